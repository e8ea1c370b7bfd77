"""`socai verify` and `socai rebuild`."""

from __future__ import annotations

import click

from commands.grammar import SpokenCommand, with_session
from commands.session import FACTS, Session
from commands.speech import _, say, say_json
from ledger.errors import N_


@click.command("verify", cls=SpokenCommand, help=N_("Hash every entry again and name the first position that does not hold."))
@click.option("--format", "form", type=click.Choice(["table", "json"]), default="table", help=N_("Output form."))
@with_session
def verify(session: Session, form: str) -> int:
    """Verify the ledger."""
    from ledger.proofs.verify import verify as check
    from ledger.proofs.verify import verify_json

    found = check(session.ledger)
    if form == "json":
        say_json(verify_json(found))
    elif found.ok:
        say(N_("The ledger holds: {size} entries, root {root}"), size=found.size, root=found.root)
    else:
        say(N_("The ledger does NOT hold."))
        for problem in found.problems:
            say(
                N_("  position {position}: {kind}: {detail}"),
                position=problem.position,
                kind=_(problem.kind),
                detail=_(problem.detail),
            )
    return 0 if found.ok else 4


@click.command("rebuild", cls=SpokenCommand, help=N_("Throw the derived facts away and make them again from the entries."))
@with_session
def rebuild(session: Session) -> None:
    """Rebuild the facts."""
    from projections.segments import rebuild as make_again

    store = make_again(session.ledger, session.home / FACTS)
    say(N_("Facts rebuilt up to position {position}."), position=store.position)
