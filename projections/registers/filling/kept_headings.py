"""Whether a workbook that comes back filled in still has the headings it was made with."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Final

from ledger.catalog.lines import Line, catalog
from projections.registers.filling.refusals import HeadingsChanged
from projections.registers.filling.register_columns import OF_EXPORTS, column_names
from projections.registers.reading.book import RegisterBook, RegisterNotice
from projections.registers.reading.vocabulary import key, recognise, vocabulary
from projections.registers.sheets.kind import SheetKind

_EXPECTED: Final = ("sheet_left_alone", "empty_table")
"""Notices of sheets that a template has anyway: its lists, and what nobody needed."""


def filled_register(book: RegisterBook) -> RegisterBook:
    """A register that came back as a template, without the notices that every template gives.

    Raises HeadingsChanged.
    """
    lines = {key(line.name): line for line in catalog().lines}
    headed = {table.sheet: {one.name for one in table.columns.values()} for table in book.tables}
    for sheet in dict.fromkeys([*headed, *(one.sheet for one in book.notices)]):
        if (line := lines.get(key(sheet))) and (missing := _missing(line, headed.get(sheet))):
            raise HeadingsChanged(file=book.file, sheet=sheet, missing=", ".join(missing))
    return replace(book, notices=tuple(_worth_telling(book)))


def _missing(line: Line, named: set[str | None] | None) -> list[str]:
    """The usual headings of a line's columns that a sheet does not have."""
    columns = vocabulary().columns
    return [columns[one].title for one in column_names(line) if one not in (named or set())]


def _worth_telling(book: RegisterBook) -> Iterator[RegisterNotice]:
    return (
        one
        for one in book.notices
        if one.kind not in _EXPECTED
        and recognise(str(one.values.get("column", ""))) not in OF_EXPORTS
    )


def check_kind(file: str, kind: SheetKind, headed: Mapping[str, frozenset[str]]) -> None:
    """Raise HeadingsChanged where a sheet of a kind has no longer all columns of its template.

    ``headed``: the fields each sheet has a heading for.
    """
    for sheet, fields in headed.items():
        if missing := [title for name, title in kind.usual.items() if name not in fields]:
            raise HeadingsChanged(file=file, sheet=sheet, missing=", ".join(missing))
