"""`socai outcome stats`: figures of results of work, which papers and figures count in one place."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from commands.usecases.result_figures import ResultFigures, ResultInquiry, result_figures
from ledger.application import Ledger
from projections.documents.forms.notation import slot_name
from projections.documents.forms.outcome_slots import OutcomeSlots, outcome_names
from projections.documents.forms.slot_values import CountSlot, MoneySlot
from tests.busy_district import HOME, YEAR
from tests.commands.console import Console
from tests.projections.documents.forms.busy_papers import busy_papers
from tests.projections.documents.forms.made_papers import books_over

RESULTS = """\
outcome record arrest --unit DKTMT --persons 3 --offence 251 --on 30/6/2024
outcome record prosecution --unit DKTMT --accused 5 --already-arrested 3 --offence 251 --on 5/7/2024
outcome record prosecution --unit DHS --accused 2 --offence 173 --on 5/8/2024
outcome record penalty --unit DHS --cases 4 --penalty-type "đánh bạc" --amount-dong 96400000 --on 5/8/2024
outcome record penalty --unit DHS --cases 1 --penalty-type "ma túy" --amount-dong 1500000 --on 5/8/2023
outcome record drug_users --known 40 --on-file 30 --on 5/8/2023
outcome record drug_users --known 42 --on-file 31 --on 5/2/2024
outcome record drug_users --known 44 --on-file 39 --on 5/8/2024
"""


@pytest.fixture
def results(books: Console) -> Console:
    """The little ledger with results of two years."""
    books.all(RESULTS)
    return books


def told(books: Console, more: str) -> dict[str, Any]:
    """The answer in JSON."""
    found: dict[str, Any] = json.loads(books.line(f"outcome stats {more} --format json").out)
    return found


def counts(found: dict[str, Any]) -> dict[tuple[Any, ...], dict[str, int]]:
    """The counts by kind and the values of the cell."""
    return {(one["kind"], *one["cell"].values()): one["counts"] for one in found["rows"]}


def test_kinds_are_added_up(results: Console) -> None:
    """A prosecution is a case; who was arrested before is no new person; a stock is the last one."""
    found = counts(told(results, "--period year:2024"))
    assert found["prosecution",] == {
        "times": 2, "accused": 7, "already_arrested": 3, "party_members": 0,
        "outside_management": 0, "grave": 0, "grave_on_file": 0, "persons_once": 4,
    }  # fmt: skip
    assert found["penalty",] == {"cases": 4, "amount_dong": 96_400_000}
    assert found["drug_users",] == {"known": 44, "on_file": 39}
    assert found[None,] == {"persons_once": 7}


def test_cells_add_up_to_their_kind(results: Console) -> None:
    """By branch and offence: a result is in one cell; one that says no offence is in none's."""
    found = counts(told(results, "--period year:2024 --by branch,offence"))
    assert found["prosecution", "ma túy", "251"]["accused"] == 5
    assert found["prosecution", "hình sự", "173"]["times"] == 1
    assert found["penalty", None, None]["amount_dong"] == 96_400_000
    assert found[None, "ma túy", "251"] == {"persons_once": 5}


def test_gangs_are_counted_by_what_was_done_about_them(books: Console) -> None:
    """Found by its finder, with the leaders then known; put on file, dismantled on their days."""
    books.all(
        "gang find BN-1 --unit DHS --branch 'hình sự' --leaders-known 2 --leaders-on-watch 1 "
        "--on 1/3/2024\n"
        "gang file BN-1 --record ST-101/2024 --on 5/3/2024\n"
        "gang find BN-2 --unit DKTMT --branch 'ma túy' --leaders-known 1 --leaders-on-watch 1 "
        "--on 1/5/2023\n"
        "gang dismantle BN-2 --on 1/6/2024"
    )
    found = counts(told(books, "--period year:2024 --by branch,unit --kind 'ổ nhóm'"))
    names = ("found", "filed", "dismantled", "leaders_known", "leaders_on_watch")
    assert {
        ("gang",): dict(zip(names, (1, 1, 1, 2, 1), strict=True)),
        ("gang", "hình sự", "DHS"): dict(zip(names, (1, 1, 0, 2, 1), strict=True)),
        ("gang", "ma túy", "DKTMT"): dict(zip(names, (0, 0, 1, 0, 0), strict=True)),
    } == found
    assert {("gang",)} == set(counts(told(books, "--period year:2023")))
    assert {} == counts(told(books, "--period year:2024 --offence 251"))
    shown = books.line("outcome stats --period year:2024").out
    assert "Băng, ổ nhóm" in shown
    assert "đã lập hồ sơ" in shown


def test_only_what_is_asked_for(results: Console) -> None:
    """Of one kind alone there is no sum of kinds; a unit and an offence leave the others out."""
    assert set(counts(told(results, "--period year:2024 --kind bắt"))) == {("arrest",)}
    of_unit = counts(told(results, "--period year:2024 --unit DHS"))
    assert set(of_unit) == {("prosecution",), ("penalty",), (None,)}
    of_offence = counts(told(results, "--period year:2024 --offence 173"))
    assert of_offence["prosecution",]["accused"] == 2
    of_branch = counts(told(results, "--period year:2024 --branch 'ma túy'"))
    assert of_branch["prosecution",]["times"] == 1


def test_beside_last_year(results: Console) -> None:
    """Where the books do not reach back nothing is compared, where they do each figure is."""
    beside = "--period year:2024 --compare last-year --kind penalty --unit DHS"
    assert told(results, beside)["compared_with"]["known"] is False
    assert told(results, beside)["rows"][0]["change"] is None
    results.all(
        "casefile open ST-900/2022 --symbol ST --unit DHS --officer CB03 --class B --list III "
        "--on 5/11/2022"
    )
    (row,) = told(results, beside)["rows"]
    assert row["before"] == {"cases": 1, "amount_dong": 1_500_000}
    assert row["change"]["amount_dong"] == {"direction": "rise", "by": 94_900_000}


def test_nothing_now_is_a_fall_all_the_same(results: Console) -> None:
    """What there was a year ago and is no more is told, with its fall to nothing."""
    results.all(
        "casefile open ST-900/2021 --symbol ST --unit DHS --officer CB03 --class B --list III "
        "--on 5/11/2021"
    )
    more = "--from 1/1/2024 --to 31/12/2024 --compare cung-ky --by penalty_type --kind penalty"
    rows = {one["cell"].get("penalty_type"): one for one in told(results, more)["rows"]}
    assert rows["drugs"]["counts"]["cases"] == 0
    assert rows["drugs"]["change"]["cases"] == {"direction": "fall", "by": 1}


def test_periods_side_by_side(results: Console) -> None:
    """Each period has its own figures of the same rows, also those it has nothing of."""
    found = told(results, "--period quarter:2/2024 --period quarter:3/2024 --kind arrest")
    assert [one["rows"][0]["counts"]["persons"] for one in found["periods"]] == [3, 0]


def test_a_workbook_holds_numbers(results: Console) -> None:
    """In Excel đồng are a number that can be counted with."""
    results.line("outcome stats --period year:2024 --kind penalty --format xlsx --output k.xlsx")
    cells = {
        one.value for row in openpyxl.load_workbook("k.xlsx").worksheets[0].rows for one in row
    }
    assert {4, 96_400_000} <= cells


@pytest.mark.parametrize("seed", range(2))
def test_papers_and_figures_never_differ(seed: int, tmp_path: Path) -> None:
    """Every slot of results, of every quantity and of every branch, says what the figures say."""
    from random import Random

    random = Random(seed)
    with busy_papers(random) as district:
        district.work(150)
        ledger = district.ledger
        known_at = ledger.settled(ledger.last_position)
        slots = OutcomeSlots(books_over(ledger, HOME, YEAR, known_at))
        figures = _figures(ledger, tmp_path, known_at)
        compared = 0
        for name in outcome_names():
            _o, kind, *quantity = name.split(".")
            if kind == "situation" or set("{~Δ") & set(name):
                continue
            for cell in _cells(figures, kind):
                number = _number(figures, kind, cell, quantity[0])
                asked = f"{name}{{branch={cell or 'none'}}}" if cell != "" else name
                if number is not None:
                    assert _slot(slots, asked) == number, asked
                    compared += number > 0
    assert compared > 10


def _figures(ledger: Ledger, home: Path, known_at: int) -> ResultFigures:
    asked = ResultInquiry(known_at, YEAR.start, YEAR.end, HOME, by=("branch",))
    return result_figures(ledger, home, asked)


def _cells(figures: ResultFigures, kind: str) -> list[str | None]:
    """The branches of a kind; an empty text for all of them."""
    keys = (one.key for one in figures.rows if one.key.kind == kind)
    return [key.cell[0][1] if key.cell else "" for key in keys]


def _number(figures: ResultFigures, kind: str, cell: str | None, quantity: str) -> int | None:
    wanted = () if cell == "" else (("branch", cell),)
    (row,) = (one for one in figures.rows if one.key == (kind, wanted))
    quantity = "amount_dong" if quantity == "dong" else quantity
    return (row.counts[0] or {}).get(quantity)


def _slot(slots: OutcomeSlots, text: str) -> int:
    name = slot_name(text)
    assert name is not None
    value = slots.value(name)
    assert isinstance(value, CountSlot | MoneySlot)
    return value.number if isinstance(value, CountSlot) else value.dong
