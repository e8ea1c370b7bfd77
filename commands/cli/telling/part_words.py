"""How a part of a ledger is told of: what is in it, what that proves, and what it does not."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from commands.speech import ngettext, say
from ledger.errors import N_
from ledger.proofs.unit_chains import BESIDE, read_heads

if TYPE_CHECKING:
    from ledger.entries.secrecy import BundleExported
    from ledger.proofs.part import LedgerPart
    from ledger.proofs.receipts import TreeHead


def part_json(stated: BundleExported, entries: int, size: int) -> dict[str, Any]:
    """What a part is, as JSON."""
    return {
        "unit": stated.unit,
        "at": stated.at,
        "entries": entries,
        "size": size,
        "heads": stated.heads,
    }


def say_part(stated: BundleExported, entries: int, size: int) -> None:
    """Say of whom the part is, how much of the ledger it holds, and the heads of the chains."""
    told = ngettext(
        "Bundle of unit {unit}: {count} entry of {size}.",
        "Bundle of unit {unit}: {count} entries of {size}.",
        entries,
    )
    say(told, unit=stated.unit, count=entries, size=size)
    for one in read_heads(stated.heads):
        if one.unit == BESIDE:
            others = N_("  beside them, to read them by: {count}, head {head}")
            say(others, count=one.entries, head=one.head)
        else:
            say(
                N_("  unit {unit}: {count}, head {head}"),
                unit=one.unit,
                count=one.entries,
                head=one.head,
            )


def say_limits(part: LedgerPart, confirmed: int, untold: Sequence[TreeHead]) -> None:
    """Say what the part proves and what it does not.

    ``confirmed``: how many kept receipts it gives; ``untold``: those it neither gives nor
    contradicts.
    """
    stated = part.stated
    say(PROVED_ENTRIES)
    say(PROVED_WHOLE, at=stated.at, position=stated.position, unit=stated.unit)
    if confirmed:
        told = ngettext(
            "Proved: it gives the {count} receipt that was kept.",
            "Proved: it gives the {count} receipts that were kept.",
            confirmed,
        )
        say(told, count=confirmed)
    else:
        say(NOT_PROVED_BOOKS)
    for receipt in untold:
        say(NOT_PROVED_RECEIPT, receipt=receipt)
    say(NOT_PROVED_STATEMENT, position=stated.position)
    say(NOT_KNOWN, position=stated.position)


PROVED_ENTRIES = N_(
    "Proved: every entry here is, byte for byte, the one at its position in the tree of this "
    "receipt."
)
PROVED_WHOLE = N_(
    "Proved: up to position {at} nothing is left out of what the ledger stated at position "
    "{position} to be the entries of {unit} and of the units under it."
)
NOT_PROVED_BOOKS = N_(
    "Not proved: that these are the books. Hold a receipt that was kept elsewhere against it "
    "(--receipt)."
)
NOT_PROVED_RECEIPT = N_("Not proved: the receipt {receipt} can be neither given nor denied here.")
NOT_PROVED_STATEMENT = N_(
    "Not proved: that the ledger stated rightly which entries are the unit's. Whoever has the "
    "ledger shows it: `socai bundle export --again {position}` writes the same file."
)
NOT_KNOWN = N_("Not known: what was recorded after position {position}.")
