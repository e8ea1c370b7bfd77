"""Every refusal of the ledger is provoked somewhere, through the application."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from ledger import errors
from ledger.errors import LedgerError
from ledger.proofs.canonical import MOST_ENTRY_BYTES
from ledger.records.establishment import CreateUnit
from ledger.records.opening import OpenRecord
from ledger.values.dates import parse_date
from tests.ledger.desk import OPENED, Desk

TESTS = Path(__file__).parent
FAMILIES = {"LedgerError", "InputRejected", "IntegrityBroken", "LedgerUnavailable"}
ELSEWHERE = {
    "AnswerNotWritten",
    "PeriodTwice",
    "ImportUndone",
    "NotImported",
    "NotTakenBack",
    "NothingToUndo",
    "VoidStays",
    "AnswerBlank",
    "RowTwice",
    "NoSuchChoice",
    "WouldTakeBack",
    "SeveralNotVoided",
    "DiffersFromLedger",
    "DoesNotHold",
    "EngineFailed",
    "EngineMissing",
    "EntriesGone",
    "FactsOutOfReach",
    "FactFilesKnowMore",
    "HalfReceipts",
    "NoReceiptOf",
    "FactsKnowMore",
    "FactsOfOtherEntries",
    "FactsUnreadable",
    "FolderGiven",
    "NotInFacts",
    "NothingToSubmit",
    "OpeningTooLate",
    "PeriodNotStated",
    "UnitAmbiguous",
    "UnitNotRecognised",
    "UnitNotStated",
    "UnknownEngine",
}
"""Raised by projections and commands only."""


def provoked() -> set[str]:
    """The names of refusals that some test here expects."""
    found: set[str] = set()
    for path in TESTS.rglob("test_*.py"):
        names = {error for error in vars(errors) if error in path.read_text("utf-8")}
        tree = ast.parse(path.read_text("utf-8"))
        used = {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
        found |= names & (used | {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)})
    return found


def test_every_refusal_has_a_test() -> None:
    """A rule that no test breaks is a rule that may have gone."""
    every = {
        name
        for name, value in vars(errors).items()
        if isinstance(value, type) and issubclass(value, LedgerError)
    }
    assert set() == every - FAMILIES - ELSEWHERE - provoked()


def test_message_is_filled_and_values_are_kept() -> None:
    """A refusal's text names its values; who translates it fills them in anew."""
    refusal = errors.UnknownUnit(code="XX")
    assert "There is no unit XX" == str(refusal)
    assert {"code": "XX"} == refusal.values


def test_entry_too_large(desk: Desk) -> None:
    """An entry's bytes are bounded; what does not fit is refused before anything is written."""
    figures = [{"id": "1", "text": "x" * MOST_ENTRY_BYTES}]
    with pytest.raises(errors.EntryTooLarge) as caught:
        desk.ledger.submit("a.docx", "00", "year", {"from": "", "to": ""}, figures, "CB01")
    assert MOST_ENTRY_BYTES == caught.value.values["limit_bytes"]
    assert not desk.ledger.history("report:00").entries


@pytest.mark.parametrize(
    "value", [97.5, float("nan"), 2**53, -(2**53), b"x", {"é": 1}, {1: 2}, "\ud800", OPENED]
)
def test_not_for_the_books(desk: Desk, value: object) -> None:
    """What two programs could write differently does not enter."""
    with pytest.raises(errors.NotForTheBooks):
        desk.ledger.submit("a.docx", "00", "year", {}, [{"value": value}], "CB01")
    assert not desk.ledger.history("report:00").entries


def test_submitted_and_imported_once(desk: Desk) -> None:
    """The same file is submitted once and imported once; both tell where it was."""
    submitted = desk.ledger.submit(
        "a.docx", "aa", "year", {"from": "2023-10-15"}, [{"id": "1", "value": 5}], "CB01"
    )
    with pytest.raises(errors.SubmittedAlready) as caught:
        desk.ledger.submit("b.docx", "aa", "year", {}, [], "CB02")
    assert submitted.position == caught.value.values["position"]
    found = desk.ledger.submissions("aa").valid
    assert found is not None
    assert [{"id": "1", "value": 5}] == found.figures
    assert desk.ledger.submissions("bb").valid is None
    books = desk.ledger.books("CB01")
    desk.ledger.note_import(books, "so.xlsx", "cc", 40)
    desk.ledger.commit(books)
    desk.ledger.refuse_second_import("dd")
    with pytest.raises(errors.ImportedAlready):
        desk.ledger.refuse_second_import("cc")


def test_founded_once(desk: Desk) -> None:
    """A ledger has one beginning."""
    assert ("CAH", "Công an huyện Mẫu", "mau.example") == desk.ledger.foundation
    with pytest.raises(errors.LedgerExists):
        desk.ledger.found("X", "X", "huyện", "x", "CB01")


def test_numbers_of_several_lines(desk: Desk) -> None:
    """A number that several lines have is named with its line."""
    desk.open("1/2022")
    desk.open("1/2022", line="HN")
    with pytest.raises(errors.AmbiguousNumber):
        desk.ledger.find("1/2022")
    assert "HN:1/2022" == desk.ledger.find(" hn: 1/2022").record
    with pytest.raises(errors.UnknownRecord):
        desk.ledger.find("CA:1/2022")
    with pytest.raises(errors.UnknownRecord):
        desk.ledger.find("XX:1/2022")


def test_a_code_is_no_number(desk: Desk) -> None:
    """The code of a unit or an officer where a file's number belongs is named as that."""
    with pytest.raises(errors.UnitForRecord):
        desk.ledger.find("cah")
    with pytest.raises(errors.OfficerForRecord):
        desk.ledger.find("cb 01")


def test_unit_is_created_before_it_is_named(desk: Desk) -> None:
    """In one transaction a unit may be created and used, in that order."""
    opening = OpenRecord(
        effective_on=OPENED, line="ST", number="ST-1", symbol="ST", unit="NEW", officer="CB01"
    )
    unit = CreateUnit(effective_on=OPENED, code="NEW", name="Mới", level="xã", parent="CAH")
    with pytest.raises(errors.UnknownUnit):
        desk.do(opening, unit)
    desk.do(unit, opening)
    cell = desk.state_at("ST:ST-1").cell
    assert cell is not None
    assert "xã" == cell.level


def test_dates_are_read_before_anything_else() -> None:
    """An impossible date never reaches a command."""
    with pytest.raises(errors.BadDate):
        parse_date("31/02/2024")
