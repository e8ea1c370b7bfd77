"""The state of a unit (đơn vị) and of an officer (cán bộ), and the tree of units as of a date."""

from __future__ import annotations

from datetime import date
from typing import Any, NamedTuple

from ledger.catalog.lines import catalog
from ledger.entries import Entry
from ledger.entries.organisation import (
    OfficerChanged,
    OfficerJoined,
    OfficerLeft,
    UnitAbolished,
    UnitChanged,
    UnitCreated,
    UnitEnding,
    UnitParted,
    UnitSplit,
)
from ledger.errors import (
    LedgerError,
    OfficerChangedLater,
    OfficerEnrolledAlready,
    OfficerLeftAlready,
    OfficerNotEnrolledYet,
    UnitChangedLater,
    UnitCreatedAlready,
    UnitDissolvedAlready,
    UnitNotCreatedYet,
    UnknownOfficer,
    UnknownUnit,
)
from ledger.records.history import History
from ledger.timeline import in_force, state_on, steps
from ledger.values.dates import END_OF_TIME, NOT_GIVEN, format_date
from ledger.values.stream import Stream, noun_of


class Unit(NamedTuple):
    """What is true of a unit after an entry; ``level`` a catalog code, ``parent`` a unit's code.

    ``kind``: as stated, a catalog code (``unit_kind.kind_of`` derives where none is); ``branches``:
    those stated; ``into``: the units that took over what it held when it ended; ``parted``: on
    which days a part of it went to which units.
    ``since``: the day of its creation, None where it was not given: then no tenure is counted from
    it, and the unit owes nothing for days before the ledger was founded.
    """

    code: str = ""
    name: str = ""
    level: str = ""
    parent: str | None = None
    since: date | None = None
    until: date | None = None
    kind: str | None = None
    branches: tuple[str, ...] = ()
    into: tuple[str, ...] = ()
    parted: tuple[tuple[date, tuple[str, ...]], ...] = ()


class Officer(NamedTuple):
    """What is true of an officer after an entry: unit, role (leader, commander, officer), duties.

    ``duty``: a free text that an earlier version kept; ``duties``: catalog codes, as stated or as
    that text means.
    ``since``: the day of joining, None where it was not given: then no tenure is counted from it;
    ``in_unit_since``: the day of joining the present unit, which a merger, a renaming or a
    re-parenting of the unit does not begin anew.
    """

    code: str = ""
    unit: str = ""
    role: str = ""
    name: str | None = None
    duty: str | None = None
    since: date | None = None
    until: date | None = None
    duties: tuple[str, ...] = ()
    in_unit_since: date | None = None


def unit_after(unit: Unit, entry: Entry) -> Unit:
    """Return the unit after one entry. Raises what the timeline forbids."""
    code = Stream(entry.record).key
    if isinstance(entry, UnitCreated):
        _must_be_new(unit, entry)
        return Unit(
            code,
            entry.name,
            entry.level,
            entry.parent,
            since=_given(entry),
            kind=entry.kind,
            branches=tuple(entry.branches or ()),
        )
    _must_be_there(unit, entry)
    if isinstance(entry, UnitChanged):
        return unit._replace(
            name=entry.name or unit.name,
            level=entry.level or unit.level,
            parent=entry.parent or unit.parent,
            kind=entry.kind or unit.kind,
            branches=unit.branches if entry.branches is None else tuple(entry.branches),
        )
    if isinstance(entry, UnitParted):
        return unit._replace(parted=(*unit.parted, (entry.effective_on, tuple(entry.into))))
    assert isinstance(entry, UnitEnding)
    return unit._replace(until=entry.effective_on, into=heirs(entry))


def heirs(ending: UnitEnding) -> tuple[str, ...]:
    """The codes of the units that take over what hangs on one that ends, each once."""
    named = list(ending.into) if isinstance(ending, UnitSplit) else []
    if ending.to_unit:
        named.append(ending.to_unit)
    if isinstance(ending, UnitAbolished):
        named += [one["to"] for one in ending.given or ()]
    return tuple(dict.fromkeys(named))


def _given(entry: Entry) -> date | None:
    """The day of an entry; None where it was not given."""
    return None if entry.effective_on == NOT_GIVEN else entry.effective_on


def officer_after(officer: Officer, entry: Entry) -> Officer:
    """Return the officer after one entry. Raises what the timeline forbids.

    An officer who left may join again; he serves since that day.
    """
    code = Stream(entry.record).key
    if isinstance(entry, OfficerJoined):
        if officer.until is None:
            _must_be_new(officer, entry)
        return Officer(
            code,
            entry.unit,
            entry.role,
            entry.name,
            **_duties_told(entry),
            since=_given(entry),
            in_unit_since=None if entry.register else _given(entry),
        )
    _must_be_there(officer, entry)
    if isinstance(entry, OfficerChanged):
        return officer._replace(
            unit=entry.to_unit or officer.unit,
            role=entry.role or officer.role,
            name=entry.name or officer.name,
            in_unit_since=_in_unit_since(officer, entry),
            **_duties_told(entry),
        )
    assert isinstance(entry, OfficerLeft)
    return officer._replace(until=entry.effective_on)


def _duties_told(entry: OfficerJoined | OfficerChanged) -> dict[str, Any]:
    """What an entry tells of duties: codes, else what the text of an earlier version means."""
    if entry.duties is not None:
        return {"duties": tuple(entry.duties), "duty": None}
    if entry.duty is not None:
        return {"duties": catalog().duties_in(entry.duty), "duty": entry.duty}
    return {}


def _in_unit_since(officer: Officer, entry: OfficerChanged) -> date | None:
    """Since when the officer serves in the unit: a reorganisation of it begins no new service."""
    stays = entry.to_unit in (None, officer.unit) or entry.follows is not None
    return officer.in_unit_since if stays else entry.effective_on


def since_when(state: Unit | Officer) -> str:
    """Since when a unit or an officer is in the books, as people write it."""
    return format_date(state.since or NOT_GIVEN)


class _Rules(NamedTuple):
    """What is said when a rule of a life is broken: of a unit's, or of an officer's."""

    unknown: type[LedgerError]
    begun: type[LedgerError]
    not_yet: type[LedgerError]
    ended: type[LedgerError]
    changed_later: type[LedgerError]


_UNIT = _Rules(
    UnknownUnit, UnitCreatedAlready, UnitNotCreatedYet, UnitDissolvedAlready, UnitChangedLater
)
_OFFICER = _Rules(
    UnknownOfficer,
    OfficerEnrolledAlready,
    OfficerNotEnrolledYet,
    OfficerLeftAlready,
    OfficerChangedLater,
)


def _rules(record: str) -> _Rules:
    return _UNIT if noun_of(record) == "unit" else _OFFICER


def _must_be_new(state: Unit | Officer, entry: Entry) -> None:
    if state.code:
        raise _rules(entry.record).begun(code=state.code, since=since_when(state))


def _must_be_there(state: Unit | Officer, entry: Entry) -> None:
    """Refuse an entry before the beginning or after the end, naming what is new."""
    code, rules = Stream(entry.record).key, _rules(entry.record)
    if not state.code:
        raise rules.unknown(code=code)
    if state.until is not None:
        days = {
            "until": format_date(state.until),
            "effective_on": format_date(entry.effective_on),
        }
        if entry.position:  # it is recorded already, so the end is what is new
            raise rules.changed_later(code=code, position=entry.position, **days)
        raise rules.ended(code=code, **days)


def check_establishment(history: History) -> Unit | Officer:
    """Fold the whole timeline of a unit or an officer.

    Raises the LedgerError of the first rule it breaks.
    """
    entries = in_force(history.entries)
    if entries and not isinstance(entries[0], UnitCreated | OfficerJoined):
        raise absent(history, entries[0].effective_on)
    return unit_of(history) if history.noun == "unit" else officer_of(history)


def absent(history: History, as_of: date, known_at: int | None = None) -> LedgerError:
    """Why a unit or an officer is not there on a day: not yet, or not at all."""
    rules = _rules(history.record)
    begun = [
        one
        for one in in_force(history.entries, known_at)
        if isinstance(one, UnitCreated | OfficerJoined)
    ]
    if not begun:
        return rules.unknown(code=history.number)
    days = {"effective_on": format_date(as_of), "since": format_date(begun[0].effective_on)}
    return rules.not_yet(code=history.number, **days)


def unit_of(history: History, as_of: date = END_OF_TIME, known_at: int | None = None) -> Unit:
    """A unit as of a date, as known at a position; ``code`` is empty when there is none."""
    return state_on(in_force(history.entries, known_at), unit_after, Unit(), as_of)


def unit_steps(history: History) -> list[tuple[date, Unit]]:
    """What a unit came to be, each from the end of which day on, in the order of days."""
    told = steps(in_force(history.entries), unit_after, Unit())
    return [(entry.effective_on, unit) for entry, unit in told]


def parents_ever(history: History) -> list[str]:
    """The codes of the units that a unit stood under on one day or another."""
    return [unit.parent for _, unit in unit_steps(history) if unit.parent]


def placed_on(history: History, day: date) -> Unit:
    """A unit as of a day; before it was created, where it first stood."""
    standing = Unit()
    for entry, unit in steps(in_force(history.entries), unit_after, Unit()):
        if standing.code and entry.effective_on > day:
            break
        standing = unit
    return standing


def level_on(history: History, day: date) -> str | None:
    """The level of a unit as of a day, before it was created its first; None of no unit."""
    return placed_on(history, day).level or None


def officer_of(history: History, as_of: date = END_OF_TIME, known_at: int | None = None) -> Officer:
    """An officer as of a date, as known at a position; ``code`` is empty when there is none."""
    return state_on(in_force(history.entries, known_at), officer_after, Officer(), as_of)


def present(history: History, day: date) -> Unit | Officer:
    """A unit or an officer as of a day, at whose end it is there.

    Raises what says why it is not: unknown, not yet, or no more.
    """
    state = unit_of(history, day) if history.noun == "unit" else officer_of(history, day)
    if not state.code:
        raise absent(history, day)
    if state.until is not None:
        days = {"until": format_date(state.until), "effective_on": format_date(day)}
        raise _rules(history.record).ended(code=state.code, **days)
    return state


def held_since(
    history: History, as_of: date = END_OF_TIME, known_at: int | None = None
) -> dict[str, date | None]:
    """Since when a unit has had the name, level, parent, kind and branches it has as of a date.

    As known at a position; None: since a day not given.
    """
    found: dict[str, date | None] = {}
    before = Unit()
    for entry, unit in steps(in_force(history.entries, known_at), unit_after, Unit()):
        if entry.effective_on > as_of:
            break
        changed = [
            name
            for name in ("name", "level", "parent", "kind", "branches")
            if getattr(unit, name) != getattr(before, name)
        ]
        found |= dict.fromkeys(changed, _given(entry))
        before = unit
    return found
