"""What a number of a commander's page opens: tables as they may leave, bounded."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from heapq import nsmallest
from typing import TYPE_CHECKING, Final

from commands.cli.telling.paper_words import TITLES, in_words
from commands.leaving import leaving
from commands.speech import _
from ledger.catalog.lines import catalog
from ledger.catalog.names import FIELDS
from ledger.errors import N_
from ledger.values.stream import Stream
from projections.documents.pages.folded import Opening, Rows

if TYPE_CHECKING:
    from commands.usecases.paper_row import PaperRow
    from commands.usecases.summing_up import Recording
    from ledger.values.period import Period
    from projections.documents.tables.table import Table
    from projections.figures.register import RegisterRow

MOST_ROWS: Final = 300
"""How many rows a number opens at most; the command that gives all of them is told."""

MOST_OF_A_MONTH: Final = 60
"""The same of a figure of a single month, of which there are many."""

FINDING_COLUMNS = (
    *("within", "finding", "effective_on", "severity", "what", "about"),
    *("answers", "remedy", "due", "status"),
)


def opening(
    label: str, table: Table, command: str, most: int | None = None, total: int | None = None
) -> Opening:
    """The number of a table's rows, which opens them.

    ``command``: by which all can be seen; ``total``: how many there are, where it has the first.
    """
    rows = rows_of(table, command, most, total) if table.rows else None
    return Opening(label, counted(len(table.rows) if total is None else total), rows)


def counted(number: int) -> str:
    """A whole number as the language writes it."""
    from projections.documents.tables.table import separated

    return separated(f"{number:,}", _)


def rows_of(table: Table, command: str, most: int | None = None, total: int | None = None) -> Rows:
    """The first rows of a table, as they may leave."""
    from projections.documents.tables.table import heading, shown

    limit = most or MOST_ROWS
    told = leaving().table(replace(table, rows=table.rows[:limit]))
    rows = [
        [shown(value, column.kind, _) for column, value in zip(told.columns, row, strict=True)]
        for row in told.rows
    ]
    titles = tuple(heading(column, _) for column in told.columns)
    numbers = tuple(column.is_sum for column in told.columns)
    left = (len(table.rows) if total is None else total) - len(rows)
    more = _(N_("… and {count} more: {command}")).format(count=counted(left), command=command)
    return Rows(titles, rows, numbers, more if left else "")


def month_of(days: Period) -> str:
    """A month as people write it: ``10/2024``."""
    return f"{days.start.month:02d}/{days.start.year}"


def wanting_table(files: Sequence[RegisterRow]) -> Table:
    """Files of a register: what they are, whose, since when."""
    from projections.documents.tables.table import Column, Table

    columns = (
        *(Column(name, FIELDS[name]) for name in ("number", "line", "symbol", "unit", "officer")),
        Column("opened_on", N_("opened on"), "date"),
    )
    rows = [
        (
            *(one.number, catalog().line(one.cell.line).name, one.cell.symbol),
            *(one.cell.unit, one.cell.officer, one.opened_on),
        )
        for one in files
    ]
    return Table(N_("Register"), columns, rows)


def recordings_table(recordings: Sequence[Recording]) -> Table:
    """The first entries on files: of which day they are, and on which they were recorded."""
    from projections.documents.tables.table import Column, Table

    columns = (
        Column("number", FIELDS["number"]),
        Column("line", FIELDS["line"]),
        Column("position", N_("Entry"), "integer"),
        Column("effective_on", N_("Effective date"), "date"),
        Column("recorded_on", N_("recorded on"), "date"),
        Column("days", N_("days after"), "integer"),
    )
    rows = [
        (
            *(Stream(one.entry.record).key, catalog().line(Stream(one.entry.record).noun).name),
            *(one.entry.position, one.entry.effective_on, one.recorded_on, one.days),
        )
        for one in nsmallest(MOST_ROWS, recordings, key=lambda one: one.entry.position)
    ]
    return Table(N_("Lateness of recording"), columns, rows)


def findings_table(findings: Sequence[PaperRow]) -> Table:
    """Findings as their own list has them."""
    from projections.documents.tables.table import Column, Table

    columns = tuple(Column(name, TITLES[name].title, TITLES[name].kind) for name in FINDING_COLUMNS)
    rows = [[in_words(one.told, name) for name in FINDING_COLUMNS] for one in findings]
    return Table(N_("Findings"), columns, rows)
