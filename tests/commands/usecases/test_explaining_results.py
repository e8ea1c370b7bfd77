"""Why results of targets and counts differ: what was recorded since, and the report's own mistakes.

What was put in is known, and the papers are written over books of their own.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import chain
from pathlib import Path
from random import Random
from typing import Any

import pytest

from commands.usecases.reconciling_results import WholeComparison, reconcile_whole
from commands.usecases.report_forms import FormInquiry, form_named, paper_of, template_of
from commands.usecases.submitting import submit_report
from commands.usecases.year_end import SignedHead
from ledger.records.lifecycle import ChangeRecord
from ledger.records.opening import OpenRecord
from ledger.records.results import RecordOutcome
from ledger.records.voiding import CorrectEntry, VoidEntry
from projections.inspection.results import retold_books
from projections.inspection.results.held_value import HeldValue
from tests.busy_district import HOME, YEAR
from tests.projections.documents.forms.busy_papers import BusyPapers, busy_papers

pytestmark = pytest.mark.uncounted


@dataclass
class Desk:
    """A district that reports, and what it then records."""

    district: BusyPapers
    folder: Path

    def record(self, *decisions: Any) -> int:
        """Record something; the position of its last entry."""
        return self.district.ledger.execute(*decisions, by="CB01", again=True).position

    def write(self, unit: str = HOME, named: str = "r.docx") -> Path:
        """Write the year-end report of a unit over the books as they are known now."""
        ledger = self.district.ledger
        form, known_at = form_named("bao-cao-nam"), ledger.last_position
        asked = FormInquiry(form, known_at, YEAR.start, YEAR.end, unit)
        template = template_of(form, None)
        paper = paper_of(ledger, self.folder, asked, SignedHead(), template, lambda _, one: one)
        file = self.folder / named
        file.write_bytes(paper.written())
        return file

    def submit(self, file: Path) -> None:
        """Submit a report; then some days pass."""
        submit_report(self.district.ledger, file, "CB01")
        self.district.clock.now += timedelta(days=3)

    def reconcile(self, file: Path, **asked: Any) -> WholeComparison:
        """All of a report held against the books."""
        return reconcile_whole(self.district.ledger, self.folder, file, **asked)


@contextmanager
def desk(seed: int, folder: Path) -> Iterator[Desk]:
    """The same history for the same seed."""
    with busy_papers(Random(seed)) as district:
        district.work(80)
        yield Desk(district, folder)


def arrest(on: date, persons: int = 3, unit: str = "DA") -> RecordOutcome:
    """Persons arrested on a day."""
    told: dict[str, Any] = {"effective_on": on, "unit": unit, "branch": "hình sự"}
    return RecordOutcome(kind="arrest", offence="251", persons=persons, **told)


def penalty(on: date, cases: int, of: str = "drugs") -> RecordOutcome:
    """Cases of a penalty of a type on a day."""
    told: dict[str, Any] = {"effective_on": on, "unit": "DA", "branch": "ma túy"}
    return RecordOutcome(kind="penalty", cases=cases, amount_dong=10**6, penalty_type=of, **told)


def causes(one: HeldValue) -> dict[str, tuple[int, ...]]:
    """The kinds of causes, and the entries each names."""
    return {cause.kind: cause.entries for cause in one.causes}


def test_what_came_since_is_named_entry_by_entry(tmp_path: Path) -> None:
    """A late result, one taken back, one corrected: each value names those that changed it."""
    with desk(7, tmp_path) as made:
        taken, mended = (made.record(one(YEAR.end, 5)) for one in (arrest, penalty))
        file = made.write()
        made.submit(file)
        assert not made.reconcile(file).differs
        day = YEAR.end - timedelta(days=1)
        late, days = made.record(penalty(day, 2)), made.district.ledger.today - day
        last = made.district.ledger.last_position
        void = made.record(VoidEntry(position=taken, reason="nhầm", last=last))
        told: dict[str, Any] = {"reason": "nhầm", "last": void, "changes": {"cases": "4"}}
        correction = made.record(CorrectEntry(position=mended, **told))
        found = made.reconcile(file).results.differing
    kinds = {
        ("backdated" if days > timedelta(days=30) else "late_entry"): {late},
        "voided_since": {void},
        "corrected_since": {correction - 1, correction},
    }
    named = set[str]()
    for one in found:
        assert "matches_then" == one.verdict
        told_of = causes(one)
        assert told_of, one
        assert told_of.keys() <= kinds.keys(), one
        assert all(set(entries) <= kinds[kind] for kind, entries in told_of.items())
        named |= told_of.keys()
        if one.now and one.now.isdigit() and one.then and one.then.isdigit():
            assert int(one.now) - int(one.then) == sum(it.difference for it in one.causes)
    assert named == kinds.keys()
    assert any({late} | {correction} <= {*chain(*causes(one).values())} for one in found)


def test_what_other_units_recorded_is_passed_over_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However much that is, and in however few recounts: what changed the unit's own is named."""
    monkeypatch.setattr(retold_books, "MOST_RECOUNTS", 20)
    with desk(7, tmp_path) as made:
        file = made.write("DB")
        then = made.district.ledger.last_position
        own = set[int]()
        for number in range(40):
            unit, day = ("DB", "DA")[number % 10 > 0], YEAR.end - timedelta(days=number)
            position = made.record(arrest(day, unit=unit))
            own |= {position} if unit == "DB" else set()
        found = made.reconcile(file, known_then=then, unit="DB").results.differing
    told = [one for one in found if one.verdict == "matches_then"]
    assert told
    assert {tuple(sorted(own))} == {cause.entries for one in told for cause in one.causes}


def test_what_came_between_writing_and_submitting_was_not_late(tmp_path: Path) -> None:
    """The report was true when it was written."""
    with desk(8, tmp_path) as made:
        file = made.write()
        between = made.record(arrest(YEAR.end))
        made.submit(file)
        found = made.reconcile(file).results.differing
    assert found
    assert {"matches_written"} == {one.verdict for one in found}
    assert all({"before_submission": (between,)} == causes(one) for one in found)


@pytest.mark.parametrize("shown", [True, False])
def test_a_day_off_is_told_by_the_entry_that_speaks_for_it(tmp_path: Path, *, shown: bool) -> None:
    """Counted although it was of the day after, or left out although it was of the last."""
    days = (YEAR.end, YEAR.end + timedelta(days=1))
    with desk(9, tmp_path) as other:
        other.record(arrest(days[not shown]))
        file = other.write()
    with desk(9, tmp_path) as made:
        position = made.record(arrest(days[shown]))
        found = made.reconcile(file).results.differing
    assert found
    for one in found:
        assert "differs" == one.verdict
        assert {"boundary_day": (position,)} == causes(one), one
        assert () == one.causes[0].officers


def watch_file() -> OpenRecord:
    """A watch file of class A, opened in the period."""
    cell = {"line": "ST", "symbol": "ST", "unit": "DA", "officer": "CB01"}
    return OpenRecord(
        number="ST-777",
        effective_on=YEAR.start + timedelta(days=9),
        attributes={"class": "A", "list": "III"},
        **cell,  # type: ignore[arg-type]
    )


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        (YEAR.end, {"boundary_day", "misclassified"}),
        (YEAR.end - timedelta(days=100), {"misclassified"}),
    ],
)
def test_a_change_of_class_that_was_overlooked(
    tmp_path: Path, on: date, expected: set[str]
) -> None:
    """It is named; of the last day it may as well have been told of the next: both are said."""
    with desk(9, tmp_path) as other:
        other.record(watch_file())
        file = other.write()
    with desk(9, tmp_path) as made:
        made.record(watch_file())
        changes: dict[str, Any] = {"changes": {"class": "B"}}
        position = made.record(ChangeRecord(effective_on=on, number="ST-777", **changes))
        found = made.reconcile(file).results.differing
    told = [one for one in found if one.value.of == "6"]
    assert told
    for one in told:
        ways = one.alternatives if len(expected) > 1 else (one.causes,)
        named = {way[0].kind for way in ways if way[0].entries == (position,)}
        assert expected == named, one


def test_a_result_in_another_cell_is_told_of_both(tmp_path: Path) -> None:
    """Cases of one kind of penalty are counted as another's: one has as many too few."""
    with desk(9, tmp_path) as other:
        other.record(penalty(YEAR.end, 4), penalty(YEAR.start, 2, "gambling"))
        file = other.write()
    with desk(9, tmp_path) as made:
        made.record(penalty(YEAR.end, 4, "gambling"), penalty(YEAR.start, 2, "gambling"))
        found = made.reconcile(file).results.differing
    told = [one for one in found if one.value.of.startswith("O.penalty.cases{")]
    assert {4, -4} == {one.difference for one in told}, found
    assert all({"misclassified": ()} == causes(one) for one in told)


def test_of_two_entries_that_would_do_as_well_none_is_named(tmp_path: Path) -> None:
    """One of two like results of the day after was counted; which, nobody can tell."""
    after = YEAR.end + timedelta(days=1)
    with desk(10, tmp_path) as other:
        other.record(arrest(YEAR.end))
        file = other.write()
    with desk(10, tmp_path) as made:
        first, second = (made.record(arrest(after)) for _ in range(2))
        found = made.reconcile(file).results.differing
    told = [one for one in found if "boundary_day" in causes(one)]
    assert told
    for one in told:
        assert {"boundary_day": ()} == causes(one)
        assert {(first,), (second,)} <= {way[0].entries for way in one.alternatives}


def test_the_figures_of_the_unit_above_are_told_as_such(tmp_path: Path) -> None:
    """A team that states what its district does: several values, no entry and nobody named."""
    with desk(11, tmp_path) as made:
        made.record(arrest(YEAR.end, unit="DB"))
        file = made.write()
        found = made.reconcile(file, unit="DA").results.differing
    told = [one for one in found if "other_unit" in causes(one)]
    assert told
    assert all((cause.entries, cause.records) == ((), ()) for one in told for cause in one.causes)


def test_what_nothing_explains_stays_open(tmp_path: Path) -> None:
    """A result that was never recorded names nobody."""
    with desk(12, tmp_path) as other:
        other.record(arrest(date(2026, 3, 3), 7))
        file = other.write()
    with desk(12, tmp_path) as made:
        found = made.reconcile(file).results.differing
    assert found
    told = [cause for one in found for cause in one.causes]
    assert {"unexplained", "never_supported"} >= {cause.kind for cause in told}
    assert not any(cause.entries or cause.records for cause in told)


def test_what_no_reading_supports_was_never_supported(tmp_path: Path) -> None:
    """Far more than the books hold of any unit, day or cell: said of counts, never of a rate."""
    with desk(12, tmp_path) as other:
        other.record(arrest(date(2026, 3, 3), 7_000))
        file = other.write()
    with desk(12, tmp_path) as made:
        found = made.reconcile(file).results.differing
    told = [one for one in found if "never_supported" in causes(one)]
    assert told
    assert all(one.difference == 7_000 for one in told if one.difference and one.difference > 99)
    assert {"rate", "grade"}.isdisjoint(one.value.what for one in told)


def test_what_was_taken_back_or_stands_above_is_supported(tmp_path: Path) -> None:
    """Once so stated by an entry, voided since; or more than a team has, and its district has."""
    with desk(12, tmp_path) as made:
        taken = made.record(arrest(date(2026, 3, 3), 7_000))
        file = made.write()
        made.record(arrest(date(2026, 3, 3), 9_000, unit="DB"))
        last = made.district.ledger.last_position
        made.record(VoidEntry(position=taken, reason="nhầm", last=last))
        found = made.reconcile(file).results.differing
    assert found
    assert "never_supported" not in {cause.kind for one in found for cause in one.causes}
