"""What rows that head others say of those below: their lines of work, and who holds them."""

from __future__ import annotations

from projections.inspection.reading.frames.frame import Frame
from projections.inspection.reading.tables.row_groups import RowHolder, RowLines

TEAM = {"unit": "Đội 1"}


def test_a_sum_of_one_line_of_work_is_the_lines() -> None:
    """Of several it is nobody's."""
    lines = RowLines()
    lines.row(["ST"])
    lines.row([])
    assert lines.sums_up(last=True)
    lines.row(["HN"])
    assert not lines.sums_up(last=True)


def test_the_last_sum_below_several_headings_may_be_of_all() -> None:
    """Unless each of them has its own; one behind a group's sum is of all."""
    for own in (False, True):
        lines = RowLines()
        lines.head("ST")
        lines.row([])
        if own:
            assert lines.sums_up(last=False)
        lines.head("HN")
        lines.row([])
        assert own == lines.sums_up(last=True)
        assert not lines.sums_up(last=True)


def test_rows_below_a_holder_are_the_holders() -> None:
    """Its name is added to the cell of each."""
    held = RowHolder(dict(TEAM))
    assert held.hold(Frame(cell={"class": "A"}), bare=False).cell == {"unit": "Đội 1", "class": "A"}


def test_a_sum_or_a_second_holder_may_be_of_all() -> None:
    """So are the rows behind a sum."""
    held = RowHolder(dict(TEAM))
    assert "clash" in held.hold(Frame(cell={"level": "xã"}), bare=False).marks
    assert "clash" not in held.hold(Frame(), bare=False).marks
    assert "clash" in held.hold(Frame(), bare=True).marks
    assert "clash" in held.hold(Frame(), bare=False).marks


def test_who_is_no_unit_holds_rows_as_well() -> None:
    """But for one that names a stranger of its own."""
    held = RowHolder(stranger="CB02")
    said = [held.hold(Frame(stranger=one), bare=False).stranger for one in ("", "CB03")]
    assert ["CB02", "CB03"] == said


def test_a_line_of_work_ends_the_holder_below_another() -> None:
    """One that stands above all lines of work goes on."""
    for outermost in (False, True):
        held = RowHolder(dict(TEAM), "CB02", outermost, spent=True)
        held.leave()
        assert outermost == bool(held.cell) == bool(held.stranger) == held.spent
