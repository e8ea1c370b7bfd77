"""From which day on there is something of papers of which there is nothing by a day."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from commands.usecases.paper_listing import PapersAsked, papers_listed
from ledger.timeline import in_force
from ledger.values.stream import Stream

if TYPE_CHECKING:
    from ledger.application import Ledger


def first_later(ledger: Ledger, asked: PapersAsked) -> date | None:
    """The first day after the one asked about on which such a paper says anything; None: never.

    Raises what ``papers_listed`` raises.
    """
    later = papers_listed(ledger, asked._replace(as_of=max(asked.as_of, ledger.today)))
    days = (
        min(one.effective_on for one in in_force(entries, asked.known_at))
        for row in later
        if (entries := ledger.history(Stream(row.entry.record)).entries)
    )
    return min((day for day in days if day > asked.as_of), default=None)
