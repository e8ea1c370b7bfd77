"""Digits that stand raised or lowered beside a figure: marks of notes, and no part of it.

Word and Excel keep them as plain digits with a property; they become the raised and lowered digits
of Unicode, which nobody reads as a digit.
"""

from __future__ import annotations

import re
from typing import Final

_RAISED: Final = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_LOWERED: Final = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")
_MARK: Final = re.compile(r"(?:(?<=\w\w)|(?<=\d))[⁰¹²³⁴-⁹₀-₉]+")
"""Behind a figure, or behind a word of two letters: ``04¹``, ``hồ sơ¹``; in ``m²`` it is none."""


def raised(text: str) -> str:
    """A text with its digits raised above the line."""
    return text.translate(_RAISED)


def lowered(text: str) -> str:
    """A text with its digits lowered below the line."""
    return text.translate(_LOWERED)


class Marks:
    """Takes marks of notes off what is read, and counts them."""

    def __init__(self) -> None:
        self.count = 0

    def off(self, text: str) -> str:
        """A text without the marks beside its figures and words."""
        if text.isascii():
            return text
        left, count = _MARK.subn("", text)
        self.count += count
        return left
