"""Registers imported in any order give the same books, but for the writing that is shown.

Officers have joined on the first day any of them tells, units since a day not given.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commands.usecases.registration import registration
from commands.usecases.registration_joining import Source
from ledger.entries import Entry
from ledger.records.establishment import CreateUnit
from ledger.records.organisation import officer_of
from ledger.values.naming import code_key, file_number
from projections.registers.reading.book import RecordRow
from tests.ledger.desk import Desk
from tests.ledger.memory_store import STORES
from tests.ledger.spelling import respelled

pytestmark = pytest.mark.uncounted

UNITS = ("DKT", "TO-3", "XA-01", "PĐ")
OFFICERS = ("CB01", "CB-77", "ĐT2")


def row(number: str, unit: str, officer: str, at: int) -> RecordRow:
    """A watch file as a register's row states it."""
    return RecordRow(
        sheet="Sưu tra",
        row=at,
        line="ST",
        number=number,
        file_number=file_number(number),
        symbol="ST",
        attributes={},
        unit=unit,
        unit_name=unit,
        officer=officer,
        officer_name=officer,
        opened_on=date(2022, 1, 1) + timedelta(at),
        level=None,
        basis_number=None,
        basis_date=None,
        closed_on=None,
        closing=None,
        archived_on=None,
    )


def books_of(registers: list[list[RecordRow]], place: str) -> tuple[object, ...]:
    """What the books hold after these registers: records, units and officers, by their keys."""
    desk = Desk(Path(place))
    try:
        for rows in registers:
            source = Source("3b1f", desk.ledger.last_position)
            made = registration(desk.ledger, "CB01", source, opening_balance=True)
            made.register(rows)
            assert [] == made.refused
            if made.books.fresh:
                desk.ledger.commit(made.books)
        cells = {
            history.record: (code_key(str(cell.unit)), code_key(str(cell.officer)))
            for history in desk.ledger.histories()
            if history.noun == "ST" and (cell := history.state_at().cell)
        }
        joined = {
            code_key(name): officer_of(desk.ledger.history(name)).since
            for name in desk.ledger.names("officer")
        }
        return cells, sorted(map(code_key, desk.ledger.names("unit"))), joined
    finally:
        desk.ledger.close()
        STORES.pop(place)


@given(st.integers(0, 2**32))
def test_any_order_of_registers(seed: int) -> None:
    """Every row spells its codes in its own way; files and rows come in any order."""
    chance = random.Random(seed)

    def spelled(text: str) -> str:
        return respelled(text, chance.randrange(2**32)).replace(" ", "")

    rows = [
        row(
            spelled(f"ST-{at:03}/2022"),
            "-".join(spelled(chance.choice(UNITS)).split()),
            "-".join(spelled(chance.choice(OFFICERS)).split()),
            at,
        )
        for at in range(chance.randint(1, 6))
    ]
    other = chance.sample(rows, len(rows))
    cut = chance.randint(0, len(rows))
    assert books_of([rows], "one.memory") == books_of([other[:cut], other[cut:]], "other.memory")


def test_an_officer_served_before_his_unit_was_there(tmp_path: Path) -> None:
    """An earlier register names him in another unit: he came to the later one when that does."""
    desk = Desk(tmp_path / "ledger.sqlite")
    begun = row("ST-2", "DKT", "CB09", 100).opened_on
    desk.do(CreateUnit(effective_on=begun, code="D2", name="Đội 2", level="huyện"))
    moved = []
    for one in (row("ST-2", "D2", "CB09", 100), row("ST-1", "DKT", "CB09", 1)):
        source = Source("3b1f", desk.ledger.last_position)
        made = registration(desk.ledger, "CB01", source, opening_balance=False)
        made.register([one])
        assert [] == made.refused
        moved.append(made.moved)
        desk.ledger.commit(made.books)
    first = row("ST-1", "DKT", "CB09", 1).opened_on
    assert [{}, {"CB09": (begun, first)}] == moved
    officer = desk.ledger.history("officer:CB09")
    stood = [officer_of(officer, day) for day in (first, begun - timedelta(1), begun)]
    assert [("DKT", first), ("DKT", first), ("D2", first)] == [
        (one.unit, one.since) for one in stood
    ]
    desk.ledger.close()


def test_a_register_is_looked_up_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The store is asked as often for many rows as for few, however their numbers are spelled."""
    desk = Desk(tmp_path / "ledger.sqlite")
    streams, asked = desk.ledger.streams, list[int]()

    def counted(records: Iterable[str]) -> Mapping[str, tuple[Entry, ...]]:
        asked.append(1)
        return streams(records)

    monkeypatch.setattr(desk.ledger, "streams", counted)
    often = []
    for count in (2, 40):
        asked.clear()
        rows = [row(f"đ – {count}/{at}", "DKT", "CB01", at) for at in range(1, count + 1)]
        source = Source("3b1f", desk.ledger.last_position)
        made = registration(desk.ledger, "CB01", source, opening_balance=True)
        made.register(rows)
        assert ([], count) == (made.refused, len(made.books.fresh))
        often.append(len(asked))
    desk.ledger.close()
    assert often[0] == often[1]


def test_new_codes_that_look_like_known_ones_are_told(tmp_path: Path) -> None:
    """They are made, for nobody can say that they are not meant; but never without a word."""
    desk = Desk(tmp_path / "ledger.sqlite")
    made = registration(desk.ledger, "CB01", Source("3b1f", 3), opening_balance=False)
    made.register(
        [
            row("ST-1", "DKTX", "CBO2", 1),
            row("ST-2", "DKTXY", "CB04", 2),
            row("ST-3", "dkt", "CB02", 3),
        ]
    )
    expected = {"DKTX": ["DKT"], "DKTXY": ["DKT"], "CBO2": ["CB02"]}
    assert expected == made.look_alikes()
    desk.ledger.close()
