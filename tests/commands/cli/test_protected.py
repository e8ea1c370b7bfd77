"""Figures of a ledger that may not be written: worked out aside, and nothing is left behind."""

from __future__ import annotations

import os
from contextlib import closing
from pathlib import Path

import pytest

from commands.cli.telling.statistics_words import facts_of
from commands.session import Session
from ledger.errors import LedgerNotWritable
from ledger.storage.folder import make_private_folder
from ledger.values.period import reporting_year
from projections.facts import fact_files
from projections.figures.question import Question
from tests.ledger.desk import Desk


def test_statistics_of_a_protected_ledger(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Facts go to a folder of this run; where writing only failed, that is told."""
    desk = Desk(tmp_path / "ledger.sqlite")
    position = desk.open("ST-1", attributes={"class": "A"})
    desk.ledger.close()
    make = make_private_folder

    def make_elsewhere(folder: Path) -> None:
        if folder == tmp_path / "facts":
            raise PermissionError(13, "Permission denied")
        make(folder)

    monkeypatch.setattr(fact_files, "make_private_folder", make_elsewhere)
    question = Question(reporting_year(2022), position, None, ())
    with closing(Session(tmp_path)) as session, pytest.raises(LedgerNotWritable):
        facts_of(session)
    monkeypatch.setattr(os, "access", lambda path, mode: mode != os.W_OK)
    with closing(Session(tmp_path)) as session:
        figures = {row.line: row.current for row in facts_of(session).ask(question) if row.current}
        aside = session.aside
        assert aside.is_dir()
    assert {"ST": 1} == figures
    assert not aside.exists()
