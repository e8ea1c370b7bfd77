"""The list of a folder's fact files: what makes a batch of facts exist.

A batch is a segment: a table of each kind of facts. Its files are written under their names, and
exist once ``manifest.json`` names them: it is written aside, synced, and put in place by one
rename. A reader therefore sees a batch wholly or not at all, whenever a writer is killed. What the
manifest does not name is left over from such a death.

A list is believed where it bears the seal of what it says and its segments cover every position
from 1 on, once each.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

from ledger.errors import N_
from ledger.proofs.merkle import empty_root
from ledger.storage.folder import make_private_file
from projections.facts.days import Days
from projections.facts.durable import put_in_place
from projections.facts.kind import Kind

FORMAT = 5
"""Of the manifest and the files: facts of another format are made again.

From 4 on a manifest bears a seal, and every position is some segment's; from 5 on the ledger knows
the seal, and a file's time of last change of any kind is kept.
"""

SEALED_FROM = 4
"""From this format on a manifest bears a seal."""

MANIFEST = "manifest.json"

NO_FOLDER = N_("what stands in the place of their folder is none")
_UNREADABLE = N_("its list of files (manifest.json) cannot be read")
_EDITED = N_("its list of files (manifest.json) is not as socai wrote it")
_GAPS = N_("its list of files (manifest.json) does not cover every position from 1 on, once each")


class NotAllowed(ValueError):
    """Who asks may not read the facts, so nothing can be said of them."""


@dataclass(frozen=True, slots=True)
class StoredFile:
    """A fact file.

    An unchanged size and unchanged times vouch for its bytes; otherwise they are hashed again.
    ``ctime_ns``: nobody can set it back without setting the machine's clock (on Windows it is when
    the file was made).
    """

    name: str
    rows: int
    size_bytes: int
    mtime_ns: int
    ctime_ns: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Segment:
    """The facts learned from the positions ``first`` to ``last``, both included.

    ``tables``: the files of each kind of facts, by its name.
    """

    first: int
    last: int
    tables: Mapping[str, tuple[StoredFile, ...]]

    @property
    def files(self) -> tuple[StoredFile, ...]:
        """All files."""
        return tuple(file for files in self.tables.values() for file in files)

    @property
    def rows(self) -> int:
        """How many facts there are."""
        return sum(file.rows for file in self.files)


@dataclass(frozen=True, slots=True)
class Manifest:
    """What is covered: every position up to ``position`` of the ledger with this root.

    ``root``: of the ledger's tree of that size. ``retired``: files the last compaction replaced; a
    reader may still be at them, so they go one commit later. ``ledger``: the root of the ledger's
    tree with its first entry alone, which no other ledger has. ``days``: which position it had
    reached by the end of each day.
    """

    position: int = 0
    root: str = empty_root().hex()
    segments: tuple[Segment, ...] = ()
    retired: tuple[str, ...] = ()
    ledger: str = ""
    days: Days = ()


def read_manifest(folder: Path, kinds: Iterable[Kind]) -> Manifest | None:
    """The folder's manifest; None when there is none, or it is of another version of socai.

    Raises ValueError, which says why, where it cannot be read or is not as it was written;
    NotAllowed where it may not be read.
    """
    if is_no_folder(folder):
        raise ValueError(NO_FOLDER)
    try:
        text = list_in(folder)
    except UnicodeDecodeError as error:
        raise ValueError(_EDITED) from error
    except FileNotFoundError:
        return None
    except PermissionError as error:
        raise NotAllowed(_UNREADABLE) from error
    except OSError as error:
        raise ValueError(_UNREADABLE) from error
    return manifest_of(text, kinds)


def is_no_folder(folder: Path) -> bool:
    """Whether something else stands where a folder of facts is to be: a file, a link to nothing."""
    return os.path.lexists(folder) and not folder.is_dir()


def list_in(folder: Path) -> str:
    """The text of a folder's list. Raises OSError, UnicodeDecodeError."""
    path = folder / MANIFEST
    if path.exists() and not path.is_file():  # a pipe would be waited for
        raise IsADirectoryError(path)
    return path.read_text("utf-8")


def format_told(folder: Path) -> str:
    """The format that the folder's manifest says it has; nothing where there is none to read."""
    try:
        return str(json.loads(list_in(folder))["format"])
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return ""


def manifest_of(text: str, kinds: Iterable[Kind]) -> Manifest | None:
    """The manifest a text is; None when it is of another version of socai.

    Raises ValueError as :func:`read_manifest`.
    """
    told = tuple(kinds)
    try:
        data = json.loads(text)
        sealed = "seal" in data
        if sealed and data.pop("seal") != _seal(data):
            raise ValueError(_EDITED)
        form, kinds_told = data["format"], data.get("kinds")
        if (form, kinds_told) != (FORMAT, _told(told)) and (sealed or form < SEALED_FROM):
            return None
        manifest = _manifest(data) if sealed else None
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise ValueError(_EDITED) from error
    if manifest is None or not _is_well_formed(manifest, told):
        raise ValueError(_EDITED)
    if not _covers(manifest):
        raise ValueError(_GAPS)
    return manifest


def _manifest(data: dict[str, Any]) -> Manifest:
    return Manifest(
        data["position"],
        data["root"],
        tuple(_segment(one) for one in data["segments"]),
        tuple(data["retired"]),
        data["ledger"],
        tuple((day, position) for day, position in data["days"]),
    )


def _segment(data: dict[str, Any]) -> Segment:
    tables = {
        name: tuple(StoredFile(**one) for one in files) for name, files in data["tables"].items()
    }
    return Segment(data["first"], data["last"], tables)


def _is_well_formed(manifest: Manifest, kinds: Sequence[Kind]) -> bool:
    """Whether all is of its type, of every kind of facts, and no file is named twice."""
    segments, days = manifest.segments, manifest.days
    names = [file.name for segment in segments for file in segment.files]
    numbers = [manifest.position, *(at for one in segments for at in (one.first, one.last))]
    numbers += [position for _, position in days]
    texts = [manifest.root, manifest.ledger, *names, *manifest.retired, *(day for day, _ in days)]
    return (
        set(map(type, numbers)) == {int}
        and set(map(type, texts)) == {str}
        and len(set(names)) == len(names)
        and all(_is_of_kinds(one, kinds) for one in segments)
    )


def _is_of_kinds(segment: Segment, kinds: Iterable[Kind]) -> bool:
    """Whether a segment has a table of each kind, of files of this folder that are called so."""
    return set(segment.tables) == {kind.name for kind in kinds} and all(
        file.name.startswith(f"{name}-") and Path(file.name).name == file.name
        for name, files in segment.tables.items()
        for file in files
    )


def _covers(manifest: Manifest) -> bool:
    """Whether segments and days follow one another, from the first position to the last."""
    reached = 0
    for segment in manifest.segments:
        if segment.first != reached + 1 or segment.last < segment.first:
            return False
        reached = segment.last
    days = manifest.days
    steps = list(pairwise(days))
    return (
        reached == manifest.position
        and (days[-1][1] if days else 0) == manifest.position
        and all(one[0] < next_[0] and one[1] < next_[1] for one, next_ in steps)
    )


def _told(kinds: Iterable[Kind]) -> dict[str, Any]:
    """What facts are, as JSON has it: if a kind is another, they are made again."""
    return {
        kind.name: {"version": kind.version, "columns": [list(one) for one in kind.columns]}
        for kind in kinds
    }


def seal_of(manifest: Manifest, kinds: Iterable[Kind]) -> str:
    """The seal that a manifest bears in a folder."""
    return _seal(_data(manifest, kinds))


def _seal(data: Mapping[str, Any]) -> str:
    """What tells that a manifest is as it was written: the hash of all it says.

    It keeps no secret: who knows this code can seal anew. So the ledger knows which seals its facts
    bear (``ledger/storage/known_facts.py``), and a replay (``verify``) finds who changed both.
    """
    plain = json.dumps(data, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(plain.encode()).hexdigest()


def _data(manifest: Manifest, kinds: Iterable[Kind]) -> dict[str, Any]:
    return {"format": FORMAT, "kinds": _told(kinds), **asdict(manifest)}


def write_manifest(folder: Path, manifest: Manifest, kinds: Iterable[Kind]) -> None:
    """Commit: put the manifest in place, durably, in one act."""
    aside = folder / f"{MANIFEST}.{os.getpid()}"
    data = _data(manifest, kinds)
    make_private_file(aside)
    aside.write_text(json.dumps(data | {"seal": _seal(data)}, indent=1), "utf-8", newline="\n")
    put_in_place(aside, folder / MANIFEST)
