"""The books folded into what grading asks of them: every stream is read once, as known then."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cache, partial
from typing import Any, NamedTuple

from ledger.application import Ledger
from ledger.catalog.lines import catalog
from ledger.entries import Entry
from ledger.entries.organisation import OfficerChanged, OfficerJoined
from ledger.entries.record import RecordChanged, RecordOpened, SupportGained
from ledger.no_gc import uncollected
from ledger.records.history import History
from ledger.records.organisation import officer_of, unit_of
from ledger.records.own_values import own_list
from ledger.records.tenure import tenure_years
from ledger.records.unit_kind import kind_of
from ledger.timeline import in_force
from ledger.values.period import Period
from ledger.values.stream import CATALOG
from projections.calendar.row import CalendarRow
from projections.figures.reaching_back import known_until
from projections.figures.recount import course_of
from projections.targets.gathering_papers import DATED, PaperBooks
from projections.targets.gathering_reports import reports_owed
from projections.targets.purview import Purview
from projections.targets.record_index import CountedRecord, RecordIndex
from projections.targets.seen_books import CountedOfficer, CountedUnit, SeenBooks

OBJECT = "object"
"""The attribute by which a survey file names what it covers."""

SERVING = "CTVBM"
"""The line whose records are kept whosever they are, as are those that are served.

A collaborator may serve the files of another unit.
"""


class _Read(NamedTuple):
    """What was read of the books.

    ``lasting``: of papers what is the same on every day; ``dated``: the streams of all others.
    """

    records: Mapping[str, tuple[CountedRecord, ...]]
    found: RecordIndex
    officers: Sequence[History]
    lasting: Mapping[str, Any]
    dated: Sequence[History]


ReportsAsked = tuple[Sequence[CalendarRow], Iterable[str]]
"""The rows of the calendar, and which of them a list asks about."""


Fold = Callable[[History], CountedRecord | None]
"""A record replayed as known at some position; None: it was not opened by then."""


class BooksReader:
    """The books as known at a position, for several periods: read once for the same units.

    The ledger is to be one whose entries are proven as they are read, and stays open as long as
    earlier days are asked about. ``fold``: replays a record as known at the position, and may keep
    what it made of those that it has replayed (None: each is replayed anew).
    """

    def __init__(self, ledger: Ledger, known_at: int, fold: Fold | None = None) -> None:
        self.ledger, self.known_at = ledger, known_at
        self._fold = fold or partial(counted_record, known_at=known_at)
        self._found: dict[frozenset[str] | None, _Read] = {}

    @uncollected()
    def seen(self, period: Period, purview: Purview, reports: ReportsAsked = ((), ())) -> SeenBooks:
        """What there is to count at the end of a period.

        Of records, those that ever stood in the units of ``purview``. Raises IntegrityBroken
        when an entry is not what was recorded or cannot be read.
        """
        units = None if purview.reach is None else purview.reach.ever()
        if units not in self._found:
            self._found[units] = _read(self.ledger, self.known_at, units, self._fold)
        return _as_of(self.ledger, self.known_at, self._found[units], reports, period)


def seen_books(
    ledger: Ledger,
    known_at: int,
    period: Period,
    purview: Purview,
    reports: ReportsAsked = ((), ()),
) -> SeenBooks:
    """What a reader sees that is asked once."""
    return BooksReader(ledger, known_at).seen(period, purview, reports)


def _as_of(
    ledger: Ledger, known_at: int, read: _Read, reports: ReportsAsked, period: Period
) -> SeenBooks:
    """What was read, as it stood at the end of a period."""
    as_of = period.end
    units = ledger.unit_histories()
    papers = PaperBooks(as_of, known_at, units)
    for history in read.dated:
        papers.add(history)
    own = own_list(ledger.history(CATALOG))
    there = _units(units, as_of, known_at)
    return SeenBooks(
        known_at=known_at,
        as_of=as_of,
        today=known_until(ledger, known_at),
        records=read.records,
        index=read.found,
        units=there,
        unit_histories=tuple(units),
        officers=tuple(_serving(read.officers, as_of, known_at)),
        branches=(*(one.code for one in catalog().branches), *own.branch),
        offences=tuple(one.code for one in own.papers.offences),
        reports=tuple(reports_owed(ledger, *reports, period, known_at, there)),
        roles={one.number: tuple(_roles(one, known_at)) for one in read.officers},
        earlier=cache(partial(_as_of, ledger, known_at, read, reports)),
        **read.lasting,
        **papers.of_the_day(),
    )


def _read(ledger: Ledger, known_at: int, units: frozenset[str] | None, fold: Fold) -> _Read:
    """Every stream, once; of records those that ever stood in the units (None: in any)."""
    lines = {one.code for one in catalog().lines}
    records: dict[str, list[CountedRecord]] = defaultdict(list)
    officers, dated = list[History](), list[History]()
    papers = PaperBooks(date.max, known_at, ledger.unit_histories())
    for history in ledger.histories(known_at):
        noun = history.noun
        if noun in lines:
            found = fold(history)
            if found and _is_wanted(found, units):
                records[noun].append(found)
        elif noun == "officer":
            officers.append(history)
        elif noun in DATED:
            dated.append(history)
        else:
            papers.add(history)
    counted = {line: tuple(found) for line, found in records.items()}
    return _Read(counted, RecordIndex(counted), officers, papers.lasting(), dated)


def counted_record(history: History, known_at: int) -> CountedRecord | None:
    """A record replayed as known at a position; None where it was not opened by then."""
    known = [one for one in history.entries if one.position <= known_at]
    entries = in_force(known)
    opening = next((one for one in entries if isinstance(one, RecordOpened)), None)
    if opening is None:
        return None
    return CountedRecord(
        course_of(history.record, known),
        tuple(entries),
        tuple(_covers(entries)),
        opening.effective_on,
        entries[0].effective_on,
        opening.opening_balance,
    )


def _covers(entries: Iterable[Entry]) -> Iterator[tuple[date, str | None]]:
    """From which day on a survey file names which object."""
    for one in entries:
        if isinstance(one, RecordOpened) and OBJECT in one.attributes:
            yield one.effective_on, str(one.attributes[OBJECT])
        elif isinstance(one, RecordChanged) and OBJECT in one.changes:
            named = one.changes[OBJECT]
            yield one.effective_on, None if named is None else str(named)


def _is_wanted(record: CountedRecord, units: frozenset[str] | None) -> bool:
    is_served = any(isinstance(one, SupportGained) for one in record.entries)
    if units is None or record.line == SERVING or is_served:
        return True
    return any(turn.after is not None and turn.after.unit in units for turn in record.course.turns)


def _units(histories: Iterable[History], as_of: date, known_at: int) -> dict[str, CountedUnit]:
    """The units there were by a day, as they then stood; a dissolved one as it last did."""
    there = {one.code: one for one in (unit_of(h, as_of, known_at) for h in histories) if one.code}
    return {
        one.code: CountedUnit(
            one.code, one.name, kind_of(one, there), one.branches, one.parent, one.until is None
        )
        for one in there.values()
    }


def _serving(histories: Iterable[History], as_of: date, known_at: int) -> Iterator[CountedOfficer]:
    """The officers who serve at the end of a day, by code."""
    for history in sorted(histories, key=lambda one: one.number):
        one = officer_of(history, as_of, known_at)
        if one.code and one.until is None:
            years = tenure_years(one, as_of)
            yield CountedOfficer(one.code, one.unit, one.role, one.duties, years)


def _roles(history: History, known_at: int) -> Iterator[tuple[date, str]]:
    """In which role an officer served from which day on."""
    for one in in_force(history.entries, known_at):
        if isinstance(one, OfficerJoined | OfficerChanged) and one.role:
            yield one.effective_on, one.role
