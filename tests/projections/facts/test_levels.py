"""Facts of records whose level follows the units they go to, written out."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from ledger.application import Ledger
from ledger.entries.record import RecordTransferred
from ledger.records.establishment import CreateUnit
from ledger.records.lifecycle import (
    ChangeRecord,
    CloseRecord,
    RecordCommand,
    ReopenRecord,
    TransferRecord,
)
from ledger.records.opening import OpenRecord
from tests.projections.made_books import FIRST_DAY, day, found_books, open_record
from tests.projections.told_facts import movements_of

ST_1 = "ST:ST-1"
Steps = list[tuple[type[RecordCommand], dict[str, Any]]]


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    """Books of a district with its teams and the communes XA and XB."""
    books = found_books(tmp_path / "ledger.sqlite")
    communes = [
        CreateUnit(effective_on=FIRST_DAY, code=code, name=code, level="xã", parent="CAH")
        for code in ("XA", "XB")
    ]
    books.execute(*communes, by="CB01")
    yield books
    books.close()


def levels(ledger: Ledger) -> list[str | None]:
    """The level of ST-1 after each of its movements."""
    cells = [one.to_cell for one in movements_of(ledger.history(ST_1))]
    return [cell and cell.level for cell in cells]


CASES: list[tuple[Steps, list[str | None]]] = [
    ([(TransferRecord, {"to_unit": "XA"})], ["huyện", "xã"]),
    ([(TransferRecord, {"to_unit": "DHS"})], ["huyện", "huyện"]),
    (
        [(ChangeRecord, {"changes": {"level": "xã"}}), (TransferRecord, {"to_unit": "DHS"})],
        ["huyện", "xã", "xã"],
    ),
    (
        [(TransferRecord, {"to_unit": "XA"}), (TransferRecord, {"to_unit": "DHS"})],
        ["huyện", "xã", "huyện"],
    ),
    (
        [(CloseRecord, {"way": "died"}), (ReopenRecord, {"to_unit": "XA"})],
        ["huyện", None, "xã"],
    ),
    (
        [
            (TransferRecord, {"to_unit": "XA"}),
            (CloseRecord, {"way": "died"}),
            (ReopenRecord, {"to_officer": "CB02"}),
            (TransferRecord, {"to_unit": "XB"}),
        ],
        ["huyện", "xã", None, "xã", "xã"],
    ),
]


@pytest.mark.parametrize(("steps", "expected"), CASES)
def test_a_level_follows_the_unit(ledger: Ledger, steps: Steps, expected: list[str | None]) -> None:
    """To a unit of another level and back, between units of one level, and after a closing."""
    open_record(ledger, "ST-1", day(0))
    for on, (kind, fields) in enumerate(steps, 1):
        ledger.execute(kind(number="ST-1", effective_on=day(on), **fields), by="CB01")
    assert expected == levels(ledger)


def test_a_level_of_its_own_is_kept_between_units_of_one_level(ledger: Ledger) -> None:
    """Of a commune, though its team is of the district: only another level of units takes it."""
    opened = OpenRecord(
        effective_on=day(0),
        line="ST",
        number="ST-1",
        symbol="ST",
        unit="DKT",
        officer="CB01",
        level="phường",
    )
    ledger.execute(opened, by="CB01")
    steps = ({"to_officer": "CB02"}, {"to_unit": "DHS"}, {"to_unit": "XA"})
    for on, fields in enumerate(steps, 1):
        transfer = TransferRecord(number="ST-1", effective_on=day(on), **fields)
        ledger.execute(transfer, by="CB01")
    assert ["phường", "phường", "phường", "xã"] == levels(ledger)
    states = [ledger.history(ST_1).state_at(day(on)).cell for on in range(4)]
    assert levels(ledger) == [cell and cell.level for cell in states]


def test_a_hand_over_that_states_no_level_changes_none(ledger: Ledger) -> None:
    """As earlier versions recorded it; the next one does."""
    open_record(ledger, "ST-1", day(0))
    books = ledger.books("CB01")
    books.make(RecordTransferred, ST_1, day(1), "DKT", to_unit="XA")
    ledger.commit(books)
    transfer = TransferRecord(number="ST-1", effective_on=day(2), to_unit="XB")
    ledger.execute(transfer, by="CB01")
    assert ["huyện", "huyện", "xã"] == levels(ledger)
