"""Refusals by the rules of a record's life."""

from __future__ import annotations

from ledger.errors.refusal import N_, LedgerError


class UnknownRecord(LedgerError):
    """No record has this number."""

    message = N_("There is no record {number} in this ledger")
    hint = N_("Check the number; `socai register` lists the records of a line.")


class UnitForRecord(UnknownRecord):
    """The code of a unit where a file's number belongs."""

    message = N_("{number} is a unit, not a file")
    hint = N_("`socai unit show {number}` shows it, `socai unit log {number}` its entries.")


class OfficerForRecord(UnknownRecord):
    """The code of an officer where a file's number belongs."""

    message = N_("{number} is an officer, not a file")
    hint = N_(
        "`socai officer show {number}` shows whom, `socai log --by {number}` what he recorded."
    )


class MistypedNumber(UnknownRecord):
    """A number that differs from a known one in zeros or hyphens is nearly always that one."""

    message = N_("There is no record {number}; did you mean {near}?")
    hint = N_("Write the number with just the zeros and hyphens it has in the register.")


class AmbiguousNumber(LedgerError):
    """Several lines have a record of this number."""

    message = N_("The number {number} belongs to records of several lines: {lines}")
    hint = N_("Write the line before the number, for example HN:{number}.")


class AlreadyOpened(LedgerError):
    """A number can be opened once."""

    message = N_("Record {number} is already open since {opened_on}")
    hint = N_(
        "What changed in it is recorded with the `change` of its line, what is wrong in it with "
        "`socai correct`; a new file needs a new number."
    )


class ClosedNumber(LedgerError):
    """A number that was closed is opened again as such, or not at all."""

    message = N_(
        "Number {number} was opened on {opened_on} and closed on {closed_on} (entry {position})"
    )
    hint = N_(
        "If the same file is taken up again: socai {family} reopen {number}. Another file needs a "
        "new number."
    )


class StillOpen(LedgerError):
    """Only a closed record is opened again."""

    message = N_("Record {number} is not closed on {effective_on}, so it cannot be reopened")
    hint = N_("It is reopened on the day of its closing or later; `log` shows its entries.")


class ChangedBeforeOpened(LedgerError):
    """Nothing can happen to a record before its opening."""

    message = N_("On {effective_on} record {number} was not open yet (opened on {opened_on})")
    hint = N_("Give a date on or after the opening, or correct the opening date.")


class NotOpened(LedgerError):
    """The record has no valid opening."""

    message = N_("Record {number} has no opening that still stands")
    hint = N_("Open the record first; its history is shown by `log`.")


class ClosedAlready(LedgerError):
    """A closed record can only be archived."""

    message = N_(
        "Record {number} is closed since {closed_on}; on "
        "{effective_on} nothing more can happen to it"
    )
    hint = N_(
        "If the closing is wrong, void or correct entry {position}; if the file was taken up "
        "again, record that first with `reopen`."
    )


class ChangedAfterClosing(LedgerError):
    """A record is not closed before what happened to it."""

    message = N_(
        "Record {number} would be closed on {closed_on}, before what "
        "is recorded of {effective_on} (entry {position})"
    )
    hint = N_("Give a later day, or void or correct entry {position} first.")


class ClosedBeforeOpened(LedgerError):
    """A closing precedes the opening."""

    message = N_(
        "Record {number} would be closed on {effective_on}, before its opening on {opened_on}"
    )
    hint = N_("Give a closing date on or after the opening date.")


class NotClosed(LedgerError):
    """Only a closed record can be archived."""

    message = N_("Record {number} is not closed on {effective_on}, so it cannot be archived")
    hint = N_("Close the record first.")


class ArchivedAlready(LedgerError):
    """A record is archived once."""

    message = N_("Record {number} is already archived")
    hint = N_("Its history is shown by `log`.")


class NotSuspended(LedgerError):
    """Only a suspended record can be resumed."""

    message = N_("Record {number} is not suspended on {effective_on}")
    hint = N_("Its history is shown by `log`.")


class SuspendedAlready(LedgerError):
    """A suspended record must be resumed before anything but its closing."""

    message = N_("Record {number} is suspended on {effective_on}")
    hint = N_("Resume it first.")


class NotForThisLine(LedgerError):
    """The line of work knows no such change."""

    message = N_("{what} does not apply to records of {line}")
    hint = N_("See `socai {family} --help` for what applies.")


class AttributeNotForSymbol(LedgerError):
    """The symbol has no such attribute."""

    message = N_("A record of symbol {symbol} has no attribute {attribute}")
    hint = N_("Leave it out, or check the symbol.")


class AttributeMissing(LedgerError):
    """The symbol needs this attribute."""

    message = N_("A record of symbol {symbol} needs the attribute {attribute}")
    hint = N_("Give it: {known}.")


class NothingChanges(LedgerError):
    """A new entry that leaves everything as it was is a mistake.

    One recorded already is none: a late entry, a void or a correction may let it repeat what then
    holds.
    """

    message = N_("On {effective_on} record {number} already stands so; nothing would change")
    hint = N_("Its state is shown by `show`.")


class EffectiveInFuture(LedgerError):
    """Only what has happened can be recorded."""

    message = N_("{effective_on} is in the future (today is {today})")
    hint = N_("Record the change on the day it takes effect, or check the year.")


class TooManyWatchFiles(LedgerError):
    """A collaborator serves at most three watch files at a time."""

    message = N_(
        "Collaborator {number} would serve {count} watch files on "
        "{effective_on}; at most {limit} are allowed"
    )
    hint = N_("Withdraw the collaborator from a watch file first: {serving}.")


class AlreadyAssigned(LedgerError):
    """A collaborator is assigned to a record once at a time."""

    message = N_("Collaborator {number} is already assigned to {served} on {effective_on}")
    hint = N_("Its assignments are shown by `show`.")


class NotAssigned(LedgerError):
    """Only an assigned collaborator can be withdrawn."""

    message = N_("Collaborator {number} is not assigned to {served} on {effective_on}")
    hint = N_("Its assignments are shown by `show`.")


class ServedRecordNotOpen(LedgerError):
    """A collaborator serves records that are open."""

    message = N_(
        "Record {served} is not open on {effective_on}, so no collaborator can be assigned to it"
    )
    hint = N_("Check the number and the date.")


class MoreValuableThanItems(LedgerError):
    """Valuable items are among the items."""

    message = N_("The valuable items ({valuable}) cannot be more than all items ({items})")
    hint = N_("Give the number of all items first, then how many of them are valuable.")
