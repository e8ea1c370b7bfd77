"""Which unit, officer or record a typed code or number means, in new ledgers and old ones."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

import pytest

from commands.usecases.before_rules import spelled_twice
from ledger import errors
from ledger.entries.organisation import OfficerJoined, UnitCreated
from ledger.entries.record import RecordOpened
from ledger.errors import LedgerError
from ledger.records.books import Decision
from ledger.records.establishment import ChangeUnit, CreateUnit, DischargeOfficer, EnrolOfficer
from ledger.records.lifecycle import TransferRecord
from ledger.records.opening import OpenRecord
from ledger.values.stream import Stream
from tests.ledger.desk import OPENED, Desk, open_ledger

DAY = date(2021, 1, 1)


@contextmanager
def earlier_version(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Record as a version did that let two spellings of one key stand."""
    with monkeypatch.context() as patch:
        for module in ("ledger.storage.recording", "tests.ledger.memory_store"):
            patch.setattr(f"{module}.refuse_twice", lambda _kept, _new: None)
        yield


def open_as_before(desk: Desk, number: str, line: str = "DTCB", symbol: str = "ĐV") -> None:
    """Open a record whose name is stored as it was spelled."""
    books = desk.ledger.books("CB01")
    fields = {"line": line, "number": number, "symbol": symbol, "level": "huyện"}
    books.make(
        RecordOpened,
        Stream.of_record(line, number),
        OPENED,
        "DKT",
        officer="CB01",
        attributes={},
        **fields,
    )
    desk.ledger.commit(books)


def test_a_code_is_found_in_any_spelling(desk: Desk) -> None:
    """What is recorded and shown is the first writing, however the code is typed later."""
    desk.do(CreateUnit(effective_on=DAY, code="Tổ-3", name="Tổ 3", level="xã", parent="d-k-t"))
    desk.do(EnrolOfficer(effective_on=DAY, code="Cb-77", unit="TỔ3"))
    desk.open("ST-1", unit="tổ3", officer="cb77")
    cell = desk.state_at("ST:ST-1").cell
    assert cell is not None
    assert ("Tổ-3", "Cb-77") == (cell.unit, cell.officer)
    assert "DKT" == desk.ledger.units()["Tổ-3"].parent
    desk.do(TransferRecord(effective_on=date(2023, 1, 1), number="st – 1", to_officer="c-b-0-2"))
    assert "CB02" == desk.state_at("ST:ST-1").cell.officer  # type: ignore[union-attr]


@pytest.mark.parametrize(
    "decision",
    [
        CreateUnit(effective_on=DAY, code="d-kt", name="x", level="xã"),
        EnrolOfficer(effective_on=DAY, code="cb-01", unit="DKT"),
        OpenRecord(
            effective_on=DAY, line="ST", number="st–1", symbol="ST", unit="DKT", officer="CB01"
        ),
    ],
    ids=lambda one: type(one).__name__,
)
def test_another_spelling_makes_no_second(desk: Desk, decision: Decision) -> None:
    """A key is given once."""
    desk.open("ST-1")
    with pytest.raises(
        (errors.UnitCreatedAlready, errors.OfficerEnrolledAlready, errors.AlreadyOpened)
    ):
        desk.do(decision)


def test_a_voided_code_is_taken_up_again(desk: Desk) -> None:
    """Another spelling of a creation that was taken back goes on with its stream."""
    made = desk.do(CreateUnit(effective_on=DAY, code="TO-1", name="Tổ 1", level="xã")).position
    desk.void(made)
    desk.do(CreateUnit(effective_on=DAY, code="to1", name="Tổ Một", level="xã"))
    assert "Tổ Một" == desk.ledger.units()["TO-1"].name


@pytest.mark.parametrize(
    ("wanted", "typed", "near"),
    [
        (errors.MistypedUnit, Stream.of_unit("DTK"), "DKT"),
        (errors.MistypedOfficer, Stream.of_officer("CBO1"), "CB01"),
        (errors.UnknownUnit, Stream.of_unit("PC02"), None),
        (errors.UnknownOfficer, Stream.of_officer("CB09"), None),
    ],
)
def test_an_unknown_code_is_answered(
    desk: Desk, wanted: type[LedgerError], typed: Stream, near: str | None
) -> None:
    """With the near one where there is one."""
    refused = desk.ledger.books("CB01").codes.unknown(typed)
    assert (wanted, near) == (type(refused), refused.values.get("near"))


@pytest.mark.parametrize(
    ("wanted", "typed"),
    [
        (errors.MistypedUnit, Stream.of_unit("DTK")),
        (errors.UnitNotInBooks, Stream.of_unit("PC02")),
        (errors.UnitNotInBooks, Stream.of_unit("D")),
        (errors.OfficerNotInBooks, Stream.of_officer("CB09")),
    ],
)
def test_a_question_makes_nobody(desk: Desk, wanted: type[LedgerError], typed: Stream) -> None:
    """Who asks about a unit or an officer is never told to create or enrol one."""
    with pytest.raises(wanted) as refused:
        desk.ledger.known(typed)
    assert "create" not in refused.value.hint + refused.value.message
    assert "join" not in refused.value.hint


def test_a_unit_is_meant_by_its_name(desk: Desk) -> None:
    """In questions and entries alike, also by one it has borne; several are none."""
    desk.do(CreateUnit(effective_on=DAY, code="TO-1", name="Tổ Một", level="xã"))
    desk.do(ChangeUnit(effective_on=OPENED, code="TO-1", name="Tổ Hai"))
    for name in ("tổ một", "TO HAI", "Tổ Hai (to1)"):
        assert "unit:TO-1" == desk.ledger.known(Stream.of_unit(name))
    desk.open("ST-1", unit="tổ hai")
    assert "TO-1" == desk.state_at("ST:ST-1").cell.unit  # type: ignore[union-attr]
    with pytest.raises(errors.MistypedUnit, match=r"Tổ Hai \(TO-1\)"):
        desk.ledger.known(Stream.of_unit("tổ hay"))
    desk.do(CreateUnit(effective_on=DAY, code="TO-2", name="Tổ Một", level="xã"))
    with pytest.raises(errors.AmbiguousUnitName):
        desk.open("ST-2", unit="tổ một")


def test_two_clerks_cannot_make_two_spellings(desk: Desk) -> None:
    """The second to record is told that somebody was faster, and writes nothing."""
    slower = desk.ledger.books("CB02")
    CreateUnit(effective_on=DAY, code="to1", name="x", level="xã").decide(slower)
    desk.do(CreateUnit(effective_on=DAY, code="TO-1", name="Tổ 1", level="xã"))
    before = desk.ledger.last_position
    with pytest.raises(errors.ChangedMeanwhile):
        desk.ledger.commit(slower)
    assert before == desk.ledger.last_position


def test_one_transaction_makes_no_two_spellings(desk: Desk) -> None:
    """Nor does it by going behind the commands' back."""
    books = desk.ledger.books("CB01")
    for code in ("TO1", "to-1"):
        books.make(UnitCreated, Stream.of_unit(code), DAY, code, name="x", level="xã")
    with pytest.raises(errors.ChangedMeanwhile):
        desk.ledger.commit(books)


def test_two_spellings_of_an_old_ledger_stay_two(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each is found by its own writing; a third writing is refused; the status names them."""
    with earlier_version(monkeypatch):
        books = desk.ledger.books("CB01")
        books.make(UnitCreated, Stream.of_unit("dkt"), DAY, "dkt", name="Đội cũ", level="xã")
        books.make(OfficerJoined, Stream.of_officer("cb01"), DAY, "DKT", role="officer")
        desk.ledger.commit(books)
    desk.do(ChangeUnit(effective_on=DAY, code="dkt", name="Đội kia"))
    units = desk.ledger.units()
    assert ("Đội kia", "DKT") == (units["dkt"].name, units["DKT"].name)
    with pytest.raises(errors.AmbiguousCode) as refused:
        desk.do(ChangeUnit(effective_on=DAY, code="Dkt", name="Đội nào"))
    assert {"DKT", "dkt"} == set(str(refused.value.values["spellings"]).split(", "))
    assert [("officer:CB01", "officer:cb01"), ("unit:DKT", "unit:dkt")] == spelled_twice(
        desk.ledger
    )
    desk.do(DischargeOfficer(effective_on=DAY.replace(year=2023), code="cb01"))


def test_an_old_spelling_of_a_number_is_found(desk: Desk) -> None:
    """By its own writing and by any other; its number is not given again."""
    for number in ("ÐV-1/2021", "ＳＴ-１"):
        open_as_before(desk, number)
    assert "DTCB:ÐV-1/2021" == desk.ledger.find("đv – 1/2021").record
    assert "DTCB:ÐV-1/2021" == desk.ledger.find("DTCB:ƉV-1/2021").record
    assert "DTCB:ＳＴ-１" == desk.ledger.find("ST-1").record
    with pytest.raises(errors.AlreadyOpened):
        desk.open("ĐV-1/2021", line="DTCB")
    assert [] == spelled_twice(desk.ledger)


def test_two_old_spellings_of_a_number_stay_two(desk: Desk) -> None:
    """Both are found, each by its own writing, and the status names them."""
    for number in ("ÐV-1", "ĐV-1"):
        open_as_before(desk, number)
    found = [desk.ledger.find(number).record for number in ("ÐV-1", "ĐV-1", "đv-1", "ɖv-1")]
    assert ["DTCB:ÐV-1", "DTCB:ĐV-1", "DTCB:ĐV-1", "DTCB:ĐV-1"] == found
    assert [("DTCB:ÐV-1", "DTCB:ĐV-1")] == spelled_twice(desk.ledger)


def test_opened_again_where_it_was_voided(desk: Desk) -> None:
    """A number whose old spelling was voided goes on in its stream."""
    open_as_before(desk, "ÐV-1")
    desk.void(desk.ledger.last_position)
    desk.open("ĐV-1", line="DTCB")
    assert "DTCB:ÐV-1" == desk.ledger.find("ĐV-1").record
    again = open_ledger(desk.database, desk.clock)
    assert 3 == again.history("DTCB:ÐV-1").version
    again.close()


def test_what_is_no_number_opens_no_record(desk: Desk) -> None:
    """Nor a letter of another script, in a number or in a code; nothing is written."""
    before = desk.ledger.last_position
    with pytest.raises(errors.BadNumber):
        desk.open("Nguyễn Văn A 1985")
    for attempt in (
        lambda: desk.open("SТ-001"),
        lambda: desk.do(CreateUnit(effective_on=DAY, code="ТO", name="x", level="xã")),
        lambda: desk.do(EnrolOfficer(effective_on=DAY, code="СB03", unit="DKT")),
    ):
        with pytest.raises(errors.OtherScript):
            attempt()
    assert before == desk.ledger.last_position


def test_a_number_with_other_zeros_is_answered(desk: Desk) -> None:
    """It is another file, so it may be opened; asked for, it is answered with its near twins."""
    desk.open("ST-001/2021")
    with pytest.raises(errors.MistypedNumber) as refused:
        desk.ledger.find("ST1/2021")
    assert "ST-001/2021" == refused.value.values["near"]
    desk.open("ST1/2021")
    assert ["ST-001/2021"] == desk.ledger.twins("ST", "ST1/2021")
