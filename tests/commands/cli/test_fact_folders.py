"""Figures of folders of facts: a unit that the facts know nothing of has no zeros to show."""

from __future__ import annotations

import json

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


@pytest.mark.parametrize("whose", ["", "--unit DHS --alone"])
def test_a_year_before_in_folders(books: Console, whose: str) -> None:
    """Folders of facts are compared with the year before as the ledger itself is."""
    asked = f"stats {whose} --from 1/6/2024 --to 31/8/2024 --compare last-year --format json"
    own = json.loads(books.line(asked).out)
    told = json.loads(books.line(f"{asked} --facts so-cai/facts").out)
    assert own["rows"] == told["rows"]
    assert own["compared_with"]["known"] is told["compared_with"]["known"] is True
    assert ([], None) == (
        told["compared_with"]["without"],
        told["compared_with"]["opening_balances"],
    )


def test_a_year_before_that_no_folder_knows(books: Console) -> None:
    """What no record of a folder reaches back to is not known, and the folder is named."""
    books.all("stats")
    asked = "stats --from 1/6/2021 --to 31/8/2021 --compare last-year --facts so-cai/facts"
    told = json.loads(books.line(f"{asked} --format json").out)["compared_with"]
    assert (False, ["so-cai/facts"]) == (told["known"], told["without"])
    assert "chưa xác định" in books.line(asked).out
