"""What a refusal is: an English message and hint with named fields, and an exit code.

Values are given as keyword arguments and are filled in after translation, so this package knows no
language and prints nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar, Self


def N_(text: str) -> str:  # noqa: N802 - the name gettext extractors look for
    """Mark a text for translation and return it unchanged."""
    return text


class LedgerError(Exception):
    """A command or a file was refused; nothing was written.

    ``message`` and ``hint`` are templates with named fields, filled from ``values``.
    ``steps``: further things that can be done instead of what the hint says, a line each.
    ``question``: what a person is asked, where the refusal is a doubt.
    ``exit_code``: 3 input unreadable or rejected, 4 integrity broken, 5 refused by a rule,
    6 ledger busy or unreachable. ``beside``: what else is wrong with the same, where it is known.
    ``faults``: all that is wrong in the file ``values["file"]`` that people wrote, place by place.
    """

    exit_code: ClassVar[int] = 5
    beside: tuple[LedgerError, ...] = ()
    faults: tuple[Any, ...] = ()
    message: ClassVar[str] = N_("The command was refused.")
    hint: ClassVar[str] = N_("Check the command and try again.")
    steps: ClassVar[tuple[str, ...]] = ()
    question: ClassVar[str] = N_("Record all the same? (yes/no) ")

    def __init__(self, **values: object) -> None:
        self.values = values
        super().__init__(self.message.format_map(values))

    @classmethod
    def of_faults(cls, file: object, faults: Sequence[Any]) -> Self:
        """A file refused for what is wrong in it."""
        refused = cls(file=file, count=len(faults))
        refused.faults = tuple(faults)
        return refused

    @staticmethod
    def first_of(faults: Sequence[LedgerError]) -> LedgerError:
        """The first of several refusals, which knows the others."""
        first, *others = faults
        first.beside = tuple(others)
        return first


class InputRejected(LedgerError):
    """What was given could not be read or is not acceptable."""

    exit_code = 3
    message = N_("The input could not be read: {detail}")
    hint = N_("Open the file and check that it is what you meant to give.")


class IntegrityBroken(LedgerError):
    """What is stored is not what was recorded."""

    exit_code = 4
    message = N_("The ledger does not hold at position {position}: {detail}")
    hint = N_(
        "Do not record anything more; `socai verify` names everything that does not hold. Keep the "
        "folder as it is and tell the inspection team."
    )


class DoesNotHold(IntegrityBroken):
    """What is stored besides the entries is not what it should be."""

    message = N_("The ledger does not hold: {detail}")
    hint = IntegrityBroken.hint


class LedgerUnavailable(LedgerError):
    """The ledger is busy, missing or cannot be written."""

    exit_code = 6
    message = N_("The ledger cannot be used: {detail}")
    hint = N_("Try again in a moment.")
