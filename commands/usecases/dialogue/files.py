"""The files that can be changed on a day: those that are offered, and why another one cannot."""

from __future__ import annotations

from datetime import date
from itertools import islice
from typing import TYPE_CHECKING

from commands.usecases.dialogue.question import Choice
from ledger.catalog.lines import catalog
from ledger.errors import ChangedBeforeOpened, ClosedAlready, NotOpened
from ledger.records.organisation import officer_of
from ledger.values.dates import format_date
from ledger.values.numbering import twin_key
from ledger.values.stream import Stream
from ledger.values.text import fold
from projections.figures.query import BehindStock, scope
from projections.figures.reach import reach_of
from projections.masking.masks import SOURCE_LINES

if TYPE_CHECKING:
    from ledger.application import Ledger
    from ledger.records.history import History
    from projections.figures.statistics import Statistics

MOST_OFFERED = 5_000
"""Files that are offered; the numbers of others can be typed all the same."""


def open_files(ledger: Ledger, statistics: Statistics, by: str, day: date) -> list[Choice]:
    """The files that were open at the end of a day in the unit of an officer and under it.

    By line of work and number. Files of sources are not among them: a list of their numbers is
    disclosed for a reason, and is not shown in passing.
    """
    unit = officer_of(ledger.history(Stream.of_officer(by)), day).unit
    if unit not in ledger.units(day):
        return []
    units = reach_of(ledger, unit, alone=False, as_of=day).on(day)
    found: list[Choice] = []
    for line in (one for one in catalog().lines if one.code not in SOURCE_LINES):
        asked = BehindStock(scope((ledger.last_position,), units, None), line.code, (), day)
        numbers = sorted(str(row[0]) for row in statistics.rows(asked))
        found += [Choice(number, line.name) for number in numbers]
    return found[:MOST_OFFERED]


def refuse_unless_open(history: History, day: date) -> None:
    """Say why nothing can be recorded of a file on a day.

    Raises NotOpened, ChangedBeforeOpened, ClosedAlready.
    """
    state = history.state_at(day)
    if state.is_open:
        return
    shown = {"number": history.number, "effective_on": format_date(day)}
    if state.closed_on:
        closed_on = format_date(state.closed_on)
        raise ClosedAlready(**shown, closed_on=closed_on, position=state.closed_at)
    opening = history.state_at().opening
    if opening is None:
        raise NotOpened(number=history.number)
    raise ChangedBeforeOpened(**shown, opened_on=format_date(opening.effective_on))


def alike(ledger: Ledger, text: str) -> list[str]:
    """The streams of files whose numbers hold what was typed, hyphens and leading zeros left out.

    Two of them at most; of sources none, whose numbers are not guessed from a part.
    """
    said = _bare(text)
    lines = (one.code for one in catalog().lines if one.code not in SOURCE_LINES)
    names = (name for line in lines for name in ledger.names(line))
    found = (one for one in names if said in _bare(Stream(one).key))
    return list(islice(found, 2)) if len(said) >= SHORTEST else []


SHORTEST = 3
"""Signs of a number from which on a part of it can mean a file."""


def _bare(number: str) -> str:
    return twin_key("".join(fold(number).split()))
