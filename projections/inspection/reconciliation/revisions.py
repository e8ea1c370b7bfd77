"""What became of each entry of a stream between two positions: it came, was replaced, or went.

An entry, the corrections of it and its void are one thing said, and said again: only what stands at
the end of it counts. What came and was taken away again between the two positions is no revision.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain

from ledger.entries import Entry
from ledger.entries.record import EntryVoided
from ledger.timeline import in_force


@dataclass(frozen=True, slots=True)
class Revision:
    """One thing said in a stream that was not said so before.

    ``before``: the entry in force at the first position; ``after``: the one in force at the second
    (None: there was none). ``recorded``: everything recorded of it between the two, in order;
    ``by``: what of that makes the difference: the entry that came, both halves of the correction,
    or the void.
    """

    before: Entry | None
    after: Entry | None
    recorded: tuple[Entry, ...]
    by: tuple[Entry, ...]

    @property
    def about(self) -> Entry:
        """The entry that was said: the one in force, or the one that was."""
        about = self.after or self.before
        assert about is not None, "something is in force at one of the two positions"
        return about

    @property
    def first(self) -> Entry | None:
        """The entry that first told what came, where that was corrected since."""
        if self.before is not None or self.after in (None, self.recorded[0]):
            return None
        return self.recorded[0]

    def earlier_forms(self) -> Iterator[Revision]:
        """What it was before corrections that left its day as it was, the first form first."""
        for at, one in enumerate(self.recorded if self.after else ()):
            is_form = self.after and not isinstance(one, EntryVoided) and one is not self.after
            if is_form and one.effective_on == self.about.effective_on:
                recorded = self.recorded[: at + 1]
                yield Revision(self.before, one, recorded, _by(self.before, one, recorded))

    @property
    def place(self) -> tuple[date, int]:
        """Where it stands among others, by the day it is about."""
        return self.about.effective_on, self.about.position


def is_known(entry: Entry, position: int) -> bool:
    """Whether an entry was known at a position.

    An opening balance states what stood before the ledger began, so it was known then, too.
    """
    return entry.position <= position or entry.opening_balance


def revisions(entries: Sequence[Entry], earlier: int, later: int) -> list[Revision]:
    """The revisions of a stream between two positions, in the order of the days they are about."""
    seen = [one for one in entries if is_known(one, later)]
    known = [one for one in seen if is_known(one, earlier)]
    if len(seen) == len(known):
        return []
    first, last = ({one.position for one in in_force(ones)} for ones in (known, seen))
    found = [_revision(said, earlier, first, last) for said in _sayings(seen)]
    return sorted((one for one in found if one is not None), key=lambda one: one.place)


def _sayings(entries: Sequence[Entry]) -> Iterable[list[Entry]]:
    """Each entry with its corrections and its void, in the order of recording."""
    said: dict[int, list[Entry]] = {}
    origins: dict[int, int] = {}
    for one in entries:
        about = one.voids if isinstance(one, EntryVoided) else one.corrects
        origin = origins[one.position] = origins.get(about or 0, one.position)
        said.setdefault(origin, []).append(one)
    return said.values()


def _revision(
    said: Sequence[Entry], earlier: int, first: Collection[int], last: Collection[int]
) -> Revision | None:
    """What became of one thing said; ``first`` and ``last``: what is in force, by position."""
    before = next((one for one in said if one.position in first), None)
    after = next((one for one in said if one.position in last), None)
    if before is after:
        return None
    recorded = tuple(one for one in said if not is_known(one, earlier))
    return Revision(before, after, recorded, _by(before, after, recorded))


def _by(
    before: Entry | None, after: Entry | None, recorded: tuple[Entry, ...]
) -> tuple[Entry, ...]:
    """What makes the difference of all that was recorded."""
    if after is None:
        return recorded[-1:]
    if before is None:
        return (after,)
    corrected = (one for one in recorded if isinstance(one, EntryVoided))
    return (next(one for one in corrected if one.voids == after.corrects), after)


def needed(found: Sequence[Revision], makes_it_so: Callable[[frozenset[int]], bool]) -> list[int]:
    """The revisions without which something would not be as it is, by their places in ``found``.

    ``makes_it_so``: whether it is so with some of them alone. Of two that would each be enough, the
    one about the earlier day made it so: the other found it so.
    """
    left = frozenset(range(len(found)))
    for number in sorted(left, key=lambda one: found[one].place, reverse=True):
        if makes_it_so(without := left - {number}):
            left = without
    return sorted(left)


class Retelling:
    """A stream's entries as known at a position, told again with some of its later revisions."""

    def __init__(self, entries: Sequence[Entry], earlier: int, later: int) -> None:
        self.revisions = revisions(entries, earlier, later)
        self._known = [one for one in entries if is_known(one, earlier)]

    def entries(
        self, chosen: Iterable[int], instead: Mapping[int, Revision] | None = None
    ) -> list[Entry]:
        """The entries known, and those of the chosen revisions; ``instead``: forms of some."""
        told = {**dict(enumerate(self.revisions)), **(instead or {})}
        later = (told[number].recorded for number in sorted(chosen))
        return [*self._known, *chain.from_iterable(later)]

    def first_forms(self, is_so: Callable[[Sequence[Entry]], bool]) -> dict[int, Revision]:
        """Of each revision the first form with which something already is as it is in the end.

        ``is_so``: whether it is with some entries. A correction of what makes no difference, and of
        no other day, is not what made it so; nor is he who corrected it to blame.
        """
        found: dict[int, Revision] = {}
        for number, revision in enumerate(self.revisions):
            for form in revision.earlier_forms():
                if is_so(self.entries(range(len(self.revisions)), {**found, number: form})):
                    found[number] = form
                    break
        return found
