"""What is recounted by replay: a report reconciled; a register, and what differs between two."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path

from ledger.application import Ledger
from ledger.no_gc import uncollected
from ledger.records.establishment import CreateUnit
from ledger.records.history import History
from ledger.records.lifecycle import CloseRecord
from ledger.values.period import Period
from projections.documents.lines.document import Where
from projections.facts.store import catch_up
from projections.figures.answer import MEASURES
from projections.figures.candidates import candidates
from projections.figures.question import Question
from projections.figures.reach import always
from projections.figures.recount import course_of, recount
from projections.figures.register import Moment, Selection, differences, register
from projections.inspection.reading.stated.values import Figure, StatedReport
from projections.inspection.reconciliation.reconcile import reconcile
from projections.inspection.reconciliation.reconciled import Reconciliation
from tests.benchmarks.books import DAY, new_ledger, opening
from tests.benchmarks.make_history import make_ledger
from tests.benchmarks.measure import Result, at_least, at_most
from tests.benchmarks.projecting import fill
from tests.projections.inspection.reconciliation.slow_reconcile import slow_reconcile

ENTRIES = 190_000
FIGURES = 125
REPLAYED = 5
"""How many of them the slow twin counts: all would take it many minutes."""
KNOWN_THEN = 0.97
"""The share of the entries that was recorded when the report was submitted."""
Reconcile = Callable[..., Reconciliation]
YEAR = Period(date(2021, 10, 15), date(2022, 10, 14))


def reconciliation(
    folder: Path, entries: int = ENTRIES, count: int = FIGURES, replayed: int = REPLAYED
) -> list[Result]:
    """A year-end report of every line, true when it was submitted; beside one figure of it."""
    ledger = make_ledger(folder / "ledger.sqlite", entries)
    then = round(ledger.last_position * KNOWN_THEN)
    figures = _stated(ledger, then)[:count]
    assert len(figures) == count
    everything, one, some = (
        StatedReport(None, None, None, None, YEAR, asked)
        for asked in (figures, figures[:1], figures[:replayed])
    )

    def fast(report: StatedReport) -> int:
        return bool(reconcile(ledger, report, YEAR, then, unit=ledger.foundation.unit).figures)

    def figures_by(way: Reconcile, report: StatedReport) -> int:
        return len(way(ledger, report, YEAR, then, unit=ledger.foundation.unit).figures)

    what = f"reconcile, {count} figures, {entries:,} entries"
    return [
        at_most(what, "one figure", lambda: fast(everything), lambda: fast(one), 1.5),
        at_least(
            "the same, figures a second",
            f"each replayed alone, {replayed} of them",
            lambda: figures_by(reconcile, everything),
            lambda: figures_by(slow_reconcile, some),
            8,
            rounds=1,
        ),
    ]


EXPLAINED_ENTRIES, WRONG_OF = 20_000, 7


def explanation(folder: Path, entries: int = EXPLAINED_ENTRIES) -> list[Result]:
    """A report of a year, true and with one figure in seven wrong by one; beside one replay."""
    ledger = make_ledger(folder / "ledger.sqlite", entries)
    then = round(ledger.last_position * KNOWN_THEN)
    figures = _stated(ledger, then, BY_FIELD)
    wrong = tuple(
        replace(one, value=(one.value or 0) + (at % WRONG_OF == 3))
        for at, one in enumerate(figures)
    )

    @uncollected()
    def replayed() -> int:
        return bool([course_of(one.record, one.entries) for one in ledger.histories()])

    def reconciled(figures: tuple[Figure, ...]) -> int:
        report = StatedReport(None, None, None, None, YEAR, figures)
        return bool(reconcile(ledger, report, YEAR, then, unit=ledger.foundation.unit).figures)

    what = f"reconcile, {len(figures)} figures, {entries:,} entries, "
    other = "one replay of all records"
    return [
        at_most(what + "all true", other, lambda: reconciled(figures), replayed, 3),
        at_most(what + "one in seven wrong", other, lambda: reconciled(wrong), replayed, 3),
    ]


BY_FIELD = Question(YEAR, 0, by=("field",), lines=("DTCB", "ST", "HN", "CA"))


def _stated(ledger: Ledger, then: int, *more: Question) -> tuple[Figure, ...]:
    """What the books said then: the totals of the watch files first, then the rest of all lines.

    ``more``: what is stated besides.
    """
    rows = recount(ledger, Question(YEAR, then))
    rows += recount(ledger, Question(YEAR, then, by=("class", "list"), lines=("ST",)))
    for question in more:
        rows += recount(ledger, replace(question, known_at=then))
    rows.sort(key=lambda row: row.line != "ST")
    figures = [
        Figure(
            f"{number}.{row.line}.{measure}",
            row.line,
            measure,  # type: ignore[arg-type]
            {name: str(value) for name, value in row.cell},
            getattr(row, measure),
            "hồ sơ",
            Where("dòng", paragraph=1),
        )
        for number, row in enumerate(rows)
        for measure in MEASURES
    ]
    return tuple(figures)


RECORDS_OF_UNIT = 400
SIZES = 10_000, 1_000_000
ENDS = Moment(date(2022, 2, 1)), Moment(date(2022, 12, 31))


def registers(folder: Path, sizes: tuple[int, int] = SIZES) -> list[Result]:
    """The register of a unit, and what became of it within a year; all others keep more books."""
    ledgers = {size: _with_a_team(folder / str(size), size) for size in sizes}
    small, large = sizes
    team = Selection(None, always(["DHS"]))

    def records(size: int) -> Iterable[History]:
        ledger = ledgers[size]
        return candidates(ledger, folder / str(size) / "facts", [team], *ENDS)

    def listed(size: int) -> int:
        return bool(len(register(records(size), team, ENDS[0])) == RECORDS_OF_UNIT)

    def changed(size: int) -> int:
        return bool(len(differences(records(size), team, *ENDS)) == RECORDS_OF_UNIT)

    what, other = f"of one unit, {large:,} entries", f"at {small:,}"
    return [
        at_most(f"`register` {what}", other, lambda: listed(large), lambda: listed(small), 2),
        at_most(f"`diff` {what}", other, lambda: changed(large), lambda: changed(small), 2),
    ]


def _with_a_team(folder: Path, entries: int) -> Ledger:
    """Books of so many entries, a few hundred of them on the records of one team; with facts."""
    ledger = new_ledger(folder)
    ledger.execute(
        CreateUnit(effective_on=DAY, code="DHS", name="Đội", level="huyện", parent="CAH"), by="CB01"
    )
    books = ledger.books("CB01")
    for number in range(RECORDS_OF_UNIT):
        opening(f"T-{number}").model_copy(update={"unit": "DHS"}).decide(books)
        CloseRecord(
            effective_on=date(2022, 6, 1), number=f"ST:T-{number}", way="reviewed_out"
        ).decide(books)
    ledger.commit(books)
    fill(ledger, entries - ledger.last_position)
    catch_up(ledger, folder / "facts")
    return ledger
