"""In which order Vietnamese texts stand: letters, then tones; figures as the numbers they are."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

_PARTS: Final = re.compile(r"\d+|\D+")
_SHAPES: Final = "\u0306\u0302\u031b"
"""What makes another letter, in the order of the alphabet: a ă â, o ô ơ."""
_TONES: Final = "\u0300\u0309\u0303\u0301\u0323"
"""The tones in the order of dictionaries: huyền, hỏi, ngã, sắc, nặng; without one comes first."""

Key = tuple[tuple[tuple[int, int, int], ...], tuple[int, ...], str]


@lru_cache(maxsize=8192)
def collation_key(text: str) -> Key:
    """A key by which texts are sorted: letters first, tones only where all letters are the same.

    ``ST-2`` stands before ``ST-10``; case tells nothing unless all else is the same.
    """
    letters: list[tuple[int, int, int]] = []
    tones: list[int] = []
    for part in _PARTS.findall(text.strip()):
        if part[0].isdecimal():
            letters.append((0, int(part), 0))
            continue
        for sign in unicodedata.normalize("NFD", part.casefold().replace("đ", "d\u0335")):
            if sign in _TONES:
                tones[-1:] = [_TONES.index(sign) + 1]
            elif (sign in _SHAPES or sign == "\u0335") and letters:
                kind, letter, _shape = letters[-1]
                letters[-1] = kind, letter, 1 + _SHAPES.find(sign) if sign in _SHAPES else 1
            else:
                letters.append((1, ord(sign), 0))
                tones.append(0)
    return tuple(letters), tuple(tones), text
