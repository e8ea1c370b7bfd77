"""The ledger's own list of catalog values, as its entries tell it."""

from __future__ import annotations

from ledger.catalog.own_list import OwnList
from ledger.entries.catalog import CatalogTermAdded
from ledger.records.history import History
from ledger.timeline import in_force


def own_list(history: History) -> OwnList:
    """The values that were added to the catalog, by the entries in force of its stream."""
    added = [entry for entry in in_force(history.entries) if isinstance(entry, CatalogTermAdded)]
    fields = tuple(entry.name for entry in added if entry.attribute == "field")
    branches = tuple(entry.name for entry in added if entry.attribute == "branch")
    return OwnList(fields, branches)
