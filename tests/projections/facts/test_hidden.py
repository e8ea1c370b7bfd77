"""Entries that a damaged index hides: facts are made of every entry, or not at all."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from ledger import second_process
from ledger.application import Ledger
from ledger.errors import StoreDamaged
from ledger.records.history import History
from projections.facts import part
from projections.facts.manifest import MANIFEST
from projections.facts.store import FactStore, catch_up, rebuild
from tests.projections.made_books import day, found_books, open_record


@pytest.mark.parametrize("make", [catch_up, rebuild])
@pytest.mark.parametrize("large", [1, part.LARGE_ENTRIES])
@pytest.mark.parametrize("number", ["ST-1", "ST-3"])
def test_a_record_that_does_not_come_by_name_is_missed(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    make: Callable[[Ledger, Path], FactStore],
    large: int,
    number: str,
) -> None:
    """Whether one part is written or two, and whichever half it is of."""
    monkeypatch.setattr(second_process, "_processors", lambda: 1)
    monkeypatch.setattr(part, "LARGE_ENTRIES", large)
    ledger = found_books(tmp_path / "ledger.sqlite")
    for one in ("ST-1", "ST-2", "ST-3"):
        open_record(ledger, one, day(5))
    assert make(ledger, tmp_path / "whole").position == ledger.last_position
    came = ledger.histories

    def fewer(*asked: object) -> Iterator[History]:
        return (history for history in came(*asked) if history.number != number)  # type: ignore[arg-type]

    monkeypatch.setattr(ledger, "histories", fewer)
    with pytest.raises(StoreDamaged):
        make(ledger, tmp_path / "facts")
    assert not (tmp_path / "facts" / MANIFEST).exists()
