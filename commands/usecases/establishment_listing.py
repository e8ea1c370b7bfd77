"""Which units and officers there are on a day, the units as the tree they stand in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from ledger.records.history import History
from ledger.records.organisation import Officer, Unit, officer_of
from ledger.records.unit_tree import under
from ledger.values.stream import Stream

if TYPE_CHECKING:
    from ledger.application import Ledger


class Placed(NamedTuple):
    """A unit, and how many units that are listed stand above it."""

    unit: Unit
    depth: int


def units_listed(ledger: Ledger, day: date, known_at: int, *, ended: bool = False) -> list[Placed]:
    """The units that are there at the end of a day, each after the one it stands under.

    Side by side by code; ``ended``: those dissolved by then, too.
    """
    known = ledger.units(day, known_at)
    listed = {code: one for code, one in known.items() if ended or one.until is None}
    tops = sorted(code for code, one in listed.items() if one.parent not in listed)
    return [placed for code in tops for placed in _below(listed, code, 0, frozenset())]


def _below(
    units: Mapping[str, Unit], code: str, depth: int, above: frozenset[str]
) -> Iterator[Placed]:
    yield Placed(units[code], depth)
    above = above | {code}
    for one in sorted(units):
        if units[one].parent == code and one not in above:
            yield from _below(units, one, depth + 1, above)


def officers_listed(
    ledger: Ledger,
    day: date,
    known_at: int,
    unit: str | None = None,
    *,
    alone: bool = False,
    ended: bool = False,
) -> list[Officer]:
    """The officers who serve at the end of a day, by unit and code.

    ``unit``: in this one, with what is under it unless ``alone``; ``ended``: those who left by
    then, too. Raises UnknownUnit, UnitNotCreatedYet, AmbiguousCode.
    """
    wanted = _units(ledger, day, known_at, unit, alone=alone) if unit else None
    names = list(ledger.names("officer"))
    streams = ledger.streams(names)
    found = (officer_of(History(name, streams[name]), day, known_at) for name in names)
    return sorted(
        (
            one
            for one in found
            if one.code and (ended or one.until is None) and (wanted is None or one.unit in wanted)
        ),
        key=lambda one: (one.unit, one.code),
    )


def _units(ledger: Ledger, day: date, known_at: int, unit: str, *, alone: bool) -> Sequence[str]:
    """The codes of the units asked for as they stand on a day."""
    meant, known = ledger.known(Stream.of_unit(unit)), ledger.units(day, known_at)
    if meant.key not in known:
        raise ledger.absence(meant, day, known_at)
    return [meant.key] if alone else sorted(under(known, meant.key))
