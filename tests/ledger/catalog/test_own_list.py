"""Fields of work and branches: the catalog's, the ledger's own, and nothing else."""

from __future__ import annotations

from datetime import date

import pytest

from ledger import errors
from ledger.catalog.lines import GROWING, as_listed, catalog
from ledger.catalog.own_list import NOTHING_ADDED, OwnList, nearest
from ledger.entries.record import RecordOpened
from ledger.records.lifecycle import ChangeRecord
from ledger.records.terms import AddTerm
from ledger.values.stream import Stream
from ledger.values.text import fold
from tests.ledger.desk import OPENED, Desk

DAY = date(2021, 1, 1)


def add(desk: Desk, name: str, attribute: str = "field") -> None:
    """Add a value to the ledger's own list."""
    desk.do(AddTerm(effective_on=DAY, attribute=attribute, name=name, unit="CAH"))  # type: ignore[arg-type]


def field_of(desk: Desk, record: str) -> str | None:
    """The field of work a record stands in."""
    cell = desk.state_at(record).cell
    assert cell is not None
    return cell.field


@pytest.mark.parametrize("name", GROWING)
def test_every_value_of_the_catalog_is_one(name: str) -> None:
    """In any case, without accents, with the tone in either place; no two are one."""
    values = catalog().listed(name)
    assert len(values) == len({fold(value) for value in values})
    for value in values:
        code = catalog().attribute(name, value)
        assert code == catalog().attribute(name, value.upper()) == as_listed(code)
        assert code == NOTHING_ADDED.code(name, fold(value))


def test_a_field_or_branch_is_no_free_text(desk: Desk) -> None:
    """A name opens no record, changes and corrects none; the near ones are named."""
    position = desk.open("ĐV-1", line="DTCB", attributes={"field": "Ma tuý"})
    for attempt in (
        lambda: desk.open("ĐV-2", line="DTCB", attributes={"field": "Nguyễn Văn A"}),
        lambda: desk.open("ĐV-2", line="DTCB", attributes={"branch": "Nguyễn Văn A"}),
        lambda: desk.do(
            ChangeRecord(effective_on=OPENED, number="ĐV-1", changes={"field": "Nguyễn Văn A"})
        ),
        lambda: desk.correct(position, field="Nguyễn Văn A"),
    ):
        with pytest.raises(errors.OutsideCatalog):
            attempt()
    with pytest.raises(errors.MistypedTerm) as refused:
        desk.open("ĐV-2", line="DTCB", attributes={"field": "ngân hag"})
    assert "ngân hàng" == refused.value.values["known"]


def test_the_ledger_adds_to_its_own_list(desk: Desk) -> None:
    """From then on it is a value like the others; once."""
    add(desk, "Nuôi  Yến")
    add(desk, "Cảnh vệ", "branch")
    desk.open("ĐV-1", line="DTCB", attributes={"field": "NUOI YEN", "branch": "cảnh vệ"})
    assert "nuôi yến" == field_of(desk, "DTCB:ĐV-1")
    assert OwnList(("nuôi yến",), ("cảnh vệ",)) == desk.ledger.own_list()
    for known in ("nuôi yến", "Ma tuý"):
        with pytest.raises(errors.InCatalogAlready):
            add(desk, known)
    with pytest.raises(errors.OtherScript):
        add(desk, "Nuôi уến")  # Cyrillic у


def test_a_value_added_in_error_is_voided(desk: Desk) -> None:
    """It is off the list, a record that has it keeps it, and it can be added again."""
    add(desk, "nuôi yến")
    position = desk.ledger.last_position
    desk.open("ĐV-1", line="DTCB", attributes={"field": "nuôi yến"})
    desk.void(position)
    assert NOTHING_ADDED == desk.ledger.own_list()
    with pytest.raises(errors.OutsideCatalog):
        desk.open("ĐV-2", line="DTCB", attributes={"field": "nuôi yến"})
    desk.do(ChangeRecord(effective_on=OPENED, number="ĐV-1", changes={"branch": "kinh tế"}))
    assert "nuôi yến" == field_of(desk, "DTCB:ĐV-1")
    add(desk, "nuôi yến")
    desk.open("ĐV-2", line="DTCB", attributes={"field": "nuôi yến"})


def test_what_was_recorded_before_there_was_a_list_stays(desk: Desk) -> None:
    """It is folded and counted; other changes of the record are free."""
    books = desk.ledger.books("CB01")
    fields = {"line": "DTCB", "number": "ĐV-1", "symbol": "ĐV", "level": "huyện", "officer": "CB01"}
    record = Stream.of_record("DTCB", "ĐV-1")
    books.make(RecordOpened, record, OPENED, "DKT", attributes={"field": "ruộng"}, **fields)
    desk.ledger.commit(books)
    desk.do(ChangeRecord(effective_on=OPENED, number="ĐV-1", changes={"branch": "kinh tế"}))
    assert "ruộng" == field_of(desk, "DTCB:ĐV-1")


@pytest.mark.parametrize(
    ("text", "near"),
    [
        ("ngan hang so", ["ngân hàng"]),
        ("tin dung den qua app", ["tín dụng", "tín dụng đen"]),
        ("Nguyễn Văn A", []),
        ("thuong mai", ["thương mại", "gian lận thương mại", "buôn lậu, gian lận thương mại"]),
    ],
)
def test_what_is_near(text: str, near: list[str]) -> None:
    """Mistyped, or said with more or fewer words."""
    found = nearest(text, catalog().listed("field"))
    assert sorted(near) == sorted(found)
