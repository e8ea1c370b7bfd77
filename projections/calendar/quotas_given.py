"""Quotas as they are registered: what the calendar's registration of quotas is given by."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from ledger.application import Ledger
from ledger.entries.quota import QuotaRegistered
from ledger.timeline import in_force
from ledger.values.dates import read_instant
from ledger.values.period import Period
from projections.calendar.given import Given
from projections.calendar.owed import Owed


class RegisteredQuota(NamedTuple):
    """A number that was registered: for a unit, by an officer (None: the unit's own), of days."""

    unit: str
    officer: str | None
    days: Period
    given: Given


def quotas_registered(ledger: Ledger, known_at: int | None = None) -> list[RegisteredQuota]:
    """The registrations that stand as known at a position, in the order of recording."""
    streams = ledger.streams(ledger.names("quota")).values()
    found = (
        one
        for entries in streams
        for one in in_force(entries, known_at)
        if isinstance(one, QuotaRegistered)
    )
    return [
        RegisteredQuota(
            one.unit,
            one.officer,
            Period(date.fromisoformat(one.start), date.fromisoformat(one.end)),
            Given(read_instant(one.recorded_at), one.position),
        )
        for one in sorted(found, key=lambda one: one.position)
    ]


def quota_given(owed: Owed, registered: Iterable[RegisteredQuota]) -> Given | None:
    """The first quota of whoever owes one, of a period that lies mostly in what it is owed for."""
    found = (
        one.given
        for one in registered
        if one.officer == owed.officer
        and (owed.officer is not None or one.unit == owed.unit)
        and 2 * one.days.shared_with(owed.days) > one.days.days
    )
    return next(found, None)
