"""Days that lie ahead: what is planned, asked for or due then is counted on no such day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from projections.documents.lines.document import ReportCell, ReportLine, Where
from projections.inspection.reading.frames.frame import ASKED
from projections.inspection.reading.headings.tree import Headings
from projections.inspection.reading.lexicon.form import Form
from projections.inspection.reading.lines.node import Node, walk
from projections.inspection.reading.lines.phrases import nodes

_COMING: Final = (ASKED | {"proposal"}) - {"criterion"}
"""What is no fact yet; results are held against criteria, and those have days of their own."""
_DATED: Final = frozenset({"date", "span", "bad_date"})
_ENDING: Final = frozenset({"stop", "semicolon"})
_SHORT: Final = 60
"""What heads a column or names a row is shorter than a sentence."""


class DueDays:
    """Which days of a document lie ahead, line by line.

    ``columns``: those of the table at hand whose heading names a deadline, ``Thời hạn``.
    """

    def __init__(self, form: Form) -> None:
        self._form = form
        self._columns: set[int] = set()
        self._table: tuple[str | None, int | None] = (None, None)

    def places(self, line: ReportLine) -> set[Where]:
        """The cells of a row whose days are due, by the column's heading or by what names the
        row: ``Thời gian hoàn thành | 30/9/2025``.
        """
        table = line.where.sheet, line.where.table
        if table != self._table:
            self._table, self._columns = table, set()
        shown = [cell for cell in line.cells if cell.text and not cell.continued]
        heading = len(shown) > 1 and not any(map(_is_dated, self._read(shown)))
        named, due = False, set()
        for cell in shown:
            says = len(cell.text) < _SHORT and self._names_deadline(cell)
            spanned = set(range(cell.column, cell.column + cell.span))
            if says:
                self._columns |= spanned
            elif heading and not any(map(str.isdigit, line.text)):
                self._columns -= spanned
            if named or self._columns & spanned:
                due.add(cell.where)
            named = says
        return due

    def _read(self, cells: Iterable[ReportCell]) -> list[Node]:
        return [node for cell in cells for node in walk(nodes(cell.text, self._form, None))]

    def _names_deadline(self, cell: ReportCell) -> bool:
        """Whether a cell without a day says that days are to come."""
        found = self._read([cell])
        return not any(map(_is_dated, found)) and any(it.means("future") for it in found)


def _is_dated(node: Node) -> bool:
    return node.kind in _DATED


def lie_ahead(found: Iterable[Node], outline: Headings) -> bool:
    """Whether all days of a line are to come: below plans, or beside words that say so."""
    said = (it.means("future") and not it.means("measure", "filler") for it in found)
    return outline.section.part == "plans" or any(said)


def coming(found: Iterable[Node], outline: Headings) -> Iterator[bool]:
    """Of every word of a line, whether a day there is to come: in the paper of a plan, below or
    behind what is asked for, planned or proposed in its sentence, and not said to be done.
    """
    always = outline.plans or outline.section.frame.modality in _COMING
    asked = done = False
    for node in found:
        said = node.first("modality")
        asked |= said is not None and said.value in _COMING
        done |= node.means("result", "done")
        if node.kind in _ENDING:
            asked = done = False
        yield always or (asked and not done)
