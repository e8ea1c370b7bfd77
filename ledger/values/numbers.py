"""Whole numbers as people write them, and the letters of a sheet's columns."""

from __future__ import annotations

import re
from functools import lru_cache

from ledger.values.text import as_seen

LAST_COLUMN = 16_384
"""``XFD``, the last column an Excel sheet can have."""

MOST_DIGITS = 40
"""A longer row of digits is no number that anybody wrote; Python refuses one of thousands."""

_COUNT = re.compile(
    rf"[0-9]{{1,3}}|[1-9][0-9]{{3,{MOST_DIGITS - 1}}}|[1-9][0-9]{{0,2}}(?:\.[0-9]{{3}}){{1,12}}"
)

_LETTERS = re.compile("[A-Z]{1,3}")


def read_count(text: str) -> int | None:
    """Read a count: ``1234``, ``05``, or ``1.234`` with points between the thousands.

    None for anything else: a comma divides decimals, so ``1,234`` is no count; nor is ``0123``,
    which numbers a document.
    """
    shown = as_seen(text)
    return int(shown.replace(".", "")) if _COUNT.fullmatch(shown) else None


_DONG = re.compile(r"\s*(?:đồng|đ|₫|vnđ|vnd)\.?$", re.IGNORECASE)


def read_dong(text: str) -> int | None:
    """Read an amount in whole đồng: ``96400000``, ``96.400.000đ``, ``1.500.000 đồng``."""
    return read_count(_DONG.sub("", as_seen(text)))


@lru_cache(maxsize=1024)
def column_letter(index: int) -> str:
    """Name a column as Excel does: ``1`` is ``A``, ``28`` is ``AB``, ``16384`` is ``XFD``.

    A table in Word may be wider than that, and is named on. Raises ValueError below 1.
    """
    if index < 1:
        raise ValueError(index)
    letters = ""
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


@lru_cache(maxsize=1024)
def column_index(letters: str) -> int:
    """Return which column letters name: ``A`` is 1, ``AB`` is 28.

    Raises ValueError for what names none.
    """
    index = 0
    for letter in letters if _LETTERS.fullmatch(letters) else "":
        index = index * 26 + ord(letter) - ord("A") + 1
    if not 1 <= index <= LAST_COLUMN:
        raise ValueError(letters)
    return index
