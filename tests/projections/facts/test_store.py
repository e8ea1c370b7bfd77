"""Fact files: caught up in whole batches, thrown away and made again whenever anything is wrong
with them.
"""

from __future__ import annotations

import json
import multiprocessing
import os
import shutil
import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any, cast

import pytest

from ledger.application import Ledger
from ledger.errors import (
    FactsKnowMore,
    FactsOfOtherEntries,
    LedgerBusy,
    LedgerError,
    LedgerNotWritable,
)
from ledger.proofs.receipts import root_at
from ledger.proofs.verify import verify
from ledger.records.establishment import EnrolOfficer
from ledger.records.lifecycle import ChangeRecord, CloseRecord
from ledger.values.period import Period
from projections.facts import compaction, durable, fact_files, manifest
from projections.facts import store as segments
from projections.facts.compaction import MOST_SEGMENTS
from projections.facts.fact_files import LOCK, alone_in
from projections.facts.kinds import every_kind
from projections.facts.kinds.spans import KIND as SPANS
from projections.facts.manifest import MANIFEST, Manifest, read_manifest
from projections.facts.store import FactStore, catch_up, rebuild
from projections.figures.question import Question, StatRow
from projections.figures.recount import recount
from projections.figures.statistics import Statistics
from tests.ledger.desk import Desk
from tests.projections.made_books import Clock, day, found_books, open_books, open_record

EVERYTHING = Question(Period(day(0), day(100)), known_at=10_000)


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    """Books with three records, one of them closed."""
    books = found_books(tmp_path / "ledger.sqlite")
    for number in range(3):
        open_record(books, f"ST-{number}", day(number), unit="DKT" if number else "DHS")
    books.execute(CloseRecord(number="ST-0", effective_on=day(9), way="chết"), by="CB01")
    yield books
    books.close()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where the facts go."""
    return tmp_path / "facts"


def answer(store: FactStore) -> list[StatRow]:
    """What the files say."""
    return Statistics(store).ask(EVERYTHING)


def test_facts_of_a_ledger_in_memory(tmp_path: Path, folder: Path) -> None:
    """Facts and statistics ask a ledger, whatever store it has."""
    desk = Desk(tmp_path / "ledger.memory")
    for number in ("ST-1", "ST-2"):
        desk.open(number)
    desk.close("ST-1", date(2024, 3, 1))
    asked = Question(Period(date(2020, 1, 1), date(2024, 12, 31)), known_at=10_000)
    told = Statistics(rebuild(desk.ledger, folder)).ask(asked)
    assert told == recount(desk.ledger, asked)
    assert (2, 1) in {(row.added, row.removed) for row in told if not row.cell}
    desk.open("ST-3")
    assert Statistics(catch_up(desk.ledger, folder)).ask(asked) == recount(desk.ledger, asked)
    assert verify(desk.ledger).ok


def of(store: FactStore) -> set[str]:
    """The names of a store's files."""
    return {path.name for kind in store.kinds for path in store.files(kind)}


def names(folder: Path) -> set[str]:
    """The fact files there are."""
    return {path.name for path in folder.glob("*.parquet")}


def test_a_batch_is_named_by_its_positions(ledger: Ledger, folder: Path) -> None:
    """A file of each kind that has facts, and a manifest that says up to where the ledger is covered."""
    store = catch_up(ledger, folder)
    last = ledger.last_position
    expected = {f"{kind}-000000001-{last:09d}.parquet" for kind in ("spans", "movements")}
    assert expected == names(folder)
    assert (last, ledger.tree_head()[1]) == (store.position, store.manifest.root)
    assert recount(ledger, EVERYTHING) == answer(store)


def test_nothing_new_writes_nothing(ledger: Ledger, folder: Path) -> None:
    """Asking twice costs a look."""
    first = catch_up(ledger, folder)
    before = {path: path.stat().st_mtime_ns for path in folder.iterdir()}
    assert first == catch_up(ledger, folder)
    assert before == {path: path.stat().st_mtime_ns for path in folder.iterdir()}


def test_a_second_batch_adds_to_the_first(ledger: Ledger, folder: Path) -> None:
    """Old files are not touched; the new one begins where they end."""
    first = catch_up(ledger, folder)
    open_record(ledger, "ST-9", day(3))
    second = catch_up(ledger, folder)
    assert first.manifest.segments == second.manifest.segments[:1]
    assert first.position + 1 == second.manifest.segments[1].first
    assert recount(ledger, EVERYTHING) == answer(second)


def test_entries_without_facts_need_no_file(tmp_path: Path, folder: Path) -> None:
    """Units and officers stand in no cell: covered, by a segment without files; every line answers
    zero. Whatever teaches nothing later goes with the segment before it.
    """
    books = found_books(tmp_path / "ledger.sqlite")
    catch_up(books, folder)
    books.execute(EnrolOfficer(effective_on=day(1), code="CB77", unit="CAH"), by="CB01")
    store = catch_up(books, folder)
    assert [(1, books.last_position, ())] == [
        (one.first, one.last, one.files) for one in store.manifest.segments
    ]
    assert recount(books, EVERYTHING) == answer(store)
    assert [] == Statistics(store).drill(EVERYTHING, "ST", (), "current")
    books.close()


def test_books_without_entries(tmp_path: Path, folder: Path) -> None:
    """Nothing at all is also an answer."""
    books = open_books(tmp_path / "ledger.sqlite")
    assert 0 == catch_up(books, folder).position
    books.close()


# ---- what goes wrong with derived files ---------------------------------------------------------


def flip(path: Path) -> None:
    """Damage a byte in the middle."""
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 0xFF
    path.write_bytes(data)


def cut(path: Path) -> None:
    """Lose the second half."""
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


@pytest.mark.parametrize("harm", [flip, cut, Path.unlink])
@pytest.mark.parametrize("pattern", ["spans-*", "movements-*", MANIFEST])
def test_harmed_files_are_made_again(ledger: Ledger, folder: Path, harm: Any, pattern: str) -> None:
    """Damaged, cut or deleted: the same answer as before."""
    expected = answer(catch_up(ledger, folder))
    harm(next(folder.glob(pattern)))
    assert expected == answer(catch_up(ledger, folder))
    assert 2 == len(names(folder))


@pytest.mark.parametrize(
    ("text", "damaged"),
    [
        *((one, True) for one in ("", "[]", "{}", "\x00", '{"format": 4}', '{"format": "x"}')),
        *((one, False) for one in ('{"format": 1}', '{"format": 2, "position": 1}')),
    ],
)
def test_a_manifest_that_says_nothing_is_none(folder: Path, text: str, damaged: bool) -> None:
    """One of an earlier version is as good as none; any other was not written by us."""
    folder.mkdir()
    (folder / MANIFEST).write_text(text, "utf-8")
    if damaged:
        with pytest.raises(ValueError, match=MANIFEST):
            read_manifest(folder, every_kind())
    else:
        assert read_manifest(folder, every_kind()) is None


def test_facts_of_another_format_are_made_again(ledger: Ledger, folder: Path) -> None:
    """Facts of an older program, which had no seal, are not asked."""
    expected = answer(catch_up(ledger, folder))
    path = folder / MANIFEST
    data = json.loads(path.read_text("utf-8")) | {"format": 3}
    del data["seal"]
    path.write_text(json.dumps(data), "utf-8")
    again = catch_up(ledger, folder)
    assert (expected, "") == (answer(again), again.mended)


def test_facts_of_other_entries_are_kept(ledger: Ledger, folder: Path, tmp_path: Path) -> None:
    """The tree's root at the covered size tells whose facts they are; they are evidence."""
    other = found_books(tmp_path / "other.sqlite")
    while other.last_position < ledger.last_position:
        open_record(other, f"HN-{other.last_position}", day(1), line="HN")
    catch_up(other, folder)
    before = (folder / MANIFEST).read_bytes()
    with pytest.raises(FactsOfOtherEntries):
        catch_up(ledger, folder)
    assert before == (folder / MANIFEST).read_bytes()
    assert recount(ledger, EVERYTHING) == answer(rebuild(ledger, folder))
    other.close()


def test_facts_that_know_more_than_a_restored_ledger_are_kept(
    ledger: Ledger, folder: Path, tmp_path: Path
) -> None:
    """An old database beside newer facts has lost its last entries, until somebody gives them up."""
    with (
        sqlite3.connect(tmp_path / "ledger.sqlite") as source,
        sqlite3.connect(tmp_path / "backup.sqlite") as target,
    ):
        source.backup(target)
    source.close()
    target.close()
    open_record(ledger, "ST-404", day(3))
    catch_up(ledger, folder)
    restored = open_books(tmp_path / "backup.sqlite", cast("Clock", ledger.clock))
    with pytest.raises(FactsKnowMore) as caught:
        catch_up(restored, folder)
    last = ledger.last_position
    assert (last, last - 1) == (caught.value.values["known"], caught.value.values["size"])
    open_record(restored, "ST-405", day(3))
    with pytest.raises(FactsOfOtherEntries):
        catch_up(restored, folder)
    assert recount(restored, EVERYTHING) == answer(rebuild(restored, folder))
    restored.close()


def test_a_copied_folder_is_believed_and_looked_at_once(
    ledger: Ledger, folder: Path, tmp_path: Path
) -> None:
    """Other times of change, the same bytes: hashed again once, not made again."""
    store = catch_up(ledger, folder)
    copy = tmp_path / "copy"
    shutil.copytree(folder, copy, copy_function=shutil.copyfile)
    for path in copy.glob("*.parquet"):
        os.utime(path, (1, 1))
    again = catch_up(ledger, copy)
    assert [file.sha256 for file in store.manifest.segments[0].files] == [
        file.sha256 for file in again.manifest.segments[0].files
    ]
    assert {1_000_000_000} == {file.mtime_ns for file in again.manifest.segments[0].files}
    assert again.manifest == read_manifest(copy, every_kind())


def test_files_that_vanish_under_a_question_are_made_again(ledger: Ledger, folder: Path) -> None:
    """A question asked of files somebody deletes is answered all the same."""
    statistics = Statistics(catch_up(ledger, folder))
    expected = statistics.ask(EVERYTHING)
    for path in folder.glob("*.parquet"):
        path.unlink()
    assert expected == statistics.ask(EVERYTHING)


def test_files_damaged_unseen_are_made_again(ledger: Ledger, folder: Path) -> None:
    """Damage that leaves size and time of change is found by whoever cannot read the file."""
    store = catch_up(ledger, folder)
    expected = answer(store)
    for path in store.files(SPANS):
        seen = path.stat()
        path.write_bytes(b"x" * seen.st_size)
        os.utime(path, ns=(seen.st_atime_ns, seen.st_mtime_ns))
    assert expected == answer(catch_up(ledger, folder))


def test_facts_that_the_ledger_does_not_know_are_made_again(ledger: Ledger, folder: Path) -> None:
    """Whoever seals the list anew leaves all they say of themselves in order, and is found by the
    ledger: the answer is that of before, and why it had to be made again is told.
    """
    expected = answer(catch_up(ledger, folder))
    sealed = read_manifest(folder, every_kind())
    assert sealed is not None
    tables = {**sealed.segments[0].tables, SPANS.name: ()}
    forged = replace(sealed.segments[0], tables=tables)
    manifest.write_manifest(folder, replace(sealed, segments=(forged,)), every_kind())
    again = catch_up(ledger, folder)
    assert (expected, True) == (answer(again), "the ledger knows" in again.mended)
    assert (sealed.position, "") == (again.position, catch_up(ledger, folder).mended)


def test_a_file_changed_under_its_old_times_is_hashed(
    ledger: Ledger, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of many bytes too: the time of change can be set back, that of the change of it cannot."""
    expected = answer(catch_up(ledger, folder))
    monkeypatch.setattr(fact_files, "ALWAYS_HASHED_BYTES", 0)
    path = next(folder.glob("spans-*"))
    seen = path.stat()
    flip(path)
    os.utime(path, ns=(seen.st_atime_ns, seen.st_mtime_ns))
    again = catch_up(ledger, folder)
    assert (expected, True) == (answer(again), bool(again.mended))


def test_facts_that_no_ledger_can_note_are_not_kept(
    ledger: Ledger, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the ledger cannot be written they are asked all the same, and nobody believes them
    later; whoever asks for them to be kept is refused.
    """

    def refuse(*_: object) -> None:
        raise LedgerNotWritable(detail="readonly")

    with monkeypatch.context() as patch:
        patch.setattr(ledger, "know_facts", refuse)
        assert recount(ledger, EVERYTHING) == answer(catch_up(ledger, folder))
        with pytest.raises(LedgerNotWritable):
            rebuild(ledger, folder, kept=True)
    assert read_manifest(folder, every_kind()) is None
    assert recount(ledger, EVERYTHING) == answer(catch_up(ledger, folder))


# ---- being killed -------------------------------------------------------------------------------


class Killed(BaseException):
    """The process ends here."""


@pytest.mark.parametrize(
    ("where", "moment"),
    [
        (segments._Batch, "_segment"),
        (compaction, "compacted"),
        (segments, "write_manifest"),
        (Ledger, "know_facts"),
    ],
)
@pytest.mark.parametrize("when", ["before", "after"])
def test_a_killed_batch_is_there_or_not(
    ledger: Ledger,
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    where: Any,
    moment: str,
    when: str,
) -> None:
    """At whatever step: the manifest is the old one or the new one, the answer right, leftovers
    gone.
    """
    catch_up(ledger, folder)
    open_record(ledger, "ST-9", day(3))
    real = getattr(where, moment)

    def killed(*args: Any) -> Any:
        if when == "after":
            real(*args)
        raise Killed

    with monkeypatch.context() as patch:
        patch.setattr(where, moment, killed)
        with pytest.raises(Killed):
            catch_up(ledger, folder)
    (folder / f"{MANIFEST}.123").write_text("half a mani", "utf-8")
    store = catch_up(ledger, folder)
    assert (recount(ledger, EVERYTHING), "") == (answer(store), store.mended)
    open_record(ledger, "ST-10", day(3))
    store = catch_up(ledger, folder)
    assert of(store) == names(folder)
    assert not list(folder.glob(f"{MANIFEST}.*"))


def test_many_batches_are_compacted(ledger: Ledger, folder: Path) -> None:
    """There are never many files, no fact is lost, and what was replaced goes one commit later."""
    store = catch_up(ledger, folder)
    for number in range(3 * MOST_SEGMENTS):
        open_record(ledger, f"DT-{number}", day(number), line="DTCB")
        store = catch_up(ledger, folder)
        assert len(store.manifest.segments) <= MOST_SEGMENTS
        assert set(store.manifest.retired) | of(store) == names(folder)
        assert [one.last + 1 for one in store.manifest.segments[:-1]] == [
            one.first for one in store.manifest.segments[1:]
        ]
    assert recount(ledger, EVERYTHING) == answer(store)
    assert answer(store) == answer(rebuild(ledger, folder))


def test_a_large_segment_is_left_alone() -> None:
    """Only the tail whose segments are no larger than what follows them is written again."""
    sizes = [100, 40, 6, 2, 1, 1]
    made = [
        manifest.Segment(
            number,
            number,
            {
                name: (manifest.StoredFile("", rows, 0, 0, 0, ""),)
                for name, rows in (("a", size), ("b", 0))
            },
        )
        for number, size in enumerate(sizes)
    ]
    assert 3 == compaction._first_to_merge(made)


# ---- several processes
# ------------------------------------------------------------------------------


def _catch_up_often(database: Path, folder: Path, times: int) -> None:
    books = open_books(database)
    for _ in range(times):
        store = catch_up(books, folder)
        assert answer(store) == recount(books, Question(EVERYTHING.period, store.position))


def test_processes_catch_up_together(ledger: Ledger, folder: Path, tmp_path: Path) -> None:
    """Two readers catch up while a writer records: every answer is right, and so is what they
    leave.
    """
    spawn = multiprocessing.get_context("spawn")
    readers = [
        spawn.Process(target=_catch_up_often, args=(tmp_path / "ledger.sqlite", folder, 4))
        for _ in range(2)
    ]
    for reader in readers:
        reader.start()
    for number in range(40):
        open_record(ledger, f"HN-{number}", day(number), line="HN")
    for reader in readers:
        reader.join(60)
    assert [0, 0] == [reader.exitcode for reader in readers]
    assert recount(ledger, EVERYTHING) == answer(catch_up(ledger, folder))


def test_waiting_has_an_end(ledger: Ledger, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever waits too long for another process is told that the ledger is busy."""
    monkeypatch.setattr(fact_files, "PATIENCE_SECONDS", 0)
    with alone_in(folder), pytest.raises(LedgerBusy):
        catch_up(ledger, folder)


def test_a_folder_that_cannot_be_made_is_refused(ledger: Ledger, tmp_path: Path) -> None:
    """A file stands where the folder above should be."""
    (tmp_path / "above").write_text("", "utf-8")
    with pytest.raises(LedgerNotWritable):
        catch_up(ledger, tmp_path / "above" / "facts")


@pytest.mark.parametrize(
    "error",
    [OSError("No space left on device"), sqlite3.OperationalError("unable to open database file")],
)
def test_a_full_disk_is_refused(
    ledger: Ledger, folder: Path, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    """No traceback reaches a user, and the facts before are still there."""
    expected = answer(catch_up(ledger, folder))
    old = read_manifest(folder, every_kind())
    open_record(ledger, "ST-9", day(3))

    def full(*_: Any) -> None:
        raise error

    with monkeypatch.context() as patch:
        patch.setattr(segments, "write_manifest", full)
        with pytest.raises(LedgerError):
            catch_up(ledger, folder)
    assert old == read_manifest(folder, every_kind())
    assert expected == answer(FactStore(ledger, folder, old or Manifest(), every_kind()))


def test_a_manifest_in_use_is_waited_for(
    ledger: Ledger, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Windows refuses to rename over a file somebody has open for a moment."""
    refusals = [PermissionError(), PermissionError()]
    real = Path.replace

    def replace(self: Path, target: Path) -> Path:
        if refusals:
            raise refusals.pop()
        return real(self, target)

    monkeypatch.setattr(Path, "replace", replace)
    monkeypatch.setattr(durable, "PAUSE_SECONDS", 0)
    assert ledger.last_position == catch_up(ledger, folder).position
    assert (folder / MANIFEST).exists()


def test_a_file_in_use_is_deleted_later(
    ledger: Ledger, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Windows refuses to delete a file somebody reads; the new one takes another name, and the old
    one goes later.
    """
    store = catch_up(ledger, folder)

    def in_use(self: Path, missing_ok: bool = False) -> None:
        raise PermissionError

    with monkeypatch.context() as patch:
        patch.setattr(Path, "unlink", in_use)
        again = rebuild(ledger, folder)
    assert {name.replace(".parquet", "-2.parquet") for name in of(store)} == of(again)
    open_record(ledger, "ST-9", day(3))
    catch_up(ledger, folder)
    assert not any((folder / name).exists() for name in of(store))


def test_roots_are_the_ledgers(ledger: Ledger) -> None:
    """The root at the last position is the head of the tree; before any entry it is that of the
    empty tree.
    """
    size, root = ledger.tree_head()
    assert root == root_at(ledger, size)
    assert Manifest().root == root_at(ledger, 0)


def test_the_lock_is_no_fact(ledger: Ledger, folder: Path) -> None:
    """Cleaning leaves the lock and the manifest."""
    catch_up(ledger, folder)
    ledger.execute(
        ChangeRecord(number="ST-1", effective_on=day(5), changes={"class": "A"}), by="CB02"
    )
    catch_up(ledger, folder)
    assert {LOCK, MANIFEST} <= {path.name for path in folder.iterdir()}
