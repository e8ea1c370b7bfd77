"""What came or went otherwise beside the four figures of a movement, and what was handled."""

from __future__ import annotations

import pytest

from projections.documents.lines.document import Where
from projections.inspection.checks.finding import (
    FAILS,
    HOLDS,
    NOT_STATED,
    PARTS_UNREAD,
    STATED_BESIDE,
    UNCERTAIN_MEASURE,
)
from projections.inspection.checks.rules import check_report
from projections.inspection.reading.lexicon.form import year_end_form
from projections.inspection.reading.stated.values import Figure, NotRead, StatedReport
from tests.projections.inspection.checks.made_statements import YEAR, checked, figure, four

HANDED = "transferred"


def came(value: int | None, movement: str = HANDED, **cell: str) -> Figure:
    """What came otherwise than by being opened."""
    return figure("added", value, movement=movement, **cell)


def went(value: int | None, movement: str = HANDED, **cell: str) -> Figure:
    """What went otherwise than by being closed."""
    return figure("removed", value, movement=movement, **cell)


def reasons(figures: list[Figure]) -> list[str]:
    """The reasons of the rule, in reading order."""
    return [one.reason for one in checked("movement", figures)]


@pytest.mark.parametrize(
    ("current", "beside", "counted"),
    [
        (7, [came(2)], 1),
        (4, [came(None), went(1)], 2),
        (6, [came(1), went(None)], 2),
        (3, [came(1), went(3)], 2),
        (6, [came(1), went(3)], 1),
        (2, [came(1), went(3)], 1),
        (5, [came(1), went(1)], 0),
        (7, [came(2), came(2, class_="A")], 1),
        (7, [came(2), came(1, class_="A")], 1),
    ],
)
def test_what_makes_the_four_add_up_is_counted(
    current: int, beside: list[Figure], counted: int
) -> None:
    """All of it, what came alone, or what went alone; a whole and not its parts besides."""
    found = checked("movement", [*four((5, 1, 1, current)), *beside])[0]
    assert (HOLDS, 4 + counted) == (found.reason, len(found.figures))


@pytest.mark.parametrize(
    ("current", "beside"),
    [
        (4, [came(1)]),
        (6, [went(1)]),
        (6, [came(None), went(1)]),
        (4, [came(1), went(3)]),
        (8, [came(1), went(3)]),
        (7, [came(1), went(3)]),
        (1, [came(1), went(3)]),
        (9, [came(1), went(3)]),
        (4, [came(1, "reorganised")]),
    ],
)
def test_a_hand_over_does_not_say_whither(current: int, beside: list[Figure]) -> None:
    """What would add up had it gone the other way is not accused."""
    assert UNCERTAIN_MEASURE == reasons([*four((5, 1, 1, current)), *beside])[0]


@pytest.mark.parametrize(
    ("current", "beside"),
    [(4, [came(1, "reclassified")]), (10, [came(1), went(3)]), (7, [came(1)])],
)
def test_no_other_way_makes_it_add_up(current: int, beside: list[Figure]) -> None:
    """A kind that says whither, and a number that nothing comes to."""
    assert FAILS == reasons([*four((5, 1, 1, current)), *beside])[0]


@pytest.mark.parametrize(
    ("current", "beside", "reason"),
    [
        (6, [came(1)], STATED_BESIDE),
        (4, [came(1)], STATED_BESIDE),
        (6, [went(1)], STATED_BESIDE),
        (7, [came(1), went(1)], STATED_BESIDE),
        (3, [came(1), went(1)], STATED_BESIDE),
        (6, [came(None), went(1)], STATED_BESIDE),
        (7, [came(1)], FAILS),
        (3, [went(1)], FAILS),
        (7, [came(None), went(1)], FAILS),
        (8, [came(1), went(1)], FAILS),
        (6, [came(1, "opened")], FAILS),
        (6, [came(1, class_="B")], FAILS),
    ],
)
def test_what_is_stated_of_more_may_have_been_in_a_part(
    current: int, beside: list[Figure], reason: str
) -> None:
    """Of which class the one was that was handed over, nobody says; more than that is accused."""
    assert reason == reasons([*four((5, 1, 1, current), class_="A"), *beside])[0]


@pytest.mark.parametrize(
    ("four_of", "handled", "expected"),
    [
        ((5, 1, 0, 6), 6, ("holds", 6, HOLDS)),
        ((5, 1, 2, 4), 6, ("holds", 6, HOLDS)),
        ((5, 1, 2, 4), 7, ("fails", 6, FAILS)),
        ((5, 1, 2, 4), 4, ("not_checkable", 6, UNCERTAIN_MEASURE)),
        ((5, 0, 2, 3), 5, ("holds", 5, HOLDS)),
        ((0, 0, 0, 0), 0, ("holds", 0, HOLDS)),
        ((5, None, 2, 3), 5, ("not_checkable", None, NOT_STATED)),
        ((5, 1, 2, 4), None, ("not_checkable", 6, NOT_STATED)),
    ],
)
def test_what_was_handled(
    four_of: tuple[int | None, ...], handled: int | None, expected: tuple[object, ...]
) -> None:
    """What there was and what was added; a sum that is what there is now may be meant for that."""
    found = checked("movement", [*four(four_of), figure("handled", handled)])[-1]
    assert (*expected, handled) == (found.verdict, found.expected, found.reason, found.stated)


def test_what_was_handled_without_the_rest() -> None:
    """Where nothing is said of what there is now, or of what was added."""
    opening, added = figure("opening", 5), figure("added", 1)
    found = checked("movement", [opening, added, figure("handled", 7)])[-1]
    assert ("fails", 6) == (found.verdict, found.expected)
    found = checked("movement", [opening, figure("handled", 7)])[-1]
    assert (NOT_STATED, ("ST.opening", "ST.handled")) == (found.reason, found.figures)


def with_unread(unread: NotRead, **cell: str) -> str:
    """The reason for four figures that do not add up, where a number was not read."""
    figures = tuple(four((5, 1, 1, 6), **cell))
    report = StatedReport(None, None, None, None, YEAR, figures, (), not_read=(unread,))
    return next(
        one.reason for one in check_report(report, year_end_form()) if one.rule == "movement"
    )


@pytest.mark.parametrize(
    ("line", "told", "cell", "reason"),
    [
        ("ST", {"movement": HANDED}, {}, PARTS_UNREAD),
        ("HN", {"movement": HANDED}, {}, FAILS),
        ("ST", {}, {}, FAILS),
        ("ST", {"movement": HANDED, "class": "A"}, {"class_": "A"}, PARTS_UNREAD),
        ("ST", {"movement": HANDED}, {"class_": "A"}, PARTS_UNREAD),
        ("ST", {"movement": HANDED, "class": "B"}, {"class_": "A"}, FAILS),
        ("ST", {"movement": HANDED, "class": "A", "list": "II"}, {"class_": "A"}, PARTS_UNREAD),
        ("ST", {"movement": HANDED, "list": "II"}, {"class_": "A", "list_": "I"}, FAILS),
    ],
)
def test_a_hand_over_that_was_not_read_may_be_the_difference(
    line: str, told: dict[str, str], cell: dict[str, str], reason: str
) -> None:
    """Of this line and of this cell, or of one that it may lie in."""
    elsewhere = Where("elsewhere", paragraph=9)
    assert reason == with_unread(NotRead(elsewhere, "một", "", line, cell=told), **cell)


@pytest.mark.parametrize(("text", "reason"), [("đưa sang 1", PARTS_UNREAD), ("đưa sang 2", FAILS)])
def test_a_number_among_the_four_may_be_what_came_or_went(text: str, reason: str) -> None:
    """Whatever its words mean, where it makes up the difference."""
    assert reason == with_unread(NotRead(Where(text, paragraph=1), text, ""))
