"""Commands on what an inspection found: record it, answer it, look whether it was put right."""

from __future__ import annotations

from datetime import date

from pydantic import Field

from ledger.catalog.inspections import inspections
from ledger.entries import Entry
from ledger.entries.evidence import ReportSubmitted
from ledger.entries.finding import FindingAnswered, FindingRecorded, FindingVerified
from ledger.errors.findings import (
    FindingAboutNothing,
    GeneralRemark,
    NoSuchFigure,
    NotASubmission,
    RemedyRestsOnAnswer,
)
from ledger.records.books import Books
from ledger.records.history import History
from ledger.records.inspections import still_open
from ledger.records.paper_command import PaperCommand, begun, seen
from ledger.records.papers.finding import unheard
from ledger.records.papers.inspected import refuse_strangers
from ledger.records.papers.inspection import INSPECTIONS
from ledger.timeline import in_force
from ledger.values.dates import format_date
from ledger.values.stream import Stream

MOST_NUMBER = 10_000
"""Findings of one inspection; more is a slip of the finger."""


class RecordFinding(PaperCommand):
    """Record what an inspection found; what the fields mean: ``FindingRecorded``.

    ``last``: the last position of the ledger; ``report``: the position of a submission.
    """

    inspection: str
    breach: str
    severity: str
    what: str = Field(min_length=1, max_length=400)
    answers: str
    found_by: str
    last: int
    about: str | None = None
    report: int | None = None
    figure: str | None = None
    named: tuple[int, ...] = ()
    remedy: str | None = Field(default=None, max_length=400)
    due: date | None = None

    def decide(self, books: Books) -> Entry:
        """Raises UnknownPaper, InspectionClosedAlready, UnknownCode, GeneralRemark, UnknownRecord.

        Also UnknownOfficer, UnknownPosition, NotASubmission, NoSuchFigure, FindingAboutNothing,
        FindingElsewhere, AnswersForOthers, and the timeline's.
        """
        history = still_open(books, self.inspection)
        what = something_said(self.what)
        self._check_figure(books, history)
        for position in self.named:
            books.entry_at(position, self.last)
        numbers = [one.finding for one in history.entries if isinstance(one, FindingRecorded)]
        return books.make(
            FindingRecorded,
            history.record,
            self.effective_on,
            self.unit_of(books, history),
            finding=max(numbers, default=0) + 1,
            breach=inspections().breach(self.breach),
            severity=inspections().severity(self.severity),
            what=what,
            answers=books.officer(self.answers).code,
            found_by=books.officer(self.found_by).code,
            about=books.find(self.about).record if self.about else None,
            submission=self.report,
            figure=seen(self.figure),
            named=sorted(set(self.named)) or None,
            remedy=seen(self.remedy),
            due=self.due and self.due.isoformat(),
        )

    def _check_figure(self, books: Books, history: History) -> None:
        """A figure is one that was submitted, or that the inspection made of what was not read."""
        if (self.report is None) != (self.figure is None):
            raise FindingAboutNothing
        if self.report is None:
            return
        entry = books.entry_at(self.report, self.last)
        standing = in_force(books.history(entry.record).entries)
        if not isinstance(entry, ReportSubmitted) or entry not in standing:
            raise NotASubmission(position=self.report)
        readings = INSPECTIONS.state(history).readings
        made = {one.figure for one in readings if one.sha256 == entry.sha256}
        if seen(self.figure) not in made.union(one["id"] for one in entry.figures):
            raise NoSuchFigure(position=self.report, figure=self.figure)
        refuse_strangers(history.record, entry.file, {entry.unit}, self.effective_on, books)


def something_said(text: str) -> str:
    """What is seen of a text that says more than general remarks. Raises GeneralRemark."""
    said = seen(text) or ""
    if not inspections().says_something(said):
        raise GeneralRemark(text=said)
    return said


def refuse_unheard(books: Books, record: str) -> None:
    """Raise RemedyRestsOnAnswer where a void or a correction leaves a remedy without an answer.

    Books of earlier versions hold looks before any answer: what was so before stays so.
    """
    if Stream(record).noun != "inspection":
        return
    entries = books.history(record).entries
    before = {one.position for one in unheard(in_force([one for one in entries if one.position]))}
    for one in unheard(in_force(entries)):
        if one.position and one.position not in before:
            on = format_date(one.effective_on)
            raise RemedyRestsOnAnswer(number=one.finding, remedied_on=on, position=one.position)


class AnswerFinding(PaperCommand):
    """Record what whoever answers for a finding answered."""

    inspection: str
    number: int = Field(ge=1, le=MOST_NUMBER)
    officer: str
    accepted: bool
    answer: str | None = Field(default=None, max_length=400)

    def decide(self, books: Books) -> Entry:
        """Raises UnknownPaper, UnknownOfficer, and the timeline's."""
        history = begun(books, "inspection", self.inspection)
        return books.make(
            FindingAnswered,
            history.record,
            self.effective_on,
            self.unit_of(books, history),
            finding=self.number,
            answered_by=books.officer(self.officer).code,
            accepted=self.accepted,
            answer=seen(self.answer),
            document=seen(self.document),
        )


class VerifyFinding(PaperCommand):
    """Record whether a remedy was done, by somebody who looked."""

    inspection: str
    number: int = Field(ge=1, le=MOST_NUMBER)
    officer: str
    remedied: bool
    due: date | None = None

    def decide(self, books: Books) -> Entry:
        """Raises UnknownPaper, UnknownOfficer, and the timeline's."""
        history = begun(books, "inspection", self.inspection)
        return books.make(
            FindingVerified,
            history.record,
            self.effective_on,
            self.unit_of(books, history),
            finding=self.number,
            verified_by=books.officer(self.officer).code,
            remedied=self.remedied,
            due=self.due and self.due.isoformat(),
            document=seen(self.document),
        )
