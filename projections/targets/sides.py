"""What stands on a side of an indicator: what it comes to, and its members when they are asked for.

Where one list is asked of many units, what is settled (:class:`RecordIndex`) is weighed once for
all of them and laid on a heap by the unit it belongs to. A side of one unit is then the heaps of
the units that it covers on every day, and what is left, weighed for it alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from typing import Any, Final, NamedTuple

from ledger.catalog.lines import catalog
from projections.targets.counted_set import Condition, CountedSet
from projections.targets.heaps import NOTHING, Heaps, ItemHeaps, Narrowing
from projections.targets.items import Item, Keep, items_of, keeping, names_of
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
        self._size, weight = settled.heaps.total(sight.always) if settled else NOTHING
        if self._own:
            weight += sum([one.weight for one in self._own])
        self.weight: int = sign * weight

    def __bool__(self) -> bool:
        return bool(self._size or self._own)

    def __iter__(self) -> Iterator[Item]:
        if self._sign == 1:
            return iter(self._items)
        return (one._replace(weight=self._sign * one.weight) for one in self._items)

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The identifiers of what was counted, each once."""
        return names_of(self)

    @cached_property
    def _items(self) -> Sequence[Item]:
        if self._settled is None:
            return self._own
        told = self._settled.heaps.items(self._sight.always)
        return sorted([*told, *self._own], key=self._settled.order)

    def narrowed(self, by: Narrowing, keep: Keep) -> Side:
        """Those that are kept, by what looks at nothing else in the scope."""
        own = keep(self._own, self._sight) if self._own else ()
        settled, everybody = self._settled, self._sight.everybody
        if settled is not None and everybody is not None:
            settled = settled._replace(heaps=settled.heaps.narrowed(by, keep, everybody))
        return Side(own, self._sight, settled, self._sign)

    def having(self, conditions: tuple[Condition, ...]) -> Side:
        """Those that satisfy some conditions, too."""
        asked = _conditions(conditions, self._sight)
        if asked.of_scope:
            return Side(asked.keep(self._items, self._sight), self._sight, None, self._sign)
        return self.narrowed(asked.by, asked.keep)


class Sides:
    """Several sides, one after the other, as one."""

    def __init__(self, sides: Iterable[Side | Sides]) -> None:
        self._sides = tuple(sides)
        self.weight: int = sum(one.weight for one in self._sides)

    def __bool__(self) -> bool:
        return any(self._sides)

    def __iter__(self) -> Iterator[Item]:
        return (one for side in self._sides for one in side)

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The identifiers of what was counted on all of them, each once."""
        return names_of(self)

    def narrowed(self, by: Narrowing, keep: Keep) -> Sides:
        """Those of each that are kept."""
        return Sides(one.narrowed(by, keep) for one in self._sides)


def side_of(asked: CountedSet, sight: Sight) -> Side:
    """The members of a set that satisfy its conditions."""
    found = _asked(asked, sight)
    settled = found.settled if sight.is_steady or found.of_records else None
    if settled is None:
        return Side(items_of(found.bare, sight), sight, None, found.sign)
    apart = sight.apart if found.of_records else None
    own = items_of(found.anywhere, apart) if apart else ()
    side = Side(own, sight, settled, found.sign)
    return side.having(found.of_scope) if found.of_scope else side


class _AskedSet(NamedTuple):
    """A set that is asked about (``asked``), ready for one unit after the other.

    ``bare``: without its sign; ``anywhere``: without the conditions that look at what else is in
    the scope, which are ``of_scope``; ``settled``: None where it depends on who is asked about.
    """

    asked: CountedSet
    bare: CountedSet
    anywhere: CountedSet
    of_scope: tuple[Condition, ...]
    sign: int
    of_records: bool
    settled: Settled | None


def _asked(asked: CountedSet, sight: Sight) -> _AskedSet:
    """A set made ready, once for many units."""
    everybody = sight.everybody
    if everybody is None:
        return _made_ready(asked, sight, None)
    if (known := everybody.ready.get(id(asked))) is None:
        known = everybody.ready[id(asked)] = _made_ready(asked, sight, everybody)
    found: _AskedSet = known
    return found


def _made_ready(asked: CountedSet, sight: Sight, everybody: Sight | None) -> _AskedSet:
    whole = resolved(asked, sight.plan.indicators)
    of_scope = tuple(one for one in whole.where if _is_of_scope((one,)))
    bare = replace(whole, sign=1)
    anywhere = replace(bare, where=tuple(one for one in bare.where if one not in of_scope))
    settled = None
    if everybody is not None and bare.noun != "reports":
        settled = _settled(anywhere, everybody)
    of_records = bare.noun in OF_RECORDS
    return _AskedSet(asked, bare, anywhere, of_scope, whole.sign, of_records, settled)


class _AskedConditions(NamedTuple):
    """Some conditions (``asked``), ready for one unit after the other."""

    asked: tuple[Condition, ...]
    keep: Keep
    by: Narrowing
    of_scope: bool


def _conditions(asked: tuple[Condition, ...], sight: Sight) -> _AskedConditions:
    """Some conditions made ready, once for many units."""
    known = {} if (everybody := sight.everybody) is None else everybody.ready
    if id(asked) not in known:
        by, of_scope = _known_as(asked, sight), _is_of_scope(asked)
        known[id(asked)] = _AskedConditions(asked, keeping(asked), by, of_scope)
    found: _AskedConditions = known[id(asked)]
    return found


def _is_of_scope(conditions: tuple[Condition, ...]) -> bool:
    """Whether some conditions look at what else is in the scope."""
    return not OF_SCOPE.isdisjoint(conditions_named(conditions))


def _settled(asked: CountedSet, everybody: Sight) -> Settled:
    """What of a set lies on heaps."""
    key = ("settled", asked, everybody.branch, _known_as((), everybody))
    if key not in everybody.remembered:
        everybody.remembered[key] = _weighed(asked, everybody)
    settled: Settled = everybody.remembered[key]
    return settled


def _weighed(asked: CountedSet, everybody: Sight) -> Settled:
    bare = replace(asked, where=())
    if (key := ("whole", bare, everybody.branch)) not in everybody.remembered:
        everybody.remembered[key] = _whole(bare, everybody)
    whole: Settled = everybody.remembered[key]
    if not asked.where:
        return whole
    by = _known_as(asked.where, everybody)
    return whole._replace(heaps=whole.heaps.narrowed(by, keeping(asked.where), everybody))


def _whole(asked: CountedSet, everybody: Sight) -> Settled:
    """All members of a set, of records as columns."""
    if asked.noun in OF_RECORDS:
        from projections.targets.columns.heaps import record_heaps

        return Settled(record_heaps(asked, everybody), _order_of_records(asked))
    items = items_of(asked, everybody)
    came = {id(one): place for place, one in enumerate(items)}
    return Settled(ItemHeaps(items), lambda one: came[id(one)])


def _known_as(conditions: tuple[Condition, ...], sight: Sight) -> Narrowing:
    """What some conditions are known by: with that of a list which some look at."""
    return Narrowing("having", conditions, sight.plan.rateable_months, sight.plan.period)


def _order_of_records(asked: CountedSet) -> Callable[[Item], Any]:
    """By line and stream."""
    lines = asked.names if asked.noun == "records" else [one.code for one in catalog().lines]
    places = {line: place for place, line in enumerate(lines)}
    return lambda one: (places[one.thing.record.line], one.thing.record.stream)
