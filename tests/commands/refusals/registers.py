"""Registers that cannot be read."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

from openpyxl import Workbook, load_workbook

from ledger import errors
from projections.documents.excel import refusals as workbook_refusals
from projections.documents.excel import workbook
from projections.registers.filling import refusals as form_refusals
from tests.commands.refusals.made_files import (
    BACKWARDS,
    STRAY,
    WORD,
    sheets,
)
from tests.commands.refusals.provocation import Provocation, Stage
from tests.projections.workbooks import raw_parts, save, sheet_xml


def few_rows(stage: Stage) -> None:
    """A bound so low that the sample register exceeds it."""
    stage.patch.setattr(workbook, "MAX_ROWS", 5)


def wide(_: Stage) -> None:
    """A workbook with a value far to the right."""
    book = Workbook()
    book.worksheets[0].cell(1, 300, "x")
    book.save("rong.xlsx")


def many_sheets(_: Stage) -> None:
    """A workbook with a sheet for every day of a season."""
    save(Path("nhieu.xlsx"), {f"Sheet{number}": [["x"]] for number in range(101)})


def filled(file: str, edit: Callable[[Workbook], object]) -> Callable[[Stage], object]:
    """A template of registers, edited by hand before it is brought back."""

    def prepare(stage: Stage) -> None:
        stage.console.line(f"template register --output {file}")
        book = load_workbook(file)
        edit(book)
        book.save(file)

    return prepare


def of_other_ledger(book: Workbook) -> None:
    """The workbook says that it comes from elsewhere."""
    properties: Any = vars(book)["custom_doc_props"]
    properties["socai-ledger"].value = "0123456789abcdef"


def renamed(book: Workbook) -> None:
    """Two headings are called otherwise."""
    sheet = book["Sưu tra"]
    sheet["A3"], sheet["C3"] = "Hồ sơ của ai", "Diện"


def edited_meanwhile(stage: Stage) -> None:
    """The register is saved anew between its reading and the copying of its rows."""
    from projections.registers.returning import rejected_rows

    def changed(path: Path) -> workbook.Workbook:
        shutil.copy("so-theo-doi-mau.xlsx", path)
        return workbook.open_workbook(path)

    stage.patch.setattr(rejected_rows, "open_workbook", changed)


LONG_TEXT = sheet_xml(
    f'<row r="1"><c r="A1" t="inlineStr"><is><t>{"x" * 140_000}</t></is></c></row>'
)
NO_SHEETS = raw_parts(
    "",
    workbook=(
        f'<workbook xmlns="{WORD.replace("wordprocessing", "spreadsheet")}"><sheets/></workbook>'
    ),
)


CASES = (
    Provocation(
        form_refusals.FormOfOtherLedger,
        "import mau.xlsx",
        ("mau.xlsx", "CAH"),
        prepare=filled("mau.xlsx", of_other_ledger),
    ),
    Provocation(
        form_refusals.FormOfOtherKind,
        "import mau.xlsx --kind outcome",
        ("mau.xlsx", "sổ theo dõi", "kết quả công tác"),
        prepare=filled("mau.xlsx", lambda _: None),
    ),
    Provocation(
        form_refusals.HeadingsChanged,
        "import mau.xlsx",
        ("mau.xlsx", "“Sưu tra”", "Số hồ sơ, Loại đối tượng"),
        prepare=filled("mau.xlsx", renamed),
    ),
    Provocation(
        workbook_refusals.SheetDamaged,
        "import nguoc.xlsx",
        ("nguoc.xlsx", "“Sưu tra”", "B7", "sheet1.xml"),
        prepare=sheets("nguoc.xlsx", raw_parts(BACKWARDS)),
    ),
    Provocation(
        workbook_refusals.TooManyColumns,
        "import la.xlsx",
        ("la.xlsx", "“Sưu tra”", "XFD1048576"),
        prepare=sheets("la.xlsx", raw_parts(STRAY)),
    ),
    Provocation(
        errors.OpeningTooLate, "import so-theo-doi-mau.xlsx --opening", ("so-theo-doi-mau.xlsx",)
    ),
    Provocation(
        workbook_refusals.TooManyRows,
        "import so-theo-doi-mau.xlsx",
        ("so-theo-doi-mau.xlsx",),
        prepare=few_rows,
    ),
    Provocation(
        workbook_refusals.TooManyColumns, "import rong.xlsx", ("rong.xlsx", "KN1"), prepare=wide
    ),
    Provocation(
        workbook_refusals.TooManySheets,
        "import nhieu.xlsx",
        ("nhieu.xlsx", "101"),
        prepare=many_sheets,
    ),
    Provocation(
        workbook_refusals.TooMuchText,
        "import d.xlsx",
        ("d.xlsx", "Sưu tra!A1"),
        prepare=sheets("d.xlsx", raw_parts(LONG_TEXT)),
    ),
    Provocation(
        workbook_refusals.NoSheets,
        "import o.xlsx",
        ("o.xlsx",),
        prepare=sheets("o.xlsx", NO_SHEETS),
    ),
    Provocation(
        workbook_refusals.NoRegister,
        "import bang-cham.xlsx",
        ("bang-cham.xlsx", "Số hồ sơ"),
        prepare=lambda _: save(Path("bang-cham.xlsx"), {"A": [["Điểm", 1]]}),
    ),
    Provocation(
        workbook_refusals.NoSheetOfKind,
        "import bang-cham.xlsx --kind sanction",
        ("bang-cham.xlsx", "xu-ly", "Hình thức xử lý"),
        prepare=lambda _: save(Path("bang-cham.xlsx"), {"A": [["Điểm", 1]]}),
    ),
    Provocation(
        workbook_refusals.SourceChanged,
        "import so-theo-doi-loi.xlsx --errors e.xlsx",
        ("so-theo-doi-loi.xlsx",),
        prepare=edited_meanwhile,
    ),
)
