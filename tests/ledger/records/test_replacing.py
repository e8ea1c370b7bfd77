"""What recording refuses of an entry, its correction refuses, too."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest

from ledger import errors
from ledger.errors import LedgerError
from ledger.records.books import Decision
from ledger.records.collaborator import DeliverItems
from ledger.records.establishment import ChangeOfficer, ChangeUnit, EnrolOfficer
from ledger.records.lifecycle import ProduceEffect
from ledger.records.opening import OpenRecord
from tests.ledger.desk import Desk

SPRING, SUMMER = date(2022, 3, 1), date(2022, 6, 1)


def opening(symbol: str, line: str = "CTVBM", **more: Any) -> OpenRecord:
    """An opening in spring."""
    given = {"effective_on": SPRING, "line": line, "number": f"{symbol}-1", "symbol": symbol}
    return OpenRecord.model_validate({**given, "unit": "DKT", "officer": "CB02", **more})


def effect(produced: str) -> ProduceEffect:
    """A watch file led to something."""
    return ProduceEffect(effective_on=SUMMER, number="ST-1", effect="watch_file", produced=produced)


@pytest.fixture
def books(desk: Desk) -> Desk:
    """A desk with a leader, a collaborator and two watch files."""
    desk.do(
        EnrolOfficer(effective_on=SPRING, code="CB09", unit="CAH", role="leader"),
        opening("LC"),
        opening("ST", "ST"),
        opening("ST", "ST", number="ST-2"),
        ChangeUnit(effective_on=SPRING, code="DKT", name="Đội Một"),
    )
    return desk


CORRECTED: list[tuple[type[LedgerError] | None, Decision, Mapping[str, Any]]] = [
    (errors.ApproverMissing, opening("LC", number="LC-2"), {"symbol": "LD"}),
    (None, opening("LC", number="LC-2"), {"symbol": "LD", "approved_by": "CB09"}),
    (errors.ApproverMissing, opening("LD", approved_by="CB09"), {"approved_by": ""}),
    (errors.ApproverOfAnotherRole, opening("LD", approved_by="CB09"), {"approved_by": "CB02"}),
    (None, opening("LD", approval_on_paper=True), {"level": "xã"}),
    (errors.BadValue, opening("HN", "HN"), {"source_record": "HN-1"}),
    (None, opening("HN", "HN"), {"source_record": "ST-1"}),
    (errors.BadValue, effect("ST-2"), {"produced": "ST-1"}),
    (
        errors.BadValue,
        DeliverItems(effective_on=SUMMER, number="LC-1", items=1),
        {"items": "100001"},
    ),
    (
        errors.UnitUnchanged,
        ChangeUnit(effective_on=SUMMER, code="DKT", name="Đội Hai"),
        {"name": "Đội Một"},
    ),
    (
        None,
        ChangeUnit(effective_on=SUMMER, code="DKT", name="Đội Hai"),
        {"name": "Đội Ba"},
    ),
    (
        errors.OfficerUnchanged,
        ChangeOfficer(effective_on=SUMMER, code="CB09", role="commander"),
        {"role": "lãnh đạo"},
    ),
    (
        None,
        ChangeOfficer(effective_on=SUMMER, code="CB09", role="commander"),
        {"role": "Cán bộ"},
    ),
]


@pytest.mark.parametrize(("refusal", "recorded", "changes"), CORRECTED)
def test_a_correction_keeps_the_rules_of_recording(
    refusal: type[LedgerError] | None, recorded: Decision, changes: Mapping[str, Any], books: Desk
) -> None:
    """What could not be recorded so is not corrected into it; the rest is."""
    position = books.do(recorded).position
    if refusal is None:
        books.correct(position, **changes)
    else:
        with pytest.raises(refusal):
            books.correct(position, **changes)


def test_a_record_leads_to_another(books: Desk) -> None:
    """What a record led to is not the record itself."""
    with pytest.raises(errors.BadValue):
        books.do(effect("ST:st-1"))


def test_a_report_of_days_that_are_over_was_submitted_after_them(desk: Desk) -> None:
    """It may have left on their last day, and not before; one sent ahead of its end may."""
    ahead = {"from": "2024-10-15", "to": "2025-10-14"}
    for name, days in (("a", {"from": "2023-10-15", "to": "2024-10-14"}), ("b", ahead)):
        desk.ledger.submit(f"{name}.docx", name * 64, "bao-cao-nam", days, [], "CB01")
    over, early = desk.ledger.last_position - 1, desk.ledger.last_position
    with pytest.raises(errors.SubmittedTooEarly):
        desk.correct(over, on=date(2024, 10, 13))
    desk.correct(over, on=date(2024, 10, 14))
    desk.correct(early, on=date(2024, 10, 15))
