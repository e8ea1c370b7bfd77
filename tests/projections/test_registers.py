"""A unit's registers are read as units keep them: every record found, every bad cell named, nothing guessed."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from projections.documents import register_gathering, registers
from projections.documents.register_book import BadCell, RegisterBook, RegisterRow
from projections.documents.register_columns import key, recognise, vocabulary
from projections.documents.register_gathering import NOTICES
from projections.documents.register_lines import line_of_sheet
from projections.documents.register_problems import ATTRIBUTES, PROBLEMS
from projections.documents.registers import read_registers
from projections.documents.workbook_refusals import NoRegister
from tests.projections.workbooks import COLLABORATOR, TODAY, WATCH_FILE, inline, raw, save, table, watch_files

Rows = list[Any]


def bad(book: RegisterBook) -> list[tuple[str, str]]:
    """Place and kind of every bad cell."""
    return [(cell.cell, cell.kind) for cell in book.bad_cells]


def notices(book: RegisterBook) -> list[str]:
    """Every notice as an English sentence."""
    return [notice.say(str) for notice in book.notices]


def english(cell: BadCell) -> str:
    """Message and hint of a bad cell in English."""
    return " / ".join(cell.say(str))


# ---- the samples ---------------------------------------------------------------------------------


def test_good_sample_is_read_whole(samples: Path) -> None:
    """Every record of the unit's seven registers, and nothing to complain of."""
    book = read_registers(samples / "so-theo-doi-mau.xlsx", TODAY)
    expected = {"ĐTCB": 6, "Sưu tra": 27, "Hiềm nghi": 5, "Chuyên án": 3, "CTVBM": 12, "Vai ảo": 2, "HTBM": 2}
    assert expected == book.rows_by_sheet
    assert {"DTCB": 6, "ST": 27, "HN": 5, "CA": 3, "CTVBM": 12, "VAI_AO": 2, "HTBM": 2} == book.rows_by_line
    assert ((), (), ()) == (book.bad_cells, book.notices, book.rejected)


def test_bad_sample_gives_exactly_its_bad_cells(samples: Path) -> None:
    """Sheet, row and column of every planted error and of none other."""
    book = read_registers(samples / "so-theo-doi-loi.xlsx", TODAY)
    planted = json.loads((samples / "so-theo-doi-loi.expected.json").read_text("utf-8"))
    expected = sorted((one["sheet"], one["row"], one["column"]) for one in planted)
    assert expected == sorted((cell.sheet, cell.row, cell.column) for cell in book.bad_cells)
    kinds = {(cell.sheet, cell.cell): cell.kind for cell in book.bad_cells}
    assert {
        ("Sưu tra", "N6"): "closed_before_opened",
        ("Sưu tra", "D7"): "unknown_class",
        ("Sưu tra", "J8"): "impossible_date",
        ("Sưu tra", "B9"): "number_missing",
        ("Sưu tra", "B10"): "duplicate_number",
        ("Sưu tra", "E12"): "unknown_list",
        ("Sưu tra", "J13"): "future_date",
        ("Sưu tra", "C14"): "unknown_symbol",
        ("Sưu tra", "P15"): "formula",
        ("CTVBM", "D7"): "type_missing",
        ("CTVBM", "J8"): "number_for_date",
        ("CTVBM", "N9"): "two_digit_year",
        ("CTVBM", "O9"): "unknown_closing",
    } == kinds


def test_rows_in_error_are_not_among_the_good(samples: Path) -> None:
    """Neither of two rows with one number is taken: which one is right cannot be told."""
    book = read_registers(samples / "so-theo-doi-loi.xlsx", TODAY)
    expected = [("Sưu tra", row) for row in range(6, 16)] + [("CTVBM", row) for row in (7, 8, 9)]
    assert expected == list(book.rejected)
    assert set() == {(row.sheet, row.row) for row in book.rows} & set(expected)
    doubled = next(cell for cell in book.bad_cells if cell.kind == "duplicate_number")
    assert ("B11", (11,)) == (doubled.values["others"], doubled.values["rows"])


def test_every_value_of_a_row(tmp_path: Path) -> None:
    """All columns together give all a record's particulars, coded as the catalog codes them."""
    book = read_registers(watch_files(tmp_path / "a.xlsx", {"Ghi chú": "một lời"}), TODAY)
    expected = RegisterRow(
        sheet="Sưu tra",
        row=2,
        line="ST",
        number="ST-001/2022",
        file_number="ST-001/2022",
        symbol="ST",
        level="huyện",
        attributes={
            "class": "B",
            "list": "III",
            "group": "2",
            "branch": "kinh tế",
            "field": "ngân hàng",
            "online": True,
            "source": "DTCB",
        },
        unit="DKTMT",
        unit_name="DKTMT",
        officer="CB02",
        officer_name="CB02",
        opened_on=date(2022, 8, 17),
        basis_number="332/QĐ-CAH",
        basis_date=date(2022, 8, 16),
        closed_on=date(2023, 12, 18),
        closing="reviewed_out",
        archived_on=date(2024, 1, 2),
    )
    assert [expected] == list(book.rows)
    assert ["Sheet “Sưu tra”: the texts of the column “Ghi chú” are not kept in the ledger (1)"] == notices(book)


# ---- one bad cell at a time -----------------------------------------------------------------------

BAD: list[tuple[Mapping[str, object], str, str]] = [
    ({"Số hồ sơ": None}, "B2", "number_missing"),
    ({"Số hồ sơ": "…"}, "B2", "number_missing"),
    ({"Số hồ sơ": "ST-1 " * 13}, "B2", "too_long"),
    ({"Số hồ sơ": date(2021, 12, 10)}, "B2", "date_for_text"),
    ({"Số hồ sơ": "=B1"}, "B2", "formula"),
    ({"Số hồ sơ": "#N/A"}, "B2", "error_value"),
    ({"Ký hiệu": "HN"}, "C2", "unknown_symbol"),
    ({"Ký hiệu": "=C1"}, "C2", "formula"),
    ({"Ký hiệu": date(2021, 12, 10)}, "C2", "date_for_text"),
    ({"Loại": "C"}, "D2", "unknown_class"),
    ({"Loại": 1}, "D2", "unknown_class"),
    ({"Danh mục": "VII"}, "E2", "unknown_list"),
    ({"Hệ": "6"}, "F2", "unknown_group"),
    ({"Phân cấp": "cấp trên"}, "G2", "unknown_level"),
    ({"Hệ lực lượng": "hải quân"}, "H2", "unknown_branch"),
    ({"Lĩnh vực": "x" * 201}, "I2", "too_long"),
    ({"Đơn vị": None}, "J2", "unit_missing"),
    ({"Cán bộ phụ trách": None}, "K2", "officer_missing"),
    ({"Cán bộ phụ trách": "CB01, CB02"}, "K2", "several_officers"),
    ({"Cán bộ phụ trách": "C" * 41}, "K2", "too_long"),
    ({"Ngày lập": None}, "L2", "date_missing"),
    ({"Ngày lập": "31/02/2022"}, "L2", "impossible_date"),
    ({"Ngày lập": "2022-02-31"}, "L2", "impossible_date"),
    ({"Ngày lập": "17/08/22"}, "L2", "two_digit_year"),
    ({"Ngày lập": "tháng 8/2022"}, "L2", "unreadable_date"),
    ({"Ngày lập": 12}, "L2", "number_for_date"),
    ({"Ngày lập": 2022}, "L2", "number_for_date"),
    ({"Ngày lập": "44790"}, "L2", "number_for_date"),
    ({"Ngày lập": -1}, "L2", "number_for_date"),
    ({"Ngày lập": "01/01/2025"}, "L2", "future_date"),
    ({"Ngày lập": date(1922, 8, 17)}, "L2", "implausible_date"),
    ({"Ngày lập": "=TODAY()"}, "L2", "formula"),
    ({"Ngày quyết định": "chưa rõ"}, "N2", "unreadable_date"),
    ({"Nguồn": "tin đồn"}, "O2", "unknown_source"),
    ({"Không gian mạng": "có lẽ"}, "P2", "unknown_online"),
    ({"Không gian mạng": "=1"}, "P2", "formula"),
    ({"Ngày kết thúc": None, "Ngày nộp lưu": None}, "Q2", "closing_date_missing"),
    ({"Ngày kết thúc": date(2022, 8, 16)}, "Q2", "closed_before_opened"),
    ({"Hình thức kết thúc": None}, "R2", "closing_missing"),
    ({"Hình thức kết thúc": "???"}, "R2", "unknown_closing"),
    ({"Hình thức kết thúc": "=R1"}, "R2", "formula"),
    ({"Ngày nộp lưu": date(2023, 12, 17)}, "S2", "archived_before_closed"),
    ({"Ngày kết thúc": None, "Hình thức kết thúc": None}, "S2", "archived_while_open"),
    ({"Ghi chú": '=HYPERLINK("file:///x","bấm")'}, "T2", "formula"),
]


@pytest.mark.parametrize(("change", "cell", "kind"), BAD, ids=[f"{kind}-{cell}-{at}" for at, (_, cell, kind) in enumerate(BAD)])
def test_one_bad_cell_is_one_finding(tmp_path: Path, change: Mapping[str, object], cell: str, kind: str) -> None:
    """Each error is found where it stands, once, and says what to do."""
    book = read_registers(watch_files(tmp_path / "a.xlsx", change), TODAY)
    assert [(cell, kind)] == bad(book)
    assert ((("Sưu tra", 2),), ()) == (book.rejected, book.rows)
    found = book.bad_cells[0]
    assert "{" not in english(found)
    assert book.file == found.file == "a.xlsx"


def test_every_problem_is_provoked() -> None:
    """The list of problems holds none that no register can have; the others are tested by name below."""
    elsewhere = {"column_missing", "duplicate_number", "symbol_missing", "type_missing", "not_for_symbol", "unknown_type"}
    needed = {f"{name}_missing" for name in ATTRIBUTES} - elsewhere
    assert set(PROBLEMS) - needed == {kind for _, _, kind in BAD} | elsewhere


def test_all_bad_cells_of_a_row_are_found_at_once(tmp_path: Path) -> None:
    """Nobody corrects a file cell by cell."""
    change = {"Số hồ sơ": None, "Loại": "C", "Ngày lập": "x", "Ngày kết thúc": "y", "Ghi chú": "=1"}
    book = read_registers(watch_files(tmp_path / "a.xlsx", change), TODAY)
    assert ["B2", "D2", "L2", "Q2", "T2"] == [cell for cell, _ in bad(book)]


def test_formula_is_text_when_excel_kept_it_as_text(tmp_path: Path) -> None:
    """A text that begins with “=” would be a formula again in the next program that opens it."""
    rows = f'<row r="1">{inline("Số hồ sơ", "Ký hiệu", "Ngày lập", "Loại", "DM")}</row><row r="2">{inline("ST-1", "=ST")}</row>'
    book = read_registers(raw(tmp_path / "a.xlsx", rows), TODAY)
    assert ("B2", "formula") in bad(book)


def test_error_cells(tmp_path: Path) -> None:
    """#N/A in a column that counts is an error; among positions and notes it is not."""
    error = '<c t="e"><v>#N/A</v></c>'
    head = inline("STT", "Số hồ sơ", "Ngày lập", "Loại", "DM", "Nguồn", "Ghi chú")
    row = f"{error}{inline('ST-1', '1/2/2022', 'A', 'I')}{error}{error}"
    book = read_registers(raw(tmp_path / "a.xlsx", f'<row r="1">{head}</row><row r="2">{row}</row>'), TODAY)
    assert [("F2", "error_value")] == bad(book)


def test_long_values_are_shown_short(tmp_path: Path) -> None:
    """A bad cell is shown, not carried along whole."""
    book = read_registers(watch_files(tmp_path / "a.xlsx", {"Lĩnh vực": "x" * 5000}), TODAY)
    assert "x" * 120 + "…" == book.bad_cells[0].value


# ---- collaborators and other lines ----------------------------------------------------------------


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({}, []),
        ({"Loại": 2}, []),
        ({"Loại": "Loại 2"}, []),
        ({"Loại": None}, [("D2", "type_missing")]),
        ({"Loại": "A"}, [("D2", "unknown_type")]),
        ({"Ký hiệu": "LC", "Loại": None}, []),
        ({"Ký hiệu": "LC"}, [("D2", "not_for_symbol")]),
        ({"Ký hiệu": None}, [("C2", "symbol_missing")]),
        ({"Ký hiệu": "XY"}, [("C2", "unknown_symbol")]),
    ],
)
def test_type_of_collaborators(tmp_path: Path, change: Mapping[str, object], expected: list[tuple[str, str]]) -> None:
    """“Loại” is the type of an LT, which needs one; LC and LD have none."""
    path = save(tmp_path / "a.xlsx", {"CTVBM": table({**COLLABORATOR, **change})})
    assert expected == bad(read_registers(path, TODAY))


def test_register_of_collaborators_without_types(tmp_path: Path) -> None:
    """Where there is no column for the type, the symbol that needs one is named."""
    row = {name: value for name, value in COLLABORATOR.items() if name != "Loại"}
    path = save(tmp_path / "a.xlsx", {"CTVBM": table(row, {**row, "Số hồ sơ": "LC-1", "Ký hiệu": "LC"})})
    book = read_registers(path, TODAY)
    assert [("C2", "type_missing")] == bad(book)
    assert ["LC-1"] == [one.number for one in book.rows]


def test_attributes_of_other_lines_are_refused(tmp_path: Path) -> None:
    """A dead drop has no class, list or source and cannot be online; a plain “no” says nothing else."""
    row = {
        "Số hồ sơ": "HTBM-1",
        "Ngày lập": "1/2/2022",
        "Loại": "A",
        "Danh mục": "I",
        "Nguồn": "ĐTCB",
        "KGM": "x",
        "Lĩnh vực": "-",
    }
    path = save(tmp_path / "a.xlsx", {"HTBM": table(row, {**row, "Số hồ sơ": "HTBM-2", "KGM": "không"})})
    book = read_registers(path, TODAY)
    places = ["C2", "D2", "E2", "F2", "C3", "D3", "E3"]
    assert [(place, "not_for_symbol") for place in places] == bad(book)


def test_two_columns_for_class_and_type(tmp_path: Path) -> None:
    """An explicit heading wins over the shared one."""
    row = {**WATCH_FILE, "Loại đối tượng": "A", "Loại": "B"}
    book = read_registers(save(tmp_path / "a.xlsx", {"Sưu tra": table(row)}), TODAY)
    assert ["A"] == [one.attributes["class"] for one in book.rows]


@pytest.mark.parametrize(
    ("heading", "written", "attribute", "expected"),
    [
        ("Loại", "Loại A", "class", "A"),
        ("Loại", "b", "class", "B"),
        ("Danh mục", "DM III", "list", "III"),
        ("Danh mục", "danh mục 2", "list", "II"),
        ("Danh mục", 4, "list", "IV"),
        ("Hệ", "Hệ 3", "group", "3"),
        ("Hệ", "V", "group", "5"),
        ("Nguồn", "DIEU TRA CO BAN", "source", "DTCB"),
        ("Không gian mạng", True, "online", True),
        ("Không gian mạng", "Có", "online", True),
        ("Không gian mạng", 1, "online", True),
        ("Không gian mạng", "✓", "online", True),
        ("Không gian mạng", None, "online", False),
        ("Không gian mạng", "-", "online", False),
        ("Không gian mạng", "Không", "online", False),
        ("Không gian mạng", 0, "online", False),
    ],
)
def test_writings_of_attributes(tmp_path: Path, heading: str, written: object, attribute: str, expected: object) -> None:
    """Values are read as people write them and kept as the catalog codes them."""
    book = read_registers(watch_files(tmp_path / "a.xlsx", {heading: written}), TODAY)
    assert [expected] == [row.attributes[attribute] for row in book.rows]


@pytest.mark.parametrize(
    "written",
    [
        date(2022, 8, 7),
        datetime.fromisoformat("2022-08-07T23:59:00"),
        44780,
        44780.5,
        "07/08/2022",
        "7.8.2022",
        "7-8-2022",
        "2022-08-07",
        " 7 / 8 / 2022 ",
        "07/08/2022 00:00:00",
        "2022-08-07T10:30:00",
    ],
)
def test_writings_of_dates(tmp_path: Path, written: object) -> None:
    """A day as Excel's date, as its number, or as text in day-month-year or ISO order."""
    book = read_registers(watch_files(tmp_path / "a.xlsx", {"Ngày lập": written}), TODAY)
    assert [date(2022, 8, 7)] == [row.opened_on for row in book.rows]


def test_numbers_and_codes_as_written(tmp_path: Path) -> None:
    """A file number keeps the form people gave it beside its key; codes have no spaces."""
    change = {"Số hồ sơ": " st-001 / 2022 ", "Đơn vị": "Đội KTMT: 1", "Cán bộ phụ trách": 12}
    row = read_registers(watch_files(tmp_path / "a.xlsx", change), TODAY).rows[0]
    assert ("st-001 / 2022", "ST-001/2022") == (row.number, row.file_number)
    assert ("Đội-KTMT-1", "Đội KTMT: 1", "12") == (row.unit, row.unit_name, row.officer)


def test_duplicates_across_sheets_and_forms(tmp_path: Path) -> None:
    """One number in three rows is one finding, on the first, that names the others; another line may use it again."""
    rows = [{**WATCH_FILE, "Số hồ sơ": number} for number in ("ST-1", "ST-2", "st - 1")]
    other = [{**COLLABORATOR, "Số hồ sơ": "ST-1"}]
    path = save(tmp_path / "a.xlsx", {"Sưu tra": table(*rows), "CTVBM": table(*other), "Sưu tra cũ": table(rows[0])})
    book = read_registers(path, TODAY)
    assert [("B2", "duplicate_number")] == bad(book)
    assert "B4, Sưu tra cũ!B2" == book.bad_cells[0].values["others"]
    assert (("Sưu tra", 2), ("Sưu tra", 4), ("Sưu tra cũ", 2)) == book.rejected
    assert ["ST-2", "ST-1"] == [row.number for row in book.rows]


def test_many_duplicates_are_named_in_part(tmp_path: Path) -> None:
    """A column filled down with one number does not give an endless sentence."""
    book = read_registers(watch_files(tmp_path / "a.xlsx", *[{}] * 9), TODAY)
    assert "B3, B4, B5, B6, B7, …" == book.bad_cells[0].values["others"]


# ---- what a sheet is --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "titles", "expected"),
    [
        ("Sưu tra", [], "ST"),
        ("SUU TRA 2024", [], "ST"),
        ("ST", [], "ST"),
        ("CA", [], "CA"),
        ("Sổ_Hiềm_Nghi", [], "HN"),
        ("DTCB", [], "DTCB"),
        ("Vai ảo của CTVBM", [], "VAI_AO"),
        ("Sheet1", ["CA HUYỆN MẪU", "SỔ THEO DÕI CHUYÊN ÁN"], "CA"),
        ("Sheet1", ["CÔNG AN HUYỆN MẪU", "Sổ theo dõi Cộng tác viên bí mật"], "CTVBM"),
        ("CA huyện", ["ST"], None),
        ("Sheet1", [], None),
    ],
)
def test_lines_are_recognised(name: str, titles: list[str], expected: str | None) -> None:
    """By the sheet's name, else by the titles above; a short symbol inside other words is no sign."""
    line = line_of_sheet(name, titles)
    assert expected == (line.code if line else None)


def test_line_by_symbol(tmp_path: Path) -> None:
    """In a sheet of no line each row's symbol tells; without it there is no telling."""
    rows = [{**COLLABORATOR, "Loại": None, "Ký hiệu": "HV", "Số hồ sơ": "HV-1"}, {**COLLABORATOR, "Số hồ sơ": "LT-1"}]
    rows += [{**COLLABORATOR, "Ký hiệu": symbol, "Số hồ sơ": "X-1"} for symbol in (None, "QQ", "ST")]
    book = read_registers(save(tmp_path / "a.xlsx", {"Sheet1": table(*rows)}), TODAY)
    assert ["HN", "CTVBM"] == [row.line for row in book.rows]
    assert [("C4", "symbol_missing"), ("C5", "unknown_symbol"), ("D6", "unknown_class")] == bad(book)


def test_other_sheets_are_left_alone(tmp_path: Path) -> None:
    """Guides and summaries are noticed and not read; they may even count files."""
    summary: Rows = [["STT", "Đơn vị", "Số hồ sơ", "Loại", "Ghi chú"], [1, "DKTMT", 5, "A", None]]
    guide: Rows = [["Hướng dẫn ghi sổ"], ["Ghi ngày theo mẫu ngày/tháng/năm"]]
    path = save(tmp_path / "a.xlsx", {"Tổng hợp": summary, "Hướng dẫn": guide, "ST": table(WATCH_FILE), "Trống": []})
    book = read_registers(path, TODAY)
    assert 1 == len(book.rows)
    assert [
        f"Sheet “{name}” has no headings of a register and was left alone" for name in ("Tổng hợp", "Hướng dẫn", "Trống")
    ] == notices(book)


def test_workbook_without_registers_is_refused(tmp_path: Path) -> None:
    """A file in which nothing is a register was given by mistake."""
    with pytest.raises(NoRegister, match=r"a\.xlsx"):
        read_registers(save(tmp_path / "a.xlsx", {"a": [["x"]]}), TODAY)


def test_headings_of_two_rows(tmp_path: Path) -> None:
    """Headings in two rows with merged cells are read together, whichever way round the words stand."""
    upper = ["TT", "Số hồ sơ", "Ký hiệu", "Phân loại", None, "Quyết định", None, "Ngày lập", "Kết thúc", None, "Đơn vị", "Cán bộ"]
    lower = [None, None, None, "Loại (A/B)", "Danh mục", "Số", "Ngày", None, "Ngày", "Hình thức", None, None]
    numbering = [f"({at})" for at in range(1, 13)]
    row = [1, "ST-1", "ST", "A", "I", "12/QĐ", "1/2/2022", "2/2/2022", "3/3/2023", "Bắt", "D1", "CB1"]
    merged = ["A4:A5", "B4:B5", "C4:C5", "D4:E4", "F4:G4", "H4:H5", "I4:J4", "K4:K5", "L4:L5"]
    rows: Rows = [["CÔNG AN TỈNH"], ["SỔ SƯU TRA"], [], upper, lower, numbering, row, upper, lower, [*row[:1], "ST-2", *row[2:]]]
    book = read_registers(save(tmp_path / "a.xlsx", {"Sheet1": rows}, merged), TODAY)
    assert ([], []) == (bad(book), notices(book))
    assert [("ST", "ST-1", 7), ("ST", "ST-2", 10)] == [(one.line, one.number, one.row) for one in book.rows]
    assert ("12/QĐ", date(2022, 2, 1), date(2023, 3, 3), "arrested") == (
        book.rows[0].basis_number,
        book.rows[0].basis_date,
        book.rows[0].closed_on,
        book.rows[0].closing,
    )
    assert "Kết thúc / Ngày" == book.tables[0].columns[9].heading
    assert ((4, 5), ("CÔNG AN TỈNH", "SỔ SƯU TRA")) == (
        (book.tables[0].first_heading_row, book.tables[0].last_heading_row),
        book.tables[0].titles,
    )


def test_unknown_group_of_headings(tmp_path: Path) -> None:
    """An unknown heading over two columns is kept aside with both its rows' words."""
    upper = ["Số hồ sơ", "Ký hiệu", "Thông tin", None, "Loại", "DM"]
    lower = [None, None, "Ngày lập", "Màu", None, None]
    merged = ["A1:A2", "B1:B2", "C1:D1", "E1:E2", "F1:F2"]
    rows: Rows = [upper, lower, ["ST-1", "ST", "1/2/2022", "đỏ", "A", "I"]]
    book = read_registers(save(tmp_path / "a.xlsx", {"ST": rows}, merged), TODAY)
    assert 1 == len(book.rows)
    assert "Sheet “ST”: the column “Thông tin / Màu” is not known; its values were left aside (1)" in notices(book)


def test_unknown_columns_are_counted(tmp_path: Path) -> None:
    """Columns the ledger has no place for are named with how much they hold; so are values under no heading."""
    rows: Rows = table({**WATCH_FILE, "Họ và tên": "Nguyễn Văn A"}, {**WATCH_FILE, "Số hồ sơ": "ST-2", "Họ và tên": "-"})
    rows[1].append("lạc")
    book = read_registers(save(tmp_path / "a.xlsx", {"ST": rows}), TODAY)
    assert [
        "Sheet “ST”: the column “Họ và tên” is not known; its values were left aside (1)",
        "Sheet “ST”: the column “V” is not known; its values were left aside (1)",
    ] == notices(book)
    assert "Nguyễn" not in repr(book)


def test_missing_columns(tmp_path: Path) -> None:
    """A column that every record needs is missed once, at the headings; one that may be left out is noticed."""
    row = {"Ký hiệu": "ST", "Ngày lập": "1/2/2022", "Nguồn": "ĐTCB", "Lĩnh vực": "x"}
    book = read_registers(save(tmp_path / "a.xlsx", {"ST": table(row, row)}), TODAY)
    assert [("1", "column_missing")] == bad(book)
    assert ["Số hồ sơ"] == [cell.column for cell in book.bad_cells]
    assert (("ST", 2), ("ST", 3)) == book.rejected
    missing = ["Đơn vị", "Cán bộ phụ trách", "Ngày kết thúc", "Hình thức kết thúc"]
    assert [f"Sheet “ST” has no column “{name}”" for name in missing] == notices(book)


def test_sheet_of_no_line_without_symbols(tmp_path: Path) -> None:
    """Neither name nor symbols: nothing tells what the rows are."""
    row = {"Số hồ sơ": "1", "Ngày lập": "1/2/2022", "Nguồn": "ĐTCB", "Lĩnh vực": "x", "Kết thúc": "", "Lý do KT": "Bắt"}
    book = read_registers(save(tmp_path / "a.xlsx", {"Sheet1": table(row)}), TODAY)
    assert ["Ký hiệu"] == [cell.column for cell in book.bad_cells]


def test_closing_without_the_other_column(tmp_path: Path) -> None:
    """A date of closing is taken without a column for the way; a way is not taken without a date."""
    without_way = {name: value for name, value in WATCH_FILE.items() if name != "Hình thức kết thúc"}
    without_date = {name: value for name, value in WATCH_FILE.items() if name not in ("Ngày kết thúc", "Ngày nộp lưu")}
    without_date["Số hồ sơ"] = "ST-2"
    book = read_registers(save(tmp_path / "a.xlsx", {"ST": table(without_way), "Sưu tra": table(without_date)}), TODAY)
    assert [(date(2023, 12, 18), None)] == [(row.closed_on, row.closing) for row in book.rows]
    assert [("Q2", "closing_date_missing")] == bad(book)
    assert "Sheet “ST” has dates of closing (1) but no column for the way of closing" in notices(book)


def test_symbol_may_be_left_out_where_there_is_only_one(tmp_path: Path) -> None:
    """A register of watch files need not say so in every row."""
    without = {name: value for name, value in WATCH_FILE.items() if name != "Ký hiệu"}
    blank = {**WATCH_FILE, "Ký hiệu": None, "Số hồ sơ": "ST-2"}
    path = save(tmp_path / "a.xlsx", {"Sưu tra": table(without), "ST": table(blank)})
    assert ["ST", "ST"] == [row.symbol for row in read_registers(path, TODAY).rows]


# ---- what is no record ------------------------------------------------------------------------------


def test_sums_captions_blanks_and_signatures(tmp_path: Path) -> None:
    """Registers hold more than records; none of it is taken for one, and captions are told."""
    width = len(WATCH_FILE)
    one, two, three = (list({**WATCH_FILE, "STT": at, "Số hồ sơ": f"ST-{at}"}.values()) for at in (1, 2, 3))
    rows: Rows = [
        *table(WATCH_FILE)[:1],
        ["I", "Đội Cảnh sát kinh tế"],
        one,
        ["Cộng: 1"],
        [],
        ["II. Đội Cảnh sát hình sự"],
        two,
        list(WATCH_FILE),
        three,
        [4],
        ["5.", "-", "…"],
        [None, "Tổng số:", 3],
        [None, None, None, None, None, None, None, "Ngày 14 tháng 10 năm 2024"],
        [None, "NGƯỜI LẬP", None, None, None, None, "THỦ TRƯỞNG ĐƠN VỊ"],
        [None, "Nguyễn Văn A", None, None, None, None, "Trần Văn B"],
        *[[None] * width],
    ]
    book = read_registers(save(tmp_path / "a.xlsx", {"ST": rows}, ["A6:J6"]), TODAY)
    assert ["ST-1", "ST-2", "ST-3"] == [row.number for row in book.rows]
    assert [] == bad(book)
    assert ["Sheet “ST”: captions and what stands below the table were left aside (5), rows 2, 6, 13, 14, 15"] == notices(book)


def test_records_below_signatures_are_read(tmp_path: Path) -> None:
    """A page that was signed may be followed by another, even one of other columns."""
    other = {"Ngày mở": "1/2/2022", "Số HS": "ST-9", "Ký hiệu": "ST", "Loại": "A", "DM": "I"}
    second = table({**WATCH_FILE, "Số hồ sơ": "ST-2"})
    rows: Rows = [*table(WATCH_FILE), ["Người lập"], *second, [None, "Người lập biểu"], *table(other)]
    book = read_registers(save(tmp_path / "a.xlsx", {"ST": rows}), TODAY)
    assert [("ST-001/2022", 2), ("ST-2", 5), ("ST-9", 8)] == [(row.number, row.row) for row in book.rows]
    assert [1, 7] == [table.first_heading_row for table in book.tables]


def test_many_captions_are_named_in_part(tmp_path: Path) -> None:
    """The notice stays a sentence."""
    rows: Rows = [*table(WATCH_FILE), *([f"{letter}. Đội"] for letter in "ABCDEFGHIJKLMN")]
    book = read_registers(save(tmp_path / "a.xlsx", {"ST": rows}), TODAY)
    assert notices(book)[0].endswith("(14), rows 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, …")


def test_lone_file_number_is_a_record_in_error(tmp_path: Path) -> None:
    """A number with nothing else is an unfinished record, not a caption."""
    rows: Rows = [*table(WATCH_FILE), [None, "ST-2"]]
    book = read_registers(save(tmp_path / "a.xlsx", {"ST": rows}), TODAY)
    assert ["J3", "K3", "L3"] == [cell for cell, _ in bad(book)]


def test_merged_values_count_for_every_row(tmp_path: Path) -> None:
    """A unit merged over three rows is the unit of all three; a number merged over two rows is one record."""
    rows: Rows = table(*({**WATCH_FILE, "Số hồ sơ": f"ST-{at}", "Đơn vị": "D1" if at == 1 else None} for at in (1, 2, 3)))
    rows.append([4, None, *[None] * 17, "tiếp"])
    book = read_registers(save(tmp_path / "a.xlsx", {"ST": rows}, ["J2:J4", "B4:B5"]), TODAY)
    assert [("ST-1", "D1"), ("ST-2", "D1"), ("ST-3", "D1")] == [(row.number, row.unit) for row in book.rows]
    assert [] == bad(book)


def test_merged_number_over_two_records_is_a_duplicate(tmp_path: Path) -> None:
    """Two rows that differ cannot share one number."""
    path = save(tmp_path / "a.xlsx", {"ST": table(WATCH_FILE, WATCH_FILE)}, ["B2:B3"])
    assert [("B2", "duplicate_number")] == bad(read_registers(path, TODAY))


def test_empty_register_is_noticed(tmp_path: Path) -> None:
    """A register of no records is one all the same."""
    book = read_registers(save(tmp_path / "a.xlsx", {"ST": table(WATCH_FILE)[:1], "CTVBM": table(COLLABORATOR)[:1]}), TODAY)
    assert {"ST": 0, "CTVBM": 0} == book.rows_by_sheet
    assert [f"Sheet “{name}” has the headings of a register but no rows" for name in ("ST", "CTVBM")] == notices(book)


def test_hidden_sheets_and_rows_are_noticed(tmp_path: Path) -> None:
    """What was hidden is read, and the reader is told."""
    book = Workbook()
    sheet = book.create_sheet("Sưu tra")
    for row in table(WATCH_FILE, {**WATCH_FILE, "Số hồ sơ": "ST-2"}):
        sheet.append(row)
    sheet.row_dimensions[3].hidden = True
    sheet.sheet_state = "hidden"
    book.save(tmp_path / "a.xlsx")
    found = read_registers(tmp_path / "a.xlsx", TODAY)
    assert 2 == len(found.rows)
    assert ["sheet_left_alone", "sheet_hidden", "rows_hidden"] == [notice.kind for notice in found.notices]


def test_too_many_bad_cells_are_not_all_listed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that is wrong throughout is not listed cell by cell, but every row of it is rejected."""
    monkeypatch.setattr(register_gathering, "MAX_BAD_CELLS", 2)
    rows = [{"Số hồ sơ": f"ST-{at}", "Ngày lập": "x"} for at in range(5)]
    book = read_registers(watch_files(tmp_path / "a.xlsx", *rows), TODAY)
    assert (2, 5, False) == (len(book.bad_cells), len(book.rejected), book.listed_all)
    assert "Only the first 2 bad cells are listed; there are more" == notices(book)[-1]


def test_progress_is_told(samples: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Rows read so far and rows in all, never going back, ending at the end."""
    monkeypatch.setattr(registers, "PROGRESS_ROWS", 10)
    told: list[tuple[int, int]] = []
    read_registers(samples / "so-theo-doi-mau.xlsx", TODAY, lambda done, total: told.append((done, total)))
    assert told == sorted(told)
    assert (85, 85) == told[-1]


# ---- the vocabulary ---------------------------------------------------------------------------------


def test_no_heading_names_two_columns() -> None:
    """Every heading of the data names one column and is found again in any writing."""
    kinds = vocabulary().columns.values()
    seen: dict[str, str] = {}
    for kind in kinds:
        for heading in kind.headings:
            assert seen.setdefault(key(heading), kind.name) == kind.name
            assert [kind.name] * 3 == [recognise(heading), recognise(heading.upper()), recognise(f" {heading} (*) ")]


def test_notices_can_be_filled() -> None:
    """Every notice names its sheet or its count."""
    values = dict.fromkeys(("sheet", "count", "column", "rows"), "x")
    assert [] == [kind for kind, text in NOTICES.items() if "{" in text.format_map(values)]
