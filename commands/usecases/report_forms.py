"""The papers a unit owes, written in their forms: which there are, in whose template, over what."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from commands.usecases.calendar_in_force import rows_in_force
from commands.usecases.falling_due import overdue_of
from commands.usecases.grading_targets import STATISTICS, TargetInquiry, sight_of
from commands.usecases.target_lists import list_named, own_file
from commands.usecases.year_end import SignedHead, report_files
from ledger.records.paper_marks import unit_mark
from ledger.records.unit_tree import name_above
from ledger.values.period import KINDS, CatalogPeriod, Period
from ledger.values.stream import SECRECY
from projections.documents.forms.form import ReportForm, built_in_forms
from projections.documents.forms.refusals import NotOfSuchPeriods, UnknownForm
from projections.targets.built_in import built_in_texts

if TYPE_CHECKING:
    from ledger.application import Ledger
    from projections.documents.forms.form_books import FormBooks
    from projections.documents.forms.sheet_template import SheetTemplate
    from projections.documents.forms.template import FormTemplate
    from projections.documents.forms.writing import WrittenForm
    from projections.documents.tables.destination import Destination
    from projections.documents.year_end.figures import ReportHead
    from projections.targets.gathering import BooksReader
    from projections.targets.sight import Sight

FOLDER: Final = "templates"
"""The folder in a ledger's folder where a unit keeps templates of its own, one a form."""


@dataclass(frozen=True)
class FormInquiry:
    """What a paper is asked to be of, in people's terms; what is None was left out.

    ``known_at``: a position; ``unit``: a code, with everything under it unless ``alone``;
    ``branch``: only what is of it.
    """

    form: ReportForm
    known_at: int
    start: date | None = None
    end: date | None = None
    unit: str | None = None
    alone: bool = False
    branch: str | None = None


class KnownForm(NamedTuple):
    """A form that can be written, and the unit's own template of it, where it has one."""

    form: ReportForm
    template: Path | None


def form_named(name: str) -> ReportForm:
    """The form of a code. Raises UnknownForm."""
    forms = built_in_forms()
    wanted = name.strip().lower()
    if wanted not in forms:
        raise UnknownForm(name=name, known=", ".join(forms))
    return forms[wanted]


def form_over(name: str, named: CatalogPeriod | None) -> ReportForm:
    """The form of a code, over a period of the catalog where one was named.

    Raises UnknownForm, NotOfSuchPeriods.
    """
    form = form_named(name)
    if named is None or named.kind in form.periods:
        return form
    kinds = [f"“{KINDS[one].vietnamese}” (“{one}”)" for one in form.periods]
    told = ", ".join(kinds) or str(form.stretch)
    period = ":".join((KINDS[named.kind].vietnamese, named.written))
    raise NotOfSuchPeriods(form=form.code, period=period, periods=told)


def slot_names(form: ReportForm, home: Path | None) -> list[str]:
    """The names that can stand in a template of a form; of endless ones some examples."""
    from projections.documents.forms.writing import names_of_form

    return names_of_form(form, list_named(form.targets, home) if form.targets else None)


def forms_known(home: Path | None) -> list[KnownForm]:
    """Every form, with the unit's own template of it."""
    return [KnownForm(one, own_template(one, home)) for one in built_in_forms().values()]


def own_template(form: ReportForm, home: Path | None) -> Path | None:
    """The template of a form in the ledger's folder, where there is one."""
    path = home / FOLDER / f"{form.code}.docx" if home else None
    return path if path is not None and path.exists() else None


def template_of(form: ReportForm, home: Path | None, given: Path | None = None) -> FormTemplate:
    """The template that was given, else the unit's own, else the one that is built in.

    Raises PackageRefused.
    """
    from projections.documents.forms.template import FormTemplate
    from projections.documents.forms.typeset import typeset_form
    from projections.documents.package.safe_zip import open_package

    path = given or own_template(form, home)
    if path is None:
        return FormTemplate(typeset_form(form), f"{form.code}.docx", form.code)
    package = open_package(path, "docx")
    package.check_all_parts()
    return FormTemplate(package.content, path.name, form.code)


def sheets_of(
    form: ReportForm, home: Path | None, given: Path | None = None
) -> SheetTemplate | None:
    """The workbook that was given as a template, else the unit's own; None: its plain tables.

    Raises PackageRefused.
    """
    from projections.documents.forms.sheet_template import SheetTemplate
    from projections.documents.package.safe_zip import open_package

    own = home / FOLDER / f"{form.code}.xlsx" if home else None
    path = given or (own if own is not None and own.exists() else None)
    if path is None:
        return None
    package = open_package(path, "xlsx")
    package.check_all_parts()
    return SheetTemplate(package.content, path.name, form.code)


def sheet_template_of(form: ReportForm) -> bytes:
    """A workbook to begin with: the tables of a form, their slots in the cells."""
    from io import BytesIO

    from projections.documents.forms.sheet_template import template_tables
    from projections.documents.tables.as_xlsx import write_workbook

    file = BytesIO()
    write_workbook(template_tables(form), file, str, foot="{{ basis }}", is_template=True)
    return file.getvalue()


def paper_of(
    ledger: Ledger,
    home: Path,
    asked: FormInquiry,
    head: SignedHead,
    template: FormTemplate,
    called: Callable[[str, str], str],
) -> WrittenForm:
    """A form over a unit's books, everything in them proven; nothing is written yet.

    ``called``: how a file number of a line is written. Raises IntegrityBroken, and what a unit, a
    list or a period is refused for.
    """
    from projections.documents.forms.writing import WrittenForm

    books = replace(form_books(ledger, home, asked, head), called=called)
    return WrittenForm(asked.form, books, template)


def form_books(
    ledger: Ledger,
    home: Path,
    asked: FormInquiry,
    head: SignedHead,
    reader: BooksReader | None = None,
) -> FormBooks:
    """The books as a form asks of them, everything in them proven.

    ``reader``: of whoever asks the same books often.
    Raises IntegrityBroken, and what a unit, a list or a period is refused for.
    """
    from projections.documents.forms.form_books import FormBooks

    planned = period_asked(asked, ledger.today)
    days = asked.form.counted_days(planned, head.dated or ledger.today)
    inquiry = TargetInquiry(
        asked.form.targets or STATISTICS,
        asked.known_at,
        days.start,
        days.end,
        asked.unit,
        asked.branch,
        asked.alone,
    )
    sight = sight_of(ledger, home, inquiry, reader)
    books = FormBooks(sight, _report_head(ledger, asked, head, sight), asked=planned)
    since = books.year_so_far.period.start
    rows = rows_in_force(ledger, home)
    overdue = partial(overdue_of, sight, ledger, home, since)
    own = own_file(asked.form.targets, home) if asked.form.targets else None
    told = str(own) if own and asked.form.targets in built_in_texts() else ""
    return replace(books, asked_overdue=overdue, calendar=rows, list_file=told)


def _report_head(ledger: Ledger, asked: FormInquiry, head: SignedHead, sight: Sight) -> ReportHead:
    """What stands around the figures."""
    from projections.documents.year_end.figures import ReportHead
    from projections.documents.year_end.wording import ended_note

    units, code = ledger.units(sight.period.end, asked.known_at), sight.purview.unit
    return ReportHead(
        unit=units[code].name if code in units else ledger.foundation.name,
        written_on=head.dated or ledger.today,
        period=sight.period,
        position=asked.known_at,
        known_at=ledger.known_when(asked.known_at),
        version=version("socai"),
        superior=head.superior or name_above(units, code),
        place=head.place,
        number=head.reference,
        signer=head.signer,
        made_at=ledger.recorded_at(asked.known_at),
        code=code,
        alone=asked.alone,
        books=ledger.mark,
        branch=sight.branch or "",
        mark=unit_mark(ledger.history(SECRECY), code, units, sight.period.end, asked.known_at),
        ended=ended_note(sight.whole.units_ever, code, sight.period.end),
    )


def period_asked(asked: FormInquiry, today: date) -> Period:
    """The days asked for; what is left out comes from the form's kind of period, up to today."""
    usual = asked.form.usual_days(asked.end or asked.start or today)
    start = asked.start or usual.start
    return Period(start, asked.end or min(usual.end, max(today, start)))


def write_paper(
    paper: WrittenForm,
    to: Destination,
    form: str,
    translate: Callable[[str], str],
    sheets: SheetTemplate | None = None,
) -> list[Path]:
    """Write a paper as ``docx``, ``xlsx`` or ``both`` and return the paths of the files.

    ``sheets``: the workbook that the Excel file is filled into, where the unit has one.

    All is made before anything is written. Raises OutputNotWritten, and what the template is
    refused for.
    """
    from projections.documents.tables.destination import whole_file

    files = report_files(to, form)
    made = [
        paper.written()
        if one.path.suffix.lower() == ".docx"
        else workbook_of(paper, translate, sheets)
        for one in files
    ]
    for to_file, content in zip(files, made, strict=True):
        with whole_file(to_file) as file:
            file.write(content)
    return [one.path for one in files]


def workbook_of(
    paper: WrittenForm, translate: Callable[[str], str], sheets: SheetTemplate | None = None
) -> bytes:
    """A paper's tables as the bytes of a workbook, or the template of one filled in."""
    if sheets is not None:
        return replace(paper, template=sheets).written()
    from io import BytesIO

    from projections.documents.forms.paper_tables import paper_tables
    from projections.documents.tables.as_xlsx import write_workbook
    from projections.documents.year_end.provenance import Provenance

    made, file = Provenance.of(paper.books.head), BytesIO()
    properties = made.properties() | paper.own_properties()
    write_workbook(paper_tables(paper), file, translate, foot=made.line(), properties=properties)
    return file.getvalue()
