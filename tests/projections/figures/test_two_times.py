"""Random books: the fast way, the slow way and the ledger's own fold agree, whatever was recorded,
on any two times.

``HYPOTHESIS_PROFILE=thorough`` looks for longer; a failure prints the line that repeats it.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections import Counter
from datetime import timedelta
from pathlib import Path
from random import Random
from typing import Any

import pyarrow.parquet as pq
from hypothesis import Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from ledger.errors import LedgerError
from ledger.records.books import Decision
from ledger.records.cell import DIMENSIONS
from ledger.records.collaborator import AssignCollaborator
from ledger.records.history import History
from ledger.records.lifecycle import (
    ArchiveRecord,
    ChangeRecord,
    CloseRecord,
    ConvertRecord,
    ReportOnRecord,
    ResumeRecord,
    SuspendRecord,
    TransferRecord,
)
from ledger.records.opening import OpenRecord
from ledger.records.voiding import CorrectEntry, VoidEntry
from ledger.values.period import Period
from projections.facts.store import FactStore, catch_up, rebuild
from projections.figures.answer import MEASURES, arrange, group_of, groupings
from projections.figures.question import Question, StatRow
from projections.figures.recount import courses, records_behind, recount
from projections.figures.statistics import Statistics
from tests.projections.made_books import OFFICERS, UNITS, Clock, day, found_books
from tests.projections.told_facts import Movement, Span, movements_of, spans_of

LINES: dict[str, tuple[list[str], list[str]]] = {
    "ST": (["ST"], ["reviewed_out", "died"]),
    "CA": (["VA", "VX"], ["solved", "terminated"]),
    "CTVBM": (["LC", "LT", "LD"], ["need_ended"]),
    "DTCB": (["ĐV", "ĐN"], ["need_ended"]),
}
ATTRIBUTES: dict[str, list[str | bool]] = {
    "class": ["A", "B"],
    "list": ["I", "III"],
    "branch": ["kinh tế", "ma túy"],
    "online": [True, False],
}
LAST_DAY = 12
seeds = st.integers(0, 1 << 32)
"""A rule's choices come from a seed, uniformly: drawn one by one they are many, and mostly the
simplest.
"""


class TwoTimes(RuleBasedStateMachine):
    """A ledger in the hands of busy, forgetful and mistaken officers."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="socai-"))
        self.clock = Clock()
        self.ledger = found_books(self.folder / "ledger.sqlite", self.clock)
        self.ends = [self.ledger.last_position]
        self.opened: dict[str, int] = {}
        self.answered: list[tuple[Question, list[StatRow]]] = []
        self.learned: Counter[Span | Movement] = Counter()
        self.learned_upto = 0

    def teardown(self) -> None:
        """Files grown batch by batch hold what files made at once hold."""
        grown = catch_up(self.ledger, self.folder / "facts")
        assert kept(grown) == kept(rebuild(self.ledger, self.folder / "again"))
        self.ledger.close()
        shutil.rmtree(self.folder, ignore_errors=True)

    # ---- recording ------------------------------------------------------------------------------

    def record(self, *decisions: Decision) -> None:
        """Try to record; what the rules refuse leaves no trace."""
        try:
            self.ends.append(
                self.ledger.execute(*decisions, by=OFFICERS[len(self.ends) % 2]).position
            )
        except LedgerError:
            assert self.ledger.last_position == self.ends[-1]

    @initialize(seed=seeds)
    def begin(self, seed: int) -> None:
        """Nobody asks about empty books for long."""
        self.open(seed)
        self.change(seed)

    @rule(seed=seeds)
    def open(self, seed: int) -> None:
        """Open a few records, some of one line and some of another."""
        random = Random(seed)
        for _ in range(3):
            line = random.choice(sorted(LINES))
            symbol = random.choice(LINES[line][0])
            number, on = f"{line}-{len(self.opened)}", random.randint(0, LAST_DAY)
            self.opened[number] = on
            decision = OpenRecord(
                effective_on=day(on),
                line=line,
                number=number,
                symbol=symbol,
                unit=random.choice(UNITS),
                officer=random.choice(OFFICERS),
                attributes=some_attributes(random, line)
                | ({"type": random.choice("12")} if symbol == "LT" else {}),
            )
            self.record(decision)

    @rule(seed=seeds)
    def change(self, seed: int) -> None:
        """Something becomes of some records, one or two in a transaction, and time passes."""
        random = Random(seed)
        for _ in range(random.randint(4, 16)):
            self.record(*(self.step(random) for _ in range(random.choice((1, 1, 2)))))
        self.clock.now += timedelta(hours=random.randint(0, 100))

    def step(self, random: Random) -> Decision:
        """Any command on a record, often one that fits."""
        number, opened = random.choice(list(self.opened.items()))
        line = number.partition("-")[0]
        symbol, unit = random.choice(LINES[line][0]), random.choice(UNITS)
        common: dict[str, Any] = {
            "number": number,
            "effective_on": day(random.randint(opened, LAST_DAY + 2)),
        }
        likely: list[Decision] = [
            ChangeRecord(changes=some_attributes(random, line) or {"branch": None}, **common),
            TransferRecord(to_unit=unit, to_officer=random.choice((None, *OFFICERS)), **common),
            TransferRecord(to_officer=random.choice(OFFICERS), **common),
            ConvertRecord(symbol=symbol, type="1" if symbol == "LT" else None, **common),
            SuspendRecord(**common) if line == "CA" else ReportOnRecord(document="1", **common),
        ]
        rarer: list[Decision] = [
            CloseRecord(way=random.choice(LINES[line][1]), **common),
            ResumeRecord(**common) if line == "CA" else ArchiveRecord(**common),
            AssignCollaborator(to=random.choice(list(self.opened)), **common),
        ]
        return random.choice([*likely, *likely, *rarer])

    @rule(seed=seeds)
    def regret(self, seed: int) -> None:
        """Entries turn out to be wrong: void them, or correct their day, their attributes, or
        both.
        """
        random = Random(seed)
        for _ in range(random.randint(2, 8)):
            last = self.ledger.last_position
            common: dict[str, Any] = {
                "position": random.randint(self.ends[0] + 1, last),
                "reason": "nhầm",
                "last": last,
            }
            on = random.choice((None, day(random.randint(0, LAST_DAY))))
            correct = CorrectEntry(changes=some_attributes(random, "ST"), effective_on=on, **common)
            self.record(random.choice((VoidEntry(**common), correct)))

    # ---- asking
    # -----------------------------------------------------------------------------------

    def question(self, random: Random) -> Question:
        """A question on any days, as known at any position, of any units, by anything."""
        start = random.randint(0, LAST_DAY)
        units = random.choice((None, frozenset(random.sample(UNITS, random.randint(1, 3)))))
        by = tuple(random.sample(DIMENSIONS, random.choice((0, 0, 1, 2))))
        lines = random.choice((None, None, ("CTVBM", "ST")))
        return Question(
            Period(day(start), day(random.randint(start, LAST_DAY + 2))),
            self.position(random),
            units,
            by,
            lines,
        )

    def position(self, random: Random) -> int:
        """Now, or any position, between the entries of a transaction too."""
        return random.choice((self.ends[-1], random.randint(self.ends[0], self.ends[-1])))

    @rule(seed=seeds)
    def ask(self, seed: int) -> None:
        """Facts added up give what replay counts, and the identity holds in every cell."""
        random, histories = Random(seed), list(self.ledger.histories())
        for question in [self.question(random) for _ in range(6)]:
            slow = recount(histories, question)
            assert slow == added_up(histories, question)
            assert all(row.opening + row.added - row.removed == row.current for row in slow)
            self.answered.append((question, slow))

    @precondition(lambda self: self.answered)
    @rule(seed=seeds)
    def ask_the_files(self, seed: int) -> None:
        """The files answer old questions as they were answered then, and open figures down to their
        entries.
        """
        random, statistics = Random(seed), Statistics(catch_up(self.ledger, self.folder / "facts"))
        for question, then in random.sample(self.answered, min(4, len(self.answered))):
            assert statistics.ask(question) == then
        question, then = random.choice(self.answered)
        figures = [(row, measure) for row in then for measure in MEASURES if getattr(row, measure)]
        for row, measure in random.sample(figures, min(2, len(figures))):
            behind = statistics.drill(question, row.line, row.cell, measure)
            assert behind == records_behind(self.ledger, question, row.line, row.cell, measure)
            assert len(behind) == getattr(row, measure)

    @precondition(lambda self: self.ledger.last_position > self.learned_upto)
    @rule()
    def learn(self) -> None:
        """Facts learned little by little are the facts learned at once, in memory and in files."""
        for history in self.ledger.histories(after=self.learned_upto):
            self.learned.update(record_facts(history, self.learned_upto))
        self.learned_upto = self.ledger.last_position
        assert self.learned == Counter(
            one for history in self.ledger.histories() for one in record_facts(history)
        )
        catch_up(self.ledger, self.folder / "facts")

    @rule(seed=seeds)
    def look(self, seed: int) -> None:
        """After any transaction, replay stands where the ledger's own fold of every rule does."""
        random = Random(seed)
        for known_at in random.sample(self.ends, min(5, len(self.ends))):
            on = day(random.randint(0, LAST_DAY + 2))
            for course in courses(self.ledger, Question(Period(on, on), known_at)):
                assert (
                    course.cell_on(on)
                    == self.ledger.history(course.record).state_at(on, known_at).cell
                )

    @invariant()
    def nothing_is_half_recorded(self) -> None:
        """A refusal leaves no trace."""
        assert self.ledger.last_position == self.ends[-1]


def some_attributes(random: Random, line: str) -> dict[str, Any]:
    """A few attributes the line has."""
    offered = [name for name in ATTRIBUTES if line == "ST" or name in ("branch", "online")]
    return {name: random.choice(ATTRIBUTES[name]) for name in offered if random.random() < 0.5}


def record_facts(history: History, after: int = 0) -> list[Span | Movement]:
    """The facts of a stream, if it is a record's."""
    if history.record.partition(":")[0] not in LINES:
        return []
    return [*spans_of(history, after), *movements_of(history, after)]


def added_up(histories: Any, question: Question) -> list[StatRow]:
    """The sums of the design, in so many words."""
    counts: dict[Any, list[int]] = {}
    wanted = question.lines or tuple(LINES)

    def group(cell: Any, names: Any) -> Any:
        inside = cell is not None and (question.units is None or cell.unit in question.units)
        return group_of(cell, names) if inside else None

    def add(line: str, key: Any, place: int, weight: int) -> None:
        if key is not None and line in wanted:
            counts.setdefault((line, key), [0, 0, 0, 0])[place] += weight

    for fact in (
        one
        for history in histories
        for one in record_facts(history)
        if one.position <= question.known_at
    ):
        line = fact.record.partition(":")[0]
        for names in groupings(question):
            if isinstance(fact, Span):
                for place, on in ((0, question.period.eve), (3, question.period.end)):
                    if fact.from_on <= on < fact.until_on:
                        add(line, group(fact.cell, names), place, fact.weight)
            elif fact.effective_on in question.period:
                left, entered = group(fact.from_cell, names), group(fact.to_cell, names)
                if left != entered:
                    add(line, entered, 1, fact.weight)
                    add(line, left, 2, fact.weight)
    return arrange(question, counts)


def kept(store: FactStore) -> Counter[tuple[Any, ...]]:
    """Every row of a store's files."""
    rows: Counter[tuple[Any, ...]] = Counter()
    for kind in store.kinds:
        for path in store.files(kind):
            columns = [column.to_pylist() for column in pq.read_table(path).columns]
            rows.update((kind.name, *row) for row in zip(*columns, strict=True))
    return rows


TestTwoTimes = TwoTimes.TestCase
THOROUGH = os.environ.get("HYPOTHESIS_PROFILE") == "thorough"
TestTwoTimes.settings = settings(
    max_examples=1_000 if THOROUGH else 20,
    stateful_step_count=20,
    # shrinking takes minutes
    phases=[phase for phase in Phase if THOROUGH or phase is not Phase.shrink],
)
