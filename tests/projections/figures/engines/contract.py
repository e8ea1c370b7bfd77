"""What every engine must do: answer the suite's questions as the slow recount does, and keep every
day there is.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import product
from pathlib import Path
from random import Random

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from ledger.application import Ledger
from ledger.records.cell import DIMENSIONS, OF_MOVEMENTS
from ledger.values.dates import END_OF_TIME, end_of_day, local_date
from ledger.values.period import Period
from ledger.values.stream import noun_of
from projections.facts.folders import open_folders
from projections.facts.kinds.movements import KIND as MOVEMENTS
from projections.facts.store import FactStore, catch_up
from projections.figures.answer import MEASURES, Group, arrange
from projections.figures.engines.engine import Engine
from projections.figures.query import BehindFlow, Scope
from projections.figures.question import Question, StatRow
from projections.figures.reach import Reach, always
from projections.figures.recount import records_behind, recount
from projections.figures.statistics import Statistics
from tests.projections.figures.test_collaborators import check_answers, some_books
from tests.projections.figures.test_two_times import TwoTimes
from tests.projections.made_books import day, found_books, open_record

SEED = 20241015
LATE = END_OF_TIME - timedelta(days=1)
PERIODS = (Period(day(3), day(9)), Period(day(0), day(2)), Period(day(8), LATE))
UNITS = (None, frozenset(["DKT"]), frozenset(["CAH", "TO1"]))
LINES = (None, ("CTVBM", "ST"))
ALL_LINES = ("ST", "CA", "CTVBM", "DTCB")
BREAKDOWNS = (
    *((name,) for name in (*DIMENSIONS, *OF_MOVEMENTS)),
    ("unit", "symbol"),
    ("movement", "officer", "closing"),
    DIMENSIONS,
)
DRILLED = 2
"""How many figures of an answer are opened."""


@dataclass(frozen=True)
class MadeBooks:
    """Books of many hands, their facts, and a position in their middle."""

    ledger: Ledger
    facts: FactStore
    before: int


def made_books(first_seed: int = SEED, rounds: int = 6) -> tuple[TwoTimes, MadeBooks]:
    """Random books, always the same: records of four lines, changed, closed, corrected, voided.
    ``teardown`` of the first removes them.
    """
    machine = TwoTimes()
    for seed in range(first_seed, first_seed + rounds):
        machine.open(seed)
        machine.change(seed)
        machine.regret(seed)
    ledger = machine.ledger
    before = (machine.ends[0] + ledger.last_position) // 2
    return machine, MadeBooks(ledger, catch_up(ledger, machine.folder / "facts"), before)


def questions(books: MadeBooks) -> Iterator[Question]:
    """Totals of every period as known at every position, of every units and lines in turn; then
    every dimension, each time by other ones of these.
    """
    positions = (books.ledger.last_position, books.before)
    asked = list(product(PERIODS, positions, UNITS, LINES))
    for period, known_at, units, lines in asked[::5]:
        yield Question(period, known_at, _reach(units), (), lines)
    for number, by in enumerate(BREAKDOWNS):
        period, known_at, units, lines = asked[number * 7 % len(asked)]
        yield Question(period, known_at, _reach(units), by, lines)


class EngineContract:
    """Inherit, and give the fixture ``engine``."""

    @pytest.fixture(scope="class")
    @classmethod
    def books(cls) -> Iterator[MadeBooks]:
        """One ledger for all tests, which only ask."""
        machine, books = made_books()
        yield books
        machine.teardown()

    def test_rows_are_those_of_the_recount(self, engine: Engine, books: MadeBooks) -> None:
        """Whatever is asked, by whatever is asked, of whichever units, as known at any position."""
        statistics, histories = Statistics(books.facts, engine), list(books.ledger.histories())
        answered = 0
        for question in questions(books):
            rows = recount(histories, question)
            assert rows == statistics.ask(question)
            answered += sum(row.current or row.added for row in rows)
        assert answered > 0

    def test_drilling_opens_what_the_recount_opens(self, engine: Engine, books: MadeBooks) -> None:
        """Behind a figure stand as many postings as it says, and the same ones."""
        statistics, histories = Statistics(books.facts, engine), list(books.ledger.histories())
        for question in questions(books):
            for row, measure in _some(recount(histories, question)):
                asked = (question, row.line, row.cell, measure)
                behind = statistics.drill(*asked)
                assert records_behind(histories, *asked) == behind
                assert len(behind) == getattr(row, measure)

    def test_records_are_those_that_ever_stood_there(
        self, engine: Engine, books: MadeBooks
    ) -> None:
        """No record is missing that a question about these units and lines could count.

        Nor an entry that put it there, and each is an entry of that record.
        """
        statistics, histories = Statistics(books.facts, engine), list(books.ledger.histories())
        kept = {(one.record, entry.position) for one in histories for entry in one.entries}
        for known_at, units, lines in product((books.before, 1 << 40), UNITS, LINES):
            records = statistics.records(units, lines, known_at)
            counted = {
                (posting.record, posting.position)
                for line in lines or ALL_LINES
                for on in range(15)
                for posting in records_behind(
                    histories,
                    Question(Period(day(on), day(on)), known_at, _reach(units), (), lines),
                    line,
                    (),
                    "current",
                )
            }
            told = {(record, entry) for record, known in records.items() for entry in known}
            assert counted <= told <= kept
            assert sorted(records) == list(records)
            assert {noun_of(record) for record in records} <= set(lines or ALL_LINES)

    def test_the_books_of_several_ledgers_are_counted_together(
        self, engine: Engine, books: MadeBooks, tmp_path: Path
    ) -> None:
        """Records of one number in several ledgers are several records; what was known on a day
        was known in each at a position of its own.
        """
        machine, others = made_books(SEED + 100, 2)
        empty = found_books(tmp_path / "ledger.sqlite")
        catch_up(empty, tmp_path / "facts")
        ledgers = (books.ledger, empty, others.ledger)
        places = (str(books.facts.folder), str(tmp_path / "facts"), others.facts.folder.as_uri())
        folders = open_folders(places, engine.text)
        statistics = Statistics(folders, engine)
        histories = [list(ledger.histories()) for ledger in ledgers]
        for day_known in (None, _middle(books.ledger)):
            positions = folders.known_on(day_known)
            assert positions == tuple(_known(ledger, day_known) for ledger in ledgers)
            for by in ((), ("unit", "symbol")):
                asked = Question(PERIODS[0], 0, None, by, None, positions)
                each = [replace(asked, known_at=at, known_in_each=()) for at in positions]
                rows = list(map(recount, histories, each))
                assert _together(asked, rows) == statistics.ask(asked)
                for row, measure in _some(statistics.ask(asked)):
                    figure = (row.line, row.cell, measure)
                    behind = [
                        posting._replace(books=number)
                        for number, one in enumerate(each)
                        for posting in records_behind(histories[number], one, *figure)
                    ]
                    assert sorted(behind) == statistics.drill(asked, *figure)
        empty.close()
        machine.teardown()

    def test_ratings_and_service_are_those_of_a_replay(
        self, engine: Engine, tmp_path: Path
    ) -> None:
        """Facts of other kinds are asked in the same way: down to the records, by who serves whom."""
        with closing(found_books(tmp_path / "ledger.sqlite")) as ledger:
            some_books(Random(SEED), ledger)
            statistics = Statistics(catch_up(ledger, tmp_path / "facts"), engine)
            for round_ in range(2):
                check_answers(Random(SEED + round_), statistics, list(ledger.histories()))

    def test_end_of_time_is_a_day_like_any_other(self, engine: Engine, tmp_path: Path) -> None:
        """What is still open stands on the last day but one of the year 9999; the last day itself
        goes into a table and comes out of it.
        """
        ledger = found_books(tmp_path / "ledger.sqlite")
        open_record(ledger, "ST-1", day(0))
        facts = catch_up(ledger, tmp_path / "facts")
        period = Period(LATE, LATE)
        (total, *_) = Statistics(facts, engine).ask(Question(period, 99, None, (), ("ST",)))
        assert (1, 1) == (total.opening, total.current)
        engine.register(MOVEMENTS.name, [[str(moved(facts, tmp_path, END_OF_TIME))]])
        asked = BehindFlow(Scope((99,)), "ST", (), END_OF_TIME, END_OF_TIME, entered=True)
        assert [END_OF_TIME] == [row[2] for row in engine.rows(asked)]
        ledger.close()


def _reach(units: frozenset[str] | None) -> Reach | None:
    return None if units is None else always(units)


def _middle(ledger: Ledger) -> date:
    """A day on which a ledger was in its middle."""
    moment = ledger.recorded_at(ledger.last_position // 2)
    assert moment is not None, "every position was recorded"
    return local_date(moment)


def _known(ledger: Ledger, on: date | None) -> int:
    return ledger.last_position if on is None else ledger.position_at(end_of_day(on))


def _together(question: Question, answers: Sequence[Sequence[StatRow]]) -> list[StatRow]:
    """Answers of several ledgers, added up."""
    counts: dict[tuple[str, Group], list[int]] = {}
    for row in (row for rows in answers for row in rows):
        figures = counts.setdefault((row.line, row.cell), [0, 0, 0, 0])
        for place, measure in enumerate(MEASURES):
            figures[place] += getattr(row, measure)
    return arrange(question, counts)


def moved(facts: FactStore, folder: Path, on: date) -> Path:
    """A file of movements like the one there is, all on one day."""
    (path,) = facts.files(MOVEMENTS)
    table = pq.read_table(path)
    place = table.schema.get_field_index("effective_on")
    days = pa.array([on] * table.num_rows, pa.date32())
    table = table.set_column(place, table.schema.field(place), days)
    pq.write_table(table, folder / "moved.parquet")
    return folder / "moved.parquet"


def _some(rows: Sequence[StatRow]) -> list[tuple[StatRow, str]]:
    """A few figures that are not zero, always the same."""
    figures = [(row, measure) for row in rows for measure in MEASURES if getattr(row, measure)]
    return Random(len(figures)).sample(figures, min(DRILLED, len(figures)))
