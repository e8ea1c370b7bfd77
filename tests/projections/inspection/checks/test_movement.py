"""The rule of movement, to its last comparison: what follows from three figures, whose fault it
is, and what excuses a mismatch.
"""

from __future__ import annotations

import pytest

from projections.inspection.checks.finding import (
    EXPLAINED,
    FAILS,
    HOLDS,
    NOT_STATED,
    RECLASSIFIED,
    Check,
)
from projections.inspection.reading.stated import Figure
from tests.projections.inspection.checks.made_statements import (
    checked,
    figure,
    four,
    listing,
    verdicts,
)


def told(found: Check) -> tuple[object, ...]:
    """Stated, expected, reason."""
    return found.stated, found.expected, found.reason


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ((5, 2, 7, 0), (0, 0, HOLDS)),
        ((0, 0, 0, 0), (0, 0, HOLDS)),
        ((5, 2, 6, 0), (0, 1, FAILS)),
        ((5, 2, 8, 0), (0, -1, FAILS)),
        ((5, 2, 6, 2), (2, 1, FAILS)),
        ((5, 0, 0, 5), (5, 5, HOLDS)),
    ],
)
def test_nought_is_a_figure_like_any(values: tuple[int, ...], expected: tuple[object, ...]) -> None:
    """A current of 0 is held against what follows from the other three."""
    assert [expected] == [told(one) for one in checked("movement", four(values))]


@pytest.mark.parametrize("blank", range(4))
def test_one_blank_is_enough_to_know_nothing(blank: int) -> None:
    """Whichever of the four it is; its line is that of the current figure."""
    values = [5 if place != blank else None for place in range(4)]
    (found,) = checked("movement", four(tuple(values)))
    assert ("not_checkable", values[3], None, NOT_STATED) == (found.verdict, *told(found))
    assert "ST.current" == found.where.text


@pytest.mark.parametrize(
    ("left_out", "last"),
    [(0, "ST.current"), (1, "ST.current"), (2, "ST.current"), (3, "ST.removed")],
)
def test_one_figure_missing_is_enough_to_know_nothing(left_out: int, last: str) -> None:
    """Where the current one is missing, the last that is stated tells the line."""
    figures = four((5, 2, 1, 6))
    del figures[left_out]
    (found,) = checked("movement", figures)
    assert ("not_checkable", NOT_STATED, last) == (found.verdict, found.reason, found.where.text)
    assert tuple(one.id for one in figures) == found.figures


def test_only_stocks_and_flows_of_a_line_move() -> None:
    """Counts of no line and other measures are passed over, and what comes after them is not."""
    nameless = [
        figure("opening", 1, None),
        figure("added", 1, None),
        figure("removed", 1, None),
        figure("current", 9, None),
    ]
    count = figure("count", 4)
    figures = [*nameless, count, *four((1, 1, 0, 2), "CA"), *four((1, 1, 0, 2))]
    assert [("CA", "holds"), ("ST", "holds")] == [
        (one.line, one.verdict) for one in checked("movement", figures)
    ]


# ---- records that moved between cells ---------------------------------------------------------

UP, DOWN, EVEN = (5, 0, 0, 6), (5, 0, 0, 4), (5, 0, 0, 5)


@pytest.mark.parametrize(
    ("figures", "expected"),
    [
        ([*four(UP, class_="A"), *four(DOWN, class_="B")], [RECLASSIFIED] * 2),
        ([*four(UP, class_="A"), *four(EVEN, class_="B")], [FAILS, HOLDS]),
        ([*four(UP, class_="A")], [FAILS]),
        ([*four(UP, class_="A"), *four(DOWN, "HN", class_="B")], [FAILS] * 2),
        ([*four(UP, class_="A"), *four(DOWN)], [FAILS] * 2),
        (
            [*four(UP, class_="A", level="huyện"), *four(DOWN, class_="B", level="xã")],
            [FAILS] * 2,
        ),
        (
            [*four(UP, class_="A", level="xã"), *four(DOWN, class_="B", level="xã")],
            [RECLASSIFIED] * 2,
        ),
        ([*four(UP, symbol="LT"), *four(DOWN, symbol="LC")], [FAILS] * 2),
        (
            [
                *four(UP, class_="A"),
                *four(DOWN, class_="B"),
                *four((None, 0, 0, 7), class_="C"),
            ],
            [RECLASSIFIED, RECLASSIFIED, NOT_STATED],
        ),
    ],
)
def test_mismatches_that_cancel_out_excuse_each_other(
    figures: list[Figure], expected: list[str]
) -> None:
    """Only between cells of one line that differ in one dimension, and not in the symbol; a cell
    that cannot be told adds nothing.
    """
    assert expected == [one.reason for one in checked("movement", figures)]


# ---- a total that its own parts contradict ----------------------------------------------------


def with_parts(values: tuple[int, ...], place: int, parts: tuple[int, ...], **more: str) -> str:
    """What is said of a total's movement, when one of its four figures has these symbols."""
    totals = four(values)
    measure = totals[place].measure
    symbols = [figure(measure, value, symbol=f"S{number}") for number, value in enumerate(parts)]
    breakdown = listing(totals[place], symbols, "symbol", more.get("listed", "all"))  # type: ignore[arg-type]
    found = checked("movement", [*totals, *symbols], breakdown)
    return next(one.reason for one in found if not one.cell)


@pytest.mark.parametrize(
    ("values", "place", "parts", "expected"),
    [
        ((8, 2, 1, 10), 0, (3, 6), EXPLAINED),
        ((8, 2, 1, 10), 1, (2, 1), EXPLAINED),
        ((8, 2, 1, 10), 1, (3, 0), EXPLAINED),
        ((8, 2, 1, 10), 2, (0, 2), FAILS),
        ((8, 2, 2, 9), 2, (1, 0), EXPLAINED),
        ((8, 2, 1, 10), 0, (3, 7), FAILS),
        ((8, 2, 1, 10), 3, (4, 5), FAILS),
    ],
)
def test_a_total_is_excused_where_its_parts_would_make_it_hold(
    values: tuple[int, ...], place: int, parts: tuple[int, ...], expected: str
) -> None:
    """The fault then stands in that list; but a current figure is to blame itself."""
    assert expected == with_parts(values, place, parts)


def test_parts_that_claim_nothing_excuse_nothing() -> None:
    """Some of the files may well be fewer; that their sum would fit is chance."""
    assert FAILS == with_parts((8, 2, 1, 8), 0, (3, 4), listed="some")


def test_a_part_is_excused_where_its_list_does_not_add_up() -> None:
    """And fails where its list does."""
    totals = four((8, 0, 0, 8))
    symbols = [*four((5, 0, 0, 4), symbol="A"), *four((4, 0, 0, 4), symbol="B")]
    openings, currents = [symbols[0], symbols[4]], [symbols[3], symbols[7]]
    wrong = listing(totals[0], openings, "symbol"), listing(totals[3], currents, "symbol")
    assert ["holds", "not_checkable", "holds"] == verdicts("movement", [*totals, *symbols], *wrong)
    assert ["holds", "fails", "holds"] == verdicts("movement", [*totals, *symbols], wrong[1])
