"""A step of a replay: an entry, and what an inspector is to notice of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from ledger.entries import Entry
from ledger.entries.evidence import ReportSubmitted
from ledger.entries.record import EntryCorrected, EntryVoided
from ledger.errors import N_
from ledger.values.dates import NOT_GIVEN
from projections.inspection.reconciliation.lateness import Lateness, backdated_after_days

MARKS = {
    "opening_balance": N_("opening balance"),
    "late": N_("late"),
    "backdated": N_("backdated"),
    "void": N_("void"),
    "correction": N_("correction"),
    "voided": N_("voided later"),
}
"""What is noticed of an entry, in the order in which it is told.

``late``: recorded after a report was submitted whose period holds its day; ``backdated``: recorded
more than so many days after its day as ``lateness.toml`` says, where it is no void and puts nothing
right; ``voided``: by an entry to come.
"""


@dataclass(frozen=True, slots=True)
class ReplayStep:
    """An entry; the day it is about; what is to be noticed; how many days late it was recorded.

    ``day``: its effective date, of a void that of what it voids; ``days_late``: of no void, and of
    nothing that puts another entry right; ``voided_by``: the position of the entry that voids it,
    whenever it was recorded.
    """

    entry: Entry
    day: date
    marks: tuple[str, ...] = ()
    days_late: int = 0
    voided_by: int | None = None

    @property
    def position(self) -> int:
        """The position of the entry."""
        return self.entry.position

    def is_in_force(self, position: int) -> bool:
        """Whether it says, as known at a position, what happened."""
        if isinstance(self.entry, EntryVoided) or self.position > position:
            return False
        return self.voided_by is None or self.voided_by > position


class Submitted(NamedTuple):
    """The days a report spoke of, and the position at which it was submitted."""

    start: date
    end: date
    position: int

    @classmethod
    def of(cls, entry: ReportSubmitted) -> Submitted:
        """What a submission says."""
        start, end = (date.fromisoformat(entry.period[name]) for name in ("from", "to"))
        return cls(start, end, entry.position)


class Marking:
    """What is noticed of entries, by what was submitted before them."""

    def __init__(self, submitted: Iterable[Submitted], lateness: Lateness) -> None:
        self._submitted, self._lateness = list(submitted), lateness

    def step(self, entry: Entry, day: date, void: EntryVoided | None) -> ReplayStep:
        """An entry about a day as a step; ``void``: what voids it."""
        is_half = isinstance(entry, EntryCorrected)
        is_void = isinstance(entry, EntryVoided) and not is_half
        is_correction = is_half or entry.corrects is not None
        late = 0 if is_void or is_correction else self._days_late(entry, day)
        told = {
            "opening_balance": entry.opening_balance,
            "late": self._was_submitted(entry, day),
            "backdated": late > backdated_after_days(),
            "void": is_void,
            "correction": is_correction,
            "voided": void is not None,
        }
        marks = tuple(mark for mark in MARKS if told[mark])
        return ReplayStep(entry, day, marks, late, void.position if void else None)

    def _days_late(self, entry: Entry, day: date) -> int:
        """Days from the day of an entry to the first on which it can be recorded."""
        if entry.opening_balance or day == NOT_GIVEN or isinstance(entry, ReportSubmitted):
            return 0
        return self._lateness.days(entry)

    def _was_submitted(self, entry: Entry, day: date) -> bool:
        """Whether a report of a day had been submitted when an entry about it was recorded."""
        if entry.opening_balance or isinstance(entry, ReportSubmitted):
            return False
        return any(
            one.position < entry.position and one.start <= day <= one.end for one in self._submitted
        )
