"""What people write where there is nothing to write is blank, in every column."""

from __future__ import annotations

from pathlib import Path

import pytest

from projections.registers.reading.read import read_registers
from tests.projections.workbooks import COLLABORATOR, TODAY, WATCH_FILE, save, table

OPEN: dict[str, object] = {"Ngày kết thúc": None, "Hình thức kết thúc": None, "Ngày nộp lưu": None}
BLANK = ("Không", "KHÔNG", "ko", "Không có", "0", 0, "-", "–", "x", "Chưa có", "n/a")
COLUMNS = (
    "Loại",
    "Danh mục",
    "Hệ",
    "Phân cấp",
    "Hệ lực lượng",
    "Lĩnh vực",
    "Nguồn",
    "Số quyết định",
)


def read(path: Path, row: dict[str, object], sheet: str = "Sưu tra") -> tuple[list[str], list[str]]:
    """The numbers of the rows that are records, and the kinds of the bad cells."""
    book = read_registers(save(path / "a.xlsx", {sheet: table(row)}), TODAY)
    return [one.number for one in book.rows], [bad.kind for bad in book.bad_cells]


@pytest.mark.parametrize("written", BLANK)
def test_where_nothing_applies(tmp_path: Path, written: object) -> None:
    """A refusal, a dash or a cross in any column that may be blank says nothing."""
    row = {**WATCH_FILE, **OPEN, **dict.fromkeys(COLUMNS, written)}
    assert (["ST-001/2022"], []) == read(tmp_path, row)


@pytest.mark.parametrize("written", ["Không", "0", "-", "Chưa", "Chưa có"])
def test_a_file_that_has_not_ended(tmp_path: Path, written: str) -> None:
    """So it is in the columns of the end."""
    row = {**WATCH_FILE, **dict.fromkeys(OPEN, written)}
    assert (["ST-001/2022"], []) == read(tmp_path, row)


MARKS = ("x", "✗", "v", "Có", "Rồi", "đã nộp lưu", "Xong.")


@pytest.mark.parametrize("written", MARKS)
def test_a_mark_for_a_day_is_asked_about(tmp_path: Path, written: str) -> None:
    """A tick may say that a file ended, and a cross that it did not: nobody can tell which."""
    closed = {**WATCH_FILE, **OPEN, "Ngày kết thúc": written}
    assert ([], ["mark_for_day"]) == read(tmp_path, closed)
    opened = {**WATCH_FILE, **OPEN, "Ngày lập": written}
    assert ([], ["mark_for_opening"]) == read(tmp_path, opened)


def test_what_is_needed_is_missed(tmp_path: Path) -> None:
    """A refusal in place of a value that every such record has is a value that is missing."""
    row = {**WATCH_FILE, **OPEN, "Đơn vị": "Không", "Cán bộ phụ trách": "Không"}
    assert ([], ["unit_missing", "officer_missing"]) == read(tmp_path, row)
    row = {**COLLABORATOR, "Loại": "Không"}
    assert ([], ["type_missing"]) == read(tmp_path, row, "CTVBM")
    assert (["LT-001/2022"], []) == read(tmp_path, {**row, "Ký hiệu": "LC"}, "CTVBM")


@pytest.mark.parametrize("written", ["\\", "|", "_", "-"])
def test_signs_are_no_code(tmp_path: Path, written: str) -> None:
    """A stroke in the column of units or officers names none; more signs are no code either."""
    row = {**WATCH_FILE, **OPEN, "Đơn vị": written, "Cán bộ phụ trách": written}
    assert ([], ["unit_missing", "officer_missing"]) == read(tmp_path, row)
    row |= {"Đơn vị": written * 5, "Cán bộ phụ trách": "?!"}
    assert ([], ["signs_alone", "signs_alone"]) == read(tmp_path, row)


def test_yes_and_no_are_no_blanks(tmp_path: Path) -> None:
    """The column of the network reads a cross as yes and a refusal as no; a blank says neither."""
    for written, online in (("x", True), ("Không", False), (0, False), (None, None), ("-", None)):
        row = {**WATCH_FILE, **OPEN, "Không gian mạng": written}
        (found,) = read_registers(save(tmp_path / "a.xlsx", {"ST": table(row)}), TODAY).rows
        assert online == found.attributes.get("online")


@pytest.mark.parametrize(
    ("written", "read_as"),
    [
        ((None, "x", None), (False, True, False)),
        ((None, "có", None), (None, True, None)),
        (("x", None, "không"), (True, None, False)),
        ((None, None, None), (None, None, None)),
    ],
)
def test_a_blank_among_ticks_says_no(
    tmp_path: Path, written: tuple[str | None, ...], read_as: tuple[bool | None, ...]
) -> None:
    """A list that is ticked off says no elsewhere; where it is said in words, a blank says nothing."""
    rows = [
        {**WATCH_FILE, **OPEN, "Số hồ sơ": f"ST-00{at}/2022", "Không gian mạng": said}
        for at, said in enumerate(written, 1)
    ]
    book = read_registers(save(tmp_path / "a.xlsx", {"ST": table(*rows)}), TODAY)
    assert read_as == tuple(row.attributes.get("online") for row in book.rows)


def test_hint_says_to_leave_it_empty(tmp_path: Path) -> None:
    """Whoever writes a word that is no value learns that the cell may be empty."""
    row = {**WATCH_FILE, **OPEN, "Nguồn": "miễn", "Ngày kết thúc": "miễn"}
    book = read_registers(save(tmp_path / "a.xlsx", {"ST": table(row)}), TODAY)
    assert [True, True] == ["leave the cell empty" in one.say(str)[1] for one in book.bad_cells]
