"""Bringing a ledger of an earlier format to today's."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from commands.usecases.problem_words import broken
from ledger.application import Ledger
from ledger.errors import N_, IntegrityBroken
from ledger.proofs.receipts import root_at
from ledger.proofs.verify import Verification, verify
from ledger.storage.tables import FORMAT
from ledger.storage.upgrading import upgrade


@dataclass(frozen=True)
class Upgraded:
    """What the ledger is now. ``kept``: where the old database lies; None: nothing had to be done.

    ``size``: entries; ``root``: of their tree, in hexadecimal; ``form``: the format.
    """

    size: int
    root: str
    kept: Path | None
    form: int = FORMAT


def upgrade_ledger(database: Path, opened: Callable[[], Ledger]) -> Upgraded:
    """Verify, keep a copy, upgrade, verify again: every entry and the root are what they were.

    ``opened`` opens the ledger of that database anew. Raises IntegrityBroken for a ledger that does
    not hold: it is evidence, and is left as it is. Raises NoLedgerHere, NewerFormat, LedgerBusy,
    LedgerNotWritable; then nothing was changed.
    """
    before = _verified(opened)
    kept = upgrade(database)
    if kept is None:
        return Upgraded(before.size, before.root, None)
    after = _verified(opened)
    if _root_at(opened, before.size) != before.root:
        raise IntegrityBroken(position=1, detail=N_("the upgraded ledger has another root"))
    return Upgraded(after.size, after.root, kept)


def _verified(opened: Callable[[], Ledger]) -> Verification:
    with closing(opened()) as ledger:
        found = verify(ledger)
    for problem in found.problems:
        raise broken(problem)
    return found


def _root_at(opened: Callable[[], Ledger], size: int) -> str:
    with closing(opened()) as ledger:
        return root_at(ledger, size)
