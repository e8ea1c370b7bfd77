"""Commands on a collaborator's record: rate, assign, withdraw, and items, which a persona has."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from pydantic import Field

from ledger.catalog.lines import Line, catalog
from ledger.entries import Entry
from ledger.entries.collaborator import (
    CollaboratorAssigned,
    CollaboratorRated,
    CollaboratorWithdrawn,
    ItemsDelivered,
)
from ledger.errors import N_, NotForThisLine, ServedRecordNotOpen
from ledger.records.books import Books
from ledger.records.consequences import follow
from ledger.records.history import History
from ledger.records.lifecycle import RecordCommand
from ledger.values.dates import format_date
from ledger.values.stream import Stream
from ledger.values.text import as_seen

SERVED_LINES = ("ST", "CA")
"""A collaborator is assigned to watch files and special cases (domain: lifecycle)."""


MOST_ITEMS = 100_000
"""Items that can be delivered at once; more is a slip of the finger."""


class CollaboratorCommand(RecordCommand):
    """A command on a collaborator's record, or on those of the ``FAMILIES`` it is for.

    ``WHAT``: what it records, as people are told.
    """

    FAMILIES: ClassVar[tuple[str, ...]] = ("collaborator",)
    WHAT: ClassVar[str]

    def _record(self, books: Books) -> tuple[History, Line, str]:
        history, line, unit = super()._record(books)
        if line.family not in self.FAMILIES:
            raise NotForThisLine(
                what=self.WHAT,
                line=line.name,
                family=line.family.replace("_", "-"),
                number=Stream(history.record).key,
            )
        return history, line, unit


class RateCollaborator(CollaboratorCommand):
    """Rate a collaborator (phân loại)."""

    WHAT = N_("A rating")
    rating: str

    def decide(self, books: Books) -> Entry:
        """Raises UnknownRecord, NotForThisLine, UnknownCode and the timeline's rules."""
        history, line, unit = self._record(books)
        rating = catalog().attribute("rating", self.rating, line.name)
        return books.make(CollaboratorRated, history.record, self.effective_on, unit, rating=rating)


class DeliverItems(CollaboratorCommand):
    """Count the items a collaborator or a persona delivered, and how many of them were valuable.

    ``report``: the number of the report of the meeting at which they were taken.
    """

    WHAT = N_("A delivery of items")
    FAMILIES = ("collaborator", "persona")

    items: int = Field(ge=0, le=MOST_ITEMS)
    valuable: int = Field(default=0, ge=0)
    report: str | None = Field(default=None, min_length=1, max_length=200)

    def decide(self, books: Books) -> Entry:
        """Decide what to record.

        Raises UnknownRecord, NotForThisLine and the timeline's rules, among them
        MoreValuableThanItems.
        """
        history, _, unit = self._record(books)
        return books.make(
            ItemsDelivered,
            history.record,
            self.effective_on,
            unit,
            items=self.items,
            valuable=self.valuable,
            report=as_seen(self.report) if self.report else None,
        )


def served_by_collaborators(books: Books, number: str, on: date) -> History:
    """The record of a number, if a collaborator can serve it on a day.

    Raises ServedRecordNotOpen, NotForThisLine, UnknownRecord.
    """
    served = books.find(number)
    line = catalog().line(Stream(served.record).noun)
    if line.code not in SERVED_LINES:
        raise NotForThisLine(what="assign", line=line.name, family=line.family.replace("_", "-"))
    if not served.state_at(on).is_open:
        raise ServedRecordNotOpen(served=served.number, effective_on=format_date(on))
    return served


class AssignCollaborator(CollaboratorCommand):
    """Assign a collaborator to a watch file or special case (bố trí CTVBM)."""

    WHAT = N_("An assignment of a collaborator")
    to: str

    def decide(self, books: Books) -> Entry:
        """Decide what to record.

        Raises ServedRecordNotOpen, NotForThisLine, UnknownRecord, and by the timeline
        TooManyWatchFiles.
        """
        history, _, unit = self._record(books)
        served = served_by_collaborators(books, self.to, self.effective_on)
        entry = books.make(
            CollaboratorAssigned, history.record, self.effective_on, unit, served=served.record
        )
        follow(books, entry)
        return entry


class WithdrawCollaborator(CollaboratorCommand):
    """Withdraw a collaborator from a watch file or special case (rút CTVBM)."""

    WHAT = N_("A withdrawal of a collaborator")
    out_of: str

    def decide(self, books: Books) -> Entry:
        """Raises UnknownRecord, NotForThisLine, NotAssigned by the timeline."""
        history, _, unit = self._record(books)
        served = books.find(self.out_of)
        entry = books.make(
            CollaboratorWithdrawn, history.record, self.effective_on, unit, served=served.record
        )
        follow(books, entry)
        return entry
