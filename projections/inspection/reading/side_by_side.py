"""Tables that stand side by side on one sheet, with an empty column between them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from projections.documents.lines.document import ReportCell, ReportLine
from projections.inspection.reading.geometry import is_heading, tables
from projections.inspection.reading.wording import keys

_CAPTIONS: Final = 3
"""A row of headings that repeats as many or more begins two tables; fewer may be a pair of columns
under two headings.
"""


def blocks(lines: Sequence[ReportLine]) -> list[list[ReportLine]]:
    """The document's lines, rows of one table together."""
    return [one for block in tables(lines) for one in apart(block)]


def apart(block: list[ReportLine]) -> Iterator[list[ReportLine]]:
    """What stands over two tables side by side, the left one with what stands below it, then the
    right one; a block without such is left as it is.
    """
    for at, row in enumerate(block):
        if gap := _gap(row, block[at + 1 :]):
            if at:
                yield block[:at]
            yield [one for one in _half(block[at:], 0, gap) if one.cells]
            yield from apart([one for one in _half(block[at:], gap, 0) if one.cells])
            return
    yield block


def _gap(row: ReportLine, below: Sequence[ReportLine]) -> int:
    """The empty column before which all the headings of a row stand as they do behind it, and that
    is empty below; 0 where there is none.
    """
    heads = [it for it in row.cells if is_heading(it)]
    named = [keys(it.text) for it in heads]
    for at in range(_CAPTIONS, len(heads) - _CAPTIONS + 1):
        before, gap = heads[at - 1], heads[at].column - 1
        apart = gap >= before.column + before.span
        if apart and named[:at] == named[at : 2 * at] and _is_empty(gap, (row, *below)):
            return gap
    return 0


def _is_empty(column: int, rows: Sequence[ReportLine]) -> bool:
    """Whether nothing stands in a column but what is written right across it."""
    within = (it for row in rows for it in row.cells if it.column == column)
    return not any(it.text and it.span == 1 for it in within)


def _half(rows: Sequence[ReportLine], after: int, before: int) -> Iterator[ReportLine]:
    """The rows with the cells that begin behind a column, or before one (0: all)."""
    for row in rows:
        kept = tuple(it for it in row.cells if it.column > after and not 0 < before <= it.column)
        told: tuple[ReportCell, ...] = kept if any(it.text for it in kept) else ()
        text = " | ".join(it.text for it in told)
        yield row if told == row.cells else replace(row, cells=told, text=text)
