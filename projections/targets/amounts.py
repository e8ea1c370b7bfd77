"""How much each of those counted in a part adds on its two sides: persons, items, đồng, cases."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from projections.targets.grade import GradedPart
from projections.targets.items import Item


class AddedBy(NamedTuple):
    """What one of those counted adds to the numerator and to the denominator."""

    numerator: int
    denominator: int


def amounts_of(part: GradedPart) -> Mapping[str, AddedBy]:
    """By what it is told by, how much each adds; nothing where each counts as one.

    Of a fall the numerator is what there was before less what there is now.
    """
    measure = part.measure
    if measure is None or part.kind == "none":
        return {}
    above, below = _summed(measure.above), _summed(measure.below)
    if {*above.values(), *below.values()} <= {1}:
        return {}
    if part.form == "change":
        above = {one: below.get(one, 0) - above.get(one, 0) for one in (*below, *above)}
    names = dict.fromkeys([*below, *above])
    return {one: AddedBy(above.get(one, 0), below.get(one, 0)) for one in names}


def _summed(items: Iterable[Item]) -> dict[str, int]:
    found: Counter[str] = Counter()
    for one in items:
        if one.weight:
            found[one.name] += one.weight
    return found
