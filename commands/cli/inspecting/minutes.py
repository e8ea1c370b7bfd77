"""`socai inspect minutes`: the minutes of an inspection, as Word or as a page."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import click

from commands.cli.spelling.destination import (
    OutputType,
    destination,
    force_option,
    looked_at_first,
    path_and_form,
)
from commands.cli.spelling.disclosing import disclosing
from commands.cli.spelling.grammar import (
    REPORT_FILE,
    TEMPLATE_FILE,
    SpokenCommand,
    known_at,
    options,
    with_session,
)
from commands.cli.telling.form_words import held_by, own_words
from commands.cli.telling.period_words import half_year
from commands.cli.telling.plain_page import plain_page
from commands.cli.telling.report_papers import head_and_foot, tell_written
from commands.leaving import leaving
from commands.session import Session
from commands.speech import official
from ledger.errors import N_

if TYPE_CHECKING:
    from projections.documents.forms.writing import WrittenForm


ALONE = N_("The report counts the unit alone, not what is under it.")


@click.command(
    "minutes",
    cls=SpokenCommand,
    help=N_("Write the minutes of an inspection: reports, draws, findings, and who answers."),
)
@click.argument("inspection", metavar="INSPECTION")
@click.option(
    "--report",
    "reports",
    type=REPORT_FILE,
    multiple=True,
    help=N_("A report held against the books; repeat for more."),
)
@held_by
@click.option("--alone", is_flag=True, help=ALONE)
@own_words
@click.option(
    "--template",
    type=TEMPLATE_FILE,
    help=N_("Write them in this Word file instead of their template."),
)
@half_year
@known_at
@click.option(
    "--output", type=OutputType(dir_okay=False, path_type=Path), help=N_("Write to this file.")
)
@force_option
@click.option(
    "--format",
    "form",
    type=click.Choice(["docx", "html"]),
    default="docx",
    help=N_("Word, or a page for a browser."),
)
@options(head_and_foot)
@looked_at_first("output")
@disclosing
@with_session
def minutes(session: Session, output: Path | None, form: str, **typed: Any) -> None:
    """Write the minutes."""
    from commands.usecases.year_end import SignedHead
    from projections.documents.tables.destination import whole_file
    from projections.documents.tables.file_name import file_name

    head = SignedHead(**{name: typed.pop(name) for name in SignedHead.__annotations__})
    paper = _paper(session, head, typed)
    days, unit = paper.books.period, paper.books.head.code
    name = file_name(f"bien-ban-{typed['inspection']}", unit, days)
    path, form = path_and_form(form, str(output or name))
    content = paper.written() if form == "docx" else _page(paper)
    with whole_file(destination(path)) as file:
        file.write(content)
    tell_written([path], days, paper.books.head.position)


def _paper(session: Session, head: Any, typed: dict[str, Any]) -> WrittenForm:
    """The minutes, with what they are made of proven. Raises what a report is refused for."""
    from commands.usecases.minutes import MinutesAsked, Speech, minutes_of, minutes_template

    template = minutes_template(session.home, typed["template"])
    template.look()
    session.prove()
    asked = MinutesAsked(
        typed["inspection"],
        typed["reports"],
        session.position(typed["known_at"]),
        typed["start"],
        typed["end"],
        _held_by(session, typed),
    )
    places = session.home, session.facts
    return minutes_of(
        session.ledger, places, asked, head, template, Speech(official, leaving().text)
    )


def _held_by(session: Session, typed: dict[str, Any]) -> dict[str, Any]:
    """By what the reports are held against the books; what is left out, as each says itself."""
    then = typed["known_then"]
    known_then = None if then is None else session.position(then)
    return {"known_then": known_then, **{name: typed[name] for name in ("plan", "alone", "words")}}


def _page(paper: WrittenForm) -> bytes:
    """The minutes as a page: what stands in the Word file, and nothing else."""
    from projections.documents.lines.intake import read_document

    with TemporaryDirectory() as folder:
        path = Path(folder, "bien-ban.docx")
        path.write_bytes(paper.written())
        title = f"{paper.form.name} – {paper.books.head.unit}"
        return plain_page(read_document(path), title).encode()
