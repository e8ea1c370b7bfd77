"""What a ledger added to the catalog: fields of work, branches (hệ lực lượng), offences."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from ledger.catalog.lines import GROWING, catalog
from ledger.catalog.papers import Offence, PaperCatalog, papers
from ledger.errors import LedgerError, MistypedTerm, OutsideCatalog, UnknownCode
from ledger.values.likeness import MOST_NAMED, likest
from ledger.values.naming import reading_key
from ledger.values.text import fold

SHORTEST = 4
"""Letters of a value that is named as near because the typed text holds it."""


class OwnList(NamedTuple):
    """The values added, as they are stored: by attribute, in the order of adding."""

    field: tuple[str, ...] = ()
    branch: tuple[str, ...] = ()
    offences: tuple[Offence, ...] = ()

    @property
    def papers(self) -> PaperCatalog:
        """The catalog of papers with the offences that were added."""
        return papers().with_offences(self.offences) if self.offences else papers()

    def code(self, name: str, text: str, line: str = "socai") -> str:
        """The coded value of an attribute by the catalog, else by this list.

        Raises UnknownCode; OutsideCatalog, MistypedTerm for a list that may grow.
        """
        try:
            return catalog().attribute(name, text, line)
        except UnknownCode:
            if name not in GROWING:
                raise
        for value in self.of(name):
            if reading_key(value) == reading_key(text):
                return value
        raise self.refused(name, text)

    def refused(self, name: str, text: str, others: Iterable[str] = ()) -> LedgerError:
        """Why a value of a list that may grow is refused: with the near ones, if there are any.

        ``others``: values that are on no list, but in the books.
        """
        values = dict.fromkeys([*catalog().listed(name), *self.of(name), *others])
        if near := "; ".join(nearest(text, list(values))):
            return MistypedTerm(field=name, text=text, line="socai", known=near, list=name)
        return OutsideCatalog(field=name, text=text, line="socai", known="", list=name)

    def of(self, name: str) -> tuple[str, ...]:
        """The values added to one of the lists that may grow."""
        return self.field if name == "field" else self.branch


NOTHING_ADDED = OwnList()


def nearest(text: str, values: Sequence[str]) -> list[str]:
    """The values that a text may be meant for: mistyped, or said with more or fewer words."""
    said = f" {fold(text)} "
    inside = [one for one in values if len(one) >= SHORTEST and f" {fold(one)} " in said]
    around = [one for one in values if said in f" {fold(one)} "]
    return list(dict.fromkeys([*likest(text, values), *inside, *around]))[:MOST_NAMED]
