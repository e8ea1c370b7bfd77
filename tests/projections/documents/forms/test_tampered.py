"""Whichever number of a paper of ours is changed, somebody finds it, or tells that it is not held.

A few numbers of every form over random books; which are looked at follows from the seed.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from random import Random
from typing import Final

import pytest

from ledger.records.opening import OpenRecord
from projections.calendar.calendar_file import laid_over
from projections.documents.forms.form import built_in_forms
from projections.documents.lines.intake import read_document
from projections.inspection.reading.lexicon.form import year_end_form
from projections.inspection.results.count_values import CountedBooks
from tests.busy_district import YEAR
from tests.projections.busy_officers import THOROUGH
from tests.projections.documents.forms.busy_plans import BusyPlans, busy_plans
from tests.projections.documents.forms.made_papers import books_over, paper_over, written_after_all
from tests.projections.documents.forms.tampered import SoundPaper
from tests.projections.documents.forms.test_every_form import DAYS, FORMS, LISTS, PLAN_YEAR
from tests.projections.documents.forms.test_plans import with_quotas

NUMBERS: Final = 30 if THOROUGH else 1
"""How many numbers of each form are changed; more of them where forms or ties are worked on."""
COMPARED: Final = "đối tượng (cùng kỳ"
"""How a target's line states what there was in the same days of the year before."""
QUOTAS: Final = {
    "lc_opened": 4, "lt_opened": 3, "ld_opened": 1, "nv_opened": 2, "htbm_opened": 2,
    "lt_opened_drugs": 1, "lt_opened_economy_environment": 1,
}  # fmt: skip


@pytest.mark.parametrize("seed", [5])
def test_a_wrong_number_is_found_or_told(seed: int, tmp_path: Path) -> None:
    """By a check, by the books, or by the reader; of none is nothing said."""
    random, silent = Random(seed), []
    with busy_plans(random) as district:
        district.work(120)
        for code in FORMS:
            paper = paper_of(district, code, tmp_path / f"{code}.docx")
            assert "fails" not in {verdict for _, verdict, *_ in paper.verdicts}
            places = list(paper.places())
            some = random.sample(places, min(NUMBERS, len(places)))
            silent += [(code, paper.words(one)) for one in some if not paper.finder(one)]
    assert [] == silent


def paper_of(district: BusyPlans, code: str, path: Path) -> SoundPaper:
    """A paper of a form over all that happened in a district, with quotas of its own."""
    form, days = built_in_forms()[code], DAYS.get(code, PLAN_YEAR)
    known_at = district.ledger.settled(district.ledger.last_position)
    listed = form.targets or LISTS.get(code, "nvcb-2024")
    books = books_over(district.ledger, "CAH", days, known_at, listed)
    books = with_quotas(books, **QUOTAS) if listed == "ctvbm-2024" else books
    books = written_after_all(replace(books, calendar=laid_over(())))
    path.write_bytes(paper_over(books, code).written())
    counted = CountedBooks(books, form, year_end_form(), listed=bool(form.targets))
    return SoundPaper(read_document(path), counted)


def watch_file(number: str, day: date) -> OpenRecord:
    """A watch file, of before the books, too: they then reach back to the year before."""
    told: dict[str, str | bool] = {"class": "A", "list": "I"}
    return OpenRecord(
        effective_on=day,
        line="ST",
        number=number,
        symbol="ST",
        unit="CAH",
        officer="CBCAH",
        attributes=told,
    )


@pytest.mark.parametrize(
    "code", ["bao-cao-nam", "bao-cao-tuan", *(["bao-cao-6-thang"] if THOROUGH else [])]
)
def test_new_watch_files_are_held_against_the_year_before(code: str, tmp_path: Path) -> None:
    """Both sides are stated, in the text and in the annex: none can be changed unseen."""
    with busy_plans(Random(5)) as district:
        district.work(60)
        for number, day in (("C1", date(2023, 5, 1)), ("C2", date(2025, 3, 2)), ("C3", YEAR.start)):
            district.ledger.execute(watch_file(number, day), by="CB01")
        paper = paper_of(district, code, tmp_path / f"{code}.docx")
    told = [one for one in paper.places() if COMPARED in paper.document.lines[one.line].text]
    assert told
    assert [] == [paper.words(one) for one in told if paper.finder(one) not in ("check", "books")]
