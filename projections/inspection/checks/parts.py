"""Rule ``parts``: a total against its parts, in brackets at each level and on other lines."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from ledger.records.cell import OF_MOVEMENTS
from projections.inspection.checks import left_out
from projections.inspection.checks.completeness import exhaustive
from projections.inspection.checks.division import Division, divisions
from projections.inspection.checks.finding import (
    COUNTED_BY_BOTH,
    FAILS,
    HOLDS,
    NO_PARTS,
    NOT_EXHAUSTIVE,
    NOT_STATED,
    PARTS_UNREAD,
    RECLASSIFIED,
    STATED_BESIDE,
    UNCERTAIN_MEASURE,
    Check,
    RuleName,
    Verdict,
)
from projections.inspection.checks.support import DIVIDING, Evidence, without
from projections.inspection.reading.lexicon.form import Form
from projections.inspection.reading.stated.values import StatedReport

_HOLDING: Final = DIVIDING | {"officer"}
"""Who holds files: one who hands a file over to another."""
_CLAIMS: Final = ("all", "bracket")
"""How parts are listed that claim to divide their total."""
_NEVER_CHANGES: Final = frozenset({"source", "kind", *OF_MOVEMENTS})
"""What a file, or a movement, stays all its life."""


def check(report: StatedReport, form: Form) -> Iterator[Check]:
    """Check every list of parts, and every dimension with its parts on other lines.

    Then what the results of targets leave out.
    """
    evidence = Evidence.of(report)
    for division in divisions(evidence, form):
        if division.dimension not in DIVIDING:
            yield judge("parts", division, evidence, form)
    yield from left_out.check(report)


def judge(rule: RuleName, division: Division, evidence: Evidence, form: Form) -> Check:
    """Weigh one division; it stands in the line of the stated total."""
    verdict, reason = weigh(division, evidence, form)
    total = division.total
    figures = (total.id, *(part.id for part in division.parts))
    together, cell = division.together, dict(total.cell)
    return Check(
        rule, verdict, total.line, total.value, together, figures, total.where, reason, cell
    )


def weigh(division: Division, evidence: Evidence, form: Form) -> tuple[Verdict, str]:
    """Whether the parts add up; an alarm only where they must."""
    if not division.comparable:
        return "not_checkable", NOT_STATED
    if _too_many(division):
        return _unless_of_another(division, evidence)
    if not division.whole or _more_named(division, evidence):
        return "not_checkable", PARTS_UNREAD
    if division.excess == 0:
        return "holds", HOLDS
    if division.listed is None and evidence.is_unread(division.total, division.dimension):
        return "not_checkable", PARTS_UNREAD
    if not division.adds_up or not exhaustive(division, evidence, form):
        return "not_checkable", NOT_EXHAUSTIVE
    if not division.complete and (division.dimension != "level" or _is_held(division, evidence)):
        return "not_checkable", NOT_STATED
    return _unless_of_another(division, evidence)


def _too_many(division: Division) -> bool:
    """A part that is more than its total, or parts that are together, whatever else there is."""
    total = division.total.value or 0
    one_is = any((part.value or 0) > total for part in division.parts)
    return one_is or (division.adds_up and division.excess > 0)


def _more_named(division: Division, evidence: Evidence) -> bool:
    """A part stands in the report only in pieces: ``Cấp xã: 03 LC`` beside ``Cấp huyện: 07``."""
    total, dimension = division.total, division.dimension
    named = {None, *(part.cell.get(dimension) for part in division.parts)}
    below = {} if dimension in DIVIDING else total.cell
    others = (
        (cell, figure)
        for cell, figure in evidence.cells(total.line, total.measure)
        if cell.get(dimension) not in named and cell != total.cell
    )
    return any(figure.value and below.items() <= cell.items() for cell, figure in others)


def _is_held(division: Division, evidence: Evidence) -> bool:
    """Whether a part left blank has records elsewhere in the report."""
    blank = (part for part in division.parts if part.value is None)
    return any(other.value for part in blank for other in evidence.elsewhere(part))


def _unless_of_another(division: Division, evidence: Evidence) -> tuple[Verdict, str]:
    """Parts stated alone, without a measure, may be those of another total that they fit.

    What came or went otherwise than the total may be stated beside it.
    """
    if division.listed not in _CLAIMS and "movement" in division.dimension and division.excess > 0:
        return "not_checkable", STATED_BESIDE
    others = evidence.elsewhere(division.total)
    if division.alone and any(other.value == division.together for other in others):
        return "not_checkable", UNCERTAIN_MEASURE
    if moved := _moved_between(division, evidence):
        return "not_checkable", moved
    if division.listed is None and _exceed_elsewhere(division, evidence):
        return "not_checkable", NO_PARTS
    return "fails", FAILS


def _exceed_elsewhere(division: Division, evidence: Evidence) -> bool:
    """Whether what stands apart from a total exceeds it in other measures as well, and fits none.

    Then it is no part of it, as the figures of another unit named by its level.
    """
    fits: list[bool] = []
    for total in evidence.elsewhere(division.total):
        parts = [evidence.primary(total.line, total.measure, part.cell) for part in division.parts]
        values = [one.value for one in parts if one is not None and one.value is not None]
        if values and total.value is not None:
            fits.append(sum(values) <= total.value)
    return bool(fits) and not any(fits)


def _moved_between(division: Division, evidence: Evidence) -> str:
    """Why parts may exceed what came, or what went, and all be true; empty where they may not.

    They may by as many as left one part for another (LC → LT): such a record is new to its part,
    and gone from the other, but neither to the total. So what came must exceed its total by the
    same number as what went. What teams or officers handed over between them each of the two
    counts: a list that does not claim to divide the total need not add up to it. A report need
    not say by whom files went, and then only the movement speaks against it.
    """
    total, dimension = division.total, division.dimension
    twin = {"added": "removed", "removed": "added"}.get(total.measure, "")
    if not twin or division.excess <= 0 or dimension in _NEVER_CHANGES:
        return ""
    parts = _parts_in(twin, division, evidence)
    if _is_one_sided(division, parts):
        return RECLASSIFIED
    other = evidence.primary(total.line, twin, total.cell)
    stated = None if other is None else other.value
    if stated is not None and division.excess == sum(filter(None, parts.values())) - stated:
        return RECLASSIFIED
    if not _may_share(division) or evidence.movement(total) is False:
        return ""
    named = {part.cell[dimension] for part in division.parts}
    return COUNTED_BY_BOTH if None in (stated, *parts.values()) or set(parts) != named else ""


def _is_one_sided(division: Division, parts: dict[str, int | None]) -> bool:
    """Whether classes are stated of what came and not of what went, or the reverse.

    A record that was opened in one class and came to another in the period is new to both.
    """
    return division.dimension == "class" and not parts


def _may_share(division: Division) -> bool:
    """Whether parts are of those who hand files over, and do not claim to divide the total."""
    return division.dimension in _HOLDING and division.listed not in _CLAIMS


def _parts_in(measure: str, division: Division, evidence: Evidence) -> dict[str, int | None]:
    """What the report states of the same dimension under the same cell in another measure."""
    total, dimension = division.total, division.dimension
    return {
        cell[dimension]: figure.value
        for cell, figure in evidence.cells(total.line, measure)
        if dimension in cell and without(cell, dimension) == total.cell
    }
