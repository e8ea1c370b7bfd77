"""The clock: far ahead it is asked about once, behind it records only after that was accepted, and
recorded times never go back.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from ledger import errors
from ledger.entries.evidence import ClockAccepted
from ledger.proofs.verify import verify
from ledger.values.clock import CLOCK_TOLERANCE, FAR_AHEAD, next_time
from ledger.values.dates import read_instant, write_instant
from tests.ledger.desk import FOUNDED, Desk

LAST = datetime(2024, 10, 15, 3, tzinfo=UTC)
TICK = timedelta(microseconds=1)


@pytest.mark.parametrize(
    ("step", "recorded"),
    [
        (-CLOCK_TOLERANCE, timedelta(0)),
        (-TICK, timedelta(0)),
        (timedelta(0), timedelta(0)),
        (TICK, TICK),
        (FAR_AHEAD, FAR_AHEAD),
    ],
)
@pytest.mark.parametrize("confirmed", [False, True])
def test_a_clock_near_the_last_entry_is_believed(
    step: timedelta, recorded: timedelta, confirmed: bool
) -> None:
    """Two minutes behind it gives the last time, up to ninety days ahead its own."""
    found = next_time(LAST + step, write_instant(LAST), confirmed=confirmed)
    assert write_instant(LAST + recorded) == found


@pytest.mark.parametrize(
    ("step", "refusal", "recorded"),
    [
        (-CLOCK_TOLERANCE - TICK, errors.ClockWentBack, timedelta(0)),
        (FAR_AHEAD + TICK, errors.ClockFarAhead, FAR_AHEAD + TICK),
    ],
)
def test_a_clock_far_from_the_last_entry_needs_a_word(
    step: timedelta, refusal: type[errors.LedgerError], recorded: timedelta
) -> None:
    """Without it nothing is recorded; with it never before the last time."""
    with pytest.raises(refusal):
        next_time(LAST + step, write_instant(LAST))
    found = next_time(LAST + step, write_instant(LAST), confirmed=True)
    assert write_instant(LAST + recorded) == found


def test_the_first_time_is_the_clocks() -> None:
    """Nothing stands before it."""
    assert write_instant(LAST) == next_time(LAST, "")


@pytest.fixture
def questions(desk: Desk) -> list[errors.ClockFarAhead]:
    """What a person who says yes was asked."""
    asked: list[errors.ClockFarAhead] = []

    def yes(doubt: errors.ClockFarAhead) -> bool:
        asked.append(doubt)
        return True

    desk.ledger.clock_is_right = yes
    return asked


def test_a_clock_far_ahead_is_asked_about_once(
    desk: Desk, questions: list[errors.ClockFarAhead]
) -> None:
    """The entries that follow it are near it."""
    desk.clock.now += timedelta(days=365)
    desk.open("ST-1")
    desk.open("ST-2")
    assert [365] == [doubt.values["days"] for doubt in questions]


def test_nobody_says_yes_unasked(desk: Desk) -> None:
    """By default a doubt is a refusal, and nothing is written."""
    desk.ledger.clock_is_right = lambda _doubt: False
    desk.clock.now += timedelta(days=91)
    with pytest.raises(errors.ClockFarAhead):
        desk.open("ST-1")
    assert FOUNDED == desk.ledger.last_position


@pytest.fixture
def ahead(desk: Desk, questions: list[errors.ClockFarAhead]) -> Desk:
    """A ledger whose last entry was recorded by a clock ten years ahead; the clock is right now."""
    right = desk.clock.now
    desk.clock.now += timedelta(days=3650)
    desk.open("ST-1")
    desk.clock.now = right + timedelta(minutes=1)
    with pytest.raises(errors.ClockWentBack):
        desk.open("ST-2")
    return desk


def times(desk: Desk) -> list[datetime]:
    """When everything since the founding was recorded."""
    return [read_instant(entry.recorded_at) for entry in desk.ledger.entries(FOUNDED)]


def test_a_ledger_that_is_ahead_goes_on(ahead: Desk) -> None:
    """The acceptance states what the clock shows; the last time stands until the clock is past it,
    then the clock gives the time again. The ledger verifies.
    """
    accepted = ahead.ledger.accept_clock("CB01").entries[0]
    assert isinstance(accepted, ClockAccepted)
    assert read_instant(accepted.clock) < read_instant(accepted.recorded_at)
    ahead.open("ST-2")
    ahead.open("ST-3")
    first, *following = times(ahead)
    assert [first] * 3 == following
    ahead.clock.now = first + timedelta(days=1)
    ahead.open("ST-4")
    assert first + timedelta(days=1) < times(ahead)[-1]
    assert () == verify(ahead.ledger).problems


def test_each_time_ahead_is_accepted_on_its_own(ahead: Desk) -> None:
    """What was accepted once says nothing of a later time."""
    ahead.ledger.accept_clock("CB01")
    with pytest.raises(errors.ClockAcceptedAlready):
        ahead.ledger.accept_clock("CB01")
    right, ahead.clock.now = ahead.clock.now, times(ahead)[-1] + timedelta(days=30)
    ahead.open("ST-2")
    ahead.clock.now = right
    with pytest.raises(errors.ClockWentBack):
        ahead.open("ST-3")
    ahead.ledger.accept_clock("CB01")
    ahead.open("ST-3")
    assert sorted(times(ahead)) == times(ahead)


def test_a_clock_that_is_not_behind_is_not_accepted(desk: Desk) -> None:
    """Within the tolerance entries can be recorded anyway."""
    last = desk.ledger.recorded_at(FOUNDED)
    assert last is not None
    for step in (timedelta(seconds=-100), timedelta(0), timedelta(days=1)):
        desk.clock.now = last + step
        with pytest.raises(errors.ClockNotBehind):
            desk.ledger.accept_clock("CB01")
    assert FOUNDED == desk.ledger.last_position
