"""The statistics part of a year-end report, written anew from the entries."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from ledger.values.period import Period, reporting_year_of

if TYPE_CHECKING:
    from ledger.application import Ledger
    from projections.documents.year_end.figures import YearEnd
    from projections.figures.question import Question
    from projections.figures.statistics import Statistics


@dataclass(frozen=True)
class SignedHead:
    """What the head and foot of a report say that no entry does; what is empty is left blank."""

    reference: str = ""
    superior: str = ""
    place: str = ""
    signer: str = ""


def year_end_of(
    ledger: Ledger,
    statistics: Statistics,
    question: Question,
    unit: str,
    head: SignedHead,
    *,
    alone: bool = False,
) -> YearEnd:
    """Ask the statistics for a unit's figures and lay out a year-end report."""
    from projections.documents.year_end.figures import ReportHead, questions, year_end_report

    days, known_at = question.period, question.known_at
    asked = questions(days, known_at, question.reach)
    rows = [row for one in asked for row in statistics.ask(one)]
    units = ledger.units(days.end, known_at)
    whole = ReportHead(
        unit=units[unit].name if unit in units else ledger.foundation.name,
        written_on=ledger.today,
        period=days,
        position=known_at,
        known_at=ledger.known_when(known_at),
        version=version("socai"),
        superior=head.superior,
        place=head.place,
        number=head.reference,
        signer=head.signer,
        made_at=ledger.clock(),
        code=unit,
        alone=alone,
        books=ledger.mark,
    )
    return year_end_report(rows, whole)


def year_of(days: Period) -> int:
    """The year a report is of.

    The reporting year where it is its beginning or the whole of it, else that of its last day.
    """
    year = reporting_year_of(days.end)
    return year.end.year if days.start == year.start else days.end.year


def write_year_end(
    made: YearEnd, stem: Path, form: str, translate: Callable[[str], str]
) -> list[Path]:
    """Write a report as ``docx``, ``xlsx`` or ``both`` and return the paths of the files."""
    from projections.documents.year_end.as_docx import write_docx
    from projections.documents.year_end.as_xlsx import write_xlsx

    paths = []
    if form in ("docx", "both"):
        paths.append(_with_ending(stem, ".docx"))
        write_docx(made, paths[-1])
    if form in ("xlsx", "both"):
        paths.append(_with_ending(stem, ".xlsx"))
        write_xlsx(made, paths[-1], translate)
    return paths


def _with_ending(stem: Path, ending: str) -> Path:
    return stem if stem.suffix.lower() == ending else stem.with_name(stem.name + ending)
