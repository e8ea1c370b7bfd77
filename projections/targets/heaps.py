"""The members of a set that are the same to whoever is asked about, on a heap by their unit."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable, Mapping, Sequence
from typing import Any, Final, NamedTuple

from projections.targets.items import Item, Keep
from projections.targets.sight import Sight


class HeapTotal(NamedTuple):
    """How many members there are, and what they come to."""

    size: int
    weight: int


NOTHING: Final = HeapTotal(0, 0)


class Narrowing:
    """By what members are narrowed: a word, and what it is told.

    Of one set, it tells which are kept; it is looked up for every unit, but hashed once.
    """

    __slots__ = ("_hash", "told", "word")

    def __init__(self, word: str, *told: Hashable) -> None:
        self.word, self.told, self._hash = word, told, hash((word, told))

    def __hash__(self) -> int:
        return self._hash

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Narrowing) and (self.word, self.told) == (other.word, other.told)


class Heaps(ABC):
    """Heaps of members by unit; each way in which they are narrowed is made once."""

    def __init__(self, totals: Mapping[str | None, HeapTotal]) -> None:
        self._totals = totals
        self._whole = _sum(totals.values())
        self._narrower: dict[Narrowing, Heaps] = {}

    def total(self, units: frozenset[str] | None) -> HeapTotal:
        """What those of some units come to; None: those of all."""
        if units is None:
            return self._whole
        if len(units) == 1:
            (unit,) = units
            return self._totals.get(unit, NOTHING)
        return _sum([self._totals[one] for one in units if one in self._totals])

    def narrowed(self, by: Narrowing, keep: Keep, everybody: Sight) -> Heaps:
        """Those that are kept."""
        if by not in self._narrower:
            self._narrower[by] = self._kept(by, keep, everybody)
        return self._narrower[by]

    @abstractmethod
    def items(self, units: frozenset[str] | None) -> list[Item]:
        """The members of some units, one by one, unit after unit."""

    @abstractmethod
    def _kept(self, by: Narrowing, keep: Keep, everybody: Sight) -> Heaps:
        """New heaps of those that are kept."""


def _sum(totals: Collection[HeapTotal]) -> HeapTotal:
    return HeapTotal(sum([one.size for one in totals]), sum([one.weight for one in totals]))


class ItemHeaps(Heaps):
    """Heaps of what there is less of than of records: results, officers, units, objects."""

    def __init__(self, items: Iterable[Item]) -> None:
        found: dict[str | None, list[Item]] = defaultdict(list)
        for one in items:
            found[one.unit].append(one)
        self._items: Mapping[str | None, Sequence[Item]] = found
        super().__init__(
            {
                unit: HeapTotal(len(several), sum([one.weight for one in several]))
                for unit, several in found.items()
            }
        )

    def items(self, units: frozenset[str] | None) -> list[Item]:
        """The members of some units, one by one."""
        told: Iterable[Any] = self._items if units is None else units
        return [one for unit in told for one in self._items.get(unit, ())]

    def _kept(self, by: Narrowing, keep: Keep, everybody: Sight) -> Heaps:
        return ItemHeaps(keep(self.items(None), everybody))
