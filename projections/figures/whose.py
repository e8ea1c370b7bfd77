"""Whose figures are asked for: a unit's with everything under it, its own alone, or everybody's."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from ledger.application import Ledger
from ledger.records.history import History
from ledger.records.organisation import unit_of
from ledger.values.stream import Stream
from projections.figures.reach import Reach, reach_among


class Whose(NamedTuple):
    """A unit, by its code, with everything under it or ``alone``; no code means all units."""

    unit: str
    alone: bool = False


EVERYBODY = Whose("")
"""All units of the books."""

Reaches = Mapping[Whose, Reach | None]
"""The units each question covers, day by day, as known at one position; None covers every unit."""


def whose_figures(ledger: Ledger, unit: str, *, alone: bool) -> Whose:
    """Whose figures a unit's are: those of the home unit, with what is under it, are everybody's.

    So a unit that stands under none counts in the books it is kept in. Where the home unit itself
    stands under another, its figures are its own and those of what is under it.
    """
    is_home = unit == ledger.home_unit and not alone
    if is_home and unit_of(ledger.history(Stream.of_unit(unit))).parent is None:
        return EVERYBODY
    return Whose(unit, alone)


def reaches(
    histories: Iterable[History], wanted: Iterable[Whose], position: int | None = None
) -> dict[Whose, Reach | None]:
    """What each question covers, by the histories of all units as known at a position.

    An opening balance states what stood before the ledger began, so it was known then, too.
    """
    known = [_known(history, position) for history in histories]
    return {
        one: reach_among(known, one.unit, alone=one.alone) if one.unit else None
        for one in dict.fromkeys(wanted)
    }


def _known(history: History, position: int | None) -> History:
    if position is None:
        return history
    entries = (one for one in history.entries if one.position <= position or one.opening_balance)
    return History(history.record, tuple(entries))
