"""Files that were suspended, closed or left out, and counted otherwise than the books do."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ledger.records.lifecycle import CloseRecord, ResumeRecord, SuspendRecord
from ledger.records.opening import OpenRecord
from projections.inspection.reconciliation.causes import Cause
from tests.ledger.desk import Desk, day
from tests.projections.inspection.reconciliation.held_reports import watch_file, whole
from tests.projections.inspection.reconciliation.test_mistakes import movement, told


@pytest.fixture
def cases(books: Desk) -> Desk:
    """Four special cases, of which one was suspended in the year."""
    for number in ("VA-1", "VA-2", "VA-3", "VA-4"):
        where = {"line": "CA", "unit": "DKT", "officer": "CB01"}
        opened = OpenRecord(number=number, effective_on=day("1/3/2022"), symbol="VA", **where)  # type: ignore[arg-type]
        books.do(opened)
    books.do(SuspendRecord(effective_on=day("1/3/2024"), number="VA-1"))
    return books


def of_cases(books: Desk, added: int, removed: int, current: int) -> dict[str, tuple[Cause, ...]]:
    """Why what is stated of cases differs, by measure."""
    figures = [
        replace(one, line="CA", id=one.measure) for one in movement(4, added, removed, current)
    ]
    found = whole(books, figures).figures
    return {one.figure.measure: one.causes for one in found if one.verdict == "differs"}


def test_a_suspended_case_is_counted_as_closed(cases: Desk) -> None:
    """It is the one that is, and is named with its suspension."""
    last = cases.ledger.last_position
    cause = {by: Cause("misclassified", by, (last,), ("VA-1",), of="suspended") for by in (-1, 1)}
    assert {"removed": (cause[1],), "current": (cause[-1],)} == of_cases(cases, 0, 1, 3)


def test_a_case_that_goes_on_is_counted_as_new(cases: Desk) -> None:
    """Suspended and resumed: both entries tell it."""
    cases.do(ResumeRecord(effective_on=day("1/4/2024"), number="VA-1"))
    last = cases.ledger.last_position
    cause = Cause("misclassified", 1, (last - 1, last), ("VA-1",), of="suspended")
    assert {"added": (cause,), "removed": (cause,)} == of_cases(cases, 1, 1, 4)


def test_all_that_are_suspended_are_left_out(cases: Desk) -> None:
    """Two are, and are counted as closed: one mistake, made of each."""
    cases.do(SuspendRecord(effective_on=day("1/5/2024"), number="VA-2"))
    found = of_cases(cases, 0, 2, 2)
    assert {("VA-1", "VA-2")} == {one.records for causes in found.values() for one in causes}


def test_closed_files_that_stay_on_the_list(books: Desk) -> None:
    """Three figures, one slip: which of two it is nobody knows, and of one it is not proved."""
    for number in ("ST-001", "ST-002"):
        books.do(CloseRecord(effective_on=day("1/5/2024"), number=number, way="died"))
    last = books.ledger.last_position
    of_a = movement(3, 0, 1, 2, **{"class": "A"})
    found = whole(books, [*movement(9, 1, 1, 9), *of_a])
    assert {("misclassified", "closed", ())} == {
        (one.kind, one.of, one.records) for causes in told(found).values() for one in causes
    }
    assert 4 == len(found.differing)
    for one in found.differing:
        files = {(way[0].records, way[0].entries) for way in one.alternatives}
        assert {(("ST-001",), (last - 1,)), (("ST-002",), (last,))} <= files


def test_the_file_that_was_left_out_stands_first(books: Desk) -> None:
    """Opened and closed in the year, and in neither figure: nothing proves it, and no other would
    do for both.
    """
    books.do(watch_file("ST-012", day("1/2/2024")))
    books.do(CloseRecord(effective_on=day("1/3/2024"), number="ST-012", way="died"))
    books.do(CloseRecord(effective_on=day("1/5/2024"), number="ST-001", way="died"))
    found = whole(books, movement(9, 1, 1, 9)).differing
    assert {"added {}", "removed {}"} == {one.figure.id for one in found}
    assert {(Cause("unexplained", -1),)} == {one.causes for one in found}
    first = (Cause("other_unit", -1, (), ("ST-012",), of="left_out"),)
    assert {first} == {one.alternatives[0] for one in found}


def test_a_line_that_was_left_empty(books: Desk) -> None:
    """Nothing is stated of files of which the books hold many: no file is to blame for that."""
    books.do(CloseRecord(effective_on=day("1/5/2024"), number="ST-001", way="died"))
    found = told(whole(books, [*movement(0, 0, 0, 0), *movement(0, 0, 0, 0, **{"class": "A"})]))
    assert {("unexplained", "line", ())} == {
        (one.kind, one.of, one.records) for causes in found.values() for one in causes
    }
    assert 7 == len(found)
    alone = told(whole(books, movement(9, 0, 1, 9)))
    assert "line" not in {one.of for causes in alone.values() for one in causes}
