"""Ways to change the list of the files of facts: as a text, and sealed anew by who knows how."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import Any

import pyarrow.parquet as pq

from projections.facts.fact_files import stored
from projections.facts.kinds import every_kind
from projections.facts.manifest import MANIFEST, Manifest, read_manifest, write_manifest
from tests.faults.tampering.of_database import Way
from tests.faults.tampering.of_files import and_then, bytes_of, cut_short, flip, older_database
from tests.faults.tampering.scene import Scene


def the_list(scene: Scene, _: Random) -> Path:
    return scene.facts / MANIFEST


def list_lost(scene: Scene, _: Random) -> None:
    (scene.facts / MANIFEST).unlink()


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


def segment_doubled(data: dict[str, Any], chance: Random) -> None:
    """A segment is listed twice."""
    data["segments"].append(chance.choice(data["segments"]))


def segment_renumbered(data: dict[str, Any], chance: Random) -> None:
    """A segment is said to be of other positions."""
    chance.choice(data["segments"])[chance.choice(["first", "last"])] += chance.choice([-1, 1, 7])


def doubled(manifest: Manifest, chance: Random) -> Manifest:
    """A segment twice, under positions that follow one another."""
    again = chance.choice(manifest.segments)
    last = manifest.position
    more = replace(again, first=last, last=last)
    cut = replace(manifest.segments[-1], last=last - 1)
    return replace(manifest, segments=(*manifest.segments[:-1], cut, more))


def renumbered(manifest: Manifest, chance: Random) -> Manifest:
    """Where one segment ends and the next begins is said otherwise."""
    one, other, *rest = manifest.segments
    step = chance.choice([-1, 1])
    moved = (replace(one, last=one.last + step), replace(other, first=other.first + step))
    return replace(manifest, segments=(*moved, *rest))


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


def others_swapped(scene: Scene, _: Random) -> None:
    """The lists of two other ledgers' facts change places."""
    one, other = (folder / MANIFEST for folder in scene.others)
    text = one.read_bytes()
    one.write_bytes(other.read_bytes())
    other.write_bytes(text)


def another_format(scene: Scene, chance: Random) -> None:
    """The list says that another version of socai sealed it."""
    path = scene.facts / MANIFEST
    data = json.loads(path.read_text("utf-8")) | {"format": chance.choice([0, 1, 3, 9, "9", None])}
    del data["seal"]
    plain_text = json.dumps(data, sort_keys=True, separators=(",", ":"))
    seal = hashlib.sha256(plain_text.encode()).hexdigest()
    path.write_text(json.dumps(data | {"seal": seal}), "utf-8")


def list_a_folder(scene: Scene, _: Random) -> None:
    """A folder stands where the list was."""
    (scene.facts / MANIFEST).unlink()
    (scene.facts / MANIFEST).mkdir()


def list_left_aside(scene: Scene, _: Random) -> None:
    """The list has the name of one that was never put in place."""
    (scene.facts / MANIFEST).rename(scene.facts / f"{MANIFEST}.77")


def known(scene: Scene, _: Random) -> None:
    """The database says that it knows the list as it now is sealed."""
    seal = json.loads((scene.facts / MANIFEST).read_text("utf-8"))["seal"]
    scene.run("DELETE FROM known_facts WHERE position < (SELECT MAX(position) FROM known_facts)")
    scene.run(f"UPDATE known_facts SET seal='{seal}'")


WAYS: dict[str, Way] = {
    "an older database, the list lost": and_then(older_database, list_lost),
    "an older database, the list cut": and_then(older_database, bytes_of(the_list, cut_short)),
    "an older database, the list aside": and_then(older_database, list_left_aside),
    "an older database, another format": and_then(older_database, another_format),
    "the list: a segment cut": plain(
        lambda d, c: d["segments"].pop(c.randrange(len(d["segments"])))
    ),
    "the list: a segment doubled": plain(segment_doubled),
    "the list: a segment renumbered": plain(segment_renumbered),
    "the list: segments turned": plain(lambda d, _: d["segments"].reverse()),
    "the list: some key": plain(some_key),
    "the list: fewer entries": plain(lambda d, c: d.update(position=c.randrange(d["position"]))),
    "the list: more entries": plain(lambda d, c: d.update(position=d["position"] + 1)),
    "the list: another root": plain(lambda d, _: d.update(root="0" * 64)),
    "the list: another format": plain(lambda d, c: d.update(format=c.choice([1, 3, 4, 5, None]))),
    "the list: no seal": plain(lambda d, _: d.pop("seal")),
    "the list: older, no seal": plain(lambda d, _: (d.pop("seal"), d.update(format=3))),
    "the list: a byte": bytes_of(the_list, flip),
    "the list: cut short": bytes_of(the_list, cut_short),
    "the list: lost": list_lost,
    "the list: a folder": list_a_folder,
    "the list: another name": list_left_aside,
    "sealed: another format": another_format,
    "sealed: segments turned": sealed(lambda m, _: replace(m, segments=m.segments[::-1])),
    "sealed: the last segment cut": sealed(lambda m, _: replace(m, segments=m.segments[:-1])),
    "sealed: another root": sealed(lambda m, _: replace(m, root="0" * 64)),
    "sealed: more entries": sealed(lambda m, _: replace(m, position=m.position + 1)),
    "others: a segment cut": plain(lambda d, _: d["segments"].pop(), others=True),
    "others: some key": plain(some_key, others=True),
    "others: lists swapped": others_swapped,
}
"""What can be done to lists of files."""

FORGED: dict[str, Way] = {
    "a segment left out": sealed(without_some),
    "a segment twice": sealed(doubled),
    "a segment of other entries": sealed(renumbered),
    "files left out": sealed(without_files),
    "rows left out": forged,
    "another first entry": sealed(lambda m, _: replace(m, ledger="0" * 64)),
    "other days": sealed(lambda m, _: replace(m, days=(("2000-01-01", m.position),))),
}
"""Facts forged so that all they say of themselves fits."""

WAYS |= {f"sealed: {name}": way for name, way in FORGED.items()}

FORGED_FACTS: dict[str, Way] = {
    f"known: {name}": and_then(way, known) for name, way in FORGED.items()
}
"""The same, and the ledger's database says that it knows them: a replay finds them."""
