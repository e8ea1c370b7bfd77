"""Refusals: one class per broken rule.

Each class carries an English message and hint (the gettext source text) and the exit code its
family answers with. Values are given as keyword arguments and are filled in after translation,
so this module knows no language and prints nothing.
"""

from __future__ import annotations

from typing import ClassVar


def N_(text: str) -> str:  # noqa: N802 - the name gettext extractors look for
    """Mark a text for translation and return it unchanged."""
    return text


class LedgerError(Exception):
    """A command or a file was refused; nothing was written.

    ``message`` and ``hint`` are templates with named fields, filled from ``values``.
    ``exit_code``: 3 input unreadable or rejected, 4 integrity broken, 5 refused by a rule,
    6 ledger busy or unreachable.
    """

    exit_code: ClassVar[int] = 5
    message: ClassVar[str] = N_("The command was refused.")
    hint: ClassVar[str] = N_("Check the command and try again.")

    def __init__(self, **values: object) -> None:
        self.values = values
        super().__init__(self.message.format_map(values))


class InputRejected(LedgerError):
    """What was given could not be read or is not acceptable."""

    exit_code = 3
    message = N_("The input could not be read: {detail}")
    hint = N_("Open the file and check that it is what you meant to give.")


class IntegrityBroken(LedgerError):
    """What is stored is not what was recorded."""

    exit_code = 4
    message = N_("The ledger does not hold at position {position}: {detail}")
    hint = N_("Do not record anything more; keep the folder as it is and tell the inspection team.")


class LedgerUnavailable(LedgerError):
    """The ledger is busy, missing or cannot be written."""

    exit_code = 6
    message = N_("The ledger cannot be used: {detail}")
    hint = N_("Try again in a moment.")


# ---- input ----------------------------------------------------------------------------------


class BadDate(InputRejected):
    """A text is no date of the calendar."""

    message = N_("“{text}” is not a date: {why}")
    hint = N_("Write the date as day/month/year with a four-digit year, for example 15/10/2024.")


class BadInstant(InputRejected):
    """A text is no moment in time."""

    message = N_("“{text}” is not a moment in time")
    hint = N_("Write a position, a date (15/10/2024), or a date and time (15/10/2024 17:30).")


class BadValue(InputRejected):
    """A field of a command holds a value outside its type."""

    message = N_("{field}: “{text}” is not acceptable: {why}")
    hint = N_("See the command's --help for the values it takes.")


class UnknownCode(InputRejected):
    """A symbol, class, list, level… that the catalog does not have."""

    message = N_("{field}: “{text}” is not in the catalog of {line}")
    hint = N_("Known values: {known}.")


class PeriodReversed(InputRejected):
    """A period ends before it begins."""

    message = N_("The period ends ({end}) before it begins ({start})")
    hint = N_("Give the earlier date to --from and the later one to --to; both days are included.")


class EntryTooLarge(InputRejected):
    """An entry's bytes exceed the format's bound."""

    message = N_("The entry would take {size_bytes} bytes; at most {limit_bytes} are allowed")
    hint = N_("Shorten the texts of the entry.")


class NotForTheBooks(InputRejected):
    """A value that two programs could write differently, so that its hash would not be one."""

    message = N_("{text} cannot be kept in an entry")
    hint = N_("Entries hold text, whole numbers up to 9007199254740991, yes or no; write a fraction as text.")


# ---- rules ----------------------------------------------------------------------------------


class UnknownRecord(LedgerError):
    """No record has this number."""

    message = N_("There is no record {number} in this ledger")
    hint = N_("Check the number; `socai register` lists the records of a line.")


class AmbiguousNumber(LedgerError):
    """Several lines have a record of this number."""

    message = N_("The number {number} belongs to records of several lines: {lines}")
    hint = N_("Write the line before the number, for example HN:{number}.")


class AlreadyOpened(LedgerError):
    """A number can be opened once."""

    message = N_("Record {number} is already open since {opened_on}")
    hint = N_("Use `change` or `correct` for a record that exists; a new file needs a new number.")


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

    message = N_("Record {number} is closed since {closed_on}; on {effective_on} nothing more can happen to it")
    hint = N_("If the closing is wrong, void or correct entry {position}.")


class ClosedBeforeOpened(LedgerError):
    """A closing precedes the opening."""

    message = N_("Record {number} would be closed on {effective_on}, before its opening on {opened_on}")
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
    """An entry that leaves everything as it was is a mistake."""

    message = N_("On {effective_on} record {number} already stands so; nothing would change")
    hint = N_("Its state is shown by `show`.")


class EffectiveInFuture(LedgerError):
    """Only what has happened can be recorded."""

    message = N_("{effective_on} is in the future (today is {today})")
    hint = N_("Record the change on the day it takes effect, or check the year.")


class TooManyWatchFiles(LedgerError):
    """A collaborator serves at most three watch files at a time."""

    message = N_("Collaborator {number} would serve {count} watch files on {effective_on}; at most {limit} are allowed")
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

    message = N_("Record {served} is not open on {effective_on}, so no collaborator can be assigned to it")
    hint = N_("Check the number and the date.")


class MoreValuableThanItems(LedgerError):
    """Valuable items are among the items."""

    message = N_("{valuable} valuable items cannot be among {items}")
    hint = N_("Give the number of all items first, then how many of them are valuable.")


class UnknownUnit(LedgerError):
    """A unit must be created before it is named."""

    message = N_("There is no unit {code}")
    hint = N_("Create it: socai unit create {code} --name … --level …")


class UnknownOfficer(LedgerError):
    """An officer must be enrolled before a record is in his hands."""

    message = N_("There is no officer {code}")
    hint = N_("Enrol the officer: socai officer join {code} --unit …")


class UnitInCircle(LedgerError):
    """A unit cannot stand under itself."""

    message = N_("Unit {code} would stand under itself")
    hint = N_("Name another parent.")


class UnknownPosition(LedgerError):
    """No entry has this position."""

    message = N_("There is no entry at position {position} (the last is {last})")
    hint = N_("`socai log` lists the entries with their positions.")


class VoidOfVoid(LedgerError):
    """A void cannot itself be voided."""

    message = N_("Entry {position} is itself a void; a void cannot be voided")
    hint = N_("Record the change anew instead.")


class VoidedAlready(LedgerError):
    """An entry is voided once."""

    message = N_("Entry {position} was already voided by entry {by_position}")
    hint = N_("Its history is shown by `log`.")


class NotVoidable(LedgerError):
    """Some entries state what was done, and cannot be undone."""

    message = N_("Entry {position} ({kind}) cannot be voided")
    hint = N_("It states something that was done; record what followed instead.")


class ReasonMissing(LedgerError):
    """A void or correction says why."""

    message = N_("A void or a correction needs a reason")
    hint = N_("Give it with --reason.")


class SubmittedAlready(LedgerError):
    """The same file is submitted once."""

    message = N_("This file was already submitted (position {position}, {recorded_at})")
    hint = N_("Reconcile it: socai inspect reconcile {file}")


class ChangedMeanwhile(LedgerError):
    """Somebody else changed the record between our reading and our writing."""

    message = N_("Record {number} was changed by someone else at the same moment; nothing of yours was written")
    hint = N_("Look at what changed with `log`, then repeat the command if it still applies.")


# ---- the ledger's own state -------------------------------------------------------------------


class NoLedgerHere(LedgerUnavailable):
    """The folder holds no ledger."""

    message = N_("{path} is not a ledger folder")
    hint = N_("Make one with `socai init`, or name one with --ledger or SOCAI_LEDGER.")


class LedgerExists(LedgerUnavailable):
    """A ledger is made once."""

    exit_code = 5
    message = N_("{path} already holds a ledger")
    hint = N_("Choose another folder, or record into this one.")


class LedgerBusy(LedgerUnavailable):
    """Somebody else is writing."""

    message = N_("The ledger is being written by someone else; waited {seconds} seconds")
    hint = N_("Nothing was written. Try again in a moment.")


class LedgerNotWritable(LedgerUnavailable):
    """The disk is read-only, full, or access is denied."""

    message = N_("The ledger cannot be written: {detail}")
    hint = N_("Nothing was written. Check that the disk is not full or read-only and that you may write there.")


class NewerFormat(LedgerUnavailable):
    """The database was written by a later version."""

    message = N_("The ledger has format {found}; this version of socai reads up to format {known}")
    hint = N_("Install a newer version of socai.")


class ClockWentBack(LedgerUnavailable):
    """The machine's clock stands before the last recorded time."""

    message = N_("This machine's clock ({now}) stands before the last entry ({last})")
    hint = N_("Nothing was written. Set the clock right and try again.")


class VoidTheCause(LedgerError):
    """What followed from another entry is voided with it."""

    message = N_("Entry {position} followed from entry {cause} and is voided together with it")
    hint = N_("Void or correct entry {cause}.")


class NothingToCorrect(LedgerError):
    """The entry has no such field."""

    message = N_("Entry {position} ({kind}) has nothing called {field}")
    hint = N_("It can be corrected in: {known}.")


class ImportedAlready(LedgerError):
    """The same register file is read in once."""

    message = N_("This file was already imported (position {position}, {recorded_at}); nothing was added")
    hint = N_("If the register has changed since, save it and import the new file.")


class DiffersFromLedger(LedgerError):
    """A register's row says something else than the ledger does."""

    message = N_("Record {number} stands otherwise in the ledger: {differences}")
    hint = N_("If the ledger is wrong, use `correct`; if it has changed since, record the change; else mend the row.")


class PeriodNotStated(InputRejected):
    """A report does not say which days it speaks of."""

    message = N_("{file} does not say which period its figures speak of")
    hint = N_("Give the period with --from and --to; both days are included.")


class NothingToSubmit(InputRejected):
    """No figure could be read in a report."""

    message = N_("No figure could be read in {file}")
    hint = N_("See what was read and what was not: socai inspect read {file}")
