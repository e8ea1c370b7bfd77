"""What entries of papers share: they are of a unit, and of no record.

A paper is what a unit keeps beside its records: a result of work, a gang, an object to be surveyed,
an attestation, a quota. Each has a stream of its own; the noun of the stream says which it is.
"""

from __future__ import annotations

from typing import ClassVar

from ledger.entries.header import Entry


class PaperEntry(Entry):
    """An entry of a paper. ``unit``: whose it is, there on that day.

    ``SERVING``: its fields that name officers, who serve on that day.
    """

    SERVING: ClassVar[tuple[str, ...]] = ()
