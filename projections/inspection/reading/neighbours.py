"""What stands around a cell in its table: above, below, in its column."""

from __future__ import annotations

import re
from dataclasses import replace

from ledger.values.numbers import column_letter
from projections.documents.lines.document import ReportCell, ReportLine
from projections.inspection.reading.table_cells import is_count


class Neighbours:
    """The rows of one table, found by where they stand."""

    def __init__(self, rows: list[ReportLine]) -> None:
        self._rows = rows
        self._at = {row.where: index for index, row in enumerate(rows)}
        self._down: dict[int, list[str]] = {}

    def below(self, row: ReportLine) -> ReportLine | None:
        """The next row."""
        return next(iter(self.after(row, 1)), None)

    def after(self, row: ReportLine, count: int) -> list[ReportLine]:
        """The next rows."""
        at = self._at.get(row.where, len(self._rows))
        return self._rows[at + 1 : at + 1 + count]

    def beside(self, cell: ReportCell) -> list[str]:
        """Every text in a label's column."""
        if cell.column not in self._down:
            texts = (
                one.text for row in self._rows for one in row.cells if one.column == cell.column
            )
            self._down[cell.column] = list(dict.fromkeys(texts))
        return self._down[cell.column]

    def heads_rows(self, cell: ReportCell, row: ReportLine) -> bool:
        """Whether a label is merged with the row above or below, or the row below leaves its place
        empty.
        """
        below = self.below(row)
        same = (
            next((one for one in below.cells if one.column == cell.column), None) if below else None
        )
        return cell.continued or (same is not None and (same.continued or not same.text))

    def holds_counts(self, column: int) -> bool:
        """Whether a cell of this column is a count."""
        return any(
            is_count(cell) for row in self._rows for cell in row.cells if cell.column == column
        )


def padded(row: ReportLine, columns: int) -> ReportLine:
    """The row with an empty cell in every column up to this one: a sheet leaves out those at its
    end.
    """
    last = max((cell.column + cell.span - 1 for cell in row.cells), default=columns)
    number = re.search(r"\d+$", row.where.cell or "")
    if last >= columns or number is None:
        return row
    places = (
        replace(row.where, cell=f"{column_letter(column)}{number.group()}")
        for column in range(last + 1, columns + 1)
    )
    return replace(
        row,
        cells=(
            *row.cells,
            *(ReportCell((), last + 1 + index, where) for index, where in enumerate(places)),
        ),
    )
