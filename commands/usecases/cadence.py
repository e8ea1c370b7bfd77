"""How often inspection was done over the units and the half-year that are asked about."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from commands.usecases.report_forms import FormInquiry, form_books, form_named, period_asked
from commands.usecases.year_end import SignedHead
from ledger.values.dates import local_date
from ledger.values.period import Period

if TYPE_CHECKING:
    from ledger.application import Ledger
    from projections.inspection.cadence import KeptRule

HALF: Final = "bao-cao-6-thang"
"""The form whose days are asked about where none are given: a half-year."""


class Cadence(NamedTuple):
    """The rules, of which unit, over which days, as known at which position."""

    unit: str
    days: Period
    position: int
    rules: tuple[KeptRule, ...]


class CadenceBelow(NamedTuple):
    """The rules of each unit right below one, over which days, as known at which position."""

    unit: str
    days: Period
    position: int
    each: list[Cadence]


def cadence(
    ledger: Ledger,
    home: Path,
    known_at: int,
    days: tuple[date | None, date | None],
    unit: str | None = None,
    *,
    alone: bool = False,
) -> Cadence:
    """How the rules were kept; days that are left out come from the half-year, up to today.

    Raises UnknownUnit, UnitNotCreatedYet, PeriodReversed, IntegrityBroken.
    """
    from projections.inspection.cadence import cadence_of

    asked = FormInquiry(form_named(HALF), known_at, *days, unit, alone)
    stretch = days_so_far(ledger, period_asked(asked, ledger.today), known_at)
    told = replace(asked, start=stretch.start, end=stretch.end)
    books = form_books(ledger, home, told, SignedHead())
    everywhere = form_books(ledger, home, replace(told, unit=None, alone=False), SignedHead())
    rules = cadence_of(books, everywhere)
    return Cadence(books.sight.purview.unit, books.period, known_at, rules)


def cadence_below(
    ledger: Ledger,
    home: Path,
    known_at: int,
    days: tuple[date | None, date | None],
    unit: str | None = None,
) -> CadenceBelow:
    """The same of each unit right below one, with what is under it, by their codes.

    Those that are there at the end of the days. Raises what :func:`cadence` raises.
    """
    from projections.inspection.cadence import cadence_of

    asked = FormInquiry(form_named(HALF), known_at, *days, unit)
    stretch = days_so_far(ledger, period_asked(asked, ledger.today), known_at)
    told = replace(asked, start=stretch.start, end=stretch.end)
    top = form_books(ledger, home, told, SignedHead()).sight.purview.unit
    everywhere = form_books(ledger, home, replace(told, unit=None), SignedHead())
    units = ledger.units(stretch.end, known_at)
    found = []
    for code in sorted(one.code for one in units.values() if one.parent == top and not one.until):
        books = form_books(ledger, home, replace(told, unit=code), SignedHead())
        found.append(Cadence(code, books.period, known_at, cadence_of(books, everywhere)))
    return CadenceBelow(top, stretch, known_at, found)


def days_so_far(ledger: Ledger, days: Period, known_at: int) -> Period:
    """The days that were over when a position was the last: what is to come is not wanting.

    Days that had not begun stay as they are.
    """
    last = ledger.today
    recorded = ledger.recorded_at(known_at)
    if known_at < ledger.last_position and recorded is not None:
        last = local_date(recorded)
    return Period(days.start, min(days.end, last)) if days.start <= last else days
