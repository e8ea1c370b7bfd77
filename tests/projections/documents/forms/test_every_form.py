"""Every form over random books, as Word and Excel: all that is in it is read, and nothing fails."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import date
from itertools import cycle
from pathlib import Path
from random import Random
from typing import Any

import pytest

from commands.speech import official
from commands.usecases.report_forms import workbook_of
from ledger.values.period import Period
from projections.calendar.calendar_file import laid_over
from projections.documents.forms.form import built_in_forms
from projections.documents.forms.form_books import FormBooks
from projections.documents.forms.writing import WrittenForm
from projections.inspection.reading.lexicon.form import year_end_form
from projections.inspection.reading.lexicon.wording import keys
from projections.inspection.reading.stated.values import NOT_FACT, StatedReport
from tests.busy_district import YEAR
from tests.projections.documents.forms.busy_papers import busy_papers
from tests.projections.documents.forms.busy_plans import busy_plans
from tests.projections.documents.forms.made_papers import (
    books_over,
    paper_over,
    read_back,
    written_after_all,
)
from tests.projections.documents.forms.stated_alike import assert_nothing_fails

PLAN_YEAR = Period(date(2026, 1, 1), date(2026, 12, 31))
HALF = Period(date(2026, 1, 1), date(2026, 6, 30))
DAYS = {
    "bao-cao-tuan": Period(date(2026, 10, 8), date(2026, 10, 14)),
    "thong-ke-thang": Period(date(2026, 7, 15), date(2026, 8, 14)),
    "bao-cao-6-thang": HALF,
    "so-ket-doi": HALF,
    "de-nghi-ky-luat": Period(date(2026, 4, 1), date(2026, 6, 30)),
    "ke-hoach-ctvbm": Period(date(2026, 1, 1), date(2026, 2, 10)),
    "tien-do-ctvbm": Period(date(2026, 1, 1), date(2026, 9, 30)),
} | dict.fromkeys(("bang-cham-diem", "bang-cham-diem-rut-gon", "bao-cao-nam"), YEAR)
"""Of which days each is written; the others of the calendar year."""
LISTS = {"doc-thong-tu": "doi-2021", "ra-soat-ctvbm": "ctvbm-2024"}
"""By which list the books are seen for forms that have none."""
FORMS = [one for one in built_in_forms() if not one.startswith("de-an")]
"""All but those of the programme, which has years and gangs of its own (``test_programme``)."""


def papers(seed: int, made: AbstractContextManager[Any]) -> Iterator[tuple[str, WrittenForm]]:
    """A paper of every form over the books of some unit, of one branch or of all."""
    random = Random(seed)
    with made as district:
        district.work(random.randint(60, 220))
        ledger = district.ledger
        for code in FORMS:
            listed = built_in_forms()[code].targets or LISTS.get(code, "nvcb-2024")
            known_at = ledger.settled(ledger.last_position)
            unit, days = random.choice(("CAH", "DA", "TB")), DAYS.get(code, PLAN_YEAR)
            books = books_over(ledger, unit, days, known_at, listed)
            if code == "bao-cao-nam":
                books = of_branch(books, random.choice((None, "ma túy", "hình sự")))
            yield code, paper_over(written_after_all(replace(books, calendar=laid_over(()))), code)


def of_branch(books: FormBooks, branch: str | None) -> FormBooks:
    """The books of one branch."""
    return replace(books, sight=replace(books.sight, branch=branch))


def unread_of(report: StatedReport) -> Iterator[str]:
    """The lines with a number that is neither read nor kept as what it is: of a plan, or asked."""
    kept = {one.where for one in report.others}
    for one in report.not_read:
        if one.why != NOT_FACT or one.where not in kept:
            yield one.where.text


def test_every_form_begins_as_a_paper_does() -> None:
    """What stands over its kind is its head, in which no number counts."""
    titles = year_end_form().letterhead.titles
    kinds = {one.kind.casefold() for one in built_in_forms().values()}
    assert [] == [one for one in kinds if not any(keys(one)[: len(it)] == it for it in titles)]


@pytest.mark.parametrize(
    ("seed", "made", "first"), [(702, busy_papers, "r.docx"), (701, busy_plans, "r.xlsx")]
)
def test_all_that_is_in_a_form_is_read(seed: int, made: Any, first: str, tmp_path: Path) -> None:
    """No number of ours is one of which our own reader can make nothing; no check finds fault.

    Forms are written as Word and Excel in turn, and each the other way over the other books.
    """
    random = Random(seed)
    unread = []
    names = ("r.docx", "r.xlsx") if first == "r.docx" else ("r.xlsx", "r.docx")
    for name, (code, paper) in zip(cycle(names), papers(seed, made(random)), strict=False):
        written = paper.written() if name == "r.docx" else workbook_of(paper, official)
        report = read_back(written, tmp_path, name)
        unread += [(code, name, one) for one in unread_of(report)]
        assert_nothing_fails(report)
    assert [] == sorted(set(unread))
