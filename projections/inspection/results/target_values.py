"""The results of targets that a report states, each value of each part held against the books."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from ledger.errors import N_
from projections.inspection.checks.rate import near, rounded
from projections.inspection.reading.results_by_hand import rows_once
from projections.inspection.reading.stated.results import entry_by_hand
from projections.inspection.reading.stated.values import StatedPart, StatedReport, TargetResult
from projections.inspection.reconciliation.causes import Cause
from projections.inspection.reconciliation.moments import Moments
from projections.inspection.results.held_value import (
    NO_LIST,
    NO_SUCH_PART,
    NO_SUCH_TARGET,
    NOT_ASKED,
    NOT_KEPT,
    HeldValue,
    Recount,
    StatedValue,
    What,
    alike,
    counted,
    held,
    not_checkable,
)
from projections.inspection.results.told_targets import (
    ToldTarget,
    ToldTargets,
    is_share,
    part_meant,
)

_WHOLE = 100
_UNASKED = "not_applicable"
FOLLOWS = N_("it follows from the share that is stated")

Told = Mapping[int, ToldTargets]
"""The list as the books tell it, by the position they are known at."""


def held_targets(report: StatedReport, told: Told, moments: Moments) -> Iterator[HeldValue]:
    """Every value of every result; ``told`` is empty where no list is certain."""
    for row in stated_rows(report):
        if not told:
            yield from (not_checkable(one, NO_LIST) for one in _values(row))
            continue
        found = {at: one.of(row) for at, one in told.items()}
        targets = {at: one for at, one in found.items() if one is not None}
        if len(targets) < len(found):
            yield from (not_checkable(one, NO_SUCH_TARGET) for one in _values(row))
        else:
            yield from _held_row(row, targets, moments)


def stated_rows(report: StatedReport) -> Iterator[TargetResult]:
    """Every result once: rows of tables, lines of text, and shares that no such line has told."""
    for _listed, _at, row in rows_once(report):
        if row.criterion:
            yield row
        else:
            rate = row.rate
            sides = (rate.numerator, rate.denominator, rate.value)
            part = StatedPart("", *sides, by_hand=rate.by_hand)
            yield replace(row, parts=(part,))


def _name(row: TargetResult) -> str:
    return row.code or ("" if row.number is None else str(row.number))


def _values(row: TargetResult) -> Iterator[StatedValue]:
    """All that a result states."""
    for part in row.parts:
        yield from _values_of(row, part)
    if graded := _grade(row):
        yield graded


def _values_of(row: TargetResult, part: StatedPart) -> Iterator[StatedValue]:
    """All that a part states: both its sides and its rate, or that it is not asked."""
    told: dict[What, str | int | None] = {
        "asked": None if part.asked or not row.asked else _UNASKED,
        "numerator" if is_share(part) else "number": part.numerator,
        "denominator": part.denominator,
        "rate": part.value,
    }
    for what, said in told.items():
        if said is not None:
            read = entry_by_hand(part.by_hand, what)
            words = (row.criterion, part.label)
            yield StatedValue(_name(row), what, str(said), row.rate.where, *words, read)


def _grade(row: TargetResult) -> StatedValue | None:
    grade = row.grade if row.asked else _UNASKED
    if not grade:
        return None
    read = entry_by_hand(row.by_hand, "grade")
    return StatedValue(_name(row), "grade", grade, row.rate.where, row.criterion, by_hand=read)


def _held_row(
    row: TargetResult, targets: Mapping[int, ToldTarget], moments: Moments
) -> Iterator[HeldValue]:
    """A result held against its target as told at each moment."""
    found = []
    for part in row.parts:
        meant = {
            at: part_meant(part, row.parts, one.parts(scored=bool(row.assigned)))
            for at, one in targets.items()
        }
        for value in _values_of(row, part):
            recounts = {at: _recount(value, meant[at], one) for at, one in targets.items()}
            found.append(_with_cause(held(value, recounts, moments), part))
    yield from found
    if value_of_grade := _grade(row):
        graded = {at: _regraded(value_of_grade, one) for at, one in targets.items()}
        yield _with_cause_of_grade(held(value_of_grade, graded, moments), found)


def _recount(value: StatedValue, meant: StatedPart | None, told: ToldTarget) -> Recount:
    """What the books say of a value of a part."""
    if meant is None:
        return Recount(None, why=NOT_KEPT if told.is_not_known else NO_SUCH_PART)
    if not meant.asked:
        return _of_unasked(value, told)
    if value.what == "asked":
        sides = (meant.numerator, meant.denominator)
        return Recount("/".join(str(one) for one in sides if one is not None) or None)
    if value.what == "rate":
        return _rate(value.stated, meant)
    side = meant.denominator if value.what == "denominator" else meant.numerator
    return Recount(None) if side is None else Recount(str(side), str(side) == value.stated)


def _of_unasked(value: StatedValue, told: ToldTarget) -> Recount:
    """What the books say of a value of a part that is not asked, or has nothing to count."""
    if value.what == "asked":
        return Recount(_UNASKED, agrees=True)
    if told.is_unasked:
        return Recount(None, why=NOT_ASKED)
    if value.what == "rate":
        return Recount(_UNASKED)
    return Recount("0", value.stated == "0")


def _rate(stated: str, meant: StatedPart) -> Recount:
    """A rate of the books beside the one stated, which may be rounded to fewer decimals."""
    exact = _exact(meant)
    if exact is not None and (meant.value is None or near(Decimal(meant.value), exact)):
        return Recount(str(rounded(exact)), near(Decimal(stated), exact))
    return Recount(meant.value, meant.value is not None and alike(stated, meant.value))


def _exact(part: StatedPart) -> Fraction | None:
    """The rate of a share in per cent; None where there is no share."""
    if part.numerator is None or not part.denominator:
        return None
    return Fraction(_WHOLE * part.numerator, part.denominator)


def _regraded(value: StatedValue, told: ToldTarget) -> Recount:
    """The grade that the books give a target."""
    if told.graded is None or told.graded.grade == "not_known":
        return Recount(None)
    grade = told.graded.grade
    if grade == _UNASKED and value.stated != _UNASKED and told.is_unasked:
        return Recount(None, why=NOT_ASKED)
    return Recount(grade, grade == value.stated)


def _with_cause(one: HeldValue, part: StatedPart) -> HeldValue:
    """A value with why it states something else than the books say at any moment."""
    if one.verdict != "differs":
        return one
    if one.value.what != "rate":
        return replace(one, causes=(Cause("unexplained", one.difference or 0),))
    exact = _exact(part)
    if exact is None:
        return replace(one, causes=(Cause("unexplained", one.difference or 0),))
    if near(Decimal(one.value.stated), exact):
        return replace(one, why=FOLLOWS)
    return replace(one, causes=(Cause("arithmetic", one.difference or 0),))


def _with_cause_of_grade(one: HeldValue, others: Iterable[HeldValue]) -> HeldValue:
    """A grade with why it is another: it contradicts what is stated, if that is what the books say.

    Then the books give another grade to the same numbers.
    """
    if one.verdict != "differs":
        return one
    found = counted(others)
    agree = bool(found) and not any(it.verdict == "differs" for it in found)
    return replace(one, causes=(Cause("arithmetic" if agree else "unexplained", 0),))
