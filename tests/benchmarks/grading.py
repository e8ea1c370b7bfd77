"""All lists of targets for all units of a province; one unit's year-end report from nothing."""

from __future__ import annotations

import gc
import os
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from ledger.entries.collaborator import CollaboratorRated, ItemsDelivered
from ledger.entries.record import EffectProduced, RecordReported
from ledger.no_gc import uncollected
from projections.targets.as_json import list_json
from projections.targets.built_in import built_in_list, built_in_texts
from projections.targets.columns.table import RecordTable
from projections.targets.gathering import BooksReader
from projections.targets.grading import GradedList, graded
from projections.targets.purview import Purview
from projections.targets.seen_books import SeenBooks
from projections.targets.sight import Sight
from projections.targets.target_list import TargetList
from tests.benchmarks.busy_province import HOME, YEAR, make_province
from tests.benchmarks.measure import Result, as_installed
from tests.benchmarks.plain_queries import COLUMNS, queries, tables

ENTRIES = 1_000_000
UNIT_ENTRIES = 20_000
ASKED = {
    CollaboratorRated: ("rating",),
    EffectProduced: ("effect",),
    ItemsDelivered: ("items", "valuable"),
    RecordReported: ("subject",),
}
"""What lists look at in entries on records."""
GOAL = 1.5
ROUNDS = 3
COMPARED = "plain DuckDB queries, one a set, over tables filled before"
REPORT_SECONDS = 2.0


def targets(folder: Path, entries: int = ENTRIES, units: int = 300) -> list[Result]:
    """Five lists for every unit, once the books are read, beside a query for each indicator."""
    ledger = make_province(folder / "ledger.sqlite", entries)
    reader, plans = BooksReader(ledger, ledger.last_position), list(_plans())
    read = _took(lambda: reader.seen(YEAR, Purview(HOME)))
    books = reader.seen(YEAR, Purview(HOME))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    columns = _took(lambda: put_into_columns(books))
    lists: list[GradedList] = []

    @uncollected()
    def ours() -> None:
        lists[:] = [one for plan in plans for one in _all_units(fresh[0], plan, units)]

    def theirs() -> None:
        for plan in plans:
            for query in queries(plan, YEAR):
                database.execute(query).fetchall()

    fresh = [books]
    mine, plain = [_took(ours)], list[Spent]()
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    database = tables(books)
    for _ in range(ROUNDS):
        plain.append(_took(theirs))
        fresh = [reader.seen(YEAR, Purview(HOME))]
        mine.append(_took(ours))
    named = _took(lambda: [list_json(one) for one in lists])
    each = _Each(units * len(plans), f"{ledger.last_position:,} entries", mine[:ROUNDS], plain)
    whole = statistics.median(one.wall for one in mine)
    return [
        *each.rows(columns),
        each.row("the same in JSON, all that was counted by its name", "wall", named),
        Result("reading and replaying the entries", f"all {len(lists):,} lists", read.wall, whole,
               "s", read.wall / whole, "–", None),
        Result("the same, peak memory", "with all lists", peak, grown, "MB", peak / grown, "–", None),
    ]  # fmt: skip


def _plans() -> Iterator[TargetList]:
    return (built_in_list(code) for code in built_in_texts())


class Spent(NamedTuple):
    """What something took, in seconds: by the clock, and of the processors."""

    wall: float
    processor: float


def _took(work: Callable[[], object]) -> Spent:
    gc.collect()
    start, begun = time.perf_counter(), time.process_time()
    work()
    return Spent(time.perf_counter() - start, time.process_time() - begun)


NOTHING = Spent(0, 0)


class _Each(NamedTuple):
    """Lists and queries side by side, round after round; ``many``: how many lists there are."""

    many: int
    books: str
    mine: list[Spent]
    plain: list[Spent]

    def rows(self, columns: Spent) -> Iterator[Result]:
        """By the clock and of the processors; and with what making the columns takes."""
        what = f"a list for a unit, {self.books}, read and in columns before"
        yield self.row(what, "wall", goal=GOAL)
        yield self.row("the same, processor time", "processor")
        yield self.row(
            "the same, and putting the records into columns, processor time", "processor", columns
        )

    def row(
        self, what: str, clock: str, more: Spent = NOTHING, goal: float | None = None
    ) -> Result:
        """The medians of one clock, with ``more`` beside what is ours."""
        rounds = zip(self.mine, self.plain, strict=True)
        pairs = [(getattr(a, clock) + getattr(more, clock), getattr(b, clock)) for a, b in rounds]
        mine, plain = (
            1000 * statistics.median(one) / self.many for one in zip(*pairs, strict=True)
        )
        ratio = statistics.median(a / b for a, b in pairs)
        told, met = ("–", None) if goal is None else (f"≤ {goal:g} ×", ratio <= goal)
        return Result(what, COMPARED, mine, plain, "ms", ratio, told, met)


@uncollected()
def put_into_columns(books: SeenBooks) -> None:
    """Make the columns that the lists ask for, and find what moved between units."""
    assert books.index.unsettled is not None
    table = books.index.made(RecordTable)
    for dimension in (*COLUMNS, "unit", "field"):
        table.of_cells(dimension)
    for kind, names in ASKED.items():
        for name in names:
            table.of(kind).coded(name)
    for made in ("settled", "stays", "opened_on", "opening_balance", "first_stood"):
        getattr(table, made)


def _all_units(books: SeenBooks, plan: TargetList, units: int) -> list[GradedList]:
    """A list for the province, and for each unit under it."""
    whole = Sight(books, plan, Purview(HOME), YEAR, plan.branch).of_many
    return [graded(whole), *(graded(one) for _code, one in islice(whole.below(), units - 1))]


def year_end_report(folder: Path, entries: int = UNIT_ENTRIES) -> Result:
    """`socai report write` of the year-end report of one unit, from nothing: processor time."""
    home = folder / "ledger"
    home.mkdir()
    make_province(home / "ledger.sqlite", entries).close()
    script = str(Path(sys.executable).with_name("socai"))
    words = ["report", "write", "--form", "bao-cao-nam", "--unit", "H00", "--from", "15/10/2023"]
    command = [script, "--ledger", str(home), *words, "--to", "14/10/2024"]

    def took(place: int) -> float:
        begun = os.times()
        told = [*command, "--output", str(folder / f"bao-cao-{place}")]
        subprocess.run(told, check=True, capture_output=True, env=as_installed())
        ended = os.times()
        user, system = ended.children_user, ended.children_system
        return user + system - begun.children_user - begun.children_system

    seconds = min(took(place) for place in range(3))
    what = f"one unit's year-end report, cold, {entries:,} entries, processor time"
    share = seconds / REPORT_SECONDS
    return Result(what, "the bound", 1000 * seconds, 1000 * REPORT_SECONDS, "ms", share, "≤ 1 ×",
                  share <= 1)  # fmt: skip
