"""Canonical JSON is RFC 8785's, as another implementation writes it."""

from __future__ import annotations

import json

import pytest
import rfc8785
from hypothesis import given
from hypothesis import strategies as st

from ledger.errors import NotForTheBooks
from ledger.proofs.canonical import MOST_SAFE_INTEGER, canonical, entry_bytes

texts = st.text(st.characters(exclude_categories=["Cs"]))
names = st.text(st.characters(max_codepoint=127))
scalars = st.none() | st.booleans() | st.integers(-MOST_SAFE_INTEGER, MOST_SAFE_INTEGER) | texts
values = st.recursive(
    scalars, lambda inner: st.lists(inner) | st.dictionaries(names, inner), max_leaves=20
)


@given(values)
def test_same_bytes_as_rfc8785(value: object) -> None:
    """Names sorted, no white space, letters as they are, the shortest escapes."""
    assert rfc8785.dumps(value) == canonical(value)  # type: ignore[arg-type]


@given(values)
def test_decoding_loses_nothing(value: object) -> None:
    """What was stated can be read back."""
    assert value == json.loads(canonical(value))


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ({"b": 1, "a": [True, None, "ĐV"]}, '{"a":[true,null,"ĐV"],"b":1}'),
        ('\u2028\x7f/"\\\b\f\n\r\t\x00\x1f', '"\u2028\x7f/\\"\\\\\\b\\f\\n\\r\\t\\u0000\\u001f"'),
        ({}, "{}"),
        (-0, "0"),
    ],
)
def test_examples(value: object, expected: str) -> None:
    """The bytes, written out."""
    assert expected.encode() == canonical(value)


@pytest.mark.parametrize(
    "value",
    [
        1.0,
        0.5,
        MOST_SAFE_INTEGER + 1,
        -MOST_SAFE_INTEGER - 1,
        {"ô": 1},
        {1: 1},
        b"",
        (1,),
        "\udcff",
    ],
)
def test_refuses_what_has_no_single_writing(value: object) -> None:
    """Fractions, unsafe numbers, names whose order differs, bytes, tuples and half characters."""
    for wrapped in (value, [value], {"a": value}):
        with pytest.raises(NotForTheBooks):
            canonical(wrapped)


def test_entry_bytes_are_canonical_themselves() -> None:
    """The frame around the stated bytes is canonical too, so that the whole is one document."""
    whole = entry_bytes(canonical({"a": "b"}), 7, "2024-10-15T03:04:05.000006Z")
    assert {
        "assigned": {"position": 7, "recorded_at": "2024-10-15T03:04:05.000006Z"},
        "stated": {"a": "b"},
    } == json.loads(whole)
    assert canonical(json.loads(whole)) == whole
