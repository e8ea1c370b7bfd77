"""The ledger verified whole: its entries, what facts and kept receipts know of them, the facts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from ledger.errors import FactsKnowMore, IntegrityBroken
from ledger.proofs.receipts import TreeHead, read_receipt, receipts_in, root_at
from ledger.proofs.verify import IntegrityProblem, Verification, unreadable, verify
from ledger.storage.transcoding import new_salt

if TYPE_CHECKING:
    from ledger.application import Ledger

DERIVED = ("facts", "fact_files")
"""Kinds of problems of what is derived: the entries can hold all the same."""


def verify_ledger(
    opened: Callable[[], Ledger], facts: Path, receipts: Iterable[TreeHead] = ()
) -> Verification:
    """Hash every entry again, then hold against them what else there is.

    Kept receipts, what the facts in the folder know of the ledger, and the facts themselves, which
    a replay must teach. Where there are no facts, nothing is said of them. ``opened`` opens the
    ledger. Raises what opening raises, except IntegrityBroken.
    """
    try:
        ledger = opened()
    except IntegrityBroken as error:
        return unreadable(error)
    found = verify(ledger)
    problems = {
        *found.problems,
        *_against_receipts(ledger, found.size, receipts),
        *_against_facts(ledger, facts, sound=found.ok),
    }
    return replace(found, problems=tuple(sorted(problems)))


def receipts_given(texts: Iterable[str]) -> list[TreeHead]:
    """The receipts somebody kept: each a text ``SIZE:ROOT``, or the name of a file of them.

    Raises BadValue for what is neither.
    """
    found = []
    for text in texts:
        if receipt := read_receipt(text):
            found.append(receipt)
        else:
            found += receipts_in(_content(Path(text)), text)
    return found


def _content(file: Path) -> str:
    """The text of a small file; none where it is no file that can be read as text."""
    try:
        return file.read_text("utf-8-sig") if file.is_file() else ""
    except (OSError, ValueError):
        return ""


def _against_receipts(
    ledger: Ledger, size: int, receipts: Iterable[TreeHead]
) -> Iterator[IntegrityProblem]:
    for receipt in dict.fromkeys(receipts):
        if receipt.size > size:
            told = f"the receipt {receipt} knows {receipt.size} entries; there are {size}"
            yield IntegrityProblem(size + 1, "tail_missing", told)
            continue
        try:
            own = root_at(ledger, receipt.size)
        except IntegrityBroken as error:
            own = str(error)
        if own != receipt.root:
            told = f"the first {receipt.size} entries give the root {own}, not as in {receipt}"
            yield IntegrityProblem(receipt.size, "receipt", told)


def _against_facts(ledger: Ledger, folder: Path, *, sound: bool) -> Iterator[IntegrityProblem]:
    from projections.facts.manifest import MANIFEST
    from projections.facts.witness import contradiction

    if not (folder / MANIFEST).exists():
        return  # nothing to hold against anything, and Arrow is slow to import
    try:
        broken = contradiction(ledger, folder)
    except IntegrityBroken:
        return  # the tree itself is broken, as verification says
    if broken:
        more = isinstance(broken, FactsKnowMore)
        position = int(str(broken.values["size" if more else "position"])) + more
        yield IntegrityProblem(position, "tail_missing" if more else "other_entries", str(broken))
        return
    from projections.facts.replayed import bad_facts

    for bad in bad_facts(ledger, folder, new_salt().encode(), replay=sound):
        yield IntegrityProblem(*bad)
