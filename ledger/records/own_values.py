"""The ledger's own list of catalog values, as its entries tell it."""

from __future__ import annotations

from datetime import date

from ledger.catalog.own_list import OwnList
from ledger.catalog.papers import Offence, papers
from ledger.entries.catalog import CatalogTermAdded, OffenceAdded
from ledger.errors.papers import UnknownOffence
from ledger.records.history import History
from ledger.timeline import in_force
from ledger.values.dates import END_OF_TIME


def own_list(history: History, as_of: date = END_OF_TIME, known_at: int | None = None) -> OwnList:
    """The values added to the catalog by the end of a day, as known at a position.

    By the entries in force of its stream.
    """
    entries = [one for one in in_force(history.entries, known_at) if one.effective_on <= as_of]
    added = [one for one in entries if isinstance(one, CatalogTermAdded)]
    fields = tuple(one.name for one in added if one.attribute == "field")
    branches = tuple(one.name for one in added if one.attribute == "branch")
    offences = tuple(offence_added(one) for one in entries if isinstance(one, OffenceAdded))
    return OwnList(fields, branches, offences)


def offence_added(entry: OffenceAdded) -> Offence:
    """The offence that an entry added."""
    return Offence(
        code=entry.code,
        names=(entry.name,),
        branch=entry.branch,
        family=entry.family,
        watch_listed=bool(entry.watch_listed),
    )


def offence_meant(history: History, text: str) -> Offence:
    """The offence that a text means, of the catalog, else of those added. Raises UnknownOffence."""
    try:
        return papers().offence(text)
    except UnknownOffence:
        return own_list(history).papers.offence(text)
