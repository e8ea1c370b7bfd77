"""Reports with mistakes that are known: what a unit states is counted by a model of its own
(``plain_books``), from a list of what people said in which something was changed.

What was made wrong is told by its kind, the files it was made with, and the figures it touches.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from itertools import chain
from random import Random
from typing import cast

from ledger.values.period import Period
from projections.documents.lines.document import Where
from projections.inspection.reading.stated.values import Figure, Measure
from tests.faults.histories import HOME, Province
from tests.faults.mistaken_moves import (
    Retold,
    closing_overlooked,
    gone_and_new,
    left_out,
    suspended_as_closed,
)
from tests.faults.plain_books import Count, Fact, PlainBooks

DAYS = Period(date(2024, 10, 15), date(2025, 10, 14))
MEASURES: tuple[Measure, ...] = ("opening", "added", "removed", "current")
CELLS: Mapping[str, tuple[tuple[str, tuple[str, ...]], ...]] = {
    "ST": (("class", ("A", "B")), ("list", ("I", "IV"))),
    "HN": (("symbol", ("HN", "HV")),),
    "CA": (("symbol", ("VA", "VX")), ("status", ("open", "suspended"))),
    "CTVBM": (("symbol", ("LC", "LT")),),
    "DTCB": (("symbol", ("ĐV", "ĐN")),),
}
"""By what each line is broken down in a report."""
_DAY = timedelta(days=1)
WHERE = Where("dòng", paragraph=1)


@dataclass(frozen=True)
class Injected:
    """What was made wrong: ``kind``, of which files, and by how much in which figures, by place.

    ``name``: in which way, as ``MISTAKES`` calls it.
    """

    kind: str
    files: frozenset[str]
    by: Mapping[int, int]
    name: str = ""


@dataclass
class Stating:
    """A unit that states its figures as the books are at a position, and what it does wrong."""

    made: Province
    unit: str
    alone: bool
    at: int
    teams: Sequence[str] = ()
    injected: list[Injected] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.asked = [
            Count(line, measure, cell, DAYS.start, DAYS.end, self.unit, self.alone)
            for line, parts in CELLS.items()
            for cell in ({}, *({name: value} for name, values in parts for value in values))
            for measure in MEASURES
        ]
        self.asked += [
            Count(line, measure, {}, DAYS.start, DAYS.end, team, self.alone)
            for team in self.teams
            for line in CELLS
            for measure in MEASURES
        ]
        self.true = self.counted(self.made.books)

    @property
    def random(self) -> Random:
        """Where its choices come from."""
        return self.made.random

    def counted(self, books: PlainBooks) -> dict[int, int]:
        """What some books say of each figure, by its place."""
        return {place: books.count(one, self.at) for place, one in enumerate(self.asked)}

    def may_add(self, other: Injected) -> bool:
        """Whether a further mistake leaves each to be seen: nothing is less than none."""
        stated = {place: self.stated(place) + by for place, by in other.by.items()}
        is_far = other.name in ALONE and bool(self.injected)
        return not is_far and min(stated.values()) >= 0

    def stated(self, place: int) -> int:
        """What it states of a figure."""
        return self.true[place] + sum(one.by.get(place, 0) for one in self.injected)

    def figures(self) -> tuple[Figure, ...]:
        """What it states."""
        return tuple(
            Figure(
                f"{place}",
                one.line,
                cast("Measure", one.measure),
                {name: str(value) for name, value in one.cell.items()}
                | ({"unit": one.unit} if one.unit != self.unit else {}),
                self.stated(place),
                "hồ sơ",
                WHERE,
            )
            for place, one in enumerate(self.asked)
        )

    def known(self) -> list[Fact]:
        """What was said of files and counts, in random order."""
        facts = self.made.books.known(self.made.books.files, self.at)
        self.random.shuffle(facts)
        return facts

    def told_alike(self, one: Injected) -> set[str]:
        """The other kinds of mistakes that make the same of every figure: nobody can tell which."""
        return {
            it.kind
            for mistakes in MISTAKES.values()
            for it in mistakes(self)
            if it and it.kind != one.kind and it.by == one.by
        }

    # ---- what goes wrong ------------------------------------------------------------------------

    def retell(self, kind: str, told: Mapping[int, Fact], files: Sequence[str]) -> Injected | None:
        """Some facts are told otherwise, by their positions; None where it makes no difference."""
        return self.retell_all(kind, {at: (fact,) for at, fact in told.items()}, files)

    def retell_all(
        self, kind: str, told: Mapping[int, tuple[Fact, ...]], files: Sequence[str]
    ) -> Injected | None:
        """Each of some facts is told as several others."""
        files_told = (told.get(fact.position, (fact,)) for fact in self.made.books.files)
        books = self.made.books
        books = PlainBooks(HOME, [*chain(*files_told)], books.units, books.taken_back)
        return self.differing(kind, self.counted(books), files)

    def taken_for(
        self, kind: str, ways: Callable[[Sequence[Fact], Period], Iterator[Retold]]
    ) -> Iterator[Injected | None]:
        """What became of a file is taken for something else."""
        for number, told in ways(self.known(), DAYS):
            yield self.retell_all(kind, told, [number])

    def differing(
        self, kind: str, counted: Mapping[int, int], files: Sequence[str]
    ) -> Injected | None:
        """A mistake by what it makes of the figures."""
        by = {place: counted[place] - true for place, true in self.true.items()}
        by = {place: more for place, more in by.items() if more}
        return Injected(kind, frozenset(files), by) if by else None

    def a_day_off(self) -> Iterator[Injected | None]:
        """A file of a day next to an end of the period is counted on the other side of it."""
        over = {
            DAYS.eve: DAYS.start,
            DAYS.start: DAYS.eve,
            DAYS.end: DAYS.end + _DAY,
            DAYS.end + _DAY: DAYS.end,
        }
        facts = self.known()
        for fact in facts:
            moved = fact._replace(on=over.get(fact.on, fact.on))
            if moved != fact and _in_order(facts, fact) == _in_order(facts, fact, moved):
                yield self.retell("boundary_day", {fact.position: moved}, [fact.about])

    def of_another_unit(self) -> Iterator[Injected | None]:
        """A file of a unit beside it is counted as its own, or one it handed over still is."""
        facts = self.known()
        for fact in facts:
            if fact.kind == "opened" and self.is_near(fact.told["unit"]):
                told = {
                    one.position: one._replace(told={**one.told, "unit": self.unit})
                    for one in facts
                    if one.about == fact.about and "unit" in one.told
                }
                yield self.retell("other_unit", told, [fact.about])
            if fact.kind == "transferred":
                left = {name: v for name, v in fact.told.items() if not name.startswith("unit")}
                told = {fact.position: fact._replace(told=left)}
                yield self.retell("other_unit", told, [fact.about])

    def of_another_team(self) -> Iterator[Injected | None]:
        """A file of one of its teams is counted as another's."""
        facts = self.known() if len(self.teams) > 1 else []
        for fact in facts:
            others = [team for team in self.teams if team != fact.told.get("unit")]
            if fact.kind == "opened" and fact.told["unit"] in self.teams:
                team = self.random.choice(others)
                told = {
                    one.position: one._replace(told={**one.told, "unit": team})
                    for one in facts
                    if one.about == fact.about and "unit" in one.told
                }
                yield self.retell("other_unit", told, [fact.about])

    def is_near(self, unit: str) -> bool:
        """Whether a unit stood beside the one that reports."""
        parents: dict[str, str] = {}
        for fact in self.made.books.known(self.made.books.units, self.at):
            if "parent" in fact.told and (fact.on <= DAYS.end or fact.about not in parents):
                parents[fact.about] = fact.told["parent"]
        return unit != self.unit and parents.get(unit) == parents.get(self.unit, "")

    def of_another_cell(self) -> Iterator[Injected | None]:
        """A file is counted in another class, list or symbol than it ever was in."""
        facts = self.known()
        for fact in facts:
            if fact.kind == "opened":
                name, values = self.random.choice(CELLS[fact.told["line"]])
                if name == "status":
                    continue
                other = next(value for value in values if value != fact.told[name])
                told = {
                    one.position: one._replace(told={**one.told, name: other})
                    for one in facts
                    if one.about == fact.about and name in one.told
                }
                yield self.retell("misclassified", told, [fact.about])

    def twice(self) -> Iterator[Injected | None]:
        """A file that went from one class or symbol to another is counted in both, and in all."""
        for fact in self.known():
            if fact.kind in ("reclassified", "converted") and DAYS.start <= fact.on <= DAYS.end:
                told = {fact.position: fact._replace(told={})}
                kept = self.retell("counted_twice", told, [fact.about])
                more = {
                    place: by
                    for place, by in (kept.by if kept else {}).items()
                    if by > 0 and self.asked[place].measure == "current" and self.asked[place].cell
                }
                if more:
                    part = self.asked[next(iter(more))]
                    total = self.asked.index(part._replace(cell={}))
                    yield Injected("counted_twice", frozenset([fact.about]), {**more, total: 1})

    def miscalculated(self) -> Iterator[Injected | None]:
        """One figure is not what the others come to."""
        for place in self.random.sample(range(len(self.asked)), 6):
            by = self.random.choice((1, 2, 3, 10, -1))
            if self.true[place] + by >= 0:
                counted = {**self.true, place: self.true[place] + by}
                yield self.differing("arithmetic", counted, [])

    def made_up(self) -> Iterator[Injected | None]:
        """Files are stated that there never were, by far: new ones, which are there in the end."""
        line = self.random.choice(tuple(CELLS))
        parts = CELLS[line]
        cells = [{}, *({name: self.random.choice(values)} for name, values in parts)]
        by = 40 + self.random.randint(0, 20)
        counted = dict(self.true)
        for place, one in enumerate(self.asked):
            if (one.line, one.unit) != (line, self.unit) or one.cell not in cells:
                continue
            if one.measure in ("added", "current"):
                counted[place] += by
        yield self.differing("never_supported", counted, [])


MISTAKES: Mapping[str, Callable[[Stating], Iterator[Injected | None]]] = {
    "boundary_day": Stating.a_day_off,
    "other_unit": Stating.of_another_unit,
    "other_team": Stating.of_another_team,
    "misclassified": Stating.of_another_cell,
    "counted_twice": Stating.twice,
    "arithmetic": Stating.miscalculated,
    "never_supported": Stating.made_up,
    "gone_and_new": lambda stating: stating.taken_for("counted_twice", gone_and_new),
    "suspended": lambda stating: stating.taken_for("misclassified", suspended_as_closed),
    "not_closed": lambda stating: stating.taken_for("misclassified", closing_overlooked),
    "left_out": lambda stating: stating.taken_for("other_unit", left_out),
}


ALONE = frozenset({"never_supported", "left_out"})
"""The mistakes that hide others: a report has no more than one of these, or some of the rest."""


def _in_order(facts: Sequence[Fact], one: Fact, told: Fact | None = None) -> list[int]:
    """What was said of a file in the order of its days, one thing perhaps told of another."""
    mine = [told or one if each is one else each for each in facts if each.about == one.about]
    return [each.position for each in sorted(mine, key=lambda each: (each.on, each.origin))]


def injected(stating: Stating, kind: str) -> Injected | None:
    """The first mistake of a kind that makes a difference to what the unit states."""
    found = next((one for one in MISTAKES[kind](stating) if one), None)
    return found and replace(found, name=kind)
