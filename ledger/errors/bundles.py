"""Refusals of bundles: files that are none or were changed, and what is not in one."""

from __future__ import annotations

from ledger.errors.refusal import N_, InputRejected, IntegrityBroken, LedgerError


class NotABundle(InputRejected):
    """The file does not begin as a bundle does."""

    message = N_("“{file}” is no bundle of socai: {why}")
    hint = N_("Nothing was written. Give the file as `socai bundle export` wrote it, not packed.")


class BundleMisshapen(InputRejected):
    """The file does not hold what its first line says, line by line."""

    message = N_("“{file}” is not the bundle that its first line tells of (line {line}): {why}")
    hint = N_("Nothing was written. Have the file sent again, and compare its size.")


class BundleAltered(IntegrityBroken):
    """What the file holds does not lead to its root, or is not all that the ledger stated."""

    message = N_("The bundle “{file}” does not hold up to position {position}: {detail}")
    hint = N_("Nothing was written. Keep the file as it is, and have the bundle exported again.")


class BundleOfOtherBooks(IntegrityBroken):
    """The bundle is of another ledger than the one it is held against."""

    message = N_("The bundle “{file}” is not of the books it was held against: {detail}")
    hint = N_("Nothing was written. Keep the file and the receipt, and ask who exported it.")


class FolderTaken(InputRejected):
    """A bundle is opened into a folder of its own."""

    exit_code = 5
    message = N_("{path} is there already, and is no empty folder")
    hint = N_("Nothing was written. Choose another folder.")


class BundleIsReadOnly(LedgerError):
    """Nothing is recorded into a bundle: it is a copy of a part of the books."""

    message = N_("This is a bundle: it is read, and nothing is recorded into it")
    hint = N_("Record into the ledger it was exported from.")


class NotInBundle(LedgerError):
    """What is asked for is not in the bundle; whether it is in the books, nobody can say here."""

    message = N_("{what} is not in this bundle, which holds the unit {unit} and what is under it")
    hint = N_("Ask the ledger it was exported from, or have a bundle of that unit exported.")


class ReportNotOfBundle(LedgerError):
    """A report is of a unit whose entries are not in the bundle: nothing here can be held by it."""

    message = N_(
        "“{file}” is a report of {unit}, and this bundle holds only {held} and what is under it"
    )
    hint = N_(
        "Leave it out, or have a bundle of that unit exported. "
        "If it is a unit of this bundle, name it by its code: --unit CODE."
    )


class RootNotInBundle(LedgerError):
    """A bundle knows the root where one of its entries was the last."""

    message = N_("The root of the tree of so many entries cannot be told from this bundle")
    hint = N_("It can be told for its last position, and for the position of any of its entries.")


class NoBundleThere(LedgerError):
    """A bundle is written again from the entry that says it was exported."""

    message = N_("At position {position} no bundle was exported")
    hint = N_("`socai log` shows the entries “bundle exported” with their positions.")
