"""Registers from Excel: what they must give, which cells are bad, and that nothing is written by
halves.
"""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from tests.commands.console import Console
from tests.projections.workbooks import WATCH_FILE, save, table

YEAR = "--from 15/10/2023 --to 14/10/2024"
RIGHT = {
    ("Ngày kết thúc", "01/01/2019"): "01/01/2024",
    ("Loại", "C"): "B",
    ("Loại", None): 1,
    ("Ngày lập", "31/02/2024"): "29/02/2024",
    ("Ngày lập", "05/06/2031"): "05/06/2022",
    ("Ngày lập", 12): "12/08/2022",
    ("Danh mục", "VII"): "III",
    ("Ký hiệu", "XY"): "ST",
    ("Số hồ sơ", None): "ST-008/2022",
    ("Ngày kết thúc", "10/10/24"): "10/10/2024",
    ("Hình thức kết thúc", "???"): "Xin nghỉ",
    ("Ghi chú", '=HYPERLINK("file:///x","bấm")'): None,
}
"""What a clerk writes in place of each bad cell: by its heading and what stood there."""


@pytest.fixture
def empty(sample_files: Console, monkeypatch: pytest.MonkeyPatch) -> Console:
    """A console in a folder with the samples and a ledger without records."""
    sample_files.all('init moi --unit CAH --name "Công an huyện Mẫu" --as CB01')
    monkeypatch.setenv("SOCAI_LEDGER", "moi")
    return sample_files


def size(console: Console) -> int:
    """How many entries the ledger holds."""
    return int(json.loads(console.line("status --format json").out)["size"])


def figures(console: Console) -> dict[str, dict[str, dict[str, int]]]:
    """The year's figures by line and symbol, as the expected file has them."""
    found: dict[str, dict[str, dict[str, int]]] = {}
    for row in json.loads(console.line(f"stats {YEAR} --format json").out)["rows"]:
        numbers = {name: row[name] for name in ("opening", "added", "removed", "current")}
        found.setdefault(row["line"], {})[row["cell"].get("symbol", "")] = numbers
    return found


def expected_figures(samples: Path) -> Any:
    """What the sample register must give."""
    return json.loads((samples / "so-theo-doi-mau.stats.json").read_text("utf-8"))


def test_sample_register_gives_its_figures(empty: Console, samples: Path) -> None:
    """Importing the sample gives exactly the figures of its expected file."""
    assert 0 == empty.line("import so-theo-doi-mau.xlsx").code
    assert expected_figures(samples) == figures(empty)


def test_opening_balances_or_not_the_figures_are_the_same(empty: Console, samples: Path) -> None:
    """How the rows are marked changes no figure."""
    assert 0 == empty.line("import so-theo-doi-mau.xlsx --no-opening").code
    assert expected_figures(samples) == figures(empty)


def test_importing_twice_adds_nothing(empty: Console) -> None:
    """The same file is recognised by its bytes, and the program says so and ends with 0."""
    empty.all("import so-theo-doi-mau.xlsx")
    before = size(empty)
    said = empty.line("import so-theo-doi-mau.xlsx")
    assert (0, before) == (said.code, size(empty))
    assert "đã được nhập (vị trí 79" in said.out


def test_second_import_answers_a_machine_in_json(empty: Console) -> None:
    """A program learns where the first import stands."""
    empty.all("import so-theo-doi-mau.xlsx")
    answer = json.loads(empty.line("import so-theo-doi-mau.xlsx --format json").out)
    assert (False, 79) == (answer["recorded"], answer["imported_at"])


def test_bad_rows_are_told_again(empty: Console) -> None:
    """A file whose bad rows were left out says so each time it is imported, adds nothing and does
    not end with 0.
    """
    first = empty.line("import so-theo-doi-loi.xlsx --keep-good")
    before = size(empty)
    for option in ("", "--keep-good", "--dry-run"):
        again = empty.line(f"import so-theo-doi-loi.xlsx {option}")
        assert (3, before) == (again.code, size(empty)), again.shown
        assert first.err == again.err.partition("\n")[2]
        assert "Tệp này đã được nhập" in again.err.partition("\n")[0]
        assert "13 lỗi trong 13 dòng." in again.out
        assert "Dòng đã có trong sổ cái: 44" in again.out
    answer = json.loads(empty.line("import so-theo-doi-loi.xlsx --format json").out)
    assert (False, 13, before) == (
        answer["recorded"],
        len(answer["bad_cells"]),
        answer["imported_at"],
    )


def test_corrected_rows_of_the_same_register_come_in(empty: Console, samples: Path) -> None:
    """The register itself is mended and imported anew: its corrected rows are recorded, the others
    recognised.
    """
    assert 3 == empty.line("import so-theo-doi-loi.xlsx --keep-good").code
    mended("so-theo-doi-loi.xlsx", samples)
    said = empty.line("import so-theo-doi-loi.xlsx")
    assert 0 == said.code, said.shown
    assert "Hồ sơ lập: 13" in said.out
    assert "Dòng đã có trong sổ cái: 44" in said.out
    assert 57 == records(empty)


def test_what_became_of_a_row_since_is_no_error(empty: Console) -> None:
    """Records that moved on, were corrected or voided after an import do not make the same file a
    bad one.
    """
    empty.all(
        """
        import so-theo-doi-mau.xlsx
        casefile change ST-001/2022 --class B --on 1/1/2024
        casefile change ST-001/2022 --list IV --on 2/1/2024
        void 76 --reason "ghi hai lần"
        """
    )
    before = size(empty)
    said = empty.line("import so-theo-doi-mau.xlsx")
    assert (0, before) == (said.code, size(empty)), said.shown
    assert "đã được nhập (vị trí 79" in said.out


def test_same_rows_in_another_file_add_nothing(empty: Console) -> None:
    """A register that was saved again holds the same records."""
    empty.all("import so-theo-doi-mau.xlsx")
    before = size(empty)
    book = openpyxl.load_workbook("so-theo-doi-mau.xlsx")
    book.save("ban-khac.xlsx")
    said = empty.line("import ban-khac.xlsx")
    assert (0, before) == (said.code, size(empty)), said.shown
    assert "Dòng đã có trong sổ cái: 57" in said.out


def test_dry_run_only_tells(empty: Console) -> None:
    """Nothing is written; what would be is told."""
    said = empty.line("import so-theo-doi-mau.xlsx --dry-run")
    assert (0, 3) == (said.code, size(empty))
    assert "Hồ sơ sẽ lập: 57" in said.out


def test_bad_cells_are_exactly_the_expected_ones(empty: Console, samples: Path) -> None:
    """All at once, each with sheet, row and column; exit code 3; nothing written."""
    expected = json.loads((samples / "so-theo-doi-loi.expected.json").read_text("utf-8"))
    said = empty.line("import so-theo-doi-loi.xlsx --format json")
    answer = json.loads(said.out)
    found = sorted((one["sheet"], one["row"], one["column"]) for one in answer["bad_cells"])
    assert sorted((one["sheet"], one["row"], one["column"]) for one in expected) == found
    assert (3, 3, False, []) == (said.code, size(empty), answer["recorded"], answer["refused_rows"])


def test_bad_cells_are_told_with_place_and_hint(empty: Console, samples: Path) -> None:
    """A clerk reads file, sheet, row, column and what to do, for every bad cell."""
    said = empty.line("import so-theo-doi-loi.xlsx")
    for one in json.loads((samples / "so-theo-doi-loi.expected.json").read_text("utf-8")):
        place = (
            f"so-theo-doi-loi.xlsx, trang tính “{one['sheet']}”, dòng "
            f"{one['row']}, cột “{one['column']}”"
        )
        assert place in said.err
    assert 13 == said.err.count("  Gợi ý: ")


def test_good_rows_can_be_kept(empty: Console) -> None:
    """With --keep-good the rest is recorded, and the exit code still says that not all was."""
    said = empty.line("import so-theo-doi-loi.xlsx --keep-good")
    assert 3 == said.code
    assert "Hồ sơ lập: 44" in said.out
    assert 44 == records(empty)


def records(console: Console) -> int:
    """How many records the ledger has, closed ones too."""
    return len(json.loads(console.line("register --closed --format json").out)["rows"])


def corrected(path: str) -> None:
    """Correct the bad cells of a file of rejected rows, as a clerk does, and take one of two rows
    of a number away.
    """
    book = openpyxl.load_workbook(path)
    for sheet in book.worksheets:
        headings = {cell.column: str(cell.value) for cell in sheet[3]}
        for row in sheet.iter_rows(min_row=4):
            for cell in row:
                key = (headings[cell.column], cell.value)
                red = cell.fill.fgColor.rgb == "FFFFC7CE"
                if red and key in RIGHT:
                    cell.value = RIGHT[key]
                elif red:
                    assert key == ("Số hồ sơ", "ST-009/2022"), key
                    cell.value = "ST-023/2022"
    book.save(path)


def mended(path: str, samples: Path) -> None:
    """Correct the bad cells of the register itself, in their places."""
    book = openpyxl.load_workbook(path)
    for bad in json.loads((samples / "so-theo-doi-loi.expected.json").read_text("utf-8")):
        sheet = book[bad["sheet"]]
        heading = next(cell for cell in sheet[4] if cell.value == bad["column"])
        cell = sheet.cell(bad["row"], heading.column)
        stood: Any = cell.value
        cell.value = "ST-023/2022" if stood == "ST-009/2022" else RIGHT[bad["column"], stood]
    book.save(path)


def test_rejected_rows_are_corrected_and_imported(empty: Console) -> None:
    """The file of --errors, its red cells corrected, is a register: with the good rows it gives all
    57 records.
    """
    assert 3 == empty.line("import so-theo-doi-loi.xlsx --keep-good --errors sua.xlsx").code
    corrected("sua.xlsx")
    said = empty.line("import sua.xlsx")
    assert 0 == said.code, said.shown
    assert "Hồ sơ lập: 13" in said.out
    assert 57 == records(empty)
    assert 0 == empty.line("verify").code


def test_row_that_contradicts_the_ledger_is_told_in_words(empty: Console) -> None:
    """The ledger is not overwritten by a register: the row is refused, with what the ledger
    holds.
    """
    empty.all(
        """
        unit create DKTMT --name Đội --level huyện --parent CAH --on 1/1/2020
        officer join CB02 --unit DKTMT --on 1/1/2020
        casefile open ST-006/2021 --symbol ST --class B --list II --unit DKTMT --officer CB02 --on 29/10/2021
        """
    )
    before = size(empty)
    said = empty.line("import so-theo-doi-mau.xlsx")
    assert (3, before) == (said.code, size(empty))
    assert (
        "dòng 6: Hồ sơ ST-006/2021 trong sổ cái khác với dòng này: cán bộ phụ trách: CB02; loại: B"
    ) in said.err


def test_row_that_contradicts_the_ledger_names_its_cells(empty: Console, tmp_path: Path) -> None:
    """Each field that differs is listed with its place, what stands there and what the ledger has,
    and marked.
    """
    save(tmp_path / "a.xlsx", {"Sưu tra": table(WATCH_FILE)})
    other = {
        "Loại": "A",
        "Số quyết định": "333/QĐ-CAH",
        "Ngày quyết định": date(2022, 8, 15),
        "Ngày nộp lưu": date(2024, 1, 3),
    }
    save(
        tmp_path / "b.xlsx",
        {"Sưu tra": [["Sổ"], [], *table({**WATCH_FILE, **other, "Không gian mạng": "không"})]},
    )
    empty.all(f"import {tmp_path}/a.xlsx")
    said = empty.line(f"import {tmp_path}/b.xlsx --errors {tmp_path}/sua.xlsx")
    assert 3 == said.code, said.shown
    assert "dòng 4, cột “Loại” (ô D4) ghi “A”: Sổ cái ghi “B”" in said.err
    assert "dòng 4, cột “Ngày nộp lưu” (ô S4) ghi “03/01/2024”: Sổ cái ghi “02/01/2024”" in said.err
    (refused,) = json.loads(empty.line(f"import {tmp_path}/b.xlsx --format json").out)[
        "refused_rows"
    ]
    assert ["D4", "P4", "M4", "N4", "S4"] == [one["cell"] for one in refused["cells"]]
    assert ["A", "không", "333/QĐ-CAH", "15/08/2022", "03/01/2024"] == [
        one["value"] for one in refused["cells"]
    ]
    assert "Sổ cái ghi “có”" == refused["cells"][1]["problem"]
    assert (
        "số quyết định: 332/QĐ-CAH; ngày quyết định: 16/08/2022; ngày nộp lưu: 02/01/2024"
    ) in refused["problem"]
    page = openpyxl.load_workbook(tmp_path / "sua.xlsx").worksheets[0]
    red = [cell.coordinate for cell in page[3] if cell.fill.fgColor.rgb == "FFFFC7CE"]
    assert ["D3", "M3", "N3", "P3", "S3"] == red


def test_basis_the_ledger_lacks_is_a_difference(empty: Console, tmp_path: Path) -> None:
    """A row that adds a decision, or closes otherwise, says something else than the ledger."""
    none = {"Số quyết định": None, "Ngày quyết định": None}
    empty.all(f"import {save(tmp_path / 'a.xlsx', {'Sưu tra': table({**WATCH_FILE, **none})})}")
    said = empty.line(
        f"import "
        f"{save(tmp_path / 'b.xlsx', {'Sưu tra': table({**WATCH_FILE, 'Hình thức kết thúc': 'Chết'})})}"
    )
    assert 3 == said.code
    assert "cột “Ngày quyết định” (ô N2) ghi “16/08/2022”: Sổ cái ghi “–”" in said.err
    assert "cột “Hình thức kết thúc” (ô R2) ghi “Chết”: Sổ cái ghi “" in said.err
    assert (
        0
        == empty.line(
            f"import "
            f"{save(tmp_path / 'c.xlsx', {'Sưu tra': table({**WATCH_FILE, **none, 'STT': 2})})}"
        ).code
    )


def test_a_missing_column_has_no_cell(empty: Console, tmp_path: Path) -> None:
    """It is told of the row of headings, where the column should be."""
    rows = [["Ký hiệu", "Ngày lập", "Nguồn", "Lĩnh vực"], ["ST", "1/2/2022", "ĐTCB", "x"]]
    said = empty.line(f"import {save(tmp_path / 'a.xlsx', {'ST': rows})}")
    assert "tiêu đề ở dòng 1, cột “Số hồ sơ”: " in said.err
    assert "ô 1" not in said.err


def test_codes_in_other_case_or_spaces_are_one(empty: Console, tmp_path: Path) -> None:
    """The ledger's writing stands, else the upper-case one; a notice says what was taken for
    what.
    """
    written = [
        ("dhs\u00a0", "cb01"),
        ("DHS", "cb 07"),
        ("cah", "CB07"),
        ("Đội Hình sự", "Cb01"),
        ("đội hình  sự", "CB07"),
    ]
    rows = [
        {**WATCH_FILE, "Số hồ sơ": f"ST-{at}", "Đơn vị": unit, "Cán bộ phụ trách": officer}
        for at, (unit, officer) in enumerate(written)
    ]
    said = empty.line(
        f"import {save(tmp_path / 'a.xlsx', {'Sưu tra': table(*rows)})} --format json"
    )
    answer = json.loads(said.out)
    assert (["DHS", "Đội-Hình-sự"], ["CB07"]) == (
        answer["units_created"],
        answer["officers_enrolled"],
    )
    assert "dhs → DHS, cah → CAH, đội-hình-sự → Đội-Hình-sự" in "".join(answer["notices"])
    assert "cb01 → CB01, Cb01 → CB01, cb-07 → CB07" in "".join(answer["notices"])
    rows[0] |= {"Đơn vị": "Dhs", "Cán bộ phụ trách": "CB01"}
    assert 0 == empty.line(f"import {save(tmp_path / 'b.xlsx', {'Sưu tra': table(*rows)})}").code


def test_rows_that_name_no_unit_say_which_was_taken(empty: Console, tmp_path: Path) -> None:
    """The home unit, or the one named above the table, and the officer who records, for how many
    rows; what the ledger has already is not counted.
    """
    rows = [
        {
            name: value
            for name, value in WATCH_FILE.items()
            if name not in ("Đơn vị", "Cán bộ phụ trách")
        }
    ]
    rows.append({**rows[0], "Số hồ sơ": "ST-2"})
    path = save(tmp_path / "a.xlsx", {"Sưu tra": table(*rows)})
    said = empty.line(f"import {path}")
    assert (
        "Trang tính “Sưu tra” có dòng không ghi đơn vị (2); lấy đơn vị CAH cho các dòng này"
    ) in said.err
    assert (
        "Trang tính “Sưu tra” có dòng không ghi cán bộ (2); lấy cán "
        "bộ CB01, người ghi sổ, cho các dòng này"
    ) in said.err
    again = empty.line(f"import {save(tmp_path / 'b.xlsx', {'Sưu tra': [['Sổ'], *table(*rows)]})}")
    assert (0, False) == (again.code, "lấy đơn vị" in again.err)
    rows = [{**row, "Số hồ sơ": f"ST-1{at}"} for at, row in enumerate(rows)]
    path = save(tmp_path / "c.xlsx", {"Sưu tra": [["Đơn vị: DMT"], *table(*rows)]})
    said = empty.line(f"import {path} --format json")
    answer = json.loads(said.out)
    assert ["DMT"] == answer["units_created"]
    assert [True] == ["DMT" in one and "(2)" in one for one in answer["notices"] if "DMT" in one]


def test_unit_written_by_a_name_it_bears(empty: Console, tmp_path: Path) -> None:
    """A row may name the unit instead of its code; a name of several units is refused with them."""
    empty.all(
        """
        unit create XBA --name "Công an xã Bình An" --level xã --on 1/1/2020
        unit create T1 --name "Tổ 1" --level xã --parent XBA --on 1/1/2020
        unit create T2 --name "Tổ 1" --level xã --on 1/1/2020
        """
    )
    names = ["Công an xã Bình An", "CA xã Bình An", "CÔNG AN XÃ BÌNH AN (XBA)", "xba"]
    rows = [{**WATCH_FILE, "Số hồ sơ": f"ST-{at}", "Đơn vị": name} for at, name in enumerate(names)]
    path = save(tmp_path / "a.xlsx", {"Sưu tra": table(*rows)})
    answer = json.loads(empty.line(f"import {path} --format json").out)
    assert ([], 4) == (answer["units_created"], answer["opened"]["ST"])
    assert "Công an xã Bình An → XBA" in "".join(answer["notices"])
    path = save(tmp_path / "b.xlsx", {"Sưu tra": table({**WATCH_FILE, "Đơn vị": "Tổ 1"})})
    said = empty.line(f"import {path}")
    assert (3, True, True) == (said.code, "T1" in said.err, "T2" in said.err)


def test_earlier_register_adds_nothing(empty: Console, tmp_path: Path) -> None:
    """Rows that show what was so before are named with the entry that came since."""
    row = {
        **WATCH_FILE,
        "Hình thức kết thúc": None,
        "Ngày kết thúc": None,
        "Ngày nộp lưu": None,
    }
    rows = [{**row, "Số hồ sơ": f"ST-{at}"} for at in range(4)]
    first = save(tmp_path / "a.xlsx", {"Sưu tra": table(*rows)})
    copy = save(tmp_path / "b.xlsx", {"Sưu tra": [["Sổ"], *table(*rows)]})
    empty.all(
        f"""
        import {first}
        casefile change ST-0 --class A --on 1/1/2023
        casefile close ST-1 --way Chết --on 1/2/2023
        correct 8 --set list=II --reason "ghi nhầm"
        """
    )
    before = size(empty)
    for path, shift in ((first, 0), (copy, 1)):
        said = empty.line(f"import {path} --format json")
        answer = json.loads(said.out)
        assert (0, before, {"ST": 4}) == (said.code, size(empty), answer["unchanged"]), said.shown
        told = [(one["row"] - shift, one["number"], one["entry"]) for one in answer["earlier"]]
        assert [(2, "ST-0", 11), (3, "ST-1", 12), (4, "ST-2", 13)] == told
    assert "ST-0 (bút toán 11" in empty.line(f"import {copy}").err


def test_formula_in_remarks_is_no_reason(empty: Console, tmp_path: Path) -> None:
    """What is not kept may hold a formula; only one that leads out of the workbook is refused."""
    rows = [{**WATCH_FILE, "Ghi chú": "=1/0", "STT": "=ROW()-1"}]
    assert 0 == empty.line(f"import {save(tmp_path / 'a.xlsx', {'ST': table(*rows)})}").code
    for formula in ('=HYPERLINK("http://x","y")', "='[so2.xlsx]ST'!A1", "=cmd|'/c calc'!A0"):
        rows[0] |= {"Ghi chú": formula, "Số hồ sơ": "ST-9"}
        said = empty.line(f"import {save(tmp_path / 'b.xlsx', {'ST': table(*rows)})} --format json")
        assert ["outward_formula"] == [one["kind"] for one in json.loads(said.out)["bad_cells"]]
