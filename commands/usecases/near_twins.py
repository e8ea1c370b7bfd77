"""Which numbers of a register are near twins: of each other, or of records in the ledger."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from ledger.records.books import Books
from ledger.values.numbering import twin_key
from ledger.values.stream import Stream
from projections.registers.reading.book import RecordRow

MANY_ROWS = 2_000
"""Rows from which on the numbers in the ledger are read through, instead of asked for one by one.
"""

Names = Callable[[str], Iterable[str]]
"""The names of the records of a line."""


def near_twins(books: Books, names: Names, opened: Sequence[RecordRow]) -> list[tuple[str, ...]]:
    """Numbers that differ in zeros and hyphens alone, in groups of which one was opened now."""
    groups: dict[tuple[str, str], dict[str, None]] = {}
    for row in opened:
        groups.setdefault((row.line, twin_key(row.file_number)), {})[row.file_number] = None
    for kept in _kept(books, names, opened):
        groups.get((kept.noun, twin_key(kept.key)), {})[kept.key] = None
    return [tuple(sorted(numbers)) for numbers in groups.values() if len(numbers) > 1]


def _kept(books: Books, names: Names, opened: Sequence[RecordRow]) -> Iterable[Stream]:
    """The records of the ledger that may be twins of the opened ones."""
    for line in dict.fromkeys(row.line for row in opened):
        if next(iter(names(line)), None) is None:
            continue
        of_line = [row.file_number for row in opened if row.line == line]
        if len(of_line) > MANY_ROWS:
            yield from map(Stream, names(line))
        else:
            for number in of_line:
                yield from books.twins([line], number)
