"""The facts of a range of records: the work one process does, and the files it leaves.

A large batch is two parts, whoever writes them: the files are the same whether two processes do,
or one after all.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from ledger.application import Ledger
from ledger.no_gc import uncollected
from ledger.store import EVERY_STREAM, Between
from projections.facts.fact_files import free_path
from projections.facts.kind import Kind
from projections.facts.manifest import StoredFile

LARGE_ENTRIES = 100_000
"""From how many new entries on a batch is two parts: what they take is worth a second process."""

SAMPLES = 1_000
"""How many entries tell where the records are halved: they are within a few in a hundred."""

Tables = dict[str, tuple[StoredFile, ...]]


class Written(NamedTuple):
    """The files of each kind of fact, and from how many new entries they were made."""

    tables: Tables
    entries: int


@dataclass(frozen=True, slots=True)
class Part:
    """The facts that some records taught at positions after < position ≤ upto.

    Those ``between`` one record (included) and another (not; None: to the last). ``kinds``: the
    kinds of facts, each with the file it goes to.
    """

    kinds: tuple[tuple[Kind, Path], ...]
    after: int
    upto: int
    between: Between

    def write(self, ledger: Ledger) -> Written:
        """Write the files. Raises LedgerUnavailable, IntegrityBroken, OSError."""
        from projections.facts.beliefs import Learner
        from projections.facts.columns import FactFile

        units, learnt = ledger.units(), 0
        with uncollected(), ExitStack() as stack:
            files = [stack.enter_context(FactFile(path, kind, units)) for kind, path in self.kinds]
            kinds = [kind for kind, _ in self.kinds]
            learner = Learner(kinds, {file.kind.name: file.waiting for file in files})
            for history in ledger.histories(self.upto, self.after, self.between):
                learnt += sum(entry.position > self.after for entry in history.entries)
                learner.learn(history, self.after)
                for file in files:
                    file.settle()
        return Written({file.kind.name: file.stored for file in files}, learnt)


def parts_of(
    ledger: Ledger, folder: Path, kinds: tuple[Kind, ...], after: int, upto: int
) -> Iterator[Part]:
    """The parts of a batch, in the order of records."""
    middle = _middle(ledger, after, upto)
    ranges: list[Between] = [EVERY_STREAM] if middle is None else [("", middle), (middle, None)]
    for mark, between in zip(("", "b"), ranges, strict=False):
        files = tuple((kind, free_path(folder, kind.name, after + 1, upto, mark)) for kind in kinds)
        yield Part(files, after, upto, between)


def _middle(ledger: Ledger, after: int, upto: int) -> str | None:
    """The record that halves a large batch, by entries; None where it is small."""
    if upto - after < LARGE_ENTRIES:
        return None
    sampled = range(after + 1, upto + 1, max(1, (upto - after) // SAMPLES))
    records = sorted(ledger.record_at(position) or "" for position in sampled)
    return records[len(records) // 2]
