"""Refusals concerning entries that stand already: voids, corrections, submissions, imports."""

from __future__ import annotations

from collections.abc import Mapping

from ledger.errors.refusal import N_, InputRejected, LedgerError


class UnknownPosition(LedgerError):
    """No entry has this position."""

    message = N_("There is no entry at position {position} (the last is {last})")
    hint = N_("`socai log` lists the entries with their positions.")


class NoReceiptOf(LedgerError):
    """A ledger has the receipts of its first entry, its first two, and so on to its last."""

    message = N_("There is no receipt of “{size}” entries: it is a number from 1 to {last}")
    hint = N_("`socai receipt` alone prints the receipt of the ledger as it stands.")


class HalfReceipts(InputRejected):
    """A file of kept receipts holds a part of one: whoever compares it must know."""

    message = N_("{file}: there is no whole receipt on lines that should hold one: {lines}")
    hint = N_(
        "A receipt is SIZE:ROOT on one line, a root of 64 digits and letters a to f. Copy these "
        "lines once more from where they were printed, or take them out; nothing was compared."
    )


class VoidOfVoid(LedgerError):
    """A void cannot itself be voided."""

    message = N_("Entry {position} is itself a void; a void cannot be voided")
    hint = N_("Record the change anew instead.")


class NothingToUndo(LedgerError):
    """An officer has recorded nothing that stands and can be taken back."""

    message = N_("Nothing stands that {officer} recorded and that can be taken back")
    hint = N_("`socai log --by {officer}` shows what the officer recorded.")


class VoidStays(LedgerError):
    """A void cannot be taken back, and nothing older is in its place."""

    message = N_(
        "The last thing that {officer} recorded is the void of {voided} (entry {position}); a void "
        "cannot be taken back"
    )
    hint = N_(
        "Nothing was undone. Record anew what should stand; what is older is voided by its "
        "position: `socai void`."
    )


class WouldTakeBack(LedgerError):
    """What is taken back is shown to a person first."""

    message = N_("All of it is taken back, by {officer}, with the reason “{reason}”.")
    hint = N_("Nothing was undone. Say yes, or give --yes, to take it back.")
    question = N_("Take it back? (yes/no) ")


class NotTakenBack(LedgerError):
    """Whoever was asked did not say yes."""

    message = N_("Nothing was undone")
    hint = N_("Single entries are voided by their positions: `socai void`.")


class VoidedAlready(LedgerError):
    """An entry is voided once."""

    message = N_("Entry {position} was already voided by entry {by_position}")
    hint = N_("Its history is shown by `log`.")


class NotVoidable(LedgerError):
    """Some entries state what was done, and cannot be undone."""

    message = N_("Entry {position} ({kind}) cannot be voided")
    hint = N_("It states something that was done; record what followed instead.")


class SeveralNotVoided(LedgerError):
    """Of entries that are voided together one or more cannot be; then none is.

    ``refusals``: by position, why each of them is not voided.
    """

    message = N_("{count} of {of} entries cannot be voided; nothing was recorded")
    hint = N_("Void what rests on them too, or leave them out.")

    def __init__(self, refusals: Mapping[int, LedgerError], **values: object) -> None:
        self.refusals = refusals
        super().__init__(count=len(refusals), **values)


class NotImported(LedgerError):
    """What is undone as a whole was recorded by an import."""

    message = N_("Entry {position} was not recorded by an import")
    hint = N_("`socai log` shows the imports; give the position of one, or of an entry it made.")


class ImportUndone(LedgerError):
    """An import is undone once."""

    message = N_("Nothing stands any more of the import of entry {position}")
    hint = N_("Import the register again if it is right.")


class ReasonMissing(LedgerError):
    """A void or correction says why."""

    message = N_("A void or a correction needs a reason")
    hint = N_("Give it with --reason.")


class VoidTheCause(LedgerError):
    """What followed from another entry is voided with it."""

    message = N_("Entry {position} followed from entry {cause} and is voided together with it")
    hint = N_("Void or correct entry {cause}.")


class NothingToCorrect(LedgerError):
    """The entry has no such field."""

    message = N_("Entry {position} ({kind}) has nothing called {field}")
    hint = N_("It can be corrected in: {known}.")


class NothingCorrected(LedgerError):
    """A correction that says what the entry says is a mistake."""

    message = N_("Entry {position} ({number} {kind}) says so already; nothing would be corrected")
    hint = N_("Give what was wrong with --on or --set; `socai log` shows what entries say.")


class SubmittedAlready(LedgerError):
    """The same file is submitted once."""

    message = N_("This file was already submitted (position {position}, {recorded_at})")
    hint = N_(
        "Reconcile it: socai inspect reconcile {file}; if it was submitted for the wrong unit or "
        "the wrong days, void entry {position} and submit it again."
    )


class SubmittedTooEarly(LedgerError):
    """A report of days that were over was not submitted before they were."""

    message = N_("{file} covers the days to {until}; it was not submitted on {effective_on}")
    hint = N_("Give the day on which it left the unit, on or after the last one it covers.")


class ImportedAlready(LedgerError):
    """The same register file is read in once."""

    message = N_(
        "This file was already imported (position {position}, {recorded_at}); nothing was added"
    )
    hint = N_("If the register has changed since, save it and import the new file.")


class SaidAlready(LedgerError):
    """The same entry is recorded twice only where somebody says so."""

    message = N_(
        "Entry {position} says so already: {number} {kind}, effective {effective_on}; nothing was "
        "recorded"
    )
    hint = N_("If it did happen again, give the command with --again.")


class LedToAlready(SaidAlready):
    """A record came of one file: a second one is asked about."""

    message = N_(
        "Record {produced} came of {number} (entry {position}, effective {effective_on}); nothing "
        "was recorded"
    )
    hint = N_(
        "It would be counted for both. If it truly came of both, give the command with --again; if "
        "that entry is wrong, void it first."
    )


class PenaltySaidAlready(SaidAlready):
    """A penalty of a survey file is an effect and a result of work by one entry."""

    message = N_(
        "Entry {position} says a penalty of {number} on {effective_on} already ({kind}), and "
        "counts both as an effect and as a result of work; nothing was recorded"
    )
    hint = N_("If it was another penalty, give the command with --again.")


class RowTwice(SaidAlready):
    """A row of a sheet says what another row of the same workbook says."""

    message = N_("Row {row} of sheet “{sheet}” says it already")
    hint = N_("If it did happen again, import the file with --again; else take the row out.")


class AnotherForm(LedgerError):
    """A paper of ours is submitted as another report of the calendar than it is."""

    message = N_("“{file}” was written as “{form}” ({code}), and is submitted as {report}")
    hint = N_(
        "Nothing was recorded. Give --name as it was written, or leave it out; if it is that "
        "report all the same, say yes, or give --yes."
    )


class AnotherUnit(LedgerError):
    """A report is submitted for another unit than it says it is of."""

    message = N_("“{file}” is of {unit}, {detail}, as it says itself; it is submitted for {named}")
    hint = N_(
        "Nothing was recorded. Leave --unit and --alone out, or give the right file; if it is "
        "that unit's all the same, say yes, or give --yes."
    )


class OtherDays(LedgerError):
    """A report is submitted for other days than it says it is of."""

    message = N_(
        "“{file}” is of {start}–{end}, as it says itself; it is submitted for "
        "{named_start}–{named_end}"
    )
    hint = N_(
        "Nothing was recorded. Leave the days out, or give the right file; if its figures are of "
        "those days all the same, say yes, or give --yes."
    )


class DiffersFromLedger(LedgerError):
    """A register's row says something else than the ledger does."""

    message = N_("Record {number} stands otherwise in the ledger: {differences}")
    hint = N_(
        "If the ledger is wrong, use `socai correct`; if it has changed "
        "since, record the change; else mend the row."
    )


class StillNamed(LedgerError):
    """A unit or officer that records name cannot be voided."""

    message = N_(
        "Entry {position} cannot be voided: {code} is named by records, for example {record}"
    )
    hint = N_(
        "Correct what is wrong in the entry instead; what ends is dissolved or leaves on a day."
    )


class LaterEntriesStand(LedgerError):
    """The opening of a record, the creation of a unit, an officer's joining is voided last."""

    message = N_(
        "Entry {position} ({number} {kind}) cannot be voided yet: "
        "later entries rest on it: {positions}"
    )
    hint = N_("Void those first, the last one first; or correct entry {position} instead.")


class OpeningTooLate(LedgerError):
    """Opening balances are what stood before the ledger began."""

    message = N_("The ledger has begun: {file} cannot be loaded as opening balances any more")
    hint = N_("Import it without --opening; what was recorded late is then seen to be late.")
