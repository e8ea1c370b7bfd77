"""`socai inspect quality`: what stands out in a unit's figures and in how they are recorded."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.commands.console import Console

SCRIPT = """\
@ 2/1/2024 08:00
init so-cai --unit CAH --name "Công an huyện Mẫu" --as CB01
unit create DX1 --name "Đội 1" --level huyện --parent CAH --on 1/1/2020
unit create DX2 --name "Đội 2" --level huyện --parent CAH --on 1/1/2020
officer join CB02 --unit DX1 --on 1/1/2020
officer join CB03 --unit DX2 --on 1/1/2020
@ 20/10/2024 08:00
unit change DX1 --name "Đội số 1" --on 1/2/2024 --yes
"""
OPEN = "casefile open {} --symbol HN --unit {} --officer {} --on {}"
YEAR = "inspect quality --period year:2024"


@pytest.fixture
def books(console: Console, monkeypatch: pytest.MonkeyPatch) -> Console:
    """One file a month, but nine in June, all of two days of recording; three a year before, one
    in each of the two years before that; a file of another team.
    """
    monkeypatch.setenv("SOCAI_LEDGER", "so-cai")
    console.all(SCRIPT)
    days = ["3/3/2021", "3/3/2022", *[f"{day}/5/2023" for day in (3, 4, 5)]]
    days += [f"10/{month}/2024" for month in range(1, 10)]
    for number, day in enumerate(days):
        console.all(OPEN.format(f"HN-{number}", "DX1", "CB02", day))
    console.all("@ 21/10/2024 08:00")
    for number in range(8):
        console.all(OPEN.format(f"HN-6{number}", "DX1", "CB02", f"{5 + number}/6/2024"))
    console.all(OPEN.format("HN-99", "DX2", "CB03", "9/6/2024"))
    return console


def told(books: Console, more: str = "") -> Any:
    """The answer as plain data."""
    said = books.line(f"{YEAR} {more} --format json")
    assert 0 == said.code, said.shown
    return json.loads(said.out)


def near(answer: Any) -> tuple[int, int]:
    """How many entries there are, and how many of them near a deadline."""
    return answer["near_deadlines"]["entries"], answer["near_deadlines"]["near"]


def test_a_month_that_stands_out(books: Console) -> None:
    """June has 9 of 17, against 1 in most months: MAD is 0, so only deviations tell."""
    found = told(books, "--unit DX1")
    [added] = [one for one in found["series"] if one["measure"] == "added"]
    assert [1, 1, 1, 1, 1, 9, 1, 1, 1, 0, 0, 0] == added["values"]
    assert [{"month": 6, "value": 9, "z": None, "deviations": 3.12}] == added["standing_out"]
    assert ([3, 1], 8.5) == (added["before"], added["ratio"])


def test_days_of_recording(books: Console) -> None:
    """Nine entries on each of two days are too few for bulk; with one more on one of them it is."""
    assert (17, []) == (told(books, "--unit DX1")["entries"], told(books, "--unit DX1")["bulk"])
    books.all(OPEN.format("HN-70", "DX1", "CB02", "1/7/2024"))
    books.all(OPEN.format("HN-71", "DX1", "CB02", "2/7/2024"))
    assert [{"day": "2024-10-21", "entries": 10}] == told(books, "--unit DX1")["bulk"]
    said = books.line(f"{YEAR} --unit DX1")
    assert "21/10/2024" in said.out


def test_days_before_deadlines(books: Console) -> None:
    """The half-year review is due before 10/06, the monthly statistics on 14/06: of 7, 8, 9 and 12
    June are four files, with the other team's five.
    """
    assert (17, 4) == near(told(books, "--unit DX1"))
    assert (18, 5) == near(told(books))


def test_reports_that_are_owed(books: Console) -> None:
    """None was given of all that the calendar asks of a team and its district."""
    reports = told(books)["reports"]
    assert reports["owed"] > told(books, "--unit DX1")["reports"]["owed"] > 0
    assert (0, 0) == (reports["given"], reports["on_time"])


def test_what_the_books_do_not_reach(books: Console) -> None:
    """Of two years before 2023 nothing is known: no ratio, and no figure of 0."""
    said = books.line("inspect quality --period year:2023 --unit DX1 --format json")
    [series] = json.loads(said.out)["series"]
    assert (None, None) == (series["before"], series["ratio"])
