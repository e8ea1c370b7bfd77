"""Rules ``period`` and ``date``: boundaries that differ, and days after the report's own."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from ledger.errors import N_
from ledger.values.day_words import current_ends, opening_ends
from ledger.values.period import Period
from projections.inspection.checks.finding import ANOTHER_PERIOD, HOLDS, NO_DATE, Check, Verdict
from projections.inspection.reading.frames.stretches import same_but_for_a_slip
from projections.inspection.reading.lexicon.form import Form
from projections.inspection.reading.stated.values import StatedDate, StatedPeriod, StatedReport

OTHER_BOUNDARY = N_("stated {stated}, but the report's period is {expected}")
AFTER_REPORT = N_("{stated} is after the report's own date, {expected}")
BEFORE_END = N_("the report is dated {stated}, before its period ends on {expected}")
_DAY = timedelta(days=1)


def check_periods(report: StatedReport, form: Form) -> Iterator[Check]:
    """Hold every period, and every day of a stock, against the report's own period.

    An opening may be dated by the period's first day or by the end of its eve, a current stock by
    the last day, by the day after, or by the report's date. A boundary is wrong when it is a slip:
    a few days off, or the same day of another year; for a stock also of another month. A stretch
    that ends in another month is another period, half a year say.
    """
    if report.period is None:
        return
    for stated in report.periods:
        if not stated.binding or stated.prior:
            continue
        if stated.role == "stretch":
            yield _stretch(stated, report.period, form)
        else:
            yield _state(stated, report, report.period, form)


def _stretch(stated: StatedPeriod, period: Period, form: Form) -> Check:
    given, expected = (stated.first, stated.last), (period.start, period.end)
    if given == expected:
        return Check("period", "holds", stated.line, given, expected, (), stated.where)
    slips = same_but_for_a_slip(given, period, form) or (
        stated.heading and _heads_the_same(given, period, form)
    )
    verdict: Verdict = "fails" if slips else "not_checkable"
    return Check(
        "period",
        verdict,
        stated.line,
        given,
        expected,
        (),
        stated.where,
        OTHER_BOUNDARY if slips else ANOTHER_PERIOD,
    )


def _heads_the_same(given: tuple[date, date], period: Period, form: Form) -> bool:
    """Whether a section's heading must mean the report's period.

    As long, and of the same time, or of another year.
    """
    first, last = given
    as_long = abs((last - first) - (period.end - period.start)) <= timedelta(days=form.near_days)
    overlaps = first <= period.end and last >= period.start
    return as_long and (
        overlaps or (_other_year(first, period.start) and _other_year(last, period.end))
    )


def _state(stated: StatedPeriod, report: StatedReport, period: Period, form: Form) -> Check:
    """Hold the day of a stock against the boundary of the period that it should stand at."""
    verdict: Verdict
    day, opens = stated.first, stated.role == "opening"
    expected = period.start if opens else period.end
    figures = tuple(
        figure.id
        for figure in report.figures
        if figure.where == stated.where and figure.as_of == day and not figure.cell
    )
    if other := _usual_opening(stated, report, period):
        verdict, expected, reason = "fails", other, OTHER_BOUNDARY
    elif _is_allowed(stated, report, period):
        verdict, expected, reason = "holds", day, HOLDS
    elif _near(day, expected, form) or _slip(day, expected):
        verdict, reason = "fails", OTHER_BOUNDARY
    else:
        verdict, reason = "not_checkable", ANOTHER_PERIOD
    return Check("period", verdict, stated.line, day, expected, figures, stated.where, reason)


def _is_allowed(stated: StatedPeriod, report: StatedReport, period: Period) -> bool:
    """Whether a stock dated so can be that of the period's boundary.

    A current one may also be dated by the report's own day.
    """
    day, through = stated.first, stated.through
    if stated.role == "opening":
        return period.eve in opening_ends(period, day, through=through)
    return day == report.date or period.end in current_ends(period, day, through=through)


def _slip(day: date, expected: date) -> bool:
    """Whether just one of day, month and year is another."""
    return (
        (day.day == expected.day) + (day.month == expected.month) + (day.year == expected.year)
    ) == 2


def _usual_opening(stated: StatedPeriod, report: StatedReport, period: Period) -> date | None:
    """The day all other sections date the opening by.

    Where one writes the eve and they the first day, or the reverse.
    """
    either = {period.eve: period.start, period.start: period.eve}
    if stated.role != "opening" or stated.first not in either:
        return None
    usual = either[stated.first]
    others = [
        one.first for one in _openings(report) if one.where != stated.where and one.first in either
    ]
    return usual if len(others) > 1 and set(others) == {usual} else None


def _openings(report: StatedReport) -> Iterator[StatedPeriod]:
    """The days that the report's own opening stocks are dated by."""
    for one in report.periods:
        if one.role == "opening" and one.binding and not one.prior:
            yield one


def _near(one: date, other: date, form: Form) -> bool:
    return abs((one - other).days) <= form.near_days


def _other_year(one: date, other: date) -> bool:
    return (one.day, one.month) == (other.day, other.month)


def check_dates(report: StatedReport, _form: Form) -> Iterator[Check]:
    """Find days after the report's own date, except where the line speaks of what is to come.

    A report dated before the end of its own period is itself the line to blame, but for one that
    we wrote, nobody changed, and that says which entries it was written from.
    """
    limit = report.date
    if limit is None or report.date_where is None:
        for first in report.dates[:1]:
            yield Check(
                "date", "not_checkable", first.line, first.day, None, (), first.where, NO_DATE
            )
        return
    if report.period and report.period.end > limit:
        end = report.period.end
        if report.position is None:
            yield Check("date", "fails", None, limit, end, (), report.date_where, BEFORE_END)
        limit = end + _DAY
    for stated in report.dates:
        if stated.where != report.date_where and not stated.ahead:
            yield _dated(stated, report, limit)


def _dated(stated: StatedDate, report: StatedReport, limit: date) -> Check:
    late = stated.day > limit
    verdict: Verdict = "fails" if late else "holds"
    reason = AFTER_REPORT if late else HOLDS
    return Check("date", verdict, stated.line, stated.day, report.date, (), stated.where, reason)
