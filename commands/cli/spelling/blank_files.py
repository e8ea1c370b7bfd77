"""Workbooks to be filled in, on their way into a file; and whose they are, when they come back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from commands.cli.spelling.destination import destination, path_and_form
from commands.leaving import leaving
from commands.speech import _, notice
from ledger.errors import N_

if TYPE_CHECKING:
    from projections.registers.filling.blank import Blank


def write_blank_file(blank: Blank, output: str | None, what: str) -> None:
    """Write a workbook to be filled in.

    ``what``: it holds, for its name where nobody named it. Raises BadValue, OutputNotWritten.
    """
    from projections.documents.tables.destination import whole_file
    from projections.documents.tables.file_name import file_name
    from projections.registers.filling.as_xlsx import write_blank

    named = output or file_name(what, blank.origin.unit, None)
    path, _form = path_and_form("xlsx", named)
    with whole_file(destination(path)) as file:
        write_blank(blank, file, _, leaving().mark())
    notice(N_("Written: {path}"), path=path)
