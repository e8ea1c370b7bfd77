"""The measure itself."""

from __future__ import annotations

from typing import Any

import pytest

from tests.contracts.shapes import DAY, OPEN, misfits


@pytest.mark.parametrize(
    ("value", "shape", "expected"),
    [
        ({"a": 1}, {"a": int}, []),
        ({"a": True}, {"a": int}, ["$.a: True"]),
        ({"a": None}, {"a": (int, None)}, []),
        ({"b": 1}, {"a": int}, ["$: a is missing", "$: b is unknown"]),
        ({"a": [1, "x"]}, {"a": [int]}, ["$.a[1]: 'x'"]),
        ({"x": "1", "y": 2}, {OPEN: str}, ["$.y: 2"]),
        ("2024-10-15", DAY, []),
        ("15/10/2024", DAY, ["$: '15/10/2024'"]),
    ],
)
def test_misfits(value: Any, shape: Any, expected: list[str]) -> None:
    """Missing, unknown and mistyped parts are named with their place."""
    assert expected == sorted(misfits(value, shape))
