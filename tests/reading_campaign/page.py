"""A report while it is written: its lines and tables, and every figure it states.

A figure stands in the text as a mark until the report is typed, so that an error can be planted.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final

from tests.reading_campaign.truth import STOCKS_AND_FLOWS, Cell, Statistics

LEFT, ABOVE = "<", "^"
"""A table's cell merged with its left neighbour, or with the one above."""

SUM: Final = "Tổng"
MARK: Final = re.compile("\ue000(\\d+)\ue001")
Key = tuple[str, str, tuple[tuple[str, str], ...]]


def key_of(line: str, measure: str, cell: Cell) -> Key:
    """A figure's place; case and punctuation of what a cell names do not matter."""
    plain = {name: re.sub(r"[\W_]+", " ", value.casefold()) for name, value in cell.items()}
    return line, measure, tuple(sorted(plain.items()))


@dataclass(slots=True)
class Stated:
    """A figure as the report states it.

    ``value`` None: a blank. ``optional``: a careful reader may differ. ``others``: cells that say the
    same. ``near``: what makes it hard, shared by all figures of a section.
    """

    line: str
    measure: str
    cell: Cell
    value: int | None
    near: set[str]
    optional: bool = False
    others: tuple[Cell, ...] = ()

    @property
    def key(self) -> Key:
        return key_of(self.line, self.measure, self.cell)

    @property
    def keys(self) -> set[Key]:
        return {key_of(self.line, self.measure, cell) for cell in (self.cell, *self.others)}


@dataclass(slots=True)
class Line:
    """A paragraph. ``below``: it belongs to the one above it; ``heading``: others belong to it."""

    text: str
    near: set[str]
    section: str = ""
    below: bool = False
    heading: bool = False


@dataclass(slots=True)
class Table:
    """Rows of a table; ``LEFT`` and ``ABOVE`` stand for merged cells."""

    rows: list[list[str]]
    near: set[str]


@dataclass(slots=True)
class Sheet:
    """What follows stands on a sheet of this name."""

    name: str


@dataclass
class Page:
    """The report so far. ``kind`` of document; ``aligned``: blanks, not tabs, part a text's tables;
    ``framed``: at which ends something else stands.
    """

    truth: Statistics
    blocks: list[Line | Table | Sheet] = field(default_factory=list)
    stated: list[Stated] = field(default_factory=list)
    near: set[str] = field(default_factory=set)
    section: str = ""
    kind: str = "txt"
    aligned: bool = False
    framed: set[str] = field(default_factory=set)

    def begin(self, section: str) -> None:
        """From here on another line of work, or table, is spoken of."""
        self.section, self.near = section, set()

    def figure(
        self,
        line: str,
        measure: str,
        cell: Cell | None = None,
        *,
        optional: bool = False,
        others: Iterable[Cell] = (),
    ) -> str:
        """State a figure, true as counted; returns the mark that stands for it in the text."""
        if SUM in (cell or {}).get("unit", ""):
            self.near.add("team called a sum")
        value = self.truth.count(line, measure, cell)
        self.stated.append(
            Stated(line, measure, cell or {}, value, self.near, optional, tuple(others))
        )
        return f"\ue000{len(self.stated) - 1}\ue001"

    def say(self, text: str, *, below: bool = False, heading: bool = False) -> None:
        """Write a paragraph."""
        self.blocks.append(Line(text, self.near, self.section, below, heading))

    def table(self, rows: list[list[str]]) -> None:
        """Write a table."""
        self.blocks.append(Table(rows, self.near))


# ---- what the figures of a report say of each other ----------------------------------------------


@dataclass(frozen=True, slots=True)
class Identity:
    """Figures that must agree: movement, parts and level, or the same figure said twice."""

    rule: str
    members: tuple[int, ...]


def identities(stated: Sequence[Stated]) -> list[Identity]:
    """All that can be held against each other among what a true report states."""
    places: dict[Key, list[int]] = defaultdict(list)
    for number, one in enumerate(stated):
        if one.value is not None and not one.optional:
            places[one.key].append(number)
    first = {key: numbers[0] for key, numbers in places.items()}
    repeats = [
        Identity("repeat", tuple(numbers)) for numbers in places.values() if len(numbers) > 1
    ]
    return [*repeats, *_movements(first), *_parts(first, stated)]


def _movements(first: dict[Key, int]) -> Iterable[Identity]:
    for line, measure, cell in first:
        members = tuple(first.get((line, one, cell), -1) for one in STOCKS_AND_FLOWS)
        if measure == "current" and -1 not in members:
            yield Identity("movement", members)


def _parts(first: dict[Key, int], stated: Sequence[Stated]) -> Iterable[Identity]:
    below: dict[tuple[Key, str], list[int]] = defaultdict(list)
    for (line, measure, cell), number in first.items():
        for name, value in cell:
            rest = tuple(pair for pair in cell if pair != (name, value))
            below[(line, measure, rest), name].append(number)
    for (total, name), members in below.items():
        whole = sum(stated[number].value or 0 for number in members)
        if total in first and stated[first[total]].value == whole and whole:
            rule = "level" if name in ("unit", "level") else "parts"
            yield Identity(rule, (first[total], *members))
