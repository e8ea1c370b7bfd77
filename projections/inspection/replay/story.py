"""The story of a unit over a period: the files it held, and the entries that tell of it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Generic, TypeVar

from ledger.catalog.lines import catalog
from ledger.entries import Entry
from ledger.entries.evidence import ReportSubmitted
from ledger.entries.record import EntryVoided
from ledger.records.cell import Cell
from ledger.records.history import History
from ledger.timeline import known, places, voids
from ledger.values.dates import local_date, read_instant
from ledger.values.period import Period
from ledger.values.stream import Stream
from projections.inspection.reconciliation.lateness import Lateness
from projections.inspection.replay.known_file import KnownFile
from projections.inspection.replay.known_reach import KnownReach
from projections.inspection.replay.step import Marking, ReplayStep, Submitted

Place = TypeVar("Place", int, date)


@dataclass(frozen=True)
class UnitBooks:
    """What a story is told from.

    ``files``: histories of the files that can be in the books of the unit; ``units``: of all units;
    ``reports``: of the reports that were submitted; ``begin``: the last position by which nothing
    but opening balances was recorded, for they are known from the beginning; ``last``: the last
    position that is known.
    """

    files: Iterable[History]
    units: Iterable[History]
    reports: Iterable[History]
    begin: int
    last: int

    def known(self) -> UnitBooks:
        """The same without what was recorded after the last position."""
        files, units, reports = (
            [History(one.record, tuple(known(one.entries, self.last))) for one in some]
            for some in (self.files, self.units, self.reports)
        )
        return UnitBooks(files, units, reports, self.begin, self.last)


class Along(Generic[Place]):
    """Files along one of the two times: which have an entry that moves them between two places."""

    def __init__(self, found: Iterable[tuple[Place, str]]) -> None:
        told = sorted(found)
        self._places: list[Place] = [place for place, _ in told]
        self._names = [name for _, name in told]

    def between(self, one: Place, other: Place) -> set[str]:
        """Those with an entry after the earlier place, up to the later one."""
        first, last = min(one, other), max(one, other)
        start, end = bisect_right(self._places, first), bisect_right(self._places, last)
        return set(self._names[start:end])


@dataclass(frozen=True)
class UnitStory:
    """The story of a unit over the days of a period.

    ``files``: by line of work and number. ``steps``: entries in the order of recording; opening
    balances are none of them, they are known from the beginning. ``happened``: the entries of the
    period's days, opening balances too, in the order in which they took effect. ``begin``,
    ``last``: the positions as known at which it begins and ends.
    """

    period: Period
    reach: KnownReach
    files: Mapping[str, KnownFile]
    steps: tuple[ReplayStep, ...]
    happened: tuple[ReplayStep, ...]
    begin: int
    last: int
    recorded: Along[int] = field(repr=False)
    effective: Along[date] = field(repr=False)

    def in_force(self, position: int) -> list[ReplayStep]:
        """What happened on the days of the period, as known at a position."""
        return [one for one in self.happened if one.is_in_force(position)]


def story_of(books: UnitBooks, period: Period, reach: KnownReach, lateness: Lateness) -> UnitStory:
    """The story of a unit: every entry of a day of the period, or recorded since it began.

    What was recorded since the period began about a day before it is of the story, too: it changes
    what stood at its beginning. So are the reports submitted about days of the period.
    """
    books = books.known()
    histories = {one.record: one for one in books.files}
    files = {record: KnownFile(histories[record]) for record in by_line(histories)}
    teller = _Teller(books, files, period, reach, lateness)
    told = sorted(teller.steps(), key=lambda one: one[0])
    steps = [step for _, step in told if step.position > books.begin]
    steps.sort(key=lambda one: one.position)
    begin = max(books.begin, steps[0].position - 1) if steps else books.last
    return UnitStory(
        period,
        reach,
        files,
        tuple(steps),
        tuple(step for _, step in told if step.day in period),
        begin,
        books.last,
        Along((turn, one.record) for one in files.values() for turn in one.turns),
        Along((day, one.record) for one in files.values() for day in one.days()),
    )


def by_line(records: Iterable[str]) -> list[str]:
    """Files in the order of the lines of work, and of each by number."""
    rank = {line.code: at for at, line in enumerate(catalog().lines)}
    return sorted(records, key=lambda one: (rank[Stream(one).noun], one))


Order = tuple[date, int, int]
"""When an entry takes effect among others: its day, its place, its position."""


class _Teller:
    """Tells which entries are of a story, each with its order among what happened."""

    def __init__(
        self,
        books: UnitBooks,
        files: Mapping[str, KnownFile],
        period: Period,
        reach: KnownReach,
        lateness: Lateness,
    ) -> None:
        self._files, self._period, self._reach = files, period, reach
        units = (one for one in books.units if reach.covers(one.number))
        self._histories = [*books.files, *units, *books.reports]
        submitted = [
            one
            for history in books.reports
            for one in history.entries
            if isinstance(one, ReportSubmitted) and reach.covers(one.unit)
        ]
        self._marking = Marking(map(Submitted.of, submitted), lateness)

    def steps(self) -> Iterator[tuple[Order, ReplayStep]]:
        """The steps, file by file."""
        for history in self._histories:
            yield from self._of(history)

    def _of(self, history: History) -> Iterator[tuple[Order, ReplayStep]]:
        by_position = {one.position: one for one in history.entries}
        voided, place = voids(history.entries), places(history.entries)
        for entry in history.entries:
            about = by_position.get(entry.voids, entry) if isinstance(entry, EntryVoided) else entry
            if self._is_told(entry, about):
                day = about.effective_on
                step = self._marking.step(entry, day, voided.get(entry.position))
                yield (day, place[about.version][0], entry.position), step

    def _is_told(self, entry: Entry, about: Entry) -> bool:
        if isinstance(entry, ReportSubmitted):
            said = Submitted.of(entry)
            overlaps = said.start <= self._period.end and self._period.start <= said.end
            return overlaps and self._reach.covers_on(said.end, [entry.unit])
        day = about.effective_on
        if day > self._period.end:
            return False
        if day < self._period.start and self._recorded_before(entry):
            return False
        units = (entry.unit, about.unit, getattr(about, "to_unit", None))
        is_theirs = self._reach.covers_on(day, [unit for unit in units if unit])
        return is_theirs or self._matters(entry)

    def _matters(self, entry: Entry) -> bool:
        """Whether an entry changes what stood in units that are covered on one day or another.

        An entry of other units may: their team comes under the unit later, or their file does.
        """
        file = self._files.get(entry.record)
        if file is None or not file.is_moved_at(entry.position):
            return False
        return self._stood(file, entry.position - 1) != self._stood(file, entry.position)

    def _stood(self, file: KnownFile, position: int) -> list[tuple[date, Cell | None]]:
        """What a file became day by day, as far as it stood with units that are covered."""
        return [
            (turn.entry.effective_on, turn.after)
            for turn in file.known(position).turns
            if any(cell and self._reach.covers(cell.unit or "") for cell in turn[1:])
        ]

    def _recorded_before(self, entry: Entry) -> bool:
        return local_date(read_instant(entry.recorded_at)) < self._period.start
