"""What every entry (bút toán) carries: whose it is, when it took effect, who says so."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import FrozenInstanceError
from datetime import date
from types import MappingProxyType
from typing import Any, ClassVar, NoReturn, Self, dataclass_transform

from ledger.values.stream import Stream


@dataclass_transform(kw_only_default=True, frozen_default=True, eq_default=True)
class Frozen:
    """Named values that never change.

    Subclasses look like dataclasses and are checked as such, but nothing is generated for them: for
    some thirty kinds of entries, generating takes a tenth of the time a clerk waits for one entry
    to be recorded.
    """

    FIELDS: ClassVar[tuple[str, ...]] = ()
    WHOLE: ClassVar[frozenset[str]] = frozenset()
    NAMES: ClassVar[frozenset[str]] = frozenset()
    REQUIRED: ClassVar[frozenset[str]] = frozenset()

    def __init_subclass__(cls) -> None:
        """Learn the fields of a class from its annotations, which are text here; class variables
        are left out, and ``WHOLE`` names those that hold whole numbers.
        """
        annotations: dict[str, str] = vars(cls).get("__annotations__", {})
        own = {name: text for name, text in annotations.items() if not text.startswith("ClassVar")}
        cls.FIELDS = (*cls.FIELDS, *own)
        cls.WHOLE |= {name for name, text in own.items() if text.startswith("int")}
        cls.NAMES = frozenset(cls.FIELDS)
        cls.REQUIRED = frozenset(name for name in cls.FIELDS if not hasattr(cls, name))

    def __init__(self, **values: Any) -> None:
        """Raises TypeError when a field is missing or unknown."""
        missing, unknown = self.REQUIRED - values.keys(), values.keys() - self.NAMES
        if missing or unknown:
            raise TypeError(
                f"{type(self).__name__}: missing {sorted(missing)}, unknown {sorted(unknown)}"
            )
        vars(self).update(values)

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise FrozenInstanceError(f"an entry never changes: {name}")

    def __delattr__(self, name: str) -> NoReturn:
        raise FrozenInstanceError(f"an entry never changes: {name}")

    def __eq__(self, other: object) -> bool:
        if type(other) is not type(self):
            return NotImplemented
        return all(getattr(self, name) == getattr(other, name) for name in self.FIELDS)

    def __hash__(self) -> int:
        return hash((type(self), *(repr(vars(self).get(name)) for name in self.REQUIRED)))

    def __repr__(self) -> str:
        told = ", ".join(f"{name}={value!r}" for name, value in vars(self).items())
        return f"{type(self).__name__}({told})"

    def but(self, **changes: Any) -> Self:
        """The same with some fields otherwise."""
        return type(self)(**(vars(self) | changes))


KIND_OF: dict[str, type[Entry]] = {}
"""The kinds by their topics; a topic that is not here is never looked for among modules."""


class Entry(Frozen):
    """An immutable line of the ledger.

    The *stated* part is what the actor says: ``record`` (the stream, ``LINE:NUMBER``), ``version``
    (1, 2, 3 … in that stream), ``effective_on`` (ngày phát sinh), ``by`` (an officer's code),
    ``unit`` (the unit holding the record), and the fields of the subclass. ``corrects`` names the
    position this entry replaces;
    ``follows`` names the entry (``record#version``) this one is a consequence of, nearly always of
    the same transaction;
    ``opening_balance`` marks a register loaded when the ledger began.

    The *assigned* part is the ledger's: ``position`` (0 until recorded) and ``recorded_at`` (thời
    điểm ghi, UTC, ``2024-10-15T03:04:05.000006Z``, empty until recorded).


    What a kind says of itself: ``TOPIC``, its stored name, for ever (docs/format.md); ``NAME``,
    what people read, an English message id; ``CORRECTABLE``, what a correction may change beside
    the date; ``CALLED``, fields that the recording command calls otherwise; ``OWN_FIELDS``, those
    it adds to the header. A class with a topic is a kind of entry from its definition on.
    """

    TOPIC: ClassVar[str]
    NAME: ClassVar[str]
    CORRECTABLE: ClassVar[tuple[str, ...]] = ()
    CALLED: ClassVar[Mapping[str, str]] = MappingProxyType({})
    class_version: ClassVar[int] = 1
    voidable: ClassVar[bool] = True
    OWN_FIELDS: ClassVar[tuple[str, ...]] = ()

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
        if topic := vars(cls).get("TOPIC"):
            if topic in KIND_OF or "NAME" not in vars(cls):
                raise TypeError(f"{cls.__name__}: {topic} is taken, or the kind has no name")
            KIND_OF[topic] = cls

    def body(self) -> dict[str, Any]:
        """The subclass's own fields that are stated (None is left out)."""
        return {
            name: value
            for name, value in vars(self).items()
            if name not in HEADER_FIELDS and value is not None
        }


HEADER_FIELDS = frozenset(Entry.FIELDS)
