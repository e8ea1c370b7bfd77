"""Stories of a small made-up district, and moments in them."""

from __future__ import annotations

from datetime import timedelta
from random import Random

from ledger.application import Ledger
from ledger.values.period import Period
from projections.figures.register import Moment
from projections.figures.whose import Whose
from projections.inspection.reconciliation.lateness import Lateness
from projections.inspection.replay.known_reach import KnownReach
from projections.inspection.replay.story import UnitBooks, UnitStory, story_of
from tests.busy_district import YEAR

LINES = ("ST", "HN", "CA", "CTVBM")


def told(ledger: Ledger, whose: Whose, period: Period = YEAR) -> UnitStory:
    """The story of a unit in a small ledger."""
    begin, last = ledger.loaded_upto(), ledger.last_position
    units = ledger.unit_histories()
    files = [one for one in ledger.histories() if one.noun in LINES]
    books = UnitBooks(files, units, [], begin, last)
    return story_of(books, period, KnownReach(units, whose, begin, last), Lateness())


def random_moment(random: Random, story: UnitStory) -> Moment:
    """A moment of a story, sometimes just outside."""
    days = (story.period.end - story.period.start).days
    day = story.period.start + timedelta(days=random.randint(-3, days + 3))
    return Moment(day, random.randint(story.begin - 1, story.last + 1))
