"""Refusals by the rules of what is done with a record while it is kept."""

from __future__ import annotations

from ledger.errors.refusal import N_, InputRejected, LedgerError


class KindOfNothing(InputRejected):
    """Only some effects have kinds."""

    message = N_("The effect “{effect}” has no kinds, so “{text}” cannot be one")
    hint = N_("Leave the kind out, or check the effect.")


class CountOfOne(InputRejected):
    """An effect that names the record it led to is one effect."""

    message = N_("An effect that names the record it led to ({produced}) is one, not {count}")
    hint = N_("Record one effect for each record, or leave the record out and count them together.")


class LedToAnotherLine(InputRejected):
    """An effect names a record of the line of work it leads to."""

    message = N_(
        "{produced} is a record of {of_line}; the effect “{effect}” leads to one of {wanted}"
    )
    hint = N_("Check the number, or record the effect that it was.")


class LedToBefore(InputRejected):
    """What a file led to was opened when the file was, or later."""

    message = N_(
        "Record {produced} was opened on {came_on}, before {number} on {opened_on}: it cannot have "
        "come of it"
    )
    hint = N_("Check both numbers; if one of the days is wrong, correct the opening first.")


class SubjectNotForLine(LedgerError):
    """A report of this subject is made on records of some lines alone."""

    message = N_("No report on “{subject}” is made of a record of {line}")
    hint = N_("Leave the subject out for a periodic report, or check the number.")


class ServesOneWork(LedgerError):
    """A persona that serves something is not put to the same once more."""

    message = N_("Persona {number} already serves {serves} on {effective_on}")
    hint = N_("What it serves is shown by `show`.")


class ServesNothing(LedgerError):
    """Only a persona that serves something is taken off it."""

    message = N_("Persona {number} serves nothing on {effective_on}")
    hint = N_("What it served, and until when, is shown by `log`.")


class CheckedAlready(LedgerError):
    """The same file, checked by one officer twice on a day, is one check."""

    message = N_("{checker} checked record {number} on {effective_on} already: it is one check")
    hint = N_(
        "If its findings were counted wrong, correct that entry; `socai log {number}` shows it."
    )


class ChecksOwnFile(LedgerError):
    """Nobody checks a file of his own."""

    message = N_("{checker} was in charge of record {number} on {effective_on}")
    hint = N_("A check is made by another officer; check the code, the number and the day.")
