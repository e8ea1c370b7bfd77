"""A figure beside that of the year before: against a naive count, and by cases small enough to see."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from random import Random

import pytest

from ledger.application import Ledger
from ledger.records.establishment import ChangeUnit, CreateUnit, DissolveUnit
from ledger.records.history import History
from ledger.records.lifecycle import CloseRecord, TransferRecord
from ledger.records.reorganising import MergeUnits
from ledger.values.period import Period
from projections.facts.store import catch_up
from projections.figures.comparison import (
    RiseOrFall,
    change,
    compared,
    side_by_side,
    year_before,
)
from projections.figures.lineage import Lineage, joined, lineage, units_ever
from projections.figures.question import Question, StatRow
from projections.figures.reach import always, reach_among
from projections.figures.reaching_back import NO_UNITS, reached_by, reaches_back
from projections.figures.recount import courses, recount
from projections.figures.statistics import Statistics
from tests.projections.made_books import UNITS, Clock, found_books, open_books, open_record

FIRST, RECORDS, LOOKS = date(2022, 1, 1), 40, 25
NEVER = 10**9
WHOLE = Question(Period(FIRST, FIRST), NEVER)
DAY = timedelta(days=1)


@pytest.fixture(scope="module")
def books(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Ledger, Statistics]]:
    """Forty records of four units over three years, some handed over, some closed."""
    folder = tmp_path_factory.mktemp("compared")
    ledger, random = open_books(folder / "ledger.sqlite", Clock()), Random(11)
    ledger.found("CAH", "Công an huyện Mẫu", "huyện", "test", "CB01")
    teams = [
        CreateUnit(effective_on=FIRST, code=code, name=code, level="huyện", parent="CAH")
        for code in UNITS[1:]
    ]
    ledger.execute(*teams, by="CB01")
    for number in range(RECORDS):
        day = FIRST + timedelta(days=random.randint(0, 900))
        line, unit = random.choice(("ST", "HN")), random.choice(UNITS)
        attributes: dict[str, str | bool] = {"class": "A"} if line == "ST" else {}
        open_record(ledger, f"{line}-{number}", day, attributes, line=line, unit=unit)
        later = day + timedelta(days=random.randint(1, 300))
        if random.random() < 0.5 and later < date(2024, 10, 1):
            to_unit = "CAH" if unit != "CAH" else "DHS"
            moved = TransferRecord(number=f"{line}-{number}", effective_on=later, to_unit=to_unit)
            way = "chết" if line == "ST" else "Chuyển khởi tố"
            ended = CloseRecord(number=f"{line}-{number}", effective_on=later, way=way)
            ledger.execute(random.choice((moved, ended)), by="CB01")
    statistics = Statistics(catch_up(ledger, folder / "facts"))
    yield ledger, statistics
    statistics.close()
    ledger.close()


def naive_reaches_back(histories: list[History], question: Question, day: date) -> bool:
    """Leaf through every record: whether one stood in the units on some day up to this one.

    In the units of the first day of the period.
    """
    first = date(2021, 12, 1)
    stood = [first + timedelta(days=at) for at in range((day - first).days + 1)]
    reach = question.reach
    units = reach.on(question.period.start) if reach else None
    return any(
        cell is not None and (units is None or cell.unit in units)
        for course in courses(histories, question)
        for when in stood
        for cell in (course.cell_on(when),)
    )


def test_comparison_against_a_naive_one(books: tuple[Ledger, Statistics]) -> None:
    """Rows, changes and what is known agree with two plain counts of the same days."""
    ledger, statistics = books
    histories, random = list(ledger.histories()), Random(5)
    for _ in range(LOOKS):
        start = date(2022, 6, 1) + timedelta(days=random.randint(0, 800))
        days = Period(start, start + timedelta(days=random.randint(0, 400)))
        reach = random.choice((None, always(random.sample(UNITS, 2))))
        by: tuple[str, ...] = random.choice(((), ("unit",), ("movement",)))
        question = Question(days, ledger.last_position, reach, by)
        earlier = year_before(statistics.ask, question, date(2024, 10, 20), NEVER, reach)
        then = earlier.question.period
        known = naive_reaches_back(histories, earlier.question, then.start)
        assert known == earlier.is_known
        asked = courses(histories, question)
        assert known == reached_by(asked, then, earlier.question.reach, NO_UNITS)
        now, before = (
            {
                (row.line, row.cell): row
                for row in recount(histories, Question(period, question.known_at, reach, by))
            }
            for period in (days, then)
        )
        found = compared(statistics.ask, question, earlier)
        assert set(now) | (set(before) if known else set()) == {
            (row.now.line, row.now.cell) for row in found
        }
        for row in found:
            key, zero = (row.now.line, row.now.cell), None if "movement" in by else 0
            nothing = StatRow(*key, zero, 0, 0, zero)
            assert now.get(key, nothing) == row.now
            assert (before.get(key, nothing) if known else None) == row.before
            if row.before is not None:
                rise = row.now.added - row.before.added
                words = {1: "rise", -1: "fall", 0: "equal"}[(rise > 0) - (rise < 0)]
                assert RiseOrFall(words, abs(rise)) == row.changes["added"]  # type: ignore[arg-type]


def test_books_that_do_not_reach_back(books: tuple[Ledger, Statistics]) -> None:
    """Before the first record nothing is known, and units alone make nothing known."""
    ledger, statistics = books
    question = Question(Period(date(2022, 6, 1), date(2022, 6, 30)), ledger.last_position)
    earlier = year_before(statistics.ask, question, date(2024, 10, 20), NEVER, None)
    assert not earlier.is_known
    assert {None} == {row.before for row in compared(statistics.ask, question, earlier)}
    eve = Period(date(2021, 12, 31), date(2021, 12, 31))
    assert not reaches_back(statistics.ask, replace(question, period=eve))


def test_units_that_merged_into_a_new_one(tmp_path: Path) -> None:
    """A unit that came of others in the middle of the year is known a year before as they were.

    A unit that came under it is not: what it held was another's then.
    """
    ledger = open_books(tmp_path / "ledger.sqlite", Clock())
    ledger.found("CAH", "Công an huyện Mẫu", "huyện", "test", "CB01")
    made = date(2024, 6, 1)
    for code in ("DHS", "DKT", "TO1", "MOI", "TREN"):
        since = made if code in ("MOI", "TREN") else date(2022, 1, 1)
        unit = CreateUnit(effective_on=since, code=code, name=code, level="huyện", parent="CAH")
        ledger.execute(unit, by="CB01")
    for number, code in enumerate(("DHS", "DKT", "TO1")):
        open_record(ledger, f"ST-{number}", date(2022, 2, 1), {"class": "A"}, unit=code)
    merger = MergeUnits(effective_on=made, codes=("DHS", "DKT"), to_unit="MOI")
    ledger.execute(merger, by="CB01")
    ledger.execute(ChangeUnit(effective_on=made, code="TO1", parent="TREN"), by="CB01")
    histories, statistics = (
        ledger.unit_histories(),
        Statistics(catch_up(ledger, tmp_path / "facts")),
    )
    year, courses_ = Period(date(2024, 1, 1), date(2024, 9, 30)), list(courses(ledger, WHOLE))
    for code, known in (("MOI", True), ("TREN", False)):
        reach = reach_among(histories, code, alone=False)
        found = lineage(histories, reach, year, year.a_year_earlier(year.end), alone=False)
        question = Question(year, ledger.last_position, reach)
        units = units_ever(histories)
        earlier = year_before(statistics.ask, question, year.end, NEVER, found.reach, units)
        assert known == earlier.is_known
        assert known == reached_by(courses_, earlier.question.period, found.reach, units)
    statistics.close()
    ledger.close()


def test_change() -> None:
    """Rise, fall and neither, without a sign."""
    assert RiseOrFall("rise", 12) == change(45, 57)
    assert RiseOrFall("fall", 3) == change(3, 0)
    assert RiseOrFall("equal", 0) == change(0, 0)


def test_side_by_side() -> None:
    """A cell that one answer alone has is all zero in the other; rows keep the catalog's order."""
    left = [StatRow("ST", (), 1, 1, 0, 2), StatRow("ST", (("class", "B"),), 0, 1, 0, 1)]
    right = [StatRow("ST", (), 0, 0, 0, 0), StatRow("ST", (("class", "A"),), 0, 2, 1, 1)]
    found = side_by_side([left, right], only_movements=False)
    assert [(), (("class", "A"),), (("class", "B"),)] == [one.cell for one in found]
    assert (StatRow("ST", (("class", "A"),), 0, 0, 0, 0), right[1]) == found[1].rows


def test_what_a_unit_came_of(tmp_path: Path) -> None:
    """A comparison follows the units that went into one: their sum then, entry by entry of days."""
    ledger = found_books(tmp_path / "ledger.sqlite", Clock())
    for number, unit in enumerate(("DHS", "DKT", "TO1", "CAH")):
        open_record(ledger, f"ST-{number}", date(2024, 2, 1), {"class": "A"}, unit=unit)
    gone = date(2024, 6, 1)
    ledger.execute(DissolveUnit(effective_on=gone, code="TO1", to_unit="DKT"), by="CB01")
    ledger.execute(DissolveUnit(effective_on=gone + DAY, code="DKT", to_unit="DHS"), by="CB01")
    histories = ledger.unit_histories()
    found, ever = partial(lineage, histories, alone=True), Period(FIRST, FIRST + DAY)
    into, year = always(["DHS"]), Period(date(2024, 1, 1), date(2024, 12, 31))
    assert ("DKT", "TO1") == found(into, year, ever).came_of
    assert ("DKT", "TO1") == found(into, year, Period(gone, gone)).came_of
    assert ("DKT",) == found(into, year, Period(gone + DAY, gone + DAY)).came_of
    assert ("TO1",) == found(always(["DKT"]), Period(FIRST, gone), ever).came_of
    assert () == found(into, Period(FIRST, gone), ever).came_of
    assert Lineage(None) == found(None, year, ever)
    codes = ("DHS", "DKT", "TO1")
    each = [reach_among(histories, code, alone=True) for code in codes]
    for days in (Period(FIRST, date(2024, 5, 1)), Period(date(2024, 5, 1), date(2024, 5, 31))):
        whole = Question(days, ledger.last_position, joined(each))
        (row,) = [one for one in recount(ledger, whole) if one.line == "ST" and not one.cell]
        parts = [
            one
            for reach in each
            for one in recount(ledger, Question(days, ledger.last_position, reach))
            if one.line == "ST" and not one.cell
        ]
        assert row.current == sum(one.current or 0 for one in parts) == 3
        assert row.opening == sum(one.opening or 0 for one in parts)
    after = Question(Period(gone, date(2024, 7, 1)), ledger.last_position, joined(each))
    (row,) = [one for one in recount(ledger, after) if one.line == "ST" and not one.cell]
    assert (3, 0, 0, 3) == (row.opening, row.added, row.removed, row.current)
    ledger.close()


def test_lineage_day_by_day(tmp_path: Path) -> None:
    """Of random mergers: a unit counts in the year before on the days on which, a year later, all
    that was its is in the unit asked about.
    """
    random, year = Random(8), Period(date(2024, 1, 1), date(2024, 12, 31))
    for round_ in range(12):
        ledger = found_books(tmp_path / f"{round_}.sqlite", Clock())
        codes = [f"X{number}" for number in range(6)]
        units = [
            CreateUnit(effective_on=FIRST, code=code, name=code, level="xã", parent="CAH")
            for code in codes
        ]
        ledger.execute(*units, by="CB01")
        days = sorted(date(2022, 6, 1) + random.randint(0, 860) * DAY for _ in range(5))
        into = {code: random.choice(codes[at + 1 :]) for at, code in enumerate(codes[:5])}
        for code, day in zip(codes, days, strict=False):
            merger = MergeUnits(effective_on=day, codes=(code,), to_unit=into[code])
            ledger.execute(merger, by="CB01")
        ends = dict(zip(codes, days, strict=False))
        for asked in codes:
            for back in (date(2023, 3, 5), date(2023, 8, 20), date(2023, 12, 31)):
                found = lineage(
                    ledger.unit_histories(), always([asked]), year,
                    Period(date(2023, 1, 1), date(2023, 12, 31)), alone=True,
                )  # fmt: skip
                later = back.replace(year=2024)
                with_it = {one for one in codes if asked in steps(one, later, ends, into)}
                counted = {one for one in with_it if one == asked or ends[one] > date(2023, 1, 1)}
                assert found.reach is not None
                assert counted == found.reach.on(back), (round_, asked, back)
        ledger.close()


def steps(code: str, day: date, ends: dict[str, date], into: dict[str, str]) -> list[str]:
    """Who carried on a unit up to a day, one after another, itself first."""
    found = [code]
    while found[-1] in ends and ends[found[-1]] <= day:
        found.append(into[found[-1]])
    return found
