"""The columns of a register that is to be filled in: those its reader knows, by line of work."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from ledger.catalog.lines import GROWING, Line, catalog
from ledger.catalog.own_list import OwnList
from ledger.values.text import NO, YES
from projections.registers.filling.blank import BlankColumn, Choices
from projections.registers.reading.problems import ATTRIBUTES
from projections.registers.reading.vocabulary import vocabulary

_FIRST: Final = ("number", "symbol")
_LAST: Final = (
    *("level", "unit", "officer", "opened_on", "basis_number", "basis_date"),
    *("closed_on", "closing", "archived_on"),
)
OF_EXPORTS: Final = ("changed_on", "entry")
"""What a register that was written out has besides."""
_ALWAYS: Final = ("number", "opened_on", "officer")
_DAYS: Final = ("opened_on", "basis_date", "closed_on", "archived_on", "changed_on")

Codes = Mapping[str, Choices]
"""The units and the officers of a unit, by the names of their columns."""


def column_names(line: Line) -> tuple[str, ...]:
    """The names of the columns of a line's register, as its reader calls them."""
    own = (name for name in ATTRIBUTES if name in line.attributes)
    return (*_FIRST, *own, *_LAST)


def register_columns(
    line: Line, own: OwnList, codes: Codes, *, exported: bool = False
) -> tuple[BlankColumn, ...]:
    """The columns of a line's register, under the usual headings of its reader.

    ``own``: what the ledger added to the catalog; ``exported``: with those of OF_EXPORTS.
    """
    names = (*column_names(line), *(OF_EXPORTS if exported else ()))
    return tuple(_column(name, line, own, codes) for name in names)


def _column(name: str, line: Line, own: OwnList, codes: Codes) -> BlankColumn:
    heading = vocabulary().columns[name].title
    needed = name in (*_ALWAYS, *line.required) or (name == "symbol" and len(line.symbols) > 1)
    if name in _DAYS:
        return BlankColumn(heading, "day", needed)
    choices = codes.get(name) or _choices(name, line, own)
    return BlankColumn(heading, "choice" if choices else "text", needed, choices)


def _choices(name: str, line: Line, own: OwnList) -> Choices | None:
    """The catalog's values of a column, as its reader takes them back; None where it has none."""
    heading = vocabulary().columns[name].title
    if name == "symbol":
        names = tuple(one.name for one in line.symbols)
        return Choices(f"{heading}: {line.name}", tuple(one.code for one in line.symbols), names)
    if name == "closing":
        return Choices(f"{heading}: {line.name}", tuple(one.name for one in line.closings))
    if name == "level":
        levels = catalog().levels
        values = tuple(one.code for one in levels)
        return Choices(heading, values, tuple(one.name for one in levels))
    values = _values(name, own)
    return Choices(heading, values) if values else None


def _values(name: str, own: OwnList) -> tuple[str, ...]:
    """The values of an attribute as people write them; none of what is no attribute."""
    if name == "online":
        return YES[0], NO[0]
    if name == "source":
        return tuple(one.name for one in catalog().sources)
    if name in GROWING:
        return *catalog().listed(name), *own.of(name)
    return catalog().values.get(name, ())
