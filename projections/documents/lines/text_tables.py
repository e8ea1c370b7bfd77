"""Finds tables in plain text: rows whose fields are set apart by tabs, wide blanks, or bars.

Dashes and strokes divide rows below one of headings.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Final

from ledger.values.numbers import read_count
from ledger.values.text import as_seen
from projections.documents.lines.document import ReportCell, ReportLine, Where, join_cells

_TAB: Final = re.compile(r"\t")
_BLANKS: Final = re.compile(r"[ \u00a0]{2,}")
_BAR: Final = re.compile(r"\|")
_LIGHT: Final = (re.compile(r"\s[-–—]\s"), re.compile(r"\s/\s"))
"""Marks that divide as often what is no table: rows of it have four fields at least."""
_RULE: Final = re.compile(r"[\s|:+=\-–—]*")
"""A line between rows that holds no words: ``|---|---|``."""
_FEWEST_FIELDS: Final = 3


@dataclass(frozen=True, slots=True)
class _Row:
    """A line of a text as fields.

    ``number``: of the line, from 1; ``tabbed``: tabs divide it; ``indented``: wide blanks stand
    before the first; ``pieces``: what stands before, between and behind its bars; ``light``: dashes
    or strokes divide it.
    """

    number: int
    fields: tuple[str, ...]
    tabbed: bool
    indented: bool = False
    pieces: tuple[str, ...] = ()
    light: bool = False

    @property
    def counts(self) -> int:
        """How many of its fields are counts."""
        return sum(read_count(field) is not None for field in self.fields)

    def beside(self, other: _Row) -> _Row:
        """The row with as many fields as another, if it may have them.

        A bar before the first is a frame where the other has one too; one behind the last may end
        an empty field.
        """
        if not (self.pieces and other.pieces) or len(self.fields) == len(other.fields):
            return self
        begin = int(not (self.pieces[0] or other.pieces[0]))
        ends = (len(self.pieces), len(self.pieces) - (not self.pieces[-1]))
        fit = [end for end in ends if end - begin == len(other.fields)]
        return replace(self, fields=self.pieces[begin : fit[0]]) if fit else self

    def heads(self, row: _Row) -> bool:
        """Whether it heads all columns of a row but the first, over which nothing is written."""
        bare = self.indented and len(row.fields) == len(self.fields) + 1
        return bare and not self.counts

    def fits(self, first: _Row) -> bool:
        """Whether it may be a row below another.

        It has as many fields, or fewer where tabs at the end of a line were lost.
        """
        same = len(self.fields) == len(first.fields)
        shorter = first.tabbed and (self.tabbed or len(self.fields) == 1)
        return same or (shorter and 0 < len(self.fields) < len(first.fields))


def text_tables(lines: list[str]) -> dict[int, ReportLine]:
    """The rows of all tables among the raw lines of a text, by the number of their line.

    A table is neighbouring lines of the same number of fields, three at least, of which one holds
    two counts; where bars or tabs divide them, one; where dashes do, all but the headings.
    """
    found: dict[int, ReportLine] = {}
    block: list[_Row] = []
    rows = (_row(at, line) for at, line in enumerate(lines, start=1) if not is_rule(line))
    for row in [*rows, None]:
        row = row.beside(block[0]) if row is not None and block else row
        if row is not None and block and row.fits(block[0]):
            block.append(row)
            continue
        if _is_table(block):
            width = len(block[0].fields)
            found |= {one.number: _as_line(one, width) for one in _trimmed(block)}
        block = _begun(block, row)
    return found


def _begun(before: list[_Row], row: _Row | None) -> list[_Row]:
    """The block that a row begins, with the row before it where that heads its columns."""
    if row is None or len(row.fields) < _FEWEST_FIELDS:
        return []
    if len(before) == 1 and before[0].heads(row):
        return [replace(before[0], fields=("", *before[0].fields)), row]
    if len(before) == 1 and (above := before[0].beside(row)) is not before[0]:
        return [above, row]
    return [row]


def is_rule(line: str) -> bool:
    """Whether a line only divides the rows of a table: ``|---|---|``, ``+---+---+``."""
    return bool({"|", "+"} & {*line} and {"-", "="} & {*line}) and _RULE.fullmatch(line) is not None


def _row(number: int, line: str) -> _Row:
    if line.count("|") >= _FEWEST_FIELDS - 1:
        bare = line.strip()
        inner = bare[1:-1] if bare.startswith("|") and bare.endswith("|") else bare.rstrip("|")
        fields, pieces = (tuple(map(as_seen, _BAR.split(one))) for one in (inner, bare))
        return _Row(number, fields, tabbed=False, pieces=pieces)
    tabbed = "\t" in line.strip()
    parts = (_TAB if tabbed else _BLANKS).split(line if tabbed else line.strip())
    fields = tuple(as_seen(part) for part in parts)
    indented = not tabbed and _BLANKS.match(line) is not None
    if len(fields) == 1:
        lighter = max((mark.split(fields[0]) for mark in _LIGHT), key=len)
        if len(lighter) > _FEWEST_FIELDS:
            return _Row(number, tuple(map(as_seen, lighter)), tabbed=False, light=True)
    return _Row(number, fields if any(fields) else (), tabbed, indented)


def _trimmed(block: list[_Row]) -> list[_Row]:
    """A table ends with its last row of several fields; text may follow it."""
    last = max(at for at, row in enumerate(block) if len(row.fields) > 1)
    return block[: last + 1]


def _is_table(block: list[_Row]) -> bool:
    if len(block) < 2:
        return False
    counts = [row.counts for row in block]
    if any(row.light for row in block):
        headed = not re.search(r"[\d:]", "".join(block[0].fields))
        return headed and min(counts[1:]) > 1 and all(row.light for row in block)
    divided = all(row.pieces or row.tabbed for row in block)
    return max(counts) > int(not divided)


def _as_line(row: _Row, width: int) -> ReportLine:
    fields = (*row.fields, *("" for _ in range(width - len(row.fields))))
    where = Where(join_cells(list(fields)), paragraph=row.number)
    cells = (
        ReportCell((field,) if field else (), column, where)
        for column, field in enumerate(fields, start=1)
    )
    return ReportLine(where.text, where, tuple(cells))
