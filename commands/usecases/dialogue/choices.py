"""What a question can be answered with: codes of the catalog, units and officers of the day."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from commands.usecases.dialogue.deed import DEEDS, ONLINE, Answers, attributes_asked, line_of
from commands.usecases.dialogue.question import Choice
from commands.usecases.establishment_listing import officers_listed, units_listed
from ledger.catalog.lines import GROWING, catalog
from ledger.catalog.names import FIELDS
from ledger.catalog.terms import Term
from ledger.records.own_values import own_list
from ledger.values.stream import CATALOG

if TYPE_CHECKING:
    from ledger.application import Ledger


def choices_of(ledger: Ledger, name: str, answers: Answers, day: date) -> tuple[Choice, ...]:
    """The answers to take from; none where anything can be typed."""
    if name in ("unit", "to_unit"):
        placed = units_listed(ledger, day, ledger.last_position)
        return tuple(Choice(one.unit.code, one.unit.name) for one in placed)
    if name in ("officer", "to_officer", "approved_by"):
        return _officers(ledger, answers, day)
    if name == "deed":
        return tuple(Choice(one.code, one.name, coded=False) for one in DEEDS.values())
    return tuple(_of_catalog(ledger, name, answers))


def _officers(ledger: Ledger, answers: Answers, day: date) -> tuple[Choice, ...]:
    """The officers of the day, those of the unit that was named first."""
    unit = answers.get("unit") or answers.get("to_unit")
    serving = officers_listed(ledger, day, ledger.last_position)
    serving.sort(key=lambda one: one.unit != unit)
    return tuple(Choice(one.code, one.unit) for one in serving)


def _of_catalog(ledger: Ledger, name: str, answers: Answers) -> Iterable[Choice]:
    if name == "line":
        return _terms(catalog().lines)
    if name == "symbol":
        return _terms(line_of(answers).symbols)
    if name == "way":
        return [Choice(one.name, "") for one in line_of(answers).closings]
    if name == "attribute":
        names = (*attributes_asked(answers), "level")
        return [Choice(one, FIELDS[one], coded=False) for one in names]
    if name == "online":
        return [Choice(ONLINE), Choice(OFFLINE)]
    return _values(ledger, name)


OFFLINE = "không"
"""The answer that means no, as the catalog reads it."""


def _terms(terms: Iterable[Term]) -> list[Choice]:
    return [Choice(one.code, one.name) for one in terms]


def _values(ledger: Ledger, name: str) -> Iterable[Choice]:
    """The values of an attribute, those the ledger added to its own list among them."""
    known = catalog()
    if name in GROWING:
        own = own_list(ledger.history(CATALOG))
        added = {"field": own.field, "branch": own.branch}[name]
        return [Choice(one) for one in (*known.listed(name), *added)]
    if terms := known.terms(name):
        return [Choice(one.name) for one in terms]
    return [Choice(one) for one in known.values.get(name, ())]
