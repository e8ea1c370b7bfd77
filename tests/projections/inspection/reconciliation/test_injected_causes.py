"""Mistakes that are put into true reports, and into the books behind them, are found; nobody is
accused of another.
"""

from __future__ import annotations

import pytest

from tests.faults.injected_causes import Outcome, case

pytestmark = pytest.mark.uncounted

SEEDS = range(30)


def test_what_was_put_in_is_what_is_told() -> None:
    """Random histories and their reports by a model of its own; `make faults` makes 3,000."""
    outcome = Outcome()
    for seed in SEEDS:
        outcome.add(case(seed))
    assert [] == outcome.wrong
    assert outcome.found.total() >= 0.98 * outcome.put.total() > 0, outcome.missed


@pytest.mark.parametrize("seed", [5964])
def test_nobody_is_accused_who_once_was(seed: int) -> None:
    """5964: a file told under a team that left its unit in the period."""
    assert [] == case(seed).wrong
