"""Why a figure recounted today is not what it was, or is not what was stated.

Kinds, entries, records, officers.
"""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import chain, pairwise
from typing import Any

from ledger.entries import Entry
from ledger.entries.record import EntryCorrected, EntryVoided
from ledger.errors import N_
from ledger.records.history import History
from ledger.values.dates import local_date, read_instant
from ledger.values.stream import Stream
from projections.inspection.reconciliation.asked import Asked
from projections.inspection.reconciliation.tally import Tally, course_known, entries_since

KINDS = {
    "late_entry": N_("recorded late"),
    "backdated": N_("backdated"),
    "corrected_since": N_("corrected since"),
    "voided_since": N_("voided since"),
    "never_supported": N_("never supported by any entry"),
    "unexplained": N_("not explained"),
}
"""The causes known so far, with their printed names."""


@dataclass(frozen=True, slots=True)
class Cause:
    """One reason for a difference, with what makes up exactly that difference.

    ``difference``: what it adds to the figure between then and now (for ``never_supported`` and
    ``unexplained``: how much more the report states than the nearer recount). ``entries``:
    positions; ``records``: file numbers;
    ``officers``: who recorded those entries; ``days_late``: the largest lateness, in days, where
    the kind has one.
    """

    kind: str
    difference: int
    entries: tuple[int, ...] = ()
    records: tuple[str, ...] = ()
    officers: tuple[str, ...] = ()
    days_late: int | None = None

    def as_json(self) -> dict[str, Any]:
        """The cause in its stable JSON form."""
        return {
            "kind": self.kind,
            "entries": list(self.entries),
            "records": list(self.records),
            "officers": list(self.officers),
            "difference": self.difference,
        }


@cache
def backdated_after_days() -> int:
    """More days than this between taking effect and being recorded make an entry backdated."""
    data = tomllib.loads(files(__package__).joinpath("lateness.toml").read_text("utf-8"))
    return int(data["backdated_after_days"])


def days_late(entry: Entry) -> int:
    """Days from the day an entry took effect to the local day it was recorded."""
    return (local_date(read_instant(entry.recorded_at)) - entry.effective_on).days


@dataclass(frozen=True, slots=True)
class Change:
    """A record that counts more often, or less, in a figure than it did.

    ``difference``: by how much; ``turning``: the entries, recorded since, at which it came to count
    otherwise.
    """

    record: str
    difference: int
    turning: tuple[Entry, ...]


def causes_of(changes: Iterable[Change]) -> list[Cause]:
    """Why a figure is not what it was: its changes put together by their kind.

    In the order of the records; what adds and what takes away are never summed up to nothing.
    """
    found: dict[tuple[str, bool], list[Change]] = {}
    for change in sorted(changes, key=lambda one: one.record):
        key = (_kind(change.turning), change.difference > 0)
        found.setdefault(key, []).append(change)
    return [_cause(kind, parts) for (kind, _adds), parts in found.items()]


def changes_since(history: History, then: int, tally: Tally) -> Iterator[tuple[Asked, Change]]:
    """How a record changed each figure since it was known as at position ``then``.

    If it counts otherwise now, it is counted anew after each step recorded since: the entries of a
    step turned a figure whose count before the step is another than after it.
    """
    steps = recorded_together(entries_since(history, then))
    if not steps:
        return

    def counts(position: int) -> Counter[int]:
        return Counter(tally.counting(course_known(history, position)))

    first, last = counts(then), counts(steps[-1][-1].position)
    changed = [number for number in first | last if first[number] != last[number]]
    between = [counts(step[-1].position) for step in steps[:-1]] if changed else []
    known = [first, *between, last]
    for number in changed:
        turned = [
            step
            for step, (before, after) in zip(steps, pairwise(known), strict=True)
            if before[number] != after[number]
        ]
        difference = last[number] - first[number]
        yield tally.asked[number], Change(history.record, difference, tuple(chain(*turned)))


def recorded_together(entries: Iterable[Entry]) -> list[list[Entry]]:
    """Entries one by one, but a correction as the void and its replacement."""
    steps: list[list[Entry]] = []
    for entry in entries:
        if steps and entry.corrects is not None and _corrected(steps[-1][-1]) == entry.corrects:
            steps[-1].append(entry)
        else:
            steps.append([entry])
    return steps


def _corrected(entry: Entry) -> int | None:
    """The position a half of a correction is about."""
    return entry.voids if isinstance(entry, EntryCorrected) else entry.corrects


def _kind(turning: Sequence[Entry]) -> str:
    """What kind of entries they are; the last one decides, for it made the figure what it is."""
    if not turning:
        return "unexplained"
    last = turning[-1]
    if _corrected(last) is not None:
        return "corrected_since"
    if isinstance(last, EntryVoided):
        return "voided_since"
    return "backdated" if days_late(last) > backdated_after_days() else "late_entry"


def _cause(kind: str, changes: Sequence[Change]) -> Cause:
    entries = [entry for one in changes for entry in one.turning]
    tells_lateness = kind in ("late_entry", "backdated")
    return Cause(
        kind,
        sum(one.difference for one in changes),
        tuple(sorted(entry.position for entry in entries)),
        tuple(Stream(one.record).key for one in changes),
        tuple(sorted({entry.by for entry in entries})),
        max(days_late(entry) for entry in entries) if tells_lateness else None,
    )


def residue(stated: int, then: int, now: int) -> Cause | None:
    """What no entry explains: how far the statement is from the nearer of the two recounts.

    From now, if both are as near. More than the books ever said was never supported; less, or
    something in between, is not explained.
    """
    if stated in (then, now):
        return None
    kind = "never_supported" if stated > max(then, now) else "unexplained"
    return Cause(kind, stated - min(now, then, key=lambda recount: abs(stated - recount)))
