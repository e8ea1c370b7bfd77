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
