"""Command lines that break a rule of records, of their entries or of submissions."""

from __future__ import annotations

from ledger import errors
from ledger.records.books import Books
from tests.commands.refusals.provocation import OPEN, TEAM, Provocation, Stage


def record_between(stage: Stage) -> None:
    """Somebody records on the same file after our decision was made and before it is written."""
    check = Books.check

    def meanwhile(books: Books) -> None:
        stage.patch.setattr(Books, "check", check)
        stage.console.all("casefile report ST-101/2024 --document 1/BC")
        check(books)

    stage.patch.setattr(Books, "check", meanwhile)


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
    *(
        Provocation(errors.BadValue, line.format(signs), (f"“{signs}”", "chữ cái"))
        for line in (
            "unit create {} --name x --level xã",
            "officer join {} --unit DHS",
            "init moi --unit {} --name x --as CB01",
            "init moi --unit CAH --name x --as {}",
        )
        for signs in ("|", "..", "+_+")
    ),
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
    Provocation(errors.NothingToUndo, "undo --reason nhầm --as CB02", ("CB02",)),
    Provocation(
        errors.VoidStays, "undo --reason nhầm", ("20", "21"), before="void 20 --reason nhầm"
    ),
    Provocation(errors.NotVoidable, "void 1 --reason nhầm", ("1", "lập sổ cái")),
    Provocation(errors.VoidTheCause, "void 18 --reason nhầm", ("18", "17")),
    Provocation(errors.ReasonMissing, "void 20 --reason ' '", ()),
    Provocation(
        errors.NothingToCorrect, "correct 9 --set way=chết --reason nhầm", ("9", "lập hồ sơ")
    ),
    Provocation(
        errors.SubmittedTooEarly,
        "correct 21 --on 13/10/2024 --reason nhầm",
        ("bao-cao-nho.txt", "13/10/2024", "14/10/2024"),
        before="report submit bao-cao-nho.txt",
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
)
