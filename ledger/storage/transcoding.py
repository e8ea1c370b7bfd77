"""Entries to stated bytes and back.

The format is public: docs/format.md, golden vectors in tests/vectors.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any, cast

import orjson
from eventsourcing.domain import DomainEventProtocol
from eventsourcing.persistence import Mapper, StoredEvent, Transcoder

from ledger.entries import KIND_OF, Entry
from ledger.errors import N_, EntryTooLarge, IntegrityBroken
from ledger.mentions import mentions
from ledger.proofs.canonical import MOST_ENTRY_BYTES, canonical
from ledger.store import StatedRow
from ledger.values.dates import NOT_GIVEN, write_day

SALT_BYTES = 16
"""Enough that the hash of a neighbour reveals nothing of a guessable entry."""

HEADER_NAMES = 8
"""How many names every stated part has; more of them are seldom."""

DAYS_KEPT = 50_000
"""Dates kept by their text, so that entries of one day share one: more than a century of days."""

ASSIGNED_BYTES = 96
"""Room for position, recorded time and the frame around the stated bytes."""


@dataclass(frozen=True)
class StoredEntry(StoredEvent):
    """A stored event with the columns the ledger adds and assigns.

    ``mentions``: the names whose first mention the store keeps (ledger/mentions.py).
    """

    effective_on: str | None = None
    unit: str | None = None
    position: int = 0
    recorded_at: str = ""
    mentions: Sequence[str] = ()


def new_salt() -> str:
    """A fresh random salt, in hexadecimal."""
    return secrets.token_hex(SALT_BYTES)


def stated_part(entry: Entry, salt: str) -> dict[str, Any]:
    """What the actor states, by its stored names (docs/format.md)."""
    stated: dict[str, Any] = {
        "body": entry.body(),
        "by": entry.by,
        "effective_on": write_day(entry.effective_on),
        "record": entry.record,
        "salt": salt,
        "topic": entry.TOPIC,
        "unit": entry.unit,
        "version": entry.version,
    }
    if entry.class_version > 1:
        stated["class_version"] = entry.class_version
    if entry.corrects is not None:
        stated["corrects"] = entry.corrects
    if entry.follows is not None:
        stated["follows"] = entry.follows
    if entry.opening_balance:
        stated["opening_balance"] = True
    return stated


def stated_bytes(stated: Mapping[str, Any]) -> bytes:
    """The canonical bytes of what the actor states. Raises EntryTooLarge."""
    data = canonical(stated)
    if len(data) + ASSIGNED_BYTES > MOST_ENTRY_BYTES:
        raise EntryTooLarge(size_bytes=len(data) + ASSIGNED_BYTES, limit_bytes=MOST_ENTRY_BYTES)
    return data


def entry_of(stated: dict[str, Any], position: int, recorded_at: str) -> Entry:
    """The entry of decoded stated bytes (which it uses up), upcast to today's version.

    Nothing is validated again. The body becomes the entry's own dictionary: nearly all the time of
    a replay goes into making and keeping dictionaries, so none is made twice.
    """
    kind = KIND_OF[stated["topic"]]
    fields: dict[str, Any] = stated["body"]
    fields["record"] = stated["record"]
    fields["version"] = stated["version"]
    fields["effective_on"] = _day(stated["effective_on"])
    fields["by"] = stated["by"]
    fields["unit"] = stated["unit"]
    fields["position"] = position
    fields["recorded_at"] = recorded_at
    if len(stated) > HEADER_NAMES:
        _take_seldom(kind, stated, fields)
    elif kind.class_version > 1:
        _upcast(kind, fields, 1)
    entry = object.__new__(kind)
    object.__setattr__(entry, "__dict__", fields)
    return entry


def _flaw(state: object) -> str:
    """What is wrong with stated bytes of which no entry can be made, in words."""
    try:
        stated = orjson.loads(cast(bytes, state))
    except ValueError:
        return NOT_JSON
    topic = stated.get("topic") if isinstance(stated, dict) else None
    return UNKNOWN_KIND if isinstance(topic, str) and topic not in KIND_OF else NOT_AN_ENTRY


NOT_JSON = N_("the entry cannot be read")
UNKNOWN_KIND = N_("the entry is of a kind this version does not know")
NOT_AN_ENTRY = N_("the entry is not written as entries are")


@lru_cache(maxsize=DAYS_KEPT)
def _day(text: str) -> date:
    """A stored day; an empty text is one that was not given. Raises ValueError."""
    return date.fromisoformat(text) if text else NOT_GIVEN


def _take_seldom(kind: type[Entry], stated: dict[str, Any], fields: dict[str, Any]) -> None:
    """What few entries state: an older version, what they correct or follow, a beginning."""
    _upcast(kind, fields, stated.get("class_version", 1))
    for name in ("corrects", "follows", "opening_balance"):
        if name in stated:
            fields[name] = stated[name]


def _upcast(kind: type[Entry], fields: dict[str, Any], version: int) -> None:
    """Bring the fields of an entry, header and body, from an older version to today's."""
    while version < kind.class_version:
        getattr(kind, f"upcast_v{version}_v{version + 1}")(fields)
        version += 1


class EntryMapper(Mapper[str]):
    """The event store's mapper for entries; its transcoder, cipher and compressor are not used."""

    def __init__(
        self, transcoder: Transcoder, *_: object, salt: Callable[[], str] = new_salt, **__: object
    ) -> None:
        super().__init__(transcoder)
        self.salt = salt

    def to_stored_event(self, domain_event: DomainEventProtocol[str]) -> StoredEvent:
        """Encode an entry; position and time are assigned later, by the recorder."""
        entry = cast(Entry, domain_event)
        stated = stated_part(entry, self.salt())
        return StoredEntry(
            originator_id=entry.record,
            originator_version=entry.version,
            topic=entry.TOPIC,
            state=stated_bytes(stated),
            effective_on=stated["effective_on"],
            unit=entry.unit,
            mentions=mentions(stated),
        )

    @staticmethod
    def decoded(rows: Iterable[StatedRow]) -> Iterator[Entry]:
        """The entries of rows, one by one. Raises IntegrityBroken for bytes that are no entry's.

        Who keeps many of them lets the collector rest meanwhile (ledger/no_gc.py).
        """
        for position, state, recorded_at in rows:
            try:
                entry = entry_of(orjson.loads(state), position, recorded_at)
            except (ValueError, KeyError, TypeError, AttributeError) as error:
                raise IntegrityBroken(position=position, detail=_flaw(state)) from error
            yield entry

    def to_domain_event(self, stored_event: StoredEvent) -> DomainEventProtocol[str]:
        """Decode an entry."""
        position = getattr(stored_event, "position", 0) or getattr(stored_event, "id", 0)
        recorded_at = getattr(stored_event, "recorded_at", "")
        return next(self.decoded([(position, stored_event.state, recorded_at)]))
