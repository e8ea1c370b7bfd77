"""What every entry (bút toán) carries: whose it is, when it took effect, who says so."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date
from typing import Any, ClassVar


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Entry:
    """An immutable line of the ledger.

    The *stated* part is what the actor says: ``record`` (the stream, ``LINE:NUMBER``), ``version`` (1, 2, 3 …
    in that stream), ``effective_on`` (ngày phát sinh), ``by`` (an officer's code), ``unit`` (the unit holding
    the record), and the fields of the subclass. ``corrects`` names the position this entry replaces;
    ``follows`` names the entry (``record#version``) of the same transaction this one is a consequence of;
    ``opening_balance`` marks a register loaded when the ledger began.

    The *assigned* part is the ledger's: ``position`` (0 until recorded) and ``recorded_at`` (thời điểm ghi,
    UTC, ``2024-10-15T03:04:05.000006Z``, empty until recorded).
    """

    TOPIC: ClassVar[str]
    class_version: ClassVar[int] = 1
    voidable: ClassVar[bool] = True

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
        return f"{self.record}#{self.version}"

    def __eq__(self, other: object) -> bool:
        """Entries of one kind are equal when every field is (written once here: generating it 27 times costs start-up)."""
        if type(other) is not type(self):
            return NotImplemented
        return all(getattr(self, field.name) == getattr(other, field.name) for field in fields(self))

    def __hash__(self) -> int:
        return hash((type(self), self.record, self.version, self.position))

    def __repr__(self) -> str:
        stated = ", ".join(f"{field.name}={getattr(self, field.name)!r}" for field in fields(self))
        return f"{type(self).__name__}({stated})"

    def body(self) -> dict[str, Any]:
        """The subclass's own fields that are stated (None is left out)."""
        return {name: value for name, value in vars(self).items() if name not in HEADER_FIELDS and value is not None}


HEADER_FIELDS = frozenset(field.name for field in fields(Entry))
