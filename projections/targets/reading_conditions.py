"""Conditions of a list's file, read into values."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final, NamedTuple

from ledger.catalog.lines import Line, as_listed, catalog
from ledger.catalog.papers import papers
from ledger.catalog.terms import Term
from projections.targets import vocabulary
from projections.targets.counted_set import (
    Bounds,
    Condition,
    CountedByResult,
    Effects,
    OneOf,
    ServedBy,
)
from projections.toml.fields import Fields, near_to

PERIOD_OR_LIFE: Final = ("in_period", "life")
END_OR_PERIOD: Final = ("at_end", "in_period")
ANY: Final = "any"
WATCH_LISTED: Final = "watch_listed"


class Nouns(NamedTuple):
    """Of what a set is: its noun, and the lines, kinds or symbols it names."""

    noun: str
    names: tuple[str, ...]

    @property
    def lines(self) -> list[Line]:
        """The lines of work whose codes may be named: those of the set, or all."""
        named = self.names if self.noun == "records" else ()
        return [one for one in catalog().lines if not named or one.code in named]


def read_conditions(table: Fields | None, nouns: Nouns) -> tuple[Condition, ...]:
    """The conditions that a table names, each by its own reader."""
    if table is None:
        return ()
    known = vocabulary.conditions_of(nouns.noun, nouns.names)
    found = []
    for name in table.data:
        table.has(name)
        if name not in known:
            table.wrong(name, "unknown_condition", **near_to(name, known))
            continue
        value = _value(table, name, nouns)
        if value is not None:
            found.append(Condition(name, value))
    return tuple(found)


def _value(table: Fields, name: str, nouns: Nouns) -> Any:
    """What a condition takes; None where it is not understood, which is noted."""
    if name == "not":
        inner = table.table(name)
        return read_conditions(inner, nouns) if inner else None
    if name == "any":
        return tuple(read_conditions(one, nouns) for one in table.tables(name))
    if name in _FLAGS:
        return table.value(name, "flag")
    if name in _COUNTS:
        return table.count(name, 1)
    if name == "type":
        return _type(table, name, nouns)
    if reader := _READERS.get(name):
        return reader(table, name)
    return _one_of(table, name, _codes(table, name, nouns))


def _one_of(table: Fields, name: str, known: Sequence[str] | None) -> OneOf:
    """One of some values, or ``{ not = … }``: none of them."""
    if isinstance(table.data[name], dict):
        inner = table.inside(table.data[name], name)
        values = inner.some("not", known)
        inner.done()
        return OneOf(values, negated=True)
    return OneOf(table.some(name, known))


def _codes(table: Fields, name: str, nouns: Nouns) -> Sequence[str] | None:
    """The codes that a condition may name; None where the books alone know them."""
    terms: dict[str, Sequence[Term]] = {
        "level": catalog().levels,
        "source": catalog().sources,
        "symbol": [symbol for line in nouns.lines for symbol in line.symbols],
        "closing": [way for line in nouns.lines for way in line.closings],
    }
    if name in terms:
        return [one.code for one in terms[name]]
    if name in ("branch", "offence_branch"):
        return table.known.branches
    return _FIXED.get(name) or catalog().values.get("rating" if name == "rated" else name)


def _effects(table: Fields, name: str) -> Effects:
    known = [one.code for one in catalog().effects]
    if table.data[name] == ANY:
        return Effects()
    if not isinstance(table.data[name], dict):
        return Effects(table.some(name, known))
    inner = table.inside(table.data[name], name)
    codes = None if inner.data.get("codes", ANY) == ANY else inner.some("codes", known)
    inner.has("codes")
    when = inner.one("when", PERIOD_OR_LIFE) or None
    inner.done()
    return Effects(codes, when)


def _served(table: Fields, name: str) -> ServedBy:
    known = [one.code for one in catalog().line("CTVBM").symbols]
    if table.data[name] == ANY:
        return ServedBy()
    if not isinstance(table.data[name], dict):
        return ServedBy(table.some(name, known))
    inner = table.inside(table.data[name], name)
    symbols = None if inner.data.get("by", ANY) == ANY else inner.some("by", known)
    inner.has("by")
    when = inner.one("when", END_OR_PERIOD) or "at_end"
    inner.done()
    return ServedBy(symbols, when)


def _bounds(table: Fields, name: str) -> Bounds | None:
    """``{ at_least = 1, below = 2 }``, or the least alone."""
    if table.data[name] == "rateable":
        return Bounds(-1)
    if isinstance(table.data[name], int):
        return Bounds(table.count(name, 1))
    inner = table.table(name)
    if inner is None:
        return None
    below = inner.count("below", 0) if inner.has("below") else None
    least = inner.count("at_least", 0)
    inner.done()
    return Bounds(least, below)


def _whole_numbers(table: Fields, name: str) -> OneOf:
    """Some whole numbers; kind_of knows lists of two, so they are looked at one by one."""
    found = table.data[name]
    numbers = found if isinstance(found, list) else [found]
    if not all(type(one) is int for one in numbers):
        table.wrong(name, "bad_value", text=found, known="[3, 4]")
        return OneOf(())
    return OneOf(tuple(numbers))


def _offence(table: Fields, name: str) -> OneOf:
    """``watch_listed``, or articles of the penal code."""
    return _one_of(table, name, [WATCH_LISTED, *table.known.offences])


def _family(table: Fields, name: str) -> OneOf:
    return _one_of(table, name, [one.code for one in papers().families])


def _type(table: Fields, name: str, nouns: Nouns) -> OneOf:
    """Of an LT its type, of a penalty its kind."""
    if nouns.noun == "outcomes":
        return _one_of(table, name, [one.code for one in papers().penalty_types])
    return _one_of(table, name, catalog().values["type"])


def _arrested(table: Fields, name: str) -> str:
    """``in_period``, or that for offences of one branch; empty: of any."""
    if isinstance(table.data[name], dict):
        inner = table.inside(table.data[name], name)
        inner.one("when", ("in_period",), needed=True)
        branch = inner.one("offence_branch", table.known.branches)
        inner.done()
        return branch
    table.one(name, ("in_period",))
    return ""


def _counted(table: Fields, name: str) -> CountedByResult:
    """Yes or no, or ``{ is = false, offence_branch = … }``: by results for its offences."""
    if not isinstance(table.data[name], dict):
        return CountedByResult(bool(table.flag(name)))
    inner = table.inside(table.data[name], name)
    counted = bool(inner.flag("is"))
    branch = inner.one("offence_branch", table.known.branches)
    inner.done()
    return CountedByResult(counted, branch)


def _worded(*known: str) -> Callable[[Fields, str], str | None]:
    def read(table: Fields, name: str) -> str | None:
        return table.one(name, known) or None

    return read


def _lines(table: Fields, name: str) -> tuple[str, ...]:
    return table.some(name, [one.code for one in catalog().lines])


def _duties(table: Fields, name: str) -> tuple[str, ...]:
    """Codes of duties; empty: any of them."""
    return () if table.data[name] == ANY else table.some(name, vocabulary.DUTIES)


_READERS: Final[Mapping[str, Callable[[Fields, str], Any]]] = {
    "with_effect": _effects,
    "served": _served,
    "in_use_months": _bounds,
    "tenure_years": _bounds,
    "uses_collaborators": _bounds,
    "seriousness": _whole_numbers,
    "offence": _offence,
    "family": _family,
    "arrested_or_prosecuted": _arrested,
    "counted_by_outcome": _counted,
    "rated_at_least": lambda table, name: table.one(name, catalog().values["rating"]) or None,
    "reported_subject": _worded("no_collaborator"),
    "covers_object": _worded(ANY, "through_line"),
    "first_found_by": _worded("own", "other"),
    "related_to_current": _lines,
    "duty": _duties,
}
_FLAGS: Final = frozenset(
    {
        *("online", "owes_report", "reported_on_time", "named_by_outcome", "closed_by_end"),
        *("with_quota", "through_line", "key_area", "covered", "organised"),
        *("on_file", "cross_border", "in_time"),
    }
)
_COUNTS: Final = frozenset({"serves_at_least", "serves_at_most", "accused_at_least"})
_FIXED: Final[Mapping[str, tuple[str, ...]]] = {
    "closing_flag": ("developed", "excluded"),
    "status": ("open", "suspended"),
    "role": vocabulary.ROLES,
    "kind": vocabulary.UNIT_KINDS,
    "measure": vocabulary.MEASURES,
}


def branch_named(table: Fields, key: str) -> str:
    """A branch of the catalog or of the ledger's own list; noted where it is neither."""
    found = table.text(key)
    if found and as_listed(found) not in table.known.branches:
        table.wrong(key, "unknown_code", **near_to(found, table.known.branches))
    return as_listed(found) if found else ""
