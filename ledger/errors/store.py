"""Refusals of the store: busy, missing, not writable, too new, changed meanwhile."""

from __future__ import annotations

from ledger.errors.refusal import (
    N_,
    InputRejected,
    IntegrityBroken,
    LedgerError,
    LedgerUnavailable,
)


class NoLedgerHere(LedgerUnavailable):
    """The folder holds no ledger."""

    message = N_("{path} is not a ledger folder")
    hint = N_("Make a ledger: socai init so-cai --unit CODE --name NAME --as CODE")
    steps = (
        N_("See it at work on fictional files: socai demo"),
        N_("Name the ledger there is: socai --ledger FOLDER COMMAND, or SOCAI_LEDGER"),
    )


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
    hint = N_(
        "Nothing was written. Check that the disk is not full or "
        "read-only and that you may write there."
    )

    @classmethod
    def because(cls, error: OSError) -> LedgerNotWritable:
        """The refusal a failure of the system means; its sentence can be translated."""
        named = f": {error.filename}" if error.filename else ""
        return cls(detail=f"{error.strerror or error}{named}")


class NewerFormat(LedgerUnavailable):
    """The database was written by a later version."""

    message = N_("The ledger has format {found}; this version of socai reads up to format {known}")
    hint = N_("Install a newer version of socai.")


class OlderFormat(LedgerUnavailable):
    """The database was written by an earlier version: it is read, and not recorded into."""

    message = N_(
        "The ledger has format {found}; it can be read, but this version of socai records into "
        "format {known} only"
    )
    hint = N_(
        "Nothing was written. Bring it to the new format with `socai upgrade`, which keeps a copy."
    )


class ClockWentBack(LedgerUnavailable):
    """The machine's clock stands before the last recorded time."""

    message = N_("This machine's clock ({now}) stands before the last entry ({last})")
    hint = N_(
        "Nothing was written. If the clock is wrong, set it right. If it is right, an entry was "
        "recorded by a clock that was ahead: record that with `socai clock --accept`, and go on."
    )


class ClockFarAhead(LedgerUnavailable):
    """The machine's clock stands so long after the last entry that it may be wrong."""

    message = N_("This machine's clock ({now}) stands {days} days after the last entry ({last})")
    hint = N_(
        "Nothing was written, for recorded times never go back. If the clock is right, give the "
        "command again with --yes; else set the clock right first."
    )


class ClockNotBehind(LedgerError):
    """There is nothing to accept where the clock has reached the last recorded time."""

    message = N_("This machine's clock ({now}) is not behind the last entry ({last})")
    hint = N_("There is nothing to accept; entries can be recorded.")


class ClockAcceptedAlready(LedgerError):
    """The last recorded time was accepted once, and stands."""

    message = N_("That the last entry ({last}) is ahead of the clock was accepted already")
    hint = N_("There is nothing to accept; entries can be recorded.")


class ChangedMeanwhile(LedgerError):
    """Somebody else changed the record between our reading and our writing."""

    message = N_(
        "{number} was changed by someone else at the same moment; nothing of yours was written"
    )
    hint = N_("Look at what changed with `log`, then repeat the command if it still applies.")


class StoreDamaged(IntegrityBroken):
    """The database is none, or is broken: no position can be named."""

    message = N_("The ledger's database is damaged: {detail}")
    hint = N_("Do not record anything more; keep the folder as it is and tell the inspection team.")


class EntriesGone(StoreDamaged):
    """The database is empty or gone; every ledger has the entries of its founding."""

    message = N_("No entry is left of the ledger in {path}, not even the first ones")
    hint = N_(
        "If `socai init` was interrupted there, give it again. Else record nothing, keep the "
        "folder as it is and tell the inspection team."
    )


class FactsKnowMore(IntegrityBroken):
    """The ledger has fewer entries than when facts were made of it: the last ones are gone."""

    message = N_(
        "Facts were made from {known} entries, the ledger has {size}: "
        "the last entries are gone (receipt of the facts: {known}:{root})"
    )
    hint = N_(
        "Record nothing more, keep the folder as it is and tell the inspection team. Whoever put "
        "an older copy back on purpose gives up what the facts know with `socai rebuild`."
    )


class FactFilesKnowMore(FactsKnowMore):
    """The ledger has fewer entries than files of facts cover, by their names."""

    message = N_(
        "Files of facts kept beside the ledger cover {known} entries, the ledger has {size}: "
        "the last entries are gone"
    )
    hint = FactsKnowMore.hint


class FactsOfOtherEntries(IntegrityBroken):
    """The entries are not those that facts were made of."""

    message = N_(
        "Facts were made from other entries than the ledger has: up to position {position} "
        "their root is {root}, the ledger's is {own}"
    )
    hint = N_(
        "Record nothing more, keep the folder as it is and tell the inspection team. Whoever knows "
        "that the facts are another ledger's gives them up with `socai rebuild`."
    )


class UnknownEngine(LedgerUnavailable):
    """Figures are asked of an engine that does not exist."""

    message = N_("There is no engine “{name}”")
    hint = N_("Known engines: {known}. Look at --engine, at SOCAI_ENGINE and in socai.toml.")


class EngineMissing(LedgerUnavailable):
    """An engine, or what it needs, is not installed."""

    message = N_("{engine} cannot be used here: {what} is not installed")
    hint = N_("Install it as docs/scale.md says, or leave out --engine.")


class EngineFailed(LedgerUnavailable):
    """An engine could not be reached, or could not answer."""

    message = N_("{engine} could not answer: {detail}")
    hint = N_("Check the address of the master and that every machine reads the files of facts.")


class FactsOutOfReach(InputRejected):
    """Facts lie in another machine's store, and the engine reads this machine's folders only."""

    message = N_("{engine} reads folders of facts on this machine only, not {url}")
    hint = N_("Copy the folder here, or name an engine that reads it there (docs/scale.md).")


class FactsUnreadable(InputRejected):
    """A folder of facts is none, is of another version, damaged, or given twice."""

    message = N_("The facts in {path} cannot be counted: {why}")
    hint = N_("Give each folder of facts once, as `socai rebuild` makes it, copied whole.")
