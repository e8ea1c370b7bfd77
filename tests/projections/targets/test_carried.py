"""The list of objects and the gangs of units that are merged, split, parted: whose they then are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from random import Random
from typing import Any

import pytest

from ledger.records.books import Decision
from ledger.records.reorganising import MergeUnits, PartUnit, SplitUnit
from projections.targets.measuring import measure_of
from tests.busy_district import UNITS
from tests.projections.busy_officers import THOROUGH
from tests.projections.targets.busy_lists import BRANCHES, BusyLists, busy_lists
from tests.projections.targets.test_list_twins import PLANS, Question, came

pytestmark = pytest.mark.uncounted

NOUNS = ("noun='objects'", "name='covers_object'", "names=('gang',)")


class Reorganised(BusyLists):
    """A district whose units come and go while they list objects and find gangs."""

    def _end(self) -> Decision:
        told: dict[str, Any] = {"effective_on": self._on()}
        one, other, third = self.random.sample(UNITS, 3)
        branch = self._some(*BRANCHES)
        if self.random.random() < 0.6:
            return MergeUnits(codes=(one,), to_unit=other, **told)
        if self.random.random() < 0.5:
            given = (f"{other}={branch}",)
            return SplitUnit(code=one, into=(other, third), rest=third, branches=given, **told)
        return PartUnit(code=one, into=(other,), branches=(f"{other}={branch}",), **told)

    _kinds: tuple[Callable[[Any], Decision], ...] = (
        *(BusyLists._open,) * 4,
        *(BusyLists._object,) * 8,
        *(BusyLists._gang,) * 12,
        *(BusyLists._mend,) * 2,
        _end,
    )


@pytest.mark.parametrize("seed", range(40) if THOROUGH else range(5))
def test_what_a_unit_kept_is_carried_on(seed: int) -> None:
    """Every indicator of objects and gangs, for every unit, as known at several positions."""
    random, seen = Random(seed), Counter[str]()
    with busy_lists(random, Reorganised) as district:
        district.work(120)
        for _ in range(6):
            asked = Question(district.ledger, random)
            asked.officer = None
            for plan in PLANS:
                for name, indicator in plan.indicators.items():
                    if not any(one in str(indicator) for one in NOUNS):
                        continue
                    expected = asked.slow(plan).came(indicator)
                    found = came(measure_of(indicator, asked.fast(plan)))
                    assert expected == found, f"{plan.code} {name}, {asked}"
                    seen[name] += bool(found.below or found.above)
    assert {"objects_covered", "gangs_on_file"} <= {name for name in seen if seen[name]}
