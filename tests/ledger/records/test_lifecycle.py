"""What may happen to a record of any line, in what order, and what it may not."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from ledger import errors
from ledger.catalog.lines import catalog
from ledger.errors import LedgerError
from ledger.records.books import Decision
from ledger.records.collaborator import DeliverItems, RateCollaborator
from ledger.records.lifecycle import (
    ArchiveRecord,
    ChangeRecord,
    CloseRecord,
    ConvertRecord,
    ProduceEffect,
    ReopenRecord,
    ReportOnRecord,
    ResumeRecord,
    SuspendRecord,
    TransferRecord,
)
from ledger.records.opening import OpenRecord
from tests.ledger.desk import OPENED, SYMBOLS, Desk, day

SPRING, SUMMER, AUTUMN = date(2022, 3, 1), date(2022, 6, 1), date(2022, 9, 1)


def opening(**given: object) -> OpenRecord:
    """An opening of a watch file, with what is given put in its place."""
    usual = {
        "effective_on": OPENED,
        "line": "ST",
        "number": "ST-1",
        "symbol": "ST",
        "unit": "DKT",
        "officer": "CB01",
    }
    return OpenRecord.model_validate({**usual, **given})


@pytest.mark.parametrize("line", list(SYMBOLS))
def test_a_record_of_every_line_opens_closes_and_is_archived(desk: Desk, line: str) -> None:
    """Every line has the same course, and every way of closing it knows ends it."""
    for number, way in enumerate(catalog().line(line).closings):
        desk.open(f"{line}-{number}", line=line)
        record = f"{line}:{line}-{number}"
        assert desk.state_at(record).is_open
        assert not desk.state_at(record, date(2021, 12, 31)).is_open
        desk.close(f"{line}-{number}", SUMMER, way.code)
        closed = desk.state_at(record)
        assert ("closed", way.code, SUMMER, None) == (
            closed.status,
            closed.closing,
            closed.closed_on,
            closed.cell,
        )
        assert closed.last_cell is not None
        desk.do(ArchiveRecord(effective_on=AUTUMN, number=f"{line}-{number}", document="BB 1"))
        assert "archived" == desk.state_at(record).status


def test_opening_states_everything(desk: Desk) -> None:
    """Texts are coded by the catalog; the level is the unit's; what the record came from is
    named.
    """
    desk.open("ĐV-1", line="DTCB")
    desk.do(
        opening(
            number=" st-1 / 2022",
            attributes={
                "class": "a",
                "list": "iii",
                "group": "2",
                "branch": "MA TUÝ",
                "online": True,
                "source": "ĐTCB",
            },
            basis_number="12/QĐ",
            basis_date=OPENED,
            approved_by="CB02",
            source_record="ĐV-1",
            next_review=AUTUMN,
        )
    )
    entry = desk.ledger.history("ST:ST-1/2022").entries[0]
    assert {
        "line": "ST",
        "number": "st-1 / 2022",
        "symbol": "ST",
        "level": "huyện",
        "officer": "CB01",
        "attributes": {
            "class": "A",
            "list": "III",
            "group": "2",
            "branch": "ma túy",
            "online": True,
            "source": "DTCB",
        },
        "basis": {"number": "12/QĐ", "date": "2022-01-01"},
        "approved_by": "CB02",
        "source_record": "DTCB:ĐV-1",
        "next_review": "2022-09-01",
    } == entry.body()
    assert ("DKT", "CB01", OPENED) == (entry.unit, entry.by, entry.effective_on)


def test_level_can_be_given(desk: Desk) -> None:
    """A record's level may differ from its unit's."""
    desk.open("ST-1", level="Cấp xã")
    cell = desk.state_at("ST:ST-1").cell
    assert cell is not None
    assert "xã" == cell.level


def test_changes_conversions_transfers(desk: Desk) -> None:
    """Each change moves the record to another cell; None takes an attribute away."""
    desk.open("LC-1", line="CTVBM", attributes={"branch": "kinh tế"})
    desk.do(ConvertRecord(effective_on=SPRING, number="LC-1", symbol="LT", type="1"))
    desk.do(ChangeRecord(effective_on=SUMMER, number="LC-1", changes={"type": "2", "branch": None}))
    desk.do(TransferRecord(effective_on=AUTUMN, number="LC-1", to_unit="DHS", to_officer="CB02"))
    cells = [desk.state_at("CTVBM:LC-1", on).cell for on in (OPENED, SPRING, SUMMER, AUTUMN)]
    assert [
        ("LC", None, "kinh tế", "DKT", "CB01"),
        ("LT", "1", "kinh tế", "DKT", "CB01"),
        ("LT", "2", None, "DKT", "CB01"),
        ("LT", "2", None, "DHS", "CB02"),
    ] == [(cell.symbol, cell.type_, cell.branch, cell.unit, cell.officer) for cell in cells if cell]


def test_entries_after_a_transfer_are_of_the_new_unit(desk: Desk) -> None:
    """The unit an entry is filed under is the one holding the record on its day."""
    desk.open("ST-1")
    desk.do(TransferRecord(effective_on=SUMMER, number="ST-1", to_unit="DHS"))
    before = desk.do(ReportOnRecord(effective_on=SPRING, number="ST-1", document="BC 1")).entries[0]
    after = desk.do(ReportOnRecord(effective_on=AUTUMN, number="ST-1", document="BC 2")).entries[0]
    assert ("DKT", "DHS") == (before.unit, after.unit)


def test_suspended_case_waits(desk: Desk) -> None:
    """A suspended case stays in the books and can be resumed or closed."""
    desk.open("VA-1", line="CA")
    desk.do(SuspendRecord(effective_on=SPRING, number="VA-1"))
    suspended = desk.state_at("CA:VA-1")
    assert ("suspended", True) == (suspended.status, suspended.is_open)
    desk.do(ResumeRecord(effective_on=SUMMER, number="VA-1"))
    assert "open" == desk.state_at("CA:VA-1").status
    desk.do(SuspendRecord(effective_on=AUTUMN, number="VA-1"))
    desk.close("VA-1", AUTUMN, "Đình chỉ")
    assert "closed" == desk.state_at("CA:VA-1").status


def test_reports_effects_ratings_items_are_counted(desk: Desk) -> None:
    """What a record did is counted along its life."""
    desk.open("ĐV-1", line="DTCB")
    desk.open("ST-1")
    desk.do(ReportOnRecord(effective_on=SPRING, number="ĐV-1", document="BC 1"))
    desk.do(ProduceEffect(effective_on=SPRING, number="ĐV-1", effect="sưu tra", produced="ST-1"))
    desk.do(ProduceEffect(effective_on=SUMMER, number="ĐV-1", effect="Khởi tố"))
    survey = desk.state_at("DTCB:ĐV-1")
    assert (1, 2) == (survey.reports, survey.effects)
    desk.open("LC-1", line="CTVBM")
    desk.do(RateCollaborator(effective_on=SPRING, number="LC-1", rating="Khá"))
    desk.do(DeliverItems(effective_on=SPRING, number="LC-1", items=3, valuable=1))
    desk.do(DeliverItems(effective_on=SUMMER, number="LC-1", items=2))
    collaborator = desk.state_at("CTVBM:LC-1")
    assert ("khá", 5, 1) == (collaborator.rating, collaborator.items, collaborator.valuable)


ST: dict[str, Any] = {"number": "ST-1"}
CA: dict[str, Any] = {"number": "VA-1"}
COLLABORATOR: dict[str, Any] = {"number": "LC-1"}

REFUSED: list[tuple[type[LedgerError], Decision]] = [
    (errors.AlreadyOpened, opening()),
    (errors.AlreadyOpened, opening(number="st - 1")),
    (errors.UnknownUnit, opening(number="ST-9", unit="XXX")),
    (errors.UnknownOfficer, opening(number="ST-9", officer="CB99")),
    (errors.UnknownCode, opening(number="ST-9", symbol="VA")),
    (errors.UnknownCode, opening(number="ST-9", line="XX")),
    (errors.UnknownCode, opening(number="ST-9", attributes={"class": "C"})),
    (errors.UnknownCode, opening(number="ST-9", attributes={"online": "có lẽ"})),
    (errors.UnknownCode, opening(number="ST-9", level="thôn")),
    (errors.UnknownRecord, opening(number="ST-9", source_record="XX-1")),
    (errors.AttributeNotForSymbol, opening(number="ST-9", attributes={"type": "1"})),
    (errors.AttributeNotForSymbol, opening(number="ST-9", attributes={"colour": "x"})),
    (errors.AttributeMissing, opening(line="CTVBM", number="LT-9", symbol="LT")),
    (errors.EffectiveInFuture, opening(number="ST-9", effective_on=day("21/10/2024"))),
    (
        errors.UnknownRecord,
        ChangeRecord(effective_on=SUMMER, number="ST-9", changes={"class": "B"}),
    ),
    (
        errors.ChangedBeforeOpened,
        ChangeRecord(effective_on=day("31/12/2021"), **ST, changes={"class": "B"}),
    ),
    (errors.NothingChanges, ChangeRecord(effective_on=SUMMER, **ST, changes={"class": "A"})),
    (errors.UnknownCode, ChangeRecord(effective_on=SUMMER, **ST, changes={"class": "C"})),
    (errors.AttributeNotForSymbol, ChangeRecord(effective_on=SUMMER, **ST, changes={"type": "1"})),
    (
        errors.AttributeNotForSymbol,
        ChangeRecord(effective_on=SUMMER, **ST, changes={"colour": "x"}),
    ),
    (
        errors.AttributeNotForSymbol,
        ChangeRecord(effective_on=SUMMER, **ST, changes={"status": "suspended"}),
    ),
    (
        errors.AttributeNotForSymbol,
        ChangeRecord(effective_on=SUMMER, **ST, changes={"unit": "DHS"}),
    ),
    (
        errors.EffectiveInFuture,
        ChangeRecord(effective_on=day("21/10/2024"), **ST, changes={"class": "B"}),
    ),
    (errors.ClosedBeforeOpened, CloseRecord(effective_on=day("31/12/2021"), **ST, way="Chết")),
    (errors.UnknownCode, CloseRecord(effective_on=SUMMER, **ST, way="Đình chỉ")),
    (errors.NotClosed, ArchiveRecord(effective_on=SUMMER, **ST)),
    (errors.NotForThisLine, SuspendRecord(effective_on=SUMMER, **ST)),
    (errors.NotSuspended, ResumeRecord(effective_on=SUMMER, **ST)),
    (errors.NotSuspended, ResumeRecord(effective_on=SUMMER, **CA)),
    (errors.AttributeMissing, ConvertRecord(effective_on=SUMMER, **COLLABORATOR, symbol="LT")),
    (errors.NothingChanges, ConvertRecord(effective_on=SUMMER, **COLLABORATOR, symbol="LC")),
    (errors.UnknownCode, ConvertRecord(effective_on=SUMMER, **ST, symbol="HN")),
    (errors.NothingChanges, TransferRecord(effective_on=SUMMER, **ST, to_unit="DKT")),
    (errors.NothingChanges, TransferRecord(effective_on=SUMMER, **ST)),
    (errors.UnknownUnit, TransferRecord(effective_on=SUMMER, **ST, to_unit="XXX")),
    (errors.UnknownOfficer, TransferRecord(effective_on=SUMMER, **ST, to_officer="CB99")),
    (errors.NotForThisLine, RateCollaborator(effective_on=SUMMER, **ST, rating="Khá")),
    (errors.UnknownCode, RateCollaborator(effective_on=SUMMER, **COLLABORATOR, rating="giỏi")),
    (
        errors.MoreValuableThanItems,
        DeliverItems(effective_on=SUMMER, **COLLABORATOR, items=1, valuable=2),
    ),
    (errors.UnknownCode, ProduceEffect(effective_on=SUMMER, **ST, effect="nổ")),
    (
        errors.UnknownRecord,
        ProduceEffect(effective_on=SUMMER, **ST, effect="Khởi tố", produced="ST-9"),
    ),
]


@pytest.mark.parametrize(
    ("refusal", "decision"), REFUSED, ids=lambda one: getattr(one, "__name__", "")
)
def test_refused(desk: Desk, refusal: type[LedgerError], decision: Decision) -> None:
    """A broken rule is named, says what to do, and nothing is written."""
    desk.open("ST-1", attributes={"class": "A"})
    desk.open("VA-1", line="CA")
    desk.open("LC-1", line="CTVBM")
    before = desk.ledger.last_position
    with pytest.raises(refusal) as caught:
        desk.do(decision)
    assert caught.value.hint.format_map(caught.value.values)
    assert before == desk.ledger.last_position


AFTER_CLOSING: list[tuple[type[LedgerError], Decision]] = [
    (errors.ClosedAlready, ChangeRecord(effective_on=AUTUMN, **CA, changes={"branch": "kinh tế"})),
    (errors.ClosedAlready, CloseRecord(effective_on=AUTUMN, **CA, way="Phá án")),
    (errors.ChangedAfterClosing, CloseRecord(effective_on=SPRING, **CA, way="Phá án")),
    (errors.ClosedAlready, ReportOnRecord(effective_on=AUTUMN, **CA, document="BC")),
    (errors.ClosedAlready, SuspendRecord(effective_on=AUTUMN, **CA)),
    (errors.ClosedNumber, opening(line="CA", number="VA-1", symbol="VA", effective_on=AUTUMN)),
    (errors.StillOpen, ReopenRecord(effective_on=SPRING, **CA)),
    (errors.NotClosed, ArchiveRecord(effective_on=SPRING, **CA)),
]


@pytest.mark.parametrize(
    ("refusal", "decision"), AFTER_CLOSING, ids=lambda one: getattr(one, "__name__", "")
)
def test_refused_after_closing(desk: Desk, refusal: type[LedgerError], decision: Decision) -> None:
    """A closed record can only be archived; the whole timeline is checked, not only its end."""
    desk.open("VA-1", line="CA")
    desk.close("VA-1", SUMMER, "Phá án")
    with pytest.raises(refusal):
        desk.do(decision)


def test_archived_once(desk: Desk) -> None:
    """An archived record stays archived."""
    desk.open("ST-1")
    desk.close("ST-1", SUMMER)
    desk.do(ArchiveRecord(effective_on=AUTUMN, number="ST-1"))
    with pytest.raises(errors.ArchivedAlready):
        desk.do(ArchiveRecord(effective_on=AUTUMN, number="ST-1"))


def test_suspended_twice(desk: Desk) -> None:
    """A suspended case must be resumed before it is suspended again, also when the first is
    recorded later.
    """
    desk.open("VA-1", line="CA")
    desk.do(SuspendRecord(effective_on=SUMMER, number="VA-1"))
    for on in (SPRING, AUTUMN):
        with pytest.raises(errors.SuspendedAlready):
            desk.do(SuspendRecord(effective_on=on, number="VA-1"))


def test_a_gap_made_by_a_backdated_closing(desk: Desk) -> None:
    """A closing before what is already recorded is refused, because what follows it could not
    stand.
    """
    desk.open("ST-1", attributes={"class": "A"})
    desk.do(ChangeRecord(effective_on=AUTUMN, number="ST-1", changes={"class": "B"}))
    with pytest.raises(errors.ChangedAfterClosing) as caught:
        desk.close("ST-1", SUMMER)
    assert desk.ledger.last_position == caught.value.values["position"]


def test_all_or_nothing(desk: Desk) -> None:
    """Of several decisions in one transaction, one refused refuses all."""
    before = desk.ledger.last_position
    with pytest.raises(errors.NothingChanges):
        desk.do(
            opening(attributes={"class": "A"}),
            ChangeRecord(effective_on=SUMMER, number="ST-1", changes={"class": "A"}),
        )
    assert before == desk.ledger.last_position
    assert () == desk.ledger.history("ST:ST-1").entries


def test_a_number_is_one_with_any_hyphen(desk: Desk) -> None:
    """A number copied from Word, with a hyphen that does not break, is the number; it stays as
    written in the entry.
    """
    position = desk.open("ST\u2011014/2021", attributes={"class": "A"})
    found = desk.ledger.find("st-014\u00ad/2021")
    assert ("ST:ST-014/2021", position) == (found.record, found.entries[0].position)
    assert "ST\u2011014/2021" == found.state_at().number
    with pytest.raises(errors.AlreadyOpened):
        desk.open("ST\u2013014/2021", attributes={"class": "A"})


def test_a_field_is_one_in_either_spelling(desk: Desk) -> None:
    """The place of a tone mark makes no second field of work."""
    desk.open("ĐV-1", line="DTCB", attributes={"field": "Ma tuý"})
    with pytest.raises(errors.NothingChanges):
        desk.do(ChangeRecord(effective_on=SUMMER, number="ĐV-1", changes={"field": "ma túy"}))
