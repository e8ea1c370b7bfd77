"""What may be named in the braces of a slot: values that the catalog or the books know.

A value that nothing knows is no nought: the name is refused, and what may stand there is told.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Final

from ledger.catalog.lines import Line, Symbol, catalog
from ledger.errors import LedgerError
from ledger.records.cell import attribute_field
from ledger.values.text import NO, YES, yes_or_no
from projections.documents.forms.form_books import FormBooks
from projections.documents.forms.notation import SlotName
from projections.documents.forms.slot_book import NoSuchSlot
from projections.targets.seen_books import SeenBooks

CLOSING: Final = "closing"
OF_ANY_LINE: Final = ("symbol", "level", "unit", "status", "officer")
"""The dimensions that every line has beside its own attributes."""
_OF_CLOSED: Final = ("removed", "closed")
"""The measures that can be told apart by the way of closing."""

Cell = dict[str, str | bool]


def line_cell(name: SlotName, what: str, books: FormBooks) -> Cell:
    """The cell of a line of work that a name asks for, in the catalog's codes.

    Raises NoSuchSlot for a dimension that the line has not, and for a value that it cannot have.
    """
    line = catalog().line(name.root)
    known = [*OF_ANY_LINE, *line.attributes]
    if what in _OF_CLOSED:
        known.append(CLOSING)
    told: Cell = {}
    for key, said in name.cell:
        if key not in known:
            raise NoSuchSlot(str(name), _with_key(name, key, known))
        told[key] = _value(name, line, key, said, books)
    _check_symbol(name, line, told)
    return told


def _value(name: SlotName, line: Line, key: str, said: str, books: FormBooks) -> str | bool:
    """A value as it is stored. Raises NoSuchSlot where there is none such."""
    if key == "online":
        if (yes := yes_or_no(said)) is None:
            raise NoSuchSlot(str(name), with_values(name, key, (YES[0], NO[0])))
        return yes
    known = _known(line, key, books)
    if said in known:
        return said
    try:
        found = _coded(line, key, said)
    except LedgerError:
        found = ""
    if found in known:
        return found
    raise NoSuchSlot(str(name), with_values(name, key, known))


def _coded(line: Line, key: str, said: str) -> str:
    """The code that a text means. Raises UnknownCode."""
    if key == "symbol":
        return line.symbol(said).code
    if key == CLOSING:
        return line.closing(said).code
    return catalog().attribute(key, said, line.code)


def _known(line: Line, key: str, books: FormBooks) -> Collection[str]:
    """The values that a dimension of a line can have: those of the catalog, or of the books."""
    seen = books.sight.whole
    match key:
        case "symbol":
            return [one.code for one in line.symbols]
        case "status":
            return ["open", "suspended"] if line.suspends else ["open"]
        case "unit":
            return seen.units_ever
        case "officer":
            return dict.fromkeys([*seen.roles, *_stood_in(seen, line, key)])
        case "branch":
            return seen.branches
        case "field":
            return dict.fromkeys([*catalog().values[key], *_stood_in(seen, line, key)])
        case "closing":
            return [one.code for one in line.closings]
    coded = [one.code for one in catalog().terms(key)]
    return coded or catalog().values[key]


def _stood_in(seen: SeenBooks, line: Line, key: str) -> Iterable[str]:
    """The values with which records of a line ever stood in the books."""
    for record in seen.records.get(line.code, ()):
        for turn in record.course.turns:
            if turn.after and (value := getattr(turn.after, attribute_field(key))):
                yield value


def _check_symbol(name: SlotName, line: Line, told: Cell) -> None:
    """A symbol has the attributes it has. Raises NoSuchSlot."""
    found: Iterable[Symbol] = line.symbols
    symbol = next((one for one in found if one.code == told.get("symbol")), None)
    if symbol and set(symbol.without) & set(told):
        raise NoSuchSlot(str(name))


def _with_key(name: SlotName, key: str, known: Iterable[str]) -> tuple[str, ...]:
    """What may be meant by a dimension that there is not: those there are, with the value."""
    rest = {one for one, _ in name.cell if one != key}
    return tuple(f"{{{one}=…}}" for one in known if one not in rest)


def with_values(name: SlotName, key: str, known: Iterable[str]) -> tuple[str, ...]:
    """The name with each of the values that a dimension can have."""
    return tuple(
        str(SlotName(name.path, _replaced(name.cell, key, one), name.against)) for one in known
    )


def _replaced(
    cell: tuple[tuple[str, str], ...], key: str, value: str
) -> tuple[tuple[str, str], ...]:
    return tuple((one, value if one == key else said) for one, said in cell)


def checked_value(name: SlotName, key: str, known: Collection[str]) -> str | None:
    """The value of a dimension where it is named. Raises NoSuchSlot where it is none of those."""
    said = dict(name.cell).get(key)
    if said is not None and said not in known:
        raise NoSuchSlot(str(name), with_values(name, key, known))
    return said
