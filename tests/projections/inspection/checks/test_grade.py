"""Grades in scored tables against their criteria and results."""

from __future__ import annotations

import pytest

from projections.inspection.checks.rules import check_report
from projections.inspection.reading.lexicon.form import year_end_form
from projections.inspection.reading.stated.as_json import figures_json
from tests.projections.made_tables import read_table

HEADINGS = "TT|Tiêu chí|Kết quả đạt được|Chỉ tiêu được giao|Ghi chú\n"


def graded(row: str) -> list[tuple[str, object]]:
    """Verdict and what was expected, of every grade in a table of one row."""
    checks = check_report(read_table(HEADINGS + row), year_end_form())
    return [(one.verdict, one.expected) for one in checks if one.rule == "grade"]


@pytest.mark.parametrize(
    ("criterion", "result", "assigned", "grade"),
    [
        ("Tỷ lệ kết thúc từ 80% trở lên", "Đạt 80%", "", "Hoàn thành"),
        ("Tỷ lệ kết thúc từ 80% trở lên", "17/20 hồ sơ", "", "Hoàn thành vượt mức"),
        ("100% loại B có CTVBM", "13/13 đạt 100%", "", "Hoàn thành"),
        ("Xây dựng ít nhất 01 hồ sơ", "Đã lập 02 hồ sơ", "", "Hoàn thành"),
        ("Xây dựng ít nhất 01 hồ sơ", "Đã lập 02 hồ sơ", "", "Hoàn thành vượt mức"),
        ("Số vụ khởi tố", "44 vụ = 59 bị can", "40", "Hoàn thành vượt mức"),
        ("Số vụ khởi tố", "44 vụ = 59 bị can", "50 vụ", "Không hoàn thành"),
        ("Xây dựng ít nhất 01 hồ sơ", "Chưa lập", "", "Không hoàn thành"),
        (
            "Loại B từ 50% trở lên, danh mục III từ 60% trở lên",
            "Loại B 62%, danh mục III 55%",
            "",
            "Hoàn thành một phần",
        ),
    ],
)
def test_grades_that_follow_hold(criterion: str, result: str, assigned: str, grade: str) -> None:
    """By a least rate or number, or by what was assigned."""
    assert ["holds"] == [one for one, _ in graded(f"1|{criterion}|{result}|{assigned}|{grade}")]


@pytest.mark.parametrize("grade", ["Không hoàn thành", "Hoàn thành một phần"])
def test_a_part_that_is_not_asked_counts_for_no_grade(grade: str) -> None:
    """Of two parts one does not apply and one fails: that fails the whole; which, no reader says."""
    asked = "Trinh sát từ 01 năm có ít nhất 01 LC; từ 02 năm có từ 90% sử dụng"
    row = f"1|{asked}|từ 01 năm: không thuộc diện; từ 02 năm: 00/01, đạt 0%||{grade}"
    assert "fails" not in [verdict for verdict, _ in graded(row)]


@pytest.mark.parametrize(
    ("criterion", "result", "assigned", "grade", "expected"),
    [
        ("80% hồ sơ kết thúc có hiệu quả", "75% có hiệu quả", "", "Hoàn thành", "Không hoàn thành"),
        (
            "Kết thúc bằng lập án, khởi tố từ 80% trở lên",
            "Đạt 66%",
            "",
            "Hoàn thành một phần",
            "Không hoàn thành",
        ),
        ("Lập hồ sơ cai nghiện", "Đã lập 12 hồ sơ", "15", "Hoàn thành", "Không hoàn thành"),
        ("Từ 90% trở lên", "Đạt 90%", "", "Hoàn thành vượt mức", "Hoàn thành"),
        (
            "Loại B cao hơn loại A, danh mục III từ 60% trở lên",
            "Loại B 62%, danh mục III 55%",
            "",
            "Hoàn thành",
            "Không hoàn thành / Hoàn thành một phần",
        ),
    ],
)
def test_grades_that_cannot_be_fail(
    criterion: str, result: str, assigned: str, grade: str, expected: str
) -> None:
    """Parts that are not understood may stand as they will; what fails fails for all of them."""
    row = f"1|{criterion}|{result}|{assigned}|{grade}"
    assert [("fails", expected)] == graded(row)


def test_what_is_not_to_be_missed_is_a_part_of_its_own() -> None:
    """It may hold where the rate fails: the grade in between is possible."""
    row = "8|Tỷ lệ bắt đạt từ 50%; không sót, lọt đối tượng|00/04, đạt 0%; đã xác nhận||"
    assert [("not_checkable", None)] == graded(f"{row}Hoàn thành một phần")


@pytest.mark.parametrize(
    ("criterion", "result", "assigned"),
    [
        ("Loại B cao hơn loại A", "Loại B 62%", ""),
        ("Từ 90% trở lên", "Đã đạt", ""),
        ("Từ 90% trở lên", "Phải đạt từ 90% trở lên", ""),
        ("Không quá 5%", "Đạt 7%", ""),
        ("Chấp hành nghiêm quy định", "03 lượt kiểm tra", ""),
        ("Số vụ khởi tố", "Đã thực hiện", "40"),
        ("Giảm tỷ lệ tội tàng trữ", "01/03, đạt 33,33%", "không quá 60%"),
    ],
)
def test_grades_that_cannot_be_judged(criterion: str, result: str, assigned: str) -> None:
    """Nobody is accused for what is not understood."""
    row = f"1|{criterion}|{result}|{assigned}|Hoàn thành"
    assert ["not_checkable"] == [one for one, _ in graded(row)]


@pytest.mark.parametrize(
    ("result", "verdict"),
    [
        ("đang bị đấu tranh: 01/02, đạt 50%; không để tồn tại: có", "not_checkable"),
        ("đang bị đấu tranh: 02/02, đạt 100%; không để tồn tại: không", "not_checkable"),
    ],
)
def test_parts_that_semicolons_divide_are_several(result: str, verdict: str) -> None:
    """One may hold and another fail, though neither asks for an amount."""
    criterion = "Băng nhóm đều đang bị đấu tranh; không để băng nhóm tồn tại"
    (found,) = graded(f"1|{criterion}|{result}||Hoàn thành một phần")
    assert verdict == found[0]


def test_a_part_without_an_amount_excuses_no_other() -> None:
    """What fails its own amount is not met, whatever stands behind the semicolon."""
    criterion, result = "Bắt từ 90% trở lên; có báo cáo đầy đủ", "Bắt đạt 50%; có báo cáo"
    row = f"1|{criterion}|{result}||Hoàn thành"
    assert ["fails"] == [one for one, _ in graded(row)]


def test_results_are_told_with_their_grades() -> None:
    """Under their numbers; a result of several numbers is listed besides."""
    row = "3|Từ 90% trở lên|18/20 đạt 90%||Hoàn thành\n4|Khởi tố|44 vụ = 59 bị can|40|Hoàn thành"
    told = figures_json(read_table(HEADINGS + row))
    keep = ("number", "numerator", "denominator", "value", "grade")
    assert [(3, 18, 20, "90", "met"), (4, None, None, None, "met")] == [
        tuple(one[name] for name in keep) for one in told["targets"]
    ]
    assert ["44 vụ = 59 bị can"] == [one["text"] for one in told["not_read"]]


def test_a_table_handed_in_without_grades_is_read() -> None:
    """Where criteria stand beside results and what was assigned; what was asked for is a bound."""
    told = figures_json(read_table(f"{HEADINGS}2|Đưa đi cai nghiện|30/40, đạt 75%|không quá 80%|"))
    assert [(30, 40, "75", None)] == [
        (one["numerator"], one["denominator"], one["value"], one["grade"])
        for one in told["targets"]
    ]


def test_a_table_without_grades_is_read_as_any_other() -> None:
    """Its headings alone make no table of grades."""
    assert [] == figures_json(read_table(f"{HEADINGS}1|Từ 90%|Đạt 90%||10 điểm"))["targets"]
