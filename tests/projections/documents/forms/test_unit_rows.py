"""Tables by unit add up to the whole, whatever units came, went or ended within the days."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import date
from random import Random
from typing import Any

from ledger.records.lifecycle import CloseRecord, TransferRecord
from ledger.records.opening import OpenRecord
from ledger.records.reorganising import MergeUnits
from projections.documents.forms.annexes import (
    ARREST_RATE,
    CLOSED_WATCH,
    arrest_rows,
    arrest_terms,
    closed_rows,
    grade_rows,
)
from projections.documents.forms.breakdown_slots import BREAKDOWNS
from projections.documents.forms.form_books import FormBooks
from projections.documents.forms.paper_notes import notes_of
from projections.documents.forms.slot_values import RowsSlot
from projections.targets.measure import Measure
from projections.targets.measuring import measure_of
from tests.busy_district import HOME, UNITS, YEAR
from tests.projections.documents.forms.made_papers import books_over
from tests.projections.targets.busy_mergers import busy_mergers


def result_of(books: FormBooks, indicator: str) -> Measure:
    """The result of the whole."""
    return measure_of(books.sight.plan.indicators[indicator], books.sight)


def summed(rows: RowsSlot, *keys: str) -> tuple[int, ...]:
    """The columns of a table, added up."""
    return tuple(sum(int(str(row[key])) for row in rows.rows) for key in keys)


def share_of(row: Mapping[str, object]) -> tuple[int, int]:
    """Both numbers of a row of closed files; of nobody both are 0."""
    told = str(row["share"]).split("/")
    return (int(told[0]), int(told[1])) if len(told) == 2 else (0, 0)


def test_the_rows_of_units_add_up_to_the_whole() -> None:
    """The arrest rate and the watch files closed, of each unit, after whatever reorganisation."""
    seen = Counter[str]()
    for seed in (5, 11):
        with busy_mergers(Random(seed)) as district:
            district.work(300)
            known_at = district.ledger.settled(district.ledger.last_position)
            for unit in UNITS:
                books = books_over(district.ledger, unit, YEAR, known_at)
                if arrests := arrest_rows(books).rows:
                    _adds_up(books, seen)
                seen["of days"] += any("đến hết" in str(row["unit"]) for row in arrests)
    assert {"of days", "arrested", "closed", "effect"} <= {one for one in seen if seen[one]}, seen


def _adds_up(books: FormBooks, seen: Counter[str]) -> None:
    rate, effect = result_of(books, ARREST_RATE), result_of(books, CLOSED_WATCH)
    whole = (rate.numerator or 0, rate.denominator or 0)
    assert whole == summed(arrest_rows(books), "above", "below")
    terms = arrest_terms(books.sight)
    assert tuple(terms.values()) == summed(arrest_rows(books), *terms)
    closed = closed_rows(books)
    shares = [share_of(row) for row in closed.rows]
    of_all = tuple(map(sum, zip(*shares, strict=True))) or (0, 0)
    assert (effect.numerator or 0, effect.denominator or 0) == of_all
    assert len(books.members("ST", "closed")) == of_all[1] + summed(closed, "left")[0]
    seen.update(arrested=whole[0], closed=of_all[1], effect=of_all[0])


def test_a_unit_that_ended_within_the_days_has_a_row_of_its_days() -> None:
    """With what it did till then; a unit that others stand under has one where it did anything."""
    with busy_mergers(Random(1)) as district:
        for unit in ("TB", "TA", "TC"):
            told: dict[str, Any] = {"number": f"ST-1{unit}", "effective_on": date(2026, 1, 9)}
            kept: dict[str, Any] = {"symbol": "ST", "officer": f"CB{unit}", "unit": unit}
            district.ledger.execute(OpenRecord(line="ST", **kept, **told), by="CB01")
            district.ledger.execute(CloseRecord(way="arrested", **told), by="CB01")
        merge = MergeUnits(codes=("TB",), to_unit="TA", effective_on=date(2026, 3, 1))
        district.ledger.execute(merge, by="CB01")
        books = books_over(district.ledger, HOME, YEAR, district.ledger.last_position)
        assert {
            "Riêng Đội TA": 1,
            "Đội TC": 1,
            "Đội DB": 0,
            "Đội TB (đến hết 28/02/2026)": 1,
        } == {str(row["unit"]): row["above"] for row in arrest_rows(books).rows}


def test_what_rows_of_units_cannot_say_is_a_note() -> None:
    """A file that goes from team to team is in both their rows; who is no more has no grades."""
    with busy_mergers(Random(1)) as district:
        ledger = district.ledger
        told: dict[str, Any] = {"number": "VA-1TB", "effective_on": date(2026, 1, 9)}
        kept: dict[str, Any] = {"symbol": "VA", "officer": "CBTB", "unit": "TB"}
        ledger.execute(OpenRecord(line="CA", **kept, **told), by="CB01")
        before = books_over(ledger, HOME, YEAR, ledger.last_position)
        assert () == _notes_beside_rows(before)
        moved = TransferRecord(
            number="VA-1TB", effective_on=date(2026, 2, 9), to_unit="TC", to_officer="CBTC"
        )
        ledger.execute(moved, by="CB01")
        merge = MergeUnits(codes=("TB",), to_unit="TA", effective_on=date(2026, 3, 1))
        ledger.execute(merge, by="CB01")
        books = books_over(ledger, HOME, YEAR, ledger.last_position)
        notes, rows = _notes_beside_rows(books), BREAKDOWNS["CA", "units"](books, "CA")
        assert isinstance(rows, RowsSlot)
        assert (2, 1) == summed(rows, "added", "removed")
        assert 2 == len(notes), notes
        moves, gone = notes
        assert "nên cộng các dòng lớn hơn số chung" in moves
        assert "Chuyên án" in moves
        assert gone.endswith("không có dòng riêng của Đội TB (TB).")


def _notes_beside_rows(books: FormBooks) -> tuple[str, ...]:
    """The notes of books whose rows of units were looked at."""
    BREAKDOWNS["CA", "units"](books, "CA")
    grade_rows(books)
    return tuple(one for one in notes_of(books) if "cùng kỳ" not in one)
