"""A list graded for many units together is, unit by unit, what it is for each of them alone: over
random books, positions, days and branches, with units that move in the tree and that end.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import Any

import pytest

from commands.usecases.grading_targets import TargetInquiry, sight_of
from ledger.application import Ledger
from ledger.records.cell import DIMENSIONS
from projections.targets.as_json import list_json
from projections.targets.columns.conditions import BY_COLUMNS
from projections.targets.grading import graded, graded_below
from projections.targets.items import names_of
from projections.targets.measure import Measure
from projections.targets.measuring import measure_of
from projections.targets.sides import OF_SCOPE
from projections.targets.sight import Sight
from projections.targets.target_list import TargetList
from projections.targets.vocabulary import CONDITIONS
from tests.busy_district import HOME
from tests.projections.busy_officers import THOROUGH
from tests.projections.targets.busy_mergers import busy_mergers
from tests.projections.targets.test_list_twins import PLANS, some_period

pytestmark = pytest.mark.uncounted

SEEDS = range(100) if THOROUGH else (0, 4)
"""Those in which each way that units can differ shows itself."""
WITH_REPORTS = "toi-pham-co-to-chuc-2017"
"""The list for which reports are read, too; the books of any other are the same without."""


class ManyUnits:
    """A question about a unit and those under it, asked of all together and of each alone."""

    def __init__(self, ledger: Ledger, home: Path, random: Random) -> None:
        self.ledger, self.home = ledger, home
        last = ledger.last_position
        self.known_at = ledger.settled(random.randint(last * 2 // 3, last))
        self.period = some_period(random)
        self.branch = random.choice((None, None, "ma túy", "hình sự"))
        there = sorted(ledger.units(self.period.end, self.known_at))
        self.top = random.choice((HOME, HOME, *there))

    def alone(self, plan: TargetList, unit: str) -> Sight:
        """As a unit asks about itself: of books that were read for it and nobody else."""
        start, end = self.period.start, self.period.end
        asked = TargetInquiry(WITH_REPORTS, self.known_at, start, end, unit)
        return self.under(plan, sight_of(self.ledger, self.home, asked))

    def under(self, plan: TargetList, sight: Sight) -> Sight:
        """What was seen, under a list."""
        return replace(sight, plan=plan, branch=plan.branch or self.branch)

    def __str__(self) -> str:
        return f"{self.top} {self.branch} {self.period} at {self.known_at}"


def came(found: Measure) -> dict[str, Any]:
    """All that an indicator came to, by its name in order of what was counted."""
    sides = {name: names_of(getattr(found, name)) for name in ("above", "below")}
    told = {name: getattr(found, name) for name in found._fields if name not in ("drilled", *sides)}
    return {**told, **sides, "drill": list(found.drilled())}


def test_each_condition_of_records_is_answered_by_columns() -> None:
    """All but those that look at what else is in the scope: these are asked of each unit."""
    assert {*CONDITIONS["records"]} - {*DIMENSIONS, "not", "any"} - OF_SCOPE == {*BY_COLUMNS}


def test_many_units_are_graded_as_each_of_them_alone() -> None:
    """Every indicator, every grade, every record that was counted, in its order, every notice."""
    seen = Counter[str]()
    for seed in SEEDS:
        random = Random(seed)
        with busy_mergers(random) as district:
            district.work(450)
            for _ in range(3):
                asked = ManyUnits(district.ledger, district.home, random)
                together = asked.alone(PLANS[0], asked.top).of_many
                for plan in random.sample(PLANS, len(PLANS)):
                    _agree(asked, asked.under(plan, together), f"seed {seed}", seen)
    assert {"moved", "unsteady", "ended", "settled", "grades", "notices"} <= {*seen}, seen


def test_many_units_without_any_record_are_graded_as_each_of_them_alone() -> None:
    """Where all columns are empty."""
    with busy_mergers(Random(1)) as district:
        asked = ManyUnits(district.ledger, district.home, Random(1))
        together = asked.alone(PLANS[0], asked.top).of_many
        for plan in PLANS:
            _agree(asked, asked.under(plan, together), "no records", Counter())


def _agree(asked: ManyUnits, many: Sight, seed: str, seen: Counter[str]) -> None:
    plan = many.plan
    told = [graded(many), *graded_below(many)]
    assert [asked.top, *many.units_below()] == [one.sight.purview.unit for one in told]
    for found in told:
        unit = found.sight.purview.unit
        alone, case = asked.alone(plan, unit), f"{seed}: {plan.code} {unit}, {asked}"
        assert list_json(graded(alone)) == list_json(found), case
        for name, indicator in plan.indicators.items():
            expected, measured = (
                came(measure_of(indicator, sight)) for sight in (alone, found.sight)
            )
            assert expected == measured, f"{case}: {name}"
        _note(found.sight, seen)
        seen["grades"] += any(one.grade in ("met", "exceeded") for one in found.targets)
        seen["notices"] += bool(found.notices)


def _note(sight: Sight, seen: Counter[str]) -> None:
    """What was in the way of looking at things once for all."""
    seen["moved"] += sight.apart is not None
    seen["unsteady"] += not sight.is_steady
    seen["ended"] += any(not one.exists for one in sight.books.units.values())
    seen["settled"] += any(map(len, sight.whole.settled.records.values()))
