"""How a receipt is told: in the form in which it is kept, and `verify --receipt` takes it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from commands.speech import say
from ledger.errors import N_
from ledger.proofs.receipts import TreeHead

if TYPE_CHECKING:
    from ledger.application import Receipt

RECEIPT = N_("Receipt: {receipt}")
"""Every receipt: SIZE:ROOT."""


def written_receipt(receipt: Receipt) -> str:
    """A receipt in the form in which it is kept."""
    return str(TreeHead(receipt.size, receipt.root))


def say_receipt(receipt: Receipt) -> None:
    """Tell the ledger's size and root as the receipt."""
    say(RECEIPT, receipt=written_receipt(receipt))
