"""Branches that a ledger added to the catalog: written, read back and held against the books."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest

from tests.commands.console import Console
from tests.contracts import target_books as made
from tests.contracts.test_targets import YEAR

LINES = """
catalog add branch "An ninh, trật tự" --on 1/1/2020
catalog add branch "Công nghệ cao" --on 1/1/2020
outcome record penalty --cases 4 --penalty-type drugs --amount-dong 9000000 --branch "An ninh, trật tự" --on 12/6/2024
outcome record crime --cases 5 --solved 3 --branch "Công nghệ cao" --on 12/6/2024
outcome record crime --cases 2 --solved 1 --branch "ma túy" --on 12/6/2024
object add B --symbol ĐB --branch "Công nghệ cao" --unit HX --on 1/1/2023
casefile open ST-09 --symbol ST --class B --list III --branch "Công nghệ cao" --unit DX1 --officer O1 --on 18/6/2024
casefile open ST-10 --symbol ST --class A --list I --branch "An ninh, trật tự" --unit DX1 --officer O1 --on 18/6/2024
casefile open ĐN-10 --symbol ĐN --branch "An ninh, trật tự" --unit DX1 --officer O1 --on 18/6/2024
casefile effect ĐN-10 watch_file --produced ST-10 --on 18/6/2024
persona open NV-10 --symbol NV --branch "Công nghệ cao" --unit DX1 --officer O1 --on 18/6/2024
report write --form bao-cao-nam --format both --output r {year}
report submit r.docx --name bao-cao-nam {year}
"""


@pytest.fixture(scope="module")
def district(still_console: Console, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Console]:
    """A district that has two branches of its own, and its year-end report, submitted."""
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(tmp_path_factory.mktemp("HX"))
        patch.setenv("SOCAI_AS", "PM")
        still_console.all(made.HX + LINES.format(year=YEAR), ledger="so")
        yield still_console


def asked(console: Console, line: str) -> Any:
    """What a command answers as JSON."""
    return json.loads(console.line(f"{line} --format json").out)


@pytest.mark.parametrize("name", ["r.docx", "r.xlsx"])
def test_branches_of_a_ledger_s_own_are_read(name: str, district: Console) -> None:
    """Without the ledger: the paper says which there are."""
    told = asked(district, f"inspect read {name}")
    assert [] == told["not_read"]
    read = {(one["name"], one["cell"].get("branch")): one["value"] for one in told["counts"]}
    assert 1 == read["VAI_AO.branches.NV", "Công nghệ cao"]
    if name == "r.docx":
        assert 5 == read["O.crime.cases", "công nghệ cao"]
        assert 3 == read["O.crime.solved", "công nghệ cao"]
        assert 2 == read["O.crime.cases", "ma túy"]
        cell = {"target": "5", "by": "all", "branch": "an ninh, trật tự"}
        assert [1] == [one["value"] for one in told["counts"] if one["cell"] == cell]


def test_branches_of_a_ledger_s_own_agree_with_the_books(district: Console) -> None:
    """Every count of them is the books' own."""
    counts = asked(district, "inspect reconcile r.docx")["counts"]
    own = [one for one in counts if "công nghệ" in one["of"].casefold()]
    assert len(own) > 5
    assert {"matches"} == {one["verdict"] for one in counts}
