"""What became of each entry between two positions: only what stands in the end is told."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings

from ledger.entries import Entry
from ledger.timeline import in_force
from projections.inspection.reconciliation.revisions import (
    Retelling,
    Revision,
    needed,
    revisions,
)
from tests.busy_district import busy_district
from tests.ledger.desk import Desk, day
from tests.projections.busy_officers import SETTINGS, seeds


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """A ledger with one watch file."""
    desk = Desk(tmp_path / "ledger.sqlite")
    desk.open("ST-1", day("1/2/2024"))
    return desk


def told(desk: Desk, earlier: int) -> list[tuple[int | None, int | None, list[int]]]:
    """The revisions of the watch file: the entry before, the one after, and what makes it so."""
    found = revisions(desk.ledger.history("ST:ST-1").entries, earlier, desk.ledger.last_position)
    return [
        (
            one.before.position if one.before else None,
            one.after.position if one.after else None,
            [entry.position for entry in one.by],
        )
        for one in found
    ]


def test_an_entry_that_came(desk: Desk) -> None:
    """A new entry is told by itself."""
    known = desk.ledger.last_position
    closed = desk.close("ST-1", day("1/3/2024"))
    assert [(None, closed, [closed])] == told(desk, known)


def test_an_entry_that_came_and_was_corrected(desk: Desk) -> None:
    """What was never known to the reader was not corrected for him: only what stands came."""
    known = desk.ledger.last_position
    closed = desk.close("ST-1", day("1/5/2024"))
    corrected = desk.correct(closed, on=day("1/3/2024")).position
    assert [(None, corrected, [corrected])] == told(desk, known)


def test_an_entry_that_came_and_went(desk: Desk) -> None:
    """What cancels out is not told."""
    known = desk.ledger.last_position
    desk.void(desk.correct(desk.close("ST-1", day("1/5/2024")), on=day("1/3/2024")).position)
    assert [] == told(desk, known)


def test_an_entry_that_was_corrected(desk: Desk) -> None:
    """Both halves of the last correction make the difference."""
    known = opened = desk.ledger.last_position
    first = desk.correct(opened, on=day("1/3/2024")).position
    last = desk.correct(first, on=day("1/4/2024")).position
    assert [(opened, last, [last - 1, last])] == told(desk, known)


def test_an_entry_that_was_corrected_and_voided(desk: Desk) -> None:
    """It is gone by the void."""
    known = opened = desk.ledger.last_position
    void = desk.void(desk.correct(opened, on=day("1/3/2024")).position).position
    assert [(opened, None, [void])] == told(desk, known)


@settings(SETTINGS, max_examples=5)
@given(seeds)
def test_revisions_lead_from_one_position_to_the_other(seed: int) -> None:
    """Told with none of its revisions a stream is what was known first, with all of them what was
    known last; random streams, between random positions.
    """
    random = Random(seed)
    with busy_district(random) as district:
        district.work(60)
        last = district.ledger.last_position
        for history in district.ledger.histories():
            earlier, later = sorted((random.randint(0, last), random.randint(0, last)))
            retelling = Retelling(history.entries, earlier, later)
            every = range(len(retelling.revisions))
            assert standing(history.entries, earlier) == told_again(retelling, [])
            assert standing(history.entries, later) == told_again(retelling, every)


def standing(entries: tuple[Entry, ...], position: int) -> list[int]:
    """The positions of what is in force, in the order it took effect."""
    return [one.position for one in in_force(entries, position)]


def told_again(retelling: Retelling, chosen: range | list[int]) -> list[int]:
    """The same of a stream told again."""
    return [one.position for one in in_force(retelling.entries(chosen))]


@pytest.mark.parametrize(
    ("makes_it_so", "expected"),
    [
        (lambda chosen: 0 in chosen, [0]),
        (lambda chosen: bool(chosen), [0]),
        (lambda chosen: {0, 2} <= chosen, [0, 2]),
        (lambda chosen: 1 in chosen or {0, 2} <= chosen, [1]),
        (lambda _chosen: True, []),
    ],
)
def test_what_is_needed(desk: Desk, makes_it_so: object, expected: list[int]) -> None:
    """No more is told than makes it so, and of two that would each do, the one of the earlier
    day.
    """
    known = desk.ledger.last_position
    for number in range(2, 5):
        desk.open(f"ST-{number}", day(f"1/{number}/2024"))
    found: list[Revision] = []
    for number in range(2, 5):
        found += revisions(desk.ledger.history(f"ST:ST-{number}").entries, known, known + 3)
    assert expected == needed(found, makes_it_so)  # type: ignore[arg-type]
