"""`socai trace`: a cell is asked for in any spelling of the codes in it."""

from __future__ import annotations

import json

import pytest

from tests.commands.console import Console


def records(console: Console, cell: str) -> list[str]:
    """The file numbers behind a stock."""
    told = console.line(f"trace ST current --cell {cell} --format json").out
    return [one["number"] for one in json.loads(told)["records"]]


@pytest.mark.parametrize(
    ("known", "typed"),
    [
        ("officer=CB02", ("officer=cb02", "officer=CB-02")),
        ("unit=DHS", ("unit=dhs", "unit=D-HS")),
    ],
)
def test_a_code_is_one_however_it_is_written(
    books: Console, known: str, typed: tuple[str, ...]
) -> None:
    """Case, spaces and hyphens of a unit's or an officer's code do not matter."""
    found = records(books, known)
    assert found
    assert [found] * len(typed) == [records(books, cell) for cell in typed]
