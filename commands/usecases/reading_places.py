"""What somebody wrote of a report's places, as what is to be recorded of its reading."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

from commands.usecases.reading_notes import ReadAs
from commands.usecases.value_places import VALUE, ReportValues
from ledger.catalog.lines import catalog
from ledger.errors import N_, BadValue, UnknownCode
from ledger.errors.readings import (
    NoFigureThere,
    NoSuchPlace,
    PlaceTwice,
    ReadingIncomplete,
    ReadingUnexplained,
    SeveralFiguresThere,
)
from ledger.records.readings import cell_coded, measure_meant
from ledger.values.numbers import read_count
from ledger.values.text import fold

if TYPE_CHECKING:
    from commands.usecases.report_file import ReportFile
    from ledger.catalog.lines import Line
    from ledger.catalog.own_list import OwnList
    from projections.documents.lines.document import Document, Where
    from projections.inspection.reading.stated.values import Figure


class ReportPlaces:
    """A report whose reading is corrected, place by place."""

    def __init__(self, own: OwnList, read: ReportFile, taken: Iterable[str]) -> None:
        """``own``: the ledger's own values; ``taken``: ids that figures of it have already."""
        from projections.inspection.reading.by_hand import place_named

        self._own, self._read, self._named = own, read, place_named
        self._places: dict[str, str] = {}
        for where in places_in(read.document):
            for called in _calls(where, named := place_named(where)):
                self._places.setdefault(called, named)
        known = {*taken}
        self._taken = known | {one.id for one in read.stated.figures}
        self._values = ReportValues(read, known)

    def command(self, one: ReadAs) -> dict[str, Any]:
        """The fields of the command, beside those all have in common.

        Raises NoSuchPlace, NoFigureThere, SeveralFiguresThere, ReadingIncomplete,
        ReadingUnexplained, UnknownCode, OutsideCatalog, BadValue.
        """
        if self._values.is_one(one):
            return self._value(one)
        figure = self._figure(one)
        place = self._named(figure.where) if figure else self._place(one)
        if not one.why:
            raise ReadingUnexplained(place=one.place or one.figure)
        told = self._told(one, figure, place)
        return {**told, "place": place, "why": one.why}

    def _value(self, one: ReadAs) -> dict[str, Any]:
        """The fields for a value of a target's result, or a count."""
        needs = one.place or not one.figure
        told = self._values.command(one, self._place(one) if needs else "")
        if not one.why:
            raise ReadingUnexplained(place=one.place or one.figure)
        return {**told, "why": one.why}

    def _place(self, one: ReadAs) -> str:
        place = self._places.get(_called(one.place))
        if place is None:
            raise NoSuchPlace(file=self._read.name, place=one.place)
        return place

    def _figure(self, one: ReadAs) -> Figure | None:
        """The figure that is meant; None where a number is made one."""
        figures = self._read.stated.figures
        if one.figure:
            named = [it for it in figures if it.id == one.figure]
            return self._first(self._at(named, self._place(one)) if one.place else named, one)
        here = self._at(figures, self._place(one))
        if one.is_struck:
            return self._only(here, one) or self._first((), one)
        if one.line and one.measure:
            return self._same(here, one)
        return self._only(here, one)

    def _first(self, found: Sequence[Figure], one: ReadAs) -> Figure:
        """Raises NoFigureThere where none is."""
        if not found:
            place = one.place or "–"
            raise NoFigureThere(file=self._read.name, figure=one.figure or "–", place=place)
        return found[0]

    def _only(self, found: Sequence[Figure], one: ReadAs) -> Figure | None:
        """Raises SeveralFiguresThere where one is not alone."""
        if len(found) > 1:
            known = ", ".join(it.id for it in found)
            raise SeveralFiguresThere(file=self._read.name, place=one.place, known=known)
        return found[0] if found else None

    def _same(self, found: Sequence[Figure], one: ReadAs) -> Figure | None:
        """That of the line, the measure and the cell which are written."""
        line, measure = catalog().line(one.line).code, measure_meant(one.measure)
        said = (line, measure, self._cell(line, measure, one))
        return next((it for it in found if (it.line, it.measure, it.cell) == said), None)

    def _at(self, figures: Sequence[Figure], place: str) -> list[Figure]:
        return [it for it in figures if self._named(it.where) == place]

    def _told(self, one: ReadAs, figure: Figure | None, place: str) -> dict[str, Any]:
        """What it is read as: a figure with what is otherwise, a new one, or none."""
        if figure is None:
            return self._made(one, place)
        was = {"figure": figure.id, "was": figure.value}
        if one.is_struck:
            return {**was, "struck": True}
        line = catalog().line(one.line).code if one.line else figure.line
        measure = measure_meant(one.measure) if one.measure else figure.measure
        moved = bool(one.cell) or (line, measure) != (figure.line, figure.measure)
        cell = self._cell(line, measure, one) if one.cell else figure.cell
        pairs = _pairs(cell)
        if line and moved:
            cell_coded(self._coded, line, measure, pairs)
        read = (figure.line or "", figure.measure, _pairs(figure.cell))
        value = _count(one.value) if one.value else figure.value
        told = {"line": line, "measure": measure, "cell": pairs, "value": value}
        return {**was, **told, "read": read}

    def _made(self, one: ReadAs, place: str) -> dict[str, Any]:
        from projections.inspection.reading.by_hand import figure_id

        for name, text in (("line", one.line), ("measure", one.measure), ("value", one.value)):
            if not text:
                raise ReadingIncomplete(place=place, missing=_MISSING[name])
        line, measure = catalog().line(one.line).code, measure_meant(one.measure)
        cell = self._cell(line, measure, one)
        named = figure_id(line, measure, cell, self._taken)
        self._taken.add(named)
        told = {"line": line, "measure": measure, "cell": _pairs(cell), "value": _count(one.value)}
        return {"figure": named, "made": True, **told}

    def _cell(self, line: str | None, measure: str, one: ReadAs) -> dict[str, str]:
        """The cell that is written. Raises UnknownCode, OutsideCatalog."""
        if one.cell in _WHOLE:
            return {}
        pairs = cell_coded(self._coded, line, measure, one.cell.split(";"))
        return {name: code for name, _equals, code in (it.partition("=") for it in pairs)}

    def _coded(self, line: Line, name: str, text: str) -> str:
        try:
            return catalog().attribute(name, text, line.name)
        except UnknownCode:
            return self._own.code(name, text, line.name)


def refuse_twice(commands: Iterable[Mapping[str, Any]]) -> None:
    """Raise PlaceTwice where two corrections are of one figure, or make the same of one place."""
    seen: dict[tuple[object, ...], int] = {}
    for number, one in enumerate(commands, start=1):
        said = ("line", "measure", "cell", "count_read")
        made = tuple(map(one.get, said)) if one.get("made") else ()
        key = (one["place"], *(made or (one["figure"],)))
        if key in seen:
            raise PlaceTwice(figure=one["figure"], place=one["place"], number=seen[key])
        seen[key] = number


_MISSING: Final[Mapping[str, str]] = {
    "line": N_("line of work"),
    "measure": N_("measure"),
    "value": VALUE,
}
_WHOLE: Final = ("", "-", "–", "tổng", "total")
"""How a total is written where a cell is asked for."""


def _pairs(cell: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(f"{name}={cell[name]}" for name in sorted(cell))


def _count(text: str) -> int:
    """A value. Raises BadValue."""
    if (count := read_count(text)) is None:
        raise BadValue(field="value", text=text, why=N_("it is not a whole number from 0 on"))
    return count


def places_in(document: Document) -> Iterator[Where]:
    """The places of a document: cells, then the lines they stand in."""
    for line in document.lines:
        yield from (cell.where for cell in line.cells)
        yield line.where


def _calls(where: Where, named: str) -> Iterator[str]:
    """How people and the program call a place: ``16``, ``đoạn 16``, ``bảng 1 ô B3``."""
    yield _called(named)
    whole = where.table if where.sheet is None else where.sheet
    for first, second in _WORDS[where.cell is not None, where.sheet is not None]:
        yield _called(f"{first} {whole if second else where.paragraph} {second} {where.cell or ''}")


_WORDS: Final[Mapping[tuple[bool, bool], tuple[tuple[str, str], ...]]] = {
    (False, False): (("đoạn", ""), ("paragraph", "")),
    (False, True): (),
    (True, False): (("bảng", "ô"), ("table", "cell")),
    (True, True): (("trang tính", "ô"), ("sheet", "cell")),
}
"""What a place is called with, by whether it is a cell, and whether of a sheet."""


def _called(text: str) -> str:
    return " ".join(fold(text).replace(",", " ").split())
