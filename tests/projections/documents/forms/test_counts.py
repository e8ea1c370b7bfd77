"""Slots of results, effects, checks and personas against a slow count over all entries."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from random import Random

import pytest

from ledger.application import Ledger
from ledger.entries import Entry
from ledger.entries.collaborator import ItemsDelivered
from ledger.entries.inspection import InspectionOpened, SanctionRecorded
from ledger.entries.outcome import OutcomeRecorded
from ledger.entries.record import EffectProduced, FileChecked
from ledger.timeline import in_force
from projections.documents.forms.form import built_in_forms
from projections.documents.forms.form_books import FormBooks
from projections.documents.forms.notation import slot_name
from projections.documents.forms.slot_book import SlotBook
from projections.documents.forms.slot_values import CountSlot, MoneySlot, RowsSlot, SlotValue
from projections.documents.forms.writing import sources_of
from projections.figures.recount import course_of
from tests.busy_district import HOME, YEAR
from tests.projections.documents.forms.busy_papers import busy_papers
from tests.projections.documents.forms.made_papers import books_over

HALF = date(2026, 4, 15)
"""Checks, inspections and sanctions are counted from this day of the year on."""


class Told:
    """The slots of a paper over the whole district."""

    def __init__(self, books: FormBooks) -> None:
        self._book = SlotBook(sources_of(built_in_forms()["bao-cao-nam"], books))

    def value(self, text: str) -> SlotValue:
        """What stands in a slot."""
        name = slot_name(text)
        assert name is not None, text
        return self._book.value(name)

    def number(self, text: str) -> int:
        """A count, or an amount."""
        value = self.value(text)
        assert isinstance(value, CountSlot | MoneySlot), text
        return value.number if isinstance(value, CountSlot) else value.dong


def entries_of(ledger: Ledger, known_at: int, *lines: str) -> Iterator[Entry]:
    """Every entry in force of the year: of all papers, or of records, also of closed ones."""
    for history in ledger.histories(known_at):
        entries = in_force(history.entries, known_at)
        course = course_of(history.record, entries) if history.noun in lines else None
        for one in entries:
            if one.effective_on not in YEAR or bool(lines) != (history.noun in lines):
                continue
            if course is None:
                yield one
                continue
            if course.turn_on(one.effective_on) is not None:
                yield one


ALL = ("DTCB", "ST", "HN", "CA", "CTVBM", "VAI_AO", "HTBM")


@pytest.mark.parametrize("seed", range(4))
def test_slots_count_what_was_recorded(seed: int) -> None:
    """Each once, of the year, and of the last six months where the form wants these."""
    random = Random(seed)
    with busy_papers(random) as district:
        district.work(random.randint(150, 300))
        ledger = district.ledger
        known_at = ledger.settled(ledger.last_position)
        told = Told(books_over(ledger, HOME, YEAR, known_at))
        papers = list(entries_of(ledger, known_at))
        results = [one for one in papers if isinstance(one, OutcomeRecorded)]
        penalties = [one for one in results if one.kind == "penalty"]
        assert sum(one.cases or 0 for one in penalties) == told.number("O.penalty.cases")
        assert sum(one.amount_dong or 0 for one in penalties) == told.number("O.penalty.dong")
        drugs = [one for one in penalties if one.penalty_type == "drugs"]
        assert sum(one.cases or 0 for one in drugs) == told.number("O.penalty.cases{type=drugs}")
        cases = [one for one in results if one.kind == "prosecution"]
        assert len(cases) == told.number("O.prosecution.times")
        assert sum(one.accused or 0 for one in cases) == told.number("O.prosecution.accused")
        effects = list(entries_of(ledger, known_at, "DTCB"))
        detox = [one for one in effects if isinstance(one, EffectProduced) and one.kind == "detox"]
        assert sum(one.count for one in detox) == (told.number("E.compulsory_measure{kind=detox}"))
        checks = [one for one in entries_of(ledger, known_at, *ALL) if isinstance(one, FileChecked)]
        assert len(checks) == told.number("I.checks.whole")
        late_checks = [one for one in checks if one.effective_on >= HALF]
        assert len(late_checks) == told.number("I.checks")
        assert sum(one.effective_on.weekday() == 3 for one in checks) == (
            told.number("I.checks{day=thursday}")
        )
        late = [one for one in papers if one.effective_on >= HALF]
        assert sum(isinstance(one, InspectionOpened) for one in late) == told.number(
            "I.inspections"
        )
        assert sum(one.individuals for one in papers if isinstance(one, SanctionRecorded)) == (
            told.number("I.sanctions.individuals")
        )
        items = list(entries_of(ledger, known_at, "VAI_AO"))
        assert sum(one.items for one in items if isinstance(one, ItemsDelivered)) == (
            told.number("P.items")
        )


@pytest.mark.parametrize("seed", range(3))
def test_parts_add_up(seed: int) -> None:
    """What personas serve adds up to the personas; findings by line are all findings."""
    random = Random(seed)
    with busy_papers(random) as district:
        district.work(200)
        books = books_over(district.ledger, HOME, YEAR, district.ledger.last_position)
        told = Told(books)
        rows = told.value("P.rows")
        assert isinstance(rows, RowsSlot)
        assert told.number("VAI_AO.current") == sum(int(one["all"] or 0) for one in rows.rows)
        assert told.number("VAI_AO.current{symbol=NV}") == sum(
            int(one["NV"] or 0) for one in rows.rows
        )
        cells = told.value("ST.cells")
        assert isinstance(cells, RowsSlot)
        assert told.number("ST.current") == sum(int(one["current"] or 0) for one in cells.rows)
        assert told.number("O.penalty.cases") == sum(
            told.number(f"O.penalty.cases{{type={one}}}") for one in ("drugs", "forest", "trade")
        )
