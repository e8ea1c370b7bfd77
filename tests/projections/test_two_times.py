"""Random books: the fast way, the slow way and the ledger's own fold agree, whatever was recorded, on any two times.

``HYPOTHESIS_PROFILE=thorough`` looks for longer; a failure prints the line that repeats it.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections import Counter
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
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
from ledger.values import Period
from projections.answer import MEASURES, arrange, group_of, groupings
from projections.facts import Movement, Span, facts_of
from projections.question import Question, StatRow
from projections.recount import courses, records_behind, recount
from projections.segments import FactStore, catch_up, rebuild
from projections.statistics import Statistics
from tests.projections.made_books import OFFICERS, UNITS, Clock, day, found_books

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
days = st.integers(0, 12).map(day)
attributes = st.fixed_dictionaries({}, optional={name: st.sampled_from(values) for name, values in ATTRIBUTES.items()})


class TwoTimes(RuleBasedStateMachine):
    """A ledger in the hands of busy, forgetful and mistaken officers."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="socai-"))
        self.clock = Clock()
        self.ledger = found_books(self.folder / "ledger.sqlite", self.clock)
        self.numbers: list[str] = []
        self.ends = [self.ledger.last_position]
        self.answered: list[tuple[Question, list[StatRow]]] = []
        self.learned: Counter[Span | Movement] = Counter()
        self.learned_upto = 0

    def teardown(self) -> None:
        """Let go of the files."""
        self.ledger.close()
        shutil.rmtree(self.folder, ignore_errors=True)

    # ---- recording ------------------------------------------------------------------------------

    def record(self, *decisions: Decision) -> None:
        """Try to record; what the rules refuse leaves no trace."""
        try:
            self.ends.append(self.ledger.execute(*decisions, by=OFFICERS[len(self.ends) % 2]).position)
        except LedgerError:
            assert self.ledger.last_position == self.ends[-1]

    def opening(self, data: st.DataObject) -> OpenRecord:
        """The opening of one more record."""
        line = data.draw(st.sampled_from(sorted(LINES)), "line")
        symbol = data.draw(st.sampled_from(LINES[line][0]), "symbol")
        stated: dict[str, str | bool] = dict(data.draw(attributes))
        stated = {name: value for name, value in stated.items() if line == "ST" or name in ("branch", "online")}
        if symbol == "LT":
            stated["type"] = data.draw(st.sampled_from(["1", "2"]))
        self.numbers.append(f"{line}-{len(self.numbers)}")
        unit, officer = data.draw(st.sampled_from(UNITS)), data.draw(st.sampled_from(OFFICERS))
        on = data.draw(days)
        return OpenRecord(
            effective_on=on, line=line, number=self.numbers[-1], symbol=symbol, unit=unit, officer=officer, attributes=stated
        )

    @initialize(data=st.data())
    def begin(self, data: st.DataObject) -> None:
        """Nobody asks about empty books for long."""
        for _ in range(3):
            self.record(self.opening(data))

    @rule(data=st.data())
    def open(self, data: st.DataObject) -> None:
        """Open a record."""
        self.record(self.opening(data))

    @rule(data=st.data(), count=st.integers(1, 2))
    def change(self, data: st.DataObject, count: int) -> None:
        """Something becomes of one or two records, in one transaction."""
        self.record(*(self.step(data) for _ in range(count)))

    def step(self, data: st.DataObject) -> Decision:
        """Any command on a record, fitting or not."""
        number, on = data.draw(st.sampled_from(self.numbers)), data.draw(days)
        symbols, ways = LINES[number.partition("-")[0]]
        common: dict[str, Any] = {"number": number, "effective_on": on}
        made: list[st.SearchStrategy[Decision]] = [
            st.builds(ChangeRecord, changes=attributes.filter(bool), **{name: st.just(value) for name, value in common.items()}),
            st.sampled_from(symbols).map(
                lambda symbol: ConvertRecord(symbol=symbol, type="1" if symbol == "LT" else None, **common)
            ),
            st.sampled_from(UNITS).map(lambda unit: TransferRecord(to_unit=unit, **common)),
            st.sampled_from(OFFICERS).map(lambda officer: TransferRecord(to_officer=officer, **common)),
            st.sampled_from([SuspendRecord(**common), ResumeRecord(**common), ArchiveRecord(**common)]),
            st.sampled_from(ways).map(lambda way: CloseRecord(way=way, **common)),
            st.sampled_from(self.numbers).map(lambda served: AssignCollaborator(to=served, **common)),
            st.just(ReportOnRecord(document="1", **common)),
        ]
        return data.draw(st.one_of(made))

    @rule(data=st.data())
    def void(self, data: st.DataObject) -> None:
        """Void an entry."""
        last = self.ledger.last_position
        self.record(VoidEntry(position=data.draw(st.integers(1, last)), reason="nhầm", last=last))

    @rule(data=st.data(), on=st.none() | days, changes=attributes)
    def correct(self, data: st.DataObject, on: date | None, changes: dict[str, str | bool]) -> None:
        """Correct an entry's day, its attributes, or both."""
        last = self.ledger.last_position
        position = data.draw(st.integers(1, last))
        self.record(CorrectEntry(position=position, reason="nhầm", last=last, changes=dict(changes), effective_on=on))

    @rule(hours=st.integers(1, 100))
    def wait(self, hours: int) -> None:
        """Time passes."""
        self.clock.now += timedelta(hours=hours)

    # ---- asking -----------------------------------------------------------------------------------

    def question(self, data: st.DataObject) -> Question:
        """A question on any days, as known at any position, of any units, by anything."""
        start = data.draw(days)
        period = Period(start, start + timedelta(days=data.draw(st.integers(0, 6))))
        units = data.draw(st.none() | st.frozensets(st.sampled_from(UNITS), min_size=1))
        by = tuple(data.draw(st.lists(st.sampled_from(DIMENSIONS), max_size=3, unique=True)))
        lines = data.draw(st.none() | st.just(("CTVBM", "ST")))
        return Question(period, data.draw(st.integers(0, self.ends[-1])), units, by, lines)

    @rule(data=st.data())
    def ask(self, data: st.DataObject) -> None:
        """Facts added up give what replay counts, and the identity holds in every cell."""
        question = self.question(data)
        slow = recount(self.ledger, question)
        assert slow == added_up(self.ledger.histories(), question)
        assert all(row.opening + row.added - row.removed == row.current for row in slow)
        self.answered.append((question, slow))

    @precondition(lambda self: self.answered)
    @rule(data=st.data())
    def ask_the_files(self, data: st.DataObject) -> None:
        """The files answer an old question as it was answered then, and open any figure down to its entries."""
        question, then = data.draw(st.sampled_from(self.answered))
        statistics = Statistics(catch_up(self.ledger, self.folder / "facts"))
        assert statistics.ask(question) == then
        if not then:
            return
        row = data.draw(st.sampled_from(then))
        measure = data.draw(st.sampled_from([name for name in MEASURES if getattr(row, name)] or list(MEASURES)))
        behind = statistics.drill(question, row.line, row.cell, measure)
        assert behind == records_behind(self.ledger, question, row.line, row.cell, measure)
        assert len(behind) == getattr(row, measure)

    @precondition(lambda self: self.ledger.last_position > self.learned_upto)
    @rule()
    def learn(self) -> None:
        """Facts learned little by little are the facts learned at once."""
        for history in self.ledger.histories(after=self.learned_upto):
            self.learned.update(record_facts(history, self.learned_upto))
        self.learned_upto = self.ledger.last_position
        assert self.learned == Counter(one for history in self.ledger.histories() for one in record_facts(history))

    @rule(data=st.data())
    def look(self, data: st.DataObject) -> None:
        """After any transaction, replay stands where the ledger's own fold of every rule does."""
        known_at, on = data.draw(st.sampled_from(self.ends)), data.draw(days)
        for course in courses(self.ledger, Question(Period(on, on), known_at)):
            assert course.cell_on(on) == self.ledger.history(course.record).standing(on, known_at).cell

    @invariant()
    def nothing_is_half_recorded(self) -> None:
        """A refusal leaves no trace."""
        assert self.ledger.last_position == self.ends[-1]


def record_facts(history: History, after: int = 0) -> list[Span | Movement]:
    """The facts of a stream, if it is a record's."""
    if history.record.partition(":")[0] not in LINES:
        return []
    spans, movements = facts_of(history, after)
    return [*spans, *movements]


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

    for fact in (one for history in histories for one in record_facts(history) if one.position <= question.known_at):
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
    for path in (*store.spans, *store.movements):
        table = pq.read_table(path)
        rows.update(zip(*(column.to_pylist() for column in table.columns), strict=True))
    return rows


class KeptFacts(TwoTimes):
    """The same books, whose files are compared at the end with files made from nothing."""

    @rule()
    def catch_up(self) -> None:
        """Somebody asks something, and the files are brought up to date."""
        catch_up(self.ledger, self.folder / "facts")

    def teardown(self) -> None:
        """Files grown batch by batch hold what files made at once hold."""
        grown = catch_up(self.ledger, self.folder / "facts")
        assert all(one.last < other.first for one, other in pairwise(grown.manifest.segments))
        assert kept(grown) == kept(rebuild(self.ledger, self.folder / "again"))
        super().teardown()


TestTwoTimes = KeptFacts.TestCase
THOROUGH = os.environ.get("HYPOTHESIS_PROFILE") == "thorough"
TestTwoTimes.settings = settings(
    max_examples=1_000 if THOROUGH else 15,
    stateful_step_count=40,
    phases=[phase for phase in Phase if THOROUGH or phase is not Phase.shrink],  # shrinking takes minutes
)
