"""A week's work against a slow count: what came and went, was checked, is overdue."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from random import Random

import pytest

from commands.usecases.falling_due import overdue_of
from ledger.catalog.lines import catalog
from ledger.entries.record import FileChecked
from ledger.values.period import Period
from projections.documents.forms.form_books import FormBooks
from projections.documents.forms.notation import slot_name
from projections.documents.forms.slot_values import CellValue, RowsSlot
from projections.documents.forms.week_slots import WeekSlots
from projections.documents.year_end.wording import kind_name, wording
from projections.inspection.reading.stated.values import StatedReport
from tests.busy_district import HOME, UNITS
from tests.projections.documents.forms.busy_papers import BusyPapers, busy_papers
from tests.projections.documents.forms.made_papers import books_over, paper_over, read_back
from tests.projections.documents.forms.test_counts import ALL, entries_of

WEEK = Period(date(2026, 9, 10), date(2026, 9, 16))


def rows_of(books: FormBooks, what: str) -> tuple[dict[str, CellValue], ...]:
    """The rows of one of the tables."""
    name = slot_name(f"W.{what}")
    assert name is not None
    value = WeekSlots(books).value(name)
    assert isinstance(value, RowsSlot)
    return tuple(dict(one) for one in value.rows)


CAME = {kind_name("added", one) for one in wording()["kinds"]["added"]}


def names_in(books: FormBooks, line: str, *, came: bool) -> list[str]:
    """The numbers of what came in a line, or of what went."""
    name = catalog().line(line).name
    return [
        number
        for row in rows_of(books, "files")
        if row["name"] == name and (str(row["way"]).lower() in CAME) == came
        for number in str(row["records"]).split(", ")
    ]


@pytest.fixture(scope="module")
def district() -> Iterator[BusyPapers]:
    """A district in which much happens until the middle of September."""
    with busy_papers(Random(11)) as made:
        made.work(260)
        yield made


@pytest.mark.parametrize("unit", ["CAH", "DA", "TB"])
@pytest.mark.parametrize("days", [WEEK, Period(date(2025, 10, 15), date(2026, 10, 14))])
def test_numbers_stand_behind_every_figure(district: BusyPapers, unit: str, days: Period) -> None:
    """As many numbers as came and went; each of them a file of the line."""
    ledger = district.ledger
    books = books_over(ledger, unit, days, ledger.settled(ledger.last_position))
    for line, row in zip(ALL, rows_of(books, "lines"), strict=True):
        four = books.standings.figure(line, {})
        assert (four.opening, four.added, four.removed, four.current) == tuple(
            row[one] for one in ("opening", "added", "removed", "current")
        )
        known = {one.number for one in books.sight.books.records.get(line, ())}
        for came, figure in ((True, four.added), (False, four.removed)):
            numbers = names_in(books, line, came=came)
            assert figure == len(numbers)
            assert set(numbers) <= known


def test_checks_are_told_by_checker_and_day(district: BusyPapers) -> None:
    """Each check of the days once, with its file and its findings."""
    ledger = district.ledger
    known_at = ledger.settled(ledger.last_position)
    days = Period(date(2025, 10, 15), date(2026, 10, 14))
    rows = rows_of(books_over(ledger, HOME, days, known_at), "checks")
    made = [one for one in entries_of(ledger, known_at, *ALL) if isinstance(one, FileChecked)]
    assert made
    assert len(made) == sum(int(str(one["files"])) for one in rows)
    assert sum(one.findings for one in made) == sum(int(str(one["findings"])) for one in rows)
    assert {(one.checker, f"{one.effective_on:%d/%m/%Y}") for one in made} == {
        (one["checker"], one["day"]) for one in rows
    }


def test_what_is_overdue_is_told_once_for_each_who_owes_it(
    district: BusyPapers, tmp_path: Path
) -> None:
    """As often as it is; reports of survey files with their numbers; nothing of the days to come."""
    ledger = district.ledger
    books = books_over(ledger, HOME, WEEK, ledger.settled(ledger.last_position))
    since = books.year_so_far.period.start
    assert date(2025, 10, 15) == since
    found = overdue_of(books.sight, ledger, tmp_path, since)
    books = replace(books, asked_overdue=lambda: found)
    rows = rows_of(books, "overdue")
    assert found
    assert all(one.given is None and one.owed.deadline.day <= WEEK.end for one in found)
    assert len(found) == sum(int(str(one["times"])) for one in rows)
    assert len(rows) == len({(one["what"], one["unit"], one["officer"]) for one in rows})
    filed = [one for one in rows if one["records"]]
    assert all(len(str(one["records"]).split(", ")) == one["times"] for one in filed)
    assert_same_rows(read_back(paper_over(books, "bao-cao-tuan").written(), tmp_path), rows)


def assert_same_rows(report: StatedReport, rows: tuple[dict[str, CellValue], ...]) -> None:
    """What is overdue reads back row by row: how often, since when, of which files."""

    def key_of(one: Mapping[str, CellValue]) -> tuple[CellValue, ...]:
        return tuple(
            one[name] or None for name in ("what", "unit", "officer", "since") if name in one
        )

    times = [one for one in report.counts if one.name == "W.overdue.times"]
    assert [(*key_of(one), str(one["times"])) for one in rows] == [
        (*key_of({"officer": None, **one.cell}), one.value) for one in times
    ]
    files = [", ".join(one.names) for one in report.names if one.name == "W.overdue.records"]
    assert files == [
        re.sub(r" \([^)]*\)", "", str(one["records"])) for one in rows if one["records"]
    ]


def test_of_one_branch_what_comes_into_it_is_told(district: BusyPapers) -> None:
    """Also by a change of the file's branch, which is no opening and no closing."""
    ledger = district.ledger
    days = Period(date(2025, 10, 15), date(2026, 10, 14))
    for unit in UNITS[:3]:
        books = books_over(ledger, unit, days, ledger.settled(ledger.last_position))
        books = replace(books, sight=replace(books.sight, branch="ma túy"))
        for line in ALL:
            four = books.standings.figure(line, {})
            assert (four.added, four.removed) == (
                len(names_in(books, line, came=True)),
                len(names_in(books, line, came=False)),
            )
