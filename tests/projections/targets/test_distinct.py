"""How many different values there are: of each member its own, whatever it is called."""

from __future__ import annotations

from datetime import date
from random import Random
from typing import Any

from ledger.records.opening import OpenRecord
from projections.targets.gathering import seen_books
from projections.targets.measuring import measure_of
from projections.targets.purview import Purview
from projections.targets.sight import Sight
from tests.busy_district import HOME, YEAR
from tests.projections.targets.busy_lists import busy_lists
from tests.projections.targets.test_list_twins import PLANS


def test_two_files_of_one_number_in_two_lines_are_two_members() -> None:
    """A watch file and a suspicion file, both number 1: two symbols."""
    with busy_lists(Random(1)) as district:
        told: dict[str, Any] = {"effective_on": date(2026, 1, 5), "unit": HOME, "officer": "CB01"}
        told |= {"number": "1", "approved_by": "CB01"}
        watch: dict[str, str | bool] = {"class": "A", "list": "I"}
        district.ledger.execute(
            OpenRecord(line="ST", symbol="ST", attributes=watch, **told),
            OpenRecord(line="HN", symbol="HN", attributes={"source": "ST"}, **told),
            by="CB01",
        )
        purview, last = Purview(HOME), district.ledger.last_position
        sight = Sight(seen_books(district.ledger, last, YEAR, purview), PLANS[-1], purview, YEAR)
        found = measure_of(PLANS[-1].indicators["symbols_handled"], sight)
    assert (2, ["1", "1"]) == (found.numerator, [one.name for one in found.above])
