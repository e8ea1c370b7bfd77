"""Why a workbook that was to be filled in is not read: another's, or no longer what it was."""

from __future__ import annotations

from ledger.errors import N_, InputRejected, LedgerError

MADE_FOR = (N_("register"), N_("outcome"), N_("quota"))
"""What workbooks are made for, by the codes that a refusal names."""


class FormOfOtherLedger(InputRejected):
    """A workbook offers the codes of one ledger, and means nothing in another."""

    message = N_("“{file}” was made from another ledger, for unit {unit}")
    hint = N_("Make one from this ledger: `socai template`; or give --ledger the other's folder.")


class FormOfOtherKind(InputRejected):
    """A workbook is read as what it was made for."""

    message = N_("“{file}” was made for {kind}, not for {asked}")
    hint = N_("Leave out --kind: the workbook says itself what it holds.")


class ChangedSinceExport(LedgerError):
    """A row tells of its file as it stood when it was written out, and it stands otherwise now."""

    message = N_(
        "Record {number} was changed in the books since this row was written out (entry {position},"
        " by {by}); what was written into it is not what the books say: {differences}"
    )
    hint = N_("Export the register again, and make the change in the new workbook.")


class RowOfOtherRecord(LedgerError):
    """A row that was written out is of its record, whatever number stands in it now."""

    message = N_("This row was written out with entry {position}, which is not of record {number}")
    hint = N_(
        "A wrong number is put right by `socai correct`, not here; for a new record leave the cell"
        " of the last entry empty."
    )


class HeadingsChanged(InputRejected):
    """A column of a workbook that was made to be filled in is known by its heading alone."""

    message = N_("“{file}”, sheet “{sheet}”: headings of the template are not there: {missing}")
    hint = N_("Put them back as they were, or copy the rows into a new one: `socai template`.")


class RowChangesClosed(LedgerError):
    """What a row says of a file that it closes was so before the closing."""

    message = N_(
        "{number}: the row changes it on {on}, and closes it on {closed_on}; nothing changes in a "
        "closed file"
    )
    hint = N_(
        "Write the day of the change, which is not after the closing; where only the closing is "
        "new, take the other changes back."
    )
