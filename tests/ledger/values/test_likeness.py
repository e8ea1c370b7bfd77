"""What a mistyped name is answered with."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledger.values.likeness import distance, likest

KNOWN = ["DKTMT", "DHS", "CAH", "CB02", "CB03", "Tổ-3", "XA-01", "TS"]


@pytest.mark.parametrize(
    ("typed", "near"),
    [
        ("DKTM", ["DKTMT"]),
        ("DKMTT", ["DKTMT"]),
        ("ĐKTMT", ["DKTMT"]),
        ("DS", ["DHS", "TS"]),
        ("TX", ["TS"]),
        ("ST", ["TS"]),
        ("D", []),
        ("DHT", ["DHS"]),
        ("CBO2", ["CB02"]),
        ("CB2", ["CB02"]),
        ("СВ02", ["CB02"]),  # Cyrillic
        ("CD02", ["CB02"]),
        ("CB04", []),
        ("To 3", ["Tổ-3"]),
        ("XÃ 1", ["XA-01"]),
        ("DCA", []),
        ("DKT", ["DKTMT"]),
        ("dkt", ["DKTMT"]),
        ("TMT", ["DKTMT"]),
        ("KTM", []),
        ("DHS-CAQ", ["DHS"]),
        ("XAY2", []),
        ("CBX", []),
    ],
)
def test_what_is_near(typed: str, near: list[str]) -> None:
    """A slip of a finger, a look-alike, a beginning or end is near; another figure is not."""
    assert near == likest(typed, KNOWN)


words = st.text("abc", max_size=5)


def slow_distance(one: str, other: str) -> int:
    """The same by its definition, without remembering anything."""
    if not one or not other:
        return len(one) + len(other)
    ways = [
        slow_distance(one[:-1], other) + 1,
        slow_distance(one, other[:-1]) + 1,
        slow_distance(one[:-1], other[:-1]) + (one[-1] != other[-1]),
    ]
    if one[-2:] == other[-2:][::-1] and len(one) > 1 and len(other) > 1:
        ways.append(slow_distance(one[:-2], other[:-2]) + 1)
    return min(ways)


@given(words, words)
def test_distance_is_what_it_says(one: str, other: str) -> None:
    """Remembering rows changes nothing."""
    assert slow_distance(one, other) == distance(one, other)
