"""How far a report agrees with the books as a whole: no two errors make a clean picture."""

from __future__ import annotations

from datetime import date

import pytest

from projections.inspection.reconciliation.verification import Verified
from tests.ledger.desk import Desk
from tests.projections.inspection.reconciliation.held_reports import (
    later,
    reconciled,
    stated,
    watch_file,
    whole,
)


def test_two_opposite_errors_do_not_cancel(books: Desk) -> None:
    """One too many of one measure and one too few of another: the pooled factor is 1, each row and
    the absolute error say what is wrong.
    """
    found = whole(books, [stated(10, "opening"), stated(9), stated(1, "added")]).verification
    assert 1.0 == found.pooled_factor
    assert [
        ("opening", 10, 9, 0.9, False),
        ("added", 1, 1, 1.0, False),
        ("current", 9, 10, 1.1111, True),
    ] == [(row.measure, row.reported, row.now, row.factor_now, row.flagged) for row in found.rows]
    assert (1, 3, 2, 20) == (
        found.confirmed,
        found.checkable,
        found.absolute_error,
        found.reported,
    )


def test_parts_are_in_no_factor(books: Desk) -> None:
    """Only totals count; a total stated twice is one, and what cannot be checked is none."""
    figures = [
        stated(10),
        stated(10),
        stated(5, cell={"class": "B"}),
        stated(9, cell={"branch": "môi trường"}),
    ]
    found = whole(books, figures).verification
    assert [("ST", "current", 10, 10)] == [
        (row.line, row.measure, row.reported, row.now) for row in found.rows
    ]
    assert (2, 3) == (found.confirmed, found.checkable)


def test_then_and_now(books: Desk) -> None:
    """Each row has a factor of then and one of now; right only then is not confirmed."""
    then = later(books, date(2024, 10, 21), watch_file("ST-011", date(2024, 10, 12)))
    found = whole(books, [stated(10)], then)
    row = {
        "line": "ST",
        "measure": "current",
        "reported": 10,
        "then": 10,
        "now": 11,
        "factor_then": 1.0,
        "factor_now": 1.1,
    }
    json = found.as_json()
    assert [row] == json["verification"]
    assert (0, 1, 1, 1.1) == tuple(
        json[name] for name in ("confirmed", "checkable", "absolute_error", "verification_factor")
    )


@pytest.mark.parametrize(
    ("reported", "recounted", "flagged"),
    [
        (10, 9, False),
        (100, 89, True),
        (10, 11, False),
        (100, 111, True),
        (0, 0, False),
        (0, 1, True),
        (1, 0, True),
    ],
)
def test_flags(reported: int, recounted: int, *, flagged: bool) -> None:
    """A factor below 0.90 or above 1.10 is flagged, of then as of now; of nothing reported where
    there is something, there is no factor, and a flag.
    """
    rows = [
        Verified("ST", "current", reported, then, now)
        for then, now in ((recounted, reported), (reported, recounted))
    ]
    assert [flagged, flagged] == [row.flagged for row in rows]
    assert [reported == 0] * 2 == [row.factor_now is None for row in rows]


def test_nothing_reported(books: Desk) -> None:
    """Where there is nothing to check there is no factor."""
    found = whole(books, [stated(None)]).verification
    assert ((), 0, 0, None) == (found.rows, found.confirmed, found.checkable, found.pooled_factor)
    assert "matches" == reconciled(books, stated(10)).verdict
