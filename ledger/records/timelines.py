"""The check of the timeline of a stream, by the rules of what it is about."""

from __future__ import annotations

from ledger.records.history import History
from ledger.records.organisation import check_establishment
from ledger.records.papers.families import FAMILIES
from ledger.records.papers.family import Reading
from ledger.records.unit_tree import check_parents
from ledger.values.stream import NOUNS, Stream


def check_timeline(history: History, books: Reading) -> None:
    """Fold the whole timeline of one stream. Raises the first rule broken."""
    stream = Stream(history.record)
    if stream.noun in ("unit", "officer"):
        check_establishment(history)
        if stream.noun == "unit":
            check_parents(history, books.history)
    elif stream.is_paper:
        FAMILIES[stream.noun].check(history, books)
    elif stream.noun not in NOUNS:
        history.check()
