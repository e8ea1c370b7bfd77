"""Record lines, symbols, attributes and ways of closing.

Mảng công tác, ký hiệu, thuộc tính, hình thức kết thúc.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from ledger.catalog.terms import Effect, ReportSubject, Term, Terms
from ledger.errors import AttributeMissing, AttributeNotForSymbol, UnknownCode
from ledger.values.naming import plain, reading_key
from ledger.values.text import place_tones

_PARTS = re.compile(r"[,;/+]|\s+và\s+")
"""Between the duties that one text names."""


class Symbol(Term):
    """A symbol (ký hiệu hồ sơ) and how its attributes differ from its line's.

    ``approver``: the role of the officer who approves an opening, where only one role may.
    """

    required: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    approver: str | None = None


class Closing(Term):
    """A way of closing (hình thức kết thúc).

    ``developed``: counts as developed (có hiệu quả); ``excluded``: left out of some rates (died,
    left the area); ``moved``: the person is where another unit is, to which files are also handed
    over; ``unstated``: nobody wrote in which way.
    """

    developed: bool = False
    excluded: bool = False
    moved: bool = False
    unstated: bool = False


class Line(Term):
    """A line of work (mảng công tác)."""

    family: str
    attributes: tuple[str, ...]
    required: tuple[str, ...]
    suspends: bool
    symbols: Terms[Symbol]
    closings: Terms[Closing]

    def symbol(self, text: str) -> Symbol:
        """Find a symbol by code or name. Raises UnknownCode."""
        return self.symbols.find(text, field="symbol", line=self.code)

    def closing(self, text: str) -> Closing:
        """Find a way of closing by code or name. Raises UnknownCode."""
        return self.closings.find(text, field="closing", line=self.code)

    def check_attributes(self, symbol: Symbol, values: dict[str, Any]) -> None:
        """Raise when ``values`` (attribute → value or None) does not fit the symbol."""
        for name, value in values.items():
            if value is not None and (name not in self.attributes or name in symbol.without):
                raise AttributeNotForSymbol(symbol=symbol.code, attribute=name)
        for name in (*self.required, *symbol.required):
            if values.get(name) is None:
                known = ", ".join(catalog().values.get(name, ()))
                raise AttributeMissing(symbol=symbol.code, attribute=name, known=known)


class Catalog(NamedTuple):
    """Everything in ``lines.toml``."""

    lines: Terms[Line]
    levels: Terms[Term]
    branches: Terms[Term]
    sources: Terms[Term]
    effects: Terms[Effect]
    subjects: Terms[ReportSubject]
    services: Terms[Term]
    kinds: Terms[Term]
    duties: Terms[Term]
    values: dict[str, tuple[str, ...]]

    def line(self, text: str) -> Line:
        """Find a line by code or name. Raises UnknownCode."""
        return self.lines.find(text, field="line", line="socai")

    def line_of_symbol(self, text: str) -> Line:
        """Find the line whose symbols have this code. Raises UnknownCode."""
        key = reading_key(text)
        for line in self.lines:
            if any(reading_key(symbol.code) == key for symbol in line.symbols):
                return line
        known = ", ".join(symbol.code for line in self.lines for symbol in line.symbols)
        raise UnknownCode(field="symbol", text=text, line="socai", known=known)

    def attribute(self, name: str, text: str, line: str = "socai") -> str:
        """Return the coded value of an attribute given as people write it. Raises UnknownCode.

        Fields of work and branches that a ledger added to its own list are the books' to know.
        """
        return _coded(name, text, line)

    def code(self, name: str, text: str, line: str) -> str:
        """What :meth:`attribute` answers, worked out anew."""
        if terms := self.terms(name):
            return str(terms.find(text, field=name, line=line).code)
        if name in self.values:
            return _listed(self.values[name], text, field=name, line=line)
        return as_listed(text)  # no attribute of any symbol, which is refused as that

    def terms(self, name: str) -> Terms[Any]:
        """The coded values of one sort: level, branch, source, effect, subject, kind …; else none.

        A kind here is a unit's; an effect knows its own.
        """
        known: dict[str, Terms[Any]] = {
            "level": self.levels,
            "branch": self.branches,
            "source": self.sources,
            "effect": self.effects,
            "subject": self.subjects,
            "service": self.services,
            "kind": self.kinds,
            "duty": self.duties,
        }
        return known.get(name, Terms())

    def printed(self, name: str, code: str) -> str:
        """What a coded source, effect, subject or duty is called; any other value as it is."""
        return self.terms(name).name_of(code) if name in _NAMED else code

    @property
    def effect_kinds(self) -> Terms[Term]:
        """The kinds of all effects."""
        return Terms(kind for effect in self.effects for kind in effect.kinds)

    def duties_in(self, text: str) -> tuple[str, ...]:
        """The codes of the duties that a text names, in the catalog's order; none of other words.

        Texts were kept before there were codes: “Trinh sát, quản lý địa bàn”.
        """
        named = {reading_key(part) for part in _PARTS.split(text)}
        meant = [
            one.code
            for one in self.duties
            if not named.isdisjoint(map(reading_key, (one.code, *one.names)))
        ]
        return tuple(meant)

    def listed(self, name: str) -> tuple[str, ...]:
        """The values of ``field`` or ``branch``, the lists that a ledger may add to, as printed."""
        return (
            self.values[name] if name in self.values else tuple(one.name for one in self.branches)
        )


_NAMED = ("source", "effect", "subject", "service", "duty")
"""The fields whose values are codes that nobody reads."""

GROWING = ("field", "branch")
"""The attributes whose lists a ledger may add to."""


def as_listed(text: str) -> str:
    """A field of work or a branch as it is stored: in lower case, tones where most people put them.

    Entries that were recorded before there was a list hold fields in this form too.
    """
    return place_tones(plain(text)).lower()


def _listed(values: tuple[str, ...], text: str, *, field: str, line: str) -> str:
    """The one of the listed values that a text means, however it is spelled."""
    if text in values:
        return text
    key = reading_key(text)
    for value in values:
        if reading_key(value) == key:
            return value
    raise UnknownCode(field=field, text=text, line=line, known=", ".join(values))


@lru_cache(maxsize=4096)
def _coded(name: str, text: str, line: str) -> str:
    """An attribute's code; a register repeats a few texts many times."""
    return catalog().code(name, text, line)


@cache
def catalog() -> Catalog:
    """Read the catalog once per process."""
    data = tomllib.loads(Path(__file__).with_name("lines.toml").read_text("utf-8"))
    return Catalog(
        lines=Terms(_line(row, data["closing"]) for row in data["line"]),
        levels=_terms(data["level"]),
        branches=_terms(data["branch"]),
        sources=_terms(data["source"]),
        effects=Terms(_effect(row) for row in data["effect"]),
        subjects=Terms(
            ReportSubject(code=row["code"], names=tuple(row["names"]), lines=tuple(row["lines"]))
            for row in data["subject"]
        ),
        services=_terms(data["service"]),
        kinds=_terms(data["kind"]),
        duties=_terms(data["duty"]),
        values={name: tuple(values) for name, values in data["values"].items()},
    )


def _terms(rows: list[dict[str, Any]]) -> Terms[Term]:
    return Terms(Term(code=row["code"], names=tuple(row["names"])) for row in rows)


def _effect(row: dict[str, Any]) -> Effect:
    kinds = _terms(row.get("kinds", []))
    return Effect(code=row["code"], names=tuple(row["names"]), kinds=kinds, line=row.get("line"))


def _symbol(row: dict[str, Any]) -> Symbol:
    required, without = tuple(row.get("required", ())), tuple(row.get("without", ()))
    return Symbol(
        code=row["code"],
        names=tuple(row["names"]),
        required=required,
        without=without,
        approver=row.get("approver"),
    )


def _line(row: dict[str, Any], closings: list[dict[str, Any]]) -> Line:
    return Line(
        code=row["code"],
        names=tuple(row["names"]),
        family=row["family"],
        attributes=tuple(row["attributes"]),
        required=tuple(row.get("required", ())),
        suspends=row.get("suspends", False),
        symbols=Terms(_symbol(one) for one in row["symbols"]),
        closings=Terms(
            Closing(**{**one, "names": tuple(one["names"])})
            for one in [*row["closings"], *closings]
        ),
    )
