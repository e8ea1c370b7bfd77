"""All lists of targets for all units of a province; one unit's year-end report from nothing."""

from __future__ import annotations

import os
import resource
import statistics
import subprocess
import sys
import time
from datetime import date
from itertools import islice
from pathlib import Path

from ledger.application import Ledger
from ledger.entries.collaborator import CollaboratorRated, ItemsDelivered
from ledger.entries.record import EffectProduced, RecordReported
from ledger.no_gc import uncollected
from ledger.values.period import Period
from projections.targets.as_json import list_json
from projections.targets.built_in import built_in_list, built_in_texts
from projections.targets.columns.table import RecordTable
from projections.targets.gathering import seen_books
from projections.targets.grading import GradedList, graded
from projections.targets.purview import Purview
from projections.targets.seen_books import SeenBooks
from projections.targets.sight import Sight
from projections.targets.target_list import TargetList
from tests.benchmarks.busy_province import HOME, make_province
from tests.benchmarks.measure import Result, rate
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
YEAR = Period(date(2023, 10, 15), date(2024, 10, 14))
GOAL = 1.5
REPORT_SECONDS = 2.0


def targets(folder: Path, entries: int = ENTRIES, units: int = 300) -> list[Result]:
    """Five lists for every unit, once the books are read, beside a query for each indicator."""
    ledger = make_province(folder / "ledger.sqlite", entries)
    start = time.perf_counter()
    books = _books(ledger)
    read = time.perf_counter() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    plans = [built_in_list(code) for code in built_in_texts()]
    lists: list[GradedList] = []
    start = time.perf_counter()
    put_into_columns(books)
    laid = 1000 * (time.perf_counter() - start) / (units * len(plans))

    @uncollected()
    def ours() -> int:
        lists.extend(one for plan in plans for one in _all_units(books, plan, units))
        return len(lists)

    def named() -> int:
        return len([list_json(one) for one in lists])

    def theirs() -> int:
        for plan in plans:
            for query in queries(plan, YEAR):
                database.execute(query).fetchall()
        return units * len(plans)

    mine = 1000 / rate(ours)
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    json, database = 1000 / rate(named), tables(books)
    plain = 1000 / statistics.median(rate(theirs) for _ in range(3))
    what = f"a list for a unit, {ledger.last_position:,} entries, read and in columns before"
    of, met = "plain DuckDB queries, one a set, over tables filled before", mine <= GOAL * plain
    in_json, whole = "the same in JSON, all that was counted by its name", mine * len(lists)
    with_columns = "the same, and putting the records into columns"
    return [
        Result(what, of, mine, plain, "ms", mine / plain, f"≤ {GOAL:g} ×", met),
        Result(with_columns, of, mine + laid, plain, "ms", (mine + laid) / plain, "–", None),
        Result(in_json, of, mine + json, plain, "ms", (mine + json) / plain, "–", None),
        Result("reading and replaying the entries", f"all {len(lists):,} lists", read, whole / 1000,
               "s", 1000 * read / whole, "–", None),
        Result("the same, peak memory", "with all lists", peak, grown, "MB", peak / grown, "–", None),
    ]  # fmt: skip


def _books(ledger: Ledger) -> SeenBooks:
    return seen_books(ledger, ledger.last_position, YEAR, Purview(HOME))


@uncollected()
def put_into_columns(books: SeenBooks) -> None:
    """Make the columns that the lists ask for."""
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
        subprocess.run(told, check=True, capture_output=True)
        ended = os.times()
        user, system = ended.children_user, ended.children_system
        return user + system - begun.children_user - begun.children_system

    seconds = min(took(place) for place in range(3))
    what = f"one unit's year-end report, cold, {entries:,} entries, processor time"
    share = seconds / REPORT_SECONDS
    return Result(what, "the bound", 1000 * seconds, 1000 * REPORT_SECONDS, "ms", share, "≤ 1 ×",
                  share <= 1)  # fmt: skip
