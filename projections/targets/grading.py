"""A whole list graded: each target with its parts, and what must be said beside (targets.md §2)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import NamedTuple

from ledger.no_gc import uncollected
from projections.targets.grade import (
    GradedGroup,
    GradedPart,
    grade_of,
    holds_against,
    is_exceeded,
)
from projections.targets.heaps import Narrowing
from projections.targets.indicator import Attested, Indicator, PerUnit
from projections.targets.items import Item, Keep
from projections.targets.measure import (
    COUNTED,
    NOT_APPLICABLE,
    Measure,
    TargetNotice,
)
from projections.targets.measuring import measure_of
from projections.targets.notices import notices_of
from projections.targets.quotas import QuotaFound, quota_of
from projections.targets.sets_of import resolved, sets_of
from projections.targets.sides import each
from projections.targets.sight import Sight
from projections.targets.target_list import (
    AssignedQuota,
    ExceptionRule,
    Target,
    TargetPart,
    Threshold,
)


class GradedTarget(NamedTuple):
    """A target with its grade and its parts."""

    number: int | str
    text: str
    grade: str
    parts: tuple[GradedPart, ...]
    ref: str = ""


@dataclass(frozen=True)
class GradedList:
    """A list of targets over a period, as known at a position; ``measured``: its indicators."""

    sight: Sight
    targets: tuple[GradedTarget, ...]
    measured: Mapping[str, Measure]

    @cached_property
    def notices(self) -> tuple[TargetNotice, ...]:
        """What must be said beside the results."""
        return notices_of(self.sight, self.measured)


def graded(sight: Sight) -> GradedList:
    """Grade the list that is asked about."""
    return _Grading(sight).whole()


@uncollected()
def graded_below(sight: Sight) -> list[GradedList]:
    """The same list for each unit under the one that is asked about, as the tree goes down."""
    return [graded(one) for _code, one in sight.below()]


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
        """All targets, and all that was measured for them."""
        targets = tuple(self._target(one) for one in self._sight.plan.targets)
        return GradedList(self._sight, targets, self._found)

    def _target(self, target: Target) -> GradedTarget:
        parts = tuple([self._part(target, one) for one in target.parts])
        return GradedTarget(target.number, target.text, grade_of(parts), parts, target.ref)

    def _part(self, target: Target, part: TargetPart) -> GradedPart:
        indicator = self._sight.plan.indicators[part.indicator]
        threshold = part.threshold if isinstance(part.threshold, Fraction) else None
        if reason := self._not_asked(target, part):
            return GradedPart(
                part, indicator, NOT_APPLICABLE, None, threshold, part.percent, unjudged=reason
            )
        measure = self._measure(indicator)
        told = (part, indicator, measure.state, measure)
        if isinstance(indicator, Attested):
            return GradedPart(*told, threshold, part.percent, measure.holds)
        quota = self._quota(part.threshold)
        threshold, percent = _resolved(part, quota, indicator)
        quotas = quota.positions if quota else ()
        if part.informative or measure.state != COUNTED:
            return GradedPart(*told, threshold, percent, quotas=quotas)
        if isinstance(part.threshold, AssignedQuota) and threshold is None:
            state = part.threshold.missing
            return GradedPart(part, indicator, state, measure, None, percent, unjudged="no_quota")
        judged = self._judged(_Bar.of(part, threshold, percent), part, measure)
        return GradedPart(*told, threshold, percent, *judged, quotas)

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

    def _judged(
        self, bar: _Bar, part: TargetPart, measure: Measure
    ) -> tuple[bool, bool, tuple[GradedGroup, ...]]:
        """Whether what is counted is met and exceeded, or that of its groups."""
        value = measure.value
        assert value is not None, "what is counted has a value"
        if part.exceptions:
            groups = tuple(self._groups(bar, part.exceptions, measure))
            met = all(one.met for one in groups)
            return met, met and any(one.exceeded for one in groups), groups
        met = bar.is_met(value)
        return met, met and bar.is_exceeded(value), ()

    def _groups(
        self, general: _Bar, rules: tuple[ExceptionRule, ...], measure: Measure
    ) -> Iterable[GradedGroup]:
        """The members of each exception, and the rest; those of which there are any."""
        for rule in (*rules, None):
            by, keep = Narrowing("under", rules, rule), self._under(rule, rules)
            above, below = (
                side.narrowed(by, keep).weight for side in (measure.above, measure.below)
            )
            if not below:
                continue
            own = general if rule is None else general._replace(least=rule.threshold, stretch=None)
            value = Fraction(above, below)
            met = own.is_met(value)
            yield GradedGroup(
                rule.by if rule else "general", rule.value if rule else "",
                above, below, value, own.least, met, met and own.is_exceeded(value),
            )  # fmt: skip

    def _under(self, rule: ExceptionRule | None, rules: tuple[ExceptionRule, ...]) -> Keep:
        """Keeps the members that fall under a rule, or under none."""
        return each(lambda one, _: self._rule_of(one, rules) == rule)

    def _rule_of(self, item: Item, rules: Sequence[ExceptionRule]) -> ExceptionRule | None:
        """The exception that a member falls under, if any."""
        unit = self._sight.books.units.get(item.unit or "")
        kind = unit.kind if unit else None
        return next(
            (one for one in rules if one.value == (item.branch if one.by == "branch" else kind)),
            None,
        )


class _Bar(NamedTuple):
    """What a value is held against."""

    comparator: str
    least: Fraction
    stretch: Fraction | None
    percent: bool

    @classmethod
    def of(cls, part: TargetPart, threshold: Fraction | None, percent: bool) -> _Bar:
        """That of a part, with its threshold as resolved."""
        assert threshold is not None, "what is graded has a threshold"
        return cls(part.comparator, threshold, part.stretch, percent)

    def is_met(self, value: Fraction) -> bool:
        return holds_against(value, self.comparator, self.least)

    def is_exceeded(self, value: Fraction) -> bool:
        return is_exceeded(value, self.comparator, self.least, self.stretch, percent=self.percent)


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
