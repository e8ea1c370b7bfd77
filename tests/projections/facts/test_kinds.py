"""Kinds of facts: what any of them is given, shown by one that is defined here alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from ledger import second_process
from ledger.application import Ledger
from ledger.entries.header import Entry
from ledger.entries.record import RecordReported
from ledger.records.cell import DIMENSIONS, OF_MOVEMENTS
from ledger.records.lifecycle import CloseRecord, ReportOnRecord
from ledger.records.voiding import CorrectEntry, VoidEntry
from ledger.timeline import in_force
from projections.facts import kinds, part
from projections.facts.beliefs import Learner, facts_of
from projections.facts.compaction import MOST_SEGMENTS
from projections.facts.kind import NOTHING, Fact, Kind, Lesson, Whereabouts
from projections.facts.kinds import every_kind
from projections.facts.kinds.movements import KIND as MOVEMENTS
from projections.facts.kinds.spans import KIND as SPANS
from projections.facts.store import FactStore, catch_up, rebuild
from tests.projections.made_books import day, found_books, open_record


class ReportFold:
    """On which days a record that stood in a unit was reported on."""

    def follow(self, entry: Entry, where: Whereabouts) -> Lesson:
        """Every report counts, as long as the record is open."""
        if not isinstance(entry, RecordReported) or where.cell is None:
            return NOTHING
        belief = (where.number, where.cell.unit, entry.effective_on, entry.position, entry.by)
        return (), (belief,)


REPORTS = Kind(
    "reports",
    (("unit", "word"), ("reported_on", "date")),
    ReportFold,
    begun_by=frozenset({RecordReported}),
    taught_by=frozenset({RecordReported}),
    lines=frozenset({"ST"}),
)
ALL = (*every_kind(), REPORTS)


def report(ledger: Ledger, number: str, on: date) -> int:
    """Report on a record; return the position."""
    command = ReportOnRecord(number=number, effective_on=on, document=f"{on:%d%m}/BC")
    return ledger.execute(command, by="CB02").position


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    """Two records reported on, once wrongly, once late, once on a day that was corrected."""
    books = found_books(tmp_path / "ledger.sqlite")
    for number in range(4):
        open_record(books, f"ST-{number}", day(number), unit="DKT" if number else "DHS")
    open_record(books, "HN-1", day(0), line="HN")
    report(books, "HN-1", day(3))
    report(books, "ST-0", day(9))
    wrong = report(books, "ST-0", day(11))
    report(books, "ST-0", day(5))
    moved = report(books, "ST-1", day(7))
    books.execute(VoidEntry(position=wrong, reason="nhầm", last=books.last_position), by="CB01")
    last = books.last_position
    correct = CorrectEntry(position=moved, reason="nhầm", last=last, effective_on=day(8))
    books.execute(correct, by="CB01")
    books.execute(CloseRecord(number="ST-1", effective_on=day(12), way="chết"), by="CB01")
    yield books
    books.close()


def rows(store: FactStore, kind: Kind) -> Counter[tuple[Any, ...]]:
    """Every row of a kind's files."""
    found: Counter[tuple[Any, ...]] = Counter()
    for path in store.files(kind):
        table = pq.read_table(path)
        assert [name for name, _ in kind.columns] == table.column_names
        found.update(zip(*(column.to_pylist() for column in table.columns), strict=True))
    return found


def believed(store: FactStore, known_at: int) -> Counter[tuple[Any, ...]]:
    """What the facts say of reports as known at a position: record, unit, day, entry."""
    total: Counter[tuple[Any, ...]] = Counter()
    for (record, _, unit, on, entry, _, weight, position), count in rows(store, REPORTS).items():
        if position <= known_at:
            total[record, unit, on, entry] += weight * count
    return +total


def replayed(ledger: Ledger, known_at: int) -> Counter[tuple[Any, ...]]:
    """The same by replay; no record of these books moves between units."""
    return Counter(
        (one.record, one.unit, one.effective_on, one.position)
        for history in ledger.histories()
        if history.record.startswith("ST:")
        for one in in_force(history.entries, known_at)
        if isinstance(one, RecordReported)
    )


def check(ledger: Ledger, store: FactStore) -> None:
    """Facts and replay agree on what was known at any position."""
    for known_at in range(ledger.last_position + 1):
        assert replayed(ledger, known_at) == believed(store, known_at)


def test_a_kind_is_written(ledger: Ledger, tmp_path: Path) -> None:
    """A table of its own beside the others, and nothing taught to them."""
    store = catch_up(ledger, tmp_path / "facts", ALL)
    check(ledger, store)
    without = catch_up(ledger, tmp_path / "without")
    for kind in every_kind():
        assert rows(without, kind) == rows(store, kind)


def test_a_kind_is_caught_up_and_compacted(ledger: Ledger, tmp_path: Path) -> None:
    """Batch by batch, a handful of files at most, and the same as at once."""
    folder = tmp_path / "facts"
    store = catch_up(ledger, folder, ALL)
    for number in range(2 * MOST_SEGMENTS):
        report(ledger, "ST-2", day(20 + number))
        store = catch_up(ledger, folder, ALL)
        assert len(store.files(REPORTS)) <= MOST_SEGMENTS
    check(ledger, store)
    grown = rows(store, REPORTS)
    again = rebuild(ledger, folder, ALL)
    assert 1 == len(again.files(REPORTS))
    check(ledger, again)
    assert grown == rows(again, REPORTS)


def test_a_kind_is_written_by_two(
    ledger: Ledger, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The second process learns a kind it has never heard of."""
    monkeypatch.setattr(part, "LARGE_ENTRIES", 1)
    monkeypatch.setattr(second_process, "_processors", lambda: 2)
    written, write = [], part.Part.write

    def noted(one: part.Part, books: Ledger) -> part.Written:
        written.append(one)
        return write(one, books)

    monkeypatch.setattr(part.Part, "write", noted)
    check(ledger, rebuild(ledger, tmp_path / "facts", ALL))
    assert 1 == len(written)


def test_harmed_files_of_a_kind_are_made_again(ledger: Ledger, tmp_path: Path) -> None:
    """Whichever kind's: all are thrown away and made again."""
    folder = tmp_path / "facts"
    (path,) = catch_up(ledger, folder, ALL).files(REPORTS)
    path.write_bytes(path.read_bytes()[:-9])
    check(ledger, catch_up(ledger, folder, ALL))


def test_facts_of_other_kinds_are_made_again(ledger: Ledger, tmp_path: Path) -> None:
    """A kind that is new, gone, or has come to mean something else."""
    folder = tmp_path / "facts"
    catch_up(ledger, folder)
    store = catch_up(ledger, folder, ALL)
    check(ledger, store)
    assert store.manifest == catch_up(ledger, folder, ALL).manifest
    newer = (*every_kind(), Kind(**{**_given(REPORTS), "version": 2}))
    assert store.manifest != catch_up(ledger, folder, newer).manifest
    assert (REPORTS.name in catch_up(ledger, folder).manifest.segments[0].tables) is False


def _given(kind: Kind) -> dict[str, Any]:
    names = ("name", "shape", "fold", "begun_by", "taught_by", "lines", "sorted_by", "version")
    return {name: getattr(kind, name) for name in names}


def test_kinds_are_learned_apart_as_together(ledger: Ledger) -> None:
    """An entry that only one kind follows changes nothing in the others."""
    for history in ledger.histories():
        told: dict[str, list[Fact]] = {kind.name: [] for kind in ALL}
        Learner(ALL, told).learn(history, 0)
        for kind in ALL:
            assert Counter(facts_of(history, kind, 0)) == Counter(told[kind.name])


def test_the_kinds_there_are() -> None:
    """Each module of the package is a kind by that name, with columns that a file can be sorted by;
    none stores what no question asks.
    """
    assert ["movements", "ratings", "service", "spans"] == [kind.name for kind in every_kind()]
    for kind in every_kind():
        assert kind is getattr(getattr(kinds, kind.name), "KIND")  # noqa: B009
        assert set(kind.sorted_by) <= {name for name, type_ in kind.columns if type_ == "word"}
        assert "unit" == kind.sorted_by[0]
    asked = {*DIMENSIONS, "line", "from_on", "until_on"}
    shared = {"record", "number", "entry", "by", "weight", "position"}
    assert asked | shared == {name for name, _ in SPANS.columns}
    sides = {f"{side}_{name}" for side in ("from", "to") for name in DIMENSIONS}
    own = {"line", "unit", "effective_on", *OF_MOVEMENTS}
    assert sides | shared | own == {name for name, _ in MOVEMENTS.columns}


def test_columns_are_told_without_pyarrow() -> None:
    """An engine asks for names and types; a word is a string there."""
    expected = {
        "record": "string",
        "number": "string",
        "unit": "string",
        "reported_on": "date",
        "entry": "int64",
        "by": "string",
        "weight": "int8",
        "position": "int64",
    }
    assert expected == REPORTS.types
