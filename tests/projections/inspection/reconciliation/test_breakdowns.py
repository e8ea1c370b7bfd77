"""Figures by how files came and went, how they were closed, how they stand and who holds them."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from ledger.records.establishment import ChangeUnit, CreateUnit
from ledger.records.lifecycle import CloseRecord, ConvertRecord, SuspendRecord, TransferRecord
from ledger.values.period import Period
from projections.inspection.reading.stated.values import Figure
from projections.inspection.reconciliation.asked import NO_STOCK, NO_SUCH_OFFICER, may_be
from projections.inspection.reconciliation.causes import Cause
from projections.inspection.reconciliation.judgement import NOT_TOLD_APART
from tests.ledger.desk import Desk, day
from tests.projections.inspection.reconciliation.held_reports import (
    later,
    reconciled,
    stated,
    whole,
)

IN_THE_YEAR = date(2024, 6, 1)


@pytest.fixture
def year(books: Desk) -> Desk:
    """Of ten watch files of DKT two died, one was reviewed out, two went to DHS and one came back."""
    for number, way in ((1, "died"), (2, "died"), (3, "reviewed_out")):
        books.close(f"ST-{number:03}", IN_THE_YEAR, way)
    for number, unit, on in (
        (4, "DHS", "1/2/2024"),
        (5, "DHS", "1/2/2024"),
        (5, "DKT", "1/3/2024"),
    ):
        given = {"to_unit": unit, "to_officer": "CB02" if unit == "DHS" else "CB01"}
        books.do(TransferRecord(effective_on=day(on), number=f"ST-{number:03}", **given))
    return books


@pytest.mark.parametrize(
    ("measure", "cell", "value", "unit"),
    [
        ("removed", {"closing": "died"}, 2, "CAH"),
        ("removed", {"closing": "reviewed_out"}, 1, "CAH"),
        ("removed", {"closing": "arrested"}, 0, "CAH"),
        ("removed", {"closing": "died", "class": "A"}, 2, "CAH"),
        ("removed", {"closing": "died", "unit": "DKT"}, 2, "CAH"),
        ("removed", {"closing": "died"}, 0, "DHS"),
        ("removed", {"movement": "closed"}, 3, "DKT"),
        ("removed", {"movement": "transferred"}, 2, "DKT"),
        ("removed", {"movement": "transferred"}, 0, "CAH"),
        ("added", {"movement": "transferred"}, 1, "DKT"),
        ("added", {"movement": "transferred"}, 2, "DHS"),
        ("added", {"movement": "opened"}, 1, "CAH"),
        ("added", {"movement": "opened"}, 0, "DHS"),
        ("current", {"officer": "CB02"}, 1, "CAH"),
        ("current", {"officer": "cb-02"}, 1, "CAH"),
        ("added", {"officer": "CB02"}, 2, "CAH"),
        ("removed", {"officer": "CB01", "movement": "closed"}, 3, "CAH"),
    ],
)
def test_a_figure_by_a_breakdown_is_confirmed_and_another_is_not(
    year: Desk, measure: Any, cell: dict[str, str], value: int, unit: str
) -> None:
    """What the books say is right, one more or one less is not, and is called so."""
    assert "matches" == reconciled(year, stated(value, measure, cell=cell), unit=unit).verdict
    for false in {value + 1, max(0, value - 1)} - {value}:
        found = reconciled(year, stated(false, measure, cell=cell), unit=unit)
        assert ("differs", value, value) == (found.verdict, found.then, found.now)


def test_a_late_death_moves_the_cell_of_deaths_alone(year: Desk) -> None:
    """Then two, now three: recorded late, by whom; those reviewed out are as many as they were."""
    closed = CloseRecord(effective_on=date(2024, 10, 10), number="ST-006", way="died")
    then = later(year, date(2024, 10, 20), closed)
    late = Cause("late_entry", 1, (then + 1,), ("ST-006",), ("CB02",), 10)
    died = {"closing": "died"}
    found = reconciled(year, stated(2, "removed", cell=died), then)
    assert ("matches_then", 2, 3, (late,)) == (found.verdict, found.then, found.now, found.causes)
    early = reconciled(year, stated(3, "removed", cell=died), then)
    assert ("matches_now", (late,)) == (early.verdict, early.causes)
    other = reconciled(year, stated(1, "removed", cell={"closing": "reviewed_out"}), then)
    assert ("matches", ()) == (other.verdict, other.causes)


def test_a_way_of_closing_that_was_corrected(year: Desk) -> None:
    """What was reported as a death was none: it goes from one cell to the other, and both say by
    which correction.
    """
    position = year.ledger.find("ST-001").entries[-1].position
    then = year.ledger.last_position
    year.correct(position, way="reviewed_out")
    died, reviewed = (
        reconciled(year, stated(value, "removed", cell={"closing": way}), then)
        for way, value in (("died", 2), ("reviewed_out", 1))
    )
    assert [("matches_then", 2, 1), ("matches_then", 1, 2)] == [
        (one.verdict, one.then, one.now) for one in (died, reviewed)
    ]
    assert [("corrected_since", -1), ("corrected_since", 1)] == [
        (one.causes[0].kind, one.causes[0].difference) for one in (died, reviewed)
    ]
    assert "matches" == reconciled(year, stated(3, "removed"), then).verdict


def test_suspended_cases_are_told_apart(books: Desk) -> None:
    """One of three cases is suspended, one more since: how many stand so, then and now."""
    for number in range(1, 4):
        books.open(f"VA-{number}", line="CA")
    books.do(SuspendRecord(effective_on=day("1/5/2024"), number="VA-1"))
    late = SuspendRecord(effective_on=day("10/10/2024"), number="VA-2")
    then = later(books, date(2024, 10, 20), late)
    for status, said, is_now in (("suspended", 1, 2), ("open", 2, 1)):
        found = reconciled(books, stated(said, line="CA", cell={"status": status}), then)
        assert ("matches_then", said, is_now) == (found.verdict, found.then, found.now)
        assert ["late_entry"] == [one.kind for one in found.causes]
    false = reconciled(books, stated(3, line="CA", cell={"status": "suspended"}), then)
    assert "differs" == false.verdict
    assert "matches" == reconciled(books, stated(3, line="CA"), then).verdict


def test_a_team_that_came_is_a_movement_of_its_kind(books: Desk) -> None:
    """A group with one file is put under DHS in mid-year: that file came so, and in no other way."""
    group = CreateUnit(
        effective_on=day("1/1/2020"), code="TO1", name="Tổ 1", level="huyện", parent="DKT"
    )
    books.do(group, TransferRecord(effective_on=day("1/5/2022"), number="ST-001", to_unit="TO1"))
    books.do(ChangeUnit(effective_on=day("1/4/2024"), code="TO1", parent="DHS"))
    for unit, measure in (("DHS", "added"), ("DKT", "removed")):
        for kind, value in (("reorganised", 1), ("transferred", 0)):
            figure = stated(value, measure, cell={"movement": kind})  # type: ignore[arg-type]
            assert "matches" == reconciled(books, figure, unit=unit).verdict
    by_hand = stated(1, "added", cell={"movement": "transferred"})
    found = reconciled(books, by_hand, unit="DHS")
    assert ("not_checkable", NOT_TOLD_APART) == (found.verdict, found.why)
    new = stated(1, "added", cell={"movement": "opened"})
    assert "differs" == reconciled(books, new, unit="DHS").verdict


def test_a_way_that_nobody_wrote_accuses_nobody(year: Desk) -> None:
    """A register of closings without ways: one more may have died, two more did not; a file that
    was handed over may be one of those who moved away, but of none who died.
    """
    year.close("ST-007", IN_THE_YEAR, "unstated")
    for way, value, unit, verdict in (
        ("died", 2, "CAH", "matches"),
        ("died", 3, "CAH", "not_checkable"),
        ("died", 4, "CAH", "differs"),
        ("died", 4, "DKT", "differs"),
        ("left_area", 1, "CAH", "not_checkable"),
        ("left_area", 3, "DKT", "not_checkable"),
        ("left_area", 4, "DKT", "differs"),
    ):
        found = reconciled(year, stated(value, "removed", cell={"closing": way}), unit=unit)
        assert (way, value, verdict) == (way, value, found.verdict)


def test_who_cannot_be_asked_for(year: Desk) -> None:
    """An officer nobody knows, and a stock by what only movements have."""
    unknown = reconciled(year, stated(1, cell={"officer": "CB99"}))
    assert ("not_checkable", NO_SUCH_OFFICER) == (unknown.verdict, unknown.why)
    for name in ("movement", "closing"):
        for measure in ("opening", "current"):
            figure = stated(1, measure, cell={name: "died"})
            found = reconciled(year, figure)
            assert ("not_checkable", NO_STOCK) == (found.verdict, found.why)


@pytest.mark.parametrize(
    ("measure", "cell", "right"),
    [
        ("added", {}, {3, 2}),  # two opened, and one handed over
        ("added", {"symbol": "LT"}, {3, 2, 1}),  # one opened, one handed over, one converted
        ("added", {"symbol": "LC"}, {1}),
        ("removed", {}, {2, 1}),  # one closed, and one handed over
        ("removed", {"symbol": "LC"}, {2, 1}),  # one closed, one converted
        ("removed", {"symbol": "LT"}, {1, 0}),
        ("added", {"unit": "DKT"}, {3, 2}),
        ("added", {"movement": "opened"}, {2}),
        ("added", {"movement": "opened", "symbol": "LT"}, {1}),
    ],
)
def test_what_came_is_counted_as_the_books_add_it_up_or_as_people_do(
    books: Desk, measure: Any, cell: dict[str, str], right: set[int]
) -> None:
    """All that came into a cell, what came into the unit's books, or what was opened alone: each is
    confirmed, and no other number; in a report of this program the first alone.
    """
    collaborators(books)
    for value in range(6):
        figure = stated(value, measure, "CTVBM", cell=cell)
        found = reconciled(books, figure, unit="DKT").verdict
        assert (value, value in right) == (value, found == "matches")
        by_us = reconciled(books, figure, unit="DKT", written=books.ledger.last_position).verdict
        assert (value, value == max(right)) == (value, by_us == "matches")


def collaborators(books: Desk) -> None:
    """In the year DKT opened an LT and an LC, was handed an LT, converted an LC to LT, closed an LC,
    and gave an LT away.
    """
    for number, unit, on in (
        ("LC-1", "DKT", "1/3/2022"),
        ("LC-2", "DKT", "1/3/2022"),
        ("LC-3", "DKT", "1/3/2024"),
        ("LT-1", "DKT", "1/3/2022"),
        ("LT-2", "DHS", "1/3/2022"),
        ("LT-3", "DKT", "1/3/2024"),
    ):
        symbol = number[:2]
        attributes = {"type": "1"} if symbol == "LT" else {}
        books.open(number, day(on), line="CTVBM", symbol=symbol, unit=unit, attributes=attributes)
    books.do(ConvertRecord(effective_on=day("1/4/2024"), number="LC-1", symbol="LT", type="2"))
    books.do(TransferRecord(effective_on=day("1/5/2024"), number="LT-1", to_unit="DHS"))
    books.do(TransferRecord(effective_on=day("1/5/2024"), number="LT-2", to_unit="DKT"))
    books.close("LC-2", IN_THE_YEAR, "need_ended")


def test_a_file_that_came_late_is_told_though_another_way_of_counting_hides_it(year: Desk) -> None:
    """Two came by the submission, and three now: the books' own reading was right then, and says
    what came late. One opened then and one now would hide it.
    """
    late = TransferRecord(
        effective_on=date(2024, 10, 10), number="ST-004", to_unit="DKT", to_officer="CB01"
    )
    then = later(year, date(2024, 10, 20), late)
    found = reconciled(year, stated(2, "added"), then, unit="DKT")
    assert ("matches_then", 2, 3) == (found.verdict, found.then, found.now)
    assert [("late_entry", ("ST-004",))] == [(one.kind, one.records) for one in found.causes]
    opened = reconciled(year, stated(1, "added"), then, unit="DKT")
    assert ("matches", 1, 1, ()) == (opened.verdict, opened.then, opened.now, opened.causes)


def test_breakdowns_beside_totals_of_the_same_days(year: Desk) -> None:
    """Counted together, of whole periods and of their own days, none disturbs another."""
    spring = Period(day("1/2/2024"), day("31/5/2024"))
    figures: list[Figure] = [
        stated(3, "removed"),
        stated(2, "removed", cell={"closing": "died"}),
        stated(3, "removed", cell={"movement": "closed"}),
        stated(0, "removed", cell={"movement": "closed"}, period=spring),
        stated(7),
        stated(1, "added", period=spring),
    ]
    assert ["matches"] * 6 == [one.verdict for one in whole(year, figures).figures]


def test_what_the_books_may_tell_otherwise() -> None:
    """Ways nobody wrote, units that moved with their files, and what is not classified."""
    assert {"unstated"} == may_be("ST", "closing", "died")
    assert {"unstated", None} == may_be("ST", "closing", "left_area")
    assert {"unstated"} == may_be("CA", "closing", "solved")
    assert {"reorganised"} == may_be("ST", "movement", "transferred")
    assert {"transferred"} == may_be("ST", "movement", "reorganised")
    assert set() == may_be("ST", "movement", "opened")
    assert {None} == may_be("ST", "class", "A")
