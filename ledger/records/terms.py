"""The commands that add a field of work, a branch or an offence to the ledger's own list."""

from __future__ import annotations

import re
from typing import Final, Literal

from pydantic import Field

from ledger.catalog.lines import as_listed, catalog
from ledger.catalog.papers import papers
from ledger.entries import Entry
from ledger.entries.catalog import CatalogTermAdded, OffenceAdded
from ledger.errors import N_, BadValue, InCatalogAlready, OutsideCatalog
from ledger.errors.papers import BadArticle, OffenceIncomplete, UnknownOffence
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


ARTICLE: Final = re.compile(r"[1-9][0-9]{0,2}[a-zđ]?")
"""An article of the penal code: its number, and a letter where it was put in later."""


class AddOffence(Command):
    """Add an offence to the catalog of this ledger. ``unit``: whose books these are.

    ``article``: its code; ``name``: its title; ``branch``, ``family``: as of those of the catalog;
    ``watch_listed``: whether those who commit it are put on watch.
    """

    name: str = Field(min_length=2, max_length=200)
    unit: str
    article: str | None = None
    branch: str | None = None
    family: str | None = None
    watch_listed: bool | None = None

    def decide(self, books: Books) -> Entry:
        """Raises OffenceIncomplete, BadArticle, InCatalogAlready, OutsideCatalog, OtherScript.

        UnknownCode and BadValue, too.
        """
        code, name = self._code(books), as_listed(self.name)
        refuse_other_script("name", self.name)
        if not any(letter.isalpha() for letter in name):
            raise BadValue(field="name", text=self.name, why=N_("it has no letters"))
        self._refuse_known(books, name)
        return books.make(
            OffenceAdded,
            CATALOG,
            self.effective_on,
            self.unit,
            code=code,
            name=name,
            branch=self._branch(books),
            family=self._family(),
            watch_listed=self.watch_listed or None,
        )

    def _code(self, books: Books) -> str:
        if self.article is None:
            raise OffenceIncomplete(field="article", option="article", known="251, 217a")
        code = self.article.strip().lower()
        if not ARTICLE.fullmatch(code):
            raise BadArticle(field="article", text=self.article)
        self._refuse_known(books, code)
        return code

    @staticmethod
    def _refuse_known(books: Books, text: str) -> None:
        """An article and a title stand in the catalog once."""
        try:
            known = books.offence(text)
        except UnknownOffence:
            return
        raise InCatalogAlready(field="offence", text=text, known=f"{known.code} {known.name}")

    def _branch(self, books: Books) -> str:
        if self.branch is None:
            known = ", ".join(catalog().listed("branch"))
            raise OffenceIncomplete(field="branch", option="branch", known=known)
        return books.coded(catalog().lines[0], "branch", self.branch)

    def _family(self) -> str:
        if self.family is None:
            known = "; ".join(f"{one.code} ({one.name})" for one in papers().families)
            raise OffenceIncomplete(field="family", option="family", known=known)
        return papers().code("family", self.family)
