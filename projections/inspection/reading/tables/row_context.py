"""What the rows above a row say of it: its line of work, its holder, what is not known of it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Final, Literal

from projections.documents.lines.document import ReportCell, ReportLine
from projections.inspection.reading.frames.frame import HOLDERS, Frame
from projections.inspection.reading.frames.holders import is_together
from projections.inspection.reading.frames.words import FrameReader
from projections.inspection.reading.lines.bullets import bullet
from projections.inspection.reading.tables.captions import CaptionReader
from projections.inspection.reading.tables.cells import CellWriter
from projections.inspection.reading.tables.columns import Columns
from projections.inspection.reading.tables.geometry import ENUMERATOR, INDEX, Grid
from projections.inspection.reading.tables.nested_rows import NestedRows
from projections.inspection.reading.tables.row_groups import RowHolder, RowLines
from projections.inspection.reading.tables.row_labels import RowLabels

_DASHES: Final = "-+•*–"
_TIMES: Final = frozenset({"năm", "quý", "tháng", "tuần", "kỳ", "đợt"})
"""What the column of a table's rows may be headed by, where each row is of a time."""
_FLOWS: Final = frozenset({"added", "removed"})
_ACCOUNT: Final = 3
_LONG: Final = 20
"""So many rows stand below the first of an account."""


@dataclass(slots=True)
class RowContext:
    """What rows have said so far of those below them.

    ``group``: what a row without figures says of those below it; ``line``: the line of work that
    was named last, ``line_at``: by a heading or a row; ``divided``: the level or unit that indented
    rows below it divide; ``totals``: lines of work whose total was read; ``unknown``: the kind of
    the last heading with words that are not known, and those; ``odd``: such words of the last row
    that is not indented, ``flow``: its number and what it says; ``told``: what rows of a line of
    work and a cell counted so far; ``several``: units together whose
    figures the table holds: what a row states that names none of them is not known to be the
    whole's.
    """

    frames: FrameReader
    captions: CaptionReader
    columns: Columns
    labels: RowLabels
    cells: CellWriter
    grid: Grid
    nested: NestedRows
    group: Frame | None = None
    line: str | None = None
    line_at: Literal["group", "row"] = "group"
    totals: set[str] = field(default_factory=set)
    divided: Frame | None = None
    several: str = ""
    unknown: tuple[str, tuple[str, ...]] = ("", ())
    odd: tuple[str, ...] = ()
    flow: tuple[str, Frame] = ("", Frame())
    told: dict[tuple[str | None, frozenset[tuple[str, str]]], set[str]] = field(
        default_factory=dict
    )
    lines: RowLines = field(default_factory=RowLines)
    holder: RowHolder = field(default_factory=RowHolder)

    def begin(self, line: str | None) -> None:
        """A section begins: what rows said before holds no more."""
        self.group, self.line, self.divided, self.totals = None, line, None, set()
        self.line_at = "group"
        self.told = {}
        self.measured("")

    def measured(self, measure: str) -> None:
        """Say what the rows above count."""
        self.labels.measure = self.cells.measure = measure

    def takes_holder(self, labels: list[ReportCell]) -> bool:
        """Whether a row without figures names who holds those below it; above the table on a sheet
        stands a letterhead.
        """
        letterhead = not self.frames.unit or any(cell.where.sheet for cell in labels)
        said = None if letterhead and not self.columns else self._held_by(labels)
        if said is None:
            return False
        self.holder = RowHolder(dict(said.cell), said.stranger, not self.lines.heads)
        self.lines.head(None)
        self.divided, self.totals, self.told = None, set(), {}
        return True

    def _held_by(self, labels: list[ReportCell]) -> Frame | None:
        """Who a row's labels name and nothing else: a unit, the whole, a level, somebody."""
        texts = [cell.text for cell in labels if not cell.continued]
        said = self.frames.holder(bullet(texts[0]).content) if len(texts) == 1 else None
        if said is not None or (said := self.labels.said_by(labels)) is None:
            return said
        held = bool(said.cell) and set(said.cell) <= set(HOLDERS)
        return said if held and not said.lines else None

    def stand_below(self, labels: list[ReportCell]) -> None:
        """Words that are not known, in a row that heads others, may narrow what all rows below it
        count, until another heading of its kind.
        """
        self.labels.leave()
        if not self.columns:
            return
        texts = [cell.text for cell in labels if not cell.continued]
        counted = len(texts) > 1 and ENUMERATOR.fullmatch(texts[0]) is not None
        text = f"{texts[0].rstrip('.')}. {texts[1]}" if counted else " ".join(texts)
        level = bullet(text).level
        said = self.captions.read(texts[counted:], self.line)
        if level == self.unknown[0] and (level or not said.lines):
            self.unknown = ("", ())
        if said.unknown and _may_head(text):
            self.unknown = (level, said.unknown)

    def open_group(self, labels: list[ReportCell]) -> None:
        """A row without figures heads those below it. One above the columns' headings cannot lead
        away by a symbol's name.
        """
        self.stand_below(labels)
        if self.takes_holder(labels):
            return
        texts = [cell.text for cell in labels]
        symbols = bool(self.columns) or not self.cells.outer.lines
        lines = [line for text in texts for line in self.captions.lines(text, symbols=symbols)]
        group = self.group or Frame()
        if len(set(lines)) == 1:
            group = Frame(lines=(lines[0],))
            self._lead(lines[0])
            self.holder.leave()
            self.told = {}
        said = self.captions.read(texts, lines[0] if lines else self.line)
        if said.modality or said.when in ("part", "other"):
            group = replace(group, modality=said.modality, when=said.when)
        elif lines:
            group = replace(group, modality="", when="")
        listed = "by_day" in said.marks and len(texts) > 1  # the day of one file
        if said.measure and not (said.unknown or listed):
            group = replace(group, measure=said.measure)
        self.group = group

    def head(self) -> None:
        """The table heads its columns anew: a line of work that the heading over the rows' names
        names is theirs.
        """
        self.totals = set()
        if line := self.labels.corner():
            self.group = Frame(lines=(line,))
            self._lead(line)

    def _lead(self, line: str) -> None:
        """The rows below are of a line of work."""
        self.line, self.divided, self.totals = line, None, {line}
        self.line_at = "group"
        self.lines.head(line)

    def row_label(
        self, row: ReportLine, cells: list[ReportCell], line: str | None, lines: list[str]
    ) -> Frame:
        """What a row's labels say, in the light of the rows above: whose it is, what is not known
        of it, whether it is another register.
        """
        label = self.labels.label(row, cells, line)
        if over := self.nested.over(row, line):
            label = replace(label, cell={**over, **label.cell})
        label = self._settled(label, line, cells)
        label = self._as_way(self._placed(label, row, lines), line, row, cells)
        label = self._left(label, row, line)
        if label.measure and not label.cell:
            self.measured(label.measure)
        label = self._narrowed(label, cells)
        among = line is not None and self.line_at == "row" and not lines
        other = among and _is_branch(label, cells)
        return replace(label, marks=label.marks | {"clash"}) if other else label

    def _left(self, label: Frame, row: ReportLine, line: str | None) -> Frame:
        """``Tồn`` above rows of flows is the opening stock, below them and that what is left;
        elsewhere it may be either.
        """
        told = self.told.setdefault((line, frozenset(label.cell.items())), set())
        if label.measure == "opening" and not label.sure:
            below = (self._measure_of(one) for one in self.grid.below(row, _ACCOUNT))
            if told & _FLOWS:
                left = "current" if "opening" in told else ""
                unknown = () if left else (row.text,)
                label = replace(label, measure=left, sure=bool(left), unknown=unknown)
            elif not _FLOWS & set(below):
                label = replace(label, measure="", unknown=(row.text,))
        told.add(label.measure)
        return label

    def _measure_of(self, row: ReportLine) -> str:
        """What the labels of a row count."""
        return self.captions.read([it.text for it in self.labels.parted(row)[0]], None).measure

    def _as_way(
        self, label: Frame, line: str | None, row: ReportLine, cells: list[ReportCell]
    ) -> Frame:
        """A row that stands below one of the same measure, ``- Lập mới`` below ``Tăng trong kỳ``,
        counts what came or went in one way; which is known, or nothing is.
        """
        number = row.cells[0].text.rstrip(".")
        numbered = INDEX.fullmatch(number) is not None
        over, above = self.flow
        below = bool(cells) and cells[-1].text[:1] in _DASHES
        below |= bool(over) and (number.startswith(f"{over}.") or not (number or numbered))
        if not below:
            self.flow = number if numbered else "", label
        if not below or label.cell or not label.measure or label.measure != above.measure:
            return label
        text, beside = cells[-1].text, self.grid.column(cells[-1])
        way = self.captions.movement(text, above.measure, line, beside)
        way = way or self.captions.closing(text, line)
        if way is None:
            return replace(label, marks=label.marks | {"clash"})
        when, modality = label.when or above.when, label.modality or above.modality
        return replace(label, cell=dict([way]), when=when, modality=modality)

    def _narrowed(self, label: Frame, cells: list[ReportCell]) -> Frame:
        """What is not known of a row holds for the indented ones below it as well; what is not
        known of a heading, for all.
        """
        if not (cells and cells[-1].text[:1] in _DASHES):
            self.odd = label.unknown
        corner: tuple[str, ...] = ()
        heading = self.columns.innermost(cells[0].column) if cells else ""
        if heading.casefold() not in _TIMES and not self.labels.names.dimensions(heading):
            corner = self.columns.frame(cells[0].column, None).unknown if cells else ()
        return replace(label, unknown=(*label.unknown, *corner, *self.odd, *self.unknown[1]))

    def agreed(self, label: Frame, counts: list[ReportCell]) -> Frame:
        """A row that contradicts the measure of one of its columns contradicts them all: ``Mang
        sang`` carries a page's sums over, and is no row of openings.
        """
        frames = (self.columns.frame(cell.column, None) for cell in counts)
        heads = {frame.measure for frame in frames if not frame.closed} - {""}
        clash = bool(label.measure and heads - {label.measure})
        return replace(label, marks=label.marks | {"clash"}) if clash else label

    def line_of(self, lines: list[str], texts: list[str]) -> str | None:
        """The row's line of work: the one it names, else the one of the rows above; a row of totals
        takes the group's only.
        """
        if len(set(lines)) == 1:
            if lines[0] != self.line:
                self.divided = None
            self.line, self.line_at = lines[0], "row"
            if self.group and self.group.line not in (None, lines[0]):
                self.group = Frame(measure=self.group.measure) if self.group.measure else None
            return lines[0]
        if "total" in self.captions.read(texts, None).marks:
            return self.group.line if self.group else None
        return self.line

    def _settled(self, label: Frame, line: str | None, cells: list[ReportCell]) -> Frame:
        """``HN`` below the row ``Hiềm nghi`` is a symbol; below a level or unit a symbol belongs to
        that, if it is indented.
        """
        total = "total" in label.marks
        if label.either and line in self.totals and not (total or label.measure):
            label = replace(label, cell={**label.either, **label.cell})
        if {"level", "unit"} & set(label.cell):
            self.divided = label
        elif label.cell and self.divided is not None:
            if cells and cells[-1].text[:1] in _DASHES:
                return label.beside(Frame(cell=self.divided.cell))
            return replace(label, marks=label.marks | {"clash"})
        elif total:
            self.divided = None
        return label

    def _of_several(self, label: Frame) -> Frame:
        """Whose a row is that names no unit, below several: their sum is of them together, where
        they are all of one kind, and the whole's, where that has no others; what is the whole's,
        or anything else, is not known to be theirs.
        """
        summed = "total" in label.marks and "whole" not in label.marks
        if summed and self.frames.are_all_of_it(self.several):
            return label
        if summed and is_together(self.several, self.frames.form):
            return replace(label, cell={**label.cell, "unit": self.several})
        return replace(label, stranger=label.stranger or self.several)

    def _placed(self, label: Frame, row: ReportLine, lines: list[str]) -> Frame:
        """Say of which line of work and of which holder a row is, or that it cannot be told."""
        bare = "total" in label.marks and not lines
        if not bare:
            self.lines.row(lines)
        elif not self.lines.sums_up(last=not self.grid.below(row, 1)):
            label = replace(label, marks=label.marks | {"clash"})
        if "unit" not in label.cell:
            label = self._of_several(label)
        return self.holder.hold(label, bare=bare)


def _may_head(text: str) -> bool:
    """Whether a row's words may be a heading, however long: no sentence ends in it."""
    return len(text.split()) <= _LONG and text.rstrip()[-1:] not in (".", ";", ",")


def _is_branch(label: Frame, cells: list[ReportCell]) -> bool:
    """Whether a row that is not indented names nothing but a branch: among rows of lines of work
    ``Hình sự`` is another register.
    """
    return set(label.cell) == {"branch"} and cells[-1].text[:1] not in _DASHES
