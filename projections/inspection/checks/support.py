"""What the rest of a report says for or against one of its figures.

Used to lay the blame on the right line.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from projections.inspection.reading.stated.values import Breakdown, Figure, StatedReport

Key = tuple[str | None, str, tuple[tuple[str, str], ...]]
MEASURES: Final = ("opening", "added", "removed", "current")
DIVIDING: Final = frozenset({"level", "unit"})
"""Dimensions that divide records among those who hold them; rule ``level`` looks after them."""


def cell_key(cell: dict[str, str]) -> tuple[tuple[str, str], ...]:
    """A cell as a dictionary key."""
    return tuple(sorted(cell.items()))


def without(cell: dict[str, str], dimension: str) -> dict[str, str]:
    """A cell seen from one dimension less."""
    return {name: code for name, code in cell.items() if name != dimension}


def _rank(figure: Figure) -> tuple[bool, bool]:
    """Which of several figures of one thing comes first."""
    return figure.mode != "statistics", figure.value is None


@dataclass(slots=True)
class Evidence:
    """A report's figures, found by what they are figures of.

    ``primaries``: of several figures of one thing the one to reckon with; ``of_measure``: these by
    line and measure, each with its cell; ``moved``: those of a kind of movement, also by each
    thing that their cells say.
    """

    report: StatedReport
    by_key: dict[Key, list[Figure]] = field(default_factory=dict)
    primaries: dict[Key, Figure] = field(default_factory=dict)
    of_measure: dict[tuple[str | None, str], list[tuple[dict[str, str], Figure]]] = field(
        default_factory=dict
    )
    moved: dict[tuple[object, ...], list[tuple[dict[str, str], Figure]]] = field(
        default_factory=dict
    )
    under: dict[str, list[Breakdown]] = field(default_factory=dict)

    @classmethod
    def of(cls, report: StatedReport) -> Evidence:
        """Index a report."""
        found = cls(report)
        for figure in report.figures:
            found.by_key.setdefault(figure.key, []).append(figure)
        for breakdown in report.breakdowns:
            found.under.setdefault(breakdown.total, []).append(breakdown)
        for key, ones in found.by_key.items():
            found.primaries[key] = chosen = min(ones, key=_rank)
            found.of_measure.setdefault(key[:2], []).append((cell := dict(key[2]), chosen))
            if "movement" in cell:
                for said in (None, *cell.items()):
                    found.moved.setdefault((*key[:2], said), []).append((cell, chosen))
        return found

    def moved_in(
        self, line: str | None, measure: str, cell: dict[str, str]
    ) -> Iterator[tuple[dict[str, str], Figure]]:
        """The cells of a kind of movement that lie in a cell, with the figure to reckon with.

        Looked for among those that share the seldomest thing that the cell says.
        """
        shared = (self.moved.get((line, measure, said), []) for said in (None, *cell.items()))
        for stated, figure in min(shared, key=len):
            if cell.items() <= stated.items():
                yield stated, figure

    def primary(self, line: str | None, measure: str, cell: dict[str, str]) -> Figure | None:
        """The figure to reckon with where one is stated several times.

        In the statistics first, and stated rather than blank.
        """
        return self.primaries.get((line, measure, cell_key(cell)))

    def items(self) -> Iterator[tuple[Key, Figure]]:
        """Everything the report has figures of, with the one to reckon with, in reading order."""
        return iter(self.primaries.items())

    def cells(self, line: str | None, measure: str) -> Iterator[tuple[dict[str, str], Figure]]:
        """The cells of one measure of a line, with the figure to reckon with."""
        yield from self.of_measure.get((line, measure), ())

    def is_unread(self, total: Figure, dimension: str) -> bool:
        """Whether a number that was not read may be a part of a total, by this dimension.

        One of another measure shows that there is a part of which this measure is not known.
        """
        named = {cell.get(dimension) for cell, _ in self.cells(total.line, total.measure)}
        return any(
            one.line == total.line
            and dimension in one.cell
            and (one.measure in ("", total.measure) or one.cell[dimension] not in named)
            and total.cell.items() <= one.cell.items()
            for one in self.report.not_read
        )

    def elsewhere(self, figure: Figure) -> Iterator[Figure]:
        """The figures of the same cell in the other measures of stocks and flows."""
        for measure in MEASURES:
            other = self.primary(figure.line, measure, figure.cell)
            if other is not None and measure != figure.measure:
                yield other

    def __iter__(self) -> Iterator[Key]:
        """Everything the report has figures of, in reading order."""
        return iter(self.by_key)

    def movement(self, figure: Figure) -> bool | None:
        """Whether the movement holds with this figure; None where not all four are stated."""
        values: dict[str, int] = {}
        for measure in MEASURES:
            other = (
                figure
                if measure == figure.measure
                else self.primary(figure.line, measure, figure.cell)
            )
            if other is None or other.value is None:
                return None
            values[measure] = other.value
        return values["opening"] + values["added"] - values["removed"] == values["current"]

    def own_parts(self, figure: Figure) -> bool | None:
        """Whether the parts in a figure's own list add up to it.

        False also where they exceed it; None: cannot be told.
        """
        verdicts = [
            verdict
            for one in self.under.get(figure.id, [])
            if (verdict := self._adds_up(one)) is not None
        ]
        return None if not verdicts else all(verdicts)

    def _adds_up(self, breakdown: Breakdown) -> bool | None:
        """Whether the parts of one breakdown add up to its total; None: that cannot be told.

        Parts may fall short of the total where one states no number, or where not all are listed.
        """
        total = self.report.figure(breakdown.total).value
        if "+" in breakdown.dimension or total is None:
            return None
        parts = [self.report.figure(part).value for part in breakdown.parts]
        together = sum(part or 0 for part in parts)
        if together == total:
            return True
        must = None not in parts and breakdown.listed in ("all", "bracket")
        return False if together > total or must else None
