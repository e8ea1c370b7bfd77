"""Refusals concerning what inspections find, and how it is answered."""

from __future__ import annotations

from ledger.errors.refusal import N_, LedgerError


class FindingNotRecorded(LedgerError):
    """Only what was found is answered or verified."""

    message = N_("Inspection {code} has no finding {number} on {effective_on}")
    hint = N_("`socai inspect finding list` lists the findings there are.")


class FindingAboutNothing(LedgerError):
    """A finding names the file, or the figure of a report, that it is about."""

    message = N_("The finding names no file and no figure of a report")
    hint = N_("Name what it is about: --file NUMBER, or --report POSITION --figure ID.")


class FindingElsewhere(LedgerError):
    """An inspection finds what is of its unit, or of a unit under it."""

    message = N_("“{about}” is of {unit}, and inspection {code} is of {inspected}")
    hint = N_("Check the number, or record the finding in an inspection of that unit.")


class GeneralRemark(LedgerError):
    """A finding says what is wrong; a general remark helps nobody to put it right."""

    message = N_("“{text}” is a general remark; it says nothing that can be put right")
    hint = N_("Say what exactly was found in the file or the figure.")


class RemedyMissing(LedgerError):
    """What is wrong is to be put right, by a day."""

    message = N_("The finding says not what is to be done, or not by when")
    hint = N_("Give both: --remedy TEXT --due DATE; what was done well has --severity strength.")


class DueBeforeFound(LedgerError):
    """A remedy is due on the day of the finding or later."""

    message = N_("The remedy would be due on {due}, before {effective_on}")
    hint = N_("Give a later day with --due.")


class FindsAgainstHimself(LedgerError):
    """Nobody finds, or verifies, what he answers for himself."""

    message = N_("{officer} answers for the finding, and would be the one who looks at it")
    hint = N_("Another officer finds it, and another looks whether it was put right.")


class AnswersForOthers(LedgerError):
    """Whoever answers for a finding had to do with what was found, or led who had."""

    message = N_(
        "{officer} had nothing to do with {about} by {effective_on}: neither in charge of it, nor "
        "recording it, nor leading {unit} or a unit above"
    )
    hint = N_(
        "Who can answer: {known}, and leaders and commanders of {unit} and of the units above. "
        "If it rests on entries about somebody else's work, name them: --entry POSITION."
    )


class AnsweredByAnother(LedgerError):
    """A finding is answered by whoever answers for it."""

    message = N_("Finding {number} is answered for by {answers}, not by {officer}")
    hint = N_("Let {answers} answer it.")


class AnsweredAlready(LedgerError):
    """A finding is answered once, and again only when the remedy was found wanting."""

    message = N_("Finding {number} was answered on {answered_on}")
    hint = N_("If the answer is wrong, correct or void its entry; `socai log {code}` shows it.")


class NothingToAnswer(LedgerError):
    """What was done well is neither answered nor verified."""

    message = N_("Finding {number} is of something done well: there is nothing to answer or verify")
    hint = N_("Give the number of another finding.")


class RemediedAlready(LedgerError):
    """What was put right is not put right again."""

    message = N_("Finding {number} was put right by {remedied_on}")
    hint = N_("If it is wrong again, say so: --not-remedied.")


class RemediedUnanswered(LedgerError):
    """Whoever answers for a finding is heard before it is said to be put right."""

    message = N_("Finding {number} is not answered on {effective_on}: it cannot be put right yet")
    hint = N_(
        "Let {answers} answer it: `socai inspect finding answer {code} {number}`. "
        "That it is not put right can be said all the same: --not-remedied."
    )


class RemedyRestsOnAnswer(LedgerError):
    """An answer stays before the look that found the finding put right."""

    message = N_(
        "Finding {number} was seen to be put right on {remedied_on} (entry {position}): "
        "the answer before that stays as it is"
    )
    hint = N_(
        "If it was not put right, void that first: "
        "`socai void {position} --reason …`; then this can be voided or moved, too."
    )


class FindingsMiscounted(LedgerError):
    """An inspection closes with as many findings as were recorded."""

    message = N_(
        "Inspection {code} would close with {stated} findings, and {recorded} are recorded"
    )
    hint = N_("Leave --findings out: those recorded are counted.")


class NotASubmission(LedgerError):
    """A figure is one of a report that was submitted, and not taken back."""

    message = N_("Entry {position} is no submission of a report that stands")
    hint = N_("`socai log` shows which entry submitted the report: give its position.")


class NoSuchFigure(LedgerError):
    """A report states the figure that a finding is about."""

    message = N_("The report of entry {position} states no figure {figure}")
    hint = N_("`socai inspect read FILE --format json` tells the id of each figure.")


class InspectionStillOpen(LedgerError):
    """Only what is closed is opened again."""

    message = N_("Inspection {code} is not closed on {effective_on}")
    hint = N_("Go on with it: it is open.")


class AnsweredAsItWas(LedgerError):
    """An answer is to the finding as it read when it was given."""

    message = N_("Finding {finding} was answered by {officer} as it reads (entry {position})")
    hint = N_(
        "Void the answer first, correct the finding, and let it be answered again; or verify it "
        "with another day: --due."
    )


class AskedElsewhere(LedgerError):
    """An inspection asks officers who serve in its unit, or in a unit under it."""

    message = N_("{officer} serves in {unit}, and inspection {code} is of {inspected}")
    hint = N_("Leave --inspection out, or name the inspection of that unit.")


class AsksHimself(LedgerError):
    """Nobody is asked about a rule by himself."""

    message = N_("{officer} cannot be recorded as asked by himself")
    hint = N_("Give the code of who asked: --by CODE.")


class AskedAlready(LedgerError):
    """An officer is asked about a rule once a day."""

    message = N_("{officer} was asked about {rule} on {effective_on} already")
    hint = N_("If it is another day, give it with --on.")
