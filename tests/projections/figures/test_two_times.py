"""Random books: the fast way, the slow way and the ledger's own fold agree, whatever was recorded,
on any two times.

``HYPOTHESIS_PROFILE=thorough`` looks for longer; a failure prints the line that repeats it.
"""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from random import Random
from typing import Any

import pyarrow.parquet as pq
from hypothesis.stateful import precondition, rule

from ledger.records.cell import DIMENSIONS, OF_MOVEMENTS
from ledger.records.history import History
from ledger.values.period import Period
from ledger.values.stream import noun_of
from projections.facts.store import FactStore, catch_up, rebuild
from projections.figures.answer import MEASURES, arrange, group_of, groupings
from projections.figures.question import Question, StatRow
from projections.figures.reach import Reach, always, reach_among
from projections.figures.recount import courses, records_behind, recount
from projections.figures.statistics import Statistics
from tests.projections.busy_officers import LAST_DAY, LINES, LOOKS, SETTINGS, BusyOfficers, seeds
from tests.projections.made_books import UNITS, day
from tests.projections.told_facts import Movement, Span, movements_of, spans_of


class TwoTimes(BusyOfficers):
    """Random books, asked again and again."""

    def __init__(self) -> None:
        super().__init__()
        self.answered: list[tuple[Question, list[StatRow]]] = []
        self.learned: Counter[Span | Movement] = Counter()
        self.learned_upto = 0

    def teardown(self) -> None:
        """Files grown batch by batch hold what files made at once hold."""
        grown = catch_up(self.ledger, self.folder / "facts")
        assert kept(grown) == kept(rebuild(self.ledger, self.folder / "again"))
        super().teardown()

    # ---- asking
    # -----------------------------------------------------------------------------------

    def question(self, random: Random) -> Question:
        """A question on any days, as known at any position, of any units, by anything."""
        start = random.randint(0, LAST_DAY)
        known_at, names = self.position(random), (*DIMENSIONS, *OF_MOVEMENTS, *OF_MOVEMENTS)
        by = tuple(dict.fromkeys(random.sample(names, random.choice((0, 0, 1, 2)))))
        lines = random.choice((None, None, ("CTVBM", "ST")))
        return Question(
            Period(day(start), day(random.randint(start, LAST_DAY + 2))),
            known_at,
            self.reach(random, known_at),
            by,
            lines,
        )

    def reach(self, random: Random, known_at: int) -> Reach | None:
        """All units, a few, or one with what is under it as known then."""
        histories, code = self.ledger.unit_histories(), random.choice(UNITS)
        some = always(random.sample(UNITS, random.randint(1, 3)))
        under = reach_among(histories, code, alone=False, known_at=known_at)
        return random.choice((None, some, under, under))

    @rule(seed=seeds)
    def reorganise(self, seed: int) -> None:
        """Teams come under other units."""
        self.reorganise_units(Random(seed))

    @rule(seed=seeds)
    def ask(self, seed: int) -> None:
        """Facts added up give what replay counts, and the identity holds in every cell."""
        random, histories = Random(seed), list(self.ledger.histories())
        for question in [self.question(random) for _ in range(LOOKS)]:
            slow = recount(histories, question)
            assert slow == added_up(histories, question)
            for row in slow:
                if row.opening is None or row.current is None:
                    assert question.only_movements
                else:
                    assert row.opening + row.added - row.removed == row.current
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


def record_facts(history: History, after: int = 0) -> list[Span | Movement]:
    """The facts of a stream, if it is a record's."""
    if noun_of(history.record) not in LINES:
        return []
    return [*spans_of(history, after), *movements_of(history, after)]


def added_up(histories: Any, question: Question) -> list[StatRow]:
    """The sums of the design, in so many words."""
    counts: dict[Any, list[int]] = {}
    wanted, reach, days = question.lines or tuple(LINES), question.reach, question.period

    def group(cell: Any, names: Any, units: Any, told: Any = None) -> Any:
        inside = cell is not None and (units is None or cell.unit in units)
        return group_of(cell, names, told) if inside else None

    def on(day: date) -> frozenset[str] | None:
        return None if reach is None else reach.on(day)

    def add(line: str, key: Any, place: int, weight: int) -> None:
        if key is not None and line in wanted:
            counts.setdefault((line, key), [0, 0, 0, 0])[place] += weight

    def moved(fact: Movement, names: Any) -> None:
        if fact.effective_on in days:
            told = {"movement": fact.movement, "closing": fact.closing}
            units = on(fact.effective_on)
            left, entered = (
                group(cell, names, units, told) for cell in (fact.from_cell, fact.to_cell)
            )
            if left != entered:
                add(fact.line, entered, 1, fact.weight)
                add(fact.line, left, 2, fact.weight)

    def stood(fact: Span, names: Any) -> None:
        stocks = () if question.only_movements else ((0, days.eve), (3, days.end))
        for place, each in stocks:
            if fact.from_on <= each < fact.until_on:
                add(fact.cell.line, group(fact.cell, names, on(each)), place, fact.weight)
        told = {"movement": "reorganised", "closing": None}
        for number in range((days.end - days.eve).days if reach else 0):
            eve, each = days.eve + timedelta(number), days.eve + timedelta(number + 1)
            if reach is not None and fact.from_on <= eve < fact.until_on:
                before, after = reach.on(eve), reach.on(each)
                for place, units in ((1, after - before), (2, before - after)):
                    add(fact.cell.line, group(fact.cell, names, units, told), place, fact.weight)

    for fact in (one for history in histories for one in record_facts(history)):
        if fact.position <= question.known_at:
            for names in groupings(question):
                if isinstance(fact, Movement):
                    moved(fact, names)
                else:
                    stood(fact, names)
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
TestTwoTimes.settings = SETTINGS
