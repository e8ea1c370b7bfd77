"""Finds the dates and periods a report names, and which period its statistics speak of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from ledger.values.day_words import current_ends, opening_ends
from ledger.values.period import Period, reporting_year
from projections.documents.lines.document import Document, ReportLine, Where
from projections.inspection.reading.frames.stretches import is_due, month_named, week_named
from projections.inspection.reading.head.due_days import DueDays, coming, lie_ahead
from projections.inspection.reading.head.title_lines import TitleLines
from projections.inspection.reading.headings.compared_times import is_prior
from projections.inspection.reading.headings.tree import Headings
from projections.inspection.reading.lexicon.form import Form
from projections.inspection.reading.lines.bullets import items
from projections.inspection.reading.lines.node import Node, walk
from projections.inspection.reading.lines.phrases import nodes
from projections.inspection.reading.stated.values import BAD_DATE, NotRead, StatedDate, StatedPeriod

_HALF_YEAR = timedelta(days=183)
_DAY = timedelta(days=1)
_NOW = "hiện"
"""In words for a current stock (``hiện có``, ``hiện đang quản lý``), never in those for another."""


@dataclass(slots=True)
class Days:
    """Every day and stretch of days in a report, in reading order; ``titles``: those stretches its
    title names; ``whole``: where a day is named, and whether it is said to be counted whole;
    ``last``: those up to which figures are said to be counted, or of which a current one is;
    ``now``: the latter; ``months``, ``weeks``, ``years``: those its title names.
    """

    dates: list[StatedDate] = field(default_factory=list)
    periods: list[StatedPeriod] = field(default_factory=list)
    states: list[StatedPeriod] = field(default_factory=list)
    unread: list[NotRead] = field(default_factory=list)
    titles: list[StatedPeriod] = field(default_factory=list)
    whole: dict[tuple[Where, date], bool] = field(default_factory=dict)
    last: set[date] = field(default_factory=set)
    now: set[date] = field(default_factory=set)
    months: set[int] = field(default_factory=set)
    weeks: set[int] = field(default_factory=set)
    years: set[int] = field(default_factory=set)

    def mark(self, day: date, found: tuple[Node, ...]) -> None:
        """Note what the words of a stock's day say of it."""
        self.last |= {day} if _is_last(found) else set()
        self.now |= {day} if _is_current(found) else set()

    def name(self, words: str) -> None:
        """Note which year, month or week a title names."""
        self.years |= {int(words[-4:])} if words[-4:].isdecimal() else set()
        self.months |= {one for one in [month_named(words)] if one}
        self.weeks |= {one for one in [week_named(words)] if one}

    def is_whole(self, where: Where, day: date) -> bool:
        """Whether a day is counted whole where it is named; away from there (a column's head
        names it), if it is so everywhere.
        """
        here = self.whole.get((where, day))
        said = [whole for (_where, one), whole in self.whole.items() if one == day]
        return bool(said) and all(said) if here is None else here


def texts(line: ReportLine) -> Iterator[tuple[str, Where]]:
    """A paragraph, item by item, or each paragraph of a row's cells."""
    if not line.cells:
        yield from ((text, line.where) for text in items(line.text))
    for cell in line.cells:
        if not cell.continued:
            yield from ((text, cell.where) for text in cell.paragraphs)


def find_days(document: Document, form: Form, written: date | None = None) -> Days:
    """Gather every date of a document with what the words around it make of it.

    ``written``: the day of the report; what begins then or later lies ahead.
    """
    days = Days()
    outline = Headings(form)
    title, due = TitleLines(form), DueDays(form)
    for line in document.lines:
        later = due.places(line)
        for text, where in texts(line):
            kind, start = outline.show(text)
            titled = title.take(text, start, outline.section)
            heading = kind == "heading" and outline.section.part == "statistics"
            first = len(days.dates)
            _gather(days, text, where, outline, form, titled=titled, heading=heading)
            if where in later:
                days.dates[first:] = [replace(one, ahead=True) for one in days.dates[first:]]
    return days if written is None else _ahead(days, written)


def _ahead(days: Days, written: date) -> Days:
    """The days with those of stretches that begin on the day of the report or later lying ahead."""
    late = {(one.where, one.last) for one in days.periods if one.first >= written}
    days.dates = [
        replace(one, ahead=True) if (one.where, one.day) in late else one for one in days.dates
    ]
    return days


def _gather(
    days: Days,
    text: str,
    where: Where,
    outline: Headings,
    form: Form,
    *,
    titled: bool,
    heading: bool,
) -> None:
    found, section = tuple(walk(nodes(text, form, None))), outline.section
    ahead = lie_ahead(found, outline)
    binding = titled or section.part in ("statistics", "target", "result")
    for index, (node, asked) in enumerate(zip(found, coming(found, outline), strict=True)):
        if node.kind == "bad_date":
            days.unread.append(NotRead(where, node.text, BAD_DATE))
        if titled and node.kind in ("reference", "year"):
            days.name(node.text)
        if node.token is None or node.token.first is None:
            continue
        first, last = node.token.first, node.token.last or node.token.first
        prior = is_prior(found, index)
        later = ahead or asked or is_due(text[: node.token.start])
        days.dates += [
            StatedDate(day, section.line, where, later) for day in dict.fromkeys((first, last))
        ]
        if node.kind == "span" and not ahead:
            stretch = StatedPeriod(
                "stretch", first, last, section.line, where, binding, prior, titled or heading
            )
            days.periods.append(stretch)
            days.titles += [stretch] if titled else []
            continue
        days.whole[where, first] = through = _is_whole(found, index)
        meant = binding and not ahead
        state = StatedPeriod("opening", first, first, section.line, where, meant, prior)
        _take_state(days, replace(state, through=through), found, index)


def _take_state(days: Days, state: StatedPeriod, found: tuple[Node, ...], index: int) -> None:
    """Take the day of a stock, where its words say that it is one."""
    if any(node.means("as_of") for node in found[max(0, index - 4) : index]):
        days.states.append(state)
        days.mark(state.first, found)


def _is_last(found: tuple[Node, ...]) -> bool:
    """Whether a day is the last that is counted: its words count nothing, or a current stock."""
    counts = any(node.kind in ("number", "dots") for node in found)
    return _is_current(found) or not (counts or _stocks(found))


def _is_current(found: tuple[Node, ...]) -> bool:
    """Whether a day is that of a current stock.

    ``Tính đến ngày 15/10/2023 đang quản lý 02`` as often opens the period.
    """
    now = any(_NOW in node.text.casefold().split() for node in found)
    return now and _stocks(found) == {"current"}


def _stocks(found: tuple[Node, ...]) -> set[str]:
    meant = [one for one in (node.first("measure") for node in found) if one is not None]
    return {one.value for one in meant} & {"opening", "current"}


def _is_whole(found: tuple[Node, ...], index: int) -> bool:
    """Whether ``hết (ngày)`` stands right before."""
    words = " ".join(node.text for node in found[max(0, index - 3) : index]).casefold().split()
    return words[-1:] == ["hết"] or words[-2:] == ["hết", "ngày"]


def report_period(days: Days, head_date: date | None, form: Form) -> Period | None:
    """The period most of the report speaks of.

    Every stretch votes for its two ends, the title's twice, every day of a stock for the boundary
    it may stand for: a period begins on that day or on the next, ends on it or on the day before. A
    whole month, quarter, half-year or year is preferred to a stretch that is none; then what is
    named first.
    """
    known = [one for one in days.periods if one.last >= one.first and not one.prior]
    stretches = _voting(known, days, head_date, form)
    binding = [one for one in days.states if one.binding and not one.prior]
    opening = [one.first for one in binding if _could_open(one.first, head_date)]
    if not stretches:
        return _year_of(Counter(opening), days.last, form) or (
            Period(known[0].first, known[0].last) if known else None
        )
    return _most_voiced(stretches, binding, [day for day in opening if day not in days.now])


def _voting(
    known: list[StatedPeriod], days: Days, head_date: date | None, form: Form
) -> list[StatedPeriod]:
    """The stretches that have a voice, the title's twice; none that is yet to come, or to begin."""
    latest = None if head_date is None else head_date + timedelta(days=form.near_days)
    past = [one for one in known if latest is None or one.last <= latest]
    past = [one for one in past if head_date is None or one.first < head_date] or past
    binding = [one for one in past if one.binding] or past
    return [*binding, *(one for one in past if one in days.titles)]


def _most_voiced(
    stretches: list[StatedPeriod], states: list[StatedPeriod], opening: list[date]
) -> Period:
    """The first of the days that may begin and end the period which have the most voices; of two
    periods one behind the other that have as many, the later: the one before is compared with it.
    """
    named = [one.first for one in stretches]
    current = [one.first for one in states if one.first not in opening]
    starts = dict.fromkeys([*named, *opening, *(day + _DAY for day in opening)])
    ends = dict.fromkeys([*(one.last for one in stretches), *current])

    def weight(period: Period) -> int:
        regular = _is_regular(period.start, period.end)
        voices = 2 * named.count(period.start)
        voices += 2 * sum(one.last == period.end for one in stretches)
        voices += _of_openings(period, states, opening, regular and period.start in named)
        return voices + _of_currents(period, states) + 2 * regular

    periods = [Period(start, end) for start in starts for end in ends if start <= end]
    best = max(periods, key=weight)
    later = [one for one in periods if one.start > best.end and weight(one) == weight(best)]
    return max(later, key=lambda one: one.end, default=best)


def _of_openings(
    period: Period, states: list[StatedPeriod], opening: list[date], usual: bool
) -> int:
    """The voices for a period's first day of the days its openings are dated by.

    A day that is its eve, but not said to be counted whole, has half a voice where that is not
    ``usual``.
    """
    return sum(
        2 if usual or one.through or one.first != period.eve else 1
        for one in states
        if one.first in opening
        and period.eve in opening_ends(period, one.first, through=one.through)
    )


def _of_currents(period: Period, states: list[StatedPeriod]) -> int:
    """The voices for a period's last day of the days its current stocks are dated by."""
    return sum(
        2 if one.first == period.end else 1
        for one in states
        if period.end in current_ends(period, one.first, through=one.through)
    )


def of_other_sections(periods: list[StatedPeriod], own: Period | None) -> list[StatedPeriod]:
    """The stretches a report names; one that heads a section about another year is no slip.

    It is about another year where its own words name that year, where it heads no line of work,
    or where another heading of that line names the report's period.
    """
    if own is None:
        return periods
    headed = {
        one.line for one in periods if one.heading and (one.first, one.last) == (own.start, own.end)
    }
    return [
        replace(one, prior=True)
        if one.heading
        and one.role == "stretch"
        and (one.last < own.start or one.first > own.end)
        and (
            one.line is None
            or one.line in headed
            or f"năm {one.last.year} " in one.where.text.casefold()
        )
        else one
        for one in periods
    ]


def _is_regular(start: date, last: date) -> bool:
    """A month, a quarter, half a year or a year, to the day."""
    end = last + _DAY
    months = (end.year - start.year) * 12 + end.month - start.month
    return end.day == start.day and months in (1, 3, 6, 12)


def _could_open(day: date, head_date: date | None) -> bool:
    return head_date is None or head_date - day > _HALF_YEAR


def _year_of(named: Counter[date], last: set[date], form: Form) -> Period | None:
    """The reporting year, where only the day it began is named, or only that it ends with."""
    day, month = form.year_start
    for one, _ in named.most_common():
        for start in (one, one + _DAY):
            if (start.day, start.month) == (day, month):
                return reporting_year(start.year + (one not in last))
    return None


def measure_of(day: date, period: Period | None, head_date: date | None, form: Form) -> str:
    """Which stock a state as of ``day`` is: the opening or the current one, whichever boundary is
    nearer; else empty.
    """
    if period is None:
        return "opening" if head_date is None or _could_open(day, head_date) else "current"
    to_start, to_end = abs((day - period.start).days), abs((day - period.end).days)
    length = (period.end - period.start).days
    inside = period.start < day < period.end
    if inside and min(to_start, to_end) * 4 > max(length, 4 * form.near_days):
        return ""
    return "opening" if to_start < to_end else "current"
