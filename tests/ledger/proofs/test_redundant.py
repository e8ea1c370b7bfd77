"""An entry that comes to repeat what already holds, by something recorded after it, is no
contradiction.
"""

from __future__ import annotations

from datetime import date

import pytest

from ledger import errors
from ledger.entries import Entry
from ledger.records.lifecycle import ChangeRecord, ConvertRecord, TransferRecord
from ledger.values.period import Period
from projections.figures.question import Question
from projections.figures.recount import recount
from tests.ledger.desk import Desk
from tests.projections.told_facts import movements_of

FEBRUARY, MARCH, APRIL = date(2022, 2, 1), date(2022, 3, 1), date(2022, 4, 1)


def change(desk: Desk, on: date, **attributes: str) -> int:
    """Reclassify ST-1; return the position."""
    changes: dict[str, str | bool | None] = {
        name.rstrip("_"): value for name, value in attributes.items()
    }
    return desk.do(ChangeRecord(effective_on=on, number="ST-1", changes=changes)).position


def moves(desk: Desk, record: str = "ST:ST-1") -> list[tuple[date, int]]:
    """The movements that are believed now: the day, and the entry that made each."""
    total: dict[tuple[date, int], int] = {}
    for one in movements_of(desk.ledger.history(record)):
        total[one.effective_on, one.entry] = (
            total.get((one.effective_on, one.entry), 0) + one.weight
        )
    return sorted(key for key, weight in total.items() if weight)


def test_an_opening_corrected_to_what_a_later_change_says(desk: Desk) -> None:
    """The later change stays in the history and moves nothing."""
    opening = desk.open("ST-1", attributes={"class": "B"})
    redundant = change(desk, MARCH, class_="A")
    both = change(desk, FEBRUARY, class_="A", list_="I")
    again = desk.correct(opening, class_="A").position
    assert [(date(2022, 1, 1), again), (FEBRUARY, both)] == moves(desk)
    assert redundant not in {position for _, position in moves(desk)}
    cell = desk.state_at("ST:ST-1").cell
    assert cell is not None
    assert ("A", "I") == (cell.class_, cell.list_)
    question = Question(Period(MARCH, APRIL), desk.ledger.last_position, None, ("class",))
    counted = [
        (row.opening, row.added, row.removed, row.current)
        for row in recount(desk.ledger, question)
        if row.opening
    ]
    assert {(1, 0, 0, 1)} == set(counted)


def test_a_void_that_leaves_a_later_change_nothing_to_do(desk: Desk) -> None:
    """A to B and back to A; without the first, the second moves nothing; voided, too, it is simply
    gone.
    """
    desk.open("ST-1", attributes={"class": "A"})
    there, back = change(desk, FEBRUARY, class_="B"), change(desk, MARCH, class_="A")
    desk.void(there)
    assert 1 == len(moves(desk))
    desk.void(back)
    assert 1 == len(moves(desk))


def test_a_backdated_entry_that_says_it_earlier(desk: Desk) -> None:
    """Transfers and conversions, too: the later one then repeats."""
    desk.open("ST-1", attributes={"class": "A"})
    desk.open("LC-1", line="CTVBM")
    commands = (
        ("ST:ST-1", TransferRecord, {"number": "ST-1", "to_unit": "DHS"}),
        ("CTVBM:LC-1", ConvertRecord, {"number": "LC-1", "symbol": "LD"}),
    )
    for record, command, fields in commands:
        later = desk.do(command(effective_on=MARCH, **fields)).position
        assert later in {position for _, position in moves(desk, record)}
        early = desk.do(command(effective_on=FEBRUARY, **fields)).position
        assert [(date(2022, 1, 1)), FEBRUARY] == [on for on, _ in moves(desk, record)]
        assert (FEBRUARY, early) == moves(desk, record)[-1]


def test_what_is_asked_for_must_change_something(desk: Desk) -> None:
    """A new entry, or a replacement, that repeats what holds on its day is refused as before."""
    opening = desk.open("ST-1", attributes={"class": "A"})
    position = change(desk, MARCH, class_="B")
    entries: tuple[Entry, ...] = desk.ledger.history("ST:ST-1").entries
    for on, repeated in ((FEBRUARY, "A"), (APRIL, "B")):
        with pytest.raises(errors.NothingChanges) as caught:
            change(desk, on, class_=repeated)
        assert "ST-1" == caught.value.values["number"]
    with pytest.raises(errors.NothingChanges):
        desk.correct(position, class_="A")
    assert entries == desk.ledger.history("ST:ST-1").entries
    assert opening < position == desk.ledger.last_position
