"""Facts of collaborators, written out: how they were rated, and whom they served."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from ledger.application import Ledger
from ledger.records.collaborator import (
    AssignCollaborator,
    RateCollaborator,
    WithdrawCollaborator,
)
from ledger.records.lifecycle import (
    ChangeRecord,
    CloseRecord,
    ConvertRecord,
    ReportOnRecord,
    TransferRecord,
)
from ledger.records.voiding import CorrectEntry, VoidEntry
from ledger.values.dates import END_OF_TIME
from projections.facts.kinds.ratings import KIND as RATINGS
from projections.facts.kinds.service import KIND as SERVICE
from tests.projections.made_books import day, found_books, open_record
from tests.projections.told_facts import rows_of

Told = list[tuple[Any, ...]]
LAST = END_OF_TIME


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    """A collaborator (entry 8), a watch file of class B and a case."""
    books = found_books(tmp_path / "ledger.sqlite")
    assert 8 == open_record(books, "LC-1", day(0), line="CTVBM")
    open_record(books, "ST-1", day(1), {"class": "B"}, unit="DHS")
    open_record(books, "CA-1", day(1), line="CA")
    yield books
    books.close()


def rate(ledger: Ledger, rating: str, on: date) -> int:
    """Rate the collaborator; return the position."""
    return ledger.execute(
        RateCollaborator(number="LC-1", effective_on=on, rating=rating), by="CB02"
    ).position


def assign(ledger: Ledger, to: str, on: date) -> int:
    """Assign the collaborator; return the position of the first side."""
    return (
        ledger.execute(AssignCollaborator(number="LC-1", effective_on=on, to=to), by="CB02")
        .entries[0]
        .position
    )


def ratings(ledger: Ledger, after: int = 0) -> Told:
    """Weight, symbol, unit, rating, from, until, entry."""
    rows = rows_of(ledger.history("CTVBM:LC-1"), RATINGS, after)
    return [
        (weight, symbol, unit, rating, since, until, entry)
        for _, _, symbol, _, _, unit, rating, since, until, entry, _, weight, _ in rows
    ]


def service(ledger: Ledger, record: str, after: int = 0) -> Told:
    """Weight, the other side, class, unit, from, until, entry."""
    rows = rows_of(ledger.history(record), SERVICE, after)
    return [
        (weight, other, class_, unit, since, until, entry)
        for _, _, other, _, class_, unit, since, until, entry, _, weight, _ in rows
    ]


def test_a_row_of_ratings(ledger: Ledger) -> None:
    """Every column in its place."""
    entry = rate(ledger, "khá", day(5))
    row = rows_of(ledger.history("CTVBM:LC-1"), RATINGS)[-1]
    names = [name for name, _ in RATINGS.columns]
    assert {
        "record": "CTVBM:LC-1",
        "number": "LC-1",
        "symbol": "LC",
        "type": None,
        "level": "huyện",
        "unit": "DKT",
        "rating": "khá",
        "from_on": day(5),
        "until_on": LAST,
        "entry": entry,
        "by": "CB02",
        "weight": 1,
        "position": entry,
    } == dict(zip(names, row, strict=True))


def test_a_collaborator_is_in_use_before_it_is_rated(ledger: Ledger) -> None:
    """From its opening on, with no rating; then with one, and another."""
    assert [(1, "LC", "DKT", None, day(0), LAST, 8)] == ratings(ledger)
    first, second = rate(ledger, "khá", day(5)), rate(ledger, "yếu", day(9))
    assert [
        (-1, "LC", "DKT", None, day(0), LAST, 8),
        (1, "LC", "DKT", None, day(0), day(5), 8),
        (1, "LC", "DKT", "khá", day(5), LAST, first),
        (-1, "LC", "DKT", "khá", day(5), LAST, first),
        (1, "LC", "DKT", "khá", day(5), day(9), first),
        (1, "LC", "DKT", "yếu", day(9), LAST, second),
    ] == ratings(ledger, after=8)


def test_a_rating_said_again_says_nothing(ledger: Ledger) -> None:
    """Since when it is rated so, and what says so, stay what they were, wherever it goes later."""
    entry = rate(ledger, "khá", day(5))
    after = ledger.last_position
    rate(ledger, "khá", day(9))
    ledger.execute(
        ReportOnRecord(number="LC-1", effective_on=day(10), document="1"),
        TransferRecord(number="LC-1", effective_on=day(11), to_officer="CB02"),
        by="CB01",
    )
    assert [] == ratings(ledger, after)
    ledger.execute(TransferRecord(number="LC-1", effective_on=day(12), to_unit="DHS"), by="CB01")
    assert (1, "LC", "DHS", "khá", day(12), LAST, entry) == ratings(ledger, after)[-1]


def test_a_rated_collaborator_moves(ledger: Ledger) -> None:
    """The rating goes with it to another symbol or unit, with the entry that gave it, and ends with
    the record.
    """
    entry = rate(ledger, "khá", day(5))
    common: dict[str, Any] = {"number": "LC-1"}
    ledger.execute(
        ConvertRecord(symbol="LD", effective_on=day(6), **common),
        TransferRecord(to_unit="DHS", effective_on=day(7), **common),
        CloseRecord(way="need_ended", effective_on=day(8), **common),
        by="CB01",
    )
    settled = [told for told in ratings(ledger, entry) if told[0] == 1 and told[5] != LAST]
    assert [
        (1, "LC", "DKT", "khá", day(5), day(6), entry),
        (1, "LD", "DKT", "khá", day(6), day(7), entry),
        (1, "LD", "DHS", "khá", day(7), day(8), entry),
    ] == settled


def test_a_rating_that_came_late_and_one_taken_back(ledger: Ledger) -> None:
    """What lasted in between is given up, and only that."""
    entry = rate(ledger, "khá", day(9))
    late = rate(ledger, "yếu", day(4))
    assert [
        (-1, "LC", "DKT", None, day(0), day(9), 8),
        (1, "LC", "DKT", None, day(0), day(4), 8),
        (1, "LC", "DKT", "yếu", day(4), day(9), late),
    ] == ratings(ledger, entry)
    ledger.execute(VoidEntry(position=entry, reason="nhầm", last=late), by="CB01")
    assert [
        (-1, "LC", "DKT", "yếu", day(4), day(9), late),
        (-1, "LC", "DKT", "khá", day(9), LAST, entry),
        (1, "LC", "DKT", "yếu", day(4), LAST, late),
    ] == ratings(ledger, late)


def test_two_ratings_on_a_day(ledger: Ledger) -> None:
    """The later one holds; the other held on no day."""
    first = rate(ledger, "khá", day(5))
    second = rate(ledger, "yếu", day(5))
    assert [
        (-1, "LC", "DKT", "khá", day(5), LAST, first),
        (1, "LC", "DKT", "yếu", day(5), LAST, second),
    ] == ratings(ledger, first)


def test_no_other_record_is_rated(ledger: Ledger) -> None:
    """A watch file has no rating, not even none."""
    assert [] == rows_of(ledger.history("ST:ST-1"), RATINGS)


def test_a_row_of_service(ledger: Ledger) -> None:
    """Every column in its place, on either side."""
    entry = assign(ledger, "ST-1", day(5))
    names = [name for name, _ in SERVICE.columns]
    common = {"from_on": day(5), "until_on": LAST, "by": "CB02", "weight": 1}
    serving = {"line": "CTVBM", "class": None, "unit": "DKT", "entry": entry, "position": entry}
    served = {"line": "ST", "class": "B", "unit": "DHS", "entry": entry + 1, "position": entry + 1}
    sides = ("CTVBM:LC-1", "LC-1", "ST:ST-1", serving), ("ST:ST-1", "ST-1", "CTVBM:LC-1", served)
    for record, number, other, side in sides:
        expected = {"record": record, "number": number, "other": other} | common | side
        (row,) = rows_of(ledger.history(record), SERVICE)
        assert expected == dict(zip(names, row, strict=True))


def test_service_ends_with_a_withdrawal(ledger: Ledger) -> None:
    """On both sides; whoever else is served goes on being served."""
    one, other = assign(ledger, "ST-1", day(5)), assign(ledger, "CA-1", day(6))
    after = ledger.last_position
    ledger.execute(
        WithdrawCollaborator(number="LC-1", effective_on=day(9), out_of="ST-1"), by="CB01"
    )
    assert [
        (-1, "ST:ST-1", None, "DKT", day(5), LAST, one),
        (1, "ST:ST-1", None, "DKT", day(5), day(9), one),
    ] == service(ledger, "CTVBM:LC-1", after)
    assert [
        (-1, "CTVBM:LC-1", "B", "DHS", day(5), LAST, one + 1),
        (1, "CTVBM:LC-1", "B", "DHS", day(5), day(9), one + 1),
    ] == service(ledger, "ST:ST-1", after)
    assert [] == service(ledger, "CA:CA-1", after)
    assert [(1, "CTVBM:LC-1", None, "DKT", day(6), LAST, other + 1)] == service(ledger, "CA:CA-1")


@pytest.mark.parametrize("closed", ["LC-1", "ST-1"])
def test_service_ends_when_a_record_is_closed(ledger: Ledger, closed: str) -> None:
    """Whichever side is closed, both end on its day."""
    assign(ledger, "ST-1", day(5))
    after = ledger.last_position
    way = "need_ended" if closed == "LC-1" else "reviewed_out"
    ledger.execute(CloseRecord(number=closed, effective_on=day(9), way=way), by="CB01")
    for record in ("CTVBM:LC-1", "ST:ST-1"):
        told = [
            (weight, since, until) for weight, *_, since, until, _ in service(ledger, record, after)
        ]
        assert [(-1, day(5), LAST), (1, day(5), day(9))] == told


def test_service_goes_on_where_the_record_moves(ledger: Ledger) -> None:
    """Into another class or unit, with the entry that assigned; another officer is no other
    place.
    """
    entry = assign(ledger, "ST-1", day(5)) + 1
    after = ledger.last_position
    common: dict[str, Any] = {"number": "ST-1"}
    ledger.execute(
        ChangeRecord(changes={"class": "A"}, effective_on=day(6), **common),
        TransferRecord(to_officer="CB02", effective_on=day(7), **common),
        TransferRecord(to_unit="DKT", effective_on=day(8), **common),
        by="CB01",
    )
    assert [
        (-1, "CTVBM:LC-1", "B", "DHS", day(5), LAST, entry),
        (1, "CTVBM:LC-1", "B", "DHS", day(5), day(6), entry),
        (1, "CTVBM:LC-1", "A", "DHS", day(6), LAST, entry),
        (-1, "CTVBM:LC-1", "A", "DHS", day(6), LAST, entry),
        (1, "CTVBM:LC-1", "A", "DHS", day(6), day(8), entry),
        (1, "CTVBM:LC-1", "A", "DKT", day(8), LAST, entry),
    ] == service(ledger, "ST:ST-1", after)


def test_an_assignment_corrected(ledger: Ledger) -> None:
    """Its day was another: what was taught is taken back, and taught anew, on both sides."""
    entry = assign(ledger, "ST-1", day(5))
    last = ledger.last_position
    ledger.execute(
        CorrectEntry(position=entry, reason="nhầm", last=last, effective_on=day(3)), by="CB01"
    )
    for record in ("CTVBM:LC-1", "ST:ST-1"):
        told = [
            (weight, since, until) for weight, *_, since, until, _ in service(ledger, record, last)
        ]
        assert [(-1, day(5), LAST), (1, day(3), LAST)] == told


def test_assigned_and_withdrawn_on_a_day(ledger: Ledger) -> None:
    """It served at the end of no day."""
    assign(ledger, "ST-1", day(5))
    after = ledger.last_position
    withdraw = WithdrawCollaborator(number="LC-1", effective_on=day(5), out_of="ST-1")
    ledger.execute(withdraw, by="CB01")
    for record in ("CTVBM:LC-1", "ST:ST-1"):
        assert [-1] == [weight for weight, *_ in service(ledger, record, after)]
