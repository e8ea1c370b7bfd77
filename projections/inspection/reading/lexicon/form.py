"""The description of a report's form, read from data: which words mean what.

The reader knows grammar; this knows words. Another form is another file.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any

from ledger.catalog.lines import catalog
from projections.inspection.reading.lexicon.entries import Meaning as Meaning
from projections.inspection.reading.lexicon.entries import Phrases, lexicon
from projections.inspection.reading.lexicon.entries import Sense as Sense
from projections.inspection.reading.lexicon.wording import key, keys


@dataclass(frozen=True, slots=True)
class Dimension:
    """What the checks need to know of a dimension: its values, and whether together they are all
    there is.

    ``alone``: a list of its values needs no word that names it: ``18 (A: 8, B: 10)``; ``heads``:
    the words that may stand before a list of them: ``phân theo danh mục:``; ``lines``: the lines of
    work that have it (none: all); ``needless``: symbols, each with the value that all their records
    have.
    """

    name: str
    whole: bool
    values: tuple[str, ...]
    within: tuple[tuple[str, str], ...] = ()
    alone: bool = False
    bare: dict[tuple[str, ...], str] = field(default_factory=dict)
    heads: frozenset[tuple[str, ...]] = frozenset()
    lines: tuple[str, ...] = ()
    needless: frozenset[tuple[str, str]] = frozenset()


@dataclass(frozen=True, slots=True)
class Letterhead:
    """How the head of a report is known: each phrase as keys."""

    motto: tuple[tuple[str, ...], ...]
    unit_starts: tuple[tuple[str, ...], ...]
    titles: tuple[tuple[str, ...], ...]
    no_units: tuple[tuple[str, ...], ...]
    levels: tuple[tuple[tuple[str, ...], ...], ...]
    general: dict[tuple[str, ...], str]
    short: dict[str, tuple[str, ...]]
    joints: tuple[tuple[str, ...], ...]
    party: tuple[tuple[str, ...], ...]
    addressed: tuple[tuple[str, ...], ...]
    speaks: tuple[tuple[str, ...], ...]
    max_lines: int


@dataclass(frozen=True, slots=True, eq=False)
class Form:
    """A form description, ready for use. Two forms are the same only if they are one object."""

    phrases: Phrases
    letterhead: Letterhead
    dimensions: dict[str, Dimension]
    line_names: dict[str, tuple[str, ...]]
    line_dimensions: dict[str, tuple[str, ...]]
    heading_lines: frozenset[str]
    """Lines of work of which a symbol's name alone may be a heading: ``Cơ sở bí mật``."""
    other_nouns: dict[str, tuple[tuple[str, ...], ...]]
    foreign_nouns: dict[str, tuple[tuple[str, ...], ...]]
    ways: dict[str, tuple[tuple[str, ...], ...]]
    states: tuple[tuple[str, ...], ...]
    between: frozenset[str]
    year_start: tuple[int, int]
    near_days: int
    span_days: dict[str, tuple[int, int]]
    ordinal_words: tuple[str, ...]
    numbered_words: tuple[str, ...]
    digits: dict[str, int]
    scales: dict[str, int]
    columns: dict[tuple[str, ...], tuple[str, ...]]
    """By a column's heading: the dimensions that the names below it may be values of."""

    def bare_value(self, dimension: str, word: str) -> str | None:
        """The code of a value named without its dimension, where the one before had it:
        ``danh mục I: 10; II: 20``.
        """
        found = self.dimensions[dimension].bare if dimension in self.dimensions else {}
        return found.get(keys(word))

    def value_alone(self, line: str, word: str) -> dict[str, str]:
        """The cell that a value named alone means, of a dimension that needs no word of its own."""
        for name in self.line_dimensions.get(line, ()):
            code = self.bare_value(name, word) if self.dimensions[name].alone else None
            if code:
                return {name: code}
        return {}

    def dimension_headed(self, text: str, line: str) -> str:
        """The dimension of a line of work that the last words before a colon name: ``phân
        theo danh mục:``; else empty.
        """
        words = keys(text.rstrip(" :"))
        for name in self.line_dimensions[line]:
            if any(words[len(words) - len(head) :] == head for head in self.dimensions[name].heads):
                return name
        return ""

    def completed(self, cell: dict[str, str]) -> dict[str, str]:
        """A cell with what its parts mean as well: a type means the symbol that has types; without
        what its symbol says already, ``ĐN (không gian mạng)``.
        """
        for name, dimension in self.dimensions.items():
            if name in cell:
                cell = {**dict(dimension.within), **cell}
        symbol, known = cell.get("symbol", ""), self.dimensions
        said = {it for it in cell if it in known and (symbol, cell[it]) in known[it].needless}
        return {name: code for name, code in cell.items() if name not in said}

    def counts_others(self, line: str, noun: str) -> bool:
        """Whether a noun beside a way of closing counts no records of a line: ``phá 02 chuyên
        án, khởi tố 03 vụ``.
        """
        return keys(noun) in self.other_nouns[line]

    def is_foreign(self, line: str, noun: str) -> bool:
        """Whether a noun never counts records of a line: ``21 vụ`` under collaborators."""
        return keys(noun) in self.foreign_nouns[line]

    def names_noun(self, text: str) -> bool:
        """Whether anything that is counted is named in words, ``quản lý đối tượng``."""
        words = keys(text)
        for at, word in enumerate(words):
            lengths, phrases = self.phrases.get(word, ((), {}))
            found = (phrases.get(words[at : at + length], ()) for length in lengths)
            if any(one.sense in ("noun", "count_noun") for said in found for one in said):
                return True
        return False

    def is_way(self, line: str, word: str) -> bool:
        """Whether a word for removals also names one way of closing of a line: ``thanh loại``."""
        return keys(word) in self.ways[line]

    def says_state(self, word: str) -> bool:
        """Whether a word may say that records are not suspended: ``đấu tranh``."""
        return keys(word) in self.states

    @property
    def number_words(self) -> set[str]:
        """The keys of all words that spell numbers."""
        return {*self.digits, *self.scales}

    def spelled(self, words: Iterable[str]) -> int | None:
        """The number that the keys of words spell, ``hai mươi lăm``; None where they spell none."""
        whole, part, digit = 0, 0, None
        for word in words:
            scale = self.scales.get(word)
            if scale is None:
                worth = self.digits[word]
                if digit is not None and digit != 0:
                    return None
                part, digit = (part + 10, None) if worth == 10 else (part, worth)
            elif scale == 1000:
                whole, part, digit = (whole + part + (digit or 0)) * 1000, 0, None
            elif digit is None:
                return None
            else:
                part, digit = part + digit * scale, None
        return whole + part + (digit or 0)

    def may_be_of(self, line: str, cell: Mapping[str, str]) -> bool:
        """Whether records of a line of work can have such a cell: only its own symbols, and no
        class outside watch files.
        """
        symbol = cell.get("symbol")
        known = (self.dimensions[name] for name in cell if name in self.dimensions)
        lines = all(not one.lines or line in one.lines for one in known)
        return lines and (symbol is None or symbol in self.symbols(line))

    def symbols(self, line: str) -> tuple[str, ...]:
        """The symbols of a line of work, by the catalog."""
        return tuple(symbol.code for symbol in catalog().line(line).symbols)


def year_end_text() -> str:
    """The file that describes the year-end report's form."""
    return files(__package__).joinpath("year_end_report.toml").read_text("utf-8")


@cache
def year_end_form() -> Form:
    """The year-end report's form."""
    return load_form(tomllib.loads(year_end_text()))


def load_form(data: dict[str, Any]) -> Form:
    """Make a form of the data of its file.

    Raises UnknownCode where it names a line or symbol that the catalog does not have.
    """
    period, lexing = data["period"], data["lexing"]
    day, month = (int(part) for part in period["year_starts"].split("/"))
    return Form(
        phrases=lexicon(data),
        letterhead=_letterhead(data["letterhead"]),
        dimensions={row["name"]: _dimension(row) for row in data["dimension"]},
        line_names={row["code"]: tuple(row["names"]) for row in data["line"]},
        line_dimensions={row["code"]: tuple(row.get("dimensions", ())) for row in data["line"]},
        heading_lines=frozenset(row["code"] for row in data["line"] if row.get("symbols_head")),
        other_nouns={row["code"]: _phrases(row.get("other_nouns", ())) for row in data["line"]},
        foreign_nouns={row["code"]: _phrases(row.get("foreign_nouns", ())) for row in data["line"]},
        ways={row["code"]: _phrases(row.get("ways", ())) for row in data["line"]},
        states=tuple(
            keys(text)
            for row in data["dimension"]
            for texts in row.get("beside", {}).values()
            for text in texts
        ),
        between=frozenset(part for phrase in period["between"] for part in keys(phrase)),
        year_start=(day, month),
        near_days=period["near_days"],
        span_days={span: (least, most) for span, (least, most) in period["span_days"].items()},
        ordinal_words=tuple(lexing["ordinal_words"]),
        numbered_words=tuple(lexing["numbered_words"]),
        digits={key(word): worth for word, worth in lexing["digits"].items()},
        scales={key(word): worth for word, worth in lexing["scales"].items()},
        columns=_columns(data["columns"]),
    )


def _letterhead(head: dict[str, Any]) -> Letterhead:
    return Letterhead(
        motto=_phrases(head["motto"]),
        unit_starts=_phrases(head["unit_starts"]),
        titles=_phrases(head["titles"]),
        no_units=_phrases(head["no_units"]),
        levels=tuple(_phrases(level) for level in head["levels"]),
        general={keys(text): level for text, level in head["general"].items()},
        short={key(word): keys(text) for word, text in head["short"].items()},
        joints=_phrases(head["joints"]),
        party=_phrases(head["party"]),
        addressed=_phrases(head["addressed"]),
        speaks=_phrases(head["speaks"]),
        max_lines=head["max_lines"],
    )


def _phrases(texts: Iterable[str]) -> tuple[tuple[str, ...], ...]:
    return tuple(keys(text) for text in texts)


def _columns(headings: dict[str, list[str]]) -> dict[tuple[str, ...], tuple[str, ...]]:
    found: dict[tuple[str, ...], tuple[str, ...]] = {}
    for dimension, texts in headings.items():
        for text in texts:
            found[keys(text)] = (*found.get(keys(text), ()), dimension)
    return found


def _dimension(row: dict[str, Any]) -> Dimension:
    within = tuple((str(name), str(value)) for name, value in row.get("within", {}).items())
    bare = {keys(text): code for code, texts in row["values"].items() for text in texts}
    heads = (
        frozenset(keys(prefix) for prefix in row["prefixes"])
        if row.get("heads_list")
        else frozenset()
    )
    return Dimension(
        row["name"],
        row.get("whole", False),
        tuple(row["values"]),
        within,
        row.get("alone", False),
        bare,
        heads,
        tuple(row.get("lines", ())),
        frozenset((symbol, str(value)) for symbol, value in row.get("needless", {}).items()),
    )
