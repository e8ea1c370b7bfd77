"""What all verbs on records share: the number typed, its attributes, the family it is of."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from commands.cli.spelling.grammar import options
from commands.cli.telling.recording import record_typed
from commands.leaving import leaving
from commands.session import Session
from ledger.catalog.lines import catalog
from ledger.errors import N_

if TYPE_CHECKING:
    from ledger.records.books import Decision
    from ledger.records.history import History


def _learned(ctx: click.Context, _argument: click.Parameter, typed: str) -> str:
    """A number as typed: of a family of sources it is known as theirs, in the books or not."""
    family = ctx.parent.command.name if ctx.parent else ""
    for line in catalog().lines:
        if line.family.replace("_", "-") == family:
            leaving().learn(line.code, typed)
    return typed


number = click.argument("number", callback=_learned)

ATTRIBUTES = ("class", "list", "group", "type", "branch", "field", "source", "object", "online")

attributes = options(
    click.option("--class", "class_", metavar="A|B", help=N_("Class of a watch file.")),
    click.option("--list", "list_", metavar="I…IV", help=N_("List of a watch file.")),
    click.option("--group", metavar="1…5", help=N_("Group of a watch file.")),
    click.option("--type", "type_", metavar="1|2|3", help=N_("Type of an LT collaborator.")),
    click.option("--branch", help=N_("Branch of the force.")),
    click.option("--field", help=N_("Field of work.")),
    click.option("--source", help=N_("Source the record came from.")),
    click.option("--object", metavar="CODE", help=N_("What a survey file covers, by its code.")),
    click.option("--online/--offline", default=None, help=N_("Whether it is online.")),
)


def given_attributes(typed: dict[str, Any]) -> dict[str, Any]:
    """Take the attributes out of what was typed; those not given are left out."""
    taken = {
        name: typed.pop(name + "_" if name in ("class", "list", "type") else name, None)
        for name in ATTRIBUTES
    }
    return {name: value for name, value in taken.items() if value is not None}


def family_record(session: Session, text: str) -> History:
    """The record of a number, of the family whose group was called. Raises NotForThisLine."""
    from ledger.errors import NotForThisLine

    history = session.ledger.find(text)
    line = catalog().line(history.noun)
    parent = click.get_current_context().parent
    family = parent.command.name if parent else line.family
    if family != line.family.replace("_", "-"):
        raise NotForThisLine(
            what=f"socai {family}", line=line.name, family=line.family.replace("_", "-")
        )
    return history


def record_of_family(session: Session, command: type[Decision], typed: dict[str, Any]) -> None:
    """Record a command about a record of the family whose group was called.

    Raises NotForThisLine.
    """
    typed["number"] = family_record(session, typed["number"]).record
    record_typed(session, command, typed)
