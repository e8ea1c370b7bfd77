"""What a unit kept beside its records, once it ended: the list of what it must survey, its gangs.

They stand in no entry of the ending. Whoever reads them follows the unit: what was listed or found
in one that was merged is carried on by the unit it went into, also where an earlier version
recorded the merger. What has a branch goes with the files of that branch; where nobody is said to
get the rest, it goes to the unit above.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import NamedTuple

from ledger.entries import Entry
from ledger.entries.organisation import UnitEnding, UnitParted
from ledger.errors import WouldMove
from ledger.records.books import Books
from ledger.records.history import History
from ledger.records.moves import Carried, would_move
from ledger.records.organisation import unit_of
from ledger.records.papers.gang import GANGS
from ledger.records.papers.survey_object import OBJECTS
from ledger.records.portions import Divided
from ledger.timeline import in_force
from ledger.values.stream import Stream

HistoryOf = Callable[[Stream], History]
KEPT = ("object", "gang")
"""The papers that go with what their unit was."""


class Carrier(NamedTuple):
    """A unit that carries a paper from a day on, and the ending by which it came to it."""

    since: date
    unit: str
    by: Entry | None = None


def carriers(
    begun: Entry, branch: str | None, history_of: HistoryOf, known_at: int | None = None
) -> list[Carrier]:
    """The units that carry a paper, one after the other; the first is the one that began it.

    ``branch``: what the paper says of its branch; ``history_of``: the stream of a unit.
    """
    found, used = [Carrier(begun.effective_on, begun.unit)], set[str]()
    while True:
        since, unit, _ = found[-1]
        history = history_of(Stream.of_unit(unit))
        for ending in in_force(history.entries, known_at):
            if isinstance(ending, UnitEnding | UnitParted) and ending.effective_on >= since:
                goes = _goes(ending, branch, history, known_at)
                if goes not in (None, unit) and ending.reference not in used:
                    found.append(Carrier(ending.effective_on, str(goes), ending))
                    used.add(ending.reference)
                    break
        else:
            return found


def carrier_on(found: Iterable[Carrier], day: date) -> str:
    """The unit that carries a paper at the end of a day; before it was begun, the first."""
    units = list(found)
    return next((one.unit for one in reversed(units) if one.since <= day), units[0].unit)


def _goes(
    ending: UnitEnding | UnitParted, branch: str | None, history: History, known_at: int | None
) -> str | None:
    """The unit to which goes what the ended one kept; None: it stays."""
    given = (ending.given or ()) if isinstance(ending, Divided) else ()
    for one in given:
        if branch is not None and one.get("branch") == branch:
            return one["to"]
    if isinstance(ending, UnitParted):
        return None
    return ending.to_unit or unit_of(history, ending.effective_on, known_at).parent


def begun_of(history: History, known_at: int | None = None) -> Entry | None:
    """The entry by which an object stands on a list, or by which a gang was found; None: none."""
    if history.noun == "object":
        state = OBJECTS.state(history, known_at=known_at)
        return state.listed if state.stands else None
    return GANGS.state(history, known_at=known_at).found


def would_go(books: Books) -> list[WouldMove]:
    """What new endings let go elsewhere: what moves, and what units kept beside their records."""
    return would_move(books.fresh, carried_in(books))


def carried_in(books: Books) -> Iterator[Carried]:
    """The objects and gangs that new endings of units let go to others, without an entry each."""
    endings = {one.reference for one in books.fresh if isinstance(one, UnitEnding | UnitParted)}
    if not endings:
        return
    for history in (one for noun in KEPT for one in books.papers(noun)):
        begun = begun_of(history)
        if begun is None or not _stands(history):
            continue
        found = carriers(begun, getattr(begun, "branch", None), books.history)
        for one in found:
            if one.by is not None and one.by.reference in endings:
                yield Carried(Stream.of_unit(one.unit), one.by, Stream(history.record))


def _stands(history: History) -> bool:
    return history.noun == "object" or GANGS.state(history).stands
