"""The members of a set of records as rows: those in a base, and what was entered on records.

Of everybody alone: whatever stands in a cell is in the scope (compare ``members``, ``items``).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import Final

import numpy as np

from ledger.catalog.lines import catalog
from ledger.entries.collaborator import ItemsDelivered
from ledger.entries.record import FileChecked
from ledger.values.period import Period
from projections.targets.columns.table import (
    DAYS,
    NOWHERE,
    Coded,
    EntryColumns,
    RecordTable,
    Truth,
    Whole,
)
from projections.targets.counted_set import CountedSet
from projections.targets.items import Item, is_counted_check, item_of
from projections.targets.members import Member
from projections.targets.sight import Sight


@dataclass(frozen=True, eq=False)
class MemberRows:
    """Members of a set, in the order of records; ``way``: how each was closed, by turns of it."""

    table: RecordTable
    record: Whole
    cell: Whole
    day: Whole
    way: Whole
    weight: Whole

    def __len__(self) -> int:
        return len(self.record)

    def kept(self, which: Truth | Whole) -> MemberRows:
        """Some of them, marked or by their places."""
        columns = (self.record, self.cell, self.day, self.way, self.weight)
        return MemberRows(self.table, *(one[which] for one in columns))

    def coded(self, dimension: str) -> Coded:
        """What their cells hold."""
        return self.table.of_cells(dimension).at(self.cell)

    @cached_property
    def line(self) -> Coded:
        """Their lines of work."""
        return self.table.line.at(self.record)

    @cached_property
    def closing(self) -> Coded:
        """How each was closed, by its code; None where it stands."""
        ways = self.table.turns.way
        places = np.where(self.way >= 0, ways.places[self.way], NOWHERE)
        return Coded(places, [*ways.values, None])

    @cached_property
    def term(self) -> Coded:
        """How each was closed, by the catalog; None where it does not count as closed."""
        line, way, known = self.line, self.closing, catalog()
        many = len(way.values)
        pairs, places = np.unique(line.places * many + way.places % many, return_inverse=True)
        told = [(line.values[one // many], way.values[one % many]) for one in pairs.tolist()]
        terms = [None if code is None else known.line(name).closing(code) for name, code in told]
        return Coded(places, terms)

    def members(self) -> Iterator[Member]:
        """Each of them, as what it counts."""
        records, cells = self.table.records, self.table.cells
        closing = self.closing
        columns = (self.record, self.cell, self.day, closing.places)
        for record, cell, day, way in zip(*(one.tolist() for one in columns), strict=True):
            yield Member(records[record], cells[cell], date.fromordinal(day), closing.values[way])

    def items(self, sight: Sight) -> list[Item]:
        """Each of them, as it is counted."""
        found = [item_of(one, sight) for one in self.members()]
        if (self.weight == 1).all():
            return found
        return [
            one._replace(weight=weight)
            for one, weight in zip(found, self.weight.tolist(), strict=True)
        ]


def rows_of(asked: CountedSet, everybody: Sight) -> MemberRows:
    """The members of a set of records that are settled, of the branch that is asked about."""
    if asked.noun == "records":
        found = _in_base(asked.base, everybody)
        found = found.kept(found.line.passing(asked.names.__contains__))
    else:
        found = _entered(asked, everybody)
    if everybody.branch is None:
        return found
    return found.kept(branches_of(found, everybody).passing(everybody.is_asked))


def branches_of(rows: MemberRows, sight: Sight) -> Coded:
    """Of which branch each is, by the books that are looked at.

    The same for all that hold the same branch, field and unit while its branches are the same.
    """
    told, cells = _stretches(rows, sight), rows.table.cells
    for name in ("branch", "field"):
        held = rows.coded(name)
        told = told * len(held.values) + held.places
    _, first, places = np.unique(told, return_index=True, return_inverse=True)
    looked_at = zip(rows.cell[first].tolist(), rows.day[first].tolist(), strict=True)
    values = [sight.branch_of_cell(cells[one], date.fromordinal(on)) for one, on in looked_at]
    return Coded(places, values)


def _stretches(rows: MemberRows, sight: Sight) -> Whole:
    """In which stretch of days without a change to its branches the unit of each then was."""
    unit = rows.coded("unit")
    if (begin := sight.remembered.get("unit_stretches")) is None:
        days = sight.books.only_branches.days
        told = [
            place * DAYS + day
            for place, code in enumerate(unit.values)
            for day in (0, *(one.toordinal() for one in days(code or "")))
        ]
        begin = sight.remembered["unit_stretches"] = np.array(told, np.int64)
    return np.searchsorted(begin, unit.places * DAYS + rows.day, "right")


def _in_base(base: str, everybody: Sight) -> MemberRows:
    """The records in a base, found once."""
    key = ("rows", base)
    if key not in everybody.remembered:
        table = everybody.books.index.made(RecordTable)
        found = _BASES[base](table, everybody.period)
        everybody.remembered[key] = found.kept(table.settled[found.record])
    return everybody.remembered[key]  # type: ignore[no-any-return]


# ---- bases --------------------------------------------------------------------------------------


def _standing(table: RecordTable, day: int) -> MemberRows:
    cell = table.standing(day)
    record = np.flatnonzero(cell >= 0)
    return _rows(table, record, cell[record], np.full(len(record), day))


def _opening(table: RecordTable, period: Period) -> MemberRows:
    return _standing(table, period.eve.toordinal())


def _current(table: RecordTable, period: Period) -> MemberRows:
    return _standing(table, period.end.toordinal())


def _opened(table: RecordTable, period: Period) -> MemberRows:
    """By the first movement of the kind opened."""
    turns = table.turns
    turn = np.flatnonzero(turns.opens & _among(turns.day, period))
    record, first = np.unique(turns.record[turn], return_index=True)
    turn = turn[first]
    return _rows(table, record, turns.after[turn], turns.day[turn])


def _closed(table: RecordTable, period: Period) -> MemberRows:
    """By the last movement of the kind closed."""
    turns = table.turns
    closes = turns.way.passing(lambda way: way is not None) & (turns.before >= 0)
    last = table.last_turn(closes & _among(turns.day, period))
    turn = last[last >= 0]
    return _rows(table, turns.record[turn], turns.before[turn], turns.day[turn], turn)


def _handled(table: RecordTable, period: Period) -> MemberRows:
    """At hand when the period began, or come in since; the last cell it stood in.

    Of what still stands, on the last day.
    """
    turns, meanwhile = table.turns, _among(table.turns.day, period)
    held = _standing(table, period.eve.toordinal())
    came = np.zeros(table.size, np.bool_)
    came[turns.record[meanwhile & (turns.after >= 0)]] = True
    came[held.record] = True
    last = table.last_turn(meanwhile)
    turn = last[came & (last >= 0)]
    moved = np.zeros(table.size, np.bool_)
    moved[turns.record[turn]] = True
    leaves = turns.after[turn] == NOWHERE
    cell = np.where(leaves, turns.before[turn], turns.after[turn])
    way = np.where(leaves, turn, NOWHERE)
    end = period.end.toordinal()
    gone_on = _rows(table, turns.record[turn], cell, np.where(leaves, turns.day[turn], end), way)
    stays = replace(held, day=np.full(len(held), end)).kept(~moved[held.record])
    return _together(stays, gone_on)


def _opened_or_current(table: RecordTable, period: Period) -> MemberRows:
    current, opened = _current(table, period), _opened(table, period)
    stands = np.zeros(table.size, np.bool_)
    stands[current.record] = True
    return _together(current, opened.kept(~stands[opened.record]))


_BASES: Final[Mapping[str, Callable[[RecordTable, Period], MemberRows]]] = {
    "opening": _opening,
    "current": _current,
    "opened": _opened,
    "closed": _closed,
    "handled": _handled,
    "opened_or_current": _opened_or_current,
}


def _among(day: Whole, period: Period) -> Truth:
    """Which days are in a period."""
    found: Truth = (period.start.toordinal() <= day) & (day <= period.end.toordinal())
    return found


def _rows(
    table: RecordTable, record: Whole, cell: Whole, day: Whole, way: Whole | None = None
) -> MemberRows:
    way = np.full(len(record), NOWHERE) if way is None else way
    return MemberRows(table, record, cell, day, way, np.ones(len(record), np.int64))


def _together(one: MemberRows, other: MemberRows) -> MemberRows:
    """The rows of both, in the order of records."""
    order = np.argsort(np.concatenate([one.record, other.record]), kind="stable")
    names = ("record", "cell", "day", "way", "weight")
    both = (np.concatenate([getattr(one, name), getattr(other, name)])[order] for name in names)
    return MemberRows(one.table, *both)


# ---- what was entered ---------------------------------------------------------------------------


def _entered(asked: CountedSet, everybody: Sight) -> MemberRows:
    """What collaborators delivered in the period, or the checks of files, each a row."""
    table = everybody.books.index.made(RecordTable)
    entries = table.of(ItemsDelivered if asked.noun == "items" else FileChecked)
    weight = amounts(entries, asked.names[0] if asked.names else "", everybody)
    counted = _among(entries.day, everybody.period) & table.settled[entries.record]
    if asked.noun == "checks":
        counted &= weight == 1
    record, day = entries.record[counted], entries.day[counted]
    found = replace(_rows(table, record, table.held_on(record, day), day), weight=weight[counted])
    return found.kept(found.cell >= 0)


def amounts(entries: EntryColumns, counting: str, sight: Sight) -> Whole:
    """What each entry adds: items, valuable items, or 1 where it is a check that counts."""
    if entries.kind is ItemsDelivered:
        told = entries.coded("valuable" if counting == "valuable" else "items")
        return np.array(told.values, np.int64)[told.places]
    return np.array([is_counted_check(one, (counting,), sight) for one in entries.told], np.int64)
