"""Tables to whatever form was asked: the terminal, JSON, CSV, Excel, Word."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from commands.cli.spelling.arranging import as_asked
from commands.cli.spelling.destination import STANDARD_OUTPUT, destination, path_and_form
from commands.leaving import leaving
from commands.speech import _, json_text, notice, say_json, write
from ledger.errors import N_, BadValue

if TYPE_CHECKING:
    from projections.documents.tables.destination import Destination
    from projections.documents.tables.table import Subject, Table


def print_table(
    table: Table,
    form: str,
    output: str | None,
    as_json: Callable[[], Any],
    what: str | Callable[[], str] = "socai",
    subject: Callable[[], Subject] | None = None,
    *,
    stable: bool = False,
) -> None:
    """Print a table, or write it to ``output``.

    ``stable``: the form of its JSON is settled (docs/decisions/masking.md). Excel and Word go to a
    file. Where nobody named it, its name says ``what`` it holds, or what that gives, and by
    ``subject`` whose figures and of which days. Raises BadValue, UnknownColumn,
    OutputNotWritten.
    """
    from projections.documents.tables.file_name import OFFICE, file_name
    from projections.documents.tables.table import Subject

    table, as_json = as_asked(table, as_json)
    named = None if output == STANDARD_OUTPUT else output
    if named is None and form not in OFFICE:
        _print(table, form, as_json, stable=stable)
        return
    if output == STANDARD_OUTPUT:
        raise BadValue(field="--output", text=output, why=N_("Excel and Word go to a file"))
    told = subject() if subject else Subject()
    told = told if told.mark else replace(told, mark=leaving().mark())
    path, form = path_and_form(form, named or file_name(_said(what), told.unit, told.days))
    _write(leaving().table(replace(table, subject=told)), destination(path), form, as_json)
    notice(N_("Written: {path}"), path=path)
    if form == "csv":
        _tell_captions(table)


def _said(what: str | Callable[[], str]) -> str:
    return what if isinstance(what, str) else what()


def _print(table: Table, form: str, as_json: Callable[[], Any], *, stable: bool) -> None:
    if form == "json":
        say_json(as_json(), stable=stable)
    elif form == "csv":
        from projections.documents.tables.as_csv import csv_text

        write(csv_text(leaving().shown(table), _))
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
    from projections.documents.tables.table import mark_of

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
            file.write(json_text(leaving().data(as_json())).encode())
        else:
            mark = mark_of(table)
            text = "\n".join(filter(None, (mark.stamp, rendered(table, width=200), mark.copying)))
            file.write(text.encode())


PIPED = 140
"""How wide a table is where no terminal is: wider where its numbers and codes need it."""


def rendered(table: Table, width: int | None = None) -> str:
    """A table as text for the terminal, captions under the title; or on lines of a ``width``."""
    from projections.documents.tables.as_text import as_text

    table = leaving().shown(table)
    if width is None and sys.stdout.isatty():
        return as_text(table, _, line_width(), is_terminal=True)
    return as_text(table, _, width or PIPED, is_terminal=False)


def line_width() -> int:
    """How wide the terminal is; where no terminal is, as wide as a table is then."""
    return shutil.get_terminal_size().columns if sys.stdout.isatty() else PIPED
