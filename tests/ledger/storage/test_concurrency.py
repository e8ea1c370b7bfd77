"""Several at once: nobody's entry is lost, nobody's half is written, no reader skips a position."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from threading import Event

import pytest

from ledger import errors
from ledger.application import Ledger
from ledger.proofs.verify import verify
from ledger.records.collaborator import AssignCollaborator
from ledger.records.lifecycle import ChangeRecord, ReportOnRecord
from ledger.records.opening import OpenRecord
from tests.ledger.desk import FOUNDED, OPENED, Clock, Desk, open_ledger

SPRING = date(2022, 3, 1)
ROOT = Path(__file__).parents[3]


@contextmanager
def second(desk: Desk, **environment: str) -> Iterator[Ledger]:
    """The same ledger, opened by somebody else."""
    ledger = open_ledger(desk.database, desk.clock, **environment)
    yield ledger
    ledger.close()


def test_two_people_change_one_record(desk: Desk) -> None:
    """Who decided on what has changed since is told; what the other recorded stands."""
    desk.open("ST-1", attributes={"class": "A"})
    with second(desk) as other:
        mine, theirs = desk.ledger.books("CB01"), other.books("CB02")
        ChangeRecord(effective_on=SPRING, number="ST-1", changes={"class": "B"}).decide(mine)
        ReportOnRecord(effective_on=SPRING, number="ST-1", document="BC 1").decide(theirs)
        other.commit(theirs)
        with pytest.raises(errors.ChangedMeanwhile) as caught:
            desk.ledger.commit(mine)
    assert "ST-1" == caught.value.values["number"]
    assert ["record.opened", "record.reported"] == [
        entry.TOPIC for entry in desk.ledger.history("ST:ST-1").entries
    ]
    assert verify(desk.ledger).ok


def test_one_number_is_opened_once(desk: Desk) -> None:
    """Two people who open the same number at once: one is told, by the unique index, not by a look
    beforehand.
    """
    opening = OpenRecord(
        effective_on=OPENED, line="ST", number="ST-1", symbol="ST", unit="DKT", officer="CB01"
    )
    with second(desk) as other:
        mine, theirs = desk.ledger.books("CB01"), other.books("CB02")
        opening.decide(mine)
        opening.decide(theirs)
        other.commit(theirs)
        with pytest.raises(errors.ChangedMeanwhile):
            desk.ledger.commit(mine)
    assert 1 == len(desk.ledger.history("ST:ST-1").entries)


def test_the_fourth_watch_file_is_refused_to_whoever_comes_second(desk: Desk) -> None:
    """The collaborator's own stream holds the count, so two people cannot fill the third place
    twice.
    """
    desk.open("LC-1", line="CTVBM")
    for number in range(1, 5):
        desk.open(f"ST-{number}")
    for number in (1, 2):
        desk.assign("LC-1", f"ST-{number}", SPRING)
    with second(desk) as other:
        mine, theirs = desk.ledger.books("CB01"), other.books("CB02")
        AssignCollaborator(effective_on=SPRING, number="LC-1", to="ST-3").decide(mine)
        AssignCollaborator(effective_on=SPRING, number="LC-1", to="ST-4").decide(theirs)
        other.commit(theirs)
        with pytest.raises(errors.ChangedMeanwhile):
            desk.ledger.commit(mine)
    assert ("ST:ST-1", "ST:ST-2", "ST:ST-4") == desk.state_at("CTVBM:LC-1").serving
    assert () == desk.state_at("ST:ST-3").supported_by


def test_different_records_do_not_meet(desk: Desk) -> None:
    """Decisions on different records, made on the same reading, are both recorded."""
    desk.open("ST-1")
    desk.open("ST-2")
    with second(desk) as other:
        mine, theirs = desk.ledger.books("CB01"), other.books("CB02")
        ReportOnRecord(effective_on=SPRING, number="ST-1", document="BC 1").decide(mine)
        ReportOnRecord(effective_on=SPRING, number="ST-2", document="BC 2").decide(theirs)
        positions = other.commit(theirs).position, desk.ledger.commit(mine).position
    assert (FOUNDED + 3, FOUNDED + 4) == positions


def test_busy_after_patience(desk: Desk) -> None:
    """Who waits too long for another writer is refused, and nothing of his is written."""
    blocker = sqlite3.connect(desk.database, isolation_level=None)
    blocker.execute("BEGIN IMMEDIATE")
    with second(desk, SQLITE_LOCK_TIMEOUT="1") as patient:
        decision = OpenRecord(
            effective_on=OPENED, line="ST", number="ST-1", symbol="ST", unit="DKT", officer="CB01"
        )
        with pytest.raises(errors.LedgerBusy):
            patient.execute(decision, by="CB01")
        blocker.execute("ROLLBACK")
        blocker.close()
        assert FOUNDED + 1 == patient.execute(decision, by="CB01").position


PROCESS = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from ledger.records.opening import OpenRecord
from tests.ledger.desk import OPENED, open_ledger

name, database, many = sys.argv[1], Path(sys.argv[2]), int(sys.argv[3])
ledger = open_ledger(database, lambda: datetime(2024, 10, 21, tzinfo=UTC))
for number in range(many):
    given = {"line": "ST", "number": f"{name}-{number}", "symbol": "ST", "unit": "DKT", "officer": "CB01"}
    print(ledger.execute(OpenRecord(effective_on=OPENED, **given), by="CB01").position, flush=True)
"""


def test_two_processes_record_at_once(desk: Desk) -> None:
    """Both succeed; every acknowledged position holds the acknowledged entry, and the tree
    holds.
    """
    command = [sys.executable, "-c", PROCESS]
    many = 25
    running = [
        subprocess.Popen(
            [*command, name, str(desk.database), str(many)],
            stdout=subprocess.PIPE,
            cwd=ROOT,
            text=True,
        )
        for name in ("A", "B")
    ]
    answers = [process.communicate(timeout=60)[0].split() for process in running]
    assert [0, 0] == [process.returncode for process in running]
    positions = {
        int(position): name
        for name, answer in zip("AB", answers, strict=True)
        for position in answer
    }
    assert set(range(FOUNDED + 1, FOUNDED + 1 + 2 * many)) == set(positions)
    recorded = {entry.position: entry.record[3] for entry in desk.ledger.entries(FOUNDED)}
    assert positions == recorded
    assert verify(desk.ledger).ok


def test_eight_writers_and_a_reader_that_follows(desk: Desk) -> None:
    """A reader that asks again and again for what came after its last position sees every position
    once, in order.
    """
    writers, each = 8, 6
    done = Event()
    seen: list[int] = []

    def write(name: int) -> None:
        with second(desk) as ledger:
            for number in range(each):
                given = {
                    "line": "ST",
                    "number": f"{name}-{number}",
                    "symbol": "ST",
                    "unit": "DKT",
                    "officer": "CB01",
                }
                ledger.execute(
                    OpenRecord.model_validate({"effective_on": OPENED, **given}), by="CB01"
                )

    def follow() -> None:
        with second(desk) as ledger:
            while True:
                last = done.is_set()
                seen.extend(entry.position for entry in ledger.entries(seen[-1] if seen else 0))
                if last:
                    return

    with ThreadPoolExecutor(writers + 1) as pool:
        reader = pool.submit(follow)
        for future in [pool.submit(write, name) for name in range(writers)]:
            future.result()
        done.set()
        reader.result()
    assert list(range(1, FOUNDED + writers * each + 1)) == seen
    assert verify(desk.ledger).ok


def test_reading_goes_on_while_somebody_writes(desk: Desk) -> None:
    """A replay that has begun is of one moment; verification too."""
    with second(desk) as other, other.snapshot() as kept:
        rows = kept.rows()
        assert 1 == next(rows)[0]
        desk.open("ST-1")
        assert list(range(2, FOUNDED + 1)) == [row[0] for row in rows]
    assert FOUNDED + 1 == verify(desk.ledger).size


def test_times_never_go_back_across_machines(desk: Desk) -> None:
    """A second machine whose clock is a minute behind records at the last time, not before it."""
    position = desk.open("ST-1")
    last = desk.ledger.recorded_at(position)
    assert last is not None
    slow = open_ledger(desk.database, Clock(last - timedelta(minutes=1)))
    decision = OpenRecord(
        effective_on=OPENED, line="ST", number="ST-2", symbol="ST", unit="DKT", officer="CB01"
    )
    assert last == slow.recorded_at(slow.execute(decision, by="CB01").position)
    assert datetime(2024, 10, 20, tzinfo=UTC).date() == slow.today
    slow.close()
