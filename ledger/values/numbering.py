"""What a file number may be: one number of one file, in Latin letters, with a digit in it.

A name, a remark or a list of numbers in a number's place would open a file that nobody ever finds
again. Spaces and case do not matter (ledger/values/naming.py), so they decide nothing alone.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from itertools import islice, product
from typing import Literal, NamedTuple

from ledger.values.naming import file_number, plain
from ledger.values.text import as_seen, fold

NumberFault = Literal[
    "empty", "masked", "other_script", "mark", "no_digit", "several_numbers", "words", "sign"
]
"""Why a text is no file number."""

MASK = "•••"
"""Stands in a masked number (projections/masking), and in none that a file can have."""

MOST_TWINS = 96
"""Writings of one number that are looked for as its twins."""

_WIDEST = 4
"""Digits to which a number is filled with zeros; a year has as many."""

_LONGEST_RUN = 10
"""Letters in a row in a number: more of them are words."""

_LETTERS = r"[^\W\d_]"
_SIGN = re.compile(r"[^\w\s./\\()\[\]#:'’\"-]")
_SEVERAL = re.compile(r"[,;&+|~÷→⇒=<>]|\.\.|…")
_TWICE = (
    re.compile(rf"(?<!{_LETTERS})(?P<letters>{_LETTERS}{{2,}})[-/.]?\d.*(?P=letters)[-/.]?\d"),
    re.compile(r"(?<!\d)\d+/(19|20)\d\d(?!\d).*(?<!\d)\d+/(19|20)\d\d(?!\d)"),
)
"""In a stored number: the same letters before a figure twice, or a figure and a year twice."""

_ORDINARY = re.compile(
    r"(?:[A-ZĐ]{0,3}|[B-DF-HJ-NP-TV-XZĐ]{4,6})[-./]?[0-9]{1,8}(?:[-/][0-9]{1,4})?"
)
"""What nearly all numbers look like, so that they need no closer look."""

_WORD = re.compile(rf"(?<![\w./-]){_LETTERS}{{3,}}(?![\w./-])")
_VOWEL = re.compile("[aeiouy]")
_RUN = re.compile(rf"{_LETTERS}{{{_LONGEST_RUN + 1},}}")
_TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")
"""Tone marks: words have them, the initials in a number do not."""

_ZEROS = re.compile(r"(?<!\d)0+(?=\d)")
_DIGITS = re.compile(r"\d+")
_SEAM = re.compile(rf"(?<={_LETTERS})(?=\d)")


class OtherLetter(NamedTuple):
    """A letter or digit that is not Latin, and what Unicode calls it."""

    letter: str
    name: str


def other_script(text: str) -> OtherLetter | None:
    """The first letter or digit of a text that is not of our script.

    It may look like one of ours: Cyrillic А, Greek Α.
    """
    for sign in "" if text.isascii() else plain(text):
        if not sign.isascii() and sign.isalnum() and not _is_ours(sign):
            name = unicodedata.name(sign, "")
            return OtherLetter(sign, f"U+{ord(sign):04X} {name}".rstrip())
    return None


def _is_ours(sign: str) -> bool:
    """Whether a sign is a Latin letter, or a mark that :func:`number_fault` knows by itself."""
    name = unicodedata.name(sign, "")
    return unicodedata.category(sign) == "No" or name.startswith(
        ("LATIN ", "FEMININE", "MASCULINE")
    )


def number_fault(text: str) -> NumberFault | None:
    """Why a text is no file number of one file; None when it is one."""
    number = file_number(text)
    if _ORDINARY.fullmatch(number):
        return None
    found = (fault for fault, is_so in _FAULTS.items() if is_so(as_seen(text), number))
    return next(found, None)


def _has_words(seen: str, number: str) -> bool:
    if _RUN.search(number) or _TONES & set(unicodedata.normalize("NFD", number)):
        return True
    words = [word for word in _WORD.findall(plain(seen)) if word != word.upper()]
    return len(words) > 1 or any(len(word) > 4 and _VOWEL.search(fold(word)) for word in words)


_FAULTS: dict[NumberFault, Callable[[str, str], object]] = {
    "empty": lambda _seen, number: not number,
    "masked": lambda _seen, number: MASK[0] in number,
    "other_script": lambda seen, _number: other_script(seen),
    "mark": lambda _seen, number: any(unicodedata.category(sign) == "No" for sign in number),
    "no_digit": lambda _seen, number: not any(map(str.isdigit, number)),
    "several_numbers": lambda _seen, number: (
        _SEVERAL.search(number) or any(twice.search(number) for twice in _TWICE)
    ),
    "words": _has_words,
    "sign": lambda _seen, number: _SIGN.search(number),
}
"""The faults, the first that applies is told. Each is asked of what people see and of the key."""


def twin_key(number: str) -> str:
    """What near twins share: a stored number without hyphens and leading zeros.

    ``ST-1``, ``ST-01``, ``ST-001`` and ``ST001`` are four files that look like one.
    """
    return _ZEROS.sub("", number.replace("-", ""))


def twins(number: str) -> list[str]:
    """The writings of a stored number that are its near twins, itself left out."""
    forms = dict.fromkeys([number, number.replace("-", ""), _SEAM.sub("-", number, count=1)])
    found = dict.fromkeys(islice(_filled(forms), MOST_TWINS))
    return [one for one in found if one != number]


def _filled(forms: dict[str, None]) -> Iterator[str]:
    """Every form with its figures filled with zeros to every width."""
    for form in forms:
        between, figures = _DIGITS.split(form), _DIGITS.findall(form)
        for filled in product(*map(_widths, figures)):
            pairs = zip(between, (*filled, ""), strict=True)
            yield "".join(text + figure for text, figure in pairs)


def _widths(figure: str) -> list[str]:
    bare = figure.lstrip("0") or "0"
    return [bare.rjust(width, "0") for width in range(len(bare), max(_WIDEST, len(bare)) + 1)]
