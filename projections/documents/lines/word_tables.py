"""Rows of a Word table in the columns of its grid.

ECMA-376 part 1, §17.4; merged cells stand once, where they begin.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml.etree import _Element

from ledger.values.numbers import column_letter
from ledger.values.text import as_seen
from projections.documents.lines.document import ReportCell, ReportLine, Where, join_cells
from projections.documents.lines.word_text import (
    DELETED,
    INCLUDED,
    INSERTED,
    Noticed,
    ParagraphText,
)
from projections.documents.lines.word_xml import child, is_on, local_name, value_of

_TRANSPARENT = INSERTED | {"sdt", "sdtContent", "customXml", "smartTag"}
_MAX_SPAN = 200


@dataclass(slots=True)
class _Slot:
    """A cell before its row's text is known."""

    column: int
    span: int
    continued: bool
    paragraphs: list[str] = field(default_factory=list)


class TableRows:
    """Reads one table; remembers what the cells above hold, for those merged downwards."""

    def __init__(self, noticed: Noticed, table: int) -> None:
        self._noticed = noticed
        self._table = table
        self._above: dict[int, list[str]] = {}

    def lines(self, table: _Element) -> Iterator[tuple[ReportLine, list[_Element]]]:
        """Every row as a line, with the tables and text boxes inside it.

        Rows deleted under revision are left out.
        """
        number = 0
        for row in _inside(table, "tr"):
            properties = child(row, "trPr")
            marks = [] if properties is None else [local_name(mark) for mark in properties]
            self._noticed.inserted += any(mark in INSERTED for mark in marks)
            if any(mark in DELETED for mark in marks):
                self._noticed.deleted += 1
                continue
            self._noticed.hidden_rows += is_on(child(row, "trPr", "hidden"))
            number += 1
            yield self._line(row, number)

    def _line(self, row: _Element, number: int) -> tuple[ReportLine, list[_Element]]:
        slots, inner = self._slots(row)
        text = join_cells(["" if slot.continued else " ".join(slot.paragraphs) for slot in slots])
        cells = tuple(
            ReportCell(
                tuple(slot.paragraphs),
                slot.column,
                self._where(text, slot.column, number),
                slot.span,
                slot.continued,
            )
            for slot in slots
        )
        return ReportLine(text, self._where(text, 1, number), cells), inner

    def _where(self, text: str, column: int, number: int) -> Where:
        return Where(text, table=self._table, cell=f"{column_letter(column)}{number}")

    def _slots(self, row: _Element) -> tuple[list[_Slot], list[_Element]]:
        slots: list[_Slot] = []
        inner: list[_Element] = []
        column = 1 + _number(value_of(child(row, "trPr", "gridBefore")), least=0)
        for cell in _inside(row, "tc"):
            span = _number(value_of(child(cell, "tcPr", "gridSpan")), least=1)
            if _continues(cell, "hMerge") and slots:
                slots[-1].span += span
            else:
                slots.append(self._slot(cell, column, span, inner))
            column += span
        return slots, inner

    def _slot(self, cell: _Element, column: int, span: int, inner: list[_Element]) -> _Slot:
        slot = _Slot(column, span, _continues(cell, "vMerge"))
        own = self._paragraphs(cell, inner)
        slot.paragraphs = self._above.get(column, own) if slot.continued else own
        self._above[column] = slot.paragraphs
        return slot

    def _paragraphs(self, parent: _Element, inner: list[_Element]) -> list[str]:
        texts: list[str] = []
        for part in parent:
            name = local_name(part)
            if name == "p":
                text = ParagraphText(self._noticed)
                text.collect(part)
                texts += [
                    self._noticed.marks.off(shown)
                    for piece in "".join(text.pieces).split("\n")
                    if (shown := as_seen(piece))
                ]
                for box in text.boxes:
                    texts += self._paragraphs(box, inner)
            elif name == "tbl":
                inner.append(part)
            elif name in INCLUDED:
                self._noticed.included += 1
            elif name in _TRANSPARENT:
                texts += self._paragraphs(part, inner)
        return texts


def _inside(parent: _Element, wanted: str) -> Iterator[_Element]:
    """Children of this name, through content controls and insertions."""
    for part in parent:
        name = local_name(part)
        if name == wanted:
            yield part
        elif name in _TRANSPARENT:
            yield from _inside(part, wanted)


def _continues(cell: _Element, name: str) -> bool:
    """Whether the cell goes on from its neighbour.

    The property is there and does not say ``restart``.
    """
    merge = child(cell, "tcPr", name)
    return merge is not None and value_of(merge) != "restart"


def _number(text: str, *, least: int) -> int:
    return min(max(int(text), least), _MAX_SPAN) if text.isdigit() else least
