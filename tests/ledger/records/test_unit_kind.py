"""Of what kind a unit is and what branches it has; officers' duties, and how long they serve."""

from __future__ import annotations

import random
from datetime import date, timedelta

import pytest

from ledger import errors
from ledger.catalog.lines import catalog
from ledger.entries.organisation import OfficerJoined, UnitCreated
from ledger.records.cell import Cell
from ledger.records.establishment import (
    ChangeOfficer,
    ChangeUnit,
    CreateUnit,
    DissolveUnit,
    EnrolOfficer,
)
from ledger.records.organisation import Officer, Unit, held_since, officer_of
from ledger.records.tenure import tenure_years
from ledger.records.terms import AddTerm
from ledger.records.unit_kind import branch_of, kind_of
from ledger.values.dates import NOT_GIVEN
from ledger.values.stream import Stream
from tests.ledger.desk import Desk

SPRING, SUMMER, AUTUMN = date(2022, 3, 1), date(2022, 6, 1), date(2022, 9, 1)

TREE = {
    "P": Unit("P", level="tỉnh"),
    "PC02": Unit("PC02", level="tỉnh", parent="P"),
    "H": Unit("H", level="huyện", parent="P"),
    "T": Unit("T", level="huyện", parent="H"),
    "X": Unit("X", level="xã", parent="H"),
    "F": Unit("F", level="phường", parent="P"),
    "ALONE": Unit("ALONE", level="huyện"),
    "BUREAU": Unit("BUREAU", level="huyện", parent="P", kind="division"),
}


def test_a_kind_is_derived_where_none_is_stated() -> None:
    """Its level and that of the unit above tell it; what was stated stands."""
    expected = {
        "P": "province",
        "PC02": "division",
        "H": "district",
        "T": "team",
        "X": "commune",
        "F": "commune",
        "ALONE": "district",
        "BUREAU": "division",
    }
    assert expected == {code: kind_of(one, TREE) for code, one in TREE.items()}


def test_the_branch_of_a_record() -> None:
    """Its own, else its field if that is a branch, else the one branch of its unit, else none."""
    units = {
        "ONE": Unit("ONE", branches=("ma túy",)),
        "TWO": Unit("TWO", branches=("ma túy", "môi trường")),
    }
    cells = [
        Cell("ST", "ST", branch="kinh tế", field="ma túy", unit="ONE"),
        Cell("DTCB", "ĐV", field="Môi Trường", unit="ONE"),
        Cell("DTCB", "ĐV", field="đất đai", unit="ONE"),
        Cell("DTCB", "ĐV", field="đất đai", unit="TWO"),
        Cell("DTCB", "ĐV", field="an ninh kinh tế"),
    ]
    expected = ["kinh tế", "môi trường", "ma túy", None, None]
    assert expected == [branch_of(cell, units) for cell in cells]
    assert "an ninh kinh tế" == branch_of(cells[-1], units, ["an ninh kinh tế"])


def test_kind_and_branches_are_stated_and_changed(desk: Desk) -> None:
    """In any writing, by the catalog or the ledger's own list; each holds since its day."""
    term = {"attribute": "branch", "name": "an ninh mạng nội bộ", "unit": "CAH"}
    desk.do(AddTerm.model_validate({"effective_on": SPRING, **term}))
    branches = ("CSMT", "An ninh mạng nội bộ", "hinh su", "ma túy")
    made = CreateUnit(
        effective_on=SPRING, code="DMT", name="x", level="huyện", kind="đội", branches=branches
    )
    created = desk.do(made).entries[0]
    assert isinstance(created, UnitCreated)
    kept = ["hình sự", "ma túy", "an ninh mạng nội bộ"]
    assert ("team", kept) == (created.kind, created.branches)
    desk.do(ChangeUnit(effective_on=SUMMER, code="DMT", branches=("kinh tế",)))
    desk.do(ChangeUnit(effective_on=AUTUMN, code="DMT", kind="PHÒNG"))
    told = [desk.ledger.units(day)["DMT"] for day in (SPRING, SUMMER, AUTUMN)]
    expected = [("team", tuple(kept)), ("team", ("kinh tế",)), ("division", ("kinh tế",))]
    assert expected == [(one.kind, one.branches) for one in told]
    held = held_since(desk.ledger.history("unit:DMT"))
    assert (AUTUMN, SUMMER, SPRING) == (held["kind"], held["branches"], held["level"])
    with pytest.raises(errors.UnitUnchanged):
        desk.do(ChangeUnit(effective_on=AUTUMN, code="DMT", kind="division"))
    for wrong in ({"kind": "cục"}, {"branches": ("ma túy", "xyzt")}):
        with pytest.raises((errors.UnknownCode, errors.OutsideCatalog)):
            desk.do(ChangeUnit.model_validate({"effective_on": AUTUMN, "code": "DMT", **wrong}))
    desk.correct(created.position, branch="môi trường, giao thông", kind="huyện")
    first = desk.ledger.units(SPRING)["DMT"]
    assert ("district", ("môi trường", "giao thông")) == (first.kind, first.branches)


def test_duties_as_codes(desk: Desk) -> None:
    """Names with accents or without, several at once; taken away, corrected."""
    joining = EnrolOfficer(
        effective_on=SPRING, code="CB03", unit="DKT", duties=("Quan ly dia ban", "ĐTV")
    )
    position = desk.do(joining).position
    desk.do(ChangeOfficer(effective_on=AUTUMN, code="CB03", duties=()))
    history = desk.ledger.history("officer:CB03")
    both = ("dieu_tra_vien", "quan_ly_dia_ban")
    assert [both, ()] == [officer_of(history, day).duties for day in (SPRING, AUTUMN)]
    with pytest.raises(errors.UnknownCode) as caught:
        desk.do(ChangeOfficer(effective_on=AUTUMN, code="CB03", duties=("lái xe",)))
    assert "trinh sát" in str(caught.value.values["known"])
    desk.correct(position, duty="trinh sat; quản lý địa bàn")
    told = officer_of(desk.ledger.history("officer:CB03"), SPRING)
    assert ("trinh_sat", "quan_ly_dia_ban") == told.duties


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("trinh sát", ("trinh_sat",)),
        ("TRINH SAT", ("trinh_sat",)),
        ("Quản lý địa bàn và điều tra viên", ("dieu_tra_vien", "quan_ly_dia_ban")),
        ("đội trưởng; trinh sát", ("trinh_sat",)),
        ("văn thư", ()),
    ],
)
def test_an_old_text_counts_as_what_it_means(desk: Desk, text: str, codes: tuple[str, ...]) -> None:
    """Until codes are stated, and in a correction they stand in its place."""
    books = desk.ledger.books("CB01")
    stream = Stream.of_officer("CB07")
    books.make(OfficerJoined, stream, SPRING, "DKT", role="officer", duty=text)
    position = desk.ledger.commit(books).position
    told = officer_of(desk.ledger.history(stream))
    assert (text, codes) == (told.duty, told.duties)
    desk.correct(position, duty="điều tra viên")
    told = officer_of(desk.ledger.history(stream))
    assert (None, ("dieu_tra_vien",)) == (told.duty, told.duties)
    assert codes == catalog().duties_in(text)


def slow_tenure(joined: date, to: date) -> int:
    """Count the years one by one: each is over on the same day, of 29 February on the 28th."""
    years = 0
    while True:
        year = to.year - years - 1
        month, day = to.month, to.day
        if (month, day) == (2, 29) and not (year % 4 == 0 and year % 100):
            day = 28
        if joined > date(year, month, day):
            return years
        years += 1


def test_tenure_is_counted_by_whole_years() -> None:
    """On random days, and on the last days of February, as one by one."""
    seed = 20241014
    random_ = random.Random(seed)
    first = date(1996, 1, 1)
    days = [first + timedelta(random_.randrange(10_000)) for _ in range(400)]
    days += [date(2020, 2, 28), date(2020, 2, 29), date(2020, 3, 1), date(2023, 2, 28)]
    for joined in days:
        for to in (random_.choice(days), date(2024, 2, 29), date(2024, 2, 28), date(2025, 2, 28)):
            if joined <= to:
                officer = Officer("CB01", in_unit_since=joined)
                assert slow_tenure(joined, to) == tenure_years(officer, to), (seed, joined, to)


def test_what_begins_a_service_anew(desk: Desk) -> None:
    """A transfer does; a dissolution into another unit, a renaming or a new parent does not."""
    began = date(2020, 1, 1)
    desk.do(
        CreateUnit(effective_on=began, code="TO1", name="Tổ 1", level="huyện", parent="DKT"),
        EnrolOfficer(effective_on=date(2020, 5, 1), code="CB03", unit="TO1"),
        EnrolOfficer(effective_on=NOT_GIVEN, code="CB04", unit="CAH"),
        EnrolOfficer(effective_on=began, code="CB05", unit="TO1", in_register="9c0b"),
    )
    desk.do(ChangeUnit(effective_on=SPRING, code="TO1", name="Tổ Một", parent="DHS"))
    desk.do(ChangeOfficer(effective_on=SPRING, code="CB03", to_unit="TO1", role="commander"))
    desk.do(DissolveUnit(effective_on=SUMMER, code="TO1", to_unit="DHS"))
    desk.do(ChangeOfficer(effective_on=AUTUMN, code="CB04", to_unit="DHS"))

    def tenure(code: str, to: date) -> int | None:
        return tenure_years(officer_of(desk.ledger.history(f"officer:{code}"), to), to)

    assert [1, 2] == [tenure("CB03", day) for day in (date(2022, 4, 30), date(2022, 5, 1))]
    assert [None, 0, 1] == [tenure("CB04", day) for day in (SUMMER, AUTUMN, date(2023, 9, 1))]
    assert tenure("CB05", AUTUMN) is None
    desk.do(ChangeOfficer(effective_on=AUTUMN, code="CB03", to_unit="DKT"))
    assert 0 == tenure("CB03", AUTUMN)
