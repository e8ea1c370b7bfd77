"""Rows of files whose numbers are masked in a paper, held against the files that they are of."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest

from tests.commands.console import Console
from tests.contracts import target_books as made

YEAR, QUARTER = "--period year:2024", "--period quarter:2/2024"
LINES = f"""
file-check LC-01 --by-officer C1 --findings 1 --on 20/5/2024
collaborator items LC-01 3 --valuable 2 --on 5/6/2024
report write --form ra-soat-ctvbm {YEAR} --format docx --output r
report submit r.docx {YEAR} --yes
report write --form de-nghi-ky-luat {QUARTER} --format docx --output q
report submit q.docx {QUARTER} --yes
"""
SINCE = """
@ 25/10/2024 08:00
collaborator items LC-01 2 --valuable 1 --on 6/6/2024
collaborator open LC-00 --symbol LC --unit DX1 --officer O1 --on 1/6/2021
"""


@pytest.fixture(scope="module")
def district(still_console: Console, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Console]:
    """A district's review of its collaborators, and its list of files found wanting."""
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(tmp_path_factory.mktemp("HX"))
        patch.setenv("SOCAI_AS", "PM")
        still_console.all(made.HX + LINES, ledger="so")
        yield still_console


def held(console: Console, name: str) -> list[dict[str, Any]]:
    """What is counted in the rows of a paper, beside what the books say."""
    found: list[dict[str, Any]] = json.loads(
        console.line(f"inspect reconcile {name} --format json").out
    )["counts"]
    return [one for one in found if ".rows." in one["of"]]


@pytest.mark.parametrize(("name", "counts"), [("r.docx", 6), ("q.docx", 1)])
def test_every_row_is_recounted(name: str, counts: int, district: Console) -> None:
    """Which file a mask stands for follows from the books as they were when it was written."""
    found = held(district, name)
    assert ["matches"] * counts == [one["verdict"] for one in found]


def test_a_mask_stands_for_the_same_file_later(district: Console) -> None:
    """Though another file now comes before it; what was recorded since is told of the right one."""
    district.all(SINCE, ledger="so")
    found = {(one["of"].partition("{")[0], one["stated"]): one for one in held(district, "r.docx")}
    items = found["N.rows.items", "3"]
    assert ("matches_then", "3", "5") == (
        items["verdict"],
        items["recounted_then"],
        items["recounted_now"],
    )
    assert "matches" == found["N.rows.items", "0"]["verdict"]
