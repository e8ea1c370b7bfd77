"""Facts of records that were opened again, written out."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from ledger.application import Ledger
from ledger.entries.record import RecordOpened, RecordReopened
from ledger.records.history import History
from ledger.records.lifecycle import CloseRecord, ReopenRecord
from tests.projections.made_books import day, found_books, open_record
from tests.projections.told_facts import movements_of, spans_of


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    """Books in which ST-1 of DKT and CB01 was closed on the first day."""
    books = found_books(tmp_path / "ledger.sqlite")
    open_record(books, "ST-1", day(0))
    closing = CloseRecord(number="ST-1", effective_on=day(1), way="died")
    books.execute(closing, by="CB01")
    yield books
    books.close()


@pytest.mark.parametrize(
    ("changes", "unit", "officer"),
    [
        ({}, "DKT", "CB01"),
        ({"to_unit": "DHS"}, "DHS", "CB01"),
        ({"to_officer": "CB02"}, "DKT", "CB02"),
        ({"to_unit": "DHS", "to_officer": "CB02"}, "DHS", "CB02"),
    ],
)
def test_it_stands_where_it_stood_or_where_it_is_said_to(
    ledger: Ledger, changes: dict[str, str], unit: str, officer: str
) -> None:
    """What the reopening does not say stays as it was before the closing."""
    ledger.execute(ReopenRecord(number="ST-1", effective_on=day(2), **changes), by="CB01")
    cell = movements_of(ledger.history("ST:ST-1"))[-1].to_cell
    assert cell is not None
    assert (unit, officer, "open") == (cell.unit, cell.officer, cell.status)


def test_what_never_left_does_not_come_back() -> None:
    """A reopening before the opening, as no rule lets pass, teaches nothing."""
    common: dict[str, Any] = {"record": "ST:ST-1", "by": "CB01", "unit": "DKT"}
    opened = RecordOpened(
        **common,
        version=1,
        position=1,
        effective_on=day(5),
        line="ST",
        number="ST-1",
        symbol="ST",
        level="huyện",
        officer="CB01",
        attributes={},
    )
    reopened = RecordReopened(**common, version=2, position=2, effective_on=day(1))
    history = History("ST:ST-1", (opened, reopened))
    assert [1] == [one.entry for one in movements_of(history)]
    assert [(day(5), 1)] == [(one.from_on, one.weight) for one in spans_of(history)]
