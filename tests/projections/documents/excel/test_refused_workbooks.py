"""A workbook that no register needs, or that is damaged, is refused in bounded memory."""

from __future__ import annotations

import tracemalloc
import zipfile
from pathlib import Path

import pytest

from projections.documents.excel import refusals as workbook_refusals
from projections.documents.excel import sheet_survey, texts, workbook
from projections.documents.excel.workbook import open_workbook
from projections.documents.package import refusals as package_refusals
from tests.projections.workbooks import (
    MAIN,
    links,
    pack,
    raw,
    raw_parts,
    rows_of,
    save,
    sheet_xml,
)


def tall(path: Path, count: int, row: str, dimension: str = "", level: int = 1) -> Path:
    """A workbook whose sheet has ``count`` rows.

    They are numbered over and over, so that making them costs little.
    """
    block = "".join(row.format(number=number) for number in range(100_000, 110_000)).encode()
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=level) as archive:
        for name, content in raw_parts("").items():
            if name != "xl/worksheets/sheet1.xml":
                archive.writestr(name, content)
        with archive.open("xl/worksheets/sheet1.xml", "w") as part:
            part.write(f'<worksheet xmlns="{MAIN}">{dimension}<sheetData>'.encode())
            for _ in range(count // 10_000):
                part.write(block)
            part.write(b"</sheetData></worksheet>")
    return path


FILLED = '<row r="{number}"><c><v>{number}</v></c></row>'


def test_two_million_rows_are_refused(tmp_path: Path) -> None:
    """However tall a sheet is and whatever it says of itself, it is refused before its values are
    read.
    """
    path = tall(tmp_path / "a.xlsx", 2_000_000, FILLED, '<dimension ref="A1:P20"/>')
    with pytest.raises(workbook_refusals.TooManyRows):
        open_workbook(path)


def test_looking_a_sheet_over_needs_little_memory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither the rows that are counted nor those that are read stay in memory."""
    monkeypatch.setattr(workbook, "MAX_ROWS", 25_000)
    path = tall(tmp_path / "a.xlsx", 30_000, FILLED)
    tracemalloc.start()
    with pytest.raises(workbook_refusals.TooManyRows):
        open_workbook(path)
    _, peak_bytes = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak_bytes < path.stat().st_size + 6 * 1024 * 1024


def test_rows_beyond_the_grid_are_refused_though_empty(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Rows that only carry a format are passed over, but not more of them than Excel has."""
    monkeypatch.setattr(sheet_survey, "MAX_EMPTY_ROWS", 30_000)
    assert (
        0
        == open_workbook(tall(tmp_path / "a.xlsx", 30_000, '<row r="{number}"/>'))
        .sheets[0]
        .survey.rows
    )
    with pytest.raises(workbook_refusals.TooManyRows):
        open_workbook(tall(tmp_path / "a.xlsx", 40_000, '<row r="{number}"/>'))


def test_repetitive_rows_are_refused_as_a_bomb(tmp_path: Path) -> None:
    """Rows all alike pack hundreds of times smaller."""
    with pytest.raises(package_refusals.ZipBomb):
        open_workbook(tall(tmp_path / "a.xlsx", 700_000, "<row><c><v>1</v></c></row>", level=9))


def test_rows_are_counted_over_all_sheets(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A workbook cannot hold in many sheets what it may not hold in one."""
    path = save(tmp_path / "a.xlsx", {"a": [[1]] * 3, "b": [[1]] * 3})
    monkeypatch.setattr(workbook, "MAX_ROWS", 6)
    assert 2 == len(open_workbook(path).sheets)
    monkeypatch.setattr(workbook, "MAX_ROWS", 5)
    with pytest.raises(workbook_refusals.TooManyRows, match="“b”"):
        open_workbook(path)


def test_doctype_is_refused(tmp_path: Path) -> None:
    """Entities are how XML reads other files or explodes."""
    for document_type in (
        '<!DOCTYPE x [<!ENTITY a "aaaa">]>',
        '<!DOCTYPE x SYSTEM "file:///etc/passwd">',
    ):
        sheet = sheet_xml("<row><c><v>1</v></c></row>").replace(
            "<worksheet", f"{document_type}<worksheet"
        )
        with pytest.raises(package_refusals.ForbiddenXml):
            rows_of(pack(tmp_path / "a.xlsx", raw_parts(sheet)))


DAMAGED = {
    "broken off": "<row><c><v>1</v>",
    "unknown entity": "<row><c><v>&boom;</v></c></row>",
    "rows that go back": '<row r="2"/><row r="1"/>',
    "row that is no number": '<row r="x"/>',
    "row of a hundred thousand digits": f'<row r="{"9" * 100_000}"/>',
    "cells that go back": '<row r="1"><c r="B1"><v>1</v></c><c r="A1"><v>1</v></c></row>',
    "cell of another row": '<row r="1"><c r="B2"><v>1</v></c></row>',
    "cell that is no place": '<row r="1"><c r="é1"><v>1</v></c></row>',
    "cell beyond the grid": '<row r="1"><c r="XFE1"><v>1</v></c></row>',
    "text that is not shared": '<row r="1"><c t="s"><v>0</v></c></row>',
    "text shared by no number": '<row r="1"><c t="s"><v>x</v></c></row>',
    "style that is no number": '<row r="1"><c s="x"><v>1</v></c></row>',
}


@pytest.mark.parametrize("rows", DAMAGED.values(), ids=DAMAGED.keys())
def test_sheets_against_the_standard_are_refused(tmp_path: Path, rows: str) -> None:
    """A sheet that contradicts itself is damaged, and nothing of it is guessed."""
    with pytest.raises(
        workbook_refusals.SheetDamaged, match=r"“Sưu tra”.* [A-Z]+\d+ .*sheet1\.xml"
    ):
        rows_of(raw(tmp_path / "a.xlsx", rows))


@pytest.mark.parametrize("area", ["B2:A1", "A1:A0", "A1:XFE2", "A9:B2"])
def test_merged_areas_against_the_standard_are_refused(tmp_path: Path, area: str) -> None:
    """An area has a first and a last cell of the grid, in this order."""
    with pytest.raises(package_refusals.PackageDamaged):
        open_workbook(
            raw(tmp_path / "a.xlsx", "", f'<mergeCells><mergeCell ref="{area}"/></mergeCells>')
        )


def test_too_many_merged_areas_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither countless areas nor areas that lie on one another cost more than reading the
    sheet.
    """
    areas = '<mergeCell ref="A1:B9"/>' * 300
    path = raw(
        tmp_path / "a.xlsx", "<row><c><v>1</v></c></row>", f"<mergeCells>{areas}</mergeCells>"
    )
    with pytest.raises(package_refusals.PackageDamaged):
        rows_of(path)
    monkeypatch.setattr(sheet_survey, "MAX_MERGED_AREAS", 100)
    with pytest.raises(package_refusals.PackageDamaged):
        open_workbook(path)


def test_value_far_to_the_right_is_refused(tmp_path: Path) -> None:
    """A stray value in the last column of the grid is named."""
    with pytest.raises(workbook_refusals.TooManyColumns, match="XFD3"):
        rows_of(raw(tmp_path / "a.xlsx", '<row r="3"><c r="XFD3"><v>1</v></c></row>'))


def test_too_long_texts_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A text beyond what Excel lets a cell hold is not gathered in memory."""
    long = "a" * (texts.MAX_TEXT_LENGTH + 1)
    with pytest.raises(workbook_refusals.TooMuchText):
        rows_of(raw(tmp_path / "a.xlsx", f'<row><c t="inlineStr"><is><t>{long}</t></is></c></row>'))
    shared = f'<sst xmlns="{MAIN}"><si><t>{long}</t></si></sst>'
    with pytest.raises(workbook_refusals.TooMuchText):
        open_workbook(raw(tmp_path / "a.xlsx", "", sharedStrings=shared))
    monkeypatch.setattr(texts, "MAX_SHARED_TEXTS", 2)
    with pytest.raises(workbook_refusals.TooMuchText):
        open_workbook(
            raw(tmp_path / "a.xlsx", "", sharedStrings=f'<sst xmlns="{MAIN}">{"<si/>" * 3}</sst>')
        )
    monkeypatch.setattr(sheet_survey, "MAX_PIECE_BYTES", 1 << 20)
    with pytest.raises(workbook_refusals.TooMuchText):
        open_workbook(raw(tmp_path / "a.xlsx", "", "<!-- " + "0123456789abcdef" * 70_000 + "-->"))


def test_too_many_sheets_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No unit keeps a hundred registers in one file."""
    monkeypatch.setattr(workbook, "MAX_SHEETS", 1)
    with pytest.raises(workbook_refusals.TooManySheets):
        open_workbook(save(tmp_path / "a.xlsx", {"a": [[1]], "b": [[1]]}))


def test_packages_without_sheets_are_refused(tmp_path: Path) -> None:
    """No sheet of cells, no sheet that is a sheet, no way to the workbook."""
    empty = f'<workbook xmlns="{MAIN}"><sheets/></workbook>'
    with pytest.raises(workbook_refusals.NoSheets):
        open_workbook(raw(tmp_path / "a.xlsx", "", workbook=empty))
    with pytest.raises(package_refusals.PackageDamaged, match="sheet1"):
        open_workbook(pack(tmp_path / "a.xlsx", raw_parts("<html/>")))
    parts = raw_parts("")
    with pytest.raises(package_refusals.PackageDamaged, match=r"_rels/\.rels"):
        open_workbook(pack(tmp_path / "a.xlsx", {**parts, "_rels/.rels": links()}))
    with pytest.raises(package_refusals.PartMissing, match=r"workbook\.xml\.rels"):
        open_workbook(
            pack(
                tmp_path / "a.xlsx",
                {name: part for name, part in parts.items() if "workbook.xml.rels" not in name},
            )
        )
