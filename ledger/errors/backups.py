"""Refusals of backups: files that are none or were changed, and places that are kept."""

from __future__ import annotations

from ledger.errors.refusal import N_, InputRejected, IntegrityBroken, LedgerError

_KEPT = N_("Nothing was written. Keep the file as it is, and take another backup.")


class NotABackup(InputRejected):
    """The file is not what `socai backup` writes."""

    message = N_("“{file}” is no backup of socai: {why}")
    hint = N_("Nothing was written. Give the file as `socai backup` wrote it.")


class BackupDamaged(IntegrityBroken):
    """The file does not hold what it says that it holds."""

    message = N_("The backup “{file}” does not hold: {why}")
    hint = _KEPT


class BackupTooLarge(InputRejected):
    """There is no place for what the backup holds."""

    message = N_("“{file}” unpacks to {bytes} bytes; {free} are free in {folder}")
    hint = N_("Nothing was written. Make room, or choose a folder on another disk.")


class BehindReceipt(IntegrityBroken):
    """The backup is older than a receipt that somebody kept."""

    message = N_("The backup “{file}” has {size} entries; the receipt {receipt} knows more")
    hint = N_(
        "Nothing was written. Look for a later backup: entries that a receipt knows are not "
        "given up."
    )


class BackupOfOtherEntries(IntegrityBroken):
    """The backup does not give a receipt that somebody kept."""

    message = N_(
        "The first {size} entries of the backup “{file}” are not those of the receipt {receipt}"
    )
    hint = N_("Nothing was written. Keep the file and the receipt, and tell the inspection team.")


class LedgerStandsThere(LedgerError):
    """Nothing is restored over a ledger, whatever it holds."""

    message = N_("A ledger is kept in {path} already, with {here} entries; the backup has {size}")
    hint = N_(
        "Nothing was written. Restore into another folder, and look at both; "
        "nothing is restored over a ledger."
    )


class DamagedLedgerStandsThere(LedgerStandsThere):
    """A ledger that cannot be read is evidence, too."""

    message = N_(
        "A ledger is kept in {path} already, and it cannot be read; the backup has {size} entries"
    )
    hint = N_("Nothing was written. Restore into another folder; keep the damaged one as it is.")


class FactsKnowMoreThanBackup(IntegrityBroken):
    """What was counted in the folder knows entries that the backup does not have."""

    message = N_(
        "What is left in {path} was counted from entries that the backup “{file}” does not have"
    )
    hint = N_("Nothing was written. Look for a later backup, or restore into another folder.")


class NothingOfItsOwn(LedgerError):
    """An opened bundle is a copy already."""

    message = N_("This is a bundle: what is in it is in the file that it was opened from")
    hint = N_("Keep that file; `socai bundle open` makes the same of it again.")
