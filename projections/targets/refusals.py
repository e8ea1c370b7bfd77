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
