"""What a folder of facts knows of its ledger: how many entries it had, and the root of its tree.

Facts are made from entries, so they bear witness against a ledger that lost its last entries or
got others: an old database put back, a log of writes that was damaged, a rewritten entry under a
new tree. Whatever else is wrong with the facts, and of whatever version they are, that is looked
at.
"""

from __future__ import annotations

import json
from pathlib import Path

from ledger.application import Ledger
from ledger.errors import FactsKnowMore, FactsOfOtherEntries, IntegrityBroken
from ledger.proofs.receipts import TreeHead, root_at
from projections.facts.manifest import MANIFEST


def witness_in(folder: Path) -> TreeHead | None:
    """What the facts in a folder know of their ledger; None where they know nothing."""
    try:
        data = json.loads((folder / MANIFEST).read_text("utf-8"))
        position, root = data["position"], data["root"]
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None
    if type(position) is not int or type(root) is not str or position < 1:
        return None
    return TreeHead(position, root)


def contradiction(ledger: Ledger, folder: Path) -> IntegrityBroken | None:
    """What the facts in a folder know otherwise than the ledger; None where they agree.

    Raises IntegrityBroken where the ledger's tree has lost a node.
    """
    known = witness_in(folder)  # first: a ledger only grows
    if known is None:
        return None
    size = ledger.last_position
    if known.size > size:
        return FactsKnowMore(known=known.size, root=known.root, size=size)
    own = root_at(ledger, known.size)
    if known.root != own:
        return FactsOfOtherEntries(position=known.size, root=known.root, own=own)
    return None
