"""Tells a row's labels from its counts, and a row that leaves its counts blank from one that heads
the rows below it.
"""

from __future__ import annotations

import re
from typing import Final

from projections.documents.lines.document import ReportCell, ReportLine
from projections.inspection.reading.captions import ROW_NUMBERS, Caption, CaptionReader
from projections.inspection.reading.columns import Columns
from projections.inspection.reading.neighbours import Neighbours, padded
from projections.inspection.reading.table_cells import (
    ENUMERATOR,
    INDEX,
    WORDED,
    is_spoilt,
    is_text,
    pure_value,
)

_NUMBERED: Final = re.compile(r"(?:[IVXLC]+|[A-ZĐ])\s*[.):-]\s*\S.*")
"""``II. Sưu tra``: a heading, whatever it names."""
_HEADING: Final = ("unit", "level", "branch")
"""Dimensions whose values head rows of their own."""


class Rows:
    """Tells the labels of a table's rows from their counts."""

    def __init__(self, captions: CaptionReader, columns: Columns) -> None:
        self._captions = captions
        self._columns = columns
        self.near = Neighbours([])

    def leaves_blank(self, row: ReportLine) -> bool:
        """Whether a row names something and states none of its figures, rather than heading the
        rows below it.
        """
        labels, counts = self.divided(padded(row, self._columns.width))
        width = max((cell.column + cell.span for cell in labels), default=0)
        if not labels or not counts or any(cell.text or cell.column < width for cell in counts):
            return False
        return is_blank(
            labels, [self.divided(one)[0] for one in self.near.after(row, 2)], self._captions
        )

    def divided(self, row: ReportLine) -> tuple[list[ReportCell], list[ReportCell]]:
        """A row's labels, and its counts with the slots left empty for one."""
        counts = [cell for cell in row.cells if self._holds_value(cell, row)]
        return [
            cell
            for cell in row.cells
            if cell.text and cell not in counts and not self._is_number_column(cell, row)
        ], counts

    def _is_number_column(self, cell: ReportCell, row: ReportLine) -> bool:
        """The column of running numbers, and a number before a row's name; ``A`` below ``Loại`` is
        itself the name.
        """
        skip = self._columns.heading(cell.column, None).skip
        if skip == ROW_NUMBERS:
            return bool(ENUMERATOR.fullmatch(cell.text))
        if skip:
            return True
        named = any(is_text(one) and not is_spoilt(one.text) for one in row.cells if one.column > 1)
        return named and cell.column == 1 and bool(INDEX.fullmatch(cell.text.rstrip(".")))

    def _holds_value(self, cell: ReportCell, row: ReportLine) -> bool:
        """A count, or an empty cell under a heading that has figures; never the column of running
        numbers.
        """
        pure, number = pure_value(cell.text)
        heading = self._columns.heading(cell.column, None)
        if cell.continued or heading.skip:
            return False
        if not pure:
            if is_spoilt(cell.text):
                return self._stands_among_counts(cell, row)
            return bool(WORDED.match(cell.text)) and bool(
                heading.measure or self._is_measured(cell, row)
            )
        if number is not None:
            return (
                cell.column > 1
                or bool(heading.measure or heading.cell)
                or len([one for one in row.cells if one.text]) == 1
            )
        return bool(heading.measure or heading.cell or heading.total)

    def _stands_among_counts(self, cell: ReportCell, row: ReportLine) -> bool:
        """Whether a cell stands where a count should: under a heading that has figures, or behind a
        measure's name.
        """
        heading = self._columns.heading(cell.column, None)
        headed = bool(heading.measure or heading.cell or heading.total) and self.near.holds_counts(
            cell.column
        )
        return cell.column > 1 and (headed or self._is_measured(cell, row))

    def _is_measured(self, cell: ReportCell, row: ReportLine) -> bool:
        """Whether a heading to the left of a cell names a measure."""
        left = [
            one
            for one in row.cells
            if one.column < cell.column and one.text and not WORDED.match(one.text)
        ]
        return any(self._captions.read([one.text], None).measure for one in left)


def is_blank(
    labels: list[ReportCell], below: list[list[ReportCell]], captions: CaptionReader
) -> bool:
    """Whether a row without figures states none, ``Hiềm nghi | | |``, rather than heading those
    below it.

    It does where the next row is of the same kind, the last sum, or where there is none. ``below``:
    those rows' labels.
    """
    said = said_by(labels, captions)
    if said is None or any(_NUMBERED.fullmatch(cell.text) for cell in labels):
        return False
    following = (said_by(below[0], captions) if below else None) or Caption()
    if not below or (following.total and len(below) == 1):
        return True
    if said.line is not None:
        return following.line not in (None, said.line)
    heading = [name for name in _HEADING if name in said.cell]
    return all(name in following.cell for name in heading)


def said_by(labels: list[ReportCell], captions: CaptionReader) -> Caption | None:
    """What a row's labels name; nothing where they say a measure, or something not understood."""
    texts = [cell.text for cell in labels if not cell.continued]
    lines = {line for text in texts for line in captions.lines(text)}
    if len(lines) > 1:
        return None
    said = captions.read(texts, min(lines, default=None))
    said.line = min(lines, default=None)
    unclear = said.measure or said.doubt or said.clash or said.skip or said.narrowed or said.as_of
    return None if unclear or not (said.cell or said.total or said.line) else said
