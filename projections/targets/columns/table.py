"""All records of the books as columns: where each stood since when, and what was entered on it.

Records, cells and values are known by their places, days by their numbers (``date.toordinal``).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import cached_property
from typing import Any, Final, NamedTuple

import numpy as np
import numpy.typing as npt

from ledger.entries import Entry
from ledger.entries.collaborator import CollaboratorRated, ItemsDelivered
from ledger.entries.record import EffectProduced, FileChecked, RecordReported, SupportGained
from ledger.records.cell import Cell, attribute_field
from ledger.values.dates import END_OF_TIME
from projections.facts.movement import closing_of, movement_of
from projections.targets.record_index import CountedRecord, stays_of

Whole = npt.NDArray[np.int64]
Truth = npt.NDArray[np.bool_]

NOWHERE: Final = -1
"""The place of what is not there; of a list whose last value stands for that, it is the last."""

KINDS: Final = (
    *(CollaboratorRated, EffectProduced, FileChecked, ItemsDelivered),
    *(RecordReported, SupportGained),
)
"""The kinds of entries on records that conditions look at."""

DAYS: Final = 1 << 22
"""More than there are days until the end of the year 9999."""


class Coded(NamedTuple):
    """A column of values of which few differ: their places among those there are."""

    places: Whole
    values: Sequence[Any]

    @classmethod
    def of(cls, column: Sequence[Any]) -> Coded:
        """A column of hashable values."""
        place = {value: at for at, value in enumerate(dict.fromkeys(column))}
        return cls(np.fromiter(map(place.__getitem__, column), np.int64, len(column)), [*place])

    def at(self, places: Whole) -> Coded:
        """The values of some rows, in another order."""
        return Coded(self.places[places], self.values)

    def passing(self, test: Callable[[Any], bool]) -> Truth:
        """Which of them pass a test that looks at every different value once."""
        return np.fromiter(map(test, self.values), np.bool_, len(self.values))[self.places]


class Turns(NamedTuple):
    """The turns of one record after the other, each in the order they took effect.

    ``before``, ``after``: cells, NOWHERE outside the books; ``opens``: by a movement of the kind
    opened; ``last``: the last one of its day; ``way``: how it closes, None where it does not.
    """

    record: Whole
    day: Whole
    before: Whole
    after: Whole
    opens: Truth
    last: Truth
    way: Coded


class EntryColumns:
    """The entries of one kind, of one record after the other, in the order they took effect."""

    def __init__(self, kind: type[Entry], record: Sequence[int], told: Sequence[Any]) -> None:
        self.kind, self.told = kind, told
        self.record: Whole = np.array(record, np.int64)
        self.day = day_numbers([one.effective_on for one in told])
        self._coded: dict[str, Coded] = {}

    def coded(self, name: str) -> Coded:
        """What they say of something."""
        if name not in self._coded:
            self._coded[name] = Coded.of([getattr(one, name) for one in self.told])
        return self._coded[name]


class Stays(NamedTuple):
    """Who was served by which collaborator (NOWHERE: not in the books), until a day not in it."""

    served: Whole
    collaborator: Whole
    since: Whole
    until: Whole


class RecordTable:
    """Columns of all records; each is made once, when it is first asked for."""

    def __init__(self, records: Mapping[str, tuple[CountedRecord, ...]]) -> None:
        self.records = [one for several in records.values() for one in several]
        self.size = len(self.records)
        self.line = Coded.of([line for line, several in records.items() for _ in several])
        turns = [turn for one in self.records for turn in one.course.turns]
        self.cells: list[Cell] = [turn.after for turn in turns if turn.after is not None]
        self._of_cells: dict[str, Coded] = {}
        self._standing: dict[int, Whole] = {}
        self.turns = self._turned(turns)

    def _turned(self, turns: Sequence[Any]) -> Turns:
        """A turn begins in the cell in which the one before it of the same record ended."""
        many = np.fromiter((len(one.course.turns) for one in self.records), np.int64, self.size)
        record = np.repeat(np.arange(self.size), many)
        day = day_numbers([one.entry.effective_on for one in turns])
        there = np.fromiter((one.after is not None for one in turns), np.bool_, len(turns))
        after = np.where(there, np.cumsum(there) - 1, NOWHERE)
        goes_on = record[1:] == record[:-1]
        before = np.full(len(turns), NOWHERE)
        before[1:] = np.where(goes_on, after[:-1], NOWHERE)
        last = np.ones(len(turns), np.bool_)
        last[:-1] = ~(goes_on & (day[1:] == day[:-1]))
        opens = [one.before is None and movement_of(*one) == "opened" for one in turns]
        way = Coded.of([closing_of(one.entry) for one in turns])
        return Turns(record, day, before, after, np.array(opens, np.bool_) & there, last, way)

    # ---- where records stood --------------------------------------------------------------------

    def standing(self, day: int) -> Whole:
        """By record, the cell in which it stands at the end of a day, NOWHERE if in none."""
        if day not in self._standing:
            turn = self.last_turn(self.turns.day <= day)
            self._standing[day] = np.where(turn >= 0, self.turns.after[turn], NOWHERE)
        return self._standing[day]

    def last_turn(self, which: Truth) -> Whole:
        """By record, the last of some turns, NOWHERE where it has none."""
        last = np.full(self.size, NOWHERE)
        turn = np.flatnonzero(which)
        last[self.turns.record[turn]] = turn
        return last

    def stood_on(self, record: Whole, day: Whole) -> Whole:
        """The cell where a record stands at the end of a day, or stood on it before its closing."""
        return self._cell_on(record, day, then_alone=True)

    def held_on(self, record: Whole, day: Whole) -> Whole:
        """The same, and of a record that was closed before, the cell where it stood last."""
        return self._cell_on(record, day, then_alone=False)

    def _cell_on(self, record: Whole, day: Whole, *, then_alone: bool) -> Whole:
        """Where a record stands on a day, or stood before it was closed, that day or ever."""
        turns = self.turns
        turn = np.searchsorted(self._keys, record * DAYS + day, "right") - 1
        closed = turns.after[turn] == NOWHERE
        if then_alone:
            closed &= turns.day[turn] == day
        cell = np.where(closed, turns.before[turn], turns.after[turn])
        return np.where((turn >= 0) & (turns.record[turn] == record), cell, NOWHERE)

    def turns_of(self, record: Whole) -> tuple[Whole, Whole]:
        """All turns of some records, and of the how manieth of these each is."""
        first = np.searchsorted(self.turns.record, record, "left")
        many = np.searchsorted(self.turns.record, record, "right") - first
        of = np.repeat(np.arange(len(record)), many)
        before = np.cumsum(many) - many
        return first[of] + np.arange(len(of)) - before[of], of

    @cached_property
    def first_stood(self) -> dict[str | None, date]:
        """By unit, the day from which on a record stood in it."""
        unit, there = self.of_cells("unit"), self.turns.after >= 0
        first = np.full(len(unit.values), END_OF_TIME.toordinal())
        np.minimum.at(first, unit.places, self.turns.day[there])
        return dict(zip(unit.values, map(date.fromordinal, first.tolist()), strict=True))

    @cached_property
    def _keys(self) -> Whole:
        """By turn, its record and day as one number, which only grows."""
        return self.turns.record * DAYS + self.turns.day

    @cached_property
    def settled(self) -> Truth:
        """Which records never stood in more than one unit."""
        units, record = self.of_cells("unit").places, self.turns.record[self.turns.after >= 0]
        first = np.full(self.size, NOWHERE)
        first[record[::-1]] = units[::-1]
        settled = np.ones(self.size, np.bool_)
        settled[record[units != first[record]]] = False
        return settled

    def of_cells(self, name: str) -> Coded:
        """A dimension of every cell."""
        if name not in self._of_cells:
            held = self._held[Cell._fields.index(attribute_field(name))] if self.cells else ()
            self._of_cells[name] = Coded.of(held)
        return self._of_cells[name]

    @cached_property
    def _held(self) -> list[tuple[Any, ...]]:
        """What all cells hold, field by field."""
        return list(zip(*self.cells, strict=True))

    # ---- what was entered on them ---------------------------------------------------------------

    def of(self, kind: type[Entry]) -> EntryColumns:
        """All entries of a kind."""
        return self._entries[kind]

    @cached_property
    def _entries(self) -> dict[type[Entry], EntryColumns]:
        found: dict[type[Entry], tuple[list[int], list[Entry]]] = {one: ([], []) for one in KINDS}
        for place, record in enumerate(self.records):
            for entry in record.entries:
                if told := found.get(type(entry)):
                    told[0].append(place)
                    told[1].append(entry)
        return {kind: EntryColumns(kind, *told) for kind, told in found.items()}

    @cached_property
    def stays(self) -> Stays:
        """Each time that a record was served by a collaborator."""
        served = np.unique(self.of(SupportGained).record).tolist()
        found = [(place, one) for place in served for one in stays_of(self.records[place])]
        places = self.places
        return Stays(
            np.array([place for place, _ in found], np.int64),
            np.array([places.get(one.collaborator, NOWHERE) for _, one in found], np.int64),
            day_numbers([one.since for _, one in found]),
            day_numbers([one.until for _, one in found]),
        )

    @cached_property
    def places(self) -> dict[str, int]:
        """By its stream, the place of every record."""
        return {one.course.record: place for place, one in enumerate(self.records)}

    @cached_property
    def opened_on(self) -> Whole:
        """By record, the day of its opening."""
        return day_numbers([one.opened_on for one in self.records])

    @cached_property
    def opening_balance(self) -> Truth:
        """By record, whether it was loaded when the ledger began."""
        told = (one.opening_balance for one in self.records)
        return np.fromiter(told, np.bool_, self.size)


def day_numbers(days: Sequence[date]) -> Whole:
    """Days by their numbers."""
    return np.fromiter(map(date.toordinal, days), np.int64, len(days))
