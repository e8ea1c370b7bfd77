"""What teams come to together exceeds the whole where two of them count a file: it is said by what."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from ledger.records.establishment import ChangeUnit, CreateUnit
from ledger.records.lifecycle import ChangeRecord, TransferRecord
from ledger.records.organisation import unit_of
from projections.inspection.reading.stated.values import Figure, Measure
from projections.inspection.reconciliation.causes import Cause, Difference
from projections.inspection.reconciliation.named_unit import NamedUnit
from projections.inspection.reconciliation.reconciled import Reconciliation
from tests.ledger.desk import Desk, day
from tests.projections.inspection.reconciliation.held_reports import (
    later,
    reconciled,
    stated,
    watch_file,
    whole,
)


def handed_over(number: str, to: str = "DHS", on: str = "1/5/2024") -> TransferRecord:
    """A file goes to another team."""
    return TransferRecord(effective_on=day(on), number=number, to_unit=to)


@pytest.fixture
def shared(books: Desk) -> Desk:
    """Of ten files of DKT, one of them new, two went to DHS; one of these went back."""
    books.do(handed_over("ST-001"), handed_over("ST-002"), handed_over("ST-002", "DKT", "1/6/2024"))
    return books


def by_team(whole: int, measure: Measure = "added", **teams: int) -> list[Figure]:
    """A total and its parts by team."""
    parts = [
        replace(stated(value, measure, cell={"unit": team}), id=team)
        for team, value in teams.items()
    ]
    return [stated(whole, measure), *parts]


def twice(found: Reconciliation) -> list[tuple[str, Difference, tuple[str, ...]]]:
    """Of which figures, by how many, and of which files it is said that two teams count them."""
    return [(one.id, why.difference, why.records) for one, why in found.counted_twice]


@pytest.mark.parametrize(("measure", "total"), [("added", 4), ("removed", 3)])
def test_a_total_that_is_the_sum_of_teams(shared: Desk, measure: Measure, total: int) -> None:
    """It differs, and why is exactly what moved between them, with the entries and who made them;
    one more is not.
    """
    last = shared.ledger.last_position
    cause = Cause("counted_twice", 3, (last - 2, last - 1, last), ("ST-001", "ST-002"), of="move")
    found = reconciled(shared, stated(total, measure))
    assert ("differs", (cause,)) == (found.verdict, found.causes)
    assert "counted_twice" not in [
        one.kind
        for other in (total - 1, total + 1)
        for one in reconciled(shared, stated(other, measure)).causes
    ]


def test_what_no_team_shares_is_no_reason(books: Desk) -> None:
    """A file that changed within its team is counted by one alone; nor is a stock counted twice. That
    it was counted as a new one is possible, though nothing else speaks for it.
    """
    books.do(
        ChangeRecord(effective_on=date(2024, 5, 2), number="ST-002", changes={"class": "B"}),
        TransferRecord(effective_on=date(2024, 5, 2), number="ST-002", to_officer="CB02"),
    )
    found = reconciled(books, stated(2, "added"))
    assert ["unexplained"] == [one.kind for one in found.causes]
    assert {("ST-002",)} == {way[0].records for way in found.alternatives}
    assert ["never_supported"] == [one.kind for one in reconciled(books, stated(11)).causes]


def test_of_a_unit_alone_nothing_is_shared(shared: Desk) -> None:
    """What it counts itself, it counts."""
    found = reconciled(shared, stated(5, "added"), unit="DKT", alone=True)
    assert ["never_supported"] == [one.kind for one in found.causes]


@pytest.mark.parametrize(
    ("figures", "verdict"),
    [
        (by_team(4, DKT=2, DHS=2), "matches"),
        (by_team(3, "removed", DKT=2, DHS=1), "matches"),
        (by_team(3, "removed", DKT=3), "matches"),
        (by_team(4, DKT=2, DHS=1), "differs"),
        (by_team(5, DKT=3, DHS=2), "differs"),
    ],
)
def test_a_total_that_is_shown_to_be_the_sum_of_teams(
    shared: Desk, figures: list[Figure], verdict: str
) -> None:
    """By what is stated of these: then it is what the books say of them, and it is said by what it
    exceeds the whole.
    """
    found, stated_total = whole(shared, figures), figures[0].value
    total = found.figures[0]
    assert verdict == total.verdict
    if verdict == "matches":
        assert (stated_total, stated_total, ()) == (total.then, total.now, total.causes)
        assert [("figure", 3, ("ST-001", "ST-002"))] == twice(found)


def test_a_sum_of_teams_may_be_less_than_what_was_reclassified(books: Desk) -> None:
    """Three files came into list I by a change of list, which nobody calls new; one of them was
    handed over after, which the team that received it does.
    """
    for number in ("ST-003", "ST-005", "ST-007"):
        changed = ChangeRecord(effective_on=day("1/3/2024"), number=number, changes={"list": "I"})
        books.do(changed)
    books.do(handed_over("ST-003"))
    figures = [replace(one, cell={**one.cell, "list": "I"}) for one in by_team(1, DKT=0, DHS=1)]
    found = whole(books, figures)
    assert ["matches"] * 3 == [one.verdict for one in found.figures]
    assert [("figure", 1, ("ST-003",))] == twice(found)


def test_a_sum_of_teams_that_was_true_then(shared: Desk) -> None:
    """What was recorded since changes it, one by one for each team."""
    back = handed_over("ST-001", "DKT", "1/7/2024")
    then = later(shared, date(2024, 11, 1), watch_file("ST-011", date(2024, 9, 1)), back)
    total = whole(shared, by_team(4, DKT=2, DHS=2), then).figures[0]
    assert ("matches_then", 4, 6) == (total.verdict, total.then, total.now)
    assert [("backdated", 2, ("ST-001", "ST-011"))] == [
        (one.kind, one.difference, one.records) for one in total.causes
    ]


def test_true_parts_by_team_are_no_fault(shared: Desk) -> None:
    """What they come to is more than the whole: it is said by what, and every figure agrees."""
    found = whole(shared, by_team(1, DKT=2, DHS=2))
    assert ["matches"] * 3 == [one.verdict for one in found.figures]
    assert [("figure", 3, ("ST-001", "ST-002"))] == twice(found)
    told: list[dict[str, Any]] = found.as_json()["counted_twice"]
    assert [("figure", "counted_twice", 3, [])] == [
        (one["id"], one["kind"], one["difference"], one["officers"]) for one in told
    ]


@pytest.mark.parametrize(
    "figures",
    [
        by_team(1, DKT=1, DHS=0),
        by_team(1, DHS=1),
        by_team(10, "current", DKT=9, DHS=1),
        [stated(1, "added")],
    ],
)
def test_where_teams_do_not_exceed_the_whole_nothing_is_said(
    shared: Desk, figures: list[Figure]
) -> None:
    """Whatever moved."""
    found = whole(shared, figures)
    assert ([], False) == (twice(found), "counted_twice" in found.as_json())


def test_a_group_that_came_under_another_team_is_counted_by_both(books: Desk) -> None:
    """Named is the entry on the group; each unit by itself received nothing."""
    group = CreateUnit(
        effective_on=day("1/1/2020"), code="TO1", name="Tổ", level="huyện", parent="DKT"
    )
    books.do(group, handed_over("ST-001", "TO1", "1/5/2022"))
    books.do(ChangeUnit(effective_on=day("1/6/2024"), code="TO1", parent="DHS"))
    cause = Cause("counted_twice", 1, (books.ledger.last_position,), ("ST-001",), of="move")
    assert (cause,) == reconciled(books, stated(2, "added")).causes
    found = whole(books, by_team(1, DKT=1, DHS=1))
    assert [("figure", 1, ("ST-001",))] == twice(found)


def test_a_sum_of_teams_may_be_less_than_the_whole(books: Desk) -> None:
    """A group that came under the unit brought a file, which the whole counts and no team does."""
    group = CreateUnit(
        effective_on=day("1/1/2020"), code="TO1", name="Tổ", level="huyện", parent="DKT"
    )
    books.do(group, handed_over("ST-001", "TO1", "1/5/2022"))
    books.do(watch_file("ST-011", day("1/4/2024"), unit="DHS"))
    books.do(ChangeUnit(effective_on=day("1/6/2024"), code="TO1", parent="DHS"))
    found = whole(books, by_team(1, DHS=1, TO1=0), unit="DHS")
    assert [("matches", 1), ("matches", 1), ("matches", 0)] == [
        (one.verdict, one.now) for one in found.figures
    ]


def test_teams_as_they_were_known_at_the_submission(shared: Desk) -> None:
    """What was recorded since is a cause of its own."""
    then = later(shared, date(2024, 11, 1), watch_file("ST-011", date(2024, 9, 1)))
    found = reconciled(shared, stated(4, "added"), then)
    assert [("backdated", 1), ("counted_twice", 3)] == [
        (one.kind, one.difference) for one in found.causes
    ]


def test_teams_of_two_figures_count_in_both(shared: Desk) -> None:
    """What a group under a team may have counted speaks for the whole, too, beside a figure of the
    team that nothing supports.
    """
    group = CreateUnit(
        effective_on=day("1/1/2020"), code="TO1", name="Tổ", level="huyện", parent="DKT"
    )
    shared.do(group, handed_over("ST-003", "TO1"))
    found = whole(shared, by_team(3, DKT=9)).figures
    assert [["unexplained"], ["never_supported"]] == [
        [cause.kind for cause in one.causes] for one in found
    ]


@pytest.mark.parametrize("measure", ["added", "removed"])
@pytest.mark.parametrize(("value", "verdict"), [(1, "matches"), (2, "matches"), (3, "differs")])
def test_what_was_handed_over_is_of_who_gave_or_of_who_received(
    shared: Desk, measure: Measure, value: int, verdict: str
) -> None:
    """``Giảm do chuyển giao cho DHS: 02`` names who received two; one of these it gave back."""
    figure = stated(value, measure, cell={"unit": "DHS", "movement": "transferred"})
    assert verdict == reconciled(shared, figure).verdict


def test_our_own_words_say_which_way(shared: Desk) -> None:
    """DHS received two and gave one."""
    figure = stated(1, "added", cell={"unit": "DHS", "movement": "transferred"})
    assert "differs" == reconciled(shared, figure, written=shared.ledger.last_position).verdict


@pytest.mark.parametrize(
    ("values", "kind", "unit", "by"),
    [
        ((21, 3, 1, 23), "counted_twice", "DKT", (9, 1, 1, 9)),
        ((9, 0, 0, 9), "other_unit", "DHS", (-3, -2, -5)),
    ],
)
def test_a_unit_counted_twice_or_left_out(
    books: Desk, values: tuple[int, ...], kind: str, unit: str, by: tuple[int, ...]
) -> None:
    """Every total differs by what one of two teams states: no file is named, and nobody, though
    what came and went is also what the teams come to by a hand-over.
    """
    books.do(*(watch_file(f"ST-{n:03}", date(2022, 3, 1), "DHS") for n in (11, 12, 13)))
    books.do(watch_file("ST-014", date(2024, 3, 1), "DHS"), handed_over("ST-001"))
    measures: tuple[Measure, ...] = ("opening", "added", "removed", "current")
    totals = [stated(*one) for one in zip(values, measures, strict=True)]
    found = whole(books, [replace(one, id=one.measure) for one in totals]).figures
    name = unit_of(books.ledger.history(f"unit:{unit}")).name
    named = NamedUnit(unit, name)
    assert [(Cause(kind, more, of="unit", unit=named),) for more in by] == [
        one.causes for one in found if one.verdict == "differs"
    ]
    told = Cause(kind, 1, of="unit", unit=named).as_alternative()
    assert (unit, "unit", None) == (told["unit"], told["of"], told.get("alone"))
    assert f"{name} ({unit})" == named.called(str)


def test_a_unit_without_what_is_under_it_is_told_apart(books: Desk) -> None:
    """All that the district holds itself, beside its teams, was left out."""
    for number, year in enumerate((2022, 2022, 2024)):
        books.do(watch_file(f"ST-02{number}", date(year, 3, 1), "CAH"))
    values: tuple[tuple[int, Measure], ...] = ((9, "opening"), (1, "added"), (10, "current"))
    totals = [replace(stated(*one), id=one[1]) for one in values]
    units = {cause.unit for one in whole(books, totals).figures for cause in one.causes}
    assert [("CAH", True)] == [(one.code, one.alone) for one in units if one]


def test_what_differs_alike_everywhere_is_of_no_unit(books: Desk) -> None:
    """As many files too many in two figures are as likely made up."""
    books.do(watch_file("ST-011", date(2024, 3, 1), "DHS"))
    totals = [replace(stated(3, "added"), id="added"), replace(stated(12), id="current")]
    assert [["never_supported"]] * 2 == [
        [cause.kind for cause in one.causes] for one in whole(books, totals).figures
    ]
