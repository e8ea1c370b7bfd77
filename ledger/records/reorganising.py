"""Commands by which units are merged or split, or a level of them is abolished."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from ledger.catalog.lines import catalog
from ledger.entries import Entry
from ledger.entries.organisation import UnitAbolished, UnitMerged, UnitParted, UnitSplit
from ledger.errors import (
    HomeUnitStays,
    IntoItself,
    NotAPart,
    NoUnitOfLevel,
    OnePartAlone,
    PartWithoutAnything,
)
from ledger.records.abolition import units_on
from ledger.records.books import Books
from ledger.records.consequences import follow
from ledger.records.giving import Given, given_meant, gives_of, refuse_not_held, sort_of
from ledger.records.opening import Command
from ledger.records.organisation import Unit
from ledger.values.dates import format_date
from ledger.values.stream import Stream


class MergeUnits(Command):
    """Merge units into another (sáp nhập), which takes over all that hangs on them that day."""

    codes: tuple[str, ...]
    to_unit: str

    def decide(self, books: Books) -> Entry:
        """Raises UnknownUnit, HomeUnitStays, IntoItself, the timeline's."""
        to_unit = books.unit(self.to_unit).code
        codes = dict.fromkeys(_ending(books, code) for code in self.codes)
        if to_unit in codes:
            raise IntoItself(code=to_unit)
        day = self.effective_on
        made = [
            books.make(UnitMerged, Stream.of_unit(code), day, code, to_unit=to_unit)
            for code in codes
        ]
        return made[0]


class Dividing(Command):
    """What gives to several units; each text is ``UNIT=VALUE``."""

    officers: tuple[str, ...] = ()
    branches: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()
    units: tuple[str, ...] = ()

    def given(self, books: Books) -> Given:
        """What is given to whom. Raises as given_meant does."""
        texts: Mapping[str, tuple[str, ...]] = {
            "officer": self.officers,
            "branch": self.branches,
            "record": self.numbers,
            "unit": self.units,
        }
        return given_meant(books, texts)


class SplitUnit(Dividing):
    """Split a unit into others (chia tách); ``rest``: which gets what is given to none."""

    code: str
    into: tuple[str, ...]
    rest: str | None = None

    def decide(self, books: Books) -> Entry:
        """Raises UnknownUnit, HomeUnitStays, OnePartAlone, NotAPart, IntoItself.

        SplitLeavesNowhere, where what hangs on the unit that day is given to none; what
        refuse_not_held raises; GivenTwice, the timeline's.
        """
        code, day = _ending(books, self.code), self.effective_on
        parts = list(dict.fromkeys(books.unit(one).code for one in self.into))
        if code in parts:
            raise IntoItself(code=code)
        if len(parts) < 2:
            raise OnePartAlone(code=code)
        given = self.given(books)
        rest = books.unit(self.rest).code if self.rest else None
        getting = [*(one["to"] for one in given), *([rest] if rest else [])]
        _refuse_others(getting, code, parts)
        if rest:
            _refuse_without(getting, code, parts)
        refuse_not_held(books, given, (code,), day)
        told = {"into": parts, "given": given, "to_unit": rest}
        return books.make(UnitSplit, Stream.of_unit(code), day, code, **told)


def _refuse_others(given_to: list[str], code: str, parts: list[str]) -> None:
    """Raise NotAPart for a unit to which something is given, and which is none of the parts."""
    for part in given_to:
        if part not in parts:
            raise NotAPart(part=part, code=code, parts=", ".join(parts))


def _refuse_without(getting: list[str], code: str, parts: list[str]) -> None:
    """Raise PartWithoutAnything for a part to which nothing is given."""
    for part in parts:
        if part not in getting:
            raise PartWithoutAnything(part=part, code=code)


class PartUnit(Dividing):
    """Split off a part of a unit (tách một phần), which goes on with what is given to none."""

    code: str
    into: tuple[str, ...]

    def decide(self, books: Books) -> Entry:
        """Raises UnknownUnit, IntoItself, PartWithoutAnything, NotAPart, GivenTwice.

        What refuse_not_held raises, and the timeline's: a unit does not come under one that stands
        under it.
        """
        code, day = books.unit(self.code).code, self.effective_on
        parts = list(dict.fromkeys(books.unit(one).code for one in self.into))
        if code in parts:
            raise IntoItself(code=code)
        given = self.given(books)
        getting = [one["to"] for one in given]
        _refuse_others(getting, code, parts)
        _refuse_without(getting, code, parts)
        refuse_not_held(books, given, (code,), day)
        return books.make(UnitParted, Stream.of_unit(code), day, code, into=parts, given=given)


class AbolishLevel(Dividing):
    """Abolish a level of units (bỏ cấp): each unit of it that stands under another level ends.

    What hangs on it goes to the unit above, but for what is given to others; teams of the level
    come under the unit above, and with their files to its level.
    """

    level: str

    def decide(self, books: Books) -> Entry:
        """Raises UnknownCode, NoUnitOfLevel, HomeUnitStays.

        And what given_meant and refuse_not_held raise.
        """
        level, day = catalog().attribute("level", self.level), self.effective_on
        units = units_on(books, day)
        ending = {
            code: str(units[code].parent)
            for code in sorted(units)
            if units[code].level == level and _level_above(units, code) not in (None, level)
        }
        if not ending:
            raise NoUnitOfLevel(level=level, effective_on=format_date(day))
        given = self.given(books)
        refuse_not_held(books, given, ending, day)
        made = []
        for code, above in ending.items():
            own = [one for one in given if _concerns(books, one, code, day)]
            stream = Stream.of_unit(_ending(books, code))
            told = {"to_unit": above, "given": own or None}
            made.append(books.make(UnitAbolished, stream, day, code, **told))
        for one in made:
            follow(books, one)
        return made[0]


def _level_above(units: Mapping[str, Unit], code: str) -> str | None:
    above = units.get(units[code].parent or "")
    return above.level if above and above.until is None else None


def _concerns(books: Books, given: dict[str, str], code: str, day: date) -> bool:
    """Whether something given hangs on a unit; the files of a branch may hang on any."""
    return sort_of(given) == "branch" or gives_of(books, given, (code,), day)


def _ending(books: Books, code: str) -> str:
    """The code of a unit that may end. Raises UnknownUnit, HomeUnitStays."""
    meant = books.unit(code).code
    if meant == books.home:
        raise HomeUnitStays(code=meant)
    return meant
