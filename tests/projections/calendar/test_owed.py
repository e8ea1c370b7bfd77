"""What units owe, against a naive twin that looks at every unit on every day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from random import Random

import pytest

from ledger.application import Ledger
from ledger.records.establishment import CreateUnit, DissolveUnit, EnrolOfficer
from ledger.values.dates import LOCAL_ZONE
from ledger.values.period import Period, numbered
from projections.calendar.calendar_file import built_in_rows
from projections.calendar.deadline import DeadlineRule
from projections.calendar.establishment import Establishment, establishment_of
from projections.calendar.given import (
    Given,
    Sent,
    period_meant,
    report_given,
    reports_by_period,
)
from projections.calendar.owed import Owed, owed_by_establishment
from projections.calendar.row import CalendarRow, OwnDeadline
from projections.figures.reach import always
from tests.projections.made_books import Clock, open_books

DAY = timedelta(days=1)
FOUNDED = date(2022, 12, 20)
WINDOW = Period(date(2023, 1, 5), date(2024, 3, 10))
TEAMS = 12


@pytest.fixture(scope="module")
def lives() -> dict[str, tuple[date, date | None, str | None]]:
    """Twelve teams of a district: from when until when, and into which they went."""
    random = Random(23)
    found: dict[str, tuple[date, date | None, str | None]] = {}
    for number in range(TEAMS):
        since = date(2022, 6, 1) + random.randint(0, 500) * DAY
        until = since + random.randint(1, 400) * DAY
        into = random.choice(["CAH", *found]) if number else "CAH"
        stays = random.random() < 0.5 or until > date(2024, 10, 1)
        if not stays and (into == "CAH" or (found[into][0] <= until and found[into][1] is None)):
            found[f"D{number}"] = since, until, into
        else:
            found[f"D{number}"] = since, None, None
    return found


@pytest.fixture(scope="module")
def ledger(
    tmp_path_factory: pytest.TempPathFactory,
    lives: dict[str, tuple[date, date | None, str | None]],
) -> Iterator[Ledger]:
    """Their books."""
    clock = Clock()
    clock.now = datetime.combine(FOUNDED, time(10), UTC)
    ledger = open_books(tmp_path_factory.mktemp("owed") / "ledger.sqlite", clock)
    ledger.found("CAH", "Công an huyện Mẫu", "huyện", "test", "CB01")
    ledger.clock_is_right = lambda _doubt: True
    clock.now = datetime(2024, 10, 20, tzinfo=UTC)
    for code, (since, _until, _into) in lives.items():
        ledger.execute(
            CreateUnit(effective_on=since, code=code, name=code, level="huyện", parent="CAH"),
            by="CB01",
        )
        joined = EnrolOfficer(effective_on=since, code=f"CB-{code}", unit=code, role="commander")
        ledger.execute(joined, by="CB01")
    for code, (_since, until, into) in lives.items():
        if until:
            ledger.execute(DissolveUnit(effective_on=until, code=code, to_unit=into), by="CB01")
    yield ledger
    ledger.close()


@pytest.fixture(scope="module")
def establishment(ledger: Ledger) -> Establishment:
    """The units and officers, day by day."""
    return establishment_of(ledger)


def naive(
    row: CalendarRow,
    lives: dict[str, tuple[date, date | None, str | None]],
    of_teams: DeadlineRule | None = None,
) -> set[tuple[str, date, tuple[str, ...]]]:
    """Every unit on every day of every period: who owes what is due in the window.

    ``of_teams``: how the deadline of a team is found (None: as the row's).
    """

    def alive(code: str, day: date) -> bool:
        since, until, _into = lives[code]
        return since <= day and (until is None or day < until)

    def heir(code: str, day: date) -> str:
        while code != "CAH" and (until := lives[code][1]) is not None and until < day:
            code = str(lives[code][2])
        return code

    found: set[tuple[str, date, tuple[str, ...]]] = set()
    for period in row.periods(Period(date(2022, 1, 1), date(2025, 12, 31))):
        of_district = row.deadline.of(period.days).day
        due = (of_teams or row.deadline).of(period.days).day
        last = period.days.end
        in_time = {day for day in (due, of_district) if day in WINDOW and min(day, last) >= FOUNDED}
        days = [period.days.start + at * DAY for at in range(period.days.days)]
        days = [day for day in days if day <= due]
        district = {"CAH"} if "district" in row.units else set()
        found |= {(code, of_district, ()) for code in district if of_district in in_time}
        owing, gone = set(district), []
        for code in lives if "team" in row.units and due in in_time else ():
            if any(alive(code, day) for day in days):
                if alive(code, due) or lives[code][1] == due:
                    owing.add(code)
                else:
                    gone.append(code)
        found |= {(code, due, ()) for code in owing - district}
        for unit in {heir(code, due) for code in gone} - owing:
            found.add((unit, due, tuple(sorted(code for code in gone if heir(code, due) == unit))))
    return found


@pytest.mark.parametrize(
    "code",
    [
        "bao-cao-tuan",
        "thong-ke-thang",
        "bao-cao-6-thang",
        "bao-cao-nam",
        "ke-hoach-doi",
        "de-nghi-ky-luat",
    ],
)
def test_against_a_naive_twin(
    code: str,
    establishment: Establishment,
    lives: dict[str, tuple[date, date | None, str | None]],
) -> None:
    """From the day a unit is there to the day it is no more; then whoever carries on."""
    row = next(one for one in built_in_rows() if one.code == code)
    found = [
        (one.unit, one.deadline.day, one.in_place_of)
        for one in owed_by_establishment([row], establishment, WINDOW)
    ]
    assert len(found) == len(set(found))
    assert naive(row, lives) == set(found)
    took_over = any(in_place_of for _unit, _due, in_place_of in found)
    assert (code in ("bao-cao-tuan", "de-nghi-ky-luat")) == took_over


@pytest.mark.parametrize("code", ["bao-cao-nam", "ke-hoach-doi"])
@pytest.mark.parametrize("day", [date(2023, 11, 15), date(2023, 10, 20), date(2023, 12, 28)])
def test_deadlines_of_their_own_against_the_twin(
    code: str,
    day: date,
    establishment: Establishment,
    lives: dict[str, tuple[date, date | None, str | None]],
) -> None:
    """Teams owe by theirs, the district by the row's; each once, or whoever carries on."""
    rule = DeadlineRule(False, day=day.day, month=day.month)
    row = next(one for one in built_in_rows() if one.code == code)
    row = row.with_own((OwnDeadline(rule, ("team",)),))
    found = [
        (one.unit, one.deadline.day, one.in_place_of)
        for one in owed_by_establishment([row], establishment, WINDOW)
    ]
    assert len(found) == len(set(found))
    assert naive(row, lives, rule) == set(found)


def test_of_some_units(establishment: Establishment) -> None:
    """Of the units asked for alone, by their codes on the day."""
    rows = [one for one in built_in_rows() if one.code == "thong-ke-thang"]
    everything = list(owed_by_establishment(rows, establishment, WINDOW))
    some = list(owed_by_establishment(rows, establishment, WINDOW, always(["D1", "D2"])))
    assert [one for one in everything if one.unit in ("D1", "D2")] == some


def test_nothing_is_owed_before_the_ledger_was_founded(establishment: Establishment) -> None:
    """What fell due before, and periods that were over before, are not owed."""
    rows = [one for one in built_in_rows() if one.owed_by == "unit"]
    window = Period(date(2022, 1, 1), date(2022, 12, 31))
    found = list(owed_by_establishment(rows, establishment, window))
    assert found
    assert FOUNDED <= min(min(one.deadline.day, one.days.end) for one in found)


def test_officers_owe_for_themselves(establishment: Establishment) -> None:
    """Each commander owes the registration of his own quota, while he serves in a team."""
    rows = [one for one in built_in_rows() if one.code == "dang-ky-chi-tieu-chi-huy"]
    found = list(
        owed_by_establishment(rows, establishment, Period(date(2024, 1, 1), date(2024, 12, 31)))
    )
    assert found
    for one in found:
        serving = {officer.code: officer for officer in establishment.officers(date(2024, 1, 28))}
        assert (one.unit, "commander") == (
            serving[str(one.officer)].unit,
            serving[str(one.officer)].role,
        )
    assert len(found) == len({one.officer for one in found})


YEAR = next(one for one in built_in_rows() if one.code == "bao-cao-nam")
WEEK = next(one for one in built_in_rows() if one.code == "bao-cao-tuan")
HALF = next(one for one in built_in_rows() if one.code == "bao-cao-6-thang")


@pytest.mark.parametrize(
    ("row", "start", "end", "meant"),
    [
        (YEAR, "2024-01-01", "2024-12-31", "2024-01-01"),
        (YEAR, "2024-01-01", "2024-11-30", "2024-01-01"),
        (YEAR, "2023-10-15", "2024-10-14", "2024-01-01"),
        (YEAR, "2023-11-15", "2024-11-14", "2024-01-01"),
        (YEAR, "2024-01-01", "2024-03-31", None),
        (YEAR, "2021-01-01", "2024-12-31", None),
        (HALF, "2023-10-15", "2024-04-14", "2024-01-01"),
        (HALF, "2023-12-01", "2024-05-31", "2024-01-01"),
        (HALF, "2024-07-01", "2024-12-31", None),
        (WEEK, "2024-10-17", "2024-10-23", "2024-10-17"),
        (WEEK, "2024-10-18", "2024-10-24", "2024-10-17"),
        (WEEK, "2024-10-21", "2024-10-27", "2024-10-24"),
        (WEEK, "2024-10-01", "2024-10-31", None),
    ],
)
def test_period_meant(row: CalendarRow, start: str, end: str, meant: str | None) -> None:
    """A report is of the period that it shares more than half of its days with."""
    found = period_meant(row, Period(date.fromisoformat(start), date.fromisoformat(end)))
    assert meant == (found.start.isoformat() if found else None)


def sent(name: str, unit: str, days: Period, day: int, position: int) -> Sent:
    """A report that was sent in December 2024."""
    return Sent(name, unit, days, Given(datetime(2024, 12, day, 9, tzinfo=LOCAL_ZONE), position))


def test_a_replacement_does_not_mend_lateness() -> None:
    """The first report of a period counts, and another unit's, or another's name, gives nothing."""
    year = numbered("year", 2024).days
    reports = reports_by_period(
        [YEAR, WEEK],
        [
            sent("bao-cao-tuan", "D1", year, 1, 4),
            sent("Báo cáo tổng kết năm", "D1", year, 12, 5),
            sent("bao-cao-nam", "D1", year, 13, 6),
            sent("bao-cao-nam", "D2", year, 2, 7),
        ],
    )
    owed = Owed(YEAR, "D1", year, YEAR.deadline.of(year))
    given = report_given(owed, reports)
    assert (5, True) == (
        given and given.position,
        bool(given and owed.deadline.is_late(given.moment)),
    )
    assert report_given(Owed(YEAR, "D3", year, owed.deadline), reports) is None
    heir = Owed(YEAR, "D3", year, owed.deadline, in_place_of=("D1", "D2"))
    first = report_given(heir, reports)
    assert first is not None
    assert 7 == first.position
