"""What a workbook to be filled in tells whoever fills it in, beside its cells."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from ledger.errors import N_
from ledger.values.dates import format_date
from projections.documents.tables.table import Translate
from projections.registers.filling.blank import Blank, Sort
from projections.registers.filling.origin import EXPORTED

SORTS: Final[Mapping[Sort, str]] = {
    "text": N_("text"),
    "choice": N_("a value from the list"),
    "day": N_("a day, written 15/10/2024"),
    "count": N_("a whole number"),
}

_MADE = N_("For {unit} ({name}), made on {day} of the books at position {position}.")
_ROWS: Final = {
    True: N_("One sheet is one line of work, one row is one file; sheets may stay empty."),
    False: N_("One row is one entry, as the command line would record it."),
}
_EDITED: Final = (
    N_("Change cells and add rows; only what you change or add is recorded when it is read in."),
    N_("The day from which a change holds stands beside it; where it is empty, today's is taken."),
    N_("Leave the numbers in the last column: they tell what the books said when it was made."),
)
_LINES: Final = (
    N_("Write below the headings; they are locked, for a column is known by its heading."),
    N_("Where a cell has an arrow, choose from its list; all lists stand on the last sheet."),
    N_("Headings in red have to be filled in. Where nothing applies, leave the cell empty."),
    N_("A row that names no unit is of {unit}."),
    N_("Write no person's name and no remark: they are not kept."),
    N_("Save it, then read it in: socai import FILE; with --dry-run it only tells."),
)


def guidance(blank: Blank, translate: Translate) -> Iterator[str]:
    """The lines above the table of columns, in the user's language."""
    origin = blank.origin
    told = {
        "unit": origin.unit,
        "name": blank.unit_name,
        "day": format_date(blank.made_on),
        "position": origin.position,
    }
    lines = _EDITED if origin.kind == EXPORTED else ()
    for line in (_MADE, _ROWS[origin.kind_of_sheets is None], *lines, *_LINES):
        yield translate(line).format_map(told)
