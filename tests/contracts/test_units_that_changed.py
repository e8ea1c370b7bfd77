"""Targets of units whose branches change, and that go into one another (targets.md §1.1, §1.6)."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.commands.console import Console

YEAR = "--from 15/10/2023 --to 14/10/2024"
TEAMS = """\
@ 20/10/2024 08:00
init so --unit HX --name "Công an huyện X" --as CB
unit create D3 --name "Đội 3" --level huyện --parent HX --kind team --branch "ma túy" --on 1/1/2015
unit create D4 --name "Đội 4" --level huyện --parent HX --kind team --branch "ma túy" --on 1/1/2015
officer join L --unit HX --role leader --on 1/1/2015
"""
MERGED = "unit merge D4 --into D3 --on 1/7/2024 --yes"


@pytest.fixture
def books(console: Console, monkeypatch: pytest.MonkeyPatch) -> Console:
    """A district of two teams on drug crime."""
    monkeypatch.setenv("SOCAI_AS", "CB")
    console.all(TEAMS, "so")
    return console


def part(books: Console, asked: str, number: int, letter: str = "a") -> dict[str, Any]:
    """A part of a target, as ``socai targets`` answers."""
    return part_of(json.loads(books.line(f"targets {asked} --format json").out), number, letter)


def part_of(told: dict[str, Any], number: int, letter: str = "a") -> dict[str, Any]:
    """A part of a target of an answer."""
    (target,) = [one for one in told["targets"] if one["number"] == number]
    (found,) = [one for one in target["parts"] if one["part"] == letter]
    return {**found, "grade": target["grade"]}


def below(books: Console, asked: str, number: int) -> dict[str, dict[str, Any]]:
    """By unit under the one asked about, the first part of a target."""
    told = json.loads(books.line(f"targets {asked} --below --format json").out)
    return {one["unit"]: part_of(one, number) for one in told["units"]}


def sides(found: dict[str, Any]) -> tuple[int | None, int | None]:
    """Its numerator and denominator."""
    return found["numerator"], found["denominator"]


def test_what_was_closed_is_of_the_branch_its_unit_then_had(books: Console) -> None:
    """A branch that the unit gets after the closing takes no file out of the exception."""
    books.all('unit change D3 --branch "hình sự" --on 1/1/2016')
    for number in range(5):
        books.all(
            f"casefile open HN-{number} --symbol HN --unit D3 --officer CB --source ST --on 1/1/2023\n"
            f"casefile close HN-{number} --way {'grounds' if number else 'not_substantiated'} --on 1/3/2024"
        )
    for change in ("", 'unit change D3 --branch "hình sự" --branch "giao thông" --on 10/10/2024'):
        books.all(change)
        found = part(books, f"nvcb-2024 --unit D3 {YEAR}", 13)
        (group,) = found["groups"]
        assert ("hình sự", 4, 5, False) == tuple(
            group[one] for one in ("name", "numerator", "denominator", "met")
        )
        of_branch = part(books, f'nvcb-2024 --unit D3 --branch "hình sự" {YEAR}', 13)
        assert (4, 5) == sides(of_branch)
        assert (4, 5) == sides(below(books, f'nvcb-2024 --branch "hình sự" {YEAR}', 13)["D3"])


def test_what_was_opened_is_of_the_branch_its_unit_then_had(books: Console) -> None:
    """What stands is of the one that it has on the last day, and so is what is handled."""
    books.all(
        'unit change D3 --branch "kinh tế" --on 1/1/2016\n'
        "casefile open ST-1 --symbol ST --class A --list I --unit D3 --officer CB --on 1/11/2023\n"
        "casefile open VA-1 --symbol VA --source ST --unit D3 --officer CB --on 1/11/2023\n"
        'unit change D3 --branch "ma túy" --on 14/10/2024'
    )
    asked = f"ma-tuy-2024 {YEAR}"
    assert [] == part(books, asked, 5)["numerator_records"]
    assert ["ST-1"] == part(books, asked, 5, "c")["denominator_records"]
    assert ["VA-1"] == part(books, asked, 13)["denominator_records"]
    assert ["VA-1"] == below(books, asked, 13)["D3"]["denominator_records"]


def test_a_gang_of_a_merged_unit_is_its_heirs_beside_others_too(books: Console) -> None:
    """In the table of units as for the unit alone."""
    books.all(f"gang find G9/2024 --unit D4 --leaders-known 1 --on 5/5/2024\n{MERGED}")
    days = "doi-2021 --from 1/1/2024 --to 31/12/2024"
    assert ["G9/2024"] == part(books, f"{days} --unit D3", 6)["denominator_records"]
    assert ["G9/2024"] == below(books, days, 6)["D3"]["denominator_records"]


def test_a_unit_that_is_no_more_keeps_no_stock(books: Console) -> None:
    """Its drug users are among those of its heir; before it went they are its own."""
    books.all(
        "outcome record drug_users --unit D4 --known 5 --on-file 4 --on 1/1/2024\n"
        "outcome record drug_users --unit D3 --known 50 --on-file 50 --on 1/1/2024\n"
        f"{MERGED}\n"
        "outcome record drug_users --unit D3 --known 56 --on-file 56 --on 14/10/2024"
    )
    for day, stock in (("14/10/2024", (56, 56)), ("1/7/2024", (50, 50))):
        asked = f"ma-tuy-2024 --from 15/10/2023 --to {day}"
        assert stock == sides(part(books, asked, 19)) == sides(below(books, asked, 19)["D3"])
        assert stock == sides(part(books, f"{asked} --unit D3", 19))
    assert (54, 55) == sides(part(books, "ma-tuy-2024 --from 15/10/2023 --to 30/6/2024", 19))


def test_a_unit_that_came_later_has_its_stock_there(books: Console) -> None:
    """A stock is that of the units which stand under the one asked about on the last day."""
    books.all(
        "unit create D5 --name 'Đội 5' --level huyện --parent D3 --on 1/1/2015\n"
        "outcome record drug_users --unit D5 --known 7 --on-file 6 --on 1/1/2024\n"
        "unit change D5 --parent D4 --on 1/7/2024"
    )
    found = below(books, f"ma-tuy-2024 {YEAR}", 19)
    assert {"D3": (0, 0), "D4": (6, 7), "D5": (6, 7)} == {u: sides(p) for u, p in found.items()}


@pytest.mark.parametrize(
    ("answer", "met", "word"), [("--no-it-is-not", False, "không"), ("--yes-it-is", True, "có")]
)
def test_what_is_attested_for_information_says_what(
    books: Console, answer: str, met: bool, word: str
) -> None:
    """Yes or no, in words and in JSON; the grade does not ask for it."""
    before = part(books, f"nvcb-2024 {YEAR}", 4, "b")
    assert (None, "not_known") == (before["met"], before["state"])
    books.all(
        f"attest record survey_substance {YEAR} {answer} --document 1 --attested-by L --on 14/10/2024"
    )
    found = part(books, f"nvcb-2024 {YEAR}", 4, "b")
    assert (met, True, "not_applicable") == tuple(
        found[one] for one in ("met", "informative", "grade")
    )
    (line,) = [
        one for one in books.line(f"targets nvcb-2024 {YEAR} --format csv").out.splitlines()
        if f"(#{found['attestations'][0]})" in one
    ]  # fmt: skip
    assert f"{word} (#" in line.casefold()


def test_a_quota_of_an_officer_holds_all_of_the_days(books: Console) -> None:
    """One of a month, or of days that only overlap, is no quota of the year."""
    for officer, days in {
        "A": "--from 1/1/2024 --to 31/1/2024",
        "B": "--from 1/12/2023 --to 30/11/2024",
        "C": "--from 1/1/2024 --to 31/12/2024",
    }.items():
        books.all(
            f'officer join {officer} --unit D3 --duty "trinh sát" --on 1/1/2015\n'
            f"quota register lc_opened 1 --officer {officer} {days} --on 2/1/2024\n"
            f"quota approve lc_opened --officer {officer} {days} --decided-by L --on 3/1/2024"
        )
    for days, officers in {
        "--from 1/1/2024 --to 31/12/2024": ["C"],
        "--from 1/1/2024 --to 30/9/2024": ["B", "C"],
        YEAR: [],
    }.items():
        found = part(books, f"ctvbm-2024 --unit D3 {days}", 12)
        assert (officers, 3) == (found["numerator_records"], found["denominator"])


def test_a_merger_does_not_make_the_year_before_known(books: Console) -> None:
    """Of a unit that was there, in whose stead a leader attested it: 2 then, not 0.

    Its own later record and the other's, compared from the day of the merger on, change nothing.
    """
    books.all(
        "casefile open ST-1 --symbol ST --unit D4 --officer CB --class A --list I --on 1/1/2022\n"
        "casefile open ST-2 --symbol ST --unit D3 --officer CB --class A --list I --on 5/1/2024\n"
        "attest record prior_count --unit D3 --from 15/10/2022 --to 14/10/2023 --number 2"
        " --indicator watch_opened_growth --document 1/BC --attested-by L --on 14/10/2024"
    )
    asked = f"nvcb-2024 --unit D3 {YEAR}"
    for merger in ("", MERGED):
        books.all(merger)
        for found in (part(books, asked, 5), below(books, f"nvcb-2024 {YEAR}", 5)["D3"]):
            assert (1, 2, -1, "not_met") == (*sides(found), found["value"], found["grade"])
            assert len(found["attestations"]) == 1
        told = json.loads(
            books.line(f"stats --line ST --unit D3 {YEAR} --compare last-year --format json").out
        )
        assert not told["compared_with"]["known"]


def test_a_merger_on_the_first_day_makes_it_known(books: Console) -> None:
    """What is compared from the first day on tells as the unit's own records do."""
    books.all(
        "casefile open ST-1 --symbol ST --unit D4 --officer CB --class A --list I --on 1/1/2022\n"
        "unit merge D4 --into D3 --on 15/10/2023 --yes"
    )
    assert (0, 0, "counted") == (
        *sides(found := part(books, f"nvcb-2024 --unit D3 {YEAR}", 5)),
        found["state"],
    )
