"""`socai due`: what is owed, by whom, by when, late by how much; completeness and timeliness."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from typing import TYPE_CHECKING, Any

import click

from commands.cli.spelling.arranging import arranging
from commands.cli.spelling.destination import (
    FORMATS,
    STANDARD_OUTPUT,
    destination,
    force_option,
    looked_at_first,
    output_file,
    path_and_form,
)
from commands.cli.spelling.disclosing import disclosing
from commands.cli.spelling.grammar import (
    SpokenCommand,
    as_of,
    known_at,
    options,
    unit_filter,
    with_session,
)
from commands.cli.spelling.tables import print_table
from commands.cli.telling.calendar_words import rows_in_force
from commands.cli.telling.due_words import (
    completeness_json,
    completeness_table,
    due_events,
    due_json,
    due_table,
    owing_officers,
)
from commands.cli.telling.moment_words import subject_of
from commands.cli.telling.period_words import deadlines
from commands.leaving import leaving
from commands.session import Session
from commands.speech import _, notice, write
from commands.usecases.asking import Inquiry
from commands.usecases.falling_due import DueInquiry, FallingDue, falling_due
from ledger.errors import N_, BadValue
from ledger.values.stream import Stream

if TYPE_CHECKING:
    from projections.calendar.due import Due
    from projections.calendar.row import CalendarRow
    from projections.documents.tables.table import Subject

NOT_GIVEN = ("overdue", "to_come")
STATES = (*NOT_GIVEN, "on_time", "late")
"""How what is due stands: not given and too late or not yet; given on time or late."""

form_or_calendar = click.option(
    "--format",
    "form",
    type=click.Choice((*FORMATS, "ics")),
    default="table",
    help=N_("Output form; ics: what is not given yet, for other calendars."),
)


@click.command(
    "due",
    cls=SpokenCommand,
    help=N_("What is owed by the reporting calendar, by whom, by when, and what is late."),
)
@options(as_of, deadlines, unit_filter, known_at)
@click.option("--all", "everything", is_flag=True, help=N_("Also what was given."))
@click.option("--summary", is_flag=True, help=N_("How much was given, and how much on time."))
@click.option("--calendar", is_flag=True, help=N_("Print the calendar that is built in."))
@click.option("--status", type=click.Choice(STATES), help=N_("That stand so."))
@click.option("--officer", metavar="CODE", help=N_("Owed or answered for by this officer."))
@arranging
@form_or_calendar
@output_file
@force_option
@looked_at_first("output")
@disclosing
@with_session
def due(
    session: Session,
    form: str,
    output: str | None,
    everything: bool,
    summary: bool,
    calendar: bool,
    status: str | None,
    officer: str | None,
    **typed: Any,
) -> None:
    """Tell what is due."""
    if calendar:
        _print_built_in()
        return
    session.prove()
    position = session.position(typed.pop("known_at"))
    day = typed.pop("as_of")
    rows = rows_in_force(session)
    asked = DueInquiry(Inquiry(position, **typed), day, looks_ahead=not summary)
    told = falling_due(session.ledger, session.facts, rows, asked)
    tell = _told_rates if summary else _told_items
    if summary and (status or officer):
        raise click.UsageError(_("--summary is of all that is owed: leave out --status, --officer"))
    whose = session.ledger.known(Stream.of_officer(officer)).key if officer else None
    states = (status,) if status else STATES if everything or summary else NOT_GIVEN
    told = told._replace(found=list(_wanted(told.found, states, whose)))
    tell(session, told, rows, position, form, output)


def _print_built_in() -> None:
    from projections.calendar.calendar_file import built_in_text

    write(built_in_text())


def _wanted(found: Iterable[Due], states: Collection[str], officer: str | None) -> Iterator[Due]:
    """Of what is due what stands so, and what this officer owes or answers for."""
    for one in found:
        if one.state in states and (not officer or officer in owing_officers(one)):
            yield one


def _told_rates(
    session: Session,
    told: FallingDue,
    rows: tuple[CalendarRow, ...],
    position: int,
    form: str,
    output: str | None,
) -> None:
    from projections.calendar.completeness import completeness

    if form == "ics":
        raise BadValue(field="--format", text=form, why=N_("rates are no days of a calendar"))
    rates = completeness(told.found, rows)
    table = completeness_table(session, told, rates, position)
    as_json = lambda: completeness_json(told, rates, position)  # noqa: E731
    print_table(table, form, output, as_json, "dung-han", _subject(session, told, position))


def _told_items(
    session: Session,
    told: FallingDue,
    _rows: tuple[CalendarRow, ...],
    position: int,
    form: str,
    output: str | None,
) -> None:
    from projections.documents.tables.file_name import OFFICE

    subject = _subject(session, told, position)
    if form == "ics":
        _write_calendar(session, told, position, output, subject)
        return
    to_file = form in OFFICE or output not in (None, STANDARD_OUTPUT)
    outside = leaving().masks_what_leaves(to_file=to_file)
    table = due_table(session, told, position, outside=outside)
    print_table(table, form, output, lambda: due_json(told, position), "den-han", subject)


def _subject(session: Session, told: FallingDue, position: int) -> Callable[[], Subject]:
    return lambda: subject_of(session, told.unit, told.window, position)


def _write_calendar(
    session: Session,
    told: FallingDue,
    position: int,
    output: str | None,
    subject: Callable[[], Subject],
) -> None:
    """Write what is not given yet as a calendar, always to a file."""
    from projections.documents.icalendar import icalendar
    from projections.documents.tables.destination import write_whole
    from projections.documents.tables.file_name import file_name

    if output == STANDARD_OUTPUT:
        raise BadValue(field="--output", text=output, why=N_("a calendar goes to a file"))
    about = subject()
    path, _form = path_and_form("ics", output or file_name("den-han", about.unit, about.days))
    name = _(N_("Reports of {unit}")).format(unit=about.unit)
    stamp = session.ledger.recorded_at(position) or told.moment
    outside = leaving().masks_what_leaves(to_file=True)
    events = due_events(told.found, session.ledger.mark, outside=outside)
    write_whole(destination(path), icalendar(events, name, stamp))
    notice(N_("Written: {path}"), path=path)
