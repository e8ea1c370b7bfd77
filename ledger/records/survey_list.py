"""Commands on the list of what must be under basic survey."""

from __future__ import annotations

from pydantic import Field

from ledger.catalog.lines import catalog
from ledger.entries import Entry
from ledger.entries.survey_object import ObjectDelisted, ObjectListed
from ledger.errors import OutsideCatalog
from ledger.records.books import Books
from ledger.records.establishment import Code
from ledger.records.paper_command import PaperCommand, begun, branch_coded, paper_code, seen
from ledger.records.papers.survey_object import OBJECTS

SURVEYS = "DTCB"
"""The line whose files cover objects."""

OF_FIELDS = "ĐV"
"""The symbol of surveys of a field of work."""


class ListObject(PaperCommand):
    """Put an object on a unit's list: a field, area, route, site, organisation, group, category."""

    code: str = Code
    symbol: str
    name: str | None = Field(default=None, max_length=100)
    branch: str | None = None
    through_line: bool | None = None
    key_area: bool | None = None

    def decide(self, books: Books) -> Entry:
        """Raises UnknownUnit, UnknownCode, OtherScript, and the timeline's."""
        symbol = catalog().line(SURVEYS).symbol(self.symbol)
        return books.make(
            ObjectListed,
            OBJECTS.stream(paper_code(self.code)),
            self.effective_on,
            self.unit_code(books),
            symbol=symbol.code,
            name=_label(books, symbol.code, self.name),
            branch=branch_coded(books, self.branch),
            through_line=self.through_line,
            key_area=self.key_area,
            document=seen(self.document),
        )


def _label(books: Books, symbol: str, name: str | None) -> str | None:
    """What an object is called; a field of work as the catalog has it, where it is one of it."""
    if name and symbol == OF_FIELDS:
        try:
            return books.coded(catalog().line(SURVEYS), "field", name)
        except OutsideCatalog:
            return seen(name)
    return seen(name)


class DelistObject(PaperCommand):
    """Take an object off the list."""

    code: str

    def decide(self, books: Books) -> Entry:
        """Raises UnknownPaper, and the timeline's."""
        history = begun(books, "object", self.code)
        unit = self.unit_of(books, history)
        return books.make(
            ObjectDelisted, history.record, self.effective_on, unit, document=seen(self.document)
        )
