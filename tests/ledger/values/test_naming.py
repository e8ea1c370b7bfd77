"""One key for a code and one for a file number, however they are written."""

from __future__ import annotations

import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledger.values.naming import code_key, file_number, identity, plain, spellings
from tests.ledger.spelling import LETTERS, respelled

codes = st.text(f"{LETTERS}0123456789-", min_size=1, max_size=12)
numbers = st.text(f"{LETTERS}0123456789-/.", min_size=1, max_size=16)
seeds = st.integers(0, 2**32)


@given(numbers, seeds)
def test_a_number_is_one_in_any_spelling(number: str, seed: int) -> None:
    """Case, spaces, dashes, Đ, wide letters and unseen signs make no second number."""
    assert file_number(number) == file_number(respelled(number, seed))


@given(codes, seeds)
def test_a_code_is_one_in_any_spelling(code: str, seed: int) -> None:
    """As a number is, and without its hyphens too."""
    assert code_key(code) == code_key(respelled(code, seed)) == code_key(code.replace("-", " "))


@given(numbers)
def test_the_key_of_a_number_is_its_own(number: str) -> None:
    """What is stored is found again."""
    key = file_number(number)
    assert key == file_number(key) == plain(key)


def test_a_file_number_keeps_its_hyphens() -> None:
    """They are what tells two files apart."""
    assert "ST-001" == file_number("st \u2014 001")
    assert "ST001" == file_number("st 001")


def test_every_dash_of_unicode_is_a_hyphen() -> None:
    """No table of ours may forget one."""
    signs = map(chr, range(sys.maxunicode + 1))
    dashes = [sign for sign in signs if unicodedata.category(sign) == "Pd"]
    assert ["-"] == sorted({plain(sign) for sign in dashes})


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Tổ 3", "tổ3"),
        ("CB 02", "CB:02"),
        ("CB-02", "cb02"),
        ("Tổ Hoà-Bình", "TỔ HÒA BÌNH"),
        ("Ⅳ-Ⅱ", "IV.II".replace(".", "")),
        ("ĐKT", "Ɖkt"),
    ],
)
def test_one_code(first: str, second: str) -> None:
    """Two writings of one code."""
    assert code_key(first) == code_key(second)


@pytest.mark.parametrize(
    ("first", "second"), [("Tổ 3", "To 3"), ("DKT", "ĐKT"), ("CB02", "CB2"), ("CB.2", "CB2")]
)
def test_two_codes(first: str, second: str) -> None:
    """An accent, a zero or a point makes another code."""
    assert code_key(first) != code_key(second)


@pytest.mark.parametrize("marked", ["ST-1²", "ST-1₂", "ST-①", "ST-½"])
def test_a_mark_is_no_digit(marked: str) -> None:
    """A raised, lowered or ringed digit is never read as one of the number's own."""
    assert marked.upper() == file_number(marked)


def test_streams_of_one_identity() -> None:
    """A stream's name is its own identity but for codes, and for old spellings of numbers."""
    assert "unit:dktmt" == identity("unit:DKT-MT") == identity("unit:dktmt")
    assert "officer:cb02" == identity("officer:CB 02")
    assert "DTCB:ĐV-1" == identity("DTCB:ÐV-1") == identity("DTCB:ĐV-1")
    assert ["ledger", "report:AB"] == [identity("ledger"), identity("report:AB")]


def test_the_earlier_spellings_of_a_number() -> None:
    """Just what is typed first, then today's name, then what the key once let stand."""
    assert ("ÐV-1", "ĐV-1", "ƉV-1", "ĐＶ-１") == spellings("ðv-1")
    assert ("ST-1", "ＳＴ-１") == spellings("st-1")
    assert 29 > len(spellings("ĐĐĐĐĐĐĐĐ"))
