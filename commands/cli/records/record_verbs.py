"""The verbs every record answers to; a family takes those that apply to it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from commands.cli.spelling.beforehand import again_option
from commands.cli.spelling.destination import printing
from commands.cli.spelling.grammar import (
    DATE,
    FROM_ONE,
    SpokenCommand,
    as_of,
    known_at,
    recording,
    showing,
    with_session,
)
from commands.cli.telling.entry_words import NEAR_TWINS
from commands.cli.telling.record_words import (
    attributes,
    family_record,
    given_attributes,
    number,
    record_of_family,
)
from commands.cli.telling.recording import record_typed
from commands.session import Session
from commands.speech import notice
from ledger.errors import N_

if TYPE_CHECKING:
    from datetime import date


@click.command("open", cls=SpokenCommand, help=N_("Open a record."))
@number
@click.option(
    "--symbol",
    required=True,
    help=N_("Symbol of the record: ĐV, ĐN, ST, HN, HV, HT, VA, VX, VB, LT, LC, LD, NV, CTV, HTBM."),
)
@click.option("--unit", required=True, metavar="CODE", help=N_("Unit that holds it."))
@click.option("--officer", required=True, metavar="CODE", help=N_("Officer in charge."))
@click.option("--level", help=N_("Level: tỉnh, huyện, phường, xã (default: the unit's)."))
@attributes
@click.option("--basis-number", help=N_("Number of the document it rests on."))
@click.option("--basis-date", type=DATE, help=N_("Date of the document it rests on."))
@click.option("--approved-by", metavar="CODE", help=N_("Who approved it."))
@click.option("--source-record", metavar="NUMBER", help=N_("Record it came from."))
@click.option("--next-review", type=DATE, help=N_("Next review date."))
@recording
@with_session
def open_(session: Session, **typed: Any) -> None:
    """Open a record."""
    from ledger.catalog.lines import catalog
    from ledger.records.opening import OpenRecord

    typed["line"] = catalog().line_of_symbol(typed["symbol"]).code
    typed["attributes"] = given_attributes(typed)
    _same_family(typed["line"])
    line, opened = typed["line"], typed["number"]
    record_typed(session, OpenRecord, typed)
    if twins := session.ledger.twins(line, opened):
        notice(NEAR_TWINS, numbers=", ".join(twins), number=opened)


def _same_family(line_code: str) -> None:
    from ledger.catalog.lines import catalog
    from ledger.errors import NotForThisLine

    line = catalog().line(line_code)
    parent = click.get_current_context().parent
    family = line.family.replace("_", "-")
    if parent and parent.command.name != family:
        raise NotForThisLine(
            what=f"socai {parent.command.name} open", line=line.name, family=family
        )


@click.command(
    "change",
    cls=SpokenCommand,
    help=N_("Reclassify: change level, class, list, group, type, branch, field, source, online…"),
)
@number
@click.option("--level", help=N_("Level: tỉnh, huyện, phường, xã."))
@attributes
@click.option("--without", multiple=True, metavar="NAME", help=N_("Take this attribute away."))
@recording
@with_session
def change(session: Session, without: tuple[str, ...], **typed: Any) -> None:
    """Change attributes of a record."""
    from ledger.records.lifecycle import ChangeRecord

    level = typed.pop("level")
    given = given_attributes(typed) | ({} if level is None else {"level": level})
    typed["changes"] = {**given, **dict.fromkeys(without)}
    record_of_family(session, ChangeRecord, typed)


@click.command(
    "convert", cls=SpokenCommand, help=N_("Convert to another symbol of the same line (LC to LT).")
)
@number
@click.option("--to", "symbol", required=True, help=N_("The symbol it becomes."))
@click.option("--type", "type", metavar="1|2|3", help=N_("Type of an LT collaborator."))
@recording
@with_session
def convert(session: Session, **typed: Any) -> None:
    """Convert a record to another symbol."""
    from ledger.records.lifecycle import ConvertRecord

    record_of_family(session, ConvertRecord, typed)


@click.command(
    "transfer", cls=SpokenCommand, help=N_("Hand over to another officer, another unit, or both.")
)
@number
@click.option("--to-unit", metavar="CODE", help=N_("Unit that receives it."))
@click.option("--to-officer", metavar="CODE", help=N_("Officer who receives it."))
@recording
@with_session
def transfer(session: Session, **typed: Any) -> None:
    """Transfer a record."""
    from ledger.records.lifecycle import TransferRecord

    record_of_family(session, TransferRecord, typed)


@click.command("suspend", cls=SpokenCommand, help=N_("Suspend a special case."))
@number
@recording
@with_session
def suspend(session: Session, **typed: Any) -> None:
    """Suspend a special case."""
    from ledger.records.lifecycle import SuspendRecord

    record_of_family(session, SuspendRecord, typed)


@click.command("resume", cls=SpokenCommand, help=N_("Resume a suspended special case."))
@number
@recording
@with_session
def resume(session: Session, **typed: Any) -> None:
    """Resume a special case."""
    from ledger.records.lifecycle import ResumeRecord

    record_of_family(session, ResumeRecord, typed)


@click.command(
    "report", cls=SpokenCommand, help=N_("Record that a periodic report on it was made.")
)
@number
@click.option("--document", required=True, help=N_("Number of the report."))
@click.option("--subject", help=N_("Of what else it is a report: why no collaborator serves it."))
@again_option
@recording
@with_session
def report(session: Session, **typed: Any) -> None:
    """Record a periodic report."""
    from ledger.records.lifecycle import ReportOnRecord

    record_of_family(session, ReportOnRecord, typed)


@click.command(
    "effect",
    cls=SpokenCommand,
    help=N_("Record what it led to: a watch file, suspicion file, case, penalty, prosecution…"),
)
@number
@click.argument("effect")
@click.option("--kind", help=N_("Kind of the effect, where it has kinds."))
@click.option("--count", type=FROM_ONE, help=N_("How many of them (default: 1)."))
@click.option("--produced", metavar="NUMBER", help=N_("The record it led to."))
@again_option
@recording
@with_session
def effect(session: Session, **typed: Any) -> None:
    """Record an effect."""
    from ledger.records.lifecycle import ProduceEffect

    record_of_family(session, ProduceEffect, typed)


@click.command("close", cls=SpokenCommand, help=N_("Close a record."))
@number
@click.option("--way", required=True, help=N_("Way of closing, by name or code."))
@click.option("--document", help=N_("Number of the closing document."))
@recording
@with_session
def close(session: Session, **typed: Any) -> None:
    """Close a record."""
    from ledger.records.lifecycle import CloseRecord

    record_of_family(session, CloseRecord, typed)


@click.command(
    "reopen", cls=SpokenCommand, help=N_("Open a closed record again, under its own number.")
)
@number
@click.option("--to-unit", metavar="CODE", help=N_("Unit that receives it."))
@click.option("--to-officer", metavar="CODE", help=N_("Officer who receives it."))
@click.option("--document", help=N_("Number of the document the reopening rests on."))
@recording
@with_session
def reopen(session: Session, **typed: Any) -> None:
    """Open a closed record again."""
    from ledger.records.lifecycle import ReopenRecord

    record_of_family(session, ReopenRecord, typed)


@click.command("archive", cls=SpokenCommand, help=N_("Archive a closed record."))
@number
@click.option("--document", help=N_("Number of the archive document."))
@recording
@with_session
def archive(session: Session, **typed: Any) -> None:
    """Archive a record."""
    from ledger.records.lifecycle import ArchiveRecord

    record_of_family(session, ArchiveRecord, typed)


@click.command("show", cls=SpokenCommand, help=N_("Show how a record stands."))
@number
@as_of
@known_at
@showing
@with_session
def show(
    session: Session, number: str, as_of: date | None, known_at: str | None, form: str
) -> None:
    """Show how a record stands."""
    from commands.cli.telling.history_words import speak_state

    session.prove()
    speak_state(session, family_record(session, number), as_of, known_at, form)


@click.command("log", cls=SpokenCommand, help=N_("Show every entry of a record, newest first."))
@number
@known_at
@printing
@with_session
def log(session: Session, number: str, **typed: Any) -> None:
    """Show a record's entries."""
    from commands.cli.telling.history_words import speak_history

    session.prove()
    speak_history(session, family_record(session, number), **typed)
