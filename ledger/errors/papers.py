"""Refusals concerning papers: results of work, gangs, survey objects, attestations, quotas."""

from __future__ import annotations

from ledger.errors.input import BadValue, UnknownCode
from ledger.errors.refusal import N_, InputRejected, LedgerError


class MistypedCode(UnknownCode):
    """A value near to one of the catalog is nearly always that one."""

    message = UnknownCode.message
    hint = N_("Near in the catalog: {near}.")


class UnknownOffence(UnknownCode):
    """An offence is one of the catalog, or one that the ledger added."""

    message = N_("{field}: “{text}” is not in the catalog")
    hint = N_(
        "In the catalog: {known}. `socai catalog show offence` lists all of it; what is missing "
        "there is added with `socai catalog add offence …`."
    )


class BadArticle(BadValue):
    """An offence is known by its article of the penal code."""

    message = N_("“{text}” is no article of the penal code")
    hint = N_("Give its number, with its letter where it has one: --article 251, --article 217a.")


class OffenceIncomplete(InputRejected):
    """An offence that is added states what those of the catalog state."""

    message = N_("{field} is missing; an offence that is added states it")
    hint = N_("Add --{option}. Known here: {known}.")


class OffenceLater(LedgerError):
    """A result is of an offence that was in the catalog on its day."""

    message = N_(
        "Offence {code} is in the ledger's catalog from {since} on; the result is of {effective_on}"
    )
    hint = N_(
        "Check the day. Where the offence was in force before, void entry {position} and add it "
        "again as of that day."
    )


class NoAccused(LedgerError):
    """A prosecution is of somebody."""

    message = N_("A prosecution without an accused is none")
    hint = N_("Give the number of the accused, 1 or more: --accused N.")


class NotOfThisKind(LedgerError):
    """A result of work states what its kind counts, and nothing else."""

    message = N_("{field} is nothing that a result of the kind “{result}” has")
    hint = N_("It has: {known}.")


class OutcomeIncomplete(LedgerError):
    """A result of work states all that its kind must."""

    message = N_("{field} is missing; a result of the kind “{result}” states it")
    hint = N_("Add --{option}. Such a result has: {known}.")


class NothingCounted(LedgerError):
    """A result of work that counts nothing is none."""

    message = N_("A result of the kind “{result}” counts something; here is nothing counted")
    hint = N_("Give at least one of these, more than 0: {known}.")


class QuantityTooSmall(LedgerError):
    """Some quantities of a result are never 0."""

    message = N_("{field}: {stated} is too few; it is {least} or more")
    hint = N_("Give the number as the document states it; where there was none, record nothing.")


class PartExceedsWhole(LedgerError):
    """A part is never more than what it is a part of."""

    message = N_("{field}: {stated} of {of} cannot be")
    hint = N_("What is counted “of them” is at most the number that it is of; check both numbers.")


class FewerPersonsThanFiles(LedgerError):
    """A result that is the first to name watch files counts at least as many persons newly."""

    message = N_(
        "It is the first to name {files} watch files ({named}) and counts only {persons} persons "
        "newly, those left out of the rate aside"
    )
    hint = N_(
        "Name a file on the result that counted its person first: that of the arrest, with "
        "`socai correct POSITION --set record=…`."
    )


class NamedTwice(LedgerError):
    """A paper names a record once."""

    message = N_("Record {number} is named twice")
    hint = N_("Name each record once.")


class NamedBeforeOpened(LedgerError):
    """A paper names records that were in the books on its day."""

    message = N_("On {effective_on} record {number} was not open yet (opened on {opened_on})")
    hint = N_("Check the number and the day; `log` shows the record's entries.")


class NamedWhenClosed(LedgerError):
    """A record that was closed without result is named by nothing later."""

    message = N_("On {effective_on} record {number} was closed already ({closed_on}: {closing})")
    hint = N_(
        "Name it on a day until its closing; one that was closed in a way that develops it may be "
        "named later, too."
    )


class BadPaperCode(BadValue):
    """What is kept beside the records is known by a number, never by a name."""

    message = N_("“{text}” is no code: {why}")
    hint = N_("Give it a number of its own, for example BN-01/2024; never a name.")


class GangFoundAlready(LedgerError):
    """A gang is found once."""

    message = N_("Gang {code} was found on {found_on} already")
    hint = N_("Another gang needs another code; what is wrong is corrected with `socai correct`.")


class GangNotFoundYet(LedgerError):
    """Nothing can happen to a gang before it was found."""

    message = N_("On {effective_on} no gang {code} had been found")
    hint = N_("`socai gang list` lists the gangs; record first that it was found: socai gang find.")


class GangDismantledAlready(LedgerError):
    """A gang is dismantled once, and nothing happens to it afterwards."""

    message = N_("Gang {code} was dismantled on {dismantled_on}")
    hint = N_("Give a day until then; a gang that forms anew is found under another code.")


class GangFiledAlready(LedgerError):
    """A gang is put on one file once."""

    message = N_("Gang {code} is on file as {number} already")
    hint = N_("`socai gang show {code}` shows its files.")


class UnknownPaper(LedgerError):
    """There is no result, gang, object, attestation or quota so called."""

    message = N_("There is none called {code} in this ledger")
    hint = N_("`list` of the same family lists them; a result of work is known by its number.")


class ObjectListedAlready(LedgerError):
    """An object is put on the survey list once."""

    message = N_("{code} has been on the survey list of unit {unit} since {since}")
    hint = N_("Another object needs another code; what is wrong is corrected with `socai correct`.")


class NotListed(LedgerError):
    """Only what is on the survey list is taken off it."""

    message = N_("On {effective_on} {code} is not on the survey list")
    hint = N_("`socai object list` lists what is on it.")


class AttestedBeforeBegun(LedgerError):
    """Nobody attests what has not begun."""

    message = N_("The period begins on {start}; it cannot be attested on {effective_on}")
    hint = N_("Give the day on which it was attested, or the right period.")


class AttestedWithout(LedgerError):
    """An attestation says yes or no, or gives the one number it is of."""

    message = N_("“{attestation}” is attested with {what} alone")
    hint = N_("Say --yes-it-is or --no-it-is-not; for a figure of an earlier period, --number N.")


class SubjectMissing(InputRejected):
    """Some attestations are of one officer, or of one indicator."""

    message = N_("“{attestation}” is attested of one: {field}")
    hint = N_(
        "Name the officer with --officer, the indicator with --indicator; no other takes one."
    )


class AttesterOfAnotherRole(LedgerError):
    """Leaders and commanders attest and decide."""

    message = N_("A leader or commander attests and decides; on {effective_on} {code} was: {role}")
    hint = N_(
        "Name who does; if the role is wrongly recorded, `socai officer log {code}` shows the "
        "entry to correct."
    )


class LeadsElsewhere(LedgerError):
    """Who attests, decides or attends leads the unit it is about, or one above it, on the day."""

    message = N_(
        "On {effective_on} {code} serves in unit {unit}; this is for whoever leads {of} or a unit "
        "above it"
    )
    hint = N_(
        "Name a leader or commander of {of} or of a unit above it; `socai unit show {of}` shows "
        "where it stands."
    )


class QuotaOverlaps(LedgerError):
    """One indicator has one quota on every day."""

    message = N_("The quota of {indicator} for {period} overlaps that for {other}")
    hint = N_("Give the same days as that to change its number, or days beside it.")


class QuotaSaidAlready(LedgerError):
    """Who registers the number that stands changes nothing."""

    message = N_("{number} is registered for {period} already; nothing would change")
    hint = N_("`socai quota list` shows what is registered and what is approved.")


class NothingToDecide(LedgerError):
    """What is approved or sent back was registered, and is not decided yet."""

    message = N_("Nothing waits to be decided of {number} for {period}")
    hint = N_("`socai quota list` shows what waits; a number that is to change is registered anew.")


class NothingWaits(LedgerError):
    """A decision where no quota of this indicator and holder waits, of whatever days."""

    message = N_("Nothing waits to be decided of {number}")
    hint = N_("`socai quota list` shows what waits; a number that is to change is registered anew.")


class SeveralWait(LedgerError):
    """A decision that does not say on which of several quotas."""

    message = N_("Several quotas of {number} wait to be decided: {periods}")
    hint = N_("Say which: give its first and last day, --from and --to.")


class RateOver100(LedgerError):
    """A quota of more than all there is."""

    message = N_("The quota of {indicator} is a percentage; {quantity} is more than all there is")
    hint = N_("Give a number from 0 to 100.")


class DecidedByHimself(LedgerError):
    """Another person decides than whose quota it is, or who registered it."""

    message = N_("{code} registered this quota, or it is of {code}: another person decides")
    hint = N_("Name another commander or leader: --decided-by CODE.")


class RecordsOwnDecision(LedgerError):
    """Nobody records what another decided of his own quota."""

    message = N_("This quota is of {code}, who cannot record the decision of {decided_by} on it")
    hint = N_("Let {decided_by} record it, or whoever keeps the books: --as CODE.")


class ApprovedAnotherNumber(LedgerError):
    """What was approved is not corrected behind the back of whoever approved it."""

    message = N_("{approved} was approved (effective {effective_on}), not {registered}")
    hint = N_("Register the other number as a change; it is approved in its turn.")
