"""What the results of targets state beside their rates: figures of the line that the target is about."""

from __future__ import annotations

import pytest

from projections.inspection.reading.stated.values import StatedReport
from tests.projections.made_reports import failures, read_lines, values
from tests.projections.made_tables import read_table

SCORED = "TT|Tiêu chí|Kết quả đạt được|Chỉ tiêu được giao|Ghi chú\n"


def scored(rows: str) -> StatedReport:
    """A table of criteria and grades."""
    return read_table(f"{SCORED}{rows}")


def test_a_result_is_of_the_line_that_its_target_names() -> None:
    """So it is set against the statistics: another number for the same is found."""
    text = (
        "I. THỐNG KÊ\n1. Sưu tra\n- Bổ sung mới 26 đối tượng.\n"
        "II. KẾT QUẢ THỰC HIỆN CHỈ TIÊU\nChỉ tiêu 5: Lập mới hồ sơ sưu tra cao hơn năm trước.\n"
        "* Kết quả: Trong kỳ lập mới 28 đối tượng. Hoàn thành."
    )
    report = read_lines(text)
    assert {"ST.added": 26, "ST.added#2": 28} == values(report)
    assert ["repeat"] == [rule for rule, _ in failures(report)]


def test_a_class_names_its_line_of_work() -> None:
    """Only watch files have classes."""
    text = (
        "II. KẾT QUẢ THỰC HIỆN CHỈ TIÊU\nChỉ tiêu 6: Số đối tượng loại B cao hơn loại A.\n"
        "* Kết quả: Loại A 62 đối tượng, loại B 89 đối tượng. Hoàn thành."
    )
    assert {"ST.current.A": 62, "ST.current.B": 89} == values(read_lines(text))


def test_a_target_that_may_narrow_what_is_counted_gives_no_figure() -> None:
    """Of files with effect the result is not all that were closed."""
    text = (
        "II. KẾT QUẢ THỰC HIỆN CHỈ TIÊU\n"
        "Chỉ tiêu 8: 90% hồ sơ sưu tra kết thúc có hiệu quả phát triển.\n"
        "* Kết quả: Kết thúc 14 hồ sơ. Hoàn thành."
    )
    assert {} == values(read_lines(text))


def test_results_in_a_scored_table_state_figures() -> None:
    """Of the line of work that the criterion or the row above it names."""
    report = scored(
        "1|Công tác sưu tra|-|-|-\n"
        "+|Số đối tượng loại B nhiều hơn loại A|B 29, A 17|B > A|Hoàn thành\n"
        "+|Số lập mới cao hơn năm trước|Lập mới 12 (năm trước 09)||Hoàn thành\n"
        "2|Số lập mới cao hơn năm trước|Lập mới 13|10|Hoàn thành"
    )
    assert {"ST.current.B": 29, "ST.current.A": 17, "ST.added": 12} == values(report)
    assert 4 - 1 == len(report.targets)


def test_stocks_and_flows_beside_a_target_are_figures() -> None:
    """A column of targets in a table of statistics makes no scored table of it."""
    table = "Mảng|Đầu kỳ|Tăng|Giảm|Cuối kỳ|Chỉ tiêu giao\nSưu tra|61|9|6|64|70\nHiềm nghi|5|4|4|5|6"
    expected = {"ST.opening": 61, "ST.added": 9, "ST.removed": 6, "ST.current": 64}
    expected |= {"HN.opening": 5, "HN.added": 4, "HN.removed": 4, "HN.current": 5}
    assert expected == values(read_table(table))


CASES = "1|Số vụ khởi tố về ma túy|{result}|03|Không hoàn thành"


def test_a_bracket_says_what_a_count_leaves_out() -> None:
    """Of how many it is, and how many are left out; what these are called keeps its own numbers."""
    report = scored(
        CASES.format(
            result="02 vụ, 03 bị can (tổng số 03 vụ, không tính 01 vụ mua bán có 01 bị can)"
        )
    )
    (target,) = report.targets
    expected = [
        ("vụ", 2, ""),
        ("bị can", 3, ""),
        ("tổng số vụ", 3, "all"),
        ("không tính vụ mua bán có 01 bị can", 1, "left_out"),
    ]
    assert expected == [(one.label, one.numerator, one.role) for one in target.parts]
    assert () == report.not_read
    assert [] == failures(report)


def test_what_is_counted_and_left_out_is_all_there_is() -> None:
    """Else it is found; where one of them is not stated nothing is said."""
    wrong = "02 vụ, 03 bị can (tổng số 05 vụ, không tính 01 vụ mua bán)"
    text = CASES.format(result=wrong)
    report = scored(text)
    assert ["parts"] == [rule for rule, _ in failures(report)]
    assert [] == failures(scored(text.replace("không tính 01", "không tính …")))
    assert [] == failures(scored(text.replace(", không tính 01 vụ mua bán", "")))


def test_a_share_in_a_bracket_is_another_part() -> None:
    """The count before it is not lost."""
    report = scored("1|Mỗi đầu mối có ít nhất 01 hồ sơ|03 hồ sơ (04/05 đầu mối đạt)|01|Hoàn thành")
    (target,) = report.targets
    expected = [("hồ sơ", 3, None), ("đầu mối đạt", 4, 5)]
    assert expected == [(one.label, one.numerator, one.denominator) for one in target.parts]
    assert () == report.not_read


@pytest.mark.parametrize(
    ("result", "before", "found"),
    [
        ("02 đối tượng (cùng kỳ 02, bằng cùng kỳ)", 2, []),
        ("05 đối tượng (cùng kỳ 03, tăng 02)", 3, []),
        ("05 đối tượng (cùng kỳ 08, giảm 03)", 8, []),
        ("02 đối tượng (cùng kỳ 03, bằng cùng kỳ)", 3, ["change"]),
        ("05 đối tượng (cùng kỳ 03, tăng 03)", 3, ["change"]),
    ],
)
def test_the_year_before_is_the_other_side(result: str, before: int, found: list[str]) -> None:
    """No figure of this period; a rise, a fall, or none is held against both numbers."""
    target = "Số đối tượng đưa mới vào diện nhiều hơn năm trước"
    table = scored(f"5|{target}|{result}||Hoàn thành")
    line = read_lines(f"II. CHỈ TIÊU\nChỉ tiêu số 5: {target}.\n* Kết quả: {result}.")
    for report in (table, line):
        assert found == [rule for rule, _ in failures(report) if rule == "change"]
        assert before not in {one.value for one in report.figures}
        assert found or not report.not_read
    (told,) = table.targets
    assert [before] == [one.denominator for one in told.parts]


@pytest.mark.parametrize(
    ("criterion", "result", "expected"),
    [
        ("Xác lập mới hồ sơ hiềm nghi", "15 hồ sơ", {"HN.added": 15}),
        ("Lập hồ sơ đưa mới vào diện sưu tra", "24", {"ST.added": 24}),
        ("Xây dựng mới LC", "04", {"CTVBM.added.LC": 4}),
        ("Thanh loại đối tượng sưu tra", "18 đối tượng", {"ST.removed": 18}),
        ("Thanh loại đối tượng sưu tra không còn đủ điều kiện", "18 đối tượng", {}),
        ("Đối tượng sưu tra trên không gian mạng", "02 đối tượng", {}),
        ("Mỗi đội lập mới sưu tra", "04", {}),
        ("Lập mới ít nhất 03 hồ sơ ĐN", "04", {}),
        ("Lập mới sưu tra tăng so với năm trước", "24", {}),
    ],
)
def test_a_bare_result_is_counted_by_its_criterion(
    criterion: str, result: str, expected: dict[str, int]
) -> None:
    """Where that says of which line of work it counts what, and nothing more."""
    assert values(scored(f"1|{criterion}|{result}|20|Hoàn thành")) == expected
