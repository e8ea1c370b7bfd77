"""A ledger kept a second time: a backup of it, as it stands, in one file."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from commands.usecases.kept_files import Backup, Opener, kept_files, verified
from ledger.errors import LedgerNotWritable
from ledger.errors.backups import NothingOfItsOwn
from ledger.storage.backup_file import write_backup
from ledger.storage.copying import copy_database
from ledger.storage.failures import refused
from ledger.storage.folder import DATABASE, FACTS, is_bundle
from projections.documents.tables.destination import Destination, whole_file
from projections.facts.durable import sync_folder


def back_up(home: Path, opened: Opener, to: Destination, room: Path) -> Backup:
    """Write a ledger as it stands to a file; others may be recording meanwhile.

    ``room``: the folder of that file, in which there is room for a copy. The copy is verified,
    entry by entry, before it is written, and the file is on the disk when this returns. Raises
    IntegrityBroken, NothingOfItsOwn for an opened bundle, what ``whole_file`` raises.
    """
    if is_bundle(home / DATABASE):
        raise NothingOfItsOwn()
    opened(home).close()  # whatever forbids to open it is said of it, not of a copy
    with whole_file(to) as target, _copied(home, room) as copy:
        Path(target.name).chmod(0o600)  # as secret as the books, from its first byte on
        receipt = verified(opened, copy)
        _refuse_lost(opened, copy, home / FACTS)
        taken, left = kept_files(home)
        told = write_backup(target, [(DATABASE, copy / DATABASE), *taken.items()], receipt)
    sync_folder(room)
    return Backup(receipt, tuple(one.name for one in told.files), left_out=left)


@contextmanager
def _copied(home: Path, room: Path) -> Iterator[Path]:
    """A private folder with a copy of the database, which is gone in the end."""
    with TemporaryDirectory(prefix=".socai-", dir=room, ignore_cleanup_errors=True) as folder:
        _copy(home / DATABASE, Path(folder) / DATABASE)
        yield Path(folder)


def _copy(database: Path, copy: Path) -> None:
    """Copy a database. Raises OSError where the disk refuses the copy."""
    try:
        with refused():
            copy_database(database, copy)
    except LedgerNotWritable as error:
        raise OSError(error.values["detail"]) from error


def _refuse_lost(opened: Opener, copy: Path, facts: Path) -> None:
    """Raise what the facts beside the ledger know otherwise: entries that are gone, or others."""
    from projections.facts.witness import contradiction

    with closing(opened(copy)) as ledger:
        if broken := contradiction(ledger, facts):
            raise broken
