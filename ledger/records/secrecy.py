"""The commands of secrecy: what papers are marked with, and having numbers of sources shown."""

from __future__ import annotations

from typing import Any

from pydantic import Field

from ledger.catalog.secrecy import PaperMark, degrees
from ledger.entries import Entry
from ledger.entries.secrecy import BundleExported, SecrecySet, SourcesDisclosed
from ledger.errors.secrecy import DisclosureUnexplained, SecrecyUnchanged
from ledger.records.books import Books
from ledger.records.opening import Command
from ledger.records.paper_marks import mark_on
from ledger.timeline import in_force
from ledger.values.dates import format_date
from ledger.values.stream import SECRECY, SOURCES
from ledger.values.text import as_seen


class SetSecrecy(Command):
    """Set what papers are marked with from a day on.

    ``degree``: by its code or name; ``copying``: the line on copying as it is to be printed, empty
    where there is none; ``unit``: whose papers (None: of all units).
    """

    degree: str
    unit: str | None = None
    copying: str = Field(default="", max_length=200)

    def decide(self, books: Books) -> Entry:
        """Raises UnknownCode, UnknownUnit, UnitNotCreatedYet, SecrecyUnchanged."""
        degree = degrees().find(self.degree, field="degree", line="socai").code
        unit = books.unit_on(self.unit, self.effective_on).code if self.unit else None
        mark, day = PaperMark(degree, as_seen(self.copying)), self.effective_on
        history = books.history(SECRECY)
        is_said = any(getattr(one, "of_unit", None) == unit for one in in_force(history.entries))
        if is_said and mark == mark_on(history, day, None, unit):
            raise SecrecyUnchanged(effective_on=format_date(day))
        told = {"degree": degree, "copying": mark.copying or None, "of_unit": unit}
        return books.make(SecrecySet, SECRECY, day, books.home or "", **told)


class DiscloseSources(Command):
    """Have the numbers of sources shown by a command that writes them out, and say why.

    ``verb``, ``written_as``, ``output``: as :class:`SourcesDisclosed` keeps them.
    """

    verb: str
    written_as: str
    reason: str
    output: str | None = None

    def decide(self, books: Books) -> Entry:
        """Raises DisclosureUnexplained."""
        if not (reason := as_seen(self.reason)):
            raise DisclosureUnexplained()
        return books.make(
            SourcesDisclosed,
            SOURCES,
            self.effective_on,
            books.home or "",
            verb=self.verb,
            written_as=self.written_as,
            reason=reason,
            output=self.output,
        )


class ExportBundle(Command):
    """Have the entries of a unit leave the ledger as a bundle; rests on the whole ledger.

    ``at``, ``heads``, ``output``: as :class:`BundleExported` keeps them.
    """

    unit: str
    at: int
    heads: list[dict[str, Any]]
    reason: str | None = None
    output: str | None = None

    def decide(self, books: Books) -> Entry:
        """Raises ChangedMeanwhile when it is recorded, where another entry came in between."""
        books.looked_through = self.at
        return books.make(
            BundleExported,
            SOURCES,
            self.effective_on,
            self.unit,
            at=self.at,
            heads=self.heads,
            reason=as_seen(self.reason or "") or None,
            output=self.output,
        )
