"""Reads what a column of status (tình trạng) says: a record is kept, suspended, or has ended."""

from __future__ import annotations

from functools import lru_cache
from typing import Literal, NamedTuple

from ledger.catalog.lines import Line
from projections.documents.excel.cell_values import SheetCell
from projections.registers.reading.cells import way_of_closing
from projections.registers.reading.problems import Fault
from projections.registers.reading.vocabulary import spaced, vocabulary


class RegisterStatus(NamedTuple):
    """What a status says: the record is kept, suspended or ended; ``way``: how it was closed."""

    kind: Literal["live", "suspended", "ended"]
    way: str | None = None


def read_status(cell: SheetCell, line: Line) -> RegisterStatus | None:
    """What a column of status says of a record; None where its words say nothing of it."""
    return _status(cell.text, line.code)


@lru_cache(maxsize=4096)
def _status(text: str, line: str) -> RegisterStatus | None:
    said = spaced(text)
    known = vocabulary().statuses
    if any(words in said for words in known["suspended"]):
        return RegisterStatus("suspended")
    way = way_of_closing(text, line)
    if not isinstance(way, Fault):
        return RegisterStatus("ended", way)
    kinds: tuple[Literal["live", "ended"], ...] = ("live", "ended")
    found = [
        (said.index(words), -len(words), kind)
        for kind in kinds
        for words in known[kind]
        if words in said
    ]
    return RegisterStatus(min(found)[2]) if found else None
