"""Stated figures against the books: recounted then and now, and every cause of a difference."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from ledger.records.establishment import ChangeUnit, CreateUnit
from ledger.records.lifecycle import ChangeRecord, CloseRecord, ReportOnRecord, TransferRecord
from ledger.records.voiding import CorrectEntry, VoidEntry
from ledger.values.period import Period
from projections.inspection.reconciliation.asked import (
    NO_STOCK,
    NO_SUCH_DIMENSION,
    NO_SUCH_UNIT,
)
from projections.inspection.reconciliation.causes import Cause, rest
from projections.inspection.reconciliation.judgement import NOT_CLASSIFIED
from projections.inspection.reconciliation.lateness import backdated_after_days
from tests.ledger.desk import Desk, day
from tests.projections.inspection.reconciliation.held_reports import (
    later,
    reconciled,
    stated,
    watch_file,
    whole,
)
from tests.projections.made_reports import read_lines


def test_figures_that_match(books: Desk) -> None:
    """Every measure of the movement is confirmed by replay."""
    figures = [
        stated(9, "opening"),
        stated(1, "added"),
        stated(0, "removed"),
        stated(10),
        stated(7, cell={"class": "B"}),
    ]
    found = whole(books, figures)
    assert ["matches"] * 5 == [one.verdict for one in found.figures]
    assert () == found.differing
    assert 1.0 == found.verification.pooled_factor


def test_late_entry(books: Desk) -> None:
    """An opening recorded after the submission, within the days allowed, is late: which, by whom,
    how late.
    """
    then = later(books, date(2024, 10, 21), watch_file("ST-011", date(2024, 10, 12)))
    found = reconciled(books, stated(10), then)
    assert ("matches_then", 10, 11) == (found.verdict, found.then, found.now)
    assert (Cause("late_entry", 1, (then + 1,), ("ST-011",), ("CB02",), 9),) == found.causes


def test_thirty_days_are_late_and_thirty_one_backdated(books: Desk) -> None:
    """The boundary is catalog data, and the last day allowed is still late."""
    assert 30 == backdated_after_days()
    then = later(
        books,
        date(2024, 11, 1),
        watch_file("ST-011", date(2024, 10, 2)),
        watch_file("ST-012", date(2024, 10, 1)),
    )
    found = reconciled(books, stated(12), then)
    assert "matches_now" == found.verdict
    assert {("late_entry", ("ST-011",), 30), ("backdated", ("ST-012",), 31)} == {
        (one.kind, one.records, one.days_late) for one in found.causes
    }


def test_an_entry_of_the_next_period_changes_nothing(books: Desk) -> None:
    """What takes effect after the period is no matter of this report."""
    then = later(books, date(2024, 10, 21), watch_file("ST-011", date(2024, 10, 15)))
    assert "matches" == reconciled(books, stated(10), then).verdict


def test_corrected_since(books: Desk) -> None:
    """A correction moves a record from one cell to another; both halves are named, and only
    they.
    """
    position = books.ledger.find("ST-001").entries[0].position
    correction = CorrectEntry(
        position=position, reason="ghi nhầm loại", last=position, changes={"class": "B"}
    )
    then = later(books, date(2024, 11, 1), correction)
    later(
        books,
        date(2024, 11, 2),
        ReportOnRecord(effective_on=date(2024, 10, 1), number="ST-001", document="1/BC"),
    )
    found = [
        reconciled(books, stated(value, cell={"class": name}), then)
        for name, value in (("A", 3), ("B", 7))
    ]
    assert [("corrected_since", -1), ("corrected_since", 1)] == [
        (one.causes[0].kind, one.causes[0].difference) for one in found
    ]
    assert (then + 1, then + 2) == found[0].causes[0].entries == found[1].causes[0].entries
    assert "matches" == reconciled(books, stated(10), then).verdict


def test_voided_since(books: Desk) -> None:
    """A voided opening leaves the figure one short; the void is named."""
    position = books.ledger.find("ST-010").entries[0].position
    then = later(
        books, date(2024, 11, 1), VoidEntry(position=position, reason="ghi hai lần", last=position)
    )
    found = reconciled(books, stated(1, "added"), then)
    assert (Cause("voided_since", -1, (then + 1,), ("ST-010",), ("CB02",)),) == found.causes


def test_never_supported(books: Desk) -> None:
    """A figure above what any entry supports, then and now."""
    found = reconciled(books, stated(13))
    assert ("differs", (Cause("never_supported", 3),)) == (found.verdict, found.causes)


def test_unexplained(books: Desk) -> None:
    """A figure below what the entries say has no cause among those known so far."""
    found = reconciled(books, stated(8))
    assert ("differs", (Cause("unexplained", -2),)) == (found.verdict, found.causes)


def test_later_entries_and_a_rest(books: Desk) -> None:
    """A figure can be wrong both ways at once: entries came later, and part of it was never
    supported.
    """
    then = later(books, date(2024, 10, 21), watch_file("ST-011", date(2024, 10, 12)))
    found = reconciled(books, stated(14), then)
    assert [("late_entry", 1), ("never_supported", 3)] == [
        (one.kind, one.difference) for one in found.causes
    ]


@pytest.mark.parametrize(
    ("stated_as", "then", "now", "causes"),
    [
        (30, 22, 26, [Cause("never_supported", 4)]),
        (30, 26, 22, [Cause("never_supported", 4)]),
        (20, 22, 26, [Cause("unexplained", -2)]),
        (20, 26, 22, [Cause("unexplained", -2)]),
        (23, 22, 26, [Cause("unexplained", 1)]),
        (24, 22, 26, [Cause("unexplained", -2)]),
        (26, 22, 26, []),
        (22, 22, 26, []),
    ],
)
def test_the_rest_is_counted_from_the_nearer_recount(
    stated_as: int, then: int, now: int, causes: list[Cause]
) -> None:
    """What later entries explain is not blamed a second time; where both are as near, from what is
    known now.
    """
    assert causes == rest(stated_as, (now, then), most=26)


@pytest.mark.parametrize(("most", "kind"), [(30, "unexplained"), (29, "never_supported")])
def test_only_more_than_entries_ever_said_was_never_supported(most: int, kind: str) -> None:
    """What the books once held and hold no more is not explained, and nobody is accused of it."""
    assert [Cause(kind, 4)] == rest(30, (26, 22), most)


def test_a_late_record_is_late_however_it_was_corrected(books: Desk) -> None:
    """It is late by the day on which it was first recorded, and who corrected it is not named; where
    the correction makes a difference, both entries are.
    """
    then = later(books, date(2024, 10, 20), watch_file("ST-011", date(2024, 10, 13)))
    correction = CorrectEntry(
        position=then + 1, reason="ghi nhầm loại", last=then + 1, changes={"class": "A"}
    )
    later(books, date(2024, 10, 22), correction, by="CB01")
    of_class = Cause("late_entry", 1, (then + 1, then + 3), ("ST-011",), ("CB02",), 7)
    assert (of_class,) == reconciled(books, stated(3, cell={"class": "A"}), then).causes
    cause = Cause("late_entry", 1, (then + 1,), ("ST-011",), ("CB02",), 7)
    for figure in (stated(10), stated(10, cell={"list": "III"}), stated(1, "added")):
        assert (cause,) == reconciled(books, figure, then).causes


@pytest.mark.parametrize(
    ("first", "true", "cause"),
    [
        ("13/10/2024", "1/9/2024", ("backdated", (1, 3), ("CB02",), 50)),
        ("10/11/2024", "1/9/2024", ("backdated", (3,), ("CB01",), 82)),
    ],
)
def test_a_correction_of_the_day(
    books: Desk, first: str, true: str, cause: tuple[str, tuple[int, ...], tuple[str, ...], int]
) -> None:
    """Late is who recorded late by the day he told himself; how late, the true day says. A correction
    that alone tells of a day before the submission is what came late.
    """
    told = day(first)
    then = later(books, max(told, date(2024, 10, 21)), watch_file("ST-011", told))
    said: dict[str, Any] = {"reason": "nhầm ngày", "effective_on": day(true)}
    mended = CorrectEntry(position=then + 1, last=then + 1, **said)
    later(books, date(2024, 11, 22), mended, by="CB01")
    (found,) = reconciled(books, stated(10), then).causes
    entries = tuple(one - then for one in found.entries)
    assert cause == (found.kind, entries, found.officers, found.days_late)


def test_the_correction_that_made_a_difference_is_named(books: Desk) -> None:
    """Of two corrections of what was known then, one moved a file to class A, the other did not."""
    then = later(books, date(2024, 10, 20))
    opened = next(e.position for e in books.ledger.history("ST:ST-004").entries)
    for name, value, by in (("class", "A", "CB02"), ("list", "IV", "CB01")):
        last = books.ledger.last_position
        position = opened if last == then else last
        said = CorrectEntry(position=position, reason="nhầm", last=last, changes={name: value})
        later(books, date(2024, 10, 22), said, by=by)
    of_a = reconciled(books, stated(3, cell={"class": "A"}), then).causes
    assert [("corrected_since", (then + 1, then + 2), ("CB02",))] == [
        (one.kind, one.entries, one.officers) for one in of_a
    ]


def test_what_adds_and_what_takes_away_are_told_apart(books: Desk) -> None:
    """A late opening and a late closing leave the sum as it was, and are two causes all the same;
    eleven files there ever were.
    """
    closing = CloseRecord(effective_on=date(2024, 10, 10), number="ST-001", way="died")
    then = later(books, date(2024, 10, 20), watch_file("ST-011", date(2024, 10, 13)), closing)
    found = reconciled(books, stated(12), then)
    assert {
        ("late_entry", 1, ("ST-011",)),
        ("late_entry", -1, ("ST-001",)),
        ("never_supported", 2, ()),
    } == {(one.kind, one.difference, one.records) for one in found.causes}


def test_what_was_not_classified_at_submission_accuses_nobody(books: Desk) -> None:
    """Three of class A fitted the branch then; that one was voided since does not make the
    statement unsupported.
    """
    cell = {"branch": "môi trường", "class": "A"}
    position = books.ledger.find("ST-001").entries[0].position
    then = later(
        books, date(2024, 11, 1), VoidEntry(position=position, reason="ghi hai lần", last=position)
    )
    assert ("not_checkable", NOT_CLASSIFIED) == (lambda one: (one.verdict, one.why))(
        reconciled(books, stated(3, cell=cell), then)
    )
    beyond = reconciled(books, stated(5, cell=cell), then)
    assert ("differs", (Cause("never_supported", 2),)) == (beyond.verdict, beyond.causes)


def test_opening_balances_are_neither_late_nor_backdated(books: Desk) -> None:
    """A register loaded as the ledger begins says what stood before: it was known then."""
    then = books.ledger.last_position
    registers = books.ledger.books("CB01", opening_balance=True)
    watch_file("ST-011", date(2024, 3, 1)).decide(registers)
    books.ledger.commit(registers)
    assert ("matches", 11, 11) == (lambda one: (one.verdict, one.then, one.now))(
        reconciled(books, stated(11), then)
    )


def test_an_opening_balance_counts_in_a_unit_created_before_submission(books: Desk) -> None:
    """A register loaded after the submission was known when the report was written; that its unit
    came in between is why the figure grew.
    """
    written = books.ledger.last_position
    fields: dict[str, Any] = {"code": "TO1", "name": "Tổ 1", "level": "huyện", "parent": "DKT"}
    books.do(CreateUnit(effective_on=day("1/1/2020"), **fields))
    then = books.ledger.last_position
    registers = books.ledger.books("CB01", opening_balance=True)
    watch_file("ST-011", date(2024, 3, 1)).model_copy(update={"unit": "TO1"}).decide(registers)
    books.ledger.commit(registers)
    found = reconciled(books, stated(10), then, "DKT", written=written)
    assert ("matches_written", 10, 11) == (found.verdict, found.written, found.then)
    assert [("before_submission", 1, (then,))] == [
        (one.kind, one.difference, one.entries) for one in found.causes
    ]


def test_teams_are_found_by_name(books: Desk) -> None:
    """A figure of a team is asked of that unit; a team the books do not know cannot be checked."""
    books.do(TransferRecord(effective_on=date(2024, 5, 1), number="ST-001", to_unit="DHS"))
    assert ("matches", 1) == (lambda one: (one.verdict, one.now))(
        reconciled(books, stated(1, cell={"unit": "dhs"}))
    )
    unknown = reconciled(books, stated(1, cell={"unit": "Đội lạ"}))
    assert ("not_checkable", NO_SUCH_UNIT) == (unknown.verdict, unknown.why)


def test_teams_are_found_among_the_units_under_the_reports(books: Desk) -> None:
    """By any name they bore then; a team of another unit is none of the report's."""
    for code, parent in (("TO1", "DKT"), ("TO2", "DHS")):
        books.do(
            CreateUnit(
                effective_on=day("1/1/2020"), code=code, name="Tổ 1", level="huyện", parent=parent
            )
        )
    books.do(TransferRecord(effective_on=date(2024, 5, 1), number="ST-001", to_unit="TO1"))
    books.do(TransferRecord(effective_on=date(2024, 5, 1), number="ST-002", to_unit="TO2"))
    then = later(
        books, date(2024, 11, 1), ChangeUnit(effective_on=day("1/9/2024"), code="TO1", name="Tổ 9")
    )
    for name, value, unit, verdict in (
        ("Tổ 1", 1, "DKT", "matches"),
        ("tổ 1", 1, "DHS", "matches"),
        ("Tổ 1", 1, "CAH", "not_checkable"),
        ("Tổ 1 DHS", 1, "CAH", "matches"),
        ("Tổ 9", 1, "DKT", "not_checkable"),
    ):
        found = reconciled(books, stated(value, cell={"unit": name}), then, unit=unit)
        assert (name, verdict) == (name, found.verdict)
    assert "matches" == reconciled(books, stated(1, cell={"unit": "Tổ 9"}), unit="DKT").verdict


def test_teams_are_counted_with_what_is_under_them_or_alone(books: Desk) -> None:
    """Nine files of DKT itself, and one of a team under it: a list of teams may say either, and of
    the reporting unit itself, none; another number is neither.
    """
    books.do(
        CreateUnit(
            effective_on=day("1/1/2020"), code="TO1", name="Tổ 1", level="huyện", parent="DKT"
        )
    )
    books.do(TransferRecord(effective_on=date(2024, 5, 1), number="ST-001", to_unit="TO1"))
    for team, value, verdict in (
        ("DKT", 10, "matches"),
        ("DKT", 9, "matches"),
        ("DKT", 8, "differs"),
        ("DKT", 11, "differs"),
        ("TO1", 1, "matches"),
        ("CAH", 10, "matches"),
        ("CAH", 0, "matches"),
    ):
        found = reconciled(books, stated(value, cell={"unit": team}))
        assert (team, value, verdict) == (team, value, found.verdict)
    moved = stated(1, "removed", cell={"unit": "DKT"})
    assert ("matches", 1) == (lambda one: (one.verdict, one.then))(reconciled(books, moved))
    mine = [stated(value, cell={"unit": "DKT"}) for value in (9, 10)]
    alone = whole(books, mine, unit="DKT", alone=True).figures
    assert ["matches", "differs"] == [one.verdict for one in alone]


def test_what_the_books_do_not_classify_is_not_checkable(books: Desk) -> None:
    """No record has a branch: nine of the branch may well be true. More than there are is not."""
    found = [reconciled(books, stated(value, cell={"branch": "môi trường"})) for value in (9, 11)]
    assert ["not_checkable", "differs"] == [one.verdict for one in found]
    assert "" != found[0].why
    assert "" == found[1].why
    classed = reconciled(books, stated(7, cell={"branch": "môi trường", "class": "B"}))
    assert ("not_checkable", NOT_CLASSIFIED) == (classed.verdict, classed.why)


def test_figures_of_no_measure_and_blanks_are_left_alone(books: Desk) -> None:
    """A plain count and a blank are no statements about the books; a dimension they do not keep, and
    a stock by the way of closing, cannot be asked for.
    """
    cannot = [stated(3, cell={"kind": "xã"}), stated(3, cell={"closing": "died"})]
    found = whole(books, [stated(None), stated(57, "count", None), *cannot])
    assert [("not_checkable", NO_SUCH_DIMENSION), ("not_checkable", NO_STOCK)] == [
        (one.verdict, one.why) for one in found.figures
    ]
    assert None is found.verification.pooled_factor
    assert 1 == found.others


def test_a_figure_of_its_own_days(books: Desk) -> None:
    """A line that names its own day or period is asked for that day."""
    books.do(CloseRecord(effective_on=date(2024, 6, 1), number="ST-001", way="died"))
    figures = [
        stated(10, as_of=date(2024, 5, 31)),
        stated(10, "opening", as_of=date(2024, 4, 1)),
        stated(0, "removed", period=Period(date(2023, 10, 15), date(2024, 5, 31))),
        stated(9),
    ]
    assert ["matches"] * 4 == [one.verdict for one in whole(books, figures).figures]


def test_a_report_of_one_unit(books: Desk) -> None:
    """A report speaks for its unit and for what is under it; the home unit for all there are."""
    books.do(TransferRecord(effective_on=date(2024, 5, 1), number="ST-001", to_unit="DHS"))
    assert 9 == reconciled(books, stated(9), unit="DKT").now
    assert 10 == reconciled(books, stated(10), unit="CAH").now


def test_the_tree_is_taken_as_it_was_known(books: Desk) -> None:
    """A team that was put under another unit after the submission counted where it stood then."""
    books.do(
        CreateUnit(
            effective_on=day("1/1/2020"), code="TO1", name="Tổ 1", level="huyện", parent="DKT"
        )
    )
    books.do(TransferRecord(effective_on=date(2024, 5, 1), number="ST-001", to_unit="TO1"))
    then = later(
        books, date(2024, 11, 1), ChangeUnit(effective_on=day("1/9/2024"), code="TO1", parent="DHS")
    )
    found = reconciled(books, stated(10), then, unit="DKT")
    assert ("matches_then", 10, 9) == (found.verdict, found.then, found.now)
    came = reconciled(books, stated(0), then, unit="DHS")
    assert ("matches_then", 0, 1) == (came.verdict, came.then, came.now)


def test_reclassification_recorded_late(books: Desk) -> None:
    """A late reclassification takes from one cell what it gives to another."""
    change = ChangeRecord(effective_on=date(2024, 10, 1), number="ST-002", changes={"class": "B"})
    then = later(books, date(2024, 10, 20), change)
    found = [
        reconciled(books, stated(value, cell={"class": name}), then)
        for name, value in (("A", 3), ("B", 7))
    ]
    assert [-1, 1] == [one.causes[0].difference for one in found]
    assert ["late_entry"] * 2 == [one.causes[0].kind for one in found]


def test_as_json(books: Desk) -> None:
    """The stable JSON: names, positions, ISO dates."""
    then = later(books, date(2024, 10, 21), watch_file("ST-011", date(2024, 10, 12)))
    found = whole(books, [stated(10)], then).as_json()
    assert ("2023-10-15", "2024-10-14", then, then + 1, 1.1) == tuple(
        found[name]
        for name in ("from", "to", "position_then", "position_now", "verification_factor")
    )
    cause = {
        "kind": "late_entry",
        "entries": [then + 1],
        "records": ["ST-011"],
        "officers": ["CB02"],
        "difference": 1,
    }
    figure = found["figures"][0]
    assert [cause] == figure["causes"]
    assert (10, 10, 11, "matches_then") == tuple(
        figure[name] for name in ("stated", "recounted_then", "recounted_now", "verdict")
    )


def test_figures_below_a_name_are_held_against_its_files(books: Desk) -> None:
    """Three of ten files are of class A: true below ``* Loại A:``."""
    report = read_lines("1. Công tác sưu tra\n* Loại A:\n- Hiện có 03\n- Trong kỳ quản lý 10")
    found = [(one.figure.id, one.verdict) for one in whole(books, list(report.figures)).figures]
    assert found == [("ST.current.A", "matches")]
