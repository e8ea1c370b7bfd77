"""A story as plain data says of every file, at every position, what the story says."""

from __future__ import annotations

from random import Random
from typing import Any

import pytest

from ledger.catalog.lines import catalog
from projections.figures.whose import whose_figures
from projections.inspection.replay.plain_story import PlainStory
from tests.busy_district import HOME, UNITS, busy_district
from tests.projections.inspection.replay.replayed_district import told

pytestmark = pytest.mark.uncounted


def course_at(courses: list[Any], position: int) -> list[list[int]]:
    """The turns of a file as known at a position, read from the plain data."""
    turns: list[list[int]] = []
    for known_from, kept, more in courses:
        if known_from <= position:
            turns = [*turns[:kept], *more]
    return turns


@pytest.mark.parametrize("seed", range(3))
def test_courses_and_units_are_those_of_the_story(seed: int) -> None:
    """Days, cells and units read back from numbers are those that are known at each position."""
    random = Random(seed)
    lines = {line.code: at for at, line in enumerate(catalog().lines)}
    with busy_district(random) as district:
        district.work(120)
        ledger = district.ledger
        for unit in (HOME, random.choice(UNITS[1:])):
            story = told(ledger, whose_figures(ledger, unit, alone=False))
            plain = PlainStory(story, lines)
            for record in plain.records:
                courses = plain.courses(record)
                for position in range(story.begin, story.last + 1):
                    expected = [
                        (plain.day(turn.entry.effective_on), turn.after)
                        for turn in story.files[record].known(position).turns
                    ]
                    found = [
                        (day, None if cell < 0 else plain.cells.listed[cell])
                        for day, cell in course_at(courses, position)
                    ]
                    assert expected == found
            covered = [
                (
                    position,
                    [(day, {plain.units.listed[one] for one in units}) for day, units in some],
                )
                for position, some in plain.reaches() or []
            ]
            assert covered == [
                (position, [(plain.day(one.since), set(one.units)) for one in reach.stages])
                for position, reach in story.reach.every()
                if reach is not None
            ]
