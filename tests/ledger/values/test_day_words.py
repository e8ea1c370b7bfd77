"""At the end of which days a stock may stand, by the words that date it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledger.values.day_words import current_ends, opening_ends
from ledger.values.period import Period

YEAR = Period(date(2023, 10, 15), date(2024, 10, 14))
DAYS = st.dates(date(2020, 1, 1), date(2030, 1, 1))


def on(text: str) -> date:
    """A day of two years: ``14/10/23``."""
    number, month, year = map(int, text.split("/"))
    return date(2000 + year, month, number)


@pytest.mark.parametrize(
    ("words", "day", "through", "ends"),
    [
        ("no day", None, False, ["14/10/23"]),
        ("tính đến ngày 15/10/2023", "15/10/23", False, ["14/10/23"]),
        ("tính đến ngày 14/10/2023", "14/10/23", False, ["14/10/23", "13/10/23"]),
        ("tính đến hết ngày 14/10/2023", "14/10/23", True, ["14/10/23"]),
        ("đến hết 15/10/2023", "15/10/23", True, ["15/10/23"]),
        ("tính đến ngày 13/10/2023", "13/10/23", False, ["12/10/23"]),
        ("tính đến ngày 01/01/2024", "1/1/24", False, ["31/12/23"]),
    ],
)
def test_openings(words: str, day: str | None, through: bool, ends: list[str]) -> None:
    """The state in which the period began; where the day is its eve, of either reading."""
    dated = on(day) if day else None
    assert list(map(on, ends)) == list(opening_ends(YEAR, dated, through=through)), words


@pytest.mark.parametrize(
    ("words", "day", "through", "ends"),
    [
        ("no day", None, False, ["14/10/24"]),
        ("tính đến ngày 14/10/2024", "14/10/24", False, ["14/10/24"]),
        ("tính đến hết ngày 14/10/2024", "14/10/24", True, ["14/10/24"]),
        ("tính đến ngày 15/10/2024", "15/10/24", False, ["14/10/24", "15/10/24"]),
        ("đến hết 15/10/2024", "15/10/24", True, ["15/10/24"]),
        ("tính đến ngày 20/10/2024", "20/10/24", False, ["20/10/24", "19/10/24"]),
        ("tính đến ngày 30/6/2024", "30/6/24", False, ["30/6/24", "29/6/24"]),
        ("đến hết ngày 30/6/2024", "30/6/24", True, ["30/6/24"]),
    ],
)
def test_current_stocks(words: str, day: str | None, through: bool, ends: list[str]) -> None:
    """The last day of the period is counted; one day past it, either reading."""
    dated = on(day) if day else None
    assert list(map(on, ends)) == list(current_ends(YEAR, dated, through=through)), words


@given(DAYS, st.integers(0, 400), DAYS, st.booleans())
def test_the_next_period_opens_as_this_one_closes(
    start: date, length: int, day: date, through: bool
) -> None:
    """Dated in the same words, this period's current stock and the next one's opening can be the
    same stock; said to be counted whole, they are.
    """
    this = Period(start, start + timedelta(days=length))
    following = Period(this.end + timedelta(days=1), this.end + timedelta(days=365))
    ends = (
        set(current_ends(this, day, through=through)),
        set(opening_ends(following, day, through=through)),
    )
    if through:
        assert ends == ({day}, {day})
    elif day in (this.end, following.start):
        assert this.end in ends[0] & ends[1]
    assert {this.end} == {*current_ends(this, None), *opening_ends(following, None)}
    assert all(abs((end - day).days) <= 1 for end in ends[0] | ends[1])
