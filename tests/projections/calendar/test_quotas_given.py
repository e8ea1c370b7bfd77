"""A registration of quotas is given by the first quota of whoever owes one, when it was recorded."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest

from ledger.application import Ledger
from ledger.records.commitments import RegisterQuota
from ledger.records.establishment import CreateUnit, EnrolOfficer
from ledger.values.dates import LOCAL_ZONE, end_of_day
from ledger.values.period import Period
from projections.calendar.calendar_file import built_in_rows
from projections.calendar.due import DueQuestion, due_in
from tests.projections.made_books import Clock, open_books

ROWS = {row.code: row for row in built_in_rows()}
FIRST, LAST = date(2024, 1, 1), date(2024, 12, 31)


def at(month: int, day: int, hour: int) -> datetime:
    """A local moment of 2024, as a clock in UTC shows it."""
    return datetime(2024, month, day, hour, tzinfo=LOCAL_ZONE).astimezone(UTC)


def register(
    ledger: Ledger,
    clock: Clock,
    moment: datetime,
    *,
    unit: str | None = None,
    officer: str | None = None,
    year: int = 2024,
) -> None:
    """Record a quota of a year at a moment."""
    clock.now = moment
    decision = RegisterQuota(
        effective_on=FIRST,
        indicator="lc_opened",
        quantity=2,
        start=date(year, 1, 1),
        end=date(year, 12, 31),
        unit=unit,
        officer=officer,
    )
    ledger.execute(decision, by="CB01")


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    """Two teams: the commander of one registers in time, that of the other an hour too late."""
    clock = Clock()
    clock.now = at(1, 2, 8)
    ledger = open_books(tmp_path_factory.mktemp("quotas") / "ledger.sqlite", clock)
    ledger.clock_is_right = lambda _doubt: True
    ledger.found("CAH", "Công an huyện Mẫu", "huyện", "test", "CB01")
    for code in ("DKT", "DHS"):
        made = CreateUnit(effective_on=FIRST, code=code, name=code, level="huyện", parent="CAH")
        joined = EnrolOfficer(effective_on=FIRST, code=f"CH-{code}", unit=code, role="commander")
        officer = EnrolOfficer(
            effective_on=FIRST, code=f"CB-{code}", unit=code, duties=("trinh_sat",)
        )
        ledger.execute(made, joined, officer, by="CB01")
    register(ledger, clock, at(1, 28, 22), officer="CH-DKT")
    register(ledger, clock, at(1, 29, 0), officer="CH-DHS")
    register(ledger, clock, at(2, 4, 9), unit="DKT")
    register(ledger, clock, at(2, 4, 9), officer="CB-DKT", year=2023)
    register(ledger, clock, at(2, 5, 9), officer="CB-DKT")
    yield ledger
    ledger.close()


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("dang-ky-chi-tieu-chi-huy", {"CH-DKT": "on_time", "CH-DHS": "late"}),
        ("dang-ky-chi-tieu", {"CB-DKT": "late", "CB-DHS": "overdue"}),
        ("dang-ky-chi-tieu-doi", {"DKT": "on_time", "DHS": "overdue"}),
    ],
)
def test_quotas(ledger: Ledger, row: str, expected: dict[str, str]) -> None:
    """By 28/01 and before 05/02; last year's quota is not this year's; the unit's is its own."""
    asked = DueQuestion(Period(FIRST, LAST), end_of_day(date(2024, 10, 1)))
    found = due_in(ledger, [ROWS[row]], [], asked)
    assert expected == {one.owed.officer or one.owed.unit: one.state for one in found}
