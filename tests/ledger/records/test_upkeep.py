"""What is done with a record while it is kept, and what of that a period holds."""

from __future__ import annotations

import random
from datetime import date, timedelta
from typing import Any

import pytest

from ledger.entries.record import EffectProduced, FileChecked
from ledger.errors import ChangedBeforeOpened, ClosedAlready
from ledger.errors.upkeep import ChecksOwnFile
from ledger.records.checking import CheckFile
from ledger.records.collaborator import DeliverItems
from ledger.records.history import History
from ledger.records.lifecycle import (
    ChangeRecord,
    CloseRecord,
    ProduceEffect,
    ReopenRecord,
    ReportOnRecord,
    TransferRecord,
)
from ledger.records.persona import AssignPersona, WithdrawPersona
from ledger.records.within import (
    Delivered,
    Work,
    checks_by_month,
    checks_in,
    effects_in,
    items_by_month,
    reports_in,
    work_of,
)
from ledger.values.dates import END_OF_TIME
from ledger.values.months import months_of
from ledger.values.period import Period
from tests.ledger.desk import Desk, day

SPRING, SUMMER, AUTUMN = date(2022, 3, 1), date(2022, 6, 1), date(2022, 9, 1)


def test_effects_have_a_kind_and_a_count(desk: Desk) -> None:
    """The state adds them up by code and kind; a correction changes either; old ones count one."""
    desk.open("ĐV-1", line="DTCB")
    proposal: dict[str, Any] = {"number": "ĐV-1", "effect": "đề xuất"}
    first = desk.do(
        ProduceEffect(effective_on=SPRING, **proposal, kind="KIẾN NGHỊ", count=3),
    ).position
    desk.do(ProduceEffect(effective_on=SUMMER, **proposal, kind="kien_nghi"))
    desk.do(ProduceEffect(effective_on=SUMMER, **proposal))
    desk.do(ProduceEffect(effective_on=SUMMER, number="ĐV-1", effect="vi phạm", count=7))
    told = (("proposal", "kien_nghi", 4), ("proposal", None, 1), ("violation", None, 7))
    state = desk.state_at("DTCB:ĐV-1")
    assert (told, 12) == (state.produced, state.effects)
    assert "count" not in desk.entries()[-3].body()

    desk.correct(first, count="2", kind="đề xuất")
    produced = {one[:2]: one[2] for one in desk.state_at("DTCB:ĐV-1").produced}
    assert (2, 1) == (produced["proposal", "de_xuat"], produced["proposal", "kien_nghi"])
    again = desk.ledger.last_position
    desk.correct(again, count="", kind="")
    assert ("proposal", None, 2) in desk.state_at("DTCB:ĐV-1").produced


def test_a_report_on_another_subject_is_no_periodic_one(desk: Desk) -> None:
    """It is counted apart, and its subject is corrected as others fields are."""
    desk.open("VA-1", line="CA")
    desk.do(ReportOnRecord(effective_on=SPRING, number="VA-1", document="BC 1"))
    why = desk.do(
        ReportOnRecord(
            effective_on=SUMMER, number="VA-1", document="BC 2", subject="không bố trí CTVBM"
        )
    ).position
    state, history = desk.state_at("CA:VA-1"), desk.ledger.history("CA:VA-1")
    assert (1, (("no_collaborator", 1),)) == (state.reports, state.other_reports)
    assert ["BC 1"] == [one.document for one in reports_in(history)]
    assert ["BC 2"] == [one.document for one in reports_in(history, subject="no_collaborator")]
    desk.correct(why, subject="")
    assert (2, ()) == (desk.state_at("CA:VA-1").reports, desk.state_at("CA:VA-1").other_reports)


def test_what_a_survey_covers_stands_beside_its_cell(desk: Desk) -> None:
    """An opening sets it, a change changes it or takes it away, and the cell is the same."""
    desk.open("ĐV-1", line="DTCB", attributes={"object": "LV\u200b–01", "branch": "hình sự"})
    opening = desk.ledger.last_position
    desk.do(ChangeRecord(effective_on=SPRING, number="ĐV-1", changes={"object": "LV-02"}))
    both: dict[str, str | bool | None] = {"object": "LV-03", "branch": "ma túy"}
    desk.do(ChangeRecord(effective_on=SUMMER, number="ĐV-1", changes=both))
    desk.do(ChangeRecord(effective_on=AUTUMN, number="ĐV-1", changes={"object": None}))
    at = {on: desk.state_at("DTCB:ĐV-1", on) for on in (date(2022, 1, 1), SPRING, SUMMER, AUTUMN)}
    assert ["LV-01", "LV-02", "LV-03", None] == [state.object for state in at.values()]
    assert at[date(2022, 1, 1)].cell == at[SPRING].cell != at[SUMMER].cell == at[AUTUMN].cell
    desk.correct(opening, object="LV-09")
    assert "LV-09" == desk.state_at("DTCB:ĐV-1", date(2022, 1, 2)).object


def test_a_file_is_checked_once_a_day_by_one_officer(desk: Desk) -> None:
    """Two officers on a day are two checks, and so is one officer on two days; a void takes one."""
    desk.open("ST-1")
    desk.do(CheckFile(effective_on=SPRING, number="ST-1", checker="cb02", findings=2))
    later = CheckFile(effective_on=SUMMER, number="ST-1", checker="CB02", document=" BB  1 ")
    last = desk.do(later).position
    state = desk.state_at("ST:ST-1")
    assert (2, SUMMER, ("CB02",)) == (state.checks, state.checked_on, state.checked_by)
    checks = checks_in(desk.ledger.history("ST:ST-1"))
    assert [("CB02", 2, None), ("CB02", 0, "BB 1")] == [
        (one.checker, one.findings, one.document) for one in checks
    ]
    desk.void(last)
    assert 1 == desk.state_at("ST:ST-1").checks


def test_a_closed_file_is_still_checked(desk: Desk) -> None:
    """A check changes nothing: a file is looked through after its closing, which may be told late.

    Nobody who was in charge of it to the end checks it, and nothing else happens to it.
    """
    desk.open("ST-1")
    desk.do(CheckFile(effective_on=AUTUMN, number="ST-1", checker="CB02", findings=1))
    desk.do(CloseRecord(effective_on=SUMMER, number="ST-1", way="Chết"))
    desk.do(CheckFile(effective_on=date(2022, 10, 1), number="ST-1", checker="CB02"))
    state = desk.state_at("ST:ST-1")
    assert (2, "closed", None, SUMMER) == (
        state.checks,
        state.status,
        state.cell,
        state.closed_on,
    )
    units = [one.unit for one in checks_in(desk.ledger.history("ST:ST-1"))]
    assert 1 == len(set(units))
    held = desk.state_at("ST:ST-1", SPRING).cell
    assert held is not None
    assert held.officer is not None
    with pytest.raises(ChecksOwnFile):
        desk.do(CheckFile(effective_on=AUTUMN, number="ST-1", checker=held.officer))
    with pytest.raises(ClosedAlready):
        desk.do(ProduceEffect(effective_on=AUTUMN, number="ST-1", effect="vi phạm"))
    with pytest.raises(ChangedBeforeOpened):
        desk.do(CheckFile(effective_on=date(2019, 1, 1), number="ST-1", checker="CB02"))


def test_a_hand_over_learned_of_later_undoes_no_check(desk: Desk) -> None:
    """That the checker held the file by then was not known; what was recorded stands."""
    desk.open("ST-1")
    desk.do(CheckFile(effective_on=SUMMER, number="ST-1", checker="CB02"))
    desk.do(TransferRecord(effective_on=SPRING, number="ST-1", to_officer="CB02"))
    assert ("CB02", 1) == (desk.state_at("ST:ST-1").cell.officer, desk.state_at("ST:ST-1").checks)  # type: ignore[union-attr]


def test_a_persona_does_one_work_at_a_time(desk: Desk) -> None:
    """A further one takes its place, a withdrawal or a closing ends it, and it comes back idle."""
    desk.open("NV-1", line="VAI_AO")
    desk.open("VA-1", line="CA")
    for on, to in ((SPRING, "Điều tra vụ án"), (SUMMER, "VA-1"), (SUMMER, "ca"), (AUTUMN, "VA-1")):
        desk.do(AssignPersona(effective_on=on, number="NV-1", to=to))
    desk.do(WithdrawPersona(effective_on=day("1/10/2022"), number="NV-1"))
    other = desk.do(AssignPersona(effective_on=day("1/11/2022"), number="NV-1", to="khác")).position
    desk.close("NV-1", day("1/12/2022"), "Bị lộ")
    desk.do(ReopenRecord(effective_on=day("2/12/2022"), number="NV-1"))
    record = "VAI_AO:NV-1"
    days = (SPRING, SUMMER, AUTUMN, day("1/10/2022"), day("1/11/2022"), day("1/12/2022"))
    served = ["investigation", "CA", "CA:VA-1", None, "other", None]
    assert served == [desk.state_at(record, on).serves for on in days]
    assert desk.state_at(record).serves is None
    assert [
        Work("investigation", SPRING, SUMMER),
        Work("CA", SUMMER, AUTUMN),
        Work("CA:VA-1", AUTUMN, day("1/10/2022")),
        Work("other", day("1/11/2022"), day("1/12/2022")),
    ] == work_of(desk.ledger.history(record))
    desk.correct(other, to="sưu tra")
    assert "ST" == desk.state_at(record, day("1/11/2022")).serves
    desk.void(desk.ledger.last_position)
    desk.do(AssignPersona(effective_on=day("3/12/2022"), number="NV-1", to="ĐTCB"))
    assert [END_OF_TIME] == [one.until for one in work_of(desk.ledger.history(record))[-1:]]


def test_what_a_period_holds_is_what_a_list_of_all_says(desk: Desk) -> None:
    """By period, month, code, checker and position: against a plain list of what was recorded."""
    random.seed(20241014)
    for number, line in (("NV-1", "VAI_AO"), ("ĐV-1", "DTCB")):
        desk.open(number, line=line)
    told: list[tuple[int, date, str, Any]] = []
    for place in range(60):
        on = date(2022, 1, 1) + timedelta(days=random.randrange(300))
        what = random.choice(["items", "effect", "check"])
        if what == "items":
            items = random.randrange(9)
            value: Any = (items, random.randint(0, items))
            decision: Any = DeliverItems(
                effective_on=on, number="NV-1", items=value[0], valuable=value[1], report=f"{place}"
            )
        elif what == "effect":
            value = random.choice(["prosecution", "violation"]), random.randint(1, 5)
            decision = ProduceEffect(
                effective_on=on, number="ĐV-1", effect=value[0], count=value[1]
            )
        else:
            value = "CB02"
            decision = CheckFile(effective_on=on, number="ĐV-1", checker="CB02")
            if any(one[1:3] == (on, "check") for one in told):
                continue
        position = desk.ledger.execute(decision, by="CB01", again=True).position
        if random.random() < 0.2:
            desk.void(position)
        else:
            told.append((position, on, what, value))
    histories = {number: desk.ledger.history(record) for number, record in RECORDS.items()}
    for _ in range(40):
        start = date(2022, 1, 1) + timedelta(days=random.randrange(300))
        period = Period(start, start + timedelta(days=random.randrange(200)))
        known_at = random.randrange(desk.ledger.last_position + 1)
        _compare(told, histories, period, desk.ledger.last_position)
        assert len(checks_in(histories["ĐV-1"], period, known_at)) >= sum(
            what == "check" and on in period and position <= known_at
            for position, on, what, _ in told
        )


RECORDS = {"NV-1": "VAI_AO:NV-1", "ĐV-1": "DTCB:ĐV-1"}


def _compare(
    told: list[tuple[int, date, str, Any]],
    histories: dict[str, History],
    period: Period,
    known_at: int,
) -> None:
    inside = [(on, what, value) for _, on, what, value in told if on in period]
    effects = effects_in(histories["ĐV-1"], period, known_at, ["violation"])
    assert sum(value[1] for _, _, value in inside if value[0] == "violation") == sum(
        one.count for one in effects
    )
    months = months_of(period)
    each = [
        Delivered(
            sum(value[0] for on, what, value in inside if what == "items" and on in month),
            sum(value[1] for on, what, value in inside if what == "items" and on in month),
        )
        for month in months
    ]
    assert each == items_by_month(histories["NV-1"], months, known_at)
    checked = [sum(what == "check" and on in month for on, what, _ in inside) for month in months]
    assert checked == [
        len(found) for found in checks_by_month(histories["ĐV-1"], months, known_at, ["CB02"])
    ]
    assert [] == checks_in(histories["ĐV-1"], period, known_at, ["CB01"])
    assert all(isinstance(one, EffectProduced) for one in effects)
    assert all(
        isinstance(one, FileChecked) for one in checks_in(histories["ĐV-1"], period, known_at)
    )


def test_what_a_closed_file_had_is_told_after_its_end(desk: Desk) -> None:
    """Effects up to its closing count for a file that is closed."""
    desk.open("ST-1")
    desk.do(ProduceEffect(effective_on=SPRING, number="ST-1", effect="Khởi tố"))
    desk.do(CloseRecord(effective_on=SUMMER, number="ST-1", way="Khởi tố"))
    history = desk.ledger.history("ST:ST-1")
    assert (1, 1) == (desk.state_at("ST:ST-1").effects, len(effects_in(history)))
