"""A table of a list's file, read key by key; what is wrong is collected, never raised."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from fractions import Fraction
from types import MappingProxyType
from typing import Any, Final, NamedTuple

from ledger.values.likeness import likest
from projections.toml.kinds import KINDS, kind_of
from projections.toml.places import KeyPath

Found = tuple[KeyPath, str, dict[str, object]]
"""Where, which kind of fault, and its values."""

_PERCENT: Final = re.compile(r"(\d+)(?:[.,](\d{1,4}))? ?%")


def near_to(text: object, known: Sequence[str]) -> dict[str, object]:
    """What a fault says of a word that is not known."""
    near = ", ".join(f"“{one}”" for one in likest(str(text), known))
    return {"text": text, "near": near, "known": ", ".join(known)}


def percentage(text: str) -> Fraction | None:
    """``90%``, ``87,5 %`` as a part of one; None where it is no percentage."""
    found = _PERCENT.fullmatch(text.strip())
    if not found:
        return None
    part = found[2] or ""
    return Fraction(int(found[1] + part), 100 * 10 ** len(part))


class Nameable(NamedTuple):
    """What a file may name besides the words of its kind.

    ``branches``: of the catalog and of the ledger's own list; ``reports``: of the calendar that
    holds; ``sets``: of what noun and names the set of each indicator of the file is; ``offences``:
    as the branches, by their articles.
    """

    branches: Sequence[str] = ()
    reports: Sequence[str] = ()
    sets: Mapping[str, tuple[str, tuple[str, ...]]] = MappingProxyType({})
    offences: Sequence[str] = ()


class Fields:
    """Reads one table.

    ``path``: where it stands; ``faults``: where what is wrong is noted; ``known``: what it may
    name.
    """

    def __init__(
        self,
        data: dict[str, Any],
        path: KeyPath,
        faults: list[Found],
        known: Nameable = Nameable(),  # noqa: B008 - a frozen value
    ) -> None:
        self.data, self.path, self.faults, self.known = data, path, faults, known
        self._asked: set[str] = set()

    def inside(self, data: dict[str, Any], *steps: str | int) -> Fields:
        """A table that stands in this one."""
        return Fields(data, (*self.path, *steps), self.faults, self.known)

    def wrong(self, key: str | None, kind: str, **values: object) -> None:
        """Note a fault of a key, or of the whole table."""
        where = self.path if key is None else (*self.path, key)
        self.faults.append((where, kind, values))

    def has(self, key: str) -> bool:
        """Whether the key is there; asking makes it known."""
        self._asked.add(key)
        return key in self.data

    def done(self) -> None:
        """Note every key that nobody asked for."""
        for key in self.data:
            if key not in self._asked:
                self.wrong(key, "unknown_key", **near_to(key, sorted(self._asked)))

    def value(self, key: str, *kinds: str, needed: bool = False) -> Any:
        """What stands behind a key, if it is of one of some kinds; else None, and that is noted."""
        if not self.has(key):
            if needed:
                self.wrong(None, "missing_key", text=key)
            return None
        found = kind_of(self.data[key])
        if found in kinds or (self.data[key] == [] and "rows" in kinds):
            return self.data[key]
        self.wrong(key, "wrong_kind", found=KINDS[found], wanted=KINDS[kinds[0]])
        return None

    def text(self, key: str, *, needed: bool = False) -> str:
        """A text; empty where there is none."""
        return self.value(key, "text", needed=needed) or ""

    def count(self, key: str, otherwise: int) -> int:
        """A whole number from 0 on."""
        found = self.value(key, "count")
        if found is not None and found < 0:
            self.wrong(key, "bad_value", text=found, known=otherwise)
        return otherwise if found is None else int(found)

    def flag(self, key: str) -> bool:
        """True or false; false where nothing is said."""
        return bool(self.value(key, "flag"))

    def one(
        self, key: str, known: Sequence[str], kind: str = "unknown_code", *, needed: bool = False
    ) -> str:
        """One of the known words."""
        found = self.text(key, needed=needed)
        if found and found not in known:
            self.wrong(key, kind, **near_to(found, known))
            return ""
        return found

    def some(
        self, key: str, known: Sequence[str] | None, kind: str = "unknown_code"
    ) -> tuple[str, ...]:
        """Some of the known words (None: any word), where one may stand alone."""
        found = self.value(key, "texts", "text")
        words = [found] if isinstance(found, str) else list(found or ())
        for place, word in enumerate(words):
            if known is not None and word not in known:
                where = key if isinstance(found, str) else (key, place)
                path = (*self.path, *((where,) if isinstance(where, str) else where))
                self.faults.append((path, kind, near_to(word, known)))
        return tuple(words)

    def day(self, key: str, *, needed: bool = False) -> date | None:
        """A day, as TOML writes one (2024-10-15) or in quotation marks."""
        if not self.has(key):
            if needed:
                self.wrong(None, "missing_key", text=key)
            return None
        found = self.data[key]
        if type(found) is date:
            return found
        try:
            return date.fromisoformat(found)
        except (TypeError, ValueError):
            self.wrong(key, "bad_value", text=found, known="2024-10-15")
            return None

    def table(self, key: str, *, needed: bool = False) -> Fields | None:
        """A table inside this one."""
        found = self.value(key, "table", needed=needed)
        return None if found is None else self.inside(found, key)

    def tables(self, key: str, *, needed: bool = False) -> Iterator[Fields]:
        """The tables of a list, or the one that stands alone."""
        found = self.value(key, "rows", "table", needed=needed)
        if isinstance(found, dict):
            yield self.inside(found, key)
            return
        for place, one in enumerate(found or ()):
            yield self.inside(one, key, place)
