"""Files that survive a power cut: synced, and put in place in one act."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from time import sleep

from ledger.storage.placing import set_aside

PATIENT_TRIES = 40
PAUSE_SECONDS = 0.05


def sync(path: Path) -> None:
    """Make what a file holds durable."""
    with path.open("r+b") as file:
        os.fsync(file.fileno())


def put_in_place(aside: Path, target: Path) -> None:
    """Put a finished file in the place of another, durably: there is always the one or the other.

    On Windows, wait for a reader who has the old file open for a moment.
    """
    sync(aside)
    if target.is_dir() and not target.is_symlink():
        set_aside(target)
    for _ in range(PATIENT_TRIES):
        with suppress(PermissionError):
            aside.replace(target)
            break
        sleep(PAUSE_SECONDS)
    else:
        aside.replace(target)
    sync_folder(target.parent)


def sync_folder(folder: Path) -> None:
    """Make a rename durable; Windows neither needs nor allows it."""
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
