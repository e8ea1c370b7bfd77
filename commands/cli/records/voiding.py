"""`socai void` and `socai correct`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

import click

from commands.cli.spelling.beforehand import again_option, yes_option
from commands.cli.spelling.grammar import (
    DATE,
    FROM_ONE,
    POSITIONS,
    SpokenCommand,
    form_option,
    options,
    with_session,
)
from commands.cli.telling.each_refused import MOST_TOLD, tell_each
from commands.session import Session
from commands.speech import _
from commands.usecases.recording import record
from ledger.errors import N_, BadValue, SeveralNotVoided, UnknownPosition

officer = options(
    click.option("--as", "officer_code", metavar="CODE", help=N_("Officer who records.")),
    yes_option,
)
reason = click.option("--reason", required=True, help=N_("Why; it stays in the history."))


@click.command(
    "void",
    cls=SpokenCommand,
    help=N_(
        "Void wrong entries: positions, ranges like 12-15, or a whole import. "
        "Neither the entries nor the reason disappear."
    ),
)
@click.argument("positions", type=POSITIONS, nargs=-1, metavar="POSITION…")
@click.option(
    "--import",
    "imported",
    type=FROM_ONE,
    metavar="POSITION",
    help=N_("Take back a whole import: the position of any entry of it."),
)
@reason
@officer
@form_option
@with_session
def void(
    session: Session, positions: tuple[range, ...], imported: int | None, reason: str, **typed: Any
) -> None:
    """Void entries."""
    from commands.cli.telling.entry_words import speak_receipt
    from commands.usecases import voiding

    if bool(positions) == bool(imported):
        raise click.UsageError(_("Give positions, or --import with one position"))
    ledger, by = session.ledger, session.by(typed["officer_code"])
    try:
        if imported:
            receipt = voiding.undo_import(ledger, imported, reason, by)
        else:
            receipt = voiding.void(ledger, _each(session, positions), reason, by)
    except SeveralNotVoided as refused:
        tell_each(refused)
        raise
    speak_receipt(ledger, receipt, typed["form"])


def _each(session: Session, positions: Iterable[range]) -> Iterator[int]:
    """Every position. Raises UnknownPosition where more are beyond the last than can be told."""
    last = session.ledger.last_position
    for some in positions:
        beyond = range(max(some.start, last + 1), some.stop)
        if len(beyond) > MOST_TOLD:
            raise UnknownPosition(position=f"{beyond[0]}–{beyond[-1]}", last=last)
        yield from some


@click.command(
    "correct",
    cls=SpokenCommand,
    help=N_("Correct a wrong entry: void it and record its replacement, in one step."),
)
@click.argument("position", type=FROM_ONE)
@click.option(
    "--set",
    "settings",
    multiple=True,
    metavar="NAME=VALUE",
    help=N_("A field and its right value; repeat for more."),
)
@click.option("--on", "effective_on", type=DATE, help=N_("The right effective date."))
@reason
@again_option
@officer
@form_option
@with_session
def correct(
    session: Session,
    position: int,
    settings: tuple[str, ...],
    effective_on: date | None,
    **typed: Any,
) -> None:
    """Correct an entry."""
    from commands.cli.telling.entry_words import speak_receipt
    from ledger.records.voiding import CorrectEntry

    changes = dict(_setting(text) for text in settings)
    asked: dict[str, Any] = {
        "position": position,
        "changes": changes,
        "effective_on": effective_on,
        "reason": typed["reason"],
        "again": typed["again"],
        "last": _last(session, position),
    }
    receipt = record(session.ledger, CorrectEntry, session.by(typed["officer_code"]), **asked)
    speak_receipt(session.ledger, receipt, typed["form"])


def _last(session: Session, position: int) -> int:
    """The ledger's last position.

    Raises UnknownPosition when the one named is beyond it, however far.
    """
    last = session.ledger.last_position
    if position > last:
        raise UnknownPosition(position=position, last=last)
    return last


def _setting(text: str) -> tuple[str, str | None]:
    name, equals, value = text.partition("=")
    if not equals:
        raise BadValue(field="--set", text=text, why=N_("write it as NAME=VALUE"))
    return name.strip().lower().replace("-", "_"), value.strip() or None
