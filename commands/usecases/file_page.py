"""All that the books know of one file, on one page."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from ledger.entries import Entry
from ledger.entries.evidence import RegisterImported
from ledger.entries.record import EffectProduced, RecordOpened
from ledger.errors import AmbiguousNumber
from ledger.records.history import History
from ledger.timeline import in_force, known
from ledger.values.stream import Stream

if TYPE_CHECKING:
    from ledger.application import Ledger
    from projections.figures.life import RecordLife
    from projections.figures.register import Moment

ORIGINS = "source_record", "produced"
"""The fields by which one file names another that it came from, or that it led to."""


class Link(NamedTuple):
    """Another file this one is bound to, and by which entry.

    ``kind``: ``came_from`` it or ``led_to`` it.
    """

    kind: str
    record: Stream
    entry: Entry


class FilePage(NamedTuple):
    """A file: its life, the files it is bound to, and the import it came with (None: none)."""

    history: History
    life: RecordLife
    links: list[Link]
    imported: RegisterImported | None


def file_pages(ledger: Ledger, number: str, moment: Moment) -> list[FilePage]:
    """The pages of every file of a number: more than one where lines of work share it.

    Raises UnknownRecord.
    """
    from projections.figures.life import life_of

    return [
        FilePage(
            history,
            life_of(history, moment),
            sorted(_links(ledger, history, moment), key=lambda one: (one.kind, one.record)),
            _imported(ledger, history, moment),
        )
        for history in _borne_by(ledger, number)
    ]


def _borne_by(ledger: Ledger, number: str) -> list[History]:
    try:
        return [ledger.find(number)]
    except AmbiguousNumber as shared:
        lines = str(shared.values["lines"]).split(", ")
        return [ledger.find(Stream.of_record(line, number)) for line in lines]


def _links(ledger: Ledger, history: History, moment: Moment) -> Iterator[Link]:
    """What the file names, and what names the file."""
    for entry in _counting(history, moment):
        yield from _named(entry)
    about = str(history.record)
    others = ledger.streams(ledger.stating((field, about) for field in ORIGINS))
    for record, entries in others.items():
        for entry in _counting(History(record, entries), moment):
            for link in _named(entry):
                if link.record == about:
                    kind = "led_to" if link.kind == "came_from" else "came_from"
                    yield Link(kind, Stream(record), entry)


def _named(entry: Entry) -> Iterator[Link]:
    if isinstance(entry, RecordOpened) and entry.source_record:
        yield Link("came_from", Stream(entry.source_record), entry)
    if isinstance(entry, EffectProduced) and entry.produced:
        yield Link("led_to", Stream(entry.produced), entry)


def _counting(history: History, moment: Moment) -> list[Entry]:
    """The entries that count at a moment."""
    entries = in_force(history.entries, moment.known_at)
    return [one for one in entries if one.effective_on <= moment.as_of]


def _imported(ledger: Ledger, history: History, moment: Moment) -> RegisterImported | None:
    """The import that recorded the file's opening.

    Its own entry is the last of one recording, whose entries share their time and follow each
    other: it is the first import at that time after the opening.
    """
    openings = [
        one for one in known(history.entries, moment.known_at) if isinstance(one, RecordOpened)
    ]
    if not openings:
        return None
    opening = openings[0]
    found = [
        entry
        for entries in ledger.streams(ledger.names("register")).values()
        for entry in entries
        if isinstance(entry, RegisterImported)
        and entry.recorded_at == opening.recorded_at
        and entry.position > opening.position
    ]
    return min(found, key=lambda one: one.position, default=None)
