"""docs/bounds.md against the code: every bound is there, as it is."""

from __future__ import annotations

import re

import pytest

from ledger.proofs.canonical import MOST_ENTRY_BYTES, MOST_SAFE_INTEGER
from ledger.records.service import MOST_WATCH_FILES
from ledger.values.dates import EARLIEST_DAY, LATEST_DAY, format_date
from ledger.values.numbers import read_count
from projections.documents.excel import sheet_cells, sheet_survey, texts, workbook
from projections.documents.lines import bounds, sheet, text, word
from projections.documents.package import safe_zip
from projections.documents.tables import as_docx, as_xlsx
from projections.registers.reading import cells, gathering, sheets, vocabulary
from tests.sources import ROOT

PAGE = (ROOT / "docs/bounds.md").read_text("utf-8")
ROWS = dict(re.findall(r"^\| (.*?) \| (.*?) \|$", PAGE, re.MULTILINE))
MB = 1 << 20


@pytest.mark.parametrize(
    ("what", "stands"),
    [
        ("the file as it lies on the disk", f"{safe_zip.MAX_FILE_BYTES // MB} MB"),
        ("all its parts, unpacked", f"{safe_zip.MAX_UNPACKED_BYTES // MB} MB"),
        ("its parts", f"{safe_zip.MAX_PARTS:,}"),
        (
            f"a part over {safe_zip.BOMB_BYTES // MB} MB, unpacked",
            f"{safe_zip.BOMB_RATIO} times what it is packed",
        ),
        ("a part read into memory at once", f"{safe_zip.MAX_READ_BYTES // MB} MB"),
        ("rows that hold a value, of all sheets", f"{workbook.MAX_ROWS:,}"),
        ("row elements of a sheet, empty ones too", f"{sheet_survey.MAX_EMPTY_ROWS:,}"),
        ("the last column that holds a value", f"{sheet_cells.MAX_COLUMNS} (`IV`)"),
        ("sheets", f"{workbook.MAX_SHEETS}"),
        ("merged areas of a sheet", f"{sheet_survey.MAX_MERGED_AREAS:,}"),
        ("characters of one cell", f"{texts.MAX_TEXT_LENGTH:,}"),
        (
            "texts that cells share, and their characters",
            f"{texts.MAX_SHARED_TEXTS:,} and {texts.MAX_SHARED_LENGTH:,}",
        ),
        ("one row as it is stored", f"{sheet_survey.MAX_PIECE_BYTES // MB} MB"),
        ("rows from the top among which headings are looked for", f"{sheets.HEADING_ROWS}"),
        ("characters of a heading", f"{vocabulary.MAX_HEADING_LENGTH}"),
        ("characters of a file number", f"{cells.MAX_NUMBER_LENGTH}"),
        ("characters of a code", f"{cells.MAX_CODE_LENGTH}"),
        ("characters of any other value", f"{cells.MAX_TEXT_LENGTH}"),
        ("bad cells that are told", f"{gathering.MAX_BAD_CELLS:,}"),
        ("a `.txt` file", f"{text.MAX_TEXT_BYTES // MB} MB"),
        ("its lines, blank ones too", f"{text.MAX_LINES:,}"),
        ("the text of a `.docx`, unpacked", f"{word.MAX_PART_BYTES // MB} MB"),
        ("tables and text boxes in each other", f"{word.MAX_DEPTH}"),
        ("rows of an `.xlsx`", f"{sheet.MAX_ROWS:,}"),
        ("characters of all lines", f"{bounds.MAX_TEXT_LENGTH:,}"),
        ("characters that a cell counts for, besides its own", f"{bounds.CELL_LENGTH}"),
        ("characters of a paragraph or a cell", f"{bounds.MAX_LINE_LENGTH:,}"),
        ("characters of the cells of one row", f"{bounds.MAX_ROW_LENGTH:,}"),
        ("signs of a line that are neither letters nor digits", f"{bounds.MAX_SIGNS:,}"),
        ("characters of a sheet's name", f"{bounds.MAX_SHEET_NAME}"),
        ("brackets in brackets", f"{bounds.MAX_BRACKETS}"),
        ("one entry", f"{MOST_ENTRY_BYTES:,} bytes"),
        ("a whole number in it", f"{MOST_SAFE_INTEGER:,}"),
        ("watch files that a collaborator serves at a time", f"{MOST_WATCH_FILES}"),
        ("rows of a Word table", f"{as_docx.ROW_LIMIT:,}"),
        ("rows of an Excel sheet", f"{as_xlsx.ROW_LIMIT:,}"),
    ],
)
def test_a_bound_is_as_the_page_says(what: str, stands: str) -> None:
    """Word for word."""
    assert stands == ROWS[what]


def test_digits_and_days() -> None:
    """Bounds that have no name of their own."""
    most = int(ROWS["digits of a number"])
    assert (True, None) == (read_count("1" * most) is not None, read_count("1" * (most + 1)))
    assert f"between {format_date(EARLIEST_DAY)} and {format_date(LATEST_DAY)}" in PAGE
