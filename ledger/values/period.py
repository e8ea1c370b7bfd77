"""Stretches of days, first and last included, and the periods of the catalog (kỳ báo cáo).

A period of the catalog is of a kind and known by its year and its number in it: a week by any of
its days, a month or a quarter by its number, a reporting month or half by the month or the half it
ends in. Source: domain.md §3.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from types import MappingProxyType
from typing import NamedTuple

from ledger.errors import N_, BadDate, BadPeriod, PeriodReversed
from ledger.values.dates import EARLIEST_DAY, LATEST_DAY, format_date, parse_date
from ledger.values.text import as_seen, fold

_DAY = timedelta(days=1)
_WEDNESDAY = 2
"""The day a week ends on, as :meth:`datetime.date.weekday` numbers it: Thursday to Wednesday."""


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
        return self.start - _DAY

    def __contains__(self, day: date) -> bool:
        return self.start <= day <= self.end

    def __str__(self) -> str:
        return f"{format_date(self.start)} – {format_date(self.end)}"

    @property
    def days(self) -> int:
        """How many days it has."""
        return (self.end - self.start).days + 1

    def holds(self, other: Period) -> bool:
        """Whether every day of another stretch lies in it."""
        return self.start <= other.start and other.end <= self.end

    def shared_with(self, other: Period) -> int:
        """How many days two stretches have in common."""
        return max(0, (min(self.end, other.end) - max(self.start, other.start)).days + 1)

    def a_year_earlier(self, today: date) -> Period:
        """The same days of the year before (cùng kỳ); one that is not over is cut at today's day.

        Source: targets.md §1.1.
        """
        past = self.until(today)
        return Period(a_year_before(past.start), a_year_before(past.end))

    def until(self, today: date) -> Period:
        """As much of it as is over by the end of a day; its first day at least."""
        return Period(self.start, max(self.start, min(self.end, today)))


def a_year_before(day: date) -> date:
    """The same day one year earlier; 28 February for 29 February."""
    if (day.month, day.day) == (2, 29):
        return date(day.year - 1, 2, 28)
    return day.replace(year=day.year - 1)


def months_before(day: date, count: int) -> date:
    """The same day so many months earlier; the last of a month that has no such day."""
    month = day.year * 12 + day.month - 1 - count
    first = date(month // 12, month % 12 + 1, 1)
    last = date((month + 1) // 12, (month + 1) % 12 + 1, 1) - _DAY
    return first.replace(day=min(day.day, last.day))


class PeriodKind(NamedTuple):
    """A kind of period of the catalog.

    ``months`` long (0: a week), from ``day`` of a month on; ``shift``: how many months after
    January of its year the first one begins. ``english`` and ``vietnamese``: how it is typed;
    ``name``: how it is called.
    """

    english: str
    vietnamese: str
    name: str
    months: int
    shift: int = 0
    day: int = 1

    @property
    def in_a_year(self) -> int:
        """How many a year has; 0 of weeks, which are not numbered."""
        return 12 // self.months if self.months else 0


KINDS: Mapping[str, PeriodKind] = MappingProxyType(
    {
        kind.english: kind
        for kind in (
            PeriodKind("week", "tuan", N_("week"), 0),
            PeriodKind("month", "thang", N_("month"), 1),
            PeriodKind("quarter", "quy", N_("quarter"), 3),
            PeriodKind("half-year", "nua-nam", N_("half-year"), 6),
            PeriodKind("year", "nam", N_("year"), 12),
            PeriodKind("reporting-month", "thang-bao-cao", N_("reporting month"), 1, -1, 15),
            PeriodKind("reporting-half", "nua-nam-bao-cao", N_("reporting half"), 6, -3, 15),
            PeriodKind("reporting-year", "nam-bao-cao", N_("reporting year"), 12, -3, 15),
        )
    }
)
"""The kinds by their English names."""


class CatalogPeriod(NamedTuple):
    """A period of the catalog: its kind's English name, its year and its number in it.

    ``number``: from 1 on; 1 of a whole year, 0 of a week, whose ``days`` alone tell it.
    """

    kind: str
    year: int
    number: int
    days: Period

    @property
    def written(self) -> str:
        """How it is typed after its kind: ``2024``, ``3/2024``, ``17/10/2024``."""
        if not self.number:
            return format_date(self.days.start)
        return str(self.year) if KINDS[self.kind].in_a_year == 1 else f"{self.number}/{self.year}"

    @property
    def typed(self) -> str:
        """How it is typed: ``quarter:3/2024``."""
        return ":".join((self.kind, self.written))

    @property
    def next(self) -> CatalogPeriod:
        """The one of its kind that follows it."""
        return period_on(self.kind, self.days.end + _DAY)


def period_on(kind: str, day: date) -> CatalogPeriod:
    """The period of a kind that a day lies in."""
    asked = KINDS[kind]
    if not asked.months:
        end = day + timedelta(days=(_WEDNESDAY - day.weekday()) % 7)
        return CatalogPeriod(kind, end.year, 0, Period(end - 6 * _DAY, end))
    month = day.year * 12 + day.month - 1 - (day.day < asked.day) - asked.shift
    whole = month // asked.months * asked.months
    return numbered(kind, whole // 12, whole % 12 // asked.months + 1)


def numbered(kind: str, year: int, number: int = 1) -> CatalogPeriod:
    """The period of a kind by its year and its number in it, from 1 on."""
    asked = KINDS[kind]
    first = year * 12 + (number - 1) * asked.months + asked.shift
    start, after = (date(at // 12, at % 12 + 1, asked.day) for at in (first, first + asked.months))
    return CatalogPeriod(kind, year, number, Period(start, after - _DAY))


def periods_of(kind: str, days: Period) -> Iterator[CatalogPeriod]:
    """The periods of a kind that have a day in common with a stretch, in order."""
    one = period_on(kind, days.start)
    while one.days.start <= days.end:
        yield one
        one = one.next


_NUMBERED = re.compile(r"(\d{1,2}) ?[/.-] ?(\d{4})|(\d{4}) ?[/.-] ?(\d{1,2})|(\d{4})")


def read_period(text: str) -> CatalogPeriod:
    """Read a period of the catalog as it is typed: ``KIND:WHICH``.

    ``year:2024``, ``quarter:3/2024``, ``month:10/2024``, ``week:17/10/2024`` (any day of it), the
    kind in English or Vietnamese. Raises BadPeriod.
    """
    kind, _colon, which = (part.strip() for part in as_seen(text).partition(":"))
    return _read(text, period_kind(kind, text), which)


def period_kind(kind: str, text: str = "") -> str:
    """The English name of a kind, by either of its names. Raises BadPeriod."""
    said = re.sub("[ _]", "-", fold(kind))
    found = (one.english for one in KINDS.values() if said in (one.english, one.vietnamese))
    if english := next(found, None):
        return english
    raise _refused(text or kind, "year")


def _read(text: str, kind: str, which: str) -> CatalogPeriod:
    if not KINDS[kind].months:
        try:
            return period_on(kind, parse_date(which))
        except BadDate:
            raise _refused(text, kind) from None
    if found := _NUMBERED.fullmatch(which):
        number, year = found[1] or found[4], int(found[2] or found[3] or found[5])
        most = KINDS[kind].in_a_year
        is_known = (number is None) == (most == 1) and 1 <= int(number or 1) <= most
        if is_known and EARLIEST_DAY.year < year <= LATEST_DAY.year:
            return numbered(kind, year, int(number or 1))
    raise _refused(text, kind)


def _refused(text: str, kind: str) -> BadPeriod:
    """The refusal of a text, with what a period of the kind it names looks like."""
    example = ":".join((KINDS[kind].vietnamese, period_on(kind, _SOME_DAY).written))
    kinds = ", ".join(f"“{one.vietnamese}” (“{one.english}”)" for one in KINDS.values())
    return BadPeriod(text=as_seen(text), example=example, kinds=kinds)


_SOME_DAY = date(2024, 10, 17)


def reporting_year(year: int) -> Period:
    """Return the reporting year: 15 October of the year before to 14 October."""
    return numbered("reporting-year", year).days


def reporting_year_of(day: date) -> Period:
    """Return the reporting year a day falls in."""
    return period_on("reporting-year", day).days
