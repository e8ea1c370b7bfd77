"""What the checks of the files drawn say of all files."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from ledger.entries.record import FileChecked
from ledger.records.history import History
from ledger.timeline import in_force
from projections.inspection.sampling.bounds import wilson
from projections.inspection.sampling.goal import Goal
from projections.inspection.sampling.lot import Stratum
from projections.inspection.sampling.strata import most_wrong_by


class DrawnFile(NamedTuple):
    """A file drawn: its stream, its stratum, and its checks since, by day and position."""

    record: str
    stratum: Stratum
    checks: tuple[FileChecked, ...]

    @property
    def is_wrong(self) -> bool | None:
        """Whether a check since the draw found it wanting; None before it is checked."""
        return any(check.findings for check in self.checks) if self.checks else None


class DrawSays(NamedTuple):
    """What a draw says once all its files are checked.

    ``most``: at most so many of all files are wrong; ``rates``: between which shares of all, from
    0 to 1, for a draw that was not parted; None before every file is checked.
    """

    drawn: int
    checked: int
    wrong: int
    most: int | None = None
    rates: tuple[float, float] | None = None


def checks_since(
    history: History, drawn_at: int, known_at: int, inspected: Collection[str] = ()
) -> tuple[FileChecked, ...]:
    """The checks of a file that were recorded after a draw, as known at a position.

    Those by officers who are ``inspected`` are none of the inspection's.
    """
    return tuple(
        entry
        for entry in in_force(history.entries, known_at)
        if isinstance(entry, FileChecked)
        and entry.position > drawn_at
        and entry.checker not in inspected
    )


def said_by(sizes: Mapping[Stratum, int], files: Sequence[DrawnFile], goal: Goal) -> DrawSays:
    """What is known of all files, of which each stratum has ``sizes``, from those drawn."""
    checked = sum(one.is_wrong is not None for one in files)
    wrong = sum(bool(one.is_wrong) for one in files)
    if checked < len(files):
        return DrawSays(len(files), checked, wrong)
    drawn, found = dict.fromkeys(sizes, 0), dict.fromkeys(sizes, 0)
    for one in files:
        drawn[one.stratum] += 1
        found[one.stratum] += bool(one.is_wrong)
    most = most_wrong_by(sizes, drawn, found, goal.sure)
    rates = wilson(wrong, checked, goal.sure) if len(sizes) == 1 else None
    return DrawSays(len(files), checked, wrong, most, rates)
