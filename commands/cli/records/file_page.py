"""`socai show`: all that the books know of one file, on one page."""

from __future__ import annotations

import shutil
import textwrap
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

import click

from commands.cli.spelling.grammar import SpokenCommand, as_of, known_at, showing, with_session
from commands.cli.telling.entry_words import details, entry_json, reason_of, remarks
from commands.cli.telling.field_words import named
from commands.cli.telling.history_words import state_json, state_lines
from commands.cli.telling.moment_words import still_to_come
from commands.session import Session
from commands.speech import _, ngettext, say, say_json
from commands.usecases.file_page import FilePage, Link, file_pages
from ledger.catalog.lines import catalog
from ledger.entries import label
from ledger.errors import N_
from ledger.values.dates import NOT_GIVEN, format_date, format_instant, read_instant

if TYPE_CHECKING:
    from projections.figures.life import Event
    from projections.figures.register import Moment

LINKS = {"came_from": N_("came from {number}"), "led_to": N_("led to {number}")}
WIDEST = 100
"""Columns of a terminal beyond which lines are no easier to read."""


@click.command(
    "show",
    cls=SpokenCommand,
    help=N_("Show a file on one page: how it stands, its history, who recorded what, its links."),
)
@click.argument("number")
@as_of
@known_at
@showing
@with_session
def show(
    session: Session, number: str, as_of: date | None, known_at: str | None, form: str
) -> None:
    """Show a file."""
    from projections.figures.register import Moment

    session.prove()
    moment = Moment(as_of or session.today, session.position(known_at))
    pages = file_pages(session.ledger, number, moment)
    if form == "json":
        files = [_page_json(page) for page in pages]
        as_of_day = moment.as_of.isoformat()
        say_json({"as_of": as_of_day, "position": moment.known_at, "files": files})
        return
    for page in pages:
        _speak_page(session, page, moment)


def _speak_page(session: Session, page: FilePage, moment: Moment) -> None:
    history, life = page.history, page.life
    line = catalog().line(history.noun).name
    say(N_("File {number} – {line}"), number=history.number, line=line)
    say(
        N_("As of the end of {date}, as known at position {position} ({time})"),
        date=format_date(moment.as_of),
        position=moment.known_at,
        time=session.ledger.known_when(moment.known_at or 0),
    )
    for line_of_moment in still_to_come(session, moment.as_of):
        say(line_of_moment.text)
    for name, value in state_lines(history, life.state):
        _wrapped(f"{name}: {value}", "  ")
    _speak_review(page, moment)
    _speak_links(page)
    say(N_("History, by the day each entry took effect:"))
    for event in life.events:
        _speak_event(event)
    if life.later:
        told = ngettext(
            "{count} entry takes effect after that day.",
            "{count} entries take effect after that day.",
            life.later,
        )
        say(told, count=life.later)
    if not life.events:
        say(N_("  nothing yet"))
    say()


def _speak_review(page: FilePage, moment: Moment) -> None:
    """Say when the file is to be looked at again, as its opening states, and whether it was due."""
    state = page.life.state
    stated = state.opening.next_review if state.opening else None
    if not state.is_open:
        return
    if stated is None:
        say(N_("  next review: no day was stated"))
    elif date.fromisoformat(stated) < moment.as_of:
        say(N_("  the day stated for the next review has passed"))


def _speak_links(page: FilePage) -> None:
    if not page.links and page.imported is None:
        return
    say(N_("Links:"))
    for link in page.links:
        said = _(LINKS[link.kind]).format(number=link.record.key)
        _wrapped(f"{said} ({_recorded(link.entry.position)})", "  ")
    if page.imported is not None:
        text = _(N_("came with the register {file}")).format(file=page.imported.file)
        _wrapped(f"{text} ({_recorded(page.imported.position)})", "  ")


def _recorded(position: int) -> str:
    return _(N_("entry {position}")).format(position=position)


def _speak_event(event: Event) -> None:
    """Tell an entry: its day and what it is, who recorded it when, what it says, what voided it."""
    entry = event.entry
    day = _(N_("no day")) if entry.effective_on == NOT_GIVEN else format_date(entry.effective_on)
    say(f"  {day:<10}  {_(entry.NAME)}")
    recorded = format_instant(read_instant(entry.recorded_at))
    text = _(N_("entry {position}, recorded {time} by {by}, unit {unit}"))
    told = {"position": entry.position, "time": recorded, "by": entry.by, "unit": entry.unit}
    _wrapped(text.format(**told), _INDENT)
    if content := _content(event):
        # a line ends between two statements, not in the middle of one
        _wrapped("; ".join(one.replace(" ", _HELD) for one in content), _INDENT)
    if event.void is not None:
        void = {"position": event.void.position, "reason": reason_of(event.void)}
        _wrapped(_(N_("VOIDED by entry {position}: {reason}")).format(**void), _INDENT)


_INDENT = " " * 14
_HELD = "\N{NO-BREAK SPACE}"


def _content(event: Event) -> Sequence[str]:
    """What an entry says; of one that moved the file, from where to where."""
    if not event.changes:
        return details(event.entry)
    record = event.entry.record
    moved = [
        f"{_(label(name))}: {named(record, name, old)} → {named(record, name, new)}"
        for name, old, new in event.changes
    ]
    return [*moved, *remarks(event.entry)]


def _wrapped(text: str, indent: str) -> None:
    """Say a text in lines that fit the terminal; no number or code is broken."""
    width = min(shutil.get_terminal_size().columns, WIDEST)
    lines = textwrap.wrap(
        text,
        width,
        initial_indent=indent,
        subsequent_indent=indent + "  ",
        break_long_words=False,
        break_on_hyphens=False,
    )
    for line in lines:
        say(line.replace(_HELD, " "))


def _page_json(page: FilePage) -> dict[str, Any]:
    imported = page.imported
    return {
        **state_json(page.history, page.life.state),
        "history": [_event_json(event) for event in page.life.events],
        "later": page.life.later,
        "links": [_link_json(link) for link in page.links],
        "imported": imported and {"position": imported.position, "file": imported.file},
    }


def _event_json(event: Event) -> dict[str, Any]:
    changes = {name: [old, new] for name, old, new in event.changes}
    voided_by = event.void.position if event.void else None
    return {**entry_json(event.entry), "changes": changes, "voided_by": voided_by}


def _link_json(link: Link) -> dict[str, Any]:
    return {"kind": link.kind, "record": str(link.record), "position": link.entry.position}
