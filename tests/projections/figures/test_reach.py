"""Whose figures: the units a question covers, day by day, as known at any position."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings

from ledger.application import Ledger
from ledger.errors import LedgerError, UnitNotCreatedYet, UnknownUnit
from ledger.records.establishment import ChangeUnit, CreateUnit, DissolveUnit
from ledger.records.unit_tree import under
from ledger.records.voiding import VoidEntry
from ledger.values.period import Period
from projections.figures.reach import Reach, always, reach_among, reach_of
from tests.projections.busy_officers import seeds
from tests.projections.made_books import UNITS, day, found_books


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    """A district CAH, its teams DHS and DKT, and TO1 under DKT."""
    books = found_books(tmp_path / "ledger.sqlite")
    yield books
    books.close()


def reach(ledger: Ledger, code: str, *, alone: bool = False, known_at: int | None = None) -> Reach:
    """The reach of a unit that is there at the end of day 40."""
    return reach_of(ledger, code, alone=alone, as_of=day(40), known_at=known_at)


def put_under(ledger: Ledger, code: str, parent: str, on: int) -> int:
    """Re-parent a unit; the entry's position."""
    change = ChangeUnit(effective_on=day(on), code=code, parent=parent)
    return ledger.execute(change, by="CB01").position


def test_a_unit_alone_or_with_what_is_under_it(ledger: Ledger) -> None:
    """At every depth."""
    assert {"CAH", "DHS", "DKT", "TO1"} == reach(ledger, "CAH").on(day(9))
    assert {"DKT", "TO1"} == reach(ledger, "DKT").on(day(9))
    assert {"DKT"} == reach(ledger, "DKT", alone=True).on(day(9))


def test_a_team_that_is_put_under_another_unit_leaves_the_one_and_comes_to_the_other(
    ledger: Ledger,
) -> None:
    """From that day on, by that entry; as known before, nothing has changed."""
    last = ledger.last_position
    moved = put_under(ledger, "TO1", "DHS", 30)
    one, other = reach(ledger, "DKT"), reach(ledger, "DHS")
    assert [{"DKT", "TO1"}, {"DKT"}] == [one.on(day(on)) for on in (29, 30)]
    assert [{"DHS"}, {"DHS", "TO1"}] == [other.on(day(on)) for on in (29, 30)]
    (gone,), (come,) = (each.changes(day(0), day(40)) for each in (one, other))
    assert (day(30), {}, {"TO1": moved}) == (gone.day, gone.came, _positions(gone.went))
    assert (day(29), {"TO1": moved}, {}) == (come.eve, _positions(come.came), come.went)
    assert [] == one.changes(day(0), day(29)) == one.changes(day(31), day(40))
    assert [] == reach(ledger, "CAH").changes(day(0), day(40))
    assert always(["DKT", "TO1"]).on(day(35)) == reach(ledger, "DKT", known_at=last).on(day(35))


def _positions(moved_by: object) -> dict[str, int]:
    assert isinstance(moved_by, dict)
    return {code: entry.position for code, entry in moved_by.items()}


def test_a_reorganisation_taken_back_was_none(ledger: Ledger) -> None:
    """As known after the void; before it, it was one."""
    moved = put_under(ledger, "TO1", "DHS", 30)
    ledger.execute(VoidEntry(position=moved, reason="nhầm", last=ledger.last_position), by="CB01")
    assert [] == reach(ledger, "DKT").changes(day(0), day(40))
    assert 1 == len(reach(ledger, "DKT", known_at=moved).changes(day(0), day(40)))


def test_what_is_under_a_team_goes_with_it(ledger: Ledger) -> None:
    """By the entry that moved the team."""
    ledger.execute(
        CreateUnit(effective_on=day(0), code="TO2", name="Tổ 2", level="huyện", parent="TO1"),
        by="CB01",
    )
    moved = put_under(ledger, "TO1", "DHS", 30)
    (change,) = reach(ledger, "DHS").changes(day(0), day(40))
    assert {"TO1": moved, "TO2": moved} == _positions(change.came)


def test_a_team_stands_where_it_first_stood_and_where_it_last_stood(ledger: Ledger) -> None:
    """Before it was created, after it was dissolved: what it holds is counted on all days alike."""
    ledger.execute(
        CreateUnit(effective_on=day(20), code="TO2", name="Tổ 2", level="huyện", parent="DKT"),
        by="CB01",
    )
    ledger.execute(DissolveUnit(effective_on=day(30), code="TO2"), by="CB01")
    found = reach(ledger, "DKT")
    assert {"DKT", "TO1", "TO2"} == found.on(date.min) == found.on(day(20)) == found.on(day(31))
    assert [] == found.changes(date.min, day(40))


def test_the_last_place_of_a_day_counts(ledger: Ledger) -> None:
    """There and back on one day is nowhere."""
    put_under(ledger, "TO1", "DHS", 30)
    put_under(ledger, "TO1", "DKT", 30)
    assert [] == reach(ledger, "DKT").changes(day(0), day(40))


def test_a_period_falls_into_stretches_between_the_changes(ledger: Ledger) -> None:
    """Each with its own units; a change on the first day begins no other stretch."""
    put_under(ledger, "TO1", "DHS", 10)
    put_under(ledger, "TO1", "DKT", 20)
    found = reach(ledger, "DKT").stretches(Period(day(10), day(25)))
    assert [
        (Period(day(10), day(19)), frozenset(["DKT"])),
        (Period(day(20), day(25)), frozenset(["DKT", "TO1"])),
    ] == found


@pytest.mark.parametrize(
    ("code", "as_of", "refusal"),
    [("XXX", day(9), UnknownUnit), ("DKT", date(2020, 1, 1), UnitNotCreatedYet)],
)
def test_a_unit_there_is_not_is_refused(
    ledger: Ledger, code: str, as_of: date, refusal: type[LedgerError]
) -> None:
    """Never, or not yet."""
    with pytest.raises(refusal):
        reach_of(ledger, code, alone=True, as_of=as_of)


@settings(max_examples=15)
@given(seed=seeds)
def test_the_reach_of_a_day_is_what_stands_under_the_unit_on_that_day(
    tmp_path_factory: pytest.TempPathFactory, seed: int
) -> None:
    """Whatever was put under what, when, and as known at any position; its changes lead from day
    to day.
    """
    random = Random(seed)
    ledger = found_books(tmp_path_factory.mktemp("books") / "ledger.sqlite")
    for _ in range(random.randint(1, 8)):
        try:
            put_under(ledger, random.choice(UNITS[1:]), random.choice(UNITS), random.randint(1, 9))
        except LedgerError:
            continue
    histories = ledger.unit_histories()
    for known_at in range(ledger.last_position - 8, ledger.last_position + 1):
        for code in UNITS:
            found = reach_among(histories, code, alone=False, known_at=known_at)
            changes = {one.day: one for one in found.changes(day(0), day(10))}
            for on in range(11):
                units = under(ledger.units(day(on), known_at), code)
                if code in ledger.units(day(on), known_at):
                    assert units == found.on(day(on)), f"seed {seed}"
                if change := changes.get(day(on)):
                    before = found.on(change.eve)
                    assert before - change.went.keys() | change.came.keys() == found.on(day(on))
                elif on:
                    assert found.on(day(on - 1)) == found.on(day(on))
    ledger.close()
