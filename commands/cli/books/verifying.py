"""`socai verify`, `socai receipt` and `socai rebuild`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from commands.cli.spelling.grammar import SpokenCommand, form_option, with_session
from commands.cli.telling.part_words import part_json, say_limits, say_part
from commands.cli.telling.receipt_words import (
    kept_receipts,
    receipt_json,
    say_given,
    say_held,
    say_receipt,
)
from commands.session import Session
from commands.speech import _, notice, said, say, say_json
from commands.usecases.problem_words import PROBLEMS
from ledger.errors import N_, NoReceiptOf, StoreDamaged
from ledger.proofs.receipts import TreeHead
from ledger.proofs.verify import verify_json

if TYPE_CHECKING:
    from collections.abc import Iterable

    from commands.usecases.facts_beside import FactsSeen
    from commands.usecases.verifying import WholeVerification

_AGAIN = N_("No entry is touched. Make the facts again from the entries: socai rebuild")
HINTS = {
    "fact_files": _AGAIN,
    "facts": _AGAIN,
    "facts_unread": N_(
        "Verify as somebody who may read the folder, or let its owner make the facts again: "
        "socai rebuild"
    ),
    "mentions": N_(
        "An earlier version of socai may have recorded after the upgrade. No figure depends on "
        "it; keep the folder as it is and tell whoever keeps the program."
    ),
    "named_facts": N_(
        "Figures come from the folders of facts that `facts` in socai.toml names. Give each folder "
        "whole, as it was sent, or take the line out."
    ),
    "other_entries": N_(
        "Compare with kept receipts: socai verify --receipt SIZE:ROOT. Whoever knows that the "
        "facts are another ledger's gives them up with `socai rebuild`."
    ),
}
"""What to do next, where it is not what is to be done of every broken ledger."""


@click.command(
    "verify",
    cls=SpokenCommand,
    help=N_("Hash every entry again and name the first position that does not hold."),
)
@kept_receipts(
    N_("A receipt you kept, or a file of them: the ledger must still give it. Repeatable.")
)
@form_option
@with_session
def verify(session: Session, kept: tuple[str, ...], form: str) -> int:
    """Verify the ledger."""
    from commands.usecases.facts_beside import named_facts
    from commands.usecases.verifying import receipts_given, verify_ledger

    receipts = receipts_given(kept)
    named = named_facts(lambda: session.fact_folders, lambda url: session.engine.text(url))
    verified = verify_ledger(lambda: session.unquestioned, session.facts, receipts, named)
    found = verified.found
    if form == "json":
        say_json(_json(verified), stable=True)
    elif verified.part:
        say_part(verified.part.stated, len(verified.part.positions), found.size)
        say_receipt(verified.part.head)
        say_limits(verified.part, len(set(receipts)) - len(verified.untold), verified.untold)
        _speak_facts(verified.facts)
    elif found.ok:
        say_held(found)
        _speak_facts(verified.facts)
        say_given(receipts)
    else:
        _speak_problems(verified)
    return 0 if found.ok else 4


def _json(verified: WholeVerification) -> dict[str, Any]:
    told = verify_json(verified.found) | {"facts": [one._asdict() for one in verified.facts]}
    if not (part := verified.part):
        return told
    untold = [str(one) for one in verified.untold]
    return told | part_json(part.stated, len(part.positions), part.size) | {"untold": untold}


FACTS = {
    "held": N_(
        "The facts kept in “{folder}” are what the entries up to position {position} teach."
    ),
    "as_sent": N_(
        "The facts in “{folder}”, from which figures come by socai.toml, are as they were sent, up "
        "to position {position}; the entries behind them are not here."
    ),
    "none": N_(
        "No facts are kept in “{folder}”; they are made of the entries when they are asked."
    ),
    "left_over": N_(
        "The folder “{folder}” holds files of facts and no list of them; the facts are made again "
        "when they are asked."
    ),
    "other": N_(
        "The facts in “{folder}” are of another version of socai (format {form}); they are made "
        "again when they are asked."
    ),
}
"""What was seen of facts with which nothing is wrong."""


def _speak_facts(facts: Iterable[FactsSeen]) -> None:
    for one in facts:
        say(FACTS[one.state], **one._asdict())


def _speak_problems(verified: WholeVerification) -> None:
    """What does not hold, a line each, and what to do next."""
    from commands.usecases.verifying import DERIVED, NAMED_FACTS, UNREAD

    found = verified.found
    kinds = {problem.kind for problem in found.problems}
    if kinds <= set(DERIVED):
        say_held(found)
        unread = N_("The facts that figures come from were NOT looked at.")
        say(unread if kinds == {UNREAD} else N_("The facts that figures come from do NOT hold."))
    else:
        say(N_("The ledger does NOT hold."))
    told = [one for one in found.problems if one.kind != NAMED_FACTS]
    for position, kind in dict.fromkeys((one.position, one.kind) for one in told):
        what = _(PROBLEMS.get(kind, kind))
        where = N_("  position {position}: {what}") if position else "  {what}"
        say(where, position=position, what=what)
    for error in verified.broken:
        say("  {what}", what=said(error)[0])
    hints = [_(HINTS.get(one.kind, StoreDamaged.hint)) for one in found.problems]
    for hint in dict.fromkeys(hints):
        say(N_("Hint: {hint}"), hint=hint)


@click.command(
    "receipt",
    cls=SpokenCommand,
    help=N_("The receipt of the ledger as it stands, or when it had so many entries."),
)
@click.argument("size", required=False, metavar="N")
@form_option
@with_session
def receipt(session: Session, size: str | None, form: str) -> None:
    """Print a receipt."""
    from ledger.proofs.receipts import root_at
    from ledger.values.numbers import read_count

    last = session.ledger.last_position
    count = last if size is None else read_count(size)
    if count is None or not 1 <= count <= last:
        raise NoReceiptOf(size=last if size is None else size, last=last)
    head = TreeHead(count, root_at(session.ledger, count))
    if form == "json":
        say_json(receipt_json(head))
    else:
        say_receipt(head)


@click.command(
    "rebuild",
    cls=SpokenCommand,
    help=N_("Throw the derived facts away and make them again from the entries."),
)
@with_session
def rebuild(session: Session) -> None:
    """Rebuild the facts; what they knew otherwise than the entries is said before it is lost.

    Entries that are not what was recorded teach no facts, and those made before are evidence.
    """
    from projections.facts.store import rebuild as make_again
    from projections.facts.witness import contradiction

    broken = contradiction(session.unquestioned, session.facts)
    session.unquestioned.look_through()
    if broken:
        notice(GIVEN_UP, what=_(broken.message).format_map(broken.values))
    store = make_again(session.unquestioned, session.facts, kept=True)
    say(N_("Facts rebuilt up to position {position}."), position=store.position)


GIVEN_UP = N_("Note, and keep this line: {what}. The facts that knew it are thrown away.")
