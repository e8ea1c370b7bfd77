"""Which approved number stands on a day: told once for all days, and replayed for each."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from ledger.entries.quota import QuotaApproved, QuotaRegistered, QuotaSentBack
from ledger.records.history import History
from ledger.records.papers.quota import QuotaEntry, approved_quotas, quotas_on
from tests.ledger.paper_specimens import YEAR

FIRST = date(2024, 1, 1)
RECORD = "quota:lc_opened@officer:CB02"


def entry(kind: type[QuotaEntry], position: int, day: date, number: int) -> QuotaEntry:
    """An entry of a kind at a position, of a day."""
    told: dict[str, Any] = {"record": RECORD, "version": position, "position": position, **YEAR}
    told |= {"effective_on": day, "by": "CB02", "unit": "DKT"}
    if kind is QuotaRegistered:
        return QuotaRegistered(**told, indicator="lc_opened", officer="CB02", quantity=number)
    if kind is QuotaApproved:
        return QuotaApproved(**told, decided_by="CB01", quantity=number)
    return QuotaSentBack(**told, decided_by="CB01")


@st.composite
def histories(draw: st.DrawFn) -> History:
    """A number registered, decided, registered anew, on days that go up or stay."""
    entries: list[QuotaEntry] = []
    day = FIRST
    for number in range(1, draw(st.integers(2, 5))):
        for kind in (QuotaRegistered, draw(st.sampled_from((QuotaApproved, QuotaSentBack)))):
            day += timedelta(days=draw(st.integers(0, 3)))
            entries.append(entry(kind, len(entries) + 1, day, number))
    return History(RECORD, tuple(entries))


@given(histories())
def test_both_ways_agree_on_every_day(history: History) -> None:
    """Before anything was said of it, while it waits, after it was sent back, approved, changed."""
    for days in range(-2, 20):
        day = FIRST + timedelta(days=days)
        slow = [one.approved for one in quotas_on(history, day).values() if one.approved]
        found = approved_quotas(history)
        assert slow == [one.registered for one in found if one.standing.on(day)], day
