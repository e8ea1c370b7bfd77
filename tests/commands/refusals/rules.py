"""Command lines that break a rule of the books, or say what no field can hold."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

from commands.session import open_ledger
from ledger import errors
from ledger.entries.organisation import UnitCreated
from ledger.records.books import Books
from ledger.values.stream import Stream
from tests.commands.refusals.provocation import Provocation, Stage
from tests.commands.small_report import TEXT, write_report
from tests.commands.world import HOME

OPEN = "casefile open {} --symbol ST --unit DKTMT --officer CB02 --class A --list I"

TEAM = "unit create TO-1 --name 'Tổ 1' --level huyện --parent DHS --on 1/1/2024"


HONORARY = "collaborator open LD-201/2024 --symbol LD --unit DHS --officer CB03 --on 1/3/2024"


def unenrol(_: Stage) -> None:
    """Make the ledger one of an earlier version, whose founder never joined."""
    with closing(sqlite3.connect(f"{HOME}/ledger.sqlite")) as database, database:
        database.execute("UPDATE stored_events SET originator_id='x' WHERE position=3")


def record_between(stage: Stage) -> None:
    """Somebody records on the same file after our decision was made and before it is written."""
    check = Books.check

    def meanwhile(books: Books) -> None:
        stage.patch.setattr(Books, "check", check)
        stage.console.all("casefile report ST-101/2024 --document 1/BC")
        check(books)

    stage.patch.setattr(Books, "check", meanwhile)


def write_long_report(_: Stage) -> None:
    """A report of so many figures that its submission is no entry."""
    head, figures = TEXT.split("- Tính", 1)
    lines = f"- Tính{figures}".format(opening=1, added=4, removed=1, current=4)
    Path("dài.txt").write_text(head + lines * 400, "utf-8")


NAMED_BY_BYTES = "bao-c\udcffo.txt"


def write_report_named_by_bytes(_: Stage) -> None:
    """A report whose file has a name that is no text."""
    write_report(Path(NAMED_BY_BYTES))


def spell_twice(stage: Stage) -> None:
    """A unit that an earlier version let stand beside DHS."""
    with stage.patch.context() as patch, closing(open_ledger(Path(HOME))) as ledger:
        patch.setattr("ledger.storage.recording.refuse_twice", lambda _kept, _new: None)
        books = ledger.books("CB01")
        unit, day = Stream.of_unit("dhs"), date(2021, 1, 1)
        books.make(UnitCreated, unit, day, unit.key, name="Đội khác", level="huyện")
        ledger.commit(books)


CASES = (
    Provocation(
        errors.OutsideCatalog,
        "casefile change ST-101/2024 --field 'Nguyễn Văn A'",
        ("lĩnh vực", "Văn A"),
    ),
    Provocation(
        errors.MistypedTerm, "casefile change ST-101/2024 --field 'ngân hag'", ("ngân hàng",)
    ),
    Provocation(
        errors.OutsideCatalog, "casefile change ST-101/2024 --branch 'ai đó'", ("ai đó", "branch")
    ),
    Provocation(errors.InCatalogAlready, "catalog add field 'MA TUÝ'", ("ma túy",)),
    Provocation(
        errors.SteeringSign, "unit create X1 --name 'Đội\x1b[2J' --level xã", ("Đội[U+001B][2J",)
    ),
    Provocation(errors.SteeringSign, "void 9 --reason '\u202enhầm'", ("U+202E",)),
    Provocation(errors.SteeringSign, "unit dissolve DHS --as 'CB\x1b01'", ("--as", "U+001B")),
    Provocation(errors.SteeringSign, "correct 9 --reason x --set class='A\x07'", ("U+0007",)),
    Provocation(errors.MistypedNumber, "casefile show ST101/2024", ("ST101/2024", "ST-101/2024")),
    Provocation(errors.MistypedNumber, "casefile show ST:ST-0102/2024", ("ST-102/2024",)),
    *(
        Provocation(
            errors.BadNumber,
            f"casefile open '{number}' --symbol ST --unit DKTMT --officer CB02",
            (number, why),
        )
        for number, why in (
            ("ST-1/2024; ST-2/2024", "nhiều hồ sơ"),
            ("Nguyễn Văn A 1985", "lẫn lời"),
            ("chưa có số", "chữ số nào"),
            ("ST-1²", "chữ số nhỏ"),
            ("ST-1@", "ký hiệu"),
        )
    ),
    Provocation(
        errors.OtherScript,
        "casefile open SТ-1/2024 --symbol ST --unit DKTMT --officer CB02",  # Cyrillic
        ("“Т”", "CYRILLIC"),
    ),
    Provocation(errors.OtherScript, "unit create ТO-1 --name x --level xã", ("“Т”",)),
    Provocation(errors.OtherScript, "officer join СB09 --unit DHS", ("“С”",)),
    Provocation(errors.UnknownRecord, "casefile show ST-999/2024", ("ST-999/2024",)),
    Provocation(errors.UnitForRecord, "show cah", ("CAH", "socai unit show CAH")),
    Provocation(errors.OfficerForRecord, "log cb02", ("CB02", "log --by CB02")),
    Provocation(errors.OfficerNotInBooks, "log --by ZZ77", ("ZZ77", "socai officer list")),
    Provocation(errors.UnitNotInBooks, "log --unit ZZ", ("ZZ", "socai unit list")),
    Provocation(errors.UnknownRecord, "casefile close ST-999/2024 --way Chết", ("ST-999/2024",)),
    Provocation(
        errors.AmbiguousNumber,
        "casefile show 77/2024",
        ("77/2024", "ST, HN", "HN:77/2024"),
        before=(
            f"{OPEN.format('77/2024')}\ncasefile open 77/2024 --symbol HN --unit DHS --officer CB03"
        ),
    ),
    Provocation(errors.AlreadyOpened, OPEN.format("ST-101/2024"), ("ST-101/2024", "15/02/2024")),
    Provocation(errors.AlreadyOpened, OPEN.format("'st-101 / 2024'"), ("15/02/2024",)),
    Provocation(
        errors.SaidAlready,
        "casefile report ST-101/2024 --document 1/BC --on 1/9/2024",
        ("21", "ST-101/2024", "01/09/2024", "--again"),
        before="casefile report ST-101/2024 --document 1/BC --on 1/9/2024",
    ),
    Provocation(
        errors.ClosedNumber,
        OPEN.format("ST-109/2021"),
        ("09/09/2021", "01/06/2024", "20", "socai casefile reopen ST-109/2021"),
    ),
    Provocation(
        errors.StillOpen,
        "casefile reopen ST-109/2021 --on 31/5/2024",
        ("ST-109/2021", "31/05/2024"),
    ),
    Provocation(
        errors.ChangedBeforeOpened,
        "casefile change ST-101/2024 --class A --on 14/2/2024",
        ("14/02/2024", "15/02/2024"),
    ),
    Provocation(
        errors.ClosedBeforeOpened,
        "casefile close ST-101/2024 --way Chết --on 1/1/2024",
        ("01/01/2024", "15/02/2024"),
    ),
    Provocation(
        errors.NotOpened,
        "casefile change ST-102/2024 --class B",
        ("ST-102/2024",),
        before="void 10 --reason nhầm",
    ),
    Provocation(errors.LaterEntriesStand, "void 9 --reason nhầm", ("9", "ST-101/2024", "18")),
    Provocation(errors.StillNamed, "void 4 --reason nhầm", ("4", "DKTMT", "ST-101/2024")),
    Provocation(
        errors.SeveralNotVoided,
        "void 10-12 9 99 --reason nhầm",
        ("Trong 5 bút toán có 2", "- Chưa hủy được bút toán 9 ", "ST-101/2024", "18", "vị trí 99"),
    ),
    Provocation(errors.NotImported, "void --import 9 --reason nhầm", ("Bút toán 9",)),
    Provocation(
        errors.ImportUndone,
        "void --import 30 --reason nhầm",
        ("30",),
        before="import so-theo-doi-mau.xlsx\nvoid --import 30 --reason nhầm",
    ),
    Provocation(
        errors.LaterEntriesStand,
        "void 21 --reason nhầm",
        ("21", "lập đơn vị", "TO-1", "22"),
        before=f"{TEAM}\nunit change TO-1 --name x",
    ),
    Provocation(
        errors.LaterEntriesStand,
        "void 21 --reason nhầm",
        ("21", "CB09", "22"),
        before="officer join CB09 --unit DHS\nofficer leave CB09",
    ),
    Provocation(errors.StillNamed, "void 7 --reason nhầm", ("7", "CB02", "ST-101/2024")),
    Provocation(
        errors.ClosedAlready,
        "casefile close ST-109/2021 --way Chết",
        ("ST-109/2021", "01/06/2024", "bút toán 20"),
    ),
    Provocation(
        errors.ClosedAlready, "casefile change ST-109/2021 --class A --on 2/6/2024", ("02/06/2024",)
    ),
    Provocation(
        errors.ChangedAfterClosing,
        "casefile close ST-102/2024 --way Chết --on 1/3/2024",
        ("ST-102/2024", "01/03/2024", "01/06/2024", "21"),
        before="casefile change ST-102/2024 --class B --on 1/6/2024",
    ),
    Provocation(errors.NotClosed, "casefile archive ST-101/2024", ("ST-101/2024", "20/10/2024")),
    Provocation(
        errors.ArchivedAlready,
        "casefile archive ST-109/2021",
        ("ST-109/2021",),
        before="casefile archive ST-109/2021",
    ),
    Provocation(errors.NotSuspended, "casefile resume VA-101/2024", ("VA-101/2024",)),
    Provocation(
        errors.SuspendedAlready,
        "casefile suspend VA-101/2024",
        ("VA-101/2024",),
        before="casefile suspend VA-101/2024",
    ),
    Provocation(
        errors.NotForThisLine, "casefile suspend ST-101/2024", ("Sưu tra", "casefile --help")
    ),
    Provocation(
        errors.NotForThisLine,
        "casefile show LC-101/2023",
        ("Cộng tác viên bí mật", "collaborator --help"),
    ),
    Provocation(
        errors.NotForThisLine,
        "persona open ST-105/2024 --symbol ST --unit DHS --officer CB03",
        ("Sưu tra",),
    ),
    Provocation(
        errors.NotForThisLine, "collaborator assign LC-101/2023 --to HN-101/2024", ("Hiềm nghi",)
    ),
    Provocation(errors.AttributeNotForSymbol, f"{OPEN.format('ST-105/2024')} --type 1", ("ST",)),
    Provocation(
        errors.AttributeMissing,
        "collaborator open LT-9 --symbol LT --unit DHS --officer CB03",
        ("LT", "1, 2, 3"),
    ),
    Provocation(errors.NothingChanges, "casefile change ST-101/2024 --class B", ("ST-101/2024",)),
    Provocation(
        errors.NothingCorrected,
        "correct 9 --set class=B --reason nhầm",
        ("9", "lập hồ sơ", "ST-101/2024"),
    ),
    Provocation(
        errors.NothingCorrected,
        "correct 5 --set level=huyện --reason nhầm",
        ("5", "lập đơn vị", "DHS"),
    ),
    Provocation(
        errors.EffectiveInFuture,
        f"{OPEN.format('ST-105/2024')} --on 21/10/2024",
        ("21/10/2024", "20/10/2024"),
    ),
    Provocation(
        errors.EffectiveInFuture, "correct 9 --on 2030-01-01 --reason nhầm", ("01/01/2030",)
    ),
    Provocation(
        errors.TooManyWatchFiles,
        "collaborator assign LC-101/2023 --to ST-104/2024",
        ("LC-101/2023", "4", "3", "ST-101/2024, ST-102/2024, ST-103/2024"),
        before=(
            "collaborator assign LC-101/2023 --to "
            "ST-102/2024\ncollaborator assign LC-101/2023 --to "
            "ST-103/2024"
        ),
    ),
    Provocation(
        errors.AlreadyAssigned,
        "collaborator assign LC-101/2023 --to ST-101/2024",
        ("LC-101/2023", "ST-101/2024"),
    ),
    Provocation(
        errors.NotAssigned,
        "collaborator withdraw LC-101/2023 --from ST-102/2024",
        ("LC-101/2023", "ST-102/2024"),
    ),
    Provocation(
        errors.ServedRecordNotOpen,
        "collaborator assign LC-101/2023 --to ST-109/2021",
        ("ST-109/2021",),
    ),
    Provocation(
        errors.MoreValuableThanItems, "collaborator items LC-101/2023 3 --valuable 4", ("3", "4")
    ),
    Provocation(errors.UnknownPosition, "void 21 --reason nhầm", ("21", "20")),
    Provocation(
        errors.UnknownPosition, f"correct {10**30} --on 1/1/2024 --reason nhầm", (str(10**30), "20")
    ),
    Provocation(errors.UnknownPosition, f"log --known-at {'9' * 5000}", ("20",)),
    Provocation(
        errors.VoidOfVoid, "void 21 --reason nhầm", ("21",), before="void 20 --reason nhầm"
    ),
    Provocation(
        errors.VoidedAlready, "void 20 --reason nhầm", ("20", "21"), before="void 20 --reason nhầm"
    ),
    Provocation(errors.NotVoidable, "void 1 --reason nhầm", ("1", "lập sổ cái")),
    Provocation(errors.VoidTheCause, "void 18 --reason nhầm", ("18", "17")),
    Provocation(errors.ReasonMissing, "void 20 --reason ' '", ()),
    Provocation(
        errors.NothingToCorrect, "correct 9 --set way=chết --reason nhầm", ("9", "lập hồ sơ")
    ),
    Provocation(
        errors.SubmittedAlready,
        "report submit bao-cao-nho.txt",
        ("21",),
        before="report submit bao-cao-nho.txt",
    ),
    Provocation(
        errors.ChangedMeanwhile,
        "casefile change ST-101/2024 --class A",
        ("ST-101/2024",),
        prepare=record_between,
        by_others=1,
    ),
    # ---- what no field can hold ----------------------------------------------------------------
    Provocation(
        errors.BadDate,
        f"{OPEN.format('ST-105/2024')} --on 31/2/2024",
        ("31/2/2024", "không có ngày này"),
    ),
    Provocation(
        errors.BadDate, f"{OPEN.format('ST-105/2024')} --on 1/2/24", ("1/2/24", "bốn chữ số")
    ),
    Provocation(errors.BadDate, "register --as-of hôm-nay", ("hôm-nay",)),
    Provocation(errors.BadInstant, "log --known-at '1/1/2024 25:00'", ("1/1/2024 25:00",)),
    Provocation(errors.BadValue, "unit create 'A B' --name x --level huyện", ("A B",)),
    Provocation(errors.BadValue, OPEN.format("'  '"), ("số hồ sơ", "để trống")),
    Provocation(errors.BadValue, OPEN.format("ST:7"), ("ST:7", "mảng công tác")),
    Provocation(errors.BadValue, "collaborator items LC-101/2023 100.001", ("100001", "quá lớn")),
    Provocation(errors.BadValue, "correct 9 --set loại --reason nhầm", ("loại",)),
    Provocation(errors.BadValue, "stats --by màu", ("màu", "symbol")),
    Provocation(errors.BadValue, "register --by movement", ("movement", "symbol")),
    Provocation(errors.BadValue, "trace ST opening --cell movement=opened", ("movement", "tăng")),
    Provocation(errors.UnknownCode, "trace ST added --cell movement=chết", ("chết", "chuyển giao")),
    Provocation(errors.UnknownCode, "trace CA added --cell status=chết", ("chết", "tạm đình chỉ")),
    Provocation(errors.BadValue, "stats --output thống-kê.pdf", ("thống-kê.pdf", ".xlsx")),
    Provocation(
        errors.UnknownCode,
        "casefile open X-1 --symbol XY --unit DHS --officer CB03",
        ("XY", "ST, HN"),
    ),
    Provocation(errors.UnknownCode, "casefile change ST-101/2024 --class C", ("C", "A, B")),
    Provocation(
        errors.UnknownCode, "correct 9 --set online=maybe --reason nhầm", ("maybe", "có, yes")
    ),
    Provocation(errors.UnknownCode, "casefile close ST-101/2024 --way trốn", ("trốn", "Chết")),
    Provocation(errors.UnknownCode, "stats --line XY", ("XY", "Sưu tra")),
    Provocation(
        errors.PeriodReversed, "stats --from 1/1/2025 --to 1/1/2024", ("01/01/2025", "01/01/2024")
    ),
    Provocation(
        errors.BadValue, "unit create X1 --name 'a\udcffb' --level huyện", ("không phải là chữ",)
    ),
    Provocation(
        errors.NotForTheBooks,
        f"report submit '{NAMED_BY_BYTES}'",
        ("\\udcff",),
        prepare=write_report_named_by_bytes,
    ),
    Provocation(
        errors.EntryTooLarge, "report submit dài.txt", ("65535",), prepare=write_long_report
    ),
)
"""What breaks a rule of records and entries, or cannot be read."""

UNITS = (
    Provocation(errors.MistypedUnit, "stats --unit DKMT", ("DKMT", "DKTMT")),
    Provocation(errors.MistypedUnit, "unit change ĐHS --name x", ("ĐHS", "DHS")),
    Provocation(
        errors.AmbiguousUnitName,
        "stats --unit 'đội HÌNH sự'",
        ("Đội hình sự (DHS)", "Đội hình sự (D2)"),
        before="unit create D2 --name 'Đội hình sự' --level huyện",
    ),
    Provocation(errors.AmbiguousCode, "stats --unit D-H-S", ("DHS", "dhs"), prepare=spell_twice),
    Provocation(errors.UnknownUnit, "casefile transfer ST-101/2024 --to-unit DCA", ("DCA",)),
    Provocation(errors.UnitNotInBooks, "stats --unit DCA", ("DCA", "unit list")),
    Provocation(errors.UnitNotInBooks, "trace ST current --cell unit=DCA", ("DCA",)),
    Provocation(errors.OfficerNotInBooks, "trace ST current --cell officer=ZZ77", ("ZZ77",)),
    Provocation(errors.UnitNotInBooks, "unit show DCA", ("DCA",)),
    Provocation(errors.UnitNotInBooks, "unit log DCA", ("DCA",)),
    Provocation(errors.UnknownUnit, "unit change DCA --name x", ("DCA",)),
    Provocation(errors.UnknownUnit, "unit dissolve DCA", ("DCA",)),
    Provocation(
        errors.UnitCreatedAlready, "unit create DHS --name x --level huyện", ("DHS", "01/01/2020")
    ),
    Provocation(
        errors.UnitNotCreatedYet,
        "unit change DHS --name x --on 31/12/2019",
        ("DHS", "31/12/2019", "01/01/2020"),
    ),
    Provocation(
        errors.UnitNotCreatedYet,
        "unit dissolve DHS --on 31/12/2019",
        ("DHS", "31/12/2019", "01/01/2020"),
    ),
    Provocation(
        errors.UnitNotCreatedYet,
        "unit show DHS --as-of 31/12/2019",
        ("DHS", "31/12/2019", "01/01/2020"),
    ),
    Provocation(
        errors.UnitNotCreatedYet,
        "stats --unit DHS --to 31/12/2019",
        ("DHS", "31/12/2019", "01/01/2020"),
    ),
    Provocation(
        errors.UnitNotCreatedYet,
        "correct 5 --on 2/1/2024 --reason nhầm",
        ("DHS", "01/01/2024", "02/01/2024"),
        before="unit change DHS --name x --on 1/1/2024",
    ),
    Provocation(
        errors.UnitDissolvedAlready,
        "unit change DHS --name x",
        ("DHS", "01/10/2024", "20/10/2024"),
        before="unit dissolve DHS --into DKTMT --on 1/10/2024",
    ),
    Provocation(
        errors.UnitDissolvedAlready,
        "unit dissolve DHS",
        ("DHS",),
        before="unit dissolve DHS --into DKTMT --on 1/10/2024",
    ),
    Provocation(
        errors.UnitChangedLater,
        "unit dissolve DHS --on 1/9/2024",
        ("DHS", "01/09/2024", "01/10/2024", "21"),
        before="unit change DHS --name x --on 1/10/2024",
    ),
    Provocation(
        errors.UnitStillHolds,
        "unit dissolve DHS --on 1/10/2024",
        ("DHS", "01/10/2024", "CB03", "ST-103/2024", "VA-101/2024", "--into"),
    ),
    Provocation(
        errors.UnitStillHolds,
        "correct 5 --on 2/1/2020 --reason nhầm",
        ("DHS", "01/01/2020", "cán bộ: CB03"),
    ),
    Provocation(
        errors.CameToUnitLater,
        "unit dissolve DHS --into DKTMT --on 17/2/2024",
        ("18/02/2024", "ST-104/2024", "--on"),
    ),
    Provocation(errors.HomeUnitStays, "unit dissolve CAH --into DHS", ("CAH",)),
    Provocation(errors.HomeUnitStays, "void 2 --reason nhầm", ("CAH",)),
    Provocation(errors.IntoItself, "unit dissolve DHS --into dhs", ("DHS",)),
    Provocation(errors.IntoItself, "officer leave CB03 --hand-over-to CB03", ("CB03",)),
    Provocation(errors.UnknownUnit, "unit dissolve DHS --into DCA", ("DCA",)),
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
        errors.UnitNotCreatedYet,
        "unit dissolve DHS --into TO-1 --on 31/12/2023",
        ("TO-1", "31/12/2023"),
        before=TEAM,
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
        "correct 21 --set role=officer --reason nhầm",
        ("CB02", "01/03/2024", "LD-201/2024", "lãnh đạo"),
        before=f"officer change CB02 --role leader --on 1/1/2024\n{HONORARY} --approved-by CB02",
    ),
    Provocation(
        errors.StandsOnNothing,
        "void 23 --reason nhầm",
        ("ST-201/2024", "TO-1", "01/04/2024"),
        before=f"{TEAM}\n"
        "casefile open ST-201/2024 --symbol ST --unit TO-1 --officer CB02 --class A --list I"
        " --on 1/2/2024\n"
        "casefile transfer ST-201/2024 --to-unit DHS --on 1/3/2024\n"
        "unit dissolve TO-1 --on 1/4/2024",
    ),
    Provocation(errors.UnitUnchanged, "unit change DHS", ("DHS", "20/10/2024", "--name")),
    Provocation(
        errors.UnitUnchanged, "unit change DHS --name 'Đội  hình sự' --level huyện", ("DHS",)
    ),
    Provocation(
        errors.UnitNotCreatedYet,
        f"{OPEN.format('ST-201/2024')} --unit TO-1 --on 31/12/2023",
        ("TO-1", "31/12/2023", "01/01/2024"),
        before=TEAM,
    ),
    Provocation(
        errors.UnitNotCreatedYet,
        "casefile transfer ST-101/2024 --to-unit TO-1 --on 1/3/2024",
        ("TO-1", "01/03/2024", "01/04/2024"),
        before=TEAM.replace("1/1/2024", "1/4/2024"),
    ),
    Provocation(
        errors.UnitDissolvedAlready,
        f"{OPEN.format('ST-201/2024')} --unit TO-1 --on 1/2/2024",
        ("TO-1", "01/02/2024"),
        before=f"{TEAM}\nunit dissolve TO-1 --on 1/2/2024",
    ),
    Provocation(
        errors.DayNeeded,
        "unit create TO-1 --name 'Tổ 1' --level huyện --parent DHS",
        ("DHS", "TO-1", "01/01/2020", "--on"),
    ),
    Provocation(errors.UnitInCircle, "unit change CAH --parent DHS --on 1/1/2021", ("CAH",)),
)
"""What cannot be said of units."""

OFFICERS = (
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
    Provocation(errors.OfficerUnchanged, "officer change CB02", ("CB02", "--to-unit")),
    Provocation(
        errors.OfficerUnchanged, "officer change CB02 --to-unit DKTMT --role officer", ("CB02",)
    ),
)
"""What cannot be said of officers."""
