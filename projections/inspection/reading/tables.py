"""Reads tables and sheets: a cell's figure is what its row's and its column's headings say
together.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import Final, cast

from projections.documents.lines.document import ReportCell, ReportLine, Where
from projections.inspection.reading.captions import (
    ROW_NUMBERS,
    CaptionReader,
    Columns,
    named,
    skipped,
)  # fmt: skip
from projections.inspection.reading.drafts import Draft, Sheaf
from projections.inspection.reading.frames import HOLDERS, Frame
from projections.inspection.reading.geometry import (
    ENUMERATOR,
    INDEX,
    NUMBERED,
    WORDED,
    Grid,
    is_count,
    is_index,
    is_spoilt,
    is_text,
    is_year,
    padded,
    pure_value,
)  # fmt: skip
from projections.inspection.reading.grammar import parse
from projections.inspection.reading.holders import label_beside
from projections.inspection.reading.name_columns import NameColumns
from projections.inspection.reading.phrases import nodes
from projections.inspection.reading.stated import (
    AMBIGUOUS,
    COMPARISON,
    NOT_FACT,
    NOT_UNDERSTOOD,
    Measure,
    NotRead,
    OtherFigure,
)  # fmt: skip
from projections.inspection.reading.statements import Clerk
from projections.inspection.reading.tree import Headings, Section
from projections.inspection.reading.words import FrameReader

_LONG_LABEL: Final = 60
"""A heading is shorter than a sentence."""
_DASHES: Final = "-+•*–"

ShowLine = Callable[[str, Where, str], None]


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


@dataclass(slots=True)
class _Lines:
    """The lines of work that a table's headings and rows have named so far.

    ``heads``: those that head rows; ``named``: those since the last heading; ``rows``: how many
    rows since then; ``summed``: a sum was read since then; ``customary``: one was read below an
    earlier heading.
    """

    heads: set[str] = field(default_factory=set)
    named: set[str] = field(default_factory=set)
    rows: int = 0
    summed: bool = False
    customary: bool = False

    def head(self, line: str | None) -> None:
        """A heading over rows."""
        self.named = {line} if line else set()
        self.heads |= self.named
        self.rows, self.summed = 0, False

    def row(self, lines: Sequence[str]) -> None:
        """A row that is no bare sum."""
        self.named |= set(lines)
        self.rows += 1

    def sums_up(self, *, last: bool) -> bool:
        """Whether a bare sum is that of the rows since the last heading: not of several lines of
        work, nor of all headings.

        The last row of several groups may sum up them all, unless it is one of its kind: every
        group has its own.
        """
        of_all = last and self.rows and not self.customary
        clear = len(self.named) < 2 and not (len(self.heads) > 1 and (self.summed or of_all))
        self.summed = self.customary = True
        return clear


@dataclass(slots=True)
class _Holder:
    """Who holds what the rows below state, ``stranger`` where that is no unit known as such.

    ``outermost``: it stands above headings that name lines of work; ``spent``: a sum or something
    not understood came since.
    """

    cell: dict[str, str] = field(default_factory=dict)
    stranger: str = ""
    outermost: bool = False
    spent: bool = False

    def leave(self) -> None:
        """A heading that names a line of work: the end of a holder that stood below another."""
        if not self.outermost:
            self.cell, self.stranger, self.spent = {}, "", False

    def hold(self, label: Frame, *, bare: bool) -> Frame:
        """A row's figures are the holder's. A sum, and a row with a holder of its own, may be of
        all holders.
        """
        label = replace(label, stranger=label.stranger or self.stranger)
        if not self.cell:
            return label
        self.spent = self.spent or bare
        clash = self.spent or any(name in label.cell for name in HOLDERS)
        marks = label.marks | ({"clash"} if clash else set())
        return replace(label, cell={**self.cell, **label.cell}, marks=marks)


class TableReader:
    """Reads the rows of one table from top to bottom.

    ``_outer``: what stands over the table; ``_group``: what a row without figures says of those
    below it; ``_divided``: the level or unit that indented rows below it divide; ``_totals``: lines
    of work whose total was read; ``_part``: how many headings between rows were not understood;
    ``_unit``: the name that stands last below ``Đơn vị``.
    """

    def __init__(
        self, frames: FrameReader, sheaf: Sheaf, rows: list[ReportLine], show: ShowLine
    ) -> None:
        self._frames = frames
        self._sheaf = sheaf
        self._grid = Grid(rows)
        self._show = show
        self._captions = CaptionReader(frames)
        self._columns = Columns(self._captions)
        self._names = NameColumns(self._captions)
        self._lines = _Lines()
        self._holder = _Holder()
        self._outer = Frame()
        self._closed = ""
        self._section = -1
        self._group: Frame | None = None
        self._line: str | None = None
        self._totals: set[str] = set()
        self._divided: Frame | None = None
        self._measure = ""
        self._rows = 0
        self._in_header = False
        self._scored = False
        self._part = 0
        self._unit: list[ReportCell] = []
        self._seen: dict[object, tuple[int, Draft]] = {}

    def read(self, outline: Headings, over: Callable[[], Frame], before: str) -> None:
        """Read every row. One with one filled cell is a line of text: a title, a group's heading, a
        remark.
        """
        self._apply(outline.section, over(), before)
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
            elif not self._row(row):
                for cell in row.cells:
                    for text in () if cell.continued else cell.paragraphs:
                        if re.search(r"\d|\.\.|…", text):
                            self._show(text, cell.where, "")

    def _text(
        self, cell: ReportCell, below: str, outline: Headings, over: Callable[[], Frame]
    ) -> None:
        """A row that is a line of text."""
        if self._takes_holder([cell]):
            return
        for text in cell.paragraphs:
            self._show(text, cell.where, below)
        self._apply(outline.section, over(), cell.text)
        self._pass_by([cell])

    def _apply(self, section: Section, frame: Frame, before: str) -> None:
        """Say where the table, or what follows in it, stands: in which section, below which line of
        text.
        """
        above = self._captions.read([before], section.line)
        clear = above.measure and "clash" not in above.marks and not skipped(above)
        measure = above.measure if clear else "current" if "split" in above.marks else ""
        self._closed = section.closed(frame)
        lines = (section.line,) if section.line else ()
        self._outer = Frame(lines, frame.cell, measure)
        if section.number == self._section:
            return
        if self._section != -1:
            self._lines.head(section.line)
            self._holder.leave()
        self._section = section.number
        self._group, self._line, self._divided, self._totals = None, section.line, None, set()
        self._measure = ""

    # ---- kinds of rows ----

    def _row(self, row: ReportLine) -> bool:
        """Read a row: headings, a group's heading, or figures; False where it holds sentences."""
        cells = [cell for cell in row.cells if cell.text]
        if is_index(cells):
            return True
        if self._is_header(cells):
            self._take_header(row)
            return True
        self._in_header = False
        labels, counts = self._parted(row)
        if any(cell.text for cell in counts):
            self._figures(row, labels, counts)
        elif self._leaves_blank(row):
            row = padded(row, self._columns.width)
            labels, counts = self._parted(row)
            self._figures(row, labels, counts)
        else:
            self._open_group(labels)
        if counts or self._scored:
            self._aside(row)
        if self._scored:
            self._unread([it for it in labels if re.search(r"\d", it.text) and not self._skip(it)])
        return bool(counts) or self._scored

    def _is_header(self, cells: list[ReportCell]) -> bool:
        """Several headings and no count; below figures only where it heads columns anew."""
        texts = [cell for cell in cells if not cell.continued]
        counted = any(
            pure_value(cell.text)[0] or (cell.column > 1 and WORDED.match(cell.text))
            for cell in texts
            if not is_year(cell.text) and not self._captions.read([cell.text], None).when
        )
        if counted or len(cells) < 2:
            return False
        if self._in_header and len(texts) < len(cells):
            return True
        said = [cell for cell in texts if self._captions.says_anything(cell.text)]
        read = [self._captions.read([cell.text], None) for cell in texts]
        measures = [frame for frame in read if frame.measure]
        if self._in_header or not self._columns:
            return len(said) >= 2 or len(measures) >= 1
        return len(measures) >= 2 or sum(bool(frame.when) for frame in read) >= 2

    def _take_header(self, row: ReportLine) -> None:
        if not self._in_header:
            self._columns.clear()
            self._unit = []
            self._in_header = True
            self._rows = 0
        for cell in row.cells:
            self._scored = self._scored or self._captions.is_scored(cell.text)
            self._columns.add(cell)

    def _parted(self, row: ReportLine) -> tuple[list[ReportCell], list[ReportCell]]:
        """A row's labels, and its counts with the slots left empty for one."""
        counts = [cell for cell in row.cells if self._holds_value(cell, row)]
        labels = [
            it
            for it in row.cells
            if it.text and it not in counts and not self._numbers_row(it, row)
        ]
        return labels, counts

    def _numbers_row(self, cell: ReportCell, row: ReportLine) -> bool:
        """The column of running numbers, and a number before a row's name; ``A`` below ``Loại`` is
        itself the name.
        """
        if self._is_name(cell):
            return False
        skip = self._skip(cell)
        if skip == ROW_NUMBERS:
            return bool(ENUMERATOR.fullmatch(cell.text))
        if skip:
            return True
        named = any(is_text(it) and not is_spoilt(it.text) for it in row.cells if it.column > 1)
        return named and cell.column == 1 and bool(INDEX.fullmatch(cell.text.rstrip(".")))

    def _holds_value(self, cell: ReportCell, row: ReportLine) -> bool:
        """A count, or an empty cell under a heading that has figures; never the column of running
        numbers.
        """
        pure, number = pure_value(cell.text)
        head = self._columns.frame(cell.column, None)
        headed = bool(head.measure or head.cell)
        if cell.continued or skipped(head) or self._is_name(cell):
            return False
        if not pure and is_spoilt(cell.text):
            among = (headed or "total" in head.marks) and self._grid.counts_in(cell.column)
            return cell.column > 1 and (among or self._is_measured(cell, row))
        if not pure:
            return bool(WORDED.match(cell.text)) and (
                bool(head.measure) or self._is_measured(cell, row)
            )
        if number is not None:
            return cell.column > 1 or headed or len([it for it in row.cells if it.text]) == 1
        return headed or "total" in head.marks

    def _is_measured(self, cell: ReportCell, row: ReportLine) -> bool:
        """Whether a heading to the left of a cell names a measure."""
        left = [it.text for it in row.cells if it.column < cell.column and it.text]
        return any(self._captions.read([it], None).measure for it in left if not WORDED.match(it))

    def _leaves_blank(self, row: ReportLine) -> bool:
        """Whether a row names something and states none of its figures, ``Hiềm nghi | | |``, rather
        than heading those below it: where the next row is of the same kind, the last sum, or where
        there is none.
        """
        labels, counts = self._parted(padded(row, self._columns.width))
        width = max((cell.column + cell.span for cell in labels), default=0)
        if (
            self._scored
            or not labels
            or not counts
            or any(it.text or it.column < width for it in counts)
        ):
            return False
        said = self._said_by(labels)
        if said is None or any(NUMBERED.fullmatch(cell.text) for cell in labels):
            return False
        below = [self._parted(one)[0] for one in self._grid.below(row, 2)]
        following = (self._said_by(below[0]) if below else None) or Frame()
        if not below or ("total" in following.marks and len(below) == 1):
            return True
        if said.line is not None:
            return following.line not in (None, said.line)
        return all(name in following.cell for name in HOLDERS if name in said.cell)

    def _said_by(self, labels: list[ReportCell]) -> Frame | None:
        """What a row's labels name; nothing where they say a measure or are not understood."""
        texts = [cell.text for cell in labels if not cell.continued]
        lines = {line for text in texts for line in self._captions.lines(text)}
        if len(lines) > 1:
            return None
        line = min(lines, default=None)
        said = replace(self._captions.read(texts, line), lines=tuple(lines))
        unclear = said.measure or said.unknown or "clash" in said.marks or skipped(said) or said.day
        return None if unclear or not (said.cell or "total" in said.marks or line) else said

    # ---- rows that head others ----

    def _takes_holder(self, labels: list[ReportCell]) -> bool:
        """Whether a row without figures names who holds those below it; above the table on a sheet
        stands a letterhead.
        """
        letterhead = not self._frames.unit or any(cell.where.sheet for cell in labels)
        said = None if letterhead and not self._columns else self._held_by(labels)
        if said is None:
            return False
        self._holder = _Holder(dict(said.cell), said.stranger, not self._lines.heads)
        self._lines.head(None)
        self._divided, self._totals = None, set()
        return True

    def _held_by(self, labels: list[ReportCell]) -> Frame | None:
        """Who a row's labels name and nothing else: a unit, the whole, a level, somebody."""
        texts = [cell.text for cell in labels if not cell.continued]
        said = self._frames.holder(texts[0]) if len(texts) == 1 else None
        if said is not None or (said := self._said_by(labels)) is None:
            return said
        held = bool(said.cell) and set(said.cell) <= set(HOLDERS)
        return said if held and not said.lines else None

    def _pass_by(self, labels: list[ReportCell]) -> None:
        """A row without figures that is not understood may tell apart what stands above it and
        below.
        """
        texts = [cell.text for cell in labels if not cell.continued]
        said = self._captions.read(texts, self._line)
        self._part += bool(self._columns and said.unknown and not said.measure and not said.lines)

    def _open_group(self, labels: list[ReportCell]) -> None:
        """A row without figures heads those below it. One above the columns' headings cannot lead
        away by a symbol's name.
        """
        if self._takes_holder(labels):
            return
        texts = [cell.text for cell in labels]
        symbols = bool(self._columns) or not self._outer.lines
        lines = [line for text in texts for line in self._captions.lines(text, symbols=symbols)]
        group = self._group or Frame()
        if len(set(lines)) == 1:
            group = Frame(lines=(lines[0],))
            self._line, self._divided, self._totals = lines[0], None, {lines[0]}
            self._lines.head(lines[0])
            self._holder.leave()
        said = self._captions.read(texts, lines[0] if lines else self._line)
        self._pass_by(labels)
        if said.modality or said.when in ("part", "other"):
            group = replace(group, modality=said.modality, when=said.when)
        elif lines:
            group = replace(group, modality="", when="")
        if said.measure and not said.unknown:
            group = replace(group, measure=said.measure)
        self._group = group

    # ---- figures ----

    def _figures(self, row: ReportLine, labels: list[ReportCell], counts: list[ReportCell]) -> None:
        left = [cell for cell in labels if not counts or cell.column < counts[-1].column]
        self._rows += bool(counts)
        if not left and self._rows > 1:
            self._unread(
                [it for it in counts if pure_value(it.text)[1] is not None or is_spoilt(it.text)]
            )
            return
        texts = [cell.text for cell in left if self._may_name_line(cell)]
        lines = [line for text in texts for line in self._captions.lines(text)]
        line = self._line_of(lines, texts)
        left = self._with_unit(row, left, named=bool(lines))
        context = self._group or self._outer
        label = self._settled(self._label(row, left, line), line, left)
        label = self._placed(label, row, lines)
        if label.measure and not label.cell:
            self._measure = label.measure
        label = self._agreed(label, [it for it in counts if it.text])
        before = len(self._sheaf.drafts)
        for cell in counts:
            heads = self._columns.lines(cell.column)
            of = line or (heads[0] if len(heads) == 1 else None) or context.line or self._outer.line
            self._figure(row, cell, of, label.beside(self._columns.frame(cell.column, of)), context)
        self._settle_rivals(before)
        if label.lines and not label.cell:
            self._totals.add(label.lines[0])

    def _agreed(self, label: Frame, counts: list[ReportCell]) -> Frame:
        """A row that contradicts the measure of one of its columns contradicts them all: ``Mang
        sang`` carries a page's sums over, and is no row of openings.
        """
        heads = {self._columns.frame(cell.column, None).measure for cell in counts} - {""}
        clash = bool(label.measure and heads - {label.measure})
        return replace(label, marks=label.marks | {"clash"}) if clash else label

    def _line_of(self, lines: list[str], texts: list[str]) -> str | None:
        """The row's line of work: the one it names, else the one of the rows above; a row of totals
        takes the group's only.
        """
        if len(set(lines)) == 1:
            if lines[0] != self._line:
                self._divided = None
            self._line = lines[0]
            if self._group and self._group.line not in (None, lines[0]):
                self._group = Frame(measure=self._group.measure) if self._group.measure else None
            return lines[0]
        if "total" in self._captions.read(texts, None).marks:
            return self._group.line if self._group else None
        return self._line

    def _label(self, row: ReportLine, cells: list[ReportCell], line: str | None) -> Frame:
        """The row's headings, and its names in columns of names."""
        names = [cell for cell in cells if self._is_name(cell)]
        label = self._plain_label(row, [cell for cell in cells if cell not in names], line)
        for cell in names:
            heading = self._columns.innermost(cell.column)
            label = self._names.read(heading, cell.text, line).beside(label)
        return label

    def _with_unit(
        self, row: ReportLine, cells: list[ReportCell], *, named: bool
    ) -> list[ReportCell]:
        """A row's labels, with the unit above where the row names a line of work and leaves the
        unit's place empty.
        """
        places = [it for it in row.cells if self._is_of_units(it)]
        self._unit = [it for it in places if it.text] or self._unit
        empty = named and bool(places) and not any(it.text for it in places)
        return [*self._unit, *cells] if empty else cells

    def _is_of_units(self, cell: ReportCell) -> bool:
        """Whether a cell stands below ``Đơn vị``."""
        return "unit" in self._names.dimensions(self._columns.innermost(cell.column))

    def _is_name(self, cell: ReportCell) -> bool:
        """Whether a cell names its row in a column of names: no digit there is a count."""
        heading = self._columns.innermost(cell.column)
        if not self._names.dimensions(heading):
            return False
        return not (self._names.may_count(heading) and self._grid.counts_in(cell.column))

    def _may_name_line(self, cell: ReportCell) -> bool:
        """Whether a label may name a line of work; of names only symbols do."""
        heading = self._columns.innermost(cell.column)
        return not self._is_name(cell) or "symbol" in self._names.dimensions(heading)

    def _plain_label(self, row: ReportLine, cells: list[ReportCell], line: str | None) -> Frame:
        """The headings of a row in columns of other words.

        Beside a line of work that heads several rows its own name is a symbol, a bare letter a
        class.
        """
        label = self._captions.read([cell.text for cell in cells], line)
        if not cells or "total" in label.marks:
            return label
        last = cells[-1]
        own, beside = self._captions.read([last.text], line), self._grid.column(last)
        headed = any(
            self._grid.heads_rows(it, row) and line in self._captions.lines(it.text)
            for it in cells[:-1]
        )
        symbol = self._captions.symbol(last.text, line, beside, self._grid.explains(last))
        either = dict(own.either) if own.either and headed else {}
        label = replace(label, cell={**(dict([symbol]) if symbol else {}), **either, **label.cell})
        if own.unknown and not own.cell:
            if self._measure == "removed" and not label.measure:
                label = named(label, self._captions.closing(last.text, line))
            label = named(label, self._captions.bare(last.text, line, beside))
        if label.unknown and not label.cell and not label.measure and not own.lines:
            label = self._columns.completed(last, line, label)
        return label

    def _settled(self, label: Frame, line: str | None, cells: list[ReportCell]) -> Frame:
        """``HN`` below the row ``Hiềm nghi`` is a symbol; below a level or unit a symbol belongs to
        that, if it is indented.
        """
        total = "total" in label.marks
        if label.either and line in self._totals and not (total or label.measure):
            label = replace(label, cell={**label.either, **label.cell})
        if {"level", "unit"} & set(label.cell):
            self._divided = label
        elif label.cell and self._divided is not None:
            if cells and cells[-1].text[:1] in _DASHES:
                return label.beside(Frame(cell=self._divided.cell))
            return replace(label, marks=label.marks | {"clash"})
        elif total:
            self._divided = None
        return label

    def _placed(self, label: Frame, row: ReportLine, lines: list[str]) -> Frame:
        """Say of which line of work and of which holder a row is, or that it cannot be told."""
        bare = "total" in label.marks and not lines
        if not bare:
            self._lines.row(lines)
        elif not self._lines.sums_up(last=not self._grid.below(row, 1)):
            label = replace(label, marks=label.marks | {"clash"})
        return self._holder.hold(label, bare=bare)

    def _figure(
        self, row: ReportLine, cell: ReportCell, line: str | None, said: Frame, context: Frame
    ) -> None:
        measure = said.measure or context.measure or self._outer.measure
        if not measure:
            measure = "current" if "split" in said.marks else self._measure if said.cell else ""
        value = pure_value(cell.text)[1]
        why = self._closed or self._problem(cell, line, measure, said, context)
        if why:
            if why != ROW_NUMBERS and (re.search(r"\d", cell.text) or value is not None):
                of = None if why in (COMPARISON, NOT_FACT) else line
                codes = {**self._outer.cell, **said.cell}
                self._sheaf.not_read.append(NotRead(cell.where, cell.text, why, of, measure, codes))
            self._set_aside(cell, line, measure, context.over(said), why)
            return
        codes = {**self._outer.cell, **said.cell}
        if "type" in codes:
            codes.setdefault("symbol", "LT")
        if not pure_value(cell.text)[0]:
            self._worded(cell, cast(str, line), measure, codes)
            return
        kept = (line, cast(Measure, measure), codes, value, "", cell.where)
        self._sheaf.drafts.append(Draft(*kept, row.text, "statistics", said.day, len(said.unknown)))

    def _set_aside(
        self,
        cell: ReportCell,
        line: str | None,
        measure: str,
        over: Frame,
        why: str,
    ) -> None:
        """Keep what a cell states of another time, or of what is no fact."""
        value = pure_value(cell.text)[1]
        if why in (COMPARISON, NOT_FACT) and line and measure and value is not None:
            when = over.when if over.when in ("part", "other") else ""
            kept = (line, measure, {**self._outer.cell, **over.cell}, value)
            one = OtherFigure(*kept, when, over.modality, over.noun, cell.where)
            self._sheaf.others.append(one)

    def _problem(
        self, cell: ReportCell, line: str | None, measure: str, said: Frame, context: Frame
    ) -> str:
        """Why a cell is not read; empty where it is."""
        if is_spoilt(cell.text):
            return NOT_UNDERSTOOD
        if why := skipped(said) or skipped(context):
            return why
        if said.modality or context.modality:
            return NOT_FACT
        if "clash" in said.marks:
            return AMBIGUOUS
        unsure = self._scored or {"joined", "units"} & said.marks or said.unknown or said.stranger
        known = line is not None and measure and (said.line or line) == line
        return "" if known and not unsure else NOT_UNDERSTOOD

    def _worded(self, cell: ReportCell, line: str, measure: str, base: dict[str, str]) -> None:
        """A count and its parts in one cell."""
        clerk = Clerk(self._sheaf, self._frames.form, line, cell.where, "statistics")
        shown = nodes(cell.text, self._frames.form, line)
        for index, item in enumerate(
            parse(shown, self._frames, line, removed=measure == "removed").heads
        ):
            label = item.label
            other = bool(label.lines) and label.lines != (line,)
            if (
                index
                or label.closed
                or item.over.closed
                or "clash" in label.marks
                or item.doubtful
                or other
            ):
                clerk.unread(item, NOT_UNDERSTOOD)
            else:
                clerk.total(item, measure, cell={**base, **label.cell})

    # ---- what is not read ----

    def _skip(self, cell: ReportCell) -> str:
        return skipped(self._columns.frame(cell.column, None))

    def _unread(self, cells: list[ReportCell]) -> None:
        self._sheaf.not_read += [NotRead(cell.where, cell.text, NOT_UNDERSTOOD) for cell in cells]

    def _aside(self, row: ReportLine) -> None:
        """List what a row states of another period, and its rates."""
        for cell in row.cells:
            why = self._skip(cell)
            if why and why != ROW_NUMBERS and not cell.continued and re.search(r"\d", cell.text):
                self._sheaf.not_read.append(NotRead(cell.where, cell.text, why))

    def _settle_rivals(self, first: int) -> None:
        """Leave out counts of one thing that differ, where what tells them apart was not
        understood: in one row, or below different headings.
        """
        row = self._sheaf.drafts[first:]
        values = {it.key: {one.value for one in row if one.key == it.key} - {None} for it in row}
        self._leave_out([draft for draft in row if len(values[draft.key]) > 1])
        for draft in self._sheaf.drafts[first:]:
            part, before = self._seen.setdefault(draft.key, (self._part, draft))
            if part != self._part and before.value != draft.value:
                self._leave_out([draft, before] if part else [draft])

    def _leave_out(self, drafts: list[Draft]) -> None:
        found = [it for it in drafts if any(it is one for one in self._sheaf.drafts)]
        self._sheaf.drafts[:] = [
            it for it in self._sheaf.drafts if not any(it is one for one in found)
        ]
        self._sheaf.not_read += [
            NotRead(it.where, str(it.value), AMBIGUOUS, it.line, it.measure, it.cell)
            for it in found
            if it.value is not None
        ]
