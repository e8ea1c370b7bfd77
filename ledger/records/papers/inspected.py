"""What an inspection looks at is of its unit: files that stood there, or under it, by then.

Whoever is to answer for what it finds had it in hand, or led who had.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ledger.entries import Entry
from ledger.entries.finding import FindingAnswered, FindingRecorded
from ledger.entries.inspection import FilesDrawn, InspectionOpened
from ledger.errors.findings import AnsweredAsItWas, FindingElsewhere
from ledger.errors.inspections import DrawnElsewhere
from ledger.records.papers.answering import refuse_unanswerable
from ledger.records.papers.family import Reading
from ledger.records.papers.leading import units_above
from ledger.timeline import in_force
from ledger.values.stream import Stream


def refuse_elsewhere(entry: Entry, books: Reading) -> None:
    """Raise FindingElsewhere where a finding is about a file that was never of the unit.

    DrawnElsewhere where files of another unit are drawn. Also AnswersForOthers.
    """
    if isinstance(entry, FilesDrawn):
        day, code = entry.effective_on, Stream(entry.record).key
        if inspected := inspected_elsewhere(entry.record, {entry.scope}, day, books):
            raise DrawnElsewhere(unit=entry.scope, code=code, inspected=inspected)
    if not isinstance(entry, FindingRecorded):
        return
    if entry.corrects is not None:
        refuse_answered(entry, books)
    if entry.about:
        units = {*_holders(entry, books)}
        refuse_strangers(entry.record, Stream(entry.about).key, units, entry.effective_on, books)
    refuse_unanswerable(entry, books)


def refuse_answered(entry: FindingRecorded, books: Reading) -> None:
    """Raise AnsweredAsItWas where a finding that was answered would say something else.

    Nobody is to have accepted, or contested, words that he was never given.
    """
    for one in in_force(books.history(entry.record).entries):
        if isinstance(one, FindingAnswered) and one.finding == entry.finding and one.position:
            raise AnsweredAsItWas(
                finding=entry.finding, officer=one.answered_by, position=one.position
            )


def refuse_strangers(
    inspection: str, what: str, units: set[str], day: date, books: Reading
) -> None:
    """Raise FindingElsewhere where none of some units is that inspected, or under it on a day."""
    if inspected := inspected_elsewhere(inspection, units, day, books):
        code, of = Stream(inspection).key, ", ".join(sorted(units))
        raise FindingElsewhere(about=what, unit=of, code=code, inspected=inspected)


def inspected_elsewhere(inspection: str, units: set[str], day: date, books: Reading) -> str | None:
    """The unit inspected, where none of some units is that one, or under it on a day."""
    entries = in_force(books.history(inspection).entries)
    opened = next((one for one in entries if isinstance(one, InspectionOpened)), None)
    if opened is None or any(opened.unit in units_above(unit, day, books) for unit in units):
        return None
    return opened.unit


def _holders(entry: FindingRecorded, books: Reading) -> Iterator[str]:
    """The units that held the file by the day of the finding."""
    history = books.history(entry.about or "")
    by_then = (one for one in in_force(history.entries) if one.effective_on <= entry.effective_on)
    yield from (one.unit for one in by_then)
    if cell := history.state_at(entry.effective_on).cell:
        yield cell.unit or ""
