"""Commands on inspections, and on what shows that rules are kept."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Literal

from pydantic import Field

from ledger.catalog.inspections import inspections
from ledger.entries import Entry
from ledger.entries.inspection import (
    CircularRead,
    FilesDrawn,
    InspectionChanged,
    InspectionClosed,
    InspectionOpened,
    InspectionReopened,
    KnowledgeChecked,
    MeetingAttended,
    SanctionRecorded,
)
from ledger.errors.inspections import InspectionClosedAlready
from ledger.records.books import Books
from ledger.records.establishment import Code
from ledger.records.history import History
from ledger.records.paper_command import (
    PaperCommand,
    begun,
    check_paper_code,
    paper_code,
    seen,
    unit_then,
)
from ledger.records.papers.discipline import CIRCULARS, KNOWLEDGE, MEETINGS, SANCTIONS
from ledger.records.papers.inspection import INSPECTIONS
from ledger.values.dates import format_date
from ledger.values.stream import Stream

MOST_SANCTIONED = 10_000
"""Collectives or individuals of one decision; more is a slip of the finger."""


class PlanInspection(PaperCommand):
    """What is said of an inspection's plan, days and officers."""

    code: str = Code
    plan: str | None = Field(default=None, max_length=200)
    start: date | None = None
    end: date | None = None
    participants: tuple[str, ...] = ()
    inspected: tuple[str, ...] = ()

    def _told(self, books: Books) -> dict[str, object]:
        return {
            "plan": seen(self.plan),
            "end": self.end and self.end.isoformat(),
            "participants": officers_named(books, self.participants),
            "inspected": officers_named(books, self.inspected),
        }


class OpenInspection(PlanInspection):
    """Open an inspection of a unit: by plan, or as a surprise."""

    kind: str

    def decide(self, books: Books) -> Entry:
        """Raises UnknownUnit, UnknownOfficer, UnknownCode, OtherScript, and the timeline's."""
        return books.make(
            InspectionOpened,
            INSPECTIONS.stream(paper_code(self.code)),
            self.effective_on,
            self.unit_code(books),
            kind=inspections().kind(self.kind),
            start=(self.start or self.effective_on).isoformat(),
            **self._told(books),
        )


class ChangeInspection(PlanInspection):
    """Say that an inspection goes otherwise: other days, another plan, more officers."""

    def decide(self, books: Books) -> Entry:
        """Raises UnknownPaper, InspectionClosedAlready, UnknownOfficer, and the timeline's."""
        history = still_open(books, self.code)
        return books.make(
            InspectionChanged,
            history.record,
            self.effective_on,
            self.unit_of(books, history),
            start=self.start and self.start.isoformat(),
            **self._told(books),
        )


class DrawFiles(PaperCommand):
    """Put on record which files were drawn in an inspection, and all that the draw rests on.

    What the fields mean: ``FilesDrawn``. Who asks for it has drawn them (projections/inspection/
    sampling); whoever doubts it draws them again.
    """

    code: str
    at: int = Field(ge=1)
    root: str = Field(pattern="^[0-9a-f]{64}$")
    words: str = Field(min_length=1, max_length=400)
    scope: str
    as_of: date
    lines: tuple[str, ...]
    goal: Literal["detect", "estimate"]
    confidence: int = Field(ge=50, le=99)
    files: int = Field(ge=1)
    drawn: tuple[str, ...] = Field(min_length=1)
    strata: tuple[str, ...] = ()
    wrong: int | None = Field(default=None, ge=1)
    margin: int | None = Field(default=None, ge=1, le=50)
    expected: int | None = Field(default=None, ge=1, le=99)

    def decide(self, books: Books) -> Entry:
        """Raises UnknownPaper, InspectionClosedAlready, and the timeline's."""
        history = still_open(books, self.code)
        told = self.model_dump(
            include={"at", "root", "words", "scope", "goal", "confidence", "files"}
            | {"wrong", "margin", "expected"}
        )
        return books.make(
            FilesDrawn,
            history.record,
            self.effective_on,
            self.unit_of(books, history),
            as_of=self.as_of.isoformat(),
            lines=list(self.lines),
            drawn=list(self.drawn),
            strata=list(self.strata) or None,
            **told,
        )


class CloseInspection(PaperCommand):
    """Close an inspection, with the number of its findings: those recorded, if it is left out."""

    code: str
    findings: int | None = Field(default=None, ge=0, le=MOST_SANCTIONED)

    def decide(self, books: Books) -> Entry:
        """Raises UnknownPaper, and the timeline's."""
        history = begun(books, "inspection", self.code)
        recorded = INSPECTIONS.state(history, self.effective_on).wanting
        return books.make(
            InspectionClosed,
            history.record,
            self.effective_on,
            self.unit_of(books, history),
            findings=recorded if self.findings is None else self.findings,
            document=seen(self.document),
        )


class ReopenInspection(PaperCommand):
    """Open a closed inspection again, for a reason."""

    code: str
    reason: str = Field(min_length=1, max_length=400)

    def decide(self, books: Books) -> Entry:
        """Raises UnknownPaper, and the timeline's."""
        history = begun(books, "inspection", self.code)
        return books.make(
            InspectionReopened,
            history.record,
            self.effective_on,
            self.unit_of(books, history),
            reason=seen(self.reason),
            document=seen(self.document),
        )


class CheckKnowledge(PaperCommand):
    """Record that an officer was asked about a rule, by whom, and whether he knew it."""

    officer: str
    rule: str = Field(min_length=1, max_length=200)
    asked_by: str
    passed: bool
    inspection: str | None = None

    def decide(self, books: Books) -> Entry:
        """Raises UnknownOfficer, AsksHimself, AskedAlready.

        Of an inspection also UnknownPaper, InspectionClosedAlready, AskedElsewhere.
        """
        officer = books.officer(self.officer)
        asked_in = still_open(books, self.inspection) if self.inspection else None
        return books.make(
            KnowledgeChecked,
            KNOWLEDGE.stream(officer.code),
            self.effective_on,
            unit_then(books, officer, self.effective_on),
            officer=officer.code,
            rule=seen(self.rule),
            asked_by=books.officer(self.asked_by).code,
            passed=self.passed,
            inspection=Stream(asked_in.record).key if asked_in else None,
        )


class AttendMeeting(PaperCommand):
    """Record that a leader attended a meeting of an officer with a collaborator."""

    officer: str
    leader: str
    report: str | None = Field(default=None, max_length=200)
    surprise: bool | None = None

    def decide(self, books: Books) -> Entry:
        """Raises UnknownOfficer, AttendsOwnMeeting, AttendedAlready."""
        officer = books.officer(self.officer)
        return books.make(
            MeetingAttended,
            MEETINGS.stream(officer.code),
            self.effective_on,
            unit_then(books, officer, self.effective_on),
            officer=officer.code,
            leader=books.officer(self.leader).code,
            report=seen(self.report),
            surprise=self.surprise,
        )


class ReadCircular(PaperCommand):
    """Record that an officer read a circular."""

    number: str = Field(min_length=1, max_length=60)
    officer: str

    def decide(self, books: Books) -> Entry:
        """Raises BadPaperCode, OtherScript, UnknownOfficer, ReadAlready."""
        check_paper_code(self.number)
        officer = books.officer(self.officer)
        return books.make(
            CircularRead,
            CIRCULARS.stream(paper_code(self.number)),
            self.effective_on,
            unit_then(books, officer, self.effective_on),
            reader=officer.code,
        )


class RecordSanction(PaperCommand):
    """Count the collectives and individuals of a unit that were handled by one decision."""

    kind: str
    collectives: int = Field(default=0, ge=0, le=MOST_SANCTIONED)
    individuals: int = Field(default=0, ge=0, le=MOST_SANCTIONED)
    document: str | None = Field(min_length=1, max_length=200)

    def decide(self, books: Books) -> Entry:
        """Raises UnknownUnit, UnknownCode, SanctionOfNobody."""
        unit = self.unit_code(books)
        return books.make(
            SanctionRecorded,
            SANCTIONS.stream(unit),
            self.effective_on,
            unit,
            kind=inspections().sanction(self.kind),
            collectives=self.collectives,
            individuals=self.individuals,
            document=seen(self.document),
        )


def still_open(books: Books, code: str) -> History:
    """An inspection that is not closed on any later day: to what was concluded nothing is added.

    Raises UnknownPaper, InspectionClosedAlready.
    """
    history = begun(books, "inspection", code)
    if closed_on := INSPECTIONS.state(history).closed_on:
        key = Stream(history.record).key
        raise InspectionClosedAlready(code=key, closed_on=format_date(closed_on))
    return history


def officers_named(books: Books, codes: Iterable[str]) -> list[str] | None:
    """The officers whom codes mean, each once; None where there are none. Raises UnknownOfficer."""
    return list(dict.fromkeys(books.officer(one).code for one in codes)) or None
