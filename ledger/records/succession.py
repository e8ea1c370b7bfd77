"""Who carries on what a unit was: its successors, and of whom a unit is the successor.

A figure of a unit that was merged away stays that unit's for the days on which it was there. Who
compares it with a later period asks for the unit that carries it on, and says so.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Set
from datetime import date, timedelta
from typing import NamedTuple

from ledger.records.organisation import Unit


class UnitEnded(NamedTuple):
    """That a unit is no more: since when, and the units that carry it on."""

    unit: str
    since: date
    heirs: tuple[str, ...]


def ended(units: Mapping[str, Unit], code: str, day: date) -> UnitEnded | None:
    """What became of a unit that is no more at the end of a day; None where it is there."""
    since = units[code].until if code in units else None
    if since is None or since > day:
        return None
    return UnitEnded(code, since, successors(units, code, day))


def successors(units: Mapping[str, Unit], code: str, day: date) -> tuple[str, ...]:
    """The units that carry on a unit at the end of a day, by code: itself while it is there.

    ``units``: all there ever were, as they stand in the end (``Ledger.units()``). A merger and a
    dissolution into another have one successor, a splitting several; where nobody said into which
    unit it went it has none. A unit that ended later is followed in turn, unless these books do not
    hold it, as the bundle of another unit may not.
    """
    found: set[str] = set()
    seen: set[str] = set()
    waiting = [code] if code in units else []
    while waiting:
        heir = waiting.pop()
        if heir in seen:
            continue
        seen.add(heir)
        one = units.get(heir)
        if one is None or one.until is None or one.until > day:
            found.add(heir)
        else:
            waiting += one.into
    return tuple(sorted(found))


def arrival(
    units: Mapping[str, Unit], code: str, covers: Callable[[date], Set[str]], last: date
) -> Unit | None:
    """The unit by whose end all that was a unit's first came to be among some others, by a day.

    ``covers``: who those others are at the end of a day. None where that did not happen: then some
    of it went elsewhere, or all.
    """
    begun = units[code].until
    ends = sorted({one.until for one in units.values() if one.until and one.until <= last})
    for day in (end for end in ends if begun and end >= begun):
        heirs = successors(units, code, day)
        if heirs and covers(day) >= frozenset(heirs):
            return _ended(units, successors(units, code, day - timedelta(days=1)), day)
    return None


def _ended(units: Mapping[str, Unit], codes: Iterable[str], day: date) -> Unit:
    """The one of some units that ended on a day; of those that a bundle does not hold, none."""
    return next(units[one] for one in codes if one in units and units[one].until == day)
