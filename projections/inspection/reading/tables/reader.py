"""Reads tables and sheets: a cell's figure is what its row's and its column's headings say
together.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

from projections.documents.lines.document import ReportCell, ReportLine, Where
from projections.inspection.reading.frames.frame import HOLDERS, Frame, When
from projections.inspection.reading.frames.heading_words import is_title
from projections.inspection.reading.frames.holders import is_motto, is_several, label_beside
from projections.inspection.reading.frames.sections import Section
from projections.inspection.reading.frames.words import FrameReader
from projections.inspection.reading.headings.tree import Headings
from projections.inspection.reading.lines.node import walk
from projections.inspection.reading.stated.drafts import Sheaf
from projections.inspection.reading.stated.values import (
    COMPARISON,
    NOT_UNDERSTOOD,
    NotRead,
)  # fmt: skip
from projections.inspection.reading.tables.captions import (
    ROW_NUMBERS,
    CaptionReader,
    skipped,
)  # fmt: skip
from projections.inspection.reading.tables.cells import CellWriter
from projections.inspection.reading.tables.columns import Columns
from projections.inspection.reading.tables.geometry import (
    NUMBERED,
    WORDED,
    Grid,
    are_blank,
    is_count,
    is_index,
    is_text,
    is_year,
    padded,
    pure_value,
    states_count,
    with_dittos_blank,
    with_signs_named,
)  # fmt: skip
from projections.inspection.reading.tables.name_columns import NameColumns
from projections.inspection.reading.tables.nested_rows import NestedRows
from projections.inspection.reading.tables.row_changes import row_change
from projections.inspection.reading.tables.row_context import RowContext
from projections.inspection.reading.tables.row_labels import RowLabels
from projections.inspection.reading.tables.worded_tables import sentences

_LONG_LABEL: Final = 60
"""A heading is shorter than a sentence."""

ShowLine = Callable[[str, Where, str, Frame], None]
Over = Callable[[], tuple[Frame, str, When]]
"""What stands over a table, the line of text above it, and of when that says it is."""


def is_table(rows: Sequence[ReportLine], frames: FrameReader) -> bool:
    """Whether rows hold counts in cells of their own, or counts with words behind them below a
    measure.
    """
    cells = [cell for row in rows for cell in row.cells]
    if not any(is_text(cell) for cell in cells):
        return False
    if any(is_count(cell) for cell in cells):
        return True
    short = [it for row in rows[:3] for it in row.cells if len(it.text) < _LONG_LABEL]
    heads = [cell for cell in short if not WORDED.match(cell.text)]
    worded = any(WORDED.match(cell.text) for cell in cells if cell.column > 1)
    captions = CaptionReader(frames)
    return worded and any(captions.read([cell.text], None).measure for cell in heads)


class TableReader:
    """Reads the rows of one table from top to bottom."""

    def __init__(
        self, frames: FrameReader, sheaf: Sheaf, rows: list[ReportLine], show: ShowLine
    ) -> None:
        self._frames = frames
        self._sheaf = sheaf
        self._grid = Grid([with_dittos_blank(with_signs_named(row)) for row in rows])
        self._show = show
        self._captions = CaptionReader(frames)
        self._columns = Columns(self._captions)
        names = NameColumns(self._captions)
        self._labels = RowLabels(self._captions, self._grid, self._columns, names)
        self._cells = CellWriter(frames, sheaf)
        nested = NestedRows(self._captions, self._labels, self._grid)
        self._above = RowContext(
            frames, self._captions, self._columns, self._labels, self._cells, self._grid, nested
        )
        self._section = -1
        self._rows = 0
        self._in_header = False
        self._titled: tuple[str, ...] = ()
        self._time: When = ""

    def read(self, outline: Headings, over: Over) -> None:
        """Read every row. One with one filled cell is a line of text: a title, a group's heading, a
        remark.
        """
        self._cells.plans = outline.plans
        self._apply(outline.section, *over())
        for row in self._grid.rows:
            filled = [cell for cell in row.cells if cell.text and not cell.continued]
            below = next((it.text for it in self._grid.below(row, 1)), "")
            if name := label_beside(row, self._frames.form):
                self._text(replace(filled[0], paragraphs=(name,)), below, outline, over)
            elif (
                len(filled) == 1
                and not pure_value(filled[0].text)[0]
                and not self._leaves_blank(row)
            ):
                self._text(filled[0], below, outline, over)
            elif any(cell.text.endswith("?") for cell in filled) or not self._row(row):
                standing = [*outline.levels.open]
                for one in sentences(row, self._columns):
                    self._show(one.text, one.where, "", one.over)
                outline.stand_again(standing)

    def _text(self, cell: ReportCell, below: str, outline: Headings, over: Over) -> None:
        """A row that is a line of text: what stood above it heads no columns below."""
        self._in_header = self._in_header and cell.column > 1
        self._above.stand_below([cell])
        if self._above.takes_holder([cell]):
            return
        for text in cell.paragraphs:
            self._show(text, cell.where, below, Frame())
        self._apply(outline.section, *over())

    def _apply(self, section: Section, frame: Frame, before: str, when: When) -> None:
        """Say where the table, or what follows in it, stands: in which section, below which line of
        text, of when that is.
        """
        above = self._captions.read([before], section.line)
        clear = above.measure and "clash" not in above.marks and not skipped(above)
        measure = above.measure if clear else "current" if "split" in above.marks else frame.measure
        several, narrowed = self._whose(frame, before, above.unknown)
        titled = narrowed and is_title(before) and not self._columns
        self._above.several = several
        self._titled = self._captions.lines(before, symbols=False) if not self._columns else ()
        closed = section.closed(replace(frame, stranger="") if several else frame)
        self._time = when or self._time
        closed = closed or (COMPARISON if self._time in ("part", "other") else "")
        self._cells.closed = closed or (NOT_UNDERSTOOD if titled else "")
        self._cells.timeless = replace(frame, when="").closed
        lines = (section.line,) if section.line else ()
        self._cells.outer = Frame(lines, frame.cell, measure)
        if section.number == self._section:
            return
        if self._section != -1:
            self._above.lines.head(section.line)
            self._above.holder.leave()
        self._section = section.number
        self._above.begin(section.line)

    def _whose(self, frame: Frame, before: str, unknown: Sequence[str]) -> tuple[str, bool]:
        """The several units whose figures the table holds, and whether the line above it names
        anybody else, or something unknown.
        """
        said, form = self._frames.holder(before) or Frame(), self._frames.form
        counts = any(it.is_value for it in walk(self._captions.nodes(before, None)))
        held = [it for it in (frame.stranger, said.stranger) if is_several(it, form)]
        several = before if held and is_several(before, form) else "".join(held[:1])
        narrows = not counts and not all(is_several(it, form) for it in unknown)
        return several, said.stranger not in ("", *held) or narrows

    # ---- kinds of rows ----

    def _row(self, row: ReportLine) -> bool:
        """Read a row: headings, a group's heading, or figures; False where it holds sentences."""
        cells = [cell for cell in row.cells if cell.text]
        if is_index(cells):
            return True
        if self._is_header(row, cells):
            self._take_header(row)
            return True
        self._in_header = False
        labels, counts = self._labels.parted(row)
        if any(cell.text for cell in counts):
            self._figures(row, labels, counts)
        elif self._leaves_blank(row):
            row = padded(row, self._columns.width)
            labels, counts = self._labels.parted(row)
            self._figures(row, labels, counts)
        else:
            self._above.open_group(labels)
        if counts or self._cells.scored:
            self._aside(row)
        if self._cells.scored:
            self._cells.unread(
                [it for it in labels if re.search(r"\d", it.text) and not self._labels.skip(it)]
            )
        return bool(counts) or self._cells.scored

    def _is_header(self, row: ReportLine, cells: list[ReportCell]) -> bool:
        """Several headings and no count; below figures only where it heads columns anew."""
        texts = [cell for cell in cells if not cell.continued]
        motto = any(is_motto(cell.text, self._frames.form) for cell in texts)
        if len(cells) < 2 or motto or any(map(self._may_count, texts)):
            return False
        if self._in_header and len(texts) < len(cells):
            return True
        read = [self._captions.read([cell.text], None) for cell in texts]
        dated = (bool(it.unknown) and "by_day" in it.marks for it in read)  # ``Huyện Mẫu, ngày …``
        measures = sum(bool(it.measure) for it in read) - sum(dated)
        if self._in_header or not self._columns:
            said = sum(self._captions.says_anything(cell.text) for cell in texts)
            return said >= 2 or measures >= 1
        timed = sum(bool(frame.when) for frame in read)
        return measures >= 2 or timed >= 2 or self._heads_anew(texts) or self._heads(row, texts)

    def _heads_anew(self, texts: list[ReportCell]) -> bool:
        """Whether words stand where figures should: whatever they say, what was said above the
        columns holds no more.
        """
        over = [self._columns.frame(cell.column, None) for cell in texts]
        return sum(bool(frame.measure) for frame in over) >= 2

    def _heads(self, row: ReportLine, texts: list[ReportCell]) -> bool:
        """Whether words the form knows stand over the counts of the next row: a small table below
        a list.
        """
        below = {it.column for one in self._grid.below(row, 1) for it in one.cells if is_count(it)}
        return sum(it.column in below and self._captions.says_anything(it.text) for it in texts) > 1

    def _may_count(self, cell: ReportCell) -> bool:
        """Whether a cell may hold a count, which no heading does; a year heads a column."""
        if is_year(cell.text) or self._captions.read([cell.text], None).when:
            return False
        worded = cell.column > 1 and WORDED.match(cell.text) is not None
        return worded or pure_value(cell.text)[0]

    def _take_header(self, row: ReportLine) -> None:
        if not self._in_header:
            self._columns.clear()
            self._labels.head()
            self._in_header = True
            self._above.unknown = self._above.unknown if self._rows else ("", ())
            self._rows = 0
        for cell in self._grid.spread(row):
            self._columns.add(cell)
        self._above.head()
        self._cells.scored = self._columns.is_scored and not self._labels.are_accounts(row)

    def _leaves_blank(self, row: ReportLine) -> bool:
        """Whether a row names something and states none of its figures, ``Hiềm nghi | | |``, rather
        than heading those below it: where the next row is of the same kind, the last sum, or where
        there is none.
        """
        labels, counts = self._labels.parted(padded(row, self._columns.width))
        if self._cells.scored or not are_blank(labels, counts):
            return False
        said = self._labels.said_by(labels)
        if said is None or any(NUMBERED.fullmatch(cell.text) for cell in labels):
            return False
        below = [self._labels.parted(one)[0] for one in self._grid.below(row, 2)]
        following = (self._labels.said_by(below[0]) if below else None) or Frame()
        if not below or ("total" in following.marks and len(below) == 1):
            return True
        if said.line is not None:
            return following.line not in (None, said.line)
        return all(name in following.cell for name in HOLDERS if name in said.cell)

    # ---- figures ----

    def _figures(self, row: ReportLine, labels: list[ReportCell], counts: list[ReportCell]) -> None:
        """Write the figures of a row, each by what the row and its column say together."""
        left = [cell for cell in labels if not counts or cell.column < counts[-1].column]
        self._rows += bool(counts)
        if not left and self._rows > 1:
            self._cells.unread([it for it in counts if states_count(it)])
            return
        texts = [cell.text for cell in left if self._labels.may_name_line(cell)]
        lines = [line for text in texts for line in self._captions.lines(text)]
        line = self._above.line_of(lines, texts)
        left = self._labels.with_unit(row, left, named=bool(lines))
        label = self._above.row_label(row, left, line, lines)
        label = self._above.agreed(label, [it for it in counts if it.text])
        if not self._columns and len({*self._titled, *lines}) > 1 == len(self._titled):
            label = replace(label, marks=label.marks | {"clash"})  # what a line of work led to
        before = len(self._sheaf.drafts)
        for cell in counts:
            self._figure(row, cell, line, label)
        self._cells.settle_rivals(before)
        self._sheaf.changes += row_change(row, self._columns, self._sheaf.drafts[before:])
        if label.lines and not label.cell:
            self._above.totals.add(label.lines[0])

    def _figure(self, row: ReportLine, cell: ReportCell, line: str | None, label: Frame) -> None:
        """Write one cell: the row's line of work is the column's, or what stands over both."""
        context = self._above.group or self._cells.outer
        over = line or self._line_over(cell) or context.line or self._cells.outer.line
        of = over or self._columns.summed(cell.column)
        self._cells.own_year = self._columns.is_of_own_year(cell.column)
        said = label.beside(self._columns.frame(cell.column, of))
        self._cells.figure(row, cell, of, said, context)

    def _line_over(self, cell: ReportCell) -> str | None:
        """The line of work that the headings of a cell's column name, where it is one."""
        lines = self._columns.lines(cell.column)
        return lines[0] if len(lines) == 1 else None

    # ---- what is not read ----

    def _aside(self, row: ReportLine) -> None:
        """List what a row states of another period, and its rates."""
        for cell in row.cells:
            why = self._labels.skip(cell)
            if why and why != ROW_NUMBERS and not cell.continued and re.search(r"\d", cell.text):
                self._sheaf.not_read.append(NotRead(cell.where, cell.text, why))
