"""Wherever a standpoint is moved, it says what a replay of all files says of that moment."""

from __future__ import annotations

from random import Random

import pytest

from ledger.application import Ledger
from ledger.records.cell import Cell
from ledger.values.period import Period
from projections.figures.question import Question
from projections.figures.recount import recount
from projections.figures.register import Moment, Selection, register
from projections.figures.whose import whose_figures
from projections.inspection.replay.standpoint import Standpoint
from projections.inspection.replay.walk import Walk
from tests.busy_district import HOME, UNITS, YEAR, busy_district
from tests.projections.inspection.replay.replayed_district import random_moment, told

pytestmark = pytest.mark.uncounted


def register_at(ledger: Ledger, point: Standpoint) -> dict[str, object]:
    """The register of the moment, made anew from all files."""
    reach = point.story.reach.at(point.position)
    rows = register(ledger, Selection(None, reach), point.moment)
    return {row.record: row.cell for row in rows}


@pytest.mark.parametrize("seed", range(6))
def test_standpoint_says_what_a_replay_of_all_files_says(seed: int) -> None:
    """Forwards, backwards and by leaps, for the whole and for a unit that came or went."""
    random = Random(seed)
    with busy_district(random) as district:
        district.work(random.randint(40, 160))
        ledger = district.ledger
        for unit in (HOME, random.choice(UNITS[1:])):
            story = told(ledger, whose_figures(ledger, unit, alone=False))
            point = Standpoint(story, Moment(YEAR.end, story.begin))
            for _ in range(30):
                before: dict[str, Cell | None] = {
                    name: held.cell for name, held in point.held.items()
                }
                shifts = point.go(random_moment(random, story))
                reach = story.reach.at(point.position)
                first = min(YEAR.start, point.as_of)
                held = {name: one.cell for name, one in point.held.items()}
                if ledger.settled(point.position) == point.position:
                    assert register_at(ledger, point) == held
                if point.as_of >= YEAR.start:
                    asked = Question(Period(first, point.as_of), point.position, reach)
                    assert recount(ledger, asked) == point.totals(), (unit, point.moment)
                for shift in shifts:
                    assert before.get(shift.record) == shift.before
                    before[shift.record] = shift.after
                assert held == {name: cell for name, cell in before.items() if cell}


@pytest.mark.parametrize("seed", range(3))
def test_between_two_steps_nothing_changes(seed: int) -> None:
    """Whatever changes the register of a day of the period, or its totals, is a step."""
    random = Random(seed)
    with busy_district(random) as district:
        district.work(120)
        ledger = district.ledger
        for unit in (HOME, random.choice(UNITS[1:])):
            story = told(ledger, whose_figures(ledger, unit, alone=False))
            positions = {step.position for step in story.steps}
            point = Standpoint(story, Moment(YEAR.end, story.begin))
            for position in range(story.begin + 1, story.last + 1):
                totals = point.totals()
                shifts = point.go(Moment(YEAR.end, position))
                if position not in positions:
                    assert (([], totals)) == (shifts, point.totals()), position


@pytest.mark.parametrize("seed", range(3))
def test_a_walk_by_days_tells_every_change(seed: int) -> None:
    """Each day's entries together tell what became of the register from its eve to its end."""
    random = Random(seed)
    with busy_district(random) as district:
        district.work(120)
        ledger = district.ledger
        for unit in (HOME, random.choice(UNITS[1:])):
            walk = Walk(told(ledger, whose_figures(ledger, unit, alone=False)), "days")
            held = dict(register_at(ledger, walk.point))
            for one in walk.on():
                for shift in one.shifts:
                    assert held.pop(shift.record, None) == shift.before
                    if shift.after:
                        held[shift.record] = shift.after
            walk.point.go(Moment(YEAR.end))
            assert register_at(ledger, walk.point) == held
