"""What sheets of one kind hold beside what is read of them: counted, and told once each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Final

from ledger.values.numbers import column_letter
from projections.documents.excel.sheet_cells import SheetRow
from projections.documents.excel.workbook import Sheet
from projections.registers.reading.book import RegisterNotice
from projections.registers.reading.cells import is_blank
from projections.registers.reading.gathering import NOTICES
from projections.registers.reading.vocabulary import recognise

NUMBERING: Final = "position"
"""The column that numbers the rows, as registers call it: nothing of it is missed."""


class Asides:
    """Columns that were not read, and how many values each has; sheets that are hidden or others'.

    They are told in the words that registers are told in.
    """

    def __init__(self) -> None:
        self._told: list[tuple[str, str, Mapping[str, object]]] = []
        self._columns: Counter[tuple[str, str, str]] = Counter()

    def add(self, sheet: str, kind: str, **values: object) -> None:
        """Keep a notice on a sheet. ``kind``: a key of NOTICES."""
        self._told.append((sheet, kind, values))

    def hidden(self, sheet: Sheet) -> None:
        """Say of a sheet, or of its rows, that they are hidden and read all the same."""
        if sheet.hidden:
            self.add(sheet.name, "sheet_hidden")
        if sheet.survey.hidden_rows:
            self.add(sheet.name, "rows_hidden", count=sheet.survey.hidden_rows)

    def count(
        self, sheet: str, row: SheetRow, headings: SheetRow, columns: Mapping[int, str]
    ) -> None:
        """Count the values of a row that stand in columns of no field."""
        for index, cell in row.cells.items():
            if index in columns or is_blank(cell):
                continue
            head = headings.cells.get(index)
            title = head.text if head is not None else ""
            name = recognise(title)
            if name != NUMBERING:
                kind = "notes_left_aside" if name == "note" else "unknown_column"
                self._columns[sheet, kind, title or column_letter(index)] += 1

    def notices(self) -> Iterator[RegisterNotice]:
        """All that was kept: of sheets, then of columns."""
        columns = [
            (sheet, kind, {"column": column, "count": count})
            for (sheet, kind, column), count in self._columns.items()
        ]
        for sheet, kind, values in (*self._told, *columns):
            yield RegisterNotice(sheet, kind, NOTICES[kind], {"sheet": sheet, **values})
