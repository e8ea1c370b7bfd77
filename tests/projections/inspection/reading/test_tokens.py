"""What a digit belongs to: a count, or a day, a rate, an amount of money, a paper's number."""

from __future__ import annotations

from datetime import date

import pytest

from projections.inspection.reading.lexicon.form import year_end_form
from projections.inspection.reading.lines.tokens import Token, tokens

FORM = year_end_form()


def found(text: str) -> list[tuple[str, str]]:
    """Kind and text of whatever is no plain word."""
    return [(one.kind, one.text) for one in tokens(text, FORM) if one.kind != "word"]


def number_of(text: str) -> Token:
    """The one token that is no word."""
    (one,) = [it for it in tokens(text, FORM) if it.kind != "word"]
    return one


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("05", "number"),
        ("1.234", "number"),
        ("1.5", "decimal"),
        ("1,5", "decimal"),
        ("10-12", "decimal"),
        ("10+5", "decimal"),
        ("1O", "decimal"),
        ("½", "decimal"),
        ("07/08", "ratio"),
        ("87,5%", "percent"),
        ("96.400.000đ", "money"),
        ("2,5 triệu đồng", "money"),
        ("15/10/2024", "date"),
        ("31/02/2024", "bad_date"),
        ("năm 2024", "year"),
        ("6 tháng đầu năm", "duration"),
        ("tháng 9/2024", "reference"),
        ("214/BC-CAH", "reference"),
        ("……", "dots"),
    ],
)
def test_a_number_is_of_one_kind(text: str, kind: str) -> None:
    """Only the first two can be counts."""
    assert [(kind, text)] == found(text)


@pytest.mark.parametrize(("text", "value"), [("05", 5), ("1.234", 1234), ("0", 0)])
def test_what_a_count_comes_to(text: str, value: int) -> None:
    """A point divides thousands."""
    assert value == number_of(text).number


@pytest.mark.parametrize("text", ["15/10/2024", "ngày 15 tháng 10 năm 2024"])
def test_a_day_is_one_token(text: str) -> None:
    """However it is written."""
    assert date(2024, 10, 15) == number_of(text).first


def test_words_and_marks_keep_their_places() -> None:
    """Every token says where it stands, and blanks stand between."""
    text = "Lập mới: 05 (loại A)."
    assert text.replace(" ", "") == "".join(one.text for one in tokens(text, FORM))
    assert all(text[one.start : one.end] == one.text for one in tokens(text, FORM))
