"""Reads tables and sheets: a cell's figure is what its row's and its column's headings say together."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final, cast

from projections.documents.document import Cell, Line
from projections.inspection.captions import ROW_NUMBERS, Caption, CaptionReader
from projections.inspection.drafts import Draft, Sheaf
from projections.inspection.outline import Section
from projections.inspection.phrases import nodes
from projections.inspection.stated import AMBIGUOUS, NOT_UNDERSTOOD, Measure, NotRead
from projections.inspection.statements import Clerk
from projections.inspection.surroundings import Surroundings

_NUMBER: Final = re.compile(r"\d{1,3}(?:\.\d{3})+|\d+")
_SLOT: Final = re.compile(r"[\s.…_\-–—/]*")
_WORDED: Final = re.compile(r"(?:\d{1,3}(?:\.\d{3})+|\d+)(?![\d/%,.])")
"""A count with words behind it: ``10 (04 LT, 06 LC)``."""
_INDEX: Final = re.compile(r"\(?\s*(?:\d{1,2}|[A-Za-z])\s*(?:=[\d\s+\-]+)?\)?")
_NONE: Final = frozenset({"không", "không có"})


@dataclass(slots=True)
class _Column:
    """A column's headings, outermost first."""

    texts: list[str] = field(default_factory=list)


def pure_value(text: str) -> tuple[bool, int | None]:
    """Whether a cell holds nothing but a count or an empty slot, and the count."""
    if _SLOT.fullmatch(text):
        return True, None
    if _NUMBER.fullmatch(text):
        return True, int(text.replace(".", ""))
    return (True, 0) if text.casefold() in _NONE else (False, None)


def _is_count(cell: Cell) -> bool:
    return not cell.continued and bool(_NUMBER.fullmatch(cell.text))


def _is_text(cell: Cell) -> bool:
    return not pure_value(cell.text)[0]


class GridReader:
    """Reads the rows of one table from top to bottom."""

    def __init__(self, around: Surroundings, sheaf: Sheaf) -> None:
        self._around = around
        self._captions = CaptionReader(around)
        self._sheaf = sheaf
        self._outer = Caption()
        self._section = -1
        self._columns: dict[int, _Column] = {}
        self._in_header = False
        self._group: Caption | None = None
        self._line: str | None = None
        self._totals: set[str] = set()
        self._divided: Caption | None = None
        self._measure = ""
        self._rows = 0
        self.scored = False

    def stand(self, section: Section, before: str) -> None:
        """Say where the table, or what follows in it, stands: in which section, below which line of text."""
        above = self._captions.read([before], section.line)
        measure = above.measure if above.measure and not above.clash and not above.skip else ""
        self._outer = Caption(line=section.line, measure=measure or ("current" if above.split else ""))
        if section.number == self._section:
            return
        self._section = section.number
        self._group, self._line, self._divided, self._totals = None, section.line, None, set()
        self._measure = ""

    def read(self, row: Line) -> bool:
        """Read a row: headings, a group's heading, or figures. False where it holds sentences, which are for others to read."""
        cells = [cell for cell in row.cells if cell.text]
        if self._is_index(cells):
            return True
        if self._is_header(cells):
            self._take_header(row)
            return True
        self._in_header = False
        counts = [cell for cell in row.cells if self._holds_value(cell, row)]
        labels = [cell for cell in row.cells if cell.text and cell not in counts and not self._is_number_column(cell)]
        if any(cell.text for cell in counts):
            self._figures(row, labels, counts)
        else:
            self._open_group(labels)
        if counts or self.scored:
            self._aside(row)
        if self.scored:
            self._unread([cell for cell in labels if re.search(r"\d", cell.text) and not self._heading(cell, None).skip])
        return bool(counts) or self.scored

    def suits(self, rows: list[Line]) -> bool:
        """Whether a table holds counts in cells of their own, or counts with words behind them below a measure."""
        cells = [cell for row in rows for cell in row.cells]
        if not any(_is_text(cell) for cell in cells):
            return False
        if any(_is_count(cell) for cell in cells):
            return True
        heads = [cell for row in rows[:3] for cell in row.cells if cell.column > 1]
        worded = any(_WORDED.match(cell.text) for cell in cells if cell.column > 1)
        return worded and any(self._captions.read([cell.text], None).measure for cell in heads)

    def _unread(self, cells: list[Cell]) -> None:
        self._sheaf.not_read += [NotRead(cell.where, cell.text, NOT_UNDERSTOOD) for cell in cells]

    def _aside(self, row: Line) -> None:
        """List what a row states of another period, and its rates."""
        for cell in row.cells:
            why = self._heading(cell, None).skip
            if why and why != ROW_NUMBERS and not cell.continued and re.search(r"\d", cell.text):
                self._sheaf.not_read.append(NotRead(cell.where, cell.text, why))

    # ---- headings ----

    @staticmethod
    def _is_index(cells: list[Cell]) -> bool:
        """A row that only numbers the columns: (1) (2) (3), A B 1 2 3."""
        return len(cells) > 2 and all(_INDEX.fullmatch(cell.text) for cell in cells) and _consecutive(cells)

    def _is_header(self, cells: list[Cell]) -> bool:
        """Several headings and no count; below figures only where it heads columns anew."""
        texts = [cell for cell in cells if not cell.continued]
        counted = any(pure_value(cell.text)[0] or (cell.column > 1 and _WORDED.match(cell.text)) for cell in texts)
        if counted or len(cells) < 2:
            return False
        said = [cell for cell in texts if self._captions.says_anything(cell.text)]
        measures = [cell for cell in texts if self._captions.read([cell.text], None).measure]
        if self._in_header or not self._columns:
            return len(said) >= 2 or len(measures) >= 1
        return len(measures) >= 2

    def _take_header(self, row: Line) -> None:
        if not self._in_header:
            self._columns = {}
            self._in_header = True
            self._rows = 0
        for cell in row.cells:
            self.scored = self.scored or self._captions.is_scored(cell.text)
            for column in range(cell.column, cell.column + cell.span):
                if cell.text and not cell.continued:
                    self._columns.setdefault(column, _Column()).texts.append(cell.text)

    def _is_number_column(self, cell: Cell) -> bool:
        """The column of running numbers, and texts that are no more than one."""
        return bool(_INDEX.fullmatch(cell.text.rstrip(".")) and cell.column == 1) or bool(self._heading(cell, None).skip)

    def _heading(self, cell: Cell, line: str | None) -> Caption:
        column = self._columns.get(cell.column)
        if column is None:
            return Caption()
        return Caption(measure="opening") if self._is_opening(column) else self._captions.read(column.texts, line)

    def _is_opening(self, column: _Column) -> bool:
        """``Kỳ trước`` before the columns of all three other measures, none of which is the opening."""
        if not self._captions.is_before(column.texts[-1]):
            return False
        named = [self._captions.read(one.texts, None).measure for _, one in sorted(self._columns.items())]
        before = named[: [one for _, one in sorted(self._columns.items())].index(column)]
        same = [one for one in self._columns.values() if self._captions.is_before(one.texts[-1])]
        return {*named} >= {"added", "removed", "current"} and "opening" not in named and not any(before) and len(same) == 1

    # ---- figures ----

    def _holds_value(self, cell: Cell, row: Line) -> bool:
        """A count, or an empty cell under a heading that has figures; never the column of running numbers."""
        pure, number = pure_value(cell.text)
        heading = self._heading(cell, None)
        if cell.continued or heading.skip:
            return False
        if not pure:
            return bool(heading.measure) and bool(_WORDED.match(cell.text))
        if number is not None:
            return cell.column > 1 or bool(heading.measure or heading.cell) or len([one for one in row.cells if one.text]) == 1
        return bool(heading.measure or heading.cell or heading.total)

    def _open_group(self, labels: list[Cell]) -> None:
        """A row without figures heads those below it. One above the columns' headings cannot lead away by a symbol's name."""
        texts = [cell.text for cell in labels]
        symbols = bool(self._columns) or self._outer.line is None
        named = [line for text in texts for line in self._captions.lines(text, symbols=symbols)]
        if len(set(named)) == 1:
            self._group = Caption(line=named[0])
            self._line, self._divided, self._totals = named[0], None, {named[0]}
        caption = self._captions.read(texts, named[0] if named else self._line)
        if caption.measure and not caption.doubt:
            self._group = (self._group or Caption(line=self._line)).joined(Caption(measure=caption.measure))

    def _figures(self, row: Line, labels: list[Cell], counts: list[Cell]) -> None:
        left = [cell for cell in labels if not counts or cell.column < counts[-1].column]
        self._rows += bool(counts)
        if not left and self._rows > 1:
            self._unread([cell for cell in counts if pure_value(cell.text)[1] is not None])
            return
        texts = [cell.text for cell in left]
        context = self._group or self._outer
        named = [line for text in texts for line in self._captions.lines(text)]
        line = self._line_of(named, texts)
        label = self._settled(self._captions.read(texts, line), line, left)
        for cell in counts:
            heads = self._captions.lines(" ".join(self._columns[cell.column].texts)) if cell.column in self._columns else ()
            of = line or (heads[0] if len(heads) == 1 else None) or context.line or self._outer.line
            self._figure(row, cell, of, label.joined(self._heading(cell, of)), context)
        if label.line and not label.cell:
            self._totals.add(label.line)

    def _line_of(self, named: list[str], texts: list[str]) -> str | None:
        """The row's line of work: the one it names, else the one of the rows above; a row of totals takes the group's only."""
        if len(set(named)) == 1:
            if named[0] != self._line:
                self._divided = None
            self._line = named[0]
            return named[0]
        if self._captions.read(texts, None).total:
            return self._group.line if self._group else None
        return self._line

    def _settled(self, label: Caption, line: str | None, cells: list[Cell]) -> Caption:
        """``HN`` below the row ``Hiềm nghi`` is a symbol; below a level or unit a symbol belongs to that, if it is indented."""
        if label.either and line in self._totals:
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

    def _figure(self, row: Line, cell: Cell, line: str | None, said: Caption, context: Caption) -> None:
        measure = said.measure or context.measure or self._outer.measure or ("current" if said.split else "")
        if said.measure and not said.cell:
            self._measure = said.measure
        elif said.cell and not measure:
            measure = self._measure
        value = pure_value(cell.text)[1]
        if said.skip:
            if said.skip != ROW_NUMBERS and value is not None:
                self._sheaf.not_read.append(NotRead(cell.where, cell.text, said.skip))
            return
        unsure = said.clash or said.narrowed or self.scored or (bool(said.doubt) and self._has_rival(cell, measure))
        if line is None or not measure or unsure or (said.line or line) != line:
            if re.search(r"\d", cell.text):
                self._sheaf.not_read.append(NotRead(cell.where, cell.text, AMBIGUOUS if said.clash else NOT_UNDERSTOOD))
            return
        if "type" in said.cell:
            said.cell.setdefault("symbol", "LT")
        if not pure_value(cell.text)[0]:
            self._worded(cell, line, measure, said.cell)
            return
        doubt = len(said.doubt)
        draft = Draft(line, cast(Measure, measure), said.cell, value, "", cell.where, row.text, "statistics", said.as_of, doubt)
        self._sheaf.drafts.append(draft)

    def _has_rival(self, cell: Cell, measure: str) -> bool:
        """Whether another column has the same measure, so that a word not understood may be what tells them apart."""
        others = [column for number, column in self._columns.items() if number != cell.column]
        return any(self._captions.read(column.texts, None).measure == measure for column in others)

    def _worded(self, cell: Cell, line: str, measure: str, base: dict[str, str]) -> None:
        """A count and its parts in one cell."""
        clerk = Clerk(self._sheaf, self._around.form, line, cell.where, "statistics")
        shown = nodes(cell.text, self._around.form, line)
        heads = self._around.items(shown, line, "head", removed=measure == "removed").heads
        for index, item in enumerate(heads):
            label = item.label
            if index or label.unread or label.prior or label.clash or item.doubtful or label.lines not in ([], [line]):
                clerk.unread(item, NOT_UNDERSTOOD)
            else:
                clerk.total(item, measure, cell={**base, **label.cell})


def _consecutive(cells: list[Cell]) -> bool:
    numbers = [int(found.group()) for cell in cells if (found := re.search(r"\d+", cell.text))]
    return len(numbers) > 1 and numbers == list(range(numbers[0], numbers[0] + len(numbers)))


def tables(lines: tuple[Line, ...]) -> Iterator[list[Line]]:
    """The document's lines, rows of one table or sheet together."""
    block: list[Line] = []
    for line in lines:
        same = bool(block) and bool(line.cells) and bool(block[-1].cells) and _same_table(line, block[-1])
        if block and not same:
            yield block
            block = []
        block.append(line)
    if block:
        yield block


def _same_table(one: Line, other: Line) -> bool:
    return (one.where.table, one.where.sheet) == (other.where.table, other.where.sheet)
