"""How much a report may hold: no person writes more, and reading takes as long as the text is.

A line without end, brackets in brackets without end, a book in place of a report: all are refused
before a word of them is read.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from projections.documents.lines.document import Document, ReportLine
from projections.documents.lines.refusals import (
    LineTooLong,
    LineTooNested,
    TooManySigns,
    TooMuchToRead,
)

MAX_TEXT_LENGTH: Final = 1_000_000
"""Characters of all lines, cells counted: a report of fifty pages has 150,000, our own of 600 units
625,000 (1,040 a unit). Word files end by their unpacked bytes soon after.
"""
CELL_LENGTH: Final = 20
"""Characters that a cell counts for besides its own: reading asks as much of an empty one."""
MAX_LINE_LENGTH: Final = 6_000
"""Characters of a paragraph or a cell: two pages without a break."""
MAX_ROW_LENGTH: Final = 12_000
"""Characters of the cells of one row together."""
MAX_SHEET_NAME: Final = 200
"""Characters of a sheet's name, which is read as a line is; Excel itself allows 31."""
MAX_SIGNS: Final = 1_000
"""Signs, neither letters nor digits, of one line: each may part it, and parts are held together."""
MAX_BRACKETS: Final = 40
"""Brackets in brackets in one line."""
_OPEN, _CLOSE = "([{", ")]}"


def within_bounds(document: Document) -> Document:
    """The document with its notes, if it can be read. Raises a DocumentRefused."""
    for name in {line.where.sheet or "" for line in document.lines}:
        _check_name(document.file, name)
    for line in within_length(document.file, (*document.lines, *document.notes)):
        _check(document.file, line)
    return document


def within_length(file: str, lines: Iterable[ReportLine]) -> Iterator[ReportLine]:
    """The lines of a file as they are taken from it; of one too long the rest is not looked at.

    Raises TooMuchToRead.
    """
    length = 0
    for line in lines:
        length += len(line.text) + CELL_LENGTH * len(line.cells)
        if length > MAX_TEXT_LENGTH:
            raise TooMuchToRead(file=file, limit=MAX_TEXT_LENGTH)
        yield line


def _check_name(file: str, name: str) -> None:
    if len(name) > MAX_SHEET_NAME:
        place = f"{name[:31]}…"
        raise LineTooLong(file=file, place=place, length=len(name), limit=MAX_SHEET_NAME)


def _check(file: str, line: ReportLine) -> None:
    texts = [cell.text for cell in line.cells] or [line.text]
    longest = max(map(len, texts))
    limit = MAX_LINE_LENGTH if longest > MAX_LINE_LENGTH else MAX_ROW_LENGTH
    if max(longest, len(line.text)) > limit:
        length = max(longest, len(line.text))
        raise LineTooLong(file=file, place=_place(line), length=length, limit=limit)
    signs = max(map(_signs, texts))
    if signs > MAX_SIGNS:
        place = _place(line)
        raise TooManySigns(file=file, place=place, count=signs, limit=MAX_SIGNS)
    if any(_depth(text) > MAX_BRACKETS for text in texts):
        raise LineTooNested(file=file, place=_place(line), limit=MAX_BRACKETS)


def _place(line: ReportLine) -> str:
    """Where a line stands, in signs that every language reads: “Sưu tra!B3”, “7”."""
    where = line.where
    if where.sheet is not None:
        return f"{where.sheet}!{where.cell}"
    return f"{where.table}!{where.cell}" if where.table is not None else str(where.paragraph)


def _signs(text: str) -> int:
    """How many signs stand in a text; most texts are too short to need counting."""
    if len(text) <= MAX_SIGNS:
        return 0
    return sum(not (sign.isalnum() or sign.isspace()) for sign in text)


def _depth(text: str) -> int:
    """How many brackets are open at once at most."""
    if sum(map(text.count, _OPEN)) <= MAX_BRACKETS:
        return 0
    deepest = depth = 0
    for sign in text:
        if sign in _OPEN:
            depth += 1
            deepest = max(deepest, depth)
        elif sign in _CLOSE:
            depth = max(0, depth - 1)
    return deepest
