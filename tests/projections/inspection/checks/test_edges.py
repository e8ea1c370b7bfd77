"""Where a rule turns: noughts, blanks, figures that are missing, sums that are just reached."""

from __future__ import annotations

import pytest

from projections.inspection.checks.finding import NOT_STATED, Check
from projections.inspection.checks.rules import check_report
from projections.inspection.reading.lexicon.form import year_end_form
from tests.projections.made_reports import read_lines

ST = "2.2. Công tác sưu tra (ST)\n"
CTVBM = "2.5. Công tác CTVBM\n"


def checks(text: str, rule: str) -> list[Check]:
    """What one rule finds on lines of the statistics."""
    found = check_report(read_lines(text), year_end_form())
    return [check for check in found if check.rule == rule]


def movement(*lines: str) -> Check:
    """The check of a line's movement."""
    (check,) = checks(ST + "\n".join(lines), "movement")
    return check


def test_a_current_of_nought_is_a_current() -> None:
    """Stated nought is held against what follows, and is what is shown as stated."""
    found = movement("- Đầu kỳ: 2", "- Tăng: 0", "- Giảm: 1", "- Cuối kỳ: 0")
    assert ("fails", 0, 1) == (found.verdict, found.stated, found.expected)
    assert "- Cuối kỳ: 0" == found.where.text
    found = movement("- Đầu kỳ: 1", "- Tăng: 0", "- Giảm: 1", "- Cuối kỳ: 0")
    assert ("holds", 0, 0) == (found.verdict, found.stated, found.expected)


@pytest.mark.parametrize(
    "missing", ["- Đầu kỳ: 18", "- Tăng: 09", "- Giảm: 05", "- Cuối kỳ: 22"], ids=str
)
def test_without_one_of_the_four_nothing_is_told(missing: str) -> None:
    """It stands in the line of the last figure there is, with what that states."""
    lines = ["- Đầu kỳ: 18", "- Tăng: 09", "- Giảm: 05", "- Cuối kỳ: 22"]
    lines.remove(missing)
    found = movement(*lines)
    assert ("not_checkable", None, NOT_STATED) == (found.verdict, found.expected, found.reason)
    assert lines[-1] == found.where.text
    assert int(lines[-1].split()[-1]) == found.stated
    assert 3 == len(found.figures)


def test_two_cells_whose_differences_do_not_cancel_fail() -> None:
    """One record more than moved between the classes: each class is told."""
    found = checks(
        f"{ST}- Đầu kỳ: 10 (loại A: 4; loại B: 6)\n- Tăng: 0 (loại A: 0; loại B: 0)\n"
        "- Giảm: 0 (loại A: 0; loại B: 0)\n- Cuối kỳ: 11 (loại A: 3; loại B: 8)",
        "movement",
    )
    assert [({}, 10), ({"class": "A"}, 4), ({"class": "B"}, 6)] == [
        (check.cell, check.expected) for check in found if check.verdict == "fails"
    ]


def test_one_cell_alone_cannot_have_exchanged_records() -> None:
    """A difference of a class whose sibling is not stated is told, not excused."""
    found = checks(
        f"{ST}- Đầu kỳ: 10 (trong đó loại A: 4)\n- Tăng: 0 (trong đó loại A: 0)\n"
        "- Giảm: 0 (trong đó loại A: 0)\n- Cuối kỳ: 10 (trong đó loại A: 3)",
        "movement",
    )
    assert [({}, "holds"), ({"class": "A"}, "fails")] == [
        (check.cell, check.verdict) for check in found
    ]


def parts(line: str) -> tuple[str, object, object]:
    """The verdict on one line's parts, with what is stated and what they give."""
    (check,) = checks(CTVBM + line, "parts")
    return check.verdict, check.stated, check.expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("- Lập mới: 0 CTVBM, gồm: 0 LT, 0 LC, 0 LD", ("holds", 0, 0)),
        ("- Lập mới: 0 CTVBM, gồm: 01 LT, 0 LC, 0 LD", ("fails", 0, 1)),
        ("- Lập mới: 01 CTVBM, gồm: 0 LT, 0 LC, 0 LD", ("fails", 1, 0)),
        ("- Lập mới: 03 CTVBM, gồm: 03 LT, … LC, … LD", ("holds", 3, 3)),
        ("- Lập mới: 03 CTVBM, gồm: … LT, … LC, … LD", ("not_checkable", 3, 0)),
        ("- Lập mới: 03 CTVBM, gồm: … LT, 01 LC, … LD", ("not_checkable", 3, 1)),
    ],
)
def test_noughts_and_blanks_among_parts(line: str, expected: tuple[str, int, int]) -> None:
    """A blank may hold the rest; a nought may not; blanks alone say nothing."""
    assert expected == parts(line)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("- Lập mới: 03 CTVBM (02 trên không gian mạng)", "not_checkable"),
        ("- Lập mới: 03 CTVBM (03 trên không gian mạng)", "holds"),
        ("- Lập mới: 03 CTVBM (04 trên không gian mạng)", "fails"),
    ],
)
def test_parts_that_overlap_are_only_bounded(line: str, expected: str) -> None:
    """What need not be all there is fails only where it exceeds the whole."""
    assert expected == parts(line)[0]


def test_a_level_that_is_not_read_in_another_measure_is_one_that_there_is() -> None:
    """What it has now may be in words that are not known: the other levels need not be all."""
    lines = (
        "- Hiện có 04\n"
        "+ Cấp tỉnh: Bàn giao lại 01, xây dựng mới 01, hiện có: ........\n"
        "+ Cấp xã: Đầu kỳ 02, xây dựng mới 01, hiện có 03"
    )
    assert ["not_checkable"] == [
        one.verdict for one in checks("7. Công tác HTBM\n" + lines, "level") if one.stated == 4
    ]
