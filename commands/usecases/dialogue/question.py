"""A question that is put to whoever records, and what it may be answered with."""

from __future__ import annotations

import re
from typing import NamedTuple

from ledger.values.naming import reading_key


class Choice(NamedTuple):
    """One answer: ``value`` as it is typed, ``told`` what it is called, or nothing.

    ``coded``: the value is a code that people use, and is shown beside what it is called.
    """

    value: str
    told: str = ""
    coded: bool = True


class PutQuestion(NamedTuple):
    """A question: ``text`` of it, ``choices`` to take from, ``default`` where nothing is typed.

    ``kept``: what was answered before whoever records went back, and can be taken again;
    ``open``: something else than the choices may be typed; ``optional``: nothing may be answered.
    """

    name: str
    text: str
    choices: tuple[Choice, ...] = ()
    default: str = ""
    open: bool = False
    optional: bool = False
    kept: str = ""

    def matching(self, typed: str) -> list[Choice]:
        """The choices whose value or name begins, in any word, as was typed; all for nothing."""
        key = reading_key(typed)
        return [one for one in self.choices if not key or _begins(one, key)]

    def meant(self, typed: str) -> str:
        """What an answer means: the choice it names, or itself; nothing typed is the default."""
        text = typed.strip() or self.default
        key = reading_key(text)
        exact = [one for one in self.choices if key in map(reading_key, one[:2])]
        found = exact or (self.matching(text) if not self.open else [])
        return found[0].value if text and len(found) == 1 else text


_PARTS = re.compile(r"[^\W_]+")


def _begins(choice: Choice, key: str) -> bool:
    parts = (*choice[:2], *choice.told.split(), *_PARTS.findall(choice.value))
    words = map(reading_key, parts)
    return any(word.startswith(key) for word in words)
