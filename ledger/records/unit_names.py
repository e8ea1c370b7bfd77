"""Which units a text can mean: by any code or name they have borne.

With the names of the units above them, or without.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from ledger.records.history import History
from ledger.records.organisation import Unit, unit_after
from ledger.timeline import in_force, steps
from ledger.values.naming import code_key, plain
from ledger.values.period import Period
from ledger.values.text import fold, place_tones

Words = tuple[str, ...]

_NEAR = 3
"""So many names are told to who wrote one that no unit bears."""
_CODE_BEHIND = re.compile(r"[^()]+\(([^()]+)\)\s*")
_LIKE = 0.5
"""How like a name must be to be told, from 0 to 1 (``difflib``)."""


@dataclass(frozen=True, slots=True)
class Bearer:
    """A unit with all it was ever called, as known at a position.

    ``now``: how it last stood; ``names``: in the order it bore them; ``parents``: the codes of the
    units it has stood under.
    """

    now: Unit
    names: tuple[str, ...]
    parents: tuple[str, ...]

    @property
    def code(self) -> str:
        """The unit's code, which never changes."""
        return self.now.code

    def stood_in(self, period: Period) -> bool:
        """Whether the unit was there on some day of a period."""
        begun = self.now.since is None or self.now.since <= period.end
        return begun and (self.now.until is None or self.now.until >= period.start)


class UnitNames:
    """The units of the books by what people call them, as known at a position.

    A name is compared as people write it: capitals, spaces, dashes and short forms (``CA`` for
    ``Công an``) are nothing, and accents are nothing where they do not tell two names apart. A code
    beats a name.
    """

    def __init__(self, histories: Iterable[History], known_at: int | None = None) -> None:
        found = (_bearer(history, known_at) for history in histories)
        self._units = {one.code: one for one in found if one is not None}

    def __getitem__(self, code: str) -> Bearer:
        return self._units[code]

    def __contains__(self, code: str) -> bool:
        return code in self._units

    def bears(self, code: str, name: str) -> bool:
        """Whether a unit bears a name, or has borne it."""
        return any(same_name(name, one) for one in self._units[code].names)

    def meant(self, text: str, period: Period | None = None) -> tuple[str, ...]:
        """The codes of the units a text can mean, sorted: none, the one, or several.

        ``period``: of several, those that were there on some day of it are meant, if any were.
        """
        tiers = (
            self._by_code(text),
            self._by_name(text, _words),
            self._by_name(text, _plain),
            self._by_code_behind(text),
        )
        for tier in tiers:
            if found := sorted(tier):
                there = [one for one in found if period and self._units[one].stood_in(period)]
                return tuple(there or found)
        return ()

    def meant_under(self, text: str, above: str, period: Period | None = None) -> tuple[str, ...]:
        """The units a text can mean that have stood under one which ``above`` can mean.

        A head names the unit, and on the line before it the one above; who names the one above on
        the unit's own line may name anybody before it.
        """
        return tuple(
            code
            for code in self.meant(text, period)
            if self._in_full(text, code) or self._stood_under(code, above)
        )

    def _in_full(self, text: str, code: str) -> bool:
        """Whether a text that means a unit names one above it, too."""
        own = (code, *self._units[code].names)
        return not any(same_name(text, name) or code_key(text) == code_key(name) for name in own)

    def _stood_under(self, code: str, above: str) -> bool:
        return any(self._is(read(above), one, read) for one in self.above(code) for read in _BOTH)

    def above(self, code: str) -> frozenset[str]:
        """The units that this one has stood under, whether right under them or not."""
        found: set[str] = set()
        waiting = list(self._units[code].parents)
        while waiting:
            if (one := waiting.pop()) not in found and one in self._units:
                found.add(one)
                waiting.extend(self._units[one].parents)
        return frozenset(found - {code})

    def near(self, text: str) -> tuple[Unit, ...]:
        """The units whose codes or names are most like a text that means none, the likest first."""
        named: dict[str, list[Unit]] = {}
        for one in self._units.values():
            for name in (one.code, *one.names):
                named.setdefault(" ".join(_plain(name)), []).append(one.now)
        keys = get_close_matches(" ".join(_plain(text)), named, n=_NEAR, cutoff=_LIKE)
        return tuple(dict.fromkeys(unit for key in keys for unit in named[key]))[:_NEAR]

    def _by_code(self, text: str) -> Iterator[str]:
        key = code_key(text)
        return (code for code in self._units if key and key == code_key(code))

    def _by_code_behind(self, text: str) -> Iterator[str]:
        """The unit whose code stands in brackets behind a name: “Đội Hình sự (DHS)”."""
        found = _CODE_BEHIND.fullmatch(plain(text))
        return self._by_code(found[1]) if found else iter(())

    def _by_name(self, text: str, read: Spelling) -> Iterator[str]:
        words = read(text)
        return (code for code in self._units if words and self._is(words, code, read))

    def _is(self, words: Words, code: str, read: Spelling) -> bool:
        """Whether words name a unit, alone or with the name of one above it before or behind."""
        unit = self._units[code]
        for own in _called(unit, read):
            if words == own:
                return True
            for rest in _without(own, words):
                if any(self._is(rest, one, read) for one in self.above(code)):
                    return True
        return False


class Spelling(NamedTuple):
    """How words are compared: with their accents, or without."""

    accents: bool

    def __call__(self, text: str) -> Words:
        """The words of a text, short forms written out."""
        shown = place_tones(plain(text)).casefold()
        found: list[str] = []
        for word in _split(shown):
            found += _split(_short().get(fold(word), word))
        return tuple(found) if self.accents else tuple(map(fold, found))


_words, _plain = _BOTH = Spelling(accents=True), Spelling(accents=False)


def in_a_row(units: Iterable[Unit]) -> str:
    """Units by name and code, as they are told to who is to name one of them."""
    return ", ".join(f"{unit.name} ({unit.code})" for unit in units)


def same_name(text: str, name: str) -> bool:
    """Whether a text is a name, written as people write it."""
    return _plain(text) == _plain(name)


def speaks_of(text: str, name: str) -> bool:
    """Whether a text is a name with or without other words before or behind it."""
    words, own = _plain(text), _plain(name)
    return own in (words[: len(own)], words[-len(own) :])


def _called(unit: Bearer, read: Spelling) -> set[Words]:
    """What a unit is called by itself: its code, a name, or one with the other."""
    names, code = {read(name) for name in unit.names}, _split(fold(unit.code))
    kinds = {read(kind) for kind in _data()["kinds"]["words"]}
    return {code} | names | {one + code for one in names | kinds}


def _split(text: str) -> Words:
    """The words of a text: letters and digits, whatever stands between."""
    return tuple(re.findall(r"[^\W_]+", text))


def _without(own: Words, words: Words) -> Iterator[Words]:
    """What is left of words that begin or end with a name, without what joins two names."""
    count = len(own)
    if own and count < len(words):
        if words[:count] == own:
            yield _unjoined(words[count:])
        if words[-count:] == own:
            yield words[:-count]


def _unjoined(words: Words) -> Words:
    for joint in _joints():
        if tuple(map(fold, words[: len(joint)])) == joint:
            return words[len(joint) :]
    return words


def _bearer(history: History, known_at: int | None) -> Bearer | None:
    """A unit with all it was called; None where nothing in force is known of it."""
    names: dict[str, None] = {}
    parents: dict[str, None] = {}
    now = None
    for _entry, now in steps(in_force(history.entries, known_at), unit_after, Unit()):
        names[now.name] = None
        if now.parent:
            parents[now.parent] = None
    return None if now is None else Bearer(now, tuple(names), tuple(parents))


@cache
def _data() -> dict[str, dict[str, list[str] | str]]:
    return tomllib.loads(files(__package__).joinpath("unit_words.toml").read_text("utf-8"))


@cache
def _short() -> dict[str, str]:
    """What short words stand for, by the words without accents."""
    return {fold(word): str(text) for word, text in _data()["short"].items()}


@cache
def _joints() -> tuple[Words, ...]:
    """What joins two names, the longest first."""
    texts = [_split(fold(text)) for text in _data()["between"]["words"]]
    return tuple(sorted(texts, key=len, reverse=True))
