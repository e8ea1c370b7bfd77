"""What a folder of facts knows of its ledger: how many entries it had, and the root of its tree.

Facts are made from entries, so they bear witness against a ledger that lost its last entries or
got others: an old database put back, a log of writes that was damaged, a rewritten entry under a
new tree. Whatever else is wrong with the facts, and of whatever version they are, that is looked
at: the list of files, what is left of it where it was damaged, and the names of the files, which
say what positions they cover.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from ledger.application import Ledger
from ledger.errors import (
    N_,
    EntriesGone,
    FactFilesKnowMore,
    FactsKnowMore,
    FactsOfOtherEntries,
    IntegrityBroken,
    LedgerError,
    NoLedgerHere,
)
from ledger.proofs.receipts import TreeHead, root_at
from ledger.storage.folder import DATABASE, FACTS, LOG_OF_WRITES, SETTINGS, has_something
from projections.facts.kind import Kind
from projections.facts.manifest import MANIFEST, Manifest, seal_of

UNKNOWN = N_("its list of files (manifest.json) is not the one that the ledger knows")
"""Why facts are not believed whose list is sealed well."""

UNKNOWN_ROOT = ""
"""The root of who knows only how many entries there were."""

_COVERED = re.compile(r"[a-z]-\d{9,15}-(\d{9,15})(?!\d)")
"""The last position in the name of a file of facts, as ``fact_files.free_path`` gives it."""
_POSITION = re.compile(r'"position"\s*:\s*(\d{1,15})(?!\d)')
_ROOT = re.compile(r'"root"\s*:\s*"([0-9a-f]{64})"')
"""What the list of files says of its ledger, where it can no longer be read as a whole."""


def contradiction(ledger: Ledger, folder: Path) -> IntegrityBroken | None:
    """What the facts in a folder know otherwise than the ledger; None where they agree.

    Raises IntegrityBroken where the ledger's tree has lost a node.
    """
    known = witnesses_in(folder)  # first: a ledger only grows
    known |= {TreeHead(one.position, one.root) for one in ledger.known_facts() if one.position}
    size = ledger.last_position
    most = max(known, default=TreeHead(0, UNKNOWN_ROOT))
    if most.size > size:
        if most.root == UNKNOWN_ROOT:
            return FactFilesKnowMore(known=most.size, size=size)
        return FactsKnowMore(known=most.size, root=most.root, size=size)
    for one in sorted(known):
        if one.root != UNKNOWN_ROOT and one.root != (own := root_at(ledger, one.size)):
            return FactsOfOtherEntries(position=one.size, root=one.root, own=own)
    return None


def nothing_left(home: Path, *, founding: bool = False) -> LedgerError | None:
    """What is to be said of a folder without an entry: they are gone, or there never was one.

    Facts show that there was a ledger, and a log of writes beside an empty database, which SQLite
    would throw away; so do settings, written last of all that founding writes. ``founding``: a
    ledger is to be made, for which settings may be prepared; None where nothing speaks against it.
    """
    gone = bool(witnesses_in(home / FACTS))
    if not has_something(home / DATABASE):
        gone = gone or has_something(home / LOG_OF_WRITES)
    if founding:
        return EntriesGone(path=home) if gone else None
    kept = (home / DATABASE).is_file() and (home / SETTINGS).exists()
    return (EntriesGone if gone or kept else NoLedgerHere)(path=home)


def is_known(ledger: Ledger, manifest: Manifest, kinds: Iterable[Kind]) -> bool:
    """Whether the ledger knows that a list of facts was made from its entries."""
    return seal_of(manifest, kinds) in {one.seal for one in ledger.known_facts()}


def witnesses_in(folder: Path) -> set[TreeHead]:
    """What the files in a folder of facts know of its ledger, each by itself."""
    found = set[TreeHead]()
    with suppress(OSError):  # no folder, or none that may be looked into
        for path in folder.iterdir():
            found.update(_by_names(path.name))
            if path.name.startswith(MANIFEST) and path.is_file():
                found.update(_by_list(path))
    return found


def _by_names(text: str) -> Iterator[TreeHead]:
    """What the names of files of facts say that stand in a text."""
    for last in set(_COVERED.findall(text)):
        yield TreeHead(int(last), UNKNOWN_ROOT)


def _by_list(path: Path) -> Iterator[TreeHead]:
    """What a list of files says, or what can still be read of it."""
    try:
        text = path.read_bytes().decode("utf-8", "replace")
    except OSError:
        return
    yield from _by_names(text)
    try:
        data = json.loads(text)
        position, root = data["position"], data["root"]
        if type(position) is int and type(root) is str and position > 0:
            yield TreeHead(position, root)
    except (ValueError, KeyError, TypeError, RecursionError):
        if position_told := _POSITION.search(text):
            root_told = _ROOT.search(text)
            root = root_told[1] if root_told else UNKNOWN_ROOT
            yield TreeHead(int(position_told[1]), root)
