"""Reads a report kept in Excel: a row is a line of cells.

Values only; formulas are never computed.
"""

from __future__ import annotations

import io
from datetime import date, datetime, time, timedelta
from pathlib import Path

import python_calamine

from ledger.values.dates import format_date
from ledger.values.numbers import column_letter
from ledger.values.text import as_seen
from projections.documents.excel.formulas import Unvalued, formulas_without_value
from projections.documents.lines import document, refusals
from projections.documents.lines.document import (
    Document,
    ReadingNotice,
    ReportCell,
    ReportLine,
    Where,
    join_cells,
)
from projections.documents.package.safe_zip import SafePackage, open_package

MAX_SHEET_BYTES = 32 * 1024 * 1024
"""Of one unpacked part: a report has a few hundred rows, this is a few hundred thousand."""
MAX_COLUMNS = 200
MAX_ROWS = 20_000
_VISIBLE = python_calamine.SheetVisibleEnum.Visible

Value = int | float | str | bool | time | date | datetime | timedelta
Area = tuple[int, int, int, int]
"""First row and column, last row and column, from 0."""


def read_sheet_document(path: Path) -> Document:
    """Read every sheet of a workbook.

    Raises a PackageRefused, DocumentTooLarge, DocumentDamaged, NothingToRead.
    """
    package = open_package(path, "xlsx")
    formulas = _check_parts(package)
    try:
        book = python_calamine.load_workbook(io.BytesIO(package.content))
        lines, notices = _sheets(package, book, formulas_without_value(package))
    except (python_calamine.CalamineError, ValueError, IndexError, OSError) as broken:
        raise refusals.DocumentDamaged(file=package.file, part="xl/workbook.xml") from broken
    if not lines:
        raise refusals.NothingToRead(file=package.file)
    if formulas:
        notices.append(ReadingNotice(document.FORMULAS))
    return Document(package.file, "xlsx", package.sha256, tuple(lines), tuple(notices))


def _check_parts(package: SafePackage) -> bool:
    """Refuse entities and oversized parts before a library sees them; tell whether a sheet holds
    formulas.
    """
    formulas = False
    for name in package.names:
        text = b""
        size_bytes = 0
        with package.stream(name) as part:
            while chunk := part.read():
                size_bytes += len(chunk)
                text = text[-16:] + chunk
                formulas = formulas or (
                    b"<f" in text and (b"<f>" in text or b"<f " in text) and "worksheets" in name
                )
                if b"<!DOCTYPE" in text or b"<!ENTITY" in text:
                    raise refusals.DocumentDamaged(file=package.file, part=name)
                if size_bytes > MAX_SHEET_BYTES:
                    raise refusals.DocumentTooLarge(
                        file=package.file, part=name, limit_mb=MAX_SHEET_BYTES >> 20
                    )
    return formulas


def _sheets(
    package: SafePackage, book: python_calamine.CalamineWorkbook, unvalued: dict[str, Unvalued]
) -> tuple[list[ReportLine], list[ReadingNotice]]:
    lines: list[ReportLine] = []
    notices: list[ReadingNotice] = []
    for known in book.sheets_metadata:
        if known.typ is not python_calamine.SheetTypeEnum.WorkSheet:
            continue
        sheet = book.get_sheet_by_name(known.name)
        if sheet.total_height > MAX_ROWS or sheet.total_width > MAX_COLUMNS:
            raise refusals.DocumentTooLarge(
                file=package.file, part=known.name, limit_mb=MAX_SHEET_BYTES >> 20
            )
        read = _rows(as_seen(known.name), sheet, unvalued.get(known.name, {}))
        if read and known.visible is not _VISIBLE:
            notices.append(ReadingNotice(document.HIDDEN_SHEETS, {"sheet": as_seen(known.name)}))
        lines += read
    return lines, notices


def _rows(name: str, sheet: python_calamine.CalamineSheet, unvalued: Unvalued) -> list[ReportLine]:
    areas: list[Area] = [(*first, *last) for first, last in sheet.merged_cell_ranges or []]
    rows = sheet.to_python(skip_empty_area=False)
    texts = [[_paragraphs(value) for value in row] for row in rows]
    for (row, column), formula in unvalued.items():
        if row < len(texts) and column < len(texts[row]):
            texts[row][column] = _paragraphs(formula)
    lines = []
    for number in range(len(texts)):
        if any(texts[number]):
            lines.append(
                _line(name, texts, number, [area for area in areas if area[0] <= number <= area[2]])
            )
    return lines


def _line(
    name: str, texts: list[list[tuple[str, ...]]], number: int, areas: list[Area]
) -> ReportLine:
    """A row as a line: cells covered by a merged area are left out, those it goes on into from
    above repeat its text.
    """
    shown: list[tuple[int, int, bool, tuple[str, ...]]] = []
    for column, text in enumerate(texts[number]):
        top, left, _, right = next(
            (area for area in areas if area[1] <= column <= area[3]),
            (number, column, number, column),
        )
        if column == left:
            shown.append(
                (
                    column + 1,
                    right - left + 1,
                    top < number,
                    texts[top][left] if top < number else text,
                )
            )
    while shown and not shown[-1][3]:
        shown.pop()
    row_text = join_cells(
        ["" if continued else " ".join(parts) for _, _, continued, parts in shown]
    )
    cells = []
    for column, span, continued, parts in shown:
        where = Where(row_text, sheet=name, cell=f"{column_letter(column)}{number + 1}")
        cells.append(ReportCell(parts, column, where, span, continued))
    return ReportLine(row_text, Where(row_text, sheet=name, cell=f"A{number + 1}"), tuple(cells))


def _paragraphs(value: Value) -> tuple[str, ...]:
    return tuple(shown for part in _shown(value).splitlines() if (shown := as_seen(part)))


def _shown(value: Value) -> str:
    """Write a cell's value as people see it: whole numbers without a point, dates as
    day/month/year.
    """
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "x" if value else ""
    if isinstance(value, datetime):
        return format_date(value.date())
    if isinstance(value, date):
        return format_date(value)
    if isinstance(value, float | int):
        return str(int(value)) if float(value).is_integer() else f"{value:.12g}".replace(".", ",")
    return str(value)
