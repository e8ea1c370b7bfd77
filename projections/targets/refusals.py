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


class UnknownPart(LedgerError):
    """A part that a list has not."""

    message = N_("The list “{list}” has no part “{part}”")
    hint = N_("A part is a target's number and a letter, for example {example}.")
