"""What is named a second time, or several at once: a count by its number, teams in one heading."""

from __future__ import annotations

import pytest

from tests.projections.made_reports import read_lines, read_text, values

Read = dict[str, int | None]

ADDED: Read = {"HN.added": 17, "HN.removed": 14}
ONLINE: Read = {**ADDED, "HN.added.online-true": 3}
SOURCES: Read = {**ONLINE, "HN.added.source-ST": 16, "HN.added.source-KHAC": 1}
SOME = "trong {} hồ sơ có 03 hồ sơ trên không gian mạng"

AGAIN: list[tuple[str, Read]] = [
    ("lập mới 17 hồ sơ [nguồn: từ sưu tra 16; nguồn khác 01 (" + SOME + ")]; kết thúc 14", SOURCES),
    ("lập mới 17 hồ sơ hiềm nghi [nguồn: từ sưu tra 16; nguồn khác 01; " + SOME + "]; kết thúc 14",
     SOURCES),
    ("lập mới 17 hồ sơ, kết thúc 14 hồ sơ; " + SOME, ONLINE),
    ("lập mới 17 hồ sơ. " + SOME.capitalize() + ". Kết thúc 14", ONLINE),
]  # fmt: skip


@pytest.mark.parametrize(("line", "expected"), AGAIN)
def test_a_count_named_again_by_its_number(line: str, expected: Read) -> None:
    """What follows are some of it, wherever that stands before; of no other number's."""
    assert values(read_lines(f"1. Hiềm nghi\n{line.format(17)}")) == expected
    other = values(read_lines(f"1. Hiềm nghi\n{line.format(18)}"))
    assert other == {one: value for one, value in expected.items() if "online" not in one}


def test_a_number_that_two_counts_have() -> None:
    """Of which of them some are named is not known."""
    found = read_lines(f"1. Hiềm nghi\nĐầu kỳ 17, lập mới 17; {SOME.format(17)}")
    assert values(found) == {"HN.opening": 17, "HN.added": 17}


@pytest.mark.parametrize(
    "several",
    [
        "Đội Hình sự, Đội Ma túy",
        "Đội Hình sự và Đội Ma túy",
        "Đội Hình sự, Ma túy",
        "Đội 1, 2",
        "Đội 1, 2 và 3",
        "Công an xã Hà An, Hà Bình, Hà Châu",
        "Các xã Hà An, Hà Bình, Hà Châu",
    ],
)
def test_several_units_in_a_heading(several: str) -> None:
    """What is below them is no single one's, and not the whole's; the next heading ends them."""
    report = read_lines(f"1. Sưu tra\na) {several}\nLập mới 05\nb) Đội Kinh tế\nLập mới 02")
    assert values(report) == {"ST.added.Đội-Kinh-tế": 2}
    assert any(one.text == "Lập mới 05" for one in report.not_read)


def test_a_year_in_the_title_is_the_only_one() -> None:
    """Half a year from October on begins in a year that it is not called after."""
    days = "(Số liệu từ ngày 15/10/2023 đến hết ngày 14/4/2024)"
    head = f"CÔNG AN HUYỆN MẪU\nBÁO CÁO\nSơ kết 06 tháng đầu năm {{}}\n{days}\n1. Sưu tra\n"
    lines = "Lập mới năm 2023: 21; lập mới năm 2024: 27"
    assert values(read_text(head.format(2024) + lines)) == {"ST.added": 27}
    assert values(read_text(head.format(2023) + lines)) == {"ST.added": 21}


def test_whose_files_are_handed_over() -> None:
    """``Bên giao`` asks nothing of anybody."""
    report = read_lines("I. HIỆN TRẠNG HỒ SƠ CỦA BÊN GIAO\n1. Sưu tra\nHiện có 38")
    assert values(report) == {"ST.current": 38}
