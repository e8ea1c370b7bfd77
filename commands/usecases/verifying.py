"""The ledger verified whole: its entries, what facts and kept receipts know of them, the facts."""

from __future__ import annotations

from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from commands.usecases.facts_beside import FactsSeen, own_facts, own_problems
from commands.usecases.problem_words import broken
from ledger.errors import IntegrityBroken, LedgerError
from ledger.proofs.receipts import TreeHead, read_receipt, receipts_in, root_at
from ledger.proofs.verify import IntegrityProblem, Verification, unreadable, verify

if TYPE_CHECKING:
    from ledger.application import Ledger
    from ledger.proofs.part import LedgerPart

NAMED_FACTS = "named_facts"
UNREAD = "facts_unread"
DERIVED = ("facts", "fact_files", UNREAD, NAMED_FACTS)
"""Kinds of problems of what is derived: the entries can hold all the same."""


class WholeVerification(NamedTuple):
    """The verification of a ledger.

    ``facts``: what was seen of facts with which nothing is wrong; ``broken``: why facts that the
    settings name cannot be counted, each among the problems too; ``part``: what a bundle that
    holds shows, and ``untold``: kept receipts that it neither gives nor contradicts.
    """

    found: Verification
    facts: tuple[FactsSeen, ...] = ()
    broken: tuple[LedgerError, ...] = ()
    part: LedgerPart | None = None
    untold: tuple[TreeHead, ...] = ()


def verify_ledger(
    opened: Callable[[], Ledger],
    facts: Path,
    receipts: Iterable[TreeHead] = (),
    named: Iterable[FactsSeen | LedgerError] = (),
) -> WholeVerification:
    """Hash every entry again, then hold against them what else there is.

    Kept receipts, what the facts in the folder know of the ledger, and the facts themselves, which
    a replay must teach. ``opened`` opens the ledger; ``named``: what was found in the folders of
    facts that its settings name. Raises what opening raises, except IntegrityBroken.
    """
    try:
        ledger = opened()
    except IntegrityBroken as error:
        return WholeVerification(unreadable(error))
    found, part = _hashed(ledger)
    kept, untold = _told(part, receipts)
    elsewhere = list(named)
    refused = tuple(one for one in elsewhere if isinstance(one, LedgerError))
    of_facts = list(own_problems(ledger, facts, sound=found.ok))
    problems = {
        *found.problems,
        *_against_receipts(ledger, found.size, kept),
        *of_facts,
        *(IntegrityProblem(0, NAMED_FACTS, str(one)) for one in refused),
    }
    seen = [own_facts(facts)] if found.ok and not of_facts else []
    seen += [one for one in elsewhere if isinstance(one, FactsSeen)]
    whole = replace(found, problems=tuple(sorted(problems)))
    return WholeVerification(whole, tuple(seen), refused, part, untold)


def _hashed(ledger: Ledger) -> tuple[Verification, LedgerPart | None]:
    """Every entry hashed again, and held against the tree; of a bundle, those that are here."""
    if not ledger.is_part:
        return verify(ledger), None
    from ledger.proofs.part import verify_part
    from ledger.storage.bundled_books import BundledLedger

    assert isinstance(ledger, BundledLedger)
    return verify_part(ledger)


def _told(
    part: LedgerPart | None, receipts: Iterable[TreeHead]
) -> tuple[list[TreeHead], tuple[TreeHead, ...]]:
    """The kept receipts that can be told here, and those of which a part says nothing."""
    kept = list(dict.fromkeys(receipts))
    told = [one for one in kept if part is None or part.root_told(one.size) is not None]
    return told, tuple(one for one in kept if one not in told)


def fault_in(ledger: Ledger) -> IntegrityBroken | None:
    """What does not hold of the entries: why something went wrong that should not have.

    None where they hold, and what went wrong has another reason.
    """
    return next((broken(one) for one in _hashed(ledger)[0].problems if one.position), None)


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
    """The text of a small file; none where it is no file that can be read as text.

    Windows PowerShell writes what a command prints (`>`) in UTF-16, with a mark before it.
    """
    try:
        data = file.read_bytes() if file.is_file() else b""
        wide = data.startswith((BOM_UTF16_LE, BOM_UTF16_BE))
        return data.decode("utf-16" if wide else "utf-8-sig")
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
