"""Which targets do not count a prosecution, because fewer are accused than their list wants.

It is recorded all the same: it is a case that was prosecuted, and the statistics count it. But
whoever records it is told (targets.md §4.3 nos. 21, 22).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Final, NamedTuple

from ledger.entries.outcome import OutcomeRecorded
from projections.targets.counted_set import Condition, CountedSet
from projections.targets.gathering_papers import counted_outcome
from projections.targets.other_conditions import outcome_tester
from projections.targets.seen_books import CountedOutcome
from projections.targets.sets_of import resolved, sets_of
from projections.targets.target_list import TargetList

_ACCUSED: Final = "accused_at_least"
_NOWHERE: Final[Any] = None
"""What is asked of a result alone looks at no books."""


class AsksForMore(NamedTuple):
    """A target of a list (its code) that counts a case from ``least`` accused on."""

    plan: str
    target: int | str
    least: int


def left_out(entry: OutcomeRecorded, plans: Iterable[TargetList]) -> Iterator[AsksForMore]:
    """The targets that would count a result if more were accused, in the order of the lists."""
    result = counted_outcome(entry, None)
    for plan in plans:
        if plan.branch is not None and result.branch not in (None, plan.branch):
            continue
        for target in plan.targets:
            least = {
                wanted
                for part in target.parts
                for one in sets_of(plan.indicators[part.indicator])
                if (wanted := _wanted(result, resolved(one, plan.indicators))) is not None
            }
            if least:
                yield AsksForMore(plan.code, target.number, max(least))


def _wanted(result: CountedOutcome, asked: CountedSet) -> int | None:
    """How many accused a set wants of a result that it leaves out for their number alone."""
    if result.kind not in asked.names or not (wanted := sorted(_least(asked.where))):
        return None
    counts = outcome_tester(asked.where)
    if counts(result, _NOWHERE):
        return None
    enough = (one for one in wanted if counts(_accusing(result, one), _NOWHERE))
    return next(enough, None)


def _accusing(result: CountedOutcome, number: int) -> CountedOutcome:
    return result._replace(numbers={**result.numbers, "accused": number})


def _least(conditions: Iterable[Condition]) -> Iterator[int]:
    """The numbers of accused that conditions ask for, and those inside them."""
    for name, value in conditions:
        if name == _ACCUSED:
            yield value
        elif name == "not":
            yield from _least(value)
        elif name == "any":
            for one in value:
                yield from _least(one)
