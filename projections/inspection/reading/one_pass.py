"""One pass over a document: every line and table by what stands over it."""

from __future__ import annotations

import re
from dataclasses import replace

from projections.documents.lines.document import Document, ReportLine, Where
from projections.inspection.reading.counts.plain import CountReader
from projections.inspection.reading.doubts.corrections import Corrections
from projections.inspection.reading.frames.asking import asked
from projections.inspection.reading.frames.frame import ASKED, Frame, When
from projections.inspection.reading.frames.holders import is_several, labelled, names_whole
from projections.inspection.reading.frames.sections import Section
from projections.inspection.reading.frames.words import FrameReader
from projections.inspection.reading.head.letterhead import Head
from projections.inspection.reading.headings.introductions import Introductions
from projections.inspection.reading.headings.titles_of_tables import time_titled
from projections.inspection.reading.headings.tree import Headings
from projections.inspection.reading.lines.bullets import Bullet, bullet
from projections.inspection.reading.lines.phrases import nodes
from projections.inspection.reading.lines.placed_days import is_placed_day
from projections.inspection.reading.lines.tokens import tokens
from projections.inspection.reading.results.changes import stated_changes
from projections.inspection.reading.results.rates import stated_rates
from projections.inspection.reading.sentences.paragraphs import headed
from projections.inspection.reading.sentences.reader import SentenceReader
from projections.inspection.reading.stated.drafts import Sheaf
from projections.inspection.reading.stated.values import (
    NOT_FACT,
    NOT_UNDERSTOOD,
    NotRead,
)
from projections.inspection.reading.tables.reader import TableReader, is_table
from projections.inspection.reading.tables.side_by_side import blocks
from projections.inspection.reading.tables.worded_tables import shown as worded
from projections.inspection.reading.targets.in_tables import TargetTables
from projections.inspection.reading.targets.numbered import stated_targets

_MISTYPED = re.compile(r"[OoIl]\d+|\d+[Oo]")
_NUMBERS = frozenset({"number", "ratio", "percent", "money"})
_ANSWER = ("Đáp:", "Trả lời:", "Đáp án:")
_SILENT = frozenset({"plans", "end"})
"""Parts that speak of what is to come, or only sign: no number there is a figure of the period."""


class Lines:
    """One pass over a document's lines."""

    def __init__(self, document: Document, frames: FrameReader, sheaf: Sheaf, head: Head) -> None:
        self._document = document
        self._head = {where for where in head.places if where.sheet is None}
        self._form = frames.form
        self._frames = frames
        self._sheaf = sheaf
        self._before = ""
        self._when: When = ""
        self._frame = self._over = Frame()
        self._sentences = SentenceReader(frames, sheaf)
        self._target_tables = TargetTables(frames, sheaf, self._sentences)
        self._counts = CountReader(frames.form, sheaf)
        lenient = replace(frames, time=replace(frames.time, lenient=True))
        self._outline = Headings(frames.form, lenient)
        self._outline.show_subject(head.about)
        self._introduced = Introductions(frames)
        self._asked: Frame | None = None
        self.corrections = Corrections(frames.form)

    def read(self) -> None:
        """Show every line to the outline, then to the readers; tables of counts go to the reader of
        tables.
        """
        sheet: str | None = None
        names = {line.where.sheet for line in self._document.lines if line.where.sheet}
        shown = blocks(self._document.lines)
        for block, following in zip(shown, [*shown[1:], []], strict=True):
            if block[0].where.sheet != sheet:
                sheet = block[0].where.sheet
                self._outline.show_sheet(sheet or "", names - {sheet})
                self._frame = self._outline.section.frame
            if block[0].cells and self._target_tables.read(block):
                continue
            if block[0].cells and is_table(block, self._frames):
                self._table(block)
                continue
            lines = list(worded(block, self._frames))
            below = [one.text for one in lines[1:]] + [one.text for one in following[:1]]
            for index, one in enumerate(lines):
                under = below[index] if index < len(below) else ""
                self._show(one.text, one.where, under, one.over)

    def _table(self, rows: list[ReportLine]) -> None:
        reader = TableReader(self._frames, self._sheaf, rows, self._show)
        standing = [*self._outline.levels.open]
        reader.read(self._outline, lambda: (self._frame, self._before, self._when))
        if rows[0].where.table is not None:
            self._outline.stand_again(standing)

    def _show(self, text: str, where: Where, below: str, over: Frame) -> None:
        """Show a line; ``over``: what the heading of its column says."""
        self._over = over
        self._line(text, where, below)
        self._over = Frame()

    def _line(self, text: str, where: Where, below: str = "") -> None:
        """Show a line to the outline, and read it by what stands over it; an answer by what was
        asked.
        """
        if where in self._head or is_placed_day(text, self._form):
            return
        asks, mark, answer = text.partition("? ")
        if mark and answer.strip():
            self._line(f"{asks}?", where, answer)
            self._line(answer, where, below)
        elif text.rstrip().endswith("?"):
            self._asked = asked(self._frames, bullet(text).content, self._outline.section.line)
            self._unread(text, where, self._outline.section)
        elif self._asked is not None:
            question, self._asked = self._asked, None
            self._answer(text, where, question)
        else:
            self._told(text, where, below)

    def _told(self, text: str, where: Where, below: str) -> None:
        """A line that neither asks nor answers, heading by heading."""
        pieces = headed(text, self._frames)
        for piece, following in zip(pieces, [*pieces[1:], below], strict=True):
            self._piece(piece, where, following)

    def _piece(self, text: str, where: Where, below: str) -> None:
        kind, start = self._outline.show(text, below)
        if (name := labelled(text)) and self._frames.is_own(name):
            return  # ``Đơn vị: Đội 8``: a number of the unit's name is no count
        section = self._outline.section
        self._when = time_titled(start.content, self._when, self._outline.frames)
        above = f"{self._before} " if self._is_of_time(start.content) else ""
        self._before, frame = f"{above}{start.content}", section.frame
        self.corrections.show(start.content, len(self._sheaf.drafts))
        if kind == "text":
            frame = self._introduced.over(start, section, below).over(self._over)
        self._frame = frame
        answered = section.part == "result" and start.content not in (text, bullet(text).content)
        if section.part == "target" or answered:
            self._sheaf.criteria.append(where)
        if kind != "text" or section.part in _SILENT:
            self._counts.forget()
            if kind == "text" and section.part == "plans":
                plan = replace(frame, modality=frame.modality or "plan")
                self._set_aside(start, where, section, plan, NOT_FACT)
            return
        self._rates(start.content, where, section)
        frame = self._of_each(frame, start.content)
        why = section.closed(frame)
        if why and not (self._outline.plans and why == NOT_FACT and frame.modality in ASKED):
            self._set_aside(start, where, section, frame, why)
        else:
            self._text(start, where, section, frame)

    def _of_each(self, frame: Frame, text: str) -> Frame:
        """Under several units, what a line says of one or the whole, which it names first."""
        if not is_several(frame.stranger, self._form):
            return frame
        name = text.partition(":")[0]
        said = self._frames.holder(name)
        whole = said is not None and said.is_whole and names_whole(name)
        return replace(frame, stranger="") if said and (whole or "unit" in said.cell) else frame

    def _is_of_time(self, text: str) -> bool:
        """Whether a line says nothing but when the title above it is of."""
        said = self._frames.over(nodes(text, self._form, None))
        return bool(said.when or said.day) and said == Frame(when=said.when, day=said.day)

    def _answer(self, text: str, where: Where, asked: Frame) -> None:
        """Read what answers a question, by what stands over that and what it asks for."""
        section = self._outline.section
        frame = section.frame.over(asked)
        section = Section(frame, "statistics", number=-section.number - 1)
        start = Bullet("", 0, text.partition(":")[2] if text.startswith(_ANSWER) else text)
        if why := frame.closed:
            self._set_aside(start, where, section, frame, why)
        else:
            self._text(start, where, section, frame)

    def _set_aside(
        self, start: Bullet, where: Where, section: Section, frame: Frame, why: str
    ) -> None:
        """Keep the numbers of a line that states no fact of the period as what they are."""
        self._unread(start.content, where, section, why, frame.blocking)
        self._sentences.set_aside(start, where, section, frame)

    def _text(self, start: Bullet, where: Where, section: Section, frame: Frame) -> None:
        """Read a line's figures, or its plain counts."""
        seen = len(self._sheaf.not_read)
        if self._sentences.read(start, where, section, frame):
            return
        if self._counts.read(start.content, where):
            del self._sheaf.not_read[seen:]
        elif len(self._sheaf.not_read) == seen:
            self._unread(start.content, where, section)

    def _rates(self, text: str, where: Where, section: Section) -> None:
        """The shares, rates and changes of a line; under a target the first are its results."""
        rates = tuple(stated_rates(text, where, self._form))
        if section.part == "result":
            self._sheaf.targets += stated_targets(rates, section.target)
        if section.part != "target":
            self._sheaf.rates += rates
            self._sheaf.changes += stated_changes(text, where, self._form)

    def _unread(
        self, text: str, where: Where, section: Section, why: str = NOT_UNDERSTOOD, word: str = ""
    ) -> None:
        """A line with a number that nothing was made of; in the statistics also what only looks
        like one (``O5``).
        """
        found = tokens(text, self._form)
        mistyped = section.part == "statistics" and any(
            _MISTYPED.fullmatch(token.text) for token in found
        )
        if mistyped or any(token.kind in _NUMBERS for token in found):
            word = word if why == NOT_UNDERSTOOD else ""
            self._sheaf.not_read.append(NotRead(where, text, why, word=word))
