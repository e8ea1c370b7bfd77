"""A table's cells and what stands around them, whatever its words mean."""

from __future__ import annotations

import pytest

from projections.documents.lines.document import ReportCell, ReportLine
from projections.inspection.reading.tables.geometry import (
    Grid,
    index_numbers,
    is_count,
    is_heading,
    is_index,
    is_spoilt,
    is_year,
    padded,
    pure_value,
    tables,
)
from tests.reading_campaign.documents import table_lines
from tests.reading_campaign.page import ABOVE, LEFT


def row(*texts: str) -> ReportLine:
    """One row of a table."""
    return next(table_lines([list(texts)], table=1))


@pytest.mark.parametrize(
    ("texts", "numbers"),
    [
        (("(1)", "(2)", "(3)"), [1, 2, 3]),
        (("A", "B", "1", "2", "3=1+2"), [None, None, 1, 2, 3]),
        (("1", "2", "1+2"), [1, 2, 3]),
        (("A", "1", "2", "3=2/1*100"), [None, 1, 2, 3]),
        (("5", "6", "(7)=(5)-(6)"), [5, 6, 7]),
        (("1", "3", "5"), []),
        (("2", "1", "3"), []),
        (("1+2", "1", "2"), []),
        (("Đội 1", "1", "2"), []),
    ],
)
def test_a_row_that_only_numbers_the_columns(
    texts: tuple[str, ...], numbers: list[int | None]
) -> None:
    """One after the other, by numbers and letters, or by what a column comes to."""
    cells = row(*texts).cells
    assert (numbers, bool(numbers)) == (index_numbers(cells), is_index(cells))


@pytest.mark.parametrize("texts", [("1", "2"), ("A", "B", "C"), ("A", "B", "1")])
def test_too_few_numbers_number_nothing(texts: tuple[str, ...]) -> None:
    """Two columns, or one number, may be counts."""
    assert not is_index(row(*texts).cells)


@pytest.mark.parametrize(
    ("text", "value"),
    [("05", 5), ("1.234", 1234), ("Không", 0), ("…", None), ("", None), ("-", None)],
)
def test_a_cell_of_nothing_but_a_count(text: str, value: int | None) -> None:
    """Or of an empty slot, which states none."""
    assert (True, value) == pure_value(text)


@pytest.mark.parametrize("text", ["1,5", "-3", "khoảng 9", "12%", "=A1+B1", "#REF!", "10-12"])
def test_what_should_be_a_count_and_is_none(text: str) -> None:
    """It is neither a count nor a name."""
    assert is_spoilt(text)
    assert not pure_value(text)[0]


@pytest.mark.parametrize("text", ["05", "10 (04 LT, 06 LC)", "Hình sự", ""])
def test_what_is_not_spoilt(text: str) -> None:
    """Counts, counts with words behind them, words, blanks."""
    assert not is_spoilt(text)


def test_years_head_columns() -> None:
    """Nothing else of four digits does."""
    assert [True, True, False, False] == [*map(is_year, ("2024", " 1999 ", "1824", "20245"))]


def test_a_place_merged_with_another_is_counted_once() -> None:
    """A cell that goes on from above is neither a count nor a heading of its own."""
    _, below = table_lines([["Đội 1", "5"], [ABOVE, ABOVE]])
    assert [False] * 4 == [test(cell) for cell in below.cells for test in (is_count, is_heading)]


def test_rows_of_one_table_stand_together() -> None:
    """Another table, or text, ends it."""
    first, second = table_lines([["a"], ["b"]], table=1), table_lines([["c"]], table=2)
    text = ReportLine("d", row("x").where)
    blocks = [*tables([*first, *second, text])]
    assert [["a", "b"], ["c"], ["d"]] == [[one.text for one in block] for block in blocks]


def test_a_heading_spreads_over_blanks_that_have_headings_below() -> None:
    """Where its place was not merged; not where a column below has none."""
    grid = Grid([*table_lines([["Năm 2023", "", "Ghi chú", ""], ["Tăng", "Giảm", "", "x"]])])
    assert [2, 1, 1] == [cell.span for cell in grid.spread(grid.rows[0])]


def test_what_stands_in_a_column() -> None:
    """Each text once; which stand alone in their rows; whether any is a count."""
    rows = [["Loại A", "5"], ["Ghi chú", ""], ["Loại A", "x"]]
    grid = Grid([*table_lines(rows)])
    label, count = grid.rows[0].cells
    assert (["Loại A", "Ghi chú"], {"Ghi chú"}) == (grid.column(label), grid.explains(label))
    assert [True, False] == [grid.counts_in(cell.column) for cell in (count, label)]


def test_a_label_heads_rows_where_the_next_leaves_its_place_empty() -> None:
    """Or is merged with it."""
    grid = Grid([*table_lines([["HN", "HV"], ["", "HT"], ["CA", "VA"], [ABOVE, "VX"], ["ST", ""]])])
    heads = [grid.heads_rows(line.cells[0], line) for line in grid.rows]
    assert [True, False, True, True, False] == heads


def test_a_row_is_padded_to_the_last_column() -> None:
    """A sheet leaves out the cells at its end; wide cells count as wide as they are."""
    assert ["A1", "B1", "C1"] == [cell.where.cell for cell in padded(row("x"), 3).cells]
    wide = next(table_lines([["x", LEFT, LEFT]]))
    assert wide == padded(wide, 3)
    assert isinstance(wide.cells[0], ReportCell)
