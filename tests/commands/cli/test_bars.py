"""Bars and rows of signs: never longer than they are wide, never nothing for something."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from commands.cli.spelling.bars import bar, trend

PARTS = {"█": 8, "▉": 7, "▊": 6, "▋": 5, "▌": 4, "▍": 3, "▎": 2, "▏": 1}


@given(most=st.integers(1, 10**6), width=st.integers(1, 60), data=st.data())
def test_a_bar_is_as_long_as_its_value(most: int, width: int, data: st.DataObject) -> None:
    """To an eighth of a sign, rounded down; at least an eighth for one."""
    value = data.draw(st.integers(0, most))
    eighths = sum(PARTS[sign] for sign in bar(value, most, width))
    exact = Fraction(value * width * 8, most)
    assert (0 if not value else max(1, int(exact))) == eighths


@given(st.lists(st.integers(0, 10**6), max_size=24))
def test_a_trend_keeps_the_order_of_its_values(values: list[int]) -> None:
    """One sign a value; a higher value is never drawn lower; the extremes are the extremes."""
    drawn = trend(values)
    assert len(values) == len(drawn)
    for one, sign in zip(values, drawn, strict=True):
        for other, its in zip(values, drawn, strict=True):
            assert one <= other or sign >= its
    if len(set(values)) > 1:
        assert ("▁", "█") == (min(drawn), max(drawn))


def test_examples() -> None:
    """Half of it, nothing of it, and a line that did not change."""
    assert ("█████", "", "▏") == (bar(5, 10, 10), bar(0, 10, 10), bar(1, 10**6, 10))
    assert ("▄▄▄", "▁▄█", "") == (trend([7, 7, 7]), trend([0, 5, 10]), trend([]))
