"""Papers over made-up books, and what our own reader makes of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from random import Random

from ledger.application import Ledger
from ledger.values.period import Period
from projections.documents.forms.form import built_in_forms
from projections.documents.forms.form_books import FormBooks
from projections.documents.forms.template import FormTemplate
from projections.documents.forms.typeset import typeset
from projections.documents.forms.writing import WrittenForm
from projections.documents.lines.intake import read_document
from projections.documents.year_end.figures import ReportHead
from projections.figures.reach import reach_among
from projections.inspection.reading.lexicon.form import year_end_form
from projections.inspection.reading.read import read_report
from projections.inspection.reading.stated.values import StatedReport
from projections.targets.built_in import built_in_list
from projections.targets.gathering import seen_books
from projections.targets.purview import Purview
from projections.targets.sight import Sight
from tests.busy_district import HOME, UNITS, YEAR

MADE_AT = datetime.fromisoformat("2026-10-15T08:00:00+07:00")


def template_of(code: str, content: bytes | None = None, name: str = "mau.docx") -> FormTemplate:
    """A template: the built-in one of a form, or these bytes."""
    return FormTemplate(content or typeset(code), name, code)


def books_over(
    ledger: Ledger, unit: str, period: Period, known_at: int, targets: str = "nvcb-2024"
) -> FormBooks:
    """The books of a unit with what is under it, under a head of its own."""
    reach = None
    if unit != HOME:
        histories = ledger.unit_histories()
        reach = reach_among(histories, unit, alone=False, known_at=known_at)
    purview = Purview(unit, reach)
    sight = Sight(
        seen_books(ledger, known_at, period, purview), built_in_list(targets), purview, period
    )
    units = ledger.units(period.end, known_at)
    head = ReportHead(
        unit=units[unit].name if unit in units else "Công an huyện Mẫu",
        written_on=date(2026, 10, 15),
        period=period,
        position=known_at,
        known_at="15/10/2026 08:00:00",
        version="0.1.0",
        superior="Công an tỉnh Mẫu",
        place="Huyện Mẫu",
        number="214/BC-CAH",
        made_at=MADE_AT,
        code=unit,
    )
    return FormBooks(sight, head)


def written_after_all(books: FormBooks) -> FormBooks:
    """The same, for a paper that is dated behind everything random books hold."""
    return replace(books, head=replace(books.head, written_on=date(2028, 1, 1)))


def random_books(ledger: Ledger, random: Random) -> FormBooks:
    """The books of some unit, over the year, as known at some position."""
    last = ledger.last_position
    known_at = ledger.settled(random.randint(last * 2 // 3, last))
    unit = HOME if random.random() < 0.5 else random.choice(UNITS)
    return books_over(ledger, unit, YEAR, known_at)


def paper_over(books: FormBooks, code: str = "bao-cao-nam") -> WrittenForm:
    """A form over some books in its own template."""
    return WrittenForm(built_in_forms()[code], books, template_of(code))


def read_back(content: bytes, folder: Path, name: str = "r.docx") -> StatedReport:
    """What our own reader makes of a file."""
    path = folder / name
    path.write_bytes(content)
    return read_report(read_document(path), year_end_form())
