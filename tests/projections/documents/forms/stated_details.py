"""What stands below the results of targets, as our own reader read it, beside what the books say."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from ledger.catalog.lines import catalog
from projections.documents.forms.annexes import GRADES
from projections.documents.forms.form_books import FormBooks
from projections.documents.forms.slot_values import LinesSlot
from projections.documents.forms.target_details import DETECTIVES, branch_name
from projections.inspection.reading.stated.names import StatedNames
from projections.inspection.reading.stated.values import StatedCount, StatedReport
from projections.targets.grade import GradedPart
from projections.targets.members import Member
from tests.projections.documents.forms.stated_alike import slot

LINES = {"5": "ST", "8": "ST", "13": "HN", "16": "CA"}
"""Of which line of work the files are that were opened or closed, by target."""


def assert_same_details(report: StatedReport, books: FormBooks) -> None:
    """Every count below a result is the books' own, and no line there with a number is unread."""
    lines = {line for one in books.graded.targets for line in _lines(books, one.number)}
    assert set() == lines & {one.where.text for one in report.not_read}
    told = [one for one in report.counts if one.name.startswith("D.")]
    for one in told:
        expected = _EXPECTED.get(one.name)
        if expected is not None:
            assert expected(books, one.cell) == _number(one), one
        elif target := one.cell.get("target"):
            numbers = re.findall(r"[0-9]+", " ".join(_lines(books, target)))
            whole = one.value.partition(".")[0].removesuffix("%")
            assert whole in {str(int(it)) for it in numbers}, one


def assert_same_names(report: StatedReport, books: FormBooks) -> None:
    """Files that are late, objects without one, and the targets of each grade of each unit."""
    found = {(one.name, *sorted(one.cell.items())): set(one.names) for one in report.names}
    assert _graded(books) == {key: names for key, names in found.items() if key[0] == "T.units"}
    for name, number, indicator in (
        ("D.late", "4", "surveys_reported"),
        ("D.uncovered", "2", "objects_covered"),
    ):
        part = _part(books, number, indicator)
        if part.below:
            wanting = set(part.below) - set(part.above)
            called = {books.called("DTCB", one) for one in wanting}
            assert (called if name == "D.late" else wanting) == found[name, ("target", number)]


def _graded(books: FormBooks) -> dict[tuple[object, ...], set[str]]:
    units, told = books.sight.books.units, dict[tuple[object, ...], set[str]]()
    for one in books.graded_below:
        name = units[one.sight.purview.unit].name
        for grade in GRADES:
            numbers = {str(it.number) for it in one.targets if it.grade == grade}
            if numbers:
                told["T.units", ("grade", grade), ("unit", name)] = numbers
    return told


def assert_same_files(names: Iterable[StatedNames], rows: Iterable[Mapping[str, object]]) -> None:
    """The numbers of what came and went in a week: row by row as the slot has them."""
    read = {(one.cell["line"], one.cell["way"], ", ".join(one.names)) for one in names}
    assert {(one["name"], one["way"], one["records"]) for one in rows} == read


def _lines(books: FormBooks, number: int | str) -> tuple[str, ...]:
    value = slot(books, "bao-cao-nam", f"T{number}.details")
    assert isinstance(value, LinesSlot)
    return value.lines


def _part(books: FormBooks, number: str, indicator: str) -> GradedPart:
    (target,) = (one for one in books.graded.targets if str(one.number) == number)
    return next(one for one in target.parts if one.indicator == indicator)


def _number(one: StatedCount) -> object:
    return int(one.value) if one.whole is None else (int(one.value), one.whole)


# ---- what each comes to -------------------------------------------------------------------------

Cell = Mapping[str, str]


def _opened(books: FormBooks, cell: Cell) -> int:
    found = [one for one in books.members("ST", "opened") if _is_in(one, cell)]
    if cell["by"] == "detectives":
        units = books.sight.books.units
        kinds = {code: one.kind for code, one in units.items()}
        found = [one for one in found if kinds.get(one.cell.unit or "") in DETECTIVES]
    return len(found)


def _is_in(one: Member, cell: Cell) -> bool:
    stands = {"class": one.cell.class_, "list": one.cell.list_, "group": one.cell.group}
    stands["branch"] = one.cell.branch or "none"
    return all(stands[name] == cell[name] for name in stands.keys() & cell.keys())


def _closed(books: FormBooks, cell: Cell) -> int:
    line = LINES[cell["target"]]
    ways = {one.code: one.name for one in catalog().line(line).closings}
    found = [ways[one.closing or ""] for one in books.members(line, "closed")]
    return sum(cell.get("closing", one).casefold() == one.casefold() for one in found)


def _excluded(books: FormBooks, cell: Cell) -> int:
    line = LINES[cell["target"]]
    out = {one.code for one in catalog().line(line).closings if one.excluded}
    return sum(one.closing in out for one in books.members(line, "closed"))


def _sources(books: FormBooks, cell: Cell) -> int:
    found = [one for one in books.members("CA", "handled") if one.cell.symbol == "VA"]
    sources = [one.cell.source or "KHAC" for one in found]
    return sum(cell.get("source", one) == one for one in sources)


def _covered(books: FormBooks, cell: Cell) -> object:
    """So many of so many: objects by symbol or branch; of the cases closed, by symbol; elsewhere
    what the lines say.
    """
    if cell["target"] not in ("1", "2", "16"):
        shares = re.findall(r"([0-9]+)/([0-9]+)", " ".join(_lines(books, cell["target"])))
        return _OneOf({(int(some), int(whole)) for some, whole in shares})
    if cell["target"] == "16":
        part = _part(books, "16", "cases_solved")
        sorts = {one.record.number: one.cell.symbol for one in books.members("CA", "closed")}
    else:
        indicator = {"1": "through_line_covered", "2": "objects_covered"}[cell["target"]]
        part = _part(books, cell["target"], indicator)
        objects = books.sight.objects or ()
        sorts = {one.code: one.symbol for one in objects}
        if "branch" in cell:
            none = branch_name(None)
            names = {one.code: branch_name(one.branch) for one in objects}
            wanted = none if cell["branch"] == "none" else branch_name(cell["branch"])
            return tuple(
                sum(names[one] == wanted for one in side) for side in (part.above, part.below)
            )
    wanted = cell["symbol"]
    return tuple(sum(sorts[one] == wanted for one in side) for side in (part.above, part.below))


def _of_unit(books: FormBooks, cell: Cell) -> object:
    """Of a target with one part the unit's own; of others one of its parts' is."""
    numbers = {
        one.found
        for target in books.graded.targets
        if str(target.number) == cell.get("target", "VA")
        for part in target.parts
        if part.form == "per_unit"
        for one in part.drill
        if books.sight.books.units[one.name].name == cell["unit"]
    }
    return numbers.pop() if len(numbers) == 1 else _OneOf(numbers)


class _OneOf:
    """Equal to any of some numbers."""

    def __init__(self, numbers: set[Any]) -> None:
        self._numbers = numbers

    def __eq__(self, other: object) -> bool:
        return other in self._numbers

    def __hash__(self) -> int:
        return hash(frozenset(self._numbers))


_EXPECTED: Mapping[str, Callable[[FormBooks, Cell], object]] = {
    "D.opened": _opened,
    "D.closed": _closed,
    "D.excluded": _excluded,
    "D.sources": _sources,
    "D.covered": _covered,
    "D.units": _of_unit,
}
