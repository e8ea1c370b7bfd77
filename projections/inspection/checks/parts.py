"""Rule ``parts``: a total against its parts, at each level of brackets, and against parts stated on
other lines.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from projections.documents.lines.document import Where
from projections.inspection.checks.finding import (
    FAILS,
    HOLDS,
    NOT_EXHAUSTIVE,
    NOT_STATED,
    PARTS_UNREAD,
    RECLASSIFIED,
    UNCERTAIN_MEASURE,
    Check,
    RuleName,
    Verdict,
)
from projections.inspection.checks.support import DIVIDING, MEASURES, Evidence, Key
from projections.inspection.reading.form import Form
from projections.inspection.reading.stated import Figure, Listed, StatedReport

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
        "source",
        "kind",
    }
)
"""A record has one value of each, so parts can be added up."""


@dataclass(frozen=True, slots=True)
class Division:
    """A total and parts of one dimension.

    ``listed``: how they are set under it; None where they stand apart from it.
    """

    total: Figure
    parts: tuple[Figure, ...]
    dimension: str
    listed: Listed | None
    whole: bool = True

    @property
    def together(self) -> int:
        """The sum of the parts that are stated."""
        return sum(part.value for part in self.parts if part.value is not None)

    @property
    def complete(self) -> bool:
        """Whether every part that is named is stated."""
        return all(part.value is not None for part in self.parts)


def check(report: StatedReport, form: Form) -> Iterator[Check]:
    """Check every list of parts, and every dimension whose parts stand on other lines than their
    total.
    """
    evidence = Evidence.of(report)
    for division in divisions(evidence, form):
        if division.dimension not in DIVIDING:
            yield judge("parts", division, evidence, form)


def divisions(evidence: Evidence, form: Form) -> Iterator[Division]:
    """Listed breakdowns first, then parts that stand apart."""
    report = evidence.report
    covered: set[tuple[Key, str]] = set()
    for one in report.breakdowns:
        total = report.figure(one.total)
        covered.add((total.key, one.dimension))
        yield Division(
            total,
            tuple(report.figure(part) for part in one.parts),
            one.dimension,
            one.listed,
            one.whole,
        )
    yield from _apart(evidence, form, covered)


def _apart(evidence: Evidence, form: Form, covered: set[tuple[Key, str]]) -> Iterator[Division]:
    """Parts known by their cells alone: ``loại A 09, loại B 13`` under a total stated elsewhere."""
    groups: dict[tuple[Key, str], list[Figure]] = {}
    for line, measure, cell in evidence:
        if line is None or measure not in MEASURES:
            continue
        for dimension, _code in cell:
            base = tuple(pair for pair in cell if pair[0] != dimension)
            bound = form.dimensions.get(dimension)
            if bound and any(pair not in base for pair in bound.within):
                continue
            part = evidence.primary(line, measure, dict(cell))
            if part is not None:
                groups.setdefault(((line, measure, base), dimension), []).append(part)
    for (key, dimension), parts in groups.items():
        total = evidence.primary(key[0], key[1], dict(key[2]))
        if (
            total is not None
            and (key, dimension) not in covered
            and not _bound_below(dimension, parts)
        ):
            yield Division(total, tuple(parts), dimension, None)


def _bound_below(dimension: str, parts: list[Figure]) -> bool:
    """Symbols of typed cells (``LT loại 1``) are no parts of a total of all types."""
    return dimension == "symbol" and any("type" in part.cell for part in parts)


def judge(rule: RuleName, division: Division, evidence: Evidence, form: Form) -> Check:
    """Weigh one division and lay the blame."""
    verdict, reason = weigh(division, evidence, form)
    total = division.total
    where = blame(division, evidence) if verdict == "fails" else _last(division).where
    figures = (total.id, *(part.id for part in division.parts))
    return Check(
        rule,
        verdict,
        total.line,
        total.value,
        division.together,
        figures,
        where,
        reason,
        dict(total.cell),
    )


def weigh(division: Division, evidence: Evidence, form: Form) -> tuple[Verdict, str]:
    """Whether the parts add up; an alarm only where they must."""
    total, together = division.total.value, division.together
    if total is None or not any(part.value is not None for part in division.parts):
        return "not_checkable", NOT_STATED
    adds_up = division.dimension in _DISJOINT
    if any((part.value or 0) > total for part in division.parts) or (adds_up and together > total):
        return _unless_of_another(division, evidence)
    if not division.whole or _more_named(division, evidence):
        return "not_checkable", PARTS_UNREAD
    if together == total:
        return "holds", HOLDS
    if not adds_up or not _exhaustive(division, evidence, form):
        return "not_checkable", NOT_EXHAUSTIVE
    if not division.complete and division.dimension != "level":
        return "not_checkable", NOT_STATED
    return _unless_of_another(division, evidence)


def _more_named(division: Division, evidence: Evidence) -> bool:
    """A part stands in the report only in pieces: ``Cấp xã: 03 LC`` beside ``Cấp huyện: 07``."""
    total, dimension = division.total, division.dimension
    named = {part.cell.get(dimension) for part in division.parts}
    cells = [
        dict(pairs)
        for line, measure, pairs in evidence
        if (line, measure) == (total.line, total.measure)
    ]
    below = {} if dimension in DIVIDING else total.cell
    others = [
        cell
        for cell in cells
        if cell.get(dimension) not in {None, *named} and below.items() <= cell.items()
    ]
    others = [cell for cell in others if cell != total.cell]
    return any(
        (one := evidence.primary(total.line, total.measure, cell)) and one.value for cell in others
    )


def _unless_of_another(division: Division, evidence: Evidence) -> tuple[Verdict, str]:
    """Parts stated alone, without a measure, may be those of another total that they fit."""
    total = division.total
    alone = division.listed is None and all(part.mode != "statistics" for part in division.parts)
    others = (
        evidence.primary(total.line, measure, total.cell)
        for measure in MEASURES
        if measure != total.measure
    )
    if alone and any(other is not None and other.value == division.together for other in others):
        return "not_checkable", UNCERTAIN_MEASURE
    if _moved_between(division, evidence):
        return "not_checkable", RECLASSIFIED
    return "fails", FAILS


def _moved_between(division: Division, evidence: Evidence) -> bool:
    """The parts exceed what came and what went by the same number: as many left one part for
    another (LC → LT).

    Such a record is new to its part, and gone from the other, but neither to the total.
    """
    total, dimension = division.total, division.dimension
    twin = {"added": "removed", "removed": "added"}.get(total.measure)
    other = evidence.primary(total.line, twin, total.cell) if twin else None
    if (
        twin is None
        or other is None
        or other.value is None
        or total.value is None
        or dimension in ("source", "closing", "kind")
    ):
        return False
    parts = 0
    for line, measure, pairs in evidence:
        cell = dict(pairs)
        value = cell.pop(dimension, None)
        if (line, measure, cell) == (total.line, twin, total.cell) and value is not None:
            figure = evidence.primary(line, measure, dict(pairs))
            parts += (figure.value or 0) if figure else 0
    return division.together - total.value == parts - other.value > 0


def _exhaustive(division: Division, evidence: Evidence, form: Form) -> bool:
    """Whether the parts must be all there is."""
    dimension, count = division.dimension, len(division.parts)
    if dimension == "level" or _lists_everything(division, form):
        return True
    if dimension == "kind" and _same_kinds_fit(division, evidence):
        return True
    match division.listed:
        case "all":
            return count > 1 or dimension in ("symbol", "unit", "type")
        case "bracket":
            return dimension in ("symbol", "unit") or (count > 1 and dimension != "source")
        case "named":
            return dimension == "symbol"
        case "some":
            return dimension == "symbol" and _all_there_can_be(division, evidence)
        case None:
            return _fits_elsewhere(division, evidence)


def _same_kinds_fit(division: Division, evidence: Evidence) -> bool:
    """A list of the same kinds adds up to its total elsewhere in the report, so the report means
    them to be all.
    """
    wanted = _kinds(division.total, division.parts)
    for one in evidence.report.breakdowns:
        if one.dimension != "kind":
            continue
        total, parts = (
            evidence.report.figure(one.total),
            [evidence.report.figure(part) for part in one.parts],
        )
        if (
            total.value
            and total.value == sum(part.value or 0 for part in parts)
            and _kinds(total, parts) == wanted
        ):
            return True
    return False


def _kinds(total: Figure, parts: Iterable[Figure]) -> set[str]:
    """The names of a count list's kinds, without that of its total."""
    return {part.cell["kind"].removeprefix(total.cell["kind"]) for part in parts}


def _lists_everything(division: Division, form: Form) -> bool:
    """Every value that the dimension has is named: classes A and B, lists I to IV …"""
    named = {part.cell.get(division.dimension, "") for part in division.parts}
    if division.dimension == "symbol" and division.total.line is not None:
        return named >= set(form.symbols(division.total.line))
    known = form.dimensions.get(division.dimension)
    return known is not None and known.whole and named >= set(known.values)


def _fits_elsewhere(division: Division, evidence: Evidence) -> bool:
    """The same parts add up to the same cell's total in another measure, so the report means them
    to be all.
    """
    total = division.total
    for measure in MEASURES:
        other = evidence.primary(total.line, measure, total.cell)
        if other is None or measure == total.measure or not other.value:
            continue
        parts = [evidence.primary(total.line, measure, part.cell) for part in division.parts]
        if sum(part.value or 0 for part in parts if part is not None) == other.value:
            return True
    return False


def _all_there_can_be(division: Division, evidence: Evidence) -> bool:
    """Whether there can be no other part now: the same ones made up all there was, and all that was
    added.
    """
    total = division.total
    if total.measure != "current" or not division.complete:
        return False
    named = {part.cell[division.dimension] for part in division.parts}
    for line, measure, cell in evidence:
        other = dict(cell).get(division.dimension, "")
        stated = evidence.primary(line, measure, dict(cell))
        if (
            line == total.line
            and other not in {"", *named}
            and (stated is None or stated.value != 0)
        ):
            return False
    return all(_made_up(division, measure, evidence) for measure in ("opening", "added"))


def _made_up(division: Division, measure: str, evidence: Evidence) -> bool:
    """Whether the same parts, all stated, add up to the same cell's total in another measure."""
    whole = evidence.primary(division.total.line, measure, division.total.cell)
    parts = [evidence.primary(division.total.line, measure, part.cell) for part in division.parts]
    values = [part.value for part in parts if part is not None and part.value is not None]
    return whole is not None and len(values) == len(division.parts) and sum(values) == whole.value


# ---- blame ----


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
    short = (total.value or 0) - division.together
    for part in division.parts:
        if part.value is not None and _repaired(part, part.value + short, evidence):
            return part.where
    beside = division.listed is not None or any(
        part.mode == "statistics" for part in division.parts
    )
    if beside and _repaired(total, division.together, evidence):
        return total.where
    return total.where if _in_one_table(division) else _last(division).where


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


def _last(division: Division) -> Figure:
    stated = [part for part in division.parts if part.value is not None]
    return (stated or list(division.parts))[-1]
