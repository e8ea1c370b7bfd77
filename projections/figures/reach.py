"""A unit's reach: the units a question about it covers, on every day, as known at a position.

A unit counts with everything under it, or alone. Where a team is put under another unit in the
middle of a period, what it holds leaves the one and comes to the other on that day: an opening is
counted over the units of the eve, a current over those of the last day, and what lies between is
the movement of the reorganisation. A unit stands where it first stood also before it was created,
and where it last stood also after it was dissolved: whatever is in its books is counted somewhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby, pairwise
from typing import NamedTuple

from ledger.application import Ledger
from ledger.entries import Entry
from ledger.records.history import History
from ledger.records.organisation import Unit, unit_after
from ledger.records.unit_tree import under
from ledger.timeline import in_force, steps
from ledger.values.period import Period
from ledger.values.stream import Stream


class Stage(NamedTuple):
    """The units covered from a day on, and the entry by which each that came or went then did."""

    since: date
    units: frozenset[str]
    moved_by: Mapping[str, Entry]


class Reorganisation(NamedTuple):
    """The units that came and went on a day, each with the entry that moved it in the tree."""

    day: date
    came: Mapping[str, Entry]
    went: Mapping[str, Entry]

    @property
    def eve(self) -> date:
        """The day before: what the units held at its end came or went with them."""
        return self.day - timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Reach:
    """The codes of the units covered, by day; ``stages``: in order, the first since ever."""

    stages: tuple[Stage, ...]

    def on(self, day: date) -> frozenset[str]:
        """The units covered on a day."""
        for stage in reversed(self.stages):
            if stage.since <= day:
                return stage.units
        raise AssertionError("the first stage is since ever")

    def changes(self, start: date, end: date) -> list[Reorganisation]:
        """What came and went on the days from ``start`` to ``end``, both included, in order."""
        found = []
        for before, stage in pairwise(self.stages):
            if start <= stage.since <= end:
                came, went = stage.units - before.units, before.units - stage.units
                found.append(
                    Reorganisation(
                        stage.since,
                        {code: stage.moved_by[code] for code in sorted(came)},
                        {code: stage.moved_by[code] for code in sorted(went)},
                    )
                )
        return found

    def placed_by(self, unit: str, day: date) -> Entry | None:
        """The entry by which a unit last came or went by a day.

        None where it always was there, or never.
        """
        past = [stage for stage in self.stages if stage.since <= day and unit in stage.moved_by]
        return past[-1].moved_by[unit] if past else None

    def stretches(self, period: Period) -> list[tuple[Period, frozenset[str]]]:
        """The parts of a period on whose days the units covered are the same."""
        starts = [period.start, *(one.day for one in self.changes(period.start, period.end))]
        starts = sorted(set(starts))
        ends = [start - timedelta(days=1) for start in starts[1:]] + [period.end]
        return [
            (Period(start, end), self.on(start)) for start, end in zip(starts, ends, strict=True)
        ]

    def ever(self) -> frozenset[str]:
        """The units covered on one day or another."""
        return frozenset[str]().union(*(stage.units for stage in self.stages))


def always(units: Iterable[str]) -> Reach:
    """The same units on every day."""
    return Reach((Stage(date.min, frozenset(units), {}),))


def reach_of(
    ledger: Ledger, code: str, *, alone: bool, as_of: date, known_at: int | None = None
) -> Reach:
    """The reach of a unit that is there as of a date, as known at a position (None: as known now).

    Raises UnknownUnit, UnitNotCreatedYet, AmbiguousCode, AmbiguousUnitName.
    """
    unit = ledger.known(Stream.of_unit(code))
    if unit.key not in ledger.units(as_of, known_at):
        raise ledger.absence(unit, as_of, known_at)
    return reach_among(ledger.unit_histories(), unit.key, alone=alone, known_at=known_at)


def reach_among(
    histories: Iterable[History], code: str, *, alone: bool, known_at: int | None = None
) -> Reach:
    """The reach of a unit by the histories of all units; where none is known, the unit alone."""
    return always([code]) if alone else reach_placed(placed(histories, known_at), code)


def placed(histories: Iterable[History], known_at: int | None = None) -> list[Placing]:
    """Where units stood in the tree, in the order of days: for whoever asks of many units."""
    found = (place for history in histories for place in _placings(history, known_at))
    return sorted(found, key=lambda place: place.since)


def reach_placed(placings: Iterable[Placing], code: str) -> Reach:
    """The reach of a unit with what is under it, by where units stood."""
    tree: dict[str, Unit] = {}
    stages: list[Stage] = []
    for since, several in groupby(placings, key=lambda place: place.since):
        before, moved = dict(tree), {}
        for _, unit, entry in several:
            tree[unit.code] = unit
            moved[unit.code] = entry
        units = under(tree, code)
        if not stages:
            stages.append(Stage(since, units, {}))
        elif units != (old := stages[-1].units):
            moved_by = dict(_movers(units - old, tree, moved))
            moved_by |= _movers(old - units, before, moved)
            stages.append(Stage(since, units, moved_by))
    return Reach(tuple(stages)) if stages else always([code])


class Placing(NamedTuple):
    """Where a unit stands in the tree from a day on, and the entry that put it there."""

    since: date
    unit: Unit
    entry: Entry


def _placings(history: History, known_at: int | None) -> Iterator[Placing]:
    """Where a unit stood, the first place since ever; of the places of a day the last counts."""
    since: date | None = date.min
    before = Unit()
    for entry, unit in steps(in_force(history.entries, known_at), unit_after, Unit()):
        if not before.code or unit.parent != before.parent:
            yield Placing(since or entry.effective_on, unit, entry)
            since, before = None, unit


def _movers(
    codes: Iterable[str], tree: Mapping[str, Unit], moved: Mapping[str, Entry]
) -> Iterator[tuple[str, Entry]]:
    """Of each unit the entry that moved it, or the nearest unit above it that was moved."""
    for code in codes:
        above = code
        while above not in moved:
            above = tree[above].parent or ""
        yield code, moved[above]
