"""Bases over random histories, days, units and positions, against the slow twin.

Forms and conditions: test_list_twins.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import timedelta
from random import Random

import pytest

from ledger.application import Ledger
from ledger.values.period import Period
from projections.figures.reach import Reach, reach_among
from projections.targets.built_in import built_in_list
from projections.targets.counted_set import CountedSet
from projections.targets.gathering import seen_books
from projections.targets.grading import graded
from projections.targets.items import items_of
from projections.targets.purview import Purview
from projections.targets.sight import Sight
from tests.busy_district import HOME, UNITS, YEAR
from tests.projections.targets.busy_targets import busy_targets
from tests.projections.targets.slow_twin import (
    Scope,
    member,
    records_of,
)

pytestmark = pytest.mark.uncounted

BASES = ("opening", "current", "opened", "closed", "handled", "opened_or_current")
LINES = ("ST", "HN", "CA", "CTVBM")
PLAN = built_in_list("doi-2021")


def some_period(random: Random) -> Period:
    """The year, or some days in it, often a month or two."""
    if random.random() < 0.4:
        return YEAR
    start = YEAR.start + timedelta(days=random.randint(0, 320))
    days = random.choice((0, 31, 62, random.randint(0, 200)))
    return Period(start, start + timedelta(days=days))


class Case:
    """A question about random books, for the fast way and for the slow one."""

    def __init__(self, ledger: Ledger, random: Random, name: str, *, whole: bool = False) -> None:
        self.name = name
        self.known_at = ledger.settled(
            random.randint(ledger.last_position * 2 // 3, ledger.last_position)
        )
        self.period = YEAR if whole else some_period(random)
        self.unit = HOME if whole else random.choice((*UNITS, HOME, "DA"))
        reach: Reach | None = None
        if self.unit != HOME:
            histories = ledger.unit_histories()
            reach = reach_among(histories, self.unit, alone=False, known_at=self.known_at)
        self.scope = Scope(reach)
        purview = Purview(self.unit, reach)
        books = seen_books(ledger, self.known_at, self.period, purview)
        self.sight = Sight(books, PLAN, purview, self.period)
        self.twins = records_of(ledger, self.known_at)


def test_the_twins_agree() -> None:
    """The same records in every base, as the same cells."""
    seen = Counter[str]()
    for seed in range(5):
        random = Random(seed)
        with busy_targets(random) as district:
            district.work(300)
            for _ in range(8):
                case = Case(district.ledger, random, f"seed {seed}")
                _bases_agree(case, seen)
    assert all(seen[one] for one in BASES), seen


def _bases_agree(case: Case, seen: Counter[str]) -> None:
    for line in LINES:
        for base in BASES:
            found = items_of(CountedSet("records", (line,), base), case.sight)
            fast = {one.name: one.thing.cell for one in found}
            assert len(found) == len(fast)
            slow = {
                one.number: found_there.cell
                for one in case.twins
                if one.number.startswith(f"{line}-")
                and (found_there := member(base, one, case.scope, case.period))
            }
            assert slow == fast, (case.name, base, case.unit, case.period, case.known_at)
            seen[base] += len(slow)


def test_units_and_officers_add_up() -> None:
    """What the officers of a unit hold at the end, each on his own, is what the unit holds."""
    random = Random(21)
    with busy_targets(random) as district:
        district.work(150)
        ledger = district.ledger
        purview = Purview(HOME)
        books = seen_books(ledger, ledger.last_position, YEAR, purview)
        sight = Sight(books, PLAN, purview, YEAR)
        whole = items_of(CountedSet("records", ("ST",), "current"), sight)
        by_officer = [
            one.name
            for unit in UNITS
            for one in items_of(
                CountedSet("records", ("ST",), "current"),
                replace(sight, purview=Purview(HOME, None, f"CB{unit}")),
            )
        ]
        assert sorted(one.name for one in whole) == sorted(by_officer)
        assert len(graded(sight).targets) == len(PLAN.targets)
