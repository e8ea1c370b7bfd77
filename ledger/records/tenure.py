"""How long an officer serves in the unit, in whole years: of the longer there, plans ask more."""

from __future__ import annotations

from datetime import date

from ledger.records.organisation import Officer
from ledger.values.dates import years_earlier


def tenure_years(officer: Officer, to: date) -> int | None:
    """Whole years of service in the present unit at the end of a day.

    N years: the officer joined it on or before the same day N years earlier. A merger, a renaming
    or a re-parenting of the unit begins none anew, a transfer to another does. None where nobody
    gave the day of joining: an import's first day of a register is not one.
    """
    joined = officer.in_unit_since
    if joined is None:
        return None
    years = to.year - joined.year
    return max(years if joined <= years_earlier(to, years) else years - 1, 0)
