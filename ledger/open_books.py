"""What can be asked of the ledger; nothing here saves."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from typing import ClassVar, NamedTuple, cast

from ledger.entries import Entry
from ledger.entries.evidence import ClockAccepted, LedgerFounded
from ledger.errors import N_, IntegrityBroken, NoLedgerHere, StoreDamaged
from ledger.mentions import BEGUN
from ledger.records.history import History, by_stream, gathered
from ledger.records.organisation import Unit, unit_of
from ledger.store import EVERY_STREAM, Between, KnownFacts
from ledger.store_failures import refusals
from ledger.values.clock import AcceptedTimes
from ledger.values.dates import (
    END_OF_TIME,
    format_instant,
    local_date,
    parse_instant,
    read_instant,
    write_instant,
)
from ledger.values.stream import LEDGER
from ledger.watched_store import WatchedStore

NOT_ALL = N_("fewer entries are found by name than there are")


class Foundation(NamedTuple):
    """Whose books these are."""

    unit: str
    name: str
    origin: str


class OpenBooks(WatchedStore):
    """A ledger open for reading."""

    is_part: ClassVar[bool] = False
    """Whether only some entries of a ledger are here: an opened bundle."""

    # ---- as a whole -----------------------------------------------------------------------------

    @property
    def today(self) -> date:
        """The local date."""
        return local_date(self.clock())

    @property
    def foundation(self) -> Foundation:
        """Whose books these are, and whom a question is about that names no unit.

        Raises NoLedgerHere when nobody founded them.
        """
        return self._founded

    @property
    def home_unit(self) -> str:
        """The code of the unit that the books were founded for."""
        return self._founded.unit

    @property
    def scope(self) -> str | None:
        """The unit of whose entries alone this is a part; None where all entries are here."""
        return None

    @property
    def _founded(self) -> Foundation:
        entries = self.history(LEDGER).entries
        if not entries:
            raise NoLedgerHere(path=self._store.location)
        first = cast(LedgerFounded, entries[0])
        return Foundation(first.unit, first.name, first.origin)

    @property
    def mark(self) -> str:
        """What tells this ledger from every other: the leaf of its first entry, which is salted.

        Its first 16 hexadecimal digits; empty where there is no entry.
        """
        leaf = self.node(0, 0)
        return leaf.hex()[:16] if leaf else ""

    def tree_head(self) -> tuple[int, str]:
        """The size of the tree and its root in hexadecimal: what a receipt shows."""
        with refusals():
            size, root = self._store.tree_head()
        return size, root.hex()

    def has_begun(self) -> bool:
        """Whether anything but opening balances was recorded, or a report submitted."""
        with refusals():
            return self._store.first_mention(BEGUN) is not None

    def loaded_upto(self) -> int:
        """The last position by which nothing but opening balances was recorded of records."""
        with refusals():
            begun = self._store.first_mention(BEGUN)
        return self.last_position if begun is None else begun - 1

    def known_facts(self) -> list[KnownFacts]:
        """The lists of facts that were made from these entries and may be believed."""
        with refusals():
            return self._store.known_facts()

    # ---- positions and times --------------------------------------------------------------------

    def position_at(self, moment: datetime) -> int:
        """The last position recorded at or before an instant; 0 when there is none.

        Recorded times never go back, so halving the positions finds it; whatever was read on the
        way, the entries on both sides of the instant are looked at before they are believed. Raises
        IntegrityBroken.
        """
        positions, text = range(1, self.last_position + 1), write_instant(moment)
        with refusals():
            found = bisect_right(positions, text, key=lambda at: self._store.recorded_at(at) or "")
        for entry in self._dense(max(found - 1, 0), min(found + 1, len(positions))):
            if (entry.recorded_at <= text) != (entry.position <= found):
                raise IntegrityBroken(position=entry.position, detail=_TIME_WENT_BACK)
        return found

    def recorded_at(self, position: int) -> datetime | None:
        """When a position was recorded, by its entry. Raises IntegrityBroken."""
        entry = next(self._named(self._store.entries(position - 1, position)), None)
        return read_instant(entry.recorded_at) if entry else None

    def recorded_after(self, position: int) -> datetime | None:
        """When the entry that follows a position was recorded. Raises IntegrityBroken."""
        return self.recorded_at(position + 1)

    def known_when(self, position: int) -> str:
        """When a position was known, as people write it and type it again to mean it.

        To the second, or exactly where more was recorded in the same second; ``–`` before the first
        entry.
        """
        moment = self.recorded_at(position)
        if moment is None:
            return "–"
        told = format_instant(moment)
        last = self.recorded_at(self.position_at(parse_instant(told)))
        return told if last == moment else format_instant(moment, exact=True)

    def clock_accepted_at(self) -> datetime | None:
        """The last recorded time that was accepted as ahead of the clock, if one was."""
        accepted = self.accepted_times().accepted
        return read_instant(accepted[-1][0]) if accepted else None

    def accepted_times(self) -> AcceptedTimes:
        """Every recorded time that was accepted as ahead of the clock, in order."""
        return AcceptedTimes(
            tuple(
                (one.recorded_at, one.clock)
                for one in self.history(LEDGER).entries
                if isinstance(one, ClockAccepted)
            )
        )

    def record_at(self, position: int) -> str | None:
        """The stream an entry belongs to."""
        with refusals():
            return self._store.record_at(position)

    def settled(self, position: int) -> int:
        """The last position of what was recorded as one thing with ``position``.

        So it is what was known when that was recorded, and no half: a correction is a void and its
        replacement, an assignment has two sides; between them nobody ever looked.
        """
        for entry in self.entries(position):
            if entry.follows is None and entry.corrects is None:
                break
            position = entry.position
        return position

    # ---- entries --------------------------------------------------------------------------------

    def entries(self, after: int = 0, upto: int | None = None) -> Iterator[Entry]:
        """Entries in order of position: after < position ≤ upto.

        Raises IntegrityBroken where one of them does not come: a damaged page can hide some.
        """
        last = self.last_position
        return self._dense(after, last if upto is None else min(upto, last))

    def _dense(self, after: int, upto: int) -> Iterator[Entry]:
        position = max(after, 0)
        for entry in self._decoded(self._store.entries(position, upto)):
            if entry.position != position + 1:
                break
            position += 1
            yield entry
        if position < upto:
            raise IntegrityBroken(position=position + 1, detail=_MISSING)

    def histories(
        self, upto: int | None = None, after: int = 0, between: Between = EVERY_STREAM
    ) -> Iterator[History]:
        """Every stream as known at ``upto``, one at a time.

        Only those with an entry after ``after``. Raises StoreDamaged where one of all streams does
        not come; whoever asks ``between`` some counts for himself.
        """
        entries = self._decoded(self._store.histories(upto, after, between))
        every = between == EVERY_STREAM
        came = self._complete(entries, upto, after) if every else entries
        return by_stream(came, dense=not self.is_part)

    def _complete(self, entries: Iterable[Entry], upto: int | None, after: int) -> Iterator[Entry]:
        """The entries as they come.

        Raises StoreDamaged where not all of those after ``after`` come. They come by name, and a
        damaged index can hide some or all without a word.
        """
        last = self.last_position
        there = self.how_many(after, last if upto is None else min(upto, last))
        came = 0
        for entry in entries:
            came += entry.position > after
            yield entry
        if came < there:
            raise StoreDamaged(detail=NOT_ALL)

    def how_many(self, after: int, upto: int) -> int:
        """How many entries there are: after < position ≤ upto, both no more than the last."""
        return upto - after

    def refuse_unheld(self, unit: str) -> None:
        """Raise NotInBundle where the entries of a unit are not here; of a whole ledger all are."""

    def history(self, record: str) -> History:
        """All entries of a stream."""
        return History(record, self.streams((record,)).get(record, ()))

    def streams(self, records: Iterable[str]) -> Mapping[str, tuple[Entry, ...]]:
        """Many streams at once; one without entries is left out.

        Raises IntegrityBroken for an entry that was not recorded so, or is another stream's.
        """
        asked = dict.fromkeys(records)
        found = gathered(self._named(self._store.streams(asked)), dense=not self.is_part)
        for record in found.keys() - asked.keys():
            raise IntegrityBroken(position=found[record][0].position, detail=_MISPLACED)
        return found

    def units(self, as_of: date = END_OF_TIME, known_at: int | None = None) -> dict[str, Unit]:
        """The units that exist, by code, as of a date and as known at a position."""
        found = (unit_of(history, as_of, known_at) for history in self.unit_histories())
        return {unit.code: unit for unit in found if unit.code}

    def unit_histories(self) -> list[History]:
        """All entries of every unit there ever was."""
        streams = gathered(self._named(self._store.units()), dense=not self.is_part)
        return [History(record, entries) for record, entries in streams.items()]

    def names(self, noun: str) -> Iterator[str]:
        """The names of all streams about a noun: a line of work, ``unit``, ``officer``."""
        with refusals():
            yield from self._store.names(noun)

    def sources_of(self, line: str) -> Iterator[str]:
        """The streams of a line of work whose numbers the entries hold: of a ledger, all names."""
        yield from self.names(line)

    def named_outside(self) -> list[str]:
        """The records that entries name and that are not here: of a whole ledger none is missed."""
        return []

    def respelled(self) -> Iterator[str]:
        """The names of records that hold a letter outside ASCII other than Đ; read through."""
        with refusals():
            yield from self._store.respelled()

    def stating(self, fields: Iterable[tuple[str, str]]) -> list[str]:
        """The streams with an entry that states one of some texts, by looking at every entry."""
        with refusals():
            return list(self._store.stating(fields))

    def named_by(self, record: str) -> str | None:
        """A record that names this unit or officer, if there is one."""
        with refusals():
            position = self._store.first_mention(record)
            return self._store.record_at(position) if position else None


_MISPLACED = N_("a column of the store contradicts the entry")
_MISSING = N_("entries are missing from here on")
_TIME_WENT_BACK = N_("it was recorded before the entry that precedes it")
