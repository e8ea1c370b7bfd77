"""Units are merged and split, and levels abolished, with all they hold, or not at all."""

from __future__ import annotations

from datetime import date

import pytest

from ledger import errors
from ledger.entries.organisation import UnitAbolished, UnitMerged, UnitParted, UnitSplit
from ledger.errors.reorganising import NothingOfBranch, NothingOfOfficer
from ledger.proofs.verify import verify
from ledger.records.establishment import CreateUnit, EnrolOfficer
from ledger.records.lifecycle import ChangeRecord, TransferRecord
from ledger.records.opening import OpenRecord
from ledger.records.organisation import officer_of, unit_of
from ledger.records.reorganising import AbolishLevel, MergeUnits, PartUnit, SplitUnit
from ledger.records.tenure import tenure_years
from ledger.records.unit_kind import kind_of
from ledger.values.dates import END_OF_TIME
from tests.ledger.desk import Desk

SPRING, MAY, SUMMER, AUTUMN = (date(2022, month, 1) for month in (3, 5, 6, 9))
BEFORE = date(2022, 5, 31)


@pytest.fixture
def teams(desk: Desk) -> Desk:
    """Teams TO1 (with a group NHOM under it) and TO2; an officer and files in TO1, one in TO2."""
    for code, parent in (("TO1", "DKT"), ("TO2", "DHS"), ("NHOM", "TO1")):
        made = {"code": code, "name": code, "level": "huyện", "parent": parent}
        desk.do(CreateUnit.model_validate({"effective_on": SPRING, **made}))
    for code in ("CB03", "CB04"):
        desk.do(EnrolOfficer(effective_on=SPRING, code=code, unit="TO1"))
    drugs = {"class": "B", "branch": "ma túy"}
    desk.open("ST-1", SPRING, unit="TO1", officer="CB03")
    desk.open("ST-2", SPRING, unit="TO1", officer="CB04", attributes=drugs)
    desk.open("ST-3", SPRING, unit="TO1", officer="CB04")
    desk.open("ST-4", SPRING, unit="NHOM", officer="CB04")
    desk.open("ST-5", SPRING, unit="TO2", officer="CB02")
    return desk


def where(desk: Desk, on: date = SUMMER) -> dict[str, object]:
    """On what everything hangs at the end of a day."""
    found: dict[str, object] = {}
    for number in range(1, 6):
        cell = desk.state_at(f"ST:ST-{number}", on).cell
        found[f"ST-{number}"] = cell and cell.unit
    for code in ("CB03", "CB04"):
        found[code] = officer_of(desk.ledger.history(f"officer:{code}"), on).unit
    return found | {"NHOM": unit_of(desk.ledger.history("unit:NHOM"), on).parent}


ALL_AT_FIRST = dict.fromkeys(("ST-1", "ST-2", "ST-3", "CB03", "CB04", "NHOM"), "TO1") | {
    "ST-4": "NHOM",
    "ST-5": "TO2",
}
SPLIT = SplitUnit(
    effective_on=SUMMER,
    code="TO1",
    into=("DKT", "DHS", "TO2"),
    officers=("DKT=CB03", "TO2=CB04"),
    branches=("DHS=ma túy",),
    units=("DHS=NHOM",),
    numbers=("DKT=ST-3",),
)
"""Each rule at work: ST-1 goes with its officer, ST-2 by its branch, ST-3 by its number."""

ALL_SPLIT = {
    "ST-1": "DKT",
    "ST-2": "DHS",
    "ST-3": "DKT",
    "ST-4": "NHOM",
    "ST-5": "TO2",
    "CB03": "DKT",
    "CB04": "TO2",
    "NHOM": "DHS",
}


def test_a_merger_takes_all_along(teams: Desk) -> None:
    """On that day, in one transaction; the units say into which they went, and tenure goes on."""
    last = teams.ledger.last_position
    receipt = teams.do(MergeUnits(effective_on=SUMMER, codes=("TO1", "TO2", "to1"), to_unit="DHS"))
    assert last + 9 == receipt.position == teams.ledger.last_position
    gone = {name: "DHS" if at != "NHOM" else at for name, at in ALL_AT_FIRST.items()}
    assert [ALL_AT_FIRST, gone] == [where(teams, day) for day in (BEFORE, SUMMER)]
    units = teams.ledger.units()
    assert [(SUMMER, ("DHS",))] * 2 == [(units[one].until, units[one].into) for one in TEAMS]
    officer = officer_of(teams.ledger.history("officer:CB03"))
    assert 1 == tenure_years(officer, date(2023, 3, 1))
    assert () == verify(teams.ledger).problems
    teams.void(next(one.position for one in receipt.entries if one.record == "unit:TO1"))
    still = {"ST-5": "DHS"}
    assert ALL_AT_FIRST | still == where(teams)


TEAMS = ("TO1", "TO2")


def test_a_split_gives_each_its_part(teams: Desk) -> None:
    """A file by its number, else its branch, else its officer; voided, all of it comes back."""
    position = teams.do(SPLIT).entries[0].position
    assert [ALL_AT_FIRST, ALL_SPLIT] == [where(teams, day) for day in (BEFORE, SUMMER)]
    assert ("DKT", "DHS", "TO2") == teams.ledger.units()["TO1"].into
    assert () == verify(teams.ledger).problems
    teams.void(position)
    assert ALL_AT_FIRST == where(teams)


def test_the_rest_of_a_split(teams: Desk) -> None:
    """What is given to none by itself goes to the unit that gets the rest."""
    teams.do(
        SplitUnit(
            effective_on=SUMMER, code="TO1", into=("DKT", "DHS"), rest="DHS", numbers=("DKT=ST-1",)
        )
    )
    rest = {name: "DHS" if at == "TO1" else at for name, at in ALL_AT_FIRST.items()}
    assert rest | {"ST-1": "DKT"} == where(teams)


def test_what_is_recorded_late_goes_where_it_belongs(teams: Desk) -> None:
    """A file opened late goes with its officer; a hand-over told late takes it elsewhere."""
    teams.do(SPLIT)
    late = OpenRecord.model_validate(
        {
            "effective_on": MAY,
            "line": "ST",
            "number": "ST-9",
            "symbol": "ST",
            "unit": "TO1",
            "officer": "CB03",
            "attributes": {"class": "A"},
        }
    )
    teams.do(late)
    assert "DKT" == teams.state_at("ST:ST-9", SUMMER).cell.unit  # type: ignore[union-attr]
    teams.do(TransferRecord(effective_on=MAY, number="ST-1", to_officer="CB04"))
    assert "TO2" == where(teams)["ST-1"]
    teams.do(ChangeRecord(effective_on=MAY, number="ST-1", changes={"branch": "ma túy"}))
    assert "DHS" == where(teams)["ST-1"]
    assert () == verify(teams.ledger).problems


def test_a_split_is_corrected(teams: Desk) -> None:
    """Another day, other parts, or who gets what; what it then says is settled anew."""
    position = teams.do(SPLIT).entries[0].position
    again = teams.correct(position, on=MAY).entries
    assert ALL_SPLIT == where(teams, MAY)
    position = next(one.position for one in again if isinstance(one, UnitSplit))
    given = "officer DHS=CB03; officer DHS=CB04; unit DKT=NHOM; number DKT=ST-1"
    again = teams.correct(position, given=given, into="DHS; DKT").entries
    expected = {
        "ST-1": "DKT",
        "ST-2": "DHS",
        "ST-3": "DHS",
        "ST-4": "NHOM",
        "ST-5": "TO2",
        "CB03": "DHS",
        "CB04": "DHS",
        "NHOM": "DKT",
    }
    assert expected == where(teams, MAY)
    position = next(one.position for one in again if isinstance(one, UnitSplit))
    with pytest.raises(errors.SplitLeavesNowhere):
        teams.correct(position, given="officer DHS=CB03")
    with pytest.raises(errors.BadValue):
        teams.correct(position, given="xã DHS=CB03")
    teams.correct(position, given="number DHS=ST-1", rest="DHS")
    assert {"DHS"} == {at for name, at in where(teams, MAY).items() if name not in ("ST-4", "ST-5")}


PART = PartUnit(
    effective_on=SUMMER,
    code="TO1",
    into=("TO2", "DHS"),
    officers=("TO2=CB03",),
    branches=("DHS=ma túy",),
    units=("DHS=NHOM",),
)
PARTED = ALL_AT_FIRST | {"ST-1": "TO2", "CB03": "TO2", "ST-2": "DHS", "NHOM": "DHS"}


def test_a_part_goes_and_the_unit_goes_on(teams: Desk) -> None:
    """What is given goes on that day, the rest stays; voided, all of it comes back."""
    receipt = teams.do(PART)
    assert [ALL_AT_FIRST, PARTED] == [where(teams, day) for day in (BEFORE, SUMMER)]
    unit = teams.ledger.units()["TO1"]
    assert (None, (), ((SUMMER, ("TO2", "DHS")),)) == (unit.until, unit.into, unit.parted)
    officer = officer_of(teams.ledger.history("officer:CB03"))
    assert 1 == tenure_years(officer, date(2023, 3, 1))
    assert () == verify(teams.ledger).problems
    teams.void(receipt.entries[0].position)
    assert ALL_AT_FIRST == where(teams)


def test_what_is_recorded_late_of_a_unit_that_gave_a_part(teams: Desk) -> None:
    """A hand-over told late takes a file along or lets it stay; a correction settles all anew."""
    position = teams.do(PART).entries[0].position
    teams.do(TransferRecord(effective_on=MAY, number="ST-1", to_officer="CB04"))
    assert "TO1" == where(teams)["ST-1"]
    teams.do(ChangeRecord(effective_on=MAY, number="ST-3", changes={"branch": "ma túy"}))
    assert "DHS" == where(teams)["ST-3"]
    again = teams.correct(position, given="number TO2=ST-1", into="TO2").entries
    assert any(isinstance(one, UnitParted) for one in again)
    assert ALL_AT_FIRST | {"ST-1": "TO2"} == where(teams)
    assert () == verify(teams.ledger).problems


def test_a_unit_may_give_a_part_and_end(teams: Desk) -> None:
    """First a part is split off, later the rest is merged: each goes where it was said."""
    teams.do(PART)
    teams.do(MergeUnits(effective_on=AUTUMN, codes=("TO1",), to_unit="DKT"))
    rest = {name: "DKT" if at == "TO1" else at for name, at in PARTED.items()}
    assert [PARTED, rest] == [where(teams, day) for day in (SUMMER, AUTUMN)]


def part(**changes: object) -> PartUnit:
    """The part with other fields."""
    return PART.model_copy(update=changes)


@pytest.mark.parametrize(
    ("wrong", "error"),
    [
        (part(into=("TO1",)), errors.IntoItself),
        (part(into=("TO2", "DHS", "DKT")), errors.PartWithoutAnything),
        (part(into=("TO2",)), errors.NotAPart),
        (part(numbers=("TO2=ST-5",)), errors.NotInUnit),
        (part(into=("NHOM",), officers=(), branches=(), units=("NHOM=NHOM",)), errors.UnitInCircle),
        (part(code="XX"), errors.UnknownUnit),
    ],
)
def test_a_part_that_is_refused(
    teams: Desk, wrong: PartUnit, error: type[errors.LedgerError]
) -> None:
    """Nothing is recorded of it."""
    last = teams.ledger.last_position
    with pytest.raises(error):
        teams.do(wrong)
    assert last == teams.ledger.last_position


def split(**changes: object) -> SplitUnit:
    """The splitting with other fields."""
    return SPLIT.model_copy(update=changes)


@pytest.mark.parametrize(
    ("refusal", "made", "says"),
    [
        (errors.SplitLeavesNowhere, split(officers=("DKT=CB03",)), ("CB04",)),
        (errors.SplitLeavesNowhere, split(units=()), ("NHOM",)),
        (errors.NotAPart, split(into=("DKT", "DHS")), ("TO2",)),
        (errors.NotAPart, split(rest="CAH"), ("CAH",)),
        (
            errors.PartWithoutAnything,
            split(officers=("DKT=CB03",), rest="DKT"),
            ("TO2", "TO1"),
        ),
        (errors.OnePartAlone, split(into=("DKT", "d-k-t")), ("TO1",)),
        (errors.NotInUnit, split(numbers=("DKT=ST-5",)), ("ST-5", "TO1")),
        (errors.NotInUnit, split(units=("DHS=NHOM", "DHS=DKT")), ("DKT",)),
        (NothingOfOfficer, split(officers=("DKT=CB02",)), ("CB02", "TO1")),
        (NothingOfBranch, split(branches=("DKT=môi trường",)), ("môi trường", "TO1")),
        (errors.GivenTwice, split(numbers=("DKT=ST-3", "DHS=ST-3")), ("ST-3", "DKT", "DHS")),
        (errors.BadValue, split(numbers=("DKT ST-3",)), ("UNIT=VALUE",)),
        (errors.IntoItself, split(into=("DKT", "DHS", "TO2", "TO1")), ("TO1",)),
        (errors.UnknownUnit, split(into=("DKT", "XYZ9")), ("XYZ9",)),
        (errors.UnknownRecord, split(numbers=("DKT=ST-77",)), ("ST-77",)),
        (errors.HomeUnitStays, split(code="CAH"), ("CAH",)),
        (
            errors.IntoItself,
            MergeUnits(effective_on=SUMMER, codes=("TO1", "DHS"), to_unit="DHS"),
            ("DHS",),
        ),
        (
            errors.UnknownUnit,
            MergeUnits(effective_on=SUMMER, codes=("TO1",), to_unit="XYZ9"),
            ("XYZ9",),
        ),
        (
            errors.HomeUnitStays,
            MergeUnits(effective_on=SUMMER, codes=("TO1", "CAH"), to_unit="DHS"),
            ("CAH",),
        ),
        (errors.NoUnitOfLevel, AbolishLevel(effective_on=SUMMER, level="huyện"), ("huyện",)),
    ],
)
def test_refusals(
    teams: Desk,
    refusal: type[errors.LedgerError],
    made: SplitUnit | MergeUnits | AbolishLevel,
    says: tuple[str, ...],
) -> None:
    """Each names what is wrong, and nothing is written."""
    last = teams.ledger.last_position
    with pytest.raises(refusal) as refused:
        teams.do(made)
    assert [] == [one for one in says if one not in str(refused.value.values)]
    assert last == teams.ledger.last_position


def test_into_a_unit_that_ended(teams: Desk) -> None:
    """Nothing is merged into what is not there any more."""
    teams.do(MergeUnits(effective_on=MAY, codes=("TO2",), to_unit="DHS"))
    with pytest.raises(errors.UnitDissolvedAlready):
        teams.do(MergeUnits(effective_on=SUMMER, codes=("TO1",), to_unit="TO2"))


@pytest.fixture
def province(desk: Desk) -> Desk:
    """Districts H1 and H2 under a province P; in H1 a team T with a group G, and a commune X."""
    tree = (
        *(("P", "tỉnh", "CAH"), ("H1", "huyện", "P"), ("H2", "huyện", "P")),
        *(("T", "huyện", "H1"), ("G", "huyện", "T"), ("X", "xã", "H1")),
    )
    for code, level, parent in tree:
        made = {"code": code, "name": code, "level": level, "parent": parent}
        desk.do(CreateUnit.model_validate({"effective_on": SPRING, **made}))
    desk.do(EnrolOfficer(effective_on=SPRING, code="CB03", unit="H1"))
    for place, unit in enumerate(("H1", "H1", "T", "G", "X", "H2"), 1):
        desk.open(f"ST-{place}", SPRING, unit=unit, officer="CB03")
    desk.open("ST-7", SPRING, unit="T", officer="CB03", level="xã")
    return desk


def placed(desk: Desk, on: date) -> dict[str, object]:
    """Unit and level of every file; parent, level and kind of every unit that is there."""
    units = desk.ledger.units(on)
    cells = {f"ST-{place}": desk.state_at(f"ST:ST-{place}", on).cell for place in range(1, 8)}
    files = {number: cell and (cell.unit, cell.level) for number, cell in cells.items()}
    told = {
        code: (units[code].parent, units[code].level, kind_of(units[code], units))
        for code in ("H1", "H2", "T", "G", "X")
        if units[code].until is None
    }
    return {**files, **told}


BY_DISTRICTS = {
    "ST-1": ("H1", "huyện"),
    "ST-2": ("H1", "huyện"),
    "ST-3": ("T", "huyện"),
    "ST-4": ("G", "huyện"),
    "ST-5": ("X", "xã"),
    "ST-6": ("H2", "huyện"),
    "ST-7": ("T", "xã"),
    "H1": ("P", "huyện", "district"),
    "H2": ("P", "huyện", "district"),
    "T": ("H1", "huyện", "team"),
    "G": ("T", "huyện", "team"),
    "X": ("H1", "xã", "commune"),
}
BY_PROVINCE = {
    "ST-1": ("P", "tỉnh"),
    "ST-2": ("X", "xã"),
    "ST-3": ("T", "tỉnh"),
    "ST-4": ("G", "tỉnh"),
    "ST-5": ("X", "xã"),
    "ST-6": ("P", "tỉnh"),
    "ST-7": ("T", "xã"),
    "T": ("P", "tỉnh", "team"),
    "G": ("T", "tỉnh", "team"),
    "X": ("P", "xã", "commune"),
}


def the_abolition(receipt_entries: tuple[object, ...], code: str) -> int:
    """The position at which a district was abolished."""
    found = [one for one in receipt_entries if isinstance(one, UnitAbolished)]
    return next(one.position for one in found if one.record == f"unit:{code}")


def test_a_level_is_abolished(province: Desk) -> None:
    """Teams, communes and files come under the province, or where they are given; none keeps it."""
    done = province.do(AbolishLevel(effective_on=SUMMER, level="cấp huyện", numbers=("X=ST-2",)))
    assert BY_DISTRICTS == placed(province, BEFORE)
    assert BY_PROVINCE == placed(province, SUMMER)
    assert ("P", "X") == province.ledger.units()["H1"].into
    assert () == verify(province.ledger).problems
    province.void(the_abolition(done.entries, "H1"))
    expected = BY_DISTRICTS | {"ST-6": ("P", "tỉnh")}
    del expected["H2"]
    assert expected == placed(province, SUMMER)


def test_an_officer_of_a_team_is_given(province: Desk) -> None:
    """With the files of the district in his hands; he stays in his team. Without any: refused."""
    for code in ("CB07", "CB08"):
        province.do(EnrolOfficer(effective_on=SPRING, code=code, unit="T"))
    province.open("ST-17", SPRING, unit="H1", officer="CB07")
    last = province.ledger.last_position
    with pytest.raises(NothingOfOfficer):
        province.do(AbolishLevel(effective_on=SUMMER, level="huyện", officers=("X=CB08",)))
    assert last == province.ledger.last_position
    province.do(AbolishLevel(effective_on=SUMMER, level="huyện", officers=("X=CB07",)))
    cell = province.state_at("ST:ST-17", SUMMER).cell
    assert "X" == (cell and cell.unit)
    assert "T" == officer_of(province.ledger.history("officer:CB07"), SUMMER).unit


def test_an_abolition_is_corrected(province: Desk) -> None:
    """To another day, or with files given elsewhere: levels follow."""
    done = province.do(AbolishLevel(effective_on=SUMMER, level="huyện")).entries
    again = province.correct(the_abolition(done, "H1"), given="number X=ST-2").entries
    assert BY_PROVINCE == placed(province, SUMMER)
    province.correct(the_abolition(again, "H1"), on=MAY)
    expected = BY_PROVINCE | {"ST-6": ("H2", "huyện"), "H2": ("P", "huyện", "district")}
    assert expected == placed(province, MAY)
    assert () == verify(province.ledger).problems


def test_a_merger_is_corrected_and_told_apart(teams: Desk) -> None:
    """Into another unit; who merges says so by an entry of its own."""
    made = teams.do(MergeUnits(effective_on=SUMMER, codes=("TO1",), to_unit="DHS")).entries[0]
    assert isinstance(made, UnitMerged)
    teams.correct(made.position, into="DKT")
    assert "DKT" == where(teams, END_OF_TIME)["ST-1"]


def test_what_would_move_is_told_by_destination(teams: Desk) -> None:
    """A doubt for each unit that gets something; where one is not agreed to, nothing is written."""
    told: list[tuple[object, object]] = []

    def agreed(doubt: errors.WouldMove) -> bool:
        told.append((doubt.values["to"], doubt.values["hanging"]))
        return len(told) < 3

    last = teams.ledger.last_position
    with pytest.raises(errors.WouldMove):
        teams.ledger.execute(SPLIT, by="CB01", agreed=agreed)
    expected = [
        ("DHS", (("unit", ("NHOM",)), ("record", ("ST-2",)))),
        ("DKT", (("officer", ("CB03",)), ("record", ("ST-1", "ST-3")))),
        ("TO2", (("officer", ("CB04",)),)),
    ]
    assert expected == told
    assert last == teams.ledger.last_position
