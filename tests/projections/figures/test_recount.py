"""The slow twin on books small enough to count by hand, and the postings behind its figures."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from ledger.application import Ledger
from ledger.records.books import Books
from ledger.records.establishment import ChangeUnit
from ledger.records.lifecycle import (
    ChangeRecord,
    CloseRecord,
    ConvertRecord,
    SuspendRecord,
    TransferRecord,
)
from ledger.records.opening import OpenRecord
from ledger.records.voiding import CorrectEntry, VoidEntry
from ledger.values.period import Period
from projections.facts.store import catch_up
from projections.figures.answer import Posting
from projections.figures.question import Question, StatRow
from projections.figures.reach import Reach, always, reach_of
from projections.figures.recount import courses, records_behind, recount
from projections.figures.statistics import Statistics
from tests.projections.made_books import day, found_books, open_record

MONTH = Period(day(10), day(20))


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    """Books with units and officers only."""
    books = found_books(tmp_path / "ledger.sqlite")
    yield books
    books.close()


def figures(
    ledger: Ledger,
    line: str,
    *by: str,
    units: set[str] | None = None,
    known_at: int | None = None,
    reach: Reach | None = None,
) -> dict[str, list[int | None]]:
    """Opening, added, removed, current by the values of the cell, joined; slow and fast say the
    same.
    """
    known_at = ledger.last_position if known_at is None else known_at
    asked = Question(MONTH, known_at, always(units) if units else reach, by, (line,))
    rows = recount(ledger, asked)
    with TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        assert rows == Statistics(catch_up(ledger, Path(folder))).ask(asked)
    assert (
        rows
        == recount(list(ledger.histories()), asked)
        == recount(list(courses(ledger, asked)), asked)
    )
    return {
        "/".join(str(value) for _, value in row.cell): [
            row.opening,
            row.added,
            row.removed,
            row.current,
        ]
        for row in rows
    }


def test_days_are_inclusive(ledger: Ledger) -> None:
    """The opening is the state at the end of the eve; both ends of the period are in it; the day
    after is not.
    """
    for number, on in enumerate((9, 10, 20, 21)):
        open_record(ledger, f"ST-{number}", day(on))
    ledger.execute(CloseRecord(number="ST-0", effective_on=day(20), way="chết"), by="CB01")
    assert [1, 2, 1, 2] == figures(ledger, "ST")[""]


def test_a_conversion_is_nothing_in_the_total(ledger: Ledger) -> None:
    """LC becomes LT: a removal in one cell and an addition in another, no new collaborator."""
    open_record(ledger, "LC-1", day(0), line="CTVBM")
    ledger.execute(
        ConvertRecord(number="LC-1", effective_on=day(15), symbol="LT", type="1"), by="CB01"
    )
    assert {"": [1, 0, 0, 1], "LT": [0, 1, 0, 1], "LC": [1, 0, 1, 0]} == figures(ledger, "CTVBM")


def test_a_reclassification_is_seen_where_it_is_asked_about(ledger: Ledger) -> None:
    """By class it moves; by list it does not."""
    open_record(ledger, "ST-1", day(0), {"class": "A", "list": "I"})
    ledger.execute(
        ChangeRecord(number="ST-1", effective_on=day(15), changes={"class": "B"}), by="CB01"
    )
    assert {"A": [1, 0, 1, 0], "B": [0, 1, 0, 1]} == figures(ledger, "ST", "class")
    assert {"I": [1, 0, 0, 1]} == figures(ledger, "ST", "list")


def test_a_transfer_moves_between_units_and_not_within_both(ledger: Ledger) -> None:
    """Out of one, into the other; nothing for whoever counts the two together."""
    open_record(ledger, "ST-1", day(0), unit="DKT")
    ledger.execute(TransferRecord(number="ST-1", effective_on=day(15), to_unit="DHS"), by="CB01")
    assert [1, 0, 1, 0] == figures(ledger, "ST", units={"DKT"})[""]
    assert [0, 1, 0, 1] == figures(ledger, "ST", units={"DHS", "TO1"})[""]
    assert [1, 0, 0, 1] == figures(ledger, "ST", units={"DKT", "DHS"})[""]
    assert {"DHS": [0, 1, 0, 1], "DKT": [1, 0, 1, 0]} == figures(ledger, "ST", "unit")
    assert {"DHS": [0, 1, 0, 1]} == figures(ledger, "ST", "unit", units={"DHS"})
    assert [0, 0, 0, 0] == figures(ledger, "ST", units={"TO1"})[""]


def test_an_old_answer_stays_what_it_was(ledger: Ledger) -> None:
    """Late entries, voids and corrections change today's answer and not yesterday's."""
    opening = open_record(ledger, "ST-1", day(0), {"class": "A"})
    closing = ledger.execute(
        CloseRecord(number="ST-1", effective_on=day(15), way="chết"), by="CB01"
    ).position
    then = ledger.last_position
    ledger.execute(VoidEntry(position=closing, reason="nhầm", last=then), by="CB02")
    ledger.execute(
        CorrectEntry(position=opening, reason="nhầm", last=then + 1, changes={"class": "B"}),
        by="CB02",
    )
    open_record(ledger, "ST-2", day(12), {"class": "B"})
    assert {"A": [1, 0, 1, 0]} == figures(ledger, "ST", "class", known_at=then)
    assert {"A": [1, 0, 0, 1]} == figures(ledger, "ST", "class", known_at=then + 1)
    assert {"B": [1, 1, 0, 2]} == figures(ledger, "ST", "class")


def test_what_is_behind_a_figure(ledger: Ledger) -> None:
    """As many postings as the figure says, each the entry by which the record came to be counted
    there.
    """
    first = open_record(ledger, "ST-2", day(0), {"class": "A"})
    second = open_record(ledger, "ST-1", day(12), {"class": "B"})
    change = ledger.execute(
        ChangeRecord(number="ST-2", effective_on=day(14), changes={"class": "B"}), by="CB02"
    ).position
    closing = ledger.execute(
        CloseRecord(number="ST-1", effective_on=day(15), way="chết"), by="CB02"
    ).position
    opened = Posting("ST-2", "ST:ST-2", day(0), first, "CB01")
    stands = Posting("ST-2", "ST:ST-2", day(14), change, "CB02")
    arrived = Posting("ST-1", "ST:ST-1", day(12), second, "CB01", movement="opened")
    changed = stands._replace(movement="reclassified")
    closed = Posting("ST-1", "ST:ST-1", day(15), closing, "CB02", movement="closed", closing="died")
    class_b = (("class", "B"),)
    expected = {
        ((), "opening"): [opened],
        ((), "added"): [arrived],
        ((), "removed"): [closed],
        ((), "current"): [stands],
        (class_b, "opening"): [],
        (class_b, "added"): [arrived, changed],
        (class_b, "removed"): [closed],
        (class_b, "current"): [stands],
        ((("class", "A"), ("list", None)), "removed"): [changed],
    }
    asked = Question(MONTH, ledger.last_position)
    found = {key: records_behind(ledger, asked, "ST", *key) for key in expected}
    assert expected == found


def test_opening_balances_may_count_as_known(ledger: Ledger) -> None:
    """A register loaded late, as an opening balance, was known to the unit when it reported."""
    reported = ledger.last_position
    books: Books = ledger.books("CB01", opening_balance=True)
    OpenRecord(
        effective_on=day(0), line="ST", number="ST-1", symbol="ST", unit="DKT", officer="CB01"
    ).decide(books)
    ledger.commit(books)
    open_record(ledger, "ST-2", day(0))
    asked = Question(MONTH, reported, lines=("ST",))

    def total(rows: list[StatRow]) -> int | None:
        return rows[0].current

    assert 0 == total(recount(ledger, asked))
    assert 1 == total(recount(ledger, asked, lambda entry: entry.opening_balance))
    behind = records_behind(ledger, asked, "ST", (), "current", lambda entry: entry.opening_balance)
    assert ["ST-1"] == [posting.number for posting in behind]


def test_between_void_and_replacement_nothing_fails(ledger: Ledger) -> None:
    """As known at the void alone, the record has no opening, and what follows it changes
    nothing.
    """
    opening = open_record(ledger, "CA-1", day(0), line="CA")
    ledger.execute(ConvertRecord(number="CA-1", effective_on=day(15), symbol="VX"), by="CB01")
    last = ledger.last_position
    ledger.execute(
        CorrectEntry(position=opening, reason="nhầm", last=last, effective_on=day(1)), by="CB01"
    )
    assert {"": [0, 0, 0, 0]} == figures(ledger, "CA", known_at=last + 1)
    assert {"": [1, 0, 0, 1], "VA": [1, 0, 1, 0], "VX": [0, 1, 0, 1]} == figures(
        ledger, "CA", known_at=last + 2
    )


def test_a_course_knows_what_was_before_it(ledger: Ledger) -> None:
    """Before its opening a record stands nowhere."""
    open_record(ledger, "ST-1", day(5))
    (course,) = courses(ledger, Question(MONTH, ledger.last_position))
    assert (None, None) == (course.cell_on(day(4)), course.turn_on(day(4)))
    assert "ST" == getattr(course.cell_on(day(5)), "symbol", None)


def reorganised(ledger: Ledger) -> int:
    """ST-1 and ST-2 stand in TO1, which comes from DKT to DHS on day 15; ST-2 is closed before,
    ST-3 opened in TO1 after, and ST-4 handed over from it to DHS before. The entry's position.
    """
    for number in ("ST-1", "ST-2", "ST-4"):
        open_record(ledger, number, day(1), unit="TO1")
    open_record(ledger, "ST-3", day(16), unit="TO1")
    ledger.execute(
        CloseRecord(number="ST-2", effective_on=day(12), way="chết"),
        TransferRecord(number="ST-4", effective_on=day(13), to_unit="DHS"),
        by="CB01",
    )
    change = ChangeUnit(effective_on=day(15), code="TO1", parent="DHS")
    return ledger.execute(change, by="CB02").position


@pytest.mark.parametrize(
    ("code", "total", "movements"),
    [
        ("DKT", [3, 0, 3, 0], {"closed": (0, 1), "reorganised": (0, 1), "transferred": (0, 1)}),
        ("DHS", [0, 3, 0, 3], {"opened": (1, 0), "reorganised": (1, 0), "transferred": (1, 0)}),
        ("CAH", [3, 1, 1, 3], {"opened": (1, 0), "closed": (0, 1)}),
    ],
)
def test_what_a_team_holds_comes_and_goes_with_it(
    ledger: Ledger, code: str, total: list[int], movements: dict[str, tuple[int, int]]
) -> None:
    """An opening is the last closing; what came or went on the day of the change is a movement of
    its own, and what moved before counts by the tree of its day.
    """
    reorganised(ledger)
    reach = reach_of(ledger, code, alone=False, as_of=MONTH.end)
    assert total == figures(ledger, "ST", reach=reach)[""]
    found = {
        kind: (added, removed)
        for kind, (opening, added, removed, current) in figures(
            ledger, "ST", "movement", reach=reach
        ).items()
        if (opening, current) == (None, None)
    }
    assert movements == found


def test_behind_a_reorganisation_stands_the_entry_that_moved_the_unit(
    ledger: Ledger, tmp_path: Path
) -> None:
    """For every record that its unit brought or took, on that day."""
    position = reorganised(ledger)
    expected = [Posting("ST-1", "ST:ST-1", day(15), position, "CB02", movement="reorganised")]
    statistics = Statistics(catch_up(ledger, tmp_path / "facts"))
    for code, measure in (("DHS", "added"), ("DKT", "removed")):
        reach = reach_of(ledger, code, alone=False, as_of=MONTH.end)
        asked = Question(MONTH, ledger.last_position, reach)
        for group in (
            (("movement", "reorganised"),),
            (("unit", "TO1"), ("movement", "reorganised")),
        ):
            assert expected == records_behind(ledger, asked, "ST", group, measure)
            assert expected == statistics.drill(asked, "ST", group, measure)


def test_removals_are_told_apart_by_the_way_of_closing(ledger: Ledger) -> None:
    """What was removed otherwise, and what was added, has none."""
    reorganised(ledger)
    reach = reach_of(ledger, "DKT", alone=False, as_of=MONTH.end)
    expected = {"died": [None, 0, 1, None], "None": [None, 0, 2, None]}
    assert expected == figures(ledger, "ST", "closing", reach=reach)


def test_a_hand_over_between_officers_is_a_movement_between_officers(ledger: Ledger) -> None:
    """And none of their unit."""
    open_record(ledger, "ST-1", day(1))
    ledger.execute(
        TransferRecord(number="ST-1", effective_on=day(12), to_officer="CB02"), by="CB01"
    )
    assert [1, 0, 0, 1] == figures(ledger, "ST")[""]
    assert {} == figures(ledger, "ST", "movement")
    expected = {
        "CB01/transferred": [None, 0, 1, None],
        "CB02/transferred": [None, 1, 0, None],
    }
    assert expected == figures(ledger, "ST", "officer", "movement")
    assert {"CB01": [1, 0, 1, 0], "CB02": [0, 1, 0, 1]} == figures(ledger, "ST", "officer")


def test_a_suspended_case_is_told_apart(ledger: Ledger) -> None:
    """It stays in the books."""
    open_record(ledger, "CA-1", day(1), line="CA")
    ledger.execute(SuspendRecord(number="CA-1", effective_on=day(12)), by="CB01")
    expected = {"open": [1, 0, 1, 0], "suspended": [0, 1, 0, 1]}
    assert expected == figures(ledger, "CA", "status")
