"""Command lines that say what cannot be said of findings, of their answers, and of knowledge."""

from __future__ import annotations

from ledger.errors import BadValue, findings, inspections
from tests.commands.refusals.provocation import Provocation

OPENED = "inspection open KT-01 --kind self --from 1/3/2024 --on 1/3/2024"
ABOUT = "--file ST-102/2024"
DUE = "--remedy 'rà soát lại' --due 31/3/2024"
FOUND = (
    "inspect finding record KT-01 --what 'không rà soát 6 tháng' --breach review "
    "--severity minor --answers CB02 --found-by CB01 --on 2/3/2024"
)
WRONG = f"{OPENED}\n{FOUND} {ABOUT} {DUE}"
WELL = f"{OPENED}\n{FOUND.replace('minor', 'strength')} {ABOUT}"
ANSWER = "inspect finding answer KT-01 1 --officer CB02 --accepted --on 3/3/2024"
VERIFY = "inspect finding verify KT-01 1 --officer CB01 --remedied --on 4/3/2024"
ASKED = "knowledge check CB02 --rule 20/TT --by CB01 --passed --on 2/3/2024"

CASES = (
    Provocation(
        findings.FindingNotRecorded,
        "inspect finding answer KT-01 2 --officer CB02 --accepted --on 3/3/2024",
        ("KT-01", "2", "03/03/2024"),
        before=WRONG,
    ),
    Provocation(
        findings.FindingNotRecorded,
        "inspect finding show KT-01 1 --as-of 1/3/2024",
        ("KT-01", "1", "01/03/2024"),
        before=WRONG,
    ),
    Provocation(
        findings.FindingNotRecorded, "void 22 --reason nhầm", ("1",), before=f"{WRONG}\n{ANSWER}"
    ),
    Provocation(
        findings.RemedyRestsOnAnswer,
        "void 23 --reason nhầm",
        ("1", "04/03/2024", "24"),
        before=f"{WRONG}\n{ANSWER}\n{VERIFY}",
    ),
    Provocation(
        findings.RemedyRestsOnAnswer,
        "correct 23 --on 5/3/2024 --reason nhầm",
        ("1", "04/03/2024", "24"),
        before=f"{WRONG}\n{ANSWER}\n{VERIFY}",
    ),
    Provocation(findings.FindingAboutNothing, f"{FOUND} {DUE}", (), before=OPENED),
    Provocation(findings.FindingAboutNothing, f"{FOUND} {DUE} --figure x", (), before=OPENED),
    Provocation(
        findings.FindingElsewhere,
        f"{FOUND} --file ST-101/2024 {DUE}",
        ("ST-101/2024", "DKTMT", "KT-01", "DHS"),
        before=OPENED.replace("--kind", "--unit DHS --kind"),
    ),
    Provocation(
        findings.AnswersForOthers,
        f"{FOUND} --file ST-104/2024 {DUE}",
        ("CB02", "ST-104/2024", "02/03/2024", "CB03", "DHS"),
        before=OPENED,
    ),
    Provocation(
        findings.AnswersForOthers,
        f"{FOUND} {DUE} --report 21 --figure ST.opening",
        ("CB02", "ST.opening", "CAH"),
        before=f"report write --from 1/1/2024 --to 31/1/2024 --output r --format docx\n"
        f"report submit r.docx\n{OPENED}",
    ),
    Provocation(
        findings.AnswersForOthers,
        "correct 22 --set answers=CB03 --reason nhầm",
        ("CB03", "ST-102/2024", "CB02", "DKTMT"),
        before=WRONG,
    ),
    *(
        Provocation(
            findings.GeneralRemark,
            f"{FOUND.replace('không rà soát 6 tháng', text)} {ABOUT} {DUE}",
            (text,),
            before=OPENED,
        )
        for text in ("Cơ bản tốt", "Nhìn chung thực hiện nghiêm túc, còn một số thiếu sót.", "…")
    ),
    Provocation(
        findings.GeneralRemark,
        "correct 22 --set what='cơ bản tốt' --reason nhầm",
        ("cơ bản tốt",),
        before=WRONG,
    ),
    Provocation(findings.RemedyMissing, f"{FOUND} {ABOUT} --due 31/3/2024", (), before=OPENED),
    Provocation(findings.RemedyMissing, f"{FOUND} {ABOUT} --remedy 'rà soát'", (), before=OPENED),
    Provocation(
        findings.DueBeforeFound,
        f"{FOUND} {ABOUT} --remedy 'rà soát' --due 1/3/2024",
        ("01/03/2024", "02/03/2024"),
        before=OPENED,
    ),
    Provocation(
        findings.DueBeforeFound,
        "inspect finding verify KT-01 1 --officer CB01 --not-remedied --due 3/3/2024 --on 4/3/2024",
        ("03/03/2024", "04/03/2024"),
        before=WRONG,
    ),
    Provocation(
        findings.FindsAgainstHimself,
        f"{FOUND.replace('--found-by CB01', '--found-by cb02')} {ABOUT} {DUE}",
        ("CB02",),
        before=OPENED,
    ),
    Provocation(
        findings.FindsAgainstHimself, VERIFY.replace("CB01", "CB02"), ("CB02",), before=WRONG
    ),
    Provocation(
        findings.AnsweredByAnother, ANSWER.replace("CB02", "CB03"), ("CB02", "CB03"), before=WRONG
    ),
    Provocation(findings.AnsweredAlready, ANSWER, ("03/03/2024",), before=f"{WRONG}\n{ANSWER}"),
    Provocation(findings.NothingToAnswer, ANSWER, ("1",), before=WELL),
    Provocation(findings.NothingToAnswer, VERIFY, ("1",), before=WELL),
    Provocation(
        findings.RemediedAlready,
        VERIFY,
        ("04/03/2024",),
        before=f"{WRONG}\n{ANSWER}\n{VERIFY}",
    ),
    Provocation(
        findings.RemediedUnanswered, VERIFY, ("1", "04/03/2024", "CB02", "KT-01"), before=WRONG
    ),
    Provocation(
        findings.RemediedUnanswered,
        VERIFY.replace("4/3/2024", "2/4/2024"),
        ("1", "02/04/2024"),
        before=f"{WRONG}\n{ANSWER}\n{VERIFY.replace('--rem', '--not-rem')}",
    ),
    Provocation(
        findings.FindingsMiscounted,
        "inspection close KT-01 --findings 3 --on 5/3/2024",
        ("3", "1"),
        before=WRONG,
    ),
    Provocation(
        findings.NotASubmission, f"{FOUND} {DUE} --report 5 --figure x", ("5",), before=OPENED
    ),
    Provocation(
        inspections.InspectionClosedAlready,
        f"{FOUND} {ABOUT} {DUE}",
        ("KT-01", "05/03/2024"),
        before=f"{OPENED}\ninspection close KT-01 --on 5/3/2024",
    ),
    Provocation(
        inspections.InspectionClosedAlready,
        "inspect sample --wrong 1 --inspection KT-01 --words '3 5 1' --on 2/3/2024",
        ("KT-01", "05/03/2024"),
        before=f"{OPENED}\ninspection close KT-01 --on 5/3/2024",
    ),
    Provocation(
        findings.NotASubmission,
        f"{FOUND} {DUE} --report 21 --figure x",
        ("21",),
        before=f"report write --from 1/1/2024 --to 31/1/2024 --output r --format docx\n"
        f"report submit r.docx\nvoid 21 --reason nhầm\n{OPENED}",
    ),
    Provocation(
        findings.NoSuchFigure,
        f"{FOUND} {DUE} --report 21 --figure x",
        ("21", "x"),
        before=f"report write --from 1/1/2024 --to 31/1/2024 --output r --format docx\n"
        f"report submit r.docx\n{OPENED}",
    ),
    Provocation(
        findings.InspectionStillOpen,
        "inspection reopen KT-01 --reason thêm --on 5/3/2024",
        ("KT-01", "05/03/2024"),
        before=OPENED,
    ),
    Provocation(BadValue, "correct 22 --set named=22 --reason nhầm", ("22",), before=WRONG),
    Provocation(findings.AsksHimself, ASKED.replace("CB01", "CB02"), ("CB02",)),
    Provocation(
        inspections.InspectionClosedAlready,
        f"{ASKED} --inspection KT-01",
        ("KT-01", "05/03/2024"),
        before=f"{OPENED}\ninspection close KT-01 --findings 0 --on 5/3/2024",
    ),
    Provocation(
        findings.AnsweredAsItWas,
        "correct 22 --set severity=grave --reason nhầm",
        ("1", "CB02", "23"),
        before=f"{WRONG}\n{ANSWER}",
    ),
    Provocation(
        findings.AskedElsewhere,
        f"{ASKED} --inspection KT-01",
        ("CB02", "DKTMT", "KT-01", "DHS"),
        before=f"{OPENED} --unit DHS",
    ),
    Provocation(findings.AskedAlready, ASKED, ("CB02", "20/TT", "02/03/2024"), before=ASKED),
)
