"""What the books answer about positions, times and names, beside the slow and obvious way."""

from __future__ import annotations

import random
from datetime import timedelta

import pytest

from ledger.errors import StoreDamaged
from ledger.mentions import FirstMentions, mentions
from ledger.records.lifecycle import TransferRecord
from ledger.records.opening import OpenRecord
from ledger.values.dates import parse_instant, read_instant
from tests.ledger.desk import OPENED, Desk, day
from tests.ledger.tampering import fill


def test_position_at_any_moment(desk: Desk) -> None:
    """Halving the positions finds the last one recorded at or before a moment, whether several were
    recorded at once or none for a while.
    """
    fill(desk)
    desk.clock.now += timedelta(days=1)
    desk.open("ST-9")
    times = [read_instant(entry.recorded_at) for entry in desk.ledger.entries()]
    tick = timedelta(microseconds=1)
    moments = {moment + step for moment in times for step in (-tick, timedelta(), tick)}
    for moment in moments:
        assert sum(time <= moment for time in times) == desk.ledger.position_at(moment)


def test_a_position_is_known_when_it_says(desk: Desk) -> None:
    """Typed again, what is printed of a position means that position: to the second, or exactly
    where more was recorded in that second; of entries recorded at once, the last.
    """
    seed = random.randrange(10**6)
    chance = random.Random(seed)
    assert "–" == desk.ledger.known_when(0)
    for number in range(30):
        steps = [timedelta(0), timedelta(microseconds=1), timedelta(seconds=0.4), timedelta(days=1)]
        desk.clock.now += chance.choice(steps)
        desk.open(f"ST-{number}")
    times = [entry.recorded_at for entry in desk.ledger.entries()]
    for position, time in enumerate(times, start=1):
        told = desk.ledger.known_when(position)
        last = max(at for at, other in enumerate(times, start=1) if other == time)
        assert (seed, last) == (seed, desk.ledger.position_at(parse_instant(told)))
        last_of_second = max(other for other in times if other[:19] == time[:19])
        assert (seed, time != last_of_second) == (seed, "." in told)


@pytest.mark.parametrize("hidden", [frozenset({5}), frozenset(range(1, 100))])
def test_entries_that_an_index_hides_are_missed(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, hidden: frozenset[int]
) -> None:
    """A damaged index gives fewer entries by name, or none, and no error: the books count them."""
    fill(desk)
    store = desk.ledger._store
    whole = store.histories
    monkeypatch.setattr(
        store, "histories", lambda *asked: (row for row in whole(*asked) if row[0] not in hidden)
    )
    for upto in (None, 5):
        with pytest.raises(StoreDamaged, match="by name"):
            list(desk.ledger.histories(upto))


def test_who_is_named(desk: Desk) -> None:
    """A unit or officer is named by the record that holds or goes to it, from then on; another is
    not.
    """
    assert (False, None) == (desk.ledger.has_begun(), desk.ledger.named_by("unit:DKT"))
    desk.open("ST-1")
    assert desk.ledger.has_begun()
    found = [desk.ledger.named_by(name) for name in ("unit:DKT", "officer:CB01", "unit:DHS")]
    assert ["ST:ST-1", "ST:ST-1", None] == found
    desk.do(
        TransferRecord(
            effective_on=day("1/3/2022"), number="ST-1", to_unit="DHS", to_officer="CB02"
        )
    )
    found = [desk.ledger.named_by(name) for name in ("unit:DHS", "officer:CB02", "unit:CAH")]
    assert ["ST:ST-1", "ST:ST-1", None] == found


def test_opening_balances_begin_nothing(desk: Desk) -> None:
    """A register loaded as the ledger begins names units and officers, and is no beginning."""
    books = desk.ledger.books("CB01", opening_balance=True)
    OpenRecord(
        effective_on=OPENED, line="ST", number="ST-1", symbol="ST", unit="DKT", officer="CB01"
    ).decide(books)
    desk.ledger.commit(books)
    assert (False, "ST:ST-1") == (desk.ledger.has_begun(), desk.ledger.named_by("unit:DKT"))
    desk.open("ST-2")
    assert desk.ledger.has_begun()


def test_first_mentions_remember_what_they_met() -> None:
    """What is passed over because it tells nothing new has been told before."""
    seed = random.SystemRandom().randrange(1 << 32)
    chance = random.Random(seed)
    met, slow = FirstMentions(), dict[str, int]()
    for position in range(1, 2_000):
        named = {name: chance.choice("XYZ") for name in ("officer", "to_unit", "to_officer")}
        stated = {
            "topic": chance.choice(["record.opened", "unit.created", "collaborator.rated"]),
            "unit": chance.choice("ABCDEF"),
            "body": {name: one for name, one in named.items() if chance.random() < 0.5},
            "opening_balance": chance.random() < 0.5,
        }
        met.note(position, stated)
        for name in mentions(stated):
            slow.setdefault(name, position)
    assert slow == met.found, f"seed {seed}"
