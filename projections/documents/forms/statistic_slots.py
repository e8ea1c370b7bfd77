"""Slots of the statistics of all lines in one table: ``S.rows``, and the month's upkeep.

A row for every line, its symbols and their types, 0 or not; of watch files also each class, list
and group.
Added and removed are told whole, and apart: opened and closed, and in other ways (forms.md §5).
``S.items``, ``S.valuable``, ``S.ratings`` and ``S.checks`` are of the collaborators' files.
``S.no_branch.results``, ``.records``, ``.objects`` and ``.gangs`` are left out of a paper of one
branch, being of none.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from ledger.catalog.lines import catalog
from ledger.entries.collaborator import CollaboratorRated, ItemsDelivered
from ledger.entries.record import FileChecked
from projections.documents.forms.form_books import FormBooks, Unbranched
from projections.documents.forms.notation import SlotName
from projections.documents.forms.slot_book import NoSuchSlot
from projections.documents.forms.slot_values import CellValue, CountSlot, RowsSlot, SlotValue

COLLABORATORS: Final = "CTVBM"
_FIGURES: Final = ("opening", "added", "opened", "came", "removed", "closed", "went", "current")
_TITLES: Final = (
    *("Đầu kỳ", "Tăng", "Lập mới", "Không do lập mới"),
    *("Giảm", "Kết thúc", "Không do kết thúc", "Hiện có"),
)
_OF_WATCH: Final = {"class": "Loại {}", "list": "Danh mục {}", "group": "Hệ {}"}
_UNBRANCHED: Final = tuple(("no_branch", one) for one in Unbranched._fields)
_UPKEEP: Final = ("items", "valuable", "ratings", "checks")

Cell = Mapping[str, str | bool | None]


class StatisticSlots:
    """The slots of the statistics of all lines."""

    def __init__(self, books: FormBooks) -> None:
        self._books = books

    def value(self, name: SlotName) -> SlotValue:
        """The table, or a count of the upkeep. Raises NoSuchSlot."""
        what = name.path[1:]
        if not name.cell and not name.against and what in _UNBRANCHED:
            return CountSlot(getattr(self._books.unbranched, what[1]))
        if name.cell or name.against or len(what) != 1:
            raise NoSuchSlot(str(name))
        if what[0] == "rows":
            return self._rows()
        if what[0] in _UPKEEP:
            return CountSlot(self._upkeep(what[0]))
        raise NoSuchSlot(str(name))

    def _upkeep(self, what: str) -> int:
        books, lines = self._books, (COLLABORATORS,)
        if what == "ratings":
            return sum(1 for _ in books.entries(lines, CollaboratorRated))
        if what == "checks":
            every = [one.code for one in catalog().lines]
            return sum(1 for _ in books.entries(every, FileChecked))
        items = (entry for _record, entry in books.entries(lines, ItemsDelivered))
        return sum(getattr(entry, what) for entry in items)

    # ---- the table ------------------------------------------------------------------------------

    def _rows(self) -> RowsSlot:
        levels = [(f"level{place}", one) for place, one in enumerate(catalog().levels)]
        rows = [
            {"name": name, **self._figures(line, cell), **self._levels(line, cell)}
            for line, name, cell in self._asked()
        ]
        columns = ("name", *_FIGURES, *(key for key, _ in levels))
        titles = ("Loại hồ sơ", *_TITLES, *(one.name for _, one in levels))
        return RowsSlot(columns, titles, tuple(rows))

    def _asked(self) -> Iterator[tuple[str, str, Cell]]:
        """What each row is of: a line, what it is called, the cell."""
        for line in catalog().lines:
            yield line.code, line.name, {}
            for symbol in line.symbols if len(line.symbols) > 1 else ():
                yield line.code, f"+ {symbol.code}", {"symbol": symbol.code}
                if "type" in symbol.required:
                    yield from self._types(line.code, symbol.code)
            if line.code == "ST":
                yield from self._of_watch()

    def _types(self, line: str, symbol: str) -> Iterator[tuple[str, str, Cell]]:
        for part in catalog().values["type"]:
            yield line, f"+ {symbol} loại {part}", {"symbol": symbol, "type": part}

    def _of_watch(self) -> Iterator[tuple[str, str, Cell]]:
        """Every class, list and group; where some files have none, those that there are."""
        for dimension, called in _OF_WATCH.items():
            values = catalog().values[dimension]
            whole = self._is_whole(dimension, values)
            for value in values:
                if whole or self._is_there("ST", {dimension: value}):
                    yield "ST", f"+ {called.format(value)}", {dimension: value}

    def _is_whole(self, dimension: str, values: Iterable[str]) -> bool:
        """Whether every watch file has a value of a dimension: then its parts add up."""
        figure = self._books.standings.figure
        parts = [figure("ST", {dimension: value}) for value in values]
        return tuple(map(sum, zip(*parts, strict=True))) == tuple(figure("ST", {}))

    def _is_there(self, line: str, cell: Cell) -> bool:
        return any(self._books.standings.figure(line, cell))

    def _figures(self, line: str, cell: Cell) -> dict[str, CellValue]:
        figure = self._books.standings.figure
        four = figure(line, cell)
        opened = figure(line, {**cell, "movement": "opened"}).added
        closed = figure(line, {**cell, "movement": "closed"}).removed
        return {
            "opening": four.opening,
            "added": four.added,
            "removed": four.removed,
            "opened": opened,
            "came": four.added - opened,
            "closed": closed,
            "went": four.removed - closed,
            "current": four.current,
        }

    def _levels(self, line: str, cell: Cell) -> dict[str, CellValue]:
        figure = self._books.standings.figure
        return {
            f"level{place}": figure(line, {**cell, "level": one.code}).current
            for place, one in enumerate(catalog().levels)
        }

    def names(self) -> Iterable[str]:
        """All of them."""
        return statistic_names()


def statistic_names() -> Iterator[str]:
    """All of them."""
    yield from (f"S.{one}" for one in ("rows", *_UPKEEP))
    yield from (".".join(("S", *one)) for one in _UNBRANCHED)
