"""`socai page`: a unit on one page for its commander, as a file for a browser."""

from __future__ import annotations

from typing import Any

import click

from commands.cli.spelling.destination import (
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
from commands.cli.telling.calendar_words import rows_in_force
from commands.cli.telling.page_words import page_of
from commands.cli.telling.statistics_words import facts_of, subject_of_question
from commands.session import Session
from commands.speech import notice, write
from commands.usecases.asking import Inquiry
from commands.usecases.unit_page import unit_page
from ledger.errors import N_


@click.command(
    "page",
    cls=SpokenCommand,
    help=N_("A unit on one page for a browser, for its commander: each number opens its files."),
)
@options(as_of, unit_filter, known_at)
@output_file
@force_option
@looked_at_first("output", "html")
@disclosing
@with_session
def page(session: Session, output: str | None, **typed: Any) -> None:
    """Write a unit's page."""
    from projections.documents.pages.folded import folded_page
    from projections.documents.tables.destination import whole_file
    from projections.documents.tables.file_name import file_name

    session.prove()
    asked = Inquiry(session.position(typed["known_at"]), unit=typed["unit"], alone=typed["alone"])
    rows, statistics = rows_in_force(session), facts_of(session)
    folders = session.home, session.facts
    found = unit_page(session.ledger, statistics, folders, rows, asked, typed["as_of"])
    text = folded_page(page_of(session, found, alone=asked.alone))
    if output == STANDARD_OUTPUT:
        write(text)
        return
    subject = subject_of_question(session, found.told.question, found.told.unit)
    named = output or file_name("trang", subject.unit, subject.days)
    path, _form = path_and_form("html", named)
    with whole_file(destination(path)) as file:
        file.write(text.encode())
    notice(N_("Written: {path}"), path=path)
