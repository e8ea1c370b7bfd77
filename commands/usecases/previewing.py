"""What a command would record, worked out in full and not recorded."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from ledger.entries.organisation import OfficerChanged, UnitChanged
from ledger.entries.record import RecordChanged, RecordTransferred
from ledger.records.attachment import Departure, destinations
from ledger.records.carrying import carried_in
from ledger.records.moves import Carried, goes_to, is_move
from ledger.records.recorder import check_recorder
from ledger.values.stream import Stream, referred

if TYPE_CHECKING:
    from ledger.application import Ledger
    from ledger.entries import Entry
    from ledger.records.books import Decision


class Step(NamedTuple):
    """What one entry would do: from which unit to which something goes, and to which level."""

    entry: Entry
    number: str
    from_unit: str | None
    to: str | None
    level: str | None


class Preview(NamedTuple):
    """The entries that a command would make, and the papers that go to other units without one."""

    entries: list[Entry]
    carried: list[Carried]


def previewed(ledger: Ledger, command: Decision, by: str) -> Preview:
    """What a command would do, all checked. Raises the first rule broken."""
    books = ledger.books(by)
    check_recorder(books)
    command.decide(books)
    books.check()
    return Preview(list(books.fresh), list(carried_in(books)))


def steps_of(entries: Iterable[Entry]) -> list[Step]:
    """What entries that end or divide units, and what follows, would do, in their order."""
    return [_step(one) for one in entries]


def _step(entry: Entry) -> Step:
    number = Stream(entry.record).key
    if isinstance(entry, Departure):
        return Step(entry, number, None, ", ".join(one.key for one in destinations(entry)), None)
    level = None
    if isinstance(entry, UnitChanged):
        level = entry.level
    elif isinstance(entry, RecordTransferred):
        level = entry.unit_level
    elif isinstance(entry, RecordChanged):
        return Step(entry, number, None, entry.unit, str(entry.changes["level"]))
    if not is_move(entry):
        return Step(entry, number, None, None, level)
    of_unit = isinstance(entry, UnitChanged | OfficerChanged) and entry.follows
    left = referred(str(entry.follows))[0].key if of_unit else entry.unit
    return Step(entry, number, left, goes_to(entry).key, level)
