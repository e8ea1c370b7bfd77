"""A ledger made of a backup: checked as a whole, then given its place whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp

from commands.usecases.kept_files import Backup, Opener, verified
from ledger.errors import N_, LedgerBusy, LedgerError, LedgerNotWritable, NewerFormat
from ledger.errors.backups import (
    BackupDamaged,
    BackupOfOtherEntries,
    BehindReceipt,
    DamagedLedgerStandsThere,
    FactsKnowMoreThanBackup,
    LedgerStandsThere,
)
from ledger.proofs.receipts import TreeHead, root_at
from ledger.storage.backup_file import BackupFile, opened_backup
from ledger.storage.folder import DATABASE, FACTS, make_private_folder
from ledger.storage.locking import locked
from ledger.storage.placing import put_in_place
from projections.facts.durable import sync, sync_folder

LOCK = ".socai-restoring"
"""Held in a folder that is there already, while a ledger is laid into it."""

PATIENCE_SECONDS = 20


def restore(file: Path, folder: Path, opened: Opener, receipts: Iterable[TreeHead] = ()) -> Backup:
    """Make a ledger of a backup in a folder that has none, whole or not at all.

    ``receipts``: somebody kept, of the ledger; the backup must give each. What is in the folder
    stays. Raises NotABackup, BackupDamaged, BackupTooLarge, BehindReceipt, BackupOfOtherEntries,
    LedgerStandsThere, FactsKnowMoreThanBackup, LedgerNotWritable, LedgerBusy.
    """
    try:
        with opened_backup(file) as backup:
            size = backup.told.receipt.size
            _refuse_ledger(folder, opened, size)
            names = [one.name for one in backup.told.files]
            with _aside(folder) as aside:
                _unpack(backup, file.name, aside, opened)
                _hold_against(aside, file.name, folder / FACTS, opened, receipts)
                if _took_place(aside, folder, names):
                    stayed = list[str]()
                else:
                    with _alone_in(folder):
                        _refuse_ledger(folder, opened, size)  # laid there meanwhile
                        stayed = _lay_into(aside, folder, names)
    except OSError as error:
        raise LedgerNotWritable.because(error) from error
    return Backup(backup.told.receipt, tuple(names), tuple(stayed))


def _refuse_ledger(folder: Path, opened: Opener, size: int) -> None:
    """Raise LedgerStandsThere for a folder with a ledger, or with what is left of one."""
    if not (folder.exists() and any(folder.glob(f"{DATABASE}*"))):
        return
    try:
        with closing(opened(folder)) as ledger:
            here = ledger.last_position
    except LedgerError:
        raise DamagedLedgerStandsThere(path=folder, size=size) from None
    raise LedgerStandsThere(path=folder, here=here, size=size)


def place_of_work(folder: Path) -> Path:
    """Where a ledger is unpacked before it gets its place: the folder, or the nearest above it.

    So it is on the same disk. Raises OSError.
    """
    above = (one for one in folder.absolute().parents if one.is_dir())
    return folder if folder.exists() else next(above)


@contextmanager
def _aside(folder: Path) -> Iterator[Path]:
    """A private folder beside the place, or in it, which is gone in the end."""
    aside = Path(mkdtemp(prefix=".socai-", dir=place_of_work(folder)))
    try:
        yield aside
    finally:
        rmtree(aside, ignore_errors=True)


def _unpack(backup: BackupFile, name: str, aside: Path, opened: Opener) -> None:
    """Unpack a backup into a folder, and verify what it is. Raises BackupDamaged, NewerFormat."""
    backup.unpack(aside)
    try:
        found = verified(opened, aside)
    except (NewerFormat, LedgerNotWritable):  # of this machine, not of the backup
        raise
    except LedgerError as error:
        raise BackupDamaged(file=name, why=NOT_HELD) from error
    if found != backup.told.receipt:
        raise BackupDamaged(file=name, why=OTHER_RECEIPT)
    for one in backup.told.files:
        sync(aside / one.name)


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


def _took_place(aside: Path, folder: Path, names: Iterable[str]) -> bool:
    """Give a folder that is not there yet its name, in one step; False where there is one.

    The folders above it are made, and unmade where it fails. Raises OSError.
    """
    if os.path.lexists(folder):
        return False
    for one in {(aside / name).parent for name in names}:
        sync_folder(one)
    above = [one for one in folder.absolute().parents if not one.exists()]
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        aside.rename(folder)
        sync_folder(folder.parent)
    except BaseException as error:
        _take_back(aside, folder, above)
        if isinstance(error, OSError) and os.path.lexists(folder):
            return False
        raise
    return True


def _take_back(aside: Path, folder: Path, above: Iterable[Path]) -> None:
    """Take away what was put in a place that was given up, and the folders made for it."""
    with suppress(OSError):
        if not aside.exists():
            folder.rename(aside)
        for one in above:
            one.rmdir()


@contextmanager
def _alone_in(folder: Path) -> Iterator[None]:
    """Let no other restore be at work in a folder. Raises LedgerBusy."""
    lock, is_ours = folder / LOCK, True
    try:
        with locked(lock, PATIENCE_SECONDS):
            yield
    except LedgerBusy:
        is_ours = False
        raise
    finally:
        if is_ours:
            with suppress(OSError):
                lock.unlink()


def _lay_into(aside: Path, folder: Path, names: list[str]) -> list[str]:
    """Give files their places in a folder that is there, the database last; what was there stays.

    The names of what stayed. Where that fails, what was laid is taken out again. Raises OSError.
    """
    make_private_folder(folder)
    folders = {(folder / name).parent for name in names}
    made, stayed = [one for one in folders if not one.exists()], list[str]()
    try:
        for one in made:
            one.mkdir(mode=0o700)
        for name in sorted(names, key=lambda one: one == DATABASE):
            try:
                put_in_place(aside / name, folder / name, replacing=False)
            except FileExistsError:
                if name == DATABASE:
                    raise
                stayed.append(name)
        for one in folders:
            sync_folder(one)
    except BaseException:
        _take_out(aside, folder, names)
        for one in made:
            with suppress(OSError):
                one.rmdir()
        raise
    return stayed


def _take_out(aside: Path, folder: Path, names: Iterable[str]) -> None:
    """Take out of a folder what was laid into it: what is no more aside, or is there, too."""
    for name in names:
        with suppress(OSError):
            if not (aside / name).exists() or (aside / name).samefile(folder / name):
                (folder / name).unlink()


NOT_HELD = N_("the ledger in it cannot be read, or does not hold")
OTHER_RECEIPT = N_("its entries give another receipt than its list tells")
