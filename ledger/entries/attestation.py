"""Entries by which a leader or commander attests what no record can say (xác nhận)."""

from __future__ import annotations

from types import MappingProxyType

from ledger.entries.header import Day
from ledger.entries.paper import PaperEntry
from ledger.errors import N_


class AttestationMade(PaperEntry):
    """A leader or commander attested something of a unit and a period.

    ``attestation``: a code of the catalog; ``start``, ``end``: the first and the last day it is of;
    ``holds``: yes or no, or ``quantity``: how many, where it gives the figure of an earlier period
    (``prior_count``) for an ``indicator``; ``officer``: of whom it is, where it is of one;
    ``document``: number of what it rests on; ``attested_by``: who attests it.
    """

    TOPIC = "attestation.made"
    NAME = N_("attested")
    CORRECTABLE = ("start", "end", "holds", "quantity", "document", "attested_by")
    SERVING = ("attested_by",)
    LABELS = MappingProxyType(
        {
            "attestation": N_("what is attested"),
            "start": N_("from"),
            "end": N_("to"),
            "holds": N_("it is so"),
            "indicator": N_("indicator"),
            "quantity": N_("number"),
            "attested_by": N_("attested by"),
        }
    )

    attestation: str
    start: Day
    end: Day
    document: str
    attested_by: str
    holds: bool | None = None
    indicator: str | None = None
    officer: str | None = None
    quantity: int | None = None
