"""Refusals concerning inspections, meetings attended, circulars read, and sanctions."""

from __future__ import annotations

from ledger.errors.refusal import N_, LedgerError


class InspectionOpenedAlready(LedgerError):
    """A code is that of one inspection."""

    message = N_("Inspection {code} is opened already, since {opened_on}")
    hint = N_("Change it with `socai inspection change {code}`, or give the new one another code.")


class InspectionNotOpened(LedgerError):
    """Nothing happens to an inspection before it is opened."""

    message = N_("There is no inspection {code} on {effective_on}")
    hint = N_("Open it first; `socai inspection list` lists those there are.")


class InspectionClosedAlready(LedgerError):
    """A closed inspection is not changed or closed again."""

    message = N_("Inspection {code} was closed on {closed_on}")
    hint = N_("If the closing is wrong, correct or void its entry; `socai log` shows it.")


class InspectionNotBegun(LedgerError):
    """An inspection is not closed before its first day."""

    message = N_("Inspection {code} begins on {start}; it cannot be closed on {effective_on}")
    hint = N_("Give a later day, or change the first day of the inspection.")


class InspectionDaysReversed(LedgerError):
    """An inspection does not end before it begins."""

    message = N_("Inspection {code} would end on {end}, before it begins on {start}")
    hint = N_("Check both days.")


class InspectionUnchanged(LedgerError):
    """A change of an inspection changes something."""

    message = N_("Inspection {code} already stands so; nothing would change")
    hint = N_("Give another plan, another day, or an officer who is not named yet.")


class DrawnAlready(LedgerError):
    """Each draw of files in an inspection has words of its own."""

    message = N_("Files were drawn by the words “{words}” in inspection {code} already")
    hint = N_("Say other words; `socai inspect sampled {code}` shows what was drawn.")


class NothingDrawn(LedgerError):
    """What was drawn can only be shown once it was."""

    message = N_("Inspection {code} has {draws} draws of files, and draw {draw} is asked for")
    hint = N_("Draw files with `socai inspect sample --inspection {code} --words TEXT`.")


class NothingToDraw(LedgerError):
    """A draw needs files."""

    message = N_("There is no file to draw in {unit} at the end of {as_of}")
    hint = N_("Ask for another unit, other lines of work or another day.")


class WrongBeyondFiles(LedgerError):
    """No more files can be wrong than there are."""

    message = N_("{wrong} wrong files are looked for, and there are {files} files in all")
    hint = N_("Give a smaller number with --wrong.")


class DrawnElsewhere(LedgerError):
    """An inspection draws files of its unit, or of a unit under it."""

    message = N_("Files of {unit} are to be drawn, and inspection {code} is of {inspected}")
    hint = N_("Leave --unit out, name a unit under it, or open an inspection of that unit.")


class RateCertain(LedgerError):
    """Only what may be one way or the other is estimated: a rate expected at an end is no guess."""

    message = N_("At a rate of {expected} % no file differs from another; a draw estimates nothing")
    hint = N_(
        "Give from 1 to 99 with --expected, or leave it out; whether any file is wrong is told by "
        "--goal detect --wrong COUNT."
    )


class WordsMissing(LedgerError):
    """Files are drawn by words said in the room, once the root is known to both sides."""

    message = N_("Files are drawn by words that are said now; none were given")
    hint = N_("Read the root out, let each side say words or throw dice, and give them: --words.")


class ReportOfAnotherUnit(LedgerError):
    """An inspection holds against the books the reports of its unit, and of those under it."""

    message = N_("“{file}” is a report of {unit}, and inspection {code} is of {inspected}")
    hint = N_("Leave it out, or open an inspection of that unit.")


class ReportTwice(LedgerError):
    """A report is held against the books once."""

    message = N_("“{file}” has the same bytes as “{other}”")
    hint = N_("Name each report once.")


class BooksAsKnownNow(LedgerError):
    """Reports are held against the books as they stand."""

    message = N_(
        "Reports are held against the books as known now, at position {last}, not {known_at}"
    )
    hint = N_("Leave --known-at out, or the reports.")


class InspectsHimself(LedgerError):
    """Nobody takes part in an inspection of himself."""

    message = N_("{officer} would take part in inspection {code} and be inspected in it")
    hint = N_("Name the officer on one side alone.")


class AttendsOwnMeeting(LedgerError):
    """A leader attends a meeting of somebody else."""

    message = N_("{officer} cannot be recorded as attending a meeting of his own")
    hint = N_("Give the code of the leader who attended: --leader CODE.")


class AttendsWithoutLeading(LedgerError):
    """A leader or commander attends an officer's meeting; nobody else's coming is a leader's."""

    message = N_(
        "A leader or commander attends an officer's meeting; on {effective_on} {code} was: {role}"
    )
    hint = N_(
        "Name the leader or commander who attended; if the role is wrongly recorded, "
        "`socai officer log {code}` shows the entry to correct."
    )


class AttendedAlready(LedgerError):
    """A leader attends the meetings of an officer once a day."""

    message = N_("{leader} attended a meeting of {officer} on {effective_on} already")
    hint = N_("If it is another day, give it with --on.")


class ReadAlready(LedgerError):
    """An officer reads a circular once."""

    message = N_("{officer} has read {number} already, on {read_on}")
    hint = N_("Leave the officer out; `socai circular list` lists who read it.")


class SanctionOfNobody(LedgerError):
    """A sanction is of at least one collective or individual."""

    message = N_("No collective and no individual: nobody was handled")
    hint = N_("Give --collectives N, --individuals N, or both.")
