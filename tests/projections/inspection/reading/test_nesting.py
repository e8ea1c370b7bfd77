"""Which total a line breaks down, by its dash alone."""

from __future__ import annotations

from projections.inspection.reading.lines.bullets import bullet
from projections.inspection.reading.sentences.nesting import Nesting
from projections.inspection.reading.sentences.statements import Statement
from tests.projections.made_drafts import draft_of

TOTAL = draft_of("ST", "current", 40)
PART = draft_of("ST", "current", 25, {"unit": "Đội 1"})
PART.parent = TOTAL


def _opened(announced: bool = False) -> tuple[Nesting, Statement]:
    nesting, statement = Nesting(), Statement(TOTAL)
    nesting.open(statement, "all" if announced else None, bullet("- Hiện có 40"))
    return nesting, statement


def test_a_line_breaks_down_the_open_total_of_its_line_of_work() -> None:
    """And of no other; without a total it breaks down none."""
    nesting, statement = _opened()
    assert nesting.under("ST", bullet("+ Đội 1: 25")) is statement
    assert nesting.under("HN", bullet("+ Đội 1: 25")) is None
    assert Nesting().under("ST", bullet("+ Đội 1: 25")) is None


def test_an_equal_dash_stands_beside_what_announced_nothing() -> None:
    """Behind ``trong đó:`` the same dash is below it."""
    assert _opened()[0].is_beside(bullet("- Đội 1: 25"))
    assert not _opened()[0].is_beside(bullet("+ Đội 1: 25"))
    assert not _opened(announced=True)[0].is_beside(bullet("- Đội 1: 25"))


def test_lines_below_a_part_break_down_the_part() -> None:
    """Until a line that stands as high as the part."""
    nesting, statement = _opened()
    nesting.nest(statement, PART, bullet("- Đội 1: 25"), "all")
    below = nesting.under("ST", bullet("+ Loại A: 10"))
    assert below is not None
    assert below.total is PART
    assert nesting.under("ST", bullet("Đội 2: 15")) is statement


def test_a_part_by_class_is_broken_down_by_nothing() -> None:
    """Only levels, units, branches and symbols have parts on lines of their own."""
    nesting, statement = _opened()
    part = draft_of("ST", "current", 25, {"class": "A"})
    part.parent = TOTAL
    nesting.nest(statement, part, bullet("- Loại A: 25"), "all")
    assert nesting.under("ST", bullet("+ Đội 1: 10")) is statement


def test_a_line_may_announce_what_the_next_divide_by() -> None:
    """``Phân theo danh mục:`` says the dimension, and that all parts follow."""
    nesting, statement = _opened()
    nesting.announce("all", "list")
    assert (statement.listed, statement.dimension, statement.loose) == ("all", "list", False)
