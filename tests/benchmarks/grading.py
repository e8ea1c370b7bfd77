"""All lists of targets for all units of a province; one unit's year-end report from nothing."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import time
from dataclasses import replace
from datetime import date
from pathlib import Path

from ledger.application import Ledger
from ledger.values.period import Period
from projections.targets.built_in import built_in_list, built_in_texts
from projections.targets.gathering import seen_books
from projections.targets.grading import graded
from projections.targets.purview import Purview
from projections.targets.seen_books import SeenBooks
from projections.targets.sight import Sight
from tests.benchmarks.busy_province import HOME, make_province
from tests.benchmarks.measure import Result, at_most
from tests.benchmarks.plain_queries import queries, tables

ENTRIES = 1_000_000
UNIT_ENTRIES = 20_000
YEAR = Period(date(2023, 10, 15), date(2024, 10, 14))
REPORT_SECONDS = 2.0


def targets(folder: Path, entries: int = ENTRIES, units: int = 300) -> list[Result]:
    """Five lists for every unit, once the books are read, beside a query for each indicator."""
    ledger = make_province(folder / "ledger.sqlite", entries)
    start = time.perf_counter()
    books = _books(ledger)
    read = time.perf_counter() - start
    database, plans = tables(books), [built_in_list(code) for code in built_in_texts()]

    def ours() -> int:
        return sum(_all_units(replace(books), code, units) for code in built_in_texts())

    def theirs() -> int:
        for plan in plans:
            for query in queries(plan, YEAR):
                database.execute(query).fetchall()
        return units * len(plans)

    what = f"five lists for {units} units, {ledger.last_position:,} entries, read before"
    graded_all = at_most(what, "plain DuckDB queries, one a set", ours, theirs, 1.5, rounds=1)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    reading = Result("reading them", "what the lists then take", 1000 * read, graded_all.ours * 5 * units,
                     "ms", 1000 * read / (graded_all.ours * 5 * units), "–", None)  # fmt: skip
    memory = Result("the same, peak memory of the process", "of an entry, in KB", peak,
                    1024 * peak / ledger.last_position, "MB", 1.0, "–", None)  # fmt: skip
    return [graded_all, reading, memory]


def _books(ledger: Ledger) -> SeenBooks:
    return seen_books(ledger, ledger.last_position, YEAR, Purview(HOME))


def _all_units(books: SeenBooks, code: str, units: int) -> int:
    """A list for the province, and for each unit under it."""
    plan = built_in_list(code)
    whole = Sight(books, plan, Purview(HOME), YEAR, plan.branch)
    below = list(whole.units_below())[: units - 1]
    return len([graded(whole), *(graded(whole.of_unit(one)) for one in below)])


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
