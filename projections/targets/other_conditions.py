"""What officers, units, objects, outcomes and gangs may be asked to satisfy."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

from ledger.values.stream import Stream
from projections.targets.counted_set import Bounds, Condition, OneOf
from projections.targets.coverage import is_covered
from projections.targets.paper_index import paper_index
from projections.targets.reading_conditions import WATCH_LISTED
from projections.targets.seen_books import (
    CountedGang,
    CountedObject,
    CountedOfficer,
    CountedOutcome,
)
from projections.targets.sight import Sight

Conditions = tuple[Condition, ...]
Tests = Mapping[str, Callable[[Any, Any, Sight], bool]]


def _tester(conditions: Conditions, tests: Tests) -> Callable[[Any, Sight], bool]:
    """A test of all of some conditions, made once for many members."""
    told = [_one(one, tests) for one in conditions]
    if len(told) == 1:
        return told[0]
    return lambda thing, sight: all(test(thing, sight) for test in told)


def _one(condition: Condition, tests: Tests) -> Callable[[Any, Sight], bool]:
    name, value = condition
    if name == "not":
        inner = _tester(value, tests)
        return lambda thing, sight: not inner(thing, sight)
    if name == "any":
        several = [_tester(one, tests) for one in value]
        return lambda thing, sight: any(test(thing, sight) for test in several)
    test = tests[name]
    return lambda thing, sight: test(thing, value, sight)


def within(value: int, bounds: Bounds) -> bool:
    """Whether a number is within some bounds."""
    return value >= bounds.at_least and (bounds.below is None or value < bounds.below)


def _has_duty(officer: CountedOfficer, value: tuple[str, ...], _sight: Sight) -> bool:
    """One of some duties, or any where none is named."""
    return bool(officer.duties) if not value else not set(value).isdisjoint(officer.duties)


def _uses(officer: CountedOfficer, value: Bounds, sight: Sight) -> bool:
    """Is the responsible officer of so many collaborators in use."""
    return within(sight.collaborators_of(officer.code), value)


def _has_quota(officer: CountedOfficer, value: bool, sight: Sight) -> bool:
    """Whether the officer has a quota whose days hold all of these, approved by their end."""
    his, days = paper_index(sight.whole).quotas_of(officer.code), sight.period
    stand = (one for one in his if one.standing.on(days.end))
    return any(one.period.holds(days) for one in stand) == value


def _is_covered(one: CountedObject, value: bool, sight: Sight) -> bool:
    return is_covered(one, sight) == value


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


def officer_tester(conditions: Conditions) -> Callable[[Any, Sight], bool]:
    """A test of officers by all of some conditions."""
    return _tester(conditions, _OFFICERS)


def unit_tester(conditions: Conditions) -> Callable[[Any, Sight], bool]:
    """A test of units by all of some conditions."""
    return _tester(conditions, _UNITS)


def object_tester(conditions: Conditions) -> Callable[[Any, Sight], bool]:
    """A test of objects by all of some conditions."""
    return _tester(conditions, _OBJECTS)


def outcome_tester(conditions: Conditions) -> Callable[[Any, Sight], bool]:
    """A test of outcomes by all of some conditions."""
    return _tester(conditions, _OUTCOMES)


def gang_tester(conditions: Conditions) -> Callable[[Any, Sight], bool]:
    """A test of gangs by all of some conditions."""
    return _tester(conditions, _GANGS)
