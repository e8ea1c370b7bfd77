"""Reads a report: its head, its period, and every figure it states, each with the place where it
stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from ledger.values.period import Period
from projections.documents.lines.document import Document, ReportLine, Where
from projections.inspection.reading.asking import asked
from projections.inspection.reading.bare_columns import restore_divisions
from projections.inspection.reading.boundaries import (
    Days,
    find_days,
    measure_of,
    of_other_sections,
    report_period,
    texts,
)
from projections.inspection.reading.bullets import Bullet, bullet
from projections.inspection.reading.changes import stated_changes
from projections.inspection.reading.corrections import Corrections
from projections.inspection.reading.counts import CountReader
from projections.inspection.reading.drafts import Sheaf
from projections.inspection.reading.ends import unlisted
from projections.inspection.reading.form import Form
from projections.inspection.reading.frames import ASKED, Frame
from projections.inspection.reading.holders import is_several, names_whole, of_department
from projections.inspection.reading.identities import stated_identities
from projections.inspection.reading.introductions import Introductions
from projections.inspection.reading.letterhead import Head, read_head
from projections.inspection.reading.named_counts import with_named_counts
from projections.inspection.reading.openings import restore_openings
from projections.inspection.reading.own_report import claims, own_report
from projections.inspection.reading.phrases import nodes
from projections.inspection.reading.rates import stated_rates
from projections.inspection.reading.sections import Section
from projections.inspection.reading.sentences import SentenceReader
from projections.inspection.reading.side_by_side import blocks
from projections.inspection.reading.stated import (
    IN_NOTE,
    NOT_FACT,
    NOT_UNDERSTOOD,
    Figure,
    NotRead,
    StatedPeriod,
    StatedReport,
)
from projections.inspection.reading.stories import of_different_stories
from projections.inspection.reading.stretches import Time
from projections.inspection.reading.tables import TableReader, is_table
from projections.inspection.reading.target_tables import TargetTables
from projections.inspection.reading.targets import stated_targets
from projections.inspection.reading.text_results import with_text_results
from projections.inspection.reading.tokens import tokens
from projections.inspection.reading.tree import Headings
from projections.inspection.reading.unaccented import with_accents
from projections.inspection.reading.words import FrameReader

_MISTYPED = re.compile(r"[OoIl]\d+|\d+[Oo]")
_NUMBERS = frozenset({"number", "ratio", "percent", "money"})
_ANSWER = ("Đáp:", "Trả lời:", "Đáp án:")
_SILENT = frozenset({"plans", "end"})
"""Parts that speak of what is to come, or only sign: no number there is a figure of the period."""


def read_report(document: Document, form: Form) -> StatedReport:
    """Read every figure the form knows.

    A pure function; what it cannot read is listed, never guessed.
    """
    document, own = own_report(with_accents(document, form))
    days = find_days(document, form, (head := read_head(document, form)).date)
    claimed = claims(own, document, head, days, report_period(days, head.date, form), form)
    period, sheaf = claimed.period, Sheaf(not_read=list(days.unread))
    unit = claimed.name if claimed.unit else head.unit
    frames = _frames(unit or "", head, days, period, form)
    _fill(sheaf, document, frames, head, period)
    figures = tuple(_dated(figure, days) for figure in sheaf.figures(period))
    report = StatedReport(
        unit=unit,
        parent=head.parent,
        number=head.number,
        date=head.date,
        period=period,
        figures=figures,
        breakdowns=sheaf.breakdowns(),
        periods=(*of_other_sections(days.periods, period), *_roles(days.states, figures)),
        dates=tuple(days.dates),
        not_read=tuple(sheaf.unread(head.places)),
        others=tuple(sheaf.others),
        targets=tuple(sheaf.targets),
        rates=tuple(sheaf.rates),
        changes=tuple(sheaf.changes),
        criteria=tuple(sheaf.criteria),
        notices=(*document.notices, *claimed.notices),
        date_where=head.date_where,
        unit_code=claimed.unit,
        unit_name=claimed.name,
        alone=claimed.alone,
        position=claimed.position,
        as_of=claimed.as_of,
        books=claimed.books,
        branch=claimed.branch,
    )
    return _complete(with_named_counts(report, document, form), document, form, head)


def _complete(report: StatedReport, document: Document, form: Form, head: Head) -> StatedReport:
    """List also the numbers below the head of which nothing was told, and what tables say
    themselves that their numbers come to.
    """
    report = with_text_results(report, document, form)
    lost = (one for one in unlisted(document, report, form) if one.where not in head.places)
    noted = (
        NotRead(line.where, line.text, IN_NOTE)
        for line in document.notes
        if any(token.kind in _NUMBERS for token in tokens(line.text, form))
    )
    told = tuple(stated_identities(document.lines))
    return replace(report, not_read=(*report.not_read, *lost, *noted), identities=told)


def _fill(
    sheaf: Sheaf, document: Document, frames: FrameReader, head: Head, period: Period | None
) -> None:
    """Read every line, then settle what was read in doubt."""
    reading = _Reading(document, frames, sheaf, head)
    reading.read()
    restore_divisions(sheaf, frames.form)
    doubted = reading.corrections.doubted(sheaf.drafts)
    restore_openings(sheaf.drafts, period)
    sheaf.settle()
    sheaf.set_apart(of_different_stories(sheaf.drafts) | doubted)


class _Reading:
    """One pass over a document's lines."""

    def __init__(self, document: Document, frames: FrameReader, sheaf: Sheaf, head: Head) -> None:
        self._document = document
        self._head = {where for where in head.places if where.sheet is None}
        self._form = frames.form
        self._frames = frames
        self._sheaf = sheaf
        self._before = ""
        self._frame = Frame()
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
            lines = [one for line in block for one in texts(line)]
            below = [text for text, _ in lines[1:]] + [one.text for one in following[:1]]
            for index, (text, where) in enumerate(lines):
                self._line(text, where, below[index] if index < len(below) else "")

    def _table(self, rows: list[ReportLine]) -> None:
        reader = TableReader(self._frames, self._sheaf, rows, self._line)
        reader.read(self._outline, lambda: (self._frame, self._before))

    def _line(self, text: str, where: Where, below: str = "") -> None:
        """Show a line to the outline, and read it by what stands over it; an answer by what was
        asked.
        """
        if where in self._head:
            return
        question, self._asked = self._asked, None
        if text.rstrip().endswith("?"):
            self._asked = asked(self._frames, bullet(text).content, self._outline.section.line)
            self._unread(text, where, self._outline.section)
            return
        if question is not None:
            self._answer(text, where, question)
            return
        kind, start = self._outline.show(text, below)
        section = self._outline.section
        above = f"{self._before} " if self._is_of_time(start.content) else ""
        self._before, frame = f"{above}{start.content}", section.frame
        self.corrections.show(start.content, len(self._sheaf.drafts))
        if kind == "text":
            frame = self._introduced.over(start, section, below)
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


def _frames(unit: str, head: Head, days: Days, period: Period | None, form: Form) -> FrameReader:
    """A reader of frames that knows when the report is of and who wrote it."""
    year = period.end.year if period else head.date.year if head.date else None
    of_day = partial(measure_of, period=period, head_date=head.date, form=form)
    month, week = (min(it) if len(it) == 1 else None for it in (days.months, days.weeks))
    whole = of_department(unit, head.number or "")
    return FrameReader(form, Time(period, year, month, week), whole, of_day)


def _dated(figure: Figure, days: Days) -> Figure:
    """A figure, with whether its day is said to be counted whole."""
    if figure.as_of is None or not days.is_whole(figure.where, figure.as_of):
        return figure
    return replace(figure, through=True)


def _roles(states: list[StatedPeriod], figures: tuple[Figure, ...]) -> Iterator[StatedPeriod]:
    """The days of stocks, each with the stock read beside it; a day beside none says nothing."""
    stocks = {
        (figure.where, figure.as_of): figure.measure
        for figure in figures
        if figure.as_of is not None
    }
    for state in states:
        role = stocks.get((state.where, state.first))
        if role == "opening" or role == "current":
            yield replace(state, role=role)
