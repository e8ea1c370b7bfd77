"""A row's labels and its counts: which cell is which, and what the labels say together."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from projections.documents.lines.document import ReportCell, ReportLine
from projections.inspection.reading.frames.frame import Frame
from projections.inspection.reading.lines.node import Node
from projections.inspection.reading.tables.captions import (
    ROW_NUMBERS,
    CaptionReader,
    named,
    skipped,
)  # fmt: skip
from projections.inspection.reading.tables.columns import Columns
from projections.inspection.reading.tables.geometry import (
    ENUMERATOR,
    INDEX,
    WORDED,
    Grid,
    are_codes,
    is_signed,
    is_spoilt,
    is_text,
    pure_value,
)  # fmt: skip
from projections.inspection.reading.tables.name_columns import NameColumns

_OF_LINES: Final = frozenset({"symbol", "field"})
"""Dimensions of columns in which lines of work may be named as well."""


@dataclass(slots=True)
class RowLabels:
    """Reads the labels of one table's rows. ``measure``: what the rows above count; ``_unit``: the
    name that stands last below ``Đơn vị``, ``_above``: the labels that stand over
    places left empty, by their columns.
    """

    captions: CaptionReader
    grid: Grid
    columns: Columns
    names: NameColumns
    measure: str = ""
    _unit: list[ReportCell] = field(default_factory=list)
    _above: dict[int, ReportCell] = field(default_factory=dict)
    _coded: dict[tuple[int, str], bool] = field(default_factory=dict)

    def head(self) -> None:
        """The table heads its columns anew."""
        self._unit, self._above = [], {}

    def corner(self) -> str:
        """The one line of work, and no symbol of one, that the heading of a column without counts
        names; empty where none does.
        """
        heads = (self.columns.innermost(it) for it in range(1, self.columns.width + 1))
        named = enumerate((self.captions.lines(it, symbols=False) for it in heads), start=1)
        found = [lines for at, lines in named if lines and not self.grid.counts_in(at)]
        return found[0][0] if len(found) == 1 == len(found[0]) else ""

    def leave(self) -> None:
        """A row that heads others: what stood over places left empty holds no more."""
        self._above = {}

    def parted(self, row: ReportLine) -> tuple[list[ReportCell], list[ReportCell]]:
        """A row's labels, and its counts with the slots left empty for one."""
        counts = [cell for cell in row.cells if self._holds_value(cell, row)]
        labels = [
            it
            for it in row.cells
            if it.text
            and it not in counts
            and not self._numbers_row(it, row)
            and not (it.column > 1 and is_signed(it.text))
        ]
        return labels, counts

    def label(self, row: ReportLine, cells: list[ReportCell], line: str | None) -> Frame:
        """The row's headings, and its names in columns of names."""
        names = [cell for cell in cells if self._is_name(cell)]
        label = self._plain_label(row, [cell for cell in cells if cell not in names], line)
        for cell in names:
            heading = self.columns.innermost(cell.column)
            label = self.names.read(heading, cell.text, line).beside(label)
        return label

    def with_unit(
        self, row: ReportLine, cells: list[ReportCell], *, named: bool
    ) -> list[ReportCell]:
        """A row's labels, with the unit above where the row names a line of work and leaves the
        unit's place empty; with the labels above, where it names a measure or a cell alone and
        leaves the places of those empty: ``Chuyên án VA | Đầu kỳ`` over `` | Lập mới``.
        """
        places = [it for it in row.cells if self._is_of_units(it)]
        self._unit = [it for it in places if it.text] or self._unit
        empty = named and bool(places) and not any(it.text for it in places)
        if empty:
            return [*self._unit, *cells]
        first = min((it.column for it in cells), default=0)
        before = [it for column, it in self._above.items() if column < first]
        self._above = {it.column: it for it in (*before, *cells) if not self._is_line(it)}
        return [*before, *cells] if before and not named and self._is_part(cells) else cells

    def _is_line(self, cell: ReportCell) -> bool:
        """Whether a label only names a line of work, which holds below it by itself; as a label of
        another row it could be its symbol: ``Hiềm nghi`` over `` | Lập mới``.
        """
        said = self.captions.read([cell.text], None)
        return bool(said.lines) and not (said.cell or said.measure)

    def _is_part(self, cells: Sequence[ReportCell]) -> bool:
        """Whether labels name a measure or cells, and no sum."""
        said = self.captions.read([it.text for it in cells], None)
        return bool(said.measure or said.cell) and not (said.unknown or "total" in said.marks)

    def are_accounts(self, header: ReportLine) -> bool:
        """Whether rows state stocks and flows, ``Đầu kỳ``, ``Lập mới``, ``Hiện có``, one below the
        other: a column of targets beside them makes no results of them.
        """
        below = self.grid.below(header, len(self.grid.rows))
        found: dict[int, set[str]] = {}
        for cell in (it for row in below for it in row.cells if is_text(it)):
            frame = self.captions.read([cell.text], None)
            found.setdefault(cell.column, set()).add("" if frame.unknown else frame.measure)
        return any(said >= {"opening", "added", "removed", "current"} for said in found.values())

    def said_by(self, labels: list[ReportCell]) -> Frame | None:
        """What a row's labels name; nothing where they say a measure or are not understood."""
        texts = [cell.text for cell in labels if not cell.continued]
        lines = {line for text in texts for line in self.captions.lines(text)}
        if len(lines) > 1:
            return None
        line = min(lines, default=None)
        said = replace(self.captions.read(texts, line), lines=tuple(lines))
        unclear = said.measure or said.unknown or "clash" in said.marks or skipped(said) or said.day
        return None if unclear or not (said.cell or "total" in said.marks or line) else said

    def may_name_line(self, cell: ReportCell) -> bool:
        """Whether a label may name a line of work; of names only symbols do."""
        return bool(_OF_LINES & set(self._dimensions(cell))) or not self._is_name(cell)

    def skip(self, cell: ReportCell) -> str:
        """Why a cell's column holds no figures of this period; empty where it may."""
        why = skipped(self.columns.frame(cell.column, None))
        return why or (ROW_NUMBERS if self._is_code(cell) else "")

    def _is_code(self, cell: ReportCell) -> bool:
        """Whether a cell's column holds codes that number the rows: ``Mã | 100``."""
        heading = self.columns.innermost(cell.column)
        if (cell.column, heading) not in self._coded:
            texts, alone = self.grid.column(cell), self.grid.explains(cell)
            below = [it for it in texts[_behind(texts, heading) :] if it not in alone]
            headed = [it.means("codes") for it in self._heading(cell)]
            self._coded[cell.column, heading] = headed == [True] and are_codes(below)
        return self._coded[cell.column, heading]

    def _numbers_row(self, cell: ReportCell, row: ReportLine) -> bool:
        """The column of running numbers, and a number before a row's name; ``A`` below ``Loại`` is
        itself the name.
        """
        if self._is_name(cell):
            return False
        skip = self.skip(cell)
        if self._is_code(cell) and not any(is_text(it) for it in row.cells if it is not cell):
            return False  # what it stands for is not said
        if skip == ROW_NUMBERS:
            return bool(ENUMERATOR.fullmatch(cell.text)) or self._says_unit(cell)
        if skip:
            return not self._names_rows(cell)
        named = any(is_text(it) and not is_spoilt(it.text) for it in row.cells if it.column > 1)
        return named and cell.column == 1 and bool(INDEX.fullmatch(cell.text.rstrip(".")))

    def _names_rows(self, cell: ReportCell) -> bool:
        """Whether a column holds words alone, whatever its heading says: ``Nội dung so sánh``."""
        return not any(re.search(r"\d", text) for text in self.grid.column(cell))

    def _says_unit(self, cell: ReportCell) -> bool:
        """Whether a cell says in what its row counts: ``đồng chí``; below or above such ``chuyên
        án``, too.
        """
        found = [self._said(cell.text), *map(self._said, self.grid.column(cell))]
        named = [any(it.means("line") for it in one) for one in found]
        nouns = [all(it.means("noun", "count_noun", "line") for it in one) for one in found]
        beside = any(
            noun and not line and one for noun, line, one in zip(nouns, named, found, strict=True)
        )
        return nouns[0] and (not named[0] or beside)

    def _said(self, text: str) -> Sequence[Node]:
        return self.captions.nodes(text, None)

    def _holds_value(self, cell: ReportCell, row: ReportLine) -> bool:
        """A count, or an empty cell under a heading that has figures; never the column of running
        numbers.
        """
        pure, number = pure_value(cell.text)
        head = self.columns.frame(cell.column, None)
        headed = bool(head.measure or head.cell)
        if cell.continued or self.skip(cell) or self._is_name(cell):
            return False
        if not pure and is_spoilt(cell.text):
            among = (headed or "total" in head.marks) and self.grid.counts_in(cell.column)
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
        return any(self.captions.read([it], None).measure for it in left if not WORDED.match(it))

    def _is_of_units(self, cell: ReportCell) -> bool:
        """Whether a cell stands below ``Đơn vị``."""
        return "unit" in self._dimensions(cell)

    def _heading(self, cell: ReportCell) -> tuple[Node, ...]:
        return self.captions.nodes(self.columns.innermost(cell.column), None)

    def _dimensions(self, cell: ReportCell) -> tuple[str, ...]:
        """What the names in a cell's column may be values of; where they are lines of work, and
        parts of them, nothing; nor behind a column that says a measure, where ``Loại`` says one.
        """
        before = (self.columns.frame(at, None) for at in range(1, cell.column))
        counts = any(it.means("measure") for it in self._heading(cell))
        if counts and any(frame.measure for frame in before):
            return ()
        heading, texts = self.columns.innermost(cell.column), self.grid.column(cell)
        found, below = self.names.dimensions(heading), texts[_behind(texts, heading) :]
        names = (it for it in below if it not in self.grid.titles)
        named = _OF_LINES & {*found} and self.names.name_lines(names)
        return () if named or self.columns.are_named(found) else found

    def _is_name(self, cell: ReportCell) -> bool:
        """Whether a cell names its row in a column of names: no digit there is a count."""
        if not self._dimensions(cell):
            return False
        heading = self.columns.innermost(cell.column)
        return not (self.names.may_count(heading) and self.grid.counts_in(cell.column))

    def _plain_label(self, row: ReportLine, cells: list[ReportCell], line: str | None) -> Frame:
        """The headings of a row in columns of other words.

        Beside a line of work that heads several rows its own name is a symbol, a bare letter a
        class.
        """
        label = self.captions.read([cell.text for cell in cells], line)
        if not cells or "total" in label.marks:
            return label
        last = cells[-1]
        own, beside = self.captions.read([last.text], line), self.grid.column(last)
        headed = any(
            self.grid.heads_rows(it, row) and line in self.captions.lines(it.text)
            for it in cells[:-1]
        )
        symbol = self.captions.symbol(last.text, line, beside, self.grid.explains(last))
        either = dict(own.either) if own.either and headed else {}
        label = replace(label, cell={**(dict([symbol]) if symbol else {}), **either, **label.cell})
        if own.unknown and not own.cell:
            if self.measure == "removed" and not label.measure and not self._rivals(row, last):
                label = named(label, self.captions.closing(last.text, line))
            label = named(label, self.captions.bare(last.text, line, beside))
        return label

    def _rivals(self, row: ReportLine, label: ReportCell) -> bool:
        """Whether a numbered row below removals may as well be another line of work's own: ``5 |
        Xác lập chuyên án``.
        """
        words = label.text.split()
        numbered = bool(INDEX.fullmatch(row.cells[0].text.rstrip(".") or "-"))
        tails = (" ".join(words[at:]) for at in range(1, len(words)))
        return numbered and any(map(self.captions.lines, tails))


def _behind(texts: Sequence[str], heading: str) -> int:
    """Where the texts of a column begin that stand below its heading."""
    return texts.index(heading) + 1 if heading in texts else 0
