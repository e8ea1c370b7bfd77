"""Tables whose cells hold sentences: what a column's heading says stands over all of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from ledger.values.dates import read_day
from projections.documents.lines.document import ReportLine, Where
from projections.inspection.reading.frames.frame import Frame
from projections.inspection.reading.frames.words import FrameReader
from projections.inspection.reading.head.boundaries import texts
from projections.inspection.reading.tables.captions import CaptionReader
from projections.inspection.reading.tables.columns import Columns
from projections.inspection.reading.tables.geometry import INDEX

_HEADING_ROWS: Final = 3
_TELLING: Final = re.compile(r"\d|\.\.|…|\?$")


@dataclass(frozen=True, slots=True)
class Text:
    """A line of text, and what the heading of its column says."""

    text: str
    where: Where
    over: Frame


def shown(block: Sequence[ReportLine], frames: FrameReader) -> Iterator[Text]:
    """The texts of lines and of cells that state no table of counts, each under its column."""
    at, columns = _headed(block, frames)
    for number, line in enumerate(block):
        if not line.cells:
            yield from (Text(text, where, Frame()) for text, where in texts(line))
        for cell in line.cells:
            below = columns is not None and number > at and cell.column > 1
            over = columns.frame(cell.column, None) if columns is not None and below else Frame()
            if not cell.continued:
                yield from (Text(text, cell.where, over) for text in cell.paragraphs)


def sentences(row: ReportLine, columns: Columns) -> Iterator[Text]:
    """The sentences in a row of a table that holds counts as well, each below what its column says
    of when or whose it is, and behind what the row names before it. A day alone tells nothing.
    """
    label = ""
    numbered = bool(columns) and INDEX.fullmatch(row.cells[0].text) is not None
    for cell in row.cells[numbered:]:
        for text in () if cell.continued else cell.paragraphs:
            if _TELLING.search(text) and not isinstance(read_day(text), date):
                yield Text(label + text, cell.where, _over(cell.column, columns))
            elif not label:
                label = f"{text.rstrip(' :')}: "


def _over(column: int, columns: Columns) -> Frame:
    """What a column says of its sentences: below ``Phương hướng`` they are planned, below ``Ghi
    chú`` nothing is known of what they count.
    """
    said, heading = columns.frame(column, None), columns.innermost(column)
    found = columns.captions.nodes(heading, None)
    planned = any(node.means("plans") for node in found)
    noted = any(node.means("remarks") for node in found)
    modality = said.modality or ("plan" if planned else "")
    return Frame((), said.cell, when=said.when, modality=modality, unknown=(heading,) * noted)


def _headed(block: Sequence[ReportLine], frames: FrameReader) -> tuple[int, Columns | None]:
    """Where a block heads columns that say of when, whose or what no fact is below them."""
    for number, row in enumerate(block[:_HEADING_ROWS]):
        columns = Columns(CaptionReader(frames))
        heads = [it for it in row.cells if it.text and not it.continued]
        for cell in heads if len(heads) > 1 else ():
            columns.add(cell)
        said = [columns.frame(it.column, None) for it in heads if it.column > 1]
        if any(one.when or one.modality or one.is_held for one in said):
            return number, columns
    return 0, None
