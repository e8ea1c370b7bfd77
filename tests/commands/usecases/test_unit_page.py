"""Weeks of recording: every entry in one week, and no day of the period in none."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from commands.usecases.summing_up import Recording, late_after_days
from commands.usecases.unit_page import weeks_of
from ledger.entries.record import RecordClosed
from ledger.values.period import Period

FIRST = date(2023, 11, 1)
DAYS = st.integers(0, 364).map(lambda days: FIRST + timedelta(days=days))


def recording(day: date, late_by: int) -> Recording:
    """An entry that was recorded on a day."""
    said: dict[str, Any] = {
        "record": "ST:1",
        "by": "CB01",
        "unit": "A",
        "version": 1,
        "way": "died",
    }
    entry = RecordClosed(
        **said, effective_on=day - timedelta(days=late_by), position=1,
        recorded_at=f"{day}T02:00:00.000000Z",
    )  # fmt: skip
    return Recording(entry, late_by)


@given(st.lists(st.tuples(DAYS, st.integers(0, 60)), max_size=12), DAYS)
def test_weeks_part_a_period(made: list[tuple[date, int]], last: date) -> None:
    """As a slow count day by day says."""
    recordings = tuple(recording(day, late) for day, late in made if day <= last)
    weeks = weeks_of(recordings, Period(FIRST, last))
    days = [FIRST + timedelta(days=at) for at in range((last - FIRST).days + 1)]
    assert all(1 == sum(day in week.days for week in weeks) for day in days)
    for week in weeks:
        assert (3, 7) == (week.days.start.weekday(), week.days.days)
        held = [one for one in recordings if one.recorded_on in week.days]
        assert held == list(week.recordings)
        assert sum(one.days > late_after_days() for one in held) == week.late
    assert len(recordings) == sum(len(week.recordings) for week in weeks)
