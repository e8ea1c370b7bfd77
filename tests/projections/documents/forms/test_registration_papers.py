"""The papers around a plan: quotas registered, the network reviewed, circulars read, findings."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from random import Random
from typing import Any

import pytest

from ledger.records.checking import CheckFile
from ledger.records.collaborator import DeliverItems, RateCollaborator
from ledger.records.commitments import ApproveQuota, RegisterQuota, SendBackQuota
from ledger.records.inspections import ReadCircular
from ledger.records.opening import OpenRecord
from ledger.values.period import Period
from projections.documents.forms.form_books import FormBooks
from projections.documents.forms.slot_values import DOTS, RowsSlot
from projections.documents.lines.intake import read_document
from tests.projections.documents.forms.busy_plans import BusyPlans, busy_plans
from tests.projections.documents.forms.made_papers import books_over, paper_over, read_back
from tests.projections.documents.forms.stated_alike import (
    assert_no_false_figure,
    assert_nothing_fails,
    slot,
)

PLAN_YEAR: dict[str, Any] = {"start": date(2026, 1, 1), "end": date(2026, 12, 31)}
DAYS = Period(date(2026, 1, 1), date(2026, 8, 31))
FORMS = ("dang-ky-chi-tieu-doi", "ra-soat-ctvbm", "doc-thong-tu", "de-nghi-ky-luat")


def record_all(district: BusyPlans) -> None:
    """A team with two officers: four quotas, three files, two circulars, three checks."""
    told: dict[str, Any] = {"unit": "DA"}
    lc, lt = ({**told, "indicator": one} for one in ("lc_opened", "lt_opened"))
    may, june = date(2026, 5, 4), date(2026, 6, 5)
    of_file: dict[str, Any] = {"line": "CTVBM", "unit": "DA", "officer": "CBDA"}
    decisions = [
        RegisterQuota(quantity=2, officer="CBDA", effective_on=date(2026, 1, 20), **PLAN_YEAR, **lc),
        RegisterQuota(quantity=3, effective_on=date(2026, 1, 21), **PLAN_YEAR, **lc),
        RegisterQuota(quantity=1, officer="CBDA", effective_on=date(2026, 1, 22), **PLAN_YEAR, **lt),
        ApproveQuota(officer="CBDA", decided_by="CH01", effective_on=date(2026, 1, 25), **lc),
        ApproveQuota(decided_by="CH01", effective_on=date(2026, 1, 26), **lc),
        SendBackQuota(officer="CBDA", decided_by="CH01", effective_on=date(2026, 1, 27), **lt),
        OpenRecord(number="LT-1", symbol="LT", attributes={"type": "1"},
                   effective_on=date(2025, 2, 28), **of_file),
        OpenRecord(number="LC-1", symbol="LC", effective_on=date(2026, 3, 31), **of_file),
        RateCollaborator(number="LT-1", rating="khá", effective_on=date(2025, 12, 1)),
        RateCollaborator(number="LT-1", rating="yếu", effective_on=june),
        DeliverItems(number="LT-1", items=2, valuable=2, effective_on=date(2025, 8, 31)),
        DeliverItems(number="LT-1", items=3, valuable=1, effective_on=date(2025, 9, 1)),
        CheckFile(number="LT-1", checker="CB01", findings=2, effective_on=may),
        CheckFile(number="LT-1", checker="CB01", findings=0, effective_on=june),
        CheckFile(number="LC-1", checker="CB01", findings=1, effective_on=june),
        ReadCircular(number="26/TT", officer="CBDA", unit="DA", effective_on=may),
        ReadCircular(number="26/TT", officer="CBTA", unit="TA", effective_on=date(2026, 9, 1)),
        ReadCircular(number="12/HD", officer="CBDA", unit="DA", effective_on=date(2025, 5, 4)),
    ]  # fmt: skip
    for one in decisions:
        district.ledger.execute(one, by="CBDB")


@pytest.fixture(scope="module")
def books() -> Iterator[FormBooks]:
    """The books of that team to the end of August."""
    with busy_plans(Random(1)) as district:
        record_all(district)
        yield books_over(district.ledger, "DA", DAYS, district.ledger.last_position)


def rows(books: FormBooks, name: str) -> list[dict[str, object]]:
    """The rows of a table."""
    found = slot(books, "ra-soat-ctvbm", name)
    assert isinstance(found, RowsSlot)
    return [dict(one) for one in found.rows]


def test_what_was_registered_says_what_became_of_it(books: FormBooks) -> None:
    """Each officer's numbers, then the unit's own: approved or sent back, by whom."""
    told = [
        (one["holder"], one["indicator"], one["number"], one["status"], one["decided_by"])
        for one in rows(books, "R.rows")
    ]
    assert [
        ("CBDA", "Xây dựng mới LC", "02", "Đã phê duyệt", "CH01"),
        ("CBDA", "Xây dựng mới LT", "01", "Trả lại", "CH01"),
        ("Đội DA", "Xây dựng mới LC", "03", "Đã phê duyệt", "CH01"),
    ] == told


def test_the_unit_s_own_quota_stands_beside_the_sum(books: FormBooks) -> None:
    """Where it has none, what was approved of its officers does."""
    (told,) = rows(books, "R.sums")
    assert (2, "03", 3) == (told["officers"], told["own"], told["stands"])


def test_what_was_decided_later_waits(books: FormBooks) -> None:
    """On the day a paper is of, as it then stood."""
    early = books.over(Period(date(2026, 1, 1), date(2026, 1, 25)))
    told = [(one["status"], one["decided_by"]) for one in rows(early, "R.rows")]
    waits = ("Chờ phê duyệt", "")
    assert [("Đã phê duyệt", "CH01"), waits, waits] == told


def test_a_file_is_reviewed_by_what_the_books_hold(books: FormBooks) -> None:
    """Whole months, the last rating, twelve months of items, the last check; nothing proposed."""
    lt, lc = rows(books, "N.rows")
    assert {
        "number": "LT-1",
        "symbol": "LT loại 1",
        "months": 18,
        "rating": "yếu",
        "rated_on": "05/06/2026",
        "items": 3,
        "valuable": 1,
        "checked_on": "05/06/2026",
        "proposal": DOTS,
    } == lt
    assert ("LC", 5, "chưa phân loại", "") == tuple(
        lc[one] for one in ("symbol", "months", "rating", "rated_on")
    )


def test_the_symbols_add_up(books: FormBooks) -> None:
    """To the files in use, and each symbol's ratings to its files."""
    *symbols, whole = rows(books, "N.symbols")
    ratings = [f"rating{place}" for place in range(5)]
    for one in (*symbols, whole):
        assert one["files"] == sum(int(str(one[rating])) for rating in ratings)
    assert 2 == whole["files"] == sum(int(str(one["files"])) for one in symbols)


def test_who_read_a_circular_counts_from_the_day_he_read_it(books: FormBooks) -> None:
    """Of a circular that nobody read in the days there is nothing to tell."""
    (told,) = rows(books, "C.totals")
    assert ("26/TT", "01/03", "CBTA, CBTC") == (told["circular"], told["read"], told["missing"])
    read = {one["officer"]: one["read_on"] for one in rows(books, "C.rows")}
    assert {"CBDA": "04/05/2026", "CBTA": "chưa đọc", "CBTC": "chưa đọc"} == read


def test_who_answers_for_a_finding_is_told(books: FormBooks) -> None:
    """A file a row; a check that found nothing is none."""
    told = [
        (one["record"], one["officer"], one["days"], one["findings"])
        for one in rows(books, "F.rows")
    ]
    assert [("LC-1", "CBDA", "05/06/2026", 1), ("LT-1", "CBDA", "04/05/2026", 2)] == told


@pytest.mark.parametrize("code", FORMS)
def test_a_number_leaves_as_it_may(books: FormBooks, code: str, tmp_path: Path) -> None:
    """Whoever writes the paper says how; the number itself then stands nowhere in it."""
    masked = replace(books, called=lambda _line, _number: "CTV-•••1")
    path = tmp_path / "p.docx"
    path.write_bytes(paper_over(masked, code).written())
    texts = [one.text for one in read_document(path).lines]
    assert [] == [one for one in texts if "LT-1" in one or "LC-1" in one]


@pytest.mark.parametrize("code", FORMS)
def test_a_paper_is_written_again_byte_for_byte(books: FormBooks, code: str) -> None:
    """From the same position, days, version and template."""
    again = FormBooks(books.sight, books.head)
    assert paper_over(books, code).written() == paper_over(again, code).written()


@pytest.mark.parametrize("seed", range(2))
def test_nothing_in_these_papers_is_taken_for_another_figure(seed: int, tmp_path: Path) -> None:
    """Whatever happened: what is read of them is right, and no check fails."""
    random = Random(30 + seed)
    with busy_plans(random) as district:
        district.work(random.randint(100, 250))
        ledger = district.ledger
        found = books_over(ledger, "DA", DAYS, ledger.settled(ledger.last_position))
        for code in FORMS:
            report = read_back(paper_over(found, code).written(), tmp_path)
            assert_no_false_figure(report, found)
            assert_nothing_fails(report)
            assert DAYS == report.period
