"""A total and its parts: listed by the report, or told by their cells where they stand apart."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from projections.inspection.checks.support import MEASURES, Evidence, Key
from projections.inspection.reading.frames.holders import is_together, rank
from projections.inspection.reading.lexicon.form import Form
from projections.inspection.reading.stated.values import Figure, Listed

_DISJOINT: Final = frozenset(
    {
        "symbol",
        "type",
        "class",
        "list",
        "group",
        "level",
        "unit",
        "branch",
        "closing",
        "movement",
        "status",
        "source",
        "kind",
    }
)
"""A record has one value of each, so parts can be added up."""


@dataclass(frozen=True, slots=True)
class Division:
    """A total and parts of one dimension.

    ``listed``: how they are set under it; None where they stand apart from it. ``whole``: whether
    every part of the list was understood.
    """

    total: Figure
    parts: tuple[Figure, ...]
    dimension: str
    listed: Listed | None
    whole: bool = True

    @property
    def stated(self) -> list[Figure]:
        """The parts that are stated."""
        return [part for part in self.parts if part.value is not None]

    @property
    def together(self) -> int:
        """The sum of the parts that are stated."""
        return sum(part.value or 0 for part in self.parts)

    @property
    def excess(self) -> int:
        """By how much the parts exceed the total; negative where they fall short of it."""
        return self.together - (self.total.value or 0)

    @property
    def comparable(self) -> bool:
        """Whether the total and at least one part are stated."""
        return self.total.value is not None and bool(self.stated)

    @property
    def complete(self) -> bool:
        """Whether every part that is named is stated."""
        return len(self.stated) == len(self.parts)

    @property
    def adds_up(self) -> bool:
        """Whether a record is in one part at most, so that the parts can be added up."""
        return self.dimension in _DISJOINT

    @property
    def alone(self) -> bool:
        """Whether the parts stand under a target, away from the statistics and from any total."""
        return self.listed is None and all(part.mode != "statistics" for part in self.parts)


def divisions(evidence: Evidence, form: Form) -> Iterator[Division]:
    """Listed breakdowns first, then parts that stand apart."""
    report = evidence.report
    covered: set[tuple[Key, str]] = set()
    for one in report.breakdowns:
        total = report.figure(one.total)
        parts = tuple(report.figure(part) for part in one.parts)
        covered.add((total.key, one.dimension))
        if not _overlap(parts, form):
            yield Division(total, parts, one.dimension, one.listed, one.whole)
    yield from _apart(evidence, form, covered)


def _apart(evidence: Evidence, form: Form, covered: set[tuple[Key, str]]) -> Iterator[Division]:
    """Parts known by their cells alone: ``loại A 09, loại B 13`` under a total stated elsewhere."""
    groups: dict[tuple[Key, str], list[Figure]] = {}
    for (line, measure, cell), part in evidence.items():
        if line is not None and measure in MEASURES:
            for dimension, base in _divided_by(cell, form):
                groups.setdefault(((line, measure, base), dimension), []).append(part)
    for (key, dimension), parts in groups.items():
        total = evidence.primary(key[0], key[1], dict(key[2]))
        told = (key, dimension) in covered or _overlap(parts, form)
        if total is not None and not told:
            yield Division(total, tuple(parts), dimension, None)


def _overlap(parts: Iterable[Figure], form: Form) -> bool:
    """Whether units stand beside all of their kind together: ``Đội 1``, ``các đội``."""
    ranks: dict[bool, set[int]] = {True: set(), False: set()}
    for part in parts:
        name = part.cell.get("unit", "")
        ranks[is_together(name, form)].add(rank(name, form))
    return bool(ranks[True] & ranks[False])


Pairs = tuple[tuple[str, str], ...]
"""A cell as pairs of dimension and code."""


def _divided_by(cell: Pairs, form: Form) -> Iterator[tuple[str, Pairs]]:
    """Each dimension by which a figure may be a part, with the cell of its total.

    A dimension that is used within a cell only (the type of an LT) is one within that cell, and
    symbols of typed files (``LT loại 1``) are no parts of a total of all types.
    """
    for dimension, _code in cell:
        base = tuple(pair for pair in cell if pair[0] != dimension)
        bound = form.dimensions.get(dimension)
        within = bound is None or all(pair in base for pair in bound.within)
        if within and not (dimension == "symbol" and "type" in dict(base)):
            yield dimension, base
