"""How a receipt is told, and taken: in the form in which it is kept, SIZE:ROOT."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import Any, Protocol

import click

from commands.speech import ngettext, say
from ledger.errors import N_
from ledger.proofs.receipts import TreeHead

RECEIPT = N_("Receipt: {receipt}")


class Headed(Protocol):
    """What has the size and the root of a tree: a receipt, a head of a tree, a verification."""

    @property
    def size(self) -> int:
        """How many entries there are."""

    @property
    def root(self) -> str:
        """The root of their tree, in hexadecimal."""


def written_receipt(told: Headed) -> str:
    """A receipt in the form in which it is kept."""
    return str(TreeHead(told.size, told.root))


def receipt_json(told: Headed) -> dict[str, Any]:
    """A receipt as plain data: its parts, and as it is kept."""
    return {"size": told.size, "root": told.root, "receipt": written_receipt(told)}


def say_receipt(told: Headed) -> None:
    """Tell the ledger's size and root as the receipt."""
    say(RECEIPT, receipt=written_receipt(told))


def say_held(told: Headed) -> None:
    """Tell that a whole ledger holds, how many entries it has, and its receipt."""
    size = told.size
    say(
        ngettext("The ledger holds: {size} entry.", "The ledger holds: {size} entries.", size),
        size=size,
    )
    say_receipt(told)


def say_given(receipts: Collection[TreeHead]) -> None:
    """Tell that a ledger gives the receipts that somebody kept of it, if any were shown."""
    if not (count := len(set(receipts))):
        return
    told = ngettext(
        "It gives the {count} receipt that was kept.",
        "It gives all {count} receipts that were kept.",
        count,
    )
    say(told, count=count)


def kept_receipts(sentence: str) -> Callable[[Any], Any]:
    """The option by which kept receipts are shown; ``sentence``: what must give them."""
    metavar = "SIZE:ROOT|FILE"
    return click.option("--receipt", "kept", multiple=True, metavar=metavar, help=sentence)
