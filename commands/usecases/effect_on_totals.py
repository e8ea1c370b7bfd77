"""What a command would record, and what the totals of today would be with it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from commands.usecases.asking import Inquiry, question_of
from ledger.records.recorder import check_recorder
from ledger.records.repetition import refuse_repetitions
from ledger.values.stream import Stream

if TYPE_CHECKING:
    from ledger.application import Ledger
    from ledger.entries import Entry
    from ledger.records.books import Books, Decision
    from projections.figures.statistics import Statistics


class Total(NamedTuple):
    """How many files of a line a unit has by itself today, before and after."""

    line: str
    unit: str
    before: int
    after: int


class CommandEffect(NamedTuple):
    """What would be recorded, and the totals that it would change."""

    entries: list[Entry]
    totals: list[Total]


def effect_on_totals(
    ledger: Ledger, statistics: Statistics, command: Decision, by: str
) -> CommandEffect:
    """What a command would do, all checked; nothing is recorded. Raises the first rule broken."""
    books = ledger.books(by)
    check_recorder(books)
    command.decide(books)
    books.check()
    refuse_repetitions(books)
    changes = sorted((place, count) for place, count in _changes(ledger, books).items() if count)
    totals = []
    for (line, unit), count in changes:
        today = Inquiry(
            ledger.last_position, ledger.today, ledger.today, unit, alone=True, lines=(line,)
        )
        rows = statistics.ask(question_of(ledger, today)[0])
        before = next((row.current or 0 for row in rows if not row.cell), 0)
        totals.append(Total(line, unit, before, before + count))
    return CommandEffect(list(books.fresh), totals)


def _changes(ledger: Ledger, books: Books) -> Counter[tuple[str, str]]:
    """By how many files each line and unit would have more today."""
    found = Counter[tuple[str, str]]()
    touched = {entry.record for entry in books.fresh if Stream(entry.record).is_record}
    for record in touched:
        for history, sign in ((ledger.history(record), -1), (books.history(record), 1)):
            if cell := history.state_at(ledger.today).cell:
                found[str(cell.line), str(cell.unit)] += sign
    return found
