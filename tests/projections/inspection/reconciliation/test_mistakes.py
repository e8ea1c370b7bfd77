"""What a report got wrong itself: a day, a unit, a cell, a sum; and how else it may be explained."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from ledger.records.lifecycle import ChangeRecord, TransferRecord
from ledger.records.opening import OpenRecord
from projections.inspection.reading.stated.values import Figure, Measure
from projections.inspection.reconciliation.causes import Cause
from projections.inspection.reconciliation.reconciled import Reconciled, Reconciliation
from tests.ledger.desk import Desk, day
from tests.projections.inspection.reconciliation.held_reports import (
    later,
    reconciled,
    stated,
    watch_file,
    whole,
)

MEASURES: tuple[Measure, ...] = ("opening", "added", "removed", "current")


def movement(*values: int | None, **cell: str) -> list[Figure]:
    """Opening, added, removed, current of a cell."""
    pairs = zip(MEASURES, values, strict=True)
    return [replace(stated(n, name, cell=cell), id=f"{name} {cell}") for name, n in pairs]


def told(found: Reconciliation) -> dict[str, tuple[Cause, ...]]:
    """The causes of each figure that differs, by its id."""
    return {one.figure.id: one.causes for one in found.figures if one.verdict == "differs"}


def kinds(one: Reconciled) -> list[list[str]]:
    """The kinds of a figure's causes, and of each alternative."""
    return [[cause.kind for cause in way] for way in (one.causes, *one.alternatives)]


@pytest.mark.parametrize(
    ("on", "values", "by"),
    [
        ("15/10/2024", (9, 2, 0, 11), {"added": 1, "current": 1}),
        ("14/10/2024", (9, 1, 0, 10), {"added": -1, "current": -1}),
        ("15/10/2023", (10, 1, 0, 11), {"opening": 1, "added": -1}),
        ("14/10/2023", (9, 2, 0, 11), {"opening": -1, "added": 1}),
    ],
)
def test_a_file_of_the_day_beyond(
    books: Desk, on: str, values: tuple[int, ...], by: dict[str, int]
) -> None:
    """Opened next to an end of the period and counted on the other side of it: file and entry are
    named, and nobody who recorded it.
    """
    books.do(watch_file("ST-011", day(on)))
    entry = books.ledger.last_position
    expected = {
        f"{name} {{}}": (Cause("boundary_day", more, (entry,), ("ST-011",)),)
        for name, more in by.items()
    }
    assert expected == told(whole(books, movement(*values)))


def test_two_days_beyond_is_not_near(books: Desk) -> None:
    """What was opened on the second day after the period supports no figure of it."""
    later(books, date(2024, 10, 20), watch_file("ST-011", date(2024, 10, 16)))
    assert [["never_supported"]] == kinds(reconciled(books, stated(11)))


def test_a_file_in_the_wrong_class(books: Desk) -> None:
    """One class has one more than the books, the other one less: any of its files may be it."""
    figures = [stated(10), *movement(3, 0, 0, 4, **{"class": "A"})[3:]]
    found = whole(books, [*figures, *movement(6, 1, 0, 6, **{"class": "B"})[3:]])
    assert [
        ("current {'class': 'A'}", (Cause("misclassified", 1),)),
        ("current {'class': 'B'}", (Cause("misclassified", -1),)),
    ] == list(told(found).items())


def test_a_change_of_class_that_was_overlooked_is_an_alternative(books: Desk) -> None:
    """It would explain it, as any other file would; where it explains more, it is named."""
    books.do(ChangeRecord(effective_on=day("1/5/2024"), number="ST-001", changes={"class": "B"}))
    entry = books.ledger.last_position
    of_a = movement(3, 0, 0, 3, **{"class": "A"})
    of_b = movement(6, 1, 0, 7, **{"class": "B"})
    found = whole(books, [of_a[3], of_b[3]])
    named = Cause("misclassified", 1, (entry,), ("ST-001",))
    assert (Cause("misclassified", 1),) == found.figures[0].causes
    assert (named,) in found.figures[0].alternatives
    found = whole(books, [*of_a, *of_b], written=entry)
    assert {(entry,)} == {causes[0].entries for causes in told(found).values()}


def test_a_figure_that_contradicts_the_others(books: Desk) -> None:
    """The movement and the classes come to what the books say: it is the sum that is wrong, however
    high it is.
    """
    parts = [*movement(3, 0, 0, 3, **{"class": "A"}), *movement(6, 1, 0, 7, **{"class": "B"})]
    found = whole(books, [*movement(9, 1, 0, 25), *parts])
    assert {"current {}": (Cause("arithmetic", 15),)} == told(found)


def test_what_is_consistent_is_no_matter_of_adding_up(books: Desk) -> None:
    """Three more were added and are there: no entry supports them."""
    found = whole(books, movement(9, 4, 0, 13))
    assert [[["never_supported"]]] * 2 == [kinds(one) for one in found.figures if one.causes]


@pytest.fixture
def handed_over(books: Desk) -> Desk:
    """One of DKT's ten files went to DHS in May."""
    books.do(TransferRecord(effective_on=day("1/5/2024"), number="ST-001", to_unit="DHS"))
    return books


def test_a_file_of_another_unit(handed_over: Desk) -> None:
    """Handed over and still counted: it is the only one that would be as much, and is named."""
    entry = handed_over.ledger.last_position
    found = whole(handed_over, movement(9, 1, 0, 10), unit="DKT", written=entry)
    cause = Cause("other_unit", -1, (entry,), ("ST-001",))
    assert {"removed {}": (cause,), "current {}": (replace(cause, difference=1),)} == told(found)


def test_one_of_many_files_of_another_unit_is_not_named(handed_over: Desk) -> None:
    """DHS had five files more of the same class: one of them is counted by DKT, but which?"""
    for number in range(5):
        handed_over.do(watch_file(f"ST-1{number}", day("1/3/2022"), unit="DHS"))
    now = handed_over.ledger.last_position
    found = whole(handed_over, movement(10, 1, 1, 10), unit="DKT", written=now)
    assert {(Cause("other_unit", 1),)} == set(told(found).values())
    assert len(found.figures[0].alternatives) > 1


def test_a_team_counts_a_file_of_another(handed_over: Desk) -> None:
    """One has more by what the other has less."""
    teams = [*movement(0, 0, 0, 8, unit="DKT")[3:], *movement(0, 0, 0, 2, unit="DHS")[3:]]
    found = whole(handed_over, [stated(10), *teams])
    assert [(Cause("other_unit", -1),), (Cause("other_unit", 1),)] == [*told(found).values()]


def test_a_file_counted_in_two_classes(books: Desk) -> None:
    """Its class was changed in the year; both classes count it, and so does the total."""
    books.do(ChangeRecord(effective_on=day("1/5/2024"), number="ST-001", changes={"class": "B"}))
    entry = books.ledger.last_position
    figures = [stated(11), *movement(3, 0, 0, 3, **{"class": "A"})[3:]]
    found = whole(books, [*figures, *movement(6, 1, 0, 8, **{"class": "B"})[3:]])
    cause = Cause("counted_twice", 1, (entry,), ("ST-001",))
    assert {"figure": (cause,), "current {'class': 'A'}": (cause,)} == told(found)


def test_two_mistakes_at_once(books: Desk) -> None:
    """A file of the day beyond, and another that was stated in the other class."""
    books.do(watch_file("ST-011", date(2024, 10, 15)))
    entry = books.ledger.last_position
    figures = [stated(11), *movement(3, 0, 0, 2, **{"class": "A"})[3:]]
    found = whole(books, [*figures, *movement(6, 1, 0, 9, **{"class": "B"})[3:]])
    beyond = Cause("boundary_day", 1, (entry,), ("ST-011",))
    assert {
        "figure": {beyond},
        "current {'class': 'A'}": {Cause("misclassified", -1)},
        "current {'class': 'B'}": {beyond, Cause("misclassified", 1)},
    } == {name: set(causes) for name, causes in told(found).items()}


def test_alternatives_in_json(handed_over: Desk) -> None:
    """They stand beside the causes, each with all of its own; where there are none, there is no
    such key.
    """
    handed_over.do(watch_file("ST-012", date(2024, 10, 15)))
    found = reconciled(handed_over, stated(10), unit="DKT").as_json()
    assert [{("ST-012",), ("ST-001",)}] == [
        {tuple(way["causes"][0]["records"]) for way in found["alternatives"]}
    ]
    assert [[]] == [cause["records"] for cause in found["causes"]]
    assert "alternatives" not in reconciled(handed_over, stated(9), unit="DKT").as_json()


def test_what_near_cells_hold_is_not_without_support(books: Desk) -> None:
    """Of class A there are three, of all ten: ten of class A may be a matter of class."""
    assert [["unexplained"]] == kinds(reconciled(books, stated(10, cell={"class": "A"})))
    assert [["never_supported"]] == kinds(reconciled(books, stated(11, cell={"class": "A"})))


def test_two_measures_in_each_others_place(books: Desk) -> None:
    """What is stated stands in the neighbouring cell: one mistake, and no file is named."""
    assert {
        f"{name} {{}}": (Cause("misclassified", more, of="place"),)
        for name, more in (("opening", -8), ("added", 8))
    } == told(whole(books, movement(1, 9, 0, 10)))


def test_one_more_and_one_less_beside_each_other_is_not_made_up(books: Desk) -> None:
    """They may be swapped, or not: neither is without support."""
    found = whole(books, movement(9, 0, 1, 10)).figures
    assert "never_supported" not in {cause.kind for one in found for cause in one.causes}


@pytest.mark.parametrize(
    ("values", "wrong"),
    [
        ((10, None, None, 10), {}),
        ((9, 9, None, None), {"added": 8}),
        ((None, None, 10, 10), {"removed": 10}),
        ((9, None, 9, None), {"removed": 9}),
    ],
)
def test_a_measure_that_states_another_of_its_cell(
    books: Desk, values: tuple[int | None, ...], wrong: dict[str, int]
) -> None:
    """It is a number in the wrong place and not without support; one file more may be any."""
    figures = [one for one in movement(*values) if one.value is not None]
    found = told(whole(books, figures))
    expected = {
        f"{one} {{}}": (Cause("misclassified", by, of="copy"),) for one, by in wrong.items()
    }
    assert expected == {name: it for name, it in found.items() if it[0].kind != "unexplained"}


def test_all_of_a_measure_may_be_another(books: Desk) -> None:
    """What was there is stated as removed, of each class: it is one mistake, in whatever sums."""
    parts = [*movement(3, 0, 3, 3, **{"class": "A"}), *movement(6, 1, 6, 7, **{"class": "B"})]
    found = told(whole(books, [*movement(9, 1, 9, 10), *parts]))
    by = {"{}": 9, "{'class': 'A'}": 3, "{'class': 'B'}": 6}
    assert {
        f"removed {cell}": (Cause("misclassified", more, of="copy"),) for cell, more in by.items()
    } == found


@pytest.fixture
def bases(books: Desk) -> Desk:
    """Two bases among the collaborators, no agents."""
    for number in ("LC-1", "LC-2"):
        where = {"line": "CTVBM", "unit": "DKT", "officer": "CB01"}
        opened = OpenRecord(number=number, effective_on=day("1/3/2022"), symbol="LC", **where)  # type: ignore[arg-type]
        books.do(opened)
    return books


@pytest.mark.parametrize("cell", [{"symbol": "LT"}, {"symbol": "LT", "type": "1"}])
def test_a_cell_that_states_one_beside_it(bases: Desk, cell: dict[str, str]) -> None:
    """``02 LC`` written as ``02 LT``: two numbers have one name each, and neither is made up."""
    figures = [stated(2, line="CTVBM"), replace(stated(2, line="CTVBM", cell=cell), id="part")]
    assert {"part": (Cause("misclassified", 2, of="copy"),)} == told(whole(bases, figures))


def test_a_whole_cell_that_states_one_beside_it(books: Desk) -> None:
    """All of class B is stated as class A, and B not at all; A's by one may be anything."""
    found = told(whole(books, movement(6, 1, 0, 7, **{"class": "A"})))
    assert {
        f"{name} {{'class': 'A'}}": (Cause("misclassified", by, of="copy"),)
        for name, by in (("opening", 3), ("added", 1), ("current", 4))
    } == found


def test_two_cells_in_each_others_place(books: Desk) -> None:
    """One mistake, and not four files that were moved each for itself."""
    cells = [movement(0, 0, 0, n, **{"class": one})[3:] for one, n in (("A", 7), ("B", 3))]
    assert {
        f"current {{'class': '{one}'}}": (Cause("misclassified", by, of="place"),)
        for one, by in (("A", 4), ("B", -4))
    } == told(whole(books, [*cells[0], *cells[1]]))


def test_one_file_more_is_not_made_up_where_a_neighbour_has_it(books: Desk) -> None:
    """One removed, as one was added: that may be why, or not."""
    figures = movement(0, 1, 1, 0)[1:3]
    (removed,) = (one for one in whole(books, figures).figures if one.causes)
    assert [["unexplained"]] == kinds(removed)
