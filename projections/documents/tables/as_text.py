"""The neutral table as text: columns side by side where they fit, else a block for each record.

Lines are broken between words alone: never in a number, a code or a day; in names where columns fit
by that.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from projections.documents.tables.table import (
    Align,
    Row,
    Table,
    Translate,
    heading,
    say,
    shown,
)
from projections.documents.tables.widths import (
    Measure,
    cells,
    column_widths,
    longest_word,
    shared,
    wrapped,
)

_BETWEEN: Final = "   "
_UNBROKEN: Final = 24
"""A value no wider than this (a number, a day, a code, a name) stays on one line."""
_TALLEST, _TALLEST_LOOSE = 8, 4
"""A row of more lines is read more easily as a block; of fewer where even names are broken."""
_TITLE_SHARE: Final = 2
"""The titles of a block take at most one part in so many of the width."""


def as_text(table: Table, translate: Translate, width: int, *, is_terminal: bool) -> str:
    """The table on lines of a width, under its title and captions.

    On a terminal, which would break longer lines anywhere, a table that does not fit is written as
    blocks; elsewhere its lines run on.
    """
    lines = [
        line
        for text in (table.title, *table.caption_lines)
        for line in wrapped(say(text, translate), width, cells)
    ]
    grid = _Columns(table, translate, width)
    if is_terminal and not grid.fits:
        grid.lay_out(_least_loose, _TALLEST_LOOSE)
    if is_terminal and not grid.fits:
        lines += ["", *grid.blocks()]
    else:
        lines += ["", *grid.rows(), ""]
    return "".join(line.rstrip() + "\n" for line in lines)


def _least(text: str) -> int:
    """How narrow a value may be: whole where it is short, else as wide as its longest word."""
    whole = cells(text)
    return whole if whole <= _UNBROKEN else longest_word(text, cells)


def _least_loose(text: str) -> int:
    """How narrow a value may be where names are broken: one with a figure in it stays whole."""
    if any(sign.isdigit() for sign in text):
        return _least(text)
    return longest_word(text, cells)


class _Columns:
    """The texts of a table, and the widths of its columns."""

    def __init__(self, table: Table, translate: Translate, width: int) -> None:
        self.width = width
        self.titles = [heading(column, translate) for column in table.columns]
        self.aligns: list[Align] = [column.alignment for column in table.columns]

        def texts(row: Row) -> list[str]:
            return [
                shown(value, column.kind, translate)
                for value, column in zip(row, table.columns, strict=True)
            ]

        self.texts = [texts(row) for row in table.rows]
        self.totals = texts(table.totals) if table.totals else None
        self.lay_out(_least, _TALLEST)

    def lay_out(self, least_of: Measure, tallest: int) -> None:
        """Find the widths; ``fits``: whether the table is a good one at the width it has."""
        values = [*self.texts, *([self.totals] if self.totals else [])]
        least, wanted = column_widths([self.titles, *values], cells, least_of)
        for index, title in enumerate(self.titles):  # a title may be broken where values may not
            narrow = max((least_of(row[index]) for row in values), default=0)
            least[index] = max(narrow, longest_word(title, cells))
        room = self.width - 2 - len(_BETWEEN) * (len(self.titles) - 1)
        found = shared(least, wanted, room)
        self.widths = least if found is None else found
        self.fits = found is not None and all(
            len(self._wrapped(row)) <= tallest for row in self.texts
        )

    def rows(self) -> Iterator[str]:
        """The columns side by side, the totals set off below."""
        yield from self._row(self.titles)
        yield " " + "─" * (sum(self.widths) + len(_BETWEEN) * (len(self.widths) - 1))
        for texts in self.texts:
            yield from self._row(texts)
        if self.totals:
            yield ""
            yield from self._row(self.totals)

    def _wrapped(self, texts: Sequence[str]) -> list[list[str]]:
        """The lines of a row, each with a text for every column."""
        parts = [
            wrapped(text, width, cells) for text, width in zip(texts, self.widths, strict=True)
        ]
        height = max(map(len, parts), default=0)
        filled = [part + [""] * (height - len(part)) for part in parts]
        return [list(line) for line in zip(*filled, strict=True)]

    def _row(self, texts: Sequence[str]) -> Iterator[str]:
        for line in self._wrapped(texts):
            columns = zip(line, self.widths, self.aligns, strict=True)
            yield " " + _BETWEEN.join(_set(text, width, align) for text, width, align in columns)

    def blocks(self) -> Iterator[str]:
        """Each record as its titles and values, one below the other; what is empty is left out."""
        aside = min(max(map(cells, self.titles)), self.width // _TITLE_SHARE)
        for texts in [*self.texts, *([self.totals] if self.totals else [])]:
            for title, text in zip(self.titles, texts, strict=True):
                if text:
                    yield from self._line(title, text, aside)
            yield ""

    def _line(self, title: str, text: str, aside: int) -> Iterator[str]:
        """A title and its value beside it, or below it where that is too wide."""
        room = self.width - aside - len(_BETWEEN)
        titles = wrapped(title, aside, cells)
        values = wrapped(text, room, cells)
        if longest_word(text, cells) > room:
            yield from titles
            yield from ("  " + line for line in wrapped(text, self.width - 2, cells))
            return
        for index in range(max(len(titles), len(values))):
            name = titles[index] if index < len(titles) else ""
            value = values[index] if index < len(values) else ""
            yield _set(name, aside, "left") + _BETWEEN + value


def _set(text: str, width: int, align: Align) -> str:
    """A text in a column."""
    space = max(0, width - cells(text))
    before = {"left": 0, "center": space // 2, "right": space}[align]
    return " " * before + text + " " * (space - before)
