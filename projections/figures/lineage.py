"""What a unit came of: the units that are no more and went into it, and what they covered.

A comparison with the year before follows them: what they held then is compared with what the unit
holds now, and the answer says so.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from ledger.entries import Entry
from ledger.entries.organisation import UnitEnding
from ledger.records.history import History
from ledger.records.organisation import Unit, unit_of
from ledger.records.succession import arrival, successors
from ledger.timeline import in_force
from ledger.values.period import Period, months_before
from projections.figures.reach import Reach, Stage, reach_among


class Lineage(NamedTuple):
    """What a unit is compared with: the reach of what it held and of the units it came of.

    ``came_of``: the units that went into it and are counted with it; ``parts_of``: those of which
    it took over only a part, which are not; ``gave_to``: those to which it gave a part, and with
    whose part it is compared. A reach of None covers every unit.
    """

    reach: Reach | None
    came_of: tuple[str, ...] = ()
    parts_of: tuple[str, ...] = ()
    gave_to: tuple[str, ...] = ()


def units_ever(histories: Sequence[History], known_at: int | None = None) -> Mapping[str, Unit]:
    """All units there ever were, as they stand in the end as known at a position."""
    found = (unit_of(one, known_at=known_at) for one in histories)
    return {one.code: one for one in found if one.code}


def lineage(
    histories: Sequence[History],
    reach: Reach | None,
    period: Period,
    earlier: Period,
    *,
    alone: bool,
    known_at: int | None = None,
    ever: Mapping[str, Unit] | None = None,
) -> Lineage:
    """The lineage of what is covered in a period, for the same days of an earlier year.

    ``ever``: :func:`units_ever` of the same, where whoever asks more than once has it.

    A unit that came in the period, on its first day too, counts from the same day of the earlier
    year on: so both periods hold what was done in it for as long, and neither opens with it. One
    that came on the first day of the earlier period was there from its beginning.
    """
    if reach is None:
        return Lineage(None)
    units = units_ever(histories, known_at) if ever is None else ever
    back = 12 * (period.start.year - earlier.start.year)
    joining, whole, part = [reach], list[str](), list[str]()
    for code in _gone(units, reach, period, earlier):
        last = arrival(units, code, reach.on, period.end)
        if last is None:
            part.append(code)
            continue
        whole.append(code)
        came = reach_among(histories, code, alone=alone, known_at=known_at)
        if last.until and last.until >= period.start:
            by = _end(histories, last.code, known_at)
            came = _from(months_before(last.until, back), came, by)
        joining.append(came)
    gave_some, got_some = _parted(units, reach, period, earlier)
    parts = tuple(sorted({*part, *gave_some}))
    return Lineage(joined(joining), tuple(whole), parts, got_some)


def _parted(
    units: Mapping[str, Unit], reach: Reach, period: Period, earlier: Period
) -> tuple[list[str], tuple[str, ...]]:
    """Since an earlier period: of which units a part came, and to which a part went."""
    came, gave = list[str](), set[str]()
    for code, one in units.items():
        for day, into in one.parted:
            if not earlier.start <= day <= period.end:
                continue
            here = reach.on(day)
            if code not in here and here.intersection(into):
                came.append(code)
            elif code in here:
                gave.update(set(into) - here)
    return came, tuple(sorted(gave))


def _gone(
    units: Mapping[str, Unit], reach: Reach, period: Period, earlier: Period
) -> Iterable[str]:
    """The units not covered that went into those that are, since an earlier period, if in part."""
    for code, one in sorted(units.items()):
        if one.until is None or not earlier.start <= one.until <= period.end:
            continue
        days = {other.until for other in units.values() if other.until}
        heirs = (
            (day, successors(units, code, day)) for day in days if one.until <= day <= period.end
        )
        if code not in reach.on(earlier.start) and any(
            reach.on(day).intersection(some) for day, some in heirs
        ):
            yield code


def _end(histories: Sequence[History], code: str, known_at: int | None) -> Entry:
    """The entry by which a unit ended."""
    history = next(one for one in histories if one.number == code)
    known = in_force(history.entries, known_at)
    return next(one for one in reversed(known) if isinstance(one, UnitEnding))


def _from(day: date, reach: Reach, by: Entry) -> Reach:
    """A reach that covers nothing before a day."""
    came = reach.on(day)
    later = (stage for stage in reach.stages if stage.since > day)
    begin = Stage(day, came, dict.fromkeys(came, by))
    return Reach((Stage(date.min, frozenset(), {}), begin, *later))


def joined(reaches: Sequence[Reach]) -> Reach:
    """What several units cover together, day by day."""
    stages: list[Stage] = []
    for since in sorted({stage.since for one in reaches for stage in one.stages}):
        units = frozenset[str]().union(*(one.on(since) for one in reaches))
        if not stages or units != stages[-1].units:
            moved = [stage for one in reaches for stage in one.stages if stage.since == since]
            moved_by = {code: entry for stage in moved for code, entry in stage.moved_by.items()}
            stages.append(Stage(since, units, moved_by))
    return Reach(tuple(stages))
