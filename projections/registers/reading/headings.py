"""The columns of a unit's registers, and how a row of headings is recognised."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any, Final

from ledger.values.text import fold
from projections.documents.excel.sheet_cells import SheetRow

CORE: Final = ("number", "symbol", "opened_on")
"""A row of headings names at least two of these; a summary or a guide does not."""
MIN_COLUMNS: Final = 4
MAX_HEADING_LENGTH: Final = 200
"""Characters of a text that may be a heading."""

_BRACKETS: Final = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")


@dataclass(frozen=True, slots=True)
class ColumnKind:
    """A column the reader knows.

    ``headings``: as people write it, the usual one first; ``words``: a heading that is none of
    these holds one of each;
    ``without``: and none of these; ``beside``: other names of it right of a certain column;
    ``prefixes``: words that may stand before a value; ``readings``: other writings of a value, by
    their key.
    """

    name: str
    headings: tuple[str, ...]
    words: tuple[tuple[str, ...], ...]
    without: tuple[str, ...]
    beside: Mapping[str, frozenset[str]]
    prefixes: tuple[str, ...]
    readings: Mapping[str, str]

    @property
    def title(self) -> str:
        """The usual heading."""
        return self.headings[0]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Everything in ``register_columns.toml``, words as keys (:func:`key`).

    Those that begin a text are spaced words (:func:`spaced`).
    """

    columns: Mapping[str, ColumnKind]
    by_heading: Mapping[str, str]
    placeholders: frozenset[str]
    totals: tuple[str, ...]
    not_totals: tuple[str, ...]
    bare_totals: frozenset[str]
    notes: tuple[str, ...]
    footers: tuple[str, ...]
    yes: frozenset[str]
    no: frozenset[str]


@dataclass(frozen=True, slots=True)
class RegisterColumn:
    """A column of one table: where it stands, its heading as written, and what it is.

    None: not known.
    """

    index: int
    heading: str
    name: str | None


@dataclass(frozen=True, slots=True)
class Heading:
    """A recognised row of headings, or two rows one above the other. ``columns`` by their index."""

    rows: tuple[SheetRow, ...]
    columns: Mapping[int, RegisterColumn]

    @property
    def by_name(self) -> dict[str, RegisterColumn]:
        """The known columns by what they are."""
        return {column.name: column for column in self.columns.values() if column.name}

    @property
    def first_row(self) -> int:
        """The upper row's number."""
        return self.rows[0].number

    @property
    def last_row(self) -> int:
        """The lower row's number."""
        return self.rows[-1].number


def key(text: str) -> str:
    """Return a key for headings: no accents, case, spaces or punctuation.

    All of a text that is nothing else.
    """
    return _short_key(text) if len(text) <= MAX_HEADING_LENGTH else _key(text)


def _key(text: str) -> str:
    folded = fold(text)
    return "".join(character for character in folded if character.isalnum()) or folded.replace(
        " ", ""
    )


_short_key = lru_cache(maxsize=8192)(_key)
"""A register repeats few words many times; long texts would only fill the memory."""


@cache
def vocabulary() -> Vocabulary:
    """Read the vocabulary once per process."""
    data = tomllib.loads(files(__package__).joinpath("columns.toml").read_text("utf-8"))
    columns = {row["name"]: _column_kind(row) for row in data["column"]}
    return Vocabulary(
        columns=columns,
        by_heading={
            key(heading): kind.name for kind in columns.values() for heading in kind.headings
        },
        placeholders=frozenset("".join(mark.split()) for mark in data["placeholders"]),
        totals=_spaced(data["totals"]),
        not_totals=_spaced(data["not_totals"]),
        bare_totals=_keys(data["bare_totals"]),
        notes=_spaced(data["notes"]),
        footers=tuple(map(key, data["footers"])),
        yes=_keys(data["yes"]),
        no=_keys(data["no"]),
    )


def _column_kind(row: Mapping[str, Any]) -> ColumnKind:
    return ColumnKind(
        name=row["name"],
        headings=tuple(row["headings"]),
        words=tuple(map(_spaced, row.get("words", ()))),
        without=_spaced(row.get("without", ())),
        beside={name: _keys(words) for name, words in row.get("beside", {}).items()},
        prefixes=tuple(row.get("prefixes", ())),
        readings=row.get("readings", {}),
    )


def _spaced(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(map(spaced, texts))


def _keys(texts: Iterable[str]) -> frozenset[str]:
    return frozenset(map(key, texts))


def recognise(heading: str) -> str | None:
    """What a heading names; None when it is not known. What stands in brackets may be left out."""
    return _recognise(heading) if len(heading) <= MAX_HEADING_LENGTH else None


@lru_cache(maxsize=8192)
def _recognise(heading: str) -> str | None:
    known = vocabulary().by_heading
    return known.get(key(heading)) or known.get(key(_BRACKETS.sub(" ", heading)))


def recognise_by_words(heading: str) -> str | None:
    """What the words of an unusual heading name; None when that is nothing, or not one thing."""
    words = spaced(heading[:MAX_HEADING_LENGTH])
    named = [
        kind.name for kind in vocabulary().columns.values() if kind.words and _fits(words, kind)
    ]
    return named[0] if len(named) == 1 else None


def _fits(heading: str, kind: ColumnKind) -> bool:
    wanted = all(any(word in heading for word in words) for words in kind.words)
    return wanted and not any(word in heading for word in kind.without)


def spaced(text: str) -> str:
    """The words of a text without accents, a space before and after each.

    "hồ sơ" is one, lest "sơ" pass for "số".
    """
    words = "".join(character if character.isalnum() else " " for character in fold(text)).split()
    return f" {' '.join(words)} ".replace(" ho so ", " hoso ")


def find_heading(rows: list[SheetRow]) -> Heading | None:
    """The first row of headings among ``rows``, with the row below where the two together say more.

    Whether they do is told by usual headings alone: the words of a record below an unusual one
    could say anything.
    """
    for at, upper in enumerate(rows):
        single = _heading(upper)
        if at + 1 < len(rows) and rows[at + 1].number == upper.number + 1:
            double = _heading(upper, rows[at + 1])
            if _says_more(double, single, _heading(rows[at + 1])) and _is_register(
                known := _with_unusual(double)
            ):
                return known
        if _is_register(known := _with_unusual(single)):
            return known
    return None


def _says_more(double: Heading, upper: Heading, lower: Heading) -> bool:
    """Whether two rows belong together: they name more columns than either alone.

    Or more than the upper, which names some itself.
    """
    count = len(double.by_name)
    return count > len(upper.by_name) and (count > len(lower.by_name) or len(upper.by_name) >= 2)


def _is_register(heading: Heading) -> bool:
    found = heading.by_name
    return len(found) >= MIN_COLUMNS and sum(name in found for name in CORE) >= 2


def _heading(*rows: SheetRow) -> Heading:
    """Name every column the rows head in a usual way.

    Of two columns of one kind the second is not known.
    """
    columns: dict[int, RegisterColumn] = {}
    taken: set[str] = set()
    for index in sorted({index for row in rows for index in row.cells}):
        texts = [
            row.cells[index].text
            for row in rows
            if index in row.cells and row.cells[index].kind == "text"
        ]
        written, name = _label(list(dict.fromkeys(texts)))
        if not written:
            continue
        columns[index] = RegisterColumn(index, written, None if name in taken else name)
        if name:
            taken.add(name)
    return Heading(rows, columns)


def _with_unusual(heading: Heading) -> Heading:
    """The same with the columns whose headings only their words tell.

    They take no column's name from it.
    """
    columns = dict(heading.columns)
    for index, column in columns.items():
        if column.name is None:
            guess = recognise_by_words(column.heading) or _beside(
                column.heading, columns.get(index - 1)
            )
            if guess not in {one.name for one in columns.values()}:
                columns[index] = replace(column, name=guess)
    return Heading(heading.rows, columns)


def _beside(heading: str, left: RegisterColumn | None) -> str | None:
    """What a short heading names because of the column left of it."""
    if left is None or left.name is None:
        return None
    for kind in vocabulary().columns.values():
        if key(heading) in kind.beside.get(left.name, ()):
            return kind.name
    return None


def _label(texts: list[str]) -> tuple[str, str | None]:
    """A column's heading as written and what it names.

    ``texts`` from top to bottom, no text twice.
    """
    if len(texts) == 2:
        upper, lower = texts
        for together in (f"{lower} {upper}", f"{upper} {lower}", lower):
            if name := recognise(together):
                return (lower if together == lower else f"{upper} / {lower}"), name
        return f"{upper} / {lower}", None
    return (texts[0], recognise(texts[0])) if texts else ("", None)
