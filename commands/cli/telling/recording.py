"""What was typed is recorded, and the receipt is told."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from commands.session import Session
from commands.usecases.recording import record
from ledger.values.dates import NOT_GIVEN

if TYPE_CHECKING:
    from ledger.application import Receipt
    from ledger.records.books import Decision


def record_typed(
    session: Session, command: type[Decision], typed: dict[str, Any], *, undated: bool = False
) -> Receipt:
    """Make a command of the books of what was typed, record it and tell so.

    A day that was not given is today, or stays so where what is recorded may be ``undated``.
    Raises BadValue and the rules the command may break.
    """
    from commands.cli.telling.entry_words import speak_receipt
    from commands.cli.telling.uncounted_words import tell_wanting
    from commands.usecases.known_indicators import KnownIndicators

    form, by = typed.pop("form"), session.by(typed.pop("officer_code"))
    typed["effective_on"] = typed["effective_on"] or (NOT_GIVEN if undated else session.today)
    fitted = KnownIndicators(session.ledger, session.home).fitted(command, typed)
    receipt = record(session.ledger, command, by, agreed=session.agreed, **fitted)
    speak_receipt(session.ledger, receipt, form)
    tell_wanting(session.ledger, session.home, receipt.entries)
    return receipt
