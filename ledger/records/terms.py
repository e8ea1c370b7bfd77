"""The command that adds a field of work or a branch to the ledger's own list."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from ledger.catalog.lines import as_listed, catalog
from ledger.entries import Entry
from ledger.entries.catalog import CatalogTermAdded
from ledger.errors import InCatalogAlready, OutsideCatalog
from ledger.records.books import Books
from ledger.records.opening import Command, refuse_other_script
from ledger.values.stream import CATALOG


class AddTerm(Command):
    """Add a value to the catalog of this ledger. ``unit``: whose books these are."""

    attribute: Literal["field", "branch"]
    name: str = Field(min_length=2, max_length=100)
    unit: str

    def decide(self, books: Books) -> Entry:
        """Raises InCatalogAlready, OtherScript."""
        refuse_other_script(self.attribute, self.name)
        try:
            known = books.coded(catalog().lines[0], self.attribute, self.name)
        except OutsideCatalog:
            return books.make(
                CatalogTermAdded,
                CATALOG,
                self.effective_on,
                self.unit,
                attribute=self.attribute,
                name=as_listed(self.name),
            )
        raise InCatalogAlready(field=self.attribute, text=self.name, known=known)
