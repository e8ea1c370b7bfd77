"""What a document itself says a number comes to by others of its table: in the row that numbers the
columns, ``1 2 3=1+2``, or in a name, ``Còn lại (4=1+2-3)``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from projections.documents.lines.document import ReportCell, ReportLine
from projections.inspection.reading.stated.sums import Addend, StatedIdentity
from projections.inspection.reading.tables.geometry import index_numbers, pure_value, tables

_NUMBER: Final = r"(?:\d{1,2}|[IVX]{1,4})"
_SUM: Final = re.compile(rf"(?:({_NUMBER})=)?({_NUMBER}(?:[+-]{_NUMBER})+)")
_AT_END: Final = re.compile(r"[(=]?[\dIVX\s()+\-–=]+$")
_TAKEN_APART: Final = re.compile(r"[-–]\s*\([^()]*[+\-–]")
"""``5=3-(1+2)``, where the sign before a bracket is that of all in it."""


@dataclass(frozen=True, slots=True)
class _Formula:
    """``4=1+2-3``: the number of what it says the value of, empty where that is not said."""

    text: str
    own: str
    terms: tuple[tuple[int, str], ...]


def stated_identities(lines: Sequence[ReportLine]) -> Iterator[StatedIdentity]:
    """Every identity that the tables of a document state, row by row."""
    for block in tables(lines):
        rows = [row for row in block if row.cells]
        yield from _of_columns(rows)
        yield from _of_rows(rows)


def formula_at(text: str) -> int:
    """Where in a name a formula begins, ``Còn lại (4=1+2-3)``; behind its end where it has none."""
    found = _AT_END.search(text)
    named = found is not None and "=" in found.group() and _formula(text) is not None
    return found.start() if found is not None and named else len(text)


def _formula(text: str) -> _Formula | None:
    """What the end of a name says that its number comes to."""
    found = _AT_END.search(text)
    if found is None or _TAKEN_APART.search(found.group()):
        return None
    plain = re.sub(r"[\s()]", "", found.group()).replace("–", "-").removeprefix("=")
    read = _SUM.fullmatch(plain)
    if read is None:
        return None
    signed = re.findall(rf"([+-]?)({_NUMBER})", read[2])
    terms = tuple((-1 if sign == "-" else 1, number) for sign, number in signed)
    unique = len({number for _, number in terms}) == len(terms)
    return _Formula(found.group().strip(), read[1] or "", terms) if unique else None


def _number(text: str) -> str:
    """The number by which a name may be called: ``Tăng (2)``; empty where it has none."""
    found = re.search(rf"\(\s*({_NUMBER})\s*(?:=[^()]*)?\)$", text.strip())
    return found[1] if found else ""


def _of_columns(rows: Sequence[ReportLine]) -> Iterator[StatedIdentity]:
    """By the row that numbers the columns, or by numbers in their headings."""
    numbers: dict[str, int] = {}
    formulas: dict[int, _Formula] = {}
    for row in rows:
        filled = [cell for cell in row.cells if cell.text and not cell.continued]
        index = index_numbers(filled)
        if len([it for it in index if it]) > 1:
            numbers = {
                str(one): cell.column for cell, one in zip(filled, index, strict=True) if one
            }
            headed = {one: it for one, it in formulas.items() if it.own in ("", *numbers)}
            formulas = headed | _formulas(filled)
        elif filled and not any(pure_value(cell.text)[0] for cell in filled):
            called = {one: cell.column for cell in filled if (one := _number(cell.text))}
            numbers, formulas = numbers | called, formulas | _formulas(filled)
        else:
            cells = {cell.column: cell for cell in row.cells if not cell.continued}
            yield from _stated(formulas, numbers, cells)


def _formulas(cells: Iterable[ReportCell]) -> dict[int, _Formula]:
    return {it.column: found for it in cells if (found := _formula(it.text)) is not None}


def _of_rows(rows: Sequence[ReportLine]) -> Iterator[StatedIdentity]:
    """By the numbers of the rows, where each has one of its own."""
    names: dict[str, list[int]] = {}
    formulas: dict[int, _Formula] = {}
    numbering: set[int] = set()
    for at, row in enumerate(rows):
        filled = [it for it in row.cells if it.text]
        if not filled or index_numbers(filled):
            continue
        labels = [it for it in filled if not pure_value(it.text)[0]]
        number = _number_before(filled)
        numbering |= {filled[0].column} if number else set()
        number = next((one for it in labels if (one := _number(it.text))), number)
        if number:
            names.setdefault(number, []).append(at)
        found = [formula for it in labels[:2] if (formula := _formula(it.text)) is not None]
        formulas |= {at: found[0]} if found else {}
    numbers = {name: places[0] for name, places in names.items() if len(places) == 1}
    for column in sorted({cell.column for row in rows for cell in row.cells} - numbering):
        yield from _stated(formulas, numbers, _down(rows, column))


def _number_before(filled: Sequence[ReportCell]) -> str:
    """The number that stands in a cell of its own before a row's name; empty where none does."""
    first = filled[0].text.strip(" .)")
    return first if re.fullmatch(_NUMBER, first) and len(filled) > 1 else ""


def _down(rows: Sequence[ReportLine], column: int) -> dict[int, ReportCell]:
    """The cells of a column by their rows, those merged with others left out."""
    return {
        at: cell
        for at, row in enumerate(rows)
        for cell in row.cells
        if cell.column == column and cell.span == 1 and not cell.continued
    }


def _stated(
    formulas: Mapping[int, _Formula], numbers: Mapping[str, int], cells: Mapping[int, ReportCell]
) -> Iterator[StatedIdentity]:
    """What formulas say of cells, where every number that they name is one of these."""
    for at, formula in formulas.items():
        places = [numbers.get(name) for _, name in formula.terms]
        own = numbers.get(formula.own, at)
        known = [cells[it] for it in places if it is not None and it in cells]
        if own != at or at in places or len(known) < len(places) or at not in cells:
            continue
        total, value = cells[at], pure_value(cells[at].text)[1]
        signs = (sign for sign, _ in formula.terms)
        addends = tuple(
            Addend(sign, pure_value(cell.text)[1], cell.where)
            for sign, cell in zip(signs, known, strict=True)
        )
        if value is not None:
            yield StatedIdentity(formula.text, value, total.where, addends)
