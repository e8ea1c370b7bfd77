"""`socai clock`: the machine's clock beside the ledger's last time, and accepting it."""

from __future__ import annotations

import click

from commands.cli.spelling.grammar import SpokenCommand, form_option, with_session
from commands.session import Session
from commands.speech import _, notice, say, say_json
from ledger.errors import N_, ClockWentBack
from ledger.values.clock import CLOCK_TOLERANCE
from ledger.values.dates import format_instant, write_instant


@click.command(
    "clock",
    cls=SpokenCommand,
    help=N_("Compare this machine's clock with the last entry's time."),
)
@click.option(
    "--accept",
    is_flag=True,
    help=N_("Record that the last entry's time is ahead of a clock that is right, and go on."),
)
@click.option("--as", "officer_code", metavar="CODE", help=N_("Officer who records."))
@form_option
@with_session
def clock(session: Session, accept: bool, officer_code: str | None, form: str) -> None:
    """Tell the two times, or accept the later one."""
    if accept:
        from commands.cli.telling.entry_words import speak_receipt

        receipt = session.ledger.accept_clock(session.by(officer_code))
        speak_receipt(session.ledger, receipt, form)
        return
    if form == "json":
        say_json(_compared(session))
        return
    now, last = session.clock(), session.ledger.last_position
    say(N_("This machine's clock: {time}"), time=format_instant(now))
    when = session.ledger.known_when(last)
    say(N_("Last entry: position {position} ({time})"), position=last, time=when)
    _tell_what_follows(session)


def _compared(session: Session) -> dict[str, object]:
    """Both times, by how many seconds the ledger is ahead, and whether that was accepted."""
    now, position = session.clock(), session.ledger.last_position
    last = session.ledger.recorded_at(position)
    return {
        "now": write_instant(now),
        "position": position,
        "last": last and write_instant(last),
        "ahead_seconds": max(0.0, (last - now).total_seconds()) if last else 0.0,
        "accepted": last is not None and session.ledger.clock_accepted_at() == last,
    }


def _tell_what_follows(session: Session) -> None:
    """What recording will do, and what there is to do."""
    now, last = session.clock(), session.ledger.recorded_at(session.ledger.last_position)
    if last is None or last - now <= CLOCK_TOLERANCE:
        say(N_("The clock is not behind; entries are recorded at its time."))
    elif session.ledger.clock_accepted_at() == last:
        say(N_("Accepted: entries get the last entry's time until the clock is past it."))
    else:
        say(N_("The ledger is ahead of the clock by {days} days."), days=(last - now).days)
        notice(N_("Hint: {hint}"), hint=_(ClockWentBack.hint))
