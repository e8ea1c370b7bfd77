"""Tables to whatever form was asked: the terminal, JSON, CSV, Excel, Word."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from commands.speech import _, notice, say_json, write
from ledger.errors import N_, BadValue
from ledger.values.steering import escaped

if TYPE_CHECKING:
    from rich.table import Table as RichTable

    from projections.documents.tables.table import Table


def print_table(
    table: Table, form: str, output: str | None, as_json: Callable[[], Any], stem: str = "socai"
) -> None:
    """Print a table, or write it to ``output``.

    Excel and Word always go to a file: ``stem`` names it if nobody did.
    """
    if form == "json":
        _json(as_json(), output)
    elif form == "csv" and output is None:
        from projections.documents.tables.as_csv import csv_text

        write(csv_text(table, _))
        _tell_captions(table)
    elif form == "table" and output is None:
        write(rendered(table))
    else:
        path = Path(output or f"{stem}.{form}")
        _write(table, path, form if form != "table" else _form_of(path))
        notice(N_("Written: {path}"), path=path)
        if path.suffix.lower() == ".csv":
            _tell_captions(table)


def _tell_captions(table: Table) -> None:
    """Tell beside CSV, which holds nothing but data, of which unit, days and knowledge it is."""
    from projections.documents.tables.table import say

    for line in table.caption_lines:
        notice(say(line, _))


def _form_of(path: Path) -> str:
    """The form a file's name asks for; text where it has no ending or ``.txt``.

    Raises BadValue for any other.
    """
    ending = path.suffix.lower()
    if ending not in ("", ".txt", ".csv", ".xlsx", ".docx"):
        raise BadValue(
            field="--output",
            text=path.name,
            why=_(N_("known: {known}")).format(known=".txt, .csv, .xlsx, .docx"),
        )
    return ending.lstrip(".")


def _json(value: Any, output: str | None) -> None:
    if output is None:
        say_json(value)
        return
    import json

    from projections.documents.tables.output_file import whole_file

    with whole_file(Path(output)) as file:
        file.write(escaped(json.dumps(value, ensure_ascii=False, indent=1)).encode())
    notice(N_("Written: {path}"), path=output)


def _write(table: Table, path: Path, form: str) -> None:
    if form == "xlsx":
        from projections.documents.tables.as_xlsx import write_xlsx

        write_xlsx(table, path, _)
    elif form == "docx":
        from projections.documents.tables.as_docx import write_docx

        write_docx(table, path, _)
    elif form == "csv":
        from projections.documents.tables.as_csv import write_csv

        write_csv(table, path, _)
    else:
        from projections.documents.tables.output_file import whole_file

        with whole_file(path) as file:
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
