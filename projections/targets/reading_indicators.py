"""Indicators of a list's file: each of the nine forms by its own keys."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from ledger.records.cell import DIMENSIONS
from projections.targets import vocabulary
from projections.targets.counted_set import CountedSet
from projections.targets.indicator import (
    Attested,
    DistinctValues,
    EveryMonth,
    FallSinceBaseline,
    GapOfCounts,
    GapOfShares,
    Indicator,
    ListedKind,
    PerUnit,
    Ratio,
    Share,
    SizeCount,
)
from projections.targets.reading_conditions import Nouns, read_conditions
from projections.targets.reading_sets import nouns_of, read_set
from projections.toml.fields import Fields, near_to

BEFORE: Final = "before"


def read_indicator(table: Fields) -> Indicator | None:
    """One indicator; None where its form is none of the nine."""
    name = table.text("name", needed=True)
    form = table.text("form", needed=True)
    reader = _FORMS.get(form)
    if reader is None:
        if form:
            table.wrong("form", "unknown_form", **near_to(form, list(_FORMS)))
        return None
    found = reader(table, name)
    table.done()
    return found


def _set(table: Fields, key: str) -> CountedSet:
    return read_set(table.table(key, needed=True))


def _count(table: Fields, name: str) -> Indicator:
    return SizeCount(name, _set(table, "of"))


def _share(table: Fields, name: str) -> Indicator:
    of = _set(table, "of")
    having = table.table("having", needed=True)
    nouns = Nouns(of.noun, of.names) if of.same_as is None else nouns_of(table, of.same_as)
    return Share(name, of, read_conditions(having, nouns))


def _ratio(table: Fields, name: str) -> Indicator:
    numerator = tuple(map(read_set, table.tables("numerator", needed=True)))
    return Ratio(name, numerator, tuple(map(read_set, table.tables("denominator", needed=True))))


def _difference(table: Fields, name: str) -> Indicator:
    if table.has("share"):
        share = table.text("share")
        table.one("right", (BEFORE,), needed=True)
        return GapOfShares(name, share)
    left = _set(table, "left")
    base = read_set(table.table("base_set")) if table.has("base_set") else None
    if table.data.get("right") == BEFORE:
        table.has("right")
        return GapOfCounts(name, left, None, base)
    return GapOfCounts(name, left, _set(table, "right"), base)


def _change(table: Fields, name: str) -> Indicator:
    return FallSinceBaseline(name, _set(table, "of"))


def _distinct(table: Fields, name: str) -> Indicator:
    of = _set(table, "of")
    attribute = table.one("attribute", DIMENSIONS, needed=True)
    known = table.known.branches if attribute == "branch" else None
    return DistinctValues(name, of, attribute, table.some("among", known))


def _per_unit(table: Fields, name: str) -> Indicator:
    listed = tuple(_listed(one) for one in table.tables("listed", needed=True))
    return PerUnit(name, _set(table, "count"), listed, table.count("at_least", 1))


def _listed(table: Fields) -> ListedKind:
    kind = table.one("kind", vocabulary.UNIT_KINDS, "unknown_unit_kind", needed=True)
    branches = table.some("branch", table.known.branches)
    table.done()
    return ListedKind(kind, branches)


def _every_month(table: Fields, name: str) -> Indicator:
    of = _set(table, "of")
    each = table.table("each_month", needed=True)
    if each is None:
        return EveryMonth(name, of, "items")
    noun = next((one for one in _MONTHLY if each.has(one)), "items")
    counting = each.one(noun, _MONTHLY[noun], needed=True)
    least = each.count("at_least", 1)
    each.done()
    return EveryMonth(name, of, counting, least)


def _attested(table: Fields, name: str) -> Indicator:
    inner = table.table("refuted_by")
    if inner is None:
        return Attested(name)
    above = inner.count("above", 0)
    return Attested(name, read_set(inner), above)


_MONTHLY: Final[Mapping[str, tuple[str, ...]]] = {
    "items": ("items", "valuable"),
    "checks": ("any", "by_commander"),
}
_FORMS: Final[Mapping[str, Callable[[Fields, str], Indicator]]] = {
    "count": _count,
    "share": _share,
    "ratio": _ratio,
    "difference": _difference,
    "change": _change,
    "distinct": _distinct,
    "per_unit": _per_unit,
    "every_month": _every_month,
    "attested": _attested,
}
