"""The books as they would be if some of what was recorded had not been, or of another day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property
from typing import Any, Final, cast

from ledger.application import Ledger
from ledger.entries import Entry
from ledger.records.history import History
from ledger.records.organisation import Unit, unit_of
from ledger.store import EVERY_STREAM, Between
from ledger.values.dates import END_OF_TIME
from projections.inspection.reconciliation.kept import MOST_KEPT

MOST_REPLAYED: Final = 4_000_000
"""So many entries are replayed in a search, over and over."""
MOST_RECOUNTS: Final = 200


class Retold:
    """The books as known at a position, to be read as if some entries were others.

    A district's are read once and kept, as in ``KeptRecords``; larger ones are read again.
    """

    def __init__(self, ledger: Ledger, position: int) -> None:
        self._ledger, self.position = ledger, position
        self._size = ledger.how_many(0, position)

    @property
    def most_recounts(self) -> int:
        """How often they may be recounted in a search."""
        return min(MOST_RECOUNTS, MOST_REPLAYED // max(1, self._size))

    def histories(self) -> Iterable[History]:
        """Every stream as known at the position."""
        return self._kept or self._ledger.histories(self.position)

    @property
    def is_kept(self) -> bool:
        """Whether they are read once, and their histories stay the same."""
        return self._size <= MOST_KEPT

    @cached_property
    def _kept(self) -> Sequence[History] | None:
        return [*self._ledger.histories(self.position)] if self.is_kept else None

    def telling(self, otherwise: Mapping[int, Entry | None]) -> Ledger:
        """A ledger that cannot be told from one in which some entries were recorded otherwise.

        By their positions; None: not at all. It is for reading alone.
        """
        return cast("Ledger", _Otherwise(self._ledger, self, otherwise))


class _Otherwise:
    """A ledger of whose streams some entries are told otherwise; all else is the ledger's own."""

    def __init__(
        self, ledger: Ledger, retold: Retold, otherwise: Mapping[int, Entry | None]
    ) -> None:
        self._ledger, self._retold, self._otherwise = ledger, retold, otherwise

    def __getattr__(self, name: str) -> Any:
        return getattr(self._ledger, name)

    def histories(
        self, upto: int | None = None, after: int = 0, between: Between = EVERY_STREAM
    ) -> Iterator[History]:
        """Every stream, those of which nothing is left apart."""
        asked = (upto, after, between)
        is_kept = asked == (self._retold.position, 0, EVERY_STREAM)
        for history in self._retold.histories() if is_kept else self._ledger.histories(*asked):
            if entries := self._told(history.entries):
                yield history if entries is history.entries else History(history.record, entries)

    def history(self, record: str) -> History:
        """What is told of a stream."""
        return History(record, self._told(self._ledger.history(record).entries))

    def streams(self, records: Iterable[str]) -> Mapping[str, tuple[Entry, ...]]:
        """What is told of many streams."""
        found = self._ledger.streams(records)
        return {record: told for record, ones in found.items() if (told := self._told(ones))}

    def unit_histories(self) -> list[History]:
        """What is told of every unit."""
        every = self._ledger.unit_histories()
        told = (History(one.record, self._told(one.entries)) for one in every)
        return [one for one in told if one.entries]

    def units(self, as_of: date = END_OF_TIME, known_at: int | None = None) -> dict[str, Unit]:
        """The units that would exist, by code."""
        found = (unit_of(history, as_of, known_at) for history in self.unit_histories())
        return {unit.code: unit for unit in found if unit.code}

    def _told(self, entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
        """The entries as they are told; the same ones where none is told otherwise."""
        if self._otherwise.keys().isdisjoint(one.position for one in entries):
            return entries
        told = (self._otherwise.get(one.position, one) for one in entries)
        return tuple(one for one in told if one is not None)
