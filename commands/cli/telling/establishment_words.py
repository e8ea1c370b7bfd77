"""How units and officers are told: their facts, since when each holds, what stands under them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from commands.session import Session
from commands.speech import _, say
from ledger.catalog.lines import catalog
from ledger.catalog.names import FIELDS, UNIT_KINDS
from ledger.entries.organisation import UnitDissolved
from ledger.errors import N_
from ledger.records.unit_kind import kind_of
from ledger.values.dates import format_date
from ledger.values.stream import Stream

if TYPE_CHECKING:
    from ledger.records.organisation import Officer, Unit

CALLED = {"level": "unit_level", "kind": "unit_kind"}
"""A unit's level and kind are not those of a record or an entry."""


def units_json(
    session: Session, shown: Sequence[Unit], units: Mapping[str, Unit], day: date, at: int
) -> list[dict[str, Any]]:
    """Units as plain data; ``units``: all of the day, as known at a position."""
    from ledger.records.history import History
    from ledger.records.organisation import held_since

    streams = session.ledger.streams(Stream.of_unit(one.code) for one in shown)
    told = []
    for one in shown:
        stream = Stream.of_unit(one.code)
        held = held_since(History(stream, streams[stream]), day, at)
        dates = {"since": one.since and str(one.since), "until": one.until and str(one.until)}
        facts = {"code": one.code, "name": one.name, "level": one.level, "parent": one.parent}
        told.append(
            {
                **facts,
                "into": list(one.into),
                "parted": [{"on": str(on), "into": list(into)} for on, into in one.parted],
                **sort_json(one, units),
                **dates,
                "held_since": {name: since and str(since) for name, since in held.items()},
            }
        )
    return told


def sort_json(one: Unit, units: Mapping[str, Unit]) -> dict[str, Any]:
    """The kind of a unit, whether that was stated or is derived, and its branches."""
    kind = kind_of(one, units)
    return {"kind": kind, "kind_stated": one.kind is not None, "branches": list(one.branches)}


def kind_told(one: Unit, units: Mapping[str, Unit]) -> str:
    """The kind of a unit as people read it; of one that nobody stated it says so."""
    kind = _(UNIT_KINDS[kind_of(one, units)])
    return kind if one.kind else _(N_("{kind} (derived)")).format(kind=kind)


def speak_unit(session: Session, code: str, units: Mapping[str, Unit], day: date, at: int) -> None:
    """Tell one unit: each fact and since when it holds, then what is under it."""
    from ledger.records.organisation import held_since
    from ledger.records.unit_tree import under

    one = units[code]
    say(N_("Unit {code} as of the end of {date}"), code=one.code, date=format_date(day))
    history = session.ledger.history(Stream.of_unit(one.code))
    held = held_since(history, day, at)
    for name, since in held.items():
        _speak_fact(name, _value(one, name), since)
    if "kind" not in held:
        _speak_fact("kind", kind_told(one, units), None)
    if one.since:
        say(N_("  created on {date}"), date=format_date(one.since))
    else:
        say(N_("  created on a day not given"))
    if one.until:
        say(N_("  dissolved on {date}"), date=format_date(one.until))
    if one.into:
        say(N_("  carried on by {units}"), units=", ".join(one.into))
    _speak_parts(one, units)
    if below := [units[name] for name in sorted(under(units, code) - {code}) if name in units]:
        say(N_("Units under it:"))
        speak_units(below)


def _speak_parts(one: Unit, units: Mapping[str, Unit]) -> None:
    """Tell what was split off from a unit that went on, and from which units it got a part."""
    for on, into in one.parted:
        say(
            N_("  part split off on {date}, to {units}"),
            date=format_date(on),
            units=", ".join(into),
        )
    for other in units.values():
        for on, into in other.parted:
            if one.code in into:
                say(N_("  got a part of {unit} on {date}"), unit=other.code, date=format_date(on))


def _value(one: Unit, name: str) -> str:
    if name == "kind" and one.kind:
        return _(UNIT_KINDS[one.kind])
    value = ", ".join(one.branches) if name == "branches" else getattr(one, name)
    return value or "–"


def _speak_fact(name: str, value: str, since: date | None) -> None:
    field = _(FIELDS[CALLED.get(name, name)])
    if since is None:
        say(f"  {field}: {value}")
    else:
        text = N_("  {field}: {value} (since {date})")
        say(text, field=field, value=value, date=format_date(since))


def speak_units(units: Sequence[Unit]) -> None:
    """Tell units, one a line."""
    dissolved = UnitDissolved.NAME
    for one in units:
        above = f"  ↑ {one.parent}" if one.parent else ""
        ended = f"  ({_(dissolved)} {format_date(one.until)})" if one.until else ""
        say(f"  {one.code}  {one.name}  ({one.level}){above}{ended}")


def duties_told(one: Officer) -> str | None:
    """An officer's duties as people read them, or the text that an earlier version kept."""
    return one.duty or ", ".join(catalog().printed("duty", code) for code in one.duties) or None
