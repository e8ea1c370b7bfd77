"""What was typed becomes a command of the books, is recorded, and the receipt is told."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from commands.session import Session


def record_typed(session: Session, noun: str, name: str, typed: dict[str, Any]) -> None:
    """Make the command ``name`` of ``ledger.records.noun`` of what was typed, record it and tell
    so.

    Raises BadValue and the rules the command may break. A day that was not given is today.
    """
    from commands.cli.entry_words import speak_receipt

    form, by = typed.pop("form"), typed.pop("officer_code")
    typed["effective_on"] = typed["effective_on"] or session.today
    command = getattr(import_module(f"ledger.records.{noun}"), name)
    speak_receipt(session.ledger, session.record(command, by, **typed), form)
