"""True reports in many layouts and words: what is read wrongly, not read at all, or alarmed falsely."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, Phase, given, note, seed, settings
from hypothesis import strategies as st

from tests.reading_campaign.judging import Judged, judge
from tests.reading_campaign.made import FAMILIES, Made, make_report

pytestmark = pytest.mark.uncounted

LEAST_READ = 0.9
"""The share that must be read."""

TRUE_OF_A_LAYOUT, PLANTED_OF_A_LAYOUT = 5, 2

# The same reports every time, so that nobody's change is blamed for a find: `make reading` looks for others.
LIKE_THE_CAMPAIGN = settings(
    deadline=None,
    database=None,
    phases=(Phase.generate, Phase.shrink),
    suppress_health_check=list(HealthCheck),
)


@st.composite
def reports(draw: st.DrawFn, family: str, planted_in: float) -> Made:
    """A report of the campaign, whose draws shrink: to few lines of work, files, words and habits."""
    return make_report(draw(st.randoms(use_true_random=False)), family, planted_in=planted_in)


def judged(made: Made, total: Judged) -> list[str]:
    """What is wrong with how a report is read; what was counted goes to the total."""
    found = judge(made)
    total.add(found)
    note("\n".join(found.faults))
    return found.faults


def share_read(total: Judged) -> float:
    """Of the figures that a careful reader gives."""
    counted = total.counted["all"]
    return counted["right"] / sum(counted[verdict] for verdict in ("right", "listed", "silent"))


def test_true_reports_are_read_as_they_state() -> None:
    """In every layout each figure is read as it stands or not at all, and no check fails."""
    total = Judged()
    for number, family in enumerate(FAMILIES):

        @seed(number)
        @settings(LIKE_THE_CAMPAIGN, max_examples=TRUE_OF_A_LAYOUT)
        @given(reports(family, planted_in=0))
        def read(made: Made) -> None:
            assert [] == judged(made, total)

        read()
    assert share_read(total) >= LEAST_READ


def test_planted_errors_are_found_and_nothing_else() -> None:
    """One or two: each is found, or what it stands among cannot be checked, and nothing else fails."""
    total = Judged()
    for number, family in enumerate(FAMILIES):

        @seed(number)
        @settings(LIKE_THE_CAMPAIGN, max_examples=PLANTED_OF_A_LAYOUT)
        @given(reports(family, planted_in=1))
        def check(made: Made) -> None:
            assert [] == judged(made, total)

        check()
    counted = total.counted["all"]
    assert counted["found"] > counted["uncheckable"]
