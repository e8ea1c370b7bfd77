"""Which position a ledger had reached by the end of each day."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from ledger.values.dates import end_of_day
from projections.facts.days import days_until, position_on
from tests.projections.made_books import Clock, day, found_books, open_record


def test_every_day_has_its_last_position(tmp_path: Path) -> None:
    """The days there are say what the ledger itself says of every day, learned at once or little by
    little; a local day ends at 17:00 UTC.
    """
    clock = Clock()
    ledger = found_books(tmp_path / "ledger.sqlite", clock)
    little = days_until(ledger, (), ledger.last_position)
    for number, moment in enumerate(
        (
            datetime(2024, 10, 21, 16, 30, tzinfo=UTC),
            datetime(2024, 10, 21, 17, 1, tzinfo=UTC),
            datetime(2024, 10, 29, 5, tzinfo=UTC),
        )
    ):
        clock.now = moment
        open_record(ledger, f"ST-{number}", day(number))
        little = days_until(ledger, little, ledger.last_position)
    assert little == days_until(ledger, (), ledger.last_position)
    assert ["2024-10-20", "2024-10-21", "2024-10-22", "2024-10-29"] == [on for on, _ in little]
    days = [date(2024, 10, 18) + timedelta(days=number) for number in range(14)]
    assert [ledger.position_at(end_of_day(on)) for on in days] == [
        position_on(little, on) for on in days
    ]
    assert 0 == position_on((), days[0])
    ledger.close()


def test_days_stop_at_the_position_asked_for(tmp_path: Path) -> None:
    """What is recorded while facts are learned is not told of before it is learned."""
    ledger = found_books(tmp_path / "ledger.sqlite")
    open_record(ledger, "ST-1", day(0))
    assert 3 == days_until(ledger, (), 3)[-1][1]
    ledger.close()
