"""Why files went, of which count a list is that names its measure, and what is left over."""

from __future__ import annotations

import pytest

from tests.projections.made_reports import failures, read_lines, values
from tests.projections.made_tables import read_table

Read = dict[str, int | None]

GONE: Read = {"ST.removed": 9, "ST.current": 3}
REASONS: list[tuple[str, Read]] = [
    ("Đưa ra 09 do không còn phức tạp; hiện có 3", GONE),
    ("Đưa ra 09 đối tượng do già yếu, không còn phức tạp, hiện có 3", GONE),
    ("Đưa ra 09 đối tượng vì lĩnh vực không còn phức tạp. Hiện có 3", GONE),
    ("Đưa ra 09 do Đội Hình sự phát hiện; hiện có 3", {"ST.current": 3}),
    ("Lập mới 09 do còn phức tạp; hiện có 3", {"ST.current": 3}),
    ("Đưa ra 09 do già yếu, 03 do không còn phức tạp; hiện có 3", {"ST.current": 3}),
    ("Đưa ra 09 do không còn phức tạp; chết 02. Hiện có 3", {"ST.current": 3}),
    ("Đưa ra 09 do tiến bộ; chết 02. Hiện có 3", {"ST.current": 3}),
    ("Đưa ra 09 do chết; đưa ra 02 do tiến bộ; hiện có 3", {"ST.current": 3}),
]


@pytest.mark.parametrize(("line", "expected"), REASONS)
def test_why_files_went(line: str, expected: Read) -> None:
    """Told of all of them it narrows nothing; of some, it is not known how many went in all."""
    assert values(read_lines(f"1. Sưu tra\n{line}")) == expected


KINDS = {"VA": 16, "VX": 3}
LISTS: list[tuple[str, str]] = [
    ("thụ lý 33 (cũ 14, mới 19). Số mới gồm: VA 16; VX 3", "added"),
    ("đầu kỳ 14; lập mới 19, kết thúc 3; lập mới gồm VA 16, VX 3", "added"),
    ("lập mới 19, hiện có 19, gồm VA 16, VX 3", "current"),
    ("hiện có 33; lập mới gồm VA 16, VX 3", "added"),
    ("hiện có 33; cùng kỳ năm 2023 lập mới gồm VA 16, VX 3", ""),
    ("hiện có 33; phấn đấu lập mới gồm VA 16, VX 3", ""),
    ("lập mới 19; người nước ngoài, lập mới gồm VA 16, VX 3", ""),
    ("lập mới 19, tăng 06 so với cùng kỳ, gồm VA 16, VX 3", "added"),
    ("lập mới 25, tăng 19 so với cùng kỳ, gồm VA 16, VX 3", ""),
    ("số chuyên án hiện có gồm VA 16, VX 3", "current"),
    ("thụ lý 33; trong đó mới gồm VA 16, VX 3", ""),
]


@pytest.mark.parametrize(("line", "measure"), LISTS)
def test_a_list_behind_a_measure(line: str, measure: str) -> None:
    """It is of the count that has the measure; where there is none, nothing of it is read."""
    report = read_lines(f"1. Chuyên án\n{line}")
    listed = {f"CA.{measure}.{code}": value for code, value in KINDS.items() if measure}
    assert {one: it for one, it in values(report).items() if one[-2:] in KINDS} == listed
    assert failures(report) == []


def test_what_is_left_over_is_no_stock() -> None:
    """Behind its number; before it the word says what there is now."""
    assert values(read_lines("1. CTVBM\nLập mới 04; 06 LC còn lại đều tốt")) == {"CTVBM.added": 4}
    assert values(read_lines("1. CTVBM\nLập mới 04; còn lại 06")) == {
        "CTVBM.added": 4, "CTVBM.current": 6,
    }  # fmt: skip


BLOCKS = """Loại hồ sơ|Đầu kỳ|Lập mới
I. Đội 2|>|>
Hồ sơ sưu tra|33|4
II. Đội 3|>|>
Hồ sơ sưu tra|28|2
III. TOÀN HUYỆN|>|>
Hồ sơ sưu tra|61|6"""


def test_numbered_teams_head_rows() -> None:
    """The number of the row and that of the team count nothing."""
    report = read_table(BLOCKS)
    assert values(report) == {
        "ST.opening.Đội-2": 33, "ST.added.Đội-2": 4, "ST.opening.Đội-3": 28, "ST.added.Đội-3": 2,
        "ST.opening": 61, "ST.added": 6,
    }  # fmt: skip
    assert not report.not_read


@pytest.mark.parametrize(("rate", "failing"), [("83,33", 0), ("88,33", 1)])
def test_a_rate_behind_brackets(rate: str, failing: int) -> None:
    """They say of what kinds whole and part are."""
    line = f"Trong tổng số 12 hồ sơ có 10 hồ sơ đạt (khởi tố: 05; đủ căn cứ: 05), đạt {rate}%"
    assert len(failures(read_lines(f"1. Hiềm nghi\n{line}"))) == failing


@pytest.mark.parametrize("way", ["lên chuyên án", "lên CA", "nâng lên chuyên án", "lập chuyên án"])
def test_files_that_became_cases(way: str) -> None:
    """In a bracket, and counted."""
    told = {"HN.removed": 2, "HN.removed.closing-to_case": 2}
    assert told == values(read_lines(f"3. Hiềm nghi\n- Kết thúc 2 ({way})"))
    assert told == values(read_lines(f"3. Hiềm nghi\n- Kết thúc 2 ({way} 2)"))
