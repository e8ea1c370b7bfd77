"""Texts: how they are stored, compared and written. Text is NFC inside."""

from __future__ import annotations

import re
import unicodedata


def nfc(text: str) -> str:
    """Return ``text`` in NFC with outer and repeated white space removed."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def fold(text: str) -> str:
    """Return a key for comparing names: no accents, no case, single spaces.

    ``fold("Cấp Huyện") == fold("cap huyen")``; ``đ`` folds to ``d``.
    """
    plain = unicodedata.normalize("NFD", text.casefold().replace("đ", "d"))
    kept = "".join(ch for ch in plain if not unicodedata.combining(ch))
    return " ".join(kept.split())


YES = ("có", "yes", "true", "x", "1")

NO = ("không", "no", "false", "0")
"""How people say that something is so, or is not."""


def yes_or_no(text: str) -> bool | None:
    """Read a word of YES or NO, with or without accents; None when it is neither."""
    said = fold(text)
    if said in map(fold, YES):
        return True
    return False if said in map(fold, NO) else None


_MOVED_TONE = re.compile(
    "(?<!q)(?:(o)([ae])|(u)(y))([\u0300\u0301\u0303\u0309\u0323])(?![\\w\u0300-\u036f])",
    re.IGNORECASE,
)
"""In NFD: ``oa``, ``oe``, ``uy`` at the end of a syllable with the tone on the second vowel;
in ``quý`` u is no vowel.
"""


def place_tones(text: str) -> str:
    """Return ``text`` in NFC with the tone mark where most people put it: ``tuý`` is ``túy``,
    ``hoà`` is ``hòa``.

    Both spellings are right and are one word; ``hoàn``, ``khuỷu`` and ``quý`` are spelled one way
    only.
    """
    placed = _MOVED_TONE.sub(r"\1\3\5\2\4", unicodedata.normalize("NFD", text))
    return unicodedata.normalize("NFC", placed)


_HYPHENS = "\u2010\u2011\u2012\u2013\u2014\u2212\ufe63\uff0d"

_UNSEEN = "\u00ad\u200b\u200c\u200d\u2060\ufeff"

_TYPED = {ord(sign): "-" for sign in _HYPHENS} | dict.fromkeys(map(ord, _UNSEEN))
"""Word and Excel put dashes and hyphens that do not break for ``-``, and signs that nobody sees."""


def file_number(text: str) -> str:
    """Return a file number as it is stored: NFC, no white space, upper case, every hyphen and
    dash ``-``.
    """
    return "".join(unicodedata.normalize("NFC", text).translate(_TYPED).split()).upper()
