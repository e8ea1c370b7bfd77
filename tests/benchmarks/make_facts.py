"""Millions of fictional movements as fact files, made column by column: what statistics are timed
on.

Seeded: the same facts every time. Records of all lines over ten years, in 240 units: every one is
opened, most change once or twice (class, officer, unit), most are closed, one movement in fifty was
corrected later.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from math import ceil
from pathlib import Path
from typing import Any, cast

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from ledger.application import Ledger
from ledger.catalog.lines import catalog
from ledger.records.cell import DIMENSIONS, FIELDS
from ledger.values.dates import END_OF_TIME
from projections.facts.columns import FactFile, schema_of
from projections.facts.kinds.movements import BETWEEN_UNITS
from projections.facts.kinds.movements import KIND as MOVEMENTS
from projections.facts.kinds.spans import KIND as SPANS
from projections.facts.manifest import Manifest, Segment
from projections.facts.movement import MOVEMENTS as MOVEMENT_KINDS
from projections.facts.movement import TRANSFERRED
from projections.facts.store import FactStore

CHUNK_RECORDS = 100_000
MOVEMENTS_PER_RECORD = 2.1
UNITS = tuple(
    f"{district:03d}.{team}"
    for district in range(100, 160)
    for team in ("CAH", "DHS", "DKT", "DMT")
)
EPOCH = date(1970, 1, 1)
FIRST = (date(2014, 10, 15) - EPOCH).days
DAYS = 3_650
FOREVER = (END_OF_TIME - EPOCH).days

WORDS: dict[str, tuple[str, ...]] = {
    "line": tuple(line.code for line in catalog().lines),
    "symbol": tuple(symbol.code for line in catalog().lines for symbol in line.symbols),
    "class": ("A", "B"),
    "list": ("I", "II", "III", "IV"),
    "level": ("huyện", "xã", "phường"),
    "branch": ("hình sự", "kinh tế", "ma túy", "môi trường"),
    "unit": UNITS,
    "status": ("open",),
    "officer": tuple(f"CB{number:05d}" for number in range(2_000)),
    "movement": MOVEMENT_KINDS,
    "closing": tuple(dict.fromkeys(way.code for line in catalog().lines for way in line.closings)),
}
"""What the codes in a column stand for; columns not named hold nothing."""

Columns = dict[str, Any]
NOTHING = -1


@dataclass
class Maker:
    """Some records, all moving at once: ``cell`` holds a code per field and record."""

    random: Any
    spans: FactFile
    movements: FactFile
    position: int = 1

    def chunk(self, count: int) -> None:
        """The whole course of ``count`` records."""
        self.first = self.position
        self.cell = self._first_cells(count)
        self.since = FIRST + self.random.integers(0, DAYS, count)
        self.alive = np.ones(count, bool)
        self._move(None, self.cell, self.since, self.alive.copy())
        watch = self.cell["line"] == WORDS["line"].index("ST")
        for share, name in ((0.6, "class"), (0.3, "officer"), (0.05, "unit")):
            later, hit = self._later(share, 700)
            target = dict(self.cell)
            target[name] = np.where(
                hit, self.random.integers(0, len(WORDS[name]), count), target[name]
            )
            hit &= (target[name] != self.cell[name]) & (watch if name == "class" else True)
            self._move(self.cell, target, later, hit)
        self._move(self.cell, None, *self._later(0.7, 900))

    def _first_cells(self, count: int) -> Columns:
        lines = catalog().lines
        starts = np.cumsum([0, *(len(line.symbols) for line in lines)])
        cell: Columns = {name: np.full(count, NOTHING) for name in FIELDS}
        line = cell["line"] = self.random.choice(
            len(lines), count, p=[0.15, 0.5, 0.08, 0.05, 0.17, 0.03, 0.02]
        )
        widths = np.array([len(one.symbols) for one in lines])[line]
        cell["symbol"] = starts[line] + (self.random.random(count) * widths).astype(int)
        for name in ("class", "list"):
            cell[name] = np.where(
                line == WORDS["line"].index("ST"),
                self.random.integers(0, len(WORDS[name]), count),
                NOTHING,
            )
        for name in ("level", "branch", "unit", "status", "officer"):
            cell[name] = self.random.integers(0, len(WORDS[name]), count)
        cell["online"] = np.where(self.random.random(count) < 0.1, 1, NOTHING)
        return cell

    def _later(self, share: float, within_days: int) -> tuple[Any, Any]:
        count = len(self.since)
        later = self.since + self.random.integers(0, within_days, count)
        return later, self.alive & (self.random.random(count) < share) & (later < FIRST + DAYS)

    def _move(self, source: Columns | None, target: Columns | None, on: Any, hit: Any) -> None:
        """Move the records that are hit, and let one in fifty be taken back and repeated later."""
        rows = np.flatnonzero(hit)
        entry = self.position + np.arange(len(rows))
        self.position += len(rows)
        if source is not None:
            lasted = self.since[rows] < on[rows]
            self._stay(rows, FOREVER, -1, entry)
            self._stay(rows[lasted], on, 1, entry[lasted])
        wrong = self.random.random(len(rows)) < 0.02
        self._go(rows, (source, target), on, 1, entry, entry)
        for weight in (-1, 1):
            self._go(rows[wrong], (source, target), on, weight, entry[wrong], entry[wrong] + 50)
        if target is None:
            self.alive &= ~hit
        else:
            self.cell, self.since = target, np.where(hit, on, self.since)
            self._stay(rows, FOREVER, 1, entry)

    def _stay(self, rows: Any, until: Any, weight: int, entry: Any) -> None:
        columns = {name: _words(name, self.cell[name][rows]) for name in FIELDS}
        columns |= {
            "from_on": self.since[rows],
            "until_on": np.full(len(rows), until) if np.isscalar(until) else until[rows],
        }
        self._write(self.spans, columns, rows, weight, entry, entry)

    def _go(self, rows: Any, sides: Any, on: Any, weight: int, entry: Any, learned: Any) -> None:
        columns: Columns = {"effective_on": on[rows]}
        for side, cell in zip(("from", "to"), sides, strict=True):
            for name in DIMENSIONS:
                columns[f"{side}_{name}"] = _words(
                    name, cell[name][rows] if cell else np.full(len(rows), NOTHING)
                )
        source, target = sides
        home = target or source
        unit = home["unit"][rows]
        if source and target:
            unit = np.where(source["unit"][rows] == unit, unit, len(UNITS))
        columns["unit"] = _coded(unit, (*UNITS, BETWEEN_UNITS))
        columns["line"] = _words("line", home["line"][rows])
        kind = _kind_of(source, target, rows)
        columns["movement"] = _words("movement", np.full(len(rows), MOVEMENT_KINDS.index(kind)))
        way = rows % len(WORDS["closing"]) if kind == "closed" else np.full(len(rows), NOTHING)
        columns["closing"] = _words("closing", way)
        self._write(self.movements, columns, rows, weight, entry, learned)

    def _write(
        self, file: FactFile, columns: Columns, rows: Any, weight: int, entry: Any, learned: Any
    ) -> None:
        number = pc.binary_join_element_wise(
            "X", pc.cast(pa.array(self.first + rows), pa.string()), "-"
        )
        columns["number"] = number
        columns["record"] = pc.binary_join_element_wise(
            columns["line"].cast(pa.string()), number, ":"
        )
        columns |= {
            "by": _words("officer", self.cell["officer"][rows]),
            "weight": np.full(len(rows), weight),
        }
        columns |= {"entry": entry, "position": learned}
        schema = schema_of(file.kind)
        arrays = [_typed(columns[field.name], field.type) for field in schema]
        file.add_table(pa.table(arrays, schema=schema))


def _kind_of(source: Columns | None, target: Columns | None, rows: Any) -> str:
    """The kind of some movements, each of which changes the same."""
    if source is None or target is None:
        return "closed" if source else "opened"
    handed = any((source[name][rows] != target[name][rows]).any() for name in ("unit", "officer"))
    return TRANSFERRED if handed else "reclassified"


def _words(name: str, codes: Any) -> pa.Array:
    if name == "online":
        return pa.array(codes == 1, mask=codes == NOTHING)
    return _coded(codes, WORDS.get(name, ()))


def _coded(codes: Any, words: tuple[str, ...]) -> pa.Array:
    indices = pa.array(codes.astype("int32"), mask=codes == NOTHING)
    return pa.DictionaryArray.from_arrays(indices, pa.array(words, pa.string()))


def _typed(values: Any, kind: pa.DataType) -> pa.Array:
    if isinstance(values, pa.Array):
        return values
    return pa.array(values.astype("int32") if pa.types.is_date(kind) else values).cast(kind)


def make_facts(folder: Path, movements: int, seed: int = 20241015) -> FactStore:
    """Write fact files of about ``movements`` movements; they belong to no ledger."""
    folder.mkdir(parents=True, exist_ok=True)
    with (
        FactFile(folder / "spans-made.parquet", SPANS, UNITS) as spans,
        FactFile(folder / "movements-made.parquet", MOVEMENTS, UNITS) as moves,
    ):
        maker = Maker(np.random.default_rng(seed), spans, moves)
        records = ceil(movements / MOVEMENTS_PER_RECORD)
        for begun in range(0, records, CHUNK_RECORDS):
            maker.chunk(min(CHUNK_RECORDS, records - begun))
    tables = {file.kind.name: file.stored for file in (spans, moves)}
    manifest = Manifest(maker.position, "", (Segment(1, maker.position, tables),))
    return FactStore(cast(Ledger, None), folder, manifest, (SPANS, MOVEMENTS))
