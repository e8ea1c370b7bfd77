"""Units and officers: created, changed, ended; the tree of units as of a date and as known."""

from __future__ import annotations

from datetime import date

import pytest

from ledger import errors
from ledger.errors import LedgerError
from ledger.records.books import Decision
from ledger.records.establishment import (
    ChangeOfficer,
    ChangeUnit,
    CreateUnit,
    DischargeOfficer,
    DissolveUnit,
    EnrolOfficer,
)
from ledger.records.organisation import held_since, officer_of, unit_of
from ledger.records.unit_tree import check_tree, under
from tests.ledger.desk import Desk

SPRING, SUMMER, AUTUMN = date(2022, 3, 1), date(2022, 6, 1), date(2022, 9, 1)


def test_tree_as_of_a_date(desk: Desk) -> None:
    """Units under a unit are those that stood under it on the day, as known at the position."""
    created = desk.do(
        CreateUnit(effective_on=SPRING, code="TO1", name="Tổ 1", level="xã", parent="DKT")
    )
    moved = desk.do(ChangeUnit(effective_on=SUMMER, code="TO1", parent="DHS", name=" Tổ  Một "))
    assert {"CAH", "DKT", "DHS"} == under(desk.ledger.units(date(2022, 2, 1)), "CAH")
    assert {"DKT", "TO1"} == under(desk.ledger.units(SPRING), "DKT")
    assert {"DKT"} == under(desk.ledger.units(SUMMER), "DKT")
    assert {"DKT", "TO1"} == under(desk.ledger.units(SUMMER, created.position), "DKT")
    assert "Tổ Một" == desk.ledger.units(SUMMER, moved.position)["TO1"].name
    assert {"nowhere"} == under({}, "nowhere")


def test_change_keeps_what_is_not_named(desk: Desk) -> None:
    """A renaming does not move a unit; a new level does not rename it."""
    desk.do(ChangeUnit(effective_on=SUMMER, code="DKT", level="Cấp xã"))
    unit = unit_of(desk.ledger.history("unit:DKT"))
    assert ("DKT", "xã", "CAH", date(2020, 1, 1)) == (
        unit.name,
        unit.level,
        unit.parent,
        unit.since,
    )


def test_since_when_each_fact_holds(desk: Desk) -> None:
    """Name, level and parent each have their own day, as of a date and as known."""
    created = desk.do(ChangeUnit(effective_on=SPRING, code="DKT", name="Đội A"))
    desk.do(ChangeUnit(effective_on=AUTUMN, code="DKT", parent="DHS", name="Đội A"))
    desk.do(ChangeUnit(effective_on=SUMMER, code="DKT", level="xã"))
    history, begun = desk.ledger.history("unit:DKT"), date(2020, 1, 1)
    assert {"name": SPRING, "level": SUMMER, "parent": AUTUMN} == held_since(history)
    assert {"name": SPRING, "level": SUMMER, "parent": begun} == held_since(history, SUMMER)
    assert {"name": SPRING, "level": begun, "parent": begun} == held_since(
        history, known_at=created.position
    )
    assert {} == held_since(history, date(2019, 12, 31))


def test_dissolved_unit(desk: Desk) -> None:
    """A dissolved unit is remembered with its end, and changes no more."""
    desk.do(DissolveUnit(effective_on=SUMMER, code="DHS"))
    assert SUMMER == unit_of(desk.ledger.history("unit:DHS")).until
    with pytest.raises(errors.UnitDissolvedAlready):
        desk.do(ChangeUnit(effective_on=AUTUMN, code="DHS", name="x"))
    desk.do(ChangeUnit(effective_on=SPRING, code="DHS", name="Đội cũ"))
    assert "Đội cũ" == unit_of(desk.ledger.history("unit:DHS")).name


def test_officer_as_he_stands(desk: Desk) -> None:
    """An officer's unit, role and duty change; his leaving ends it."""
    desk.do(
        EnrolOfficer(
            effective_on=SPRING,
            code="CB03",
            unit="DKT",
            role="commander",
            name="A",
            duties=("trinh sát",),
        )
    )
    desk.do(ChangeOfficer(effective_on=SUMMER, code="CB03", to_unit="DHS"))
    desk.do(ChangeOfficer(effective_on=SUMMER, code="CB03", role="leader", duties=("QLĐB",)))
    desk.do(DischargeOfficer(effective_on=AUTUMN, code="CB03"))
    history = desk.ledger.history("officer:CB03")
    seen = [officer_of(history, on) for on in (date(2022, 1, 1), SPRING, SUMMER, AUTUMN)]
    assert [
        ("", "", "", (), None),
        ("CB03", "DKT", "commander", ("trinh_sat",), None),
        ("CB03", "DHS", "leader", ("quan_ly_dia_ban",), None),
        ("CB03", "DHS", "leader", ("quan_ly_dia_ban",), AUTUMN),
    ] == [(one.code, one.unit, one.role, one.duties, one.until) for one in seen]
    assert "DHS" == history.entries[-1].unit
    with pytest.raises(errors.OfficerLeftAlready):
        desk.do(ChangeOfficer(effective_on=AUTUMN, code="CB03", role="officer"))


def test_end_before_what_happened(desk: Desk) -> None:
    """What is recorded of later days is named when an end would come before it."""
    changed = desk.do(ChangeUnit(effective_on=SUMMER, code="DHS", name="x")).position
    with pytest.raises(errors.UnitChangedLater) as caught:
        desk.do(DissolveUnit(effective_on=SPRING, code="DHS"))
    assert changed == caught.value.values["position"]
    moved = desk.do(ChangeOfficer(effective_on=SUMMER, code="CB01", role="leader")).position
    with pytest.raises(errors.OfficerChangedLater) as caught_too:
        desk.do(DischargeOfficer(effective_on=SPRING, code="CB01"))
    assert moved == caught_too.value.values["position"]


def unit(**given: object) -> CreateUnit:
    """The creation of a team, with what is given put in its place."""
    return CreateUnit.model_validate(
        {"effective_on": SPRING, "code": "TO1", "name": "Tổ 1", "level": "xã", **given}
    )


REFUSED: list[tuple[type[LedgerError], Decision]] = [
    (errors.UnitCreatedAlready, unit(code="DKT")),
    (errors.UnknownUnit, unit(parent="XXX")),
    (errors.UnknownCode, unit(level="thôn")),
    (errors.EffectiveInFuture, unit(effective_on=date(2030, 1, 1))),
    (errors.UnknownUnit, ChangeUnit(effective_on=SPRING, code="XXX", name="x")),
    (errors.UnitUnchanged, ChangeUnit(effective_on=SPRING, code="DKT")),
    (errors.UnknownUnit, ChangeUnit(effective_on=SPRING, code="DKT", parent="XXX")),
    (errors.UnitInCircle, ChangeUnit(effective_on=SPRING, code="CAH", parent="DKT")),
    (errors.UnitInCircle, ChangeUnit(effective_on=SPRING, code="CAH", parent="CAH")),
    (errors.UnitNotCreatedYet, ChangeUnit(effective_on=date(2019, 1, 1), code="DKT", name="x")),
    (errors.UnknownUnit, DissolveUnit(effective_on=SPRING, code="XXX")),
    (errors.OfficerEnrolledAlready, EnrolOfficer(effective_on=SPRING, code="CB01", unit="DKT")),
    (errors.UnknownUnit, EnrolOfficer(effective_on=SPRING, code="CB09", unit="XXX")),
    (errors.UnknownOfficer, ChangeOfficer(effective_on=SPRING, code="CB09", role="leader")),
    (errors.OfficerUnchanged, ChangeOfficer(effective_on=SPRING, code="CB01")),
    (errors.UnknownUnit, ChangeOfficer(effective_on=SPRING, code="CB01", to_unit="XXX")),
    (
        errors.OfficerNotEnrolledYet,
        ChangeOfficer(effective_on=date(2019, 1, 1), code="CB02", role="leader"),
    ),
    (errors.UnknownOfficer, DischargeOfficer(effective_on=SPRING, code="CB09")),
]


@pytest.mark.parametrize(
    ("refusal", "decision"), REFUSED, ids=lambda one: getattr(one, "__name__", "")
)
def test_refused(desk: Desk, refusal: type[LedgerError], decision: Decision) -> None:
    """A broken rule is named, and nothing is written."""
    before = desk.ledger.last_position
    with pytest.raises(refusal):
        desk.do(decision)
    assert before == desk.ledger.last_position


def test_created_again_under_a_void(desk: Desk) -> None:
    """A code whose creation was voided is free again."""
    position = desk.do(unit()).position
    desk.void(position)
    assert "TO1" not in desk.ledger.units()
    desk.do(unit(name="Tổ khác"))
    assert "Tổ khác" == desk.ledger.units()["TO1"].name


def test_no_circle_on_a_day_that_is_past(desk: Desk) -> None:
    """A placing recorded late may close a circle that a later one opened again: it is refused."""
    desk.do(unit(code="TO1", parent="CAH"))
    desk.do(unit(code="TO2", parent="CAH"))
    desk.do(ChangeUnit(effective_on=date(2024, 3, 1), code="TO2", parent="TO1"))
    desk.do(ChangeUnit(effective_on=date(2024, 5, 1), code="TO2", parent="CAH"))
    for day in (date(2024, 2, 1), date(2024, 3, 1), date(2024, 4, 30)):
        with pytest.raises(errors.UnitInCircle):
            desk.do(ChangeUnit(effective_on=day, code="TO1", parent="TO2"))
    desk.do(ChangeUnit(effective_on=date(2024, 5, 1), code="TO1", parent="TO2"))


def test_circle_of_three() -> None:
    """A circle is found wherever it closes."""
    from ledger.records.organisation import Unit

    parents = {"A": "B", "B": "C", "C": "A", "D": "A"}
    with pytest.raises(errors.UnitInCircle):
        check_tree(Unit(code=code, parent=parent) for code, parent in parents.items())
    check_tree([Unit(code="A", parent="elsewhere"), Unit(code="B", parent="A")])
