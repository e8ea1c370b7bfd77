"""Reads a unit's registers (sổ theo dõi) from an Excel workbook.

A sheet is a line of work, a row a record.

Every bad cell is reported at once, as a value; only a file that cannot be read at all is refused.
Nothing is recorded here. Notes (ghi chú) and unknown columns are left aside: the ledger keeps no
free text that might name a person.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from ledger.catalog.own_list import NOTHING_ADDED, OwnList
from projections.documents.excel.refusals import NoRegister
from projections.documents.excel.workbook import open_workbook
from projections.registers.reading.book import RegisterBook
from projections.registers.reading.gathering import Gathering
from projections.registers.reading.headings import CORE
from projections.registers.reading.sheets import read_sheet
from projections.registers.reading.vocabulary import vocabulary

Progress = Callable[[int, int], None]
"""Told the rows read so far and the rows there are."""

PROGRESS_ROWS = 500


def read_registers(
    path: Path,
    today: date,
    progress: Progress | None = None,
    own: OwnList = NOTHING_ADDED,
) -> RegisterBook:
    """Read every register in the workbook at ``path``.

    ``today``: the local date; later dates are faults. ``own``: what the ledger added to the
    catalog.
    Raises a PackageRefused when the file cannot
    be read safely, NoRegister when no sheet of it has the headings of a register.
    """
    workbook = open_workbook(path)
    total = sum(sheet.survey.rows for sheet in workbook.sheets)
    gathering = Gathering(workbook.file, today, own)
    done = 0
    for sheet in workbook.sheets:
        for seen, _ in enumerate(read_sheet(workbook, sheet, gathering), start=1):
            if progress and seen % PROGRESS_ROWS == 0:
                progress(min(done + seen, total), total)
        done += sheet.survey.rows
        if progress:
            progress(done, total)
    if not gathering.tables:
        columns = ", ".join(vocabulary().columns[name].title for name in CORE)
        raise NoRegister(file=workbook.file, columns=columns)
    return gathering.book(workbook.sha256)
