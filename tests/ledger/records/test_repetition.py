"""The same entry twice is asked about, by what it says and not by which command made it."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from ledger import errors
from ledger.records.books import Decision
from ledger.records.collaborator import AssignCollaborator, DeliverItems, RateCollaborator
from ledger.records.lifecycle import ChangeRecord, ProduceEffect, ReportOnRecord
from ledger.records.results import RecordOutcome
from ledger.records.voiding import CorrectEntry
from tests.ledger.desk import Desk, day

DAY, NEXT = day("1/6/2022"), day("2/6/2022")
LC: dict[str, Any] = {"number": "LC-1", "effective_on": DAY}
ST: dict[str, Any] = {"number": "ST-1", "effective_on": DAY}

SAID: list[tuple[Decision, Decision]] = [
    (
        DeliverItems(items=3, valuable=1, **LC),
        DeliverItems(items=3, valuable=2, **LC),
    ),
    (RateCollaborator(rating="khá", **LC), RateCollaborator(rating="yếu", **LC)),
    (ReportOnRecord(document="1/BC", **ST), ReportOnRecord(document="2/BC", **ST)),
    (ProduceEffect(effect="Khởi tố", **ST), ProduceEffect(effect="Xử phạt hành chính", **ST)),
]


@pytest.fixture
def two(desk: Desk) -> Desk:
    """A collaborator and a watch file."""
    desk.open("LC-1", line="CTVBM")
    desk.open("ST-1", attributes={"class": "B"})
    return desk


@pytest.mark.parametrize(("said", "other"), SAID, ids=lambda one: type(one).__name__)
def test_what_stands_in_the_books_is_not_recorded_again(
    two: Desk, said: Decision, other: Decision
) -> None:
    """It names the earlier entry; another content, or another day, is another entry."""
    earlier = two.do(said).position
    with pytest.raises(errors.SaidAlready) as refused:
        two.do(said)
    assert (earlier, earlier) == (refused.value.values["position"], two.ledger.last_position)
    two.do(other)
    if not isinstance(said, ReportOnRecord):
        two.do(said.model_copy(update={"effective_on": NEXT}))  # type: ignore[attr-defined]


@pytest.mark.parametrize("said", [said for said, _ in SAID], ids=lambda one: type(one).__name__)
def test_it_is_recorded_where_somebody_says_so(two: Desk, said: Decision) -> None:
    """Or where the earlier one was voided."""
    two.do(said)
    second = two.ledger.execute(said, by="CB01", again=True).position
    two.void(second)
    two.void(second - 1)
    two.do(said)


@pytest.mark.parametrize("document", ["12/bc", "12 / BC", "12／BC", "12/B\u200bC"])
@pytest.mark.parametrize("on", [DAY, NEXT])
def test_a_document_is_one_however_it_is_spelled(two: Desk, document: str, on: date) -> None:
    """And on whatever day; a leading zero makes another."""
    two.do(ReportOnRecord(document="12/BC", **ST))
    with pytest.raises(errors.SaidAlready):
        two.do(ReportOnRecord(number="ST-1", document=document, effective_on=on))
    two.do(ReportOnRecord(document="012/BC", **ST))


def test_one_file_is_produced_once(two: Desk) -> None:
    """On whatever day; ST-2 and ST2 are two files."""
    for number in ("ST-2", "ST2"):
        two.open(number, attributes={"class": "B"})
        two.do(ProduceEffect(effect="Khởi tố", produced=number, **ST))
    with pytest.raises(errors.SaidAlready):
        two.do(ProduceEffect(number="ST-1", effect="khoi to", produced="st2", effective_on=NEXT))


def test_what_was_changed_back_is_changed_again(two: Desk) -> None:
    """A, B, A of one day are three changes; of A, A the timeline refuses the second."""
    for name in "ABA":
        two.do(ChangeRecord(changes={"class": name}, **ST))
    with pytest.raises(errors.NothingChanges):
        two.do(ChangeRecord(changes={"class": "A"}, **ST))
    assert "A" == two.state_at("ST:ST-1").cell.class_  # type: ignore[union-attr]


def test_another_record_says_another_thing(two: Desk) -> None:
    """The same document on two files."""
    two.open("ST-2", attributes={"class": "B"})
    two.do(ReportOnRecord(document="1/BC", **ST))
    two.do(ReportOnRecord(document="1/BC", **{**ST, "number": "ST-2"}))


def corrected(two: Desk, position: int, **more: Any) -> CorrectEntry:
    """The correction of an entry."""
    return CorrectEntry(position=position, reason="nhầm", last=two.ledger.last_position, **more)


@pytest.mark.parametrize(
    "right", [{"changes": {"items": "3"}}, {"changes": {"items": "3"}, "effective_on": DAY}]
)
def test_a_correction_that_comes_to_say_what_another_says_is_asked_about(
    two: Desk, right: dict[str, Any]
) -> None:
    """Then two entries say the same, however they came to."""
    first = two.do(DeliverItems(items=3, valuable=1, **LC)).position
    on = NEXT if "effective_on" in right else DAY
    other = DeliverItems(number="LC-1", items=4, valuable=1, effective_on=on)
    correct = corrected(two, two.do(other).position, **right)
    with pytest.raises(errors.SaidAlready) as refused:
        two.do(correct)
    assert first == refused.value.values["position"]
    two.ledger.execute(correct, by="CB01", again=True)
    assert 6 == two.state_at("CTVBM:LC-1").items


def test_what_was_said_twice_with_consent_is_corrected_without(two: Desk) -> None:
    """Of two reports of one number, the day of one; nothing comes to be said that was not."""
    report = ReportOnRecord(document="1/BC", **ST)
    two.do(report)
    second = two.ledger.execute(report, by="CB01", again=True).position
    two.do(corrected(two, second, effective_on=NEXT))


def test_what_the_timeline_refuses_stays_refused(two: Desk) -> None:
    """A second assignment is none, whoever says it again."""
    assigned = AssignCollaborator(to="ST-1", **LC)
    two.do(assigned)
    with pytest.raises(errors.AlreadyAssigned):
        two.ledger.execute(assigned, by="CB01", again=True)


def test_a_penalty_of_another_day_or_file_is_another(two: Desk) -> None:
    """A result that names a survey file is its effect; of a watch file it is a result alone."""
    two.open("ĐV-1", line="DTCB")

    def penalty(record: str, on: date = DAY) -> RecordOutcome:
        told: dict[str, Any] = {"kind": "penalty", "penalty_type": "drugs", "cases": 1}
        return RecordOutcome(**told, records=(record,), effective_on=on)

    two.do(penalty("ĐV-1"))
    effect = ProduceEffect(number="ĐV-1", effect="Xử phạt hành chính", effective_on=DAY)
    with pytest.raises(errors.SaidAlready):
        two.do(effect)
    two.do(effect.model_copy(update={"effective_on": NEXT}))
    with pytest.raises(errors.SaidAlready):
        two.do(penalty("ĐV-1", NEXT))
    two.ledger.execute(penalty("ĐV-1", NEXT), by="CB01", again=True)
    two.do(penalty("ST-1"))
    two.do(ProduceEffect(effect="Xử phạt hành chính", **ST))
