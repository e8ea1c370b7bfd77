"""Facts in files held against what a replay of the entries teaches: the one proof of them.

Rows may lie in any order and in other files than a rebuild would make, so of both sides, for every
segment and kind, the keyed hashes of all rows are added up: nobody who does not know the key can
find other rows with the same sum. Memory holds a batch of rows, whatever the size of the ledger.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from ledger.application import Ledger
from ledger.no_gc import uncollected
from ledger.proofs.receipts import root_at
from projections.facts.arrays import built
from projections.facts.beliefs import Learner
from projections.facts.columns import ROWS_AS_OBJECTS, schema_of, table_of
from projections.facts.days import days_until
from projections.facts.fact_files import intact
from projections.facts.kind import Fact, Kind
from projections.facts.kinds import every_kind
from projections.facts.manifest import Manifest, NotAllowed, read_manifest

SUM_BITS = 256

_APART, _ESCAPE, _NULL = "\x1f", "\x1b", "\x1b2"
_ESCAPED = {_ESCAPE: "\x1b0", _APART: "\x1b1"}
"""How a row becomes one text that no other row becomes."""


class BadFacts(NamedTuple):
    """What is wrong with the facts of the positions from ``first`` on (0: with all), as a sentence.

    ``kind``: ``fact_files``, the files are not as they were written; ``facts_unread``, they may not
    be read, so nothing is said of them; ``facts``, not what the entries teach.
    """

    first: int
    kind: str
    detail: str


class RowSums:
    """The sum of the hashes of the rows of each segment and kind."""

    def __init__(self, lasts: Sequence[int], key: bytes) -> None:
        """``lasts``: the last position of each segment."""
        self.found: Counter[tuple[int, str]] = Counter()
        self._lasts = lasts
        self._key = key

    def add(self, kind: Kind, table: pa.Table, segment: int | None = None) -> None:
        """Add rows: those of a segment's file, or (None) each to the segment of its position."""
        positions = table.column("position").to_pylist()
        for text, position in zip(_texts(table), positions, strict=True):
            hashed = blake2b(text.encode(), key=self._key, digest_size=SUM_BITS // 8)
            at = bisect_left(self._lasts, position) if segment is None else segment
            self.found[at, kind.name] += int.from_bytes(hashed.digest())

    def at(self, segment: int, kind: Kind) -> int:
        """The sum of a segment's rows of a kind."""
        return self.found[segment, kind.name] % (1 << SUM_BITS)


def bad_facts(ledger: Ledger, folder: Path, key: bytes, *, replay: bool) -> list[BadFacts]:
    """Everything wrong with the facts in a folder; nothing where there are none.

    ``key``: a secret of this run; ``replay``: whether to hold them against the entries, which must
    be sound. Facts of another version are made again when they are asked, and are not looked at.
    """
    kinds = every_kind()
    try:
        manifest = read_manifest(folder, kinds)
        if manifest is None:
            return []
        intact(folder, manifest, hashed=True)
    except ValueError as error:
        kind = "facts_unread" if isinstance(error, NotAllowed) else "fact_files"
        return [BadFacts(0, kind, str(error))]
    if not replay:
        return []
    found = list(_differing(ledger, folder, manifest, kinds, key))
    days = days_until(ledger, (), manifest.position)
    if (manifest.ledger, manifest.days) != (root_at(ledger, min(1, manifest.position)), days):
        found.append(
            BadFacts(0, "facts", "the days, or the first entry, are not those of the entries")
        )
    return found


def _differing(
    ledger: Ledger, folder: Path, manifest: Manifest, kinds: Sequence[Kind], key: bytes
) -> Iterator[BadFacts]:
    """Where the files' rows, summed up by record, are not those that a replay teaches."""
    lasts = [segment.last for segment in manifest.segments]
    stored, taught = RowSums(lasts, key), RowSums(lasts, key)
    unreadable: set[tuple[int, str]] = set()
    for number, segment in enumerate(manifest.segments):
        for kind in kinds:
            for file in segment.tables[kind.name]:
                try:
                    _add_file(stored, folder / file.name, kind, number)
                except (pa.ArrowException, OSError, ValueError, KeyError):
                    unreadable.add((number, kind.name))
    _replay(ledger, manifest.position, kinds, taught)
    for number, segment in enumerate(manifest.segments):
        for kind in kinds:
            if (number, kind.name) in unreadable:
                yield BadFacts(segment.first, "fact_files", f"a file of {kind.name} cannot be read")
            elif stored.at(number, kind) != taught.at(number, kind):
                told = f"the {kind.name} of the positions {segment.first} to {segment.last}"
                yield BadFacts(segment.first, "facts", f"{told} are not what the entries teach")


def _add_file(sums: RowSums, path: Path, kind: Kind, segment: int) -> None:
    """Add the rows of a file. Raises ValueError where its columns are not its kind's."""
    with pq.ParquetFile(path) as file:
        if file.schema_arrow.names != schema_of(kind).names:
            raise ValueError(path)
        for batch in file.iter_batches(ROWS_AS_OBJECTS):
            table = pa.Table.from_batches([batch])
            sums.add(kind, table.cast(schema_of(kind)), segment)


@uncollected()
def _replay(ledger: Ledger, upto: int, kinds: Sequence[Kind], sums: RowSums) -> None:
    """Add the rows that the entries teach, learned record by record from the first entry on."""
    told: dict[str, list[Fact]] = {kind.name: [] for kind in kinds}
    learner = Learner(kinds, told)
    for history in ledger.histories(upto):
        learner.learn(history, 0)
        _settle(kinds, told, sums, ROWS_AS_OBJECTS)
    _settle(kinds, told, sums, 1)


def _settle(kinds: Iterable[Kind], told: dict[str, list[Fact]], sums: RowSums, least: int) -> None:
    for kind in kinds:
        if len(facts := told[kind.name]) >= least:
            sums.add(kind, table_of(kind, facts))
            facts.clear()


def _texts(table: pa.Table) -> list[str]:
    """Each row as one text."""
    columns = [_escaped(column.combine_chunks()) for column in table.columns]
    joined = pc.binary_join_element_wise(
        *columns, _APART, null_handling="replace", null_replacement=_NULL
    )
    return list(joined.to_pylist())


def _escaped(column: pa.Array) -> pa.Array:
    """A column as texts in which neither sign of ours occurs; of a word, its few values once."""
    if isinstance(column, pa.ChunkedArray):  # one without any chunk
        column = pa.concat_arrays(column.chunks) if column.chunks else built([])
    if pa.types.is_dictionary(column.type):
        return built([_escape(one) for one in column.dictionary.to_pylist()]).take(column.indices)
    texts = column.cast(pa.string())
    for sign, written in _ESCAPED.items():
        if pc.any(pc.match_substring(texts, sign)).as_py():
            texts = pc.replace_substring(texts, sign, written)
    return texts


def _escape(text: str | None) -> str | None:
    for sign, written in _ESCAPED.items():
        text = text and text.replace(sign, written)
    return text
