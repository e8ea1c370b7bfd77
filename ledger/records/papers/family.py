"""The one shape of all papers: a stream, a state it is folded to, and what a new entry rests on."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import Any, Generic, NamedTuple, Protocol, TypeVar

from ledger.entries import Entry
from ledger.records.history import History
from ledger.timeline import in_force, state_on
from ledger.values.dates import END_OF_TIME
from ledger.values.stream import PAPERS, Stream

S = TypeVar("S")


class Reading(Protocol):
    """What the rules of papers ask of the books."""

    def history(self, record: str) -> History:
        """A stream with what was made of it."""

    def named_by(self, record: str, /) -> str | None:
        """The stream of the first entry that mentions a name (ledger/mentions.py)."""

    def entry_at(self, position: int, last: int, /) -> Entry:
        """The entry at a position. Raises UnknownPosition."""

    def papers(self, noun: str) -> Iterable[History]:
        """All streams of a noun, and those that were begun meanwhile."""


class Family(Generic[S]):
    """The papers of a noun.

    ``absent``: the state before the first entry; ``step``: the state after one more, which raises
    what the timeline forbids; ``rule``: raises what a new entry cannot rest on elsewhere.
    """

    def __init__(
        self,
        noun: str,
        absent: S,
        step: Callable[[S, Any], S],
        rule: Callable[[Any, Reading], None] = lambda _entry, _books: None,
    ) -> None:
        assert noun in PAPERS, noun
        self.noun, self.absent, self.step, self.rule = noun, absent, step, rule

    def stream(self, key: str) -> Stream:
        """The stream of one."""
        return Stream.of_paper(self.noun, key)

    def state(self, history: History, as_of: date = END_OF_TIME, known_at: int | None = None) -> S:
        """What one was at the end of a day, as known at a position."""
        return state_on(in_force(history.entries, known_at), self.step, self.absent, as_of)

    def check(self, history: History, books: Reading) -> None:
        """Fold the whole timeline of one, and look at what is new in it.

        Raises the LedgerError of the first rule broken.
        """
        entries = in_force(history.entries)
        state_on(entries, self.step, self.absent, END_OF_TIME)
        for entry in entries:
            if not entry.position:
                self.rule(entry, books)

    def standing(
        self, histories: Iterable[History], as_of: date, known_at: int | None = None
    ) -> Iterator[Paper[S]]:
        """All that there are at the end of a day, as known at a position."""
        for history in histories:
            state = self.state(history, as_of, known_at)
            if state != self.absent:
                yield Paper(Stream(history.record), state)


class Paper(NamedTuple, Generic[S]):
    """A paper as it stands: which, and what it says."""

    stream: Stream
    state: S

    @property
    def key(self) -> str:
        """Its number or code."""
        return self.stream.key


def range_of(noun: str) -> tuple[str, str]:
    """The streams of a noun, as the store is asked for them: from a name on, before another."""
    return f"{noun}:", f"{noun};"


def corrected(entry: Entry, books: Reading) -> Entry | None:
    """The entry that a new one takes the place of; None where it corrects none."""
    entries = books.history(entry.record).entries
    return next((one for one in entries if one.position == entry.corrects), None)
