"""What the words of counts without a line of work mean, read from data (``named_counts.toml``)."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Final, NamedTuple

from ledger.catalog.lines import catalog
from ledger.catalog.papers import papers
from projections.documents.year_end.provenance import OWN_BRANCH
from projections.inspection.reading.lexicon.wording import keys

Keys = tuple[str, ...]
Terms = frozenset[str]
NEUTRAL: Final = ""
"""The meaning of words that change nothing."""


def plain_terms(terms: Terms) -> Terms:
    """Terms that are no cell."""
    return frozenset(one for one in terms if "=" not in one)


def cell_terms(terms: Terms) -> Terms:
    """Terms that are cells."""
    return terms - plain_terms(terms)


def cell_of(terms: Terms) -> dict[str, str]:
    """The cell that some terms name."""
    return {one.partition("=")[0]: one.partition("=")[2] for one in terms if "=" in one}


class CountName(NamedTuple):
    """What a count is called, and what narrows it: ``I.checks{day=may}``."""

    name: str
    cell: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class CountContext:
    """A heading under which counts stand, and which ones, by the terms of each.

    ``meanings``: the phrases that mean a term or nothing there; ``table``: in the rows of a table,
    too; ``row``: the name of what its first column says, empty where that holds terms; ``holds``:
    the name of a cell that lines go on with; ``lists``: what stands as names and no count, by the
    terms before the colon, or of the column; ``named``: what is counted by names that nobody
    knows beforehand, ``Đội A: 03; Đội B: 04``, and the name of the cell that these are;
    ``numbered``: what a column is whose title goes on with a number, ``Năm 2020``;
    ``with_numbers``: the phrases that hold a number; ``asks``: its lines say what is asked for, and
    count nothing; ``plans``: what it counts is no fact yet.
    """

    name: str
    counts: Mapping[Terms, CountName]
    lists: Mapping[Terms, CountName]
    meanings: Mapping[Keys, str]
    named: Mapping[Terms, CountName]
    numbered: Mapping[Keys, str]
    with_numbers: tuple[Keys, ...] = ()
    table: bool = False
    row: str = ""
    holds: str = ""
    asks: bool = False
    plans: bool = False

    def column(self, words: Keys) -> Terms | None:
        """What a column is, by the words of its title."""
        for phrase, cell in self.numbered.items():
            if words[:-1] == phrase and words[-1].isdigit():
                return frozenset({f"{cell}={words[-1]}"})
        return self.terms(words)

    def terms(self, words: Sequence[str]) -> Terms | None:
        """The terms that words mean, the longest phrases first; None where one is not known."""
        found, at = set[str](), 0
        while at < len(words):
            ends = range(min(at + _LONGEST, len(words)), at, -1)
            end = next((one for one in ends if tuple(words[at:one]) in self.meanings), at)
            if end == at:
                return None
            found.add(self.meanings[tuple(words[at:end])])
            at = end
        return frozenset(found - {NEUTRAL})

    def in_phrases(self, words: Sequence[str]) -> set[int]:
        """The places of numbers that belong to a phrase: ``từ 02 ngày làm việc``."""
        places: set[int] = set()
        for phrase in self.with_numbers:
            for at in range(len(words) - len(phrase) + 1):
                if tuple(words[at : at + len(phrase)]) == phrase:
                    places |= set(range(at, at + len(phrase)))
        return places


@dataclass(frozen=True, slots=True)
class CountWords:
    """The headings of contexts, as keys; ``begun``: those that go on with other words, and what
    the number is called that is the first of them, if one must be: ``Chỉ tiêu số 5: …``;
    ``anywhere``: how lines begin that stand under no heading.
    """

    contexts: Mapping[Keys, CountContext]
    begun: Mapping[Keys, tuple[CountContext, str]]
    anywhere: Mapping[Keys, CountContext]

    def begun_by(self, words: Keys) -> tuple[CountContext, dict[str, str]] | None:
        """The context that a heading begins, and the cell that its number is."""
        for phrase, (context, name) in self.begun.items():
            if words[: len(phrase)] == phrase:
                said = words[len(phrase) : len(phrase) + 1]
                if name and said and said[0].isdigit():
                    return context, {name: str(int(said[0]))}
                if not name:
                    return context, {}
        return None


_LONGEST: Final = 16
"""Words of the longest phrase."""


@cache
def count_words(branches: tuple[str, ...] = ()) -> CountWords:
    """The words of counts; ``branches``: those that a ledger added to the catalog, by name."""
    text = files(__package__).joinpath("named_counts.toml").read_text("utf-8")
    data: dict[str, Any] = tomllib.loads(text)
    contexts, anywhere = dict[Keys, CountContext](), dict[Keys, CountContext]()
    begun = dict[Keys, tuple[CountContext, str]]()
    for row in data["context"]:
        context = _context(row, data, branches)
        contexts |= dict.fromkeys(_phrases(row.get("headings", ())), context)
        numbered = _phrases(row.get("begins", ()))
        begun |= dict.fromkeys(numbered, (context, row.get("number", "")))
        anywhere |= dict.fromkeys(_phrases(row.get("anywhere", ())), context)
    return CountWords(contexts, begun, anywhere)


@cache
def counts_known() -> frozenset[str]:
    """What counts can be called, without what narrows them."""
    words = count_words()
    contexts = (*words.contexts.values(), *words.anywhere.values())
    begun = (context for context, _number in words.begun.values())
    told = (names.values() for one in (*contexts, *begun) for names in (one.counts, one.named))
    return frozenset(name.name for names in told for name in names)


def own_branches(properties: Mapping[str, str]) -> tuple[str, ...]:
    """The branches of a ledger's own that its papers say in their properties (docs/format.md)."""
    return tuple(text for name, text in properties.items() if name.startswith(OWN_BRANCH))


def _context(
    row: Mapping[str, Any], data: Mapping[str, Any], branches: Iterable[str]
) -> CountContext:
    name = row["name"]
    meanings = dict.fromkeys(_phrases(data["neutral"]["words"]), NEUTRAL)
    for some in (data["terms"], data["words"].get(name, {})):
        own = {one: term for term, texts in some.items() for one in _phrases(texts)}
        meanings |= {one: NEUTRAL if term == "neutral" else term for one, term in own.items()}
    more = {one: row[one] for one in ("table", "row", "holds", "asks", "plans") if one in row}
    meanings = {plain_keys(one): f"branch={one}" for one in branches} | meanings
    if row.get("closings"):
        meanings |= _closings()
    if row.get("penalties"):
        meanings |= _penalties()
    counts, lists, named = (_told(data[one].get(name, {})) for one in ("counts", "lists", "named"))
    titles: dict[str, str] = row.get("numbered", {})
    numbered = {one: cell for text, cell in titles.items() for one in _phrases([text])}
    with_numbers = tuple(one for one in meanings if any(map(str.isdigit, one)))
    return CountContext(name, counts, lists, meanings, named, numbered, with_numbers, **more)


def _closings() -> dict[Keys, str]:
    """What ways of closing are called, as cells."""
    ways = [way for line in catalog().lines for way in line.closings]
    return {one: f"closing={way.name}" for way in ways for one in _phrases([way.name])}


def _penalties() -> dict[Keys, str]:
    """What types of penalties are called behind ``vụ về``, as cells."""
    types = [(f"về {name}", one.code) for one in papers().penalty_types for name in one.names]
    return {one: f"type={code}" for text, code in types for one in _phrases([text])}


def _told(found: Mapping[str, list[list[str]]]) -> dict[Terms, CountName]:
    return {frozenset(terms): _name(one) for one, several in found.items() for terms in several}


def _name(text: str) -> CountName:
    """A name as the file writes it, its cell in braces."""
    name, _, cell = text.rstrip("}").partition("{")
    parts = (one.partition("=") for one in cell.split(",") if one)
    return CountName(name, {key: value for key, _, value in parts})


def plain_keys(text: str) -> Keys:
    """The keys of a phrase without the marks in it."""
    return tuple(one for one in keys(text) if one.isalnum())


def _phrases(texts: Iterable[str]) -> list[Keys]:
    return [plain_keys(text) for text in texts]
