"""Corrections reach every field of every kind of entry, and read its new value as recording would
have read it.
"""

from __future__ import annotations

from datetime import date

import pytest

from ledger import errors
from ledger.entries import KIND_OF
from ledger.entries.catalog import CatalogTermAdded, OffenceAdded
from ledger.entries.collaborator import CollaboratorAssigned
from ledger.entries.evidence import ClockAccepted, LedgerFounded, RegisterImported, ReportSubmitted
from ledger.entries.inspection import FilesDrawn
from ledger.entries.paper import PaperEntry
from ledger.entries.record import (
    EffectProduced,
    EntryVoided,
    RecordArchived,
    RecordChanged,
    RecordClosed,
    RecordOpened,
    RecordReported,
    SupportGained,
    SupportLost,
)
from ledger.entries.secrecy import BundleExported, SecrecySet, SourcesDisclosed
from ledger.records.collaborator import WithdrawCollaborator
from ledger.records.lifecycle import ArchiveRecord, ChangeRecord, ProduceEffect, ReportOnRecord
from tests.ledger.desk import Desk

SPRING, SUMMER = date(2022, 3, 1), date(2022, 6, 1)


def test_every_field_is_there() -> None:
    """What a kind says of its own can be corrected, save what makes it that record."""
    never = (
        CatalogTermAdded,
        ClockAccepted,
        LedgerFounded,
        OffenceAdded,
        RegisterImported,
        ReportSubmitted,
        EntryVoided,
        FilesDrawn,
        SupportGained,
        SupportLost,
        SecrecySet,
        SourcesDisclosed,
        BundleExported,
    )
    held_as = {"attributes": "class", "changes": "class", "basis": "basis_number"}
    for kind in (one for one in KIND_OF.values() if not issubclass(one, never)):
        wanted = {held_as.get(name, name) for name in kind.OWN_FIELDS} - {
            "line",
            "number",
            "register",
            "unit_level",
            *(("duty",) if "duties" in kind.OWN_FIELDS else ()),  # corrected as codes
        }
        if issubclass(kind, PaperEntry):
            wanted -= {"kind", "attestation", "indicator", "officer", "percent"}
            wanted -= {"finding", "submission", "figure"}
            # of which reading a correction is; another one is corrected by an entry of its own
            wanted -= {"file", "sha256", "place", "was", "made", "struck"}
            wanted -= {"value_kind", "said_before"}
            wanted -= {
                "offence_branch",
                "offence_family",
                "watch_listed",
            }  # they follow the offence
        assert wanted <= set(kind.CORRECTABLE), kind


@pytest.mark.parametrize(
    ("text", "is_online"),
    [("có", True), ("CO", True), ("Yes", True), ("không", False), ("no", False)],
)
def test_online_in_words(desk: Desk, text: str, is_online: bool) -> None:
    """Yes and no are read in both languages."""
    position = desk.open("ST-1", attributes={"class": "A", "online": not is_online})
    again = desk.correct(position, online=text).entries[-1]
    assert isinstance(again, RecordOpened)
    assert again.attributes["online"] is is_online


@pytest.mark.parametrize("text", ["maybe", "²", "2", "khôngg", "nope"])
def test_online_is_never_guessed(desk: Desk, text: str) -> None:
    """A word that is neither is refused with the words that are known, and nothing is written."""
    position = desk.open("ST-1", attributes={"class": "A", "online": True})
    change = desk.do(
        ChangeRecord(effective_on=SPRING, number="ST-1", changes={"online": False})
    ).position
    for wrong in (position, change):
        with pytest.raises(errors.UnknownCode) as caught:
            desk.correct(wrong, online=text)
        assert "có, yes, true, x, 1, không, no, false, 0" == caught.value.values["known"]
    assert change == desk.ledger.last_position


def test_online_taken_away(desk: Desk) -> None:
    """Nothing is no answer: the record then says nothing of it."""
    position = desk.open("ST-1", attributes={"class": "A", "online": True})
    again = desk.correct(position, online="").entries[-1]
    assert isinstance(again, RecordOpened)
    assert {"class": "A"} == again.attributes


def test_what_an_opening_rests_on(desk: Desk) -> None:
    """Basis, approver, source record and next review; the part of the basis that is not named
    stays.
    """
    desk.open("DV-1", line="DTCB")
    position = desk.open("ST-1", attributes={"class": "A"}, basis_number="12/QĐ", basis_date=SPRING)
    number, review = "21/QĐ", "1/3/2023"
    receipt = desk.correct(
        position, basis_number=number, approved_by="CB02", source_record="dv-1", next_review=review
    )
    again = receipt.entries[-1]
    assert isinstance(again, RecordOpened)
    assert {"number": "21/QĐ", "date": "2022-03-01"} == again.basis
    assert ("CB02", "DTCB:DV-1", "2023-03-01") == (
        again.approved_by,
        again.source_record,
        again.next_review,
    )
    last = desk.correct(again.position, basis_number="", basis_date=None, approved_by="").entries[
        -1
    ]
    assert isinstance(last, RecordOpened)
    assert (None, None, "DTCB:DV-1") == (last.basis, last.approved_by, last.source_record)
    dated = desk.correct(last.position, basis_date="2/3/2022").entries[-1]
    assert isinstance(dated, RecordOpened)
    assert {"date": "2022-03-02"} == dated.basis


def test_what_an_opening_rests_on_is_checked(desk: Desk) -> None:
    """As when opening: dates are dates and the source is a record of the books."""
    position = desk.open("ST-1", attributes={"class": "A"})
    with pytest.raises(errors.BadDate):
        desk.correct(position, basis_date="31/2/2022")
    with pytest.raises(errors.BadDate):
        desk.correct(position, next_review="sang năm")
    with pytest.raises(errors.UnknownRecord):
        desk.correct(position, source_record="HN-9")
    with pytest.raises(errors.NothingToCorrect) as caught:
        desk.correct(position, basis="12")
    assert ("basis-number, basis-date, approved-by, source-record, next-review") in str(
        caught.value.values["known"]
    )
    assert position == desk.ledger.last_position


def test_documents_and_what_was_produced(desk: Desk) -> None:
    """The document of a report, a closing, an archiving; the record an effect led to."""
    desk.open("HN-1", line="HN")
    desk.open("ST-1", attributes={"class": "A"})
    report = desk.do(ReportOnRecord(effective_on=SPRING, number="ST-1", document="BC 1")).position
    effect = desk.do(ProduceEffect(effective_on=SPRING, number="ST-1", effect="Khởi tố")).position
    closing = desk.close("ST-1", SUMMER)
    archiving = desk.do(ArchiveRecord(effective_on=SUMMER, number="ST-1", document="NL 1")).position
    for position in (report, closing, archiving):
        again = desk.correct(position, document="SỐ 2").entries[1]
        assert isinstance(again, RecordReported | RecordClosed | RecordArchived)
        assert "SỐ 2" == again.document
    led = desk.correct(effect, produced="hn-1").entries[-1]
    assert isinstance(led, EffectProduced)
    assert "HN:HN-1" == led.produced
    with pytest.raises(errors.UnknownRecord):
        desk.correct(led.position, produced="HN-9")
    with pytest.raises(errors.BadValue):
        desk.correct(desk.ledger.history("ST:ST-1").entries[-3].position, document="x" * 201)


def test_the_record_a_collaborator_serves(desk: Desk) -> None:
    """Corrected, both sides move: the one no longer served forgets it, the right one is told."""
    desk.open("LC-1", line="CTVBM")
    for number in ("ST-1", "ST-2"):
        desk.open(number, attributes={"class": "A"})
    position = desk.assign("LC-1", "ST-1", SPRING)
    desk.close("ST-1", SUMMER)
    again = desk.correct(position, to="ST-2").entries[2]
    assert isinstance(again, CollaboratorAssigned)
    assert ("ST:ST-2",) == desk.state_at("CTVBM:LC-1").serving
    assert ((), ("CTVBM:LC-1",)) == tuple(
        desk.state_at(f"ST:ST-{n}", SPRING).supported_by for n in (1, 2)
    )
    with pytest.raises(errors.ServedRecordNotOpen):
        desk.correct(again.position, served="ST-1", on=date(2022, 7, 1))
    with pytest.raises(errors.NotForThisLine):
        desk.correct(again.position, served="LC-1")
    withdrawal = (
        desk.do(WithdrawCollaborator(effective_on=SUMMER, number="LC-1", out_of="ST-2"))
        .entries[0]
        .position
    )
    with pytest.raises(errors.NotAssigned):
        desk.correct(withdrawal, from_="ST-1")


def test_a_change_keeps_what_is_not_corrected(desk: Desk) -> None:
    """Of several attributes changed at once one is corrected, one taken away."""
    desk.open("ST-1", attributes={"class": "A", "list": "I"})
    changes: dict[str, str | bool | None] = {"class": "B", "list": "II"}
    position = desk.do(ChangeRecord(effective_on=SPRING, number="ST-1", changes=changes)).position
    again = desk.correct(position, list_="").entries[-1]
    assert isinstance(again, RecordChanged)
    assert {"class": "B", "list": None} == again.changes
