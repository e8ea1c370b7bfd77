"""Reads tables and sheets: a cell's figure is what its row's and its column's headings say
together.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final, cast

from projections.documents.lines.document import ReportCell, ReportLine
from projections.inspection.reading.captions import ROW_NUMBERS, Caption, CaptionReader
from projections.inspection.reading.columns import Columns
from projections.inspection.reading.drafts import Draft, Sheaf
from projections.inspection.reading.frames import Frame
from projections.inspection.reading.holders import Holder
from projections.inspection.reading.neighbours import Neighbours, padded
from projections.inspection.reading.phrases import nodes
from projections.inspection.reading.rivals import Rivals
from projections.inspection.reading.row_heads import Rows
from projections.inspection.reading.stated import (
    AMBIGUOUS,
    COMPARISON,
    NOT_FACT,
    NOT_UNDERSTOOD,
    Measure,
    NotRead,
)
from projections.inspection.reading.statements import Clerk
from projections.inspection.reading.sums import Sums
from projections.inspection.reading.surroundings import Surroundings
from projections.inspection.reading.table_cells import (
    WORDED,
    is_count,
    is_index,
    is_spoilt,
    is_text,
    is_year,
    pure_value,
)
from projections.inspection.reading.tree import Section

_LONG_LABEL: Final = 60
"""A heading is shorter than a sentence."""


class GridReader:
    """Reads the rows of one table from top to bottom."""

    def __init__(self, around: Surroundings, sheaf: Sheaf) -> None:
        self._around = around
        self._captions = CaptionReader(around)
        self._sheaf = sheaf
        self._outer = Caption()
        self._section = -1
        self._columns = Columns(self._captions, around.form)
        self._closed = ""
        self._in_header = False
        self._group: Caption | None = None
        self._line: str | None = None
        self._totals: set[str] = set()
        self._divided: Caption | None = None
        self._measure = ""
        self._rows = 0
        self._sums = Sums()
        self._holder = Holder()
        self._rivals = Rivals(sheaf)
        self._kinds = Rows(self._captions, self._columns)
        self.scored = False

    def apply(self, section: Section, frame: Frame, before: str) -> None:
        """Say where the table, or what follows in it, stands: in which section, below which line of
        text.
        """
        above = self._captions.read([before], section.line)
        measure = above.measure if above.measure and not above.clash and not above.skip else ""
        self._closed = section.closed(frame)
        self._outer = Caption(
            line=section.line,
            measure=measure or ("current" if above.split else ""),
            cell=frame.cell,
        )
        if section.number == self._section:
            return
        if self._section != -1:
            self._sums.head(section.line)
            self._holder.leave()
        self._section = section.number
        self._group, self._line, self._divided, self._totals = None, section.line, None, set()
        self._measure = ""

    def read(self, row: ReportLine) -> bool:
        """Read a row: headings, a group's heading, or figures.

        False where it holds sentences, which are for others to read.
        """
        cells = [cell for cell in row.cells if cell.text]
        if is_index(cells):
            return True
        if self._is_header(cells):
            self._take_header(row)
            return True
        self._in_header = False
        labels, counts = self._kinds.divided(row)
        if any(cell.text for cell in counts):
            self._figures(row, labels, counts)
        elif self.leaves_blank(row):
            row = padded(row, self._columns.width)
            labels, counts = self._kinds.divided(row)
            self._figures(row, labels, counts)
        else:
            self.open_group(labels)
        if counts or self.scored:
            self._aside(row)
        if self.scored:
            self._unread(
                [
                    cell
                    for cell in labels
                    if re.search(r"\d", cell.text) and not self._heading(cell, None).skip
                ]
            )
        return bool(counts) or self.scored

    def leaves_blank(self, row: ReportLine) -> bool:
        """Whether a row names something and states none of its figures, rather than heading the
        rows below it.
        """
        return not self.scored and self._kinds.leaves_blank(row)

    def takes_holder(self, labels: list[ReportCell]) -> bool:
        """Whether a row without figures names who holds those below it; above the table on a sheet
        stands a letterhead.
        """
        letterhead = not self._columns and (
            not self._around.unit or any(cell.where.sheet for cell in labels)
        )
        if letterhead or not self._holder.take(
            labels, self._captions, below_line=bool(self._sums.heads)
        ):
            return False
        self._sums.head(None)
        self._divided, self._totals = None, set()
        return True

    def pass_by(self, labels: list[ReportCell]) -> None:
        """A row without figures that is not understood may tell apart what stands above it and
        below.
        """
        said = self._captions.read([cell.text for cell in labels if not cell.continued], self._line)
        self._rivals.part += bool(
            self._columns and said.doubt and not said.measure and not said.line
        )

    def suits(self, rows: list[ReportLine]) -> bool:
        """Whether a table holds counts in cells of their own, or counts with words behind them
        below a measure.
        """
        self._kinds.near = Neighbours(rows)
        cells = [cell for row in rows for cell in row.cells]
        if not any(is_text(cell) for cell in cells):
            return False
        if any(is_count(cell) for cell in cells):
            return True
        heads = [
            cell
            for row in rows[:3]
            for cell in row.cells
            if not WORDED.match(cell.text) and len(cell.text) < _LONG_LABEL
        ]
        worded = any(WORDED.match(cell.text) for cell in cells if cell.column > 1)
        return worded and any(self._captions.read([cell.text], None).measure for cell in heads)

    def _unread(self, cells: list[ReportCell]) -> None:
        self._sheaf.not_read += [NotRead(cell.where, cell.text, NOT_UNDERSTOOD) for cell in cells]

    def _aside(self, row: ReportLine) -> None:
        """List what a row states of another period, and its rates."""
        for cell in row.cells:
            why = self._heading(cell, None).skip
            if why and why != ROW_NUMBERS and not cell.continued and re.search(r"\d", cell.text):
                self._sheaf.not_read.append(NotRead(cell.where, cell.text, why))

    # ---- headings ----

    def _is_header(self, cells: list[ReportCell]) -> bool:
        """Several headings and no count; below figures only where it heads columns anew."""
        texts = [cell for cell in cells if not cell.continued]
        counted = any(
            pure_value(cell.text)[0] or (cell.column > 1 and WORDED.match(cell.text))
            for cell in texts
            if not is_year(cell.text)
        )
        if counted or len(cells) < 2:
            return False
        if self._in_header and len(texts) < len(cells):
            return True
        said = [cell for cell in texts if self._captions.says_anything(cell.text)]
        measures = [cell for cell in texts if self._captions.read([cell.text], None).measure]
        if self._in_header or not self._columns:
            return len(said) >= 2 or len(measures) >= 1
        return len(measures) >= 2

    def _take_header(self, row: ReportLine) -> None:
        if not self._in_header:
            self._columns.clear()
            self._in_header = True
            self._rows = 0
        for cell in row.cells:
            self.scored = self.scored or self._captions.is_scored(cell.text)
            self._columns.add(cell)

    def _heading(self, cell: ReportCell, line: str | None) -> Caption:
        return self._columns.heading(cell.column, line)

    # ---- figures ----

    def open_group(self, labels: list[ReportCell]) -> None:
        """A row without figures heads those below it.

        One above the columns' headings cannot lead away by a symbol's name.
        """
        if self.takes_holder(labels):
            return
        texts = [cell.text for cell in labels]
        symbols = bool(self._columns) or self._outer.line is None
        named = [line for text in texts for line in self._captions.lines(text, symbols=symbols)]
        if len(set(named)) == 1:
            self._group = Caption(line=named[0])
            self._line, self._divided, self._totals = named[0], None, {named[0]}
            self._sums.head(named[0])
            self._holder.leave()
        caption = self._captions.read(texts, named[0] if named else self._line)
        self.pass_by(labels)
        frames = [
            self._around.frames.frame(nodes(text, self._around.form, self._line)) for text in texts
        ]
        elsewhen = any(frame.another in ("part", "other") for frame in frames)
        if caption.modality or elsewhen:
            self._group = replace(
                self._group or Caption(line=self._line),
                modality=caption.modality,
                skip=COMPARISON if elsewhen else "",
            )
        elif self._group and named:
            self._group = replace(self._group, modality="", skip="")
        if caption.measure and not caption.doubt:
            self._group = (self._group or Caption(line=self._line)).joined(
                Caption(measure=caption.measure)
            )

    def _figures(self, row: ReportLine, labels: list[ReportCell], counts: list[ReportCell]) -> None:
        left = [cell for cell in labels if not counts or cell.column < counts[-1].column]
        self._rows += bool(counts)
        if not left and self._rows > 1:
            self._unread(
                [
                    cell
                    for cell in counts
                    if pure_value(cell.text)[1] is not None or is_spoilt(cell.text)
                ]
            )
            return
        texts = [cell.text for cell in left]
        named = [line for text in texts for line in self._captions.lines(text)]
        line = self._line_of(named, texts)
        context = self._group or self._outer
        label = self._settled(self._label(row, left, line), line, left)
        self._placed(label, row, named)
        if label.measure and not label.cell:
            self._measure = label.measure
        before = len(self._sheaf.drafts)
        for cell in counts:
            heads = self._columns.lines(cell.column)
            of = line or (heads[0] if len(heads) == 1 else None) or context.line or self._outer.line
            self._figure(row, cell, of, label.joined(self._heading(cell, of)), context)
        self._rivals.settle(before)
        if label.line and not label.cell:
            self._totals.add(label.line)

    def _placed(self, label: Caption, row: ReportLine, named: list[str]) -> None:
        """Say of which line of work and of which holder a row is, or that it cannot be told."""
        bare = label.total and not named
        if not bare:
            self._sums.row(named)
        elif not self._sums.is_clear(last=self._kinds.near.below(row) is None):
            label.clash = True
        self._holder.hold(label, bare=bare)

    def _label(self, row: ReportLine, cells: list[ReportCell], line: str | None) -> Caption:
        """The row's headings.

        Beside a line of work that heads several rows its own name is a symbol, a bare letter a
        class.
        """
        label = self._captions.read([cell.text for cell in cells], line)
        if not cells or label.total:
            return label
        last = cells[-1]
        own = self._captions.read([last.text], line)
        if own.either and any(
            self._kinds.near.heads_rows(cell, row) and line in self._captions.lines(cell.text)
            for cell in cells[:-1]
        ):
            label.cell = {**own.either, **label.cell}
        if symbol := self._captions.is_symbol(last.text, line, self._kinds.near.beside(last)):
            label.cell = {**dict([symbol]), **label.cell}
        if own.doubt and not own.cell and self._measure == "removed" and not label.measure:
            label.name(self._captions.closing(last.text, line))
        if own.doubt and not own.cell:
            label.name(self._columns.bare(last.text, line, self._kinds.near.beside(last)))
        if label.doubt and not label.cell and not label.measure and not own.line:
            label.name(self._columns.completed(last, line))
        return label

    def _line_of(self, named: list[str], texts: list[str]) -> str | None:
        """The row's line of work: the one it names, else the one of the rows above; a row of totals
        takes the group's only.
        """
        if len(set(named)) == 1:
            if named[0] != self._line:
                self._divided = None
            self._line = named[0]
            if self._group and self._group.line not in (None, named[0]):
                self._group = Caption(measure=self._group.measure) if self._group.measure else None
            return named[0]
        if self._captions.read(texts, None).total:
            return self._group.line if self._group else None
        return self._line

    def _settled(self, label: Caption, line: str | None, cells: list[ReportCell]) -> Caption:
        """``HN`` below the row ``Hiềm nghi`` is a symbol; below a level or unit a symbol belongs to
        that, if it is indented.
        """
        if label.either and line in self._totals and not label.total:
            label.cell = {**label.either, **label.cell}
        if {"level", "unit"} & set(label.cell):
            self._divided = label
        elif label.cell and self._divided is not None:
            if cells and cells[-1].text[:1] in "-+•*–":
                return label.joined(Caption(cell=self._divided.cell))
            label.clash = True
        elif label.total:
            self._divided = None
        return label

    def _figure(
        self, row: ReportLine, cell: ReportCell, line: str | None, said: Caption, context: Caption
    ) -> None:
        measure = said.measure or context.measure or self._outer.measure
        if not measure:
            measure = "current" if said.split else self._measure if said.cell else ""
        value = pure_value(cell.text)[1]
        if self._closed:
            if re.search(r"\d", cell.text):
                self._sheaf.not_read.append(NotRead(cell.where, cell.text, self._closed))
            return
        if is_spoilt(cell.text):
            self._unread([cell])
            return
        said.skip = said.skip or (NOT_FACT if said.modality or context.modality else context.skip)
        if said.skip:
            if said.skip != ROW_NUMBERS and value is not None:
                self._sheaf.not_read.append(NotRead(cell.where, cell.text, said.skip))
            return
        unsure = (
            said.clash
            or said.narrowed
            or self.scored
            or (bool(said.doubt) and self._columns.has_rival(cell.column, measure))
        )
        if line is None or not measure or unsure or (said.line or line) != line:
            if re.search(r"\d", cell.text):
                self._sheaf.not_read.append(
                    NotRead(cell.where, cell.text, AMBIGUOUS if said.clash else NOT_UNDERSTOOD)
                )
            return
        said.cell = {**self._outer.cell, **said.cell}
        if "type" in said.cell:
            said.cell.setdefault("symbol", "LT")
        if not pure_value(cell.text)[0]:
            self._worded(cell, line, measure, said.cell)
            return
        kept = (line, cast(Measure, measure), said.cell, value, "", cell.where)
        self._sheaf.drafts.append(Draft(*kept, row.text, "statistics", said.as_of, len(said.doubt)))

    def _worded(self, cell: ReportCell, line: str, measure: str, base: dict[str, str]) -> None:
        """A count and its parts in one cell."""
        clerk = Clerk(self._sheaf, self._around.form, line, cell.where, "statistics")
        shown = nodes(cell.text, self._around.form, line)
        heads = self._around.items(shown, line, "head", removed=measure == "removed").heads
        for index, item in enumerate(heads):
            label = item.label
            if (
                index
                or label.unread
                or label.prior
                or label.clash
                or item.doubtful
                or label.lines not in ([], [line])
            ):
                clerk.unread(item, NOT_UNDERSTOOD)
            else:
                clerk.total(item, measure, cell={**base, **label.cell})
