"""The periods of the catalog: the fast arithmetic against a calendar leafed through day by day."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledger.errors import BadPeriod
from ledger.values.dates import format_date
from ledger.values.period import (
    KINDS,
    Period,
    a_year_before,
    period_on,
    periods_of,
    read_period,
)

DAY = timedelta(days=1)

BEGINS: dict[str, Callable[[date], bool]] = {
    "week": lambda day: day.strftime("%A") == "Thursday",
    "month": lambda day: day.day == 1,
    "quarter": lambda day: day.day == 1 and day.month in (1, 4, 7, 10),
    "half-year": lambda day: day.day == 1 and day.month in (1, 7),
    "year": lambda day: (day.day, day.month) == (1, 1),
    "reporting-month": lambda day: day.day == 15,
    "reporting-half": lambda day: (day.day, day.month) in ((15, 10), (15, 4)),
    "reporting-year": lambda day: (day.day, day.month) == (15, 10),
}
"""On which days a period of each kind begins, as the domain says it."""

days = st.dates(date(1947, 1, 1), date(2099, 12, 31))


def leafed(kind: str, day: date) -> Period:
    """The slow twin: leaf back to the day it begins, and on to the eve of the next one."""
    start, end = day, day
    while not BEGINS[kind](start):
        start -= DAY
    while not BEGINS[kind](end + DAY):
        end += DAY
    return Period(start, end)


@pytest.mark.parametrize("kind", KINDS)
@given(day=days)
def test_period_on(kind: str, day: date) -> None:
    """Every day lies in the period that leafing through the calendar finds."""
    one = period_on(kind, day)
    assert leafed(kind, day) == one.days
    assert one.days.end + DAY == one.next.days.start


@pytest.mark.parametrize("kind", KINDS)
@given(day=days)
def test_what_is_written_is_read(kind: str, day: date) -> None:
    """A period is typed by either name of its kind and is the same one."""
    one = period_on(kind, day)
    assert one == read_period(one.typed)
    assert one == read_period(
        f" {KINDS[kind].vietnamese.upper().replace('-', ' ')} : {one.written}"
    )


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("year:2024", "01/01/2024", "31/12/2024"),
        ("năm:2024", "01/01/2024", "31/12/2024"),
        ("quý:1/2024", "01/01/2024", "31/03/2024"),
        ("quarter:2024-4", "01/10/2024", "31/12/2024"),
        ("half-year:2/2023", "01/07/2023", "31/12/2023"),
        ("tháng:2/2024", "01/02/2024", "29/02/2024"),
        ("tháng báo cáo:1/2024", "15/12/2023", "14/01/2024"),
        ("reporting_year:2024", "15/10/2023", "14/10/2024"),
        ("nua-nam-bao-cao:1/2024", "15/10/2023", "14/04/2024"),
        ("tuần:2024-10-17", "17/10/2024", "23/10/2024"),
        ("week:23/10/2024", "17/10/2024", "23/10/2024"),
    ],
)
def test_read_period(text: str, start: str, end: str) -> None:
    """The periods of the field, as people type them."""
    found = read_period(text).days
    assert (start, end) == (format_date(found.start), format_date(found.end))


@pytest.mark.parametrize(
    "text",
    [
        *("", "2024", "year", "year:", "year:1/2024", "năm:24", "year:1900", "quarter:5/2024"),
        *("quarter:2024", "month:0/2024", "week:1/2024", "week:31/02/2024", "decade:2020"),
    ],
)
def test_read_period_refuses(text: str) -> None:
    """What names no period, or half of one, is refused and never guessed."""
    with pytest.raises(BadPeriod):
        read_period(text)


@given(start=days, length=st.integers(0, 500), today=days)
def test_the_same_days_a_year_earlier(start: date, length: int, today: date) -> None:
    """Each end has the day and month it has now, 28 for 29 February; what is to come is cut."""
    now = Period(start, start + length * DAY)
    before = now.a_year_earlier(today)
    for day, then in ((now.start, before.start), (max(start, min(now.end, today)), before.end)):
        same = "28/02" if f"{day:%d/%m}" == "29/02" else f"{day:%d/%m}"
        assert (same, day.year - 1) == (f"{then:%d/%m}", then.year)


def test_leap_day_a_year_before() -> None:
    """29 February is compared with 28 February, and so is 28 February."""
    assert date(2023, 2, 28) == a_year_before(date(2024, 2, 29)) == a_year_before(date(2024, 2, 28))


@given(one=days, other=days, length=st.integers(0, 60))
def test_days_in_common(one: date, other: date, length: int) -> None:
    """Two stretches have the days in common that are in both."""
    first, second = Period(one, one + length * DAY), Period(other, other + 30 * DAY)
    both = sum(first.start + at * DAY in second for at in range(first.days))
    assert both == first.shared_with(second)


def test_periods_of_a_stretch() -> None:
    """All that have a day in common with it, in order."""
    stretch = Period(date(2024, 2, 29), date(2024, 7, 1))
    assert ["1/2024", "2/2024", "3/2024"] == [one.written for one in periods_of("quarter", stretch)]
