"""What every entry (bút toán) carries: whose it is, when it took effect, who says so."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Any, ClassVar, NamedTuple, NewType

from ledger.catalog.names import FIELDS
from ledger.values.frozen import Frozen
from ledger.values.stream import Stream

KIND_OF: dict[str, type[Entry]] = {}
"""The kinds by their topics; a topic that is not here is never looked for among modules."""


Day = NewType("Day", str)
"""The text of a day, as ISO 8601 writes it."""


class Parts(NamedTuple):
    """What an object inside a body holds.

    The types by name: of what is ``always`` there, and what may be left out.
    """

    always: Mapping[str, Any]
    sometimes: Mapping[str, Any]


class Entry(Frozen):
    """An immutable line of the ledger.

    The *stated* part is what the actor says: ``record`` (the stream, ``LINE:NUMBER``), ``version``
    (1, 2, 3 … in that stream), ``effective_on`` (ngày phát sinh; NOT_GIVEN where a kind may leave
    it out and nobody gave it), ``by`` (an officer's code),
    ``unit`` (the unit holding the record), and the fields of the subclass. ``corrects`` names the
    position this entry replaces;
    ``follows`` names the entry (``record#version``) this one is a consequence of, nearly always of
    the same transaction;
    ``opening_balance`` marks a register loaded when the ledger began.

    The *assigned* part is the ledger's: ``position`` (0 until recorded) and ``recorded_at`` (thời
    điểm ghi, UTC, ``2024-10-15T03:04:05.000006Z``, empty until recorded).


    What a kind says of itself: ``TOPIC``, its stored name, for ever (docs/format.md); ``NAME``,
    what people read, an English message id; ``CORRECTABLE``, what a correction may change beside
    the date; ``CALLED``, fields that the recording command calls otherwise; ``LABELS``, what people
    read of fields that it alone states; ``PARTS``, what the objects in a field hold, by its
    name; ``UNDATED``, whether the day may be left out; ``REPEATS``, whether it may be so twice
    in one day; ``ONCE``, the fields by which it is the same also on another day;
    ``OWN_FIELDS``, those it adds to the header; ``USUAL``, what of them is when it is not stated,
    where that is not nothing. A class with a topic is a kind of entry from its
    definition on.
    """

    TOPIC: ClassVar[str]
    NAME: ClassVar[str]
    CORRECTABLE: ClassVar[tuple[str, ...]] = ()
    CALLED: ClassVar[Mapping[str, str]] = MappingProxyType({})
    LABELS: ClassVar[Mapping[str, str]] = MappingProxyType({})
    PARTS: ClassVar[Mapping[str, Parts]] = MappingProxyType({})
    UNDATED: ClassVar[bool] = False
    REPEATS: ClassVar[bool] = False
    ONCE: ClassVar[tuple[str, ...]] = ()
    class_version: ClassVar[int] = 1
    voidable: ClassVar[bool] = True
    OWN_FIELDS: ClassVar[tuple[str, ...]] = ()
    USUAL: ClassVar[Mapping[str, Any]] = MappingProxyType({})

    record: str
    version: int
    effective_on: date
    by: str
    unit: str
    corrects: int | None = None
    follows: str | None = None
    opening_balance: bool = False
    position: int = 0
    recorded_at: str = ""

    @property
    def originator_id(self) -> str:
        """The event store's name for ``record``."""
        return self.record

    @property
    def originator_version(self) -> int:
        """The event store's name for ``version``."""
        return self.version

    @property
    def reference(self) -> str:
        """How another entry of the same transaction names this one."""
        return Stream(self.record).at(self.version)

    def __init_subclass__(cls) -> None:
        """Tell a kind's own fields from the header's, and know the kind by its topic.

        Raises TypeError for a topic that another kind has, or a kind without a name.
        """
        super().__init_subclass__()
        cls.OWN_FIELDS = tuple(name for name in cls.FIELDS if name not in HEADER_FIELDS)
        cls.USUAL = {name: getattr(cls, name, None) for name in cls.OWN_FIELDS}
        if topic := vars(cls).get("TOPIC"):
            if topic in KIND_OF or "NAME" not in vars(cls):
                raise TypeError(f"{cls.__name__}: {topic} is taken, or the kind has no name")
            KIND_OF[topic] = cls

    def body(self) -> dict[str, Any]:
        """The subclass's own fields that are stated.

        What is as it would be were it not stated is left out: nothing, and a count of one.
        """
        return {
            name: value
            for name, value in vars(self).items()
            if name not in HEADER_FIELDS and value != self.USUAL[name]
        }


HEADER_FIELDS = frozenset(Entry.FIELDS)


def label(field: str) -> str:
    """What people read of a field: an English message id, or the field's name where it has none."""
    own = (kind.LABELS[field] for kind in KIND_OF.values() if field in kind.LABELS)
    return FIELDS.get(field) or next(own, field)
