"""`socai log`: the entries of the whole ledger, or of one record."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import click

from commands.cli.spelling.destination import printing
from commands.cli.spelling.grammar import (
    DATE,
    FROM_ONE,
    SpokenCommand,
    known_at,
    options,
    unit_filter,
    with_session,
)
from commands.cli.telling.history_words import log_of, speak_journal
from commands.cli.telling.kind_words import KINDS
from commands.cli.telling.moment_words import subject_of_today
from commands.session import Session
from commands.speech import _, notice
from commands.usecases.journal import Journal, Sought, file_names, journal
from ledger.errors import N_
from ledger.values.dates import format_date

if TYPE_CHECKING:
    from projections.documents.tables.table import Phrase

NEWEST = 20
"""Entries of the whole ledger that are told unless more are asked for."""

conditions = options(
    click.option("--by", metavar="CODE", help=N_("Recorded by this officer.")),
    unit_filter,
    click.option("--since", type=DATE, help=N_("Recorded on this day or later.")),
    click.option("--today", is_flag=True, help=N_("Recorded today.")),
    click.option(
        "--kind",
        "kinds",
        type=KINDS,
        multiple=True,
        metavar="NAME",
        help=N_("Of this kind, by its name in the log; repeat for more."),
    ),
)


@click.command(
    "log", cls=SpokenCommand, help=N_("Show the entries of the whole ledger, newest first.")
)
@click.argument("number", required=False)
@conditions
@click.option("-n", "most", type=FROM_ONE, help=N_("At most this many entries (default: 20)."))
@known_at
@printing
@with_session
def log(session: Session, number: str | None, most: int | None, today: bool, **typed: Any) -> None:
    """Show entries of the ledger, or of one record."""
    session.prove()
    at = session.position(typed["known_at"])
    since = session.today if today else typed["since"]
    kinds = frozenset(topic for topics in typed["kinds"] for topic in topics)
    sought = Sought(number, typed["by"], typed["unit"], typed["alone"], since, kinds)
    found = journal(session.ledger, sought, at, most or (None if number else NEWEST))
    captions = _captions(session, sought, found, at)
    speak_journal(
        found.entries,
        found.voided,
        captions,
        typed["form"],
        typed["output"],
        lambda: log_of(number),
        lambda: subject_of_today(session, found.unit, since),
        file_names(session.ledger, found.entries),
    )
    if found.more and most is None:
        notice(N_("There are older ones; -n shows more."))


def _captions(session: Session, sought: Sought, found: Journal, at: int) -> list[Phrase]:
    """What was asked for, each condition a line; nothing where everything was."""
    from projections.documents.tables.table import Phrase

    told = []
    if found.by:
        told.append(Phrase(N_("Recorded by {officer}"), {"officer": found.by}))
    if found.unit:
        whole = N_("Of unit {unit} alone") if sought.alone else N_("Of unit {unit} and below")
        told.append(Phrase(whole, {"unit": found.unit}))
    if sought.since:
        told.append(_days(session, sought.since, at))
    if sought.kinds:
        names = ", ".join(_(name) for name in KINDS.names_of(sought.kinds))
        told.append(Phrase(N_("Of kind: {names}"), {"names": names}))
    return told


def _days(session: Session, since: date, at: int) -> Phrase:
    """From which day to which the entries were recorded: today, or what was known then."""
    from projections.documents.tables.table import Phrase

    if at < session.ledger.last_position:
        text = N_("Recorded from {start} on, as known at position {position} ({time})")
        time = session.ledger.known_when(at)
        return Phrase(text, {"start": format_date(since), "position": at, "time": time})
    days = {"start": format_date(since), "end": format_date(max(since, session.today))}
    return Phrase(N_("Recorded from {start} to the end of {end}, both days included"), days)
