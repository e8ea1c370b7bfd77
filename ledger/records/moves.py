"""What went elsewhere when a unit was dissolved or an officer left: entries that follow from that.

A dissolution may say into which unit, a leaving to which officer, whatever hung on it went, and a
part of a unit that goes on may be split off: it
moved on that day, by an entry of its own that names the ending in ``follows``. Whatever is recorded
late, voided or corrected, on either side, these entries are settled anew: what turns out to have
hung on it that day moves, too, and what did not has not moved.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple, Protocol

from ledger.entries import Entry
from ledger.entries.organisation import OfficerChanged, UnitAbolished, UnitChanged, UnitParted
from ledger.entries.record import EntryVoided, RecordTransferred
from ledger.errors import WouldMove
from ledger.records.attachment import (
    Departure,
    Stay,
    attachments,
    departures_of,
    destinations,
    stays,
)
from ledger.records.history import History
from ledger.records.organisation import level_on, placed_on, unit_of
from ledger.records.portions import Divided, portion
from ledger.records.unit_kind import kind_of
from ledger.timeline import in_force
from ledger.values.dates import format_date
from ledger.values.stream import Stream, referred

Move = RecordTransferred | UnitChanged | OfficerChanged
"""The entries by which something comes to hang on another unit or officer."""


class Carried(NamedTuple):
    """A paper that goes to another unit by an ending, without an entry of its own."""

    goes: Stream
    ending: Entry
    paper: Stream


class Working(Protocol):
    """What settling asks of the books: histories, and to make entries in them."""

    @property
    def home(self) -> str | None:
        """The code of the unit whose books these are."""

    def history(self, record: str) -> History:
        """A stream with what was made of it."""

    def stating(self, fields: Iterable[tuple[str, str]]) -> Iterable[str]:
        """The streams with an entry that states one of some texts."""

    def make(
        self, kind: type[Entry], record: str, effective_on: date, unit: str, /, **fields: object
    ) -> Entry:
        """Make an entry at the end of a stream."""


def is_move(entry: Entry) -> bool:
    """Whether an entry tells that something moved because what it hung on ended."""
    return entry.follows is not None and isinstance(entry, Move) and any(attachments(entry))


def would_move(fresh: Iterable[Entry], carried: Iterable[Carried] = ()) -> list[WouldMove]:
    """What new entries let move with endings, to be shown before it is recorded.

    One of each unit or officer to whom something goes. A unit that takes the place of one that ends
    is not told: it takes over the rest. ``carried``: papers that go, too.
    """
    entries = list(fresh)
    endings = {one.reference: one for one in entries if isinstance(one, Departure)}
    taking = {goes for one in endings.values() for goes in destinations(one)}
    going = [
        Carried(goes_to(one), endings[str(one.follows)], Stream(one.record))
        for one in entries
        if is_move(one) and one.record not in taking and str(one.follows) in endings
    ]
    hanging: dict[Stream, dict[str, list[str]]] = {}
    ended: dict[Stream, dict[str, str]] = {}
    for goes, ending, stream in (*going, *carried):
        noun = "record" if stream.is_record else stream.noun
        hanging.setdefault(goes, {}).setdefault(noun, []).append(stream.key)
        day = format_date(ending.effective_on)
        ended.setdefault(goes, {}).setdefault(Stream(ending.record).key, day)
    return [
        WouldMove(
            code=", ".join(ended[goes]),
            effective_on=next(iter(ended[goes].values())),
            to=goes.key,
            hanging=tuple((noun, tuple(names)) for noun, names in found.items()),
        )
        for goes, found in hanging.items()
    ]


def goes_to(move: Entry) -> Stream:
    """The unit or officer that something moved to."""
    return next(attachments(move)).holder


def settle(books: Working, record: str, cause: Entry) -> None:
    """Let a record, officer or unit move as the endings of what it hung on say, and no otherwise.

    ``cause``: the new entry because of which it is looked at.
    """
    history = books.history(record)
    for told in [one for one in in_force(history.entries) if is_move(one) and one.position]:
        if not _is_due(books, told):
            reason = cause.reason if isinstance(cause, EntryVoided) else cause.reference
            fields = {"voids": told.position, "reason": reason, "follows": cause.reference}
            books.make(EntryVoided, record, told.effective_on, told.unit, **fields)
    while due := _due(books, record):
        _move(books, record, *due)


def _is_due(books: Working, told: Entry) -> bool:
    """Whether what moved would, on that day, hang on what ended then, had it not moved.

    Nor moved again: on one day one unit may go into another, and that into a third.
    """
    stream, version = referred(str(told.follows))
    endings = (one for one in departures_of(books.history(stream)) if one.version == version)
    ending = next(endings, None)
    if ending is None:
        return False
    history = books.history(told.record)
    entries = in_force(history.entries)
    later = [one for one in entries[entries.index(told) :] if is_move(one)]
    rest = History(told.record, tuple(one for one in history.entries if one not in later))
    if not any(_leaves(one, stream, ending) for one in stays(rest)):
        return False
    return not isinstance(ending, Divided) or goes_to(told) == _goes(books, rest, ending)


def _leaves(stay: Stay, holder: Stream, ending: Departure) -> bool:
    """Whether what hangs on a holder is there to move on the day the holder ends."""
    on_that_day = stay.since <= ending.effective_on < stay.until
    return stay.lasts and stay.holder == holder and on_that_day


def _due(books: Working, record: str) -> tuple[Stay, Departure, Stream] | None:
    """The first stay with what ended under it, and where it goes; None when nothing is due."""
    history = books.history(record)
    moved = {one.follows for one in in_force(history.entries) if is_move(one)}
    for stay in stays(history):
        for ending in departures_of(books.history(stay.holder)) if stay.lasts else ():
            if ending.reference not in moved and _leaves(stay, stay.holder, ending):
                goes = _goes(books, history, ending)
                if goes and goes != stay.holder:
                    return stay, ending, goes
    return None


def _goes(books: Working, history: History, ending: Departure) -> Stream | None:
    """Where something goes when what it hung on ends.

    A unit that takes over what it stood under itself, or that holds the one that does, takes the
    place of the unit that was dissolved.
    """
    record, day = Stream(history.record), ending.effective_on
    taking = destinations(ending)
    if record.noun == "unit" and not isinstance(ending, UnitParted):
        ended = Stream(ending.record).key
        if any(record.key in _from_up_to(books, one.key, ended, day) for one in taking):
            above = unit_of(books.history(ending.record), day).parent or books.home
            return Stream.of_unit(above) if above and above != record.key else None
    if isinstance(ending, Divided):
        cell = history.state_at(day).cell if record.is_record else None
        goes = portion(ending, record, cell)
        return Stream.of_unit(goes) if goes else None
    return taking[0] if taking else None


def _from_up_to(books: Working, code: str, top: str, day: date) -> list[str]:
    """A unit and those above it, up to another that is not among them."""
    found: list[str] = []
    above: str | None = code
    while above and above != top and above not in found:
        found.append(above)
        above = placed_on(books.history(Stream.of_unit(above)), day).parent
    return found if above == top else []


def _move(books: Working, record: str, stay: Stay, ending: Departure, goes: Stream) -> None:
    day, follows, noun = ending.effective_on, ending.reference, Stream(record).noun
    if noun == "unit":
        code = Stream(record).key
        told = _level_told(books, code, ending) if isinstance(ending, UnitAbolished) else {}
        books.make(UnitChanged, record, day, code, parent=goes.key, follows=follows, **told)
    elif noun == "officer":
        unit = stay.holder.key
        books.make(OfficerChanged, record, day, unit, to_unit=goes.key, follows=follows)
    else:
        level = level_on(books.history(goes), day) if goes.noun == "unit" else None
        fields = {f"to_{goes.noun}": goes.key, "unit_level": level, "follows": follows}
        books.make(RecordTransferred, record, day, _unit_on(books, record, day), **fields)


def _level_told(books: Working, code: str, abolished: UnitAbolished) -> dict[str, object]:
    """Of what level a unit is once its own was abolished, and of what kind it stays."""
    day = abolished.effective_on
    streams = map(Stream.of_unit, (code, Stream(abolished.record).key, abolished.to_unit))
    unit, above, to_unit = (unit_of(books.history(stream), day) for stream in streams)
    if unit.level != above.level or not to_unit.level:
        return {}
    return {"level": to_unit.level, "kind": kind_of(unit, {above.code: above})}


def _unit_on(books: Working, record: str, day: date) -> str:
    """The unit a record hangs on at the end of a day (of its opening, where none is told)."""
    history = books.history(record)
    units = (one for one in stays(history) if one.holder.noun == "unit")
    held = (one.holder.key for one in units if one.since <= day < one.until)
    return next(held, history.entries[0].unit)
