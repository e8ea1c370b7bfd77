"""Neutral tables as an Excel workbook: a sheet a table, real numbers and real dates.

Every formula is written together with the value it gives, for readers that compute nothing.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from types import MappingProxyType
from typing import Any, BinaryIO, Final

from xlsxwriter.utility import xl_rowcol_to_cell

from projections.documents.package.custom_properties import MAX_TEXT
from projections.documents.package.printable import printable
from projections.documents.tables.output_file import TableTooLong, property_time
from projections.documents.tables.row_heights import LINES_LIMIT, digits, lines_of, points_of
from projections.documents.tables.sheet_heads import mark_pages, page_foot
from projections.documents.tables.table import (
    Column,
    Kind,
    Row,
    Table,
    Translate,
    Value,
    heading,
    local,
    mark_of,
    say,
    shown,
    sum_of,
)
from projections.documents.tables.widths import (
    longest_line,
    longest_word,
)
from projections.documents.tables.workbook_file import workbook

ROW_LIMIT: Final = 1_048_576
"""The rows a sheet of Excel can hold."""
_TEXT_LIMIT: Final = 32_767
"""The characters a cell of Excel can hold."""
_LARGE_ROWS: Final = 20_000
"""From here on rows go to the disk as they come."""
_NARROWEST: Final = 8
_WIDEST: Final = 60
"""Wider texts are broken over lines, unless a row could not show so many of them."""
_WIDEST_OF_ALL: Final = 250
_PAGE: Final = 110
"""The width of a column that stands alone: that of the page."""
_FIRST_SAFE_DAY: Final = date(1900, 3, 1)
"""Excel counts a 29/02/1900 that never was; earlier days are written as text."""
_NUMBER_FORMATS: Final[dict[Kind, str]] = {
    "text": "@",
    "integer": "#,##0",
    "money": '#,##0"đ"',
    "date": "dd/mm/yyyy",
    "moment": "dd/mm/yyyy hh:mm:ss",
    "percent": "0.0%",
    "decimal": "#,##0.0000",
    "boolean": "@",
}
_BOOK: Final = {"default_format_properties": {"font_name": "Times New Roman", "font_size": 12}}
_ABOVE: Final = {"text_wrap": True, "valign": "top"}
_GRID: Final = {"border": 1, "border_color": "#808080", "valign": "top"}


def write_xlsx(table: Table, file: BinaryIO, translate: Translate) -> None:
    """Write the table as a workbook of one sheet. Raises TableTooLong, OSError."""
    write_workbook([table], file, translate)


def write_workbook(
    tables: Sequence[Table],
    file: BinaryIO,
    translate: Translate,
    *,
    foot: str = "",
    properties: Mapping[str, str] = MappingProxyType({}),
    is_template: bool = False,
) -> None:
    """Write a workbook with a sheet for each table.

    ``foot``: a small line below the last; ``properties``: custom ones of the file, at most 255
    characters each; ``is_template``: rows will come into its tables. Raises TableTooLong, OSError.
    """
    for table in tables:
        count = len(table.rows) + len(table.caption_lines) + 6
        if count > ROW_LIMIT:
            raise TableTooLong(count=len(table.rows), kind="xlsx", limit=ROW_LIMIT)
    large = max(len(table.rows) for table in tables) > _LARGE_ROWS
    with workbook(file, {**_BOOK, "constant_memory": large, "in_memory": not large}) as book:
        book.set_properties(
            {"title": say(tables[0].title, translate), "created": property_time(tables[0].made_at)}
        )
        for name, text in properties.items():
            book.set_custom_property(name, printable(text)[:MAX_TEXT], "text")
        taken: set[str] = set()
        for table in tables:
            name = _sheet_name(say(table.title, translate), taken)
            sheet = _Sheet(book, table, translate, name, foot if table is tables[-1] else "")
            sheet.write()
            if not is_template:
                sheet.print_table_alone()


def _sheet_name(title: str, taken: set[str]) -> str:
    r"""A name Excel accepts.

    31 characters, none of ``[]:*?/\``, no quote at an end, and no other sheet's.
    """
    cleaned = re.sub(r"[\[\]:*?/\\\x00-\x1f]", " ", title).strip(" '") or "socai"
    name, number = cleaned[:31].strip(" '"), 1
    while name.casefold() in taken or name.casefold() == "history":
        number += 1
        name = f"{cleaned[:26].strip()} ({number})"
    taken.add(name.casefold())
    return name


@dataclass
class _Sheet:
    """One table on its way into one sheet, row by row from the top."""

    book: Any
    table: Table
    translate: Translate
    name: str
    foot: str = ""

    def write(self) -> None:
        self.sheet = self.book.add_worksheet(self.name)
        self.formats: dict[tuple[Kind, str, bool], Any] = {}
        self.widths = [
            self._width(index, column) for index, column in enumerate(self.table.columns)
        ]
        self.mark = mark_of(self.table)
        self.first_row = 1 if self.mark.stamp else 0
        self.header_row = self.first_row + len(self.table.caption_lines) + 2
        self._set_page()
        self._write_head()
        for index, row in enumerate(self.table.rows):
            self._write_row(
                self.header_row + 1 + index, row, strong=index in self.table.strong_rows
            )
        if self.table.totals:
            self._write_totals(self.table.totals)
        if self.table.rows:
            self.sheet.autofilter(
                self.header_row,
                0,
                self.header_row + len(self.table.rows),
                len(self.table.columns) - 1,
            )
        self._write_foot()

    def _write_foot(self) -> None:
        """Below the table: the line on copying, and what the whole says of itself."""
        small = self.book.add_format({**_ABOVE, "italic": True, "font_size": 10})
        below = self.header_row + len(self.table.rows) + bool(self.table.totals) + 2
        for at, text in enumerate(filter(None, (self.mark.copying, self.foot)), below):
            self._write_across(at, text, small)

    def print_table_alone(self) -> None:
        """Print no rows below the table: what they say stands at the head and foot of each page.

        Else a last page could hold nothing but them, below the column titles again.
        """
        foot = page_foot(self.foot)
        if not foot or not (self.foot or self.mark.copying):
            return
        self.sheet.set_footer(foot)
        last = self.header_row + len(self.table.rows) + bool(self.table.totals)
        self.sheet.print_area(0, 0, last, len(self.table.columns) - 1)

    def _set_page(self) -> None:
        sheet = self.sheet
        mark_pages(sheet, self.mark)
        sheet.set_landscape()
        sheet.set_paper(9)  # A4
        sheet.set_margins(left=0.6, right=0.6, top=0.8, bottom=0.8)  # inches
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(self.header_row)
        sheet.set_footer(page_foot())
        sheet.freeze_panes(self.header_row + 1, 0)
        for index, width in enumerate(self.widths):
            sheet.set_column(index, index, width)

    def _width(self, index: int, column: Column) -> int:
        """Room for the widest value, and for every word of the title, in digits.

        A text that is too wide is broken between words; a number never.
        """
        if len(self.table.columns) == 1 and column.kind == "text":
            return _PAGE
        title = heading(column, self.translate)
        longest = self._longest(index)
        widest = longest_line(longest, digits) + 2
        if column.kind == "text":
            widest = min(widest, max(_WIDEST, -(-digits(longest) // (LINES_LIMIT - 2))))
        words = longest_word(title, digits) + 4  # beside the sign of the filter
        wanted = max(_NARROWEST, min(_WIDEST, digits(title) + 4), words, widest)
        return min(_WIDEST_OF_ALL, wanted)

    def _longest(self, index: int) -> str:
        """The longest text of a column, numbers as English writes them."""
        rows = [*self.table.rows, *([self.table.totals] if self.table.totals else [])]
        return max((self._rough(row[index], index) for row in rows), key=len, default="")

    def _rough(self, value: Value, index: int) -> str:
        """About what a cell shows, without the time that its exact writing takes."""
        if isinstance(value, str):
            return value
        if isinstance(value, int) and not isinstance(value, bool):
            return f"{value:,}đ"
        return shown(value, self.table.columns[index].kind, self.translate)

    def _set_height(self, at: int, texts: Sequence[str], *, bold: bool = True) -> None:
        """Make a row as high as the lines of its texts need; one line is what rows have anyway.

        Excel finds heights itself only where somebody edits the row.
        """
        if (lines := lines_of(zip(texts, self.widths, strict=True), bold=bold)) > 1:
            self.sheet.set_row(at, points_of(lines))

    def _write_head(self) -> None:
        title = self.book.add_format({**_ABOVE, "bold": True, "font_size": 14})
        caption = self.book.add_format({**_ABOVE, "italic": True})
        header = self.book.add_format(
            {**_GRID, "bold": True, "text_wrap": True, "align": "center", "bg_color": "#E7E6E6"}
        )
        if self.mark.stamp:
            stamp = self.book.add_format({**_ABOVE, "bold": True, "font_color": "#C00000"})
            self._write_across(0, self.mark.stamp, stamp)
        self._write_across(self.first_row, say(self.table.title, self.translate), title)
        for at, line in enumerate(self.table.caption_lines, self.first_row + 1):
            self._write_across(at, say(line, self.translate), caption)
        titles = [heading(column, self.translate) for column in self.table.columns]
        self._set_height(self.header_row, titles)
        for index, text in enumerate(titles):
            self.sheet.write_string(self.header_row, index, _fitting(text), header)

    def _write_across(self, at: int, text: str, style: Any) -> None:
        """A text over the width of the table, in as many lines as it needs.

        A merged row finds no height itself.
        """
        self.sheet.set_row(at, points_of(lines_of([(text, sum(self.widths))])))
        if len(self.widths) > 1:
            self.sheet.merge_range(at, 0, at, len(self.widths) - 1, "", style)
        self.sheet.write_string(at, 0, _fitting(text), style)

    def _write_row(self, at: int, row: Row, *, strong: bool) -> None:
        columns = enumerate(self.table.columns)
        texts = [self._rough(row[i], i) if one.kind == "text" else "" for i, one in columns]
        self._set_height(at, texts, bold=strong)
        for index, (value, column) in enumerate(zip(row, self.table.columns, strict=True)):
            style = self._format(column, strong=strong)
            if column.formula and isinstance(value, int):
                self.sheet.write_formula(at, index, self._formula(column.formula, at), style, value)
            else:
                self._write_value(at, index, value, column, style)

    def _write_totals(self, totals: Row) -> None:
        """A sum where the total is the sum, else a plain number.

        It is not where a record was converted: that is neither new nor closed.
        """
        first, at = self.header_row + 1, self.header_row + 1 + len(self.table.rows)
        for index, (value, column) in enumerate(zip(totals, self.table.columns, strict=True)):
            style = self._format(column, strong=True)
            if column.is_sum and self.table.rows and value == sum_of(self.table.rows, index):
                cells = f"{xl_rowcol_to_cell(first, index)}:{xl_rowcol_to_cell(at - 1, index)}"
                self.sheet.write_formula(at, index, f"=SUM({cells})", style, value)
            else:
                self._write_value(at, index, value, column, style)

    def _write_value(self, at: int, index: int, value: Value, column: Column, style: Any) -> None:
        match value:
            case None | "":
                self.sheet.write_blank(at, index, None, style)
            case bool():
                self.sheet.write_string(at, index, shown(value, column.kind, self.translate), style)
            case int() | float() | Decimal() | Fraction():
                self.sheet.write_number(
                    at, index, value if isinstance(value, int) else float(value), style
                )
            case datetime():
                self.sheet.write_datetime(at, index, local(value), style)
            case date() if value >= _FIRST_SAFE_DAY:
                self.sheet.write_datetime(at, index, value, style)
            case _:
                self.sheet.write_string(
                    at, index, _fitting(shown(value, column.kind, self.translate)), style
                )

    def _formula(self, formula: str, at: int) -> str:
        """The formula of one row: every key of a column becomes the cell of that column."""
        places = {column.key: index for index, column in enumerate(self.table.columns)}
        return "=" + re.sub(
            r"[a-z_]\w*", lambda key: str(xl_rowcol_to_cell(at, places[key[0]])), formula
        ).replace(" ", "")

    def _format(self, column: Column, *, strong: bool) -> Any:
        key = (column.kind, column.alignment, strong)
        if key not in self.formats:
            look = {"num_format": _NUMBER_FORMATS[column.kind], "align": column.alignment}
            own = {"bold": strong, "text_wrap": column.kind == "text"}
            self.formats[key] = self.book.add_format({**_GRID, **look, **own})
        return self.formats[key]


def _fitting(text: str) -> str:
    """What a cell can hold of a text; a cut is seen by its dots."""
    return text if len(text) <= _TEXT_LIMIT else text[: _TEXT_LIMIT - 1] + "…"
