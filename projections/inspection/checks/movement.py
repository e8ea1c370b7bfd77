"""Rule ``movement``: opening + added − removed = current, in total and in every cell stated in all
four.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from projections.inspection.checks.finding import (
    EXPLAINED,
    FAILS,
    HOLDS,
    NOT_STATED,
    RECLASSIFIED,
    Check,
    Verdict,
)
from projections.inspection.checks.support import MEASURES, Evidence
from projections.inspection.reading.form import Form
from projections.inspection.reading.stated import Figure, StatedReport


@dataclass(slots=True)
class _Moved:
    """A cell's four figures; those missing from the report are left out."""

    line: str
    cell: dict[str, str]
    figures: dict[str, Figure]

    @property
    def difference(self) -> int | None:
        """Stated current minus what follows from the other three; None where not all are stated."""
        values = {measure: figure.value for measure, figure in self.figures.items()}
        opening, added, removed, current = (values.get(measure) for measure in MEASURES)
        if opening is None or added is None or removed is None or current is None:
            return None
        return current - (opening + added - removed)


def check(report: StatedReport, _form: Form) -> Iterator[Check]:
    """Check every cell of which at least two of the four figures stand in the report."""
    evidence = Evidence.of(report)
    rows = list(_rows(evidence))
    for row in rows:
        yield _verdict(row, rows, evidence)


def _rows(evidence: Evidence) -> Iterator[_Moved]:
    seen: set[object] = set()
    for line, measure, cell in evidence:
        if line is None or measure not in MEASURES or (line, cell) in seen:
            continue
        seen.add((line, cell))
        found = {
            one: figure
            for one in MEASURES
            if (figure := evidence.primary(line, one, dict(cell))) is not None
        }
        if len(found) > 1:
            yield _Moved(line, dict(cell), found)


def _verdict(row: _Moved, rows: list[_Moved], evidence: Evidence) -> Check:
    """A mismatch stands in the line of the current figure, which the other three should give."""
    figures = tuple(figure.id for figure in row.figures.values())
    last = row.figures.get("current") or list(row.figures.values())[-1]
    difference = row.difference
    if difference is None:
        return Check(
            "movement",
            "not_checkable",
            row.line,
            last.value,
            None,
            figures,
            last.where,
            NOT_STATED,
            row.cell,
        )
    stated = last.value or 0
    if difference == 0:
        return Check(
            "movement", "holds", row.line, stated, stated, figures, last.where, HOLDS, row.cell
        )
    excuse = _excuse(row, rows, evidence)
    verdict: Verdict = "not_checkable" if excuse else "fails"
    return Check(
        "movement",
        verdict,
        row.line,
        stated,
        stated - difference,
        figures,
        last.where,
        excuse or FAILS,
        row.cell,
    )


def _excuse(row: _Moved, rows: list[_Moved], evidence: Evidence) -> str:
    """Why a mismatch is no finding of its own: another list already explains it, or records moved
    between cells.
    """
    if row.cell and evidence.disputed(row.figures.values()):
        return EXPLAINED
    if not row.cell and _repaired_by_parts(row, evidence):
        return EXPLAINED
    dimensions = set(row.cell) - {"symbol"}
    for dimension in dimensions:
        siblings = [one for one in rows if one.line == row.line and set(one.cell) == set(row.cell)]
        others = {name: code for name, code in row.cell.items() if name != dimension}
        siblings = [one for one in siblings if others.items() <= one.cell.items()]
        differences = [one.difference or 0 for one in siblings]
        if len(siblings) > 1 and sum(differences) == 0:
            return RECLASSIFIED
    return ""


def _repaired_by_parts(row: _Moved, evidence: Evidence) -> bool:
    """Whether a total other than the current one is contradicted by its parts, and the parts' sum
    would make it hold.
    """
    for measure, figure in row.figures.items():
        if measure == "current" or evidence.own_parts(figure) is not False:
            continue
        for breakdown in evidence.under.get(figure.id, []):
            together = sum(evidence.report.figure(part).value or 0 for part in breakdown.parts)
            if evidence.movement(figure, together):
                return True
    return False
