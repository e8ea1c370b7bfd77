"""Rule ``movement``: opening + added − removed = current, in total and in every cell.

A cell must be stated in all four.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ledger.records.cell import OF_MOVEMENTS
from projections.inspection.checks.finding import (
    FAILS,
    HOLDS,
    NOT_STATED,
    RECLASSIFIED,
    Check,
    Verdict,
)
from projections.inspection.checks.support import MEASURES, Evidence, without
from projections.inspection.reading.form import Form
from projections.inspection.reading.stated import Figure, StatedReport


@dataclass(slots=True)
class _Moved:
    """A cell's four figures in the order of MEASURES, without those the report leaves out."""

    line: str
    cell: dict[str, str]
    figures: dict[str, Figure]

    @property
    def last(self) -> Figure:
        """The current figure, or where it is missing the last of those there are."""
        return list(self.figures.values())[-1]

    @property
    def expected(self) -> int | None:
        """What follows from the other three; None where not all four are stated."""
        values = {measure: figure.value for measure, figure in self.figures.items()}
        opening, added, removed, current = (values.get(measure) for measure in MEASURES)
        if opening is None or added is None or removed is None or current is None:
            return None
        return opening + added - removed

    @property
    def difference(self) -> int:
        """Stated current minus what follows from the other three; 0 where that cannot be told."""
        expected = self.expected
        return 0 if expected is None else (self.last.value or 0) - expected


def check(report: StatedReport, _form: Form) -> Iterator[Check]:
    """Check every cell of which at least two of the four figures stand in the report."""
    evidence = Evidence.of(report)
    rows = list(_rows(evidence))
    for row in rows:
        yield _verdict(row, rows)


def _rows(evidence: Evidence) -> Iterator[_Moved]:
    seen: set[object] = set()
    for line, measure, cell in evidence:
        if line is None or measure not in MEASURES or (line, cell) in seen:
            continue
        if any(name in OF_MOVEMENTS for name, _ in cell):  # no stock has them
            continue
        seen.add((line, cell))
        found = {
            one: figure
            for one in MEASURES
            if (figure := evidence.primary(line, one, dict(cell))) is not None
        }
        if len(found) > 1:
            yield _Moved(line, dict(cell), found)


def _verdict(row: _Moved, rows: list[_Moved]) -> Check:
    """A mismatch stands in the line of the current figure, which the other three should give."""
    verdict, reason = _weighed(row, rows)
    figures, last = tuple(figure.id for figure in row.figures.values()), row.last
    stated, expected = last.value, row.expected
    return Check(
        "movement", verdict, row.line, stated, expected, figures, last.where, reason, row.cell
    )


def _weighed(row: _Moved, rows: list[_Moved]) -> tuple[Verdict, str]:
    if row.expected is None:
        return "not_checkable", NOT_STATED
    if row.difference == 0:
        return "holds", HOLDS
    between = set(row.cell) - {"symbol"}
    if any(_cancels_out(row, one, rows) for one in between):
        return "not_checkable", RECLASSIFIED
    return "fails", FAILS


def _cancels_out(row: _Moved, dimension: str, rows: list[_Moved]) -> bool:
    """Whether the mismatches of the cells that differ in one dimension come to nothing together.

    Records may have moved between them: a report that counts only the new and the closed says
    nothing of those, so that its cells need not move by their own figures.
    """
    rest = without(row.cell, dimension)
    siblings = (
        one
        for one in rows
        if one.line == row.line and dimension in one.cell and without(one.cell, dimension) == rest
    )
    return sum(one.difference for one in siblings) == 0
