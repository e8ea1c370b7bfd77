"""The line to blame for parts that do not add up."""

from __future__ import annotations

from projections.documents.lines.document import Where
from projections.inspection.checks.division import Division
from projections.inspection.checks.support import DIVIDING, Evidence
from projections.inspection.reading.stated import Figure


def blame(division: Division, evidence: Evidence) -> Where:
    """The line to blame for parts that do not add up.

    A part whose own list fails; else a figure whose movement fails and would hold with what the
    others leave for it, a part before the total; else the last stated part's line, but in one table
    the total's, where the failing figure stands. Parts that stand alone under a target are always
    to blame.
    """
    total = division.total
    for part in division.parts:
        if evidence.own_parts(part) is False:
            return part.where
    for part in division.stated:
        if _repaired(part, (part.value or 0) - division.excess, evidence):
            return part.where
    if not division.alone and _repaired(total, division.together, evidence):
        return total.where
    return total.where if _in_one_table(division) else division.last.where


def _in_one_table(division: Division) -> bool:
    """Whether a total and all its parts stand in rows of one table, the parts not divided by level
    or unit.
    """
    places = {
        (figure.where.table, figure.where.sheet) for figure in (division.total, *division.parts)
    }
    return len(places) == 1 and places != {(None, None)} and division.dimension not in DIVIDING


def _repaired(figure: Figure, value: int, evidence: Evidence) -> bool:
    """Whether another value would make a movement hold that fails now."""
    return evidence.movement(figure) is False and evidence.movement(figure, value) is True
