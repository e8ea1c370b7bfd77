"""Receipts: how many entries the tree had, and its root; written ``SIZE:ROOT``.

Whoever keeps one apart from the ledger can tell for ever whether the first so many entries are
still those that were recorded: no other entries give that root.
"""

from __future__ import annotations

import re
from typing import NamedTuple, Protocol

from ledger.errors import N_, BadValue, HalfReceipts, IntegrityBroken
from ledger.proofs.merkle import peaks, root_of_peaks
from ledger.values.numbers import read_count

_ROOT = r"(?<![0-9a-fA-F])[0-9a-fA-F]{64}(?![0-9a-fA-F])"
_RECEIPT = re.compile(rf"\s*(?:[^\d:]{{1,40}}:)?\s*(\d{{1,15}})\s*:\s*({_ROOT})\s*")
_TOLD = re.compile(rf"(?<![\d.,])(\d[\d.,]{{0,18}})[^\d\n]{{0,60}}?({_ROOT})")
"""A receipt as it was printed, now or by an earlier version: a count, words, and a root."""


_HALF = re.compile(r"^\s*\d+\s*:\s*\w*\s*$|\d\s*:\s*\w{16,}|[0-9a-fA-F]{32,}|\d:\w{3,}\s*$")
"""A line, without its receipts, in which one is meant all the same: a part of a root, or a root in
which a letter is none.
"""

MOST_TOLD = 10
"""Lines with half a receipt that are named."""


class Nodes(Protocol):
    """Something with a stored tree: a Ledger."""

    def node(self, level: int, index: int) -> bytes | None:
        """A stored node of the tree, or None."""


class TreeHead(NamedTuple):
    """What a receipt says: how many entries there were, and the root (hexadecimal) they gave."""

    size: int
    root: str

    def __str__(self) -> str:
        return f"{self.size}:{self.root}"


def root_at(ledger: Nodes, size: int) -> str:
    """The root of a ledger's tree when it had ``size`` leaves, in hexadecimal.

    Raises IntegrityBroken where a node it is made of is gone.
    """
    hashes = []
    for level, index in peaks(size):
        node = ledger.node(level, index)
        if node is None:
            raise IntegrityBroken(
                position=(index << level) + 1, detail=N_("a node of the tree is gone")
            )
        hashes.append(node)
    return root_of_peaks(hashes).hex()


def read_receipt(text: str) -> TreeHead | None:
    """The receipt a text is, ``SIZE:ROOT``, or as it was printed, with its name before it.

    None when it is none.
    """
    found = _RECEIPT.fullmatch(text)
    return TreeHead(int(found[1]), found[2].lower()) if found else None


def receipts_in(text: str, source: str) -> list[TreeHead]:
    """Every receipt in a text, as a file in which they are kept holds them among other words.

    Raises HalfReceipts where a line holds a part of one, BadValue where there is none.
    """
    lines = text.splitlines()
    found = [one for line in lines for one in _told(line)]
    half = [number for number, line in enumerate(lines, 1) if _HALF.search(_TOLD.sub("", line))]
    if half:
        told = ", ".join(map(str, half[:MOST_TOLD])) + (" …" if half[MOST_TOLD:] else "")
        raise HalfReceipts(file=source, lines=told)
    if not found:
        raise BadValue(field="--receipt", text=source, why=_NO_RECEIPT)
    return found


def _told(line: str) -> list[TreeHead]:
    """The receipts in a line that are whole."""
    return [
        TreeHead(count, root.lower())
        for number, root in _TOLD.findall(line)
        if (count := read_count(number.rstrip(".,"))) is not None
    ]


_NO_RECEIPT = N_("it is neither SIZE:ROOT, as receipts are printed, nor a file that holds some")
