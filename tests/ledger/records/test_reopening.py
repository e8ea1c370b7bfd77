"""A closed record that is opened again: where it stands then, what it takes, what it ends."""

from __future__ import annotations

from datetime import date

import pytest

from ledger import errors
from ledger.entries.record import RecordReopened
from ledger.records.collaborator import RateCollaborator
from ledger.records.lifecycle import (
    ArchiveRecord,
    ChangeRecord,
    ReopenRecord,
    ReportOnRecord,
    SuspendRecord,
)
from tests.ledger.desk import OPENED, Desk, day

CLOSED, AGAIN, LATER = date(2022, 3, 1), date(2022, 5, 1), date(2022, 7, 1)


def reopen(desk: Desk, number: str = "ST-1", on: date = AGAIN, **more: str) -> int:
    """Open a record again; return the position of its reopening."""
    return desk.do(ReopenRecord(effective_on=on, number=number, **more)).position


@pytest.fixture
def closed(desk: Desk) -> Desk:
    """A watch file of class B, opened and closed."""
    desk.open("ST-1", attributes={"class": "B"})
    desk.close("ST-1", CLOSED)
    return desk


def test_it_stands_where_it_stood(closed: Desk) -> None:
    """In the cell it left, open since its only opening; before the reopening it is closed."""
    left = closed.state_at("ST:ST-1").last_cell
    reopen(closed)
    state = closed.state_at("ST:ST-1")
    assert (left, "open", OPENED) == (state.cell, state.status, state.opened_on)
    assert (None, None) == (state.closed_on, state.closing)
    assert "closed" == closed.state_at("ST:ST-1", date(2022, 4, 30)).status


def test_somebody_else_may_take_it(closed: Desk) -> None:
    """Another unit, another officer; the entry says what it rests on."""
    position = reopen(closed, to_unit="DHS", to_officer="CB02", document="01/QĐ")
    cell = closed.state_at("ST:ST-1").cell
    assert cell is not None
    assert ("DHS", "CB02") == (cell.unit, cell.officer)
    made = closed.entries()[position - 1]
    assert isinstance(made, RecordReopened)
    assert ("01/QĐ", "DKT") == (made.document, made.unit)


def test_a_suspended_case_comes_back_open(desk: Desk) -> None:
    """What was suspended before the closing goes on."""
    desk.open("VA-1", line="CA")
    desk.do(SuspendRecord(effective_on=date(2022, 2, 1), number="VA-1"))
    desk.close("VA-1", CLOSED, "Phá án")
    reopen(desk, "VA-1")
    assert "open" == desk.state_at("CA:VA-1").status


def test_a_collaborator_comes_back_unrated(desk: Desk) -> None:
    """It is rated anew."""
    desk.open("LC-1", line="CTVBM")
    desk.do(RateCollaborator(effective_on=date(2022, 2, 1), number="LC-1", rating="khá"))
    desk.close("LC-1", CLOSED, "Hết yêu cầu")
    assert "khá" == desk.state_at("CTVBM:LC-1").rating
    reopen(desk, "LC-1")
    assert desk.state_at("CTVBM:LC-1").rating is None


def test_on_the_day_of_its_closing_or_later(closed: Desk) -> None:
    """Not a day before it."""
    with pytest.raises(errors.StillOpen):
        reopen(closed, on=day("28/2/2022"))
    reopen(closed, on=CLOSED)


def test_only_what_is_closed(closed: Desk) -> None:
    """Not a second time; and nothing is recorded of the months it was closed."""
    reopen(closed)
    with pytest.raises(errors.StillOpen):
        reopen(closed, on=LATER)
    with pytest.raises(errors.ClosedAlready):
        closed.do(ReportOnRecord(effective_on=date(2022, 4, 1), number="ST-1", document="1"))
    closed.do(ReportOnRecord(effective_on=AGAIN, number="ST-1", document="1"))


def test_it_is_closed_and_archived_again(closed: Desk) -> None:
    """From the archive it comes back too, and goes there again."""
    closed.do(ArchiveRecord(effective_on=date(2022, 4, 1), number="ST-1"))
    reopen(closed)
    closed.do(ChangeRecord(effective_on=AGAIN, number="ST-1", changes={"class": "A"}))
    closed.close("ST-1", LATER)
    closed.do(ArchiveRecord(effective_on=LATER, number="ST-1"))
    state = closed.state_at("ST:ST-1")
    assert ("archived", LATER) == (state.status, state.closed_on)


def test_a_reopening_that_was_wrong_is_voided(closed: Desk) -> None:
    """Then it is closed as before; while it stands, its closing is not voided."""
    position = reopen(closed)
    with pytest.raises(errors.StillOpen):
        closed.void(position - 1)
    closed.void(position)
    state = closed.state_at("ST:ST-1")
    assert ("closed", CLOSED) == (state.status, state.closed_on)


def test_a_reopening_is_corrected(closed: Desk) -> None:
    """Its day, who takes it, and its document."""
    position = reopen(closed)
    closed.correct(position, on=LATER, to_unit="DHS", document="2")
    assert "closed" == closed.state_at("ST:ST-1", AGAIN).status
    cell = closed.state_at("ST:ST-1").cell
    assert cell is not None
    assert "DHS" == cell.unit
    with pytest.raises(errors.StillOpen):
        closed.correct(position + 2, on=day("28/2/2022"))


def test_a_used_number_is_not_opened_anew(closed: Desk) -> None:
    """The refusal names the closing, and the verb of its family."""
    with pytest.raises(errors.ClosedNumber) as refused:
        closed.open("ST-1", LATER, attributes={"class": "B"})
    told = {"opened_on": "01/01/2022", "closed_on": "01/03/2022", "family": "casefile"}
    assert told.items() <= refused.value.values.items()
    assert closed.ledger.last_position == refused.value.values["position"]
    reopen(closed)
    with pytest.raises(errors.AlreadyOpened):
        closed.open("ST-1", LATER, attributes={"class": "B"})


# ---- whom it serves -----------------------------------------------------------------------------


@pytest.fixture
def served(desk: Desk) -> Desk:
    """LC-1 serves ST-1, which is closed, opened again, served again."""
    desk.open("LC-1", line="CTVBM")
    desk.open("ST-1", attributes={"class": "B"})
    desk.assign("LC-1", "ST-1", date(2022, 2, 1))
    desk.close("ST-1", CLOSED)
    reopen(desk)
    return desk


def sides(desk: Desk, on: date) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Whom LC-1 serves, and who serves ST-1."""
    return desk.state_at("CTVBM:LC-1", on).serving, desk.state_at("ST:ST-1", on).supported_by


NOBODY: tuple[tuple[str, ...], tuple[str, ...]] = (), ()
EACH_OTHER = ("ST:ST-1",), ("CTVBM:LC-1",)


def test_nobody_serves_it_before_being_assigned_again(served: Desk) -> None:
    """Its closing ended the first service, and that stays told."""
    assert [EACH_OTHER, NOBODY, NOBODY] == [
        sides(served, on) for on in (date(2022, 2, 1), CLOSED, AGAIN)
    ]


@pytest.mark.parametrize("first", ["ST-1", "LC-1"])
def test_each_service_ends_with_its_own_closing(served: Desk, first: str) -> None:
    """Whichever of the two closes; the end of the first service is not taken back."""
    served.assign("LC-1", "ST-1", date(2022, 6, 1))
    served.close(first, LATER, "Chết" if first == "ST-1" else "Hết yêu cầu")
    days = (date(2022, 2, 1), CLOSED, AGAIN, date(2022, 6, 1), LATER)
    assert [EACH_OTHER, NOBODY, NOBODY, EACH_OTHER, NOBODY] == [sides(served, on) for on in days]


def test_voiding_the_second_closing_gives_the_second_service_back(served: Desk) -> None:
    """And leaves the first one ended."""
    served.assign("LC-1", "ST-1", date(2022, 6, 1))
    served.void(served.close("ST-1", LATER))
    assert [NOBODY, EACH_OTHER] == [sides(served, on) for on in (AGAIN, LATER)]
