"""Facts of single histories, written out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any, ClassVar

import pytest

from ledger.application import Ledger
from ledger.entries import KIND_OF, Entry
from ledger.entries.collaborator import CollaboratorWithdrawn
from ledger.entries.record import (
    EntryVoided,
    RecordArchived,
    RecordChanged,
    RecordClosed,
    RecordOpened,
    RecordReopened,
    RecordReported,
    RecordResumed,
    RecordSuspended,
)
from ledger.records import state as steps_of_state
from ledger.records.cell import Cell
from ledger.records.collaborator import RateCollaborator
from ledger.records.history import History
from ledger.records.lifecycle import (
    ArchiveRecord,
    ChangeRecord,
    CloseRecord,
    ConvertRecord,
    ReportOnRecord,
    ResumeRecord,
    SuspendRecord,
    TransferRecord,
)
from ledger.records.state import RecordState, apply
from ledger.records.voiding import CorrectEntry, VoidEntry
from ledger.values.dates import END_OF_TIME
from projections.facts import beliefs as facts
from projections.facts.beliefs import Learner, facts_of
from projections.facts.kind import NOTHING, Fact, Kind, Lesson
from projections.facts.kinds.movements import KIND as MOVEMENTS
from projections.figures import steps
from tests.projections.made_books import day, found_books, open_record
from tests.projections.told_facts import movements_of, spans_of

Told = list[tuple[Any, ...]]


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    """Books with units and officers only."""
    books = found_books(tmp_path / "ledger.sqlite")
    yield books
    books.close()


def spans(ledger: Ledger, record: str, *fields: str, after: int = 0) -> Told:
    """The spans learned, as (weight, from, until, fields of the cell)."""
    learned = spans_of(ledger.history(record), after)
    return [
        (one.weight, one.from_on, one.until_on, *(getattr(one.cell, name) for name in fields))
        for one in learned
    ]


def moves(ledger: Ledger, record: str, field: str, after: int = 0) -> Told:
    """The movements learned, as (weight, effective, from, to) of one field (None: outside)."""
    learned = movements_of(ledger.history(record), after)

    def seen(cell: Cell | None) -> Any:
        return cell and getattr(cell, field)

    return [
        (one.weight, one.effective_on, seen(one.from_cell), seen(one.to_cell)) for one in learned
    ]


def test_an_opening(ledger: Ledger) -> None:
    """A record enters from outside and stands until further notice; the facts name entry and
    officer.
    """
    position = open_record(ledger, "st-001 /2024", day(3), {"class": "B", "online": True})
    history = ledger.history("ST:ST-001/2024")
    (span,), (movement,) = spans_of(history), movements_of(history)
    cell = Cell("ST", "ST", class_="B", level="huyện", unit="DKT", online=True, officer="CB01")
    assert (
        "ST:ST-001/2024",
        "st-001 /2024",
        cell,
        day(3),
        END_OF_TIME,
        position,
        "CB01",
        1,
        position,
    ) == span
    assert (
        "ST:ST-001/2024",
        "st-001 /2024",
        "ST",
        "DKT",
        day(3),
        "opened",
        None,
        None,
        cell,
        position,
        "CB01",
        1,
        position,
    ) == movement


def test_a_change_ends_one_span_and_begins_another(ledger: Ledger) -> None:
    """The belief that it stands on is given up, not updated; the movement is one row with both
    cells.
    """
    after = open_record(ledger, "ST-1", day(0), {"class": "A"})
    ledger.execute(
        ChangeRecord(number="ST-1", effective_on=day(5), changes={"class": "B"}), by="CB02"
    )
    assert [
        (-1, day(0), END_OF_TIME, "A"),
        (1, day(0), day(5), "A"),
        (1, day(5), END_OF_TIME, "B"),
    ] == spans(ledger, "ST:ST-1", "class_", after=after)
    assert [(1, day(5), "A", "B")] == moves(ledger, "ST:ST-1", "class_", after=after)


def test_every_way_to_move(ledger: Ledger) -> None:
    """Conversion, transfer, suspension, resumption and closing each lead to another cell, archiving
    to none.
    """
    open_record(ledger, "CA-1", day(0), line="CA")
    common: dict[str, Any] = {"number": "CA-1"}
    ledger.execute(
        ConvertRecord(symbol="VX", effective_on=day(1), **common),
        TransferRecord(to_unit="DHS", to_officer="CB02", effective_on=day(2), **common),
        SuspendRecord(effective_on=day(3), **common),
        ResumeRecord(effective_on=day(4), **common),
        ReportOnRecord(document="1", effective_on=day(4), **common),
        CloseRecord(way="đình chỉ", effective_on=day(5), **common),
        ArchiveRecord(effective_on=day(6), **common),
        by="CB01",
    )
    learned = movements_of(ledger.history("CA:CA-1"))
    told = [(one.effective_on, one.unit, *(one.to_cell or (None,))[1:2]) for one in learned]
    assert [(day(0), "DKT", "VA"), (day(1), "DKT", "VX"), (day(2), "", "VX")] == told[:3]
    assert [(day(3), "DHS", "VX"), (day(4), "DHS", "VX"), (day(5), "DHS")] == told[3:]
    state = [
        one
        for one in spans(ledger, "CA:CA-1", "status", "unit", "officer")
        if one[2] != END_OF_TIME
    ]
    assert [
        (1, day(0), day(1), "open", "DKT", "CB01"),
        (1, day(1), day(2), "open", "DKT", "CB01"),
        (1, day(2), day(3), "open", "DHS", "CB02"),
        (1, day(3), day(4), "suspended", "DHS", "CB02"),
        (1, day(4), day(5), "open", "DHS", "CB02"),
    ] == state


def test_a_day_has_no_length(ledger: Ledger) -> None:
    """Opened and closed on one day: it never stood at the end of a day, yet it came and went."""
    after = open_record(ledger, "ST-1", day(0))
    ledger.execute(CloseRecord(number="ST-1", effective_on=day(0), way="chết"), by="CB01")
    assert [(-1, day(0), END_OF_TIME)] == spans(ledger, "ST:ST-1", after=after)
    assert [(1, day(0), None, "DKT"), (1, day(0), "DKT", None)] == moves(ledger, "ST:ST-1", "unit")


def test_a_day_has_no_length_however_it_was_learned(ledger: Ledger) -> None:
    """Two changes on one day, the first of them recorded late, or taken back: no span of no days
    comes or goes.
    """
    open_record(ledger, "ST-1", day(0), {"class": "A", "list": "I"})
    ledger.execute(
        ChangeRecord(number="ST-1", effective_on=day(5), changes={"list": "II"}), by="CB01"
    )
    ledger.execute(
        ChangeRecord(number="ST-1", effective_on=day(9), changes={"list": "III"}), by="CB01"
    )
    late = ledger.execute(
        ChangeRecord(number="ST-1", effective_on=day(5), changes={"class": "B"}), by="CB01"
    ).position
    ledger.execute(VoidEntry(position=late, reason="nhầm", last=late), by="CB01")
    assert all(since < until for _, since, until in spans(ledger, "ST:ST-1"))


def test_a_backdated_change_rewrites_what_was_between(ledger: Ledger) -> None:
    """Only what is no longer believed is given up: what came before the backdated day stays as it
    is.
    """
    open_record(ledger, "ST-1", day(0), {"class": "A", "list": "I"})
    after = ledger.execute(
        ChangeRecord(number="ST-1", effective_on=day(9), changes={"list": "II"}), by="CB01"
    ).position
    ledger.execute(
        ChangeRecord(number="ST-1", effective_on=day(4), changes={"class": "B"}), by="CB01"
    )
    assert [
        (-1, day(0), day(9), "A", "I"),
        (-1, day(9), END_OF_TIME, "A", "II"),
        (1, day(0), day(4), "A", "I"),
        (1, day(4), day(9), "B", "I"),
        (1, day(9), END_OF_TIME, "B", "II"),
    ] == spans(ledger, "ST:ST-1", "class_", "list_", after=after)
    assert [(-1, day(9), "A", "A"), (1, day(4), "A", "B"), (1, day(9), "B", "B")] == moves(
        ledger, "ST:ST-1", "class_", after=after
    )


def test_a_void_takes_back_exactly_what_was_taught(ledger: Ledger) -> None:
    """The facts of an entry and of its void cancel; the void's position says since when."""
    open_record(ledger, "ST-1", day(0))
    wrong = ledger.execute(
        CloseRecord(number="ST-1", effective_on=day(5), way="chết"), by="CB01"
    ).position
    after = ledger.last_position
    ledger.execute(VoidEntry(position=wrong, reason="nhầm", last=after), by="CB02")
    history = ledger.history("ST:ST-1")
    learned = {one.position for one in spans_of(history, after)}
    assert {after + 1} == learned | {one.position for one in movements_of(history, after)}
    assert [(-1, day(0), day(5)), (1, day(0), END_OF_TIME)] == spans(ledger, "ST:ST-1", after=after)
    assert [(-1, day(5), "DKT", None)] == moves(ledger, "ST:ST-1", "unit", after=after)


def test_a_corrected_opening_stands_first_again(ledger: Ledger) -> None:
    """Between void and replacement nothing stands; then everything does, from another cell."""
    opening = open_record(ledger, "ST-1", day(2), {"class": "A"})
    after = ledger.execute(
        ChangeRecord(number="ST-1", effective_on=day(2), changes={"class": "B"}), by="CB01"
    ).position
    ledger.execute(
        CorrectEntry(position=opening, reason="nhầm", last=after, changes={"list": "IV"}), by="CB02"
    )
    learned = spans_of(ledger.history("ST:ST-1"), after)
    told = [
        (one.weight, one.position - after, one.from_on, one.cell.class_, one.cell.list_)
        for one in learned
    ]
    assert [(-1, 1, day(2), "B", None), (1, 2, day(2), "B", "IV")] == told
    assert [
        (-1, day(2), None, None),
        (-1, day(2), None, None),
        (1, day(2), None, "IV"),
        (1, day(2), "IV", "IV"),
    ] == moves(ledger, "ST:ST-1", "list_", after=after)


def test_what_moves_nothing_teaches_nothing(ledger: Ledger) -> None:
    """A rating, and the void of one, leave the facts alone."""
    after = open_record(ledger, "LC-1", day(0), line="CTVBM")
    rating = ledger.execute(
        RateCollaborator(number="LC-1", effective_on=day(5), rating="khá"), by="CB01"
    ).position
    ledger.execute(VoidEntry(position=rating, reason="nhầm", last=rating), by="CB01")
    history = ledger.history("CTVBM:LC-1")
    assert ([], []) == (spans_of(history, after), movements_of(history, after))


def test_a_number_is_opened_again_after_its_void(ledger: Ledger) -> None:
    """The number may be spelt another way then; what was learned before keeps the spelling it
    had.
    """
    wrong = open_record(ledger, "ST-1", day(0))
    ledger.execute(VoidEntry(position=wrong, reason="nhầm", last=wrong), by="CB01")
    open_record(ledger, "st-1", day(4))
    learned = movements_of(ledger.history("ST:ST-1"))
    assert [(1, "ST-1"), (-1, "ST-1"), (1, "st-1")] == [(one.weight, one.number) for one in learned]


def test_a_transfer_names_what_changes(ledger: Ledger) -> None:
    """Handed to another officer, a record stays in its unit; to another unit, with its officer."""
    open_record(ledger, "ST-1", day(0))
    for on, changes in ((1, {"to_officer": "CB02"}), (2, {"to_unit": "DHS"})):
        transfer = TransferRecord(number="ST-1", effective_on=day(on), **changes)
        ledger.execute(transfer, by="CB01")
    cells = [one.to_cell for one in movements_of(ledger.history("ST:ST-1"))]
    places = [(cell.unit, cell.officer) for cell in cells if cell]
    assert [("DKT", "CB01"), ("DKT", "CB02"), ("DHS", "CB02")] == places


# ---- histories no rule would let pass ------------------------------------------------------------


def entry(kind: type[Entry], position: int, on: date, **fields: Any) -> Any:
    """An entry on ST-1 as it would be stored."""
    common: dict[str, Any] = {"record": "ST:ST-1", "version": position, "by": "CB01"}
    return kind(unit="DKT", position=position, effective_on=on, **common, **fields)


def opened(position: int, on: date, symbol: str = "ST") -> Any:
    """An opening as it would be stored."""
    fields = {"line": "ST", "number": "ST-1", "level": "xã", "officer": "CB01", "attributes": {}}
    return entry(RecordOpened, position, on, symbol=symbol, **fields)


def test_a_second_opening_opens_nothing() -> None:
    """Neither while the record is open, nor once it is closed; whatever came before the first did
    nothing.
    """
    history = History(
        "ST:ST-1",
        (
            entry(RecordClosed, 1, day(0), way="died"),
            opened(2, day(1)),
            opened(3, day(2), "XX"),
            entry(RecordClosed, 4, day(3), way="died"),
            opened(5, day(4)),
            entry(RecordClosed, 6, day(5), way="died"),
        ),
    )
    moved = [(one.entry, one.to_cell is None) for one in movements_of(history)]
    assert [(2, False), (4, True)] == moved
    stood = [(one.weight, one.from_on, one.until_on) for one in spans_of(history)]
    assert [(1, day(1), END_OF_TIME), (-1, day(1), END_OF_TIME), (1, day(1), day(3))] == stood


def test_the_first_entry_of_a_ledger_teaches() -> None:
    """Positions begin at 1, and what is learned after 0 is everything."""
    history = History("ST:ST-1", (opened(1, day(1)),))
    assert [1] == [one.position for one in spans_of(history)]
    assert [] == spans_of(history, after=1)


# ---- one learner, many records -------------------------------------------------------------------


def cells_learned(histories: Iterable[History]) -> list[Cell]:
    """The cells records entered, as one learner tells them."""
    told: dict[str, list[Fact]] = {MOVEMENTS.name: []}
    learner = Learner((MOVEMENTS,), told)
    for history in histories:
        learner.learn(history, 0)
    return [belief[7] for _, belief, _, _ in told[MOVEMENTS.name]]


def test_records_in_equal_cells_share_one() -> None:
    """However many records; but no more cells are kept in mind than there is room for."""
    of = {name: History("ST:ST-1", (opened(1, day(1), name),)) for name in "ABC"}
    first, _, again = cells_learned([of["A"], of["B"], of["A"]])
    assert first is again
    first, *_, again = cells_learned([of["A"], of["B"], of["C"], of["A"]])
    assert first is again


def test_cells_are_forgotten_when_there_are_too_many(monkeypatch: pytest.MonkeyPatch) -> None:
    """A ledger in which every record stands elsewhere fills no memory."""
    of = {name: History("ST:ST-1", (opened(1, day(1), name),)) for name in "ABC"}
    monkeypatch.setattr(facts, "MOST_CELLS", 2)
    first, *_, again = cells_learned([of["A"], of["B"], of["A"], of["B"], of["A"]])
    assert first is again
    first, *_, again = cells_learned([of["A"], of["B"], of["C"], of["A"]])
    assert first == again
    assert first is not again


class Listener:
    """Notes the entries it is told of."""

    told: ClassVar[list[str]] = []

    def follow(self, entry: Entry, _: Any) -> Lesson:
        """Learn nothing."""
        self.told.append(entry.TOPIC)
        return NOTHING


@pytest.mark.parametrize(
    ("lines", "begun_by", "taught_by", "expected"),
    [
        (None, RecordOpened, set(), {"record.opened", "record.changed"}),
        (frozenset({"ST"}), RecordOpened, set(), {"record.opened", "record.changed"}),
        (None, RecordReported, set(), {"record.opened", "record.changed"}),
        (
            None,
            RecordOpened,
            {RecordReported},
            {"record.opened", "record.changed", "record.reported"},
        ),
        (frozenset({"HN"}), RecordOpened, set(), set()),
        (None, RecordClosed, {RecordReported}, set()),
    ],
)
def test_a_kind_follows_what_it_says(
    lines: frozenset[str] | None,
    begun_by: type[Entry],
    taught_by: set[type[Entry]],
    expected: set[str],
) -> None:
    """Records of its lines, begun by its entries; what moves a record, what teaches it, and nothing
    else, in the order of recording or taken up again.
    """
    history = History(
        "ST:ST-1",
        (
            opened(1, day(1)),
            entry(RecordReported, 2, day(5), document="1"),
            entry(RecordChanged, 3, day(9), changes={"class": "A"}),
            entry(RecordChanged, 4, day(3), changes={"class": "B"}),
            entry(EntryVoided, 5, day(3), voids=4, reason="nhầm"),
        ),
    )
    kind = Kind("k", (), Listener, frozenset({begun_by}), frozenset(taught_by), lines)
    Listener.told.clear()
    assert [] == facts_of(history, kind, 0)
    assert expected == set(Listener.told)


def led_elsewhere(kind: type[Entry]) -> bool:
    """Whether the state of a record says that an entry of this kind leads it to another cell.

    Whatever fits is stated of it; the twins must lead the record to the same cell.
    """
    if kind is RecordOpened:
        return True
    line, symbol = ("CA", "CA") if kind in (RecordSuspended, RecordResumed) else ("CTVBM", "LC")
    status = "suspended" if kind is RecordResumed else "open"
    start = Cell(line, symbol, level="huyện", unit="DKT", status=status, officer="CB01")
    state = RecordState("001", start, status=status, serving=("HN:1",), supported_by=("CTVBM:1",))
    if kind in (RecordReopened, RecordArchived):
        state = RecordState("001", None, start, status="closed")
    entry = object.__new__(kind)
    values = {
        "changes": {"branch": "hình sự"},
        "unit_level": "xã",
        "symbol": "LT",
        "type": "1",
        "to_unit": "OTHER",
        "to_officer": None,
        "rating": "khá",
        "items": 2,
        "valuable": 1,
        "served": "HN:1" if kind is CollaboratorWithdrawn else "HN:2",
        "collaborator": "CTVBM:1",
        "serves": "HN:2",
        "effect": "prosecution",
        "checker": "CB02",
        "way": "need_ended",
    }
    vars(entry).update(values, record=f"{line}:001", unit="DKT")
    vars(entry).update(effective_on=date(2024, 1, 1), position=1)
    cell = apply(state, entry).cell
    assert cell == steps.cell_after(state.cell, entry, start)
    return cell != state.cell


def test_every_kind_of_entry_is_known() -> None:
    """A kind of entry that moves records, by its step, must be taught to both twins."""
    kinds = set(KIND_OF.values()) & set(steps_of_state._STEPS)
    assert {kind for kind in kinds if led_elsewhere(kind)} == facts.MOVING
    assert not any(issubclass(kind, EntryVoided) for kind in facts.MOVING)
