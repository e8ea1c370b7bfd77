"""What is told of a report file beside its figures."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from commands.speech import _, notice
from ledger.errors import N_

if TYPE_CHECKING:
    from projections.inspection.reading.stated import StatedReport

NOTHING_READ = N_("No figure was read in “{file}”: nothing in it can be checked.")
NOTHING_READ_HINT = N_(
    "Is it the report itself, as text and not as a picture? Under "
    "the name of a line of work its lines and tables should say"
    " what there was, what was added, removed, and what there is now."
)


def nothing_read(report: StatedReport, file: Path) -> bool:
    """Whether no figure was read; say so, because silence would look like agreement."""
    if report.figures:
        return False
    notice(NOTHING_READ, file=file.name)
    notice(N_("Hint: {hint}"), hint=_(NOTHING_READ_HINT))
    return True


def tell_of_the_file(report: StatedReport) -> None:
    """Tell what a reader should know about the file, as tracked changes and hidden text."""
    for told in report.notices:
        notice(N_("Note: {text}"), text=told.say(_))
