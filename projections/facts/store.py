"""Where facts are kept: Parquet files named by the positions they cover, caught up from the ledger
on demand.

Facts are derived. Whatever is wrong with them — damaged, deleted, of another ledger, of an older
format — they are thrown away and made again from the entries, with the same answers.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

from ledger.application import Ledger
from ledger.catalog.lines import catalog
from ledger.errors import LedgerUnavailable
from ledger.no_gc import uncollected
from ledger.proofs.merkle import peaks, root_of_peaks
from projections.facts.beliefs import facts_of
from projections.facts.columns import MOVEMENTS, SPANS, FactFile
from projections.facts.compaction import compacted
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

    @property
    def position(self) -> int:
        """The last position covered."""
        return self.manifest.position

    @property
    def spans(self) -> list[Path]:
        """The files of spans; none when no record moved yet."""
        return [self.folder / segment.spans.name for segment in self.manifest.segments]

    @property
    def movements(self) -> list[Path]:
        """The files of movements."""
        return [self.folder / segment.movements.name for segment in self.manifest.segments]

    def renewed(self) -> FactStore:
        """The facts as they are now; made again from nothing when what is there cannot be read."""
        now = catch_up(self.ledger, self.folder)
        return (
            rebuild(self.ledger, self.folder)
            if now.manifest.segments == self.manifest.segments
            else now
        )


def catch_up(ledger: Ledger, folder: Path, progress: Progress | None = None) -> FactStore:
    """Bring the facts in ``folder`` up to the ledger's last entry, in one batch.

    Raises LedgerBusy when another process does so for too long, LedgerNotWritable, IntegrityBroken.
    """
    manifest = _usable(ledger, folder)
    if manifest and manifest.position == ledger.last_position:
        # the files were copied here: spare the next reader hashing them
        if manifest != read_manifest(folder):
            with suppress(LedgerUnavailable), alone_in(folder):
                _caught_up(ledger, folder, _usable(ledger, folder) or Manifest(), progress)
        return FactStore(ledger, folder, manifest)
    with alone_in(folder):
        manifest = _caught_up(ledger, folder, _usable(ledger, folder) or Manifest(), progress)
    return FactStore(ledger, folder, manifest)


def rebuild(ledger: Ledger, folder: Path, progress: Progress | None = None) -> FactStore:
    """Throw the facts away and make them again from the entries. Raises what catch_up raises."""
    with alone_in(folder):
        manifest = _caught_up(ledger, folder, Manifest(), progress)
    return FactStore(ledger, folder, manifest)


def _usable(ledger: Ledger, folder: Path) -> Manifest | None:
    """The folder's facts if they are whole and are this ledger's: its tree had that root at that
    size.
    """
    manifest = read_manifest(folder)
    if manifest is None or manifest.position > ledger.last_position:
        return None
    if root_at(ledger, manifest.position) != manifest.root:
        return None
    return intact(folder, manifest)


def root_at(ledger: Ledger, size: int) -> str:
    """The root of the ledger's tree when it had ``size`` leaves, in hexadecimal."""
    statement = "SELECT hash FROM tree_nodes WHERE level=? AND idx=?"
    scalar = cast(Any, ledger.recorder).scalar
    return root_of_peaks(bytes(scalar(statement, node) or b"") for node in peaks(size)).hex()


def _caught_up(
    ledger: Ledger, folder: Path, manifest: Manifest, progress: Progress | None
) -> Manifest:
    """Add a batch; call it alone in the folder."""
    last = ledger.last_position
    if manifest.position == last:
        if manifest.segments and manifest != read_manifest(folder):
            write_manifest(folder, manifest)
        return manifest
    clean(folder, manifest, retired=True)
    units = ledger.units()
    segment = _batch(ledger, folder, manifest.position, last, units, progress)
    segments = (*manifest.segments, segment) if segment.rows else manifest.segments
    grown = compacted(folder, Manifest(last, root_at(ledger, last), segments), units)
    write_manifest(folder, grown)
    return grown


def _batch(
    ledger: Ledger,
    folder: Path,
    after: int,
    upto: int,
    units: Iterable[str],
    progress: Progress | None,
) -> Segment:
    """Write the facts of the positions after < position ≤ upto."""
    names = {line.code for line in catalog().lines}
    read = 0
    with uncollected(), ExitStack() as stack:
        spans = stack.enter_context(
            FactFile(free_path(folder, "spans", after + 1, upto), SPANS, units)
        )
        movements = stack.enter_context(
            FactFile(free_path(folder, "movements", after + 1, upto), MOVEMENTS, units)
        )
        for count, history in enumerate(ledger.histories(upto, after)):
            read += history.version
            if history.record.partition(":")[0] in names:
                stays, moves = facts_of(history, after)
                spans.add(stays)
                movements.add(moves)
            if progress and count % TELL_EVERY == 0:
                progress(read)
    return Segment(
        after + 1, upto, stored(spans.path, spans.rows), stored(movements.path, movements.rows)
    )
