"""How it is told that a report is of another unit or other days than it is held against."""

from __future__ import annotations

from typing import TYPE_CHECKING

from commands.cli.telling.report_words import unit_words
from commands.speech import notice
from ledger.errors import N_
from ledger.values.dates import format_date

if TYPE_CHECKING:
    from commands.usecases.held_elsewhere import HeldElsewhere
    from ledger.application import Ledger
    from ledger.values.period import Period
    from projections.inspection.reconciliation.reconciled import Reconciliation


def tell_elsewhere(ledger: Ledger, found: Reconciliation, told: HeldElsewhere) -> None:
    """Say whose report of which days it is by its own words, and by its figures."""
    if told.unit:
        notice(NAMES_ANOTHER, **unit_words(ledger, told.unit), held=found.unit)
    if told.period:
        notice(OTHER_DAYS, **_days(told.period), **_days(found.period, "held_"))
    if guess := told.guess:
        whose = unit_words(ledger, guess.unit) | _days(guess.period)
        notice(GUESSED, **whose, confirmed=guess.confirmed, checkable=guess.checkable)


def _days(period: Period, prefix: str = "") -> dict[str, str]:
    return {
        f"{prefix}start": format_date(period.start),
        f"{prefix}end": format_date(period.end),
    }


NAMES_ANOTHER = N_(
    "Note: the report names {name} ({code}), and is held against the books as one of {held}."
)
OTHER_DAYS = N_(
    "Note: the report states the days from {start} to {end}, and is held against the books from "
    "{held_start} to {held_end}."
)
GUESSED = N_(
    "Note: few of its figures agree. They may be those of {name} ({code}) from {start} to {end}: "
    "of these {confirmed} of {checkable} agree with the books as known now."
)
