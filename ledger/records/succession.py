"""Who carries on what a unit was: its successors, and of whom a unit is the successor.

A figure of a unit that was merged away stays that unit's for the days on which it was there. Who
compares it with a later period asks for the unit that carries it on, and says so.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from ledger.records.organisation import Unit


def successors(units: Mapping[str, Unit], code: str, day: date) -> tuple[str, ...]:
    """The units that carry on a unit at the end of a day, by code: itself while it is there.

    ``units``: all there ever were, as they stand in the end (``Ledger.units()``). A merger and a
    dissolution into another have one successor, a splitting several; where nobody said into which
    unit it went it has none. A unit that ended later is followed in turn.
    """
    found: set[str] = set()
    seen: set[str] = set()
    waiting = [code]
    while waiting:
        one = units.get(waiting.pop())
        if one is None or one.code in seen:
            continue
        seen.add(one.code)
        if one.until is None or one.until > day:
            found.add(one.code)
        else:
            waiting += one.into
    return tuple(sorted(found))


def predecessors(units: Mapping[str, Unit], code: str, day: date, earlier: date) -> tuple[str, ...]:
    """The units that were there at the end of an earlier day, and that a unit carries on at a day.

    The unit itself is among them where it was there then: with the others it makes up what the unit
    is to be compared with. Of a unit that was split each part has it for a predecessor.
    """
    return tuple(
        one
        for one in sorted(units)
        if _was_there(units[one], earlier) and code in successors(units, one, day)
    )


def _was_there(unit: Unit, day: date) -> bool:
    """Whether a unit was there at the end of a day; where no creation was dated, since ever."""
    begun = unit.since is None or unit.since <= day
    return begun and (unit.until is None or unit.until > day)
