"""A file of calendar rows: every fault by its key and line, and a whole one as it is meant."""

from __future__ import annotations

from datetime import date

import pytest

from ledger.values.period import Period
from projections.calendar.calendar_file import (
    built_in_rows,
    built_in_text,
    check_calendar,
    laid_over,
)
from projections.calendar.deadline import DeadlineRule
from tests.projections.calendar.faulty_rows import FAULTY, ROW, changed


@pytest.mark.parametrize(("text", "kind", "key", "line"), FAULTY)
def test_fault(text: str, kind: str, key: str, line: int) -> None:
    """Each mistake is named with the key and the line it stands in, and no row is used."""
    found = check_calendar(text)
    assert () == found.rows
    assert (kind, key, line) in [(one.kind, one.key, one.line) for one in found.faults]
    for one in found.faults:
        problem, hint = one.say(str)
        assert "{" not in problem + hint


def test_all_mistakes_at_once() -> None:
    """Nobody mends a file one fault after the other."""
    text = changed('"10/06"', '"30/02"').replace('"team"', '"squad"').replace("[1, 3]", "[9]")
    kinds = [one.kind for one in check_calendar(text).faults]
    assert ["unknown_unit_kind", "no_such_number", "bad_deadline"] == kinds


def test_a_whole_row() -> None:
    """What stands in the file is what is meant."""
    (row,) = check_calendar(ROW).rows
    assert ("bao-cao-quy", ("team",), "quarter", (1, 3), True) == (
        row.code,
        row.units,
        row.kind,
        row.numbers,
        row.figures,
    )
    assert DeadlineRule(False, day=10, month=6) == row.deadline


def test_own_rows_are_laid_over_the_built_in_ones() -> None:
    """A new code is added, a known one takes the place, the others stay."""
    own = check_calendar(ROW + ROW.replace("bao-cao-quy", "bao-cao-nam")).rows
    laid = {row.code: row for row in laid_over(own)}
    assert len(built_in_rows()) + 1 == len(laid)
    assert "quarter" == laid["bao-cao-nam"].kind
    assert laid["bao-cao-tuan"] in built_in_rows()


def test_the_built_in_calendar() -> None:
    """It has no fault, all rows of forms.md §7, and the wrap-up of the programme once."""
    assert () == check_calendar(built_in_text()).faults
    rows = {row.code: row for row in built_in_rows()}
    assert 20 == len(rows)
    assert Period(date(2017, 1, 1), date(2020, 12, 31)) == rows["de-an-tong-ket"].days
    assert ("team", "commune") == rows["bao-cao-tuan"].units
    assert rows["bao-cao-nam"].is_called("Báo cáo tổng kết năm")
    assert rows["bao-cao-nam"].is_called("BAO CAO NAM")
    assert not rows["bao-cao-nam"].is_called("bao-cao-6-thang")
