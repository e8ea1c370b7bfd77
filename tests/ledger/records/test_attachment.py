"""What is named by an entry is there on its day: units, officers, approvers, and who records."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from ledger import errors
from ledger.application import Ledger
from ledger.entries import Entry
from ledger.entries.evidence import LedgerFounded
from ledger.entries.organisation import UnitCreated
from ledger.errors import LedgerError
from ledger.proofs.verify import verify
from ledger.records.books import Decision
from ledger.records.establishment import (
    ChangeOfficer,
    CreateUnit,
    DischargeOfficer,
    DissolveUnit,
    EnrolOfficer,
)
from ledger.records.lifecycle import TransferRecord
from ledger.records.opening import OpenRecord
from ledger.records.organisation import officer_of, unit_of
from ledger.values.dates import NOT_GIVEN
from ledger.values.stream import LEDGER
from tests.ledger.desk import Desk, open_ledger

SPRING, SUMMER, AUTUMN = date(2022, 3, 1), date(2022, 6, 1), date(2022, 9, 1)


def late(unit: str = "DKT", officer: str = "CB02", on: date = SPRING, **more: object) -> OpenRecord:
    """An opening recorded today."""
    given: dict[str, object] = {"effective_on": on, "line": "ST", "number": "ST-9", "symbol": "ST"}
    return OpenRecord.model_validate({**given, "unit": unit, "officer": officer, **more})


@pytest.fixture
def ended(desk: Desk) -> Desk:
    """A desk whose team TO1 and officer CB03 were there in spring and are gone since summer."""
    desk.do(
        CreateUnit(effective_on=SPRING, code="TO1", name="Tổ 1", level="xã", parent="DKT"),
        EnrolOfficer(effective_on=SPRING, code="CB03", unit="DKT", role="leader"),
    )
    desk.do(
        DissolveUnit(effective_on=SUMMER, code="TO1"),
        DischargeOfficer(effective_on=SUMMER, code="CB03"),
    )
    desk.open("ST-1", SPRING)
    return desk


BEFORE, LAST = date(2022, 2, 28), date(2022, 5, 31)
HONORARY = {"line": "CTVBM", "number": "LD-9", "symbol": "LD"}
NAMED: list[tuple[type[LedgerError] | None, Decision]] = [
    (errors.UnitNotCreatedYet, late("TO1", on=BEFORE)),
    (None, late("TO1", on=SPRING)),
    (None, late("TO1", on=LAST)),
    (errors.UnitDissolvedAlready, late("TO1", on=SUMMER)),
    (errors.OfficerNotEnrolledYet, late(officer="CB03", on=BEFORE)),
    (None, late(officer="CB03", on=LAST)),
    (errors.OfficerLeftAlready, late(officer="CB03", on=SUMMER)),
    (errors.OfficerLeftAlready, late(approved_by="CB03", on=SUMMER)),
    (errors.UnknownOfficer, late(approved_by="CB99")),
    (None, TransferRecord(effective_on=LAST, number="ST-1", to_unit="TO1", to_officer="CB03")),
    (
        errors.UnitDissolvedAlready,
        TransferRecord(effective_on=SUMMER, number="ST-1", to_unit="TO1"),
    ),
    (
        errors.OfficerLeftAlready,
        TransferRecord(effective_on=SUMMER, number="ST-1", to_officer="CB03"),
    ),
    (
        errors.UnitDissolvedAlready,
        CreateUnit(effective_on=SUMMER, code="TO2", name="x", level="xã", parent="TO1"),
    ),
    (
        errors.DayNeeded,
        CreateUnit(effective_on=NOT_GIVEN, code="TO2", name="x", level="xã", parent="DKT"),
    ),
    (None, CreateUnit(effective_on=NOT_GIVEN, code="TO2", name="x", level="xã")),
    (errors.UnitNotCreatedYet, EnrolOfficer(effective_on=BEFORE, code="CB04", unit="TO1")),
    (errors.UnitDissolvedAlready, ChangeOfficer(effective_on=AUTUMN, code="CB02", to_unit="TO1")),
    (errors.ApproverMissing, late(on=LAST, **HONORARY)),
    (errors.ApproverOfAnotherRole, late(on=LAST, approved_by="CB02", **HONORARY)),
    (None, late(on=LAST, approved_by="CB03", **HONORARY)),
    (None, late(on=LAST, approval_on_paper=True, **HONORARY)),
]


@pytest.mark.parametrize(("refusal", "decision"), NAMED)
def test_who_is_named_is_there_that_day(
    refusal: type[LedgerError] | None, decision: Decision, ended: Desk
) -> None:
    """On its first day and its last whole day it may be named, not before and not after."""
    if refusal is None:
        ended.do(decision)
    else:
        with pytest.raises(refusal):
            ended.do(decision)


def test_a_correction_keeps_to_the_same_rule(ended: Desk) -> None:
    """An opening is not moved to a day, or into a unit, by correcting it."""
    with pytest.raises(errors.UnitDissolvedAlready):
        ended.correct(ended.ledger.find("ST-1").entries[0].position, unit="TO1", on=SUMMER)
    with pytest.raises(errors.UnitNotCreatedYet):
        ended.correct(ended.ledger.find("ST-1").entries[0].position, on=date(2019, 12, 31))


def test_a_day_not_given_is_none(desk: Desk) -> None:
    """Neither a unit nor an officer has a day to count from; both are there on any day."""
    desk.do(CreateUnit(effective_on=NOT_GIVEN, code="TO9", name="Tổ 9", level="xã"))
    unit = unit_of(desk.ledger.history("unit:TO9"), date(1930, 1, 1))
    assert ("TO9", "CAH", None) == (unit.code, unit.parent, unit.since)
    assert None is officer_of(desk.ledger.history("officer:CB01")).since
    desk.open("ST-30", date(1930, 1, 1), unit="TO9")
    assert () == verify(desk.ledger).problems


def test_only_some_kinds_may_leave_out_the_day(desk: Desk) -> None:
    """Verification names an entry of another kind that gives none."""
    books = desk.ledger.books("CB01")
    books.make(LedgerFounded, LEDGER, NOT_GIVEN, "CAH", name="x", origin="x")
    position = desk.ledger.commit(books).position
    found = verify(desk.ledger).problems[0]
    assert (position, "undated") == (found.position, found.kind)


def test_creations_of_version_1(desk: Desk) -> None:
    """The day the force was founded stood for a day that nobody gave."""
    stated = {"effective_on": date(1945, 8, 19)}
    UnitCreated.upcast_v1_v2(stated)
    assert NOT_GIVEN == stated["effective_on"]


def stranger(desk: Desk) -> None:
    """Somebody who never joined."""
    desk.do(late(), by="CB99")


def gone(desk: Desk) -> None:
    """Somebody who has left."""
    desk.do(late(), by="CB03")


def nobody(desk: Desk) -> None:
    """No code at all."""
    desk.do(late(), by="")


def himself(desk: Desk) -> None:
    """A stranger who would enrol himself."""
    desk.do(EnrolOfficer(effective_on=SPRING, code="CB99", unit="DKT"), by="CB99")


@pytest.mark.parametrize(
    ("refusal", "record"),
    [
        (errors.UnknownOfficer, stranger),
        (errors.OfficerLeftAlready, gone),
        (errors.RecorderMissing, nobody),
        (errors.UnknownOfficer, himself),
    ],
)
def test_who_may_not_record(
    refusal: type[LedgerError], record: Callable[[Desk], None], ended: Desk
) -> None:
    """An officer who is not in the books, or has left, records nothing."""
    last = ended.ledger.last_position
    with pytest.raises(refusal):
        record(ended)
    assert last == ended.ledger.last_position


def older(database: Path) -> Ledger:
    """A ledger of an earlier version, whose founder never joined."""
    ledger = open_ledger(database)
    books = ledger.books("CB07")
    books.make(LedgerFounded, LEDGER, ledger.today, "CAH", name="x", origin="x")
    CreateUnit(effective_on=NOT_GIVEN, code="CAH", name="x", level="huyện").decide(books)
    ledger._store.append(map(ledger.mapper.to_stored_event, books.fresh))
    return ledger


def test_founder_of_an_older_ledger_enrols_himself(tmp_path: Path) -> None:
    """Until then he is told to; nobody else can do it before him once somebody is enrolled."""
    ledger = older(tmp_path / "ledger.memory")
    unit = CreateUnit(effective_on=NOT_GIVEN, code="DKT", name="x", level="huyện")
    with pytest.raises(errors.RecorderNotEnrolled):
        ledger.execute(unit, by="CB07")
    ledger.execute(EnrolOfficer(effective_on=SPRING, code="CB07", unit="CAH"), by="CB07")
    made: Entry = ledger.execute(unit, by="CB07").entries[0]
    assert "CB07" == made.by


def test_what_was_looked_at_is_compared_again(desk: Desk) -> None:
    """Who left between the look and the entry is not named by it."""
    books = desk.ledger.books("CB01")
    late(unit="DHS").decide(books)
    books.check()
    desk.do(ChangeOfficer(effective_on=SPRING, code="CB02", role="leader"))
    with pytest.raises(errors.ChangedMeanwhile, match="CB02"):
        desk.ledger.commit(books)
