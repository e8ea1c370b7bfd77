"""Figures counted from a plain list of what people said: the slow model of the whole program.

It shares nothing with the program but the meaning of a figure. A fact says what became of a file or
of a unit from a day on; a fact that was voided or corrected stays in the list and counts as long as
that is not known. To count, days are walked through one by one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any, NamedTuple

Place = Mapping[str, Any]
"""Where a file stands: its line, symbol, type, level, unit and so on."""

_DAY = timedelta(days=1)
OF_MOVEMENTS = frozenset({"movement", "closing"})
"""What tells movements apart, and no stock has."""


class Fact(NamedTuple):
    """Something somebody said.

    ``position``: where the ledger keeps it; ``origin``: the position of what it corrects at last;
    ``about``: the number of a file or the code of a unit; ``kind``: of a file the kind of movement
    it is, of a unit ``created`` or ``changed``; ``told``: what is so from the day ``on``, of what
    level the unit is that a file comes to, or in what way a file was closed.
    """

    position: int
    origin: int
    on: date
    about: str
    kind: str
    told: Place


class Turn(NamedTuple):
    """A file goes from one place to another on a day; None: outside the books.

    ``closing``: the way in which it was closed, if it was.
    """

    on: date
    kind: str
    before: Place | None
    after: Place | None
    closing: str | None = None

    @property
    def told(self) -> Place:
        """What tells it apart from other turns."""
        return {"movement": self.kind, "closing": self.closing}


class Count(NamedTuple):
    """What is counted: ``cell`` by dimension, ``unit`` with what is under it unless ``alone``."""

    line: str
    measure: str
    cell: Place
    start: date
    end: date
    unit: str
    alone: bool


@dataclass
class PlainBooks:
    """Everything said of files and of units, and what took it back.

    ``home``: the unit whose books they are, which counts everything; ``taken_back``: the position
    of a fact → the position of what voided or corrected it.
    """

    home: str
    files: list[Fact] = field(default_factory=list)
    units: list[Fact] = field(default_factory=list)
    taken_back: dict[int, int] = field(default_factory=dict)
    _courses: dict[int, dict[str, list[Turn]]] = field(default_factory=dict)

    def known(self, facts: list[Fact], at: int) -> list[Fact]:
        """What counts as known at a position, in the order in which it became so."""
        never = at + 1
        left = [
            fact
            for fact in facts
            if fact.position <= at and self.taken_back.get(fact.position, never) > at
        ]
        return sorted(left, key=lambda fact: (fact.on, fact.origin))

    def count(self, asked: Count, at: int) -> int:
        """One figure, as known at a position."""
        courses = self._courses_at(at).values()
        tree = _Tree(self.known(self.units, at), asked, self.home)
        if asked.measure in ("opening", "current"):
            day = asked.start - _DAY if asked.measure == "opening" else asked.end
            places = (tree.held(_place_on(course, day), day) for course in courses)
            return sum(_is_in(place, asked) for place in places)
        return sum(_moved(turn, asked) for course in courses for turn in _walk(course, tree, asked))

    def _courses_at(self, at: int) -> dict[str, list[Turn]]:
        """What became of every file, as known at a position."""
        if at not in self._courses:
            found: dict[str, list[Turn]] = {}
            for fact in self.known(self.files, at):
                turns = found.setdefault(fact.about, [])
                before = turns[-1].after if turns else None
                last = next((one.before for one in reversed(turns) if one.before), None)
                stood = last if fact.kind == "reopened" else before
                closing = fact.told.get("closing")
                turns.append(Turn(fact.on, fact.kind, before, _after(stood, fact), closing))
            self._courses[at] = found
        return self._courses[at]


def _after(before: Place | None, fact: Fact) -> Place | None:
    if fact.kind == "closed":
        return None
    told = dict(fact.told)
    if before and told.get("unit_level") not in (None, before["unit_level"]):
        told["level"] = told["unit_level"]
    return {**(before or {}), **told}


def _place_on(course: list[Turn], day: date) -> Place | None:
    past = [turn.after for turn in course if turn.on <= day]
    return past[-1] if past else None


@dataclass
class _Tree:
    """Which units a figure covers on a day, by what is known of units."""

    facts: list[Fact]
    asked: Count
    home: str

    def held(self, place: Place | None, day: date) -> Place | None:
        """A place that is in the books asked about."""
        return place if place is not None and self._covers(place["unit"], day) else None

    def _covers(self, unit: str | None, day: date) -> bool:
        asked = self.asked
        if asked.alone or asked.unit == self.home:
            return unit == asked.unit or not asked.alone
        while unit is not None and unit != asked.unit:
            unit = self._parent(unit, day)
        return unit is not None

    def _parent(self, unit: str, day: date) -> str | None:
        """The unit above; before it was created, where it first stood."""
        places = [fact for fact in self.facts if fact.about == unit and "parent" in fact.told]
        past = [fact for fact in places if fact.on <= day] or places[:1]
        return past[-1].told["parent"] if past else None

    def days(self) -> Set[date]:
        """The days on which the tree may change."""
        return {fact.on for fact in self.facts}


def _walk(course: list[Turn], tree: _Tree, asked: Count) -> Iterator[Turn]:
    """What moves in the books asked about, day by day: first a file's unit, then the file."""
    for day in sorted({turn.on for turn in course} | tree.days()):
        if asked.start <= day <= asked.end:
            stood = _place_on(course, day - _DAY)
            yield Turn(day, "reorganised", tree.held(stood, day - _DAY), tree.held(stood, day))
            for turn in course:
                if turn.on == day:
                    before, after = (tree.held(one, day) for one in (turn.before, turn.after))
                    yield turn._replace(before=before, after=after)


def _moved(turn: Turn, asked: Count) -> bool:
    """Whether it moves a file into the cell, or out of it, as the measure says."""
    if any(value != asked.cell.get(name, value) for name, value in turn.told.items()):
        return False
    was, came = (_is_in(place, asked) for place in (turn.before, turn.after))
    return came and not was if asked.measure == "added" else was and not came


def _is_in(place: Place | None, asked: Count) -> bool:
    if place is None or place["line"] != asked.line:
        return False
    wanted = {name: value for name, value in asked.cell.items() if name not in OF_MOVEMENTS}
    return all(place.get(name) == value for name, value in wanted.items())
