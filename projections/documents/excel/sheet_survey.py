"""Looks a sheet over before its values are read: how many rows it has, and which cells are merged.

A sheet of millions of rows must be refused quickly, and merged areas are written after the rows
they concern. So the part's bytes are searched, not parsed: what this finds is bounded and only
counted or placed; values come from the parser alone (sheet_cells).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import Final

from ledger.values.numbers import column_index
from projections.documents.excel.refusals import SheetDamaged, TooManyRows, TooMuchText
from projections.documents.package.safe_zip import SafePackage

MAX_EMPTY_ROWS: Final = 1_048_576
"""Row elements a sheet may have at all: the height of Excel's own grid."""
MAX_PIECE_BYTES: Final = 32 * 1024 * 1024
"""The longest row, and the most that may stand after the last one."""
MAX_MERGED_AREAS: Final = 200_000
_BLOCK_CHUNKS: Final = 16

_ROOT: Final = re.compile(rb"<(?:([A-Za-z_][\w.\-]*):)?worksheet[\s>/]")
_HIDDEN: Final = re.compile(rb"[^>]*\shidden\s*=\s*[\"'](?:1|true)[\"']")
_REFERENCE: Final = re.compile(
    rb"\sref\s*=\s*[\"']\$?([A-Z]{1,3})\$?([0-9]{1,7})(?::\$?([A-Z]{1,3})\$?([0-9]{1,7}))?[\"']"
)


@dataclass(frozen=True, slots=True)
class Area:
    """A merged area, all four sides included; rows and columns count from 1."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(slots=True)
class SheetSurvey:
    """What is known of a sheet before its values are read.

    ``rows``: rows that hold something, of them ``hidden_rows`` hidden; ``merged``: from top to
    bottom.
    """

    rows: int = 0
    hidden_rows: int = 0
    merged: list[Area] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class SheetPart:
    """A sheet's part, and its name for refusals."""

    package: SafePackage
    part: str
    sheet: str

    def damaged(self, cell: str) -> SheetDamaged:
        """The refusal of a sheet that contradicts the standard at this cell."""
        return SheetDamaged(file=self.package.file, sheet=self.sheet, cell=cell, part=self.part)

    def too_many_rows(self, limit: int) -> TooManyRows:
        """The refusal of a sheet that is too tall."""
        return TooManyRows(file=self.package.file, sheet=self.sheet, limit=limit)


def survey_sheet(part: SheetPart, rows_left: int, limit: int) -> SheetSurvey:
    """Count a sheet's rows and find its merged areas.

    Raises TooManyRows beyond ``rows_left`` rows with values, of the ``limit`` a workbook may have;
    TooMuchText, SheetDamaged, ZipBomb.
    """
    survey = SheetSurvey()
    pieces = _pieces(part)
    prefix = next(pieces)
    values = tuple(
        b"<" + prefix + name + end for name in (b"v", b"is", b"f") for end in (b">", b" ", b"/")
    )
    cell = b"<" + prefix + b"c"
    merge = b"<" + prefix + b"mergeCell"
    for row_elements, piece in enumerate(pieces, start=1):
        if cell in piece and any(value in piece for value in values):
            survey.rows += 1
            survey.hidden_rows += bool(_HIDDEN.match(piece))
        if survey.rows > rows_left or row_elements > MAX_EMPTY_ROWS:
            raise part.too_many_rows(limit)
        if merge in piece:
            survey.merged.extend(_areas(part, piece, merge))
    survey.merged.sort(key=lambda area: area.top)
    return survey


def _pieces(part: SheetPart) -> Iterator[bytes]:
    """What follows each ``<row`` up to the next, after a first piece that is a prefix.

    It is the prefix of the part's names (``b"x:"``, mostly none). The last piece holds all that
    stands after the rows.
    """
    with part.package.stream(part.part) as source:
        chunks = iter(source.read, b"")
        head = b"".join(islice(chunks, _BLOCK_CHUNKS))
        root = _ROOT.search(head)
        if root is None:
            raise part.damaged("A1")
        prefix = root[1] + b":" if root[1] else b""
        yield prefix
        mark = b"<" + prefix + b"row"
        rest = head
        first = True
        while True:
            *whole, rest = rest.split(mark)
            yield from whole[first:]
            first = first and not whole
            block = b"".join(islice(chunks, _BLOCK_CHUNKS))
            if not block:
                break
            rest += block
            if len(rest) > MAX_PIECE_BYTES:
                raise TooMuchText(file=part.package.file, part=part.sheet)
        yield rest


def _areas(part: SheetPart, piece: bytes, mark: bytes) -> Iterator[Area]:
    """The merged areas in a piece, those of one cell left out."""
    for count, one in enumerate(piece.split(mark)[1:]):
        found = _REFERENCE.match(one[: one.find(b">")])
        if found is None or found[3] is None:
            continue
        left, top, right, bottom = (text.decode("ascii") for text in found.groups())
        try:
            area = Area(int(top), column_index(left), int(bottom), column_index(right))
        except ValueError as wrong:
            raise part.damaged(f"{left}{top}:{right}{bottom}") from wrong
        if area.top > area.bottom or area.left > area.right or count > MAX_MERGED_AREAS:
            raise part.damaged(f"{left}{top}:{right}{bottom}")
        yield area
