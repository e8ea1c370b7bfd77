"""What papers are marked with on a day: the degree of secrecy, and the line on copying."""

from __future__ import annotations

from datetime import date

from ledger.catalog.secrecy import UNMARKED, PaperMark
from ledger.entries.secrecy import SecrecySet
from ledger.records.history import History
from ledger.timeline import in_force


def mark_on(history: History, day: date, known_at: int | None = None) -> PaperMark:
    """What papers of a day are marked with, as known at a position.

    ``history``: of the stream ``secrecy``. Before the first day anything was set for, papers bear
    what was set first: they are written after it was said, and are no less secret than later ones.
    """
    said = [one for one in in_force(history.entries, known_at) if isinstance(one, SecrecySet)]
    if not said:
        return UNMARKED
    standing = [one for one in said if one.effective_on <= day] or said[:1]
    return PaperMark(standing[-1].degree, standing[-1].copying or "")
