"""When two writings of a code or of a file number are one.

People, keyboards and programs write one code in many ways: in capitals or not, with spaces or
without, ``Ð`` or ``Ɖ`` for ``Đ``, a dash for a hyphen, wide letters, signs that nobody sees. Each
sort of name has one key here, and every room compares by it.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import islice, product

from ledger.values.stream import Stream
from ledger.values.text import ONE_D, ONE_SIGN, as_seen, fold, join_tones

CODED = ("unit", "officer")
"""The nouns of streams whose key is a code."""

_ASIDE = frozenset({"<super>", "<sub>", "<fraction>", "<circle>"})
"""Compatible forms (UAX 15) that are marks beside a text, or more than one sign: ``²`` is no 2."""

_PARTS = re.compile(r"[\s:-]+")

_WIDE = {code: code + 0xFEE0 for code in (*range(48, 58), *range(65, 91))}
"""Digits and capitals as East Asian keyboards write them (U+FF10 … U+FF3A)."""

KEPT = 1 << 14
"""Keys of the last numbers kept: one row of a register asks for that of its number six times."""

MOST_SPELLINGS = 27
"""Earlier spellings of one number that are looked for: three letters Đ, each in three ways."""


def plain(text: str) -> str:
    """Return what people see of a text in ordinary signs: one Đ, one hyphen, no wide letters."""
    seen = as_seen(text)
    if seen.isascii():
        return seen
    if not unicodedata.is_normalized("NFKC", seen):
        seen = as_seen("".join(map(_ordinary, seen)))
    return seen.translate(ONE_D).translate(ONE_SIGN)


def _ordinary(sign: str) -> str:
    if unicodedata.decomposition(sign).partition(" ")[0] in _ASIDE:
        return sign
    return unicodedata.normalize("NFKC", sign)


def as_code(text: str) -> str:
    """Return a text as a code is written: hyphens for the spaces and colons it cannot have."""
    return re.sub(r"[\s:]+", "-", text)


def code_key(text: str) -> str:
    """Return the key of a unit's or an officer's code.

    Case, spaces, hyphens and colons do not matter: ``code_key("Tổ 3") == code_key("TỔ-3")``.
    """
    return join_tones(_PARTS.sub("", plain(text).casefold()))


def reading_key(text: str) -> str:
    """Return the key of what people write for a value of a catalog: a symbol, a level, a branch.

    As that of a code, and accents do not matter either.
    """
    return fold(code_key(text))


@lru_cache(maxsize=KEPT)
def file_number(text: str) -> str:
    """Return the key of a file number, which is also how it is stored.

    In upper case, without white space; every dash is a hyphen and is kept.
    """
    return plain(text).replace(" ", "").upper()


def identity(stream: str) -> str:
    """Return the name that all spellings of a stream's name share."""
    name = Stream(stream)
    if name.noun in CODED:
        return name.renamed(code_key(name.key))
    return name.renamed(file_number(name.key)) if name.is_record else name


def spellings(text: str) -> tuple[str, ...]:
    """How the record of a file number may be named.

    The name it is given today first but for one: just what is typed, as it was stored when the key
    kept Ð, Ɖ and wide letters.
    """
    number = file_number(text)
    if text == number and number.isascii():
        return number, number.translate(_WIDE)
    typed = as_seen(text).translate(ONE_SIGN).replace(" ", "").upper()
    spelled = [number]
    if "Đ" in number:
        spelled = list(islice(map("".join, product(*map(_spellings, number))), MOST_SPELLINGS))
    return tuple(dict.fromkeys([typed, *spelled, number.translate(_WIDE)]))


def _spellings(letter: str) -> str:
    return "ĐÐƉ" if letter == "Đ" else letter
