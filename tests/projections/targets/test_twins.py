"""Bases and forms over random histories, days, units and positions, against the slow twin."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date, timedelta
from random import Random

import pytest

from ledger.application import Ledger
from ledger.entries.record import RecordClosed, RecordOpened
from ledger.records.cell import Cell
from ledger.values.period import Period
from projections.figures.reach import Reach, reach_among
from projections.targets.built_in import built_in_list
from projections.targets.counted_set import CountedSet
from projections.targets.gathering import seen_books
from projections.targets.grading import graded
from projections.targets.items import items_of
from projections.targets.measure import names_of
from projections.targets.measuring import measure_of
from projections.targets.months import whole_months
from projections.targets.purview import Purview
from projections.targets.sight import Sight
from tests.busy_district import HOME, UNITS, YEAR
from tests.projections.targets.busy_targets import busy_targets
from tests.projections.targets.slow_twin import (
    TwinRecord,
    days_of,
    has_effect,
    in_scope,
    items_in,
    member,
    rating_in,
    records_of,
    stands_all,
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
        self.reach: Reach | None = None
        if self.unit != HOME:
            histories = ledger.unit_histories()
            self.reach = reach_among(histories, self.unit, alone=False, known_at=self.known_at)
        purview = Purview(self.unit, self.reach)
        books = seen_books(ledger, self.known_at, self.period, purview)
        self.sight = Sight(books, PLAN, purview, self.period)
        self.twins = records_of(ledger, self.known_at)

    def fast(self, name: str) -> tuple[list[str], list[str]]:
        """What an indicator of the list counts, above and below."""
        found = measure_of(PLAN.indicators[name], self.sight)
        return sorted(names_of(found.above)), sorted(names_of(found.below))

    def slow(self, base: str, line: str) -> dict[str, TwinRecord]:
        """The records of a line in a base."""
        return {
            one.number: one
            for one in self.twins
            if one.number.startswith(f"{line}-") and member(base, one, self.reach, self.period)
        }


def test_the_twins_agree() -> None:
    """The same records in every base, as the same cells; the same in shares and months."""
    seen = Counter[str]()
    for seed in range(5):
        random = Random(seed)
        with busy_targets(random) as district:
            district.work(300)
            for _ in range(8):
                case = Case(district.ledger, random, f"seed {seed}")
                _bases_agree(case, seen)
                _shares_agree(case, seen)
                _months_agree(case, seen)
    assert all(seen[one] for one in (*BASES, "served", "enough")), seen


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
                and (found_there := member(base, one, case.reach, case.period))
            }
            assert slow == fast, (case.name, base, case.unit, case.period, case.known_at)
            seen[base] += len(slow)


def _shares_agree(case: Case, seen: Counter[str]) -> None:
    current = case.slow("current", "ST")
    class_b = {name for name, one in current.items() if _cell(one, case).class_ == "B"}
    served = {
        name
        for name in class_b
        if any(
            _is_open(other, case.twins, case.period.end)
            for other in current[name].state(case.period.end).supported_by
        )
    }
    seen["served"] += len(served)
    assert (sorted(served), sorted(class_b)) == case.fast("class_b_served_lt_lc")
    collaborators = case.slow("current", "CTVBM")
    lt = {name for name, one in collaborators.items() if _cell(one, case).symbol == "LT"}
    assert (sorted(lt), sorted(collaborators)) == case.fast("lt_share")


def _cell(one: TwinRecord, case: Case) -> Cell:
    cell = one.state(case.period.end).cell
    assert cell is not None
    return cell


def _is_open(stream: str, twins: list[TwinRecord], day: date) -> bool:
    number = stream.partition(":")[2]
    return any(one.number == number and one.state(day).cell is not None for one in twins)


def _months_agree(case: Case, seen: Counter[str]) -> None:
    months = whole_months(case.period)
    owing, enough = set(), set()
    for name, one in case.slow("handled", "CTVBM").items():
        owed = [month for month in months if stands_all(one, case.reach, month)]
        if owed:
            owing.add(name)
            if all(items_in(one, month) >= 1 for month in owed):
                enough.add(name)
    seen["enough"] += len(enough)
    assert (sorted(enough), sorted(owing)) == case.fast("monthly_items")
    delivered = {
        one.number: sum(
            items_in(one, Period(day, day)) * in_scope(_stood(one, day), case.reach, day)
            for day in _days_of_items(one, case.period)
        )
        for one in case.twins
    }
    expected = sorted(name for name, items in delivered.items() if items)
    assert expected == case.fast("valuable_items")[1]
    assert (
        sum(delivered.values())
        == measure_of(PLAN.indicators["valuable_items"], case.sight).denominator
    )


def _stood(one: TwinRecord, day: date) -> Cell | None:
    state = one.state(day)
    closed_today = state.cell is None and state.closed_on == day
    return state.last_cell if closed_today else state.cell


def _days_of_items(one: TwinRecord, period: Period) -> list[date]:
    return sorted({entry.effective_on for entry in one.entries if entry.effective_on in period})


def test_effects_and_ratings() -> None:
    """With effect by the rule of closed and of current records; rated in the period, long enough."""
    year = replace(built_in_list("nvcb-2024"), rateable_months=0)
    seen = Counter[str]()
    for seed in range(11, 16):
        random = Random(seed)
        with busy_targets(random) as district:
            district.work(300)
            for _ in range(3):
                case = Case(district.ledger, random, f"seed {seed}", whole=True)
                sight = replace(case.sight, plan=year)
                found = measure_of(year.indicators["closed_watch_with_effect"], sight)
                closed = {
                    name: _last_closing(one, case)
                    for name, one in case.slow("closed", "ST").items()
                }
                asked = {name for name, (way, _) in closed.items() if way != "died"}
                good = {
                    name
                    for name in asked
                    if closed[name][0] in ("arrested", "to_case")
                    or has_effect(
                        case.slow("closed", "ST")[name], Period(date.min, closed[name][1])
                    )
                }
                assert sorted(asked) == sorted(names_of(found.below))
                assert sorted(good) == sorted(names_of(found.above))
                rated = measure_of(year.indicators["rated_good"], sight)
                long_enough = {
                    name: one
                    for name, one in case.slow("current", "CTVBM").items()
                    if _opened(one) <= case.period.end
                }
                best = [n for n, one in long_enough.items() if rating_in(one, case.period) in GOOD]
                assert sorted(best) == sorted(names_of(rated.above))
                assert sorted(long_enough) == sorted(names_of(rated.below))
                seen += Counter(
                    asked=len(asked), good=len(good), best=len(best), long=len(long_enough)
                )
    assert all(seen[one] for one in ("asked", "good", "best", "long")), seen


GOOD = ("xuất sắc", "khá")


def _last_closing(one: TwinRecord, case: Case) -> tuple[str, date]:
    """The way and day of the last closing out of the scope in the period."""
    found = [
        (entry.way, day)
        for day in days_of(case.period)
        for entry, before, after in one.steps(day)
        if isinstance(entry, RecordClosed) and before and after is None
        if in_scope(before, case.reach, day)
    ]
    return found[-1]


def _opened(one: TwinRecord) -> date:
    return next(entry.effective_on for entry in one.entries if isinstance(entry, RecordOpened))


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
