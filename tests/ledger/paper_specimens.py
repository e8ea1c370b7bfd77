"""One entry of every kind of papers, as they are before they are recorded."""

from __future__ import annotations

from datetime import date
from typing import Any

from ledger.entries import (
    Entry,
    attestation,
    finding,
    inspection,
    outcome,
    quota,
    survey_object,
)

YEAR = {"start": "2023-10-15", "end": "2024-10-14"}


def paper(kind: type[Entry], record: str, version: int, /, **fields: Any) -> Entry:
    """An entry of a paper of the unit DKT."""
    day = date(2024, 10, 14)
    return kind(record=record, version=version, effective_on=day, by="CB01", unit="DKT", **fields)


PAPER_SPECIMENS = (
    paper(
        outcome.OutcomeRecorded,
        "outcome:DKT-20241014-1",
        1,
        kind="prosecution",
        branch="ma túy",
        records=["ST:ST-014/2021", "CA:VA-002/2024"],
        first_found_by="own",
        document="12/KLĐT",
        offence="251",
        accused=5,
        already_arrested=3,
        party_members=0,
        grave=2,
        grave_on_file=1,
        seriousness=4,
        organised=True,
    ),
    paper(
        outcome.OutcomeRecorded,
        "outcome:DKT-20241014-2",
        1,
        kind="penalty",
        penalty_type="food_safety",
        cases=84,
        amount_dong=96_400_000,
    ),
    paper(
        outcome.GangFound,
        "gang:BN-01/2024",
        1,
        leaders_known=2,
        leaders_on_watch=1,
        branch="hình sự",
        cross_border=False,
    ),
    paper(outcome.GangFiled, "gang:BN-01/2024", 2, records=["CA:VA-002/2024"]),
    paper(outcome.GangDismantled, "gang:BN-01/2024", 3, document="15/BC"),
    paper(
        survey_object.ObjectListed,
        "object:F1",
        1,
        symbol="ĐV",
        name="môi trường",
        branch="môi trường",
        through_line=True,
    ),
    paper(survey_object.ObjectDelisted, "object:F1", 2),
    paper(
        attestation.AttestationMade,
        "attestation:no_missed_watch@DKT",
        1,
        attestation="no_missed_watch",
        **YEAR,
        document="3/XN",
        attested_by="CB01",
        holds=True,
    ),
    paper(
        attestation.AttestationMade,
        "attestation:prior_count/crime_fall@DKT",
        1,
        attestation="prior_count",
        **YEAR,
        document="4/BC",
        attested_by="CB01",
        indicator="crime_fall",
        quantity=420,
    ),
    paper(
        quota.QuotaRegistered,
        "quota:lc_opened@officer:CB02",
        1,
        indicator="lc_opened",
        **YEAR,
        quantity=4,
        officer="CB02",
    ),
    paper(
        quota.QuotaApproved,
        "quota:lc_opened@officer:CB02",
        2,
        **YEAR,
        quantity=4,
        decided_by="CB01",
    ),
    paper(
        quota.QuotaSentBack,
        "quota:possession_share@unit:DKT",
        2,
        **YEAR,
        decided_by="CB01",
        reason="chưa sát",
    ),
)

DISCIPLINE_SPECIMENS = (
    paper(
        inspection.InspectionOpened,
        "inspection:KT-01/2024",
        1,
        kind="self",
        start="2024-03-01",
        end="2024-03-15",
        plan="12/KH",
        participants=["CB01", "CB02"],
        inspected=["CB03"],
    ),
    paper(
        inspection.InspectionOpened, "inspection:KT-02/2024", 1, kind="surprise", start="2024-10-14"
    ),
    paper(
        inspection.InspectionChanged,
        "inspection:KT-01/2024",
        2,
        end="2024-03-20",
        inspected=["CB04"],
    ),
    paper(inspection.InspectionClosed, "inspection:KT-01/2024", 3, findings=3, document="4/KL"),
    paper(inspection.InspectionClosed, "inspection:KT-02/2024", 2),
    paper(
        inspection.MeetingAttended,
        "meeting:CB03",
        1,
        officer="CB03",
        leader="CB01",
        report="3/BCSH",
        surprise=True,
    ),
    paper(inspection.CircularRead, "circular:20/2021/TT-BCA", 1, reader="CB03"),
    paper(
        inspection.SanctionRecorded,
        "sanction:DKT",
        1,
        kind="reprimand",
        collectives=1,
        individuals=2,
        document="9/QĐ",
    ),
)
"""Of inspections, and of what shows that rules are kept."""

DRAW_SPECIMENS = (
    paper(
        inspection.FilesDrawn,
        "inspection:KT-03/2024",
        2,
        at=57,
        root="ab" * 32,
        words="4 1 6 – mười ba",
        scope="DKT",
        as_of="2024-09-30",
        lines=["ST", "HN"],
        strata=["line", "unit"],
        goal="detect",
        confidence=95,
        wrong=3,
        files=57,
        drawn=["ST:ST-01/2024", "HN:HN-02/2024"],
    ),
    paper(
        inspection.FilesDrawn,
        "inspection:KT-03/2024",
        3,
        at=58,
        root="cd" * 32,
        words="11 dice",
        scope="DKT",
        as_of="2024-09-30",
        lines=["ST"],
        goal="estimate",
        confidence=95,
        margin=5,
        expected=50,
        files=57,
        drawn=["ST:ST-01/2024"],
    ),
)

FINDING_SPECIMENS = (
    paper(inspection.InspectionReopened, "inspection:KT-01/2024", 4, reason="thêm hồ sơ"),
    paper(
        finding.FindingRecorded,
        "inspection:KT-01/2024",
        5,
        finding=1,
        breach="review",
        severity="serious",
        what="6 tháng không rà soát",
        answers="CB03",
        found_by="CB01",
        about="ST:ST-01/2024",
        named=[12, 15],
        remedy="rà soát, bổ sung báo cáo",
        due="2024-11-30",
    ),
    paper(
        finding.FindingRecorded,
        "inspection:KT-01/2024",
        6,
        finding=2,
        breach="figure",
        severity="strength",
        what="số liệu khớp sổ",
        answers="CB02",
        found_by="CB01",
        submission=40,
        figure="p12.1",
    ),
    paper(
        finding.FindingAnswered,
        "inspection:KT-01/2024",
        7,
        finding=1,
        answered_by="CB03",
        accepted=False,
        answer="đã rà soát, chưa ghi sổ",
    ),
    paper(
        finding.FindingVerified,
        "inspection:KT-01/2024",
        8,
        finding=1,
        verified_by="CB02",
        remedied=False,
        due="2024-12-15",
    ),
    paper(
        finding.FindingVerified,
        "inspection:KT-01/2024",
        9,
        finding=1,
        verified_by="CB02",
        remedied=True,
        document="5/PT",
    ),
    paper(
        inspection.KnowledgeChecked,
        "knowledge:CB03",
        1,
        officer="CB03",
        rule="20/2021/TT-BCA, Điều 9",
        asked_by="CB01",
        passed=True,
        inspection="KT-01/2024",
    ),
)
"""Of what inspections find."""
