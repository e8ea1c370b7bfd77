"""Ways to change the bytes of files: the database, its log of writes, facts, settings."""

from __future__ import annotations

import os
import re
import shutil
import struct
from collections.abc import Callable
from pathlib import Path
from random import Random

from tests.faults.tampering.of_database import Way, cut_off, restated, unknown
from tests.faults.tampering.scene import Scene, fact_files

PAGE_BYTES = 4_096
INDEX_LEAF = 0x0A
"""How a page of an index that holds entries begins (SQLite's file format)."""
NAME = re.compile(rb"(?:ST|unit|officer|report|register):[\w-]+")
"""Names of streams, as an index has them."""
LOG_HEAD_BYTES, FRAME_HEAD_BYTES = 32, 24
"""Of SQLite's log of writes (https://www.sqlite.org/fileformat2.html#walformat)."""

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


def emptied(data: bytearray, chance: Random) -> None:
    """Nothing of it is left, or one byte, which SQLite takes for nothing."""
    del data[chance.randrange(2) :]


def frame_head(data: bytearray, chance: Random) -> None:
    """In the head of a frame of the log of writes: which page, how large, which salt, which sum."""
    frames = max(1, (len(data) - LOG_HEAD_BYTES) // (FRAME_HEAD_BYTES + PAGE_BYTES))
    first = LOG_HEAD_BYTES + chance.randrange(frames) * (FRAME_HEAD_BYTES + PAGE_BYTES)
    data[first + chance.randrange(FRAME_HEAD_BYTES)] ^= 1 << chance.randrange(8)


def log_head(data: bytearray, chance: Random) -> None:
    """In the head of the log of writes."""
    data[chance.randrange(LOG_HEAD_BYTES)] ^= 1 << chance.randrange(8)


def frame_lost(data: bytearray, chance: Random) -> None:
    """A frame of the log of writes is left out."""
    frame_bytes = FRAME_HEAD_BYTES + PAGE_BYTES
    frames = max(1, (len(data) - LOG_HEAD_BYTES) // frame_bytes)
    first = LOG_HEAD_BYTES + chance.randrange(frames) * frame_bytes
    del data[first : first + frame_bytes]


def hidden(data: bytearray, chance: Random) -> None:
    """An index has an entry under another name: whoever asks by name does not find it."""
    pages = (at for at in range(0, len(data), PAGE_BYTES) if data[at] == INDEX_LEAF)
    ends = [found.end() - 1 for at in pages for found in NAME.finditer(data, at, at + PAGE_BYTES)]
    data[chance.choice(ends)] ^= 1


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


def older_under_the_log(scene: Scene, _: Random) -> None:
    """An earlier copy of the database is put under the log of writes."""
    shutil.copy2(scene.older / scene.database.name, scene.database)


def log_of_another(scene: Scene, _: Random) -> None:
    """The log of writes of another ledger is put over the database."""
    shutil.copy2(scene.log_of_another, scene.log_of_writes)


def log_of_another_alone(scene: Scene, chance: Random) -> None:
    """And all entries are in the database before."""
    database(scene, chance)
    log_of_another(scene, chance)


def journal(scene: Scene, chance: Random) -> None:
    """The journal of a rollback, with a page of an earlier copy, lies beside the database."""
    kept = database(scene, chance).read_bytes()
    older = (scene.older / scene.database.name).read_bytes()
    page = chance.randrange(min(len(older), len(kept)) // PAGE_BYTES)
    old = older[page * PAGE_BYTES : (page + 1) * PAGE_BYTES]
    nonce = chance.randrange(1 << 32)
    total = (nonce + sum(old[at] for at in range(PAGE_BYTES - 200, 0, -200))) & 0xFFFFFFFF
    pages = len(kept) // PAGE_BYTES
    head = bytes.fromhex("d9d505f920a163d7") + struct.pack(">5I", 1, nonce, pages, 512, PAGE_BYTES)
    record = struct.pack(">I", page + 1) + old + struct.pack(">I", total)
    scene.database.with_name(f"{scene.database.name}-journal").write_bytes(
        head.ljust(512, b"\0") + record
    )


def fact_file_doubled(scene: Scene, chance: Random) -> None:
    """A file of facts lies there twice."""
    one = some_facts(scene, chance)
    shutil.copy2(one, one.with_name(f"{one.stem}-2.parquet"))


def fact_file_renumbered(scene: Scene, chance: Random) -> None:
    """A file of facts gets the name of other positions."""
    one = some_facts(scene, chance)
    first = chance.randint(1, scene.size)
    kind = one.name.split("-", 1)[0]
    one.rename(one.with_name(f"{kind}-{first:09d}-{chance.randint(first, scene.size):09d}.parquet"))


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


def facts_a_file(scene: Scene, _: Random) -> None:
    """A file stands where the facts were."""
    shutil.rmtree(scene.facts)
    scene.facts.write_text("x", "utf-8")


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
    "the database emptied": bytes_of(database, emptied),
    "the database emptied under its log": bytes_of(lambda scene, _: scene.database, emptied),
    "the database gone": gone(database),
    "the database lengthened": bytes_of(database, lengthen),
    "an entry hidden by its index": bytes_of(database, hidden),
    "a page blanked": bytes_of(database, blank_page),
    "a page of rubbish": bytes_of(database, rubbish_page),
    "a page over another": bytes_of(database, copied_page),
    "the head of the database": bytes_of(database, header),
    "a byte of the log of writes": bytes_of(log_of_writes, flip),
    "the log of writes cut short": bytes_of(log_of_writes, cut_short),
    "the log of writes lengthened": bytes_of(log_of_writes, lengthen),
    "a page of the log of writes": bytes_of(log_of_writes, rubbish_page),
    "the log of writes lost": gone(log_of_writes),
    "the head of the log of writes": bytes_of(log_of_writes, log_head),
    "the head of a frame": bytes_of(log_of_writes, frame_head),
    "a frame lost": bytes_of(log_of_writes, frame_lost),
    "another ledger's log of writes": log_of_another,
    "another ledger's log alone": log_of_another_alone,
    "an older database under the log": older_under_the_log,
    "a journal of an older page": journal,
    "an older database": older_database,
    "a byte of the facts": bytes_of(some_facts, flip),
    "a byte of the facts, unseen": bytes_of(some_facts, flip, unseen=True),
    "facts cut short": bytes_of(some_facts, cut_short),
    "a file of facts lost": gone(some_facts),
    "two files of facts swapped": fact_files_swapped,
    "a file of facts doubled": fact_file_doubled,
    "a file of facts renumbered": fact_file_renumbered,
    "all facts lost": without_facts,
    "facts of another ledger": facts_of_another,
    "older facts": older_facts,
    "the facts a file": facts_a_file,
    "others: a byte of the facts": bytes_of(facts_of_others, flip),
    "others: a file of facts lost": gone(facts_of_others),
    "emptied, and the facts lost": and_then(without_facts, bytes_of(database, emptied)),
    "cut off, and the facts lost": and_then(without_facts, cut_off),
    "rewritten, and the facts lost": and_then(without_facts, restated(None)),
    "settings: another officer": settings('officer = "CB02"\n'),
    "settings: another engine": settings('engine = "sprak"\n'),
    "settings: no TOML": settings("officer = \n"),
    "settings: empty": settings(""),
    "settings: other facts": settings('facts = ["../khac-1/facts"]\n'),
    "settings: facts that are not": settings('facts = ["../khac-9/facts"]\n'),
    "settings: facts twice": settings('facts = ["../khac-1/facts", "../khac-1/facts/"]\n'),
    "settings: its own facts": settings('facts = ["facts"]\n'),
    "settings: damaged facts": and_then(
        settings('facts = ["../khac-1/facts", "../khac-2/facts"]\n'),
        bytes_of(facts_of_others, flip, unseen=True),
    ),
}
"""What can be done to files."""

CONSISTENT: dict[str, Way] = {
    "all of an earlier copy": older_database_and_facts,
    "cut off, the facts lost, unknown": and_then(and_then(without_facts, cut_off), unknown),
    "rewritten, the facts lost, unknown": and_then(
        and_then(without_facts, restated(None)), unknown
    ),
}
"""Entries and facts changed together, all of it hashed anew: only a kept receipt tells."""
