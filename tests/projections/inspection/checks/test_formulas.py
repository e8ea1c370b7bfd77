"""What a table says itself that its numbers come to is checked, whatever its columns count."""

from __future__ import annotations

import pytest

from projections.documents.lines.document import Document
from projections.inspection.checks.finding import (
    CARRIED_ON,
    FAILS,
    FORMULA_DOUBTED,
    HOLDS,
    NOT_STATED,
    RECLASSIFIED,
    Check,
)
from projections.inspection.checks.rules import check_report
from projections.inspection.reading.lexicon.form import year_end_form
from projections.inspection.reading.read import read_report
from projections.inspection.reading.tables.identities import formula_at, stated_identities
from tests.projections.made_reports import HEAD, document_of
from tests.reading_campaign.documents import table_lines

FORM = year_end_form()
HEADS = ["Nội dung", "Quý I", "Quý II", "Quý III", "Quý IV", "Cộng"]
INDEX = ["A", "1", "2", "3", "4", "5=1+2+3+4"]
SOUND = ["Lập mới", "1", "2", "3", "4", "10"]
MEASURES = ["Đơn vị", "Đầu kỳ", "Tăng", "Tổng thụ lý", "Giảm", "Hiện có"]


def document(rows: list[list[str]]) -> Document:
    """A report of one table about watch persons."""
    above = document_of(f"{HEAD}\n1. Công tác sưu tra").lines
    return Document("r.docx", "docx", "", (*above, *table_lines(rows, table=1)))


def identities(*rows: list[str]) -> list[tuple[str, int, list[int | None]]]:
    """Formula, value and signed addends of each identity that a table states."""
    return [
        (one.formula, one.value, [it.value and it.sign * it.value for it in one.addends])
        for one in stated_identities([*table_lines(list(rows), table=1)])
    ]


def checks(*rows: list[str]) -> list[Check]:
    """What is found about the parts of a table."""
    found = check_report(read_report(document(list(rows)), FORM), FORM)
    return [one for one in found if one.rule == "parts"]


def verdicts(*rows: list[str]) -> list[tuple[str, str]]:
    """Verdict and reason of each of those."""
    return [(one.verdict, one.reason) for one in checks(*rows)]


@pytest.mark.parametrize(
    "formula", ["3=1+2", "(3=1+2)", "(3)=(1)+(2)", "3 = 1 + 2", "1+2", "(1+2)", "3=(1+2)"]
)
def test_a_row_that_numbers_the_columns_says_what_one_comes_to(formula: str) -> None:
    """However it is written."""
    found = identities(["Nội dung", "Cũ", "Mới", "Cộng"], ["A", "1", "2", formula], ["x", *"459"])
    assert [(9, [4, 5])] == [(value, addends) for _, value, addends in found]


@pytest.mark.parametrize("formula", ["5=3-4", "5=(1+2)-4", "5=1+2-4"])
def test_numbers_may_be_taken_away(formula: str) -> None:
    """By their sign alone."""
    heads, index = MEASURES, ["A", "1", "2", "3=1+2", "4", formula]
    found = identities(heads, index, ["Đội Ma túy", "10", "3", "13", "2", "11"])
    assert (13, [10, 3]) == found[0][1:]
    assert 11 == found[1][1] == sum(one or 0 for one in found[1][2])


@pytest.mark.parametrize(
    "index",
    [
        ["A", "1", "2", "3=2/1"],
        ["A", "1", "2", "3=2-(1+1)"],
        ["A", "1", "2", "3=1+7"],
        ["A", "1", "2", "3=3+1"],
        ["A", "1", "2", "3"],
        ["A", "1", "2", "3=1"],
    ],
)
def test_what_is_no_sum_of_its_columns_states_nothing(index: list[str]) -> None:
    """A quotient, a bracket taken away, a number that no column has, the column itself."""
    assert [] == identities(["Nội dung", "Cũ", "Mới", "Cộng"], index, ["x", *"459"])


def test_headings_and_rows_may_be_numbered_by_their_names() -> None:
    """``Còn lại (4=1+2-3)``: behind the name of a column, or of a row below three numbered ones."""
    heads = ["Đơn vị", "Đầu kỳ (1)", "Tăng (2)", "Giảm (3)", "Hiện có (4=1+2-3)"]
    columns = identities(heads, ["Đội Ma túy", "10", "3", "2", "11"])
    names = ["Đầu kỳ", "Tăng", "Giảm", "Hiện có (1+2-3)"]
    values = ["10", "3", "2", "11"]
    rows = [list(one) for one in zip("1234", names, values, strict=True)]
    assert [(11, [10, 3, -2])] == [one[1:] for one in columns]
    assert [(11, [10, 3, -2])] == [
        one[1:] for one in identities(["TT", "Chỉ số", "Số lượng"], *rows)
    ]


def test_rows_that_share_a_number_are_not_told_apart() -> None:
    """Numbers that begin anew below every heading say nothing of a formula's rows."""
    rows = [["1", "Cũ", "4"], ["2", "Mới", "5"], ["3", "Cộng (1+2)", "9"], ["1", "Khác", "7"]]
    assert [] == identities(["TT", "Chỉ số", "Số lượng"], *rows)


def test_parts_of_the_period_come_to_the_sum_that_is_stated() -> None:
    """Quarters are no figures of the year; their sum is, and the table says what it comes to."""
    wrong = ["Thanh loại", "1", "0", "0", "0", "2"]
    found = checks(HEADS, INDEX, SOUND, wrong)
    assert [("holds", 10, 10), ("fails", 2, 1)] == [
        (one.verdict, one.stated, one.expected) for one in found
    ]
    assert ("ST", FAILS) == (found[1].line, found[1].reason)


def test_a_formula_that_most_rows_do_not_fit_is_the_forms_own() -> None:
    """One row that fits bears one that does not; noughts fit anything, and bear none."""
    one, other = ["Lập mới", "1", "1", "1", "1", "9"], ["Thanh loại", "1", "0", "0", "0", "2"]
    assert [("not_checkable", FORMULA_DOUBTED)] * 2 == verdicts(HEADS, INDEX, one, other)
    assert [("holds", HOLDS), ("fails", FAILS)] == verdicts(HEADS, INDEX, SOUND, other)
    nought = ["Lập mới", *"00000"]
    assert ("not_checkable", FORMULA_DOUBTED) in verdicts(HEADS, INDEX, nought, other)


def test_a_sum_of_rows_carries_on_what_is_wrong_in_one() -> None:
    """The row is to blame, and not the sum that is true to it; a slip in the sum alone is its own."""
    heads, index = ["Nội dung", "Cũ", "Mới", "Cộng"], ["A", "1", "2", "3=1+2"]
    rows = [["Xe", "4", "5", "9"], ["Nhà", "2", "2", "4"], ["Đất", "1", "1", "3"]]
    summed = ["Tổng cộng", "7", "8", "16"]
    found = verdicts(heads, index, *rows, summed)
    assert [("fails", FAILS), ("not_checkable", CARRIED_ON)] == found[2:]
    rows[2][3] = "2"
    assert ("fails", FAILS) == verdicts(heads, index, *rows, summed)[3]


def test_a_blank_is_not_stated() -> None:
    """Neither a nought nor an error."""
    assert [("holds", HOLDS), ("not_checkable", NOT_STATED)] == verdicts(
        HEADS, INDEX, SOUND, ["Thanh loại", "1", "", "0", "0", "2"]
    )


def test_what_another_check_looks_at_is_not_said_twice() -> None:
    """The movement of a row is one identity, whoever states it."""
    index = ["A", "1", "2", "3=1+2", "4", "5=1+2-4"]
    rows = [["Đội Ma túy", "10", "3", "13", "2", "11"], ["Đội Hình sự", "5", "1", "6", "2", "9"]]
    found = check_report(read_report(document([MEASURES, index, *rows]), FORM), FORM)
    assert [("movement", 9, 4)] == [
        (one.rule, one.stated, one.expected) for one in found if one.verdict == "fails"
    ]


def test_one_wrong_figure_makes_one_group_with_the_formula_it_breaks() -> None:
    """Handled less removed is current: a slip there breaks that and the movement."""
    index = ["A", "1", "2", "3=1+2", "4", "5=3-4"]
    rows = [["Đội Ma túy", "10", "3", "13", "2", "11"], ["Đội Hình sự", "5", "1", "6", "2", "9"]]
    found = check_report(read_report(document([MEASURES, index, *rows]), FORM), FORM)
    failing = [one for one in found if one.verdict == "fails"]
    assert [("movement", 1), ("parts", 1)] == [(one.rule, one.group) for one in failing]
    assert [1] == [sum(one.because_of is None for one in failing)]


def test_what_may_have_moved_between_rows_is_doubted_by_formulas_too() -> None:
    """A copied form's ``5=3-4`` knows nothing of files that changed their class."""
    index = ["A", "1", "2", "3=1+2", "4", "5=3-4"]
    rows = [
        ["Loại A", "10", "3", "13", "2", "12"],
        ["Loại B", "5", "1", "6", "2", "3"],
        ["Cộng", "15", "4", "19", "4", "15"],
    ]
    found = verdicts(["Loại", *MEASURES[1:]], index, *rows)
    assert ("not_checkable", RECLASSIFIED) in found
    assert "fails" not in {verdict for verdict, _ in found}


@pytest.mark.parametrize(
    ("text", "at"), [("Còn lại (4=1+2-3)", 7), ("Năm 2024 (10+5)", 15), ("Tăng (2)", 8)]
)
def test_where_a_formula_begins(text: str, at: int) -> None:
    """Its numbers count nothing; without a sign of equality they may."""
    assert at == formula_at(text)
