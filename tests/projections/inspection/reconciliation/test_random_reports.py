"""Random reports on random books: counting all figures together finds what counting each of them
alone does, to the last cause.

``HYPOTHESIS_PROFILE=thorough`` looks for longer; a failure prints the line that repeats it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from random import Random
from typing import Any

from hypothesis import settings
from hypothesis.stateful import rule

from ledger.errors import LedgerError
from ledger.records.opening import OpenRecord
from ledger.values.period import Period
from projections.documents.lines.document import Where
from projections.figures.answer import MEASURES
from projections.inspection.reading.stated.values import Figure, StatedReport
from projections.inspection.reconciliation.causes import KINDS
from projections.inspection.reconciliation.reconcile import reconcile
from projections.inspection.reconciliation.reconciled import Reconciled, Reconciliation
from tests.projections.busy_officers import (
    LAST_DAY,
    LINES,
    SETTINGS,
    THOROUGH,
    BusyOfficers,
    seeds,
    some_attributes,
)
from tests.projections.inspection.reconciliation.slow_reconcile import slow_reconcile
from tests.projections.made_books import OFFICERS, UNITS, day

CELLS: dict[str, list[str]] = {
    "symbol": ["ST", "LT", "LC", "VA"],
    "class": ["A", "B"],
    "list": ["I", "III"],
    "branch": ["kinh tế", "ma túy"],
    "online": ["true", "false"],
    "level": ["huyện"],
    "type": ["1"],
    "unit": ["CAH", "dkt", "TO1", "Đội lạ"],
    "closing": ["died", "left_area", "solved"],
    "movement": ["opened", "closed", "transferred", "reorganised", "converted", "reclassified"],
    "status": ["open", "suspended"],
    "officer": ["CB01", "cb02", "CB99"],
}
WHERE = Where("dòng", paragraph=1)


class RandomReports(BusyOfficers):
    """Random books, and reports about them that are more or less true."""

    @rule(seed=seeds)
    def load(self, seed: int) -> None:
        """Some records are loaded as opening balances, known whenever one asks."""
        random = Random(seed)
        number, on = f"ST-{len(self.opened)}", random.randint(0, LAST_DAY)
        books = self.ledger.books(random.choice(OFFICERS), opening_balance=True)
        try:
            OpenRecord(
                effective_on=day(on),
                line="ST",
                number=number,
                symbol="ST",
                unit=random.choice(UNITS),
                officer=random.choice(OFFICERS),
                attributes=some_attributes(random, "ST"),
            ).decide(books)
        except LedgerError:
            return
        self.opened[number] = on
        self.ends.append(self.ledger.commit(books).position)

    @rule(seed=seeds)
    def report(self, seed: int) -> None:
        """Reports come in, submitted at any time, of any unit."""
        random = Random(seed)
        self.change(seed)
        self.regret(seed)
        for _ in range(2):
            self.compare(random)

    def compare(self, random: Random) -> None:
        """Both ways, first with figures of nothing, then with some that are nearly right."""
        start = random.randint(1, LAST_DAY)
        period = Period(day(start), day(random.randint(start, LAST_DAY + 2)))
        figures = tuple(figure(random, number, period) for number in range(12))
        report = StatedReport(None, None, None, date(2024, 1, 15), period, figures)
        code, alone = random.choice(("CAH", "CAH", "DKT", "TO1")), random.random() < 0.3
        then = random.choice((0, *[random.randint(0, self.ends[-1]) for _ in range(3)]))
        written = random.choice((None, random.randint(0, self.ends[-1])))
        whose: Any = {"unit": code, "alone": alone, "written": written}
        found = slow_reconcile(self.ledger, report, period, then, **whose)
        assert_alike(found, reconcile(self.ledger, report, period, then, **whose))
        figures = tuple(replace(one.figure, value=nearly(random, one)) for one in found.figures)
        report = replace(report, figures=(*figures, *divided(random, figures)))
        assert_alike(
            slow_reconcile(self.ledger, report, period, then, **whose),
            reconcile(self.ledger, report, period, then, **whose),
        )


def assert_alike(expected: Reconciliation, actual: Reconciliation) -> None:
    """Both find the same of every figure, and of the report as a whole.

    What explains the rest of a difference is searched for by the fast one alone (its twin is
    ``tests.faults.injected_causes``): it accuses nobody whom the slow one does not.
    """
    for one, other in zip(expected.figures, actual.figures, strict=True):
        if one.verdict == "differs" and not_supported(other):
            assert not_supported(one)
        if (one.then, one.now) == (other.then, other.now) or one.verdict != "differs":
            assert without_rest(one) == without_rest(other)
    assert replace(expected, figures=()) == replace(actual, figures=())


def not_supported(one: Reconciled) -> bool:
    """Whether it is said to be without support."""
    return any(cause.kind == "never_supported" for cause in one.causes)


def without_rest(one: Reconciled) -> Reconciled:
    """A figure without what is told of the rest of its difference."""
    kinds = list(KINDS)
    since = [one for one in one.causes if kinds.index(one.kind) < kinds.index("arithmetic")]
    return replace(one, causes=tuple(since), alternatives=())


def figure(random: Random, number: int, period: Period) -> Figure:
    """Any figure of the books, or one they cannot be asked for."""
    names = random.sample(sorted(CELLS), random.choice((0, 0, 1, 1, 2, 3)))
    measure: Any = random.choice(MEASURES)
    own_days = random.random()
    days = sorted((random.randint(0, LAST_DAY), random.randint(0, LAST_DAY)))
    boundary = random.choice((period.start, period.end)) + timedelta(days=random.randint(-1, 1))
    return Figure(
        f"figure {number}",
        random.choice((None, *LINES, *LINES)),
        measure,
        {name: random.choice(CELLS[name]) for name in names},
        0,
        "hồ sơ",
        WHERE,
        as_of=boundary if own_days < 0.3 else day(days[0]) if own_days < 0.5 else None,
        period=Period(day(days[0]), day(days[1])) if own_days > 0.9 else None,
        through=random.random() < 0.3,
    )


def divided(random: Random, figures: Sequence[Figure]) -> Iterator[Figure]:
    """Parts by team of some of the flows, which may come to it."""
    for one in figures:
        if one.measure in ("added", "removed") and "unit" not in one.cell and random.random() < 0.5:
            left = one.value or 0
            for team in random.sample(("CAH", "DKT", "TO1"), 2):
                value, left = left - left // 2, left // 2
                cell = {**one.cell, "unit": team}
                yield replace(one, id=f"{one.id} {team}", value=value, cell=cell)


def nearly(random: Random, one: Any) -> int:
    """A value for a figure: what the books say or said, or a little more or less."""
    then, now, written = one.then or 0, one.now or 0, one.written or 0
    near = (then, now, written, then, now, written, then + 1, now + 2, then + 4, now - 1)
    return max(0, random.choice(near))


TestRandomReports = RandomReports.TestCase
TestRandomReports.settings = settings(SETTINGS, max_examples=1_000 if THOROUGH else 2)


STEPS = (
    *(("load", 236932), ("report", 268), ("load", 352), ("report", 605)),
    *(("change", 2569215957), ("report", 89), ("load", 87253), ("change", 274166)),
    *(("change", 141061015), ("report", 67297), ("load", 1556), ("change", 517985)),
    *(("report", 1795), ("report", 22456), ("load", 441), ("report", 983), ("report", 36100063)),
)
"""A history in which teams made less than any reading of the whole, which one of the two missed."""


def test_teams_that_make_less_than_any_reading() -> None:
    """Both ways find it, though the whole is more whichever way it is read."""
    books = RandomReports()
    books.begin(seed=4693)
    for step, seed in STEPS:
        getattr(books, step)(seed=seed)
    books.teardown()
    assert 85 == books.ends[-1]
