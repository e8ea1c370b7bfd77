"""Reports that are older than the books: said at once, and nobody is blamed for their figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ledger.errors.input import OlderThanBooks
from ledger.values.dates import format_date, local_date
from ledger.values.stream import Stream

if TYPE_CHECKING:
    from datetime import date

    from ledger.application import Ledger
    from projections.inspection.reconciliation.reconciled import Reconciliation


def refuse_older(ledger: Ledger, found: Reconciliation, file: str) -> None:
    """Refuse a report whose period ends before the first day of any record.

    Books without a record are as old as any report. Raises OlderThanBooks.
    """
    recounts = {count for one in found.figures for count in (one.then, one.now)}
    if recounts - {0, None} or not any(one.differs for one in found.figures):
        return
    first = first_day(ledger, found.now)
    if first is not None and found.period.end < first:
        start, end = map(format_date, (found.period.start, found.period.end))
        raise OlderThanBooks(file=file, start=start, end=end, first=format_date(first))


def begun_after(ledger: Ledger, end: date) -> date | None:
    """The first day of any record, where a period was over before it; else None.

    Only where it was over before the books were founded are they read through for it.
    """
    founded = ledger.recorded_at(1)
    if founded is None or end >= local_date(founded):
        return None
    first = first_day(ledger, ledger.last_position)
    return first if first is not None and end < first else None


def first_day(ledger: Ledger, known_at: int) -> date | None:
    """The first day on which anything happened to a record, as known at a position."""
    days = (
        entry.effective_on
        for history in ledger.histories(known_at)
        if Stream(history.record).is_record
        for entry in history.entries
    )
    return min(days, default=None)
