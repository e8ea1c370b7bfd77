"""Counts as people write them, and the letters of columns."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.utils import get_column_letter

from ledger.values.numbers import LAST_COLUMN, column_index, column_letter, read_count


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("0", 0),
        ("05", 5),
        ("012", 12),
        ("1234", 1234),
        ("1.234", 1234),
        ("1.234.567", 1_234_567),
        (" 7\u00a0", 7),
        ("9" * 40, int("9" * 40)),
        ("1" + ".000" * 12, 10**36),
    ],
)
def test_count(text: str, expected: int) -> None:
    """Digits are a count, with points between the thousands or without."""
    assert expected == read_count(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "-1",
        "+1",
        "1,234",
        "1.23",
        "1.2345",
        "12345.678",
        "0.123",
        "01.234",
        "0123",
        "1_000",
        "1e3",
        "٣",
        "²",
        "9" * 41,
        "1" + ".000" * 13,
    ],
)
def test_no_count(text: str) -> None:
    """A fraction, a sign, a document's number or a digit of another script makes no count."""
    assert read_count(text) is None


@given(st.integers(0, 10**15))
def test_a_written_count_is_read(count: int) -> None:
    """A count reads back as itself, written plainly or with points."""
    assert count == read_count(str(count)) == read_count(f"{count:,}".replace(",", "."))


@given(st.integers(1, LAST_COLUMN))
def test_columns_as_others_name_them(index: int) -> None:
    """A column has the letters another library gives it, and they name it."""
    assert get_column_letter(index) == column_letter(index)
    assert index == column_index(column_letter(index))


def test_the_ends_of_the_columns() -> None:
    """The first is A, the last of a sheet XFD; a table may be named beyond it."""
    assert ["A", "Z", "AA", "XFD", "XFE"] == [
        column_letter(index) for index in (1, 26, 27, LAST_COLUMN, LAST_COLUMN + 1)
    ]
    with pytest.raises(ValueError, match="0"):
        column_letter(0)


@pytest.mark.parametrize("letters", ["", "a", "1", "A1", "XFE", "ZZZ", "AAAA", "Á"])
def test_no_column(letters: str) -> None:
    """What no sheet has is no column."""
    with pytest.raises(ValueError, match=f"^{letters}$"):
        column_index(letters)
