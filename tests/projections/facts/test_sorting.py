"""Rows in order, however little memory there is."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from random import Random

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from projections.facts import sorting as shelves
from projections.facts.sorting import Shelves, in_order

UNITS = [f"U{number:02d}" for number in range(20)]
BY = ("unit", "line")


def table(rows: list[tuple[str, str, int]]) -> pa.Table:
    """Rows of (unit, line, number)."""
    unit, line, number = ([row[place] for row in rows] for place in range(3))
    words = [pa.array(column, pa.string()).dictionary_encode() for column in (unit, line)]
    return pa.table({"unit": words[0], "line": words[1], "number": pa.array(number, pa.int64())})


def rows_of(tables: list[pa.Table]) -> list[tuple[str, str, int]]:
    """And back."""
    return [tuple(row.values()) for one in tables for row in one.to_pylist()]


def made(count: int, seed: int = 1) -> list[tuple[str, str, int]]:
    """Random rows, numbered."""
    random = Random(seed)
    return [(random.choice(UNITS), random.choice(["ST", "HN"]), number) for number in range(count)]


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["", "Đ1", "A", "B"]), st.sampled_from(["ST", "CA"]), st.integers(0, 9)
        )
    )
)
def test_a_table_is_sorted_by_unit_and_line(rows: list[tuple[str, str, int]]) -> None:
    """Equal rows stay in the order they were learned."""
    assert sorted(rows, key=lambda row: row[:2]) == rows_of([in_order(table(rows), BY)])


@pytest.mark.parametrize("units", [UNITS, UNITS[:1], [], ["U05", "ZZZ"]])
@pytest.mark.parametrize(
    ("waiting", "stretch"), [(10, 30), (10, 10_000), (10_000, 10), (10_000, 10_000)]
)
def test_nothing_is_lost(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, units: list[str], waiting: int, stretch: int
) -> None:
    """Set down or still waiting, known units or not: every row comes back once, each stretch in
    order.
    """
    monkeypatch.setattr(shelves, "WAITING_ROWS", waiting)
    monkeypatch.setattr(shelves, "STRETCH_ROWS", stretch)
    rows, kept = made(600), Shelves(tmp_path, units, BY)
    for start in range(0, 600, 40):
        kept.add(table(rows[start : start + 40]))
    stretches = list(kept.stretches())
    kept.close()
    assert sorted(rows) == sorted(rows_of(stretches))
    assert all(one.to_pylist() == in_order(one, BY).to_pylist() for one in stretches)
    assert [] == list(tmp_path.iterdir())


def test_stretches_follow_each_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A unit is found in few stretches: those of its shelf."""
    monkeypatch.setattr(shelves, "WAITING_ROWS", 100)
    monkeypatch.setattr(shelves, "STRETCH_ROWS", 100)
    kept = Shelves(tmp_path, UNITS, BY)
    for seed in range(20):
        kept.add(table(made(100, seed)))
    bounds = [(rows[0][0], rows[-1][0]) for rows in (rows_of([one]) for one in kept.stretches())]
    kept.close()
    assert len(bounds) > 10
    assert all(last <= first for (_, last), (first, _) in pairwise(bounds))


def test_empty_shelves(tmp_path: Path) -> None:
    """Nothing in, nothing out."""
    kept = Shelves(tmp_path, UNITS, BY)
    assert [] == list(kept.stretches())
    kept.close()
