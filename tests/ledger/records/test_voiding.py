"""Wrong entries: voided with a reason, or corrected by a replacement; neither ever disappears."""

from __future__ import annotations

from datetime import date

import pytest

from ledger import errors
from ledger.entries.collaborator import ItemsDelivered
from ledger.entries.record import EntryCorrected, EntryVoided, RecordOpened, RecordTransferred
from ledger.records.collaborator import DeliverItems, RateCollaborator
from ledger.records.establishment import ChangeOfficer
from ledger.records.lifecycle import (
    ChangeRecord,
    ConvertRecord,
    ProduceEffect,
    ReportOnRecord,
    TransferRecord,
)
from ledger.records.voiding import CorrectEntry, VoidEntry
from tests.ledger.desk import OPENED, Desk

SPRING, SUMMER = date(2022, 3, 1), date(2022, 6, 1)


def test_void_says_what_and_why(desk: Desk) -> None:
    """The voided entry and its reason stay in the history."""
    desk.open("ST-1", attributes={"class": "A"})
    position = desk.do(
        ChangeRecord(effective_on=SPRING, number="ST-1", changes={"class": "B"})
    ).position
    void = desk.void(position, "  ghi nhầm  hồ sơ ").entries[0]
    assert isinstance(void, EntryVoided)
    assert (position, "ghi nhầm hồ sơ", SPRING) == (void.voids, void.reason, void.effective_on)
    assert 3 == len(desk.ledger.history("ST:ST-1").entries)
    cells = [
        desk.state_at("ST:ST-1", SUMMER, known_at).cell for known_at in (position, void.position)
    ]
    assert ["B", "A"] == [cell.class_ for cell in cells if cell]


def test_correction_is_a_void_and_a_replacement(desk: Desk) -> None:
    """Both are in one transaction; the replacement keeps what is not corrected and names what it
    replaces.
    """
    position = desk.open("ST-1", attributes={"class": "A", "list": "II"})
    receipt = desk.correct(position, "nhầm loại", class_="B")
    void, again = receipt.entries
    assert isinstance(void, EntryCorrected)
    assert isinstance(again, RecordOpened)
    assert ({"class": "B", "list": "II"}, position, OPENED) == (
        again.attributes,
        again.corrects,
        again.effective_on,
    )
    assert void.recorded_at == again.recorded_at


def test_correction_of_a_correction(desk: Desk) -> None:
    """The replacement can be corrected in turn; what it replaced cannot."""
    position = desk.open("ST-1", attributes={"class": "A"})
    second = desk.correct(position, class_="B").position
    third = desk.correct(second, list_="III").position
    with pytest.raises(errors.VoidedAlready) as caught:
        desk.correct(position, class_="A")
    assert second - 1 == caught.value.values["by_position"]
    cell = desk.state_at("ST:ST-1").cell
    assert cell is not None
    assert ("B", "III", third) == (cell.class_, cell.list_, desk.ledger.last_position)


def test_correction_of_every_field_of_an_opening(desk: Desk) -> None:
    """An opening can be corrected in symbol, level, officer, unit, day and attributes; None takes
    one away.
    """
    position = desk.open("HN-1", line="HN", attributes={"branch": "kinh tế", "online": True})
    receipt = desk.correct(
        position,
        on=SPRING,
        symbol="sự việc",
        level="xã",
        officer="CB02",
        unit="DHS",
        branch=None,
        online=False,
        source="sưu tra",
    )
    again = receipt.entries[-1]
    assert isinstance(again, RecordOpened)
    assert ("HV", "xã", "CB02", "DHS", SPRING) == (
        again.symbol,
        again.level,
        again.officer,
        again.unit,
        again.effective_on,
    )
    assert {"online": False, "source": "ST"} == again.attributes


def test_correction_of_other_kinds(desk: Desk) -> None:
    """Each kind of entry has its own fields to correct."""
    desk.open("LC-1", line="CTVBM")
    desk.open("ST-1", attributes={"class": "A"})
    conversion = desk.do(
        ConvertRecord(effective_on=SPRING, number="LC-1", symbol="LT", type="1")
    ).position
    desk.correct(conversion, type="2")
    items = desk.do(DeliverItems(effective_on=SUMMER, number="LC-1", items=5)).position
    again = desk.correct(items, items="7", valuable="2").entries[-1]
    assert isinstance(again, ItemsDelivered)
    assert (7, 2) == (again.items, again.valuable)
    rating = desk.do(RateCollaborator(effective_on=SUMMER, number="LC-1", rating="khá")).position
    desk.correct(rating, rating="Yếu")
    handover = desk.do(TransferRecord(effective_on=SUMMER, number="ST-1", to_unit="DHS")).position
    moved = desk.correct(handover, to_officer="CB02").entries[-1]
    assert isinstance(moved, RecordTransferred)
    assert ("DHS", "CB02") == (moved.to_unit, moved.to_officer)
    effect = desk.do(ProduceEffect(effective_on=SUMMER, number="ST-1", effect="Khởi tố")).position
    desk.correct(effect, effect="đề xuất")
    closing = desk.close("ST-1", SUMMER, "Chết")
    desk.correct(closing, way="Thanh loại")
    changed = desk.do(ChangeOfficer(effective_on=SUMMER, code="CB01", role="leader")).position
    desk.correct(changed, duty="trinh sát")
    collaborator, watch_file = desk.state_at("CTVBM:LC-1"), desk.state_at("ST:ST-1")
    assert collaborator.cell is not None
    assert ("LT", "2", 7, "yếu") == (
        collaborator.cell.symbol,
        collaborator.cell.type_,
        collaborator.items,
        collaborator.rating,
    )
    assert ("reviewed_out", 1) == (watch_file.closing, watch_file.effects)


def test_refused(desk: Desk) -> None:
    """A void names an entry that can be voided, and a reason; nothing is written otherwise."""
    opening = desk.open("ST-1", attributes={"class": "A"})
    report = desk.do(ReportOnRecord(effective_on=SPRING, number="ST-1", document="BC 1")).position
    void = desk.void(report).position
    before = desk.ledger.last_position
    with pytest.raises(errors.VoidOfVoid):
        desk.void(void)
    with pytest.raises(errors.VoidedAlready):
        desk.void(report)
    with pytest.raises(errors.NotVoidable):
        desk.void(1)
    with pytest.raises(errors.ReasonMissing):
        desk.void(opening, " \t")
    for nowhere in (0, -1, 99):
        with pytest.raises(errors.UnknownPosition) as caught:
            desk.void(nowhere)
        assert before == caught.value.values["last"]
    with pytest.raises(errors.NothingCorrected):
        desk.correct(opening, class_="A")
    with pytest.raises(errors.NothingToCorrect) as lacking:
        desk.correct(opening, way="Chết")
    assert "symbol" in str(lacking.value.values["known"])
    with pytest.raises(errors.UnknownCode):
        desk.correct(opening, class_="C")
    with pytest.raises(errors.UnknownUnit):
        desk.correct(opening, unit="XXX")
    with pytest.raises(errors.UnknownOfficer):
        desk.correct(opening, officer="CB99")
    with pytest.raises(errors.EffectiveInFuture):
        desk.correct(opening, on=date(2030, 1, 1))
    assert before == desk.ledger.last_position


def test_void_of_an_opening(desk: Desk) -> None:
    """Alone it leaves a record that never was, whose number is free; with entries after it it is
    refused.
    """
    opening = desk.open("ST-1")
    report = desk.do(ReportOnRecord(effective_on=SPRING, number="ST-1", document="BC 1")).position
    with pytest.raises(errors.LaterEntriesStand) as caught:
        desk.void(opening)
    assert str(report) == caught.value.values["positions"]
    desk.void(report)
    desk.void(opening)
    assert "absent" == desk.state_at("ST:ST-1").status
    with pytest.raises(errors.NotOpened):
        desk.do(ReportOnRecord(effective_on=SPRING, number="ST-1", document="BC 2"))
    desk.open("ST-1", SUMMER)
    assert SUMMER == desk.state_at("ST:ST-1").opened_on


def test_void_of_a_unit_or_officer_that_is_named(desk: Desk) -> None:
    """What records name cannot vanish from under them; a unit nobody names can."""
    desk.open("ST-1")
    created = {entry.record: entry.position for entry in desk.entries()}
    for record in ("unit:DKT", "officer:CB01"):
        with pytest.raises(errors.StillNamed):
            desk.void(created[record])
    desk.void(created["unit:DHS"])
    assert "DHS" not in desk.ledger.units()


def test_correction_that_breaks_the_timeline_is_refused(desk: Desk) -> None:
    """An opening cannot be moved behind what happened to the record."""
    opening = desk.open("ST-1")
    desk.do(ReportOnRecord(effective_on=SPRING, number="ST-1", document="BC 1"))
    with pytest.raises(errors.ChangedBeforeOpened):
        desk.correct(opening, on=SUMMER)


def test_correction_to_more_valuable_items_than_items(desk: Desk) -> None:
    """A correction keeps the rules of what it corrects."""
    desk.open("LC-1", line="CTVBM")
    items = desk.do(DeliverItems(effective_on=SPRING, number="LC-1", items=5, valuable=1)).position
    with pytest.raises(errors.MoreValuableThanItems):
        desk.correct(items, valuable="9")
    for text in ("nhiều", "²", "-1", "1,5"):
        with pytest.raises(errors.BadValue):
            desk.correct(items, items=text)


@pytest.mark.parametrize("name", ["symbol", "level", "officer", "unit"])
def test_what_an_entry_needs_cannot_be_left_out(desk: Desk, name: str) -> None:
    """A correction takes nothing away that the entry cannot do without."""
    opening = desk.open("ST-1")
    for nothing in (None, ""):
        decision = CorrectEntry(
            position=opening, reason="nhầm", last=opening, changes={name: nothing}
        )
        with pytest.raises(errors.BadValue):
            desk.do(decision)


def test_role_is_one_of_the_roles(desk: Desk) -> None:
    """A corrected role is a role."""
    position = desk.do(ChangeOfficer(effective_on=SPRING, code="CB01", role="leader")).position
    with pytest.raises(errors.UnknownCode):
        desk.correct(position, role="king")
    desk.correct(position, role="commander")


def test_two_corrections_in_one_transaction(desk: Desk) -> None:
    """What one decision voids, another of the same transaction cannot."""
    report = desk.open("ST-1")
    void = VoidEntry(position=report, reason="nhầm", last=desk.ledger.last_position)
    with pytest.raises(errors.VoidedAlready):
        desk.do(void, void)


def test_an_opening_is_voided_last(desk: Desk) -> None:
    """What rests on an opening is named, the last first; once it is voided the opening can be."""
    position = desk.open("ST-1", attributes={"class": "A"})
    change = desk.do(
        ChangeRecord(effective_on=SPRING, number="ST-1", changes={"class": "B"})
    ).position
    with pytest.raises(errors.LaterEntriesStand) as caught:
        desk.void(position)
    assert str(change) == caught.value.values["positions"]
    desk.void(change)
    desk.void(position)
    assert "absent" == desk.state_at("ST:ST-1").status


def test_units_and_officers_that_records_name_stay(desk: Desk) -> None:
    """The creation of a unit, or the enrolment of an officer, cannot be voided from under the
    records that name it.
    """
    unit = desk.ledger.history("unit:DKT").entries[0].position
    officer = desk.ledger.history("officer:CB01").entries[0].position
    desk.open("ST-1")
    for position, code in ((unit, "DKT"), (officer, "CB01")):
        with pytest.raises(errors.StillNamed) as caught:
            desk.void(position)
        assert (code, "ST-1") == (caught.value.values["code"], caught.value.values["record"])
    desk.void(desk.ledger.history("unit:DHS").entries[0].position)
    assert "DHS" not in desk.ledger.units()
