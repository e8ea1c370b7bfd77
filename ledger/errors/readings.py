"""Refusals concerning reports that an inspector reads otherwise than the program."""

from __future__ import annotations

from ledger.errors.refusal import N_, InputRejected, LedgerError


class NoSuchPlace(InputRejected):
    """A reading is corrected at a place that the report has."""

    message = N_("“{file}” has no place “{place}”")
    hint = N_(
        "`socai inspect read {file}` prints the place of each figure, and of what was not read."
    )


class NoFigureThere(InputRejected):
    """Only what was read can be corrected or struck."""

    message = N_("No figure {figure} was read in “{file}” at “{place}”")
    hint = N_(
        "`socai inspect read {file} --format json` tells the id of each figure and its place."
    )


class SeveralFiguresThere(InputRejected):
    """Where several figures stand at a place, one is named."""

    message = N_("Several figures were read in “{file}” at “{place}”")
    hint = N_("Name the one that is meant: {known}.")


class ReadingIncomplete(InputRejected):
    """What is made a figure has a line of work, a measure and a value."""

    message = N_("What is to be read at “{place}” has no {missing}")
    hint = N_("Give line, measure and value; a figure that was read needs only what is otherwise.")


class ReadingUnexplained(InputRejected):
    """Whoever reads a report otherwise says why."""

    message = N_("No reason is given why “{place}” is read otherwise")
    hint = N_("Say what stands there and why it means that.")


class ReadingUnchanged(LedgerError):
    """A correction of a reading changes something."""

    message = N_("Figure {figure} at “{place}” is read so already; nothing would change")
    hint = N_("Give another line, measure, cell or value, or leave it out.")


class ReadingCorrectedAlready(LedgerError):
    """A place of a report is read in one way by an inspection."""

    message = N_("Entry {position} of {code} says already how figure {figure} at “{place}” is read")
    hint = N_("If that is wrong, correct or void its entry: `socai correct`, `socai void`.")


class ReadingStruck(LedgerError):
    """What is struck is no figure, and has no line, measure, cell or value."""

    message = N_("Figure {figure} at “{place}” is struck: it is read as no figure")
    hint = N_("To read it as one, void the entry and correct the reading anew.")


class ReadByInspected(LedgerError):
    """Whoever is inspected does not say how a report is to be read."""

    message = N_("{officer} is inspected in {code}, and would say how its reports are read")
    hint = N_("Let somebody who takes part in the inspection read it: --read-by CODE.")


class PlaceTwice(InputRejected):
    """A place is corrected once."""

    message = N_("Figure {figure} at “{place}” is corrected already by correction {number}")
    hint = N_("Keep one of the two.")


class ReadingsNotUnderstood(InputRejected):
    """A file of corrections is a table with columns, or TOML."""

    message = N_("“{file}” is no list of corrections: {detail}")
    hint = N_(
        "Write CSV with a heading, or [[correction]] blocks of TOML; the columns or keys are: "
        "{known}."
    )


class ReadingsRefused(InputRejected):
    """Corrections are recorded all or none."""

    message = N_("Of {total} corrections {count} cannot be recorded; none was")
    hint = N_("Mend those that are named above, and give the file again.")


class ReadingsOfOtherFile(InputRejected):
    """A file of corrections is for the very report it was written for."""

    message = N_("“{corrections}” is for a report with the hash {theirs}; “{file}” has {sha256}")
    hint = N_(
        "It is another file, or was changed since: read it anew and write down what is wrong."
    )
