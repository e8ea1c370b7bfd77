"""Finds tables in plain text whose cells stand one a line, as they are pasted from Word."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from ledger.values.numbers import read_count
from projections.documents.lines.document import ReportCell, ReportLine, Where, join_cells

_NARROWEST, _WIDEST, _FEWEST_ROWS, _FEWEST_PAIRS = 3, 14, 2, 3
_LONGEST: Final = 60
"""A cell is shorter than a sentence, in characters."""
_SLOT: Final = re.compile(r"[\s.…_\-–—/]*")
_ENUMERATOR: Final = re.compile(r"\(?(?:\d{1,3}(?:\.\d{1,2})*|[IVX]{1,5}|[a-zđA-ZĐ])[.)]?")
_NUMBERED: Final = re.compile(r"\s*(?:\d{1,2}(?:\.\d{1,2})*|[IVX]{1,5}|[A-ZĐa-zđ])[.)]\s")
_SENTENCE: Final = re.compile(r"[.:;]\s*$|^\s*[-–+*•]|,\s|\d\s*/\s*\d")

Line = tuple[int, str]
"""A line's number, from 1, and its text."""


def cell_tables(lines: Sequence[Line]) -> dict[int, ReportLine]:
    """The rows of all tables among the lines of a text, by the number of the line that begins them.

    A table is a row of short headings without a count, and below it rows of as many lines, whose
    columns hold either words or counts throughout.
    """
    found: dict[int, ReportLine] = {}
    at = 0
    while at < len(lines):
        width, rows = _table_at(lines, at)
        for row in range(rows + 1 if width else 0):
            cells = lines[at + row * width : at + (row + 1) * width]
            found[cells[0][0]] = _as_row(cells)
        if not width and (pairs := _pairs(lines, at)):
            width, rows = 2, pairs - 1
            for pair in range(pairs):
                found[lines[at + 2 * pair][0]] = _as_row(lines[at + 2 * pair : at + 2 * pair + 2])
        at += width * (rows + 1) if width else 1
    return found


def _pairs(lines: Sequence[Line], at: int) -> int:
    """How many names with a count on the line below follow each other here; 0 where too few."""
    pairs = 0
    while at + 2 * pairs + 1 < len(lines):
        (number, name), (below, value) = lines[at + 2 * pairs : at + 2 * pairs + 2]
        if below != number + 1 or not _is_heading(name) or read_count(value) is None:
            break
        pairs += 1
    return pairs if pairs >= _FEWEST_PAIRS else 0


def _table_at(lines: Sequence[Line], at: int) -> tuple[int, int]:
    """How many columns and rows the table has that begins here; (0, 0) where none does.

    A heading that stands right above belongs to it, so that its columns cannot be told.
    """
    number, before = lines[at][0], lines[at - 1] if at else (0, "")
    if before[0] == number - 1 and _is_heading(before[1]) and not _NUMBERED.match(before[1]):
        return 0, 0
    for width in range(_NARROWEST, _WIDEST + 1):
        if at + width > len(lines) or not _is_heading(lines[at + width - 1][1]):
            return 0, 0
        if width == _NARROWEST and not all(_is_heading(text) for _, text in lines[at : at + width]):
            return 0, 0
        if rows := _rows(lines, at + width, width):
            return width, rows
    return 0, 0


def _rows(lines: Sequence[Line], at: int, width: int) -> int:
    """How many rows of this width follow, words and counts in columns of their own; else 0."""
    first = _kinds(lines, at, width)
    if sum(first[1:]) < 1 or all(first) or (first[1] and not first[-1]):
        return 0
    rows = 0
    while at + width <= len(lines) and _kinds(lines, at, width) == first:
        if any(len(text) > _LONGEST for _, text in lines[at : at + width]):
            break
        rows, at = rows + 1, at + width
    return rows if rows >= _FEWEST_ROWS else 0


def _kinds(lines: Sequence[Line], at: int, width: int) -> list[bool]:
    """Which cells of a row hold values; the first may hold the row's number instead."""
    texts = [text for _, text in lines[at : at + width]]
    number = [_ENUMERATOR.fullmatch(text) is not None for text in texts[:1]]
    return [*number, *(_is_value(text) for text in texts[1:])]


def _is_heading(text: str) -> bool:
    return (
        bool(text) and len(text) <= _LONGEST and not _is_value(text) and not _SENTENCE.search(text)
    )


def _is_value(text: str) -> bool:
    return read_count(text) is not None or _SLOT.fullmatch(text) is not None


def _as_row(cells: Sequence[Line]) -> ReportLine:
    text = join_cells([text for _, text in cells])
    found = tuple(
        ReportCell((text_of,) if text_of else (), column, Where(text, paragraph=number))
        for column, (number, text_of) in enumerate(cells, start=1)
    )
    return ReportLine(text, found[0].where, found)
