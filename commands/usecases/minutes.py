"""The minutes of an inspection, made of the books and of the reports it held against them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from commands.usecases.cadence import days_so_far
from commands.usecases.drawing_files import draw_again, draws_of, draws_taken_back
from commands.usecases.held_elsewhere import held_elsewhere
from commands.usecases.reconciling_results import reconcile_whole
from commands.usecases.report_file import read_report_file
from commands.usecases.report_forms import FormInquiry, form_books, template_of
from ledger.entries.inspection import KnowledgeChecked
from ledger.errors.inspections import BooksAsKnownNow, ReportOfAnotherUnit, ReportTwice
from ledger.errors.papers import UnknownPaper
from ledger.proofs.receipts import root_at
from ledger.values.period import Period, period_on

if TYPE_CHECKING:
    from commands.usecases.year_end import SignedHead
    from ledger.application import Ledger
    from ledger.records.organisation import Unit
    from ledger.records.papers.inspection import Inspection
    from projections.documents.forms.template import FormTemplate
    from projections.documents.forms.writing import WrittenForm
    from projections.inspection.minutes.minutes import ReportRead, SampleDrawn


@dataclass(frozen=True)
class MinutesAsked:
    """Which inspection's minutes, over which reports and which days of self-inspection.

    ``known_at``: a position; days that are left out: the half-year of the inspection's last day;
    ``held_by``: by what ``reconcile_whole`` is to hold the reports against the books.
    """

    inspection: str
    reports: Sequence[Path]
    known_at: int
    start: date | None = None
    end: date | None = None
    held_by: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Speech:
    """How the paper speaks: the program's texts in its language, and file numbers as they leave."""

    translate: Callable[[str], str]
    called: Callable[[str], str]


def minutes_template(home: Path, given: Path | None = None) -> FormTemplate:
    """The template that was given, else the unit's own, else the one that is built in.

    Raises PackageRefused.
    """
    from projections.inspection.minutes.minutes import minutes_form

    return template_of(minutes_form(), home, given)


def minutes_of(
    ledger: Ledger,
    places: tuple[Path, Path],
    asked: MinutesAsked,
    head: SignedHead,
    template: FormTemplate,
    speech: Speech,
) -> WrittenForm:
    """The minutes over the books, everything in them proven; nothing is written yet.

    ``places``: the ledger's folder, and that of its facts. Raises UnknownPaper, IntegrityBroken,
    and what a report is refused for.
    """
    from projections.documents.forms.writing import WrittenForm
    from projections.inspection.cadence import cadence_of
    from projections.inspection.minutes.minutes import Minutes, minutes_form
    from projections.inspection.minutes.slots import MinutesSlots

    home, facts = places
    (code, unit), inspection = _inspection(ledger, asked)
    form = minutes_form()
    days = days_so_far(ledger, _days(asked, inspection), asked.known_at)
    inquiry = FormInquiry(form, asked.known_at, days.start, days.end, unit)
    books = replace(form_books(ledger, home, inquiry, head), called=_by_line(speech))
    everywhere = form_books(ledger, home, replace(inquiry, unit=None), head)
    minutes = Minutes(
        code,
        inspection,
        books.head.unit,
        books.head.written_on,
        asked.known_at,
        root_at(ledger, asked.known_at),
        tuple(_reports(ledger, home, asked, code, unit)),
        tuple(_drawn(ledger, facts, asked)),
        tuple(_knowledge(ledger, code, asked.known_at)),
        cadence_of(books, everywhere),
        speech.translate,
        speech.called,
    )
    return WrittenForm(form, books, template, {"M": MinutesSlots(minutes)})


def _days(asked: MinutesAsked, inspection: Inspection) -> Period:
    """The days asked for; what is left out, of the half-year of the inspection's last day."""
    last = inspection.closed_on or inspection.end or inspection.start
    assert last is not None, "an inspection that was opened has a first day"
    half = period_on("half-year", last).days
    return Period(asked.start or half.start, asked.end or half.end)


def _by_line(speech: Speech) -> Callable[[str, str], str]:
    return lambda _line, number: speech.called(number)


def _inspection(ledger: Ledger, asked: MinutesAsked) -> tuple[tuple[str, str], Inspection]:
    """The inspection as known at the position: its code and its unit, and how it stands.

    Raises UnknownPaper.
    """
    from ledger.records.paper_command import paper_code
    from ledger.records.papers.inspection import INSPECTIONS

    stream = INSPECTIONS.stream(paper_code(asked.inspection))
    state = INSPECTIONS.state(ledger.history(stream), known_at=asked.known_at)
    if state.opened is None:
        raise UnknownPaper(code=stream.key)
    return (stream.key, state.opened.unit), state


def _reports(
    ledger: Ledger, home: Path, asked: MinutesAsked, code: str, inspected: str
) -> Iterator[ReportRead]:
    """The reports held against the books, each once, of the unit inspected or of one under it.

    Raises BooksAsKnownNow, ReportTwice, ReportOfAnotherUnit.
    """
    from projections.figures.reach import reach_among

    if asked.reports and asked.known_at != ledger.last_position:
        raise BooksAsKnownNow(last=ledger.last_position, known_at=asked.known_at)
    histories, known_at = ledger.unit_histories(), asked.known_at
    under = reach_among(histories, inspected, alone=False, known_at=known_at).ever()
    names = ledger.units(known_at=asked.known_at)
    seen: dict[str, str] = {}
    for path in asked.reports:
        one = _read(ledger, home, path, {**asked.held_by, "inspection": code}, names)
        if other := seen.get(one.sha256):
            raise ReportTwice(file=one.name, other=other)
        if one.found.unit not in under:
            raise ReportOfAnotherUnit(
                file=one.name, unit=one.found.unit, code=code, inspected=inspected
            )
        seen[one.sha256] = one.name
        yield one


def _read(
    ledger: Ledger, home: Path, path: Path, held_by: dict[str, Any], names: Mapping[str, Unit]
) -> ReportRead:
    """A report held against the books, as the inspection reads it."""
    from projections.inspection.minutes.minutes import ReportRead

    whole = reconcile_whole(ledger, home, path, **held_by)
    compared = whole.compared
    read, found = read_report_file(path, held_by.get("words")), compared.found
    unit = names[found.unit].name if found.unit in names else found.unit
    unread = len(compared.read.not_read)
    told = (read.name, read.sha256, unit, compared.submitted, unread, found)
    elsewhere = held_elsewhere(ledger, path, held_by.get("words"), compared)
    notices = tuple(elsewhere.notices(ledger, found.unit, found.period))
    return ReportRead(*told, compared.read.by_hand, whole.results, notices)


def _drawn(ledger: Ledger, facts: Path, asked: MinutesAsked) -> Iterator[SampleDrawn]:
    """The draws in the order in which they were made, those that were voided among them."""
    from projections.inspection.minutes.minutes import SampleDrawn

    known_at = asked.known_at
    names = ledger.units(known_at=known_at)
    draws = draws_of(ledger, asked.inspection, known_at)
    back = draws_taken_back(ledger, asked.inspection, known_at)
    voids = {one.draw.position: one.void for one in back}
    for entry in sorted((*draws, *(one.draw for one in back)), key=lambda one: one.position):
        again = draw_again(ledger, facts, entry, known_at)
        unit = names[entry.scope].name if entry.scope in names else entry.scope
        told = (entry.effective_on, entry.at, entry.words, unit, tuple(entry.lines), entry.files)
        yield SampleDrawn(
            *told, again.agrees, entry.confidence, again.said, voids.get(entry.position)
        )


def _knowledge(ledger: Ledger, code: str, known_at: int) -> Iterator[KnowledgeChecked]:
    """The questions asked in the inspection, by day and officer."""
    from ledger.records.papers.discipline import KNOWLEDGE
    from ledger.records.papers.family import range_of

    histories = ledger.histories(known_at, between=range_of("knowledge"))
    answers = [
        one
        for paper in KNOWLEDGE.standing(histories, date.max, known_at)
        for one in paper.state
        if one.inspection == code
    ]
    yield from sorted(answers, key=lambda one: (one.effective_on, one.officer, one.position))
