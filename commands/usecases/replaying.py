"""A unit's history to be replayed: which entries tell of it, and in which order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from commands.usecases.asking import Inquiry, question_of
from ledger.catalog.lines import catalog
from ledger.entries import Entry
from ledger.records.history import History

if TYPE_CHECKING:
    from ledger.application import Ledger
    from projections.inspection.replay.known_reach import KnownReach
    from projections.inspection.replay.story import UnitStory


def unit_replayed(ledger: Ledger, facts: Path, asked: Inquiry) -> UnitStory:
    """The story of a unit over a period, as known at a position.

    Raises UnknownUnit, AmbiguousUnitName, UnitNotCreatedYet, PeriodReversed, IntegrityBroken.
    """
    from projections.figures.whose import whose_figures
    from projections.inspection.reconciliation.lateness import Lateness
    from projections.inspection.replay.known_reach import KnownReach
    from projections.inspection.replay.story import UnitBooks, story_of

    question, unit = question_of(ledger, asked)
    last = asked.known_at
    begin = min(ledger.loaded_upto(), last)
    units = ledger.unit_histories()
    reach = KnownReach(units, whose_figures(ledger, unit, alone=asked.alone), begin, last)
    files = list(_files(_candidates(ledger, facts, reach, question.period.end, last), reach))
    reports = ledger.streams(ledger.names("report"))
    told = [History(name, entries) for name, entries in reports.items()]
    books = UnitBooks(files, units, told, begin, last)
    lateness = Lateness(accepted=ledger.accepted_times())
    return story_of(books, question.period, reach, lateness)


def _candidates(
    ledger: Ledger, facts: Path, reach: KnownReach, last_day: date, known_at: int
) -> Iterable[History]:
    """The histories of all files that the units covered may ever have held."""
    from projections.figures.candidates import candidates
    from projections.figures.reach import always
    from projections.figures.register import Moment, Selection

    covered = always(reach.ever) if reach.ever else None
    return candidates(ledger, facts, [Selection(None, covered)], Moment(last_day, known_at))


def _files(histories: Iterable[History], reach: KnownReach) -> Iterator[History]:
    lines = {line.code for line in catalog().lines}
    for history in histories:
        if history.noun in lines and any(map(reach.covers, _units(history.entries))):
            yield history


def _units(entries: Iterable[Entry]) -> Iterator[str]:
    for entry in entries:
        yield entry.unit
        if to_unit := getattr(entry, "to_unit", None):
            yield to_unit
