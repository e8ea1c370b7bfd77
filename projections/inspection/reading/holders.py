"""The unit, level or branch that a row of its own sets over the rows below it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from projections.documents.lines.document import ReportCell
from projections.inspection.reading.captions import Caption, CaptionReader
from projections.inspection.reading.row_heads import said_by

HOLDING: Final = ("unit", "level", "branch")


@dataclass(slots=True)
class Holder:
    """Who holds what the rows below state. ``outermost``: it stands above headings that name lines
    of work, not below one.

    ``spent``: a sum or something not understood came since, so that it cannot be told whose the
    rows below are.
    """

    cell: dict[str, str] = field(default_factory=dict)
    outermost: bool = False
    spent: bool = False

    def take(self, labels: list[ReportCell], captions: CaptionReader, *, below_line: bool) -> bool:
        """Take a row without figures for the heading of another holder; tell whether it is one."""
        said = said_by(labels, captions)
        found = (
            {name: code for name, code in said.cell.items() if name in HOLDING}
            if said and not said.line
            else {}
        )
        if not found or found != (said.cell if said else {}):
            return False
        own = captions.is_own(found.get("unit"))
        self.cell, self.outermost, self.spent = {} if own else found, not below_line, False
        return not own

    def leave(self) -> None:
        """A heading that names a line of work: the end of a holder that stood below another."""
        if not self.outermost:
            self.cell, self.spent = {}, False

    def hold(self, label: Caption, *, bare: bool) -> None:
        """Put a row's figures to the holder.

        A sum, and a row with a holder of its own, may be of all holders.
        """
        if not self.cell:
            return
        self.spent = self.spent or bare
        if self.spent or any(name in label.cell for name in HOLDING):
            label.clash = True
        label.cell = {**self.cell, **label.cell}
