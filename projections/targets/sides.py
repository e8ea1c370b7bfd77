"""What stands on a side of an indicator: what it comes to, and its members when they are asked for.

Where one list is asked of many units, what is settled (:class:`RecordIndex`) is weighed once for
all of them and laid on a heap by the unit it belongs to. A side of one unit is then the heaps of
the units that it covers on every day, and what is left, weighed for it alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from typing import Any, Final, NamedTuple

from ledger.catalog.lines import catalog
from projections.targets.counted_set import Condition, CountedSet
from projections.targets.items import Item, Keep, items_of, keeping
from projections.targets.sets_of import conditions_named, resolved
from projections.targets.sight import Sight

OF_RECORDS: Final = ("records", "items", "checks")
"""The sets whose members are told by a record."""

OF_SCOPE: Final = frozenset(
    {
        *("counted_by_outcome", "covers_object", "uses_collaborators", "covered"),
        "related_to_current",
    }
)
"""The conditions that look at what else is in the scope of whoever is asked about."""


def each(test: Callable[[Item, Sight], bool]) -> Keep:
    """Keeps the members that pass a test, one by one."""
    return lambda items, sight: [one for one in items if test(one, sight)]


class Heap(NamedTuple):
    """Some members of one unit, and what they come to."""

    items: Sequence[Item]
    weight: int


class Heaps:
    """The members of a set that are settled, by unit; each way they are narrowed is made once."""

    def __init__(self, items: Mapping[str | None, Sequence[Item]]) -> None:
        self._by_unit = {
            unit: Heap(several, sum([one.weight for one in several]))
            for unit, several in items.items()
            if several
        }
        self._narrower: dict[Hashable, Heaps] = {}

    def of(self, units: frozenset[str] | None) -> list[Heap]:
        """Those of some units; None: of all."""
        found = self._by_unit
        if units is None:
            return list(found.values())
        if len(units) < len(found):
            return [found[one] for one in units if one in found]
        return [heap for unit, heap in found.items() if unit in units]

    def narrowed(self, key: Hashable, keep: Keep, everybody: Sight) -> Heaps:
        """Those that are kept; ``key``: by what, of all by which this set is narrowed."""
        if key not in self._narrower:
            kept = {unit: keep(heap.items, everybody) for unit, heap in self._by_unit.items()}
            self._narrower[key] = Heaps(kept)
        return self._narrower[key]


def heaps_of(items: Iterable[Item]) -> Heaps:
    """Some members, each on the heap of its unit."""
    found: dict[str | None, list[Item]] = defaultdict(list)
    for one in items:
        found[one.unit].append(one)
    return Heaps(found)


class Settled(NamedTuple):
    """What of a side lies on heaps, and by what its members are put in order."""

    heaps: Heaps
    order: Callable[[Item], Any]


class Side:
    """Some members: what they come to (``weight``), and each of them in order."""

    def __init__(
        self, own: Iterable[Item], sight: Sight, settled: Settled | None = None, sign: int = 1
    ) -> None:
        self._own, self._sight, self._settled, self._sign = tuple(own), sight, settled, sign
        self._heaps = settled.heaps.of(sight.always) if settled else []
        whole = sum(one.weight for one in self._heaps) + sum(one.weight for one in self._own)
        self.weight: int = sign * whole

    def __bool__(self) -> bool:
        return bool(self._heaps or self._own)

    def __iter__(self) -> Iterator[Item]:
        if self._sign == 1:
            return iter(self._items)
        return (one._replace(weight=self._sign * one.weight) for one in self._items)

    @cached_property
    def _items(self) -> Sequence[Item]:
        if self._settled is None:
            return self._own
        told = [one for heap in self._heaps for one in heap.items]
        return sorted([*told, *self._own], key=self._settled.order)

    def narrowed(self, key: Hashable, keep: Keep) -> Side:
        """Those that are kept by what looks at nothing else in the scope; ``key``: its name."""
        own = keep(self._own, self._sight) if self._own else ()
        settled, everybody = self._settled, self._sight.everybody
        if settled is not None and everybody is not None:
            settled = settled._replace(heaps=settled.heaps.narrowed(key, keep, everybody))
        return Side(own, self._sight, settled, self._sign)

    def having(self, conditions: tuple[Condition, ...]) -> Side:
        """Those that satisfy some conditions, too."""
        keep = keeping(conditions)
        if not OF_SCOPE.isdisjoint(conditions_named(conditions)):
            return Side(keep(self._items, self._sight), self._sight, None, self._sign)
        key = ("having", *_known_as(conditions, self._sight))
        return self.narrowed(key, keep)


class Sides:
    """Several sides, one after the other, as one."""

    def __init__(self, sides: Iterable[Side | Sides]) -> None:
        self._sides = tuple(sides)
        self.weight: int = sum(one.weight for one in self._sides)

    def __bool__(self) -> bool:
        return any(self._sides)

    def __iter__(self) -> Iterator[Item]:
        return (one for side in self._sides for one in side)

    def narrowed(self, key: Hashable, keep: Keep) -> Sides:
        """Those of each that are kept; ``key``: by what."""
        return Sides(one.narrowed(key, keep) for one in self._sides)


def side_of(asked: CountedSet, sight: Sight) -> Side:
    """The members of a set that satisfy its conditions."""
    whole = resolved(asked, sight.plan.indicators)
    bare = whole if whole.sign == 1 else replace(whole, sign=1)
    settled = _settled(bare, sight)
    if settled is None:
        return Side(items_of(bare, sight), sight, None, whole.sign)
    own = items_of(bare, sight.apart) if sight.apart and bare.noun in OF_RECORDS else ()
    return Side(own, sight, settled, whole.sign)


def _settled(asked: CountedSet, sight: Sight) -> Settled | None:
    """What of a set lies on heaps; None: what it is depends on who is asked about."""
    everybody = sight.everybody
    if everybody is None or not (sight.is_steady or asked.noun in OF_RECORDS):
        return None
    key = ("settled", asked, everybody.branch, *_known_as((), everybody))
    if key not in everybody.remembered:
        everybody.remembered[key] = _weighed(asked, everybody)
    return everybody.remembered[key]  # type: ignore[no-any-return]


def _weighed(asked: CountedSet, everybody: Sight) -> Settled | None:
    if asked.noun == "reports" or not OF_SCOPE.isdisjoint(conditions_named(asked.where)):
        return None
    bare = replace(asked, where=())
    if (key := ("whole", bare, everybody.branch)) not in everybody.remembered:
        items = items_of(bare, everybody)
        everybody.remembered[key] = Settled(heaps_of(items), _order(asked, items))
    whole: Settled = everybody.remembered[key]
    if not asked.where:
        return whole
    name = _known_as(asked.where, everybody)
    return whole._replace(heaps=whole.heaps.narrowed(name, keeping(asked.where), everybody))


def _known_as(conditions: tuple[Condition, ...], sight: Sight) -> tuple[Hashable, ...]:
    """What some conditions are known by: with that of a list which some look at."""
    return conditions, sight.plan.rateable_months, sight.plan.period


def _order(asked: CountedSet, items: Sequence[Item]) -> Callable[[Item], Any]:
    """By what members are put in order: of records by line and stream, of all else as they came."""
    if asked.noun not in OF_RECORDS:
        came = {id(one): place for place, one in enumerate(items)}
        return lambda one: came[id(one)]
    lines = asked.names if asked.noun == "records" else [one.code for one in catalog().lines]
    places = {line: place for place, line in enumerate(lines)}
    return lambda one: (places[one.thing.record.line], one.thing.record.stream)
