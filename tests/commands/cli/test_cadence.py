"""How often inspection is done, counted by hand in a quarter of the little ledger."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.commands.console import Console
from tests.commands.world import HOME

DONE = """
officer change CB01 --role commander --on 1/1/2020
file-check ST-101/2024 --by-officer CB01 --on 11/4/2024
file-check ST-102/2024 --by-officer CB01 --on 30/4/2024
file-check ST-101/2024 --by-officer CB01 --on 7/5/2024
file-check ST-101/2024 --by-officer CB03 --on 27/6/2024
meeting attend CB03 --leader CB01 --on 9/5/2024
knowledge check CB02 --rule 20/TT --by CB01 --passed --on 2/5/2024
inspection open KT-1 --kind self --on 5/6/2024
inspection open KT-2 --kind surprise --on 6/6/2024
"""
QUARTER = "--from 1/4/2024 --to 30/6/2024"


def kept(console: Console, days: str = QUARTER) -> dict[str, dict[str, Any]]:
    """The rules by their codes."""
    told = json.loads(console.line(f"inspection cadence {days} --format json").out)
    return {one["rule"]: one for one in told["rules"]}


@pytest.fixture
def kept_books(books: Console) -> Console:
    """The little ledger with checks, a meeting, a question and two inspections."""
    books.all(DONE)
    return books


def test_days_weeks_and_months(kept_books: Console) -> None:
    """A commander's days by month, his weeks from Thursday on, Thursdays, last weeks of a month."""
    told = kept(kept_books)
    # April: 11 and 30; May: the 7th, and the meeting on the 9th; none in June
    assert (2, 3, ["CB01 06/2024"]) == figures(told, "two_days")
    # of twelve weeks those of 11 April, 25 April and 2 May; CB03 commands nobody
    assert (3, 13) == figures(told, "weekly")[:2]
    assert "09/05/2024" in figures(told, "weekly")[2]
    # of thirteen Thursdays 11 April and 27 June; 9 May had a meeting, and no check
    assert (2, 13) == figures(told, "thursdays")[:2]
    # the last seven days of April and of June
    assert (2, 3, ["05/2024"]) == figures(told, "last_weeks")
    # one of four checks in three months
    assert (1, None, []) == figures(told, "may")
    assert "1,33" == told["may"]["mean"]
    summer = kept(kept_books, "--from 1/7/2024 --to 30/9/2024")["may"]
    assert (None, True) == (summer["kept"], bool(summer["reason"]))


def test_files_officers_and_inspections(kept_books: Console) -> None:
    """What is not done is told by file counts, officers' codes and days."""
    told = kept(kept_books)
    all_kept, all_owed, wanting = figures(told, "all_quarterly")
    assert (2, [f"II/2024: {all_owed - 2}"]) == (all_kept, wanting)
    register = json.loads(kept_books.line("register --as-of 30/6/2024 --format json").out)
    assert len(register["rows"]) == all_owed
    assert (1, None, []) == figures(told, "knowledge")
    assert not any("CB03" in one for one in figures(told, "meetings")[2])
    assert (1, None, []) == figures(told, "surprises")
    assert (None, 0, []) == figures(told, "self_inspection")
    assert "sáu tháng" in told["self_inspection"]["reason"]
    half = kept(kept_books, "--period half-year:1/2024")
    assert (1, 1, []) == figures(half, "self_inspection")
    assert (1, None, []) == figures(half, "may")
    assert told["head_and_deputy"]["reason"]


def figures(told: dict[str, dict[str, Any]], code: str) -> tuple[Any, Any, list[str]]:
    """How often a rule was kept, of how often, and what is wanting."""
    one = told[code]
    return one["kept"], one["owed"], one["wanting"]


def test_of_a_unit_and_as_known_before(kept_books: Console) -> None:
    """Another unit's checks do not count; nor what was recorded later."""
    before = kept(kept_books, f"{QUARTER} --known-at 20")
    assert {0} == {one["kept"] for one in before.values() if one["kept"] is not None}
    of_team = kept(kept_books, f"{QUARTER} --unit XA-01")
    assert (0, 3) == figures(of_team, "last_weeks")[:2]


def test_what_is_wanting_is_no_success(kept_books: Console) -> None:
    """The exit code says that something is to be done; the days are half a year where none are given."""
    assert 1 == kept_books.line("inspection cadence").code
    told = json.loads(kept_books.line("inspection cadence --format json").out)
    assert ("2024-07-01", "2024-10-20") == (told["from"], told["to"])


def test_nobody_is_wanting_before_he_led_or_in_days_to_come(kept_books: Console) -> None:
    """A leader owes the months he led from their first day on, and none that are not over."""
    kept_books.all(
        """
        officer join CB77 --unit CAH --role leader --on 15/4/2024
        file-check ST-102/2024 --by-officer CB77 --on 2/5/2024
        file-check ST-102/2024 --by-officer CB77 --on 3/5/2024
        """
    )
    told = kept(kept_books)
    assert (3, 5, ["CB01 06/2024", "CB77 06/2024"]) == figures(told, "two_days")
    late = kept(kept_books, "--period half-year:2/2024")
    assert not any("11/2024" in one or "12/2024" in one for one in figures(late, "two_days")[2])
    assert 20 > figures(late, "thursdays")[1]
    alone = kept(kept_books, f"{QUARTER} --unit CAH --alone")
    assert (3, 5) == figures(alone, "two_days")[:2]


def test_an_inspection_counts_when_it_begins_and_for_its_unit(books: Console) -> None:
    """Not when it is planned, and not for the unit above."""
    books.all(
        """
        inspection open KT-1 --kind self --from 2/7/2024 --on 25/6/2024
        inspection open KT-2 --kind self --unit XA-01 --on 3/3/2024
        """
    )
    first, second = (
        kept(books, f"--from 1/{month}/2024 --to {end}/2024")
        for month, end in ((1, "30/6"), (7, "31/12"))
    )
    assert (0, 1) == figures(first, "self_inspection")[:2]
    assert [] == figures(second, "self_inspection")[2]
    below = kept(books, "--from 1/1/2024 --to 30/6/2024 --unit XA-01")
    assert (1, 1, []) == figures(below, "self_inspection")


def test_a_bundle_knows_no_leaders_of_units_above(
    kept_books: Console, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What they attended and checked is not counted as missing: it tells what the ledger tells."""
    kept_books.all("file-check LC-101/2023 --by-officer CB01 --on 16/4/2024")
    days = f"{QUARTER} --unit DHS"
    whole = kept(kept_books, days)
    kept_books.all("bundle export dhs.socai --unit DHS --reason KT", HOME)
    kept_books.all("bundle open dhs.socai mo")
    monkeypatch.setenv("SOCAI_LEDGER", "mo")
    part = kept(kept_books, days)
    assert (1, 1, []) == figures(part, "meetings")
    assert (1, 3, ["05/2024: 1", "06/2024: 1"]) == figures(part, "collaborators_monthly")
    assert whole == part


def test_each_unit_below(kept_books: Console) -> None:
    """A row for each unit right below, each as it is told of it alone."""
    told = json.loads(kept_books.line(f"inspection cadence {QUARTER} --below --format json").out)
    below = {one["unit"]: one["rules"] for one in told["units"]}
    assert ["DHS", "DKTMT", "XA-01"] == list(below)
    one = json.loads(kept_books.line(f"inspection cadence {QUARTER} --unit DHS --format json").out)
    assert one["rules"] == below["DHS"]
    shown = kept_books.line(f"inspection cadence {QUARTER} --below --format csv").out
    rows = [line.split(";") if ";" in line else line.split(",") for line in shown.splitlines()]
    by_unit = {row[0]: row for row in rows}
    rule = next(one for one in below["DHS"] if one["rule"] == "all_quarterly")
    assert f"{rule['kept']}/{rule['owed']}" in by_unit["DHS"]
    assert 2 == kept_books.line("inspection cadence --below --alone").code


def test_nothing_to_keep_has_a_reason(books: Console) -> None:
    """None kept of none is never told: why there was nothing to keep is."""
    for days in ("--from 1/7/2024 --to 31/12/2024", "--from 1/4/2024 --to 2/4/2024", QUARTER):
        for one in kept(books, f"{days} --unit XA-01").values():
            assert (one["kept"] is None) == bool(one["reason"])
            assert not (one["owed"] == 0 and not one["reason"])
    told = kept(books)
    assert (None, 0, []) == figures(told, "two_days")
    assert (
        told["two_days"]["reason"]
        != kept(books, "--from 1/4/2024 --to 2/4/2024")["two_days"]["reason"]
    )
