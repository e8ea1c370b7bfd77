"""Reads a report: its head, its period, and every figure it states, each with the place where it
stands.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import partial

from ledger.values.period import Period
from projections.documents.lines.document import Document, ReportLine
from projections.inspection.reading.counts.named import with_named_counts
from projections.inspection.reading.doubts.all_teams import drop_teams_alone
from projections.inspection.reading.doubts.openings import openings_alone, restore_openings
from projections.inspection.reading.doubts.stories import of_different_stories
from projections.inspection.reading.ends import unlisted
from projections.inspection.reading.frames.holders import of_department
from projections.inspection.reading.frames.stretches import Time
from projections.inspection.reading.frames.words import FrameReader
from projections.inspection.reading.head.boundaries import (
    Days,
    find_days,
    measure_of,
    of_other_sections,
    report_period,
)
from projections.inspection.reading.head.letterhead import Head, read_head
from projections.inspection.reading.head.own_report import claims, own_report
from projections.inspection.reading.head.quoted import without_quoted
from projections.inspection.reading.lexicon.form import Form
from projections.inspection.reading.lines.tokens import tokens
from projections.inspection.reading.lines.unaccented import with_accents
from projections.inspection.reading.one_pass import Lines
from projections.inspection.reading.results.changes import without_changes
from projections.inspection.reading.stated.drafts import Sheaf
from projections.inspection.reading.stated.values import (
    IN_NOTE,
    IN_QUOTED,
    Figure,
    NotRead,
    StatedPeriod,
    StatedReport,
)
from projections.inspection.reading.tables.bare_columns import restore_divisions
from projections.inspection.reading.tables.identities import stated_identities
from projections.inspection.reading.targets.in_text import with_text_results

_NUMBERS = frozenset({"number", "ratio", "percent", "money"})


def read_report(document: Document, form: Form) -> StatedReport:
    """Read every figure the form knows; what it cannot read is listed, never guessed. Pure."""
    document, quoted = without_quoted(document)
    document, own = own_report(with_accents(document, form))
    days = find_days(document, form, (head := read_head(document, form)).date)
    claimed = claims(own, document, head, days, report_period(days, head.date, form), form)
    period, sheaf = claimed.period, Sheaf(not_read=list(days.unread))
    unit = claimed.name if claimed.unit else head.unit
    frames = _frames(unit or "", head, days, period, form)
    frames = replace(frames, ours=claimed.unit is not None)
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
        not_read=(*sheaf.unread(head.places), *_listed(quoted, IN_QUOTED, form)),
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
    noted = _listed(document.notes, IN_NOTE, form)
    told = tuple(stated_identities(document.lines))
    unread = without_changes(report, form)
    return replace(report, not_read=(*unread, *lost, *noted), identities=told)


def _listed(lines: Iterable[ReportLine], why: str, form: Form) -> Iterator[NotRead]:
    """The lines with a number, none of which is read."""
    for line in lines:
        if any(token.kind in _NUMBERS for token in tokens(line.text, form)):
            yield NotRead(line.where, line.text, why)


def _fill(
    sheaf: Sheaf, document: Document, frames: FrameReader, head: Head, period: Period | None
) -> None:
    """Read every line, then settle what was read in doubt."""
    reading = Lines(document, frames, sheaf, head)
    reading.read()
    restore_divisions(sheaf, frames.form)
    for draft in [it for it in sheaf.drafts if it.line and not it.dropped]:
        if not frames.form.may_be_of(draft.line or "", draft.cell):
            sheaf.drop(draft)
    doubted = reading.corrections.doubted(sheaf.drafts)
    restore_openings(sheaf.drafts, period)
    for draft in openings_alone(sheaf.drafts):
        sheaf.drop(draft)
    drop_teams_alone(sheaf, frames.form)
    sheaf.settle()
    sheaf.set_apart(of_different_stories(sheaf.drafts) | doubted)


def _frames(unit: str, head: Head, days: Days, period: Period | None, form: Form) -> FrameReader:
    """A reader of frames that knows when the report is of and who wrote it."""
    year = period.end.year if period else head.date.year if head.date else None
    of_day = partial(measure_of, period=period, head_date=head.date, form=form)
    month, week = (min(it) if len(it) == 1 else None for it in (days.months, days.weeks))
    whole = of_department(unit, head.number or "")
    own = {period.start.year, period.end.year} if period else set()
    called = len(days.years) == 1 and days.years <= own
    time = Time(period, min(days.years) if called else year, month, week, called=called)
    return FrameReader(form, time, whole, of_day)


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
