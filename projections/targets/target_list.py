"""A list of targets (danh sách chỉ tiêu) as data: its targets, their parts and thresholds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cached_property

from ledger.values.period import Period
from projections.calendar.deadline import DeadlineRule
from projections.targets.indicator import Indicator
from projections.targets.sets_of import asks_of_objects


@dataclass(frozen=True, slots=True)
class AssignedQuota:
    """A threshold that is the quota of an indicator; ``missing``: the state where there is none."""

    indicator: str
    missing: str


Threshold = Fraction | AssignedQuota
"""A number, a percentage as a part of one, or a quota."""


@dataclass(frozen=True, slots=True)
class ExceptionRule:
    """A threshold of their own for records of a branch, or of units of a kind (“riêng …”)."""

    by: str
    value: str
    threshold: Fraction


@dataclass(frozen=True, slots=True)
class TargetPart:
    """A part of a target.

    ``letter``: a, b, c …; ``comparator``: ``>=``, ``>``, ``<=``, ``<`` or ``=``, empty where the
    part is informative; ``percent``: whether the threshold is written as a percentage; ``units``:
    kinds of units it is asked of (none: all of its target); ``unless_quota``: it is asked where
    this indicator has no quota; ``day_in_period``, ``since_phase``: when it is asked.
    """

    letter: str
    indicator: str
    comparator: str = ""
    threshold: Threshold | None = None
    stretch: Fraction | None = None
    percent: bool = False
    units: tuple[str, ...] = ()
    exceptions: tuple[ExceptionRule, ...] = ()
    informative: bool = False
    unless_quota: str | None = None
    day_in_period: date | None = None
    since_phase: int | None = None


@dataclass(frozen=True, slots=True)
class Target:
    """A target: its number in the list, its text, the kinds of units it is asked of, its parts."""

    number: int | str
    text: str
    units: tuple[str, ...]
    parts: tuple[TargetPart, ...]
    ref: str = ""


@dataclass(frozen=True, slots=True)
class Programme:
    """A plan over years: the days it is measured against, and its phases."""

    baseline: Period
    phases: tuple[Period, ...]


@dataclass(frozen=True)
class TargetList:
    """A list of targets.

    ``period``: its usual one, ``reporting_year`` or ``calendar_year``; ``rateable_months``: how
    long a collaborator is in use before it must be rated; ``branch``: the only one it is about;
    ``deadline``: of the year-end review over the reporting year (None: as the calendar has it).
    """

    code: str
    title: str
    period: str
    indicators: Mapping[str, Indicator]
    targets: tuple[Target, ...]
    rateable_months: int = 6
    branch: str | None = None
    programme: Programme | None = None
    deadline: DeadlineRule | None = None

    @cached_property
    def kinds(self) -> tuple[str, ...]:
        """The kinds of units that any of its targets is asked of, in order."""
        return tuple(dict.fromkeys(kind for one in self.targets for kind in one.units))

    @cached_property
    def quotas(self) -> tuple[str, ...]:
        """The indicators whose quotas are thresholds, in order."""
        thresholds = (part.threshold for target in self.targets for part in target.parts)
        named = (one.indicator for one in thresholds if isinstance(one, AssignedQuota))
        return tuple(dict.fromkeys(named))

    @cached_property
    def asking_of_objects(self) -> frozenset[str]:
        """The indicators that need a list of the objects that must be surveyed."""
        known = self.indicators
        return frozenset(name for name, one in known.items() if asks_of_objects(one, known))

    def target(self, number: str) -> Target | None:
        """The target of a number, as it is typed."""
        return next((one for one in self.targets if str(one.number) == number), None)
