"""Refusals of a workbook, as a register or a report, beyond those of any Office package."""

from __future__ import annotations

from ledger.errors import N_
from projections.documents.package.refusals import REPAIR_IT, PackageDamaged, PackageRefused


class TooManyRows(PackageRefused):
    """More rows than any unit's registers or report have."""

    message = N_("“{file}”, sheet “{sheet}”: more than {limit} rows; the file is not read")
    hint = N_("Delete the empty rows below the table, or split the file by year.")


class TooManyColumns(PackageRefused):
    """A value far to the right of any register."""

    message = N_(
        "“{file}”, sheet “{sheet}”: there is a value in cell {cell}; "
        "at most {limit} columns are read"
    )
    hint = N_("Delete what stands to the right of the table.")


class SheetDamaged(PackageDamaged):
    """A sheet contradicts itself or the standard, or cannot be unpacked to its end."""

    message = N_("“{file}”, sheet “{sheet}”: the file is damaged at cell {cell} (part {part})")
    hint = REPAIR_IT


class TooManySheets(PackageRefused):
    """More sheets than lines of work and years can explain."""

    message = N_("“{file}” has {count} sheets; at most {limit} are read")
    hint = N_("Split the file.")


class TooMuchText(PackageRefused):
    """A cell, or all texts together, exceed what Excel itself allows."""

    message = N_("“{file}” holds more text at {part} than Excel allows")
    hint = N_(
        "Open it in the program that made it and remove texts and pictures pasted into cells."
    )


class NoSheets(PackageRefused):
    """A workbook without a sheet of cells."""

    message = N_("“{file}” has no sheet with cells")
    hint = N_("Check that you gave the right file.")


class NoRegister(PackageRefused):
    """No sheet has the columns of a register."""

    message = N_("“{file}” holds no register: no sheet has the columns of one")
    hint = N_(
        "A register has a row of headings with at least: {columns}. Sheets of other kinds "
        "(results, meetings, circulars …) are read with --kind KIND."
    )


class NoSheetOfKind(PackageRefused):
    """No sheet has the columns of the kind that was asked for."""

    message = N_("“{file}” holds nothing of the kind “{kind}”: no sheet has its columns")
    hint = N_("Such a sheet has a row of headings with at least: {columns}.")


class SourceChanged(PackageRefused):
    """The file is no longer the one that was read."""

    message = N_("“{file}” was changed while it was being worked on")
    hint = N_("Save and close the file, then run the command again.")
