"""The records that some figures ask of: read once, replayed once, however often they are asked."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from typing import Final

from ledger.entries import Entry
from ledger.records.history import History
from projections.figures.recount import Course, course_of
from projections.inspection.reconciliation.revisions import is_known

MOST_KEPT: Final = 40_000
"""So many entries stay in memory for the next question; of more none does, and all are read again.

A district's books of some years have less, and need about 2 KB an entry.
"""


class KnownRecord:
    """One record, and what became of it as known at some positions, each replayed once."""

    __slots__ = ("_course", "_earlier", "history", "last", "line")

    def __init__(self, history: History) -> None:
        self.history, self.line = history, history.noun
        self.last = history.entries[-1].position
        self._course: Course | None = None
        self._earlier: dict[int, Course] | None = None

    def known(self, position: int) -> Sequence[Entry]:
        """Its entries that were known at a position; none where it was not there yet."""
        if self.last <= position:
            return self.history.entries
        return [one for one in self.history.entries if is_known(one, position)]

    def course(self, position: int) -> Course:
        """What became of it as known at a position: the same one where the same was known."""
        if self.last <= position:
            return self._whole()
        known = self.known(position)
        if len(known) == len(self.history.entries):
            return self._whole()
        if self._earlier is None:
            self._earlier = {}
        if len(known) not in self._earlier:
            self._earlier[len(known)] = course_of(self.history.record, known)
        return self._earlier[len(known)]

    def _whole(self) -> Course:
        """What became of it as the books last know it: of most records nothing else is asked."""
        if self._course is None:
            self._course = course_of(self.history.record, self.history.entries)
        return self._course


class KeptRecords:
    """The records of some lines of work, each time they are asked for.

    ``read``: reads the histories of all; ``most``: so many entries are kept.
    """

    def __init__(
        self,
        read: Callable[[], Iterable[History]],
        lines: Collection[str],
        most: int = MOST_KEPT,
    ) -> None:
        self._read, self._lines, self._most = read, frozenset(lines), most
        self._kept: list[KnownRecord] | None = None

    def __iter__(self) -> Iterator[KnownRecord]:
        if self._kept is not None:
            yield from self._kept
            return
        kept, size = list[KnownRecord](), 0
        for history in self._read():
            if history.noun not in self._lines:
                continue
            one = KnownRecord(history)
            size += len(history.entries)
            if size <= self._most:
                kept.append(one)
            else:
                kept.clear()
            yield one
        if size <= self._most:
            self._kept = kept

    def changed_after(self, position: int) -> Iterator[History] | None:
        """The histories of which something was recorded after a position; None: none are kept."""
        if self._kept is None:
            return None
        found = (one.history for one in self._kept)
        return (one for one in found if one.entries[-1].position > position)
