"""Which unit carries on which, on any day: through mergers of mergers, and through splittings."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

from ledger.records.organisation import Unit
from ledger.records.succession import arrival, successors

DAY = timedelta(days=1)
Y = {year: date(year, 7, 1) for year in range(2020, 2027)}
UNITS = {
    one.code: one
    for one in (
        Unit("X", until=Y[2022], into=("Z",)),
        Unit("W", until=Y[2022], into=("Z",)),
        Unit("Z", until=Y[2024], into=("A", "B")),
        Unit("A"),
        Unit("B", since=Y[2024]),
        Unit("LOST", until=Y[2023]),
    )
}


def test_successors() -> None:
    """Itself until its end, then where it went, and where that went."""
    days = [date(2022, 6, 30), Y[2022], Y[2023], Y[2024]]
    assert [("X",), ("Z",), ("Z",), ("A", "B")] == [successors(UNITS, "X", day) for day in days]
    assert [("LOST",), ()] == [successors(UNITS, "LOST", day) for day in (Y[2022], Y[2023])]
    assert () == successors(UNITS, "NOBODY", Y[2023])


def test_an_heir_that_these_books_do_not_hold() -> None:
    """As in the bundle of one of several heirs: it is named, and what went to it came not here."""
    here = {code: one for code, one in UNITS.items() if code != "B"}
    assert ("A", "B") == successors(here, "Z", Y[2024])
    assert arrival(here, "Z", lambda _day: {"A"}, Y[2025]) is None
    assert "Z" == getattr(arrival(here, "Z", lambda _day: {"A", "B"}, Y[2025]), "code", None)


def test_arrival() -> None:
    """By whose end all of a unit came to be among others: not while a part of it went elsewhere."""
    found = {
        (code, those): arrival(
            UNITS, code, {one: set(those) for one in Y.values()}.__getitem__, Y[2025]
        )
        for code in ("X", "Z", "LOST", "A")
        for those in ("Z", "A", "AB", "X")
    }
    by = {asked: unit.code for asked, unit in found.items() if unit}
    assert {("X", "Z"): "X", ("X", "AB"): "Z", ("Z", "AB"): "Z"} == by
    assert arrival(UNITS, "X", lambda _day: {"Z"}, Y[2022] - DAY) is None


def slowly(units: dict[str, Unit], code: str, day: date) -> set[str]:
    """Step by step from day to day: who stands for the unit after each end."""
    standing = {code}
    for end in sorted({one.until for one in units.values() if one.until}):
        for one in units.values():
            if one.until == end <= day and one.code in standing:
                standing = standing - {one.code} | set(one.into)
    return standing


def test_as_step_by_step() -> None:
    """On random families of units, each of which goes into others that end later."""
    random = Random(4)
    for _ in range(200):
        units: dict[str, Unit] = {}
        for place in range(12, -1, -1):
            later = random.sample(sorted(units), min(len(units), random.randint(0, 2)))
            until = date(2021, 1, 1 + place) if later or random.random() < 0.2 else None
            units[f"D{place}"] = Unit(f"D{place}", until=until, into=tuple(later))
        code, day = random.choice(sorted(units)), date(2021, 1, random.randint(1, 13))
        assert slowly(units, code, day) == set(successors(units, code, day)), (units, code, day)
