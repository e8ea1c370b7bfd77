"""Refusals of a report as a document: what is neither Word, Excel nor readable text."""

from __future__ import annotations

from ledger.errors import N_, InputRejected
from projections.documents.package.refusals import DO_NOT_OPEN_IT, REPAIR_IT


class DocumentRefused(InputRejected):
    """A report that cannot be read."""

    message = N_("The report “{file}” could not be read: {detail}")
    hint = N_("Save the report as .docx, .xlsx or .txt (UTF-8) and try again.")


class UnknownDocumentKind(DocumentRefused):
    """The name's ending says neither Word, Excel nor text."""

    message = N_("“{file}” is no kind of report that can be read")
    hint = N_("Give a .docx, .xlsx or .txt file; save a .pdf, .odt or .rtf as .docx first.")


class TextNotUnicode(DocumentRefused):
    """A text file in an encoding that would have to be guessed."""

    message = N_("“{file}” is not written in Unicode (byte {position})")
    hint = N_("Open it in Notepad and save it with the encoding UTF-8.")


class NotAText(DocumentRefused):
    """A text file that holds binary data."""

    message = N_("“{file}” is not a text file, whatever its name says")
    hint = N_("Check that you gave the right file.")


class DocumentTooLarge(DocumentRefused):
    """More than any report needs; also a guard against files made to exhaust memory."""

    message = N_("“{file}” holds more text than a report can: {part} is over {limit_mb} MB")
    hint = N_("Check that you gave the right file; a report needs less than a tenth of this.")


class TooMuchToRead(DocumentRefused):
    """A book in place of a report."""

    message = N_("“{file}” holds more text than a report can: over {limit} characters")
    hint = N_("Check that you gave the right file; give each report in a file of its own.")


class TooManyLines(DocumentRefused):
    """Lines without end, be they blank."""

    message = N_("“{file}” has more lines than a report can: over {limit}")
    hint = N_("Check that you gave the right file; give each report in a file of its own.")


class LineTooLong(DocumentRefused):
    """A line, a cell or a row that no person wrote."""

    message = N_(
        "“{file}”, place {place}: {length} characters in one line; at most {limit} are read"
    )
    hint = N_("Break the text into paragraphs, and delete what repeats one sign.")


class TooManySigns(DocumentRefused):
    """A line of dashes, dots or brackets that no person wrote."""

    message = N_("“{file}”, place {place}: {count} signs in one line; at most {limit} are read")
    hint = N_("Break the text into paragraphs, and delete what repeats one sign.")


class LineTooNested(DocumentRefused):
    """Brackets in brackets without end."""

    message = N_("“{file}”, place {place}: more than {limit} brackets stand in each other")
    hint = N_("Close the brackets, or break the text into paragraphs.")


class DocumentDamaged(DocumentRefused):
    """The package opens, but what is in it is no document."""

    message = N_("“{file}” is damaged: its part {part} cannot be read")
    hint = REPAIR_IT


class TooDeeplyNested(DocumentRefused):
    """Tables in tables in tables: no person writes this."""

    message = N_("“{file}” nests its tables or text boxes too deeply")
    hint = DO_NOT_OPEN_IT


class NothingToRead(DocumentRefused):
    """The document opens and has no text at all."""

    message = N_("“{file}” holds no text")
    hint = N_("If it is a scanned picture, type the figures into a .docx or .xlsx file.")
