"""Which known names a mistyped one is near to, so that it is answered with them.

Two names are near when they look alike (``CBO2``, ``CB02``), or when a finger slipped: one letter
more, less, other, or changed for its neighbour; two of them in longer names; or when one of two
codes begins or ends the other (``DKT``, ``DKTMT``). Figures are not near each other: ``CB03`` is
another officer than ``CB02``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from ledger.values.naming import code_key
from ledger.values.text import fold

MOST_NAMED = 3
"""Near names that are worth saying."""

_LONG = 6
"""Letters from which on two slips are forgiven."""

_WORD = 3
"""Letters from which on a name says something where more stands before or behind it."""

_LOOKS = str.maketrans(
    dict(zip("авекмнорстухіјѕԁԛԝ", "abekmhopctyxijsdqw", strict=True))  # Cyrillic
    | dict(zip("αβεηικμνορτυχ", "abehikmvoptux", strict=True))  # Greek, capitals above all
)
"""Letters of other scripts that look like Latin ones, folded."""

_FIGURES = str.maketrans("oil", "011")
_NUMBER = re.compile(r"\d+")


def likest(typed: str, known: Iterable[str]) -> list[str]:
    """The known names that a typed one is near to, the nearest first, at most MOST_NAMED."""
    found = [(slips, name) for name in known if (slips := _slips(typed, name)) is not None]
    return [name for _, name in sorted(found)[:MOST_NAMED]]


def _slips(typed: str, known: str) -> int | None:
    """By how many slips one name became another; None when it is no slip."""
    first, second = _letters(typed), _letters(known)
    if _skeleton(first) == _skeleton(second):
        return 0
    if _numbers(first) != _numbers(second):
        return None
    shorter, longer = sorted((_NUMBER.sub("", one) for one in (first, second)), key=len)
    slips = distance(shorter, longer)
    near = slips <= _forgiven(len(shorter), len(longer))
    of_words = " " in typed.strip() or " " in known
    return slips if near or (not of_words and _is_shortened(shorter, longer)) else None


def _is_shortened(shorter: str, longer: str) -> bool:
    return len(shorter) >= _WORD and (longer.startswith(shorter) or longer.endswith(shorter))


def _forgiven(shorter: int, longer: int) -> int:
    """Of two letters one may be wrong; of one letter none, for nothing would be left of it."""
    if shorter >= _LONG:
        return 2
    return 1 if longer > 1 else 0


def _letters(text: str) -> str:
    return fold(code_key(text)).translate(_LOOKS)


def _skeleton(letters: str) -> str:
    """Letters and figures that look alike as one, without leading zeros."""
    return _NUMBER.sub(lambda found: found[0].lstrip("0"), letters.translate(_FIGURES))


def _numbers(letters: str) -> list[str]:
    return [found.lstrip("0") for found in _NUMBER.findall(letters)]


def distance(one: str, other: str) -> int:
    """How many letters were left out, put in, changed or swapped with their neighbour."""
    rows = [list(range(len(other) + 1))]
    for at, letter in enumerate(one, 1):
        row = [at]
        for place, its in enumerate(other, 1):
            row.append(min(rows[-1][place] + 1, row[-1] + 1, rows[-1][place - 1] + (letter != its)))
            if at > 1 and place > 1 and letter == other[place - 2] and one[at - 2] == its:
                row[place] = min(row[place], rows[-2][place - 2] + 1)
        rows.append(row)
    return rows[-1][-1]
