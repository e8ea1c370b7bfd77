"""Place and day of a paper on a line of their own, which head nothing: ``Huyện Mẫu, ngày 16 tháng
10 năm 2024``.
"""

from __future__ import annotations

from itertools import takewhile
from typing import Final

from projections.inspection.reading.lexicon.form import Form
from projections.inspection.reading.lines.tokens import Token, tokens

_DAY: Final = "ngày"
_WORDS: Final = 6
"""A place has no more words than these."""
_LONGEST: Final = 80
_CAPITALS: Final = 2
"""``TP``, ``TX``: so short a word may be all in capitals."""


def is_placed_day(text: str, form: Form) -> bool:
    """Whether a line names a place and, behind a comma, a day or the place left for one."""
    if len(text) > _LONGEST or _DAY not in text.casefold():
        return False
    found = tokens(text.strip(" ()"), form)
    place = [*takewhile(lambda it: it.kind != "comma", found)]
    day = [it for it in found[len(place) + 1 :] if it.kind != "stop"]
    spelt = [it.text.casefold() for it in day[:-1]]
    dated = bool(day) and (day[-1].kind == "date" or day[-1].text.casefold().startswith(_DAY))
    dated = dated and (spelt == [_DAY] or (not spelt and day[-1].text.casefold().startswith(_DAY)))
    return dated and 0 < len(place) <= _WORDS and all(map(_is_of_name, place))


def _is_of_name(token: Token) -> bool:
    """Whether a word may be of a place's name: written as one, or so short for what it is."""
    short = token.text.isupper() and len(token.text) <= _CAPITALS
    named = token.text.istitle() or short
    return token.kind == "stop" or (token.kind in ("word", "reference") and named)
