"""The verbs of all papers, made alike: record something, list what there is, show one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from commands.cli.spelling.arranging import arranging
from commands.cli.spelling.beforehand import again_option
from commands.cli.spelling.destination import printing
from commands.cli.spelling.grammar import (
    DATE,
    SpokenCommand,
    as_of,
    known_at,
    options,
    recording,
    showing,
    unit_filter,
    with_session,
)
from commands.cli.spelling.tables import print_table
from commands.cli.telling.moment_words import moment_captions, moment_json, subject_of
from commands.cli.telling.paper_words import TITLES, in_words
from commands.cli.telling.recording import record_typed
from commands.session import Session
from commands.speech import _, notice, say, say_json
from ledger.errors import N_
from ledger.errors.papers import UnknownPaper
from ledger.values.dates import format_date
from ledger.values.period import Period
from ledger.values.stream import Stream

if TYPE_CHECKING:
    from commands.usecases.paper_listing import PapersAsked
    from commands.usecases.paper_row import PaperRow
    from ledger.records.books import Decision
    from projections.documents.tables.table import Column
    from projections.figures.register import Moment

Parameter = Callable[[Any], Any]
Asked = Callable[[], type["Decision"]]
"""Imports a command of the books, when it is called."""

unit_option = click.option(
    "--unit", metavar="CODE", help=N_("Unit it is of (default: the one whose books these are).")
)
document = click.option("--document", help=N_("Number of the document it stands in."))
branch = click.option("--branch", help=N_("Branch of the force."))
records = click.option(
    "--record",
    "records",
    multiple=True,
    metavar="NUMBER",
    help=N_("A record it relates to; repeat for more."),
)
found_by = click.option(
    "--first-found-by", metavar="own|other", help=N_("Who found it first: own or other.")
)
of_officer = click.option(
    "--officer", metavar="CODE", help=N_("Of this officer (default: of the unit).")
)
by_officer = click.option("--officer", metavar="CODE", help=N_("Only those of this officer."))
code = click.argument("code")


def by_status(statuses: Iterable[str]) -> Parameter:
    """Only papers that stand so."""
    return click.option("--status", type=click.Choice(list(statuses)), help=N_("That stand so."))


class PaperList(NamedTuple):
    """How papers of a noun are listed: the title, the columns, the name of a file."""

    noun: str
    title: str
    columns: tuple[str, ...]
    file: str
    days: bool = False


def recorder(
    name: str, text: str, asked: Asked, *parameters: Parameter, again: bool = False
) -> click.Command:
    """A verb that records what was typed as a command of the books."""

    @click.command(name, cls=SpokenCommand, help=text)
    @options(*parameters, *([again_option] if again else []))
    @recording
    @with_session
    def record(session: Session, **typed: Any) -> None:
        record_typed(session, asked(), typed)

    return record


def lister(listed: PaperList, *parameters: Parameter) -> click.Command:
    """A verb that lists the papers of a noun; ``parameters``: values they must have."""
    start = click.option("--from", "start", type=DATE, help=N_("Of this day or later."))

    @click.command("list", cls=SpokenCommand, help=N_("List what there is on a day."))
    @options(*parameters, *([start] if listed.days else []))
    @as_of
    @known_at
    @unit_filter
    @arranging
    @printing
    @with_session
    def list_(session: Session, **typed: Any) -> None:
        _list(session, listed, typed)

    return list_


def shower(noun: str) -> click.Command:
    """A verb that shows one paper."""

    @click.command("show", cls=SpokenCommand, help=N_("Show how it stands."))
    @code
    @as_of
    @known_at
    @showing
    @with_session
    def show(session: Session, code: str, **typed: Any) -> None:
        _show(session, noun, code, typed)

    return show


def holder_shower(noun: str, named: str, *parameters: Parameter) -> click.Command:
    """A verb that shows the papers of a name and a holder, one a period.

    ``named``: the argument that is the name; ``parameters``: it, and who holds them.
    """

    @click.command("show", cls=SpokenCommand, help=N_("Show how it stands, period by period."))
    @options(*parameters)
    @as_of
    @known_at
    @showing
    @with_session
    def show(session: Session, **typed: Any) -> None:
        from commands.usecases.paper_listing import holder_of

        form, name = typed.pop("form"), typed.pop(named)
        told = {one: typed.pop(one) for one in list(typed) if one in HELD}
        moment = _moment(session, typed)
        stream = holder_of(session.ledger, noun, name, **told)
        _show_rows(session, stream, moment, form)

    return show


HELD = ("unit", "officer", "indicator")
"""By what a paper of a holder is known besides its name."""


def _show_rows(session: Session, stream: Stream, moment: Moment, form: str) -> None:
    from commands.usecases.paper_listing import paper_named

    rows = paper_named(session.ledger, stream, moment.as_of, moment.known_at or 0)
    if not rows:
        raise UnknownPaper(code=stream.key)
    if form == "json":
        say_json({**moment_json(moment), "rows": [row_json(row) for row in rows]})
        return
    _say_head(stream, moment)
    for place, row in enumerate(rows):
        if place:
            say("")
        say_row(row)


def _say_head(stream: Stream, moment: Moment) -> None:
    say(
        N_("{code}, as of the end of {date}, as known at position {position}"),
        code=stream.key,
        date=format_date(moment.as_of),
        position=moment.known_at,
    )


def say_row(row: PaperRow) -> None:
    """Say what is told of a paper, a line each."""
    for name, value in row.told.items():
        if name in TITLES and value not in (None, "", [], {}):
            say(f"  {_(TITLES[name].title)}: {_told(row.told, name)}")
    say(N_("  entry {position}"), position=row.entry.position)


def _list(session: Session, listed: PaperList, typed: dict[str, Any]) -> None:
    from commands.usecases.paper_listing import PapersAsked, papers_listed
    from projections.documents.tables.table import Table

    moment, form, output = _moment(session, typed), typed.pop("form"), typed.pop("output")
    unit, alone, start = typed.pop("unit"), typed.pop("alone"), typed.pop("start", None)
    wanted = {name: value for name, value in typed.items() if value is not None}
    asked = PapersAsked(listed.noun, moment.as_of, moment.known_at or 0, start, unit, alone, wanted)
    rows = papers_listed(session.ledger, asked)
    columns = [_column(name) for name in ("position", *listed.columns)]
    table = Table(
        listed.title,
        tuple(columns),
        [
            [row.entry.position, *(in_words(row.told, name) for name in listed.columns)]
            for row in rows
        ],
        moment_captions(session, moment),
    )

    def as_json() -> dict[str, Any]:
        return {**moment_json(moment), "rows": [row_json(row) for row in rows]}

    days = Period(min(start or moment.as_of, moment.as_of), moment.as_of)
    print_table(
        table,
        form,
        output,
        as_json,
        listed.file,
        lambda: subject_of(session, unit, days, moment.known_at or 0),
    )
    if not rows:
        _tell_since_when(session, asked)


def _tell_since_when(session: Session, asked: PapersAsked) -> None:
    """Say from when there is something where there is nothing by the day asked about."""
    from commands.usecases.papers_later import first_later

    if since := first_later(session.ledger, asked):
        notice(NOT_YET, day=format_date(asked.as_of), since=format_date(since))


NOT_YET = N_("Note: there is nothing by the end of {day}; there is from {since} on.")


def _cells(row: PaperRow, columns: Sequence[str]) -> list[Any]:
    return [row.entry.position, *(in_words(row.told, name) for name in columns)]


def _show(session: Session, noun: str, code: str, typed: dict[str, Any]) -> None:
    from commands.usecases.paper_listing import paper_named
    from ledger.records.paper_command import paper_code

    moment = _moment(session, typed)
    stream = Stream.of_paper(noun, paper_code(code))
    rows = paper_named(session.ledger, stream, moment.as_of, moment.known_at or 0)
    if not rows:
        raise UnknownPaper(code=stream.key)
    if typed["form"] == "json":
        say_json({**moment_json(moment), **row_json(rows[0])})
        return
    _say_head(stream, moment)
    say_row(rows[0])


def _told(told: Mapping[str, Any], name: str) -> str:
    from projections.documents.tables.table import shown

    return shown(in_words(told, name), TITLES[name].kind, _)


def _moment(session: Session, typed: dict[str, Any]) -> Moment:
    from projections.figures.register import Moment

    session.prove()
    day: date | None = typed.pop("as_of")
    return Moment(day or session.today, session.position(typed.pop("known_at")))


def _column(name: str) -> Column:
    from projections.documents.tables.table import Column

    return Column(name, TITLES[name].title, TITLES[name].kind)


def row_json(row: PaperRow) -> dict[str, Any]:
    """What is told of a paper, for programs."""
    told = {
        name: value.isoformat() if isinstance(value, date) else value
        for name, value in row.told.items()
    }
    return {"entry": row.entry.position, **told}


def family(group: click.Group, verbs: Sequence[click.Command]) -> None:
    """Give a family its verbs."""
    for verb in verbs:
        group.add_command(verb)
