"""Stretches of days, first and last included."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from ledger.errors import PeriodReversed
from ledger.values.dates import format_date


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """A stretch of days, first and last included (kỳ báo cáo)."""

    start: date
    end: date

    def __post_init__(self) -> None:
        if self.end < self.start:
            raise PeriodReversed(start=format_date(self.start), end=format_date(self.end))

    @property
    def eve(self) -> date:
        """The day whose end is the opening of the period (domain.md §3)."""
        return self.start - timedelta(days=1)

    def __contains__(self, day: date) -> bool:
        return self.start <= day <= self.end

    def __str__(self) -> str:
        return f"{format_date(self.start)} – {format_date(self.end)}"


def reporting_year(year: int) -> Period:
    """Return the reporting year: 15 October of the year before to 14 October."""
    return Period(date(year - 1, 10, 15), date(year, 10, 14))


def reporting_year_of(day: date) -> Period:
    """Return the reporting year a day falls in."""
    year = reporting_year(day.year)
    return year if day <= year.end else reporting_year(day.year + 1)
