"""A write-protected ledger is read as any other, and never recorded into."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from ledger import errors
from ledger.proofs.verify import verify
from ledger.records.lifecycle import ReportOnRecord
from ledger.storage import protected
from tests.ledger.desk import Desk, open_ledger


@pytest.fixture
def forbid(monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """Paths that may not be written: told to the code, since to root everything is open."""
    denied: set[Path] = set()
    monkeypatch.setattr(
        os, "access", lambda path, mode: not (mode == os.W_OK and Path(path) in denied)
    )
    return iter([denied])


@pytest.mark.parametrize("whole", [True, False], ids=["folder", "file"])
def test_read_and_not_written(desk: Desk, forbid: Iterator[set[Path]], whole: bool) -> None:
    """The file, or its folder with it, is protected: reading and verifying work, recording is
    refused.
    """
    desk.open("ST-1", attributes={"class": "A"})
    last, database = desk.ledger.last_position, desk.database
    desk.ledger.close()
    next(forbid).update({database, database.parent} if whole else {database})
    before = {path.name for path in database.parent.iterdir()}
    with closing(open_ledger(database, desk.clock)) as ledger:
        assert (last, "open") == (ledger.last_position, ledger.find("ST-1").state_at().status)
        assert verify(ledger).ok
        with pytest.raises(errors.LedgerNotWritable):
            ledger.execute(
                ReportOnRecord(effective_on=date(2022, 3, 1), number="ST-1", document="1"),
                by="CB01",
            )
        assert last == ledger.last_position
    if whole:
        assert before == {path.name for path in database.parent.iterdir()}


def test_how_sqlite_is_asked(tmp_path: Path, forbid: Iterator[set[Path]]) -> None:
    """By name where it may write; as unchanging only where no log lies beside the file."""
    database, denied = tmp_path / "sổ #1?.sqlite", next(forbid)
    assert str(database) == protected.readable(str(database))
    assert "file:x?mode=memory" == protected.readable("file:x?mode=memory")
    database.touch()
    assert str(database) == protected.readable(str(database))
    denied.add(database)
    assert f"{database.as_uri()}?mode=ro" == protected.readable(str(database))
    denied.add(tmp_path)
    assert f"{database.as_uri()}?immutable=1" == protected.readable(str(database))
    database.with_name(database.name + "-wal").touch()
    assert f"{database.as_uri()}?mode=ro" == protected.readable(str(database))
