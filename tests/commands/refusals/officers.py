"""Command lines that say what cannot be said of officers."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from ledger import errors
from tests.commands.refusals.provocation import HONORARY, OPEN, Provocation, Stage
from tests.commands.world import HOME


def unenrol(_: Stage) -> None:
    """Make the ledger one of an earlier version, whose founder never joined."""
    with closing(sqlite3.connect(f"{HOME}/ledger.sqlite")) as database, database:
        database.execute("UPDATE stored_events SET originator_id='x' WHERE position=3")


CASES = (
    Provocation(errors.MistypedOfficer, "officer show CBO2", ("CBO2", "CB02")),
    Provocation(
        errors.MistypedOfficer, "casefile transfer ST-101/2024 --to-officer СВ02", ("CB02",)
    ),
    Provocation(
        errors.UnknownOfficer, "casefile transfer ST-101/2024 --to-officer CB77", ("CB77",)
    ),
    Provocation(errors.OfficerNotInBooks, "officer show CB77", ("CB77",)),
    Provocation(errors.OfficerNotInBooks, "officer log CB77", ("CB77",)),
    Provocation(errors.UnknownOfficer, "officer change CB77 --role leader", ("CB77",)),
    Provocation(errors.UnknownOfficer, "officer leave CB77", ("CB77",)),
    Provocation(errors.UnknownUnit, "officer join CB09 --unit DCA", ("DCA",)),
    Provocation(errors.UnknownUnit, "officer change CB02 --to-unit DCA", ("DCA",)),
    Provocation(
        errors.OfficerEnrolledAlready, "officer join CB02 --unit DHS", ("CB02", "01/01/2020")
    ),
    Provocation(
        errors.OfficerNotEnrolledYet,
        "officer leave CB02 --on 31/12/2019",
        ("CB02", "31/12/2019", "01/01/2020"),
    ),
    Provocation(
        errors.OfficerNotEnrolledYet,
        "officer change CB02 --role leader --on 1/1/2019",
        ("CB02", "01/01/2020"),
    ),
    Provocation(
        errors.OfficerNotEnrolledYet,
        "officer show CB02 --as-of 1/1/2019",
        ("CB02", "01/01/2019", "01/01/2020"),
    ),
    Provocation(
        errors.OfficerLeftAlready,
        "officer leave CB02",
        ("CB02", "01/10/2024"),
        before="officer leave CB02 --hand-over-to CB03 --on 1/10/2024",
    ),
    Provocation(
        errors.OfficerLeftAlready,
        "officer change CB02 --role leader",
        ("CB02",),
        before="officer leave CB02 --hand-over-to CB03 --on 1/10/2024",
    ),
    Provocation(
        errors.OfficerChangedLater,
        "officer leave CB02 --on 1/9/2024",
        ("CB02", "01/09/2024", "01/10/2024", "21"),
        before="officer change CB02 --role leader --on 1/10/2024",
    ),
    Provocation(
        errors.OfficerNotEnrolledYet,
        f"{OPEN.format('ST-201/2024')} --on 31/12/2019 --unit CAH",
        ("CB02", "31/12/2019", "01/01/2020"),
    ),
    Provocation(
        errors.OfficerLeftAlready,
        "casefile transfer ST-101/2024 --to-officer CB09 --on 1/10/2024",
        ("CB09", "01/10/2024"),
        before="officer join CB09 --unit DHS --on 1/1/2024\nofficer leave CB09 --on 1/10/2024",
    ),
    Provocation(
        errors.OfficerNotEnrolledYet,
        "correct 9 --on 31/12/2019 --set unit=CAH --reason nhầm",
        ("CB02", "31/12/2019"),
    ),
    Provocation(errors.UnknownOfficer, "void 10 --reason nhầm --as CB77", ("CB77",)),
    Provocation(errors.UnknownOfficer, "import so-theo-doi-mau.xlsx --as CB77", ("CB77",)),
    Provocation(errors.UnknownOfficer, "officer join CB77 --unit DHS --as CB77", ("CB77",)),
    Provocation(
        errors.UnknownOfficer, f"{OPEN.format('ST-201/2024')} --approved-by CB77", ("CB77",)
    ),
    Provocation(
        errors.OfficerNotEnrolledYet,
        f"{OPEN.format('ST-201/2024')} --approved-by CB09 --on 1/3/2024",
        ("CB09", "01/03/2024"),
        before="officer join CB09 --unit DHS --on 2/3/2024",
    ),
    Provocation(
        errors.OfficerLeftAlready,
        "void 10 --reason nhầm --as CB09",
        ("CB09", "01/10/2024"),
        before="officer join CB09 --unit DHS --on 1/1/2024\nofficer leave CB09 --on 1/10/2024",
    ),
    Provocation(
        errors.RecorderNotEnrolled,
        "casefile report ST-101/2024 --document 1/BC",
        ("CB01", "socai officer join CB01 --unit CAH"),
        prepare=unenrol,
    ),
    Provocation(
        errors.RecorderMissing,
        "casefile report ST-101/2024 --document 1/BC",
        ("--as", "SOCAI_AS", "socai.toml"),
        prepare=lambda _: (Path(HOME) / "socai.toml").unlink(),
    ),
    Provocation(
        errors.RecorderMissing,
        "init moi --unit CAH --name Mẫu",
        ("--as",),
    ),
    Provocation(errors.ApproverMissing, HONORARY, ("LD", "lãnh đạo", "--approved-by")),
    Provocation(
        errors.ApproverOfAnotherRole,
        f"{HONORARY} --approved-by CB03",
        ("LD", "lãnh đạo", "CB03", "cán bộ"),
    ),
    Provocation(
        errors.UnknownCode,
        "officer change CB02 --duty 'lái xe'",
        ("lái xe", "trinh sát", "quản lý địa bàn"),
    ),
    Provocation(errors.OfficerUnchanged, "officer change CB02", ("CB02", "--to-unit")),
    Provocation(
        errors.OfficerUnchanged, "officer change CB02 --to-unit DKTMT --role officer", ("CB02",)
    ),
    Provocation(errors.IntoItself, "officer leave CB03 --hand-over-to CB03", ("CB03",)),
    Provocation(
        errors.LastOfficerStays,
        "--ledger khác officer leave CB09",
        ("CB09",),
        before="init khác --unit CAX --name 'Công an xã' --level xã --as CB09",
    ),
    Provocation(
        errors.CameToOfficerLater,
        "officer leave CB03 --hand-over-to CB02 --on 1/1/2024",
        ("CB03", "ST-103/2024", "--on"),
    ),
    Provocation(
        errors.OfficerStillHolds,
        "officer leave CB02 --on 1/3/2024",
        ("CB02", "01/03/2024", "ST-101/2024", "LT-101/2023", "--hand-over-to"),
    ),
    Provocation(
        errors.OfficerNotEnrolledYet,
        "officer leave CB02 --hand-over-to CB09 --on 1/3/2024",
        ("CB09", "01/03/2024"),
        before="officer join CB09 --unit DHS --on 2/3/2024",
    ),
    Provocation(
        errors.ApprovalStands,
        "correct 21 --set role=commander --reason nhầm",
        ("CB02", "01/03/2024", "LD-201/2024", "lãnh đạo"),
        before=f"officer change CB02 --role leader --on 1/1/2024\n{HONORARY} --approved-by CB02",
    ),
)
