"""Headings within a table, and the sums below them."""

from __future__ import annotations

import pytest

from tests.projections.made_reports import failures, values
from tests.projections.made_tables import read_table

LINES = "TT|Mảng công tác|Đầu kỳ|Tăng|Giảm|Cuối kỳ"
WATCH = "2.2. Công tác sưu tra"


@pytest.mark.parametrize(
    "heading", ["{}|>|>|>|>|>", "I. {}|>|>|>|>|>", "I|{}||||", "I|{}", "|{}|>|>|>|>"]
)
def test_a_unit_above_rows_holds_what_they_state(heading: str) -> None:
    """The same rows below another unit are no repetition; a sum at the end may be of all units."""
    rows = "1|Sưu tra|{}|9|5|{}\n2|HTBM|1|0|0|1"
    one, other = (heading.format(name) for name in ("Đội Hình sự", "Công an xã Tân An"))
    text = (
        f"{LINES}\n{one}\n{rows.format(18, 22)}\n{other}\n{rows.format(4, 9)}\nCộng|>|24|18|10|32"
    )
    report = read_table(text)
    found = values(report)
    assert (22, 9, 1) == (
        found["ST.current.Đội-Hình-sự"],
        found["ST.current.Công-an-xã-Tân-An"],
        found["HTBM.current.Công-an-xã-Tân-An"],
    )
    assert "ST.current" not in found
    assert [("movement", "1 | Sưu tra | 4 | 9 | 5 | 9")] == failures(report)
    assert ["24", "18", "10", "32"] == [one.text for one in report.not_read]


def test_the_reporting_units_own_name_above_a_table_is_a_title() -> None:
    """Its rows are the report's."""
    report = read_table(f"Công an huyện Mẫu|>|>|>|>|>\n{LINES}\n1|Sưu tra|18|9|5|22")
    assert {"ST.opening": 18, "ST.added": 9, "ST.removed": 5, "ST.current": 22} == values(report)


def test_a_unit_below_a_line_of_work_ends_with_it() -> None:
    """The next line's rows are not that unit's."""
    rows = (
        "I. Sưu tra|>|>|>|>|>\nĐội Hình sự|>|>|>|>|>\n1|Loại "
        "A|8|3|2|9\nII. Chuyên án|>|>|>|>|>\n1|Tổng số|2|1|1|2"
    )
    found = values(read_table(f"{LINES}\n{rows}"))
    assert (9, 2) == (found["ST.current.Đội-Hình-sự.A"], found["CA.current"])


@pytest.mark.parametrize(
    "rows",
    [
        "1|Sưu tra|18|9|5|22\n2|HTBM|1|0|0|1\nCộng|>|19|9|5|23",
        (
            "I|Sưu tra||||\n1|Loại A|8|3|2|9\n2|Loại "
            "B|10|6|3|13\nCộng|>|18|9|5|22\nII|HTBM|1|0|0|1\nTổng "
            "cộng|>|19|9|5|23"
        ),
        (
            "I. Sưu tra|>|>|>|>|>\n1|Loại A|8|3|2|9\nII. "
            "HTBM|>|>|>|>|>\n1|Đội 1|11|6|3|14\nTổng "
            "cộng|>|19|9|5|23"
        ),
        "I. Sưu tra|>|>|>|>|>\n1|Loại "
        "A|8|3|2|9\nCộng|>|8|3|2|9\nII. "
        "HTBM|>|>|>|>|>\n1|Đội 1|11|6|3|14\n"
        "Cộng|>|11|6|3|14\nTổng cộng|>|19|9|5|23",
    ],
)
def test_a_sum_over_several_lines_of_work_is_none_of_theirs(rows: str) -> None:
    """Also in a section about one of them."""
    report = read_table(f"{LINES}\n{rows}", WATCH)
    assert 19 not in values(report).values()
    assert {"19", "23"} <= {one.text for one in report.not_read}
    assert [] == failures(report)


def test_every_group_has_its_own_sum() -> None:
    """Then the last sum is that of the last group."""
    rows = (
        "I. Sưu tra|>|>|>|>|>\n1|Loại "
        "A|8|3|2|9\nCộng|>|8|3|2|9\nII. "
        "CTVBM|>|>|>|>|>\n1|LT|3|1|0|4\nCộng|>|3|1|0|5"
    )
    report = read_table(f"{LINES}\n{rows}")
    assert (9, 5) == (values(report)["ST.current"], values(report)["CTVBM.current"])
    assert ("movement", "Cộng | 3 | 1 | 0 | 5") in failures(report)


@pytest.mark.parametrize(
    ("heading", "names"), [("Danh mục", ("I", "II")), ("Loại", ("A", "B")), ("Hệ", ("1", "2"))]
)
def test_a_letter_below_its_kind_is_a_name(heading: str, names: tuple[str, str]) -> None:
    """It is not taken for the number of its row."""
    rows = (
        f"{heading}|Đầu kỳ|Tăng|Giảm|Cuối "
        f"kỳ\n{names[0]}|8|3|2|9\n{names[1]}|10|6|3|14\nCộng|18|9|5|22"
    )
    report = read_table(rows, WATCH)
    current = [figure for figure in report.figures if figure.measure == "current"]
    assert [*names, ""] == [next(iter(figure.cell.values()), "") for figure in current]
    told = [("movement", f"{names[1]} | 10 | 6 | 3 | 14"), ("parts", "Cộng | 18 | 9 | 5 | 22")]
    assert told == failures(report)


def test_a_letterhead_on_a_sheet_holds_nothing() -> None:
    """Above the table stand the names of the superior and of the unit itself."""
    rows = f"CÔNG AN TỈNH MẪU|>|>|>|>|>\n{LINES}\n1|Sưu tra|18|9|5|22"
    assert "ST.current" in values(read_table(rows, sheet="Bảng 1"))


@pytest.mark.parametrize("heading", ["|{}||||", "{}|>|>|>|>|>"])
def test_headings_not_understood_may_tell_figures_apart(heading: str) -> None:
    """What is stated below each of them is no repetition, and none of it is the total."""
    rows = "\n".join(
        f"{heading.format(name)}\n1|Sưu tra|{figures}"
        for name, figures in (("Khối A", "8|3|2|9"), ("Khối B", "10|6|3|13"))
    )
    report = read_table(f"{LINES}\n1|Sưu tra|18|9|5|22\n{rows}")
    assert [18, 9, 5, 22] == list(values(report).values())
    assert {"8", "10", "9", "13"} <= {one.text for one in report.not_read}
    report = read_table(f"{LINES}\n{rows}")
    assert ({}, []) == (values(report), failures(report))


def test_a_repetition_in_one_table_is_still_one() -> None:
    """Nothing stands between the two that would tell them apart."""
    report = read_table(f"{LINES}\n1|Sưu tra|18|9|5|22\n2|HTBM|1|0|0|1\n3|Sưu tra|18|9|5|23")
    assert "repeat" in {rule for rule, _ in failures(report)}
