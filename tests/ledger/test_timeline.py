"""The two-time fold: what stands as known at a position, and in what order it took effect."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from ledger.entries import Entry
from ledger.entries.record import EntryVoided, RecordOpened, RecordReported
from ledger.records.lifecycle import ChangeRecord, ReportOnRecord
from ledger.timeline import in_force, known, state_on, steps, voids
from tests.ledger.desk import FOUNDED, OPENED, Desk, day


def reported(position: int, on: int, corrects: int | None = None) -> Entry:
    """An entry of no consequence at a position, on a day of January."""
    return RecordReported(
        record="ST:1",
        version=position,
        effective_on=date(2024, 1, on),
        by="CB01",
        unit="DKT",
        corrects=corrects,
        position=position,
        document=str(position),
    )


def voided(position: int, target: int) -> Entry:
    """A void of a position."""
    header = {
        "record": "ST:1",
        "version": position,
        "by": "CB01",
        "unit": "DKT",
        "position": position,
    }
    return EntryVoided(**header, effective_on=date(2024, 1, 1), voids=target, reason="nhầm")  # type: ignore[arg-type]


def positions(entries: list[Entry]) -> list[int]:
    """Where entries stand in the ledger."""
    return [entry.position for entry in entries]


def test_order_is_by_effective_date_then_position() -> None:
    """A late entry takes its place among what took effect, not among what was recorded."""
    entries = [reported(1, on=5), reported(2, on=3), reported(3, on=5), reported(4, on=3)]
    assert [2, 4, 1, 3] == positions(in_force(entries))


def test_known_at_a_position() -> None:
    """What was recorded later was not known."""
    entries = [reported(1, on=5), reported(2, on=3), voided(3, 1)]
    assert [1] == positions(in_force(entries, at=1))
    assert [2, 1] == positions(in_force(entries, at=2))
    assert [2] == positions(in_force(entries, at=3))
    assert [] == in_force(entries, at=0)
    assert [1, 2] == positions(known(entries, 2))
    assert {1} == set(voids(entries))


def test_a_single_entry_known_at_a_position() -> None:
    """One entry alone counts from its own position on, never before; a void alone never counts."""
    alone = [reported(5, on=1)]
    assert [[], [5], [5], [5]] == [positions(in_force(alone, at=at)) for at in (4, 5, 6, None)]
    assert alone is not in_force(alone)
    assert [[], []] == [in_force([voided(5, 4)], at=at) for at in (5, None)]


def test_every_entry_a_replacement() -> None:
    """Where nothing is left but replacements they stand in the order of what they correct."""
    entries = [
        *(reported(1, on=5), reported(2, on=5)),
        *(voided(3, 2), reported(4, on=5, corrects=2)),
        *(voided(5, 1), reported(6, on=5, corrects=1)),
    ]
    assert [6, 4] == positions(in_force(entries))
    assert [1, 4] == positions(in_force(entries, at=4))


def test_replacement_stands_in_the_place_of_what_it_corrects() -> None:
    """Through any number of corrections an entry keeps its place on its day."""
    entries = [reported(1, on=5), reported(2, on=5), voided(3, 1), reported(4, on=5, corrects=1)]
    assert [4, 2] == positions(in_force(entries))
    again = [*entries, voided(5, 4), reported(6, on=5, corrects=4)]
    assert [6, 2] == positions(in_force(again))
    assert [4, 2] == positions(in_force(again, at=4))


def test_not_yet_recorded_stands_last_on_its_day() -> None:
    """While a decision is made its entries have no position; they come after what is there."""
    fresh = RecordReported(
        record="ST:1", version=3, effective_on=date(2024, 1, 5), by="CB01", unit="DKT", document="x"
    )
    assert [1, 2, 0] == positions(in_force([reported(1, on=5), reported(2, on=5), fresh]))
    early = RecordReported(
        record="ST:1", version=3, effective_on=date(2024, 1, 1), by="CB01", unit="DKT", document="x"
    )
    assert [0, 1, 2] == positions(in_force([reported(1, on=5), reported(2, on=5), early]))


@given(st.permutations([reported(position, on=position % 3 + 1) for position in range(1, 9)]))
def test_order_of_reading_does_not_matter(entries: list[Entry]) -> None:
    """The fold is a function of the entries, not of how they were fetched."""
    assert [3, 6, 1, 4, 7, 2, 5, 8] == positions(in_force(entries))


def test_states_along_the_way() -> None:
    """The state after each entry, and the state at the end of a day, are the same fold."""

    def count(so_far: int, entry: Entry) -> int:
        return so_far + 1

    entries = in_force([reported(1, on=5), reported(2, on=3)])
    assert [(2, 1), (1, 2)] == [
        (entry.position, state) for entry, state in steps(entries, count, 0)
    ]
    assert [0, 1, 1, 2] == [
        state_on(entries, count, 0, date(2024, 1, number)) for number in (2, 3, 4, 5)
    ]


def test_backdated_change_is_seen_from_its_position_on(desk: Desk) -> None:
    """As known then and as known now differ exactly by what was recorded between."""
    opening = desk.open("ST-1", attributes={"class": "A"})
    late = desk.do(
        ChangeRecord(effective_on=day("1/3/2022"), number="ST-1", changes={"class": "B"})
    ).position
    earlier = desk.do(
        ChangeRecord(effective_on=day("1/2/2022"), number="ST-1", changes={"list": "II"})
    ).position

    def cells(known_at: int) -> list[tuple[str | None, str | None]]:
        found = [
            desk.state_at("ST:ST-1", day(text), known_at).cell
            for text in ("1/1/2022", "1/2/2022", "1/3/2022")
        ]
        return [(cell.class_, cell.list_) if cell else (None, None) for cell in found]

    assert [("A", None), ("A", None), ("A", None)] == cells(opening)
    assert [("A", None), ("A", None), ("B", None)] == cells(late)
    assert [("A", None), ("A", "II"), ("B", "II")] == cells(earlier)


def test_corrected_opening_still_comes_first(desk: Desk) -> None:
    """An opening corrected after changes on the same day stays before them."""
    opening = desk.open("ST-1", attributes={"class": "A"})
    desk.do(ChangeRecord(effective_on=OPENED, number="ST-1", changes={"list": "II"}))
    desk.correct(opening, class_="B")
    cell = desk.state_at("ST:ST-1").cell
    assert cell is not None
    assert ("B", "II") == (cell.class_, cell.list_)
    kinds = [type(entry) for entry in in_force(desk.ledger.history("ST:ST-1").entries)]
    assert RecordOpened is kinds[0]


def test_nobody_looks_between_a_void_and_its_replacement(desk: Desk) -> None:
    """As known at either of the two positions of a correction is as known when both had been
    recorded.
    """
    opening = desk.open("ST-1", attributes={"class": "A"})
    void, replacement = (entry.position for entry in desk.correct(opening, class_="B").entries)
    assert [opening, replacement, replacement] == [
        desk.ledger.settled(position) for position in (opening, void, replacement)
    ]
    assert 99 == desk.ledger.settled(99)
    desk.open("LC-1", line="CTVBM")
    assignment = desk.assign("LC-1", "ST-1", OPENED)
    assert [replacement + 1, assignment + 1] == [
        desk.ledger.settled(position) for position in (assignment - 1, assignment)
    ]
    cell = desk.state_at("ST:ST-1", known_at=desk.ledger.settled(void)).cell
    assert cell is not None
    assert "B" == cell.class_


def test_known_at_a_time_is_the_last_position_before_it(desk: Desk) -> None:
    """A moment means the last position recorded at or before it."""
    desk.open("ST-1")
    position = desk.do(ReportOnRecord(effective_on=OPENED, number="ST-1", document="BC 1")).position
    recorded_at = desk.ledger.recorded_at(position)
    assert recorded_at is not None
    assert (
        position == desk.ledger.position_at(recorded_at) == desk.ledger.position_at(desk.clock.now)
    )
    assert 0 == desk.ledger.position_at(recorded_at.replace(year=2000))
    assert FOUNDED + 1 == desk.ledger.position_at(
        recorded_at.replace(microsecond=0).replace(second=recorded_at.second - 1)
    )
    assert desk.ledger.recorded_at(99) is None
