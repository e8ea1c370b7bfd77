"""What a command would record, and what the totals of today would be with it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from commands.usecases.asking import Inquiry, question_of
from ledger.entries.record import RecordOpened
from ledger.records.cell import attribute_field
from ledger.records.recorder import check_recorder
from ledger.records.repetition import refuse_repetitions
from ledger.values.stream import Stream

if TYPE_CHECKING:
    from ledger.application import Ledger
    from ledger.entries import Entry
    from ledger.records.books import Books, Decision
    from ledger.records.cell import Cell
    from projections.figures.statistics import Statistics


Value = str | bool | None


class Place(NamedTuple):
    """What is counted: the files of a line that a unit has by itself, or those with one value.

    ``dimension``: ``""`` for all of them.
    """

    line: str
    unit: str
    dimension: str = ""
    value: Value = None


class Total(NamedTuple):
    """How many files there are of what is counted, before and after."""

    place: Place
    before: int
    after: int


class CommandEffect(NamedTuple):
    """What would be recorded, and the totals of today that it would change.

    ``alike``: by the number of each file that is opened, the numbers of others that look like it.
    """

    entries: list[Entry]
    totals: list[Total]
    alike: Mapping[str, list[str]]


PARTS = ("symbol", "class", "list", "group", "type", "level", "branch", "field", "source", "online")
"""What is counted apart where it changes in a file that stays in its unit."""


def effect_on_totals(
    ledger: Ledger, statistics: Statistics, command: Decision, by: str
) -> CommandEffect:
    """What a command would do, all checked; nothing is recorded. Raises the first rule broken."""
    books = ledger.books(by)
    check_recorder(books)
    command.decide(books)
    books.check()
    refuse_repetitions(books)
    opened = [one for one in books.fresh if isinstance(one, RecordOpened)]
    twins = {one.number: ledger.twins(one.line, one.number) for one in opened}
    changes = {place: count for place, count in _changes(ledger, books).items() if count}
    return CommandEffect(
        list(books.fresh),
        [_total(ledger, statistics, *one) for one in sorted(changes.items(), key=_rank)],
        {number: alike for number, alike in twins.items() if alike},
    )


def _rank(change: tuple[Place, int]) -> tuple[str, ...]:
    return tuple(map(str, change[0]))


def _total(ledger: Ledger, statistics: Statistics, place: Place, count: int) -> Total:
    asked = Inquiry(
        ledger.last_position,
        ledger.today,
        ledger.today,
        place.unit,
        alone=True,
        by=(place.dimension,) if place.dimension else (),
        lines=(place.line,),
    )
    cell = ((place.dimension, place.value),) if place.dimension else ()
    rows = statistics.ask(question_of(ledger, asked)[0])
    before = next((row.current or 0 for row in rows if row.cell == cell), 0)
    return Total(place, before, before + count)


def _changes(ledger: Ledger, books: Books) -> Counter[Place]:
    """By how many files each line and unit would have more today, and each value of them."""
    found = Counter[Place]()
    for record in {entry.record for entry in books.fresh if Stream(entry.record).is_record}:
        before, after = (
            history.state_at(ledger.today).cell
            for history in (ledger.history(record), books.history(record))
        )
        for cell, sign in ((before, -1), (after, 1)):
            if cell:
                found[_place(cell)] += sign
        if before and after and _place(before) == _place(after):
            found.update(_moved(before, after))
        elif cell := after or before:
            found.update(_classed(cell, 1 if after else -1))
    return found


def _place(cell: Cell) -> Place:
    return Place(cell.line, str(cell.unit))


def _classed(cell: Cell, sign: int) -> Counter[Place]:
    """The class of a file that comes or goes, where it has one."""
    place = _place(cell)._replace(dimension="class", value=cell.class_)
    return Counter({place: sign} if cell.class_ else {})


def _moved(before: Cell, after: Cell) -> Counter[Place]:
    """The values that a file leaves and comes to within its unit."""
    found = Counter[Place]()
    for name in PARTS:
        was, becomes = (getattr(cell, attribute_field(name)) for cell in (before, after))
        if was != becomes:
            found[_place(before)._replace(dimension=name, value=was)] -= 1
            found[_place(after)._replace(dimension=name, value=becomes)] += 1
    return found
