"""What a unit came of: the units that are no more and went into it, and what they covered.

A comparison with the year before follows them: what they held then is compared with what the unit
holds now, and the answer says so.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from ledger.entries.organisation import UnitDissolved
from ledger.records.history import History
from ledger.timeline import in_force
from projections.figures.reach import Reach, Stage


def predecessors(
    histories: Iterable[History], code: str, until: date, known_at: int | None = None
) -> tuple[str, ...]:
    """The codes of the units that went into a unit by the end of a day, one way or another."""
    into: dict[str, list[str]] = {}
    for history in histories:
        for entry in in_force(history.entries, known_at):
            if isinstance(entry, UnitDissolved) and entry.to_unit and entry.effective_on <= until:
                into.setdefault(entry.to_unit, []).append(history.number)
    found, waiting = set[str](), [code]
    while waiting:
        for earlier in into.get(waiting.pop(), ()):
            if earlier != code and earlier not in found:
                found.add(earlier)
                waiting.append(earlier)
    return tuple(sorted(found))


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
