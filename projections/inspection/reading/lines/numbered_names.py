"""Numbers that belong to the name of a team, and count nothing: ``Đội 2: 03``, ``Đội TA 7: 10``."""

from __future__ import annotations

import re
from itertools import takewhile
from typing import Final

from projections.inspection.reading.lexicon.form import Form, Meaning
from projections.inspection.reading.lexicon.wording import keys
from projections.inspection.reading.lines.node import Node
from projections.inspection.reading.lines.tokens import Token

_LETTERS: Final = 4
"""So many stand in the short name of a team at most."""

_MANY: Final = keys("các khối")
"""Before a team's word: several of them."""

_COUNT: Final = re.compile(r"\b0|\d\d")
"""No team of a few has such a number."""

_NUMBER: Final = keys("số")[0]
_IS: Final = keys("là")[0]
_SENSES: Final = ("unit", "holder")
_LONG: Final = 5
"""So many words stand at most between a unit's word and its number: ``Cụm Công an xã số 1``."""


def unit_with_number(token: Token, form: Form) -> tuple[Node, ...]:
    """``Đội số 2``, ``Cụm số 1``: the unit's word and its number; empty where it is no unit's."""
    name, _, number = token.text.rpartition(" ")
    word, _, sign = name.rpartition(" ")
    meanings = _meanings(keys(word), form) if token.kind == "reference" else ()
    if not any(one.sense in _SENSES for one in meanings):
        return ()
    return Node("phrase", word, meanings), Node("word", f"{sign} {number}")


def follows_unit(found: tuple[Token, ...], index: int, form: Form) -> bool:
    """Whether ``số 3`` ends the name of a unit: ``Đội nghiệp vụ số 3``."""
    kinds = [one.kind for one in found[index : index + 2]]
    if kinds != ["word", "number"] or found[index].key != _NUMBER:
        return False
    for at in range(index - 1, max(index - _LONG, 0) - 1, -1):
        if found[at].kind != "word":
            return False
        if any(one.sense in _SENSES for one in _meanings((found[at].key,), form)):
            return True
    return False


def _meanings(words: tuple[str, ...], form: Form) -> tuple[Meaning, ...]:
    """What a phrase of the form can mean."""
    return form.phrases.get(words[0], ((), {}))[1].get(words, ()) if words else ()


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
        alone = index == 1 and found[0].text[:1].isupper()
        return 1 if is_unit and (alone or _is_counted(found[:index], form)) else 0
    listed = last in [one.key for one in found[index + 2 : index + 3]]  # ``Đội 1, Đội 2``
    named = listed or found[index + 1].kind in ("colon", "number", "dots")
    return 1 if is_unit and (named or _is_told(found, index, form)) else 0


def _is_told(found: tuple[Token, ...], index: int, form: Form) -> bool:
    """Whether what stands around a number tells that a team is named: ``21 đối tượng Đội 1``,
    ``Đội 2 (24)``, ``Đội 2 là 24``, ``Đội 2 lập mới 05``.
    """
    link = [(one.key, one.kind) for one in found[index + 1 : index + 3]]
    return (
        link == [(_IS, "word"), (link[-1][0], "number")]
        or _is_counted(found[:index], form)
        or _counts_in_bracket(found[index + 1 : index + 5], form)
        or (found[index - 1].text[:1].isupper() and _states(found, index, form))
    )


def _counts_in_bracket(behind: tuple[Token, ...], form: Form) -> bool:
    """Whether a bracket holds nothing but a number of files."""
    kinds = [one.kind for one in behind]
    end = kinds.index("close") if "close" in kinds else 0
    words = " ".join(one.text for one in behind[2:end])
    counted = kinds[:2] == ["open", "number"] and end > 1
    return counted and (not words or form.names_noun(words))


def _states(found: tuple[Token, ...], index: int, form: Form) -> bool:
    """Whether a measure follows a team at the beginning of a clause, ``Đội 2, lập mới 05``, and no
    noun of what it might count.
    """
    if index > 1 and found[index - 2].kind == "word":
        return False
    rest = found[index + 1 :]
    rest = rest[1:] if rest[0].kind in ("comma", "dash") else rest
    for at in range(min(_LONG, len(rest))):
        if rest[at].kind != "word" or form.names_noun(rest[at].text):
            return False
        lengths, phrases = form.phrases.get(rest[at].key, ((), {}))
        said = (tuple(it.key for it in rest[at : at + length]) for length in lengths)
        if any(one.sense == "measure" for words in said for one in phrases.get(words, ())):
            return True
    return False


def _is_counted(before: tuple[Token, ...], form: Form) -> bool:
    """``21 đối tượng Đội 1``: whether a number of files stands right before a team's word, whose
    own number then counts nothing.
    """
    words = [*takewhile(lambda it: it.kind == "word", reversed(before[-_LONG - 1 : -1]))]
    counted = before[-2 - len(words) : -1 - len(words)]
    noun = form.names_noun(" ".join(it.text for it in reversed(words)))
    name = before[-1].text[:1].isupper()
    return name and bool(words) and noun and [it.kind for it in counted] == ["number"]


def _numbers_several(found: tuple[Token, ...]) -> int:
    """``Đội 1, 2``, ``Đội 1, 2 và 3: 05``: how many tokens number several teams; none where they
    may count something, ``Đội 1, 02``.
    """
    end = 0
    while end < len(found) and found[end].kind in ("number", "decimal", "comma"):
        end += 1
    named = found[:end:2]
    ended = [one.kind for one in found[end : end + 1]] in ([], ["colon"])
    plain = not any(one.kind == "comma" or _COUNT.search(one.text) for one in named)
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
