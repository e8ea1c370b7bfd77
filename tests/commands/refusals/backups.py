"""Command lines that backups refuse: files that are none or were changed, places that are kept."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

from ledger.errors import backups
from ledger.storage.backup_file import LIST
from tests.commands.refusals.provocation import Provocation, Stage

BACKED = "backup so-cai.zip"


def no_backup(_: Stage) -> None:
    """Something else has the name."""
    Path("khac.zip").write_bytes(b"PK\x03\x04")


def _listed(**changes: object) -> None:
    with zipfile.ZipFile("so-cai.zip") as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    data = json.loads(parts[LIST])
    data["files"][0] |= changes
    with zipfile.ZipFile("so-cai.zip", "w") as archive:
        for name, content in (parts | {LIST: json.dumps(data).encode()}).items():
            archive.writestr(name, content)


def edited(_: Stage) -> None:
    """The list tells of other bytes."""
    _listed(sha256="0" * 64)


def endless(_: Stage) -> None:
    """The list tells of more than any disk holds."""
    _listed(bytes=10**18)


def nothing_readable(_: Stage) -> None:
    """Something that is no database has its name."""
    Path("hong").mkdir()
    Path("hong/ledger.sqlite").write_text("hỏng", "utf-8")


def no_database(_: Stage) -> None:
    """The database is gone; what was counted from it is there."""
    for path in Path("so-cai").glob("ledger.sqlite*"):
        path.unlink()


CASES = (
    Provocation(
        backups.NotABackup, "restore khac.zip moi", ("khac.zip", "sao lưu"), prepare=no_backup
    ),
    Provocation(
        backups.BackupDamaged,
        "restore so-cai.zip moi",
        ("so-cai.zip", "bảng kê"),
        before=BACKED,
        prepare=edited,
    ),
    Provocation(
        backups.BackupTooLarge,
        "restore so-cai.zip moi",
        ("so-cai.zip", "1000000000000"),
        before=BACKED,
        prepare=endless,
    ),
    Provocation(
        backups.BehindReceipt,
        f"restore so-cai.zip moi --receipt 21:{'0' * 64}",
        ("so-cai.zip", "20", "21:"),
        before=BACKED,
    ),
    Provocation(
        backups.BackupOfOtherEntries,
        f"restore so-cai.zip moi --receipt 3:{'0' * 64}",
        ("so-cai.zip", "3:"),
        before=BACKED,
    ),
    Provocation(
        backups.LedgerStandsThere, "restore so-cai.zip so-cai", ("so-cai", "20"), before=BACKED
    ),
    Provocation(
        backups.DamagedLedgerStandsThere,
        "restore so-cai.zip hong",
        ("hong", "20"),
        before=BACKED,
        prepare=nothing_readable,
    ),
    Provocation(
        backups.FactsKnowMoreThanBackup,
        "restore so-cai.zip so-cai",
        ("so-cai.zip", "facts"),
        before=f"{BACKED}\ncasefile change ST-102/2024 --class B --on 1/9/2024\nstats",
        prepare=no_database,
    ),
    Provocation(
        backups.NothingOfItsOwn,
        "--ledger mo backup mo.zip",
        (),
        before="bundle export dhs.socai --unit DHS --reason x\nbundle open dhs.socai mo",
    ),
)
