"""A ledger kept a second time: a backup of it in one file, and a ledger made of such a file."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from pathlib import Path
from shutil import rmtree
from tempfile import TemporaryDirectory, mkdtemp
from typing import TYPE_CHECKING, BinaryIO, NamedTuple

from commands.usecases.problem_words import broken
from commands.usecases.report_forms import FOLDER as TEMPLATES
from commands.usecases.target_lists import FOLDER as TARGETS
from ledger.errors import N_, LedgerError, LedgerNotWritable, NewerFormat
from ledger.errors.backups import (
    BackupDamaged,
    BackupOfOtherEntries,
    BehindReceipt,
    DamagedLedgerStandsThere,
    FactsKnowMoreThanBackup,
    LedgerStandsThere,
    NothingOfItsOwn,
)
from ledger.proofs.receipts import TreeHead, root_at
from ledger.proofs.verify import verify
from ledger.storage.backup_file import BackupFile, can_be_kept, opened_backup, write_backup
from ledger.storage.copying import copy_database
from ledger.storage.failures import refused
from ledger.storage.folder import (
    CALENDAR,
    DATABASE,
    FACTS,
    SETTINGS,
    is_bundle,
    make_private_folder,
)
from ledger.storage.placing import put_in_place

if TYPE_CHECKING:
    from ledger.application import Ledger

Opener = Callable[[Path], "Ledger"]
"""Opens the ledger that a folder keeps."""

OWN_FOLDERS = {TARGETS: (".toml",), TEMPLATES: (".docx", ".xlsx")}
"""Where a unit keeps files of its own that figures and papers are made with, and which."""


class Backup(NamedTuple):
    """What was written, or restored: ``receipt`` of the ledger in it, and the names of the files.

    ``stayed``: of files that were there before, and were left as they are.
    """

    receipt: TreeHead
    files: tuple[str, ...]
    stayed: tuple[str, ...] = ()


def back_up(home: Path, opened: Opener, target: BinaryIO, room: Path) -> Backup:
    """Write a ledger as it stands to a file; others may be recording meanwhile.

    ``room``: a folder with room for a copy. The copy is verified, entry by entry, before it is
    written. Raises IntegrityBroken, NothingOfItsOwn for an opened bundle, OSError.
    """
    if is_bundle(home / DATABASE):
        raise NothingOfItsOwn()
    opened(home).close()  # whatever forbids to open it is said of it, not of a copy
    Path(target.name).chmod(0o600)  # as secret as the books, from its first byte on
    with TemporaryDirectory(prefix=".socai-", dir=room, ignore_cleanup_errors=True) as folder:
        aside = Path(folder)
        _copy(home / DATABASE, aside / DATABASE)
        receipt = _verified(opened, aside)
        _refuse_lost(opened, aside, home / FACTS)
        files = [(DATABASE, aside / DATABASE), *_own_files(home)]
        told = write_backup(target, files, receipt)
    return Backup(receipt, tuple(one.name for one in told.files))


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


def _verified(opened: Opener, folder: Path) -> TreeHead:
    """The receipt of the ledger in a folder, which holds. Raises IntegrityBroken."""
    with closing(opened(folder)) as ledger:
        found = verify(ledger)
    for problem in found.problems:
        raise broken(problem)
    return TreeHead(found.size, found.root)


def _own_files(home: Path) -> Iterator[tuple[str, Path]]:
    """What a unit keeps beside the database that figures and papers are made with."""
    named = [(name, home / name) for name in (SETTINGS, CALENDAR)]
    for folder, endings in OWN_FOLDERS.items():
        found = sorted((home / folder).glob("*"))
        named += [(f"{folder}/{one.name}", one) for one in found if one.suffix in endings]
    for name, path in named:
        if path.is_file() and can_be_kept(name):
            yield name, path


def restore(file: Path, folder: Path, opened: Opener, receipts: Iterable[TreeHead] = ()) -> Backup:
    """Make a ledger of a backup in a folder that has none, whole or not at all.

    ``receipts``: somebody kept, of the ledger; the backup must give each. What is in the folder
    stays. Raises NotABackup, BackupDamaged, BackupTooLarge, BehindReceipt, BackupOfOtherEntries,
    LedgerStandsThere, FactsKnowMoreThanBackup, LedgerNotWritable.
    """
    with opened_backup(file) as backup:
        _refuse_ledger(folder, opened, backup.told.receipt.size)
        is_new = not folder.exists()
        try:
            place = _nearest(folder) if is_new else folder
            aside = Path(mkdtemp(prefix=".socai-", dir=place))
        except OSError as error:
            raise LedgerNotWritable.because(error) from error
        try:
            _unpack(backup, file.name, aside, opened)
            _hold_against(aside, file.name, folder / FACTS, opened, receipts)
            names = [one.name for one in backup.told.files]
            stayed = _put_each(aside, folder, [one for one in names if one != DATABASE])
            _put_each(aside, folder, [DATABASE])
        except OSError as error:
            raise LedgerNotWritable.because(error) from error
        finally:
            rmtree(aside, ignore_errors=True)
    return Backup(backup.told.receipt, tuple(names), tuple(stayed))


def _refuse_ledger(folder: Path, opened: Opener, size: int) -> None:
    """Raise LedgerStandsThere for a folder with a ledger, or with what is left of one."""
    if not any(folder.glob(f"{DATABASE}*")):
        return
    try:
        with closing(opened(folder)) as ledger:
            here = ledger.last_position
    except LedgerError:
        raise DamagedLedgerStandsThere(path=folder, size=size) from None
    raise LedgerStandsThere(path=folder, here=here, size=size)


def _nearest(folder: Path) -> Path:
    """The nearest folder above that is there: on the same disk, as far as can be told."""
    return next(one for one in folder.absolute().parents if one.is_dir())


def _unpack(backup: BackupFile, name: str, aside: Path, opened: Opener) -> None:
    """Unpack a backup into a folder, and verify what it is. Raises BackupDamaged, NewerFormat."""
    backup.unpack(aside)
    try:
        found = _verified(opened, aside)
    except NewerFormat:
        raise
    except LedgerError as error:
        raise BackupDamaged(file=name, why=NOT_HELD) from error
    if found != backup.told.receipt:
        raise BackupDamaged(file=name, why=OTHER_RECEIPT)


def _hold_against(
    aside: Path, name: str, facts: Path, opened: Opener, receipts: Iterable[TreeHead]
) -> None:
    """Hold a restored ledger against kept receipts, and against what was counted of it before."""
    from projections.facts.witness import contradiction

    with closing(opened(aside)) as ledger:
        size = ledger.last_position
        for one in dict.fromkeys(receipts):
            if one.size > size:
                raise BehindReceipt(file=name, size=size, receipt=str(one))
            if root_at(ledger, one.size) != one.root:
                raise BackupOfOtherEntries(file=name, size=one.size, receipt=str(one))
        if contradiction(ledger, facts):
            raise FactsKnowMoreThanBackup(path=facts, file=name)


def _put_each(aside: Path, folder: Path, names: Iterable[str]) -> list[str]:
    """Give files their places in a folder; the names of those that were taken, and stay so.

    Raises FileExistsError for the database, OSError.
    """
    make_private_folder(folder)
    stayed = []
    for name in names:
        (folder / name).parent.mkdir(mode=0o700, exist_ok=True)
        try:
            put_in_place(aside / name, folder / name, replacing=False)
        except FileExistsError:
            if name == DATABASE:
                raise
            stayed.append(name)
    return stayed


NOT_HELD = N_("the ledger in it cannot be read, or does not hold")
OTHER_RECEIPT = N_("its entries give another receipt than its list tells")
