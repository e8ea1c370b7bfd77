"""Writes a workbook to be filled in: sheets with locked headings, their lists, how to fill them.

A cell below the headings may be written; a list is offered where there is one. Nothing of it is a
formula, and without the lists the workbook reads the same.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any, BinaryIO, Final

from xlsxwriter.utility import xl_range_abs

from ledger.catalog.secrecy import UNMARKED, PaperMark
from ledger.errors import N_
from ledger.values.dates import EARLIEST_DAY, format_date
from projections.documents.tables.row_heights import digits, lines_of, points_of
from projections.documents.tables.sheet_heads import mark_pages
from projections.documents.tables.table import Translate
from projections.documents.tables.widths import longest_word
from projections.documents.tables.workbook_file import workbook
from projections.registers.filling.blank import Blank, BlankColumn, BlankSheet, Choices, Sort
from projections.registers.filling.guidance import SORTS, guidance

FREE_ROWS: Final = 2_000
"""Empty rows below the last that offer their lists."""
HEADING_ROW: Final = 2
"""Below the title and the unit, counted from 0."""

_BOOK: Final = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "default_format_properties": {"font_name": "Times New Roman", "font_size": 12},
}
_NARROWEST, _WIDEST = 10, 45
_LOOKS: Final[dict[Sort, str]] = {
    "text": "@",
    "choice": "@",
    "day": "dd/mm/yyyy",
    "count": "0",
}
_ALLOWED: Final = dict.fromkeys(
    (
        *("format_columns", "format_rows", "insert_rows", "delete_rows"),
        *("sort", "autofilter", "select_locked_cells", "select_unlocked_cells"),
    ),
    True,
)
INSTRUCTIONS, LISTS = N_("Instructions"), N_("Lists")
UNIT: Final = "Đơn vị: {unit}"
"""What stands above a table for its reader, in its own words: whose rows name no unit."""
NOT_LISTED: Final = N_("Choose a value from the list.")
NOT_KNOWN: Final = N_("This code is not in the books yet. Keep it only if it is a new one.")
NO_DAY: Final = N_("A day is written 15/10/2024.")
NO_COUNT: Final = N_("A whole number belongs here.")


def write_blank(
    blank: Blank, file: BinaryIO, translate: Translate, mark: PaperMark = UNMARKED
) -> None:
    """Write a workbook to be filled in. ``mark``: at the head of its pages. Raises OSError."""
    with workbook(file, _BOOK) as book:
        for name, text in blank.origin.properties().items():
            book.set_custom_property(name, text, "text")
        _Blank(book, blank, translate, mark).write()


@dataclass
class _Blank:
    """One workbook being written, from its instructions to its lists."""

    book: Any
    blank: Blank
    translate: Translate
    mark: PaperMark
    places: dict[Choices, str] = field(default_factory=dict)

    def write(self) -> None:
        self._make_formats()
        instructions = self._sheet(self.translate(INSTRUCTIONS))
        sheets = [self._sheet(one.name) for one in self.blank.sheets]
        self._write_lists(self._sheet(self.translate(LISTS)))
        self._write_instructions(instructions)
        for told, sheet in zip(self.blank.sheets, sheets, strict=True):
            self._write_sheet(told, sheet)

    def _make_formats(self) -> None:
        add = self.book.add_format
        above = {"valign": "vcenter", "text_wrap": True}
        grid = {"border": 1, "border_color": "#808080", **above}
        head = {**grid, "bold": True, "align": "center", "bg_color": "#E7E6E6"}
        self.plain, self.title = add(above), add({"bold": True, "font_size": 14})
        self.head, self.needed = add(head), add({**head, "font_color": "#C00000"})
        self.cell, self.locked = add(grid), add({"locked": True})
        own = {**grid, "border_color": "#D0D0D0", "locked": False, "text_wrap": False}
        self.open: dict[Sort, Any] = {
            sort: add({**own, "num_format": look}) for sort, look in _LOOKS.items()
        }

    def _sheet(self, name: str) -> Any:
        sheet = self.book.add_worksheet(name)
        mark_pages(sheet, self.mark)
        sheet.set_landscape()
        sheet.set_paper(9)  # A4
        sheet.set_footer("&C&P/&N")
        sheet.protect("", _ALLOWED)
        return sheet

    # ---- lists

    def _write_lists(self, sheet: Any) -> None:
        """Write each list once, what is told of its values beside it."""
        at = 0
        for choices in self._all_choices():
            columns = [choices.values, *([choices.told] if choices.told else [])]
            for offset, texts in enumerate(columns):
                sheet.write_string(0, at + offset, choices.title if not offset else "", self.head)
                sheet.write_column(1, at + offset, texts, self.cell)
                widest = max(map(digits, [choices.title if not offset else "", *texts]))
                sheet.set_column(at + offset, at + offset, min(_WIDEST, widest + 2))
            last = max(len(choices.values), 1)
            self.places[choices] = f"='{sheet.name}'!{xl_range_abs(1, at, last, at)}"
            at += len(columns) + 1
        sheet.set_row(0, points_of(2))
        sheet.freeze_panes(1, 0)

    def _all_choices(self) -> Iterator[Choices]:
        columns = (column for sheet in self.blank.sheets for column in sheet.columns)
        return iter(dict.fromkeys(column.choices for column in columns if column.choices))

    # ---- instructions

    def _write_instructions(self, sheet: Any) -> None:
        widths = (24, 34, 34, 14)
        for at, width in enumerate(widths):
            sheet.set_column(at, at, width)
        sheet.write_string(0, 0, self.blank.title, self.title)
        row = 2
        for line in guidance(self.blank, self.translate):
            sheet.set_row(row, points_of(lines_of([(line, sum(widths))])))
            sheet.merge_range(row, 0, row, len(widths) - 1, "", self.plain)
            sheet.write_string(row, 0, line, self.plain)
            row += 1
        heads = (N_("Sheet"), N_("Column"), N_("What it holds"), N_("Needed"))
        sheet.write_row(row + 1, 0, list(map(self.translate, heads)), self.head)
        for at, texts in enumerate(self._explained(), row + 2):
            sheet.write_row(at, 0, texts, self.cell)

    def _explained(self) -> Iterator[tuple[str, str, str, str]]:
        needed = self.translate(N_("yes"))
        for sheet in self.blank.sheets:
            for one in sheet.columns:
                told = self.translate(SORTS[one.sort])
                yield sheet.name, one.heading, told, needed if one.needed else ""

    # ---- a sheet

    def _write_sheet(self, told: BlankSheet, sheet: Any) -> None:
        title = ": ".join(dict.fromkeys((self.blank.title, told.name)))
        unit = UNIT.format(unit=self.blank.origin.unit)
        widths = [_width(column, at, told) for at, column in enumerate(told.columns)]
        for at, (column, width) in enumerate(zip(told.columns, widths, strict=True)):
            sheet.set_column(at, at, width, self.open[column.sort])
        for row in range(HEADING_ROW):
            sheet.set_row(row, None, self.locked)
        sheet.write_string(0, 0, title, self.title)
        sheet.write_string(1, 0, unit, self.locked)
        headings = [column.heading for column in told.columns]
        height = points_of(lines_of(zip(headings, widths, strict=True)))
        sheet.set_row(HEADING_ROW, height, self.locked)
        for at, column in enumerate(told.columns):
            look = self.needed if column.needed else self.head
            sheet.write_string(HEADING_ROW, at, column.heading, look)
        self._write_rows(told, sheet)
        last = HEADING_ROW + len(told.rows) + FREE_ROWS
        for at, column in enumerate(told.columns):
            if rule := self._rule(column):
                sheet.data_validation(HEADING_ROW + 1, at, last, at, rule)
        sheet.fit_to_pages(1, 0)
        sheet.freeze_panes(HEADING_ROW + 1, 1)
        sheet.repeat_rows(HEADING_ROW)

    def _write_rows(self, told: BlankSheet, sheet: Any) -> None:
        for at, row in enumerate(told.rows, HEADING_ROW + 1):
            for place, (value, column) in enumerate(zip(row, told.columns, strict=True)):
                if isinstance(value, date) and value >= EARLIEST_DAY:
                    sheet.write_datetime(at, place, value, self.open["day"])
                elif value is not None:
                    text = format_date(value) if isinstance(value, date) else value
                    sheet.write_string(at, place, text, self.open[column.sort])
        if told.rows:
            below = HEADING_ROW + len(told.rows)
            sheet.autofilter(HEADING_ROW, 0, below, len(told.columns) - 1)

    def _rule(self, column: BlankColumn) -> dict[str, Any] | None:
        """What a cell of a column may hold, and what is said where it holds something else."""
        told = {"ignore_blank": True, "error_title": column.heading[:32]}
        if column.choices:
            closed = column.choices.closed
            return told | {
                "validate": "list",
                "source": self.places[column.choices],
                "error_type": "stop" if closed else "warning",
                "error_message": self.translate(NOT_LISTED if closed else NOT_KNOWN),
            }
        if column.sort == "day":
            limits = {"validate": "date", "criteria": ">=", "value": EARLIEST_DAY}
            said = {"error_type": "warning", "error_message": self.translate(NO_DAY)}
            return told | limits | said
        if column.sort == "count":
            limits = {"validate": "integer", "criteria": ">=", "value": 0}
            return told | limits | {"error_message": self.translate(NO_COUNT)}
        return None


def _width(column: BlankColumn, at: int, told: BlankSheet) -> int:
    """Room for a heading on two lines, for what is chosen, and for what is there already."""
    values = column.choices.values if column.choices else ()
    there = (text for row in told.rows if isinstance(text := row[at], str))
    longest = max(map(digits, (*values, *there)), default=0)
    wanted = max(longest_word(column.heading, digits), -(-digits(column.heading) // 2), longest)
    return min(_WIDEST, max(_NARROWEST, wanted + 3))
