"""How a row of headings is recognised in a sheet, and what its columns are."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Final

from ledger.catalog.lines import catalog
from projections.documents.excel.sheet_cells import SheetRow
from projections.registers.reading.vocabulary import key, recognise, recognise_by_words, vocabulary

CORE: Final = ("number", "symbol", "opened_on")
"""A row of headings names at least two of these; a summary or a guide does not."""
MIN_COLUMNS: Final = 4


@dataclass(frozen=True, slots=True)
class RegisterColumn:
    """A column of one table: where it stands, its heading as written, and what it is.

    None: not known.
    """

    index: int
    heading: str
    name: str | None


@dataclass(frozen=True, slots=True)
class Heading:
    """A recognised row of headings, or two rows one above the other. ``columns`` by their index."""

    rows: tuple[SheetRow, ...]
    columns: Mapping[int, RegisterColumn]

    @property
    def by_name(self) -> dict[str, RegisterColumn]:
        """The known columns by what they are."""
        return {column.name: column for column in self.columns.values() if column.name}

    @property
    def first_row(self) -> int:
        """The upper row's number."""
        return self.rows[0].number

    @property
    def last_row(self) -> int:
        """The lower row's number."""
        return self.rows[-1].number


def find_heading(rows: list[SheetRow]) -> Heading | None:
    """The first row of headings among ``rows``, with the row below where the two together say more.

    Whether they do is told by usual headings alone: the words of a record below an unusual one
    could say anything.
    """
    for at, upper in enumerate(rows):
        single = _heading(upper)
        if at + 1 < len(rows) and rows[at + 1].number == upper.number + 1:
            double = _heading(upper, rows[at + 1])
            if _says_more(double, single, _heading(rows[at + 1])) and _is_register(
                known := _with_unusual(double)
            ):
                return known
        if _is_register(known := _with_unusual(single)):
            return known
    return None


def _says_more(double: Heading, upper: Heading, lower: Heading) -> bool:
    """Whether two rows of headings belong together.

    They do when together they name more columns than either alone, or more than the upper alone
    where that names at least two itself.
    """
    count = len(double.by_name)
    return count > len(upper.by_name) and (count > len(lower.by_name) or len(upper.by_name) >= 2)


def _is_register(heading: Heading) -> bool:
    found = heading.by_name
    return len(found) >= MIN_COLUMNS and sum(name in found for name in CORE) >= 2


def _heading(*rows: SheetRow) -> Heading:
    """Name every column the rows head in a usual way.

    Of two columns of one kind the second is not known.
    """
    columns: dict[int, RegisterColumn] = {}
    taken: set[str] = set()
    for index in sorted({index for row in rows for index in row.cells}):
        texts = [
            row.cells[index].text
            for row in rows
            if index in row.cells and row.cells[index].kind == "text"
        ]
        written, name = _label(list(dict.fromkeys(texts)))
        if not written:
            continue
        columns[index] = RegisterColumn(index, written, None if name in taken else name)
        if name:
            taken.add(name)
    return Heading(rows, columns)


def _with_unusual(heading: Heading) -> Heading:
    """The same with the columns whose headings only their words tell.

    They take no column's name from it.
    """
    columns = dict(heading.columns)
    for index, column in columns.items():
        if column.name is None:
            guess = recognise_by_words(column.heading) or _beside(
                column.heading, columns.get(index - 1)
            )
            if guess not in {one.name for one in columns.values()}:
                columns[index] = replace(column, name=guess)
    return Heading(heading.rows, columns)


def _beside(heading: str, left: RegisterColumn | None) -> str | None:
    """What a short heading names because of the column left of it."""
    if left is None or left.name is None:
        return None
    for kind in vocabulary().columns.values():
        if key(heading) in kind.beside.get(left.name, ()):
            return kind.name
    return None


_MAYBE_SYMBOLS: Final = frozenset({None, "class_or_type", "class", "type"})
"""What a column of symbols is taken for by its heading: “Diện”, “Loại hồ sơ”, “Loại”."""


def with_symbols(heading: Heading, rows: Iterable[SheetRow]) -> Heading:
    """The same headings; where none is of symbols, the one column of nothing but symbols is.

    ``rows``: the first ones of the sheet.
    """
    number = heading.by_name.get("number")
    if number is None or "symbol" in heading.by_name:
        return heading
    below = [row for row in rows if row.number > heading.last_row and number.index in row.cells]
    found = [
        column
        for column in heading.columns.values()
        if column.name in _MAYBE_SYMBOLS and _all_symbols(column.index, below)
    ]
    if len(found) != 1:
        return heading
    named = {found[0].index: replace(found[0], name="symbol")}
    return replace(heading, columns={**heading.columns, **named})


def _all_symbols(index: int, rows: Iterable[SheetRow]) -> bool:
    """Whether a column holds symbols and, where it is filled in, nothing else."""
    texts = {key(row.cells[index].text) for row in rows if index in row.cells} - {""}
    return bool(texts) and texts <= _symbols()


@cache
def _symbols() -> frozenset[str]:
    return frozenset(key(symbol.code) for line in catalog().lines for symbol in line.symbols)


def _label(texts: list[str]) -> tuple[str, str | None]:
    """A column's heading as written and what it names.

    ``texts`` from top to bottom, no text twice.
    """
    if len(texts) == 2:
        upper, lower = texts
        for together in (f"{lower} {upper}", f"{upper} {lower}", lower):
            if name := recognise(together):
                return (lower if together == lower else f"{upper} / {lower}"), name
        return f"{upper} / {lower}", None
    return (texts[0], recognise(texts[0])) if texts else ("", None)
