"""Ways to change the bytes of files: the database, its log of writes, facts, their list, settings."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import Any

import pyarrow.parquet as pq

from projections.facts.fact_files import stored
from projections.facts.kinds import every_kind
from projections.facts.manifest import MANIFEST, Manifest, read_manifest, write_manifest
from tests.faults.tampering.of_database import Way, cut, restated
from tests.faults.tampering.scene import Scene, fact_files

PAGE_BYTES = 4_096

Edit = Callable[[bytearray, Random], object]
Pick = Callable[[Scene, Random], Path]


def database(scene: Scene, _: Random) -> Path:
    """The database file, with all entries in it."""
    scene.rows("PRAGMA wal_checkpoint(TRUNCATE)")
    return scene.database


def log_of_writes(scene: Scene, _: Random) -> Path:
    return scene.log_of_writes


def some_facts(scene: Scene, chance: Random) -> Path:
    return chance.choice(list(fact_files(scene.facts)))


def facts_of_others(scene: Scene, chance: Random) -> Path:
    return chance.choice(list(fact_files(chance.choice(scene.others))))


def flip(data: bytearray, chance: Random) -> None:
    data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)


def cut_short(data: bytearray, chance: Random) -> None:
    del data[chance.randrange(len(data)) :]


def lengthen(data: bytearray, chance: Random) -> None:
    data += chance.randbytes(chance.randint(1, 5_000))


def _page(data: bytearray, chance: Random) -> slice:
    first = chance.randrange(max(1, len(data) // PAGE_BYTES)) * PAGE_BYTES
    return slice(first, first + PAGE_BYTES)


def blank_page(data: bytearray, chance: Random) -> None:
    data[_page(data, chance)] = bytes(PAGE_BYTES)


def rubbish_page(data: bytearray, chance: Random) -> None:
    data[_page(data, chance)] = chance.randbytes(PAGE_BYTES)


def copied_page(data: bytearray, chance: Random) -> None:
    data[_page(data, chance)] = data[_page(data, chance)]


def header(data: bytearray, chance: Random) -> None:
    data[chance.randrange(100)] ^= 1 << chance.randrange(8)


def bytes_of(pick: Pick, edit: Edit, *, unseen: bool = False) -> Way:
    """Edit the bytes of a file; ``unseen``: its time of change stays."""

    def way(scene: Scene, chance: Random) -> None:
        path = pick(scene, chance)
        seen = path.stat()
        data = bytearray(path.read_bytes())
        edit(data, chance)
        path.write_bytes(data)
        if unseen:
            os.utime(path, ns=(seen.st_atime_ns, seen.st_mtime_ns))

    return way


def gone(pick: Pick) -> Way:
    return lambda scene, chance: pick(scene, chance).unlink()


def listed(scene: Scene) -> Manifest:
    found = read_manifest(scene.facts, every_kind())
    assert found is not None
    return found


def plain(edit: Callable[[dict[str, Any], Random], object], others: bool = False) -> Way:
    """Edit the list of files as a text, without sealing it anew."""

    def way(scene: Scene, chance: Random) -> None:
        folder = chance.choice(scene.others) if others else scene.facts
        path = folder / MANIFEST
        data = json.loads(path.read_text("utf-8"))
        edit(data, chance)
        path.write_text(json.dumps(data), "utf-8")

    return way


def sealed(edit: Callable[[Manifest, Random], Manifest]) -> Way:
    """Edit the list of files and seal it anew."""

    def way(scene: Scene, chance: Random) -> None:
        write_manifest(scene.facts, edit(listed(scene), chance), every_kind())

    return way


def some_key(data: dict[str, Any], chance: Random) -> None:
    key = chance.choice([one for one in data if one != "seal"])
    data[key] = chance.choice([None, 0, "", [], {}, -1, data["position"] - 1, "x"])


def without_some(manifest: Manifest, chance: Random) -> Manifest:
    """A segment left out, the others moved together."""
    left = list(manifest.segments)
    del left[chance.randrange(len(left))]
    reached, moved = 0, []
    for one in left:
        moved.append(replace(one, first=reached + 1))
        reached = one.last
    if moved:
        moved[-1] = replace(moved[-1], last=manifest.position)
    return replace(manifest, segments=tuple(moved))


def without_files(manifest: Manifest, chance: Random) -> Manifest:
    """The files of a kind left out of a segment."""
    at = chance.randrange(len(manifest.segments))
    full = [name for name, files in manifest.segments[at].tables.items() if files]
    name = chance.choice(full or list(manifest.segments[at].tables))
    tables = {**manifest.segments[at].tables, name: ()}
    segments = list(manifest.segments)
    segments[at] = replace(segments[at], tables=tables)
    return replace(manifest, segments=tuple(segments))


def forged(scene: Scene, chance: Random) -> None:
    """Rows of facts left out, under a new hash and a new seal."""
    manifest = listed(scene)
    choices = [
        (at, name, file)
        for at, segment in enumerate(manifest.segments)
        for name, files in segment.tables.items()
        for file in files
    ]
    at, name, file = chance.choice(choices)
    with pq.ParquetFile(scene.facts / file.name) as opened:
        table = opened.read()
    keep = sorted(chance.sample(range(table.num_rows), table.num_rows - 1))
    pq.write_table(table.take(keep), scene.facts / file.name)
    again = stored(scene.facts / file.name, len(keep))
    segments = list(manifest.segments)
    segments[at] = replace(segments[at], tables={**segments[at].tables, name: (again,)})
    write_manifest(scene.facts, replace(manifest, segments=tuple(segments)), every_kind())


def fact_files_swapped(scene: Scene, chance: Random) -> None:
    """Two files of facts change names."""
    one, other = chance.sample(list(fact_files(scene.facts)), 2)
    aside = one.with_suffix(".aside")
    one.replace(aside)
    other.replace(one)
    aside.replace(other)


def older_database(scene: Scene, _: Random) -> None:
    """An earlier copy of the database is put back; the facts stay."""
    scene.log_of_writes.unlink(missing_ok=True)
    shutil.copy2(scene.older / scene.database.name, scene.database)


def older_database_and_facts(scene: Scene, chance: Random) -> None:
    """All of an earlier copy is put back."""
    older_database(scene, chance)
    shutil.rmtree(scene.facts)
    shutil.copytree(scene.older / scene.facts.name, scene.facts)


def facts_of_another(scene: Scene, chance: Random) -> None:
    """The facts of another ledger lie in the folder."""
    shutil.rmtree(scene.facts)
    shutil.copytree(chance.choice(scene.others), scene.facts)


def older_facts(scene: Scene, _: Random) -> None:
    """Earlier facts lie in the folder."""
    shutil.rmtree(scene.facts)
    shutil.copytree(scene.older / scene.facts.name, scene.facts)


def without_facts(scene: Scene, _: Random) -> None:
    shutil.rmtree(scene.facts)


def others_swapped(scene: Scene, _: Random) -> None:
    """The lists of two other ledgers' facts change places."""
    one, other = (folder / MANIFEST for folder in scene.others)
    text = one.read_bytes()
    one.write_bytes(other.read_bytes())
    other.write_bytes(text)


def settings(text: str) -> Way:
    return lambda scene, _: scene.settings.write_text(text, "utf-8")


def and_then(first: Way, second: Way) -> Way:
    def way(scene: Scene, chance: Random) -> None:
        first(scene, chance)
        second(scene, chance)

    return way


WAYS: dict[str, Way] = {
    "a byte of the database": bytes_of(database, flip),
    "the database cut short": bytes_of(database, cut_short),
    "the database lengthened": bytes_of(database, lengthen),
    "a page blanked": bytes_of(database, blank_page),
    "a page of rubbish": bytes_of(database, rubbish_page),
    "a page over another": bytes_of(database, copied_page),
    "the head of the database": bytes_of(database, header),
    "a byte of the log of writes": bytes_of(log_of_writes, flip),
    "the log of writes cut short": bytes_of(log_of_writes, cut_short),
    "the log of writes lengthened": bytes_of(log_of_writes, lengthen),
    "a page of the log of writes": bytes_of(log_of_writes, rubbish_page),
    "the log of writes lost": gone(log_of_writes),
    "an older database": older_database,
    "a byte of the facts": bytes_of(some_facts, flip),
    "a byte of the facts, unseen": bytes_of(some_facts, flip, unseen=True),
    "facts cut short": bytes_of(some_facts, cut_short),
    "a file of facts lost": gone(some_facts),
    "two files of facts swapped": fact_files_swapped,
    "all facts lost": without_facts,
    "facts of another ledger": facts_of_another,
    "older facts": older_facts,
    "the list: a segment cut": plain(
        lambda d, c: d["segments"].pop(c.randrange(len(d["segments"])))
    ),
    "the list: segments turned": plain(lambda d, _: d["segments"].reverse()),
    "the list: some key": plain(some_key),
    "the list: fewer entries": plain(lambda d, c: d.update(position=c.randrange(d["position"]))),
    "the list: more entries": plain(lambda d, c: d.update(position=d["position"] + 1)),
    "the list: another root": plain(lambda d, _: d.update(root="0" * 64)),
    "the list: another format": plain(lambda d, c: d.update(format=c.choice([1, 3, 4, 5, None]))),
    "the list: no seal": plain(lambda d, _: d.pop("seal")),
    "the list: older, no seal": plain(lambda d, _: (d.pop("seal"), d.update(format=3))),
    "the list: a byte": bytes_of(lambda scene, _: scene.facts / MANIFEST, flip),
    "the list: cut short": bytes_of(lambda scene, _: scene.facts / MANIFEST, cut_short),
    "the list: lost": gone(lambda scene, _: scene.facts / MANIFEST),
    "sealed: segments turned": sealed(lambda m, _: replace(m, segments=m.segments[::-1])),
    "sealed: the last segment cut": sealed(lambda m, _: replace(m, segments=m.segments[:-1])),
    "sealed: another root": sealed(lambda m, _: replace(m, root="0" * 64)),
    "sealed: more entries": sealed(lambda m, _: replace(m, position=m.position + 1)),
    "others: a byte of the facts": bytes_of(facts_of_others, flip),
    "others: a file of facts lost": gone(facts_of_others),
    "others: a segment cut": plain(lambda d, _: d["segments"].pop(), others=True),
    "others: some key": plain(some_key, others=True),
    "others: lists swapped": others_swapped,
    "settings: another officer": settings('officer = "CB02"\n'),
    "settings: another engine": settings('engine = "sprak"\n'),
    "settings: no TOML": settings("officer = \n"),
    "settings: empty": settings(""),
    "settings: other facts": settings('facts = ["../khac-1/facts"]\n'),
}
"""What can be done to files."""

FORGED_FACTS: dict[str, Way] = {
    "sealed: a segment left out": sealed(without_some),
    "sealed: files left out": sealed(without_files),
    "sealed: rows left out": forged,
    "sealed: another first entry": sealed(lambda m, _: replace(m, ledger="0" * 64)),
    "sealed: other days": sealed(lambda m, _: replace(m, days=(("2000-01-01", m.position),))),
}
"""Facts forged so that all they say of themselves fits: a replay finds them."""

CONSISTENT: dict[str, Way] = {
    "all of an earlier copy": older_database_and_facts,
    "cut off, and the facts lost": and_then(
        without_facts, lambda scene, chance: cut(scene, scene.size - chance.randint(1, 8))
    ),
    "rewritten, and the facts lost": and_then(without_facts, restated(None)),
}
"""Entries and facts changed together, all of it hashed anew: only a kept receipt tells."""
