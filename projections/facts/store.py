"""Where facts are kept: Parquet files named by the positions they cover, caught up from the ledger
on demand.

Facts are derived. Whatever is wrong with them — damaged, deleted, of another ledger, of an older
format, of other kinds — they are thrown away and made again from the entries, with the same
answers.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from pathlib import Path

from ledger.application import Ledger
from ledger.catalog.lines import catalog
from ledger.errors import LedgerUnavailable
from ledger.no_gc import uncollected
from ledger.proofs.merkle import peaks, root_of_peaks
from projections.facts.beliefs import Learner
from projections.facts.kind import Kind
from projections.facts.kinds import every_kind
from projections.facts.manifest import (
    Manifest,
    Segment,
    alone_in,
    clean,
    free_path,
    intact,
    read_manifest,
    stored,
    write_manifest,
)

Progress = Callable[[int], None]
"""Told now and then how many entries have been read."""

TELL_EVERY = 1_000
"""Records between two reports of progress."""


@dataclass(frozen=True, slots=True)
class FactStore:
    """The facts of a ledger up to ``position``, in files of ``folder``."""

    ledger: Ledger
    folder: Path
    manifest: Manifest
    kinds: tuple[Kind, ...]

    @property
    def position(self) -> int:
        """The last position covered."""
        return self.manifest.position

    def files(self, kind: Kind) -> Sequence[Path]:
        """The files of a kind of facts; none when nothing was learned yet."""
        return [
            self.folder / file.name
            for segment in self.manifest.segments
            for file in segment.tables[kind.name]
        ]

    def renewed(self) -> FactStore:
        """The facts as they are now; made again from nothing when what is there cannot be read."""
        now = catch_up(self.ledger, self.folder, kinds=self.kinds)
        if now.manifest.segments == self.manifest.segments:
            return rebuild(self.ledger, self.folder, kinds=self.kinds)
        return now


def catch_up(
    ledger: Ledger,
    folder: Path,
    progress: Progress | None = None,
    kinds: Sequence[Kind] | None = None,
) -> FactStore:
    """Bring the facts in ``folder`` up to the ledger's last entry, in one batch.

    ``kinds``: the kinds of facts to keep there (None: all there are).
    Raises LedgerBusy when another process does so for too long, LedgerNotWritable, IntegrityBroken.
    """
    batch = _Batch(ledger, folder, tuple(every_kind() if kinds is None else kinds), progress)
    manifest = batch.usable()
    if manifest is None or manifest.position != ledger.last_position:
        with alone_in(folder):
            manifest = batch.add(batch.usable() or Manifest())
    elif manifest != read_manifest(folder, batch.kinds):
        # the files were copied here: spare the next reader hashing them
        with suppress(LedgerUnavailable), alone_in(folder):
            batch.add(batch.usable() or Manifest())
    return FactStore(ledger, folder, manifest, batch.kinds)


def rebuild(
    ledger: Ledger,
    folder: Path,
    progress: Progress | None = None,
    kinds: Sequence[Kind] | None = None,
) -> FactStore:
    """Throw the facts away and make them again from the entries. Raises what catch_up raises."""
    batch = _Batch(ledger, folder, tuple(every_kind() if kinds is None else kinds), progress)
    with alone_in(folder):
        manifest = batch.add(Manifest())
    return FactStore(ledger, folder, manifest, batch.kinds)


def root_at(ledger: Ledger, size: int) -> str:
    """The root of the ledger's tree when it had ``size`` leaves, in hexadecimal."""
    return root_of_peaks(ledger.node(*node) or b"" for node in peaks(size)).hex()


@dataclass(frozen=True, slots=True)
class _Batch:
    """What the folder lacks of the facts of a ledger."""

    ledger: Ledger
    folder: Path
    kinds: tuple[Kind, ...]
    progress: Progress | None

    def usable(self) -> Manifest | None:
        """The folder's facts if they are whole and are this ledger's: its tree had that root at
        that size.
        """
        manifest = read_manifest(self.folder, self.kinds)
        if manifest is None or manifest.position > self.ledger.last_position:
            return None
        if root_at(self.ledger, manifest.position) != manifest.root:
            return None
        return intact(self.folder, manifest)

    def add(self, manifest: Manifest) -> Manifest:
        """Write what is new; call it alone in the folder."""
        last = self.ledger.last_position
        if manifest.position == last:
            if manifest.segments and manifest != read_manifest(self.folder, self.kinds):
                write_manifest(self.folder, manifest, self.kinds)
            return manifest
        # pyarrow takes its time, and is not needed where nothing is new
        from projections.facts.compaction import compacted

        clean(self.folder, manifest, retired=True)
        segment = self._segment(manifest.position, last)
        segments = (*manifest.segments, segment) if segment.rows else manifest.segments
        grown = Manifest(last, root_at(self.ledger, last), segments)
        grown = compacted(self.folder, grown, self.kinds, self.ledger.units())
        write_manifest(self.folder, grown, self.kinds)
        return grown

    def _segment(self, after: int, upto: int) -> Segment:
        """Write the facts of the positions after < position ≤ upto."""
        from projections.facts.columns import FactFile

        lines, units, read = {line.code for line in catalog().lines}, self.ledger.units(), 0
        with uncollected(), ExitStack() as stack:
            files = {
                kind.name: stack.enter_context(
                    FactFile(free_path(self.folder, kind.name, after + 1, upto), kind, units)
                )
                for kind in self.kinds
            }
            learner = Learner(self.kinds, {name: file.waiting for name, file in files.items()})
            for count, history in enumerate(self.ledger.histories(upto, after)):
                read += history.version
                if history.noun in lines:
                    learner.learn(history, after)
                    for file in files.values():
                        file.settle()
                if self.progress and count % TELL_EVERY == 0:
                    self.progress(read)
        tables = {name: (stored(file.path, file.rows),) for name, file in files.items()}
        return Segment(after + 1, upto, tables)
