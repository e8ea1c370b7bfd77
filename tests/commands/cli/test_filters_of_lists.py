"""A filter of a list of papers leaves those that have the value, and no other."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.commands.console import Console

WORK = """\
officer change CB01 --role "lãnh đạo" --on 2/1/2020 --as CB01
gang find BN-01/2024 --unit DHS --branch "hình sự" --leaders-known 2 --leaders-on-watch 1 --on 1/3/2024 --as CB01
gang find BN-02/2024 --unit DHS --branch "hình sự" --leaders-known 1 --leaders-on-watch 0 --on 2/3/2024 --as CB01
gang find BN-03/2024 --unit DHS --branch "hình sự" --leaders-known 1 --leaders-on-watch 0 --on 3/3/2024 --as CB01
gang file BN-02/2024 --record HN-101/2024 --on 5/3/2024 --as CB01
gang file BN-03/2024 --record HN-101/2024 --on 5/3/2024 --as CB01
gang dismantle BN-03/2024 --on 1/6/2024 --as CB01
quota register lc_opened 4 --officer CB02 --from 1/1/2024 --to 31/12/2024 --on 28/1/2024 --as CB02
quota register lc_opened 3 --officer CB03 --from 1/1/2024 --to 31/12/2024 --on 28/1/2024 --as CB03
quota approve lc_opened --officer CB02 --on 5/2/2024 --as CB01
quota send-back lc_opened --officer CB03 --reason "Chưa sát" --on 5/2/2024 --as CB01
inspection open KT-01/2024 --kind self --as CB01 --on 1/3/2024
inspection open KT-02/2024 --kind self --as CB01 --on 2/3/2024
inspect finding record KT-01/2024 --what "ghi muộn" --breach late --file ST-101/2024 --answers CB02 --found-by CB01 --severity minor --remedy "ghi đủ" --due 1/10/2024 --on 2/3/2024 --as CB01
inspect finding record KT-01/2024 --what "thiếu" --breach contents --file ST-103/2024 --answers CB03 --found-by CB01 --severity grave --remedy "bổ sung" --due 1/10/2024 --on 2/3/2024 --as CB01
inspection close KT-02/2024 --on 3/3/2024 --as CB01
"""


@pytest.mark.parametrize(
    ("listed", "asked", "name", "expected"),
    [
        ("gang", "--status found", "code", ["BN-01/2024"]),
        ("gang", "--status filed", "code", ["BN-02/2024"]),
        ("gang", "--status dismantled", "code", ["BN-03/2024"]),
        ("gang", "--status filed --as-of 31/5/2024", "code", ["BN-02/2024", "BN-03/2024"]),
        ("quota", "--officer cb02", "officer", ["CB02"]),
        ("quota", "--status sent_back", "officer", ["CB03"]),
        ("quota", "--status registered", "officer", []),
        ("quota", "--status registered --as-of 28/1/2024", "officer", ["CB02", "CB03"]),
        ("inspection", "--status under_way", "code", ["KT-01/2024"]),
        ("inspection", "--status closed", "code", ["KT-02/2024"]),
        ("inspect finding", "--severity grave", "finding", [2]),
        ("inspect finding", "--severity minor --answers CB03", "finding", []),
    ],
)
def test_what_is_left(
    books: Console, listed: str, asked: str, name: str, expected: list[Any]
) -> None:
    """In JSON, and as many lines in the table."""
    books.all(WORK)
    rows = json.loads(books.line(f"{listed} list {asked} --format json").out)["rows"]
    assert expected == [row[name] for row in rows]
    assert len(expected) + 1 == len(
        books.line(f"{listed} list {asked} --format csv").out.splitlines()
    )


def test_a_value_that_is_none(books: Console) -> None:
    """An unknown degree and an unknown officer are refused, not answered with nothing."""
    assert 3 == books.line("inspect finding list --severity nang").code
    assert 5 == books.line("quota list --officer CB99").code


def test_days_between_are_those_between(books: Console) -> None:
    """Whichever of the two is typed first."""
    some, same = (
        books.line(f"register ST --opened-between {days} --format csv").out
        for days in ("17/2/2024 1/3/2024", "1/3/2024 17/2/2024")
    )
    assert some == same
    assert len(some.splitlines()) == 1 + 2


@pytest.mark.parametrize("status", ["overdue", "to_come", "on_time", "late"])
def test_what_is_due_by_how_it_stands(books: Console, status: str) -> None:
    """Each standing by itself, and together all that is due."""
    books.all(WORK)
    window = "--from 1/1/2024 --to 31/12/2024"
    every = json.loads(books.line(f"due {window} --all --format json").out)["due"]
    told = json.loads(books.line(f"due {window} --status {status} --format json").out)["due"]
    assert [one for one in every if one["state"] == status] == told
    assert {"overdue", "to_come"} <= {one["state"] for one in every}


def test_what_an_officer_owes(books: Console) -> None:
    """His alone; of rates nothing is told of one person."""
    books.all(WORK)
    window = "--from 1/1/2024 --to 31/12/2024"
    told = json.loads(books.line(f"due {window} --officer cb03 --format json").out)["due"]
    assert {("CB03",)} == {tuple(one["officers"]) for one in told}
    assert 2 == books.line(f"due {window} --summary --officer CB03").code


def test_deadlines_are_sorted_as_days(books: Console) -> None:
    """Not as texts: an hour before a day stands between the days."""
    window = "--from 1/1/2024 --to 31/12/2024"
    every = json.loads(books.line(f"due {window} --format json").out)["due"]
    told = json.loads(books.line(f"due {window} --sort -due --format json").out)["due"]
    times = [one["late_from"] for one in told]
    assert sorted((one["late_from"] for one in every), reverse=True) == times
    assert len(set(times)) > 10
