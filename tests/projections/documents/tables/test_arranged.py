"""Tables sorted by their columns, or narrowed to some of them."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from projections.documents.tables.arranged import (
    Arrangement,
    UnknownColumn,
    arranged,
    arranged_json,
)
from projections.documents.tables.collation import collation_key
from projections.documents.tables.table import Column, Phrase, Table

COLUMNS = (
    Column("number", "File number"),
    Column("day", "Day", "date"),
    Column("opening", "Opening", "integer"),
    Column("current", "Current", "integer", formula="opening + opening"),
)
ROWS: list[list[Any]] = [
    ["ST-10", date(2024, 1, 2), 3, 6],
    ["ST-2", None, 1, 2],
    ["đa", date(2023, 1, 2), 2, 4],
    ["da", Phrase("day not given"), 2, 4],
]
TABLE = Table("T", COLUMNS, ROWS, strong_rows=frozenset({2}), totals=("", None, 8, 16))


def same(text: str) -> str:
    """Nothing to translate."""
    return text


@pytest.mark.parametrize(
    ("sort", "expected"),
    [
        (("number",), (3, 2, 1, 0)),
        (("-number",), (0, 1, 2, 3)),
        (("File number",), (3, 2, 1, 0)),
        (("day",), (2, 0, 3, 1)),
        (("-day",), (3, 0, 2, 1)),
        (("opening", "number"), (1, 3, 2, 0)),
        (("opening",), (1, 2, 3, 0)),
    ],
)
def test_rows_are_sorted(sort: tuple[str, ...], expected: tuple[int, ...]) -> None:
    """By each column, numbers as numbers, days as days; what is empty comes last either way."""
    found = arranged(TABLE, Arrangement(sort=sort), same)
    assert expected == found.order
    assert [ROWS[one] for one in expected] == list(found.table.rows)
    assert frozenset({expected.index(2)}) == found.table.strong_rows


def test_columns_are_chosen() -> None:
    """In the order asked for; a formula stays only with what it names."""
    found = arranged(TABLE, Arrangement(columns=("current", "number")), same).table
    assert [("current", None), ("number", None)] == [
        (one.key, one.formula) for one in found.columns
    ]
    assert [[6, "ST-10"], [2, "ST-2"], [4, "đa"], [4, "da"]] == [list(row) for row in found.rows]
    assert [16, ""] == list(found.totals or ())
    kept = arranged(TABLE, Arrangement(columns=("opening", "current")), same).table
    assert "opening + opening" == kept.columns[1].formula


@pytest.mark.parametrize("asked", [Arrangement(sort=("x",)), Arrangement(columns=("number", "x"))])
def test_an_unknown_column_is_named_with_the_known_ones(asked: Arrangement) -> None:
    """Nobody has to guess how a column is called."""
    with pytest.raises(UnknownColumn) as refused:
        arranged(TABLE, asked, same)
    assert ("x", "File number") == (
        refused.value.values["column"],
        str(refused.value.values["known"]).split("; ")[0],
    )


def test_a_title_with_a_comma_is_one_name() -> None:
    """Though what is typed is cut at commas."""
    table = Table(
        "files",
        (Column("number", "Number, code"), Column("day", "Day"), Column("code", "Code")),
        [("ST-1", "1", "b"), ("ST-2", "2", "a")],
    )
    asked = Arrangement(sort=("-Number", "code"), columns=("Day", "Number", "code"))
    found = arranged(table, asked, same).table
    assert ["day", "number"] == [one.key for one in found.columns]
    assert [["2", "ST-2"], ["1", "ST-1"]] == [list(row) for row in found.rows]


def test_plain_data_is_arranged_alike() -> None:
    """The list of the rows is sorted with them; with columns chosen its rows are plain."""
    told = {"unit": "CAH", "rows": [{"n": at, "deep": {"x": at}} for at in range(4)]}
    found = arranged(TABLE, Arrangement(sort=("number",)), same)
    assert [3, 2, 1, 0] == [one["n"] for one in arranged_json(told, found, (), same)["rows"]]
    columns = ("day", "number")
    found = arranged(TABLE, Arrangement(columns=columns), same)
    assert {"day": "2024-01-02", "number": "ST-10"} == arranged_json(told, found, columns, same)[
        "rows"
    ][0]


def test_a_share_is_sorted_as_the_number_it_is() -> None:
    """A fraction stands between whole numbers."""
    table = Table("T", (Column("share", "Share", "decimal"),), [[Fraction(3, 2)], [1], [2]])
    assert (1, 0, 2) == arranged(table, Arrangement(sort=("share",)), same).order


ALPHABET = "aăâbcdđeêghiklmnoôơpqrstuưvxy"


def test_letters_stand_in_the_order_of_the_alphabet() -> None:
    """29 letters; the tones tell only where all letters are the same."""
    assert list(ALPHABET) == sorted(ALPHABET, key=collation_key)
    tones = ["ma", "mà", "mả", "mã", "má", "mạ"]
    assert [*tones, "mai"] == sorted(["mai", *reversed(tones)], key=collation_key)
    assert ["ST-2", "ST-10", "ST-10a"] == sorted(["ST-10a", "ST-10", "ST-2"], key=collation_key)


@given(st.lists(st.text(alphabet=ALPHABET, max_size=4), max_size=6))
def test_without_tones_it_is_the_order_of_the_letters(texts: list[str]) -> None:
    """The slow way: letter by letter, by their places in the alphabet."""
    slow = sorted(texts, key=lambda text: [ALPHABET.index(sign) for sign in text])
    assert slow == sorted(texts, key=collation_key)
