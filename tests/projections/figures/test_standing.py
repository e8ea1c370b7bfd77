"""What is added up from standings is what replaying every record for each question gives."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest

from projections.figures.question import Question
from projections.figures.reach import reach_among
from projections.figures.recount import courses, recount
from projections.figures.standing import standings
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
        alone = standings(courses(ledger, asked), YEAR, None, lambda cell: cell.class_ == "A")
        assert whole.figure("ST", {"class": "A"}) == alone.figure("ST", {"class": "A"})
        assert whole.figure("ST", {"class": "A"}) == alone.figure("ST", {})
        assert (0, 0, 0, 0) == alone.figure("ST", {"class": "B"})
