"""What rows that head others say of those below: their lines of work, and who holds them."""

from __future__ import annotations

import pytest

from projections.inspection.reading.frames.frame import Frame
from projections.inspection.reading.tables.row_groups import RowHolder, RowLines
from tests.projections.made_reports import values
from tests.projections.made_tables import read_table

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


DIVIDED = "TT|Loại, danh mục|Đầu kỳ|Hiện có"
NUMBERINGS = [
    ("I|Loại A", "1|Danh mục I", "2|Danh mục II", "II|Loại B"),
    ("1|Loại A", "a|Danh mục I", "b|Danh mục II", "2|Loại B"),
    ("1|Loại A", "1.1|Danh mục I", "1.2|Danh mục II", "2|Loại B"),
    ("1|Loại A", "|- Danh mục I", "|- Danh mục II", "2|Loại B"),
]
OF_A = {"ST.opening.A": 42, "ST.current.A": 41, "ST.opening.A.I": 26, "ST.current.A.I": 25}
OF_A |= {"ST.opening.A.II": 16, "ST.current.A.II": 16, "ST.opening.B": 93, "ST.current.B": 99}


@pytest.mark.parametrize(("first", "one", "two", "second"), NUMBERINGS)
def test_rows_numbered_below_a_row_divide_it(first: str, one: str, two: str, second: str) -> None:
    """What they count is of its value, too; so it is below the next one of its kind."""
    rows = f"{DIVIDED}\n{first}|42|41\n{one}|26|25\n{two}|16|16\n{second}|93|99"
    assert values(read_table(rows, "2. Sưu tra")) == OF_A
    both = values(read_table(f"{rows}\n{one}|3|2\n{two}|90|97\n|Tổng cộng|135|140", "2. Sưu tra"))
    below = {"ST.opening.B.I": 3, "ST.current.B.I": 2, "ST.opening.B.II": 90}
    below |= {"ST.current.B.II": 97, "ST.opening": 135, "ST.current": 140}
    assert both == OF_A | below


def test_rows_that_come_back_below_another_divide_both() -> None:
    """Without any number."""
    rows = "|Loại A|42|41\n|Danh mục I|42|41\n|Loại B|93|99\n|Danh mục I|93|99"
    found = values(read_table(f"{DIVIDED}\n{rows}", "2. Sưu tra"))
    assert {"ST.opening.A.I", "ST.opening.B.I"} < found.keys()
    assert "ST.opening.I" not in found


@pytest.mark.parametrize("mark", ["3", ""])
def test_rows_behind_all_of_a_kind_divide_the_whole(mark: str) -> None:
    """Neither their numbers nor any that comes back says otherwise."""
    rows = f"1|Loại A|42|41\n2|Loại B|93|99\n{mark}|Danh mục I|30|31"
    found = values(read_table(f"{DIVIDED}\n{rows}", "2. Sưu tra"))
    assert (found["ST.opening.I"], found["ST.current.I"]) == (30, 31)
    assert "ST.opening.B.I" not in found


OTHER = "Người sử dụng trái phép chất ma túy có hồ sơ quản lý"


@pytest.mark.parametrize(("first", "second"), [("V", "VI"), ("5", "6"), ("E", "F"), ("", "")])
@pytest.mark.parametrize("name", [OTHER, OTHER.upper()])
def test_a_long_heading_of_another_register_ends_the_line_of_work(
    first: str, second: str, name: str
) -> None:
    """However many words it has; what stands below the next heading is that's."""
    rows = "1|Đầu kỳ|{0}\n2|Tăng|{1}"
    table = f"TT|Nội dung|Số liệu\n{first}|Vai ảo|\n{rows.format(3, 1)}\n{second}|{name}|\n"
    read = values(read_table(f"{table}{rows.format(30, 10)}"))
    assert read == {"VAI_AO.opening": 3, "VAI_AO.added": 1}
