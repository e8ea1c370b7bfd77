"""Few large segments instead of many small ones: the same facts, in files read faster.

A new batch is often a handful of facts. When there are too many segments, the last ones are written
together as one that covers all their positions; each fact is rewritten about log n times in all.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from projections.facts.columns import ROWS_AS_OBJECTS, FactFile
from projections.facts.fact_files import free_path
from projections.facts.kind import Kind
from projections.facts.manifest import Manifest, Segment

MOST_SEGMENTS = 8
"""More than these are compacted: every file costs a question some milliseconds."""


def compacted(
    folder: Path, manifest: Manifest, kinds: Iterable[Kind], units: Iterable[str]
) -> Manifest:
    """The manifest with its last segments written as one, if there were too many; else as it is.

    What was replaced is ``retired``: readers of the manifest before may still be at it.
    """
    segments = manifest.segments
    if len(segments) <= MOST_SEGMENTS:
        return manifest
    first = _first_to_merge(segments)
    merged = _merged(folder, segments[first:], kinds, tuple(units))
    retired = tuple(file.name for segment in segments[first:] for file in segment.files)
    return replace(manifest, segments=(*segments[:first], merged), retired=retired)


def _first_to_merge(segments: Sequence[Segment]) -> int:
    """Where the tail begins before which every segment has more rows than all after it together."""
    first = len(segments) - 2
    rows = segments[-1].rows + segments[-2].rows
    while first > 0 and segments[first - 1].rows <= rows:
        first -= 1
        rows += segments[first].rows
    return first


def _merged(
    folder: Path, segments: Sequence[Segment], kinds: Iterable[Kind], units: Sequence[str]
) -> Segment:
    start, end = segments[0].first, segments[-1].last
    tables = {}
    for kind in kinds:
        path = free_path(folder, kind.name, start, end)
        with FactFile(path, kind, units) as target:
            for segment in segments:
                for source in segment.tables[kind.name]:
                    _copy(folder / source.name, target)
        tables[kind.name] = target.stored
    return Segment(start, end, tables)


def _copy(source: Path, target: FactFile) -> None:
    with pq.ParquetFile(source) as file:
        for batch in file.iter_batches(ROWS_AS_OBJECTS):
            target.add_table(pa.Table.from_batches([batch]))
