"""A record's history: all its entries, and the check of the whole timeline they make."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from itertools import groupby
from operator import attrgetter
from typing import Generic, NamedTuple, TypeVar

from ledger.entries import Entry
from ledger.entries.record import RecordClosed, RecordOpened
from ledger.errors import (
    N_,
    AlreadyOpened,
    ChangedBeforeOpened,
    ClosedBeforeOpened,
    IntegrityBroken,
    LedgerError,
    NotOpened,
)
from ledger.records import ending as _ending_steps  # noqa: F401 - whoever folds knows every step
from ledger.records import service as _service_steps  # noqa: F401
from ledger.records import upkeep as _upkeep_steps  # noqa: F401
from ledger.records.state import ABSENT, RecordState, apply
from ledger.timeline import in_force, state_on
from ledger.values.dates import END_OF_TIME, format_date
from ledger.values.stream import Stream, noun_of

State = TypeVar("State")


class History(NamedTuple):
    """The entries of one record in the order of recording."""

    record: str
    entries: tuple[Entry, ...] = ()

    @property
    def version(self) -> int:
        """How many entries there are."""
        return len(self.entries)

    @property
    def noun(self) -> str:
        """The record's line, or what else the stream is about."""
        return noun_of(self.record)

    @property
    def number(self) -> str:
        """The file number, or the code of a unit or officer."""
        return Stream(self.record).key

    def plus(self, *entries: Entry) -> History:
        """This history with entries added."""
        return History(self.record, (*self.entries, *entries))

    def state_at(self, as_of: date = END_OF_TIME, known_at: int | None = None) -> RecordState:
        """The record's state at the end of ``as_of``, as known at a position."""
        return state_on(in_force(self.entries, known_at), apply, ABSENT, as_of)

    def check(self) -> None:
        """Fold the whole timeline. Raises the LedgerError of the first rule it breaks."""
        entries = in_force(self.entries)
        if not entries:
            return
        _check_opening(self.number, entries)
        state_on(entries, apply, ABSENT, END_OF_TIME)


def _check_opening(number: str, entries: Sequence[Entry]) -> None:
    """A timeline begins with one opening, and has no other."""
    openings = [entry for entry in entries if isinstance(entry, RecordOpened)]
    if not openings:
        raise NotOpened(number=number)
    first = openings[0]
    if len(openings) > 1:
        raise AlreadyOpened(number=first.number, opened_on=format_date(first.effective_on))
    early = entries[0]
    if early is not first:
        raise _before_opening(early, first)


def _before_opening(early: Entry, first: RecordOpened) -> LedgerError:
    dates = {
        "effective_on": format_date(early.effective_on),
        "opened_on": format_date(first.effective_on),
    }
    refusal = ClosedBeforeOpened if isinstance(early, RecordClosed) else ChangedBeforeOpened
    return refusal(number=first.number, **dates)


class Kept(Generic[State]):
    """What streams are folded to, each folded once until it grows: few are asked for many times."""

    def __init__(self, fold: Callable[[History], State]) -> None:
        self._fold = fold
        self._found: dict[str, tuple[History, State]] = {}

    def of(self, history: History) -> State:
        """What the stream is now."""
        kept = self._found.get(history.record)
        if kept is None or kept[0] is not history:
            kept = self._found[history.record] = history, self._fold(history)
        return kept[1]


def gathered(entries: Iterable[Entry], *, dense: bool = True) -> dict[str, tuple[Entry, ...]]:
    """Stream → its entries, from the first on.

    Raises IntegrityBroken where one is left out, unless streams need not be ``dense``.
    """
    streams: dict[str, list[Entry]] = {}
    for entry in entries:
        streams.setdefault(entry.record, []).append(entry)
    return {record: _whole(found, dense) for record, found in streams.items()}


def by_stream(entries: Iterable[Entry], *, dense: bool = True) -> Iterator[History]:
    """Histories of entries that come stream by stream. Raises IntegrityBroken, too."""
    for record, found in groupby(entries, attrgetter("record")):
        yield History(record, _whole(found, dense))


def _whole(entries: Iterable[Entry], dense: bool) -> tuple[Entry, ...]:
    """The entries of a stream from the first on, none of which is left out.

    Raises IntegrityBroken.
    """
    found = tuple(entries)
    if dense and found[-1].version != len(found):
        raise IntegrityBroken(position=found[-1].position, detail=_NOT_IN_ORDER)
    return found


_NOT_IN_ORDER = N_("an entry of its record before it is not there")
