"""A cell: everything a record is counted by (domain: breakdowns of period statistics)."""

from __future__ import annotations

from typing import NamedTuple


class Cell(NamedTuple):
    """Where a record is counted.

    The field names are the dimension names, save for the Python words ``class_``, ``list_`` and
    ``type_``; see :data:`DIMENSIONS`.
    """

    line: str
    symbol: str
    class_: str | None = None
    list_: str | None = None
    group: str | None = None
    type_: str | None = None
    level: str | None = None
    branch: str | None = None
    field: str | None = None
    unit: str | None = None
    online: bool | None = None
    source: str | None = None
    status: str = "open"
    officer: str | None = None


FIELDS = tuple(name.rstrip("_") for name in Cell._fields)
"""The fields of a cell as people and files call them: line, symbol, class …"""

DIMENSIONS = (
    "symbol",
    "class",
    "list",
    "group",
    "type",
    "level",
    "branch",
    "field",
    "unit",
    "online",
    "source",
    "status",
    "officer",
)
"""What statistics can be broken down by."""

OF_MOVEMENTS = ("movement", "closing")
"""What only what was added and removed can be broken down by: the kind of movement, and the way a
record was closed. No stock has either.
"""


def attribute_field(name: str) -> str:
    """The cell field of an attribute: ``class`` → ``class_``."""
    return name + "_" if name in ("class", "list", "type") else name
