"""Rule ``movement``: opening + added − removed = current, in total and in every cell.

A cell must be stated in all four. Where a report states what was handled, that is opening + added.
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
    UNCERTAIN_MEASURE,
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
    yield from _handled(evidence)


def _handled(evidence: Evidence) -> Iterator[Check]:
    """What was handled is what there was and what was added; it stands in the line that says so."""
    for (line, measure, cell), handled in evidence.items():
        if measure != "handled":
            continue
        parts = [evidence.primary(line, one, dict(cell)) for one in ("opening", "added")]
        known = [one for one in parts if one is not None and one.value is not None]
        expected = sum(one.value or 0 for one in known) if len(known) == len(parts) else None
        current = evidence.primary(line, "current", dict(cell))
        verdict, reason = _weighed_sum(handled, expected, current)
        figures = (*(one.id for one in known), handled.id)
        said, where = handled.value, handled.where
        yield Check("movement", verdict, line, said, expected, figures, where, reason, dict(cell))


def _weighed_sum(
    handled: Figure, expected: int | None, current: Figure | None
) -> tuple[Verdict, str]:
    """A sum that is what there is now may be meant for that."""
    if handled.value is None or expected is None:
        return "not_checkable", NOT_STATED
    if handled.value == expected:
        return "holds", HOLDS
    if current is not None and current.value == handled.value:
        return "not_checkable", UNCERTAIN_MEASURE
    return "fails", FAILS


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
