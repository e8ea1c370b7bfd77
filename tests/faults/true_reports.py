"""Reports that are true when they are written, held against the books ever after: none is accused.

A history of a district is made up: units that are put under others, renamed and dissolved; files
opened, handed over, changed and closed, early, late and in error; between all that, reports of
units at every level, as Word and Excel, with what is under them or alone, written, submitted at
once or later, and reconciled, now and after more has happened.

``python -m tests.faults.true_reports [--histories N] [--seed S]``: the seed is printed.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any, cast

from commands.speech import official
from commands.usecases.asking import Inquiry, question_of
from commands.usecases.reconciling import reconcile_report
from commands.usecases.submitting import submit_report
from commands.usecases.year_end import SignedHead, write_year_end, year_end_of
from ledger.errors import LedgerError
from ledger.records.books import Decision
from ledger.records.establishment import ChangeUnit, CreateUnit, DissolveUnit
from ledger.records.lifecycle import (
    ChangeRecord,
    CloseRecord,
    ResumeRecord,
    SuspendRecord,
    TransferRecord,
)
from ledger.records.opening import OpenRecord
from ledger.records.voiding import CorrectEntry, VoidEntry
from ledger.values.period import Period, reporting_year
from projections.figures.question import Question, StatRow
from projections.figures.recount import recount
from projections.figures.statistics import Statistics
from tests.ledger.desk import Clock, Desk

FIRST, LAST = date(2025, 9, 1), date(2026, 10, 25)
UNDER = {"DA": "DKT", "DB": "DHS", "TO1": "DA", "TO2": "DHS"}
"""Units that stand under other units in the beginning."""
UNITS = ("DKT", "DHS", *UNDER)
NAMES = ("Đội hình sự", "Đội kinh tế", "Tổ 1", "Tổ 2", "Công an xã Một", "Ban chỉ huy")
PERIODS = (
    reporting_year(2026),
    Period(date(2026, 1, 1), date(2026, 3, 31)),
    Period(date(2026, 9, 15), date(2026, 10, 14)),
    Period(date(2026, 10, 14), date(2026, 10, 14)),
)
LINES = (("ST", "ST"), ("HN", "HN"), ("CA", "VA"))


class Counted:
    """The slow twin where the statistics are wanted: nothing is kept between two questions."""

    def __init__(self, desk: Desk) -> None:
        self.ask: Callable[[Question], list[StatRow]] = lambda asked: recount(desk.ledger, asked)


@dataclass
class Written:
    """A report as it was written."""

    path: Path
    position: int
    unit: str
    alone: bool


@dataclass
class History:
    """A district as it goes on; ``wrong``: what was said of a true report that should not be."""

    desk: Desk
    chance: random.Random
    folder: Path
    written: list[Written] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    numbers: int = 0

    def live(self) -> None:
        """Everything that happens, in a district of teams, some of them under others."""
        for code, parent in UNDER.items():
            self.desk.do(made(code, self.chance.choice(NAMES), parent))
        for _ in range(24):
            self.happen()
        for _ in range(self.chance.randint(1, 2)):
            self.report()
            for _ in range(self.chance.randint(0, 6)):
                self.happen()
            for one in self.written:
                self.reconcile(one)

    def happen(self) -> None:
        """One thing is recorded, or refused by a rule."""
        self.desk.clock.now += timedelta(hours=self.chance.randint(1, 30))
        event = self.chance.choice(EVENTS)
        try:
            self.desk.do(*event(self))
        except LedgerError:
            return

    def day(self) -> date:
        """Any day of the time, up to today."""
        last = min(LAST, self.desk.ledger.today)
        return FIRST + timedelta(days=self.chance.randint(0, (last - FIRST).days))

    def number(self) -> str:
        """The number of a file there may be."""
        return f"X-{self.chance.randint(1, max(1, self.numbers))}"

    def report(self) -> None:
        """A report is written, and submitted at once or after something else happened."""
        ledger, chance = self.desk.ledger, self.chance
        period, alone = chance.choice(PERIODS), chance.random() < 0.4
        there = list(ledger.units(period.end))
        unit = chance.choice([*there, *(code for code in there if code in ("DKT", "DHS")), None])
        asked = Inquiry(ledger.last_position, period.start, period.end, unit, alone)
        question, code = question_of(ledger, asked)
        statistics = cast(Statistics, Counted(self.desk))
        report = year_end_of(ledger, statistics, question, code, SignedHead(), alone=alone)
        form = chance.choice(("docx", "xlsx", "xlsx"))
        stem = self.folder / f"r{len(self.written)}"
        path = write_year_end(report, stem, form, official)[0]
        for _ in range(chance.choice((0, 0, 1, 3))):
            self.happen()
        self.written.append(Written(path, question.known_at, code, alone))
        if chance.random() < 0.8:
            submit_report(ledger, path, "CB01")

    def reconcile(self, one: Written) -> None:
        """Held against what was known when it was written, every figure is right."""
        compared = reconcile_report(self.desk.ledger, one.path, one.position).found
        if (compared.unit, len(compared.figures) > 0) != (one.unit, True):
            self.wrong.append(f"{one}: read as of {compared.unit}")
        for figure in compared.figures:
            if figure.verdict != "not_checkable" and figure.then != figure.figure.value:
                self.wrong.append(f"{one}: {figure}")
        self.judge(one)

    def judge(self, one: Written) -> None:
        """By what its submission recorded, no figure is called unsupported or unexplained."""
        found = reconcile_report(self.desk.ledger, one.path).found
        for figure in found.figures:
            blamed = {cause.kind for cause in figure.causes} & {"never_supported", "unexplained"}
            if blamed and self.submitted(one):
                self.wrong.append(f"{one}: {blamed} {figure}")

    def submitted(self, one: Written) -> bool:
        """Whether a report was submitted."""
        return reconcile_report(self.desk.ledger, one.path).submitted


def opened(history: History) -> Iterable[Decision]:
    """A file is opened, on any day."""
    history.numbers += 1
    line, symbol = history.chance.choice(LINES)
    more: dict[str, Any] = {"attributes": {"class": "A", "list": "I"}} if line == "ST" else {}
    yield OpenRecord(
        effective_on=history.day(),
        line=line,
        number=f"X-{history.numbers}",
        symbol=symbol,
        unit=history.chance.choice(UNITS),
        officer="CB01",
        **more,
    )


def handed_over(history: History) -> Iterable[Decision]:
    """A file goes to another unit."""
    unit = history.chance.choice(UNITS)
    yield TransferRecord(effective_on=history.day(), number=history.number(), to_unit=unit)


def closed(history: History) -> Iterable[Decision]:
    """A file is closed."""
    yield CloseRecord(effective_on=history.day(), number=history.number(), way="Chết")


def changed(history: History) -> Iterable[Decision]:
    """A file is of another class, suspended, or resumed."""
    on, number = history.day(), history.number()
    yield history.chance.choice(
        (
            ChangeRecord(effective_on=on, number=number, changes={"class": "B"}),
            SuspendRecord(effective_on=on, number=number),
            ResumeRecord(effective_on=on, number=number),
        )
    )


def taken_back(history: History) -> Iterable[Decision]:
    """An entry of a file is voided, or moved to another day."""
    last = history.desk.ledger.last_position
    position = history.chance.randint(4, last)  # the home unit and who records stay
    if history.chance.random() < 0.5:
        yield VoidEntry(position=position, reason="nhầm", last=last)
    else:
        yield CorrectEntry(
            position=position, reason="nhầm", last=last, changes={}, effective_on=history.day()
        )


def made(code: str, name: str, parent: str) -> CreateUnit:
    """A unit is made, long before."""
    on = date(2020, 1, 1)
    return CreateUnit(effective_on=on, code=code, name=name, level="huyện", parent=parent)


def reorganised(history: History) -> Iterable[Decision]:
    """A unit is put under another, renamed, dissolved, or made anew."""
    chance, code = history.chance, history.chance.choice((*UNDER, "MOI"))
    parent, name, on = chance.choice(("CAH", *UNITS)), chance.choice(NAMES), history.day()
    if code not in history.desk.ledger.units():
        yield made(code, name, parent)
        return
    yield chance.choice(
        (
            ChangeUnit(effective_on=on, code=code, parent=parent),
            ChangeUnit(effective_on=on, code=code, parent=parent),
            ChangeUnit(effective_on=on, code=code, name=name),
            DissolveUnit(effective_on=on, code=code),
        )
    )


EVENTS: tuple[Callable[[History], Iterable[Decision]], ...] = (
    opened,
    opened,
    opened,
    handed_over,
    closed,
    changed,
    taken_back,
    reorganised,
    reorganised,
)


def lived(seed: int) -> list[str]:
    """What was wrongly said of true reports in one history."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        clock = Clock(datetime(2026, 10, 14, 8, tzinfo=UTC))
        desk = Desk(Path(folder) / "ledger.memory", clock)
        history = History(desk, random.Random(seed), Path(folder))
        history.live()
        desk.ledger.close()
        return [f"seed {seed}: {text}" for text in history.wrong]


def main(arguments: list[str]) -> int:
    """Live many histories; exit code 1 when a true report was accused in one."""
    parser = argparse.ArgumentParser(prog="true_reports")
    parser.add_argument("--histories", type=int, default=2_000)
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(1 << 32))
    options = parser.parse_args(arguments)
    print(f"seed {options.seed}: {options.histories} histories", flush=True)
    for seed in range(options.seed, options.seed + options.histories):
        if wrong := lived(seed):
            print(*wrong, sep="\n")
            return 1
    print("no figure of a true report was called wrong")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
