"""Commands only a persona's record has: put it to some work, take it off."""

from __future__ import annotations

from datetime import date

from ledger.catalog.lines import catalog
from ledger.entries import Entry
from ledger.entries.collaborator import PersonaAssigned, PersonaWithdrawn
from ledger.errors import N_, NotForThisLine, ServedRecordNotOpen, UnknownCode
from ledger.records.books import Books
from ledger.records.collaborator import CollaboratorCommand
from ledger.values.dates import format_date
from ledger.values.stream import Stream


class AssignPersona(CollaboratorCommand):
    """Put a persona to some work (bố trí vai ảo); what it did until then ends with it.

    ``to``: a file number, or what a service of the catalog is called.
    """

    WHAT = N_("An assignment of a persona")
    FAMILIES = ("persona",)

    to: str

    def decide(self, books: Books) -> Entry:
        """Raises UnknownRecord, NotForThisLine, ServedRecordNotOpen, ServesOneWork."""
        history, _, unit = self._record(books)
        serves = served_by_personas(books, self.to, self.effective_on)
        return books.make(PersonaAssigned, history.record, self.effective_on, unit, serves=serves)


class WithdrawPersona(CollaboratorCommand):
    """Take a persona off the work it did (thôi bố trí vai ảo)."""

    WHAT = N_("A withdrawal of a persona")
    FAMILIES = ("persona",)

    def decide(self, books: Books) -> Entry:
        """Raises UnknownRecord, NotForThisLine, ServesNothing by the timeline."""
        history, _, unit = self._record(books)
        return books.make(PersonaWithdrawn, history.record, self.effective_on, unit)


def served_by_personas(books: Books, text: str, on: date) -> str:
    """What a text says that a persona serves on a day: a service's code, or a record's stream.

    Raises UnknownRecord, AmbiguousNumber, NotForThisLine, ServedRecordNotOpen.
    """
    services = catalog().services
    try:
        return services.find(text, field="serves", line="socai").code
    except UnknownCode:
        served = books.find(text)
    line = catalog().line(Stream(served.record).noun)
    if line.code not in {one.code for one in services}:
        raise NotForThisLine(what="assign", line=line.name, family=line.family.replace("_", "-"))
    if not served.state_at(on).is_open:
        raise ServedRecordNotOpen(served=served.number, effective_on=format_date(on))
    return served.record
