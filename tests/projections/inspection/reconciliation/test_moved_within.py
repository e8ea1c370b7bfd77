"""Files that moved within a unit and were counted by it as gone and as new ones."""

from __future__ import annotations

import pytest

from ledger.records.lifecycle import ChangeRecord, ConvertRecord, TransferRecord
from ledger.records.opening import OpenRecord
from projections.inspection.reconciliation.causes import Cause
from tests.ledger.desk import Desk, day
from tests.projections.inspection.reconciliation.held_reports import (
    reconciled,
    stated,
    watch_file,
    whole,
)
from tests.projections.inspection.reconciliation.test_mistakes import movement, told

MOVED = TransferRecord(effective_on=day("1/5/2024"), number="ST-001", to_unit="DHS")
CHANGED = ChangeRecord(effective_on=day("1/6/2024"), number="ST-003", changes={"class": "B"})


def test_which_of_two_that_moved_is_not_known(books: Desk) -> None:
    """A hand-over between teams and a change of class: each would do, so neither file is named."""
    books.do(MOVED, CHANGED)
    last = books.ledger.last_position
    found = whole(books, movement(9, 2, 1, 10))
    nameless = (Cause("counted_twice", 1, of="moved"),)
    assert {"added {}": nameless, "removed {}": nameless} == told(found)
    for one in found.differing:
        ways = [(way[0].records, way[0].entries) for way in one.alternatives]
        assert [(("ST-001",), (last - 1,)), (("ST-003",), (last,))] == ways


def test_teams_do_not_tell_which_of_two_it_is(books: Desk) -> None:
    """What came anew is all that is stated, and is what two teams come to; and what classes do."""
    books.do(MOVED, CHANGED)
    found = reconciled(books, stated(2, "added"))
    assert (Cause("counted_twice", 1, of="move"),) == found.causes
    assert [("ST-001",), ("ST-003",)] == [way[0].records for way in found.alternatives]


def test_a_file_that_moved_twice_may_be_both(books: Desk) -> None:
    """There and back it is two moves; of three any two would do."""
    back = TransferRecord(effective_on=day("1/7/2024"), number="ST-001", to_unit="DKT")
    books.do(MOVED, CHANGED, back)
    found = told(whole(books, movement(9, 3, 2, 10)))
    assert {()} == {one.records for causes in found.values() for one in causes}


def test_two_that_moved_are_both_counted(books: Desk) -> None:
    """By unit and class there are two more and two fewer: it is no more than was ever supported."""
    books.do(MOVED, CHANGED)
    last = books.ledger.last_position
    cause = Cause("counted_twice", 2, (last - 1, last), ("ST-001", "ST-003"), of="moved")
    found = told(whole(books, movement(9, 3, 2, 10)))
    assert {"added {}": (cause,), "removed {}": (cause,)} == found


def test_the_one_hand_over_is_named(books: Desk) -> None:
    """Whether two teams count it or the unit does so twice: it is the same file."""
    books.do(MOVED)
    last = books.ledger.last_position
    cause = Cause("counted_twice", 1, (last,), ("ST-001",), of="move")
    assert (cause,) == reconciled(books, stated(2, "added")).causes
    found = told(whole(books, movement(9, 2, 1, 10)))
    assert {"added {}": (cause,), "removed {}": (cause,)} == found


def test_a_class_that_is_right_counts_a_hand_over_once(books: Desk) -> None:
    """Its own class says that the file did not come anew: no file is named."""
    books.do(MOVED)
    of_a = movement(3, 0, 0, 3, **{"class": "A"})
    found = whole(books, [*movement(9, 2, 1, 10), *of_a])
    assert {()} == {cause.records for causes in told(found).values() for cause in causes}


@pytest.mark.parametrize("by_symbol", [False, True])
def test_a_conversion_is_counted_by_symbol(books: Desk, *, by_symbol: bool) -> None:
    """What symbols come to is stated of them all, with the symbols or without."""
    where = {"line": "CTVBM", "unit": "DKT", "officer": "CB01"}
    books.do(OpenRecord(number="LC-1", effective_on=day("1/3/2022"), symbol="LC", **where))  # type: ignore[arg-type]
    books.do(ConvertRecord(effective_on=day("1/5/2024"), number="LC-1", symbol="LT", type="1"))
    last = books.ledger.last_position
    figures = [stated(1, one, "CTVBM") for one in ("added", "removed")]
    if by_symbol:
        figures += [
            stated(1, "added", "CTVBM", cell={"symbol": "LT"}),
            stated(1, "removed", "CTVBM", cell={"symbol": "LC"}),
        ]
    found = [one for one in whole(books, figures).figures if one.verdict == "differs"]
    cause = Cause("counted_twice", 1, (last,), ("LC-1",), of="moved")
    assert [(cause,)] * 2 == [one.causes for one in found]


def test_more_than_all_moves_is_never_supported(books: Desk) -> None:
    """Each move may have been counted anew; what is beyond that never was in the books."""
    books.do(MOVED, CHANGED, watch_file("ST-012", day("1/8/2024")))
    kinds = {n: reconciled(books, stated(n, "added")).causes[0].kind for n in (4, 5)}
    assert kinds[4] != "never_supported" == kinds[5]


def test_json_says_what_was_counted(books: Desk) -> None:
    """Alternatives of one kind are told apart by what they are of; of a record nothing is said."""
    moved = Cause("counted_twice", 1, of="moved")
    assert moved.as_json() | {"of": "moved"} == moved.as_alternative()
    assert "of" not in Cause("counted_twice", 1).as_alternative()
