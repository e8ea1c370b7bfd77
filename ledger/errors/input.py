"""Refusals of what was given: it cannot be read, or is not acceptable."""

from __future__ import annotations

from ledger.errors.refusal import N_, InputRejected


class BadDate(InputRejected):
    """A text is no date of the calendar."""

    message = N_("“{text}” is not a date: {why}")
    hint = N_("Write the date as day/month/year with a four-digit year, for example 15/10/2024.")


class NoSuchDay(BadDate):
    """A text is written as a date, of a day that its month has not: 30 February."""

    message = N_("“{text}” is not a date: {month} has {days} days")
    hint = N_("Check the day and the month; a date is written day/month/year.")


class ImplausibleDate(InputRejected):
    """A day is of a year in which nothing can be recorded or asked: a slip of the finger."""

    message = N_("The year of {day} cannot be right")
    hint = N_("Check the year: it lies between {first} and {last}.")


class BadInstant(InputRejected):
    """A text is no moment in time."""

    message = N_("“{text}” is not a moment in time")
    hint = N_("Write a position, a date (15/10/2024), or a date and time (15/10/2024 17:30).")


class BadValue(InputRejected):
    """A field of a command holds a value outside its type."""

    message = N_("{field}: “{text}” is not acceptable: {why}")
    hint = N_("See the command's --help for the values it takes.")


class NoSuchChoice(BadValue):
    """A question has choices, and none of them was taken."""

    message = N_("{field}: “{text}” is none of the choices")
    hint = N_("Choose one of these: {known}.")


class AnswerBlank(BadValue):
    """A question that must be answered was not."""

    message = N_("{field}: an answer is needed")
    hint = N_("Type it, or choose one with the arrows; Esc leaves, and nothing is recorded.")


class NumberTooLarge(BadValue):
    """A number is more than one entry ever states."""

    message = N_("{field}: “{text}” is too large; the most is {bound}")
    hint = N_(
        "Check the number, and in what it is counted; more than that is a slip of the finger."
    )


class NumberTooSmall(BadValue):
    """A number is less than one entry ever states."""

    message = N_("{field}: “{text}” is too small; the least is {bound}")
    hint = N_("Give the number as the document states it; where there was none, leave it out.")


class TextTooLong(BadValue):
    """A text is longer than an entry keeps."""

    message = N_("{field}: “{text}” is too long; it has at most {bound} characters")
    hint = N_("Shorten it; what is longer stands in the document that it names.")


class CellBlank(BadValue):
    """A row of a sheet states what every row of its kind does."""

    message = N_("{field} is missing")
    hint = N_("Fill in the cell; every row of such a sheet states it.")


class NotWhole(BadValue):
    """A count is a whole number."""

    message = N_("{field}: “{text}” is not a whole number from 0 on")
    hint = N_(
        "Write the number alone, in figures: 5, or 1.250 with points between thousands; an amount "
        "of money also as 96.400.000đ."
    )


class ComparedSeveral(BadValue):
    """Figures of one period are compared, or those of several stand beside one another."""

    message = BadValue.message
    hint = N_("Give one --period with --compare, and the command once for each; or leave it out.")


class BadNumber(BadValue):
    """A file number names one file, by a number."""

    message = N_("“{text}” is no file number: {why}")
    hint = N_("Write one number alone, as it stands on the file, for example ST-014/2021.")


class OtherScript(BadValue):
    """A code or number with a letter of another script looks like one of ours and is not."""

    message = N_("{field}: “{text}” holds “{letter}” ({name}), which is no Latin letter or digit")
    hint = N_("Type it again with a Vietnamese or English keyboard.")


class SteeringSign(BadValue):
    """What steers a terminal, or turns letters round, is no text."""

    message = N_("{field}: “{text}” holds the control sign {sign}")
    hint = N_("Delete it; typing the text again leaves it out.")


class UnknownCode(InputRejected):
    """A symbol, class, list, level… that the catalog does not have."""

    message = N_("{field}: “{text}” is not in the catalog of {line}")
    hint = N_("Known values: {known}.")


class PeriodReversed(InputRejected):
    """A period ends before it begins."""

    message = N_("The period ends ({end}) before it begins ({start})")
    hint = N_("Give the earlier date to --from and the later one to --to; both days are included.")


class BadPeriod(InputRejected):
    """A text names no period of the catalog."""

    message = N_("“{text}” is no period of the catalog")
    hint = N_("Write a kind and which one, for example {example}. Kinds: {kinds}.")


class PeriodTwice(InputRejected):
    """A period of the catalog is named, and days besides."""

    message = N_("--period names both days already")
    hint = N_("Give --period alone, or --from and --to without it.")


class AnswerNotWritten(InputRejected):
    """The disk is full to which a shell redirects what a command prints."""

    message = N_("The answer could not be written: {detail}")
    hint = N_(
        "Check that the disk is not full. What was to be recorded may have been recorded: look "
        "with `socai log` before you give the command again."
    )


class EntryTooLarge(InputRejected):
    """An entry's bytes exceed the format's bound."""

    message = N_("The entry would take {size_bytes} bytes; at most {limit_bytes} are allowed")
    hint = N_("Shorten the texts of the entry.")


class NotForTheBooks(InputRejected):
    """A value that two programs could write differently, so that its hash would not be one."""

    message = N_("{text} cannot be kept in an entry")
    hint = N_(
        "Entries hold text, whole numbers up to 9007199254740991, yes "
        "or no; write a fraction as text."
    )


class PeriodNotStated(InputRejected):
    """A report does not say which days it speaks of."""

    message = N_("{file} does not say which period its figures speak of")
    hint = N_("Give the period with --from and --to; both days are included.")


class OlderThanBooks(InputRejected):
    """A report speaks of days before all that the books hold: they say nothing of its figures."""

    message = N_("{file} is of {start}–{end}: the books hold nothing before {first}")
    hint = N_(
        "Hold it against the books of that time; if its days were read wrongly, give them with "
        "--from and --to."
    )


class UnitNotStated(InputRejected):
    """A report does not say whose figures it states; they are never taken for everybody's."""

    message = N_("{file} does not say which unit its figures are of")
    hint = N_("Name the unit by its code: --unit CODE; the unit of these books is {home}.")


class UnitNotRecognised(InputRejected):
    """A report names a unit that the books do not know by that name."""

    message = N_("{file}: the books know no unit “{unit}”")
    hint = N_("Name the unit by its code: --unit CODE; names near this one: {near}.")


class UnitAmbiguous(InputRejected):
    """A report names a unit by what several are called."""

    message = N_("{file}: “{unit}” can mean several units")
    hint = N_("Name the unit by its code: --unit CODE; it can be {near}.")


class NothingToSubmit(InputRejected):
    """No figure could be read in a report."""

    message = N_("No figure could be read in {file}")
    hint = N_("See what was read and what was not: socai inspect read {file}")


class FolderGiven(InputRejected):
    """A folder where a file is wanted."""

    message = N_("“{path}” is a folder, not a file")
    hint = N_("Give the file itself, with its folder before it, for example {example}")


class OutsideCatalog(UnknownCode):
    """A field of work or a branch is a value of the catalog, never whatever somebody typed."""

    message = N_("{field}: “{text}” is not in the catalog")
    hint = N_(
        "`socai catalog show {list}` lists the catalog; what is missing there is added with "
        "`socai catalog add {list} …`."
    )


class MistypedTerm(OutsideCatalog):
    """A field of work or a branch near to one of the catalog is nearly always that one."""

    message = OutsideCatalog.message
    hint = N_(
        "Near in the catalog: {known}. `socai catalog show {list}` lists all of it; what is "
        "missing there is added with `socai catalog add {list} …`."
    )


class NotInFacts(BadValue):
    """Facts know a unit or an officer by the records that stood with it alone.

    Zeros for one they do not know would say that it has none.
    """

    message = N_("{field}: no record in these facts was ever in “{text}”")
    hint = N_("These facts know: {known}.")


class InCatalogAlready(InputRejected):
    """A value is added to the catalog once."""

    message = N_("{field}: “{text}” is in the catalog already, as “{known}”")
    hint = N_("Give it as it stands there.")
