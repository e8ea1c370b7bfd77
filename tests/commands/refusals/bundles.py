"""Command lines that bundles refuse: files that are none, and what is not in one."""

from __future__ import annotations

from pathlib import Path

from ledger.errors import bundles
from tests.commands.refusals.provocation import Provocation, Stage

EXPORT = "bundle export dhs.socai --unit DHS --reason 'Đoàn kiểm tra'"
OPENED = f"{EXPORT}\nbundle open dhs.socai mo"


def no_bundle(_: Stage) -> None:
    """Something else has the name."""
    Path("khac.socai").write_bytes(b"PK\x03\x04")


def cut_short(_: Stage) -> None:
    """The last line did not arrive."""
    file = Path("dhs.socai")
    file.write_bytes(file.read_bytes()[:-20])


def edited(_: Stage) -> None:
    """A class is another in the file."""
    file = Path("dhs.socai")
    file.write_bytes(file.read_bytes().replace(b'"class":"A"', b'"class":"B"', 1))


def report_of_another_team(_: Stage) -> None:
    """A report whose head names a team of which the bundle knows nothing."""
    head = "CÔNG AN HUYỆN MẪU\nĐỘI KINH TẾ MA TÚY\nBÁO CÁO\nTừ ngày 01/01/2024 đến ngày 31/12/2024"
    Path("doi-khac.txt").write_text(f"{head}\n- Hiện có 02 hồ sơ ST.\n", "utf-8")


CASES = (
    Provocation(
        bundles.NotABundle,
        "bundle open khac.socai mo",
        ("khac.socai", "gói"),
        prepare=no_bundle,
    ),
    Provocation(
        bundles.BundleMisshapen,
        "bundle open dhs.socai mo",
        ("dhs.socai", "dòng"),
        before=EXPORT,
        prepare=cut_short,
    ),
    Provocation(
        bundles.BundleAltered,
        "bundle open dhs.socai mo",
        ("dhs.socai", "21"),
        before=EXPORT,
        prepare=edited,
    ),
    Provocation(
        bundles.BundleOfOtherBooks,
        "bundle open dhs.socai mo --books 0123456789abcdef",
        ("dhs.socai",),
        before=EXPORT,
    ),
    Provocation(bundles.FolderTaken, "bundle open dhs.socai so-cai", ("so-cai",), before=EXPORT),
    Provocation(
        bundles.BundleIsReadOnly,
        "--ledger mo casefile report ST-103/2024 --document 1/BC",
        ("gói",),
        before=OPENED,
    ),
    Provocation(
        bundles.NotInBundle, "--ledger mo stats --unit DKTMT", ("DKTMT", "DHS"), before=OPENED
    ),
    Provocation(
        bundles.ReportNotOfBundle,
        "--ledger mo inspect reconcile doi-khac.txt",
        ("doi-khac.txt", "ĐỘI KINH TẾ MA TÚY", "Đội hình sự (DHS)"),
        before=OPENED,
        prepare=report_of_another_team,
    ),
    Provocation(
        bundles.ReportNotOfBundle,
        "--ledger mo inspect reconcile ca-huyen.docx",
        ("ca-huyen.docx", "Công an huyện Mẫu (CAH)", "Đội hình sự (DHS)"),
        before=f"report write --period nam:2024 --output ca-huyen.docx\n{OPENED}",
    ),
    Provocation(bundles.RootNotInBundle, "--ledger mo receipt 3", (), before=OPENED),
    Provocation(bundles.NoBundleThere, "bundle export dhs.socai --again 3", ("3",)),
)
