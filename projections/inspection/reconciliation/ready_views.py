"""Views made ready to look at many records: in whose books they look, and what they tell apart."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from operator import itemgetter

from ledger.records.cell import OF_MOVEMENTS, Cell, attribute_field
from projections.figures.answer import Value
from projections.inspection.reconciliation.asked import Told, View

Values = tuple[Value, ...]
"""What a view tells of a record, dimension by dimension: a group without their names."""


class ReadyView:
    """One view, its dimensions looked up beforehand: records are many, views are few."""

    __slots__ = ("_branch", "_of_cell", "_of_movement")

    def __init__(self, view: View) -> None:
        stock = [name for name in view.dimensions if name not in OF_MOVEMENTS]
        self._branch = view.branch
        self._of_cell = _reading(stock)
        self._of_movement = tuple(view.dimensions) if view.of_movements else ()

    def values(self, cell: Cell | None, told: Told | None, day: date) -> Values | None:
        """What is told of a record that stands in a cell on a day; None: it counts nowhere.

        ``told``: what tells the movement apart by which it came or went (None: it stands there).
        """
        if cell is None or (self._branch and not self._branch.holds(cell, day)):
            return None
        if not self._of_movement:
            return self._of_cell(cell)
        if told is None:
            return None
        return tuple(
            getattr(told, name) if name in OF_MOVEMENTS else getattr(cell, attribute_field(name))
            for name in self._of_movement
        )


def _reading(names: Sequence[str]) -> Callable[[Cell], Values]:
    """What reads some dimensions of a cell."""
    fields = [Cell._fields.index(attribute_field(name)) for name in names]
    if len(fields) > 1:
        return itemgetter(*fields)
    return lambda cell: tuple(cell[field] for field in fields)


_NONE: Mapping[int, ReadyView] = {}


class ReadyViews:
    """Some views by their places, and which of them look into the books of a unit at a stage.

    Where teams are asked of, views are many, and a record stands in the books of a few.
    """

    def __init__(
        self, views: Mapping[int, View], units: Sequence[Sequence[frozenset[str] | None]]
    ) -> None:
        """``units``: of each stage, those that each view covers, by its place; None: all."""
        self._ready = {place: ReadyView(view) for place, view in views.items()}
        self._units = units
        self._on: dict[tuple[int, str | None], Mapping[int, ReadyView]] = {}
        self._alike: dict[tuple[int, ...], Mapping[int, ReadyView]] = {}

    def __len__(self) -> int:
        """How many views there are."""
        return len(self._ready)

    def on(self, stage: int, cell: Cell | None) -> Mapping[int, ReadyView]:
        """The views that cover the unit of a cell at a stage, by their places.

        Of all units that the same views cover it is one and the same mapping.
        """
        if cell is None:
            return _NONE
        key = (stage, cell.unit)
        if key not in self._on:
            units = self._units[stage]
            found = {
                place: look
                for place, look in self._ready.items()
                if (covered := units[place]) is None or cell.unit in covered
            }
            self._on[key] = self._alike.setdefault(tuple(found), found)
        return self._on[key]
