"""Where a row that contradicts the ledger says so.

The cells of its sheet, each with what the ledger holds.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from ledger.catalog.lines import catalog
from ledger.values.dates import format_date
from ledger.values.numbers import column_letter
from ledger.values.text import NO, YES
from projections.registers.reading.book import BadCell, RecordRow, RegisterBook, RegisterTable
from projections.registers.reading.headings import RegisterColumn

Difference = tuple[str, str | bool | None]
"""A field and what the ledger holds in it."""

_INSTEAD = {
    "class": ("class_or_type", "rating"),
    "type": ("class_or_type", "rating"),
    "closing": ("closed_on",),
}
"""Where a field without a column of its own is stated."""


def differing_cells(
    book: RegisterBook, row: RecordRow, differences: Iterable[Difference]
) -> Iterator[BadCell]:
    """The cells of the row in which the ledger holds something else.

    In the order of the differences.
    """
    columns = {column.name: column for column in _table(book, row).columns.values() if column.name}
    seen: set[RegisterColumn] = set()
    for field, held in differences:
        named = (columns.get(name) for name in (field, *_INSTEAD.get(field, ())))
        column = next(filter(None, named), None)
        if column and column not in seen:
            seen.add(column)
            place, said = f"{column_letter(column.index)}{row.row}", {"held": held}
            yield BadCell(
                book.file,
                row.sheet,
                row.row,
                column.heading,
                place,
                _stated(row, field),
                "differs_from_ledger",
                said,
            )


def _table(book: RegisterBook, row: RecordRow) -> RegisterTable:
    """The table the row stands in, the last above it."""
    above = [
        table
        for table in book.tables
        if table.sheet == row.sheet and table.last_heading_row < row.row
    ]
    return above[-1]


def _stated(row: RecordRow, field: str) -> str:
    """What the row says in a field, as a register would write it."""
    if field in ("unit", "officer"):
        return str(getattr(row, f"{field}_name"))
    if field == "closing":
        return catalog().line(row.line).closing(row.closing).name if row.closing else ""
    value = row.attributes.get(field, getattr(row, field, None))
    if isinstance(value, bool):
        return YES[0] if value else NO[0]
    return format_date(value) if isinstance(value, date) else str(value or "")
