"""What officers, units, objects, outcomes and gangs may be asked to satisfy."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final, TypeVar

from ledger.values.stream import Stream
from projections.targets.counted_set import Bounds, Condition, OneOf
from projections.targets.reading_conditions import WATCH_LISTED
from projections.targets.record_conditions import covers
from projections.targets.seen_books import (
    CountedGang,
    CountedObject,
    CountedOfficer,
    CountedOutcome,
    CountedUnit,
)
from projections.targets.sight import Sight

Thing = TypeVar("Thing")
Conditions = tuple[Condition, ...]
Tests = Mapping[str, Callable[[Any, Any, Sight], bool]]


def _all(thing: object, conditions: Conditions, sight: Sight, tests: Tests) -> bool:
    return all(_one(thing, condition, sight, tests) for condition in conditions)


def _one(thing: object, condition: Condition, sight: Sight, tests: Tests) -> bool:
    name, value = condition
    if name == "not":
        return not _all(thing, value, sight, tests)
    if name == "any":
        return any(_all(thing, one, sight, tests) for one in value)
    return tests[name](thing, value, sight)


def within(value: int, bounds: Bounds) -> bool:
    """Whether a number is within some bounds."""
    return value >= bounds.at_least and (bounds.below is None or value < bounds.below)


def _has_duty(officer: CountedOfficer, value: tuple[str, ...], _sight: Sight) -> bool:
    """One of some duties, or any where none is named."""
    return bool(officer.duties) if not value else not set(value).isdisjoint(officer.duties)


def _uses(officer: CountedOfficer, value: Bounds, sight: Sight) -> bool:
    """Is the responsible officer of so many collaborators in use."""
    his = [one for one in sight.current_collaborators if one.cell.officer == officer.code]
    return within(len(his), value)


def _has_quota(officer: CountedOfficer, value: bool, sight: Sight) -> bool:
    """Whether the officer has an approved quota of these days."""
    his = (one for one in sight.books.quotas if one.officer == officer.code)
    return any(one.period.shared_with(sight.period) > 0 for one in his) == value


def _is_covered(one: CountedObject, value: bool, sight: Sight) -> bool:
    surveys = sight.current_surveys
    return any(covers(survey, one.symbol, one.code, one.name) for survey in surveys) == value


def _works(gang: CountedGang, value: tuple[str, ...], sight: Sight) -> bool:
    """Whether a record of some lines that is kept of the gang is in the books at the end."""
    end = sight.period.end
    kept = (
        sight.books.index.by_stream.get(one) for one in gang.records if Stream(one).noun in value
    )
    return any(one and sight.purview.holds(one.course.cell_on(end), end) for one in kept)


def _offence(outcome: CountedOutcome, value: OneOf, _sight: Sight) -> bool:
    listed = WATCH_LISTED in value.values and outcome.watch_listed
    named = outcome.facts.get("offence") in value.values
    return (listed or named) != value.negated


def _fact(name: str) -> Callable[[CountedOutcome, OneOf, Sight], bool]:
    return lambda outcome, value, _sight: value.holds(outcome.facts.get(name))


def _yes(name: str) -> Callable[[CountedOutcome, bool, Sight], bool]:
    return lambda outcome, value, _sight: bool(outcome.facts.get(name)) == value


_OFFICERS: Final[Tests] = {
    "role": lambda one, value, _sight: value.holds(one.role),
    "duty": _has_duty,
    "tenure_years": lambda one, value, _sight: one.years is not None and within(one.years, value),
    "uses_collaborators": _uses,
    "with_quota": _has_quota,
}
_UNITS: Final[Tests] = {
    "kind": lambda one, value, _sight: value.holds(one.kind),
    "branch": lambda one, value, _sight: any(value.holds(branch) for branch in one.branches),
}
_OBJECTS: Final[Tests] = {
    "symbol": lambda one, value, _sight: value.holds(one.symbol),
    "branch": lambda one, value, _sight: value.holds(one.branch),
    "through_line": lambda one, value, _sight: one.through_line == value,
    "key_area": lambda one, value, _sight: one.key_area == value,
    "covered": _is_covered,
}
_OUTCOMES: Final[Tests] = {
    "branch": lambda one, value, _sight: value.holds(one.branch),
    "offence": _offence,
    "offence_branch": lambda one, value, _sight: value.holds(one.offence_branch),
    "family": lambda one, value, _sight: value.holds(one.family),
    "measure": _fact("measure"),
    "type": _fact("penalty_type"),
    "seriousness": _fact("seriousness"),
    "organised": _yes("organised"),
    "key_area": _yes("key_area"),
    "online": _yes("online"),
    "first_found_by": lambda one, value, _sight: one.facts.get("first_found_by") == value,
    "accused_at_least": lambda one, value, _sight: one.numbers.get("accused", 0) >= value,
}
_GANGS: Final[Tests] = {
    "branch": lambda one, value, _sight: value.holds(one.branch),
    "first_found_by": lambda one, value, _sight: one.first_found_by == value,
    "cross_border": lambda one, value, _sight: one.cross_border == value,
    "on_file": lambda one, value, sight: (
        (one.filed_on is not None and one.filed_on <= sight.period.end) == value
    ),
    "related_to_current": _works,
}


def officer_satisfies(officer: CountedOfficer, conditions: Conditions, sight: Sight) -> bool:
    """Whether an officer satisfies all of some conditions."""
    return _all(officer, conditions, sight, _OFFICERS)


def unit_satisfies(unit: CountedUnit, conditions: Conditions, sight: Sight) -> bool:
    """Whether a unit satisfies all of some conditions."""
    return _all(unit, conditions, sight, _UNITS)


def object_satisfies(one: CountedObject, conditions: Conditions, sight: Sight) -> bool:
    """Whether an object satisfies all of some conditions."""
    return _all(one, conditions, sight, _OBJECTS)


def outcome_satisfies(outcome: CountedOutcome, conditions: Conditions, sight: Sight) -> bool:
    """Whether an outcome satisfies all of some conditions."""
    return _all(outcome, conditions, sight, _OUTCOMES)


def gang_satisfies(gang: CountedGang, conditions: Conditions, sight: Sight) -> bool:
    """Whether a gang satisfies all of some conditions."""
    return _all(gang, conditions, sight, _GANGS)
