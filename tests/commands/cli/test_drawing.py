"""`socai inspect sample` and `sampled`: a draw is planned, made on record, and made again."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from commands.session import Session, closing
from ledger.records.inspections import DrawFiles
from tests.commands.console import Console

SCRIPT = """\
@ 20/10/2024 08:00
init so-cai --unit CAH --name "Công an huyện Mẫu" --as CB01
unit create DX1 --name "Đội 1" --level huyện --parent CAH --on 1/1/2020
unit create DX2 --name "Đội 2" --level huyện --parent CAH --on 1/1/2020
officer join CB02 --unit DX1 --on 1/1/2020
officer join CB03 --unit DX2 --on 1/1/2020
inspection open KT-01 --kind surprise --on 1/10/2024
"""
GOAL = "--wrong 3"
DRAW = f"inspect sample {GOAL} --as-of 30/9/2024 --inspection KT-01 --on 2/10/2024"


@pytest.fixture
def books(console: Console, monkeypatch: pytest.MonkeyPatch) -> Console:
    """Nine survey files of one team, three of another, one of them closed since, and a gap."""
    monkeypatch.setenv("SOCAI_LEDGER", "so-cai")
    console.all(SCRIPT)
    for number in range(1, 13):
        team, officer = ("DX1", "CB02") if number < 10 else ("DX2", "CB03")
        console.all(
            f"casefile open ST-{number} --symbol ST --unit {team} --officer {officer} "
            f"--class A --list I --on 1/{number % 8 + 1}/2024"
        )
    return console


def told(books: Console, line: str, code: int = 0) -> Any:
    """The answer to a command line, as plain data."""
    said = books.line(f"{line} --format json")
    assert code == said.code, said.shown
    return json.loads(said.out)


def test_a_plan_says_how_many_and_changes_nothing(books: Console) -> None:
    """7 of 12 find one of 3 wrong files; by unit, 7 of 9 and 2 of 3 must be looked at."""
    before = told(books, "verify")["size"]
    plan = told(books, f"inspect sample {GOAL}")
    assert (12, 7) == (plan["files"], plan["count"])
    assert told(books, "verify")["root"] == plan["root"]
    parted = told(books, f"inspect sample {GOAL} --by unit")
    assert [("DX1", 9, 6), ("DX2", 3, 2)] == [
        (one["cell"]["unit"], one["files"], one["count"]) for one in parted["strata"]
    ]
    assert before == told(books, "verify")["size"]


def test_a_draw_is_on_record_and_made_again(books: Console) -> None:
    """The same files by the same words, whatever was recorded since; others by other words."""
    first = told(books, f"{DRAW} --words '3 5 1'")
    assert 7 == len(first["drawn"])
    books.all("casefile open ST-90 --symbol ST --unit DX1 --officer CB02 --class A --list I")
    again = told(books, "inspect sampled KT-01")
    assert [one["record"] for one in first["drawn"]] == [one["record"] for one in again["drawn"]]
    assert (True, first["entry"]) == (again["agrees"], again["entry"])
    other = told(books, f"{DRAW} --words '3 5 2' --known-at {first['position']}")
    assert [one["record"] for one in other["drawn"]] != [one["record"] for one in first["drawn"]]
    assert first["entry"] == told(books, "inspect sampled KT-01 --draw 1")["entry"]


def test_an_inspection_draws_files_of_its_own_unit(books: Console) -> None:
    """Without a unit those of the unit inspected; of one that is not under it, none."""
    books.all("inspection open KT-02 --kind surprise --unit DX2 --on 1/10/2024")
    drawn = told(books, f"{DRAW} --words '3 5 1' --inspection KT-02")
    assert ("DX2", 3) == (drawn["unit"], drawn["files"])
    assert {"ST-10", "ST-11", "ST-12"} >= {one["number"] for one in drawn["drawn"]}
    before = told(books, "verify")["size"]
    for unit in ("DX1", "CAH"):
        said = books.line(f"{DRAW} --words '3 5 2' --inspection KT-02 --unit {unit}")
        assert (5, True) == (said.code, "KT-02" in said.err), said.shown
    assert before == told(books, "verify")["size"]
    assert "DX1" == told(books, f"{DRAW} --words '3 5 3' --unit DX1")["unit"]


def test_the_checks_say_how_many_are_wrong(books: Console) -> None:
    """Nothing before all are checked; 1 wrong of 7 from 12: 4 at most; what was checked before the
    draw tells nothing.
    """
    books.all("file-check ST-1 ST-2 --by-officer CB03 --findings 2 --on 1/9/2024")
    numbers = [one["number"] for one in told(books, f"{DRAW} --words '3 5 1'")["drawn"]]
    wrong, rest = numbers[0], numbers[1:]
    inspector = {number: "CB03" if int(number[3:]) < 10 else "CB02" for number in numbers}
    for number in rest:
        books.all(f"file-check {number} --by-officer {inspector[number]} --on 3/10/2024")
    before = told(books, "inspect sampled KT-01")
    assert (6, 0, None, None) == tuple(
        before[name] for name in ("checked", "wrong_found", "most_wrong", "rates")
    )
    books.all(f"file-check {wrong} --by-officer {inspector[wrong]} --findings 1 --on 3/10/2024")
    after = told(books, "inspect sampled KT-01")
    assert (7, 1, 4) == tuple(after[name] for name in ("checked", "wrong_found", "most_wrong"))
    assert [0.0257, 0.5131] == after["rates"]
    told_so = books.line("inspect sampled KT-01").out
    assert "Sai 1 trong 7 hồ sơ được chọn từ 12: nhiều nhất 4 hồ sơ" in told_so
    assert "2,6% đến 51,3%" in told_so
    assert before == told(books, f"inspect sampled KT-01 --known-at {after['entry'] + 6}")


def test_checks_by_who_is_inspected_say_nothing(books: Console) -> None:
    """A unit does not check itself what an inspection drew, whoever is named as inspected when."""
    numbers = [one["number"] for one in told(books, f"{DRAW} --words '3 5 1'")["drawn"]]
    of_first = [one for one in numbers if int(one[3:]) < 10]
    books.all(f"file-check {' '.join(of_first)} --by-officer CB03 --on 3/10/2024")
    assert len(of_first) == told(books, "inspect sampled KT-01")["checked"]
    books.all("inspection change KT-01 --inspected CB03 --on 4/10/2024")
    assert 0 == told(books, "inspect sampled KT-01")["checked"]
    books.all(f"file-check {of_first[0]} --by-officer CB01 --on 5/10/2024")
    assert 1 == told(books, "inspect sampled KT-01")["checked"]


def test_a_file_that_was_closed_since_the_draw_is_checked_too(books: Console) -> None:
    """Else the draw would never say anything; and the check counts as any other of the unit's."""
    books.all(
        "casefile open ST-20 --symbol ST --unit DX2 --officer CB03 --class A --list I --on 1/8/2024"
    )
    plan = "inspect sample --wrong 1 --unit DX2 --as-of 30/9/2024 --inspection KT-01 --on 2/10/2024"
    assert "ST-20" in [one["number"] for one in told(books, f"{plan} --words '3 5 1'")["drawn"]]
    books.all("casefile close ST-20 --way Chết --on 1/10/2024")
    books.all("file-check ST-10 ST-11 ST-12 ST-20 --by-officer CB02 --on 3/10/2024")
    assert [4, 4] == [told(books, "inspect sampled KT-01")[name] for name in ("files", "checked")]
    days = "--from 3/10/2024 --to 3/10/2024"
    rules = told(books, f"inspection cadence --unit DX2 {days}")["rules"]
    assert (1, 1) == next((one["kept"], one["owed"]) for one in rules if one["rule"] == "thursdays")


def test_a_draw_that_the_books_do_not_give(books: Console) -> None:
    """An entry made by other hands, that states other files than its words draw, is told."""
    drawn = told(books, f"{DRAW} --words '3 5 1'")
    others = tuple(one["record"] for one in drawn["drawn"][::-1])
    with closing(Session(Path("so-cai"))) as session:
        session.ledger.execute(
            DrawFiles(
                code="KT-01",
                effective_on=session.today,
                at=drawn["position"],
                root=drawn["root"],
                words="khác",
                scope="CAH",
                as_of=session.today,
                lines=("ST",),
                goal="detect",
                confidence=95,
                wrong=3,
                files=12,
                drawn=others,
            ),
            by="CB01",
        )
    assert told(books, "inspect sampled KT-01", code=1)["agrees"] is False


@pytest.mark.parametrize(
    "line",
    [
        "inspect sample",
        "inspect sample --goal estimate",
        "inspect sample --goal estimate --wrong 3",
        "inspect sample --wrong 3 --margin 5",
        "inspect sample --wrong 3 --words '3 5 1'",
        "inspect sample --wrong 3 --confidence 100",
        "inspect sample --goal estimate --margin 51",
    ],
)
def test_half_a_goal_is_none(books: Console, line: str) -> None:
    """What a draw is for is said whole, and nothing is drawn by words without an inspection."""
    assert 2 == books.line(line).code


def test_numbers_of_sources_are_masked(books: Console) -> None:
    """A draw of collaborators' files leaves no number in a file."""
    books.all("collaborator open LC-7/2024 --symbol LC --unit DX1 --officer CB02 --on 1/2/2024")
    books.all("inspect sample CTVBM --wrong 1 --inspection KT-01 --words 9 --output mau.csv")
    assert "LC-7/2024" not in Path("mau.csv").read_text("utf-8")
    assert "LC-7/2024" in books.line("inspect sampled KT-01").out
