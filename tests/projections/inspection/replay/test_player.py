"""A player goes where it is told, along the one time or the other."""

from __future__ import annotations

from random import Random

import pytest

from projections.figures.whose import whose_figures
from projections.inspection.replay.player import Player
from projections.inspection.replay.standpoint import Standpoint
from tests.busy_district import HOME, UNITS, busy_district
from tests.projections.inspection.replay.replayed_district import random_moment, told

pytestmark = pytest.mark.uncounted


def go(player: Player, random: Random) -> None:
    """Do one of the things that a person can."""
    moment = random_moment(random, player.story)
    match random.randint(0, 3):
        case 0:
            player.on(random.randint(-3, 3))
        case 1:
            player.switch()
        case 2:
            player.stand(moment.as_of, moment.known_at)
        case _:
            player.to(random.randint(0, len(player.steps)))


@pytest.mark.parametrize("seed", range(4))
def test_wherever_it_went_it_stands_where_the_books_are(seed: int) -> None:
    """After any keys it stands at its place, sees what the books say there, and steps undo steps."""
    random = Random(seed)
    with busy_district(random) as district:
        district.work(100)
        ledger = district.ledger
        for unit in (HOME, random.choice(UNITS[1:])):
            story = told(ledger, whose_figures(ledger, unit, alone=False))
            player = Player(story)
            for _ in range(60):
                go(player, random)
                fresh = Standpoint(story, player.point.moment)
                assert fresh.totals() == player.point.totals()
                assert fresh.held == player.point.held
                place = player.place
                assert place == 0 or player.steps[place - 1] is not None
                if player.on():
                    assert place + 1 == player.place
                    assert player.steps[place] is player.focus
                    player.on(-1)
                    assert place == player.place


def test_it_ends_at_both_ends() -> None:
    """There is no step before the first nor after the last, along either time."""
    with busy_district(Random(3)) as district:
        district.work(60)
        ledger = district.ledger
        player = Player(told(ledger, whose_figures(ledger, HOME, alone=False)))
        for last in ("position", "day"):
            player.to(0)
            assert (False, None) == (player.on(-1), player.focus)
            player.to(len(player.steps))
            assert not player.on()
            assert player.focus is player.steps[-1]
            here = player.point.position if last == "position" else player.point.as_of
            assert getattr(player.steps[-1], last) == here
            player.switch()


def test_a_file_is_found_by_a_part_of_its_number() -> None:
    """In small letters, too; its entries are told in the order of recording."""
    with busy_district(Random(3)) as district:
        district.work(60)
        ledger = district.ledger
        player = Player(told(ledger, whose_figures(ledger, HOME, alone=False)))
        (record,) = [one for one in player.found("ctvbm-") if one.endswith("-1")] or player.found(
            "-1"
        )[:1]
        positions = [step.position for step in player.entries_of(record)]
        assert sorted(positions) == positions
        assert positions
        assert [] == player.found("không có")
