"""Refusals of what is said of units and officers."""

from __future__ import annotations

from ledger.errors.refusal import N_, LedgerError


class UnknownUnit(LedgerError):
    """A unit must be created before it is named."""

    message = N_("There is no unit {code}")
    hint = N_("Create it: socai unit create {code} --name … --level …")


class MistypedUnit(UnknownUnit):
    """A code near a known unit's is nearly always that one, mistyped."""

    message = N_("There is no unit {code}; did you mean {near}?")
    hint = N_("Give the code as `socai unit show` lists it.")


class UnitNotInBooks(UnknownUnit):
    """Who asks about a unit that the books do not know hardly wants to have it made."""

    message = UnknownUnit.message
    hint = N_("`socai unit list --dissolved` lists the units of these books, by code and name.")


class UnitCreatedAlready(LedgerError):
    """A unit's code is used once."""

    message = N_("Unit {code} has been in the books since {since}")
    hint = N_("Use `socai unit change` for a unit that exists; a new unit needs a new code.")


class UnitNotCreatedYet(LedgerError):
    """Nothing can happen to a unit before its creation."""

    message = N_("On {effective_on} unit {code} did not exist yet (created on {since})")
    hint = N_(
        "Give a day on or after {since}; if the creation is wrongly "
        "dated, correct its entry (`socai unit log {code}`)."
    )


class UnitDissolvedAlready(LedgerError):
    """A dissolved unit changes no more."""

    message = N_(
        "Unit {code} was dissolved on {until}; on {effective_on} nothing more can happen to it"
    )
    hint = N_("If the dissolution is wrong, void or correct its entry (`socai unit log {code}`).")


class UnitChangedLater(LedgerError):
    """A unit is not dissolved before what happened to it."""

    message = N_(
        "Unit {code} would be dissolved on {until}, before what "
        "happened to it on {effective_on} (entry {position})"
    )
    hint = N_("Give a later day, or void or correct entry {position} first.")


class UnitUnchanged(LedgerError):
    """A change that leaves a unit as it was is a mistake."""

    message = N_("On {effective_on} unit {code} already stands so; nothing would change")
    hint = N_(
        "Give what changes: --name, --level or --parent; `socai unit "
        "show {code}` shows how it stands."
    )


class UnitInCircle(LedgerError):
    """A unit cannot stand under itself."""

    message = N_("Unit {code} would stand under itself")
    hint = N_("Name another parent.")


class DayNeeded(LedgerError):
    """What has been there as long as the books reach back stands under nothing younger."""

    message = N_(
        "{holder} is in the books only since {since}; the day {code} came under it is needed"
    )
    hint = N_("Give the day with --on; not one before {since}.")


class UnknownOfficer(LedgerError):
    """An officer must be enrolled before a record is in his hands."""

    message = N_("There is no officer {code}")
    hint = N_("Enrol the officer: socai officer join {code} --unit …")


class MistypedOfficer(UnknownOfficer):
    """A code near a known officer's is nearly always that one, mistyped."""

    message = N_("There is no officer {code}; did you mean {near}?")
    hint = N_("Give the officer's code as it was enrolled.")


class OfficerNotInBooks(UnknownOfficer):
    """Who asks about an officer whom the books do not know hardly wants to enrol him."""

    message = UnknownOfficer.message
    hint = N_("`socai officer list --left` lists the officers of these books.")


class AmbiguousCode(LedgerError):
    """A code that two units or officers have, each in its own spelling, must be written exactly.

    Only an earlier version let two spellings of one code stand beside each other.
    """

    message = N_("The ledger holds “{code}” in several spellings: {spellings}")
    hint = N_("Write one of them exactly as it stands there.")


class AmbiguousUnitName(LedgerError):
    """A name that several units bear means none of them."""

    message = N_("“{unit}” can mean several units")
    hint = N_("Write the unit's code; it can be {near}.")


class RecorderMissing(LedgerError):
    """Every entry is recorded by an officer."""

    message = N_("Nobody is named who records")
    hint = N_(
        'Give the officer\'s code with --as, or set SOCAI_AS, or write officer = "CODE" into the '
        "ledger's socai.toml."
    )


class RecorderNotEnrolled(LedgerError):
    """Who records in a ledger of an earlier version joins first."""

    message = N_("Officer {code} records in this ledger, but is not enrolled")
    hint = N_("Enrol the officer first: socai officer join {code} --unit {unit} --on … --as {code}")


class ApproverMissing(LedgerError):
    """Some openings are approved by an officer of one role."""

    message = N_("The opening of {symbol} is approved by an officer whose role is: {role}")
    hint = N_("Name the officer: --approved-by CODE.")


class ApproverOfAnotherRole(LedgerError):
    """Who approves an opening has the role that it asks for, on that day."""

    message = N_(
        "The opening of {symbol} is approved by an officer whose role is: {needed}; "
        "that of officer {code} was: {role}"
    )
    hint = N_(
        "Name another officer; if the role is wrongly recorded, `socai officer log {code}` shows "
        "the entry to correct."
    )


class OfficerEnrolledAlready(LedgerError):
    """An officer's code is used once."""

    message = N_("Officer {code} has been in the books since {since}")
    hint = N_(
        "Use `socai officer change` for an officer who is enrolled; "
        "another officer needs another code."
    )


class LastOfficerStays(LedgerError):
    """Books in which nobody serves could never be gone on with."""

    message = N_("Officer {code} is the last who serves; nobody could record any more")
    hint = N_("Enrol who takes over first: socai officer join CODE --unit …")


class OfficerNotEnrolledYet(LedgerError):
    """Nothing can happen to an officer before the day of joining."""

    message = N_("On {effective_on} officer {code} was not enrolled yet (joined on {since})")
    hint = N_(
        "Give a day on or after {since}; if the joining is wrongly "
        "dated, correct its entry (`socai officer log {code}`)."
    )


class OfficerLeftAlready(LedgerError):
    """An officer who left changes no more."""

    message = N_(
        "Officer {code} left on {until}; on {effective_on} nothing "
        "more can be recorded of the officer"
    )
    hint = N_(
        "An officer who came back joins again: socai officer join {code} --unit … --on …; if the "
        "leaving is wrong, void or correct its entry (`socai officer log {code}`)."
    )


class OfficerChangedLater(LedgerError):
    """An officer does not leave before what is recorded of later days."""

    message = N_(
        "Officer {code} would leave on {until}, before what is "
        "recorded of {effective_on} (entry {position})"
    )
    hint = N_("Give a later day, or void or correct entry {position} first.")


class OfficerUnchanged(LedgerError):
    """A change that leaves an officer as he was is a mistake."""

    message = N_("On {effective_on} officer {code} already stands so; nothing would change")
    hint = N_(
        "Give what changes: --to-unit, --name, --role or --duty; `socai "
        "officer show {code}` shows how the officer stands."
    )


class UnitStillHolds(LedgerError):
    """A unit is there on every day on which something hangs on it."""

    message = N_("On {effective_on} unit {code} would not be there; this hangs on it: {hanging}")
    hint = N_(
        "To dissolve it, name the unit that takes it over: socai unit dissolve {code} --into CODE; "
        "else transfer, move or correct first what hangs on it."
    )


class OfficerStillHolds(LedgerError):
    """An officer serves on every day on which a record is in his hands, or approved by him."""

    message = N_("On {effective_on} officer {code} would not serve; this rests on him: {hanging}")
    hint = N_(
        "If he leaves, name who takes his records over: socai officer leave {code} --hand-over-to "
        "CODE; else transfer or correct them first."
    )


class CameToUnitLater(UnitStillHolds):
    """What comes to a unit after the day it is dissolved on does not move with its end."""

    message = UnitStillHolds.message
    hint = N_(
        "What came to it after that day does not move with its end: give a later day with --on, or "
        "transfer, move or correct that first."
    )


class CameToOfficerLater(OfficerStillHolds):
    """What comes to an officer after the day of leaving does not move with it."""

    message = OfficerStillHolds.message
    hint = N_(
        "What came to him after that day does not move with his leaving: give a later day with "
        "--on, or transfer or correct that first."
    )


class WouldMove(LedgerError):
    """What goes with the end of a unit or an officer is shown to a person before it goes."""

    message = N_("With the end of {code} on {effective_on} this goes to {to}: {hanging}")
    hint = N_("Nothing was recorded. With --yes it is recorded without being asked.")


class ApprovalStands(LedgerError):
    """Who approved an opening had the role that it asks for, whatever is corrected later."""

    message = N_(
        "On {effective_on} officer {code} would not have the role in which he approved: {needed}; "
        "it rests on that: {hanging}"
    )
    hint = N_("Correct first who approved: socai correct POSITION --set approved-by=CODE.")


class StandsOnNothing(LedgerError):
    """Nothing comes back, by a void or a correction, to a unit or an officer that is gone."""

    message = N_(
        "On {effective_on} {number} would hang on {holder} again, which is not there on that day"
    )
    hint = N_("Correct the entry instead of voiding it, or record first where {number} went.")


class IntoItself(LedgerError):
    """What hangs on a unit or an officer goes to another."""

    message = N_("{code} cannot take over what hangs on {code}")
    hint = N_("Name another unit or officer.")


class HomeUnitStays(LedgerError):
    """The unit whose books these are is there for as long as the books are."""

    message = N_("Unit {code} is the one whose books these are; it stays")
    hint = N_("`socai unit change {code}` gives it another name, level or place.")
