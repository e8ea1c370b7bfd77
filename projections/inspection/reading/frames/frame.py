"""What a place says of the numbers it stands over, and how such frames are unified.

Every place that can hold a number has a frame: a heading, a sheet's name, a column, a row, an
introducing line, the words before a colon, the words beside the number. A frame says a little of
everything; what a number means is the unification of all frames over it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final, Literal

from projections.inspection.reading.stated.values import COMPARISON, NOT_FACT, NOT_UNDERSTOOD

When = Literal["", "own", "part", "other"]
"""Of the report's own period, of part of it, of another; empty where a place does not say."""

ASKED: Final = frozenset({"criterion", "requirement", "plan"})
"""Modalities that a result answers."""
HOLDERS: Final = ("unit", "level", "branch")
"""Dimensions of who holds the records: they go on where a new line of work begins."""

WAYS: Final[Mapping[Literal["came", "went"], str]] = {"came": "added", "went": "removed"}
"""The marks of files that came or went otherwise than anew, and the flow they belong to."""

Rule = Literal["overrule", "gather", "lift"]
RULES: Final[Mapping[str, Rule]] = {
    "lines": "overrule",
    "measure": "overrule",
    "when": "overrule",
    "day": "overrule",
    "noun": "overrule",
    "cell": "gather",
    "unknown": "gather",
    "modality": "lift",
}
"""How a frame and one inside it are unified, field by field: the nearer wins; both hold; or the
nearer wins and a result takes away what was asked for."""


@dataclass(frozen=True, slots=True)
class Frame:
    """What a place says, as far as it says it.

    ``lines``: lines of work; ``cell``: dimension → code; ``measure``: what it counts, ``sure``:
    by a word that can mean nothing else; ``when``: of what time; ``modality``: what it is instead
    of a fact; ``noun``: what is counted; ``day``: of which day; ``unknown``: words that may narrow
    what is counted; ``stranger``: who holds it, where that is not known to be a unit under the
    reporting one; ``either``: the symbol that its line's name is as well; ``marks``: what else
    its words do (:data:`MARKS`).
    """

    lines: tuple[str, ...] = ()
    cell: Mapping[str, str] = field(default_factory=dict)
    measure: str = ""
    sure: bool = False
    when: When = ""
    modality: str = ""
    noun: str = ""
    day: date | None = None
    unknown: tuple[str, ...] = ()
    either: Mapping[str, str] = field(default_factory=dict)
    marks: frozenset[str] = frozenset()
    stranger: str = ""

    def over(self, inner: Frame) -> Frame:
        """Unify with the frame of a place inside this one, by :data:`RULES`.

        A new line of work drops the cells above it but for the holder.
        """
        anew = bool(inner.lines) and inner.lines != self.lines
        kept = {name: code for name, code in self.cell.items() if not anew or name in HOLDERS}
        if inner.is_whole:
            kept = {name: code for name, code in kept.items() if name not in HOLDERS}
        asked = "lifts" in inner.marks and self.modality in ASKED
        asked |= "done" in inner.marks and self.modality == "plan"
        return replace(
            inner,
            lines=inner.lines or self.lines,
            cell={**kept, **inner.cell},
            measure=inner.measure or self.measure,
            sure=inner.sure if inner.measure else self.sure,
            when=inner.when or self.when,
            modality=inner.modality or ("" if asked else self.modality),
            noun=inner.noun or self.noun,
            day=inner.day or self.day,
            unknown=(*self.unknown, *inner.unknown),
            stranger=inner.stranger or ("" if inner.names_unit else self.stranger),
        )

    def beside(self, other: Frame) -> Frame:
        """Unify with a frame of the same rank, a row's with a column's, which must agree."""
        clash = any(self.cell.get(name, code) != code for name, code in other.cell.items())
        clash |= bool(self.measure and other.measure and self.measure != other.measure)
        clash |= bool(self.lines and other.lines and self.lines != other.lines)
        whole = other.over(replace(self, unknown=()))
        return replace(
            whole,
            cell={**other.cell, **self.cell},
            unknown=(*self.unknown, *other.unknown),
            either={**other.either, **self.either},
            stranger=self.stranger or other.stranger,
            marks=self.marks | other.marks | ({"clash"} if clash else frozenset()),
        )

    @property
    def is_whole(self) -> bool:
        """Whether it speaks of the whole unit, and of no part of it."""
        return "whole" in self.marks and not self.cell

    @property
    def says_whose(self) -> bool:
        """Whether as a topic it sets what it stands over apart from the lines before it."""
        return bool(self.cell or self.closed or self.is_whole)

    def belongs_to(self, measure: str) -> bool:
        """Whether it says no measure, or one only by whither files went: that of the total."""
        return not self.measure or (self.measure == measure and bool(self.marks & WAYS.keys()))

    @property
    def is_held(self) -> bool:
        """Whether it says of whom it is, if not of the whole unit."""
        return bool(self.stranger) or any(name in HOLDERS for name in self.cell)

    @property
    def names_unit(self) -> bool:
        """Whether it says of which unit it is."""
        return self.is_whole or "unit" in self.cell

    @property
    def line(self) -> str | None:
        """The line of work, where one only is named."""
        return self.lines[0] if len(self.lines) == 1 else None

    @property
    def closed(self) -> str:
        """Why no number under it is a figure of the report's lines; empty where they may be."""
        if self.when in ("part", "other"):
            return COMPARISON
        if self.modality:
            return NOT_FACT
        return NOT_UNDERSTOOD if self.unknown or self.stranger else ""

    @property
    def blocking(self) -> str:
        """The first words that are not known, or who holds it that is no unit known."""
        return " ".join(self.unknown[:2]) or self.stranger

    @property
    def says_anything(self) -> bool:
        """Whether it says more than harmless words."""
        return bool(self.cell or self.closed or self.measure or self.lines)


MARKS: Final[Mapping[str, str]] = {
    "total": "the sum of what stands beside it",
    "whole": "it is of the whole unit",
    "split": "what follows divides the stock of now by level",
    "none": "there are none",
    "done": "what was done in the report's time, whatever its title says",
    "change": "a rise or fall, which may be against another period",
    "clash": "two of its words contradict each other",
    "by_day": "only a day says which stock it is",
    "days": "it names several days",
    "lifts": "results follow",
    "several": "it names several lines of work",
    "joined": "another line of work restricts what is counted",
    "units": "units, of which none is named",
    "rate": "a percentage stands in it",
    "numbers": "it numbers rows, or says in what is counted",
    "compared": "it compares with another period",
    "carried": "it names the period before, which may be the opening",
    "came": "a kind of movement by which files came",
    "went": "one by which they went",
}
