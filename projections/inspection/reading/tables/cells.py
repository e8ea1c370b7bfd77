"""A table's cells as figures: each is what its row and its column say together, or is not read."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import cast

from projections.documents.lines.document import ReportCell, ReportLine
from projections.inspection.reading.frames.frame import Frame
from projections.inspection.reading.frames.words import FrameReader
from projections.inspection.reading.lines.phrases import nodes
from projections.inspection.reading.sentences.grammar import parse
from projections.inspection.reading.sentences.statements import Clerk
from projections.inspection.reading.stated.drafts import Draft, Sheaf
from projections.inspection.reading.stated.values import (
    AMBIGUOUS,
    COMPARISON,
    NOT_FACT,
    NOT_UNDERSTOOD,
    Measure,
    NotRead,
    OtherFigure,
)  # fmt: skip
from projections.inspection.reading.tables.captions import ROW_NUMBERS, skipped
from projections.inspection.reading.tables.geometry import is_spoilt, pure_value


@dataclass(slots=True)
class CellWriter:
    """Writes the figures of one table into the sheaf.

    ``outer``: what stands over the table, ``closed``: why nothing below it is a figure; ``scored``:
    it sets results against targets; ``measure``: what the rows above count; ``plans``: the document
    is a plan, of which only what there is now is a fact; ``timeless``: why nothing below it would
    be a figure if it named no time, ``own_year``: the column at hand names the report's year.
    """

    frames: FrameReader
    sheaf: Sheaf
    outer: Frame = field(default_factory=Frame)
    closed: str = ""
    scored: bool = False
    measure: str = ""
    plans: bool = False
    timeless: str = ""
    own_year: bool = False

    def figure(
        self, row: ReportLine, cell: ReportCell, line: str | None, said: Frame, context: Frame
    ) -> None:
        """Write what a cell states, or why it is not read.

        ``said``: what its row and column say; ``context``: what stands over the row.
        """
        measure = self._measure(said, context)
        codes = self.frames.form.completed({**self.outer.cell, **said.cell})
        why = self._closed(said) or self._problem(cell, line, measure, said, context)
        if why:
            self._list(cell, line, measure, said, why)
            self._set_aside(cell, line, measure, context.over(said), why)
        elif not pure_value(cell.text)[0]:
            self._worded(cell, cast(str, line), measure, codes)
        else:
            value = pure_value(cell.text)[1]
            kept = (line, cast(Measure, measure), codes, value, "", cell.where)
            self.sheaf.drafts.append(Draft(*kept, row.text, "statistics", said.day))

    def _measure(self, said: Frame, context: Frame) -> str:
        """What a cell counts: of a part that names no measure, what the rows above do."""
        if measure := said.measure or context.measure or self.outer.measure:
            return measure
        return "current" if "split" in said.marks else self.measure if said.cell else ""

    def _closed(self, said: Frame) -> str:
        """Why nothing below what stands over the table is a figure, but for a plan's stock of now,
        and for a year that the column names itself.
        """
        now = said.measure == "current" and said.sure and not said.closed
        if self.plans and now and self.closed == NOT_FACT:
            return ""
        return self.timeless if self.own_year and self.closed == COMPARISON else self.closed

    def _list(
        self, cell: ReportCell, line: str | None, measure: str, said: Frame, why: str
    ) -> None:
        """List a cell that holds a count as not read."""
        counts = re.search(r"\d", cell.text) or pure_value(cell.text)[1] is not None
        if why != ROW_NUMBERS and counts:
            of = None if why in (COMPARISON, NOT_FACT) else line
            codes = {**self.outer.cell, **said.cell}
            word = said.blocking if why == NOT_UNDERSTOOD else ""
            one = NotRead(cell.where, cell.text, why, of, measure, codes, word)
            self.sheaf.not_read.append(one)

    def unread(self, cells: list[ReportCell]) -> None:
        """List cells as not read."""
        self.sheaf.not_read += [NotRead(cell.where, cell.text, NOT_UNDERSTOOD) for cell in cells]

    def settle_rivals(self, first: int) -> None:
        """Leave out counts of one thing that differ in one row: what tells them apart was not
        understood.
        """
        row = self.sheaf.drafts[first:]
        values = {it.key: {one.value for one in row if one.key == it.key} - {None} for it in row}
        self._leave_out([draft for draft in row if len(values[draft.key]) > 1])

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
            kept = (line, measure, {**self.outer.cell, **over.cell}, value)
            one = OtherFigure(*kept, when, over.modality, over.noun, cell.where)
            self.sheaf.others.append(one)

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
        unsure = self.scored or {"joined", "units"} & said.marks or said.unknown or said.stranger
        known = line is not None and measure and (said.line or line) == line
        return "" if known and not unsure else NOT_UNDERSTOOD

    def _worded(self, cell: ReportCell, line: str, measure: str, base: dict[str, str]) -> None:
        """A count and its parts in one cell."""
        clerk = Clerk(self.sheaf, self.frames.form, line, cell.where, "statistics")
        shown = nodes(cell.text, self.frames.form, line)
        for index, item in enumerate(
            parse(shown, self.frames, line, removed=measure == "removed").heads
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

    def _leave_out(self, drafts: list[Draft]) -> None:
        if not drafts:
            return
        told = {id(one) for one in self.sheaf.drafts}
        found = [it for it in drafts if id(it) in told]
        gone = {id(one) for one in found}
        for draft in found:
            draft.dropped = True
        self.sheaf.drafts[:] = [it for it in self.sheaf.drafts if id(it) not in gone]
        self.sheaf.not_read += [
            NotRead(it.where, str(it.value), AMBIGUOUS, it.line, it.measure, it.cell)
            for it in found
            if it.value is not None
        ]
