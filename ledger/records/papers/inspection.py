"""An inspection (cuộc kiểm tra): opened, changed, files drawn, findings, closed, reopened."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from ledger.entries.finding import FindingAnswered, FindingVerified
from ledger.entries.inspection import (
    FilesDrawn,
    InspectionChanged,
    InspectionClosed,
    InspectionOpened,
    InspectionReopened,
)
from ledger.entries.reading import ReadingCorrected
from ledger.errors.findings import FindingsMiscounted, InspectionStillOpen
from ledger.errors.inspections import (
    DrawnAlready,
    InspectionClosedAlready,
    InspectionDaysReversed,
    InspectionNotBegun,
    InspectionNotOpened,
    InspectionOpenedAlready,
    InspectionUnchanged,
    InspectsHimself,
)
from ledger.records.papers.family import Family
from ledger.records.papers.finding import FindingEntry, Found, found_after
from ledger.records.papers.inspected import refuse_elsewhere
from ledger.records.papers.reading import Readings, readings_after
from ledger.values.dates import format_date
from ledger.values.stream import Stream


class Inspection(NamedTuple):
    """How an inspection stands after an entry; ``opened`` is None before it is.

    ``start``, ``end``: the days planned; ``participants``, ``inspected``: officers by their codes,
    in the order in which they were named; ``findings``: how many it closed with, None before it is
    closed; ``draws``: the draws of files, ``found``: the findings, ``readings``: how its reports
    are read otherwise, in the order of their making.
    """

    opened: InspectionOpened | None = None
    plan: str | None = None
    start: date | None = None
    end: date | None = None
    participants: tuple[str, ...] = ()
    inspected: tuple[str, ...] = ()
    closed_on: date | None = None
    findings: int | None = None
    draws: tuple[FilesDrawn, ...] = ()
    found: tuple[Found, ...] = ()
    readings: Readings = ()

    @property
    def wanting(self) -> int:
        """How many of its findings are of something wrong."""
        return sum(not one.is_strength for one in self.found)

    @property
    def is_open(self) -> bool:
        """Whether it was opened and is not closed."""
        return self.opened is not None and self.closed_on is None


InspectionEntry = (
    InspectionOpened
    | InspectionChanged
    | FilesDrawn
    | FindingEntry
    | ReadingCorrected
    | InspectionClosed
    | InspectionReopened
)


def inspection_after(before: Inspection, entry: InspectionEntry) -> Inspection:
    """The inspection after one more entry. Raises what the timeline forbids.

    A finding is answered and verified also after the inspection was closed.
    """
    code = Stream(entry.record).key
    if isinstance(entry, InspectionOpened):
        if before.opened is not None:
            since = format_date(before.opened.effective_on)
            raise InspectionOpenedAlready(code=code, opened_on=since)
        return _planned(code, Inspection(entry), entry)
    if before.opened is None:
        raise InspectionNotOpened(code=code, effective_on=format_date(entry.effective_on))
    if isinstance(entry, InspectionReopened):
        return _reopened(code, before, entry)
    if before.closed_on is not None and not isinstance(entry, _AFTERWARDS):
        raise InspectionClosedAlready(code=code, closed_on=format_date(before.closed_on))
    if isinstance(entry, InspectionClosed):
        return _closed(code, before, entry)
    if isinstance(entry, FilesDrawn):
        return before._replace(draws=_drawn(code, before.draws, entry))
    if isinstance(entry, FindingEntry):
        return before._replace(found=found_after(before.found, entry))
    if isinstance(entry, ReadingCorrected):
        read = readings_after(before.readings, before.inspected, entry)
        return before._replace(readings=read)
    return _changed(code, before, entry)


_AFTERWARDS = FindingAnswered | FindingVerified


def _changed(code: str, before: Inspection, entry: InspectionChanged) -> Inspection:
    after = _planned(code, before, entry)
    # what is recorded already may come to repeat what an earlier day then says
    if after == before and not entry.position:
        raise InspectionUnchanged(code=code)
    return after


def _closed(code: str, before: Inspection, entry: InspectionClosed) -> Inspection:
    if before.start and entry.effective_on < before.start:
        day = format_date(entry.effective_on)
        raise InspectionNotBegun(code=code, start=format_date(before.start), effective_on=day)
    # a finding may be voided after the closing
    if before.found and entry.findings != before.wanting and not entry.position:
        raise FindingsMiscounted(code=code, stated=entry.findings, recorded=before.wanting)
    return before._replace(closed_on=entry.effective_on, findings=entry.findings)


def _reopened(code: str, before: Inspection, entry: InspectionReopened) -> Inspection:
    if before.closed_on is None:
        raise InspectionStillOpen(code=code, effective_on=format_date(entry.effective_on))
    return before._replace(closed_on=None, findings=None)


def _planned(
    code: str, before: Inspection, entry: InspectionOpened | InspectionChanged
) -> Inspection:
    """The inspection with what an entry says of its days and of who is in it."""
    after = before._replace(
        plan=entry.plan or before.plan,
        start=date.fromisoformat(entry.start) if entry.start else before.start,
        end=date.fromisoformat(entry.end) if entry.end else before.end,
        participants=_joined(before.participants, entry.participants),
        inspected=_joined(before.inspected, entry.inspected),
    )
    if after.start and after.end and after.end < after.start:
        days = {"start": format_date(after.start), "end": format_date(after.end)}
        raise InspectionDaysReversed(code=code, **days)
    if both := [one for one in after.participants if one in after.inspected]:
        raise InspectsHimself(code=code, officer=both[0])
    return after


def _drawn(code: str, before: tuple[FilesDrawn, ...], entry: FilesDrawn) -> tuple[FilesDrawn, ...]:
    """The draws with one more, whose seed is another: words are said anew for each."""
    if any((one.root, one.words) == (entry.root, entry.words) for one in before):
        raise DrawnAlready(code=code, words=entry.words)
    return (*before, entry)


def _joined(before: tuple[str, ...], more: list[str] | None) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*before, *(more or ()))))


INSPECTIONS: Family[Inspection] = Family(
    "inspection", Inspection(), inspection_after, refuse_elsewhere
)
