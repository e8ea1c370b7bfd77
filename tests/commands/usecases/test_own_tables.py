"""Our own tables of statistics, read back: no figure of them is taken for another."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from commands.usecases.report_file import read_stated
from tests.commands.console import Console

PERIOD = ("--from", "15/10/2023", "--to", "14/10/2024")
BREAKDOWNS = [
    *("class", "type", "field", "unit", "online", "closing", "movement"),
    *("officer,symbol", "movement,level"),
]


ALONE = {("symbol", "ST"), ("symbol", "LT")}


def test_a_table_of_ours_says_what_it_said(books: Console) -> None:
    """Every figure read is one of the answer's: what has no value, or none the reader knows, is not
    read, and never the whole line's.
    """
    for number, by in enumerate(BREAKDOWNS):
        path = Path(f"{by}.{('xlsx', 'docx')[number % 2]}")
        assert (by, _taken_for_others(books, by, path)) == (by, set())


def _taken_for_others(books: Console, by: str, path: Path) -> set[Any]:
    """The figures read in a table of ours that its answer does not hold."""
    asked = ("stats", *PERIOD, "--by", by)
    answer = json.loads(books(*asked, "--format", "json").out)
    assert books(*asked, "--output", path).code == 0
    figures = read_stated(path).figures
    stated = {(one.line, one.measure, _cell(one.cell), one.value) for one in figures}
    return {one for one in stated if one[-1] is not None} - {
        (row["line"], measure, _cell(row["cell"]), row[measure])
        for row in answer["rows"]
        for measure in ("opening", "added", "removed", "current")
    }


def _cell(cell: dict[str, Any]) -> tuple[tuple[str, str], ...]:
    """A cell, but for the symbol that is the only one it can be of."""
    said = {name: str(code).lower() if name == "online" else code for name, code in cell.items()}
    return tuple(sorted(one for one in said.items() if one not in ALONE))
