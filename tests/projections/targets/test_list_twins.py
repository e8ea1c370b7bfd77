"""Every indicator of the five lists over random histories, days, units and positions, against the
slow twin of whole lists; and one list of what none of the five puts together.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from random import Random

import pytest

from ledger.application import Ledger
from ledger.values.period import Period
from projections.figures.reach import Reach, reach_among
from projections.targets.built_in import built_in_list, built_in_texts
from projections.targets.checking import check_list
from projections.targets.gathering import seen_books
from projections.targets.indicator import FORMS
from projections.targets.items import names_of
from projections.targets.measure import Measure
from projections.targets.measuring import measure_of
from projections.targets.purview import Purview
from projections.targets.quotas import quota_of
from projections.targets.sight import Sight
from projections.targets.target_list import Programme, TargetList
from tests.busy_district import HOME, UNITS, YEAR
from tests.projections.busy_officers import THOROUGH
from tests.projections.targets.busy_lists import busy_lists
from tests.projections.targets.slow_lists import Came, SlowList
from tests.projections.targets.slow_papers import TwinBooks
from tests.projections.targets.slow_twin import Scope

pytestmark = pytest.mark.uncounted

BASELINE = Period(date(2025, 1, 1), date(2025, 12, 31))
OF_THE_CALENDAR = frozenset({"programme_reports", "wrap_up_submitted"})
"""What is asked of submitted reports: in test_report_twins."""
QUOTAS = ("lc_opened", "detox_files", "possession_share", "persona_nv")
SEEDS = range(200) if THOROUGH else (1, 3, 8, 12, 18, 24)
"""Those in which every indicator counts something."""


def plans() -> list[TargetList]:
    """The five lists, the programme with a baseline that these books reach, and one of all forms."""
    found = []
    for code in built_in_texts():
        plan = replace(built_in_list(code), rateable_months=3)
        if plan.programme:
            plan = replace(plan, programme=Programme(BASELINE, plan.programme.phases))
        found.append(plan)
    text = Path(__file__).with_name("every-form.toml").read_text("utf-8")
    checked = check_list(text)
    assert checked.found, checked.faults
    assert set(FORMS) - {"change"} == {one.form for one in checked.found.indicators.values()}
    return [*found, checked.found]


PLANS = plans()


def some_period(random: Random) -> Period:
    """The year, the calendar year so far, or some days of them."""
    later = YEAR.start + timedelta(random.randint(0, 250))
    start = random.choice((YEAR.start, date(2026, 1, 1), later))
    end = random.choice((YEAR.end, start + timedelta(random.randint(60, 200))))
    return Period(start, min(YEAR.end, end))


class Question:
    """A question about random books, for the fast way and for the slow one."""

    def __init__(self, ledger: Ledger, random: Random) -> None:
        last = ledger.last_position
        self.known_at = ledger.settled(random.randint(last * 2 // 3, last))
        self.period, self.unit = some_period(random), random.choice((*UNITS, *[HOME] * 4))
        self.histories = ledger.unit_histories()
        self.reach = None if self.unit == HOME else self.reach_of(self.unit)
        self.officer = f"CB{random.choice(UNITS)}" if random.random() < 0.25 else None
        self.twins = TwinBooks(ledger, self.known_at)
        self.seen = seen_books(ledger, self.known_at, self.period, Purview(self.unit, self.reach))
        self.branch = random.choice((None, None, "ma túy", "hình sự"))

    def reach_of(self, unit: str) -> Reach:
        """The units that a question about one covers."""
        return reach_among(self.histories, unit, alone=False, known_at=self.known_at)

    def fast(self, plan: TargetList) -> Sight:
        """The question, as lists are graded by."""
        purview = Purview(self.unit, self.reach, self.officer)
        return Sight(self.seen, plan, purview, self.period, plan.branch or self.branch)

    def slow(self, plan: TargetList) -> SlowList:
        """The same, for the twin."""
        scope, branch = Scope(self.reach, self.officer), plan.branch or self.branch
        return SlowList(
            self.twins, plan, self.unit, scope, self.period, self.reach_of, branch=branch
        )

    def __str__(self) -> str:
        return f"{self.unit} {self.officer} {self.branch} {self.period} at {self.known_at}"


def came(found: Measure) -> Came:
    """What the fast way came to, in the words of the slow one."""
    above, below = (tuple(sorted(names_of(side))) for side in (found.above, found.below))
    numbers = (found.numerator, found.denominator, found.value)
    return Came(found.state, *numbers, above, below, found.holds, found.attestations)


def test_every_indicator_agrees() -> None:
    """State, numerator, denominator, value and what was counted on both sides, of every indicator
    of every list; and the quota that stands.
    """
    seen = Counter[str]()
    for seed in SEEDS:
        random = Random(seed)
        with busy_lists(random) as district:
            district.work(550)
            for _ in range(4):
                asked = Question(district.ledger, random)
                for plan in PLANS:
                    _agree(asked, plan, f"seed {seed}", seen)
                _quotas_agree(asked, f"seed {seed}", seen)
    names = {name for plan in PLANS for name in plan.indicators} - OF_THE_CALENDAR
    assert set() == {one for one in names if not seen[one]}
    assert seen["quota"]


def test_offences_that_a_ledger_added_are_counted_alike() -> None:
    """By their family, their branch, and whether those who commit them are put on watch."""
    seen = Counter[str]()
    for seed in SEEDS if THOROUGH else SEEDS[:2]:
        random = Random(seed)
        with busy_lists(random) as district:
            district.add_offences()
            district.work(400)
            for _ in range(3):
                asked = Question(district.ledger, random)
                for plan in PLANS:
                    _agree(asked, plan, f"seed {seed}", seen)
    assert all(seen[one] for one in ("arrest_rate", "possession_share"))


def _agree(asked: Question, plan: TargetList, seed: str, seen: Counter[str]) -> None:
    fast, slow = asked.fast(plan), asked.slow(plan)
    for name, indicator in plan.indicators.items():
        if name in OF_THE_CALENDAR:
            continue
        expected, found = slow.came(indicator), came(measure_of(indicator, fast))
        case = f"{seed}: {plan.code} {name}, {asked}"
        assert expected == found, f"{case}: {expected} is not {found}"
        if name == "arrest_rate":  # whoever is above is below, too
            assert (found.numerator or 0) <= (found.denominator or 0), case
        seen[name] += bool(found.numerator or found.attested or found.above)


def _quotas_agree(asked: Question, seed: str, seen: Counter[str]) -> None:
    for indicator in QUOTAS:
        found = quota_of(indicator, asked.fast(PLANS[0]))
        expected = asked.slow(PLANS[0]).quota(indicator)
        assert expected == (found and found[:2]), f"{seed}: quota {indicator}, {asked}"
        seen["quota"] += found is not None
