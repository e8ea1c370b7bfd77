"""How often inspection was done over the units and the half-year that are asked about."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from commands.usecases.report_forms import FormInquiry, form_books, form_named
from commands.usecases.year_end import SignedHead
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
    books = form_books(ledger, home, asked, SignedHead())
    return Cadence(books.sight.purview.unit, books.period, known_at, cadence_of(books))
