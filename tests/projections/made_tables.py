"""Makes reports with a table for tests out of a few lines."""

from __future__ import annotations

from ledger.values.numbers import column_letter
from ledger.values.text import as_seen
from projections.documents.lines.document import Document, ReportCell, ReportLine, Where, join_cells
from projections.inspection.reading.lexicon.form import year_end_form
from projections.inspection.reading.read import read_report
from projections.inspection.reading.stated.values import StatedReport
from tests.projections.made_reports import HEAD, document_of


def read_table(text: str, before: str = "", sheet: str | None = None) -> StatedReport:
    """Read a report whose last part is a table (:func:`table_lines`)."""
    lines = document_of(f"{HEAD}\n{before}" if before else HEAD).lines
    document = Document("bang.docx", "docx", "", (*lines, *table_lines(text, sheet)))
    return read_report(document, year_end_form())


def table_lines(text: str, sheet: str | None = None) -> list[ReportLine]:
    """The rows of a table: a line a row, bars between cells.

    ``<`` is a cell merged with the one above, ``>`` one merged with the one to its left.
    """
    lines: list[ReportLine] = []
    above: list[str] = []
    for number, row in enumerate(text.strip().splitlines(), start=1):
        parts = [as_seen(part) for part in row.split("|")]
        shown = join_cells(["" if part == "<" else part for part in parts if part != ">"])
        above = [above[index] if part == "<" else part for index, part in enumerate(parts)]
        cells = []
        for index, part in enumerate(above):
            if part == ">":
                continue
            span = next(
                (step for step, one in enumerate(above[index + 1 :], start=1) if one != ">"),
                len(above) - index,
            )
            where = Where(
                shown,
                table=None if sheet else 1,
                sheet=sheet,
                cell=f"{column_letter(index + 1)}{number}",
            )
            cells.append(
                ReportCell((part,) if part else (), index + 1, where, span, parts[index] == "<")
            )
        lines.append(ReportLine(shown, cells[0].where, tuple(cells)))
    return lines
