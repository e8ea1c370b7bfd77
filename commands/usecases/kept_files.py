"""What a backup takes along beside the database: a unit's own files, and which it leaves behind."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from commands.usecases.problem_words import broken
from commands.usecases.report_forms import FOLDER as TEMPLATES
from commands.usecases.target_lists import FOLDER as TARGETS
from ledger.errors import N_
from ledger.proofs.receipts import TreeHead
from ledger.proofs.verify import verify
from ledger.storage.backup_file import MOST_FILES, called_alike, can_be_kept
from ledger.storage.folder import CALENDAR, DATABASE, SETTINGS

if TYPE_CHECKING:
    from ledger.application import Ledger

Opener = Callable[[Path], "Ledger"]
"""Opens the ledger that a folder keeps."""

OWN_FOLDERS = {TARGETS: (".toml",), TEMPLATES: (".docx", ".xlsx")}
"""Where a unit keeps files of its own that figures and papers are made with, and which."""

_OF_OTHERS = (".", "~$")
"""How names begin of what a system or an office program lays beside a file of its own."""


class LeftOut(NamedTuple):
    """A file that a backup does not take along, by its name in the ledger's folder, and why."""

    name: str
    why: str


class Backup(NamedTuple):
    """What was written, or restored: ``receipt`` of the ledger in it, and the names of the files.

    ``stayed``: of files that were there before, and were left as they are; ``left_out``: of the
    unit's own files those that are not in it.
    """

    receipt: TreeHead
    files: tuple[str, ...]
    stayed: tuple[str, ...] = ()
    left_out: tuple[LeftOut, ...] = ()

    @property
    def beside(self) -> list[str]:
        """The files beside the database that are the backup's."""
        return [one for one in self.files if one != DATABASE and one not in self.stayed]


def kept_files(home: Path) -> tuple[dict[str, Path], tuple[LeftOut, ...]]:
    """What a unit keeps beside the database, by the names it has in a backup; and what stays out.

    Whatever is taken along can be restored.
    """
    taken: dict[str, Path] = {}
    left = list[LeftOut]()
    alike = set[str]()
    for name, path in _own_files(home):
        why = _why_not(name, path)
        if not why and called_alike(name) in alike:
            why = TWICE
        if not why and len(taken) + 1 == MOST_FILES:  # one is the database
            why = TOO_MANY
        if why:
            left.append(LeftOut(name, why))
            continue
        taken[name] = path
        alike.add(called_alike(name))
    return taken, tuple(left)


def _own_files(home: Path) -> Iterator[tuple[str, Path]]:
    """All there is; of names that are alike the plainest first, which socai itself looks for."""
    for name in (SETTINGS, CALENDAR):
        if os.path.lexists(home / name):
            yield name, home / name
    for folder in OWN_FOLDERS:
        names = [one.name for one in (home / folder).glob("*")]
        for name in sorted(names, key=lambda one: (one != called_alike(one), one)):
            if not name.startswith(_OF_OTHERS):
                yield f"{folder}/{name}", home / folder / name


def _why_not(name: str, path: Path) -> str | None:
    """Why a file cannot be taken along."""
    endings = OWN_FOLDERS.get(name.partition("/")[0])
    if not path.is_file():
        return NO_FILE
    if endings and path.suffix.casefold() not in endings:
        return NOT_READ
    if not can_be_kept(name):
        return NAME
    return None if os.access(path, os.R_OK) else UNREADABLE


NO_FILE = N_("it is no file")
NOT_READ = N_("it is no file that socai reads there")
NAME = N_("not every system can have a file of that name")
TWICE = N_("another is called the same but for capitals or the writing of accents")
UNREADABLE = N_("you may not read it")
TOO_MANY = N_("a backup holds no more files")


def verified(opened: Opener, folder: Path) -> TreeHead:
    """The receipt of the ledger in a folder, which holds. Raises IntegrityBroken."""
    with closing(opened(folder)) as ledger:
        found = verify(ledger)
    for problem in found.problems:
        raise broken(problem)
    return TreeHead(found.size, found.root)


def remains(place: Callable[[], Path]) -> list[Path]:
    """What runs that were broken off left in a folder, or what is at work there now."""
    try:
        return sorted(place().glob(".socai-*"))
    except OSError:  # told by whoever writes there
        return []
