"""What is read is held against the tree: whatever is not what was recorded is refused, not passed
on.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from ledger.application import Ledger
from ledger.entries import Entry
from ledger.errors import IntegrityBroken
from ledger.proofs import proven
from ledger.proofs.climbing import Climb
from ledger.proofs.proven import Proven
from tests.ledger.desk import open_ledger
from tests.ledger.tampering import SIZE, change, restate

ROW = "UPDATE stored_events SET {} WHERE position={}"
NODE = "UPDATE tree_nodes SET {} WHERE level={} AND idx={}"


@pytest.fixture(params=["all leaves", "climbing"])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Both ways to the root."""
    if request.param == "climbing":
        monkeypatch.setattr(proven, "FEW_ENTRIES", 0)
        monkeypatch.setattr(proven, "MANY", 0)
        monkeypatch.setattr(proven, "ROWS_AT_ONCE", 3)
    return str(request.param)


def opened(database: Path) -> Ledger:
    """A ledger whose entries are proven as they are read."""
    ledger = open_ledger(database)
    ledger.watch = ledger.guard = Proven(ledger)
    return ledger


def read(database: Path) -> list[Entry]:
    """Everything, read stream by stream."""
    ledger = opened(database)
    try:
        return [entry for history in ledger.histories() for entry in history.entries]
    finally:
        ledger.close()


@pytest.mark.usefixtures("way")
def test_what_was_recorded_is_read(database: Path) -> None:
    """An untouched ledger gives all its entries, as many read as not proven."""
    plain = open_ledger(database)
    expected = [entry for history in plain.histories() for entry in history.entries]
    plain.close()
    assert expected == read(database)
    assert SIZE == len(expected)


BROKEN = {
    "the bytes": (ROW.format("state=replace(state, 'ST-2', 'ST-9')", 8), 8),
    "bytes that are a text": (ROW.format("state=CAST(state AS TEXT)", 8), 8),
    "the recorded time": (ROW.format("recorded_at='2024-10-20T02:59:59.000000Z'", 8), 8),
    "a time that is a number": (ROW.format("recorded_at=x'07'", 8), 8),
    "a leaf, seen by the node above it": (NODE.format("hash=zeroblob(32)", 0, 7), 7),
    "a row before the first": (ROW.format("position=-position", 8), 1),
    "a row moved": (ROW.format(f"position={SIZE + 9}", 8), 8),
    "a row gone": ("DELETE FROM stored_events WHERE position=8", 8),
    "the last row gone": (f"DELETE FROM stored_events WHERE position={SIZE}", SIZE),
    "the last row and the counter": (
        f"DELETE FROM stored_events WHERE position={SIZE}; "
        f"UPDATE sqlite_sequence SET seq={SIZE - 1}",
        SIZE,
    ),
}


@pytest.mark.usefixtures("way")
@pytest.mark.parametrize("name", list(BROKEN))
def test_what_was_not_recorded_is_refused(database: Path, name: str) -> None:
    """At its position, whichever way to the root is taken."""
    statement, position = BROKEN[name]
    change(database, statement)
    with pytest.raises(IntegrityBroken) as caught:
        read(database)
    assert position == caught.value.values["position"]


@pytest.mark.parametrize("index", [-9, -1, SIZE, SIZE + 9])
def test_a_leaf_that_no_tree_has_is_refused(database: Path, index: int) -> None:
    """Before the first or behind the last: whoever climbs from it would never arrive."""
    ledger = open_ledger(database)
    with pytest.raises(IntegrityBroken) as caught:
        Climb(ledger.nodes_at).prove({index: b"", 3: b""}, SIZE)
    ledger.close()
    assert index + 1 == caught.value.values["position"]


@pytest.mark.parametrize("column", ["originator_id='ST:ST-99'", "originator_version=9"])
def test_an_entry_under_another_name_is_refused(database: Path, column: str) -> None:
    """A column by which entries are found, and which no leaf covers, is what the entry states."""
    change(database, ROW.format(column, 8))
    with pytest.raises(IntegrityBroken) as caught:
        read(database)
    assert 8 == caught.value.values["position"]


@pytest.mark.usefixtures("way")
def test_an_entry_and_its_leaf_do_not_make_a_tree(database: Path) -> None:
    """Who changes an entry, its leaf and the nodes above it, all but one, is found."""
    before = database.read_bytes()
    assert before
    restate(database, 8, lambda state: state.replace(b"huy", b"HUY", 1))
    read(database)  # under a new tree only a kept receipt tells
    change(database, NODE.format("hash=zeroblob(32)", 4, 0))
    with pytest.raises(IntegrityBroken):
        read(database)


def test_a_few_of_many_entries_climb_alone(database: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who reads one record does not look at the leaves of the others; an entry that was recorded
    meanwhile is proven, too.
    """
    monkeypatch.setattr(proven, "FEW_ENTRIES", 0)
    monkeypatch.setattr(proven, "MANY", 1)
    change(database, NODE.format("hash=zeroblob(32)", 0, 0))
    ledger = opened(database)
    assert 2 == len(ledger.history("ST:ST-2").entries)
    with pytest.raises(IntegrityBroken):
        list(ledger.histories())
    ledger.close()
