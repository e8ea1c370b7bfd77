"""The two-time fold: which entries are in force as known at a position, and in what order.

A record's state is a pure fold over its entries ordered by (effective date, place), leaving out
what is voided as known at the asked position. An entry's place is its position; the replacement of
a corrected entry stands in the place of what it corrects, so that a corrected opening still comes
first on its day.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from typing import TypeVar

from ledger.entries import Entry
from ledger.entries.record import EntryVoided

State = TypeVar("State")
Apply = Callable[[State, Entry], State]

NOT_YET_RECORDED = 1 << 62
"""Where an entry stands that has no position yet: after everything recorded, in the order it was
made.
"""


def known(entries: Iterable[Entry], at: int | None) -> list[Entry]:
    """The entries recorded at or before position ``at`` (None: all), in the order of recording."""
    return [entry for entry in entries if at is None or entry.position <= at]


def voids(entries: Iterable[Entry]) -> dict[int, EntryVoided]:
    """Which positions are voided, and by which entry."""
    return {entry.voids: entry for entry in entries if isinstance(entry, EntryVoided)}


def places(entries: Sequence[Entry]) -> dict[int, tuple[int, int]]:
    """The place of each entry in its record, keyed by version: (place, version)."""
    by_position = {entry.position: entry for entry in entries}
    found: dict[int, tuple[int, int]] = {}
    for entry in entries:
        origin = entry
        while origin.corrects in by_position:
            origin = by_position[origin.corrects]
        found[entry.version] = (origin.position or NOT_YET_RECORDED, entry.version)
    return found


def in_force(entries: Sequence[Entry], at: int | None = None) -> list[Entry]:
    """The entries that count as known at position ``at``, in the order they took effect."""
    if len(entries) == 1:
        one = entries[0]
        counts = not isinstance(one, EntryVoided) and (at is None or one.position <= at)
        return [one] if counts else []
    seen = known(entries, at)
    voided = voids(seen)
    left = [
        entry
        for entry in seen
        if entry.position not in voided and not isinstance(entry, EntryVoided)
    ]
    if all(entry.corrects is None for entry in left):
        return sorted(
            left,
            key=lambda entry: (
                entry.effective_on,
                entry.position or NOT_YET_RECORDED,
                entry.version,
            ),
        )
    place = places(seen)
    return sorted(left, key=lambda entry: (entry.effective_on, place[entry.version]))


def steps(
    entries: Iterable[Entry], apply: Apply[State], initial: State
) -> Iterator[tuple[Entry, State]]:
    """Fold entries in force, yielding the state after each. Raises what ``apply`` raises."""
    state = initial
    for entry in entries:
        state = apply(state, entry)
        yield entry, state


def state_on(entries: Iterable[Entry], apply: Apply[State], initial: State, as_of: date) -> State:
    """The state at the end of a day, from entries in force."""
    state = initial
    for entry in entries:
        if entry.effective_on > as_of:
            break
        state = apply(state, entry)
    return state
