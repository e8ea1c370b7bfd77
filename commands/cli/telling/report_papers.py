"""Writing a report in a form: its options, and what is said when it is written."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from commands.cli.spelling.destination import destination
from commands.cli.spelling.grammar import DATE, TEMPLATE_FILE, options
from commands.leaving import leaving
from commands.session import Session
from commands.speech import _, ngettext, notice, official, say
from ledger.errors import N_, BadValue
from ledger.values.dates import format_date
from projections.masking.masks import SOURCE_LINES

if TYPE_CHECKING:
    from commands.usecases.year_end import SignedHead
    from ledger.values.period import Period
    from projections.documents.forms.form_books import Unbranched

in_a_form = options(
    click.option(
        "--form",
        "paper",
        metavar="FORM",
        help=N_("Write this whole form: see “socai report forms”."),
    ),
    click.option(
        "--template",
        type=TEMPLATE_FILE,
        help=N_("Write the form in this Word file, or workbook, instead of its template."),
    ),
    click.option("--branch", help=N_("Of a form: only what is of this branch.")),
)
"""The options by which a whole form is written."""

head_and_foot = options(
    click.option(
        "--number",
        "reference",
        default="",
        help=N_("Number of the report, for example 214/BC-CAH."),
    ),
    click.option(
        "--superior",
        default="",
        help=N_("Name of the unit above, for the head (default: as the books know it)."),
    ),
    click.option("--place", default="", help=N_("Place, for the head of the report.")),
    click.option("--signer", default="", help=N_("Who signs.")),
    click.option("--dated", type=DATE, help=N_("The day the report bears (default: today).")),
)
"""What the head and the foot say that no entry does."""


class Whither(NamedTuple):
    """Where a form is written to (None: a name of its own), as what, under which head."""

    output: Path | None
    form: str
    head: SignedHead


def write_form(
    session: Session, asked: Whither, whole: dict[str, Any], typed: dict[str, Any]
) -> None:
    """Write a whole form. Raises what a template, a unit or a period is refused for."""
    from commands.usecases.report_forms import (
        FormInquiry,
        form_over,
        paper_of,
        period_asked,
        sheets_of,
        template_of,
        write_paper,
    )
    from commands.usecases.year_end import report_files
    from projections.documents.tables.file_name import file_name

    form, given = form_over(whole["paper"], whole["named"]), whole["template"]
    is_sheet = given is not None and given.suffix.lower() == ".xlsx"
    template = template_of(form, session.home, None if is_sheet else given)
    sheets = sheets_of(form, session.home, given if is_sheet else None)
    for one in (template if asked.form != "xlsx" else None, sheets):
        if one is not None:
            one.look()
    session.prove()
    position = session.position(typed.pop("known_at"))
    inquiry = FormInquiry(form, position, branch=whole["branch"], **typed)
    days = period_asked(inquiry, session.ledger.today)
    unit = typed["unit"] or session.ledger.foundation.unit
    to = destination(asked.output or Path(file_name(form.code, unit, days)))
    report_files(to, asked.form)
    paper = paper_of(session.ledger, session.home, inquiry, asked.head, template, _called)
    tell_written(write_paper(paper, to, asked.form, official, sheets), paper.books.period, position)
    _tell_unbranched(paper.books.unbranched)


def _tell_unbranched(left: Unbranched) -> None:
    """Say what a paper of one branch leaves out because it is of none, and what mends it."""
    told = (
        (left.results, _results_left, OF_ENTRY, "socai outcome list"),
        (left.records, _records_left, OF_RECORD, ""),
        (left.objects, _objects_left, OF_ENTRY, "socai object list"),
        (left.gangs, _gangs_left, OF_ENTRY, "socai gang list"),
    )
    for count, words, mending, listing in told:
        if count:
            notice(words(count), n=count)
            notice(mending, listing=listing)


OF_ENTRY = N_("Its branch is said by: socai correct N --set branch=BRANCH; “{listing}” tells N.")
OF_RECORD = N_(
    "Its branch is said by: socai casefile change NUMBER --branch BRANCH; or that of its unit by: "
    "socai unit change CODE --branch BRANCH"
)
"""How something is given a branch that has none."""


def _results_left(count: int) -> str:
    return ngettext(
        "{n} result of work of the period is of no branch and is not counted.",
        "{n} results of work of the period are of no branch and are not counted.",
        count,
    )


def _records_left(count: int) -> str:
    return ngettext(
        "{n} record of the period is of no branch and is not counted.",
        "{n} records of the period are of no branch and are not counted.",
        count,
    )


def _objects_left(count: int) -> str:
    return ngettext(
        "{n} object to be surveyed is of no branch and is not counted.",
        "{n} objects to be surveyed are of no branch and are not counted.",
        count,
    )


def _gangs_left(count: int) -> str:
    return ngettext(
        "{n} gang is of no branch and is not counted.",
        "{n} gangs are of no branch and are not counted.",
        count,
    )


def _called(line: str, number: str) -> str:
    """A file number as it may leave: of a source a mask stands for it."""
    return leaving().number(number) if line in SOURCE_LINES else number


def refuse_without_form(whole: dict[str, Any]) -> None:
    """A template or a branch is of a form: without one they say nothing. Raises BadValue."""
    for name in ("template", "branch"):
        if whole[name] is not None:
            raise BadValue(field=f"--{name}", text=str(whole[name]), why=_("it needs --form"))


def tell_written(paths: Iterable[Path], days: Period, position: int) -> None:
    """Say which files were written, and of which days their figures are."""
    for path in paths:
        say(N_("Written: {path}"), path=path)
    start, end = format_date(days.start), format_date(days.end)
    say(CUT_OFF, start=start, end=end, position=position)


CUT_OFF = N_(
    "Figures from {start} to the end of {end}, both days included, as known at position {position}."
)
