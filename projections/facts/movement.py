"""The kinds of movement: why a record came into a cell or left it (design: double entry).

A record that is handed over is no new record, and one that left with its team was not closed; so
every movement has a kind, decided here and nowhere else, by the entry and by what it changed. The
first that applies counts:

| kind | what happened |
|---|---|
| opened | the record came into the books |
| reopened | it came into the books again, after it had left them |
| closed | it left the books, in one of the ways of its line |
| reorganised | its unit ended, and it went on elsewhere; or its unit came or went in the tree |
| transferred | it was handed over to another unit or officer |
| converted | it became a record of another symbol or type (LC → LT) |
| level | only its level, and what goes with it, changed |
| reclassified | anything else it is counted by changed |
"""

from __future__ import annotations

from ledger.entries import Entry
from ledger.entries.record import RecordClosed, RecordConverted, RecordOpened
from ledger.records.cell import Cell
from ledger.values.stream import noun_of

REORGANISED = "reorganised"
TRANSFERRED = "transferred"

MOVEMENTS = (
    "opened",
    "reopened",
    "closed",
    REORGANISED,
    TRANSFERRED,
    "converted",
    "level",
    "reclassified",
)
"""Every kind, in the order in which the first that applies counts."""


def movement_of(entry: Entry, before: Cell | None, after: Cell | None) -> str:
    """The kind of the movement by which an entry led a record from one cell to another.

    None: outside the books. What follows from the end of a unit is ``reorganised``.
    """
    if before is None:
        return "opened" if isinstance(entry, RecordOpened) else "reopened"
    if after is None:
        return "closed"
    if entry.follows is not None and noun_of(entry.follows) == "unit":
        return REORGANISED
    if (before.unit, before.officer) != (after.unit, after.officer):
        return TRANSFERRED
    if isinstance(entry, RecordConverted):
        return "converted"
    return "level" if before.level != after.level else "reclassified"


def closing_of(entry: Entry) -> str | None:
    """The way a record was closed by an entry, by its code; None where it was not."""
    return entry.way if isinstance(entry, RecordClosed) else None
