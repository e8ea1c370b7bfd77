"""Finds opening stocks whose day was written with a wrong year, and so looks like the day of the
current stock.
"""

from __future__ import annotations

from collections.abc import Iterable

from ledger.values.period import Period
from projections.inspection.reading.stated.drafts import Draft

_FLOWS = ("added", "removed")


def restore_openings(drafts: list[Draft], period: Period | None) -> None:
    """Make the first stock before a line's movements its opening again: no other is, and a real
    current stock follows them.

    Its day must be the period's first but for the year, if the period is known; or the eve, where
    the movement then holds.
    """
    for said in _groups(drafts):
        if _begins_with_opening(said, period):
            for draft in _with_parts(said[0], drafts):
                draft.measure = "opening"


def openings_alone(drafts: list[Draft]) -> list[Draft]:
    """Opening stocks by a weak word, ``Tồn: 42``, of which nothing else is said: they may be what
    there is now.
    """
    alone = (said[0] for said in _groups(drafts) if len({one.measure for one in said}) == 1)
    return [it for it in alone if it.measure == "opening" and it.word and not it.sure]


def _groups(drafts: list[Draft]) -> list[list[Draft]]:
    """What is said of each total, in reading order."""
    groups: dict[object, list[Draft]] = {}
    for draft in drafts:
        if draft.parent is None and not draft.dropped:
            of = draft.line, tuple(sorted(draft.cell.items())), draft.mode
            groups.setdefault(of, []).append(draft)
    return list(groups.values())


def _begins_with_opening(said: list[Draft], period: Period | None) -> bool:
    """Whether what is said of one total, in reading order, begins with a stock that only its day
    makes the current one.
    """
    first = said[0]
    if first.as_of is None or not _is_stock_by_day(first):
        return False
    current = next((one for one in said[1:] if one.measure == "current" and not one.by_day), None)
    between = said[1 : said.index(current)] if current else []
    if current is None or not between or any(one.measure not in _FLOWS for one in between):
        return False
    if any(one.measure == "opening" for one in said):
        return False
    holds = _movement(first, between, current)
    day = (first.as_of.day, first.as_of.month)
    if period is None or day == (period.start.day, period.start.month):
        return holds or first.value != current.value
    return holds and first.value != current.value and day == (period.eve.day, period.eve.month)


def _is_stock_by_day(draft: Draft) -> bool:
    """Whether it is a stock of the statistics that only its day makes the current one."""
    return draft.measure == "current" and draft.by_day and draft.mode == "statistics"


def _movement(opening: Draft, flows: Iterable[Draft], current: Draft) -> bool:
    """Whether one flow of each kind makes the one stock the other."""
    found = {one.measure: one.value for one in flows}
    numbers = (opening.value, found.get("added"), found.get("removed"), current.value)
    stock, added, removed, now = numbers
    if stock is None or added is None or removed is None or now is None:
        return False
    return stock + added - removed == now


def _with_parts(total: Draft, drafts: Iterable[Draft]) -> Iterable[Draft]:
    """A total, its parts, and theirs."""
    found = [total]
    for draft in drafts:
        if draft.parent is not None and any(draft.parent is one for one in found):
            found.append(draft)
    return found
