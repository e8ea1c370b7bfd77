"""Whether parts must be all there is, so that they have to add up to their total."""

from __future__ import annotations

from collections.abc import Iterable

from projections.inspection.checks.division import Division
from projections.inspection.checks.support import DIVIDING, Evidence, without
from projections.inspection.reading.lexicon.form import Form
from projections.inspection.reading.stated.values import Figure


def exhaustive(division: Division, evidence: Evidence, form: Form) -> bool:
    """Whether the parts must be all there is.

    By their values, by what introduces them, or by what the same parts come to elsewhere in the
    report.
    """
    if division.dimension == "level" or _lists_everything(division, form):
        return True
    several = len(division.parts) > 1
    if division.dimension == "kind" and several and _same_kinds_fit(division, evidence):
        return True
    if division.listed is None:
        return _fits_elsewhere(division, evidence)
    if division.listed == "some":
        return division.dimension == "symbol" and _all_there_can_be(division, evidence)
    return _claims_all(division)


def _claims_all(division: Division) -> bool:
    """Whether the words or brackets that introduce a list say that it holds everything."""
    dimension, several = division.dimension, len(division.parts) > 1
    if division.listed == "all":
        return several or dimension in ("symbol", "unit", "type")
    if division.listed == "bracket":
        return dimension in ("symbol", "unit") or (several and dimension != "source")
    return dimension == "symbol"


def _same_kinds_fit(division: Division, evidence: Evidence) -> bool:
    """Whether a list of the same kinds adds up to its total elsewhere in the report.

    Then the report means them to be all.
    """
    wanted = _kinds(division.total, division.parts)
    for one in evidence.report.breakdowns:
        if one.dimension != "kind":
            continue
        total = evidence.report.figure(one.total)
        parts = [evidence.report.figure(part) for part in one.parts]
        fits = total.value == sum(part.value or 0 for part in parts)
        if total.value and fits and _kinds(total, parts) == wanted:
            return True
    return False


def _kinds(total: Figure, parts: Iterable[Figure]) -> set[str]:
    """The names of a count list's kinds, without that of its total."""
    return {part.cell["kind"].removeprefix(total.cell["kind"]) for part in parts}


def _lists_everything(division: Division, form: Form) -> bool:
    """Every value that the dimension has is named: classes A and B, or lists I to IV."""
    named = {part.cell.get(division.dimension) for part in division.parts}
    if division.dimension == "symbol" and division.total.line is not None:
        return named >= set(form.symbols(division.total.line))
    known = form.dimensions.get(division.dimension)
    return known is not None and known.whole and named >= set(known.values)


def _fits_elsewhere(division: Division, evidence: Evidence) -> bool:
    """Whether the same parts add up to the same cell's total in another measure.

    Then the report means them to be all; not where another part is named in any measure, nor where
    it names one alone. By what files came says nothing of by what they went.
    """
    alone = len(division.parts) == 1 or "movement" in division.dimension
    if alone or _others_named(division, evidence):
        return False
    for other in evidence.elsewhere(division.total):
        parts = [evidence.primary(other.line, other.measure, part.cell) for part in division.parts]
        together = sum(part.value or 0 for part in parts if part is not None)
        if other.value and other.value == together:
            return True
    return False


def _others_named(division: Division, evidence: Evidence) -> bool:
    """Whether a part that is none of these is named in another measure.

    A unit or a level may be named in another line of work as well.
    """
    dimension, base = division.dimension, division.total.cell
    named = {part.cell[dimension] for part in division.parts}
    line, held = division.total.line, dimension in DIVIDING
    cells = (dict(cell) for other, _, cell in evidence if held or other == line)
    beside = (it for it in cells if it.get(dimension, "") and without(it, dimension) == base)
    return any(it[dimension] not in named for it in beside)


def _all_there_can_be(division: Division, evidence: Evidence) -> bool:
    """Whether there can be no other part now.

    The same ones made up all there was, and all that was added.
    """
    total, dimension = division.total, division.dimension
    if total.measure != "current" or not division.complete:
        return False
    named = {"", *(part.cell[dimension] for part in division.parts)}
    others = (
        figure
        for (line, _measure, cell), figure in evidence.items()
        if line == total.line and dict(cell).get(dimension, "") not in named
    )
    if any(figure.value != 0 for figure in others):
        return False
    return all(_made_up(division, measure, evidence) for measure in ("opening", "added"))


def _made_up(division: Division, measure: str, evidence: Evidence) -> bool:
    """Whether the same parts, all stated, add up to the same cell's total in another measure."""
    whole = evidence.primary(division.total.line, measure, division.total.cell)
    parts = [evidence.primary(division.total.line, measure, part.cell) for part in division.parts]
    values = [part.value for part in parts if part is not None and part.value is not None]
    return whole is not None and len(values) == len(division.parts) and sum(values) == whole.value
