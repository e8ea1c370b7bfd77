"""Figures of folders of facts: a unit that the facts know nothing of has no zeros to show."""

from __future__ import annotations

import pytest

from tests.commands.console import Console


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        ("stats --unit DHS", 0),
        ("stats --unit DHS --from 1/1/2020 --to 31/12/2020", 0),
        ("stats --unit DHS --known-at 1/1/2020", 0),
        ("stats --unit DKTMT --line HN", 0),
        ("trace ST current --unit DHS --to 31/12/2020", 0),
        ("stats --unit KHONG-CO", 3),
        ("stats --unit KHONG-CO --by movement", 3),
        ("trace ST current --unit KHONG-CO", 3),
    ],
)
def test_only_a_unit_without_facts_is_refused(books: Console, asked: str, code: int) -> None:
    """A unit that once held a record is answered with zeros where none is counted."""
    books.all("stats")
    said = books.line(f"{asked} --alone --facts so-cai/facts")
    assert (code, code != 0) == (said.code, "KHONG-CO" in said.err)
