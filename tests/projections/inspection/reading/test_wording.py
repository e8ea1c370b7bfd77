"""Two spellings of a word are one key, two words are not."""

from __future__ import annotations

import pytest

from projections.inspection.reading.lexicon.wording import key, keys


@pytest.mark.parametrize(
    ("one", "other"),
    [("Túy", "tuý"), ("kỳ", "kì"), ("\u00d0V", "ĐV"), ("\u0189V", "đv"), ("\u00f0ội", "ĐỘI")],
)
def test_spellings_of_one_word(one: str, other: str) -> None:
    """Case, the place of a tone, a final i and the letter put for Đ make no other word."""
    assert key(one) == key(other)


def test_words_that_differ_by_an_accent() -> None:
    """Accents tell words apart, and marks stand for themselves."""
    assert key("đội") != key("đối")
    assert (key("cấp"), key("xã"), ",", key("thị"), key("trấn")) == keys("cấp xã, thị trấn")
