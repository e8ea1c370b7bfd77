"""Who leads a unit on a day: its leaders and commanders, and those of the units above it."""

from __future__ import annotations

from datetime import date

from ledger.errors.papers import AttesterOfAnotherRole, LeadsElsewhere
from ledger.records.organisation import Officer, officer_of, unit_of
from ledger.records.papers.family import Reading
from ledger.values.dates import format_date
from ledger.values.stream import Stream

LEADING = ("leader", "commander")
"""The roles of those who lead: lãnh đạo, chỉ huy."""


def units_above(code: str, day: date, books: Reading) -> list[str]:
    """A unit and those above it on a day, the nearest first."""
    found: list[str] = []
    above: str | None = code
    while above and above not in found:
        found.append(above)
        above = unit_of(books.history(Stream.of_unit(above)), day).parent
    return found


def officer_on(code: str, day: date, books: Reading) -> Officer:
    """An officer as of a day; without a code where there is none."""
    return officer_of(books.history(Stream.of_officer(code)), day)


def refuse_strange_decision(code: str, unit: str, day: date, books: Reading) -> None:
    """Raise AttesterOfAnotherRole or LeadsElsewhere where one may not attest or decide.

    Who is not there on the day is refused by the rule on presence.
    """
    officer = officer_on(code, day, books)
    if officer.code and officer.role not in LEADING:
        raise AttesterOfAnotherRole(
            code=officer.code, role=officer.role, effective_on=format_date(day)
        )
    refuse_elsewhere_led(officer, unit, day, books)


def refuse_elsewhere_led(officer: Officer, unit: str, day: date, books: Reading) -> None:
    """Raise LeadsElsewhere for an officer who serves neither in a unit nor in one above it."""
    if officer.code and officer.unit not in units_above(unit, day, books):
        raise LeadsElsewhere(
            code=officer.code, unit=officer.unit, of=unit, effective_on=format_date(day)
        )
