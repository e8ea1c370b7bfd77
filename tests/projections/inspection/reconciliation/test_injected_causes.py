"""Mistakes that are put into true reports, and into the books behind them, are found; nobody is
accused of another.
"""

from __future__ import annotations

import pytest

from tests.faults.injected_causes import Outcome, case
from tests.faults.mistaken_reports import MISTAKES

pytestmark = pytest.mark.uncounted

SEEDS = range(60)


def test_what_was_put_in_is_what_is_told() -> None:
    """Random histories and their reports by a model of its own; `make faults` makes 3,000."""
    outcome = Outcome()
    for seed in SEEDS:
        outcome.add(case(seed, tuple(MISTAKES)))
    assert [] == outcome.wrong
    assert outcome.rate >= 0.98, outcome.missed


@pytest.mark.parametrize("seed", [183, 349, 716])
def test_mistakes_that_hide_each_other_are_told_apart(seed: int) -> None:
    """A file in the wrong cell; and a figure that another mistake makes right, or wrong otherwise."""
    outcome = case(seed)
    assert [] == outcome.wrong == outcome.missed


@pytest.mark.parametrize("seed", [200492, 200653, 201109])
def test_files_told_of_a_team_or_in_two_cells_at_last_are_found(seed: int) -> None:
    """Of a team beside it, of a unit beside that which reports; and, converted before it came."""
    outcome = case(seed)
    assert [] == outcome.wrong == outcome.missed


@pytest.mark.parametrize("seed", [77086, 77459, 78580, 20264179])
def test_three_mistakes_in_one_line_are_told_apart(seed: int) -> None:
    """Figures that two of them touch are stated by neither alone: the three make up the line."""
    outcome = case(seed)
    assert [] == outcome.wrong == outcome.missed


@pytest.mark.parametrize("seed", [77434, 78210, 20261904])
def test_the_moment_that_bears_out_the_line_is_believed(seed: int) -> None:
    """What was recorded late makes another mistake explain as many figures, but not as much."""
    outcome = case(seed)
    assert [] == outcome.wrong == outcome.missed


@pytest.mark.parametrize("seed", [20263444, 20264077])
def test_a_file_of_a_team_that_is_stated_nowhere_is_found(seed: int) -> None:
    """The unit above counts it; its own team does not, nor does another that is stated."""
    outcome = case(seed)
    assert [] == outcome.wrong == outcome.missed


def test_a_file_left_out_is_an_alternative() -> None:
    """No file is named. In a cell that is right by what was recorded since, nothing is looked for."""
    outcome = case(100, ["left_out"])
    assert [] == outcome.wrong == outcome.missed
    assert outcome.beside["left_out"]


def test_no_file_is_named_where_another_fits_beside_a_second_mistake() -> None:
    """One move explains six figures as known now; as known then it and a day that was missed do."""
    assert [] == case(77473).wrong


@pytest.mark.parametrize("seed", [201, 91235, 300702])
def test_no_file_is_named_where_sums_may_have_been_made(seed: int) -> None:
    """One too much: by hand, or because a file that moved is in two of the parts that were added up.

    91235: by hand, in a figure that what came late makes right. 300702: what two teams count; but a
    figure beside it, which is right, does not.
    """
    assert [] == case(seed).wrong
