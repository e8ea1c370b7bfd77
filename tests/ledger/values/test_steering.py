"""Signs that a terminal obeys are known, marked and escaped."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledger.errors import SteeringSign
from ledger.values.steering import escaped, on_one_line, refuse_steering, steering_sign, visible

OBEYED = "\x00\x07\x08\x1b\x7f\x9b\u202b\u202d\u202e\u2067"


@pytest.mark.parametrize("sign", OBEYED)
def test_a_sign_that_steers_is_refused_and_marked(sign: str) -> None:
    """Escapes, bells, control characters of both sorts, what turns letters round."""
    name = f"U+{ord(sign):04X}"
    assert name == steering_sign(f"ST-{sign}1")
    assert f"ST-[{name}]1" == visible(f"ST-{sign}1")
    with pytest.raises(SteeringSign) as refused:
        refuse_steering("number", f"a{sign}")
    assert f"number: “a[{name}]” holds the control sign {name}" == str(refused.value)


@pytest.mark.parametrize("sign", "\t\n\r\u200e\u202a\u2066\u2069\u200b\u00ad ")
def test_what_only_nobody_sees_is_not_refused(sign: str) -> None:
    """It is left out of what is read; marks of direction are shown all the same."""
    assert steering_sign(f"ST{sign}-1") is None


def test_lines_stay_lines_unless_they_may_be_none() -> None:
    """A text of ours has several lines, a value in it has one."""
    assert "a\nb\tc" == visible("a\nb\tc")
    assert "a[U+000A]b[U+0009]c" == on_one_line("a\nb\tc")


@given(st.text())
def test_what_is_visible_steers_nothing(text: str) -> None:
    """And what shows as it is stays as it is."""
    assert steering_sign(visible(text)) is None
    assert visible(text) == visible(visible(text))


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_json_reads_as_it_was(text: str) -> None:
    """A program gets just what is stored; a terminal that shows it obeys nothing."""
    written = escaped(json.dumps({"a": text}, ensure_ascii=False, indent=1))
    assert {"a": text} == json.loads(written)
    assert steering_sign(written) is None
