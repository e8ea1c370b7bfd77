"""Columns of ticks: there a blank cell says “no”.

Where yes and no are written out, a blank says nothing. A workbook is filled in by one hand, so what
is done in one sheet of it holds in all.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Literal

from projections.documents.excel.cell_values import SheetCell
from projections.registers.reading.book import RecordRow
from projections.registers.reading.problems import ATTRIBUTES
from projections.registers.reading.vocabulary import key, vocabulary

COLUMN = "online"
"""The one column that is answered by yes or no."""

Mark = Literal["tick", "word", "blank", ""]
"""How a row answers: a tick, a word, a blank where an answer may stand; "": not asked."""


def mark_of(cell: SheetCell | None, *, asked: bool) -> Mark:
    """How a row's cell answers."""
    if cell is None:
        return "blank" if asked else ""
    return "tick" if key(cell.text) in vocabulary().ticks else "word"


class TickedColumns:
    """How the rows of one workbook answer, and what its blanks say once all rows are known."""

    def __init__(self) -> None:
        self._marks: set[Mark] = set()
        self._blank: list[int] = []

    def add(self, mark: Mark, at: int) -> None:
        """Keep how the row that is kept ``at`` this place answers."""
        self._marks.add(mark)
        if mark == "blank":
            self._blank.append(at)

    def settle(self, rows: list[RecordRow]) -> None:
        """Let the blanks among ticks say no."""
        if "tick" not in self._marks or "word" in self._marks:
            return
        kept: dict[tuple[tuple[str, str | bool], ...], Mapping[str, str | bool]] = {}
        for at in self._blank:
            told = {**rows[at].attributes, COLUMN: False}
            said: dict[str, str | bool] = {name: told[name] for name in ATTRIBUTES if name in told}
            rows[at] = replace(rows[at], attributes=kept.setdefault(tuple(said.items()), said))
