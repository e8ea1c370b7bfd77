"""What reading a workbook of registers gives: rows to record, unreadable cells, notices."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date

from ledger.errors import N_
from projections.registers.reading.headings import RegisterColumn
from projections.registers.reading.problems import PROBLEMS
from projections.registers.reading.unit_above import UnitAbove

Translate = Callable[[str], str]
"""From an English source text to the user's language."""


@dataclass(frozen=True, slots=True)
class RecordRow:
    """A record as its row states it; every value was read through the catalog.

    ``number`` as written and ``file_number`` as stored; ``attributes``: those the symbol may have
    and the row states, coded (class, list, group, type, branch, field, online, source). ``unit``
    and ``officer`` are codes (white space becomes a hyphen), ``unit_name`` and ``officer_name``
    what the cells say. None: the sheet has no such column, or the cell is blank. ``tells``: the
    columns there are. ``changed_on``: from which day a changed value holds; ``entry``: the position
    of the entry after which the row was written out, of one that was.
    """

    sheet: str
    row: int
    line: str
    number: str
    file_number: str
    symbol: str
    level: str | None
    attributes: Mapping[str, str | bool]
    unit: str | None
    unit_name: str | None
    officer: str | None
    officer_name: str | None
    opened_on: date
    basis_number: str | None
    basis_date: date | None
    closed_on: date | None
    closing: str | None
    archived_on: date | None
    tells: frozenset[str] = field(default=frozenset(), compare=False)
    changed_on: date | None = None
    entry: int | None = None


@dataclass(frozen=True, slots=True)
class BadCell:
    """A cell that cannot be accepted.

    ``column``: its heading as written; ``cell``: its place (``J7``; ``""`` when the whole column is
    missing);
    ``value``: what it says, ``""`` when blank;
    ``kind``: a slug of register_problems; ``values``: what fills the templates ``message`` and
    ``hint``.
    """

    file: str
    sheet: str
    row: int
    column: str
    cell: str
    value: str
    kind: str
    values: Mapping[str, object]

    @property
    def message(self) -> str:
        """The English template of what is wrong."""
        return PROBLEMS[self.kind].message

    @property
    def hint(self) -> str:
        """The English template of what to do."""
        return PROBLEMS[self.kind].hint

    def say(self, translate: Translate) -> tuple[str, str]:
        """The message and the hint in the user's language, filled in."""
        spoken = {None: "–", True: translate(N_("yes")), False: translate(N_("no"))}
        given = {
            name: spoken.get(value) if value is None or value is True or value is False else value
            for name, value in self.values.items()
        }
        values = {"value": self.value, "column": self.column, **given}
        return translate(self.message).format_map(values), translate(self.hint).format_map(values)


@dataclass(frozen=True, slots=True)
class RegisterNotice:
    """Something the user should know that hinders nothing.

    ``message``: an English template, filled by ``values``.
    """

    sheet: str
    kind: str
    message: str
    values: Mapping[str, object]

    def say(self, translate: Translate) -> str:
        """The message in the user's language, filled in."""
        return translate(self.message).format_map(self.values)


@dataclass(frozen=True, slots=True)
class RegisterTable:
    """A table of a sheet: where its headings stand (both rows included) and what they are.

    ``line``: the line of work of all its rows; None when each row's symbol tells. ``titles``: the
    texts above; ``unit``: the unit they say is that of rows which name none.
    """

    sheet: str
    line: str | None
    titles: tuple[str, ...]
    first_heading_row: int
    last_heading_row: int
    columns: Mapping[int, RegisterColumn]
    unit: UnitAbove | None = None


@dataclass(frozen=True, slots=True)
class RegisterBook:
    """A workbook of registers, read.

    ``rejected``: sheet and number of every row that is not in ``rows`` for a bad cell of its own,
    of its table's headings, or because another row has its number. ``listed_all``: False when there
    were more bad cells than are listed.
    """

    file: str
    sha256: str
    rows: tuple[RecordRow, ...]
    rejected: tuple[tuple[str, int], ...]
    bad_cells: tuple[BadCell, ...]
    notices: tuple[RegisterNotice, ...]
    tables: tuple[RegisterTable, ...]
    listed_all: bool

    @property
    def rows_by_sheet(self) -> dict[str, int]:
        """How many acceptable rows each sheet gave, in the workbook's order."""
        counts = Counter({table.sheet: 0 for table in self.tables})
        counts.update(row.sheet for row in self.rows)
        return dict(counts)

    @property
    def rows_by_line(self) -> dict[str, int]:
        """How many acceptable rows each line of work has."""
        return dict(Counter(row.line for row in self.rows))
