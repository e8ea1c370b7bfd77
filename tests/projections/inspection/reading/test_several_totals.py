"""Lines that state several totals, and what is said below or behind them: of which it is."""

from __future__ import annotations

import pytest

from tests.projections.made_reports import failures, read_lines, values

ST = "1. Công tác sưu tra\n"
BELOW = [
    ("Lập mới 12, hiện có 28", "+ Đội 1: 5\n+ Đội 2: 7"),
    ("Lập mới 12, hiện có 28", "+ Đội 1: 25"),
    ("Lập mới 12; hiện có 12", "+ Loại A: 5\n+ Loại B: 7"),
    ("Lập mới 12. Hiện có 28.", "Trong đó: loại A: 5; loại B: 7"),
    ("Đầu kỳ 20; lập mới 12; thanh loại 4; hiện có 28", "Trên KGM: 3"),
]


@pytest.mark.parametrize(("line", "parts"), BELOW)
def test_what_may_divide_any_of_several_totals_is_not_read(line: str, parts: str) -> None:
    """Nobody is accused for parts that are another total's."""
    alone = values(read_lines(f"{ST}- {line}"))
    report = read_lines(f"{ST}- {line}\n{parts}")
    assert values(report) == alone
    assert failures(report) == failures(read_lines(f"{ST}- {line}"))
    listed = " ".join(one.text for one in report.not_read)
    assert all(one.split()[-1] in listed for one in parts.splitlines())


@pytest.mark.parametrize(
    ("line", "parts"),
    [
        ("Lập mới 12, hiện có 28", "+ Loại A: 10\n+ Loại B: 18"),
        ("Lập mới 12, hiện có 28, gồm:", "+ Loại A: 10\n+ Loại B: 17"),
        ("Lập mới 12, hiện có 28.", "Phân cấp: cấp huyện: 10; cấp xã: 17"),
        ("Hiện có 28", "+ Loại A: 10\n+ Loại B: 17"),
    ],
)
def test_parts_are_of_the_total_that_they_are_all_of_or_that_says_so(line: str, parts: str) -> None:
    """Or of the only one there is."""
    told = values(read_lines(f"{ST}- {line}\n{parts}"))
    assert len([name for name in told if name.startswith("ST.current.")]) == 2


def test_some_behind_two_totals_that_a_word_joins_are_of_neither() -> None:
    """``… và …, trong đó``: of one of them, or of both; of all that is said before a comma."""
    told = read_lines(f"{ST}- Lập mới 20 và thanh loại 08, trong đó loại B 15")
    assert values(told) == {"ST.added": 20, "ST.removed": 8}
    told = read_lines(f"{ST}- Lập mới 20; thanh loại 18, trong đó loại B 15")
    assert values(told) == {"ST.added": 20, "ST.removed": 18, "ST.removed.B": 15}


def test_what_is_said_of_some_that_came_is_no_flow_of_its_own() -> None:
    """``trong đó 03 đối tượng đã thanh loại``; words before the number are."""
    told = read_lines(f"{ST}- Lập mới 20, trong đó 03 đối tượng đã thanh loại; hiện có 142")
    assert values(told) == {"ST.added": 20, "ST.current": 142}


def test_a_stock_on_the_way_gives_way_to_the_one_at_the_end() -> None:
    """``còn`` behind removals, before what came in; of two weak words the first stands."""
    told = read_lines(f"{ST}- Đầu kỳ 130; đưa ra 08, còn 122, lập mới 20; hiện có 142")
    assert values(told)["ST.current"] == 142
    assert [one.text for one in told.not_read] == ["còn 122"]
    told = read_lines(f"{ST}- Hiện đang quản lý 30, đang sử dụng 22")
    assert values(told) == {"ST.current": 30}


@pytest.mark.parametrize(
    "line",
    [
        "Quý I/2024: lập mới 05; Quý II/2024: lập mới 15",
        "9 tháng 2024: lập mới 12",
        "6 tháng đầu năm 2024 lập mới 12",
        "Lập mới loại A, loại B lần lượt là 20, 03",
    ],
)
def test_a_part_of_the_year_and_a_list_of_names_before_its_numbers(line: str) -> None:
    """A year behind a part of it does not make it the whole; who is which is left to the reader."""
    assert values(read_lines(f"{ST}- {line}")) == {}


WORDED = "Đầu kỳ là một trăm ba mươi; đưa vào hai mươi; đưa ra tám; hiện còn một trăm bốn mươi hai."


def test_counts_in_words_may_end_what_is_said() -> None:
    """But ``năm`` is a year as often."""
    assert values(read_lines(f"{ST}{WORDED}")) == {
        "ST.opening": 130,
        "ST.added": 20,
        "ST.removed": 8,
        "ST.current": 142,
    }
    assert "ST.removed" not in values(read_lines(f"{ST}Kết thúc năm, hiện có 142 đối tượng"))


def test_an_answer_may_stand_on_the_line_of_its_question() -> None:
    """As on the next."""
    told = read_lines("1. Số đối tượng sưu tra hiện đang quản lý? Trả lời: 142.")
    assert values(told) == {"ST.current": 142}


def test_a_year_that_is_entered_begins_with_the_opening() -> None:
    """The report's, and no other."""
    told = read_lines(f"{ST}Bước vào năm 2024, Đội quản lý 88 đối tượng.")
    assert values(told) == {"ST.opening": 88}
    assert values(read_lines(f"{ST}Bước vào năm 2025, Đội quản lý 88 đối tượng.")) == {}


def test_cases_beside_the_accused_are_no_special_cases() -> None:
    """Alone they may be."""
    told = read_lines("4. Chuyên án\nKhởi tố mới 46 vụ, 13 bị can; hiện đang điều tra 57 vụ.")
    assert values(told) == {}
    assert values(read_lines("4. Chuyên án\nHiện có 05 vụ.")) == {"CA.current": 5}


@pytest.mark.parametrize("title", ["Công tác quản lý đối tượng sưu tra", "Sưu tra chuyên sâu"])
def test_a_number_that_goes_on_ends_the_line_of_work_before(title: str) -> None:
    """Whatever it says, what stands below is not of the heading above it."""
    lines = ["1) ĐTCB", "a) Số lượng:", "+ Hiện có 02 hồ sơ", f"2) {title}", "- Hiện có 47"]
    told = values(read_lines("\n".join([*lines, "- Phân cấp:", "+ cấp tỉnh: 20", "+ cấp xã: 27"])))
    assert {name: told[name] for name in told if name.startswith("DTCB")} == {"DTCB.current": 2}
    assert ("ST.current" in told) is (title != "Sưu tra chuyên sâu")


def test_parts_behind_a_total_that_was_not_read_are_not_of_the_one_before_it() -> None:
    """``Danh mục I 2`` is of the 48 that a word not known leaves unread, not of the 47."""
    told = read_lines(f"{ST}- Đầu kỳ 47, kiêm nhiệm hiện có 48. Danh mục I 2, danh mục II 46.")
    assert values(told) == {"ST.opening": 47}
    assert {"Danh mục I 2", "danh mục II 46"} <= {one.text for one in told.not_read}


@pytest.mark.parametrize("more", [" đủ thời gian phân loại", "", ": 20 LT, 30 LC"])
def test_a_number_before_two_symbols_is_of_neither(more: str) -> None:
    """``50 LT, LC``."""
    told = values(read_lines(f"5. Cộng tác viên bí mật\n- Hiện có 50 LT, LC{more}."))
    assert told.get("CTVBM.current.LT") in (None, 20)
