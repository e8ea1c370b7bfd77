"""Lists by name held against the books: numbers of files, codes, numbers of targets.

A list stands in a cell of a table, below a target's result or among effects; the books list the
same there. What a report names and the books do not is strange to them, what they name and it does
not is left out. Of a paper written from these books also rows of tables that are gone are told.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final, NamedTuple

from ledger.catalog.lines import catalog
from ledger.errors import N_
from ledger.values.naming import file_number
from ledger.values.numbering import MASK
from projections.documents.forms.notation import SlotName
from projections.documents.forms.slot_book import NoSuchSlot
from projections.documents.forms.slot_values import CellValue, RowsSlot, TextSlot
from projections.documents.year_end.wording import wording
from projections.inspection.reading.counts.clauses import names_listed
from projections.inspection.reading.lexicon.count_words import plain_keys
from projections.inspection.reading.stated.names import StatedNames
from projections.inspection.reconciliation.moments import Moments
from projections.inspection.results.count_values import (
    DETAILS,
    OF_LISTS,
    CountedBooks,
    Key,
    key_of,
    kind_of,
)
from projections.inspection.results.held_value import (
    NO_LIST,
    NO_SUCH_COUNT,
    NONE_KEPT,
    HeldValue,
    Recount,
    StatedValue,
    held,
    not_checkable,
)

MASKED: Final = N_("sources are masked in it, and which file a mask stands for is not certain")
NO_SUCH_ROW: Final = N_("which row of the books it is of is not certain")
BETWEEN: Final = ", "
_OTHERWISE: Final = {"T.units": "T.below"}
"""The tables of lists that are not called as their table."""
_RECORDS: Final = "records"
"""The column of the list that is called as its table, where that has several columns."""

_CALLED: Final = {"all": "whole"}
"""What of a cell says a column that is called otherwise."""

Cell = Mapping[str, str]
Names = tuple[str, ...]
Books = Mapping[int, CountedBooks]


class _Lists(NamedTuple):
    """The table of a list; ``column``: in which it stands (None: its cell says that)."""

    table: RowsSlot
    column: str | None

    def list_key(self, cell: Cell) -> str | None:
        """What of a cell says the column, where that says it."""
        if self.column:
            return None
        return next((key for key, said in cell.items() if said in self._columns), None)

    def column_of(self, cell: Cell) -> str | None:
        """The column in which a list stands."""
        return self.column or self._columns.get(cell.get(self.list_key(cell) or "", ""))

    @property
    def _columns(self) -> dict[str, str]:
        """The columns by what a cell says of them: their names, the last words of their titles."""
        last = [title.rpartition(" ")[2] for title in self.table.titles]
        named = {one: one for one in self.table.columns}
        return dict(zip(last, self.table.columns, strict=True)) | _CALLED | named

    def rows(self, cell: Cell) -> list[Mapping[str, CellValue]]:
        """The rows that say the rest of a cell."""
        return [row for row in self.table.rows if self._says(row, cell)]

    def _says(self, row: Mapping[str, CellValue], cell: Cell) -> bool:
        key = self.list_key(cell)
        return all(
            plain_keys(str(row[self._named(name)])) == plain_keys(said)
            for name, said in cell.items()
            if name != key
        )

    def _named(self, name: str) -> str:
        """The column of what narrows a list: the first where it is called otherwise there."""
        return name if name in self.table.columns else self.table.columns[0]

    def could_have(self, cell: Cell) -> bool:
        """Whether what narrows a list is said in the table's words, as if it had such a row."""
        key = self.list_key(cell)
        return all(
            plain_keys(said) in self._words(self._named(name))
            for name, said in cell.items()
            if name != key
        )

    def _words(self, column: str) -> set[tuple[str, ...]]:
        known = {str(row[column]) for row in self.table.rows}
        if column == "name":
            known |= {one.name for one in catalog().lines}
        if column == "way":
            kinds = wording()["kinds"]
            known |= {*kinds["added"].values(), *kinds["removed"].values()}
        return {plain_keys(one) for one in known}

    def untold(self, stated: Sequence[StatedNames]) -> Iterator[dict[str, str]]:
        """The cells of lists in the columns of some, in rows of which none of these is."""
        first, *_ = stated
        key = self.list_key(first.cell)
        told = [row for one in stated for row in self.rows(one.cell)]
        columns = dict.fromkeys(self.column_of(one.cell) for one in stated)
        for row in self.table.rows:
            for column in filter(None, columns):
                if row not in told and row[column]:
                    cell = {one: str(row[self._named(one)]) for one in first.cell}
                    yield cell | ({key: column} if key else {})


class NamedList(NamedTuple):
    """What the books of a moment list; None: they do not say it, and ``why``."""

    names: Names | None
    why: str = NO_SUCH_ROW


def names_by(told: CountedBooks, one: StatedNames, place: int = 0, among: int = 1) -> NamedList:
    """What books list by name; ``place``: of so many ``among`` of the same name and cell."""
    root = one.name.partition(".")[0]
    if root in OF_LISTS and not told.listed:
        return NamedList(None, NO_LIST)
    try:
        if root == DETAILS:
            found = told.listed_details[key_of(one)]
            return NamedList(found[place] if len(found) == among else None)
        lists = _lists(told, one.name)
        return NamedList(_in_table(lists, one.cell) if lists else _in_text(told, one))
    except NoSuchSlot:
        return NamedList(None, NO_SUCH_COUNT)


def _lists(told: CountedBooks, name: str) -> _Lists | None:
    """The table of a list; None: it stands in no table. Raises NoSuchSlot."""
    path = tuple(_OTHERWISE.get(name, name).split("."))
    try:
        table, column = told.slots.value(SlotName(path)), None
    except NoSuchSlot:
        table, column = told.slots.value(SlotName(path[:-1])), path[-1]
    if not isinstance(table, RowsSlot):
        return None
    return _Lists(table, _RECORDS if column is None and _RECORDS in table.columns else column)


def _in_table(lists: _Lists, cell: Cell) -> Names | None:
    """What stands in the one row that says a cell; of a row that is not there, nothing."""
    rows, column = lists.rows(cell), lists.column_of(cell)
    if column is None or len(rows) > 1 or not (rows or lists.could_have(cell)):
        return None
    return names_listed(str(rows[0][column])) or () if rows else ()


def _in_text(told: CountedBooks, one: StatedNames) -> Names | None:
    name = SlotName(tuple(one.name.split(".")), tuple(one.cell.items()))
    value = told.slots.value(name)
    return names_listed(value.words) or () if isinstance(value, TextSlot) else None


class BooksOfLists(NamedTuple):
    """The books that lists are held against, by position.

    ``called``: the same with numbers of sources called as the report does, where it is ``certain``
    which file a mask stands for.
    """

    plain: Books
    called: Books
    certain: bool

    def of(self, one: StatedNames) -> Books:
        """Those that a list is held against."""
        return self.called if is_masked(one) else self.plain

    def is_hidden(self, one: StatedNames) -> bool:
        """Whether nobody can tell which files a list names."""
        return is_masked(one) and not self.certain


def is_masked(one: StatedNames) -> bool:
    """Whether any of the names stands for the number of a source."""
    return any(MASK in name for name in one.names)


def held_lists(
    stated: Sequence[StatedNames], books: BooksOfLists, moments: Moments, *, ours: bool
) -> list[HeldValue]:
    """Every list held against the books of each moment, with what it leaves out or adds.

    ``ours``: the report was written from these books. Of any other, what they hold nothing of may
    be kept elsewhere.
    """
    every, seen, found = Counter(map(key_of, stated)), Counter[Key](), list[HeldValue]()
    for one in stated:
        place, seen[key_of(one)] = seen[key_of(one)], seen[key_of(one)] + 1
        if books.is_hidden(one):
            found.append(not_checkable(_value(one), MASKED))
            continue
        among = every[key_of(one)]
        said = {at: names_by(told, one, place, among) for at, told in books.of(one).items()}
        found.append(_held(one, said, moments))
    if not ours:
        return [*_unless_kept_elsewhere(found)]
    for one in _rows_left_out(stated, books.called, moments):
        said = {at: names_by(told, one) for at, told in books.called.items()}
        found.append(_held(one, said, moments))
    return found


def _rows_left_out(
    stated: Sequence[StatedNames], books: Books, moments: Moments
) -> Iterator[StatedNames]:
    """The rows of tables that a paper was written with, and has no more."""
    written = books.get(moments.then if moments.written is None else moments.written)
    of_tables: dict[str, list[StatedNames]] = {}
    for one in stated:
        of_tables.setdefault(one.name, []).append(one)
    for name, some in of_tables.items():
        if written is None:
            return
        try:
            lists = _lists(written, name) if name.partition(".")[0] != DETAILS else None
        except NoSuchSlot:
            continue
        for cell in lists.untold(some) if lists else ():
            yield StatedNames(name, (), cell, some[0].where)


def _value(one: StatedNames) -> StatedValue:
    of = str(SlotName(tuple(one.name.split(".")), tuple(one.cell.items())))
    return StatedValue(of, "names", BETWEEN.join(one.names), one.where)


def _held(one: StatedNames, said: Mapping[int, NamedList], moments: Moments) -> HeldValue:
    recounts = {
        at: Recount(None, why=it.why)
        if it.names is None
        else Recount(BETWEEN.join(it.names), _same(one.names, it.names))
        for at, it in said.items()
    }
    found = held(_value(one), recounts, moments)
    then = said[moments.then].names if moments.then in said else None
    if then is None or found.verdict == "not_checkable":
        return found
    return replace(found, strange=_beyond(one.names, then), left_out=_beyond(then, one.names))


def _same(ones: Names, others: Names) -> bool:
    return not (_beyond(ones, others) or _beyond(others, ones))


def _beyond(ones: Names, others: Names) -> Names:
    """Those of some names that are not among others, however they are spelled."""
    there = {_key(one) for one in others}
    return tuple(one for one in ones if _key(one) not in there)


def _key(name: str) -> str:
    return str(int(name)) if name.isdigit() else file_number(name)


def _unless_kept_elsewhere(found: Iterable[HeldValue]) -> Iterator[HeldValue]:
    found = [*found]
    kept = {kind_of(one) for one in found if one.then or one.now}
    for one in found:
        no_such = one.differs and kind_of(one) not in kept
        yield not_checkable(one.value, NONE_KEPT) if no_such else one
