"""Registers as of a date, what differs between two, and the units they are about."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from ledger.application import Ledger
from ledger.records.establishment import ChangeUnit
from ledger.records.lifecycle import (
    ArchiveRecord,
    ChangeRecord,
    CloseRecord,
    SuspendRecord,
    TransferRecord,
)
from ledger.records.opening import OpenRecord
from ledger.records.voiding import CorrectEntry, VoidEntry
from projections.figures.reach import always, reach_among
from projections.figures.register import Difference, Moment, Selection, differences, register
from tests.projections.made_books import day, found_books, open_record

ALL = Selection()


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    """Books with three records: a watch file that is closed, a case that is suspended, a dead
    drop.
    """
    books = found_books(tmp_path / "ledger.sqlite")
    decision = OpenRecord(
        effective_on=day(5),
        line="ST",
        number="ST-1",
        symbol="ST",
        unit="DKT",
        officer="CB01",
        attributes={"class": "A", "list": "II", "online": True},
        basis_number="12/QĐ",
        basis_date=day(4),
        approved_by="CB02",
        next_review=day(100),
    )
    books.execute(decision, by="CB01")
    open_record(books, "CA-1", day(3), line="CA", unit="DHS")
    open_record(books, "HT-1", day(4), line="HTBM", unit="TO1")
    books.execute(SuspendRecord(number="CA-1", effective_on=day(6)), by="CB01")
    books.execute(CloseRecord(number="ST-1", effective_on=day(9), way="chết"), by="CB01")
    books.execute(ArchiveRecord(number="ST-1", effective_on=day(10)), by="CB01")
    yield books
    books.close()


def told(found: list[Difference]) -> list[tuple[str, str, tuple[object, ...]]]:
    """Number, kind, changes."""
    return [(one.number, one.kind, one.changes) for one in found]


def test_a_register_lists_what_stands(ledger: Ledger) -> None:
    """In the order of opening, at the end of the day."""
    assert ["CA-1", "HT-1"] == [row.number for row in register(ledger, ALL, Moment(day(4)))]
    assert ["CA-1", "HT-1", "ST-1"] == [row.number for row in register(ledger, ALL, Moment(day(8)))]
    assert ["CA-1", "HT-1"] == [row.number for row in register(ledger, ALL, Moment(day(9)))]


def test_a_register_may_show_the_closed(ledger: Ledger) -> None:
    """With where they last stood, and how and when they were closed."""
    (row,) = register(ledger, Selection(("ST",)), Moment(day(20)), closed=True)
    assert ("ST:ST-1", "archived", day(5), day(9), "died") == (
        row.record,
        row.status,
        row.opened_on,
        row.closed_on,
        row.closing,
    )
    assert ("A", "II", "DKT", True) == (
        row.cell.class_,
        row.cell.list_,
        row.cell.unit,
        row.cell.online,
    )
    assert ({"number": "12/QĐ", "date": day(4).isoformat()}, "CB02", None) == (
        row.basis,
        row.approved_by,
        row.source_record,
    )
    assert day(100).isoformat() == row.next_review
    (case,) = register(ledger, Selection(("CA",)), Moment(day(20)))
    assert ("suspended", "suspended", {}) == (case.status, case.cell.status, case.basis)


def test_a_register_is_of_units_and_lines(ledger: Ledger) -> None:
    """Only what was asked for."""
    assert ["HT-1"] == [
        row.number for row in register(ledger, Selection(None, always(["TO1"])), Moment(day(8)))
    ]
    assert [] == register(ledger, Selection(("ST",), always(["TO1"])), Moment(day(8)))
    assert ["CA-1"] == [
        row.number for row in register(list(ledger.histories()), Selection(("CA",)), Moment(day(8)))
    ]


def test_a_register_as_known_then(ledger: Ledger) -> None:
    """Before its opening was recorded, and between void and replacement of it, the record is not in
    it.
    """
    opening = ledger.history("CA:CA-1").entries[0].position
    last = ledger.last_position
    ledger.execute(
        CorrectEntry(position=opening, reason="nhầm", last=last, changes={"unit": "TO1"}), by="CB02"
    )

    def units(known_at: int) -> list[str | None]:
        return [
            row.cell.unit for row in register(ledger, Selection(("CA",)), Moment(day(8), known_at))
        ]

    assert ([], ["DHS"], [], ["TO1"]) == (
        units(opening - 1),
        units(last),
        units(last + 1),
        units(last + 2),
    )


def test_differences_between_two_days(ledger: Ledger) -> None:
    """Entered, left and moved, each with the entry that did it; what was already so is not
    listed.
    """
    change = ledger.execute(
        ChangeRecord(number="CA-1", effective_on=day(8), changes={"branch": "ma túy"}), by="CB02"
    ).position
    found = differences(ledger, ALL, Moment(day(4)), Moment(day(8)))
    assert [
        ("CA-1", "moved", (("branch", None, "ma túy"), ("status", "open", "suspended"))),
        ("ST-1", "entered", ()),
    ] == told(found)
    moved = found[0].posting
    assert moved is not None
    assert (change, "CB02", day(8)) == (moved.position, moved.by, moved.effective_on)
    assert [("ST-1", "left", ())] == told(
        differences(ledger, Selection(("ST",)), Moment(day(8)), Moment(day(9)))
    )
    assert [] == differences(ledger, Selection(("HTBM",)), Moment(day(4)), Moment(day(9)))


def test_differences_between_two_times_of_knowing(ledger: Ledger) -> None:
    """The same day, as known then and now: a record whose only opening was voided was there, and is
    not.
    """
    last = ledger.last_position
    opening = ledger.history("HTBM:HT-1").entries[0].position
    ledger.execute(VoidEntry(position=opening, reason="nhầm", last=last), by="CB01")
    (one,) = differences(ledger, ALL, Moment(day(9), last), Moment(day(9)))
    assert ("HT-1", "left", None, None) == (one.number, one.kind, one.after, one.posting)
    assert [] == differences(ledger, ALL, Moment(day(9), last), Moment(day(9), last))


def test_a_transfer_enters_and_leaves(ledger: Ledger) -> None:
    """For the unit it came to and the one it left; both cells are told."""
    ledger.execute(TransferRecord(number="HT-1", effective_on=day(7), to_unit="DHS"), by="CB01")
    moments = Moment(day(6)), Moment(day(7))
    (left,) = differences(ledger, Selection(None, always(["TO1"])), *moments)
    (entered,) = differences(ledger, Selection(None, always(["DHS"])), *moments)
    (moved,) = differences(ledger, Selection(("HTBM",)), *moments)
    assert ("left", "entered", "moved") == (left.kind, entered.kind, moved.kind)
    assert (("unit", "TO1", "DHS"),) == left.changes == entered.changes == moved.changes


def test_who_enters_is_shown_by_the_entry_that_let_it_in(ledger: Ledger) -> None:
    """And not by a change that came after it; who left, by the one that let it out."""
    opening = open_record(ledger, "ST-2", day(12), {"class": "A"})
    ledger.execute(
        ChangeRecord(number="ST-2", effective_on=day(14), changes={"class": "B"}), by="CB02"
    )
    transfer = ledger.execute(
        TransferRecord(number="HT-1", effective_on=day(13), to_unit="DHS"), by="CB01"
    ).position
    ledger.execute(
        TransferRecord(number="HT-1", effective_on=day(14), to_officer="CB02"), by="CB01"
    )
    moments = Moment(day(11)), Moment(day(15))

    def shown(*units: str) -> list[tuple[str, str, int | None]]:
        found = differences(ledger, Selection(None, always(units)), *moments)
        return [(one.number, one.kind, one.posting and one.posting.position) for one in found]

    assert [("HT-1", "left", transfer)] == shown("TO1")
    assert [("ST-2", "entered", opening)] == shown("DKT")


def test_what_comes_with_its_unit_is_shown_by_the_entry_that_moved_the_unit(
    ledger: Ledger,
) -> None:
    """Whether the day lies between, or the reorganisation was learned of since."""
    before = ledger.last_position
    change = ChangeUnit(effective_on=day(7), code="TO1", parent="DHS")
    moved = ledger.execute(change, by="CB02").position
    histories = ledger.unit_histories()
    then, now = (
        Selection(None, reach_among(histories, "DHS", alone=False, known_at=at))
        for at in (before, moved)
    )
    between = differences(ledger, now, Moment(day(6)), Moment(day(9)))
    learned = differences(ledger, now, Moment(day(9), before), Moment(day(9), moved), then)
    for (one,) in (between, learned):
        assert ("HT-1", "entered", ()) == (one.number, one.kind, one.changes)
        assert one.posting is not None
        assert (moved, "reorganised") == (one.posting.position, one.posting.movement)
    assert [] == differences(ledger, now, Moment(day(7)), Moment(day(9)))
