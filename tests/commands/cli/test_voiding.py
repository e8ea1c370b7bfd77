"""Entries voided together, and imports undone: in one transaction, or not at all."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from tests.commands.console import Console
from tests.commands.world import SIZE
from tests.projections.workbooks import WATCH_FILE, save, table

OPEN: dict[str, object] = {
    **WATCH_FILE,
    "Ngày kết thúc": None,
    "Hình thức kết thúc": None,
    "Ngày nộp lưu": None,
}


def register(path: Path, *rows: dict[str, object]) -> Path:
    """A register of watch files that are kept."""
    return save(path, {"Sưu tra": table(*({**OPEN, **row} for row in rows))})


def voided(said: str) -> list[int]:
    """The positions that were voided, in the order in which they were."""
    return [one["body"]["voids"] for one in json.loads(said)["entries"] if "voids" in one["body"]]


def size(console: Console) -> int:
    """How many entries the ledger holds."""
    return int(json.loads(console.line("status --format json").out)["size"])


def test_positions_and_ranges_are_voided_at_once(books: Console) -> None:
    """Later ones first, each once, and what follows from one of them goes along."""
    said = books.line("void 9 17-18 19–20 17 --reason nhầm --format json")
    assert ([20, 19, 17, 18, 9], SIZE + 5) == (voided(said.out), size(books))
    assert 0 == books.line("verify").code


def test_one_that_stays_keeps_all(books: Console) -> None:
    """Nothing is recorded where one cannot be voided, and each of these is told with its reason."""
    said = books.line("void 10 9 13 500 --reason nhầm")
    assert (5, SIZE) == (said.code, size(books))
    assert [True, True, False] == [f" {one} (" in said.err for one in (9, 500, 10)]


@pytest.mark.parametrize(("typed", "named"), [("500-501", 2), ("500 501", 2), ("500-99999999", 1)])
def test_all_that_are_not_there_are_named(books: Console, typed: str, named: int) -> None:
    """However they are typed; of very many the first and the last."""
    said = books.line(f"void {typed} --reason nhầm")
    assert (5, SIZE) == (said.code, size(books))
    assert named == said.err.count("Không có bút toán nào ở vị trí 50")


def test_a_unit_goes_with_all_that_names_it(books: Console) -> None:
    """It cannot be voided before them, but with them, or after they were."""
    books.all("unit create TO-1 --name Tổ --level xã --on 1/1/2020")
    books.all(
        "casefile open ST-9 --symbol ST --class B --list I --unit TO-1 --officer CB02 --on 1/1/2024"
    )
    assert 5 == books.line("void 21 --reason nhầm").code
    assert 0 == books.line("void 21-22 --reason nhầm").code
    assert 5 == books.line("void 21 --reason nhầm").code


def test_an_import_is_undone_and_done_again(books: Console, tmp_path: Path) -> None:
    """Units, officers and records of it go, whichever position names it; then it may come again."""
    path = register(
        tmp_path / "a.xlsx", {"Đơn vị": "DMT", "Cán bộ phụ trách": "CB77"}, {"Số hồ sơ": "2"}
    )
    books.all(f"import {path}")
    before = size(books)
    said = books.line(f"void --import {before - 2} --reason nhầm --format json")
    assert list(range(before - 1, SIZE, -1)) == voided(said.out)
    assert 8 == len(json.loads(books.line("register --format json").out)["rows"])
    assert 0 == books.line(f"import {path}").code
    assert 10 == len(json.loads(books.line("register --format json").out)["rows"])
    assert 5 == books.line(f"void --import {before} --reason nhầm").code
    assert 0 == books.line(f"void --import {size(books)} --reason nhầm").code
    assert 0 == books.line("verify").code


def test_what_came_later_keeps_an_import(books: Console, tmp_path: Path) -> None:
    """A change of a record, or another record of its unit: both are told, and nothing is voided."""
    path = register(tmp_path / "a.xlsx", {"Đơn vị": "DMT"}, {"Số hồ sơ": "2", "Đơn vị": "DMT"})
    books.all(
        f"""
        import {path}
        casefile change 2 --class A --on 1/1/2023
        casefile open ST-9 --symbol ST --class B --list I --unit DMT --officer CB02 --on 1/1/2024
        """
    )
    before = size(books)
    said = books.line("void --import 21 --reason nhầm")
    assert (5, before) == (said.code, size(books))
    assert [True] * 2 == [
        "bút toán 21" in said.err,
        f"dựa vào nó: {before - 1}" in said.err,
    ]
    books.all(f"void {before - 1}-{before} --reason nhầm")
    assert 0 == books.line("void --import 21 --reason nhầm").code


def test_a_joining_that_was_moved_is_moved_back(books: Console, tmp_path: Path) -> None:
    """An import that knew of an earlier day corrected an officer's joining; undone, it is as it
    was, and the same in books of a version that did not count an import's entries.
    """
    first = register(tmp_path / "a.xlsx", {"Cán bộ phụ trách": "CB77"})
    earlier = {"Số hồ sơ": "2", "Cán bộ phụ trách": "CB77", "Ngày lập": date(2021, 3, 1)}
    books.all(f"import {first}\nimport {register(tmp_path / 'b.xlsx', earlier)}")
    log = books.line("officer log CB77").out
    assert "01/03/2021" in log
    books.all(f"void --import {size(books)} --reason nhầm")
    said = books.line(
        "casefile open ST-9 --symbol ST --class B --list I --unit CAH --officer CB77 --on 2/3/2021"
    )
    assert (5, True) == (said.code, "17/08/2022" in said.err), said.shown
