"""Files that a command cannot write, or may not write over, whatever it was told."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from commands.cli.demo import FolderInUse
from ledger import errors
from projections.documents.tables import as_docx as table_docx
from projections.documents.tables import destination, output_file
from tests.commands.refusals.made_files import folder
from tests.commands.refusals.provocation import Provocation, Stage


def kept(*names: str) -> Callable[[Stage], None]:
    """Lay files that somebody needs where a command would write."""

    def prepare(_: Stage) -> None:
        for name in names:
            Path(name).write_text("cần giữ", "utf-8")

    return prepare


def linked(stage: Stage) -> None:
    """Give the ledger's database and the register other names."""
    os.link("so-cai/ledger.sqlite", "a.xlsx")
    Path("b.xlsx").symlink_to("so-theo-doi-loi.xlsx")
    del stage


def short_table(stage: Stage) -> None:
    """A bound so low that a table exceeds it."""
    stage.patch.setattr(table_docx, "ROW_LIMIT", 1)


def open_elsewhere(stage: Stage) -> None:
    """Another program holds the file that is to be replaced."""

    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    stage.patch.setattr(Path, "replace", refuse)


EXISTS, OWN, READ = destination.OutputExists, destination.OutputOfLedger, destination.OutputIsInput
YEAR = "--from 15/10/2023 --to 14/10/2024"

CASES = (
    *(
        Provocation(
            EXISTS, f"{line} --output a.{form}", (f"a.{form}", "--force"), prepare=kept(f"a.{form}")
        )
        for line, form in (
            ("stats", "txt"),
            ("stats --format json", "json"),
            ("register ST", "xlsx"),
            ("diff 1/1/2024 1/6/2024", "csv"),
            ("diff 1/1/2024 1/6/2024 --by symbol", "docx"),
            ("trace ST current", "csv"),
            ("inspect read bao-cao-nho.txt", "xlsx"),
            ("inspect check bao-cao-nho.txt", "docx"),
            ("inspect reconcile bao-cao-nho.txt", "csv"),
            ("report write --format docx", "docx"),
        )
    ),
    Provocation(
        EXISTS,
        "import so-theo-doi-loi.xlsx --errors a.xlsx",
        ("a.xlsx", "--force"),
        prepare=kept("a.xlsx"),
    ),
    Provocation(
        EXISTS,
        f"report write {YEAR}",
        ("bao-cao-CAH-2024.xlsx",),
        prepare=kept("bao-cao-CAH-2024.xlsx"),
    ),
    Provocation(
        EXISTS,
        f"stats {YEAR} --format xlsx",
        ("thong-ke-CAH-2024.xlsx",),
        prepare=kept("thong-ke-CAH-2024.xlsx"),
    ),
    *(
        Provocation(OWN, line, ("so-cai",))
        for line in (
            "stats --output so-cai/ledger.txt --force",
            "stats --format json --output so-cai/ledger.sqlite --force",
            "stats --format json --output ./so-cai/../so-cai/socai.toml --force",
            "register --format csv --output so-cai/LEDGER.sqlite-wal",
            "import so-theo-doi-loi.xlsx --errors so-cai/ledger.xlsx --force",
            "report write --output so-cai/ledger --force",
            "--ledger so-cai-cu inspect read bao-cao-nho.txt --format json --output so-cai/socai.toml --force",
        )
    ),
    Provocation(OWN, "stats --output a.xlsx --force", ("a.xlsx", "so-cai"), prepare=linked),
    Provocation(
        OWN,
        "stats --output so-cai/facts/manifest.json --force",
        ("manifest.json", "so-cai"),
        before="stats",
    ),
    Provocation(
        READ,
        "import so-theo-doi-loi.xlsx --errors ./so-theo-doi-loi.xlsx --force",
        ("so-theo-doi-loi.xlsx",),
    ),
    Provocation(
        READ, "import so-theo-doi-loi.xlsx --errors b.xlsx --force", ("b.xlsx",), prepare=linked
    ),
    Provocation(
        READ, "inspect check bao-cao-nho.txt --output bao-cao-nho.txt --force", ("bao-cao-nho.txt",)
    ),
    Provocation(
        READ,
        "--ledger so-cai stats --facts kho --output kho/manifest.json --force",
        ("manifest.json",),
        before="stats",
        prepare=lambda _: Path("so-cai/facts").rename("kho"),
    ),
    Provocation(errors.BadValue, "stats --format docx --output a.xlsx", ("a.xlsx", "docx")),
    Provocation(errors.BadValue, "stats --format xlsx --output a.txt", ("a.txt", "xlsx")),
    Provocation(errors.BadValue, "stats --format csv --output a.docx", ("a.docx", "csv")),
    Provocation(errors.BadValue, "report write --format xlsx --output a.docx", ("a.docx", "xlsx")),
    Provocation(errors.BadValue, "import so-theo-doi-loi.xlsx --errors a.csv", ("--errors",)),
    Provocation(errors.BadValue, "stats --format xlsx --output -", ("--output",)),
    Provocation(FolderInUse, "demo --folder .", ()),
    Provocation(FolderInUse, "demo --folder bao-cao-nho.txt --force", ("bao-cao-nho.txt",)),
    Provocation(FolderInUse, "demo", ("demo", "--force"), before="demo"),
    Provocation(
        FolderInUse,
        "demo --force",
        ("demo",),
        before="@ 1/12/2024 09:00\ndemo\n--ledger demo/so-cai --as CB01 unit create X1 --name x --level xã",
    ),
    Provocation(
        FolderInUse, "demo --force", ("demo",), before="demo\nstats --output demo/thong-ke.txt"
    ),
    Provocation(
        destination.OutputFolderMissing,
        "stats --format xlsx --output khong/co/x.xlsx",
        ("x.xlsx", "khong"),
    ),
    Provocation(
        destination.OutputNotAFile,
        "report write --output b.docx",
        ("b.docx",),
        prepare=folder("b.docx"),
    ),
    Provocation(
        destination.OutputLocked,
        "stats --format csv --output a.csv --force",
        ("a.csv",),
        before="stats --output a.csv",
        prepare=open_elsewhere,
    ),
    Provocation(destination.OutputNotWritten, f"stats --output {'a' * 300}.txt", ("quá dài",)),
    Provocation(output_file.TableTooLong, "stats --format docx", ("1",), prepare=short_table),
)
