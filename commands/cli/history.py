"""`socai log`, and how records, units and officers are shown."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

import click

from commands.cli.grammar import SpokenCommand, form_option, known_at, with_session
from commands.session import Session
from commands.speech import _, say, say_json
from ledger.catalog.names import FIELDS, STATUSES
from ledger.entries import Entry
from ledger.errors import N_
from ledger.records.cell import FIELDS as CELL_FIELDS
from ledger.records.history import History
from ledger.records.standing import Standing
from ledger.timeline import known
from ledger.values import format_date


@click.command(
    "log", cls=SpokenCommand, help=N_("Show the entries of the whole ledger, newest first.")
)
@click.argument("number", required=False)
@click.option(
    "-n", "most", type=click.IntRange(min=1), default=20, help=N_("At most this many entries.")
)
@known_at
@form_option
@with_session
def log(session: Session, number: str | None, most: int, known_at: str | None, form: str) -> None:
    """Show entries of the ledger, or of one record."""
    at = session.position(known_at)
    if number:
        speak_entries(known(session.ledger.find(number).entries, at), form)
    else:
        speak_entries(session.ledger.entries(after=max(0, at - most), upto=at), form)


def speak_entries(entries: Iterable[Entry], form: str) -> None:
    """Tell entries as a log or as JSON."""
    from commands.cli.entry_words import entry_json, speak_log

    if form == "json":
        say_json([entry_json(entry) for entry in entries])
    elif listed := list(entries):
        speak_log(listed)
    else:
        say(N_("No entries."))


def speak_standing(
    session: Session, history: History, as_of: date | None, known_at: str | None, form: str
) -> None:
    """Tell how a record stands as of a date, as known at a position."""
    day, at = as_of or session.today, session.position(known_at)
    standing = history.standing(day, at)
    if form == "json":
        say_json({"as_of": day.isoformat(), "position": at, **standing_json(history, standing)})
        return
    say(
        N_("Record {number}, as of the end of {date}, as known at position {position}"),
        number=history.number,
        date=format_date(day),
        position=at,
    )
    for name, value in standing_lines(history, standing):
        say(f"  {name}: {value}")


def standing_json(history: History, standing: Standing) -> dict[str, Any]:
    """A standing as plain data."""
    cell = standing.cell or standing.last_cell
    return {
        "record": history.record,
        "number": standing.number or history.number,
        "status": standing.status,
        "opened_on": standing.opened_on and standing.opened_on.isoformat(),
        "closed_on": standing.closed_on and standing.closed_on.isoformat(),
        "closing": standing.closing,
        "cell": dict(zip(CELL_FIELDS, cell, strict=True)) if cell else None,
        **{name: getattr(standing.opening, name, None) for name in _GROUNDS},
        "serving": list(standing.serving),
        "supported_by": list(standing.supported_by),
        "rating": standing.rating,
        "items": standing.items,
        "valuable": standing.valuable,
        "reports": standing.reports,
        "effects": standing.effects,
    }


_GROUNDS = ("basis", "approved_by", "source_record", "next_review")
"""What an opening says of itself beside the cell the record stands in."""


def standing_lines(history: History, standing: Standing) -> list[tuple[str, str]]:
    """A standing as labelled lines; what is not set is left out."""
    from commands.cli.entry_words import labelled, named

    lines = [(_(FIELDS["status"]), _(STATUSES[standing.status]))]
    if standing.opened_on:
        lines.append((_(N_("opened on")), format_date(standing.opened_on)))
    if standing.closed_on:
        closing = named(history.record, "closing", standing.closing)
        lines.append((_(N_("closed on")), f"{format_date(standing.closed_on)} ({closing})"))
    cell = standing.cell or standing.last_cell
    for name, value in zip(CELL_FIELDS, cell or (), strict=False):
        if value is not None and name != "status":
            lines.append((_(FIELDS[name]), named(history.record, name, value)))
    given = {name: getattr(standing.opening, name, None) for name in _GROUNDS}
    grounds = {name: value for name, value in given.items() if value is not None}
    return [*lines, *labelled(history.record, grounds), *_service(standing)]


def _service(standing: Standing) -> list[tuple[str, str]]:
    lines = []
    for label, records in (
        (N_("serves"), standing.serving),
        (N_("served by"), standing.supported_by),
    ):
        if records:
            lines.append((_(label), ", ".join(record.partition(":")[2] for record in records)))
    if standing.rating:
        lines.append((_(FIELDS["rating"]), standing.rating))
    if standing.items:
        counted = _(N_("{items}, of which {valuable} valuable")).format(
            items=standing.items, valuable=standing.valuable
        )
        lines.append((_(FIELDS["items"]), counted))
    for label, count in (
        (N_("periodic reports"), standing.reports),
        (N_("effects"), standing.effects),
    ):
        if count:
            lines.append((_(label), str(count)))
    return lines
