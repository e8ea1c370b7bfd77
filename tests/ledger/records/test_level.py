"""The level of a record follows the units it goes to, as of a date, whatever is recorded when."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from ledger import errors
from ledger.entries.record import RecordOpened, RecordTransferred
from ledger.records.establishment import ChangeUnit, CreateUnit
from ledger.records.lifecycle import ChangeRecord, ReopenRecord, TransferRecord
from ledger.records.opening import OpenRecord
from tests.ledger.desk import OPENED, Desk

SPRING, SUMMER, AUTUMN = date(2022, 3, 1), date(2022, 6, 1), date(2022, 9, 1)
SINCE = date(2020, 1, 1)
STREAM = "ST:ST-1"


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """A district with two teams of its level, two communes and a ward; ST-1 is opened in a team."""
    made = Desk(tmp_path / "ledger.memory")
    for code, level in (("XA", "xã"), ("XB", "xã"), ("PA", "phường")):
        made.do(CreateUnit(effective_on=SINCE, code=code, name=code, level=level, parent="CAH"))
    made.open("ST-1")
    return made


def hand(desk: Desk, unit: str | None, on: date, officer: str | None = None) -> int:
    """Hand ST-1 over; return the position."""
    return desk.do(
        TransferRecord(effective_on=on, number="ST-1", to_unit=unit, to_officer=officer)
    ).position


def levels(desk: Desk, record: str = STREAM) -> list[str | None]:
    """The record's level as of the opening, spring, summer and autumn."""
    found = []
    for on in (OPENED, SPRING, SUMMER, AUTUMN):
        state = desk.state_at(record, on)
        cell = state.cell or state.last_cell
        found.append(cell.level if cell else None)
    return found


def test_a_hand_over_to_a_unit_of_another_level_changes_the_level_from_that_day(desk: Desk) -> None:
    """There and back, and between units of one level; an officer alone changes none."""
    hand(desk, "XA", SPRING)
    hand(desk, None, SPRING, "CB02")
    hand(desk, "DHS", SUMMER)
    hand(desk, "DKT", AUTUMN)
    assert ["huyện", "xã", "huyện", "huyện"] == levels(desk)


def test_a_level_of_its_own_is_kept_between_units_of_one_level(desk: Desk) -> None:
    """It is left where the record goes to a unit of another level, and does not come back."""
    desk.open("ST-2", level="phường")
    desk.do(TransferRecord(effective_on=SPRING, number="ST-2", to_officer="CB02"))
    for on, unit in ((SPRING, "DHS"), (SUMMER, "XA"), (AUTUMN, "DKT")):
        desk.do(TransferRecord(effective_on=on, number="ST-2", to_unit=unit))
    assert ["phường", "phường", "xã", "huyện"] == levels(desk, "ST:ST-2")


def test_a_level_is_changed_as_of_a_day(desk: Desk) -> None:
    """A late change holds between units of one level, until a unit of another level comes."""
    hand(desk, "DHS", SUMMER)
    desk.do(ChangeRecord(effective_on=SPRING, number="ST-1", changes={"level": "Cấp phường"}))
    assert ["huyện", "phường", "phường", "phường"] == levels(desk)
    hand(desk, "XA", AUTUMN)
    assert ["huyện", "phường", "phường", "xã"] == levels(desk)


@pytest.mark.parametrize(
    ("refusal", "changes"),
    [
        (errors.NothingChanges, {"level": "huyện"}),
        (errors.UnknownCode, {"level": "tổ"}),
        (errors.AttributeMissing, {"level": None}),
    ],
)
def test_what_no_level_can_be_changed_to_is_refused(
    desk: Desk, refusal: type[errors.LedgerError], changes: dict[str, str | bool | None]
) -> None:
    """The level it has, one that the catalog does not know, none at all."""
    with pytest.raises(refusal):
        desk.do(ChangeRecord(effective_on=SPRING, number="ST-1", changes=changes))


def test_a_late_hand_over_before_another(desk: Desk) -> None:
    """The later one leads from the commune back to a team, which it did not when it was recorded."""
    hand(desk, "DHS", SUMMER)
    then = desk.ledger.last_position
    hand(desk, "XA", SPRING)
    assert ["huyện", "xã", "huyện", "huyện"] == levels(desk)
    before = desk.state_at(STREAM, SPRING, then).cell
    assert before is not None
    assert "huyện" == before.level


def test_a_late_hand_over_to_a_unit_of_the_level_of_the_next(desk: Desk) -> None:
    """From then on it is of that level, and stays so."""
    hand(desk, "XA", SUMMER)
    hand(desk, "XB", SPRING)
    assert ["huyện", "xã", "xã", "xã"] == levels(desk)


def test_a_hand_over_voided(desk: Desk) -> None:
    """It never was; what came after it leads from the unit before."""
    position = hand(desk, "XA", SPRING)
    hand(desk, "DHS", SUMMER)
    desk.void(position)
    assert ["huyện", "huyện", "huyện", "huyện"] == levels(desk)


def test_a_hand_over_corrected(desk: Desk) -> None:
    """Another unit is another level; another day is the unit's level on that day."""
    position = hand(desk, "XA", SPRING)
    hand(desk, "DHS", AUTUMN)
    position = desk.correct(position, to_unit="PA").position
    assert ["huyện", "phường", "phường", "huyện"] == levels(desk)
    desk.correct(position, on=SUMMER)
    assert ["huyện", "huyện", "phường", "huyện"] == levels(desk)


def test_an_opening_corrected_to_a_unit_of_another_level(desk: Desk) -> None:
    """The record is of the new unit's level; a level of its own stays; later hand-overs follow."""
    desk.open("ST-2", level="phường")
    for number, before, after in (("ST-1", "xã", "huyện"), ("ST-2", "phường", "huyện")):
        opening = desk.ledger.history(f"ST:{number}").entries[0].position
        desk.correct(opening, unit="XA")
        desk.do(TransferRecord(effective_on=SUMMER, number=number, to_unit="DHS"))
        assert [before, before, after, after] == levels(desk, f"ST:{number}")


def test_an_opening_corrected_to_another_level(desk: Desk) -> None:
    """The level is the record's own from then on: a hand-over to a team recorded before keeps it."""
    hand(desk, "DHS", SUMMER)
    desk.correct(desk.ledger.history(STREAM).entries[0].position, level="xã")
    assert ["xã", "xã", "xã", "xã"] == levels(desk)


def test_a_record_opened_again_in_a_unit_of_another_level(desk: Desk) -> None:
    """It is of that level; where it comes back to its unit it is of the level it had."""
    desk.close("ST-1", SPRING)
    desk.do(ReopenRecord(effective_on=SUMMER, number="ST-1", to_unit="XA", to_officer="CB02"))
    desk.close("ST-1", AUTUMN)
    desk.do(ReopenRecord(effective_on=AUTUMN, number="ST-1"))
    assert ["huyện", "huyện", "xã", "xã"] == levels(desk)


def test_the_level_is_the_unit_s_on_the_day(desk: Desk) -> None:
    """A unit that became a ward later was a commune when the record came."""
    desk.do(ChangeUnit(effective_on=SUMMER, code="XA", level="phường"))
    position = hand(desk, "XA", SPRING)
    told = desk.ledger.history(STREAM).entries[-1]
    assert isinstance(told, RecordTransferred)
    assert "xã" == told.unit_level
    desk.correct(position, on=AUTUMN)
    assert "phường" == levels(desk)[-1]


def test_entries_recorded_before_levels_were_stated_change_none(desk: Desk) -> None:
    """A hand-over that states no level leaves the level; correcting its officer leaves it so."""
    books = desk.ledger.books("CB01")
    books.make(RecordTransferred, STREAM, SPRING, "DKT", to_unit="XA", to_officer="CB02")
    position = desk.ledger.commit(books).position
    hand(desk, "XB", AUTUMN)
    assert ["huyện", "huyện", "huyện", "xã"] == levels(desk)
    position = desk.correct(position, to_officer="CB01").position
    assert ["huyện", "huyện", "huyện", "xã"] == levels(desk)
    desk.correct(position, to_unit="PA")
    assert ["huyện", "phường", "phường", "xã"] == levels(desk)


def test_an_old_opening_with_a_level_of_its_own_keeps_it_when_its_unit_is_corrected(
    desk: Desk,
) -> None:
    """It states the level alone; that the unit was of another one then, the books know."""
    opened = OpenRecord(
        effective_on=OPENED,
        line="ST",
        number="ST-2",
        symbol="ST",
        unit="DKT",
        officer="CB01",
        level="phường",
    )
    books = desk.ledger.books("CB01")
    made = opened.decide(books)
    books.fresh[-1] = old = made.but(unit_level=None)
    position = desk.ledger.commit(books).position
    assert isinstance(old, RecordOpened)
    desk.correct(position, unit="XA")
    assert "phường" == levels(desk, "ST:ST-2")[-1]


@pytest.mark.parametrize(("to", "level"), [("XA", "xã"), (None, "huyện")])
def test_a_reopened_record_knows_the_level_of_the_unit_it_came_to(
    desk: Desk, to: str | None, level: str
) -> None:
    """That of the unit that takes it, or of the one that had it; its next hand-over is measured by
    it.
    """
    desk.close("ST-1", SPRING)
    desk.do(ReopenRecord(effective_on=SUMMER, number="ST-1", to_unit=to))
    assert level == desk.state_at(STREAM).unit_level
    desk.do(ChangeRecord(effective_on=SUMMER, number="ST-1", changes={"level": "tỉnh"}))
    hand(desk, "XB", AUTUMN)
    assert ("tỉnh" if to else "xã") == levels(desk)[-1]
