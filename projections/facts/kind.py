"""A kind of fact: its name, its columns as plain data, and how a record's entries teach it.

A kind is one module of ``projections/facts/kinds/``; everything that writes, reads, merges or
counts facts asks the kind and knows none by name. A fact is a row ::

    record · number · what the kind says · entry · by · weight · position

``record``: the stream the fact is about, and ``number``, the file number as it was written at the
opening; ``entry`` and ``by``: the position, and the recording officer, of the entry that made it
so; ``weight``: +1 believed, −1 no longer believed, since ``position``.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple, Protocol

from ledger.entries import Entry
from ledger.records.cell import Cell

Column = tuple[str, str]
"""A column's name and the name of its type.

``string`` (any text), ``word`` (a text of which few differ: a code, a unit), ``boolean``, ``date``,
``int64``, ``int8``. Any may be empty.
"""

HEAD: tuple[Column, ...] = (("record", "string"), ("number", "string"))
TAIL: tuple[Column, ...] = (
    ("entry", "int64"),
    ("by", "word"),
    ("weight", "int8"),
    ("position", "int64"),
)

Belief = tuple[Any, ...]
"""What is believed of a record: its number, what the kind says, entry and by."""

Fact = tuple[str, Belief, int, int]
"""A row: record, belief, weight, position."""

Lesson = tuple[Sequence[Belief], Sequence[Belief]]
"""What is believed no longer, and what is believed instead."""

NOTHING: Lesson = ((), ())


class CellColumns(NamedTuple):
    """Columns that hold one value of a fact: the cell a record stands in (None: outside the books).

    ``fields``: which fields of the cell are stored, each under ``prefix`` and its own name.
    """

    prefix: str
    fields: tuple[str, ...]

    @property
    def columns(self) -> tuple[Column, ...]:
        """The columns, as everywhere."""
        return tuple(
            (self.prefix + name, "boolean" if name == "online" else "word") for name in self.fields
        )


class Whereabouts(Protocol):
    """How a record stands after the entry a fold is told of."""

    number: str
    before: Cell | None
    cell: Cell | None


class Fold(Protocol):
    """One timeline of a record, told entry by entry in the order they took effect."""

    def follow(self, entry: Entry, where: Whereabouts) -> Lesson:
        """What an entry that comes last in the timeline teaches.

        Beliefs named as they were taken up before, and new ones.
        """


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of fact.

    ``shape``: the columns a kind adds, in the order of a belief's values between ``number`` and
    ``entry``. ``fold``: makes the fold of a new timeline. ``begun_by``: entries without one of
    which a record has no such facts. ``taught_by``: entries it follows besides those that move a
    record, which every kind follows. ``lines``: whose records have such facts (None: all).
    ``sorted_by``: the columns a file is sorted by; the first one is a unit. ``version``: to be
    raised when the same entries come to teach something else.
    """

    name: str
    shape: tuple[Column | CellColumns, ...]
    fold: Callable[[], Fold]
    begun_by: frozenset[type[Entry]]
    taught_by: frozenset[type[Entry]] = frozenset()
    lines: frozenset[str] | None = None
    sorted_by: tuple[str, ...] = ("unit",)
    version: int = 1
    columns: tuple[Column, ...] = field(init=False)

    def __post_init__(self) -> None:
        """Spread out the columns of cells."""
        own = [
            column
            for part in self.shape
            for column in (part.columns if isinstance(part, CellColumns) else (part,))
        ]
        object.__setattr__(self, "columns", (*HEAD, *own, *TAIL))

    @property
    def beliefs(self) -> tuple[Column | CellColumns, ...]:
        """What stands in each place of a belief."""
        return (*HEAD[1:], *self.shape, *TAIL[:-2])

    @property
    def types(self) -> dict[str, str]:
        """The columns and their types as an engine calls them: a word is a string."""
        return {name: "string" if kind == "word" else kind for name, kind in self.columns}
