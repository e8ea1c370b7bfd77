"""What a victim does until it is killed; it tells each thing that was acknowledged, after it
was.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import date
from itertools import count
from multiprocessing.connection import Connection
from pathlib import Path

from commands.session import open_ledger
from ledger.application import Ledger, Receipt
from ledger.records.lifecycle import ChangeRecord, CloseRecord
from ledger.records.opening import OpenRecord
from ledger.records.voiding import CorrectEntry
from ledger.storage.folder import FACTS
from projections.facts.store import catch_up

IMPORTED_ROWS = 60
"""Rows of each register that is imported; one more entry says that it was."""

Acknowledgement = tuple[int, str, int, str]
"""Position, stream and version, tree size and root."""

Victim = Callable[[Path, Connection, int], None]


def watch_file(number: str) -> OpenRecord:
    """A watch file with a number."""
    fields = {
        "line": "ST",
        "symbol": "ST",
        "unit": "CAH",
        "officer": "CB01",
        "attributes": {"class": "A", "list": "III"},
    }
    return OpenRecord(number=number, effective_on=date(2022, 1, 1), **fields)  # type: ignore[arg-type]


def recording(folder: Path, told: Connection, seed: int) -> None:
    """One change after the other: opened, reclassified, corrected (two entries), closed."""
    ledger, chance = open_ledger(folder), random.Random(seed)
    for number in count():
        name = f"R{seed}-{number}"
        receipt = ledger.execute(watch_file(name), by="CB01")
        told.send(acknowledged(receipt))
        position = receipt.position
        change = ChangeRecord(
            effective_on=date(2022, 2, 1 + chance.randrange(28)),
            number=name,
            changes={"class": "B"},
        )
        told.send(acknowledged(ledger.execute(change, by="CB01")))
        correction = CorrectEntry(
            position=position, reason="thử", last=position, changes={"list": "I"}
        )
        told.send(acknowledged(ledger.execute(correction, by="CB01")))
        closing = CloseRecord(effective_on=date(2023, 1, 1), number=name, way="died")
        told.send(acknowledged(ledger.execute(closing, by="CB01")))


def importing(folder: Path, told: Connection, seed: int) -> None:
    """One register after the other, each in one transaction."""
    ledger = open_ledger(folder)
    for number in count():
        told.send(import_one(ledger, f"I{seed}-{number}"))


def acknowledged(receipt: Receipt) -> Acknowledgement:
    """What a clerk is shown: the last entry, where it stands, and the tree it made."""
    last = receipt.entries[-1]
    return receipt.position, last.reference, receipt.size, receipt.root


def import_one(ledger: Ledger, name: str) -> Acknowledgement:
    """A register of IMPORTED_ROWS rows, in one transaction."""
    books = ledger.books("CB01")
    for row in range(IMPORTED_ROWS):
        assert books.attempt(watch_file(f"{name}-{row}")) is None
    ledger.note_import(books, f"{name}.xlsx", f"{name:0>64}", IMPORTED_ROWS)
    return acknowledged(ledger.commit(books))


def catching_up(folder: Path, told: Connection, seed: int) -> None:
    """Record a little, bring the facts up to it, and again."""
    ledger = open_ledger(folder)
    for number in count():
        told.send(import_one(ledger, f"C{seed}-{number}"))
        catch_up(ledger, folder / FACTS)


VICTIMS: dict[str, Victim] = {
    "recording": recording,
    "importing": importing,
    "catching up": catching_up,
}
