"""For which months a record owes something, and how much it had in each (targets.md §1.3)."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from ledger.entries import Entry
from ledger.entries.collaborator import ItemsDelivered
from ledger.values.dates import END_OF_TIME
from ledger.values.period import Period
from projections.targets.items import is_counted_check
from projections.targets.members import Member
from projections.targets.months import whole_months
from projections.targets.sight import Sight

CHECKS: Final = ("any", "by_commander")
"""What counts checks of files, month by month."""


def months_owed(member: Member, sight: Sight) -> list[Period]:
    """The whole months of the period at the end of whose every day a record stands in the scope."""
    known = sight.remembered.setdefault("months_owed", {})
    if (stream := member.record.stream) not in known:
        known[stream] = list(_owed(member, whole_months(sight.period), sight))
    return known[stream]  # type: ignore[no-any-return]


def _owed(member: Member, months: Sequence[Period], sight: Sight) -> Iterator[Period]:
    for since, until in _stays(member, sight):
        for place in range(bisect_left(months, since, key=_first), len(months)):
            if months[place].end >= until:
                break
            yield months[place]


def _first(month: Period) -> date:
    return month.start


def _stays(member: Member, sight: Sight) -> Iterator[tuple[date, date]]:
    """From which day on a record stands in the scope, and on which it no longer does."""
    course, reach = member.record.course, sight.purview.reach
    days = {turn.entry.effective_on for turn in course.turns}
    if reach is not None:
        days |= {one.since for one in reach.stages}
    since = None
    for day in sorted(days):
        held = sight.purview.holds(course.cell_on(day), day)
        if held and since is None:
            since = day
        elif since is not None and not held:
            yield since, day
            since = None
    if since is not None:
        yield since, END_OF_TIME


def delivered(
    member: Member, months: Sequence[Period], counting: str, sight: Sight
) -> Iterator[tuple[Period, int]]:
    """How much a record had in each of some months, in order: items, or checks."""
    found, starts = [0] * len(months), [one.start for one in months]
    for entry in member.record.entries:
        place = bisect_right(starts, entry.effective_on) - 1
        if place >= 0 and entry.effective_on in months[place]:
            found[place] += _amount(entry, counting, sight)
    return zip(months, found, strict=True)


def _amount(entry: Entry, counting: str, sight: Sight) -> int:
    """What an entry adds to what is counted."""
    if counting in CHECKS:
        return is_counted_check(entry, (counting,), sight)
    if not isinstance(entry, ItemsDelivered):
        return 0
    return entry.items if counting == "items" else entry.valuable
