"""What shows that duties are kept, of the units a paper is of: meetings, inspections and such."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from ledger.entries import Entry
from ledger.entries.inspection import MeetingAttended
from ledger.records.papers.inspection import INSPECTIONS, Inspection
from ledger.timeline import in_force
from ledger.values.period import Period
from projections.documents.forms.form_books import FormBooks

Kind = TypeVar("Kind", bound=Entry)


@dataclass(frozen=True)
class DutyPapers:
    """The papers on duties, as the books of a form see them."""

    books: FormBooks

    def entries(self, noun: str, kind: type[Kind], days: Period) -> Iterator[Kind]:
        """The entries of a kind of paper in some days, of the units asked about."""
        sight = self.books.sight
        for history in sight.books.duties_of(noun):
            for one in in_force(history.entries, sight.books.known_at):
                if isinstance(one, kind) and one.effective_on in days and self._covers(one):
                    yield one

    def _covers(self, one: Entry) -> bool:
        return self.covers(one.unit, one.effective_on)

    def covers(self, unit: str | None, day: date) -> bool:
        """Whether a unit is one of those asked about on a day."""
        sight = self.books.sight
        return sight.purview.covers(unit, day) and (not unit or sight.is_unit_asked(unit))

    def meetings(self, days: Period) -> list[MeetingAttended]:
        """The meetings of officers that a leader or commander attended.

        What an earlier version took of anybody else is no leader's attendance.
        """
        may_lead = self.books.sight.books.may_lead
        found = self.entries("meeting", MeetingAttended, days)
        return [one for one in found if may_lead(one.leader, one.effective_on)]

    def inspections(self, days: Period) -> list[Inspection]:
        """The inspections that were opened in some days, as they stood at the end of these."""
        found, sight = [], self.books.sight
        for history in sight.books.duties_of("inspection"):
            one = INSPECTIONS.state(history, days.end, sight.books.known_at)
            opened = one.opened
            if opened is None or opened.effective_on not in days:
                continue
            if self._covers(opened):
                found.append(one)
        return found
