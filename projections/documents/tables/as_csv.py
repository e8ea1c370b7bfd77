"""The neutral table as CSV (RFC 4180).

UTF-8 with a byte order mark, so that Excel reads Vietnamese.

The first line holds the titles and every line has the same number of fields, so that programs can
read it. The captions are no part of the data and are left out: whoever asks for the file is told
them beside it. Numbers are written with a point, days as ``2024-10-15``, times as
``2024-10-15 10:04:05``, which is local: none depends on the settings of the machine that opens the
file.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from io import StringIO
from typing import BinaryIO, Final

from projections.documents.tables.table import (
    Column,
    Row,
    Table,
    Translate,
    Value,
    as_decimal,
    heading,
    local,
    shown,
)

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What makes a spreadsheet take a text for a formula (OWASP, CSV injection)."""


_DECIMALS: Final = 10


def csv_text(table: Table, translate: Translate) -> str:
    """The whole table as CSV text, without a byte order mark: for standard output."""
    return "".join(_lines(table, translate))


def write_csv(table: Table, file: BinaryIO, translate: Translate) -> None:
    """Write the table as a CSV file. Raises OSError."""
    file.write(b"\xef\xbb\xbf")
    for line in _lines(table, translate):
        file.write(line.encode("utf-8", "replace"))


def _lines(table: Table, translate: Translate) -> Iterator[str]:
    yield _line([_harmless(heading(column, translate)) for column in table.columns])
    for row in (*table.rows, *([table.totals] if table.totals else ())):
        yield _line(_fields(row, table.columns, translate))


def _fields(row: Row, columns: tuple[Column, ...], translate: Translate) -> list[str]:
    return [_field(value, column, translate) for value, column in zip(row, columns, strict=True)]


def _field(value: Value, column: Column, translate: Translate) -> str:
    match value:
        case bool():
            return shown(value, column.kind, translate)
        case int():
            return str(value)
        case float() | Decimal() | Fraction():
            return format(round(as_decimal(value), _DECIMALS).normalize(), "f")
        case datetime():
            return local(value).isoformat(sep=" ")
        case date():
            return value.isoformat()
    return _harmless(shown(value, column.kind, translate))


def _harmless(text: str) -> str:
    """Return a text that no spreadsheet takes for a formula."""
    return f"'{text}" if text.startswith(_FORMULA_STARTS) else text


def _line(fields: list[str]) -> str:
    line = StringIO()
    csv.writer(line).writerow(fields)
    return line.getvalue()
