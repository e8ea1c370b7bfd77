"""A typed report as a document: as the intake gives it, or as a file that the intake reads."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import docx
from xlsxwriter import Workbook

from ledger.values.numbers import column_letter
from ledger.values.text import as_seen
from projections.documents.lines.document import Document, ReportCell, ReportLine, Where, join_cells
from projections.documents.lines.intake import read_document
from tests.reading_campaign.habits import Habits
from tests.reading_campaign.page import ABOVE, LEFT, Line, Page, Sheet, Table

Rows = list[list[str]]
Block = str | Rows | Sheet


def typed(page: Page, habits: Habits) -> list[Block]:
    """Every block as a person typed it."""
    return [_typed(block, habits) for block in page.blocks]


def _typed(block: Line | Table | Sheet, habits: Habits) -> Block:
    if isinstance(block, Line):
        return habits.typed(block.text)
    if isinstance(block, Sheet):
        return block
    return [[habits.cell(cell) for cell in row] for row in block.rows]


def document_of(blocks: list[Block], page: Page, *, on_disk: bool) -> Document:
    """The document; text always goes through a file, which is cheap."""
    kind = page.kind
    if kind != "txt" and not on_disk:
        lines = _book_lines(blocks) if kind == "xlsx" else _word_lines(blocks)
        return Document(f"bao-cao.{kind}", "xlsx" if kind == "xlsx" else "docx", "", tuple(lines))
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"bao-cao.{kind}"
        if kind == "txt":
            path.write_text("\n".join(_text_lines(blocks, page.aligned)), "utf-8")
        else:
            (_write_word if kind == "docx" else _write_book)(blocks, path)
        return read_document(path)


def shown(blocks: list[Block]) -> str:
    """The document as a person sees it, for a terminal."""
    said = [
        f"[{block.name}]" if isinstance(block, Sheet)
        else block if isinstance(block, str)
        else "\n".join("  | " + " | ".join(row) for row in block)
        for block in blocks
    ]  # fmt: skip
    return "\n".join(said)


# ---- as the intake gives it ----------------------------------------------------------------------


def _word_lines(blocks: list[Block]) -> Iterator[ReportLine]:
    paragraph = table = 0
    for block in blocks:
        if isinstance(block, list):
            table += 1
            yield from table_lines(block, 1, table=table)
        elif isinstance(block, str) and (text := as_seen(block)):
            paragraph += 1
            yield ReportLine(text, Where(text, paragraph=paragraph))


def _book_lines(blocks: list[Block]) -> Iterator[ReportLine]:
    sheet, number = "Báo cáo", 0
    for block in blocks:
        if isinstance(block, Sheet):
            sheet, number = block.name, 0
            continue
        rows = block if isinstance(block, list) else [[block]]
        yield from table_lines(rows, number + 1, sheet=sheet)
        number += len(rows)


def table_lines(
    rows: Rows, first: int = 1, table: int | None = None, sheet: str | None = None
) -> Iterator[ReportLine]:
    """The rows of a table, from this one on in its numbering, as the intake gives them."""
    above: list[str] = []
    for number, row in enumerate(rows, start=first):
        text = join_cells([as_seen("" if cell == ABOVE else cell) for cell in row if cell != LEFT])
        above = [above[at] if cell == ABOVE else cell for at, cell in enumerate(row)]
        cells = []
        for at, cell in enumerate(above):
            if cell == LEFT:
                continue
            span = next(
                (step for step, one in enumerate(above[at + 1 :], start=1) if one != LEFT),
                len(above) - at,
            )
            where = Where(text, table=table, sheet=sheet, cell=f"{column_letter(at + 1)}{number}")
            seen = as_seen(cell)
            cells.append(ReportCell((seen,) if seen else (), at + 1, where, span, row[at] == ABOVE))
        yield ReportLine(text, cells[0].where, tuple(cells))


# ---- as files ------------------------------------------------------------------------------------


def _text_lines(blocks: list[Block], aligned: bool) -> Iterator[str]:
    """Cells set apart by tabs; by blanks where none is empty, which nobody would see then."""
    for block in blocks:
        if isinstance(block, str):
            yield block
        elif isinstance(block, list):
            rows = [["" if cell in (LEFT, ABOVE) else cell for cell in row] for row in block]
            widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
            blanks = aligned and all(cell for row in rows for cell in row)
            for row in rows:
                padded = (cell.ljust(width) for cell, width in zip(row, widths, strict=True))
                yield "   ".join(padded).rstrip() if blanks else "\t".join(row)


def _write_word(blocks: list[Block], path: Path) -> None:
    document = docx.Document()
    for block in blocks:
        if isinstance(block, str):
            document.add_paragraph(block)
        elif isinstance(block, list):
            table = document.add_table(len(block), len(block[0]))
            grid = [list(row.cells) for row in table.rows]
            for (down, across), (last_down, last_across) in _areas(block).items():
                cell = grid[down][across]
                if (down, across) != (last_down, last_across):
                    cell = cell.merge(grid[last_down][last_across])
                cell.text = block[down][across]
    document.save(str(path))


def _write_book(blocks: list[Block], path: Path) -> None:
    with Workbook(str(path)) as book:
        sheet, number = None, 0
        for block in blocks:
            if isinstance(block, Sheet):
                sheet, number = book.add_worksheet(block.name[:31]), 0
                continue
            sheet = sheet or book.add_worksheet("Báo cáo")
            rows = block if isinstance(block, list) else [[block]]
            for (down, across), (last_down, last_across) in _areas(rows).items():
                place, value = (number + down, across), rows[down][across]
                if (down, across) == (last_down, last_across):
                    sheet.write(*place, int(value) if value.isdecimal() else value)
                else:
                    sheet.merge_range(*place, number + last_down, last_across, value)
            number += len(rows)


def _areas(rows: Rows) -> dict[tuple[int, int], tuple[int, int]]:
    """Where each cell that is not merged into another begins and ends."""
    areas: dict[tuple[int, int], tuple[int, int]] = {}
    for down, row in enumerate(rows):
        for across, cell in enumerate(row):
            if cell in (LEFT, ABOVE):
                continue
            right, low = across, down
            while right + 1 < len(row) and row[right + 1] == LEFT:
                right += 1
            while low + 1 < len(rows) and rows[low + 1][across] == ABOVE:
                low += 1
            areas[down, across] = (low, right)
    return areas
