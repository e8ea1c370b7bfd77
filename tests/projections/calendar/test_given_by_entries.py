"""What entries other than submissions give: checks of files, reviews, quotas that are registered."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from ledger.application import Ledger
from ledger.records.checking import CheckFile
from ledger.records.establishment import CreateUnit, EnrolOfficer
from ledger.records.lifecycle import CloseRecord, ReportOnRecord
from ledger.records.opening import OpenRecord
from ledger.values.dates import LOCAL_ZONE, end_of_day
from ledger.values.period import Period
from projections.calendar.calendar_file import built_in_rows
from projections.calendar.due import Due, DueQuestion, due_in
from tests.projections.made_books import Clock, open_books

ROWS = {row.code: row for row in built_in_rows()}
YEAR_SO_FAR = Period(date(2024, 1, 1), date(2024, 9, 30))


def at(month: int, day: int, hour: int) -> datetime:
    """A local moment of 2024, as a clock in UTC shows it."""
    return datetime(2024, month, day, hour, tzinfo=LOCAL_ZONE).astimezone(UTC)


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    """Two teams with a commander each; DKT keeps a collaborator and watch files, DHS nothing."""
    clock = Clock()
    clock.now = at(1, 2, 8)
    ledger = open_books(tmp_path_factory.mktemp("entries") / "ledger.sqlite", clock)
    ledger.clock_is_right = lambda _doubt: True
    ledger.found("CAH", "Công an huyện Mẫu", "huyện", "test", "CB01")
    day = date(2024, 1, 1)
    for code in ("DKT", "DHS"):
        made = CreateUnit(effective_on=day, code=code, name=code, level="huyện", parent="CAH")
        joined = EnrolOfficer(effective_on=day, code=f"CH-{code}", unit=code, role="commander")
        ledger.execute(made, joined, by="CB01")
    ledger.execute(EnrolOfficer(effective_on=day, code="CB02", unit="DKT"), by="CB01")
    clock.now = at(10, 1, 8)
    for number, symbol in (("LC-1", "LC"), *((f"ST-{at}", "ST") for at in range(1, 7))):
        line = "CTVBM" if symbol == "LC" else "ST"
        opened = OpenRecord(
            effective_on=date(2024, 2, 1),
            line=line,
            number=number,
            symbol=symbol,
            unit="DKT",
            officer="CB02",
            attributes={} if symbol == "LC" else {"class": "A"},
            next_review=None if symbol == "LC" else date(2024, 5, 1),
        )
        ledger.execute(opened, by="CB01")
    for number, month, on in (("LC-1", 3, 5), ("ST-1", 4, 20), ("ST-2", 5, 10), ("ST-6", 3, 1)):
        checked = CheckFile(number=number, effective_on=date(2024, month, on), checker="CH-DKT")
        ledger.execute(checked, by="CB01")
    for number, month, on in (("ST-3", 4, 20), ("ST-4", 6, 1)):
        closed = CloseRecord(number=number, effective_on=date(2024, month, on), way="chết")
        ledger.execute(closed, by="CB01")
    yield ledger
    ledger.close()


def due(ledger: Ledger, code: str) -> list[Due]:
    """What a row asks for in the year so far."""
    asked = DueQuestion(YEAR_SO_FAR, end_of_day(YEAR_SO_FAR.end))
    return due_in(ledger, [ROWS[code]], ledger.histories(), asked)


def test_checks(ledger: Ledger) -> None:
    """A commander checks the files of the line each month; one without such a file owes none."""
    found = due(ledger, "kiem-tra-ctvbm")
    assert {("CH-DKT", "DKT")} == {(one.owed.officer, one.owed.unit) for one in found}
    states = {one.owed.deadline.day.month: one.state for one in found}
    others = dict.fromkeys((2, 4, 5, 6, 7, 8), "overdue")
    assert others | {3: "on_time", 9: "to_come"} == states


def test_checks_of_a_quarter(ledger: Ledger) -> None:
    """Any file of the unit counts for the check of all work."""
    states = {one.owed.deadline.day.month: one.state for one in due(ledger, "kiem-tra-quy")}
    assert {3: "on_time", 6: "on_time", 9: "to_come"} == states


def test_reviews(ledger: Ledger) -> None:
    """A check in the month before the day, or later, is the review; a closing ends it."""
    found = {
        str(one.owed.record).removeprefix("ST:"): (one.state, one.lateness and one.lateness.amount)
        for one in due(ledger, "ra-soat-ho-so")
    }
    assert {
        "ST-1": ("on_time", None),
        "ST-2": ("late", 9),
        "ST-4": ("late", 31),
        "ST-5": ("overdue", 152),
        "ST-6": ("overdue", 152),
    } == found


def test_a_report_of_another_subject_is_no_periodic_one(ledger: Ledger) -> None:
    """What says why a case uses no collaborator is no report on its results."""
    day = date(2024, 2, 1)
    made = OpenRecord(
        effective_on=day, line="CA", number="VA-1", symbol="VA", unit="DKT", officer="CB02"
    )
    told = ReportOnRecord(
        number="VA-1", effective_on=date(2024, 3, 1), document="BC-1", subject="no_collaborator"
    )
    ledger.execute(made, told, by="CB01")
    row = replace(ROWS["bao-cao-dtcb"], lines=("CA",))
    asked = DueQuestion(YEAR_SO_FAR, end_of_day(YEAR_SO_FAR.end))
    assert ["overdue"] == [one.state for one in due_in(ledger, [row], ledger.histories(), asked)]
    periodic = ReportOnRecord(number="VA-1", effective_on=date(2024, 3, 2), document="BC-2")
    ledger.execute(periodic, by="CB01")
    assert ["on_time"] == [one.state for one in due_in(ledger, [row], ledger.histories(), asked)]
