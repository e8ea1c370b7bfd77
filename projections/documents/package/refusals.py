"""Refusals of a file as an Office package, before anything in it is read.

Shared by every reader of .xlsx and .docx. ``file`` is always the file's name without its folder.
"""

from __future__ import annotations

from ledger.errors import N_, InputRejected

REPAIR_IT = N_(
    "Open it in the program that made it, let that repair it, and save it again as a new file."
)
"""What to do about a file that is damaged."""

DO_NOT_OPEN_IT = N_("This is no ordinary file. Ask whoever sent it; do not open it.")
"""What to do about a file that no person and no Office program writes."""


class PackageRefused(InputRejected):
    """The file is no Office file that can be read safely."""

    message = N_("“{file}” could not be read: {detail}")
    hint = N_("Open the file in the program that made it and save it again.")


class FileUnreadable(PackageRefused):
    """The operating system does not give the file."""

    message = N_("“{file}” could not be opened: {detail}")
    hint = N_("Check the name and that you may read the file; close it in other programs.")


class NotAPlainFile(PackageRefused):
    """A pipe, a socket or a device, which may have no end."""

    message = N_("“{file}” is no file but a pipe or a device; it is not read")
    hint = N_("Save what comes out of it as a file, and give that.")


class FileTooLarge(PackageRefused):
    """The file itself exceeds the bound."""

    message = N_("“{file}” takes {size_mb} MB; at most {limit_mb} MB are read")
    hint = N_("Remove pictures and old sheets from the file, or split it by year.")


class FileEmpty(PackageRefused):
    """There is nothing in the file."""

    message = N_("“{file}” is empty")
    hint = N_("The file was not copied to its end; copy it again.")


class NotAPackage(PackageRefused):
    """The bytes are of another kind altogether."""

    message = N_("“{file}” is not an Office file, whatever its name says")
    hint = N_("Open it in the program that made it and save it as {wanted}.")


class PackageTruncated(PackageRefused):
    """The end of the zip archive is missing."""

    message = N_("“{file}” is cut short: its end is missing")
    hint = N_("The file was not copied or downloaded to its end; copy it again.")


class PackageDamaged(PackageRefused):
    """A part cannot be unpacked or is not what the archive says."""

    message = N_("“{file}” is damaged in its part {part}")
    hint = REPAIR_IT


class PartMissing(PackageRefused):
    """A part that every file of this kind has is not there."""

    message = N_("“{file}” lacks its part {part}")
    hint = REPAIR_IT


class PackageEncrypted(PackageRefused):
    """The file is protected by a password."""

    message = N_("“{file}” is protected by a password")
    hint = N_(
        "Open it with its password, remove the password (File › Info › Protect), and save it again."
    )


class LegacyFormat(PackageRefused):
    """A binary file of Office 97–2003 (.xls, .doc)."""

    message = N_("“{file}” has the old format of Office 97–2003")
    hint = N_("Open it and save it as {wanted}.")


class MacroFile(PackageRefused):
    """The file carries macros."""

    message = N_("“{file}” carries macros; such files are not read")
    hint = N_("Open it and save it as {wanted}, without macros.")


class ZipBomb(PackageRefused):
    """The file unpacks to far more than it is."""

    message = N_("“{file}” ({size_mb} MB) unpacks to far more than an Office file; it is not read")
    hint = DO_NOT_OPEN_IT


class WrongKind(PackageRefused):
    """An Office file of another kind, a Word file where a workbook is wanted."""

    message = N_("“{file}” is another kind of file than {wanted}")
    hint = N_("Check that you gave the right file; save it as {wanted}.")


class ForbiddenXml(PackageRefused):
    """A part declares a document type or entities, which no Office program writes."""

    message = N_("“{file}” declares entities in its part {part}; such files are not read")
    hint = N_("No Office program writes this. Ask whoever sent the file.")
