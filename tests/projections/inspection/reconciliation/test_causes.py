"""Which entries are named for a difference, and of which kind: the net effect, at its own day."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from ledger.records.establishment import ChangeUnit, CreateUnit, DissolveUnit
from ledger.records.lifecycle import CloseRecord, TransferRecord
from ledger.records.voiding import CorrectEntry, VoidEntry
from projections.inspection.reconciliation.causes import KINDS, Cause
from projections.inspection.reconciliation.reconciled import OtherFiles
from tests.ledger.desk import Desk, day
from tests.projections.inspection.reconciliation.held_reports import (
    later,
    reconciled,
    stated,
    watch_file,
    whole,
)


def correct(books: Desk, position: int, on: str, by: str = "CB01") -> None:
    """Correct the day of an entry."""
    last = books.ledger.last_position
    books.do(
        CorrectEntry(position=position, reason="nhầm ngày", last=last, effective_on=day(on)), by=by
    )


def void(books: Desk, position: int, by: str = "CB01") -> None:
    """Void an entry."""
    books.do(VoidEntry(position=position, reason="nhầm", last=books.ledger.last_position), by=by)


def test_a_correction_hides_no_lateness(books: Desk) -> None:
    """A closing outside the period, recorded since and corrected into it, is backdated to the day
    that it states now; named are the entry behind the figure and who recorded that.
    """
    close = CloseRecord(effective_on=date(2024, 10, 20), number="ST-001", way="died")
    then = later(books, date(2024, 10, 21), close)
    correct(books, then + 1, "2/2/2024", by="CB01")
    backdated = Cause("backdated", 1, (then + 3,), ("ST-001",), ("CB01",), 262)
    assert (backdated,) == reconciled(books, stated(0, "removed"), then).causes
    assert [("backdated", -1)] == [
        (one.kind, one.difference) for one in reconciled(books, stated(10), then).causes
    ]


def test_a_correction_makes_nothing_late_that_is_not(books: Desk) -> None:
    """A closing said to be of February, corrected to the day before it was recorded, is not
    backdated.
    """
    close = CloseRecord(effective_on=date(2024, 2, 2), number="ST-001", way="died")
    then = later(books, date(2024, 10, 16), close)
    correct(books, then + 1, "14/10/2024")
    assert [("late_entry", 2)] == [
        (one.kind, one.days_late) for one in reconciled(books, stated(0, "removed"), then).causes
    ]


def test_a_correction_that_moves_a_day_tells_how_late_it_is(books: Desk) -> None:
    """A closing known at the submission, outside the period, and moved into it since: corrected,
    and so many days late.
    """
    books.clock.now = datetime(2024, 10, 20, 2, tzinfo=UTC)
    closed = books.close("ST-001", date(2024, 10, 18))
    then = books.ledger.last_position
    books.clock.now = datetime(2024, 11, 1, 2, tzinfo=UTC)
    correct(books, closed, "1/10/2024")
    assert [("corrected_since", (then + 1, then + 2), 31)] == [
        (one.kind, one.entries, one.days_late)
        for one in reconciled(books, stated(0, "removed"), then).causes
    ]


def test_entries_that_cancel_out_are_not_named(books: Desk) -> None:
    """Of a file opened, voided, opened again, closed and not, only what stands is named."""
    then = later(books, date(2024, 10, 20), watch_file("ST-011", date(2024, 10, 1)))
    void(books, then + 1)
    books.do(watch_file("ST-011", date(2024, 10, 12)), by="CB02")
    closed = books.close("ST-011", date(2024, 10, 13))
    void(books, closed)
    cause = Cause("late_entry", 1, (then + 3,), ("ST-011",), ("CB02",), 8)
    assert (cause,) == reconciled(books, stated(10), then).causes


def test_what_made_no_difference_is_not_named(books: Desk) -> None:
    """A file moved away and then closed was not in the unit's books when it was closed."""
    then = later(
        books,
        date(2024, 10, 20),
        TransferRecord(effective_on=date(2024, 9, 1), number="ST-001", to_unit="DHS"),
        CloseRecord(effective_on=date(2024, 9, 2), number="ST-001", way="died"),
    )
    found = reconciled(books, stated(10), then, unit="DKT")
    assert [("backdated", (then + 1,))] == [(one.kind, one.entries) for one in found.causes]


def test_what_trace_names_is_named(books: Desk) -> None:
    """Behind a file that came late and was then handed over stands the hand-over: both are
    named, and how late is told by what brought it in.
    """
    hand_over = TransferRecord(effective_on=date(2024, 10, 14), number="ST-011", to_officer="CB02")
    then = later(books, date(2024, 10, 20), watch_file("ST-011", date(2024, 9, 1)), hand_over)
    found = reconciled(books, stated(10), then)
    assert [("backdated", (then + 1, then + 2), 49)] == [
        (one.kind, one.entries, one.days_late) for one in found.causes
    ]


@pytest.mark.parametrize(
    ("on", "kind", "days"),
    [
        (date(2024, 10, 14), "late_entry", 1),
        (date(2024, 10, 15), "after_submission", None),
        (date(2024, 10, 16), "after_submission", None),
    ],
)
def test_what_happened_after_the_submission_is_not_late(
    books: Desk, on: date, kind: str, days: int | None
) -> None:
    """An entry effective on the local day of the submission, or later, could not have been known;
    the report was submitted on 15/10/2024.
    """
    then = later(books, max(on, date(2024, 10, 15)), watch_file("ST-011", on))
    figure = stated(10, as_of=date(2024, 10, 31))
    assert [(kind, days)] == [
        (one.kind, one.days_late) for one in reconciled(books, figure, then).causes
    ]


def ahead(books: Desk, on: date, years: int = 1) -> None:
    """The clock was years ahead when the last entry was recorded; it is right now, and accepted."""
    books.clock.now = datetime(on.year + years, on.month, on.day, 3, tzinfo=UTC)
    books.open("ST-900", on, line="HN")
    books.clock.now = datetime(on.year, on.month, on.day, 4, tzinfo=UTC)
    books.ledger.accept_clock("CB01")


def test_what_gets_the_accepted_time_is_not_late_by_the_jump(books: Desk) -> None:
    """Recorded on 20/10/2024 under a time of 2025 that was accepted: four days late, and
    what happened since the submission could not have been known.
    """
    ahead(books, date(2024, 10, 16))
    then = books.ledger.last_position
    books.clock.now = datetime(2024, 10, 20, 3, tzinfo=UTC)
    books.do(watch_file("ST-011", date(2024, 10, 12)), watch_file("ST-012", date(2024, 10, 16)))
    assert [("late_entry", 1, 4), ("after_submission", 1, None)] == [
        (one.kind, one.difference, one.days_late)
        for one in reconciled(books, stated(10, as_of=date(2024, 10, 31)), then).causes
    ]


def test_what_was_recorded_by_a_clock_ahead_is_not_late_by_the_jump(books: Desk) -> None:
    """Recorded while the clock was wrong, hours before its last time, which was accepted later: not
    later than the right clock said then. Once the clock is past that time it tells again.
    """
    then = later(books, date(2025, 10, 16), watch_file("ST-011", date(2024, 10, 12)))
    ahead(books, date(2024, 10, 17))
    assert [("late_entry", 5)] == [
        (one.kind, one.days_late) for one in reconciled(books, stated(10), then).causes
    ]
    then = later(books, date(2025, 10, 20), watch_file("ST-012", date(2024, 10, 12)))
    assert [("backdated", 373)] == [
        (one.kind, one.days_late) for one in reconciled(books, stated(11), then).causes
    ]


def test_entries_of_one_time_were_not_recorded_together(books: Desk) -> None:
    """A file opened and closed again under an accepted time stood in between: whoever counted then
    was not without support.
    """
    ahead(books, date(2024, 10, 16))
    books.do(watch_file("ST-011", date(2024, 10, 12)))
    books.close("ST-011", date(2024, 10, 12))
    assert ["unexplained"] == [one.kind for one in reconciled(books, stated(11)).causes]


def test_the_day_of_the_submission_is_a_local_day(books: Desk) -> None:
    """At 23:30 in Ha Noi it is still the same day, in UTC the hour says so too early."""
    books.clock.now = datetime(2024, 10, 15, 18, tzinfo=UTC)  # 01:00 of the 16th there
    books.open("ST-010b", day("1/3/2024"))
    then = later(books, date(2024, 10, 20), watch_file("ST-011", date(2024, 10, 15)))
    figure = stated(11, as_of=date(2024, 10, 31))
    assert ["late_entry"] == [one.kind for one in reconciled(books, figure, then).causes]


def test_several_entries_of_one_file_are_one_cause_of_the_heaviest_kind(books: Desk) -> None:
    """The opening was voided, which alone would be voided since, and a late one took its place."""
    opened = books.ledger.find("ST-001").entries[0].position
    then = later(books, date(2024, 10, 20), VoidEntry(position=opened, reason="x", last=opened + 9))
    opening = watch_file("ST-001", date(2024, 10, 10))
    books.do(opening, by="CB02")
    found = reconciled(books, stated(3, cell={"class": "A"}), then)
    assert [("voided_since", -1)] == [(one.kind, one.difference) for one in found.causes]
    found = reconciled(books, stated(7, cell={"class": "B"}), then)
    assert [("late_entry", 1)] == [(one.kind, one.difference) for one in found.causes]
    assert list(KINDS)[:4] == ["before_submission", "backdated", "late_entry", "corrected_since"]


def test_the_same_number_of_other_files(books: Desk) -> None:
    """One file voided and another recorded late leave the number as it was, and are said."""
    opened = books.ledger.find("ST-010").entries[0].position
    then = later(
        books,
        date(2024, 10, 20),
        VoidEntry(position=opened, reason="không có thật", last=opened),
        watch_file("ST-011", date(2024, 10, 10)),
    )
    found = whole(books, [stated(10), stated(9, "opening")], then)
    causes = (
        Cause("late_entry", 1, (then + 2,), ("ST-011",), ("CB02",), 10),
        Cause("voided_since", -1, (then + 1,), ("ST-010",), ("CB02",)),
    )
    assert [OtherFiles(("ST-010",), ("ST-011",), causes), None] == [
        one.other for one in found.figures
    ]
    assert ["matches", "matches"] == [one.verdict for one in found.figures]
    assert {"gone": ["ST-010"], "come": ["ST-011"]}.items() <= (
        found.figures[0].as_json()["other_files"].items()
    )


def test_before_the_submission(books: Desk) -> None:
    """A report that was true when it was written: what was recorded until it was submitted is the
    cause, the entry that was voided and the void; what came later is told apart.
    """
    opened = books.open("ST-011", day("1/3/2024"))
    written = books.ledger.last_position
    void(books, opened, by="CB02")
    books.clock.now = datetime(2024, 10, 15, 3, tzinfo=UTC)
    books.open("ST-012", day("1/4/2022"))
    then = later(books, date(2024, 10, 20), watch_file("ST-013", date(2024, 10, 10)))
    found = reconciled(books, stated(2, "added"), then, written=written)
    assert ("matches_written", 2, 1, 2) == (found.verdict, found.written, found.then, found.now)
    assert (
        Cause("before_submission", -1, (opened, opened + 1), ("ST-011",), ("CB01", "CB02")),
        Cause("late_entry", 1, (then + 1,), ("ST-013",), ("CB02",), 10),
    ) == found.causes
    unsaid = reconciled(books, stated(2, "added"), then)
    assert "matches_now" == unsaid.verdict


def test_a_position_after_the_submission_says_nothing(books: Desk) -> None:
    """No report is written after it was submitted."""
    then = later(books, date(2024, 10, 20), watch_file("ST-011", date(2024, 10, 10)))
    found = reconciled(books, stated(11), then, written=then + 1)
    assert ("matches_now", None) == (found.verdict, found.written)


@pytest.fixture
def group(books: Desk) -> Desk:
    """The group TO1 of DKT, to which one file belongs."""
    books.do(
        CreateUnit(
            effective_on=day("1/1/2020"), code="TO1", name="Tổ 1", level="huyện", parent="DKT"
        ),
        TransferRecord(effective_on=date(2022, 5, 1), number="ST-001", to_unit="TO1"),
    )
    return books


def moved(on: str, parent: str = "DHS") -> ChangeUnit:
    """The group comes under another team."""
    return ChangeUnit(effective_on=day(on), code="TO1", parent=parent)


def test_reorganised(group: Desk) -> None:
    """Nothing was recorded of the file; the entry on the unit is named, and who recorded it."""
    then = later(group, date(2024, 11, 1), moved("1/9/2024"))
    figures = [stated(9, "opening"), stated(1, "added"), stated(0, "removed"), stated(10)]
    found = whole(group, figures, then, unit="DKT").figures
    reorganised = Cause("reorganised", -1, (then + 1,), ("ST-001",), ("CB02",))
    assert [(9, 9), (1, 1), (0, 1), (10, 9)] == [(one.then, one.now) for one in found]
    assert (reorganised,) == found[3].causes
    assert [("reorganised", 1)] == [(one.kind, one.difference) for one in found[2].causes]


def test_a_dissolution_is_a_reorganisation(group: Desk) -> None:
    """Named is it beside the hand-over that followed; also where that is taken back."""
    dissolved = DissolveUnit(effective_on=day("1/9/2024"), code="TO1", to_unit="DHS")
    then = later(group, date(2024, 11, 1), dissolved)
    found = reconciled(group, stated(10), then, unit="DKT")
    cause = Cause("reorganised", -1, (then + 1, then + 2), ("ST-001",), ("CB02",))
    assert ("matches_then", (cause,)) == (found.verdict, found.causes)
    known = group.ledger.last_position
    void(group, then + 1)
    back = reconciled(group, stated(9), known, unit="DKT")
    cause = Cause("reorganised", 1, (known + 1, known + 2), ("ST-001",), ("CB01",))
    assert ("matches_then", (cause,)) == (back.verdict, back.causes)


def test_reorganised_and_back(group: Desk) -> None:
    """A reorganisation that was voided, or corrected to where it stood, changes nothing."""
    then = later(group, date(2024, 11, 1), moved("1/9/2024"))
    void(group, then + 1)
    found = whole(group, [stated(10), stated(0, "removed")], then, unit="DKT")
    assert ["matches", "matches"] == [one.verdict for one in found.figures]
    assert [None, None] == [one.other for one in found.figures]


def test_a_reorganisation_that_was_known_and_is_voided(group: Desk) -> None:
    """Also the void of one is a reorganisation."""
    group.clock.now = datetime(2024, 10, 15, 2, 30, tzinfo=UTC)
    group.do(moved("1/9/2024"))
    position = group.ledger.last_position
    then = later(
        group, date(2024, 11, 1), VoidEntry(position=position, reason="nhầm", last=position)
    )
    found = reconciled(group, stated(9), then, unit="DKT")
    cause = Cause("reorganised", 1, (position + 1,), ("ST-001",), ("CB02",))
    assert ("matches_then", (cause,)) == (found.verdict, found.causes)


def test_a_renaming_changes_no_figure(group: Desk) -> None:
    """What is only called otherwise is counted as before."""
    renamed = ChangeUnit(effective_on=day("1/9/2024"), code="TO1", name="Tổ khác")
    then = later(group, date(2024, 11, 1), renamed)
    assert "matches" == reconciled(group, stated(10), then, unit="DKT").verdict


def test_a_late_entry_and_a_reorganisation_of_one_file(group: Desk) -> None:
    """A file that came late into a group that left was never in the unit's books: nothing is
    said of it. Where it stays, both entries made it count.
    """
    late = watch_file("ST-011", date(2024, 10, 1)).model_copy(update={"unit": "TO1"})
    then = later(group, date(2024, 11, 1), moved("1/9/2024"), late)
    found = reconciled(group, stated(10), then, unit="DKT")
    assert [("reorganised", ("ST-001",))] == [(one.kind, one.records) for one in found.causes]
    other = reconciled(group, stated(0), then, unit="DHS")
    assert [("backdated", (then + 1, then + 2)), ("reorganised", (then + 1,))] == [
        (one.kind, one.entries) for one in other.causes
    ]


def test_what_a_unit_held_is_never_called_unsupported(group: Desk) -> None:
    """Ten files the unit had as the tree was known then; that two were voided before does not make
    the statement one that no entry ever supported.
    """
    voided = group.open("ST-011", day("1/3/2024"))
    void(group, voided)
    group.clock.now = datetime(2024, 10, 15, 4, tzinfo=UTC)
    then = later(group, date(2024, 11, 1), moved("1/9/2024"))
    found = reconciled(group, stated(11), then, unit="DKT")
    assert ["reorganised", "unexplained"] == [one.kind for one in found.causes]
    beyond = reconciled(group, stated(12), then, unit="DKT")
    assert ["reorganised", "never_supported"] == [one.kind for one in beyond.causes]


def test_a_sum_of_teams_is_not_called_unsupported(books: Desk) -> None:
    """Teams that add up what each received count a hand-over between them once more than the whole
    does.
    """
    move = TransferRecord(effective_on=date(2024, 5, 1), number="ST-001", to_unit="DHS")
    moved = books.ledger.last_position + 1
    books.do(move)
    twice = Cause("counted_twice", 1, (moved,), ("ST-001",), of="move")
    assert (twice,) == reconciled(books, stated(2, "added")).causes
    assert (twice,) == reconciled(books, stated(1, "removed")).causes
    assert ["never_supported"] == [one.kind for one in reconciled(books, stated(3, "added")).causes]
