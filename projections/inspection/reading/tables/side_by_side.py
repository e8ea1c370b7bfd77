"""Tables that stand side by side on one sheet, with an empty column between them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from projections.documents.lines.document import ReportCell, ReportLine
from projections.inspection.reading.lexicon.wording import keys
from projections.inspection.reading.tables.geometry import is_count, is_heading, tables

_CAPTIONS: Final = 3
"""A row of headings that repeats as many or more begins two tables; fewer may be a pair of columns
under two headings.
"""


def blocks(lines: Sequence[ReportLine]) -> list[list[ReportLine]]:
    """The document's lines, rows of one table together."""
    return [one for block in tables(lines) for one in apart(block)]


def apart(block: list[ReportLine]) -> Iterator[list[ReportLine]]:
    """What stands over two tables side by side, the left one, the right one, and what stands below
    both; a block without such is left as it is.
    """
    for at, row in enumerate(block):
        if gap := _gap(row, block[at + 1 :]):
            first = at - (at > 0 and _is_titles(block[at - 1], gap))
            last = _last(block, at, gap)
            if first:
                yield block[:first]
            for half in (_half(block[first:last], 0, gap), _half(block[first:last], gap, 0)):
                yield from apart([one for one in half if one.cells])
            yield from apart(block[last:]) if block[last:] else ()
            return
    yield block


def _gap(row: ReportLine, below: Sequence[ReportLine]) -> int:
    """The column, empty here and below, that divides two tables: all the headings before it stand
    behind it as well, or behind it stand names of rows again, or behind a list without a count they
    do for the first time; 0 where there is none.
    """
    heads = [it for it in row.cells if is_heading(it)]
    named = [keys(it.text) for it in heads]
    for at in range(_CAPTIONS, len(heads) - 1):
        before, gap = heads[at - 1], heads[at].column - 1
        divided = gap >= before.column + before.span and _is_empty(gap, (row, *below))
        long, again = at <= len(heads) - _CAPTIONS, _names_rows(heads[at], below)
        repeated = named[:at] == named[at : 2 * at]
        two = long and (repeated or (again and _names_rows(heads[0], below)))
        if divided and (two or (again and _is_list(heads[1].column, gap, below))):
            return gap
    return 0


def _is_list(first: int, gap: int, rows: Sequence[ReportLine]) -> bool:
    """Whether no count stands between two columns: what is left of the gap lists files."""
    within = (it for row in rows for it in row.cells if first <= it.column < gap)
    return not any(map(is_count, within))


def _names_rows(head: ReportCell, below: Sequence[ReportLine]) -> bool:
    """Whether words stand right below a heading, with counts behind them."""
    row = below[0].cells if below else ()
    behind = [it for it in row if it.column > head.column and it.text]
    words = any(it.column == head.column and is_heading(it) for it in row)
    return words and any(map(is_count, behind[:1]))


def _is_titles(row: ReportLine, gap: int) -> bool:
    """Whether a row holds a title over each of two tables."""
    told = [it for it in row.cells if it.text and not it.continued]
    return len(told) == 2 and told[0].column < gap < told[1].column


def _last(block: Sequence[ReportLine], at: int, gap: int) -> int:
    """Where two tables end: behind the last row of the right one, and the rows that go on with the
    left one.
    """
    right = (any(it.column > gap and it.text for it in row.cells) for row in block)
    last = max(number for number, told in enumerate(right) if told)
    rest = enumerate(block[last + 1 :], start=last + 1)
    return next((i for i, row in rest if sum(bool(it.text) for it in row.cells) < 2), len(block))


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
