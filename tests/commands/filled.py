"""Workbooks that were made to be filled in, filled in as people do."""

from __future__ import annotations

from typing import Any

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

HEADINGS = 3
"""The row of headings, counted from 1."""


def headings(sheet: Worksheet) -> dict[str, int]:
    """The columns of a sheet by their headings."""
    return {str(cell.value): cell.column for cell in sheet[HEADINGS] if cell.value}


def offered(book: Workbook, sheet: Worksheet) -> dict[str, list[str]]:
    """What the lists of a sheet's columns offer, by the headings."""
    found = {}
    for rule in sheet.data_validations.dataValidation:
        if rule.type == "list":
            name, cells = rule.formula1.lstrip("=").split("!")
            first, _, last = cells.replace("$", "").partition(":")
            rows = book[name.strip("'")][f"{first}:{last or first}"]
            column = next(iter(rule.sqref.ranges)).min_col
            values = [str(row[0].value) for row in rows]
            found[str(sheet.cell(HEADINGS, column).value)] = values
    return found


def filled(sheet: Worksheet, *rows: dict[str, Any]) -> None:
    """Write rows below the headings."""
    columns = headings(sheet)
    for at, row in enumerate(rows, HEADINGS + 1):
        for heading, value in row.items():
            sheet.cell(at, columns[heading]).value = value
