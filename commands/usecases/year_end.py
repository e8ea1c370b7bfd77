"""The statistics part of a year-end report, written anew from the entries."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ledger.application import Ledger
    from projections.documents.tables.destination import Destination
    from projections.documents.year_end.figures import YearEnd
    from projections.figures.question import Question


@dataclass(frozen=True)
class SignedHead:
    """What the head and foot of a report say that no entry does; what is empty is left blank.

    ``superior``: the name of the unit above (left out: as the books know it); ``dated``: the day
    the report bears (None: today).
    """

    reference: str = ""
    superior: str = ""
    place: str = ""
    signer: str = ""
    dated: date | None = None


def year_end_of(
    ledger: Ledger,
    question: Question,
    unit: str,
    head: SignedHead,
    *,
    alone: bool = False,
) -> YearEnd:
    """Count a unit's figures from the entries and lay out a year-end report.

    Raises IntegrityBroken.
    """
    from ledger.records.paper_marks import unit_mark
    from ledger.records.unit_tree import name_above
    from ledger.values.stream import SECRECY
    from projections.documents.year_end.figures import ReportHead, questions, year_end_report
    from projections.documents.year_end.wording import ended_note
    from projections.figures.official import official_rows

    days, known_at = question.period, question.known_at
    units = ledger.units(days.end, known_at)
    whole = ReportHead(
        unit=units[unit].name if unit in units else ledger.foundation.name,
        written_on=head.dated or ledger.today,
        period=days,
        position=known_at,
        known_at=ledger.known_when(known_at),
        version=version("socai"),
        superior=head.superior or name_above(units, unit),
        place=head.place,
        number=head.reference,
        signer=head.signer,
        made_at=ledger.clock(),
        code=unit,
        alone=alone,
        books=ledger.mark,
        mark=unit_mark(ledger.history(SECRECY), unit, units, days.end, known_at),
        ended=ended_note(ledger.units(known_at=known_at), unit, days.end),
    )
    return year_end_report(official_rows(ledger, questions(days, known_at, question.reach)), whole)


def report_files(to: Destination, form: str) -> list[Destination]:
    """The files a report is written to as ``docx``, ``xlsx`` or ``both``, named by ``to``.

    Raises OutputNotWritten where one of them may not be written.
    """
    from projections.documents.tables.file_name import OFFICE, with_ending

    files = [to.at(with_ending(to.path, one)) for one in OFFICE if form in (one, "both")]
    for file in files:
        file.target()
    return files


def write_year_end(
    made: YearEnd, to: Destination, form: str, translate: Callable[[str], str]
) -> list[Path]:
    """Write a report as ``docx``, ``xlsx`` or ``both`` and return the paths of the files.

    Raises OutputNotWritten; before anything is written, where one of them may not be.
    """
    from projections.documents.tables.destination import whole_file
    from projections.documents.year_end.as_docx import write_docx
    from projections.documents.year_end.as_xlsx import write_xlsx

    files = report_files(to, form)
    for to_file in files:
        with whole_file(to_file) as file:
            if to_file.path.suffix.lower() == ".docx":
                write_docx(made, file)
            else:
                write_xlsx(made, file, translate)
    return [one.path for one in files]
