"""Command lines that say what cannot be said of units."""

from __future__ import annotations

from contextlib import closing
from datetime import date
from pathlib import Path

from commands.session import open_ledger
from ledger import errors
from ledger.entries.organisation import UnitCreated
from ledger.errors.reorganising import NothingOfBranch, NothingOfOfficer
from ledger.values.stream import Stream
from tests.commands.refusals.provocation import OPEN, TEAM, Provocation, Stage
from tests.commands.world import HOME


def spell_twice(stage: Stage) -> None:
    """A unit that an earlier version let stand beside DHS."""
    with stage.patch.context() as patch, closing(open_ledger(Path(HOME))) as ledger:
        patch.setattr("ledger.storage.recording.refuse_twice", lambda _kept, _new: None)
        books = ledger.books("CB01")
        unit, day = Stream.of_unit("dhs"), date(2021, 1, 1)
        books.make(UnitCreated, unit, day, unit.key, name="Đội khác", level="huyện")
        ledger.commit(books)


CASES = (
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
    Provocation(errors.UnknownUnit, "unit dissolve DHS --into DCA", ("DCA",)),
    Provocation(
        errors.UnitNotCreatedYet,
        "unit dissolve DHS --into TO-1 --on 31/12/2023",
        ("TO-1", "31/12/2023"),
        before=TEAM,
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
    Provocation(errors.IntoItself, "unit merge DHS XA-01 --into XA01", ("XA-01",)),
    Provocation(errors.UnknownUnit, "unit merge DHS --into DCA", ("DCA",)),
    Provocation(
        errors.UnitDissolvedAlready,
        "unit merge DHS --into XA-01 --on 2/10/2024",
        ("XA-01", "01/10/2024"),
        before="unit merge XA-01 --into DKTMT --on 1/10/2024",
    ),
    Provocation(errors.HomeUnitStays, "unit merge CAH --into DHS", ("CAH",)),
    Provocation(
        errors.SplitLeavesNowhere,
        "unit split DHS --into DKTMT --into XA-01 --number XA-01=ST-104/2024 --on 1/10/2024",
        ("DHS", "01/10/2024", "CB03", "ST-103/2024", "VA-101/2024", "--rest"),
    ),
    Provocation(
        errors.NotAPart,
        "unit split DHS --into DKTMT --into XA-01 --officer CAH=CB03",
        ("CAH", "DHS", "DKTMT, XA-01"),
    ),
    Provocation(
        errors.NotInUnit,
        "unit split DHS --into DKTMT --into XA-01 --number XA-01=ST-101/2024 --rest DKTMT",
        ("ST-101/2024", "DHS"),
    ),
    Provocation(
        errors.GivenTwice,
        "unit split DHS --into DKTMT --into XA-01 --branch XA-01=CSHS --branch DKTMT='hình sự'",
        ("hình sự", "XA-01", "DKTMT"),
    ),
    Provocation(
        errors.PartWithoutAnything,
        "unit split-off DHS --into DKTMT --into XA-01 --number XA-01=ST-101/2024",
        ("DHS", "DKTMT", "--officer DKTMT=MÃ"),
    ),
    Provocation(
        NothingOfOfficer,
        "unit split DHS --into DKTMT --into XA-01 --officer XA-01=CB02 --rest DKTMT",
        ("CB02", "DHS", "officer change CB02"),
    ),
    Provocation(
        NothingOfBranch,
        "unit split DHS --into DKTMT --into XA-01 --branch XA-01='môi trường' --rest DKTMT",
        ("môi trường", "DHS"),
    ),
    Provocation(errors.OnePartAlone, "unit split DHS --into DKTMT", ("DHS", "merge")),
    Provocation(
        errors.BadValue, "unit split DHS --into DKTMT --into XA-01 --unit XA-01", ("XA-01",)
    ),
    Provocation(errors.NoUnitOfLevel, "unit abolish-level huyện", ("huyện", "20/10/2024")),
    Provocation(errors.UnknownCode, "unit abolish-level khu", ("khu", "Cấp huyện")),
    Provocation(errors.UnknownCode, "unit change DHS --kind cục", ("cục", "Phòng")),
    Provocation(errors.OutsideCatalog, "unit change DHS --branch 'văn thư'", ("văn thư",)),
    Provocation(errors.UnitInCircle, "unit change CAH --parent DHS --on 1/1/2021", ("CAH",)),
)
