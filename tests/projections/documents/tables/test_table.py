"""The neutral table: values are written as the field writes them, and words are translated when
written.
"""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from fractions import Fraction

import pytest

from ledger.values.period import reporting_year
from projections.documents.tables.table import (
    Align,
    Column,
    Kind,
    Phrase,
    Row,
    Value,
    cut_off_captions,
    say,
    shown,
    sum_of,
    totals_of,
    verbatim,
)
from tests.projections.documents.written import loud, vietnamese

NOON = datetime(2024, 2, 1, 5, 0, 5, 678, tzinfo=UTC)


@pytest.mark.parametrize(
    ("value", "kind", "expected", "in_english"),
    [
        (None, "integer", "", ""),
        ("ST-001", "text", "ST-001", "ST-001"),
        ("…", "integer", "…", "…"),
        (0, "integer", "0", "0"),
        (-1234, "integer", "-1.234", "-1,234"),
        (1_234_567, "integer", "1.234.567", "1,234,567"),
        (Decimal("1234.5"), "integer", "1.234,5", "1,234.5"),
        (96_400_000, "money", "96.400.000đ", "96,400,000đ"),
        (0.875, "percent", "87,5%", "87.5%"),
        (1, "percent", "100%", "100%"),
        (Fraction(12, 22), "percent", "54,5%", "54.5%"),
        (Fraction(1, 3), "percent", "33,3%", "33.3%"),
        (Decimal("0.9995"), "percent", "100%", "100%"),
        (0.95, "decimal", "0,9500", "0.9500"),
        (Fraction(12345, 10), "decimal", "1.234,5000", "1,234.5000"),
        (date(2024, 2, 1), "date", "01/02/2024", "01/02/2024"),
        (NOON, "moment", "01/02/2024 12:00:05", "01/02/2024 12:00:05"),
        (True, "boolean", "có", "yes"),
        (False, "boolean", "không", "no"),
    ],
)
def test_values_are_shown_as_the_language_writes_them(
    value: Value, kind: Kind, expected: str, in_english: str
) -> None:
    """In Vietnamese dots between thousands and a comma before the parts; two-digit days."""
    assert (expected, in_english) == (shown(value, kind, vietnamese), shown(value, kind, str))


def test_words_are_translated_before_their_fields_are_filled() -> None:
    """What a field holds is data, in whatever language and with whatever braces."""
    assert "UNIT: {đội} &" == say(Phrase("unit: {unit}", {"unit": "{đội} &"}), loud)


def test_nothing_is_not_translated() -> None:
    """The empty text of a gettext catalog is its header."""
    assert "" == say("", loud)


def test_data_stands_as_a_title_untranslated() -> None:
    """A unit or a symbol may head a column."""
    assert "Đội {1}" == say(verbatim("Đội {1}"), lambda text: text)


@pytest.mark.parametrize(
    ("column", "expected"),
    [
        (Column("a", "A"), "left"),
        (Column("a", "A", "money"), "right"),
        (Column("a", "A", "money", align="center"), "center"),
    ],
)
def test_alignment_follows_the_kind(column: Column, expected: Align) -> None:
    """Unless it was asked otherwise."""
    assert expected == column.alignment


def test_totals_sum_what_can_be_summed() -> None:
    """Rates, dates and words have no sum; the word stands in the first such column."""
    columns = (
        Column("n", "N", "integer"),
        Column("u", "U"),
        Column("m", "M", "money"),
        Column("p", "P", "percent"),
    )
    rows: list[Row] = [(1, "a", 10, 0.5), (None, "b", "…", 0.5), (2, "c", 30, 0.5)]
    assert (3, Phrase("Total"), 40, None) == totals_of(columns, rows)


def test_totals_of_numbers_alone_carry_no_word() -> None:
    """There is nowhere to put it."""
    assert (3,) == totals_of((Column("n", "N", "integer"),), [(1,), (2,)])


def test_the_sum_of_nothing_is_nought() -> None:
    """An empty table has totals too."""
    assert 0 == sum_of([], 0)


def test_cut_off_dates_are_said_to_be_included() -> None:
    """Nobody has to guess whether the last day counts."""
    days, known = cut_off_captions(reporting_year(2024), 12, "15/10/2024 10:00:00")
    assert "From 15/10/2023 to the end of 14/10/2024, both days included" == say(days, str)
    assert "As known at position 12 (15/10/2024 10:00:00)" == say(known, str)
