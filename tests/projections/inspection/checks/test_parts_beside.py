"""What stands beside a total, or was not read beside it: when the rule of parts still accuses."""

from __future__ import annotations

import pytest

from projections.documents.lines.document import Where
from projections.facts.movement import MOVEMENTS
from projections.inspection.checks.finding import (
    COUNTED_BY_BOTH,
    FAILS,
    PARTS_UNREAD,
    STATED_BESIDE,
)
from projections.inspection.checks.rules import check_report
from projections.inspection.reading.lexicon.form import year_end_form
from projections.inspection.reading.stated.values import (
    Breakdown,
    Figure,
    Listed,
    NotRead,
    StatedReport,
)
from tests.projections.inspection.checks.made_statements import YEAR, checked, figure, listing

CLASSES = {"A": 2, "B": 2}
UNREAD = NotRead(Where("03", paragraph=2), "03", "", "ST", "current", {"class": "C"})


def parts_of(total: Figure, dimension: str, parts: dict[str, int | None]) -> list[Figure]:
    """Parts of a total's cell."""
    return [
        figure(total.measure, value, total.line, **total.cell, **{dimension: code})
        for code, value in parts.items()
    ]


def beside_unread(listed: Listed | None) -> str:
    """What is said of two classes that fall short, beside a third whose number was not read."""
    total = figure("current", 9)
    parts = parts_of(total, "class", dict(CLASSES))
    lists: tuple[Breakdown, ...] = ()
    if listed is not None:
        lists = (listing(total, parts, "class", listed),)
    report = StatedReport(None, None, None, None, YEAR, (total, *parts), lists, not_read=(UNREAD,))
    return next(one for one in check_report(report, year_end_form()) if one.rule == "parts").reason


@pytest.mark.parametrize(("listed", "expected"), [(None, PARTS_UNREAD), ("all", FAILS)])
def test_what_was_not_read_elsewhere_is_no_part_of_a_list(
    listed: Listed | None, expected: str
) -> None:
    """A list says itself what belongs to it; parts that stand apart may be more than were read."""
    assert expected == beside_unread(listed)


@pytest.mark.parametrize(
    ("total", "listed", "expected"),
    [
        (9, "named", FAILS),
        (7, "named", STATED_BESIDE),
        (9, "all", FAILS),
        (7, "all", FAILS),
    ],
)
def test_every_way_a_file_can_come_falls_short_of_nothing(
    total: int, listed: Listed, expected: str
) -> None:
    """What came otherwise than the total may stand beside it, and then exceeds it; it cannot be
    missing where every way is named.
    """
    added = figure("added", total)
    ways = parts_of(added, "movement", dict.fromkeys(MOVEMENTS, 1))
    found = checked("parts", [added, *ways], listing(added, ways, "movement", listed))
    assert [expected] == [one.reason for one in found]


Counted = tuple[int | None, int | None, int | None]


def handed_over(gone: Counted, listed: Listed) -> str:
    """What is said of three added of which two units had two each, when so many had gone."""
    came, went = figure("added", 3), figure("removed", gone[0])
    parts = parts_of(came, "unit", {"Đội 1": 2, "Đội 2": 2})
    others = parts_of(went, "unit", {"Đội 1": gone[1], "Đội 2": gone[2]})
    figures = [came, *parts, went, *others]
    return checked("level", figures, listing(came, parts, "unit", listed))[0].reason


@pytest.mark.parametrize(
    ("gone", "listed", "expected"),
    [
        ((None, 1, 1), "named", COUNTED_BY_BOTH),
        ((1, None, 1), "named", COUNTED_BY_BOTH),
        ((2, 1, 1), "named", FAILS),
        ((None, 1, 1), "all", FAILS),
        ((1, None, 1), "bracket", FAILS),
    ],
)
def test_who_handed_over_may_be_left_out_where_nothing_claims_to_divide(
    gone: Counted, listed: Listed, expected: str
) -> None:
    """Both count what went between them; where all that went is stated, that would show there."""
    assert expected == handed_over(gone, listed)


@pytest.mark.parametrize("apart", [False, True])
@pytest.mark.parametrize(
    ("units", "expected"),
    [
        ({"Đội 1": 2, "Đội 2": 3}, ["holds"]),
        ({"các đội": 2, "Công an các xã": 3}, ["holds"]),
        ({"Đội 1": 2, "Công an các xã": 3}, ["holds"]),
        ({"Đội 1": 2, "các đội": 3}, []),
        ({"các đội": 2, "Đội 1": 3, "Công an các xã": 0}, []),
    ],
)
def test_all_of_a_kind_beside_one_of_it_divide_nothing(
    units: dict[str, int | None], expected: list[str], apart: bool
) -> None:
    """In a list and apart from their total: who is counted twice is not told."""
    total = figure("current", 5)
    parts = parts_of(total, "unit", units)
    lists = () if apart else (listing(total, parts, "unit"),)
    assert expected == [one.verdict for one in checked("level", [total, *parts], *lists)]
