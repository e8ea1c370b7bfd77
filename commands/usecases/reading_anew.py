"""How an inspection reads a report otherwise than the program: recorded, and laid over it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from commands.usecases.reading_notes import ReadAs
from commands.usecases.reading_places import ReportPlaces, places_in, refuse_twice
from commands.usecases.recording import record_each
from commands.usecases.reporting_unit import reporting_unit
from ledger.entries.reading import ReadingCorrected
from ledger.errors import LedgerError
from ledger.errors.inspections import InspectionClosedAlready, ReportOfAnotherUnit
from ledger.errors.papers import UnknownPaper
from ledger.errors.readings import ReadingsRefused
from ledger.records.paper_command import paper_code
from ledger.records.papers.family import range_of
from ledger.records.papers.inspection import INSPECTIONS
from ledger.records.readings import CorrectReading
from ledger.values.dates import format_date
from ledger.values.period import reporting_year_of

if TYPE_CHECKING:
    from commands.usecases.report_file import ReportFile
    from ledger.application import Ledger, Receipt
    from projections.documents.lines.document import Document
    from projections.inspection.reading.stated.values import StatedReport


@dataclass(frozen=True)
class Readings:
    """The corrections of a file's reading by an inspection (``code``; None: of none).

    ``others``: the names of the other files that it reads otherwise.
    """

    sha256: str
    code: str | None = None
    entries: tuple[ReadingCorrected, ...] = ()
    others: tuple[str, ...] = ()


def readings_of(ledger: Ledger, inspection: str | None, sha256: str) -> Readings:
    """How an inspection reads the file of a hash; as the program does without one.

    Raises UnknownPaper.
    """
    if inspection is None:
        return Readings(sha256)
    stream = INSPECTIONS.stream(paper_code(inspection))
    state = INSPECTIONS.state(ledger.history(stream))
    if state.opened is None:
        raise UnknownPaper(code=stream.key)
    others = {one.file for one in state.readings if one.sha256 != sha256}
    entries = tuple(one for one in state.readings if one.sha256 == sha256)
    return Readings(sha256, stream.key, entries, tuple(sorted(others)))


def inspections_reading(ledger: Ledger, sha256: str) -> list[str]:
    """The inspections that read the file of a hash otherwise, by their codes."""
    histories = ledger.histories(between=range_of("inspection"))
    return [
        paper.key
        for paper in INSPECTIONS.standing(histories, date.max)
        if any(one.sha256 == sha256 for one in paper.state.readings)
    ]


def by_hand(stated: StatedReport, document: Document, readings: Readings) -> StatedReport:
    """A report as an inspection reads it."""
    if not readings.entries:
        return stated
    from projections.inspection.reading.by_hand import as_read_by_hand

    return as_read_by_hand(stated, readings.entries, places_in(document))


def read_by_inspection(read: ReportFile, readings: Readings) -> ReportFile:
    """A report file as an inspection reads it."""
    return replace(read, stated=by_hand(read.stated, read.document, readings))


# ---- recording ----------------------------------------------------------------------------------


@dataclass(frozen=True)
class Reader:
    """Who reads a report otherwise, in which inspection, on which day; ``by``: who records it."""

    inspection: str
    read_by: str
    by: str
    day: date


def record_readings(
    ledger: Ledger,
    read: ReportFile,
    unit: str,
    each: Sequence[ReadAs],
    reader: Reader,
    tell: Callable[[int, LedgerError], object],
) -> Receipt:
    """Record how places of a report of a unit are read, all of them or none.

    ``tell`` is told of each that cannot be, with its number from 1. Raises UnknownPaper,
    ReportOfAnotherUnit, ReadingsRefused, PlaceTwice, and what a single one may be refused for.
    """
    _refuse_stranger(ledger, read, unit, reader.inspection)
    taken = (one.figure for one in readings_of(ledger, reader.inspection, read.sha256).entries)
    places = ReportPlaces(ledger.own_list(), read, taken)
    found, refused = [], 0
    for number, one in enumerate(each, start=1):
        try:
            found.append(places.command(one))
        except LedgerError as fault:
            if len(each) == 1:
                raise
            tell(number, fault)
            refused += 1
    if refused:
        raise ReadingsRefused(total=len(each), count=refused)
    refuse_twice(found)
    common = {
        "inspection": reader.inspection,
        "file": read.name,
        "sha256": read.sha256,
        "read_by": reader.read_by,
        "effective_on": reader.day,
    }
    return record_each(ledger, CorrectReading, reader.by, ({**common, **one} for one in found))


def unit_spoken_for(ledger: Ledger, read: ReportFile, unit: str | None) -> str:
    """The unit a report speaks for: typed, as it was submitted, or as it names.

    Raises UnitNotStated, UnitNotRecognised, UnitAmbiguous, NotInBundle.
    """
    submission = ledger.submissions(read.sha256).valid
    if submission and unit is None:
        return submission.unit
    days = read.stated.period or reporting_year_of(ledger.today)
    return reporting_unit(ledger, read, days, ledger.last_position, unit=unit).code


def _refuse_stranger(ledger: Ledger, read: ReportFile, unit: str, inspection: str) -> None:
    """Raises UnknownPaper, InspectionClosedAlready, ReportOfAnotherUnit."""
    from projections.figures.reach import reach_among

    stream = INSPECTIONS.stream(paper_code(inspection))
    state = INSPECTIONS.state(ledger.history(stream))
    if state.opened is None:
        raise UnknownPaper(code=stream.key)
    if state.closed_on:
        raise InspectionClosedAlready(code=stream.key, closed_on=format_date(state.closed_on))
    inspected, histories = state.opened.unit, ledger.unit_histories()
    known_at = ledger.last_position
    under = reach_among(histories, inspected, alone=False, known_at=known_at).ever()
    if unit not in under:
        raise ReportOfAnotherUnit(file=read.name, unit=unit, code=stream.key, inspected=inspected)
