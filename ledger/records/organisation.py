"""Units (đơn vị) and officers (cán bộ) as they stand, and the tree of units as of a date."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from ledger.entries import (
    Entry,
    OfficerChanged,
    OfficerJoined,
    OfficerLeft,
    UnitChanged,
    UnitCreated,
    UnitDissolved,
)
from ledger.errors import AlreadyOpened, ChangedBeforeOpened, ClosedAlready, UnitInCircle
from ledger.records.history import History
from ledger.timeline import standing, state_on
from ledger.values import END_OF_TIME, format_date


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit as it stands. ``level`` is a catalog code; ``parent`` a unit's code."""

    code: str = ""
    name: str = ""
    level: str = ""
    parent: str | None = None
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Officer:
    """An officer as he stands: unit, role (leader, commander, officer), duty."""

    code: str = ""
    unit: str = ""
    role: str = ""
    name: str | None = None
    duty: str | None = None
    since: date | None = None
    until: date | None = None


def stand_unit(unit: Unit, entry: Entry) -> Unit:
    """Apply one entry to a unit. Raises what the timeline forbids."""
    code = entry.record.partition(":")[2]
    if isinstance(entry, UnitCreated):
        _must_be_new(unit.since, code)
        return Unit(code, entry.name, entry.level, entry.parent, since=entry.effective_on)
    _must_stand(unit.since, unit.until, entry, code)
    if isinstance(entry, UnitChanged):
        return replace(unit, name=entry.name or unit.name, level=entry.level or unit.level, parent=entry.parent or unit.parent)
    assert isinstance(entry, UnitDissolved)
    return replace(unit, until=entry.effective_on)


def stand_officer(officer: Officer, entry: Entry) -> Officer:
    """Apply one entry to an officer. Raises what the timeline forbids."""
    code = entry.record.partition(":")[2]
    if isinstance(entry, OfficerJoined):
        _must_be_new(officer.since, code)
        return Officer(code, entry.unit, entry.role, entry.name, entry.duty, since=entry.effective_on)
    _must_stand(officer.since, officer.until, entry, code)
    if isinstance(entry, OfficerChanged):
        return replace(
            officer,
            unit=entry.to_unit or officer.unit,
            role=entry.role or officer.role,
            name=entry.name or officer.name,
            duty=entry.duty or officer.duty,
        )
    assert isinstance(entry, OfficerLeft)
    return replace(officer, until=entry.effective_on)


def _must_be_new(since: date | None, code: str) -> None:
    if since is not None:
        raise AlreadyOpened(number=code, opened_on=format_date(since))


def _must_stand(since: date | None, until: date | None, entry: Entry, code: str) -> None:
    day = format_date(entry.effective_on)
    if since is None:
        raise ChangedBeforeOpened(number=code, effective_on=day, opened_on="?")
    if until is not None:
        raise ClosedAlready(number=code, closed_on=format_date(until), effective_on=day, position="?")


def unit_of(history: History, as_of: date = END_OF_TIME, known_at: int | None = None) -> Unit:
    """A unit as of a date, as known at a position; ``code`` is empty when there is none."""
    return state_on(standing(history.entries, known_at), stand_unit, Unit(), as_of)


def officer_of(history: History, as_of: date = END_OF_TIME, known_at: int | None = None) -> Officer:
    """An officer as of a date, as known at a position; ``code`` is empty when there is none."""
    return state_on(standing(history.entries, known_at), stand_officer, Officer(), as_of)


def under(units: Mapping[str, Unit], top: str) -> frozenset[str]:
    """The codes of a unit and of everything under it."""
    below: dict[str, list[str]] = {}
    for unit in units.values():
        below.setdefault(unit.parent or "", []).append(unit.code)
    found: set[str] = set()
    waiting = [top]
    while waiting:
        code = waiting.pop()
        if code not in found:
            found.add(code)
            waiting.extend(below.get(code, ()))
    return frozenset(found)


def check_tree(units: Iterable[Unit]) -> None:
    """Raise UnitInCircle when some unit stands under itself."""
    parents = {unit.code: unit.parent for unit in units}
    for start in parents:
        code, seen = parents[start], {start}
        while code is not None:
            if code in seen:
                raise UnitInCircle(code=start)
            seen.add(code)
            code = parents.get(code)
