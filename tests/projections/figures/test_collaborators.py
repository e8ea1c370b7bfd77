"""How collaborators are rated and whom they serve: the facts, and a replay of every record, agree on
any day, as known at any position, whatever was recorded.

``HYPOTHESIS_PROFILE=thorough`` looks for longer; a failure prints the seed that repeats it.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import closing
from datetime import date
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ledger.application import Ledger
from ledger.entries.collaborator import (
    CollaboratorAssigned,
    CollaboratorRated,
    CollaboratorWithdrawn,
)
from ledger.entries.header import Entry
from ledger.entries.record import RecordOpened, SupportGained, SupportLost
from ledger.errors import LedgerError
from ledger.records.books import Decision
from ledger.records.cell import Cell
from ledger.records.collaborator import (
    AssignCollaborator,
    RateCollaborator,
    WithdrawCollaborator,
)
from ledger.records.history import History
from ledger.records.lifecycle import ChangeRecord, CloseRecord, ConvertRecord, TransferRecord
from ledger.records.voiding import CorrectEntry, VoidEntry
from ledger.timeline import in_force
from ledger.values.stream import Stream
from projections.facts.beliefs import facts_of
from projections.facts.kind import Fact, Kind
from projections.facts.kinds.ratings import KIND as RATINGS
from projections.facts.kinds.service import KIND as SERVICE
from projections.facts.store import catch_up
from projections.figures.answer import Group, Posting, group_of
from projections.figures.ratings import (
    BREAKDOWNS,
    RatingQuestion,
    RatingRow,
    arranged,
    at_least,
    behind_rating,
    ratings_of,
)
from projections.figures.service import Service, ServiceQuestion, served, serving
from projections.figures.statistics import Statistics
from projections.figures.steps import cell_after, unit_level_after
from tests.projections.made_books import OFFICERS, UNITS, day, found_books, open_record

pytestmark = pytest.mark.uncounted

LAST_DAY = 12
COLLABORATORS = ("LC-1", "LC-2", "LC-3")
OTHERS = ("ST-1", "ST-2", "ST-3", "ST-4", "CA-1")
RATED = ("xuất sắc", "khá", "trung bình", "yếu")
SERVED, SERVING = ("ST", "CA"), ("CTVBM",)
THOROUGH = os.environ.get("HYPOTHESIS_PROFILE") == "thorough"


# ---- the slow twin: every record replayed up to the day, with nothing kept ------------------------


def states(history: History, on: date, known_at: int) -> Iterator[tuple[Entry, Cell | None]]:
    """The entries in force up to the end of a day, and where each left the record."""
    opened = False
    cell: Cell | None = None
    left: Cell | None = None
    unit_level: str | None = None
    for entry in in_force(history.entries, known_at):
        if entry.effective_on > on:
            break
        if not (isinstance(entry, RecordOpened) and opened):
            cell, left = cell_after(cell, entry, left, unit_level), cell or left
            unit_level = unit_level_after(entry, unit_level)
        opened = opened or isinstance(entry, RecordOpened)
        yield entry, cell


class Rated(NamedTuple):
    """A collaborator in use: where it stands, its rating, and what says so."""

    cell: Cell
    rating: str | None
    posting: Posting


def replayed_rating(history: History, on: date, known_at: int) -> Rated | None:
    """How a collaborator is rated at the end of a day."""
    found: Rated | None = None
    number = ""
    for entry, cell in states(history, on, known_at):
        if isinstance(entry, RecordOpened) and found is None:
            number = entry.number
        if cell is None:
            found = None
            continue
        rating, cause = (found.rating, found.posting[3:5]) if found else (None, None)
        if cause is None or (isinstance(entry, CollaboratorRated) and entry.rating != rating):
            rating = entry.rating if isinstance(entry, CollaboratorRated) else rating
            cause = (entry.position, entry.by)
        same = found and (group_of(found.cell, BREAKDOWNS), found.rating)
        since = entry.effective_on
        if found and same == (group_of(cell, BREAKDOWNS), rating):
            since = found.posting.effective_on
        found = Rated(cell, rating, Posting(number, history.record, since, *cause))
    return found


def recounted_ratings(
    histories: Sequence[History], question: RatingQuestion
) -> tuple[list[RatingRow], dict[tuple[Group, str | None], list[Posting]]]:
    """The answer to a question, and the collaborators behind each of its figures."""
    behind: dict[tuple[Group, str | None], list[Posting]] = {}
    for history in histories:
        if history.noun == "CTVBM":
            found = replayed_rating(history, question.on, question.known_at)
            if found and (question.units is None or found.cell.unit in question.units):
                group = group_of(found.cell, question.by)
                behind.setdefault((group, found.rating), []).append(found.posting)
    counts: dict[Group, dict[str | None, int]] = {}
    for (group, rating), postings in behind.items():
        counts.setdefault(group, {})[rating] = len(postings)
    return arranged(counts), {key: sorted(postings) for key, postings in behind.items()}


def other_side(entry: Entry) -> str | None:
    """The record an entry of service names."""
    if isinstance(entry, CollaboratorAssigned | CollaboratorWithdrawn):
        return entry.served
    return entry.collaborator if isinstance(entry, SupportGained | SupportLost) else None


def replayed_service(
    history: History, on: date, known_at: int
) -> tuple[str, Cell | None, dict[str, Posting]]:
    """Whom a record serves, or by whom it is served, at the end of a day."""
    found: dict[str, Posting] = {}
    number, stood, cell = "", None, None
    for entry, cell in states(history, on, known_at):
        number = number or (entry.number if isinstance(entry, RecordOpened) else "")
        stands = cell and (cell.class_, cell.unit)
        if stands != stood:
            found = {
                one: posting._replace(effective_on=entry.effective_on)
                for one, posting in found.items()
                if cell
            }
        stood, other = stands, other_side(entry)
        if isinstance(entry, CollaboratorAssigned | SupportGained) and cell and other:
            new = Posting(Stream(other).key, other, entry.effective_on, entry.position, entry.by)
            found.setdefault(other, new)
        elif isinstance(entry, CollaboratorWithdrawn | SupportLost) and other:
            found.pop(other, None)
    return number, cell, found


def recounted_service(
    histories: Sequence[History], question: ServiceQuestion, lines: Sequence[str]
) -> list[Service]:
    """The answer to a question."""
    rows = []
    for history in histories:
        if history.noun not in lines:
            continue
        number, cell, others = replayed_service(history, question.on, question.known_at)
        if cell is None or (question.units is not None and cell.unit not in question.units):
            continue
        if question.classes is not None and cell.class_ not in question.classes:
            continue
        kept = [one for one in others.values() if Stream(one.record).noun in question.others]
        if kept:
            rows.append(Service(number, history.record, tuple(sorted(kept))))
    return sorted(rows)


# ---- random books --------------------------------------------------------------------------------


def some_books(random: Random, ledger: Ledger) -> None:
    """Collaborators are rated, sent here and there, withdrawn; much is recorded late, voided or
    corrected.
    """
    for number in (*COLLABORATORS, *OTHERS):
        line = "CTVBM" if number in COLLABORATORS else number[:2]
        attributes: dict[str, str | bool] = {}
        if line == "ST" and random.random() < 0.8:
            attributes["class"] = random.choice("AB")
        unit, on = random.choice(UNITS), day(random.randint(0, 3))
        open_record(ledger, number, on, attributes, line=line, unit=unit)
    first = ledger.last_position
    for _ in range(40):
        try:
            ledger.execute(step(random, first, ledger), by=random.choice(OFFICERS))
        except LedgerError:
            continue


def step(random: Random, first: int, ledger: Ledger) -> Decision:
    """Any command, often one that fits."""
    on = day(random.randint(2, LAST_DAY))
    here: dict[str, Any] = {"number": random.choice(COLLABORATORS), "effective_on": on}
    there: dict[str, Any] = {"number": random.choice(OTHERS), "effective_on": on}
    any_: dict[str, Any] = random.choice((here, there))
    last = ledger.last_position
    wrong: dict[str, Any] = {
        "position": random.randint(first, last),
        "reason": "nhầm",
        "last": last,
    }
    assign = AssignCollaborator(to=random.choice(OTHERS), **here)
    common: list[Decision] = [
        RateCollaborator(rating=random.choice(RATED), **here),
        assign,
        WithdrawCollaborator(out_of=random.choice(OTHERS), **here),
        ConvertRecord(symbol=random.choice(("LC", "LD")), **here),
        TransferRecord(to_unit=random.choice(UNITS), **any_),
        TransferRecord(to_officer=random.choice(OFFICERS), **any_),
        ChangeRecord(changes={"class": random.choice("AB")}, **there),
        VoidEntry(**wrong),
        CorrectEntry(effective_on=on, changes={}, **wrong),
        CorrectEntry(changes={"rating": random.choice(RATED)}, **wrong),
    ]
    way = {"ST": "died", "CA": "solved"}.get(any_["number"][:2], "need_ended")
    return random.choice([*common, *common, assign, assign, CloseRecord(way=way, **any_)])


def held(kind: Kind, facts: Sequence[Fact], on: date, known_at: int) -> Counter[Any]:
    """What the facts say held at the end of a day, record by record, as known at a position."""
    total: Counter[Any] = Counter()
    until = [name for name, _ in kind.columns].index("until_on") - 1
    for record, belief, weight, position in facts:
        if position <= known_at and belief[until - 1] <= on < belief[until]:
            total[record, *belief[:until], *belief[until + 1 :]] += weight
    assert min(total.values(), default=0) >= 0
    return +total


def replayed(histories: Sequence[History], on: date, known_at: int) -> tuple[Counter[Any], ...]:
    """The same by replay: of ratings, and of service."""
    ratings, service = Counter[Any](), Counter[Any]()
    for history in histories:
        one = replayed_rating(history, on, known_at) if history.noun == "CTVBM" else None
        if one:
            cell = tuple(value for _, value in group_of(one.cell, BREAKDOWNS))
            number, record, *rest = one.posting[:5]
            ratings[record, number, *cell, one.rating, *rest] += 1
        number, stands, others = replayed_service(history, on, known_at)
        where = (history.noun, *((stands.class_, stands.unit) if stands else ()))
        for _, other, *rest in (posting[:5] for posting in others.values()):
            service[history.record, number, other, *where, *rest] += 1
    return ratings, service


def check_every_day(histories: Sequence[History], last: int) -> None:
    """Facts in memory against replay, on every day and at every position."""
    kinds = RATINGS, SERVICE
    facts = [[fact for one in histories for fact in facts_of(one, kind, 0)] for kind in kinds]
    for known_at in range(last + 1):
        for on in map(day, range(LAST_DAY + 2)):
            expected = replayed(histories, on, known_at)
            for kind, learned, counted in zip(kinds, facts, expected, strict=True):
                assert counted == held(kind, learned, on, known_at)


def check_answers(random: Random, statistics: Statistics, histories: Sequence[History]) -> None:
    """Questions put to the files against replay, down to the records."""
    last = max(entry.position for history in histories for entry in history.entries)
    units = random.choice((None, frozenset(random.sample(UNITS, 2))))
    asked: dict[str, Any] = {"on": day(random.randint(2, LAST_DAY + 1)), "units": units}
    asked["known_at"] = random.choice((last, random.randint(0, last)))
    by = tuple(random.sample(BREAKDOWNS, random.randint(0, 2)))
    question = RatingQuestion(by=by, **asked)
    rows, behind = recounted_ratings(histories, question)
    assert rows == ratings_of(statistics, question)
    for (cell, rating), postings in behind.items():
        assert postings == behind_rating(statistics, question, cell, [rating])
    classes = random.choice((None, frozenset({"B"}), frozenset({"A", None})))
    one = ServiceQuestion(classes=classes, **asked)
    assert recounted_service(histories, one, SERVED) == served(statistics, one)
    other = ServiceQuestion(others=random.choice((("ST",), SERVED)), **asked)
    assert recounted_service(histories, other, SERVING) == serving(statistics, other)


@settings(max_examples=200 if THOROUGH else 5, deadline=None)
@given(st.integers(0, 1 << 32))
def test_facts_and_replay_agree(seed: int) -> None:
    """On every day, as known at every position; and in the files, by units and breakdowns."""
    random = Random(seed)
    with (
        TemporaryDirectory(prefix="socai-") as folder,
        closing(found_books(Path(folder) / "ledger.sqlite")) as ledger,
    ):
        some_books(random, ledger)
        histories = list(ledger.histories())
        check_every_day(histories, ledger.last_position)
        with closing(Statistics(catch_up(ledger, Path(folder) / "facts"))) as statistics:
            for _ in range(10):
                check_answers(random, statistics, histories)


# ---- written out ---------------------------------------------------------------------------------


@pytest.fixture
def statistics(tmp_path: Path) -> Iterator[Statistics]:
    """Three collaborators, two of them rated, who serve two watch files of class B and a case."""
    with closing(found_books(tmp_path / "ledger.sqlite")) as ledger:
        for number, unit in zip(COLLABORATORS, ("DKT", "DKT", "DHS"), strict=True):
            open_record(ledger, number, day(0), line="CTVBM", unit=unit)
        for number, class_ in (("ST-1", "B"), ("ST-2", "B"), ("ST-3", "A")):
            open_record(ledger, number, day(0), {"class": class_})
        open_record(ledger, "CA-1", day(0), line="CA")
        ledger.execute(
            RateCollaborator(number="LC-1", effective_on=day(2), rating="khá"),
            RateCollaborator(number="LC-2", effective_on=day(2), rating="yếu"),
            AssignCollaborator(number="LC-1", effective_on=day(3), to="ST-1"),
            AssignCollaborator(number="LC-1", effective_on=day(4), to="CA-1"),
            AssignCollaborator(number="LC-3", effective_on=day(5), to="ST-1"),
            AssignCollaborator(number="LC-3", effective_on=day(5), to="ST-3"),
            by="CB01",
        )
        with closing(Statistics(catch_up(ledger, tmp_path / "facts"))) as asked:
            yield asked


def test_the_better_ratings() -> None:
    """From the one named up."""
    assert (("xuất sắc",), ("xuất sắc", "khá")) == (at_least("xuất sắc"), at_least("khá"))
    assert RATED == at_least("yếu")


def test_how_collaborators_are_rated(statistics: Statistics) -> None:
    """How many are rated khá or better, otherwise, not at all."""
    (row,) = ratings_of(statistics, RatingQuestion(day(2), 1_000))
    assert RatingRow((("symbol", "LC"),), (("khá", 1), ("yếu", 1), (None, 1))) == row
    told = row.in_use, row.rated(*at_least("khá")), row.rated(None), row.rated("xuất sắc")
    assert (3, 1, 1, 0) == told
    (before,) = ratings_of(statistics, RatingQuestion(day(1), 1_000, by=()))
    assert RatingRow((), ((None, 3),)) == before
    assert [] == ratings_of(statistics, RatingQuestion(day(-1), 1_000))


def test_ratings_by_unit(statistics: Statistics) -> None:
    """In one unit, and in each; the records are there to be seen."""
    question = RatingQuestion(day(9), 1_000, frozenset({"DKT"}), ("unit",))
    (row,) = ratings_of(statistics, question)
    assert RatingRow((("unit", "DKT"),), (("khá", 1), ("yếu", 1))) == row
    behind = behind_rating(statistics, question, row.cell, ["yếu", None])
    assert [("LC-2", day(2))] == [(one.number, one.effective_on) for one in behind]
    every = ratings_of(statistics, RatingQuestion(day(9), 1_000, by=("unit",)))
    assert [(("unit", "DHS"),), (("unit", "DKT"),)] == [row.cell for row in every]


def test_who_is_served(statistics: Statistics) -> None:
    """Watch files of class B with a collaborator, and which."""
    question = ServiceQuestion(day(9), 1_000, classes=frozenset({"B"}))
    (one,) = served(statistics, question)
    assert ("ST-1", "ST:ST-1", ("CTVBM:LC-1", "CTVBM:LC-3")) == (one.number, one.record, one.others)
    assert [day(3), day(5)] == [posting.effective_on for posting in one.postings]
    assert ["CA-1", "ST-1", "ST-3"] == [
        one.number for one in served(statistics, ServiceQuestion(day(9), 1_000))
    ]
    assert ["ST-1"] == [one.number for one in served(statistics, ServiceQuestion(day(3), 1_000))]
    cases = served(statistics, ServiceQuestion(day(9), 1_000), ("CA",))
    assert ["CA-1"] == [one.number for one in cases]


def test_who_serves(statistics: Statistics) -> None:
    """Which collaborators serve how many records, or watch files alone; in a unit of theirs."""
    every = serving(statistics, ServiceQuestion(day(9), 1_000))
    assert [("LC-1", 2), ("LC-3", 2)] == [(one.number, len(one.others)) for one in every]
    files = serving(statistics, ServiceQuestion(day(9), 1_000, others=("ST",)))
    assert [("LC-1", 1), ("LC-3", 2)] == [(one.number, len(one.others)) for one in files]
    units = frozenset({"DHS"})
    assert ["LC-3"] == [
        one.number for one in serving(statistics, ServiceQuestion(day(9), 1_000, units))
    ]
