"""Random sequences of commands: whatever was accepted replays at every position and date; the rest
wrote nothing.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ledger.application import Ledger
from ledger.entries.collaborator import CollaboratorAssigned, CollaboratorWithdrawn
from ledger.entries.record import EntryVoided, RecordClosed
from ledger.errors import LedgerError
from ledger.proofs.verify import verify
from ledger.records.books import Decision
from ledger.records.collaborator import (
    AssignCollaborator,
    DeliverItems,
    RateCollaborator,
    WithdrawCollaborator,
)
from ledger.records.establishment import ChangeOfficer, ChangeUnit, CreateUnit, DissolveUnit
from ledger.records.history import History
from ledger.records.lifecycle import (
    ArchiveRecord,
    ChangeRecord,
    CloseRecord,
    ConvertRecord,
    ProduceEffect,
    ReopenRecord,
    ReportOnRecord,
    ResumeRecord,
    SuspendRecord,
    TransferRecord,
)
from ledger.records.opening import OpenRecord
from ledger.records.organisation import officer_of, unit_of
from ledger.records.voiding import CorrectEntry, VoidEntry
from ledger.values.stream import noun_of
from tests.ledger.desk import FOUNDED, SYMBOLS, founded_desk

LAST_DAY = 40
days = st.integers(0, LAST_DAY).map(lambda number: date(2022, 1, 1) + timedelta(days=number))
NUMBERS = ("LC-1", "ST-1", "VA-1", "ST-2", "LC-2", "ST-3", "ST-4")
numbers = st.sampled_from(NUMBERS)
helpers = st.sampled_from(["LC-1", "LC-2"])
served = st.sampled_from(["ST-1", "ST-2", "ST-3", "ST-4", "VA-1"])
units = st.sampled_from(["DKT", "DHS", "CAH", "NEW"])
officers = st.sampled_from(["CB01", "CB02"])
positions = st.integers(FOUNDED, FOUNDED + 45)
reasons = st.just("nhầm")
attributes = st.fixed_dictionaries(
    {},
    optional={
        "class": st.sampled_from(["A", "B", None]),
        "list": st.sampled_from(["I", "II"]),
        "online": st.booleans(),
    },
).filter(bool)
LINES = {"ST": "ST", "VA": "CA", "LC": "CTVBM"}


@st.composite
def openings(draw: st.DrawFn) -> Decision:
    """An opening of any of the records, at any time."""
    return opening(draw(numbers), draw(days), draw(units))


def opening(number: str, on: date, unit: str = "DKT") -> Decision:
    """An opening of one of the records."""
    line = LINES[number[:2]]
    return OpenRecord(
        effective_on=on, line=line, number=number, symbol=SYMBOLS[line], unit=unit, officer="CB01"
    )


def corrections() -> st.SearchStrategy[Decision]:
    """Corrections of a date, an attribute or a way of closing."""
    changes = st.sampled_from(
        [{}, {"class": "B"}, {"way": "Chết"}, {"items": "3"}, {"unit": "DHS"}, {"symbol": "LD"}]
    )
    return st.builds(
        CorrectEntry,
        position=positions,
        reason=reasons,
        last=st.just(99),
        changes=changes,
        effective_on=st.none() | days,
    )


DECISIONS: st.SearchStrategy[Decision] = st.one_of(
    openings(),
    st.builds(ChangeRecord, effective_on=days, number=numbers, changes=attributes),
    st.builds(
        ConvertRecord,
        effective_on=days,
        number=helpers,
        symbol=st.sampled_from(["LT", "LC", "LD"]),
        type=st.sampled_from(["1", None]),
    ),
    st.builds(
        TransferRecord,
        effective_on=days,
        number=numbers,
        to_unit=units,
        to_officer=st.none() | officers,
    ),
    st.builds(SuspendRecord, effective_on=days, number=st.just("VA-1")),
    st.builds(ResumeRecord, effective_on=days, number=st.just("VA-1")),
    st.builds(ReportOnRecord, effective_on=days, number=numbers, document=st.just("BC")),
    st.builds(ProduceEffect, effective_on=days, number=numbers, effect=st.just("Khởi tố")),
    st.builds(
        CloseRecord,
        effective_on=days,
        number=numbers,
        way=st.sampled_from(["Chết", "Phá án", "Hết yêu cầu"]),
    ),
    st.builds(ArchiveRecord, effective_on=days, number=numbers),
    st.builds(ReopenRecord, effective_on=days, number=numbers, to_unit=st.none() | units),
    st.builds(ReopenRecord, effective_on=days, number=numbers),
    st.builds(RateCollaborator, effective_on=days, number=helpers, rating=st.just("khá")),
    st.builds(
        DeliverItems,
        effective_on=days,
        number=helpers,
        items=st.integers(0, 3),
        valuable=st.integers(0, 3),
    ),
    st.builds(AssignCollaborator, effective_on=days, number=helpers, to=served),
    st.builds(AssignCollaborator, effective_on=days, number=helpers, to=served),
    st.builds(WithdrawCollaborator, effective_on=days, number=helpers, out_of=served),
    st.builds(
        CreateUnit,
        effective_on=days,
        code=st.just("NEW"),
        name=st.just("Mới"),
        level=st.just("xã"),
        parent=units,
    ),
    st.builds(
        ChangeUnit, effective_on=days, code=units, name=st.none(), level=st.none(), parent=units
    ),
    st.builds(DissolveUnit, effective_on=days, code=st.just("NEW")),
    st.builds(
        ChangeOfficer,
        effective_on=days,
        code=officers,
        to_unit=units,
        role=st.none(),
        duties=st.none(),
    ),
    st.builds(VoidEntry, position=positions, reason=reasons, last=st.just(99)),
    corrections(),
)


def check_every_reading(ledger: Ledger) -> None:
    """Fold every stream as known when each of its entries was recorded, as of every few days."""
    dates = [date(2022, 1, 1) + timedelta(days=number) for number in range(-1, LAST_DAY + 2, 7)]
    folds: dict[str, Callable[[History, date, int], object]] = {
        "unit": unit_of,
        "officer": officer_of,
    }
    for history in ledger.histories():
        noun = noun_of(history.record)
        if noun != "ledger":
            fold = folds.get(noun, History.state_at)
            for known_at in {ledger.settled(entry.position) for entry in history.entries}:
                for as_of in dates:
                    fold(history, as_of, known_at)


def check_both_sides(ledger: Ledger) -> None:
    """Whoever serves is the support of whom he serves, as known at every position, on every day it
    matters.
    """
    histories = [
        history for history in ledger.histories() if noun_of(history.record) in LINES.values()
    ]
    pairing = [
        entry for history in histories for entry in history.entries if isinstance(entry, PAIRING)
    ]
    for known_at in {ledger.settled(entry.position) for entry in pairing}:
        for on in {entry.effective_on for entry in pairing}:
            states = {history.record: history.state_at(on, known_at) for history in histories}
            serving = {(record, other) for record, one in states.items() for other in one.serving}
            supported = {
                (other, record) for record, one in states.items() for other in one.supported_by
            }
            assert serving == supported
            assert all(
                sum(other.startswith("ST:") for other in one.serving) <= 3
                for one in states.values()
            )


PAIRING = (CollaboratorAssigned, CollaboratorWithdrawn, RecordClosed, EntryVoided)
"""What can part two sides."""


@pytest.mark.parametrize("store", ["sqlite", "memory"])
@settings(
    max_examples=30,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(decisions=st.lists(DECISIONS, min_size=20, max_size=60))
def test_what_is_accepted_replays(
    founded_books: Path, decisions: list[Decision], store: str
) -> None:
    """No accepted sequence leads to a timeline that cannot be read, an assignment with one side, or
    a broken tree.
    """
    with tempfile.TemporaryDirectory() as folder:
        desk = founded_desk(store, founded_books, Path(folder))
        first = [
            opening(number, date(2022, 1, 1) + timedelta(days=place))
            for place, number in enumerate(NUMBERS)
        ]
        try:
            for decision in [*first, *decisions]:
                before = desk.ledger.tree_head()
                try:
                    receipt = desk.do(decision)
                except LedgerError:
                    assert before == desk.ledger.tree_head()
                else:
                    assert (
                        receipt.position
                        == desk.ledger.last_position
                        == before[0] + len(receipt.entries)
                    )
            check_every_reading(desk.ledger)
            check_both_sides(desk.ledger)
            assert verify(desk.ledger).ok
        finally:
            desk.ledger.close()
