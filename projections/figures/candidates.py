"""Which records a register, or a difference between two, has to look at."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path

from ledger.application import Ledger
from ledger.errors import LedgerBusy, LedgerNotWritable
from ledger.proofs.climbing import refuse
from ledger.proofs.proven import UNLISTED
from ledger.records.history import History
from projections.figures.register import Moment, Selection

FEW_ENTRIES = 20_000
"""A ledger of no more entries is read from end to end: that takes no longer than opening facts."""

RECORDS_AT_ONCE = 500
"""How many histories are held at a time."""


def candidates(
    ledger: Ledger,
    facts: Path,
    selections: Sequence[Selection],
    *moments: Moment,
    few: int = FEW_ENTRIES,
) -> Iterable[History]:
    """The histories of every record that can be in a selection at one of some moments.

    Perhaps of more records, never of fewer. Of several selections, all of the same lines, in any of
    them. The facts in the folder ``facts``, caught up, know
    which came into the units and lines asked for; only those are read. A small ledger, one of which
    everything is wanted, and one whose facts cannot be caught up (they are busy, or protected) is
    read whole instead. Raises IntegrityBroken.
    """
    last = ledger.last_position
    known_at = max(last if one.known_at is None else one.known_at for one in moments)
    reaches = [one.reach for one in selections if one.reach is not None]
    units = frozenset[str]().union(*(one.ever() for one in reaches)) if reaches else None
    lines = selections[0].lines
    everything = units is None and lines is None
    if everything or last <= few:
        return ledger.histories(known_at)
    try:
        records = _told_by_facts(ledger, facts, units, lines, known_at)
    except (LedgerBusy, LedgerNotWritable):
        return ledger.histories(known_at)
    return _histories(ledger, records)


def _told_by_facts(
    ledger: Ledger,
    facts: Path,
    units: Iterable[str] | None,
    lines: Iterable[str] | None,
    known_at: int,
) -> Mapping[str, set[int]]:
    # slow to import, and not needed for a small ledger
    from projections.facts.store import catch_up
    from projections.figures.statistics import Statistics

    statistics = Statistics(catch_up(ledger, facts))
    try:
        return statistics.records(units, lines, known_at)
    finally:
        statistics.close()


def _histories(ledger: Ledger, records: Mapping[str, set[int]]) -> Iterator[History]:
    """The histories of records, with each entry that the facts know of them.

    Facts are made from entries in the order of their positions, not by names: what an index hides
    they know. Raises IntegrityBroken for the first entry that is not found by its name.
    """
    waiting = iter(records.items())
    while asked := dict(islice(waiting, RECORDS_AT_ONCE)):
        found = ledger.streams(list(asked))
        for record, known in asked.items():
            entries = found.get(record, ())
            hidden = known.difference(entry.position for entry in entries)
            if hidden:
                refuse(min(hidden), UNLISTED)
            yield History(record, entries)
