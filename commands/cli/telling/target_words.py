"""How graded targets are told: results, thresholds, grades, notices, as tables."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from commands.speech import _
from ledger.errors import N_
from ledger.values.dates import format_date

if TYPE_CHECKING:
    from projections.documents.tables.table import Phrase, Row, Table
    from projections.targets.grade import GradedGroup, GradedPart
    from projections.targets.grading import GradedList, GradedTarget
    from projections.targets.measure import TargetNotice, YearAlone

GRADES = {
    "not_met": N_("Not met"),
    "partly": N_("Partly met"),
    "met": N_("Met"),
    "exceeded": N_("Exceeded"),
    "not_applicable": N_("Not applicable"),
    "not_known": N_("Not known"),
}
"""The grades of targets, in words."""

SHORT = {
    "not_met": N_("not done"),
    "partly": N_("in part"),
    "met": N_("done"),
    "exceeded": N_("beyond"),
    "not_applicable": "–",
    "not_known": "?",
}
"""The grades in a table of many units."""

REASONS = {
    "not_for_unit": N_("not asked of this kind of unit"),
    "not_in_period": N_("not asked in this period"),
    "not_for_officer": N_("no figure of one officer"),
    "has_quota": N_("there is a quota"),
    "no_quota": N_("no quota"),
    "no_list": N_("no list of objects to be surveyed"),
    "not_reached": N_("no record of it reaches that far back"),
    "not_there": N_("the unit was not there then"),
    "nothing_entered": N_("nothing was entered for a year that is counted"),
    "no_attestation": N_("not attested"),
    "refuted": N_("refuted by the records"),
}
"""Why a part has no result, in words."""

SIGNS = {">=": "≥", "<=": "≤", ">": ">", "<": "<", "=": "="}


def list_table(found: GradedList, said: tuple[Any, ...]) -> Table:
    """A graded list: a row for each part, its target's number, text and grade on the first."""
    from projections.documents.tables.table import Column, Table, verbatim

    columns = (
        Column("number", N_("No.")),
        Column("text", N_("Target")),
        Column("part", N_("Part")),
        Column("result", N_("Result")),
        Column("threshold", N_("Required")),
        Column("stands", N_("Part stands")),
        Column("grade", N_("Grade")),
    )
    rows: list[Row] = []
    for target in found.targets:
        rows += _rows(target)
    captions = (*said, *notice_lines(found))
    return Table(verbatim(found.sight.plan.title), columns, rows, captions)


def _rows(target: GradedTarget) -> list[Row]:
    from projections.documents.tables.table import Phrase

    rows: list[Row] = []
    for place, part in enumerate(target.parts):
        head = (str(target.number), target.text) if place == 0 else ("", "")
        grade = Phrase(GRADES[target.grade]) if place == 0 else None
        told = (part.letter, result_of(part), threshold_of(part), stands_of(part))
        rows.append((*head, *told, grade))
        rows += [_group_row(part, place) for place in range(len(part.groups))]
        rows += [_year_row(part, one) for one in part.years]
    return rows


def _year_row(part: GradedPart, one: YearAlone) -> Row:
    """A year alone, of several."""
    name = _(N_("year {year} alone")).format(year=one.days.start.year)
    return ("", f"   {name}", part.letter, of_year(part, one), "", "", None)


def of_year(part: GradedPart, one: YearAlone) -> str:
    """What a year alone comes to."""
    share = _share(one.numerator, one.denominator)
    return share if one.value is None else f"{share} = {written(one.value, part.kind)}"


def _group_row(part: GradedPart, place: int) -> Row:
    """A group of a part, with a threshold of its own."""
    name, share, required, stands = of_group(part, part.groups[place])
    return ("", f"   {name}", part.letter, share, required, stands, None)


def of_group(part: GradedPart, one: GradedGroup) -> tuple[str, str, str, str]:
    """What a group is called, what it comes to, what is required of it, whether it is met."""
    share = f"{_share(one.numerator, one.denominator)} = {written(one.value, part.kind)}"
    required = f"{SIGNS[part.comparator]} {written(one.threshold, part.kind)}"
    stands = GRADES["exceeded" if one.exceeded else "met" if one.met else "not_met"]
    return (one.name or _(N_("the others")), share, required, _(stands))


def result_of(part: GradedPart) -> str:
    """A part's result as people write it: ``2/3 = 66,67%``, ``2 − 2 = 0``, ``yes (#12)``.

    A count against a quota is what was done of what was planned, ``02/04``.
    """
    if part.kind == "none":
        return _attested(part)
    if part.value is None:
        return ""
    value = written(part.value, part.kind)
    if part.form == "count" and part.quotas and part.threshold is not None:
        return f"{part.numerator:02d}/{int(part.threshold):02d}"
    if part.form == "count" or part.form == "distinct":
        return value
    if part.form == "difference" and part.kind == "whole":
        return f"{part.numerator} − {part.denominator} = {value}"
    if part.form == "per_unit":
        said = _(N_("smallest {value}; {numerator}/{denominator} units"))
        return said.format(value=value, numerator=part.numerator, denominator=part.denominator)
    return f"{_share(part.numerator, part.denominator)} = {value}"


def _share(above: int | None, below: int | None) -> str:
    return _signed(f"{above}/{below}")


def _attested(part: GradedPart) -> str:
    if part.met is None:
        return ", ".join(f"#{one}" for one in part.attestations)
    said = _(N_("yes") if part.met else N_("no"))
    told = ", ".join([*(f"#{one}" for one in part.attestations), *part.above])
    return f"{said} ({told})" if told else said


def threshold_of(part: GradedPart) -> str:
    """What a part is held against: ``≥ 15%, stretch 20%``."""
    if part.kind == "none":
        return _(N_("attested"))
    if part.threshold is None:
        return _(N_("quota")) if part.comparator and not part.informative else ""
    said = f"{SIGNS[part.comparator]} {written(part.threshold, part.kind)}"
    if part.stretch is not None:
        stretch = _(N_("stretch {stretch}")).format(stretch=written(part.stretch, part.kind))
        said = f"{said}, {stretch}"
    return f"{said} ({_(N_('quota'))})" if part.quotas else said


def stands_of(part: GradedPart) -> str:
    """Whether a part is met, or why it has no verdict."""
    if part.state != "counted":
        reason = REASONS.get(part.reason)
        stands = _(GRADES[part.state])
        return f"{stands}: {_(reason)}" if reason else stands
    if part.informative:
        return _(N_("for information"))
    if part.reason:
        return _(REASONS[part.reason])
    verdict = "exceeded" if part.exceeded else "met" if part.met else "not_met"
    return _(GRADES[verdict])


def written(value: Fraction, kind: str) -> str:
    """A whole number, or a ratio in per cent with at most two places, half up.

    Below nought with the sign that is subtracted with: ``0 − 1 = −1``.
    """
    from projections.documents.tables.table import separated

    if kind == "whole":
        return _signed(separated(f"{int(value):,}", _))
    exact = Decimal(value.numerator * 100) / Decimal(value.denominator)
    rounded = exact.quantize(Decimal("0.01"), ROUND_HALF_UP)
    return _signed(separated(f"{rounded.normalize():,f}", _) + "%")


def _signed(number: str) -> str:
    return number.replace("-", "−")


def notice_lines(found: GradedList) -> list[Phrase]:
    """What must be said beside the results, but for what every answer says of its unit."""
    from projections.targets.notices import OF_ITS_END

    return [notice_line(one) for one in found.notices if one.kind not in OF_ITS_END]


def notice_line(one: TargetNotice) -> Phrase:
    """A notice as a line."""
    from projections.documents.tables.table import Phrase
    from projections.targets.notices import TEXTS

    told: dict[str, Any] = {"names": ", ".join(one.names), "count": one.number}
    if one.since:
        told["day"] = format_date(one.since)
    return Phrase(TEXTS[one.kind], told)


def units_table(several: Sequence[GradedList], whole: GradedList, said: tuple[Any, ...]) -> Table:
    """The grades of a list for each unit below, in the order of the tree."""
    from projections.documents.tables.table import Column, Phrase, Table, verbatim

    legend = "; ".join(f"{_(SHORT[one])} = {_(GRADES[one])}" for one in GRADES)
    columns = (
        Column("code", N_("Unit")),
        *(Column(f"target_{one.number}", verbatim(str(one.number))) for one in whole.targets),
    )
    rows: list[Row] = [
        (one.sight.purview.unit, *(Phrase(SHORT[target.grade]) for target in one.targets))
        for one in several
    ]
    return Table(verbatim(whole.sight.plan.title), columns, rows, (*said, verbatim(legend)))


def officers_table(
    several: Sequence[GradedList], whole: GradedList, said: tuple[Any, ...]
) -> Table:
    """What each officer's own records come to, by code: results, no grade and no rank."""
    from projections.documents.tables.table import Column, Table, verbatim

    columns = (
        Column("officer", N_("Officer")),
        Column("part", N_("Part")),
        Column("text", N_("Target")),
        Column("result", N_("Result")),
    )
    rows: list[Row] = [
        (one.sight.purview.officer, f"{target.number}.{part.letter}", target.text, result)
        for one in several
        for target in one.targets
        for part in target.parts
        if (result := result_of(part))
    ]
    return Table(verbatim(whole.sight.plan.title), columns, rows, said)
