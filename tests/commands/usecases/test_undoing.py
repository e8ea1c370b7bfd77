"""Undoing is a stack: the books are as if the last thing had never been done, however often."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from commands.usecases.undoing import last_done, undone
from ledger.entries import Entry
from ledger.errors import LedgerError, NothingToUndo, VoidStays
from ledger.records.books import Decision
from ledger.records.collaborator import AssignCollaborator
from ledger.records.lifecycle import ChangeRecord, CloseRecord, ReportOnRecord
from ledger.records.opening import OpenRecord
from ledger.records.voiding import CorrectEntry, VoidEntry
from ledger.timeline import in_force
from tests.ledger.desk import SYMBOLS, Desk, founded_desk

ME, OTHER = "CB02", "CB01"
FILES = {"ST-1": "ST", "ST-2": "ST", "LC-1": "CTVBM"}
OF_OTHER = "ST-9"
RECORDS = tuple(f"{line}:{number}" for number, line in {**FILES, OF_OTHER: "ST"}.items())


class Deed(NamedTuple):
    """One thing that somebody does: what, with which file, on which day, and a number to choose."""

    what: str
    number: str
    on: date
    choice: int

    @property
    def by(self) -> str:
        """Who does it."""
        return OTHER if self.what.startswith("other") else ME


WHATS = ("open", "open", "change", "report", "close", "assign", "correct", "correct", "void")
UNDO = "undo"
deeds = st.builds(
    Deed,
    st.sampled_from([*WHATS, UNDO, UNDO, UNDO, UNDO, "other opens", "other reports"]),
    st.sampled_from(sorted(FILES)),
    st.integers(0, 9).map(lambda days: date(2022, 1, 1) + timedelta(days=days)),
    st.integers(0, 5),
)


def do(desk: Desk, deed: Deed) -> None:
    """Do one thing. Raises the rule that forbids it."""
    desk.do(decision(desk, deed), by=deed.by)


def decision(desk: Desk, deed: Deed) -> Decision:
    """What is to be done. Raises NothingToUndo where a file has nothing to be voided."""
    number, on = deed.number, deed.on
    if deed.what.startswith("other"):
        number = OF_OTHER
    if deed.what in ("open", "other opens"):
        line = {**FILES, OF_OTHER: "ST"}[number]
        where: dict[str, Any] = {"unit": "DKT", "officer": "CB01", "symbol": SYMBOLS[line]}
        return OpenRecord(effective_on=on, line=line, number=number, **where)
    if deed.what == "change":
        changes: dict[str, Any] = {"class": "AB"[deed.choice % 2]}
        return ChangeRecord(effective_on=on, number=number, changes=changes)
    if deed.what == "close":
        way = "Hết yêu cầu" if number == "LC-1" else "Chết"
        return CloseRecord(effective_on=on, number=number, way=way)
    if deed.what == "assign":
        to = "ST-1" if deed.choice % 2 else "ST-2"
        return AssignCollaborator(effective_on=on, number="LC-1", to=to)
    if deed.what in ("void", "correct"):
        return revision(desk, deed)
    return ReportOnRecord(effective_on=on, number=number, document=str(deed.choice))


def revision(desk: Desk, deed: Deed) -> Decision:
    """A void or a correction of one of the entries that are in force of a file."""
    found = [one for one in stand(desk)[f"{FILES[deed.number]}:{deed.number}"] if not one.follows]
    if not found:
        raise NothingToUndo(officer=ME)
    at = found[deed.choice % len(found)].position
    if deed.what == "void":
        return VoidEntry(position=at, reason="nhầm", last=999)
    return CorrectEntry(position=at, reason="nhầm", last=999, effective_on=deed.on)


def undo(desk: Desk) -> None:
    """Take the last thing back. Raises what forbids it."""
    done = last_done(desk.ledger, ME)
    desk.ledger.commit(undone(desk.ledger, done, "nhầm").books)


def stand(desk: Desk) -> dict[str, list[Entry]]:
    """What is in force of every file."""
    return {one: in_force(desk.ledger.history(one).entries) for one in RECORDS}


def said(desk: Desk) -> dict[str, list[tuple[Any, ...]]]:
    """What the entries in force say, in their order."""
    return {
        record: [(one.TOPIC, one.effective_on, one.unit, one.body()) for one in entries]
        for record, entries in stand(desk).items()
    }


@contextmanager
def a_desk() -> Iterator[Desk]:
    """A new desk in memory."""
    with tempfile.TemporaryDirectory() as folder:
        desk = founded_desk("memory", Path(), Path(folder))
        yield desk
        desk.ledger.close()


def twin(kept: list[Deed]) -> dict[str, list[tuple[Any, ...]]]:
    """The slow twin: everything that was not undone is done again, from the beginning."""
    with a_desk() as desk:
        for deed in kept:
            do(desk, deed)
        return said(desk)


def undo_both(desk: Desk, kept: list[Deed]) -> None:
    """Undo at the desk, and take the last thing of the officer out of what the twin does."""
    mine = [place for place, one in enumerate(kept) if one.by == ME]
    size = len(desk.entries())
    if not mine or kept[mine[-1]].what == "void":
        with pytest.raises(VoidStays if mine else NothingToUndo):
            undo(desk)
        assert size == len(desk.entries())
    else:
        undo(desk)
        del kept[mine[-1]]


@given(st.lists(deeds, max_size=14))
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_as_if_it_had_never_been(sequence: list[Deed]) -> None:
    """Whatever is recorded, corrected, voided and undone, by one officer and another beside him."""
    kept: list[Deed] = []
    with a_desk() as desk:
        for deed in sequence:
            if deed.what == UNDO:
                undo_both(desk, kept)
                assert twin(kept) == said(desk)
                continue
            try:
                do(desk, deed)
            except LedgerError:
                continue
            kept.append(deed)
        assert twin(kept) == said(desk)
        for deed in [one for one in reversed(kept) if one.by == ME]:
            undo_both(desk, kept)
            assert twin(kept) == said(desk)
            if deed.what == "void":
                break
