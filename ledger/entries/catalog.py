"""Entries on the ledger's own list of catalog values."""

from __future__ import annotations

from types import MappingProxyType

from ledger.entries.header import Entry
from ledger.errors import N_


class CatalogTermAdded(Entry):
    """A field of work or a branch was added to the values that records of this ledger may have.

    ``attribute``: ``field`` or ``branch``; ``name``: as it is stored, in lower case. Voided, it is
    off the list for what is recorded from then on; records that have the value keep it.
    """

    TOPIC = "catalog.term_added"
    NAME = N_("added to the catalog")
    LABELS = MappingProxyType({"attribute": N_("list of the catalog")})

    attribute: str
    name: str
