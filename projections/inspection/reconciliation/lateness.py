"""How late something was recorded: from the day it is of to the day on which it was first told."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

from ledger.entries import Entry
from ledger.values.clock import NONE_ACCEPTED, AcceptedTimes
from ledger.values.stream import Stream
from projections.inspection.reconciliation.revisions import Revision


@cache
def backdated_after_days() -> int:
    """More days than this between taking effect and being recorded make an entry backdated."""
    data = tomllib.loads(files(__package__).joinpath("lateness.toml").read_text("utf-8"))
    return int(data["backdated_after_days"])


@dataclass(frozen=True, slots=True)
class Lateness:
    """What is late to a submission.

    ``submitted_on``: its local day (None: not known). ``accepted``: the recorded times that were
    ahead of a clock that was right; they make nothing late.
    """

    submitted_on: date | None = None
    accepted: AcceptedTimes = NONE_ACCEPTED

    def days(self, entry: Entry) -> int:
        """Days from the day an entry took effect to the first on which it can be recorded."""
        return max(0, (self.accepted.earliest_day(entry.recorded_at) - entry.effective_on).days)

    def is_late(self, entry: Entry) -> bool:
        """Whether what an entry tells could have been recorded by the submission."""
        return self.submitted_on is None or entry.effective_on < self.submitted_on

    def late_kind(self, entry: Entry) -> str:
        """What kind of cause an entry is that came since the submission."""
        if not self.is_late(entry):
            return "after_submission"
        return "backdated" if self.days(entry) > backdated_after_days() else "late_entry"

    def told_first(self, revision: Revision) -> Entry | None:
        """The late entry that a revision mends: who mends it makes nothing late.

        None where there is none, or where by its own day it was not late, and only the correction
        tells of a day before the submission.
        """
        first, after = revision.first, revision.after
        return first if first and after and self.is_late(first) and self.is_late(after) else None

    def days_told(self, revision: Revision) -> int | None:
        """How late a revision says what happened; None where it tells of no other day."""
        after, before = revision.after, revision.before
        if after is None or (before is not None and before.effective_on == after.effective_on):
            return None
        return None if Stream(after.record).noun == "unit" else self.days(self.recorded(revision))

    def recorded(self, revision: Revision) -> Entry:
        """What a revision tells in the end, as recorded when that was first told."""
        after, first = revision.about, self.told_first(revision)
        return after.but(recorded_at=first.recorded_at) if first else after
