"""Facts of several ledgers, a folder for each: as a province sends its facts to a ministry.

Nothing is caught up or made again here, for the ledgers are not at hand: what a folder's manifest
names is read, from this machine or from wherever an engine reads.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from ledger.errors import N_, FactsUnreadable
from projections.facts.days import position_on
from projections.facts.fact_files import intact
from projections.facts.kind import Kind
from projections.facts.kinds import every_kind
from projections.facts.manifest import MANIFEST, Manifest, list_in, manifest_of

ReadText = Callable[[str], str]
"""Reads a small file by its URL. Raises EngineFailed."""


@dataclass(frozen=True, slots=True)
class FactFolder:
    """One ledger's facts. ``location``: a path, or a URL that an engine understands."""

    location: str
    manifest: Manifest

    def files(self, kind: Kind) -> list[str]:
        """The files of a kind of facts."""
        names = (
            file.name
            for segment in self.manifest.segments
            for file in segment.tables.get(kind.name, ())
        )
        return [f"{self.location.rstrip('/')}/{name}" for name in names]

    def known_on(self, day: date | None) -> int:
        """The last position known at the end of a day (None: now)."""
        return self.manifest.position if day is None else position_on(self.manifest.days, day)


@dataclass(frozen=True, slots=True)
class FactFolders:
    """The facts of several ledgers."""

    folders: tuple[FactFolder, ...]

    def books(self, kind: Kind) -> Sequence[Sequence[str]]:
        """The files of a kind of facts, for each ledger."""
        return [folder.files(kind) for folder in self.folders]

    def known_on(self, day: date | None) -> tuple[int, ...]:
        """The last position of each ledger known at the end of a day (None: now)."""
        return tuple(folder.known_on(day) for folder in self.folders)

    def renewed(self) -> None:
        """Nothing can be made again where the ledgers are not."""
        return


def open_folders(locations: Iterable[str], read_text: ReadText) -> FactFolders:
    """Read the manifests of folders, local ones by themselves and others by ``read_text``.

    Raises FactsUnreadable, also when two folders hold facts of the same ledger, and EngineFailed
    where an engine cannot read.
    """
    found = FactFolders(tuple(open_folder(one, read_text) for one in locations))
    seen: dict[str, str] = {}
    for folder in found.folders:
        if other := seen.get(folder.manifest.ledger):
            raise FactsUnreadable(path=f"{other}, {folder.location}", why=_TWICE)
        seen[folder.manifest.ledger] = folder.location
    return found


_TWICE = N_("the same ledger would be counted twice")
_NONE = N_("it holds no facts")
_OTHERS = N_("its facts are of another version of socai")


def open_folder(location: str, read_text: ReadText) -> FactFolder:
    """A folder of facts that is whole: local files are hashed, others are read as they are.

    Raises FactsUnreadable, and EngineFailed where an engine cannot read.
    """
    local = "://" not in location
    try:
        path = f"{location.rstrip('/')}/{MANIFEST}"
        text = list_in(Path(location)) if local else read_text(path)
    except (OSError, UnicodeDecodeError) as error:
        raise FactsUnreadable(path=location, why=_NONE) from error
    try:
        manifest = manifest_of(text, every_kind())
        if manifest is not None and local:
            manifest = intact(Path(location), manifest, hashed=True)
    except ValueError as error:
        raise FactsUnreadable(path=location, why=str(error)) from error
    if manifest is None:
        raise FactsUnreadable(path=location, why=_OTHERS)
    return FactFolder(location, manifest)
