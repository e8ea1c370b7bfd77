"""`socai record` (ghi): what is to be recorded is asked, question by question."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import click

from commands.cli.spelling.beforehand import yes_option
from commands.cli.spelling.grammar import SpokenCommand, with_session
from commands.cli.spelling.typed_line import typed_line
from commands.cli.spelling.whole_screen import has_screen
from commands.cli.telling.entry_words import NEAR_TWINS, details, speak_receipt, subject_of_entry
from commands.cli.telling.field_words import named
from commands.cli.telling.statistics_words import facts_of
from commands.session import Session
from commands.speech import _, say
from ledger.catalog.lines import catalog
from ledger.catalog.names import FIELDS
from ledger.errors import N_
from ledger.records.recorder import check_recorder
from ledger.values.dates import format_date
from ledger.values.stream import Stream

if TYPE_CHECKING:
    from commands.screens.record_screen import RecordScreen
    from commands.usecases.dialogue.dialogue import Dialogue
    from commands.usecases.effect_on_totals import CommandEffect, Total
    from ledger.application import Receipt
    from ledger.records.books import Decision


@click.command(
    "record",
    cls=SpokenCommand,
    help=N_(
        "Record by answering questions: a file is opened, changed, handed over or closed. What it "
        "does is shown before it is recorded."
    ),
)
@click.option("--as", "officer_code", metavar="CODE", help=N_("Officer who records."))
@yes_option
@with_session
def record(session: Session, officer_code: str | None) -> int:
    """Record by asking."""
    if not has_screen():
        raise click.UsageError(_(NEEDS_TERMINAL))
    by = session.by(officer_code)
    check_recorder(session.ledger.books(by))
    screen = _screen(session, by)
    receipt = screen.finished()
    if receipt is None:
        say(N_("Nothing was recorded."))
        return 1
    speak_receipt(session.ledger, receipt)
    for line in as_command(session, by, screen.dialogue):
        say(line)
    return 0


NEEDS_TERMINAL = N_(
    "It asks, and needs a terminal with somebody at it; in scripts give the whole command, such as "
    "socai casefile open …"
)


def _screen(session: Session, by: str) -> RecordScreen:
    """The screen that asks an officer, and records what is agreed to."""
    from commands.screens.record_screen import RecordScreen  # slow to import, and for this alone
    from commands.usecases.dialogue.dialogue import Dialogue
    from commands.usecases.dialogue.files import open_files
    from commands.usecases.effect_on_totals import effect_on_totals

    ledger = session.ledger
    offered = lru_cache(lambda day: open_files(ledger, facts_of(session), by, day))
    dialogue = Dialogue(ledger, by, session.today, _, offered)

    def told(command: Decision) -> list[str]:
        effect = effect_on_totals(ledger, facts_of(session), command, by)
        line = as_command(session, by, dialogue)
        return [*told_effect(effect), "", *line]

    def recorded(command: Decision, agreed: bool) -> Receipt:
        sure = agreed or session.sure
        ledger.clock_is_right = lambda _doubt: sure
        return ledger.execute(command, by=by, agreed=lambda _doubt: sure)

    return RecordScreen(dialogue, told, recorded)


def as_command(session: Session, by: str, dialogue: Dialogue) -> list[str]:
    """What was answered as one command, for the next time, on a line of its own.

    It says which ledger and who records, so that it does the same wherever it is pasted.
    """
    home = str(session.home.absolute())
    line = typed_line(["socai", "--ledger", home, "--as", by, *dialogue.words()])
    return [_(SAME), line] if line else [_(NO_LINE)]


SAME = N_("The same as one command:")
NO_LINE = N_(
    "As one command it cannot be given out: an answer holds a double quote, which the shells of "
    "Windows read differently."
)


def told_effect(effect: CommandEffect) -> list[str]:
    """What would be recorded, in words, and the totals before and after."""
    lines = [_(N_("This would be recorded:"))]
    for entry in effect.entries:
        told = "; ".join(details(entry))
        day = format_date(entry.effective_on)
        subject = subject_of_entry(entry, {})
        lines.append(f"  {subject} {_(entry.NAME)}, {day}" + (f": {told}" if told else ""))
    lines.append(_(N_("Totals of today:")))
    lines += [_total(one) for one in effect.totals] or [_(N_("  no file more or fewer"))]
    for number, alike in effect.alike.items():
        lines.append(_(NEAR_TWINS).format(number=number, numbers=", ".join(alike)))
    return lines


def _total(one: Total) -> str:
    line, unit = catalog().line(one.place.line).name, one.place.unit
    said = {"line": line, "unit": unit, "before": one.before, "after": one.after}
    if not (name := one.place.dimension):
        return _(N_("  {line}, unit {unit}: {before} → {after}")).format(**said)
    value = named(Stream.of_record(one.place.line, ""), name, one.place.value)
    text = _(N_("  {line}, unit {unit}, {name} {value}: {before} → {after}"))
    return text.format(**said, name=_(FIELDS[name]), value=value)
