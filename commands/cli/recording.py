"""What was typed is recorded, and the receipt is told."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from commands.session import Session
from commands.usecases.recording import record

if TYPE_CHECKING:
    from ledger.records.books import Decision


def record_typed(session: Session, command: type[Decision], typed: dict[str, Any]) -> None:
    """Make a command of the books of what was typed, record it and tell so.

    Raises BadValue and the rules the command may break. A day that was not given is today.
    """
    from commands.cli.entry_words import speak_receipt

    form, by = typed.pop("form"), session.by(typed.pop("officer_code"))
    typed["effective_on"] = typed["effective_on"] or session.today
    speak_receipt(session.ledger, record(session.ledger, command, by, **typed), form)
