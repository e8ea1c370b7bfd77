"""Refusals of what is said of units that are merged, split or abolished with their level."""

from __future__ import annotations

from ledger.errors.establishment import UnitStillHolds
from ledger.errors.refusal import N_, LedgerError


class SplitLeavesNowhere(UnitStillHolds):
    """Whatever hangs on a unit that is split goes to one of the units it is split into."""

    message = N_("The splitting of {code} on {effective_on} leaves nowhere: {hanging}")
    hint = N_(
        "Say to whom each goes: --officer UNIT=CODE, --branch UNIT=BRANCH, --number UNIT=NUMBER, "
        "--unit UNIT=CODE, or the rest with --rest UNIT."
    )


class NotAPart(LedgerError):
    """Something is given to a unit that the other is split into, or that takes over."""

    message = N_("{part} is none of the units that {code} is split into: {parts}")
    hint = N_("Name it with --into {part}, or give to one of those.")


class NotInUnit(LedgerError):
    """What a splitting gives away hangs on the unit that is split, on that day."""

    message = N_("At the end of {effective_on} {number} did not hang on unit {code}")
    hint = N_("`socai register --unit {code} --as-of …` lists the files it then had.")


class NothingOfOfficer(LedgerError):
    """An officer who is given serves in the unit that ends, or holds files of it."""

    message = N_(
        "At the end of {effective_on} officer {number} did not serve in unit {code}, and had no "
        "file of it in hand"
    )
    hint = N_(
        "An officer of a unit under it comes along with that unit. To move the officer alone: "
        "socai officer change {number} --to-unit CODE"
    )


class NothingOfBranch(LedgerError):
    """A branch that is given is one that the unit that ends works in, or has files of."""

    message = N_("At the end of {effective_on} unit {code} had nothing of the branch “{number}”")
    hint = N_(
        "Leave it out. `socai stats --unit CODE --by branch` shows of which branches files are."
    )


class OnePartAlone(LedgerError):
    """A unit is split into two or more; into one it is merged."""

    message = N_("{code} is to be split into one unit alone")
    hint = N_(
        "Name another with --into; to merge it: socai unit merge {code} --into CODE; where it goes "
        "on with a part: socai unit split-off {code} --into CODE"
    )


class PartWithoutAnything(LedgerError):
    """Something of the unit goes to each of the units into which a part of it is split off."""

    message = N_("Nothing of {code} is given to {part}")
    hint = N_(
        "Say what it gets: --officer {part}=CODE, --branch {part}=BRANCH, --number {part}=NUMBER "
        "or --unit {part}=CODE; or leave it out of --into."
    )


class GivenTwice(LedgerError):
    """What is given to one unit is not given to another as well."""

    message = N_("{number} is given to {first} and to {second}")
    hint = N_("Give it to one of them.")


class NoUnitOfLevel(LedgerError):
    """A level is abolished where there are units of it."""

    message = N_("On {effective_on} there is no unit of the level {level} under a unit of another")
    hint = N_("`socai unit list --as-of …` shows the units and their levels.")
