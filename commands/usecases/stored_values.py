"""The values of dimensions that are the books' to know: units, officers, fields and branches.

The first two are in the books' tree; of the others a ledger has a list of its own, and records of
earlier versions hold what is on none. Folders of facts have neither: what records ever stood in is
all they know.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from ledger.catalog.lines import GROWING
from ledger.catalog.own_list import NOTHING_ADDED
from ledger.errors import NotInFacts, OutsideCatalog
from ledger.values.dates import END_OF_TIME
from ledger.values.likeness import likest
from ledger.values.naming import code_key, reading_key
from ledger.values.period import Period
from ledger.values.stream import Stream

if TYPE_CHECKING:
    from ledger.application import Ledger
    from projections.figures.answer import Group
    from projections.figures.question import Question
    from projections.figures.statistics import Statistics

EVER = Period(date(1000, 1, 1), END_OF_TIME)

CODES = ("unit", "officer")

MOST_TOLD = 20
"""Values that are told to who asked for none of them."""

OF_THE_BOOKS = (*CODES, *GROWING)


def in_books(ledger: Ledger, statistics: Statistics, question: Question, cell: Group) -> Group:
    """A cell with the values that are the books' to know as they have them.

    Raises UnknownUnit, UnknownOfficer, AmbiguousCode, OutsideCatalog.
    """

    def meant(name: str, text: str) -> str:
        if name in CODES:
            return ledger.known(
                Stream.of_unit(text) if name == "unit" else Stream.of_officer(text)
            ).key
        own = ledger.own_list()
        try:
            return own.code(name, text)
        except OutsideCatalog:
            stored = stored_values(statistics, question, name)
            if one := spelled_as(name, text, stored):
                return one
            raise own.refused(name, text, stored) from None

    return _with(cell, meant)


def in_facts(statistics: Statistics, question: Question, cell: Group) -> Group:
    """The same by what records ever stood in. Raises NotInFacts, OutsideCatalog."""
    return _with(cell, lambda name, text: stored_value(statistics, question, name, text))


def stored_value(statistics: Statistics, question: Question, name: str, text: str) -> str:
    """The value of a dimension, of those the books have, that records ever stood in.

    A field or a branch may also be one of the catalog. Raises NotInFacts, OutsideCatalog.
    """
    stored = stored_values(statistics, question, name)
    if one := spelled_as(name, text, stored):
        return one
    if name in GROWING:
        try:
            return NOTHING_ADDED.code(name, text)
        except OutsideCatalog:
            raise NOTHING_ADDED.refused(name, text, stored) from None
    near = likest(text, stored) or stored[:MOST_TOLD]
    raise NotInFacts(field=name, text=text, known=", ".join(near))


def _with(cell: Group, meant: Callable[[str, str], str]) -> Group:
    return tuple(
        (name, meant(name, value) if name in OF_THE_BOOKS and isinstance(value, str) else value)
        for name, value in cell
    )


def stored_values(
    statistics: Statistics, question: Question, name: str, lines: tuple[str, ...] | None = None
) -> list[str]:
    """The values of a dimension with which records ever stood in the books of a question."""
    ever = replace(question, period=EVER, reach=None, by=(name,), lines=lines)
    found = (value for row in statistics.ask(ever) for _name, value in row.cell)
    return sorted({value for value in found if isinstance(value, str)})


def spelled_as(name: str, text: str, values: Iterable[str]) -> str | None:
    """The value of a dimension that a text means, however it is spelled; None where none is."""
    among = list(values)
    if text in among:
        return text
    key = code_key if name in CODES else reading_key
    return next((value for value in among if key(value) == key(text)), None)
