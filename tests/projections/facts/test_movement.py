"""The kind of a movement: by the entry, and by what it changed."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from ledger.catalog.names import MOVEMENTS as NAMES
from ledger.entries.header import Entry
from ledger.entries.record import (
    RecordChanged,
    RecordClosed,
    RecordConverted,
    RecordOpened,
    RecordReopened,
    RecordResumed,
    RecordTransferred,
)
from ledger.records.cell import Cell
from projections.facts.movement import MOVEMENTS, closing_of, movement_of

CELL = Cell("CTVBM", "LC", level="huyện", unit="DKT", officer="CB01")
HEAD: dict[str, Any] = {
    "record": "CTVBM:LC-1",
    "version": 1,
    "effective_on": date(2024, 1, 1),
    "unit": "DKT",
    "by": "CB01",
}


def opened() -> RecordOpened:
    """An opening; what it states does not matter here."""
    fields: dict[str, Any] = {"line": "CTVBM", "number": "LC-1", "symbol": "LC", "level": "huyện"}
    return RecordOpened(**HEAD, **fields, officer="CB01", attributes={})


CHANGED = RecordChanged(**HEAD, changes={})
CONVERTED = RecordConverted(**HEAD, symbol="LT", type="1")
TRANSFERRED = RecordTransferred(**HEAD)
RESUMED = RecordResumed(**HEAD)
REOPENED = RecordReopened(**HEAD)
CLOSED = RecordClosed(**HEAD, way="need_ended")


@pytest.mark.parametrize(
    ("kind", "entry", "before", "after"),
    [
        ("opened", opened(), None, CELL),
        ("reopened", REOPENED, None, CELL),
        ("closed", CLOSED, CELL, None),
        ("transferred", TRANSFERRED, CELL, CELL._replace(unit="DHS")),
        ("transferred", TRANSFERRED, CELL, CELL._replace(officer="CB02")),
        ("transferred", TRANSFERRED, CELL, CELL._replace(unit="DHS", level="xã")),
        ("converted", CONVERTED, CELL, CELL._replace(symbol="LT", type_="1")),
        ("converted", CONVERTED, CELL, CELL._replace(type_="2")),
        ("level", CHANGED, CELL, CELL._replace(level="xã")),
        ("level", CHANGED, CELL, CELL._replace(level="xã", class_="A")),
        ("reclassified", CHANGED, CELL, CELL._replace(type_="2")),
        ("reclassified", RESUMED, CELL, CELL._replace(status="suspended")),
    ],
)
def test_the_first_kind_that_applies(
    kind: str, entry: Entry, before: Cell | None, after: Cell | None
) -> None:
    """Whatever else the entry changed."""
    assert kind == movement_of(entry, before, after)


@pytest.mark.parametrize(
    ("kind", "follows"), [("reorganised", "unit:DHS#2"), ("transferred", "CTVBM:LC-2#3")]
)
def test_what_follows_from_a_unit_is_reorganised(kind: str, follows: str) -> None:
    """What follows from another record is what it is by itself."""
    entry = RecordTransferred(**HEAD, follows=follows)
    assert kind == movement_of(entry, CELL, CELL._replace(unit="DHS"))


def test_only_a_closing_has_a_way_of_closing() -> None:
    """By its code."""
    assert ["need_ended", None] == [closing_of(CLOSED), closing_of(opened())]


def test_every_kind_has_a_name() -> None:
    """In the order in which they are decided."""
    assert list(NAMES) == list(MOVEMENTS)
