"""Refusals of lists of targets."""

from __future__ import annotations

from ledger.errors import N_, InputRejected, LedgerError


class UnknownList(LedgerError):
    """A list of targets that is neither built in nor in the ledger's folder."""

    message = N_("There is no list of targets “{name}”")
    hint = N_("Lists: {known}. A list of your own goes into {folder}: see “socai targets list”.")


class ListTooLarge(InputRejected):
    """More than any list of targets needs."""

    message = N_("“{file}” is larger than a list of targets can be: over {limit_kb} KB")
    hint = N_("Check that you gave the right file.")


class ListNotRight(InputRejected):
    """A file of targets with faults is not used, not even in part."""

    message = N_("“{file}” is not used: it has faults ({count})")
    hint = N_("Mend it until this finds nothing: socai targets check {file}")


class ListCalledOtherwise(InputRejected):
    """A file of targets that does not bear the code of the list in it."""

    message = N_("“{file}” holds the list “{code}”, not the one it is named after")
    hint = N_("Rename it to {code}.toml, or change “code” in it.")


class UnknownIndicator(LedgerError):
    """An indicator that no list of targets knows: what is said of it would never be counted."""

    message = N_("No list of targets knows an indicator “{indicator}”")
    hint = N_("Near or known: {near}. A list in full: socai targets show LIST.")


class IndicatorUncounted(LedgerError):
    """A quota for what is attested, and not counted."""

    message = N_("“{indicator}” is attested, not counted: it has no quota")
    hint = N_("Attest it: socai attest record {indicator} --yes-it-is.")


class CountInPercent(LedgerError):
    """A percentage for an indicator that counts."""

    message = N_("“{indicator}” counts; its quota is a number, not a percentage")
    hint = N_("Leave out --percent and give the number itself.")


class UnknownPart(LedgerError):
    """A part that a list has not."""

    message = N_("The list “{list}” has no part “{part}”")
    hint = N_("A part is a target's number and a letter, for example {example}.")
