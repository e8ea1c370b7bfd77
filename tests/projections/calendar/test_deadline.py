"""Deadlines against a calendar leafed through by the hour and the day, over many years."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledger.values.dates import LOCAL_ZONE, format_date, parse_date
from ledger.values.period import KINDS, Period, numbered, period_on
from projections.calendar.calendar_file import built_in_rows
from projections.calendar.deadline import (
    PERIOD_END,
    WEEKDAYS,
    Deadline,
    DeadlineRule,
    LateBy,
    read_deadline,
)

DAY, HOUR, MINUTE = timedelta(days=1), timedelta(hours=1), timedelta(minutes=1)
YEARS = range(2015, 2033)


def at(day: date, hour: int = 0, minute: int = 0) -> datetime:
    """A local moment."""
    return datetime.combine(day, time(hour, minute), LOCAL_ZONE)


def leafed(stated: str, period: Period, *, included: bool) -> datetime:
    """The slow twin: the first moment that is late, by walking on from a day that is surely early."""
    weekday, _, clock = stated.partition(" ")
    if weekday.lower() in WEEKDAYS:
        moment = at(period.end + DAY)
        while moment.strftime("%A %H:%M") != f"{weekday} {clock}":
            moment += 30 * MINUTE
        return moment
    if stated == PERIOD_END:
        return at(period.end + DAY)
    parts = [int(part) for part in stated.split("/")]
    day = date(period.end.year, 1, 1) if len(parts) < 3 else date(parts[2], 1, 1)
    while [day.day, day.month, day.year][: len(parts)] != parts or (
        len(parts) == 1 and day.month != period.end.month
    ):
        day += DAY
    return at(day + DAY) if included else at(day)


@pytest.mark.parametrize(
    ("stated", "included", "kind"),
    [
        ("Thursday 10:00", False, "week"),
        ("Monday 7:30", False, "week"),
        ("15", False, "reporting-month"),
        ("28", True, "month"),
        ("10/06", False, "half-year"),
        ("10/12", False, "year"),
        ("10/12", False, "reporting-year"),
        ("28/01", True, "year"),
        ("28/02", True, "year"),
        ("01/03", False, "year"),
        (PERIOD_END, True, "month"),
        (PERIOD_END, True, "quarter"),
        (PERIOD_END, True, "reporting-half"),
        ("31/12/2020", True, "year"),
    ],
)
def test_rules_over_many_years(stated: str, included: bool, kind: str) -> None:
    """Every rule of every period of eighteen years, leap years and borders of weeks included."""
    rule = read_deadline(stated, included=included)
    assert rule is not None
    one = period_on(kind, date(YEARS[0], 1, 1))
    while one.days.end.year < YEARS[-1]:
        written = (
            stated if stated[0].isdigit() or stated == PERIOD_END else stated.replace(" 7", " 07")
        )
        assert leafed(written, one.days, included=included) == rule.of(one.days).late_from
        one = one.next


EXPECTED = {
    "bao-cao-tuan": (("17/10/2024", "24/10/2024 10:00"), ("26/12/2024", "02/01/2025 10:00")),
    "thong-ke-thang": (("15/02/2024", "15/03/2024 00:00"), ("15/12/2024", "15/01/2025 00:00")),
    "bao-cao-6-thang": (("01/01/2024", "10/06/2024 00:00"),),
    "bao-cao-nam": (("01/01/2024", "10/12/2024 00:00"),),
    "dang-ky-chi-tieu-chi-huy": (("01/01/2024", "29/01/2024 00:00"),),
    "dang-ky-chi-tieu": (("01/01/2024", "05/02/2024 00:00"),),
    "dang-ky-chi-tieu-doi": (("01/01/2024", "05/02/2024 00:00"),),
    "ke-hoach-doi": (("01/01/2024", "08/02/2024 00:00"),),
    "doc-thong-tu": (("01/01/2024", "20/02/2024 00:00"),),
    "ra-soat-ctvbm": (("01/01/2024", "25/02/2024 00:00"),),
    "kiem-tra-ctvbm": (("01/02/2024", "01/03/2024 00:00"), ("01/02/2023", "01/03/2023 00:00")),
    "kiem-tra-quy": (("01/10/2024", "01/01/2025 00:00"),),
    "de-nghi-ky-luat": (("01/04/2024", "01/07/2024 00:00"),),
    "bao-cao-dtcb": (("15/10/2023", "15/04/2024 00:00"), ("15/04/2024", "15/10/2024 00:00")),
    "xep-loai-ctvbm": (("01/01/2024", "01/07/2024 00:00"), ("01/07/2024", "01/01/2025 00:00")),
    "de-an-6-thang": (("01/01/2019", "10/06/2019 00:00"),),
    "de-an-nam": (("01/01/2019", "10/12/2019 00:00"),),
    "de-an-tong-ket": (("01/01/2017", "01/01/2021 00:00"),),
}
"""Of each row of the calendar: the first day of a period, and the first moment that is late."""


def test_every_row_has_its_deadline() -> None:
    """The deadlines of forms.md §7, row by row."""
    rows = {row.code: row for row in built_in_rows()}
    assert set(EXPECTED) | {"ra-soat-ho-so", "khac-phuc"} == set(rows)
    for code, told in EXPECTED.items():
        for start, late_from in told:
            day = parse_date(start)
            (period,) = rows[code].periods(Period(day, day))
            found = rows[code].deadline.of(period.days).late_from
            assert (start, late_from) == (format_date(period.days.start), f"{found:%d/%m/%Y %H:%M}")


def test_rows_that_are_not_owed_for_each_period() -> None:
    """The first half, the last three quarters, the years of the programme, and no others."""
    rows = {row.code: row for row in built_in_rows()}
    year, later = numbered("year", 2019).days, numbered("year", 2021).days
    starts = {
        code: [f"{one.days.start:%d/%m}" for one in rows[code].periods(year)]
        for code in ("bao-cao-6-thang", "de-nghi-ky-luat", "de-an-6-thang")
    }
    assert {
        "bao-cao-6-thang": ["01/01"],
        "de-nghi-ky-luat": ["01/04", "01/07", "01/10"],
        "de-an-6-thang": ["01/01"],
    } == starts
    assert [] == [*rows["de-an-nam"].periods(later), *rows["de-an-tong-ket"].periods(later)]


deadlines = st.builds(
    Deadline,
    st.dates(date(2011, 1, 1), date(2049, 1, 1)),
    st.sampled_from([None, time(10), time(7, 30)]),
)


@given(deadline=deadlines, ahead=st.integers(-3000, 3000), minutes=st.integers(0, 1439))
def test_late_by(deadline: Deadline, ahead: int, minutes: int) -> None:
    """Hours and days counted one by one; the stated moment itself is late."""
    moment = deadline.late_from + ahead * (HOUR / 7) + minutes * timedelta(seconds=1)
    late = deadline.late_by(moment)
    assert (moment >= deadline.late_from) == deadline.is_late(moment) == (late is not None)
    if late is None:
        return
    count, unit = 0, "hours" if deadline.hour else "days"
    if deadline.hour:
        while deadline.late_from + (count + 1) * HOUR <= moment:
            count += 1
    else:
        while deadline.day + count * DAY < moment.date():
            count += 1
    assert LateBy(count, unit) == late


def test_before_and_by() -> None:
    """Before 10/06 ends with 09/06, by 28/01 with 28/01, before Thursday 10:00 with 9:59."""
    before = DeadlineRule(False, day=10, month=6).of(numbered("half-year", 2024).days)
    assert not before.is_late(at(date(2024, 6, 9), 23, 59))
    assert LateBy(1, "days") == before.late_by(at(date(2024, 6, 10)))
    by = DeadlineRule(True, day=28, month=1).of(numbered("year", 2024).days)
    assert not by.is_late(at(date(2024, 1, 28), 23, 59))
    assert LateBy(1, "days") == by.late_by(at(date(2024, 1, 29), 0, 0))
    weekly = DeadlineRule(False, weekday=3, hour=time(10)).of(
        period_on("week", date(2024, 10, 23)).days
    )
    assert not weekly.is_late(at(date(2024, 10, 24), 9, 59))
    assert LateBy(0, "hours") == weekly.late_by(at(date(2024, 10, 24), 10))
    assert LateBy(26, "hours") == weekly.late_by(at(date(2024, 10, 25), 12, 30))


@pytest.mark.parametrize(
    ("stated", "included"),
    [
        *(("30/02", False), ("29/02", True), ("29/02/2023", True), ("31", False), ("31/04", True)),
        *(("0", True), ("10/13", False), ("Thursday 25:00", False), ("Thursday 10:00", True)),
        *(("Thứ Năm 10:00", False), ("", False), ("10-06", False), ("end", True)),
    ],
)
def test_no_day_of_every_period(stated: str, included: bool) -> None:
    """A day that some years have not, and what is no day, is no rule."""
    assert read_deadline(stated, included=included) is None


def test_a_leap_day_of_its_year() -> None:
    """29/02/2024 is a day, if of one year alone."""
    rule = read_deadline("29/02/2024", included=True)
    assert rule is not None
    assert Deadline(date(2024, 2, 29)) == rule.of(numbered("year", 2024).days)


def test_kinds_of_periods_are_those_of_the_catalog() -> None:
    """A row names no kind of period that the catalog does not have."""
    assert {row.kind for row in built_in_rows()} - {None} <= set(KINDS)
