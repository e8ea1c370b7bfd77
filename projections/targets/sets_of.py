"""Which sets an indicator counts, and which other indicators it names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from projections.targets.counted_set import Condition, CountedSet
from projections.targets.indicator import (
    Attested,
    DistinctValues,
    EveryMonth,
    GapOfCounts,
    GapOfShares,
    Indicator,
    PerUnit,
    Ratio,
    Share,
    SizeCount,
)


def sets_of(indicator: Indicator) -> Iterator[CountedSet]:
    """Every set that an indicator counts."""
    if isinstance(indicator, Ratio):
        yield from (*indicator.numerator, *indicator.denominator)
    elif isinstance(indicator, GapOfCounts):
        found = (indicator.left, indicator.right, indicator.base_set)
        yield from (one for one in found if one)
    elif isinstance(indicator, PerUnit):
        yield indicator.count
    elif isinstance(indicator, Attested):
        yield from (one for one in (indicator.refuted_by,) if one)
    elif not isinstance(indicator, GapOfShares):
        yield indicator.of  # type: ignore[attr-defined]


def named_by(indicator: Indicator) -> list[str]:
    """The indicators that another one names."""
    if isinstance(indicator, GapOfShares):
        return [indicator.share]
    return [one.same_as for one in sets_of(indicator) if one.same_as is not None]


def resolved(asked: CountedSet, known: Mapping[str, Indicator]) -> CountedSet:
    """A set with that of another indicator put in its place, where it names one."""
    if asked.same_as is None:
        return asked
    other = known[asked.same_as]
    assert isinstance(other, Share | SizeCount | DistinctValues | EveryMonth), "checking says so"
    of = resolved(other.of, known)
    having = other.having if isinstance(other, Share) else ()
    return replace(of, where=(*of.where, *having, *asked.where))


def asks_of_objects(indicator: Indicator, known: Mapping[str, Indicator]) -> bool:
    """Whether an indicator needs a list of the objects that must be surveyed."""
    having = indicator.having if isinstance(indicator, Share) else ()
    wholes = [resolved(one, known) for one in sets_of(indicator)]
    return any(
        one.noun == "objects" or "covers_object" in conditions_named((*one.where, *having))
        for one in wholes
    )


def conditions_named(conditions: Iterable[Condition]) -> Iterator[str]:
    """The names of some conditions, and of those inside them."""
    for one in conditions:
        yield one.name
        if one.name == "not":
            yield from conditions_named(one.value)
        elif one.name == "any":
            for inner in one.value:
                yield from conditions_named(inner)


def reports_named(indicators: Iterable[Indicator]) -> tuple[str, ...]:
    """The codes of the reports that some indicators ask about."""
    found = (asked for one in indicators for asked in sets_of(one) if asked.noun == "reports")
    return tuple(dict.fromkeys(name for asked in found for name in asked.names))
