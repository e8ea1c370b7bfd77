"""Where facts are kept: Parquet files named by the positions they cover.

Facts are derived, and caught up from the ledger on demand. Whatever is wrong with them — damaged,
deleted, of an older format, of other kinds — they are thrown away and made again from the entries,
with the same answers, and whoever asks is told. Facts that know more than the entries, or were made
from others, are kept: they are evidence.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import ExitStack, suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NamedTuple

from ledger.application import Ledger
from ledger.errors import LedgerBusy, LedgerNotWritable, LedgerUnavailable, StoreDamaged
from ledger.open_books import NOT_ALL
from ledger.proofs.receipts import root_at
from ledger.store import NO_FACTS, KnownFacts
from projections.facts.days import days_until
from projections.facts.fact_files import alone_in, clean, intact
from projections.facts.kind import Kind
from projections.facts.kinds import every_kind
from projections.facts.manifest import (
    Manifest,
    Segment,
    read_manifest,
    seal_of,
    write_manifest,
)
from projections.facts.witness import UNKNOWN, contradiction, is_known


@dataclass(frozen=True, slots=True)
class FactStore:
    """The facts of a ledger up to ``position``, in files of ``folder``.

    ``mended``: why facts that were there had to be made again (a text to translate), else empty.
    """

    ledger: Ledger
    folder: Path
    manifest: Manifest
    kinds: tuple[Kind, ...]
    mended: str = ""

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

    def books(self, kind: Kind) -> Sequence[Sequence[str]]:
        """The files as engines are told of them: of one ledger."""
        return [[str(path) for path in self.files(kind)]]

    def renewed(self) -> FactStore:
        """The facts as they are now; made again from nothing when what is there cannot be read."""
        now = catch_up(self.ledger, self.folder, kinds=self.kinds)
        if now.manifest.segments == self.manifest.segments:
            return rebuild(self.ledger, self.folder, kinds=self.kinds)
        return now


def catch_up(
    ledger: Ledger,
    folder: Path,
    kinds: Sequence[Kind] | None = None,
) -> FactStore:
    """Bring the facts in ``folder`` up to the ledger's last entry, in one batch.

    ``kinds``: the kinds of facts to keep there (None: all there are).
    Raises LedgerBusy when another process does so for too long, LedgerNotWritable, IntegrityBroken,
    FactsKnowMore and FactsOfOtherEntries.
    """
    if broken := contradiction(ledger, folder):
        raise broken
    batch = _Batch(ledger, folder, tuple(every_kind() if kinds is None else kinds))
    manifest, why = batch.usable()
    if manifest is None or manifest.position != ledger.last_position:
        with alone_in(folder):
            manifest = batch.add(batch.usable().manifest or Manifest())
    elif manifest != batch.written().manifest:
        # the files were copied here: spare the next reader hashing them
        with suppress(LedgerUnavailable), alone_in(folder):
            batch.add(batch.usable().manifest or Manifest())
    return FactStore(ledger, folder, manifest, batch.kinds, why)


def rebuild(
    ledger: Ledger,
    folder: Path,
    kinds: Sequence[Kind] | None = None,
    *,
    kept: bool = False,
) -> FactStore:
    """Throw the facts away and make them again from the entries, whatever was known otherwise.

    ``kept``: refuse where the ledger cannot be written, for facts it does not know are not believed
    later. Raises LedgerBusy, LedgerNotWritable, IntegrityBroken.
    """
    batch = _Batch(ledger, folder, tuple(every_kind() if kinds is None else kinds))
    with alone_in(folder):
        if kept:
            ledger.know_facts(NO_FACTS)
        manifest = batch.add(Manifest(), anew=True)
    return FactStore(ledger, folder, manifest, batch.kinds)


class _Found(NamedTuple):
    """The facts in a folder, if there are any to build on, else what is wrong with them."""

    manifest: Manifest | None
    why: str = ""


@dataclass(frozen=True, slots=True)
class _Batch:
    """What the folder lacks of the facts of a ledger."""

    ledger: Ledger
    folder: Path
    kinds: tuple[Kind, ...]

    def written(self) -> _Found:
        """What the folder's manifest says."""
        try:
            manifest = read_manifest(self.folder, self.kinds)
        except ValueError as error:
            return _Found(None, str(error))
        if manifest and not is_known(self.ledger, manifest, self.kinds):
            return _Found(None, UNKNOWN)
        return _Found(manifest)

    def usable(self) -> _Found:
        """The folder's facts if they are whole; nothing is added to files that were not hashed."""
        found = self.written()
        if found.manifest is None:
            return found
        behind = found.manifest.position != self.ledger.last_position
        try:
            return _Found(intact(self.folder, found.manifest, hashed=behind))
        except ValueError as error:
            return _Found(None, str(error))

    def add(self, manifest: Manifest, *, anew: bool = False) -> Manifest:
        """Write what is new; call it alone in the folder.

        ``anew``: nothing that was known of facts before is to be known any longer.
        """
        last = self.ledger.last_position
        if manifest.position == last:
            if manifest.segments and manifest != self.written().manifest:
                self._commit(manifest)
            return manifest
        # slow to import, and not needed where nothing is new
        from projections.facts.compaction import compacted

        clean(self.folder, manifest, retired=True)
        grown = Manifest(
            last,
            root_at(self.ledger, last),
            _joined(manifest.segments, self._segment(manifest.position, last)),
            ledger=root_at(self.ledger, 1),
            days=days_until(self.ledger, manifest.days, last),
        )
        grown = compacted(self.folder, grown, self.kinds, self.ledger.units())
        self._commit(grown, anew=anew)
        return grown

    def _commit(self, manifest: Manifest, *, anew: bool = False) -> None:
        """Let the ledger know the manifest, and then put it in place.

        Whoever is killed between leaves the one before, which stays known. Where the ledger cannot
        be written, the facts are asked and go with this run: nobody would believe them later.
        """
        before = None if anew else self.written().manifest
        made = KnownFacts(seal_of(manifest, self.kinds), manifest.position, manifest.root)
        try:
            self.ledger.know_facts(made, seal_of(before, self.kinds) if before else "")
        except (LedgerBusy, LedgerNotWritable):
            return
        write_manifest(self.folder, manifest, self.kinds)

    def _segment(self, after: int, upto: int) -> Segment:
        """Write the facts of the positions after < position ≤ upto.

        Raises StoreDamaged where one of them does not come.
        """
        from projections.facts.part import parts_of
        from projections.facts.second import written_beside

        here, *beside = parts_of(self.ledger, self.folder, self.kinds, after, upto)
        with ExitStack() as stack:
            waiting = [stack.enter_context(written_beside(self.ledger, part)) for part in beside]
            written = [here.write(self.ledger), *(wait() for wait in waiting)]
        # they come by name, and a damaged index can hide some without a word
        if sum(part.entries for part in written) != self.ledger.how_many(after, upto):
            raise StoreDamaged(detail=NOT_ALL)
        names = [kind.name for kind in self.kinds]
        files = {
            name: tuple(file for part in written for file in part.tables[name]) for name in names
        }
        return Segment(after + 1, upto, files)


def _joined(segments: Sequence[Segment], new: Segment) -> tuple[Segment, ...]:
    """Segments and a new one; positions that taught no fact go with the segment before them."""
    if new.rows or not segments:
        return (*segments, new)
    return (*segments[:-1], replace(segments[-1], last=new.last))
