"""A whole list graded: each target with its parts, and what must be said beside (targets.md §2)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from projections.targets.grade import (
    GradedGroup,
    GradedPart,
    grade_of,
    holds_against,
    is_exceeded,
)
from projections.targets.indicator import Attested, Indicator, PerUnit
from projections.targets.items import Item, resolved
from projections.targets.measure import (
    COUNTED,
    NOT_APPLICABLE,
    Measure,
    TargetNotice,
    names_of,
    weight_of,
)
from projections.targets.measuring import measure_of
from projections.targets.notices import notices_of
from projections.targets.quotas import QuotaFound, quota_of
from projections.targets.sets_of import sets_of
from projections.targets.sight import Sight
from projections.targets.target_list import (
    AssignedQuota,
    ExceptionRule,
    Target,
    TargetPart,
    Threshold,
)


@dataclass(frozen=True, slots=True)
class GradedTarget:
    """A target with its grade and its parts."""

    number: int | str
    text: str
    grade: str
    parts: tuple[GradedPart, ...]
    ref: str = ""


@dataclass(frozen=True)
class GradedList:
    """A list of targets over a period, as known at a position."""

    sight: Sight
    targets: tuple[GradedTarget, ...]
    notices: tuple[TargetNotice, ...]


def graded(sight: Sight) -> GradedList:
    """Grade the list that is asked about."""
    return _Grading(sight).whole()


PERSONAL = frozenset({"records", "officers", "items", "checks"})
"""The sets that can be told by officer: of his own records, or of himself."""


def is_personal(name: str, sight: Sight) -> bool:
    """Whether an indicator can be asked of one officer."""
    indicator = sight.plan.indicators[name]
    if isinstance(indicator, Attested | PerUnit):
        return False
    asked = [resolved(one, sight.plan.indicators) for one in sets_of(indicator)]
    return all(one.noun in PERSONAL for one in asked)


class _Grading:
    """One list, one question; each indicator is measured once."""

    def __init__(self, sight: Sight) -> None:
        self._sight = sight
        self._found: dict[str, Measure] = {}
        unit = sight.books.units.get(sight.purview.unit)
        self._kind = unit.kind if unit else ""

    def whole(self) -> GradedList:
        """All targets, and the notices of all that was measured."""
        targets = tuple(self._target(one) for one in self._sight.plan.targets)
        return GradedList(self._sight, targets, notices_of(self._sight, self._found))

    def _target(self, target: Target) -> GradedTarget:
        parts = tuple(self._part(target, one) for one in target.parts)
        return GradedTarget(target.number, target.text, grade_of(parts), parts, target.ref)

    def _part(self, target: Target, part: TargetPart) -> GradedPart:
        indicator = self._sight.plan.indicators[part.indicator]
        blank = GradedPart(
            part.letter, part.indicator, indicator.form, indicator.kind, NOT_APPLICABLE,
            comparator=part.comparator, stretch=part.stretch, informative=part.informative,
            threshold=part.threshold if isinstance(part.threshold, Fraction) else None,
            percent=part.percent,
        )  # fmt: skip
        if reason := self._not_asked(target, part):
            return replace(blank, reason=reason)
        measure = self._measure(indicator)
        told = _told(blank, measure)
        if isinstance(indicator, Attested):
            return replace(told, met=None if part.informative else measure.holds)
        quota = self._quota(part.threshold)
        threshold, percent = _resolved(part, quota, indicator)
        told = replace(
            told, threshold=threshold, percent=percent, quotas=quota.positions if quota else ()
        )
        if part.informative or measure.state != COUNTED:
            return told
        if isinstance(part.threshold, AssignedQuota) and threshold is None:
            return replace(told, state=part.threshold.missing, reason="no_quota")
        return self._judged(told, part, measure)

    def _not_asked(self, target: Target, part: TargetPart) -> str:
        """Why a part is not asked of this unit and these days; empty where it is."""
        if self._kind not in target.units or (part.units and self._kind not in part.units):
            return "not_for_unit"
        if self._sight.purview.officer and not is_personal(part.indicator, self._sight):
            return "not_for_officer"
        if part.unless_quota and quota_of(part.unless_quota, self._sight):
            return "has_quota"
        return "" if self._is_of_these_days(part) else "not_in_period"

    def _is_of_these_days(self, part: TargetPart) -> bool:
        """Whether a part is asked in the period."""
        programme, period = self._sight.plan.programme, self._sight.period
        if part.day_in_period and part.day_in_period not in period:
            return False
        if part.since_phase is None or programme is None:
            return True
        phases = programme.phases[part.since_phase - 1 :]
        return bool(phases) and phases[0].start <= period.end

    def _measure(self, indicator: Indicator) -> Measure:
        if indicator.name not in self._found:
            self._found[indicator.name] = measure_of(indicator, self._sight)
        return self._found[indicator.name]

    def _quota(self, threshold: Threshold | None) -> QuotaFound | None:
        if not isinstance(threshold, AssignedQuota):
            return None
        return quota_of(threshold.indicator, self._sight)

    def _judged(self, told: GradedPart, part: TargetPart, measure: Measure) -> GradedPart:
        """A part that is counted against its threshold, or its members' own."""
        value, threshold = measure.value, told.threshold
        assert value is not None, "what is counted has a value"
        assert threshold is not None, "what is graded has a threshold"
        if part.exceptions:
            groups = tuple(self._groups(told, part.exceptions, measure))
            met = all(one.met for one in groups)
            exceeded = met and any(one.exceeded for one in groups)
            return replace(told, groups=groups, met=met, exceeded=exceeded)
        return replace(told, met=(met := _met(told, value)), exceeded=met and _beyond(told, value))

    def _groups(
        self, told: GradedPart, rules: Sequence[ExceptionRule], measure: Measure
    ) -> Iterable[GradedGroup]:
        """The members of each exception, and the rest; those of which there are any."""
        for rule in (*rules, None):
            above, below = (
                [one for one in side if self._rule_of(one, rules) == rule]
                for side in (measure.above, measure.below)
            )
            if not (denominator := weight_of(below)):
                continue
            own = told if rule is None else replace(told, threshold=rule.threshold, stretch=None)
            value = Fraction(weight_of(above), denominator)
            met = _met(own, value)
            yield GradedGroup(
                rule.by if rule else "general", rule.value if rule else "",
                weight_of(above), denominator, value, own.threshold or Fraction(),
                met, met and _beyond(own, value),
            )  # fmt: skip

    def _rule_of(self, item: Item, rules: Sequence[ExceptionRule]) -> ExceptionRule | None:
        """The exception that a member falls under, if any."""
        unit = self._sight.books.units.get(item.unit or "")
        kind = unit.kind if unit else None
        return next(
            (one for one in rules if one.value == (item.branch if one.by == "branch" else kind)),
            None,
        )


def _told(blank: GradedPart, measure: Measure) -> GradedPart:
    """What was measured, without a verdict."""
    return replace(
        blank, state=measure.state, numerator=measure.numerator, denominator=measure.denominator,
        value=measure.value, attestations=measure.attestations, reason=measure.reason,
        above=names_of(measure.above), below=names_of(measure.below), drill=measure.drill,
        years=measure.years,
    )  # fmt: skip


def _resolved(
    part: TargetPart, quota: QuotaFound | None, indicator: Indicator
) -> tuple[Fraction | None, bool]:
    """The threshold, and whether it is a percentage; of a ratio a quota is one."""
    if isinstance(part.threshold, Fraction):
        return part.threshold, part.percent
    if quota is None:
        return None, False
    percent = quota.percent or indicator.kind == "ratio"
    return Fraction(quota.number, 100 if percent else 1), percent


def _met(part: GradedPart, value: Fraction) -> bool:
    return part.threshold is not None and holds_against(value, part.comparator, part.threshold)


def _beyond(part: GradedPart, value: Fraction) -> bool:
    return part.threshold is not None and is_exceeded(
        value, part.comparator, part.threshold, part.stretch, percent=part.percent
    )
