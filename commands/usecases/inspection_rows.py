"""Inspections, what they find and what shows that rules are kept, as lines of lists."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from commands.usecases.paper_row import PaperRow
from ledger.values.dates import format_date

if TYPE_CHECKING:
    from ledger.records.papers.discipline import Answers, Meetings, Readings, Sanctions
    from ledger.records.papers.family import Paper
    from ledger.records.papers.finding import Found
    from ledger.records.papers.inspection import Inspection


def _inspection(paper: Paper[Inspection]) -> Iterator[PaperRow]:
    one = paper.state
    if one.opened:
        yield PaperRow(
            one.opened,
            {
                "code": paper.key,
                "inspection": one.opened.kind,
                "unit": one.opened.unit,
                "plan": one.plan,
                "start": one.start,
                "end": one.end,
                "participants": list(one.participants),
                "inspected": list(one.inspected),
                "closed_on": one.closed_on,
                "status": "closed" if one.closed_on else "under_way",
                "findings": one.findings,
            },
        )


def _meeting(paper: Paper[Meetings]) -> Iterator[PaperRow]:
    for one in paper.state:
        yield PaperRow(
            one,
            {
                "effective_on": one.effective_on,
                "officer": one.officer,
                "unit": one.unit,
                "leader": one.leader,
                "surprise": bool(one.surprise),
                "report": one.report,
            },
        )


def _circular(paper: Paper[Readings]) -> Iterator[PaperRow]:
    for one in paper.state:
        told = {"number": paper.key, "officer": one.reader, "unit": one.unit}
        yield PaperRow(one, {**told, "effective_on": one.effective_on})


def _knowledge(paper: Paper[Answers]) -> Iterator[PaperRow]:
    for one in paper.state:
        yield PaperRow(
            one,
            {
                "effective_on": one.effective_on,
                "officer": one.officer,
                "unit": one.unit,
                "rule": one.rule,
                "asked_by": one.asked_by,
                "passed": one.passed,
                "within": one.inspection,
            },
        )


def _finding(paper: Paper[Inspection]) -> Iterator[PaperRow]:
    for one in paper.state.found:
        yield finding_row(paper.key, one)


def finding_row(code: str, one: Found) -> PaperRow:
    """What is told of a finding of an inspection."""
    entry, answer, verified = one.recorded, one.answer, one.verified
    told = {
        "within": code,
        "finding": entry.finding,
        "effective_on": entry.effective_on,
        "unit": entry.unit,
        "severity": entry.severity,
        "breach": entry.breach,
        "what": entry.what,
        "about": entry.about,
        "submission": entry.submission,
        "figure": entry.figure,
        "named": entry.named or [],
        "answers": entry.answers,
        "found_by": entry.found_by,
        "remedy": entry.remedy,
        "due": one.due,
        "status": one.status,
        "answered_on": answer.effective_on if answer else None,
        "accepted": answer.accepted if answer else None,
        "answer": answer.answer if answer else None,
        "contested": _contested(one),
        "verified_on": verified.effective_on if verified else None,
        "verified_by": verified.verified_by if verified else None,
    }
    return PaperRow(entry, told)


def _contested(one: Found) -> str | None:
    """What the last answer says against the finding; its day where it says nothing."""
    against = one.contested
    return (against.answer or format_date(against.effective_on)) if against else None


def _sanction(paper: Paper[Sanctions]) -> Iterator[PaperRow]:
    for one in paper.state:
        yield PaperRow(
            one,
            {
                "effective_on": one.effective_on,
                "unit": one.unit,
                "sanction": one.kind,
                "collectives": one.collectives,
                "individuals": one.individuals,
                "document": one.document,
            },
        )


INSPECTION_ROWS: Mapping[str, Callable[[Paper[Any]], Iterator[PaperRow]]] = MappingProxyType(
    {
        "inspection": _inspection,
        "finding": _finding,
        "meeting": _meeting,
        "circular": _circular,
        "knowledge": _knowledge,
        "sanction": _sanction,
    }
)
"""By the noun of what is listed, its lines in a paper."""
