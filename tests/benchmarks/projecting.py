"""Facts made from a million entries, and statistics over ten million movements."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import eventsourcing.sqlite as stock
from eventsourcing.persistence import Tracking

from ledger.application import Ledger
from ledger.records.lifecycle import ChangeRecord, CloseRecord
from ledger.values.period import Period
from projections.facts.kinds.movements import KIND as MOVED
from projections.facts.kinds.spans import KIND as SPANS
from projections.facts.store import FactStore
from projections.figures.question import Question
from projections.figures.reach import always
from projections.figures.statistics import Statistics
from tests.benchmarks.books import new_ledger, opening
from tests.benchmarks.make_facts import UNITS, make_facts
from tests.benchmarks.measure import Result, at_least, at_most, below

ENTRIES = 1_000_000
BATCH_RECORDS = 10_000
MOVEMENTS = 10_000_000
STOCK_EVENTS = 2_000
MOST_MEGABYTES = 600
YEAR = Period(date(2021, 10, 15), date(2022, 10, 14))
END_OF_LOG = 1 << 60


class OneCommitPerEvent(stock.SQLiteTrackingRecorder):
    """A view as the library's documentation builds it: each event's row and its tracking in a
    transaction.
    """

    def construct_create_table_statements(self) -> list[str]:
        """The library's tracking table, and a table of movements."""
        view = "CREATE TABLE IF NOT EXISTS movements (record TEXT, topic TEXT, position INTEGER)"
        return [*super().construct_create_table_statements(), view]

    def project(self, record: str, topic: str, position: int) -> None:
        """One event into the view."""
        with self.datastore.transaction(commit=True) as cursor:
            cursor.execute("INSERT INTO movements VALUES (?,?,?)", (record, topic, position))
            self._insert_tracking(cursor, Tracking("bench", position))


def facts_rebuild(folder: Path, entries: int = ENTRIES) -> list[Result]:
    """All facts from nothing, in a process of its own so that its memory can be read."""
    ledger = new_ledger(folder / "ledger")
    fill(ledger, entries)
    view = OneCommitPerEvent(stock.SQLiteDatastore(str(folder / "view.sqlite")))
    view.create_table()
    done = iter(range(1, 1 << 60))

    def theirs() -> int:
        for entry, number in zip(ledger.entries(upto=STOCK_EVENTS), done, strict=False):
            view.project(entry.record, entry.TOPIC, number)
        return STOCK_EVENTS

    peaks: list[float] = []

    def ours() -> int:
        peaks.append(_rebuild_apart(folder / "ledger"))
        return ledger.last_position

    speed = at_least(
        f"facts rebuild, {entries:,} entries",
        "stock one-commit-per-event projection",
        ours,
        theirs,
        35,
        rounds=1,
    )
    return [speed, below("facts rebuild, peak memory", max(peaks), MOST_MEGABYTES)]


def fill(ledger: Ledger, entries: int) -> None:
    """Records that are opened, reclassified twice and closed, until there are so many entries."""
    for start in range(0, entries // 4, BATCH_RECORDS):
        books = ledger.books("CB01")
        upto = min(start + BATCH_RECORDS, entries // 4)
        numbers = [f"M-{number}" for number in range(start, upto)]
        books.preload_numbers(("ST", number) for number in numbers)
        for at, number in enumerate(numbers):
            record = f"ST:{number}"
            opening(number).decide(books)
            for month, name in ((3, "B"), (6, "A")):
                day = date(2022, month, 1 + at % 28)
                ChangeRecord(effective_on=day, number=record, changes={"class": name}).decide(books)
            CloseRecord(
                effective_on=date(2023, 1, 1 + at % 28), number=record, way="reviewed_out"
            ).decide(books)
        ledger.commit(books)


_APART = """
import resource, sys
from pathlib import Path
from commands.session import open_ledger
from projections.facts.store import rebuild
folder = Path(sys.argv[1])
rebuild(open_ledger(folder), folder / "facts")
status = Path("/proc/self/status")  # not getrusage, which after a fork still tells the parent's peak
own = next(int(line.split()[1]) for line in status.read_text().splitlines() if line.startswith("VmHWM"))
second = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss  # what it was forked from is counted, too
print((own + second) / 1024)
"""


def _rebuild_apart(folder: Path) -> float:
    """Rebuild in a new process; return its peak memory and its second's in MB. Needs Linux's
    ``/proc``.
    """
    told = subprocess.run(
        [sys.executable, "-c", _APART, str(folder)], check=True, capture_output=True, text=True
    )
    return float(told.stdout)


def statistics(folder: Path, movements: int = MOVEMENTS) -> list[Result]:
    """A year's statistics of the whole country and of one unit, beside SQL written by hand over the
    same files.
    """
    store = make_facts(folder / "facts", movements)
    asked = Statistics(store)
    country, one_unit = (
        Question(YEAR, END_OF_LOG),
        Question(YEAR, END_OF_LOG, always([UNITS[7]])),
    )
    hand = HandWritten(store)

    def of(question: Question) -> Any:
        return lambda: bool(asked.ask(question))

    return [
        at_most(
            f"as-of statistics, {movements:,} movements, whole country",
            "hand-written DuckDB SQL",
            of(country),
            hand.country,
            1.2,
        ),
        at_most("the same, one unit", "the whole country", of(one_unit), of(country), 0.2),
    ]


class HandWritten:
    """The same figures (opening, added, removed, current by line and symbol) by hand."""

    def __init__(self, store: FactStore) -> None:
        self.connection = duckdb.connect()
        self.spans = [str(path) for path in store.files(SPANS)]
        self.movements = [str(path) for path in store.files(MOVED)]

    def country(self) -> int:
        """Run both queries; one answer."""
        days = {"eve": YEAR.eve, "start": YEAR.start, "end": YEAR.end, "known": END_OF_LOG}
        stocks = self.connection.execute(
            "SELECT line, symbol, sum(weight) FILTER (from_on<=$eve AND until_on>$eve), "
            "sum(weight) FILTER (from_on<=$end AND until_on>$end) FROM read_parquet($files) "
            "WHERE from_on<=$end AND until_on>$eve AND position<=$known GROUP BY ALL",
            {"files": self.spans, "eve": days["eve"], "end": days["end"], "known": days["known"]},
        ).fetchall()
        flows = self.connection.execute(
            "SELECT line, from_symbol, to_symbol, sum(weight) FROM read_parquet($files) "
            "WHERE effective_on BETWEEN $start AND $end AND position<=$known GROUP BY ALL",
            {
                "files": self.movements,
                "start": days["start"],
                "end": days["end"],
                "known": days["known"],
            },
        ).fetchall()
        return 1 if stocks and flows else 0
