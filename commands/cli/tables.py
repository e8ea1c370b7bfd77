"""Tables to whatever form was asked: the terminal, JSON, CSV, Excel, Word."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from commands.cli.destination import STANDARD_OUTPUT, destination, path_and_form
from commands.speech import _, json_text, notice, say_json, write
from ledger.errors import N_, BadValue

if TYPE_CHECKING:
    from rich.table import Table as RichTable

    from projections.documents.tables.destination import Destination
    from projections.documents.tables.table import Subject, Table


def print_table(
    table: Table,
    form: str,
    output: str | None,
    as_json: Callable[[], Any],
    what: str = "socai",
    subject: Callable[[], Subject] | None = None,
) -> None:
    """Print a table, or write it to ``output``.

    Excel and Word always go to a file. Where nobody named it, its name says ``what`` it holds, and
    by ``subject`` whose figures and of which days. Raises BadValue, OutputNotWritten.
    """
    from projections.documents.tables.file_name import OFFICE, file_name
    from projections.documents.tables.table import Subject

    named = None if output == STANDARD_OUTPUT else output
    if named is None and form not in OFFICE:
        _print(table, form, as_json)
        return
    if output == STANDARD_OUTPUT:
        raise BadValue(field="--output", text=output, why=N_("Excel and Word go to a file"))
    told = subject() if subject else Subject()
    path, form = path_and_form(form, named or file_name(what, told.unit, told.days))
    _write(replace(table, subject=told), destination(path), form, as_json)
    notice(N_("Written: {path}"), path=path)
    if form == "csv":
        _tell_captions(table)


def _print(table: Table, form: str, as_json: Callable[[], Any]) -> None:
    if form == "json":
        say_json(as_json())
    elif form == "csv":
        from projections.documents.tables.as_csv import csv_text

        write(csv_text(table, _))
        _tell_captions(table)
    else:
        write(rendered(table))


def _tell_captions(table: Table) -> None:
    """Tell beside CSV, which holds nothing but data, of which unit, days and knowledge it is."""
    from projections.documents.tables.table import say

    for line in table.caption_lines:
        notice(say(line, _))


def _write(table: Table, to: Destination, form: str, as_json: Callable[[], Any]) -> None:
    from projections.documents.tables.destination import whole_file

    with whole_file(to) as file:
        if form == "xlsx":
            from projections.documents.tables.as_xlsx import write_xlsx

            write_xlsx(table, file, _)
        elif form == "docx":
            from projections.documents.tables.as_docx import write_docx

            write_docx(table, file, _)
        elif form == "csv":
            from projections.documents.tables.as_csv import write_csv

            write_csv(table, file, _)
        elif form == "json":
            file.write(json_text(as_json()).encode())
        else:
            file.write(rendered(table, width=200).encode())


_UNBROKEN = 24
"""Columns with no longer values than this (numbers, dates, codes) are never broken over lines;
their titles may be.
"""


def rendered(table: Table, width: int | None = None) -> str:
    """A table as text for the terminal, captions under the title.

    A value is never cut: a wide table runs over the edge.
    """
    from io import StringIO

    from rich.console import Console
    from rich.text import Text

    from projections.documents.tables.table import say

    console = Console(
        file=StringIO(),
        width=width or _width(),
        color_system=None,
        highlight=False,
        emoji=False,
        markup=False,
    )
    console.print(Text(say(table.title, _)))
    for line in table.caption_lines:
        console.print(Text(say(line, _)))
    # a line too long for the terminal is better than a number cut short
    console.print(_grid(table), crop=False)
    text: str = console.file.getvalue()  # type: ignore[attr-defined]
    return "".join(line.rstrip() + "\n" for line in text.splitlines())


def _grid(table: Table) -> RichTable:
    from rich import box
    from rich.table import Table as RichTable
    from rich.text import Text

    from projections.documents.tables.table import heading, shown

    grid = RichTable(box=box.SIMPLE_HEAD, pad_edge=False, show_footer=table.totals is not None)
    for index, column in enumerate(table.columns):
        longest = max((len(shown(row[index], column.kind, _)) for row in table.rows), default=0)
        footer = shown(table.totals[index], column.kind, _) if table.totals else ""
        grid.add_column(
            Text(heading(column, _)),
            justify=column.alignment,
            footer=Text(footer),
            overflow="fold",
            min_width=longest if longest <= _UNBROKEN else None,
        )
    for row in table.rows:
        cells = (
            shown(value, column.kind, _) for value, column in zip(row, table.columns, strict=True)
        )
        grid.add_row(*(Text(cell) for cell in cells))
    return grid


def _width() -> int:
    """The terminal's width, or wide enough where there is none."""
    import shutil

    return shutil.get_terminal_size().columns if sys.stdout.isatty() else 140
