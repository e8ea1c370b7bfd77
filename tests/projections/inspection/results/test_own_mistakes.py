"""How a report may have counted results otherwise: each way, by what it makes of the values."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from projections.documents.lines.document import Where
from projections.figures.whose import Whose
from projections.inspection.reconciliation.causes import Cause
from projections.inspection.reconciliation.moments import Moments
from projections.inspection.results.held_value import HeldValue, Recount, StatedValue, What, held
from projections.inspection.results.own_mistakes import explained, of_neighbours, of_units
from projections.inspection.results.search import ValueSaid
from tests.projections.inspection.reconciliation.held_reports import ten_watch_files


def value(of: str, what: What, stated: str, said: str) -> HeldValue:
    """A value beside what the books say of it."""
    recounts = {0: Recount(said, agrees=stated == said)}
    return held(StatedValue(of, what, stated, Where("x")), recounts, Moments(None, 0, 0))


def test_a_side_that_states_another_of_its_target() -> None:
    """A whole told as its part, a part as its whole; a base that is another's is of no target."""
    found = [
        value("18", "numerator", "10", "10"),
        value("18", "denominator", "10", "14"),
        value("18", "denominator", "14", "3"),
        value("7", "denominator", "14", "3"),
        value("7", "numerator", "0", "2"),
    ]
    ways = explained(found, of_neighbours(found), lambda _: False)
    assert {
        1: ((Cause("unexplained", -4),), ((Cause("misclassified", -4, of="copy"),),)),
        2: ((Cause("unexplained", 11),), ((Cause("misclassified", 11, of="copy"),),)),
    } == ways


def test_shares_of_two_units_come_to_one(tmp_path: Path) -> None:
    """Beside the unit that reports another is counted in both sides; of a rate nobody knows."""
    ledger = ten_watch_files(tmp_path).ledger

    def recount(whose: Whose) -> list[ValueSaid]:
        own = whose.unit == "DKT"
        return [ValueSaid("5/7" if own else "1/2"), ValueSaid("71" if own else "50.5")]

    tellings = of_units(ledger, Whose("DKT"), date(2024, 10, 14), ["6/9", "66.67"], recount)
    (beside,) = (one for one in tellings if one.said[0].agrees)
    assert ("other_unit", [ValueSaid("6/9", agrees=True), ValueSaid(None)]) == (
        beside.kind,
        beside.said,
    )
