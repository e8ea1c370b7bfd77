"""One entry of every kind, and of every way to write its header: what golden vectors and
docs/format.md show.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from ledger.entries import Entry, catalog, collaborator, evidence, organisation, record, secrecy
from ledger.values.dates import NOT_GIVEN
from tests.ledger.paper_specimens import (
    DISCIPLINE_SPECIMENS,
    DRAW_SPECIMENS,
    FINDING_SPECIMENS,
    PAPER_SPECIMENS,
)

SALT = "000102030405060708090a0b0c0d0e0f"
RECORDED_AT = "2024-10-15T03:04:05.000006Z"


def specimen(
    kind: type[Entry], record: str, version: int, /, *, on: date = date(2024, 10, 14), **fields: Any
) -> Entry:
    """An entry as it is before it is recorded."""
    return kind(
        record=record,
        version=version,
        effective_on=on,
        by="CB01",
        unit=fields.pop("unit", "DKT"),
        **fields,
    )


ST, LC, CA, LEDGER = "ST:ST-014/2021", "CTVBM:LC-003", "CA:VA-002/2024", "ledger"
PERSONA = "VAI_AO:VA-NV-01"

SPECIMENS: tuple[Entry, ...] = (
    specimen(
        evidence.LedgerFounded,
        LEDGER,
        1,
        unit="CAH",
        name="Công an huyện Mẫu",
        origin="socai.example/cah-mau",
    ),
    specimen(
        evidence.RegisterImported,
        "register:3b1f",
        1,
        unit="CAH",
        file="so-theo-doi.xlsx",
        sha256="3b1f",
        rows=40,
    ),
    specimen(
        evidence.ReportSubmitted,
        "report:9c0a",
        1,
        unit="CAH",
        file="bao-cao.docx",
        sha256="9c0a",
        report="year_end",
        period={"from": "2023-10-15", "to": "2024-10-14"},
        figures=[
            {"id": "f1", "line": "ST", "measure": "opening", "cell": {"list": "III"}, "value": 5}
        ],
    ),
    specimen(
        organisation.UnitCreated,
        "unit:DKT",
        1,
        name="Đội cảnh sát kinh tế",
        level="huyện",
        parent="CAH",
    ),
    specimen(organisation.UnitChanged, "unit:DKT", 2, name="Đội điều tra tổng hợp"),
    specimen(organisation.UnitDissolved, "unit:DKT", 3),
    specimen(
        organisation.OfficerJoined, "officer:CB01", 1, role="commander", name="A", duty="trinh sát"
    ),
    specimen(organisation.OfficerChanged, "officer:CB01", 2, to_unit="DHS", role="leader"),
    specimen(organisation.OfficerLeft, "officer:CB01", 3),
    specimen(
        record.RecordOpened,
        ST,
        1,
        on=date(2021, 3, 2),
        opening_balance=True,
        line="ST",
        number="ST-014/2021",
        symbol="ST",
        level="huyện",
        officer="CB01",
        attributes={"class": "A", "list": "III", "online": False, "source": "DTCB"},
        basis={"date": "2021-03-01", "number": "12/QĐ"},
        approved_by="CB02",
        source_record="DTCB:ĐV-1/2020",
        next_review="2025-03-02",
    ),
    specimen(record.RecordChanged, ST, 2, changes={"class": "B", "group": None, "online": True}),
    specimen(record.RecordConverted, LC, 2, symbol="LT", type="1"),
    specimen(record.RecordTransferred, ST, 3, to_unit="DHS", to_officer="CB02"),
    specimen(record.RecordSuspended, CA, 2),
    specimen(record.RecordResumed, CA, 3),
    specimen(record.RecordReported, ST, 4, document="BC-05/2024"),
    specimen(record.EffectProduced, ST, 5, effect="special_case", produced=CA),
    specimen(record.SupportGained, ST, 6, follows="CTVBM:LC-003#3", collaborator=LC),
    specimen(record.SupportLost, ST, 7, follows="CTVBM:LC-003#4", collaborator=LC),
    specimen(record.RecordClosed, ST, 8, way="died", document="BB-01/2024"),
    specimen(record.RecordArchived, ST, 9, document="NL-01/2024"),
    specimen(record.EntryVoided, ST, 10, voids=41, reason="ghi nhầm hồ sơ"),
    specimen(record.EntryCorrected, ST, 11, voids=40, reason='sai "hình thức" kết thúc'),
    specimen(record.RecordClosed, ST, 12, corrects=40, way="left_area"),
    specimen(collaborator.CollaboratorRated, LC, 5, rating="khá"),
    specimen(collaborator.ItemsDelivered, LC, 6, items=3, valuable=2),
    specimen(collaborator.CollaboratorAssigned, LC, 3, served=ST),
    specimen(collaborator.CollaboratorWithdrawn, LC, 4, served=ST),
    specimen(
        evidence.ReportSubmitted,
        "report:9c0b",
        1,
        unit="DKT",
        file="bao-cao-doi.docx",
        sha256="9c0b",
        report="bao-cao-nam",
        period={"from": "2023-10-15", "to": "2024-10-14"},
        figures=[
            {
                "id": "f1",
                "line": "ST",
                "measure": "opening",
                "cell": {},
                "value": 5,
                "as_of": "2023-10-14",
                "through": True,
            }
        ],
        alone=True,
        as_of="2024-10-14",
        written_at=122,
    ),
    specimen(evidence.ClockAccepted, LEDGER, 2, unit="CAH", clock="2024-10-14T01:02:03.000004Z"),
    specimen(
        record.RecordReopened, ST, 13, to_unit="DHS", to_officer="CB02", document="MHS-01/2024"
    ),
    specimen(
        catalog.CatalogTermAdded,
        "catalog",
        1,
        unit="CAH",
        attribute="field",
        name="nuôi yến",
    ),
    specimen(organisation.UnitCreated, "unit:CAH", 1, on=NOT_GIVEN, name="CAH", level="huyện"),
    specimen(organisation.OfficerJoined, "officer:CB02", 1, role="officer", register="3b1f"),
    specimen(record.EntryVoided, "officer:CB03", 2, on=NOT_GIVEN, voids=12, reason="ghi nhầm"),
    specimen(organisation.UnitCreated, "unit:XA", 1, on=NOT_GIVEN, name="XA", level="xã"),
    specimen(
        record.RecordOpened,
        "HN:HN-001",
        1,
        line="HN",
        number="HN-001",
        symbol="HN",
        level="phường",
        officer="CB01",
        attributes={},
        unit_level="huyện",
    ),
    specimen(record.RecordChanged, ST, 14, changes={"level": "phường"}),
    specimen(record.RecordTransferred, ST, 15, to_unit="XA", unit_level="xã"),
    specimen(record.RecordReopened, ST, 16, to_unit="DHS", unit_level="huyện"),
    specimen(organisation.UnitDissolved, "unit:DHS", 2, unit="DHS", to_unit="DKT"),
    specimen(organisation.OfficerLeft, "officer:CB02", 2, to_officer="CB01"),
    specimen(
        record.RecordTransferred,
        ST,
        17,
        unit="DHS",
        to_unit="DKT",
        unit_level="huyện",
        follows="unit:DHS#2",
    ),
    specimen(
        organisation.UnitCreated,
        "unit:DMT",
        1,
        unit="DMT",
        name="Đội ma túy",
        level="huyện",
        kind="team",
        branches=["ma túy", "môi trường"],
    ),
    specimen(organisation.UnitChanged, "unit:DMT", 2, unit="DMT", kind="division", branches=[]),
    specimen(
        organisation.OfficerJoined,
        "officer:CB04",
        1,
        role="officer",
        duties=["trinh_sat", "quan_ly_dia_ban"],
    ),
    specimen(organisation.OfficerChanged, "officer:CB04", 2, duties=["dieu_tra_vien"]),
    *PAPER_SPECIMENS,
    specimen(
        record.EffectProduced,
        "DTCB:ĐV-1/2020",
        2,
        effect="compulsory_measure",
        kind="detox",
        count=3,
    ),
    specimen(record.RecordReported, CA, 4, document="BC-06/2024", subject="no_collaborator"),
    specimen(record.FileChecked, ST, 18, checker="CB02", findings=2, document="BB-02/2024"),
    specimen(record.FileChecked, ST, 19, checker="CB03"),
    specimen(collaborator.ItemsDelivered, LC, 7, items=2, valuable=2, report="BCSH-03/2024"),
    specimen(collaborator.PersonaAssigned, PERSONA, 2, serves="investigation"),
    specimen(collaborator.PersonaAssigned, PERSONA, 3, serves=CA),
    specimen(collaborator.PersonaWithdrawn, PERSONA, 4),
    specimen(record.RecordChanged, "DTCB:ĐV-1/2020", 3, changes={"object": "LV-01"}),
    specimen(organisation.UnitMerged, "unit:DMT", 3, unit="DMT", to_unit="DHS"),
    specimen(
        organisation.UnitSplit,
        "unit:DKX",
        2,
        unit="DKX",
        into=["DKT", "DMT"],
        given=[
            {"to": "DKT", "record": ST},
            {"to": "DMT", "branch": "ma túy"},
            {"to": "DKT", "officer": "CB01"},
            {"to": "DMT", "unit": "TO-1"},
        ],
        to_unit="DKT",
    ),
    specimen(
        organisation.UnitAbolished,
        "unit:CAH",
        2,
        unit="CAH",
        to_unit="CAT",
        given=[{"to": "XA", "record": ST}],
    ),
    *DISCIPLINE_SPECIMENS,
    specimen(
        secrecy.SecrecySet,
        "secrecy",
        1,
        unit="CAH",
        degree="toi_mat",
        copying="Không sao, chụp khi chưa được phép",
    ),
    specimen(secrecy.SecrecySet, "secrecy", 2, unit="CAH", degree="none"),
    specimen(
        secrecy.SourcesDisclosed,
        "sources",
        1,
        unit="CAH",
        verb="register",
        written_as="xlsx",
        reason="Đoàn kiểm tra của cấp trên đối chiếu hồ sơ",
        output="so-theo-doi.xlsx",
    ),
    specimen(
        secrecy.SourcesDisclosed,
        "sources",
        2,
        unit="CAH",
        verb="trace",
        written_as="json",
        reason="đối chiếu",
    ),
    *DRAW_SPECIMENS,
    *FINDING_SPECIMENS,
    specimen(
        organisation.UnitParted,
        "unit:DKX",
        3,
        unit="DKX",
        into=["DMT"],
        given=[{"to": "DMT", "officer": "CB01"}, {"to": "DMT", "record": ST}],
    ),
)
