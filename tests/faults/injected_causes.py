"""Mistakes that are known, put into true reports or into the books behind them: is each found, and
is nobody accused of what he has not done?

``python -m tests.faults.injected_causes [--cases N] [--seed S]``: the seed is printed.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from random import Random, SystemRandom
from typing import Any

from projections.inspection.reading.stated.values import StatedReport
from projections.inspection.reconciliation.causes import Cause
from projections.inspection.reconciliation.reconcile import reconcile
from projections.inspection.reconciliation.reconciled import Reconciled
from tests.faults.happened_since import BEFORE, SINCE, Happened, happened
from tests.faults.histories import HOME, TREE, Province, province
from tests.faults.mistaken_reports import ALONE, DAYS, MISTAKES, Injected, Stating, injected
from tests.faults.plain_books import Count

FIRST = tuple(MISTAKES)[:7]
"""The kinds of mistakes that single cases which tests look at were made with."""


ALTERNATIVES = frozenset({"left_out"})
"""The kinds that are told as an alternative at most: any file of the cell may have been left out."""


@dataclass
class Outcome:
    """What came of cases: by kind how often it was put in, found, and found as an alternative.

    ``together``: by how many mistakes a report had, how often one was found, or not; ``missed``:
    where it was not; ``wrong``: what was said that is not so.
    """

    put: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    beside: Counter[str] = field(default_factory=Counter)
    together: Counter[tuple[int, bool]] = field(default_factory=Counter)
    missed: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)

    def add(self, other: Outcome) -> None:
        """Other cases."""
        self.put += other.put
        self.found += other.found
        self.beside += other.beside
        self.together += other.together
        self.missed += other.missed
        self.wrong += other.wrong

    def judge(
        self, kind: str, told: set[str], others: set[str], where: str, name: str = ""
    ) -> bool:
        """Whether a kind that was put in is among those told, or among the others where that does.

        ``name``: in which way it was put in, if there are several.
        """
        name = name or kind
        self.put[name] += 1
        self.found[name] += kind in told
        self.beside[name] += kind not in told and kind in others
        will_do = kind in told or (name in ALTERNATIVES and kind in others)
        if not will_do:
            self.missed.append(f"{where}: {name}, told {told}, beside {others}")
        return will_do

    @property
    def rate(self) -> float:
        """How much of what was put in is told, as far as it can be."""
        will_do = self.found.total() + sum(self.beside[name] for name in ALTERNATIVES)
        return will_do / self.put.total()


def case(seed: int, kinds: Sequence[str] = FIRST) -> Outcome:
    """A history, a report with up to three mistakes of some kinds, and what is said of it."""
    random, outcome = Random(seed), Outcome()
    with province(random, random.choice((IN_PERIOD, AFTER_IT))) as made:
        made.work(random.randint(10, 60))
        unit = random.choice((HOME, HOME, *TREE))
        if unit not in made.ledger.units():
            return outcome
        stating = Stating(made, unit, random.random() < 0.3, made.now, teams_of(made, unit))
        mistake(stating, random.choice((0, 1, 1, 2, 3)), kinds)
        files = {file for one in stating.injected for file in one.files}
        written, before = random.choice((None, stating.at)), Happened()
        if written is not None and random.random() < 0.3:
            before = happened(made, unit, random, files)
            before.kinds = dict.fromkeys(before.kinds, BEFORE)
        then = made.now
        since = happened(made, unit, random, {*files, *before.kinds})
        case = Case(stating, written, then, before, since)
        for figure in case.judged():
            case.look(figure, outcome, f"seed {seed}")
    return outcome


IN_PERIOD, AFTER_IT = (datetime(2025, month, 3, 2, tzinfo=UTC) for month in (8, 11))
"""When the books begin: so that a report is submitted before its period is over, or after it."""


def mistake(stating: Stating, times: int, kinds: Sequence[str]) -> None:
    """Put in so many mistakes of different kinds, as far as they can be."""
    for kind in stating.random.sample(sorted(kinds), len(kinds)):
        if len(stating.injected) == times:
            return
        one = injected(stating, kind)
        if one and stating.may_add(one):
            stating.injected.append(one)
            if kind in ALONE:
                return


def teams_of(made: Province, unit: str) -> tuple[str, ...]:
    """Some of the units that first stood under one; more often none are stated."""
    if made.random.random() < 0.6:
        return ()
    below = [code for code, parent in TREE.items() if parent == unit]
    return tuple(code for code in below if code in made.ledger.units())


@dataclass(frozen=True)
class Case:
    """A report that was written and submitted, and what happened between the two, and since."""

    stating: Stating
    written: int | None
    then: int
    before: Happened
    since: Happened

    def judged(self) -> tuple[Reconciled, ...]:
        """What is said of each figure."""
        stating = self.stating
        report = StatedReport(None, None, None, None, DAYS, stating.figures())
        whose: dict[str, Any] = {"unit": stating.unit, "alone": stating.alone}
        ledger, written = stating.made.ledger, self.written
        return reconcile(ledger, report, DAYS, self.then, written=written, **whose).figures

    def look(self, one: Reconciled, outcome: Outcome, name: str) -> None:
        """Whether a figure's causes are those that were put in."""
        stating, place = self.stating, int(one.figure.id)
        mine = [each for each in stating.injected if place in each.by]
        stated = f"{one.figure.measure} {one.figure.cell} {one.figure.value}"
        where = f"{name} {one.figure.line} {stated}"
        told = [cause for cause in one.causes if cause.kind not in SINCE]
        outcome.wrong += [f"{where}: {each}" for each in accused(one, mine, told)]
        if mine and one.verdict == "differs":
            kinds = {cause.kind for cause in told}
            others = {cause.kind for way in one.alternatives for cause in way}
            for each in mine:
                if each.kind not in kinds and kinds & stating.told_alike(each):
                    kinds = kinds | {each.kind}
                place_told = f"{where} {set(each.files)}"
                told_so = outcome.judge(each.kind, kinds, others, place_told, each.name)
                outcome.together[len(stating.injected), told_so] += 1
        wrong = self.late(one, stating.asked[place], outcome, where)
        outcome.wrong += [f"{where}: {each}" for each in wrong]

    def late(self, one: Reconciled, count: Count, outcome: Outcome, where: str) -> Iterator[str]:
        """What was recorded meanwhile and makes a difference is told, each file by its kind."""
        told = [
            (record, cause.kind)
            for cause in (*one.causes, *(one.other.causes if one.other else ()))
            if cause.kind in SINCE
            for record in cause.records
        ]
        made = self.stating.made
        for record, kind in told:
            happened = self.before if kind == BEFORE else self.since
            if not happened.fits(made, record, kind):
                yield f"{record} is told to be {kind}"
        known = tuple(made.books.count(count, at) for at in (self.then, made.now))
        kinds = {kind for _, kind in told}
        if known == (one.then, one.now) and known[0] != known[1] and self.since.alone:
            outcome.judge(self.since.alone, kinds, set(), where)
        if one.verdict == "matches_written" and self.before.alone:
            outcome.judge(BEFORE, kinds, set(), where)


def accused(one: Reconciled, mine: list[Injected], told: list[Cause]) -> Iterator[str]:
    """What is said against a file or a report, and is not so."""
    files = {file for each in mine for file in each.files}
    kinds = {each.kind for each in mine}
    for cause in told:
        if set(cause.records) - files:
            yield f"names {cause}, put in was {kinds}"
        # what was miscalculated is no more than a number: no entry ever supported it either
        if cause.kind == "never_supported" and kinds.isdisjoint((cause.kind, "arithmetic")):
            yield f"never supported, put in was {kinds}"
    ways = [[cause.as_alternative() for cause in way] for way in (told, *one.alternatives)]
    if any(way in ways[:place] for place, way in enumerate(ways)):
        yield f"{ways} say the same twice"
    explained = sum(cause.difference for cause in told)
    stated = one.figure.value or 0
    if one.verdict == "differs" and stated - explained not in (one.then, one.now, one.written):
        yield f"{told} do not make up {stated} from {one.then}, {one.now}"


def main(arguments: list[str]) -> int:
    """Run many cases; exit code 1 where somebody was accused, or too little was found."""
    parser = argparse.ArgumentParser(prog="injected_causes")
    parser.add_argument("--cases", type=int, default=3_000)
    parser.add_argument("--seed", type=int, default=SystemRandom().randrange(1 << 32))
    parser.add_argument("--missed", type=int, default=0, help="print so many that were not found")
    options = parser.parse_args(arguments)
    print(f"seed {options.seed}: {options.cases} cases", flush=True)
    outcome = Outcome()
    for seed in range(options.seed, options.seed + options.cases):
        outcome.add(case(seed, tuple(MISTAKES)))
    for kind, put in sorted(outcome.put.items()):
        found, beside = outcome.found[kind], outcome.beside[kind]
        print(f"{kind:16} {put:6} {found / put:7.1%}, as an alternative {beside / put:6.1%}")
    for count in sorted({count for count, _ in outcome.together}):
        found, missed = (outcome.together[count, so] for so in (True, False))
        print(f"{count} at once {found + missed:14} {found / (found + missed):7.1%}")
    print(*outcome.missed[: options.missed], sep="\n")
    print(f"{len(outcome.wrong)} wrong accusations", *outcome.wrong[:20], sep="\n  ")
    return 1 if outcome.wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
