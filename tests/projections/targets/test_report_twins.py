"""Reports of the programme, owed and given in time, against a twin that knows its days by heart."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from random import Random

import pytest

from ledger.application import Ledger
from ledger.records.establishment import CreateUnit
from ledger.values.dates import LOCAL_ZONE
from ledger.values.period import Period
from projections.calendar.calendar_file import built_in_rows
from projections.targets.built_in import built_in_list
from projections.targets.gathering import seen_books
from projections.targets.grading import graded
from projections.targets.measuring import measure_of
from projections.targets.purview import Purview
from projections.targets.sets_of import reports_named
from projections.targets.sight import Sight
from tests.projections.made_books import Clock, open_books

PLAN = built_in_list("toi-pham-co-to-chuc-2017")
UNITS = ("PT", "PC02")
FOUNDED = date(2018, 6, 10)
"""When the books begin: nothing is owed that fell due before, or whose days were over."""
WHOLE = Period(date(2017, 1, 1), date(2020, 12, 31))
OWED = {
    **{
        ("de-an-6-thang", date(year, 6, 9)): Period(date(year, 1, 1), date(year, 6, 30))
        for year in range(2017, 2021)
    },
    **{
        ("de-an-nam", date(year, 12, 9)): Period(date(year, 1, 1), date(year, 12, 31))
        for year in range(2017, 2021)
    },
    ("de-an-tong-ket", date(2020, 12, 31)): WHOLE,
}
"""By report and its last day in time: of which days it is."""


@pytest.fixture(scope="module")
def sent() -> list[tuple[datetime, str, str, Period]]:
    """What was submitted and when: often near the last day, some twice, some never."""
    random = Random(31)
    found = []
    for (name, last), days in OWED.items():
        for unit in UNITS:
            for _ in range(random.choice((0, 1, 1, 2))):
                hours = random.choice((-1, 0, 1, 23, 24, 25, 600, -600))
                moment = datetime.combine(last, time(1), LOCAL_ZONE) + timedelta(hours=hours)
                found.append((moment, name, unit, days))
    later = [one for one in found if one[0].date() > FOUNDED]
    return sorted(later, key=lambda one: one[0])


@pytest.fixture(scope="module")
def ledger(
    tmp_path_factory: pytest.TempPathFactory, sent: list[tuple[datetime, str, str, Period]]
) -> Iterator[Ledger]:
    """Their books."""
    clock = Clock()
    clock.now = datetime.combine(FOUNDED, time(1), LOCAL_ZONE).astimezone(UTC)
    ledger = open_books(tmp_path_factory.mktemp("reports") / "ledger.sqlite", clock)
    ledger.found("PT", "Công an tỉnh T", "tỉnh", "test", "CB01")
    ledger.clock_is_right = lambda _doubt: True
    ledger.execute(
        CreateUnit(
            effective_on=WHOLE.start, code="PC02", name="Phòng 2", level="tỉnh", parent="PT"
        ),
        by="CB01",
    )
    for number, (moment, name, unit, days) in enumerate(sent):
        clock.now = max(clock.now, moment.astimezone(UTC))
        period = {"from": days.start.isoformat(), "to": days.end.isoformat()}
        ledger.submit(f"{number}.docx", f"{number:064x}", name, period, [], "CB01", unit)
    yield ledger
    ledger.close()


def naive(
    sent: list[tuple[datetime, str, str, Period]], names: set[str], unit: str, asked: Period
) -> tuple[int, int]:
    """How many were owed with their last day in a period, and of how many the first was in time."""
    owed = [
        (name, last)
        for (name, last), days in OWED.items()
        if name in names
        and asked.start <= last <= asked.end
        and last >= FOUNDED
        and days.end >= FOUNDED
    ]
    first = [
        next((at for at, *what in sent if what == [name, unit, OWED[name, last]]), None)
        for name, last in owed
    ]
    in_time = [
        at is not None and at.astimezone(LOCAL_ZONE).date() <= last
        for at, (_, last) in zip(first, owed, strict=True)
    ]
    return sum(in_time), len(owed)


@pytest.mark.parametrize("name", ["programme_reports", "wrap_up_submitted"])
def test_reports_against_a_naive_twin(
    name: str, ledger: Ledger, sent: list[tuple[datetime, str, str, Period]]
) -> None:
    """Owed and in time, over many stretches of days and as known at many positions."""
    random, seen = Random(37), 0
    indicator = PLAN.indicators[name]
    names = reports_named([indicator])
    begun = ledger.last_position - len(sent)
    for _ in range(40):
        known = random.randint(0, len(sent))
        start = WHOLE.start + timedelta(days=random.randint(0, 1400))
        days = Period(start, start + timedelta(days=random.randint(0, 1400)))
        unit = random.choice(UNITS)
        purview = Purview(unit)
        books = seen_books(ledger, begun + known, days, purview, (built_in_rows(), names))
        found = measure_of(indicator, Sight(books, PLAN, purview, days))
        above, below = naive(sent[:known], set(names), unit, days)
        assert (above, below) == (found.numerator, found.denominator), (days, known, unit)
        seen += above
    assert seen


def test_what_a_list_asks_of_a_province_is_due() -> None:
    """Half-year and year reports of a programme are owed by each kind of unit it grades."""
    rows = {row.code: row for row in built_in_rows()}
    (target,) = (one for one in PLAN.targets if one.parts[0].indicator == "programme_reports")
    for code in reports_named([PLAN.indicators["programme_reports"]]):
        assert set(target.units) == set(rows[code].units), code


@pytest.mark.parametrize(("unit", "told"), [("PT", []), ("PC02", [("de-an-tong-ket/2020-12-31",)])])
def test_a_report_that_the_list_alone_asks_is_told(
    ledger: Ledger, unit: str, told: list[tuple[str, ...]]
) -> None:
    """The calendar wants the wrap-up of the province; the list grades a division by it, too."""
    names = reports_named(PLAN.indicators.values())
    books = seen_books(ledger, ledger.last_position, WHOLE, Purview(unit), (built_in_rows(), names))
    found = graded(Sight(books, PLAN, Purview(unit), WHOLE)).notices
    assert told == [one.names for one in found if one.kind == "by_list_alone"]
