"""Books that are read once for several periods and units are, for each, what is read for it alone."""

from __future__ import annotations

from random import Random

import pytest

from commands.usecases.grading_targets import TargetInquiry, sight_of
from projections.targets.as_json import list_json
from projections.targets.built_in import built_in_texts
from projections.targets.gathering import BooksReader
from projections.targets.grading import graded
from tests.busy_district import HOME
from tests.projections.targets.busy_mergers import busy_mergers
from tests.projections.targets.test_list_twins import some_period

pytestmark = pytest.mark.uncounted


@pytest.mark.parametrize("seed", range(2))
def test_a_reader_of_many_sees_what_each_sees_alone(seed: int) -> None:
    """Every list over its own days, of the whole and of a unit, asked in any order."""
    random = Random(seed)
    with busy_mergers(random) as district:
        district.work(200)
        ledger, known_at = district.ledger, district.ledger.last_position
        home, together, alone = district.home, [], []
        reader = BooksReader(ledger, known_at)
        for name in random.sample([*built_in_texts()] * 2, 8):
            days = some_period(random)
            unit = random.choice((HOME, HOME, *ledger.units(days.end, known_at)))
            asked = TargetInquiry(name, known_at, days.start, days.end, unit)
            together.append(list_json(graded(sight_of(ledger, home, asked, reader))))
            alone.append(list_json(graded(sight_of(ledger, home, asked))))
    assert alone == together
