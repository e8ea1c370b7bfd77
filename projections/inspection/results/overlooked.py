"""Changes of class, list, symbol or unit that a report may have overlooked when it counted results.

Each is left out, and the books are recounted as if it had not been: an entry speaks for it, but the
mistake is the report's, and whoever recorded the entry is not named.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta
from typing import Final

from ledger.entries import Entry
from ledger.entries.record import RecordChanged, RecordConverted, RecordTransferred
from ledger.records.cell import DIMENSIONS
from ledger.timeline import in_force
from ledger.values.period import Period
from projections.inspection.results.own_mistakes import Telling
from projections.inspection.results.retold_books import Retold
from projections.inspection.results.search import Chosen, Recounted, TooMany, ValueSaid
from projections.inspection.results.since import RecountIn

_REMEMBERED = timedelta(days=366)
"""What was longer ago when the period began is not overlooked any more."""
_SHARE: Final = 4
"""One in so many of the recounts of a search is made for this."""


def of_changes(
    retold: Retold, period: Period, values: Sequence[int], recount: RecountIn
) -> Iterator[Telling]:
    """Each change that makes one of some values another; none where that is too much to look at."""
    entries = sorted(_changes(retold, period), key=lambda one: (one.effective_on, one.position))

    def without(chosen: Chosen) -> Sequence[ValueSaid]:
        return recount(retold.telling({entries[place].position: None for place in chosen}))

    recounted = Recounted(len(entries), without, retold.most_recounts // _SHARE)
    try:
        for place in recounted.changing(values):
            entry = entries[place]
            kind = "other_unit" if isinstance(entry, RecordTransferred) else "misclassified"
            yield Telling(kind, recounted.of([place]), (entry,))
    except TooMany:
        return


def _changes(retold: Retold, period: Period) -> Iterator[Entry]:
    """The changes of cell or unit up to the end of a period that somebody may have overlooked."""
    since = period.start - _REMEMBERED
    for history in retold.histories():
        for one in in_force(history.entries):
            if _is_change(one) and since <= one.effective_on <= period.end:
                yield one


def _is_change(entry: Entry) -> bool:
    if isinstance(entry, RecordChanged):
        return not entry.changes.keys().isdisjoint(DIMENSIONS)
    return isinstance(entry, RecordConverted | RecordTransferred)
