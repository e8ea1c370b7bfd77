"""What is added up from standings is what replaying every record for each question gives."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from random import Random
from types import SimpleNamespace
from typing import cast

import pytest

from ledger.catalog.lines import catalog
from ledger.entries import Entry
from ledger.records.cell import Cell
from ledger.values.period import Period
from projections.figures.question import Question
from projections.figures.reach import reach_among
from projections.figures.recount import courses, recount
from projections.figures.standing import AskedAbout, standings
from tests.busy_district import HOME, UNITS, YEAR, busy_district

pytestmark = pytest.mark.uncounted

BREAKDOWNS: tuple[tuple[str, ...], ...] = (
    (),
    ("symbol", "type"),
    ("level", "symbol"),
    ("movement",),
    ("class", "list"),
    ("unit", "symbol"),
    ("closing",),
)


OF_CLASS_A = AskedAbout(lambda cell, _day: cell.class_ == "A", lambda _unit, _days: ())


@pytest.mark.parametrize("seed", range(5))
def test_standings_answer_as_a_recount_does(seed: int) -> None:
    """Every breakdown, of the whole and of a unit that came or went in the tree."""
    random = Random(seed)
    with busy_district(random) as district:
        district.work(random.randint(40, 200))
        ledger = district.ledger
        known_at = ledger.settled(ledger.last_position)
        for unit in (HOME, random.choice(UNITS)):
            reach = None
            if unit != HOME:
                histories = ledger.unit_histories()
                reach = reach_among(histories, unit, alone=False, known_at=known_at)
            asked = Question(YEAR, known_at, reach)
            found = standings(courses(ledger, asked), YEAR, reach)
            for by in BREAKDOWNS:
                question = replace(asked, by=by)
                assert recount(ledger, question) == found.rows(question), (unit, by)


def test_what_does_not_pass_stands_outside() -> None:
    """A movement into what is asked about comes from outside, wherever the record stood before."""
    random = Random(7)
    with busy_district(random) as district:
        district.work(150)
        ledger = district.ledger
        asked = Question(YEAR, ledger.settled(ledger.last_position), lines=("ST",))
        whole = standings(courses(ledger, asked), YEAR, None)
        alone = standings(courses(ledger, asked), YEAR, None, OF_CLASS_A)
        assert whole.figure("ST", {"class": "A"}) == alone.figure("ST", {"class": "A"})
        assert whole.figure("ST", {"class": "A"}) == alone.figure("ST", {})
        assert (0, 0, 0, 0) == alone.figure("ST", {"class": "B"})


@pytest.mark.parametrize("seed", range(3))
def test_what_comes_and_goes_with_its_unit_adds_up(seed: int) -> None:
    """Units that are asked about from a day on, or no more: opening + added − removed = current."""
    random = Random(40 + seed)
    with busy_district(random) as district:
        district.work(150)
        ledger = district.ledger
        asked = Question(YEAR, ledger.settled(ledger.last_position))
        days = {unit: YEAR.start + timedelta(days=random.randrange(YEAR.days)) for unit in UNITS}

        def keeps(cell: Cell, day: date) -> bool:
            begun = days.get(cell.unit or "", day) <= day
            return begun if (cell.unit or "") < "D" else not begun

        def turns(unit: str, period: Period) -> Iterator[Entry]:
            if days.get(unit, date.min) in period:
                yield cast("Entry", SimpleNamespace(record=f"unit:{unit}", effective_on=days[unit]))

        found = standings(courses(ledger, asked), YEAR, None, AskedAbout(keeps, turns))
        cells = [
            [
                cell
                for one in courses(ledger, asked)
                if (cell := one.cell_on(day)) and keeps(cell, day)
            ]
            for day in (YEAR.eve, YEAR.end)
        ]
        four = [found.figure(line.code, {}) for line in catalog().lines]
        assert all(one.opening + one.added - one.removed == one.current for one in four)
        assert [len(one) for one in cells] == [
            sum(one.opening for one in four),
            sum(one.current for one in four),
        ]
        whole = [
            standings(courses(ledger, asked), YEAR, None).figure(one.code, {})
            for one in catalog().lines
        ]
        assert whole != four
