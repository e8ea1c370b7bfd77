"""What a row of a table is, seen under the table's headings.

A record, or one of all the things that stand between records.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import Final

from ledger.catalog.lines import catalog
from ledger.values.text import fold
from projections.documents.excel.cell_values import SheetCell
from projections.documents.excel.sheet_cells import SheetRow
from projections.registers.reading.asides import (
    counts_rows,
    is_note,
    is_signature,
    says_bare_sum,
    says_sum,
)
from projections.registers.reading.cells import is_blank, read_date, says_nothing
from projections.registers.reading.headings import CORE
from projections.registers.reading.problems import Fault
from projections.registers.reading.vocabulary import key

_ORDINAL: Final = re.compile(r"\(?(\d{1,4}|[A-Z]|[IVX]+)\)?[.)]?")
_DIGIT: Final = re.compile(r"\d")
_FIGURE: Final = re.compile(
    r"[(\s]*\d+[\s.)]*(?:ho so|hs|doi tuong|nguoi|vu|quyen)?[\s.)]*|ho so|hs"
)


class TableRow:
    """A row and, by the names of their columns, those of its cells that say something.

    ``names``: where the columns stand that are known.
    """

    def __init__(self, row: SheetRow, names: Mapping[str, int]) -> None:
        self.row = row
        self.cells: dict[str, SheetCell] = {
            name: row.cells[index]
            for name, index in names.items()
            if index in row.cells and not says_nothing(name, row.cells[index])
        }
        self._names = names

    def is_plain_record(self) -> bool:
        """Most rows: a number with a digit in it, and a symbol or a date.

        They need no second look.
        """
        number = self.cells.get("number")
        if number is None or number.repeated or not _DIGIT.search(number.text):
            return False
        if says_sum(number.text) or not self._counts():
            return False
        stated = [self.cells[name] for name in ("symbol", "opened_on") if name in self.cells]
        return bool(stated) and not any(_says_sum(cell) for cell in stated)

    def _counts(self) -> bool:
        """Its position is a number, or is not written."""
        position = self.cells.get("position")
        return position is None or position.kind == "number"

    def is_blank(self) -> bool:
        """A row that says nothing, or only has its position filled in beforehand."""
        position = self._names.get("position")
        return all(
            is_blank(cell) or (index == position and _is_ordinal(cell))
            for index, cell in self.row.cells.items()
        )

    def is_numbering(self) -> bool:
        """The row of column numbers that forms print below their headings.

        (1) (2) (3) … or A B 1 2 3 …; some may be missing.
        """
        texts = self._own_texts()
        found = list(map(_ORDINAL.fullmatch, texts))
        if not all(found):
            return False
        numbers = [int(one[1]) for one in found if one and one[1].isdigit()]
        if all(text.startswith("(") for text in texts):
            return len(numbers) >= 2 and numbers == sorted(set(numbers))
        return len(numbers) >= 3 and _are_consecutive(numbers)

    def is_bare_sum(self) -> bool:
        """A row of totals: its word stands first, or where a number or a symbol would.

        Elsewhere it has only figures beside it, or there are formulas that count rows and no word.
        """
        if self._is_counted():
            return False
        indexes = {min(self.row.cells), *map(self._column, ("position", "number", "symbol"))}
        texts = (cell.text for index, cell in self.row.cells.items() if index in indexes)
        if any(says_bare_sum(text) for text in texts):
            return True
        return self._says_nothing_but_sums()

    def _says_nothing_but_sums(self) -> bool:
        """Only figures beside a word of totals; without one, a formula that counts rows."""
        said = [cell for cell in self.row.cells.values() if not is_blank(cell)]
        words = [cell.text for cell in said if not _is_figure(cell)]
        if words:
            return all(map(says_bare_sum, words))
        return any(counts_rows(cell.formula) for cell in said)

    def is_sum_of_something(self) -> bool:
        """A sum that says what it is of.

        What has a day of opening, or a symbol in a counted row, is a record; and so is what has a
        symbol or a number that is no mere figure, where the words stand elsewhere.
        """
        number, first = self.cells.get("number"), self.row.cells[min(self.row.cells)]
        stated = [self.cells[name] for name in ("position", "number") if name in self.cells]
        if number is None:
            stated.append(first)
        if any(_says_sum(cell) for cell in stated):
            return number is None or not (self._has_day() or self._is_counted())
        if self._has_day() or self._has_symbol() or not (number is None or _is_figure(number)):
            return False
        return any(_says_sum(cell) for cell in self._texts())

    def is_continued(self) -> bool:
        """A record that takes several rows.

        Its number is merged with the row above, and nothing else is new.
        """
        if "number" not in self.cells or not self.cells["number"].repeated:
            return False
        return all(
            cell.repeated for name, cell in self.cells.items() if name not in ("position", "note")
        )

    def is_filled(self) -> bool:
        """Whether it fills as many of the columns that matter as a record does."""
        return len(self.cells.keys() & set(CORE)) >= 2

    def is_signed(self) -> bool:
        """Whether a place and date, an office or a signature stands in it."""
        return any(is_signature(cell.text) for cell in self._texts())

    def is_note(self) -> bool:
        """A note where no record begins, though it may hold figures."""
        stated = {name for name, cell in self.cells.items() if not cell.repeated}
        if not stated <= {"position", "number", "note"}:
            return False
        return any(is_note(self.cells[name].text) for name in stated - {"note"})

    def is_lone_text(self) -> bool:
        """The heading of a group of rows.

        One text alone, across the table or where no record begins.
        """
        position, number = self._column("position"), self._column("number")
        said = {index: cell.text for index, cell in self.row.cells.items() if not is_blank(cell)}
        if _ORDINAL.fullmatch(said.get(position, "")):
            del said[position]
        if len(set(said.values())) != 1:
            return False
        first, text = min(said.items())
        if first == number and _DIGIT.search(text):
            return False
        return len(said) >= 3 or first in (position, number) or first not in self._names.values()

    def _column(self, name: str) -> int:
        """Where a column stands, 0 for nowhere."""
        return self._names.get(name, 0)

    def _own_texts(self) -> list[str]:
        """What its cells say from left to right, those of merged areas once."""
        cells = (cell for _, cell in sorted(self.row.cells.items()))
        return [cell.text for cell in cells if not (is_blank(cell) or cell.repeated)]

    def _texts(self) -> list[SheetCell]:
        return [cell for cell in self.row.cells.values() if cell.kind == "text"]

    def _has_day(self) -> bool:
        """Whether it states a day of opening."""
        cell = self.cells.get("opened_on")
        return cell is not None and not isinstance(read_date(cell, date.max), Fault)

    def _is_counted(self) -> bool:
        """Whether it has its position among the records and a symbol that is one."""
        position = self.cells.get("position")
        return position is not None and position.kind == "number" and self._has_symbol()

    def _has_symbol(self) -> bool:
        """Whether its symbol is one of the catalog's."""
        return "symbol" in self.cells and key(self.cells["symbol"].text) in _symbols()


def has_digit(text: str) -> bool:
    """Whether there is a digit in a text."""
    return bool(_DIGIT.search(text))


def _says_sum(cell: SheetCell) -> bool:
    return cell.kind == "text" and says_sum(cell.text)


def _is_figure(cell: SheetCell) -> bool:
    """A count beside the word for a sum: a number, a formula, or digits with what is counted."""
    if cell.formula is not None or cell.kind == "number":
        return True
    return cell.kind == "text" and bool(_FIGURE.fullmatch(fold(cell.text)))


def _is_ordinal(cell: SheetCell) -> bool:
    """A position: a number, a letter, a Roman numeral, or whatever a formula makes of it."""
    return cell.kind != "text" or cell.formula is not None or bool(_ORDINAL.fullmatch(cell.text))


def _are_consecutive(numbers: list[int]) -> bool:
    return numbers == list(range(numbers[0], numbers[0] + len(numbers)))


@cache
def _symbols() -> frozenset[str]:
    return frozenset(key(symbol.code) for line in catalog().lines for symbol in line.symbols)
