"""A workbook to be filled in (mẫu nhập), as plain values: sheets, columns, lists to choose from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from projections.registers.filling.origin import BlankOrigin

Sort = Literal["text", "day", "count", "choice"]
BlankRow = Sequence[str | date | None]
"""The cells of a row, in the order of the columns."""


@dataclass(frozen=True, slots=True)
class Choices:
    """A list to choose from: its title, its values, and what is told beside each of them.

    ``closed``: nothing else can be meant; of codes a new one may be.
    """

    title: str
    values: tuple[str, ...]
    told: tuple[str, ...] = ()
    closed: bool = True


@dataclass(frozen=True, slots=True)
class BlankColumn:
    """A column: its heading as readers know it, what it holds, whether every row has it."""

    heading: str
    sort: Sort = "text"
    needed: bool = False
    choices: Choices | None = None


@dataclass(frozen=True, slots=True)
class BlankSheet:
    """A sheet to be filled in: its name, the columns, and the rows that it has already."""

    name: str
    columns: tuple[BlankColumn, ...]
    rows: Sequence[BlankRow] = ()


@dataclass(frozen=True, slots=True)
class Blank:
    """A workbook to be filled in. ``made_on``: the day on which the books said so."""

    title: str
    origin: BlankOrigin
    unit_name: str
    made_on: date
    sheets: tuple[BlankSheet, ...]
