"""What is due of files, against a twin that looks at every file on the last day of every half; how
things stand at a moment; completeness and timeliness.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from fractions import Fraction
from random import Random

import pytest

from ledger.application import Ledger
from ledger.entries import Entry
from ledger.entries.collaborator import CollaboratorRated
from ledger.entries.record import RecordReported
from ledger.records.collaborator import RateCollaborator
from ledger.records.establishment import EnrolOfficer
from ledger.records.history import History
from ledger.records.lifecycle import CloseRecord, ReportOnRecord
from ledger.timeline import in_force
from ledger.values.dates import LOCAL_ZONE, end_of_day
from ledger.values.period import Period, numbered
from projections.calendar.calendar_file import built_in_rows
from projections.calendar.completeness import Completeness, completeness
from projections.calendar.deadline import Deadline, LateBy
from projections.calendar.due import Due, DueQuestion, due_in, reports_due
from projections.calendar.file_course import FileCourse
from projections.calendar.given import Given
from projections.calendar.owed import Owed
from projections.figures.reach import always
from projections.figures.register import Moment, state_at
from tests.projections.made_books import Clock, found_books, open_record

DAY = timedelta(days=1)
FIRST = date(2024, 1, 1)
WINDOW = Period(date(2024, 1, 1), date(2024, 10, 19))
ROWS = {row.code: row for row in built_in_rows()}
FILES = 30


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    """Survey files and collaborators of four units, some reported on, rated, closed."""
    clock, random = Clock(), Random(29)
    clock.now = datetime(2024, 1, 1, 2, tzinfo=UTC)
    ledger = found_books(tmp_path_factory.mktemp("due") / "ledger.sqlite", clock)
    ledger.clock_is_right = lambda _doubt: True
    clock.now = datetime(2024, 10, 19, 3, tzinfo=UTC)
    for number in range(FILES):
        line, symbol = random.choice((("DTCB", "ĐV"), ("CTVBM", "LC"), ("CTVBM", "LT")))
        name, opened = f"F-{number}", FIRST + random.randint(-200, 200) * DAY
        unit = random.choice(("CAH", "DKT", "DHS")) if opened > FIRST else "CAH"
        attributes: dict[str, str | bool] = {"type": "1"} if symbol == "LT" else {}
        open_record(ledger, name, opened, attributes, line=line, symbol=symbol, unit=unit)
        for _ in range(random.randint(0, 3)):
            on = min(opened + random.randint(0, 200) * DAY, date(2024, 8, 31))
            if line == "DTCB":
                document = f"BC-{number}-{on:%d%m}"
                ledger.execute(
                    ReportOnRecord(number=name, effective_on=on, document=document),
                    by="CB01",
                    again=True,
                )
            else:
                ledger.execute(
                    RateCollaborator(number=name, effective_on=on, rating="khá"),
                    by="CB01",
                    again=True,
                )
        if line == "CTVBM" and random.random() < 0.3:
            closing = CloseRecord(number=name, effective_on=date(2024, 9, 1), way="Chất lượng kém")
            ledger.execute(closing, by="CB01")
    yield ledger
    ledger.close()


def naive(ledger: Ledger, code: str) -> set[tuple[str, date, date | None]]:
    """Every file on the last day of every half: whether it owes, and the first entry that gives."""
    surveys = code == "bao-cao-dtcb"
    line = "DTCB" if surveys else "CTVBM"
    kind: type[Entry] = RecordReported if surveys else CollaboratorRated
    halves = [
        numbered("reporting-half" if surveys else "half-year", 2024, at).days for at in (1, 2)
    ]
    found = set()
    for history in (one for one in ledger.histories() if one.noun == line):
        for half in halves:
            state = state_at(history, Moment(half.end))
            if half.end not in WINDOW or state.cell is None:
                continue
            assert state.opened_on is not None
            old_enough = (half.end - state.opened_on).days >= 30
            if not surveys:
                old_enough = state.opened_on <= date(2023, 12, 30)
            if old_enough:
                days = [
                    one.effective_on
                    for one in in_force(history.entries)
                    if isinstance(one, kind) and half.start <= one.effective_on <= half.end
                ]
                found.add((history.record, half.end, min(days, default=None)))
    return found


@pytest.mark.parametrize("code", ["bao-cao-dtcb", "xep-loai-ctvbm"])
def test_files_against_a_naive_twin(ledger: Ledger, code: str) -> None:
    """Which files owe what, and when it was given."""
    asked = DueQuestion(WINDOW, end_of_day(WINDOW.end))
    found = {
        (
            str(one.owed.record),
            one.owed.deadline.day,
            one.given.moment.date() if one.given else None,
        )
        for one in due_in(ledger, [ROWS[code]], ledger.histories(), asked)
    }
    assert naive(ledger, code) == found


def test_a_rating_is_owed_by_handler_and_commanders(ledger: Ledger) -> None:
    """Of its unit, those who serve on the day (forms.md §7); a periodic report by the handler."""
    ledger.execute(
        EnrolOfficer(code="CH01", unit="CAH", role="commander", effective_on=FIRST), by="CB01"
    )
    asked = DueQuestion(WINDOW, end_of_day(WINDOW.end), reach=always(["CAH"]))
    found = due_in(ledger, [ROWS["xep-loai-ctvbm"]], ledger.histories(), asked)
    assert {("CB01", "CH01")} == {one.owed.officers for one in found if one.owed.unit == "CAH"}
    reports = due_in(ledger, [ROWS["bao-cao-dtcb"]], ledger.histories(), asked)
    assert {("CB01",)} == {one.owed.officers for one in reports}


def test_a_course_is_the_fold(ledger: Ledger) -> None:
    """A file folded once stands on any day as the fold up to that day says."""
    random = Random(3)
    for history in ledger.histories():
        if history.noun in ("DTCB", "CTVBM"):
            course = FileCourse(history)
            for day in [FIRST + random.randint(-5, 300) * DAY for _ in range(5)]:
                assert state_at(history, Moment(day)) == course.at(day)


def test_of_the_units_asked_for(ledger: Ledger) -> None:
    """Files are those that the units held on the day."""
    asked = DueQuestion(WINDOW, end_of_day(WINDOW.end), reach=always(["DKT"]))
    found = due_in(ledger, [ROWS["bao-cao-dtcb"]], ledger.histories(), asked)
    assert {"DKT"} == {one.owed.unit for one in found}


def test_what_came_later_was_not_given_then(ledger: Ledger) -> None:
    """As of a day, a report that is effective after it is not there."""
    now, then = (
        due_in(
            ledger, [ROWS["bao-cao-dtcb"]], ledger.histories(), DueQuestion(WINDOW, end_of_day(day))
        )
        for day in (WINDOW.end, FIRST)
    )
    assert {True, False} == {one.given == two.given for one, two in zip(now, then, strict=True)}
    assert all(one.given.moment <= end_of_day(FIRST) for one in then if one.given)
    assert [one.owed for one in now] == [one.owed for one in then]


def test_reports_alone(ledger: Ledger) -> None:
    """What submitted reports give, for whoever asks nothing of files."""
    asked = DueQuestion(WINDOW, end_of_day(WINDOW.end))
    found = reports_due(ledger, built_in_rows(), asked)
    everything = due_in(ledger, built_in_rows(), [], asked)
    assert [one for one in everything if one.owed.row.given_by == "report"] == found
    assert found


YEAR = numbered("year", 2024).days
OWED = Owed(ROWS["bao-cao-nam"], "CAH", YEAR, Deadline(date(2024, 12, 9)))


def at(day: int, hour: int = 9) -> datetime:
    """A moment of December 2024."""
    return datetime(2024, 12, day, hour, tzinfo=LOCAL_ZONE)


@pytest.mark.parametrize(
    ("given", "moment", "state", "late", "left"),
    [
        (None, at(1), "to_come", None, 8),
        (None, at(9, 23), "to_come", None, 0),
        (None, at(10, 0), "overdue", 1, 0),
        (None, at(20), "overdue", 11, 0),
        (at(9, 23), at(20), "on_time", None, 0),
        (at(10, 0), at(20), "late", 1, 0),
        (at(12), at(20), "late", 3, 0),
    ],
)
def test_how_it_stands(
    given: datetime | None, moment: datetime, state: str, late: int | None, left: int
) -> None:
    """Given or not, on time or late, by how many days, in how many days."""
    one = Due(OWED, Given(given, 7) if given else None, moment)
    assert (state, late and LateBy(late, "days"), left) == (
        one.state,
        one.lateness,
        one.days_left,
    )


def test_completeness_and_timeliness() -> None:
    """Of four owed three given, two on time; what is not due yet counts on neither side."""
    late, on_time = Given(at(12), 1), Given(at(3), 2)
    found = [
        *(Due(OWED, given, at(20)) for given in (late, on_time, on_time, None)),
        Due(replace(OWED, deadline=Deadline(date(2024, 12, 25))), on_time, at(20)),
    ]
    rows = [ROWS["bao-cao-nam"], ROWS["bao-cao-tuan"]]
    year, week, both = completeness(found, rows)
    assert Completeness(rows[0], 4, 3, 2) == year
    assert (Fraction(3, 4), Fraction(1, 2)) == (year.complete, year.timely)
    assert (0, None, None) == (week.owed, week.complete, week.timely)
    assert Completeness(None, 4, 3, 2) == both


def test_no_history_is_no_file() -> None:
    """A file of which nothing is in force owes nothing."""
    assert not FileCourse(History("DTCB:X", ())).at(FIRST).is_open
