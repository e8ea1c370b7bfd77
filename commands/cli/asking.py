"""`socai record` (ghi): what is to be recorded is asked, question by question."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING

import click

from commands.cli.beforehand import yes_option
from commands.cli.entry_words import details, speak_receipt, subject_of_entry
from commands.cli.grammar import SpokenCommand, with_session
from commands.cli.statistics_words import facts_of
from commands.session import Session
from commands.speech import _, at_terminal, is_attended, say
from ledger.catalog.lines import catalog
from ledger.errors import N_
from ledger.values.dates import format_date

if TYPE_CHECKING:
    from commands.usecases.dialogue.dialogue import Dialogue
    from commands.usecases.effect_on_totals import CommandEffect, Total
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
    from commands.usecases.dialogue.dialogue import Dialogue
    from commands.usecases.effect_on_totals import effect_on_totals

    if not (is_attended() and at_terminal()):
        raise click.UsageError(_(NEEDS_TERMINAL))
    by, ledger = session.by(officer_code), session.ledger
    statistics = facts_of(session)

    from commands.screens.record_screen import RecordScreen  # slow to import, and for this alone

    dialogue = Dialogue(ledger, by, session.today, _)

    def told(command: Decision) -> list[str]:
        effect = effect_on_totals(ledger, statistics, command, by)
        return [*told_effect(effect), "", _as_command(dialogue)]

    command = RecordScreen(dialogue, told).run()
    if command is None:
        say(N_("Nothing was recorded."))
        return 1
    speak_receipt(ledger, ledger.execute(command, by=by))
    say(_as_command(dialogue))
    return 0


def _as_command(dialogue: Dialogue) -> str:
    """What was answered as one command, for the next time."""
    return _(N_("The same as one command: {line}")).format(line=as_line(dialogue.words()))


NEEDS_TERMINAL = N_(
    "It asks, and needs a terminal with somebody at it; in scripts give the whole command, such as "
    "socai casefile open …"
)


def as_line(words: list[str]) -> str:
    """Words as they are typed, in the shells of Windows as elsewhere."""
    return " ".join(_quoted(word) for word in words)


def _quoted(word: str) -> str:
    if shlex.quote(word) == word or word.replace("/", "").replace("-", "").isalnum():
        return word
    return shlex.quote(word) if '"' in word else f'"{word}"'


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
    return lines


def _total(one: Total) -> str:
    text = _(N_("  {line}, unit {unit}: {before} → {after}"))
    line = catalog().line(one.line).name
    return text.format(line=line, unit=one.unit, before=one.before, after=one.after)
