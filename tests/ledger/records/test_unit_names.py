"""Which units a text can mean: by every code and name they have borne, written as people do."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from ledger.records.establishment import ChangeUnit, CreateUnit, DissolveUnit
from ledger.records.unit_names import UnitNames
from ledger.values.period import Period
from tests.ledger.desk import Clock, Desk, day

BEGAN = day("1/1/2015")


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """Two districts with a team of the same name each; one of the teams was renamed."""
    desk = Desk(tmp_path / "ledger.sqlite", Clock())
    for code, name, parent in (
        ("CAA", "Công an huyện A", "CAH"),
        ("CAB", "Công an huyện B", "CAH"),
        ("AHS", "Đội CSHS", "CAA"),
        ("BHS", "Đội CSHS", "CAB"),
        ("ATH", "Đội tổng hợp", "CAA"),
        ("XA-01", "Công an xã Bình An", "CAA"),
        ("XA-02", "Công an xã Bình Ân", "CAA"),
    ):
        desk.do(CreateUnit(effective_on=BEGAN, code=code, name=name, level="huyện", parent=parent))
    desk.do(ChangeUnit(effective_on=day("1/9/2023"), code="ATH", name="Đội tham mưu"))
    return desk


def names(desk: Desk, known_at: int | None = None) -> UnitNames:
    """The names of the units, as known at a position."""
    return UnitNames(desk.ledger.unit_histories(), known_at)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("ATH", ("ATH",)),
        ("ath", ("ATH",)),
        ("Đội tham mưu", ("ATH",)),
        ("ĐỘI THAM MƯU", ("ATH",)),
        ("doi  tham mưu", ("ATH",)),
        ("Đội tổng hợp", ("ATH",)),
        ("Đội tổng hợp Công an huyện A", ("ATH",)),
        ("Công an huyện A - Đội tổng hợp", ("ATH",)),
        ("Đội tham mưu thuộc CA huyện A", ("ATH",)),
        ("Đội tham mưu - CAA", ("ATH",)),
        ("Đội tham mưu Công an huyện B", ()),
        ("Đội CSHS", ("AHS", "BHS")),
        ("Đội Cảnh sát hình sự", ("AHS", "BHS")),
        ("Đội CSHS Công an huyện B", ("BHS",)),
        ("Đội CSHS, CA huyện A", ("AHS",)),
        ("CAH A: Đội cảnh sát hình sự", ("AHS",)),
        ("Công an huyện A", ("CAA",)),
        ("Ca Huyện B", ("CAB",)),
        ("XA 01", ("XA-01",)),
        ("xa01", ("XA-01",)),
        ("Công an xã Bình An", ("XA-01",)),
        ("công an xã bình ân", ("XA-02",)),
        ("cong an xa binh an", ("XA-01", "XA-02")),
        ("Đội lạ", ()),
        ("Đội", ()),
        ("", ()),
        ("---", ()),
    ],
)
def test_what_a_text_means(desk: Desk, text: str, meant: tuple[str, ...]) -> None:
    """By code or name, alone or with the unit above before or behind; accents only where they tell
    two names apart.
    """
    assert meant == names(desk).meant(text)


def test_a_name_counts_from_when_it_is_known(desk: Desk) -> None:
    """What a unit is called later means it only from then on; what it was called always does."""
    before = desk.ledger.last_position
    desk.do(ChangeUnit(effective_on=day("1/9/2024"), code="ATH", name="Đội an ninh"))
    assert () == names(desk, before).meant("Đội an ninh")
    assert ("ATH",) == names(desk).meant("Đội an ninh")
    assert (
        ("ATH",) == names(desk).meant("Đội tổng hợp") == names(desk, before).meant("Đội tổng hợp")
    )


def test_a_unit_is_named_under_one_it_has_stood_under(desk: Desk) -> None:
    """The line above in a head tells teams of one name apart; one of another district is neither."""
    desk.do(ChangeUnit(effective_on=day("1/9/2024"), code="ATH", parent="CAB"))
    assert ("BHS",) == names(desk).meant_under("Đội CSHS", "CÔNG AN HUYỆN B")
    assert ("AHS", "BHS") == names(desk).meant_under("Đội CSHS", "CÔNG AN HUYỆN MẪU")
    assert () == names(desk).meant_under("Đội CSHS", "CÔNG AN HUYỆN C")
    assert ("BHS",) == names(desk).meant_under("Đội CSHS Công an huyện B", "CÔNG AN TỈNH MẪU")
    assert () == names(desk).meant_under("BHS", "CÔNG AN TỈNH MẪU")
    for above in ("Công an huyện A", "Công an huyện B"):
        assert ("ATH",) == names(desk).meant_under("Đội tham mưu", above)


def test_of_several_those_are_meant_that_were_there(desk: Desk) -> None:
    """A team dissolved before the period began wrote no report of it; where none was there, all."""
    desk.do(DissolveUnit(effective_on=day("1/9/2023"), code="BHS"))
    year = Period(date(2023, 10, 15), date(2024, 10, 14))
    earlier = Period(date(2000, 1, 1), date(2000, 12, 31))
    assert ("AHS",) == names(desk).meant("Đội CSHS", year)
    assert ("AHS", "BHS") == names(desk).meant("Đội CSHS", earlier) == names(desk).meant("Đội CSHS")


def test_near_names(desk: Desk) -> None:
    """A slip of the pen is answered with what was meant, each unit once; nonsense with nothing."""
    assert "ATH" == names(desk).near("Đội tham mu")[0].code
    assert {"AHS", "BHS"} <= {unit.code for unit in names(desk).near("Đội CSHS huyện C")}
    assert () == names(desk).near("zzzzzz")


def test_a_circle_of_parents_ends(desk: Desk) -> None:
    """Units that stood under each other, one after the other, are both above the other."""
    desk.do(ChangeUnit(effective_on=day("1/9/2022"), code="AHS", parent="ATH"))
    desk.do(ChangeUnit(effective_on=day("1/9/2023"), code="AHS", parent="CAA"))
    desk.do(ChangeUnit(effective_on=day("1/9/2023"), code="ATH", parent="AHS"))
    assert ("AHS", "ATH") == names(desk).meant("Đội CSHS Đội tham mưu")
    assert {"ATH", "CAA", "CAH"} == names(desk).above("AHS")
