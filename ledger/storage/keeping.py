"""What kind of ledger a database keeps, whole or a part, and how its entries are proven."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from ledger.storage.folder import is_bundle

if TYPE_CHECKING:
    from ledger.application import Ledger
    from ledger.watched_store import Watch


def kept_in(database: Path) -> tuple[type[Ledger], str]:
    """What kind of ledger a database keeps, and the module of its store."""
    if is_bundle(database):
        from ledger.storage.bundled_books import BundledLedger

        return BundledLedger, "ledger.storage.bundled"
    from ledger.application import Ledger

    return Ledger, "ledger.storage.sqlite"


def proven(ledger: Ledger) -> Watch:
    """The watch that believes no entry before all that are here hold together."""
    if ledger.is_part:
        from ledger.proofs.part import ProvenPart
        from ledger.storage.bundled_books import BundledLedger

        assert isinstance(ledger, BundledLedger)
        return ProvenPart(ledger)
    from ledger.proofs.proven import Proven  # not needed to record most entries

    return Proven(ledger)
