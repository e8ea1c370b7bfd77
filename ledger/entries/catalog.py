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


class OffenceAdded(Entry):
    """An offence (tội danh) was added to those that results of work of this ledger may be of.

    ``code``: the article of the penal code; ``name``: its title, in lower case; ``branch``: of the
    force that works it; ``family``: as of the offences of the catalog; ``watch_listed``: whether
    those who commit it are put on watch. Results state what it says of them, so they stay as they
    were when it is voided; from its day on results can be of it.
    """

    TOPIC = "catalog.offence_added"
    NAME = N_("offence added to the catalog")
    LABELS = MappingProxyType(
        {
            "code": N_("article"),
            "name": N_("offence"),
            "family": N_("family of the offence"),
            "watch_listed": N_("put on watch"),
        }
    )

    code: str
    name: str
    branch: str
    family: str
    watch_listed: bool | None = None
