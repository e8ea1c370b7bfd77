"""Which entries of a ledger are a unit's, so that its figures can be made of them elsewhere.

All entries that state the unit, or one that ever stood under it or went wholly into it, on any day
and as known at any position. And what cannot be read without others: a file that came from
elsewhere comes with its earlier life, as the file itself did, up to the last entry that bears on
the time it was here (docs/decisions/bundles.md); of units outside, where they stand and what they
gave; what is true of the ledger as a whole.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from typing import NamedTuple

from ledger.application import Ledger
from ledger.entries import Entry
from ledger.entries.organisation import (
    UnitChanged,
    UnitCreated,
    UnitEnding,
    UnitParted,
)
from ledger.entries.record import EntryVoided
from ledger.records.history import History
from ledger.records.organisation import heirs, unit_of
from ledger.timeline import known
from ledger.values.stream import CATALOG, LEDGER, SECRECY
from projections.figures.reach import reach_among

Settled = Callable[[int], int]
"""The last position of what was recorded as one thing with a position."""


class Holdings(NamedTuple):
    """The units, by their codes, and the positions of the entries, in order."""

    units: frozenset[str]
    positions: tuple[int, ...]


def holdings(ledger: Ledger, unit: str, upto: int) -> Holdings:
    """The entries of a unit and of what is under it, up to a position. Raises IntegrityBroken."""
    unit_histories = [_known(history, upto) for history in ledger.unit_histories()]
    held = _HeldEntries(unit_histories, unit, ledger.settled)
    is_all = unit == ledger.home_unit and _stands_alone(unit_histories, unit)
    units = frozenset(one.number for one in unit_histories) if is_all else held.units
    positions = list[int]()
    for history in ledger.histories(upto):
        entries = history.entries if is_all else held(history)
        positions += (entry.position for entry in entries)
    return Holdings(units, tuple(sorted(positions)))


def _known(history: History, upto: int) -> History:
    return History(history.record, tuple(known(history.entries, upto)))


def _stands_alone(histories: Iterable[History], unit: str) -> bool:
    """Whether a unit stands under none: then its figures are those of all (whose.py)."""
    return all(unit_of(one).parent is None for one in histories if one.number == unit)


class _HeldEntries:
    """Tells which entries of a stream belong to some units."""

    def __init__(self, histories: Sequence[History], unit: str, settled: Settled) -> None:
        self.units = _carried_on(histories, unit, settled)
        self._related = self.units | _near(histories, self.units)

    def __call__(self, history: History) -> Iterable[Entry]:
        """The entries of a stream that are in."""
        if history.record in (LEDGER, CATALOG):
            return history.entries
        if history.record == SECRECY:
            return _with_voids(history.entries, self._is_of_papers)
        if history.noun == "unit":
            if history.number in self.units:
                return history.entries
            near = history.number in self._related
            return _with_voids(history.entries, self._tells_of_unit) if near else ()
        return self._lived(history.entries)

    def _lived(self, entries: Sequence[Entry]) -> Iterable[Entry]:
        """A stream up to the last entry that bears on the time when it was the units'."""
        own = [at for at, entry in enumerate(entries) if self._touches(entry)]
        if not own:
            return ()
        last_day = max(entries[at].effective_on for at in own)
        length = own[-1] + 1
        for at, entry in enumerate(entries[length:], length):
            if isinstance(entry, EntryVoided):
                bears = entry.voids in {one.position for one in entries[:length]}
            else:
                bears = entry.effective_on <= last_day
            length = at + 1 if bears or _mends(entry, entries[:length]) else length
        return entries[:length]

    def _touches(self, entry: Entry) -> bool:
        return entry.unit in self.units or getattr(entry, "to_unit", None) in self.units

    def _is_of_papers(self, entry: Entry) -> bool:
        of_unit = getattr(entry, "of_unit", None)
        return of_unit is None or of_unit in self.units

    def _tells_of_unit(self, entry: Entry) -> bool:
        """Whether it says where a unit outside stands, or what it gave to these or others."""
        is_placed = isinstance(entry, UnitCreated | UnitChanged)
        return is_placed or not self._related.isdisjoint(_got(entry))


def _mends(entry: Entry, earlier: Sequence[Entry]) -> bool:
    """Whether an entry takes the place of one of those."""
    return entry.corrects is not None and entry.corrects in {one.position for one in earlier}


def _with_voids(entries: Iterable[Entry], wanted: Callable[[Entry], bool]) -> Iterator[Entry]:
    """The entries that are wanted, with those that take them back or their places."""
    kept = set[int]()
    for entry in entries:
        if isinstance(entry, EntryVoided):
            is_in = entry.voids in kept
        else:
            is_in = wanted(entry) or entry.corrects in kept
        if is_in:
            kept.add(entry.position)
            yield entry


def _got(entry: Entry) -> tuple[str, ...]:
    """The units to which something went of one that ended, or was parted."""
    if isinstance(entry, UnitParted):
        return tuple(entry.into)
    return heirs(entry) if isinstance(entry, UnitEnding) else ()


def _carried_on(histories: Sequence[History], unit: str, settled: Settled) -> frozenset[str]:
    """A unit, all that ever stood under it, and those that went wholly into these."""
    found = _under_ever(histories, unit, settled)
    while True:
        went_in = [
            history.number
            for history in histories
            if history.number not in found
            for entry in history.entries
            if isinstance(entry, UnitEnding) and _got(entry) and found.issuperset(_got(entry))
        ]
        if not went_in:
            return found
        for code in went_in:
            found |= _under_ever(histories, code, settled)


def _under_ever(histories: Sequence[History], unit: str, settled: Settled) -> frozenset[str]:
    """A unit and all that stood under it on any day, as known at any position."""
    below = _below(histories, unit)
    some = [history for history in histories if history.number in below]
    moments = {settled(one.position) for history in some for one in history.entries}
    reaches = (reach_among(some, unit, alone=False, known_at=at) for at in moments)
    return frozenset({unit}).union(*(reach.ever() for reach in reaches))


def _below(histories: Sequence[History], unit: str) -> set[str]:
    """No fewer units than ever stood under one: those that ever had one of them as parent."""
    found, waiting = set[str](), {unit}
    while waiting:
        found |= waiting
        waiting = {
            history.number for history in histories if not found.isdisjoint(_parents(history))
        } - found
    return found


def _parents(history: History) -> set[str]:
    """Under which units one was ever said to stand, be it by an entry that was taken back."""
    named = (getattr(entry, "parent", None) for entry in history.entries)
    return {code for code in named if code}


def _near(histories: Sequence[History], units: Collection[str]) -> set[str]:
    """The units outside that are told of: those above, and those that shared with these."""
    got = {code for history in histories if history.number in units for code in _gave(history)}
    return (got | _above(histories, units) | _led_here(histories, units)) - set(units)


def _gave(history: History) -> set[str]:
    """The units to which something went of one."""
    return {code for entry in history.entries for code in _got(entry)}


def _above(histories: Sequence[History], units: Collection[str]) -> set[str]:
    """Units and all that were ever said to stand above them."""
    parents = {history.number: _parents(history) for history in histories}
    found, waiting = set[str](), set(units)
    while waiting:
        found |= waiting
        waiting = {above for code in waiting for above in parents.get(code, ())} - found
    return found


def _led_here(histories: Sequence[History], units: Collection[str]) -> set[str]:
    """Units and all of which something went to them, be it by way of others."""
    gave = {history.number: _gave(history) for history in histories}
    found = set(units)
    while more := {code for code, to in gave.items() if to & found} - found:
        found |= more
    return found
