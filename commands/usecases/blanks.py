"""Workbooks to be filled in by hand and read in again, with the codes of a unit to choose from."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from commands.usecases.establishment_listing import officers_listed
from commands.usecases.field_sorts import sorts_of
from commands.usecases.known_indicators import KnownIndicators
from commands.usecases.sheet_commands import commands_of
from ledger.catalog.lines import catalog
from ledger.catalog.names import ROLES
from ledger.catalog.papers import CODED
from ledger.catalog.terms import Term
from ledger.records.unit_tree import under
from ledger.values.stream import Stream
from ledger.values.text import NO, YES
from projections.registers.filling.blank import Blank, BlankSheet, Choices
from projections.registers.filling.kind_columns import kind_columns
from projections.registers.filling.origin import REGISTER, BlankOrigin
from projections.registers.filling.register_columns import register_columns
from projections.registers.reading.vocabulary import vocabulary
from projections.registers.sheets.kind import SheetKind, sheet_kinds

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from ledger.application import Ledger


def register_blank(
    ledger: Ledger, title: str, unit: str | None, said: Callable[[str], str]
) -> Blank:
    """A workbook of empty registers, a sheet a line of work, for a unit and what is under it.

    ``unit``: the one whose books these are, where none is named; ``said``: words in the user's
    language. Raises UnknownUnit, AmbiguousCode, UnitNotCreatedYet.
    """
    code = unit_meant(ledger, unit)
    titles = {name: vocabulary().columns[name].title for name in ("unit", "officer")}
    codes, own = codes_of(ledger, code, titles, said), ledger.own_list()
    sheets = tuple(
        BlankSheet(line.name, register_columns(line, own, codes)) for line in catalog().lines
    )
    return blank_of(ledger, title, REGISTER, code, sheets)


def kind_blank(
    ledger: Ledger,
    home: Path,
    kind: str,
    title: str,
    unit: str | None,
    said: Callable[[str], str],
) -> Blank:
    """A workbook with one empty sheet of a kind. Raises what :func:`register_blank` raises."""
    told, (command,) = sheet_kinds()[kind], commands_of(kind)
    code = unit_meant(ledger, unit)
    fields, sorts = command.model_fields, sorts_of(command)
    needed = {name for name in told.usual if name in fields and fields[name].is_required()}
    choices = {
        **codes_of(ledger, code, told.usual, said),
        **_catalog_choices(ledger, told),
        **{name: Choices(told.usual[name], (YES[0], NO[0])) for name in _truths(told, sorts)},
    }
    if "indicator" in told.usual:
        counted = KnownIndicators(ledger, home).counted()
        texts = tuple(text or name for name, text in counted.items())
        choices["indicator"] = Choices(told.usual["indicator"], texts, tuple(counted))
    columns = kind_columns(told, sorts, choices, needed | set(told.core))
    return blank_of(ledger, title, kind, code, (BlankSheet(title, columns),))


def unit_meant(ledger: Ledger, unit: str | None) -> str:
    """The code of a unit, of the one whose books these are where none is named."""
    return ledger.known(Stream.of_unit(unit or ledger.foundation.unit)).key


def blank_of(
    ledger: Ledger, title: str, kind: str, unit: str, sheets: tuple[BlankSheet, ...]
) -> Blank:
    """A workbook of the books as they are known now."""
    origin = BlankOrigin(kind, ledger.mark, unit, ledger.last_position)
    name = ledger.units(ledger.today)[unit].name
    return Blank(title, origin, name, ledger.today, sheets)


def codes_of(
    ledger: Ledger, unit: str, titles: Mapping[str, str], said: Callable[[str], str]
) -> dict[str, Choices]:
    """The units at and under one, and those who serve there today; ``titles``: of the columns."""
    day, at = ledger.today, ledger.last_position
    known = ledger.units(day)
    units = [known[code] for code in sorted(under(known, unit)) if known[code].until is None]
    officers = officers_listed(ledger, day, at, unit)
    told = {
        "unit": [(one.code, one.name) for one in units],
        "officer": [(one.code, one.name or said(ROLES[one.role])) for one in officers],
    }
    return {
        name: Choices(
            titles[name],
            tuple(code for code, _name in rows),
            tuple(name for _code, name in rows),
            closed=False,
        )
        for name, rows in told.items()
        if name in titles and rows
    }


def _catalog_choices(ledger: Ledger, kind: SheetKind) -> dict[str, Choices]:
    """The catalog's values of the fields of a kind of sheets."""
    own = ledger.own_list()
    known = own.papers
    found = {
        name: _names(kind.usual[name], known.values(name))
        for name in (*CODED, *(["kind"] if kind.code == "outcome" else []))
        if name in kind.usual
    }
    if "branch" in kind.usual:
        branches = (*catalog().listed("branch"), *own.of("branch"))
        found["branch"] = Choices(kind.usual["branch"], branches)
    return found


def _names(title: str, terms: Iterable[Term]) -> Choices:
    """The terms by their names, by their codes where two are called alike; each tells the other."""
    rows = list(terms)
    names = [one.name for one in rows]
    by_code = len(set(names)) < len(names)
    codes = tuple(one.code for one in rows)
    return Choices(title, codes, tuple(names)) if by_code else Choices(title, tuple(names), codes)


def _truths(kind: SheetKind, sorts: Mapping[str, Any]) -> list[str]:
    return [name for name in kind.usual if sorts.get(name) == "truth"]
