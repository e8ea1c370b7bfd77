"""A workbook is read in bounded memory, and its cells as Excel shows them."""

from __future__ import annotations

import tracemalloc
from datetime import date, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook as OpenpyxlWorkbook
from openpyxl import load_workbook

from ledger.values.numbers import column_letter
from ledger.values.text import as_seen
from projections.documents.excel.cell_values import (
    SheetCell,
    day_of_serial,
    number_cell,
)
from projections.documents.excel.number_formats import NumberFormat, general
from projections.documents.excel.workbook import open_workbook
from tests.projections.workbooks import (
    LINKS,
    MAIN,
    links,
    pack,
    raw,
    raw_parts,
    rows_of,
    save,
    sheet_xml,
)


def shown(path: Path) -> dict[str, str]:
    """The text of every cell of the first sheet, by its place."""
    return {
        f"{column_letter(column)}{row.number}": cell.text
        for row in rows_of(path)
        for column, cell in row.cells.items()
    }


def cells(path: Path) -> list[SheetCell]:
    """All cells of the first sheet."""
    return [cell for row in rows_of(path) for cell in row.cells.values()]


@pytest.mark.parametrize("name", ["so-theo-doi-mau.xlsx", "so-theo-doi-loi.xlsx"])
def test_values_agree_with_another_reader(samples: Path, name: str) -> None:
    """Every value and every formula of the samples is the one that openpyxl reads."""
    book = open_workbook(samples / name)
    typed = load_workbook(samples / name)
    computed = load_workbook(samples / name, data_only=True)
    for sheet in book.sheets:
        theirs = typed[sheet.name], computed[sheet.name]
        found = {
            (row.number, column): cell
            for row in book.rows(sheet)
            for column, cell in row.cells.items()
        }
        for place, cell in found.items():
            written, value = (page.cell(*place).value for page in theirs)
            assert cell.written == _shown(written)
            assert cell.kind == "formula" or cell.text == _shown(value)
        filled = {
            (one.row, one.column) for one in theirs[0]._cells.values() if one.value is not None
        }
        assert filled == found.keys()


def _shown(value: object) -> str:
    if isinstance(value, datetime | date):
        return f"{value:%d/%m/%Y}"
    if isinstance(value, bool):
        return str(value).upper()
    return general(float(value)) if isinstance(value, int | float) else as_seen(str(value))


def _letters() -> st.SearchStrategy[str]:
    return st.text(
        st.characters(categories=["L", "N", "P"], max_codepoint=0x1EFF), min_size=1, max_size=20
    )


@settings(max_examples=40)
@given(
    st.lists(
        st.lists(
            st.one_of(
                st.none(),
                _letters(),
                st.integers(-(10**9), 10**9),
                st.dates(date(1901, 1, 1), date(2200, 1, 1)),
                st.booleans(),
            ),
            max_size=6,
        ),
        min_size=1,
        max_size=6,
    )
)
def test_what_openpyxl_writes_is_read_back(
    tmp_path_factory: pytest.TempPathFactory, written: list[list[object]]
) -> None:
    """Texts, numbers, dates and truth values come back as they were written, at their places."""
    written = [
        [f"'{one}" if isinstance(one, str) and one[0] in "=#" else one for one in row]
        for row in written
    ]
    path = save(tmp_path_factory.mktemp("book") / "a.xlsx", {"a": written})
    expected = {
        (number, column): _shown(value)
        for number, row in enumerate(written, start=1)
        for column, value in enumerate(row, start=1)
        if value is not None and as_seen(str(value))
    }
    assert expected == {
        (row.number, column): cell.text
        for row in rows_of(path)
        for column, cell in row.cells.items()
    }


def test_every_kind_of_cell(tmp_path: Path) -> None:
    """Shared, inline and formula texts, numbers, truth values, errors, ISO dates, formulas of three
    kinds.
    """
    row = (
        '<row r="2"><c r="A2" t="s"><v>1</v></c><c r="B2" '
        't="inlineStr"><is><r><t>hai </t></r><r><t>ba</t></r>'
        "<rPh><t>xx</t></rPh></is></c>"
        '<c r="C2" t="str"><v>bốn</v></c><c '
        'r="D2"><v>5.50</v></c><c r="E2" t="b"><v>1</v></c><c '
        'r="F2" t="b"><v>0</v></c>'
        '<c r="G2" t="e"><v>#N/A</v></c><c r="H2" '
        't="d"><v>2024-10-15T08:00:00</v></c><c r="I2" '
        't="d"><v>soon</v></c>'
        '<c r="J2"><f>1+1</f><v>2</v></c><c r="K2"><f t="shared" '
        'si="0"/><v>2</v></c><c r="L2" t="str"><f>A2</f><v>x</v></c>'
        '<c r="M2"/><c r="N2"><v></v></c><c r="O2"><v>many</v></c>'
        '<c r="P2" t="inlineStr"><is><t>a_x000D__x0041_</t></is></c></row>'
    )
    shared = (
        f"<sst "
        f'xmlns="{MAIN}"><si><t>không</t></si><si><r><t>m</t></r><r><t>ột</t></r><rPh><t>x</t></rPh></si></sst>'
    )
    found = cells(raw(tmp_path / "a.xlsx", row, sharedStrings=shared))
    assert [
        ("text", "một"),
        ("text", "hai ba"),
        ("text", "bốn"),
        ("number", "5,5"),
        ("boolean", "TRUE"),
        ("boolean", "FALSE"),
        ("error", "#N/A"),
        ("date", "15/10/2024"),
        ("text", "soon"),
        ("number", "2"),
        ("number", "2"),
        ("text", "x"),
        ("text", "many"),
        ("text", "a A"),
    ] == [(cell.kind, cell.text) for cell in found]
    assert ["=1+1", "=…", "=A2"] == [cell.formula for cell in found if cell.formula]


def test_cells_and_rows_without_places_are_counted(tmp_path: Path) -> None:
    """A program may leave places out; the next row and the next column are meant."""
    rows = (
        "<row><c><v>1</v></c><c><v>2</v></c></row><row "
        'r="5"><c r="C5"><v>3</v></c><c><v>4</v></c></row>'
    )
    rows += "<row><c><v>5</v></c></row>"
    assert {"A1": "1", "B1": "2", "C5": "3", "D5": "4", "A6": "5"} == shown(
        raw(tmp_path / "a.xlsx", rows)
    )


def test_prefixed_names_are_read(tmp_path: Path) -> None:
    """Some programs write the standard's name space with a prefix."""
    sheet = (
        f'<x:worksheet xmlns:x="{MAIN}"><x:sheetData><x:row '
        f'r="1"><x:c r="A1"><x:v>7</x:v></x:c></x:row>'
        '<x:row r="2"><x:c r="B2"><x:v>8</x:v></x:c><y xmlns="z"/></x:row></x:sheetData>'
        '<x:mergeCells><x:mergeCell ref="A1:A2"/></x:mergeCells></x:worksheet>'
    )
    assert {"A1": "7", "A2": "7", "B2": "8"} == shown(pack(tmp_path / "a.xlsx", raw_parts(sheet)))


def test_merged_areas_repeat_their_value(tmp_path: Path) -> None:
    """A value counts for the whole area, what else lies in the area counts for nothing."""
    rows = (
        '<row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c></row>'
        '<row r="2"><c r="A2"><v>9</v></c><c '
        'r="C2"><v>3</v></c></row><row r="4"><c '
        'r="C4"><v>4</v></c></row>'
        '<row r="6"><c r="C6"><v>5</v></c><c r="D6"><v>6</v></c></row>'
    )
    areas = "".join(
        f'<mergeCell ref="{area}"/>'
        for area in ("A1:A2", "B1:C1", "A5:C9", "$E$6:$F$6", "D6:D6", "G6", "H2:H3")
    )
    found = rows_of(raw(tmp_path / "a.xlsx", rows, f"<mergeCells>{areas}</mergeCells>"))
    assert [
        (1, {1: ("1", False), 2: ("2", False), 3: ("2", True)}),
        (2, {1: ("1", True), 3: ("3", False)}),
        (4, {3: ("4", False)}),
        (6, {4: ("6", False)}),
    ] == [
        (row.number, {column: (cell.text, cell.repeated) for column, cell in row.cells.items()})
        for row in found
    ]


def test_dates_from_1904(tmp_path: Path) -> None:
    """Workbooks from old Macintosh programs count days from 1904."""
    book = (
        f'<workbook xmlns="{MAIN}" xmlns:r="{LINKS}"><workbookPr date1904="1"/>'
        '<sheets><sheet name="a" sheetId="1" r:id="rId1"/></sheets></workbook>'
    )
    styles = (
        f'<styleSheet xmlns="{MAIN}"><cellXfs><xf '
        f'numFmtId="0"/><xf '
        f'numFmtId="14"/></cellXfs></styleSheet>'
    )
    path = raw(
        tmp_path / "a.xlsx",
        '<row r="1"><c r="A1" s="1"><v>44118</v></c></row>',
        workbook=book,
        styles=styles,
    )
    assert [SheetCell("date", "15/10/2024", 44118.0, date(2024, 10, 15))] == cells(path)


def test_custom_date_formats(tmp_path: Path) -> None:
    """A number is a date when its format shows a day; times and money are no dates."""
    codes = [
        "dd/mm/yyyy",
        "[$-1010000]d.m.yy;@",
        "mmm",
        "h:mm:ss",
        '#,##0 "đồng"',
        '"day" 0',
        "General",
        "[Red]0",
        "[h]:mm",
    ]
    formats = "".join(
        f'<numFmt numFmtId="{164 + at}" formatCode="{code}"/>' for at, code in enumerate(codes)
    ).replace('"đồng"', "&quot;đồng&quot;")
    formats = formats.replace('""day" 0"', '"&quot;day&quot; 0"')
    formats_used = "".join(f'<xf numFmtId="{164 + at}"/>' for at in range(len(codes)))
    styles = (
        f"<styleSheet "
        f'xmlns="{MAIN}"><numFmts>{formats}</numFmts><cellXfs>{formats_used}</cellXfs></styleSheet>'
    )
    row = "".join(f'<c s="{at}"><v>45580</v></c>' for at in range(len(codes)))
    found = cells(raw(tmp_path / "a.xlsx", f"<row>{row}</row>", styles=styles))
    assert [True, True, True, False, False, False, False, False, False] == [
        cell.kind == "date" for cell in found
    ]


@pytest.mark.parametrize(
    ("serial", "expected"),
    [
        (1, date(1900, 1, 1)),
        (59.9, date(1900, 2, 28)),
        (60, None),
        (61, date(1900, 3, 1)),
        (45580.75, date(2024, 10, 15)),
        (2_958_465, date(9999, 12, 31)),
        (2_958_466, None),
        (0.5, None),
        (-1, None),
        (float("inf"), None),
    ],
)
def test_serials(serial: float, expected: date | None) -> None:
    """Excel's count of days, with the day that never was."""
    assert expected == day_of_serial(serial)


def test_serials_from_1904_stay_in_the_calendar() -> None:
    """Both ends of the other count."""
    assert [date(1904, 1, 1), date(9999, 12, 31), None, None] == [
        day_of_serial(serial, from_1904=True) for serial in (0, 2_957_003, 2_957_004, -1)
    ]


def test_number_that_is_no_number() -> None:
    """What other readers would take for a number is text here; a date out of the calendar stays a
    number.
    """
    day, plain = NumberFormat(shows_day=True), NumberFormat()
    assert SheetCell("text", "nan") == number_cell("nan", day, from_1904=False)
    assert SheetCell("number", "inf", float("inf")) == number_cell("1e999", day, from_1904=False)
    assert number_cell(" ", plain, from_1904=False) is None


def test_invisible_characters_are_left_out() -> None:
    """Zero-width characters and no-break spaces pasted from elsewhere do not matter; text becomes
    NFC.
    """
    assert "Số hồ sơ" == as_seen("\u200bSo\u0302\u0301\xa0ho\u0302\u0300\r\ns\u01a1\ufeff ")


def test_hidden_sheets_and_rows_are_read(tmp_path: Path) -> None:
    """Hiding is no way of leaving out."""
    book = OpenpyxlWorkbook()
    book.worksheets[0].append(["a"])
    hidden = book.create_sheet("b")
    hidden.append(["c"])
    hidden.sheet_state = "veryHidden"
    hidden.row_dimensions[1].hidden = True
    book.save(tmp_path / "a.xlsx")
    found = open_workbook(tmp_path / "a.xlsx")
    assert [("Sheet", False, 1, 0), ("b", True, 1, 1)] == [
        (sheet.name, sheet.hidden, sheet.survey.rows, sheet.survey.hidden_rows)
        for sheet in found.sheets
    ]
    assert [True] == [row.hidden for row in found.rows(found.sheets[1])]


def test_links_and_chart_sheets_are_passed_over(tmp_path: Path) -> None:
    """External links are not followed, sheets that hold only a chart are no sheets of cells."""
    outside = (
        '<Relationship Id="rId3" Type="x/externalLink" '
        'Target="file:///etc/passwd" '
        'TargetMode="External"/>'
    )
    rels = links(
        ("rId1", "worksheet", "/xl/worksheets/sheet1.xml"),
        ("rId2", "chartsheet", "chartsheets/sheet1.xml"),
    )
    rels = rels.replace("</Relationships>", f"{outside}</Relationships>")
    book = (
        f'<workbook xmlns="{MAIN}" '
        f'xmlns:r="{LINKS}"><sheets><sheet name="a" '
        f'sheetId="1" r:id="rId1"/>'
        '<sheet name="b" sheetId="2" r:id="rId2"/><sheet '
        'name="c" sheetId="3" '
        'r:id="rId3"/></sheets></workbook>'
    )
    path = raw(tmp_path / "a.xlsx", "<row><c><v>1</v></c></row>", workbook=book, rels=rels)
    assert ["a"] == [sheet.name for sheet in open_workbook(path).sheets]


def test_a_sheet_larger_than_it_says_is_read_whole(tmp_path: Path) -> None:
    """What a sheet says of its size binds nobody: other programs write it wrongly."""
    rows = '<row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c></row><row r="2"><c><v>3</v></c></row>'
    sheet = sheet_xml(rows).replace("<sheetData>", '<dimension ref="A1"/><sheetData>')
    assert {"A1": "1", "B1": "2", "A2": "3"} == shown(pack(tmp_path / "a.xlsx", raw_parts(sheet)))


def test_the_strict_form_of_the_standard_is_read(tmp_path: Path) -> None:
    """Its name spaces are other ones, its elements the same."""
    parts = raw_parts(sheet_xml("<row><c><v>1</v></c></row>"))
    strict = {
        name: str(part)
        .replace(MAIN, "http://purl.oclc.org/ooxml/spreadsheetml/main")
        .replace(LINKS, "http://purl.oclc.org/ooxml/officeDocument/relationships")
        for name, part in parts.items()
    }
    assert {"A1": "1"} == shown(pack(tmp_path / "a.xlsx", strict))


def test_looks_that_nobody_knows_are_no_hindrance(tmp_path: Path) -> None:
    """A fill of an unknown pattern hides no value."""
    styles = (
        f'<styleSheet xmlns="{MAIN}"><fills><fill><patternFill patternType="wavy"/></fill></fills>'
        '<cellXfs><xf fillId="0"/></cellXfs></styleSheet>'
    )
    rows = '<row><c s="0"><v>1</v></c></row>'
    assert {"A1": "1"} == shown(raw(tmp_path / "a.xlsx", rows, styles=styles))


@pytest.mark.uncounted
def test_a_row_of_countless_empty_cells_needs_no_memory(tmp_path: Path) -> None:
    """They are passed over one by one."""
    path = raw(tmp_path / "a.xlsx", f"<row>{'<c/>' * 120_000}</row>")
    tracemalloc.start()
    assert [] == rows_of(path)
    _, peak_bytes = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak_bytes < 4 * 1024 * 1024
