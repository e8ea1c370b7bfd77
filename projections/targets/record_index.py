"""Records replayed, and where one question after the other finds those it needs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, NamedTuple, TypeVar

from ledger.entries import Entry
from ledger.entries.record import RecordClosed, SupportGained, SupportLost
from ledger.records.cell import Cell
from ledger.values.dates import END_OF_TIME
from ledger.values.stream import Stream
from projections.figures.recount import Course

_Made = TypeVar("_Made")


class CountedRecord(NamedTuple):
    """A record replayed: its course, and its entries in force in the order they took effect.

    ``covers``: from which day on a survey file names which object; ``opening_balance``: it was
    loaded when the ledger began; ``first_day``: of its first entry.
    """

    course: Course
    entries: tuple[Entry, ...]
    covers: tuple[tuple[date, str | None], ...]
    opened_on: date
    first_day: date
    opening_balance: bool = False

    @property
    def stream(self) -> str:
        """Its name in the store."""
        return self.course.record

    @property
    def number(self) -> str:
        """Its file number."""
        return self.course.number

    @property
    def line(self) -> str:
        """Its line of work."""
        return Stream(self.stream).noun

    def stood_on(self, day: date) -> Cell | None:
        """Where it stands at the end of a day, or stood on it before it was closed."""
        turn = self.course.turn_on(day)
        if turn is None:
            return None
        if turn.after is None and turn.entry.effective_on == day:
            return turn.before
        return turn.after

    def held_on(self, day: date) -> Cell | None:
        """The same, and of a record that was closed before, where it stood last."""
        turn = self.course.turn_on(day)
        return None if turn is None else turn.after or turn.before

    def object_on(self, day: date) -> str | None:
        """The object it names at the end of a day."""
        told = [one for since, one in self.covers if since <= day]
        return told[-1] if told else None


@dataclass(frozen=True)
class ServiceStay:
    """A collaborator served a record from one day until another, which is not in it."""

    collaborator: str
    served: str
    since: date
    until: date


def stays_of(record: CountedRecord) -> list[ServiceStay]:
    """By whom a record was served from when until when; its own closing ends it."""
    for entry in record.entries:
        if isinstance(entry, SupportGained):
            return _stays(record)
    return []


def _stays(record: CountedRecord) -> list[ServiceStay]:
    since: dict[str, date] = {}
    found = []
    for entry in record.entries:
        if isinstance(entry, SupportGained):
            since.setdefault(entry.collaborator, entry.effective_on)
            continue
        ended = [entry.collaborator] if isinstance(entry, SupportLost) else []
        if isinstance(entry, RecordClosed):
            ended = list(since)
        for one in ended:
            if one in since:
                stay = ServiceStay(one, record.stream, since.pop(one), entry.effective_on)
                found.append(stay)
    found += [ServiceStay(one, record.stream, at, END_OF_TIME) for one, at in since.items()]
    return found


class RecordIndex:
    """Where one question after the other finds records: each way is made once, when first asked.

    A record is *settled* where it never stood in more than one unit.
    """

    def __init__(self, records: Mapping[str, tuple[CountedRecord, ...]]) -> None:
        self._records = records
        self._made: dict[Any, Any] = {}

    def made(self, make: Callable[[Mapping[str, tuple[CountedRecord, ...]]], _Made]) -> _Made:
        """What somebody makes of all records, by line: made once, when it is first asked for."""
        if make not in self._made:
            self._made[make] = make(self._records)
        made: _Made = self._made[make]
        return made

    @cached_property
    def by_stream(self) -> dict[str, CountedRecord]:
        """Every record by its stream."""
        return {one.stream: one for records in self._records.values() for one in records}

    @cached_property
    def service(self) -> dict[str, list[ServiceStay]]:
        """By the stream of a record, served or serving, its stays in service."""
        found: dict[str, list[ServiceStay]] = defaultdict(list)
        for record in self.by_stream.values():
            for stay in stays_of(record):
                found[record.stream].append(stay)
                found[stay.collaborator].append(stay)
        return found

    @cached_property
    def first_stood(self) -> dict[str, date]:
        """By unit, the day from which on a record stood in it."""
        found: dict[str, date] = {}
        for records in self._records.values():
            for record in records:
                for turn in record.course.turns:
                    if turn.after is not None:
                        unit, on = turn.after.unit or "", turn.entry.effective_on
                        if unit not in found or on < found[unit]:
                            found[unit] = on
        return found

    @cached_property
    def settled(self) -> Mapping[str, tuple[CountedRecord, ...]]:
        """By line, the records that never stood in more than one unit."""
        moved = set[str]().union(*self._moved_of.values())
        return FoundRecords(
            self._records,
            lambda line: tuple(one for one in self._records[line] if one.stream not in moved),
        )

    @cached_property
    def unsettled(self) -> frozenset[str]:
        """The units in which a record ever stood that is not settled."""
        return frozenset(unit for _line, unit in self._moved_of)

    @cached_property
    def _moved_of(self) -> dict[tuple[str, str], set[str]]:
        """By line and unit, the streams of those in it that stood in others, too."""
        found: dict[tuple[str, str], set[str]] = defaultdict(set)
        for line, records in self._records.items():
            for record in records:
                if len(record.course.turns) > 1 and len(units := _units_of(record)) > 1:
                    for unit in units:
                        found[line, unit].add(record.stream)
        return found

    @cached_property
    def _streams_of(self) -> dict[tuple[str, str], set[str]]:
        """By line and unit, the streams of the records that ever stood in it."""
        found: dict[tuple[str, str], set[str]] = defaultdict(set)
        for line, records in self._records.items():
            for record in records:
                for unit in _units_of(record):
                    found[line, unit].add(record.stream)
        return found

    def within(self, units: Iterable[str]) -> FoundRecords:
        """The records that ever stood in one of some units, in the order of streams."""
        told = tuple(units)
        return FoundRecords(self._records, lambda line: self._told(self._in(line, told)))

    def apart(self, always: frozenset[str] | None, ever: frozenset[str]) -> FoundRecords:
        """The records that are not settled in a unit that is asked about on every day.

        ``always``: the units asked about on every day (None: every unit); ``ever``: on some day.
        """

        def find(line: str) -> tuple[CountedRecord, ...]:
            moved = (self._moved_of.get((line, one), ()) for one in ever & self.unsettled)
            found = set[str]().union(*moved)
            return self._told(found if always is None else found | self._in(line, ever - always))

        return FoundRecords(self._records, find)

    def _in(self, line: str, units: Iterable[str]) -> set[str]:
        """The streams of the records of a line that ever stood in one of some units."""
        return set[str]().union(*(self._streams_of.get((line, one), ()) for one in units))

    def _told(self, streams: Iterable[str]) -> tuple[CountedRecord, ...]:
        return tuple(self.by_stream[one] for one in sorted(streams))


def _units_of(record: CountedRecord) -> set[str]:
    """The units that a record ever stood in."""
    return {turn.after.unit or "" for turn in record.course.turns if turn.after is not None}


class FoundRecords(Mapping[str, tuple[CountedRecord, ...]]):
    """By line, some records, which are found when they are asked for."""

    def __init__(
        self, lines: Iterable[str], find: Callable[[str], tuple[CountedRecord, ...]]
    ) -> None:
        self._lines, self._find = tuple(lines), find
        self._found: dict[str, tuple[CountedRecord, ...]] = {}

    def __getitem__(self, line: str) -> tuple[CountedRecord, ...]:
        if line not in self._found:
            if line not in self._lines:
                raise KeyError(line)
            self._found[line] = self._find(line)
        return self._found[line]

    def __iter__(self) -> Iterator[str]:
        return iter(self._lines)

    def __len__(self) -> int:
        return len(self._lines)
