"""Numbers of sources inside longer words: after other letters, between strokes, without a space.

Where a word is no number itself it may hold one: ``xemLC-003/2024``, ``BC/LC-003/2024``. A longer
number is another number: ``LC-003/2024`` does not stand in ``LC-003/20241``, nor ``T-1`` in
``ST-1``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Final

from ledger.values.naming import file_number

FEWEST_LETTERS: Final = 2
"""A number that begins with so many letters is seen behind other letters, too."""

_HASH: Final = re.compile(r"[0-9a-fA-F]{32,}")
_LETTERS: Final = re.compile(r"[^\W\d_]*")


class EmbeddedNumbers:
    """Looks for known numbers in words.

    ``keys``: as ``file_number`` makes them; of figures alone a word says nothing.
    """

    def __init__(self, keys: Iterable[str]) -> None:
        self._keys = frozenset(one for one in keys if any(map(str.isalpha, one)))
        self._lengths = sorted({len(one) for one in self._keys}, reverse=True)

    def masked(self, text: str, mask: Callable[[str], str]) -> str:
        """A text in which ``mask(key)`` stands for each number in it, the longest first."""
        if not self._keys or not any(map(str.isalpha, text)) or _HASH.fullmatch(text):
            return text
        signs = list(_signs(text))
        key = "".join(sign for sign, _ in signs)
        made, done, at = list[str](), 0, 0
        while at < len(key):
            if length := self._length_at(key, at):
                made += [text[done : signs[at][1]], mask(key[at : at + length])]
                done = signs[at + length - 1][1] + 1
            at += length or 1
        return "".join([*made, text[done:]])

    def _length_at(self, key: str, at: int) -> int:
        """How long the number is that begins at a place; 0 where none does."""
        for length in self._lengths:
            number = key[at : at + length]
            if len(number) == length and number in self._keys and _stands(key, at, number):
                return length
        return 0


def _signs(text: str) -> Iterator[tuple[str, int]]:
    """The signs of a text as they stand in keys, each with its place; those that count nothing."""
    for place, sign in enumerate(text):
        for one in file_number(sign):
            yield one, place


def _stands(key: str, at: int, number: str) -> bool:
    """Whether a number that is found at a place is no part of a longer one."""
    end = at + len(number)
    if _goes_on(number[-1], key[end : end + 1]):
        return False
    letters = _LETTERS.match(number)
    is_worded = letters is not None and len(letters[0]) >= FEWEST_LETTERS
    return is_worded or not _goes_on(key[at - 1 : at] if at else "", number[0])


def _goes_on(one: str, other: str) -> bool:
    """Whether two signs beside each other are of one figure, or of one word."""
    both = one + other
    return bool(one and other) and (both.isdigit() or both.isalpha())
