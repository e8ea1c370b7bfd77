"""Command lines that say what cannot be said of results, gangs, objects, attestations, quotas."""

from __future__ import annotations

from ledger import errors
from ledger.errors import papers
from projections.targets import refusals
from tests.commands.refusals.provocation import Provocation

OFFENCE = (
    "catalog add offence 'Sản xuất pháo nổ' --article 190a --branch 'kinh tế' --family economy "
    "--on 2/3/2024"
)
ARREST = "outcome record arrest --persons {} --offence 251 --on 30/6/2024"
LEADER = "officer change CB01 --role leader --on 1/1/2024"
YEAR = "--from 1/1/2024 --to 31/12/2024"
QUOTA = f"quota register lc_opened 4 --officer CB02 {YEAR} --on 28/1/2024 --as CB02"
GANG = "gang find BN-01/2024 --on 1/3/2024"
OBJECT = "object add F1 --symbol ĐV --on 1/1/2022"
ATTEST = f"attest record benefits_paid {YEAR} --document 1/XN"

CASES = (
    Provocation(
        errors.UnknownCode,
        "outcome record xyzzy --count 1",
        ("xyzzy", "violation (Hành vi vi phạm)"),
    ),
    Provocation(papers.MistypedCode, "outcome record arest --persons 1", ("arest", "arrest")),
    Provocation(
        papers.MistypedCode,
        "outcome record compulsory --files 1 --measure detoxx",
        ("detoxx", "detox (Cơ sở cai nghiện bắt buộc)"),
    ),
    Provocation(
        papers.UnknownOffence,
        "outcome record arrest --persons 1 --offence 999",
        ("999", "123", "catalog add offence"),
    ),
    Provocation(
        papers.UnknownOffence,
        "outcome record arrest --persons 1 --offence 'mua bán trái phép chất ma tú'",
        ("251", "catalog add offence"),
    ),
    Provocation(
        papers.BadArticle,
        f"{OFFENCE.replace('190a', '1900')}",
        ("1900", "217a"),
    ),
    Provocation(
        papers.OffenceIncomplete,
        "catalog add offence 'Sản xuất pháo nổ' --article 190a --family economy",
        ("--branch", "Kinh tế"),
    ),
    Provocation(
        errors.InCatalogAlready, OFFENCE.replace("190a", "251"), ("251 mua bán trái phép",)
    ),
    Provocation(papers.MistypedCode, OFFENCE.replace("economy", "econmy"), ("econmy", "economy")),
    Provocation(
        errors.OfficerLeftAlready,
        "quota register lc_opened 3 --officer CB09 --from 1/7/2024 --to 31/12/2024 --on 1/5/2024",
        ("CB09", "01/06/2024", "01/07/2024"),
        before="officer join CB09 --unit DHS --on 1/1/2020\nofficer leave CB09 --on 1/6/2024",
    ),
    Provocation(
        papers.OffenceLater,
        "outcome record arrest --persons 1 --offence 190a --on 1/3/2024",
        ("190a", "01/03/2024", "02/03/2024"),
        before=OFFENCE,
    ),
    Provocation(
        papers.NoAccused, "outcome record prosecution --accused 0 --offence 251", ("--accused",)
    ),
    Provocation(papers.NoAccused, "outcome record prosecution --offence 251", ("--accused",)),
    Provocation(
        papers.NotOfThisKind,
        "outcome record violation --count 1 --persons 2",
        ("số đối tượng", "Hành vi vi phạm", "count"),
    ),
    Provocation(
        papers.OutcomeIncomplete,
        "outcome record penalty --cases 3",
        ("loại vụ xử phạt", "--penalty-type"),
    ),
    Provocation(
        papers.NothingCounted,
        "outcome record hotspot --found 0 --online",
        ("Điểm, tụ điểm", "found, removed"),
    ),
    Provocation(papers.QuantityTooSmall, ARREST.format(0), ("số đối tượng", "0", "1")),
    Provocation(
        papers.PartExceedsWhole, f"{ARREST.format(2)} --grave 1 --grave-on-file 2", ("2", "1")
    ),
    Provocation(
        papers.PartExceedsWhole,
        f"{ARREST.format(2)} --party-members 1 --outside-management 2",
        ("3", "2"),
    ),
    Provocation(
        papers.PartExceedsWhole,
        "outcome record prosecution --accused 3 --already-arrested 4 --offence 251",
        ("4", "3"),
    ),
    Provocation(
        papers.PartExceedsWhole,
        "outcome record drug_users --known 40 --on-file 41",
        ("41", "40"),
    ),
    Provocation(
        papers.PartExceedsWhole,
        "correct 21 --set persons=1 --reason nhầm",
        ("2", "1"),
        before=f"{ARREST.format(3)} --grave 2",
    ),
    Provocation(
        errors.BadValue,
        "outcome record prosecution --accused 1 --offence 251 --seriousness 5",
        ("5", "1 đến 4"),
    ),
    Provocation(
        papers.FewerPersonsThanFiles,
        f"{ARREST.format(1)} --record ST-101/2024 --record ST-102/2024",
        ("ST-101/2024, ST-102/2024", "1"),
    ),
    Provocation(
        papers.FewerPersonsThanFiles,
        f"{ARREST.format(2)} --party-members 1 --outside-management 1 --record ST-101/2024",
        ("ST-101/2024", "0"),
    ),
    Provocation(
        papers.FewerPersonsThanFiles,
        "outcome record prosecution --accused 3 --already-arrested 3 --offence 251 --record ST-101/2024",
        ("ST-101/2024", "socai correct"),
        before=ARREST.format(3),
    ),
    Provocation(
        papers.FewerPersonsThanFiles,
        "void 21 --reason nhầm",
        ("ST-101/2024",),
        before=f"{ARREST.format(3)} --record ST-101/2024\n"
        "outcome record prosecution --accused 3 --already-arrested 3 --offence 251 --record ST-101/2024 --on 5/7/2024",
    ),
    Provocation(
        papers.NamedTwice,
        f"{ARREST.format(2)} --record ST-101/2024 --record st-101/2024",
        ("ST-101/2024",),
    ),
    Provocation(
        papers.NamedBeforeOpened,
        "outcome record violation --count 1 --record ST-101/2024 --on 14/2/2024",
        ("ST-101/2024", "14/02/2024", "15/02/2024"),
    ),
    Provocation(
        papers.NamedWhenClosed,
        "outcome record violation --count 1 --record ST-109/2021 --on 2/6/2024",
        ("ST-109/2021", "01/06/2024", "Đi khỏi"),
    ),
    Provocation(errors.UnknownRecord, f"{ARREST.format(1)} --record ST-999", ("ST-999",)),
    Provocation(
        errors.UnitNotCreatedYet,
        "outcome record violation --count 1 --unit DHS --on 31/12/2019",
        ("DHS", "31/12/2019"),
    ),
    Provocation(
        errors.UnitStillHolds,
        "unit dissolve XA-01 --on 1/6/2024",
        ("XA-01", "kết quả công tác", "XA-01-20240630-1"),
        before="outcome record violation --count 1 --unit XA-01 --on 30/6/2024",
    ),
    Provocation(
        errors.SaidAlready, ARREST.format(3), ("21", "CAH-20240630-1"), before=ARREST.format(3)
    ),
    Provocation(papers.UnknownPaper, "outcome show CAH-20240630-9", ("CAH-20240630-9",)),
    Provocation(papers.BadPaperCode, "gang find 'Băng X' --on 1/3/2024", ("Băng X", "BN-01/2024")),
    Provocation(papers.GangFoundAlready, GANG, ("BN-01/2024", "01/03/2024"), before=GANG),
    Provocation(papers.UnknownPaper, "gang dismantle BN-07/2024", ("BN-07/2024",)),
    Provocation(
        papers.GangNotFoundYet,
        "gang dismantle BN-01/2024 --on 29/2/2024",
        ("BN-01/2024", "29/02/2024"),
        before=GANG,
    ),
    Provocation(
        papers.GangDismantledAlready,
        "gang dismantle BN-01/2024 --on 2/4/2024",
        ("BN-01/2024", "01/04/2024"),
        before=f"{GANG}\ngang dismantle BN-01/2024 --on 1/4/2024",
    ),
    Provocation(
        papers.GangFiledAlready,
        "gang file BN-01/2024 --record HN-101/2024 --on 6/3/2024",
        ("BN-01/2024", "HN-101/2024"),
        before=f"{GANG}\ngang file BN-01/2024 --record HN-101/2024 --on 5/3/2024",
    ),
    Provocation(errors.BadValue, "gang file BN-01/2024", ("hồ sơ liên quan", "thiếu"), before=GANG),
    Provocation(papers.ObjectListedAlready, OBJECT, ("F1", "CAH", "01/01/2022"), before=OBJECT),
    Provocation(errors.UnknownCode, "object add F1 --symbol ST", ("ST", "ĐV")),
    Provocation(
        papers.NotListed,
        "object remove F1 --on 31/12/2021",
        ("F1", "31/12/2021"),
        before=OBJECT,
    ),
    Provocation(
        papers.AttesterOfAnotherRole, f"{ATTEST} --yes-it-is", ("CB01", "cán bộ", "officer log")
    ),
    Provocation(
        papers.AttestedWithout,
        f"{ATTEST} --number 3",
        ("CTVBM", "đúng hay không đúng"),
        before=LEADER,
    ),
    Provocation(
        papers.AttestedBeforeBegun,
        f"{ATTEST} --yes-it-is --on 31/12/2023",
        ("01/01/2024", "31/12/2023"),
        before="officer change CB01 --role leader --on 1/1/2023",
    ),
    Provocation(
        errors.PeriodReversed,
        "attest record benefits_paid --from 2/1/2024 --to 1/1/2024 --yes-it-is --document 1",
        ("02/01/2024", "01/01/2024"),
        before=LEADER,
    ),
    Provocation(
        papers.SubjectMissing,
        f"attest record prior_count {YEAR} --number 3 --document 1",
        ("Số liệu kỳ trước", "--indicator"),
        before=LEADER,
    ),
    Provocation(
        papers.MistypedCode,
        f"attest record no_mised_watch {YEAR} --yes-it-is --document 1",
        ("no_missed_watch",),
    ),
    Provocation(
        papers.QuotaOverlaps,
        "quota register lc_opened 2 --officer CB02 --from 1/12/2024 --to 31/1/2025 --on 28/1/2024",
        ("lc_opened", "31/12/2024", "01/12/2024"),
        before=QUOTA,
    ),
    Provocation(papers.QuotaSaidAlready, QUOTA, ("4", "31/12/2024"), before=QUOTA),
    Provocation(
        errors.OfficerLeftAlready,
        f"quota register lc_opened 4 --officer CB03 {YEAR} --on 2/10/2024",
        ("CB03", "01/10/2024"),
        before="officer leave CB03 --hand-over-to CB02 --on 1/10/2024",
    ),
    Provocation(
        papers.NothingWaits, "quota approve lc_opened --officer CB02", ("lc_opened", "CB02")
    ),
    Provocation(
        papers.NothingToDecide,
        "quota approve lc_opened --officer CB02 --from 1/2/2024 --on 2/2/2024",
        ("lc_opened", "CB02", "01/02/2024 – …"),
        before=QUOTA,
    ),
    Provocation(
        papers.SeveralWait,
        "quota send-back lc_opened --officer CB02 --on 2/2/2024",
        ("01/01/2024 – 31/12/2024, 01/01/2025 – 31/12/2025", "--from"),
        before=f"{QUOTA}\nquota register lc_opened 5 --officer CB02 --from 1/1/2025 --to 31/12/2025 "
        "--on 28/1/2024 --as CB02",
    ),
    Provocation(
        refusals.UnknownIndicator,
        f"quota register lc_openned 4 {YEAR}",
        ("lc_openned", "lc_opened", "socai targets show"),
        before=LEADER,
    ),
    Provocation(
        refusals.UnknownIndicator,
        f"attest record prior_count --indicator crime_fal --number 3 {YEAR} --document 1/XN",
        ("crime_fal", "crime_fall"),
        before=LEADER,
    ),
    Provocation(
        refusals.IndicatorUncounted, f"quota register benefits_paid 1 {YEAR}", ("benefits_paid",)
    ),
    Provocation(
        refusals.CountInPercent,
        f"quota register lc_opened 40 --percent {YEAR}",
        ("lc_opened", "--percent"),
    ),
    Provocation(
        papers.RateOver100,
        f"quota register possession_share 101 {YEAR}",
        ("possession_share", "101", "0 đến 100"),
    ),
    Provocation(
        papers.RateOver100,
        "correct 21 --set quantity=101 --reason nhầm",
        ("possession_share", "101"),
        before=f"quota register possession_share 100 {YEAR}",
    ),
    Provocation(
        papers.NothingWaits,
        "quota approve lc_opened --officer CB02 --on 3/2/2024",
        ("lc_opened", "CB02"),
        before=f"{LEADER}\n{QUOTA}\nquota approve lc_opened --officer CB02 --on 2/2/2024",
    ),
    Provocation(
        papers.DecidedByHimself,
        "quota approve lc_opened --officer CB02 --decided-by CB02",
        ("CB02", "--decided-by"),
        before=f"officer change CB02 --role commander --on 1/1/2024\n{QUOTA}",
    ),
    Provocation(
        papers.AttesterOfAnotherRole,
        "quota approve lc_opened --officer CB02 --decided-by CB03",
        ("CB03", "cán bộ"),
        before=QUOTA,
    ),
    Provocation(
        papers.LeadsElsewhere,
        "quota approve lc_opened --officer CB02 --decided-by CB03 --on 2/2/2024",
        ("CB03", "DHS", "DKTMT", "02/02/2024"),
        before=f"officer change CB03 --role commander --on 1/1/2024\n{QUOTA}",
    ),
    Provocation(
        papers.LeadsElsewhere,
        "quota send-back lc_opened --officer CB02 --decided-by CB03 --on 2/2/2024",
        ("CB03", "DHS", "DKTMT", "02/02/2024"),
        before=f"officer change CB03 --role commander --on 1/1/2024\n{QUOTA}",
    ),
    Provocation(
        papers.LeadsElsewhere,
        f"{ATTEST} --unit DKTMT --yes-it-is --attested-by CB03 --on 2/2/2024",
        ("CB03", "DHS", "DKTMT", "02/02/2024"),
        before="officer change CB03 --role commander --on 1/1/2024",
    ),
    Provocation(
        papers.RecordsOwnDecision,
        "quota approve lc_opened --officer CB02 --decided-by CB01 --on 2/2/2024 --as CB02",
        ("CB02", "CB01", "--as"),
        before=f"{LEADER}\n{QUOTA}",
    ),
    Provocation(
        papers.RecordsOwnDecision,
        "quota send-back lc_opened --unit DHS --decided-by CB01 --on 2/2/2024 --as CB03",
        ("CB03", "CB01", "--as"),
        before=f"{LEADER}\nofficer change CB03 --role commander --on 1/1/2024\n"
        f"quota register lc_opened 4 --unit DHS {YEAR} --on 28/1/2024 --as CB03",
    ),
    Provocation(
        papers.ApprovedAnotherNumber,
        "correct 22 --set quantity=9 --reason nhầm --as CB02",
        ("4", "9"),
        before=f"{LEADER}\n{QUOTA}\nquota approve lc_opened --officer CB02 --on 2/2/2024",
    ),
    Provocation(
        refusals.UnknownIndicator,
        f"quota register 'Chỉ tiêu' 4 {YEAR}",
        ("Chỉ tiêu", "socai targets show"),
        before=LEADER,
    ),
)
