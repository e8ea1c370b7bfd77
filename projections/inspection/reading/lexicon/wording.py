"""Words as keys: how two spellings of the same Vietnamese word are known for one.

Accents matter (``đội`` is a team, ``đối`` begins ``đối tượng``); case does not, nor on which vowel
the tone mark stands (``túy``, ``tuý``), nor ``i`` for a final ``y`` (``kỳ``, ``kì``), nor which of
the letters that look like Đ was typed.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

from ledger.values.text import ONE_D

_TONES: Final = {"\u0300": "2", "\u0301": "1", "\u0309": "3", "\u0303": "4", "\u0323": "5"}
"""Grave, acute, hook, tilde, dot below: moved to the end of the word as a digit."""
_FINAL_Y: Final = re.compile(r"(?<=[bcdđghklmnpqrstvx])y(?=$)")
_DEPARTMENT: Final = re.compile(r"P[ACHKVX][0-9]{2}")
_PIECES: Final = re.compile(r"[^\W_]+|[^\w\s]")


@lru_cache(maxsize=65536)
def key(word: str) -> str:
    """Return the key of one word: ``key("Túy") == key("tuý")``."""
    letters = unicodedata.normalize("NFD", word.translate(ONE_D).casefold())
    tones = [_TONES[letter] for letter in letters if letter in _TONES]
    bare = unicodedata.normalize(
        "NFC", "".join(letter for letter in letters if letter not in _TONES)
    )
    return _FINAL_Y.sub("i", bare) + "".join(tones)


@lru_cache(maxsize=16384)
def keys(text: str) -> tuple[str, ...]:
    """Return the keys of a phrase, marks included: ``cấp xã, thị trấn`` has six."""
    return tuple(key(piece) for piece in _PIECES.findall(text))


def is_department(name: str) -> bool:
    """Whether a name is the code of a department of a province's police: ``PC02``, ``PV06``."""
    return _DEPARTMENT.fullmatch(name) is not None
