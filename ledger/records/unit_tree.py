"""The tree of units: what is under a unit, and that none stands under itself on any day."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from ledger.errors import UnitInCircle
from ledger.records.history import History
from ledger.records.organisation import Unit, parents_ever, placed_on
from ledger.timeline import in_force
from ledger.values.stream import Stream


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


def from_below(units: Mapping[str, Unit], code: str) -> list[str]:
    """The codes of a unit and of those above it, the nearest first."""
    found: list[str] = []
    above: str | None = code
    while above and above not in found:
        found.append(above)
        above = units[above].parent if above in units else None
    return found


def name_above(units: Mapping[str, Unit], code: str) -> str:
    """The name of the unit above one; empty where there is none, or its name is not known."""
    meant = units.get(code)
    above = units.get(meant.parent or "") if meant else None
    return above.name if above else ""


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


def check_parents(history: History, read: Callable[[str], History]) -> None:
    """Raise UnitInCircle when a unit stands under itself on a day on which it was placed.

    ``read``: the history of a unit by the name of its stream, as it is now.
    """
    above = _ever_above(history, read)
    days = {entry.effective_on for one in above for entry in in_force(one.entries)}
    for day in days:
        check_tree(placed_on(one, day) for one in above)


def _ever_above(history: History, read: Callable[[str], History]) -> list[History]:
    """The unit itself and every one that stood above it on one day or another."""
    found: dict[str, History] = {}
    waiting = [history]
    while waiting:
        one = waiting.pop()
        if one.number not in found:
            found[one.number] = one
            waiting += [read(Stream.of_unit(code)) for code in parents_ever(one)]
    return list(found.values())
