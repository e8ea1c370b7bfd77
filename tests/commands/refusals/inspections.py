"""Command lines that say what cannot be said of inspections, meetings, circulars, sanctions."""

from __future__ import annotations

from ledger import errors
from ledger.errors import inspections, papers
from tests.commands.refusals.provocation import Provocation

OPENED = "inspection open KT-01 --kind self --from 1/3/2024 --to 9/3/2024 --on 1/3/2024"
DRAWN = "--inspection KT-01 --words '3 5 1' --on 2/3/2024"

WRITTEN = "report write --from 1/1/2024 --to 31/1/2024 --output r --format docx"

CASES = (
    Provocation(
        inspections.InspectionOpenedAlready, f"{OPENED}", ("KT-01", "01/03/2024"), before=OPENED
    ),
    Provocation(
        inspections.InspectionNotOpened,
        "void 21 --reason nhầm",
        ("KT-01", "05/03/2024"),
        before=f"{OPENED}\ninspection close KT-01 --on 5/3/2024",
    ),
    Provocation(
        inspections.InspectionClosedAlready,
        "inspection change KT-01 --to 10/3/2024 --on 6/3/2024",
        ("KT-01", "05/03/2024"),
        before=f"{OPENED}\ninspection close KT-01 --on 5/3/2024",
    ),
    Provocation(
        inspections.InspectionNotBegun,
        "inspection close KT-01 --on 2/3/2024",
        ("KT-01", "03/03/2024", "02/03/2024"),
        before="inspection open KT-01 --kind self --from 3/3/2024 --on 1/3/2024",
    ),
    Provocation(
        inspections.InspectionDaysReversed,
        "inspection change KT-01 --to 1/2/2024 --on 2/3/2024",
        ("KT-01", "01/02/2024", "01/03/2024"),
        before=OPENED,
    ),
    Provocation(
        inspections.InspectionUnchanged,
        "inspection change KT-01 --to 9/3/2024 --on 2/3/2024",
        ("KT-01",),
        before=OPENED,
    ),
    Provocation(
        inspections.InspectsHimself,
        f"{OPENED} --participant CB02 --inspected cb02",
        ("KT-01", "CB02"),
    ),
    Provocation(
        inspections.DrawnAlready,
        f"inspect sample --wrong 1 --known-at 20 {DRAWN}",
        ("KT-01", "3 5 1"),
        before=f"{OPENED}\ninspect sample --wrong 1 --known-at 20 {DRAWN}",
    ),
    Provocation(inspections.NothingDrawn, "inspect sampled KT-01", ("KT-01", "0"), before=OPENED),
    Provocation(
        inspections.DrawnElsewhere,
        f"inspect sample --unit DKTMT --wrong 1 {DRAWN}",
        ("KT-01", "DKTMT", "DHS"),
        before=OPENED.replace("--kind self", "--kind self --unit DHS"),
    ),
    Provocation(
        inspections.NothingDrawn,
        "inspect sampled KT-01 --draw 2",
        ("KT-01", "2"),
        before=f"{OPENED}\ninspect sample --wrong 1 {DRAWN}",
    ),
    Provocation(papers.UnknownPaper, "inspect sampled KT-01", ("KT-01",)),
    Provocation(papers.UnknownPaper, f"inspect sample --wrong 1 {DRAWN}", ("KT-01",)),
    Provocation(
        inspections.InspectionClosedAlready,
        f"inspect sample --wrong 1 {DRAWN} --on 6/3/2024",
        ("KT-01", "05/03/2024"),
        before=f"{OPENED}\ninspection close KT-01 --on 5/3/2024",
    ),
    Provocation(
        inspections.NothingToDraw, "inspect sample HTBM --wrong 1 --as-of 1/1/1990", ("01/01/1990",)
    ),
    Provocation(inspections.WrongBeyondFiles, "inspect sample --wrong 5.000", ("5000",)),
    Provocation(
        inspections.RateCertain, "inspect sample --goal estimate --margin 5 --expected 0", ("0 %",)
    ),
    Provocation(
        inspections.RateCertain,
        "inspect sample --goal estimate --margin 5 --expected 100",
        ("100 %", "--goal detect"),
    ),
    Provocation(
        inspections.WordsMissing, "inspect sample --wrong 1 --inspection KT-01", ("--words",)
    ),
    Provocation(
        errors.UnknownCode, "inspection open KT-01 --kind 'thanh tra'", ("thanh tra", "Tự kiểm tra")
    ),
    Provocation(errors.UnknownOfficer, f"{OPENED} --participant ZZ99", ("ZZ99",)),
    Provocation(
        errors.OfficerNotEnrolledYet,
        f"{OPENED} --inspected CB09",
        ("CB09", "01/03/2024"),
        before="officer join CB09 --unit DHS --on 2/3/2024",
    ),
    Provocation(papers.UnknownPaper, "inspection close KT-09", ("KT-09",)),
    Provocation(
        inspections.AttendsOwnMeeting, "meeting attend CB02 --leader CB02 --on 1/4/2024", ("CB02",)
    ),
    Provocation(
        inspections.AttendsWithoutLeading,
        "meeting attend CB02 --leader CB03 --on 1/4/2024",
        ("CB03", "cán bộ", "01/04/2024"),
    ),
    Provocation(
        papers.LeadsElsewhere,
        "meeting attend CB02 --leader CB03 --on 1/4/2024",
        ("CB03", "DHS", "DKTMT"),
        before="officer change CB03 --role commander --on 1/1/2024",
    ),
    Provocation(
        inspections.AttendedAlready,
        "meeting attend CB02 --leader CB01 --on 1/4/2024",
        ("CB01", "CB02", "01/04/2024"),
        before="officer change CB01 --role leader --on 1/1/2024\n"
        "meeting attend CB02 --leader CB01 --report 2/BC --on 1/4/2024",
    ),
    Provocation(
        inspections.ReadAlready,
        "circular read 20/2021/TT-BCA --officer CB03 --officer CB02 --on 1/5/2024",
        ("CB02", "20/2021/TT-BCA", "01/04/2024"),
        before="circular read '20 / 2021/tt-bca' --officer CB02 --on 1/4/2024",
    ),
    Provocation(
        papers.BadPaperCode,
        "circular read 'Nguyễn Văn A' --officer CB02",
        ("Nguyễn Văn A",),
    ),
    Provocation(
        inspections.SanctionOfNobody,
        "sanction record 'cảnh cáo' --document 1/QĐ",
        ("--individuals",),
    ),
    Provocation(
        errors.UnknownCode,
        "sanction record 'phạt tiền' --individuals 1 --document 1/QĐ",
        ("phạt tiền", "Khiển trách"),
    ),
    Provocation(
        errors.SaidAlready,
        "sanction record warning --individuals 1 --document '1 / qđ' --on 1/6/2024",
        ("21",),
        before="sanction record 'cảnh cáo' --individuals 1 --document 1/QĐ --on 1/6/2024",
    ),
    Provocation(
        errors.UnknownCode,
        "correct 21 --set kind='phạt tiền' --reason nhầm",
        ("phạt tiền",),
        before="sanction record 'cảnh cáo' --individuals 1 --document 1/QĐ --on 1/6/2024",
    ),
    Provocation(
        inspections.ReportOfAnotherUnit,
        "inspect minutes KT-01 --report r.docx --output b.docx",
        ("r.docx", "KT-01", "XA-01"),
        before=f"{WRITTEN}\ninspection open KT-01 --kind self --unit XA-01 --on 1/3/2024",
    ),
    Provocation(
        inspections.ReportTwice,
        "inspect minutes KT-01 --report r.docx --report r.docx --output b.docx",
        ("r.docx",),
        before=f"{WRITTEN}\n{OPENED}",
    ),
    Provocation(
        inspections.BooksAsKnownNow,
        "inspect minutes KT-01 --report r.docx --known-at 21 --output b.docx",
        ("21", "22"),
        before=f"{WRITTEN}\n{OPENED}\ninspection change KT-01 --to 8/3/2024 --on 2/3/2024",
    ),
)
