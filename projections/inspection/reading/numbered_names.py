"""Numbers that belong to the name of a team, and count nothing: ``Đội 2: 03``, ``Đội TA 7: 10``."""

from __future__ import annotations

from typing import Final

from projections.inspection.reading.form import Form
from projections.inspection.reading.tokens import Token
from projections.inspection.reading.wording import keys

_LETTERS: Final = 4
"""So many stand in the short name of a team at most."""

_MANY: Final = keys("các khối")
"""Before a team's word: several of them."""


def named_unit(found: tuple[Token, ...], index: int, form: Form) -> int:
    """A number that belongs to a team's name, ``Đội 2: 03`` or ``Đội 2 03``: how many tokens to
    take as a name. Teams together have none: ``khối đội 10, Đội 2: 03`` counts ten.
    """
    if found[index].kind not in ("number", "decimal") or index == 0:
        return 0
    last = found[index - 1].key
    if index > 1 and found[index - 2].key in _MANY:
        return 0
    _, before = form.phrases.get(last, ((), {}))
    is_unit = any(one.sense in ("unit", "holder") for one in before.get((last,), ()))
    if is_unit and (several := _numbers_several(found[index:])):
        return several
    if found[index].kind == "decimal" or _numbers_team(found, index, form):
        return int(found[index].kind == "number")
    if index + 1 == len(found):
        return 1 if is_unit and index == 1 and found[0].text[:1].isupper() else 0
    listed = last in [one.key for one in found[index + 2 : index + 3]]  # ``Đội 1, Đội 2``
    return 1 if is_unit and (listed or found[index + 1].kind in ("colon", "number", "dots")) else 0


def _numbers_several(found: tuple[Token, ...]) -> int:
    """``Đội 1, 2``, ``Đội 1, 2 và 3: 05``: how many tokens number several teams; none where they
    may count something, ``Đội 1, 02``.
    """
    end = 0
    while end < len(found) and found[end].kind in ("number", "decimal", "comma"):
        end += 1
    named = found[:end:2]
    ended = [one.kind for one in found[end : end + 1]] in ([], ["colon"])
    plain = not any(one.kind == "comma" or one.text.startswith("0") for one in named)
    several = end > 1 or any(one.kind == "decimal" for one in named)  # ``1 và 2``
    return end if several and end % 2 and ended and plain else 0


def _numbers_team(found: tuple[Token, ...], index: int, form: Form) -> bool:
    """``Đội TA 7: 10``: between a team's short name and the count that stands alone behind a colon
    the number is part of the name.
    """
    behind = [one.kind for one in found[index + 1 : index + 4]]
    counts = behind[:2] == ["colon", "number"]
    ends = behind[2:] in ([], ["comma"], ["semicolon"], ["stop"], ["close"])
    if index < 2 or not (counts and ends) or found[index].text.startswith("0"):
        return False
    name, word = found[index - 1].text, found[index - 2].key
    meanings = form.phrases.get(word, ((), {}))[1].get((word,), ())
    short = name.isupper() and name.isascii() and len(name) <= _LETTERS
    return short and any(one.sense == "unit" for one in meanings)
