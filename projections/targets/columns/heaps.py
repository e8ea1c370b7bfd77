"""Heaps of records that are settled, of which there are many: as rows, and told when asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from typing import Any, Final

import numpy as np

from projections.targets.columns.conditions import satisfying
from projections.targets.columns.months import had_enough, owe_months
from projections.targets.columns.rows import MemberRows, rows_of
from projections.targets.columns.table import Truth, Whole
from projections.targets.counted_set import Condition, CountedSet
from projections.targets.heaps import Heaps, HeapTotal, Narrowing
from projections.targets.items import Item, Keep
from projections.targets.sight import Sight


class RowHeaps(Heaps):
    """Heaps of rows: of some, or of those of them that are left of a narrowing."""

    def __init__(self, rows: MemberRows, everybody: Sight, left: Whole | None = None) -> None:
        self._all, self._left, self._everybody = rows, left, everybody
        unit, weight = self._rows.coded("unit"), self._rows.weight
        many = len(unit.values)
        sizes = np.bincount(unit.places, minlength=many).tolist()
        weights = np.bincount(unit.places, weight, many).tolist()
        told = zip(unit.values, sizes, weights, strict=True)
        super().__init__({one: HeapTotal(size, int(sum_)) for one, size, sum_ in told if size})
        self._told: dict[str | None, list[Item]] = {}

    @property
    def _rows(self) -> MemberRows:
        """The rows themselves, made anew: kept for all narrowings they would fill the memory."""
        return self._all if self._left is None else self._all.kept(self._left)

    def items(self, units: frozenset[str] | None) -> list[Item]:
        """The members of some units, one by one; made when they are first asked for."""
        told: Iterable[Any] = self._places if units is None else units
        return [one for unit in told if unit in self._places for one in self._items_of(unit)]

    def _items_of(self, unit: str | None) -> list[Item]:
        if unit not in self._told:
            self._told[unit] = self._all.kept(self._places[unit]).items(self._everybody)
        return self._told[unit]

    @cached_property
    def _places(self) -> Mapping[str | None, Whole]:
        """By unit, the places of its rows, in their order."""
        unit = self._rows.coded("unit")
        order = np.argsort(unit.places, kind="stable")
        ends = np.cumsum(np.bincount(unit.places, minlength=len(unit.values)))
        left = order if self._left is None else self._left[order]
        found = zip(unit.values, np.split(left, ends)[:-1], strict=True)
        return {unit: places for unit, places in found if len(places)}

    def _kept(self, by: Narrowing, keep: Keep, everybody: Sight) -> Heaps:
        rows = self._rows
        if by.word in _BY_COLUMNS:
            kept = _BY_COLUMNS[by.word](rows, everybody, *by.told)
        else:
            items = rows.items(everybody)
            names = {id(one) for one in keep(items, everybody)}
            kept = np.fromiter((id(one) in names for one in items), np.bool_, len(items))
        left = np.flatnonzero(kept) if self._left is None else self._left[kept]
        return RowHeaps(self._all, everybody, left)


def record_heaps(asked: CountedSet, everybody: Sight) -> RowHeaps:
    """The members of a set of records, of whatever conditions."""
    return RowHeaps(rows_of(asked, everybody), everybody)


def _having(
    rows: MemberRows, sight: Sight, conditions: tuple[Condition, ...], *_known_as: Any
) -> Truth:
    return satisfying(conditions, rows, sight)


def _loaded(rows: MemberRows, _sight: Sight) -> Truth:
    return rows.table.opening_balance[rows.record]


_BY_COLUMNS: Final[Mapping[str, Callable[..., Truth]]] = {
    "having": _having,
    "loaded": _loaded,
    "owing": owe_months,
    "enough": had_enough,
}
"""The ways of narrowing that are answered by columns; of any other, each member is asked."""
