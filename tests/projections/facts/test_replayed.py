"""Facts held against a replay: whatever a row, a file or the list of files says otherwise is
named.
"""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from ledger.application import Ledger
from ledger.records.lifecycle import ChangeRecord, CloseRecord
from projections.facts.fact_files import stored
from projections.facts.kinds import every_kind
from projections.facts.kinds.spans import KIND as SPANS
from projections.facts.manifest import MANIFEST, Manifest, read_manifest, write_manifest
from projections.facts.replayed import BadFacts, bad_facts
from projections.facts.store import catch_up, rebuild
from tests.projections.made_books import day, found_books, open_record

KEY = b"a key of this test"


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    """Books with six records and facts in three segments, the last of which corrects the first."""
    books = found_books(tmp_path / "ledger.sqlite")
    folder = tmp_path / "facts"
    for number in range(6):
        open_record(books, f"ST-{number}", day(number), unit="DKT" if number % 2 else "DHS")
        if number in (2, 4):
            catch_up(books, folder)
    books.execute(CloseRecord(number="ST-0", effective_on=day(9), way="chết"), by="CB01")
    changed = ChangeRecord(number="ST-1", effective_on=day(7), changes={"class": "B"})
    books.execute(changed, by="CB01")
    catch_up(books, folder)
    yield books
    books.close()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where the facts are."""
    return tmp_path / "facts"


def found(ledger: Ledger, folder: Path) -> list[BadFacts]:
    """What is wrong with the facts."""
    return bad_facts(ledger, folder, KEY, replay=True)


def kept(folder: Path) -> Manifest:
    """The folder's list of files."""
    manifest = read_manifest(folder, every_kind())
    assert manifest is not None
    return manifest


def test_facts_are_what_the_entries_teach(ledger: Ledger, folder: Path) -> None:
    """In three segments or, made again, in one; and where there are none, nothing is said."""
    assert 3 == len(kept(folder).segments)
    assert [] == found(ledger, folder)
    rebuild(ledger, folder)
    assert [] == found(ledger, folder)
    assert [] == found(ledger, folder / "none")


def reseal(folder: Path, edit: Callable[[dict[str, Any]], object]) -> None:
    """Edit the list of files as who knows how it is sealed."""
    data = asdict_of(kept(folder))
    edit(data)
    write_manifest(folder, Manifest(**data), every_kind())


def asdict_of(manifest: Manifest) -> dict[str, Any]:
    """The fields of a manifest."""
    return {name: getattr(manifest, name) for name in Manifest.__slots__}


def rewrite(folder: Path, change: Callable[[list[dict[str, Any]]], object], at: int = 0) -> None:
    """Change the rows of a segment's spans and seal the list anew: a forger who knows all of it."""
    manifest = kept(folder)
    segment = manifest.segments[at]
    (file,) = segment.tables[SPANS.name]
    table = pq.read_table(folder / file.name)
    rows = table.to_pylist()
    change(rows)
    pq.write_table(pa.Table.from_pylist(rows, schema=table.schema), folder / file.name)
    forged = stored(folder / file.name, len(rows))
    tables = {**segment.tables, SPANS.name: (forged,)}
    segments = list(manifest.segments)
    segments[at] = replace(segment, tables=tables)
    write_manifest(folder, replace(manifest, segments=tuple(segments)), every_kind())


FORGERIES: dict[str, Callable[[list[dict[str, Any]]], object]] = {
    "a row left out": lambda rows: rows.pop(),
    "a row twice": lambda rows: rows.append(rows[0]),
    "a weight": lambda rows: rows[0].update(weight=-1),
    "a unit": lambda rows: rows[0].update(unit="CAH"),
    "a day": lambda rows: rows[0].update(from_on=day(50)),
    "a value taken away": lambda rows: rows[0].update(officer=None),
    "a value that looks like none": lambda rows: rows[0].update({"class": "\x1b2"}),
    "two values that look like others": lambda rows: rows[0].update(
        record="ST:ST-0\x1fST", number="-0"
    ),
    "a row of a later segment": lambda rows: rows[0].update(position=11),
    "two rows that make up for each other": lambda rows: rows.extend(
        [rows[0] | {"weight": 1, "unit": "CAH"}, rows[0] | {"weight": -1, "unit": "CAH"}]
    ),
}


@pytest.mark.parametrize("name", list(FORGERIES))
def test_a_forged_row_is_found(ledger: Ledger, folder: Path, name: str) -> None:
    """Whatever one row says otherwise, under a new hash and a new seal, its segment is named."""
    rewrite(folder, FORGERIES[name])
    assert [(1, "facts")] == [(one.first, one.kind) for one in found(ledger, folder)]


def test_rows_in_another_order_are_the_same_facts(ledger: Ledger, folder: Path) -> None:
    """No order is promised."""
    rewrite(folder, lambda rows: random.Random(7).shuffle(rows))
    assert [] == found(ledger, folder)


def drop_first(data: dict[str, Any]) -> None:
    """Leave the first segment out, and call the second the first."""
    second = replace(data["segments"][1], first=1)
    data["segments"] = (second, *data["segments"][2:])


EDITS: dict[str, tuple[Callable[[dict[str, Any]], object], str]] = {
    "a segment left out": (lambda d: d.update(segments=d["segments"][1:]), "fact_files"),
    "segments in another order": (lambda d: d.update(segments=d["segments"][::-1]), "fact_files"),
    "a segment twice": (lambda d: d.update(segments=d["segments"][:1] * 2), "fact_files"),
    "the last left out": (lambda d: d.update(segments=d["segments"][:-1]), "fact_files"),
    "a segment that covers another": (drop_first, "facts"),
    "a day left out": (lambda d: d.update(days=(("2000-01-01", d["position"]),)), "facts"),
    "another ledger": (lambda d: d.update(ledger="00"), "facts"),
}


@pytest.mark.parametrize("name", list(EDITS))
def test_a_forged_list_is_found(ledger: Ledger, folder: Path, name: str) -> None:
    """Segments that are not all there are seen by themselves, the others by the replay."""
    edit, kind = EDITS[name]
    reseal(folder, edit)
    assert kind in {one.kind for one in found(ledger, folder)}


@pytest.mark.parametrize("key", ["position", "root", "segments", "retired", "ledger", "days"])
def test_an_edited_list_is_found_by_its_seal(ledger: Ledger, folder: Path, key: str) -> None:
    """Whatever is edited without sealing anew; and the facts asked for are made again."""
    path = folder / MANIFEST
    data = json.loads(path.read_text("utf-8"))
    data[key] = data[key] + 1 if key == "position" else data[key][1:] or ["x"]
    path.write_text(json.dumps(data), "utf-8")
    assert ["fact_files"] == [one.kind for one in found(ledger, folder)]


def test_a_file_touched_unseen_is_found(ledger: Ledger, folder: Path) -> None:
    """Verification hashes every file, whatever its size and time of change say."""
    (file, *_) = kept(folder).segments[0].files
    path = folder / file.name
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)
    assert ["fact_files"] == [one.kind for one in found(ledger, folder)]
