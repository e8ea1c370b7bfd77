"""Which units a question is about: one alone, or with everything under it.

In the tree as of a date.
"""

from __future__ import annotations

from datetime import date

from ledger.application import Ledger
from ledger.records.organisation import absent, under
from ledger.values.stream import Stream


def units_under(
    ledger: Ledger, code: str, *, alone: bool, as_of: date, known_at: int | None = None
) -> frozenset[str]:
    """The codes to count for a unit, as of a date and as known at a position.

    Raises UnknownUnit, UnitNotCreatedYet.
    """
    units = ledger.units(as_of, known_at)
    if code not in units:
        raise absent(ledger.history(Stream.of_unit(code)), as_of, known_at)
    return frozenset([code]) if alone else under(units, code)
