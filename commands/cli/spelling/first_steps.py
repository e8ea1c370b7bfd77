"""What to do next where there is no ledger yet."""

from __future__ import annotations

from commands.session import Session
from commands.speech import _
from ledger.errors import N_, NoLedgerHere
from ledger.storage.folder import DATABASE, has_something

NO_LEDGER_YET = N_("There is no ledger here yet. What to do next:")
ALL_COMMANDS = N_("All commands: socai --help")


def first_steps(session: Session) -> str:
    """What to do next, a way a line; empty where there is a ledger."""
    try:
        if has_something(session.home / DATABASE):
            return ""
    except NoLedgerHere:
        pass
    ways = (NoLedgerHere.hint, *NoLedgerHere.steps)
    return "\n".join([_(NO_LEDGER_YET), *(f"  {_(way)}" for way in ways), _(ALL_COMMANDS)])
