"""Whether what an indicator counts, or names, is what its form can count (targets.md §3)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from projections.targets.counted_set import CountedSet
from projections.targets.indicator import (
    DistinctValues,
    EveryMonth,
    GapOfShares,
    Indicator,
    Ratio,
    Share,
    SizeCount,
)
from projections.targets.reading_sets import nouns_of
from projections.targets.sets_of import sets_of
from projections.toml.fields import Fields

WITH_SET: Final = (SizeCount, Share, DistinctValues, EveryMonth)
"""Forms whose set another indicator can count."""

SHARES: Final = (Share, Ratio, EveryMonth)
"""Forms that can be compared with themselves a year before."""

SETS: Final[Mapping[type[Indicator], tuple[str, ...]]] = {
    EveryMonth: ("records",),
    DistinctValues: ("records", "items", "checks"),
}
"""Of which nouns the set of a form can be, where not of all."""


def check_forms(known: Mapping[str, Indicator], rows: Mapping[str, Fields]) -> None:
    """Note where an indicator names one of a form, or counts a set, that it cannot have."""
    for name, indicator in known.items():
        for other, forms in _named(indicator):
            if other in known and not isinstance(known[other], forms):
                fitting = [one for one, its in known.items() if isinstance(its, forms)]
                told = {"text": other, "form": known[other].form, "known": ", ".join(fitting)}
                rows[name].wrong(None, "wrong_form", **told)
        nouns = SETS.get(type(indicator), ())
        for asked in sets_of(indicator) if nouns else ():
            noun = _noun(asked, rows[name])
            if noun and noun not in nouns:
                told = {"text": noun, "form": indicator.form, "known": ", ".join(nouns)}
                rows[name].wrong("of", "wrong_set", **told)


def _named(indicator: Indicator) -> Iterator[tuple[str, tuple[type[Indicator], ...]]]:
    """The indicators that another one names, and of which forms they can be."""
    if isinstance(indicator, GapOfShares):
        yield indicator.share, SHARES
        return
    for asked in sets_of(indicator):
        if asked.same_as is not None:
            yield asked.same_as, WITH_SET


def _noun(asked: CountedSet, row: Fields) -> str:
    return asked.noun if asked.same_as is None else nouns_of(row, asked.same_as).noun
