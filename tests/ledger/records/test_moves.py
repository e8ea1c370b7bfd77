"""Units are dissolved and officers leave with all that hangs on them, or not at all."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from commands.usecases.adrift import Loose, loose_among, loose_in
from ledger import errors
from ledger.entries.organisation import OfficerLeft, UnitDissolved
from ledger.proofs.verify import verify
from ledger.records.attachment import Life, lives
from ledger.records.establishment import (
    ChangeOfficer,
    ChangeUnit,
    CreateUnit,
    DischargeOfficer,
    DissolveUnit,
    EnrolOfficer,
)
from ledger.records.lifecycle import ChangeRecord, CloseRecord, ReopenRecord, TransferRecord
from ledger.records.moves import is_move
from ledger.records.opening import OpenRecord
from ledger.records.organisation import officer_of, unit_of
from ledger.values.dates import END_OF_TIME
from ledger.values.stream import Stream
from tests.ledger.desk import Desk

SPRING, MAY, SUMMER, AUTUMN = (date(2022, month, 1) for month in (3, 5, 6, 9))


@pytest.fixture
def team(desk: Desk) -> Desk:
    """A team TO1 under DKT, with a group NHOM under it, the officer CB03 and the record ST-1."""
    desk.do(
        CreateUnit(effective_on=SPRING, code="TO1", name="Tổ 1", level="huyện", parent="DKT"),
        CreateUnit(effective_on=SPRING, code="NHOM", name="Nhóm", level="huyện", parent="TO1"),
        EnrolOfficer(effective_on=SPRING, code="CB03", unit="TO1", role="leader"),
    )
    desk.open("ST-1", SPRING, unit="TO1", officer="CB03")
    return desk


def dissolve(desk: Desk, on: date = SUMMER, into: str | None = "DHS") -> int:
    """Dissolve TO1; return the position of the dissolution."""
    return desk.do(DissolveUnit(effective_on=on, code="TO1", to_unit=into)).entries[0].position


def where(desk: Desk, on: date = SUMMER) -> tuple[object, ...]:
    """On what the record, the officer and the group hang at the end of a day."""
    cell = desk.state_at("ST:ST-1", on).cell
    return (
        cell and cell.unit,
        officer_of(desk.ledger.history("officer:CB03"), on).unit,
        unit_of(desk.ledger.history("unit:NHOM"), on).parent,
    )


def test_all_goes_that_day(team: Desk) -> None:
    """Not a day earlier, and in one transaction."""
    last = team.ledger.last_position
    receipt = team.do(DissolveUnit(effective_on=SUMMER, code="TO1", to_unit="DHS"))
    assert ("DHS",) * 3 == where(team)
    assert ("TO1",) * 3 == where(team, date(2022, 5, 31))
    assert last + 4 == receipt.position == team.ledger.last_position
    assert [False, True, True, True] == [is_move(one) for one in receipt.entries]
    assert () == verify(team.ledger).problems


def test_what_would_move_is_agreed_to_first(team: Desk) -> None:
    """All of it is named; where somebody says no, nothing is recorded."""
    last = team.ledger.last_position
    ending = DissolveUnit(effective_on=SUMMER, code="TO1", to_unit="DHS")
    with pytest.raises(errors.WouldMove) as refused:
        team.ledger.execute(ending, by="CB01", agreed=lambda _doubt: False)
    hanging = (("unit", ("NHOM",)), ("officer", ("CB03",)), ("record", ("ST-1",)))
    assert ("DHS", hanging) == tuple(refused.value.values[name] for name in ("to", "hanging"))
    assert last == team.ledger.last_position


def test_what_came_later_does_not_move(team: Desk) -> None:
    """Then the hint is not to say once more who takes over."""
    team.do(TransferRecord(effective_on=SUMMER, number="ST-1", to_unit="DHS"))
    team.do(TransferRecord(effective_on=AUTUMN, number="ST-1", to_unit="TO1"))
    with pytest.raises(errors.CameToUnitLater):
        dissolve(team, MAY)
    with pytest.raises(errors.UnitStillHolds):
        dissolve(team, MAY, into=None)
    team.do(TransferRecord(effective_on=MAY, number="ST-1", to_officer="CB02"))
    team.do(TransferRecord(effective_on=AUTUMN, number="ST-1", to_officer="CB03"))
    leaving = DischargeOfficer(effective_on=SUMMER, code="CB03", to_officer="CB02")
    with pytest.raises(errors.CameToOfficerLater):
        team.do(leaving)


def test_a_void_brings_all_back(team: Desk) -> None:
    """And a correction moves all to its own day, or to its own unit."""
    team.void(dissolve(team))
    assert ("TO1",) * 3 == where(team)
    again = team.correct(dissolve(team), on=MAY).entries
    assert ("DHS",) * 3 == where(team, MAY)
    position = next(one.position for one in again if isinstance(one, UnitDissolved))
    team.correct(position, into="DKT")
    assert ("DKT",) * 3 == where(team, MAY)


def test_nothing_is_taken_from_under_them(team: Desk) -> None:
    """Without a place to go to, every one of them is named, and nothing is recorded."""
    with pytest.raises(errors.UnitStillHolds) as refused:
        dissolve(team, into=None)
    named = (("unit", ("NHOM",)), ("officer", ("CB03",)), ("record", ("ST-1",)))
    assert named == refused.value.values["hanging"]
    with pytest.raises(errors.UnitStillHolds):
        team.correct(dissolve(team), into=None)
    created = team.ledger.history("unit:TO1").entries[0].position
    with pytest.raises(errors.UnitStillHolds):
        team.correct(created, on=date(2022, 3, 2))


@pytest.mark.parametrize("into", ["NHOM", "NHOM2"])
def test_a_unit_that_takes_over_what_it_stood_under(team: Desk, into: str) -> None:
    """It takes the place of the unit, with what it stands under itself; the others come under it."""
    team.do(
        CreateUnit(effective_on=SPRING, code="NHOM2", name="x", level="xã", parent="NHOM"),
        CreateUnit(effective_on=SPRING, code="NHOM3", name="x", level="xã", parent="TO1"),
    )
    dissolve(team, into=into)
    units = team.ledger.units(SUMMER)
    assert ("DKT", "NHOM", into) == tuple(units[code].parent for code in ("NHOM", "NHOM2", "NHOM3"))


def left_before(desk: Desk) -> None:
    """The record was handed over the day before."""
    desk.do(TransferRecord(effective_on=MAY, number="ST-1", to_unit="DKT"))


def closed_before(desk: Desk) -> None:
    """The record was closed the day before."""
    desk.do(CloseRecord(effective_on=MAY, number="ST-1", way="Chết"))


def left_that_day(desk: Desk) -> None:
    """The record was handed over on the very day."""
    desk.do(TransferRecord(effective_on=SUMMER, number="ST-1", to_unit="DKT"))


@pytest.mark.parametrize(
    ("told", "unit"), [(left_before, "DKT"), (closed_before, None), (left_that_day, "DKT")]
)
def test_what_had_left_does_not_move(
    told: Callable[[Desk], None], unit: str | None, team: Desk
) -> None:
    """Also where that is said later; and where it is taken back, it has moved again."""
    dissolve(team)
    told(team)
    assert unit == where(team)[0]
    late = [one for one in team.ledger.history("ST:ST-1").entries if not one.follows][-1]
    team.void(late.position)
    assert "DHS" == where(team)[0]


def test_what_is_found_later_has_moved(team: Desk) -> None:
    """Also twice, where the unit it went to was dissolved since."""
    dissolve(team, on=MAY)
    team.do(DissolveUnit(effective_on=SUMMER, code="DHS", to_unit="CAH"))
    team.open("ST-2", date(2022, 4, 1), unit="TO1")
    units = [team.state_at("ST:ST-2", day).cell for day in (date(2022, 4, 1), MAY, SUMMER)]
    assert ["TO1", "DHS", "CAH"] == [cell and cell.unit for cell in units]
    team.void(team.ledger.history("ST:ST-2").entries[0].position)
    assert "absent" == team.state_at("ST:ST-2").status


def test_a_corrected_day_keeps_its_place(team: Desk) -> None:
    """An officer whose joining was corrected to the day he changed his unit has moved with that."""
    joined = team.do(EnrolOfficer(effective_on=SPRING, code="CB04", unit="DKT")).position
    team.do(ChangeOfficer(effective_on=MAY, code="CB04", to_unit="TO1"))
    team.correct(joined, on=MAY)
    dissolve(team)
    receipt = team.do(ChangeOfficer(effective_on=AUTUMN, code="CB04", duties=("trinh sát",)))
    assert ["OfficerChanged"] == [type(one).__name__ for one in receipt.entries]
    assert "DHS" == officer_of(team.ledger.history("officer:CB04"), AUTUMN).unit


def test_what_came_later_stays_refused(team: Desk) -> None:
    """A unit is not dissolved before the day on which something came to it."""
    team.open("ST-2", SUMMER, unit="TO1")
    with pytest.raises(errors.UnitStillHolds, match=r"01/06/2022.*ST-2"):
        dissolve(team, on=MAY)


def test_reopened_where_it_stood(team: Desk) -> None:
    """A record is not opened again in a unit that is gone, but in another."""
    closed_before(team)
    dissolve(team)
    with pytest.raises(errors.UnitDissolvedAlready):
        team.do(ReopenRecord(effective_on=AUTUMN, number="ST-1"))
    team.do(ReopenRecord(effective_on=AUTUMN, number="ST-1", to_unit="DKT"))


def test_what_cannot_end_so(team: Desk) -> None:
    """The home unit stays; nobody takes over from himself; a move is taken back with its cause."""
    home = team.ledger.history("unit:CAH").entries[0].position
    with pytest.raises(errors.HomeUnitStays):
        team.do(DissolveUnit(effective_on=SUMMER, code="CAH", to_unit="DKT"))
    with pytest.raises(errors.HomeUnitStays):
        team.void(home)
    with pytest.raises(errors.IntoItself):
        dissolve(team, into="TO1")
    with pytest.raises(errors.VoidTheCause):
        team.void(dissolve(team) + 1)


def test_nothing_comes_back_to_what_is_gone(team: Desk) -> None:
    """A hand-over before an empty unit was dissolved is corrected, not voided."""
    left = team.do(TransferRecord(effective_on=MAY, number="ST-1", to_unit="DKT")).position
    team.do(
        ChangeUnit(effective_on=MAY, code="NHOM", parent="DKT"),
        ChangeOfficer(effective_on=MAY, code="CB03", to_unit="DKT"),
    )
    dissolve(team, into=None)
    with pytest.raises(errors.StandsOnNothing, match="ST-1"):
        team.void(left)
    team.correct(left, to_unit="DHS")


def test_an_officer_hands_over(team: Desk) -> None:
    """Of what he has in hand that day; what he approved stays approved."""
    with pytest.raises(errors.OfficerStillHolds, match="ST-1"):
        team.do(DischargeOfficer(effective_on=SUMMER, code="CB03"))
    team.do(DischargeOfficer(effective_on=SUMMER, code="CB03", to_officer="CB02"))
    cell = team.state_at("ST:ST-1", SUMMER).cell
    assert ("CB02", "TO1") == (cell and cell.officer, cell and cell.unit)


def test_an_approval_stands(team: Desk) -> None:
    """Neither the role nor the service of who approved is taken away from that day."""
    honorary = {"line": "CTVBM", "number": "LD-1", "symbol": "LD", "officer": "CB02"}
    opened = OpenRecord.model_validate(
        {**honorary, "unit": "DKT", "effective_on": SUMMER, "approved_by": "CB03"}
    )
    team.do(opened)
    joined = team.ledger.history("officer:CB03").entries[0].position
    with pytest.raises(errors.ApprovalStands, match="LD-1"):
        team.correct(joined, role="officer")
    with pytest.raises(errors.ApprovalStands, match="LD-1"):
        team.do(ChangeOfficer(effective_on=MAY, code="CB03", role="officer"))
    with pytest.raises(errors.OfficerStillHolds, match="LD-1"):
        team.do(DischargeOfficer(effective_on=SUMMER, code="CB03", to_officer="CB02"))
    team.do(ChangeOfficer(effective_on=AUTUMN, code="CB03", role="officer"))


@pytest.fixture
def older(team: Desk) -> Desk:
    """A ledger in which an earlier version dissolved TO1 and let CB03 leave, with all in place."""
    books = team.ledger.books("CB01")
    books.make(UnitDissolved, Stream.of_unit("TO1"), SUMMER, "TO1")
    books.make(OfficerLeft, Stream.of_officer("CB03"), AUTUMN, "TO1")
    team.ledger.commit(books)
    return team


def test_what_earlier_versions_recorded(older: Desk) -> None:
    """It is kept, folded and listed; it may be mended, and corrected in other things."""
    record, officer, unit = Stream("ST:ST-1"), Stream.of_officer("CB03"), Stream.of_unit("TO1")
    in_hand = Loose(record, officer, AUTUMN, None)
    assert [
        Loose(record, unit, SUMMER, None),
        in_hand,
        Loose(officer, unit, SUMMER, AUTUMN),
        Loose(Stream.of_unit("NHOM"), unit, SUMMER, None),
    ] == sorted(loose_in(older.ledger), key=lambda one: (one.about, one.holder != unit))
    assert () == verify(older.ledger).problems
    opening = older.ledger.history("ST:ST-1").entries[0].position
    older.correct(opening, class_="A")
    older.do(ChangeRecord(effective_on=MAY, number="ST-1", changes={"list": "I"}))
    moved = older.do(TransferRecord(effective_on=SUMMER, number="ST-1", to_unit="DKT"))
    assert [in_hand] == loose_among(older.ledger, moved.entries)
    older.do(ChangeUnit(effective_on=SUMMER, code="NHOM", parent="DKT"))
    older.correct(older.ledger.history("officer:CB03").entries[-1].position, hand_over_to="CB02")
    left = [Loose(officer, unit, SUMMER, AUTUMN)]
    assert left == loose_in(older.ledger)


def test_what_is_opened_meanwhile(team: Desk) -> None:
    """A unit is not dissolved under what somebody else opens in it between the look and the entry."""
    books = team.ledger.books("CB01")
    DissolveUnit(effective_on=SUMMER, code="TO1", to_unit="DHS").decide(books)
    books.check()
    team.open("ST-2", SPRING, unit="TO1")
    with pytest.raises(errors.ChangedMeanwhile):
        team.ledger.commit(books)


AUTUMN_AGAIN = date(2022, 11, 1)


def leave(desk: Desk, on: date = SUMMER, to: str | None = "CB02") -> int:
    """Let CB03 leave; return the position of it."""
    ending = DischargeOfficer(effective_on=on, code="CB03", to_officer=to)
    return desk.do(ending).entries[0].position


def test_who_left_joins_again(team: Desk) -> None:
    """He serves since that day, not between, and what he held before stays where it went."""
    leave(team)
    with pytest.raises(errors.OfficerEnrolledAlready):
        team.do(EnrolOfficer(effective_on=MAY, code="CB03", unit="TO1"))
    again = team.do(EnrolOfficer(effective_on=AUTUMN, code="cb-03", unit="DHS")).position
    history = team.ledger.history("officer:CB03")
    officer = officer_of(history)
    assert ("DHS", AUTUMN, None) == (officer.unit, officer.since, officer.until)
    assert SUMMER == officer_of(history, date(2022, 8, 1)).until
    hand_over = TransferRecord(effective_on=date(2022, 8, 1), number="ST-1", to_officer="CB03")
    with pytest.raises(errors.OfficerLeftAlready):
        team.do(hand_over)
    assert "CB02" == team.state_at("ST:ST-1").cell.officer  # type: ignore[union-attr]
    team.do(hand_over.model_copy(update={"effective_on": AUTUMN}))
    with pytest.raises(errors.OfficerStillHolds):
        team.void(again)
    with pytest.raises(errors.OfficerEnrolledAlready):
        team.do(EnrolOfficer(effective_on=AUTUMN_AGAIN, code="CB03", unit="DHS"))
    assert [] == loose_in(team.ledger)
    assert () == verify(team.ledger).problems


def test_a_second_leaving_moves_what_came_since(team: Desk) -> None:
    """And the first moves no more than it did; each can be taken back, the last one first."""
    leave(team)
    again = team.do(EnrolOfficer(effective_on=AUTUMN, code="CB03", unit="DHS")).position
    team.open("ST-2", AUTUMN, unit="DHS", officer="CB03")
    second = leave(team, AUTUMN_AGAIN, "CB01")
    cells = [team.state_at(f"ST:ST-{n}").cell for n in (1, 2)]
    assert ["CB02", "CB01"] == [cell and cell.officer for cell in cells]
    team.void(second)
    assert "CB03" == team.state_at("ST:ST-2").cell.officer  # type: ignore[union-attr]
    team.do(TransferRecord(effective_on=AUTUMN, number="ST-2", to_officer="CB02"))
    team.void(again)
    assert SUMMER == officer_of(team.ledger.history("officer:CB03")).until
    assert [] == loose_in(team.ledger)


def test_the_last_who_serves_stays(desk: Desk) -> None:
    """Else nobody could record, nor take the leaving back."""
    desk.do(DischargeOfficer(effective_on=SUMMER, code="CB02"))
    with pytest.raises(errors.LastOfficerStays):
        desk.do(DischargeOfficer(effective_on=SUMMER, code="CB01"))


def test_an_approver_who_came_back_has_his_new_role(team: Desk) -> None:
    """In the days between he approves nothing."""
    leave(team)
    team.do(EnrolOfficer(effective_on=AUTUMN, code="CB03", unit="DHS", role="officer"))
    history = team.ledger.history("officer:CB03")
    assert [Life(SPRING, SUMMER)] == lives(history, "leader")
    assert [Life(AUTUMN, END_OF_TIME)] == lives(history, "officer")
    assert [Life(SPRING, SUMMER), Life(AUTUMN, END_OF_TIME)] == lives(history)
