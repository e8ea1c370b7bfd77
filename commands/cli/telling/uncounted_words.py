"""What is told at once of what was recorded and wants something: accused, a meeting report."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from commands.speech import notice, some
from ledger.errors import N_

if TYPE_CHECKING:
    from ledger.application import Ledger
    from ledger.entries import Entry

LEFT_OUT = N_(
    "{place}: with {accused} accused it is not counted by target {target} of {plan}, which counts "
    "such a case from {least} accused on."
)
HINT = N_(
    "  Hint: The case is recorded and the statistics count it. Were there more accused: socai "
    "correct {position} --set accused=N; those left out are named by: socai targets {plan}"
)


REPORT_NOT_NAMED = N_(
    "{place}: these items name no report of the meeting at which they were taken; the file is "
    "listed among those that want something (socai page)."
)
REPORT_HINT = N_("  Hint: Name it when it is there: socai correct {position} --set report=NUMBER")


def tell_wanting(
    ledger: Ledger, home: Path, entries: Sequence[Entry], places: Sequence[str] = ()
) -> None:
    """Tell what entries were recorded without: accused that targets ask for, a meeting's report.

    ``places``: where in a workbook each entry stands, instead of its number.
    """
    from commands.usecases.files_wanting import without_report
    from ledger.values.stream import Stream

    tell_uncounted(ledger, home, entries, places)
    if found := without_report(entries):
        at = [places[entries.index(one)] if places else Stream(one.record).key for one in found]
        notice(REPORT_NOT_NAMED, place=some(at))
        only = found[0].position if len(found) == 1 else 0
        notice(REPORT_HINT, position=only or "N")


def tell_uncounted(
    ledger: Ledger, home: Path, entries: Iterable[Entry], places: Sequence[str] = ()
) -> None:
    """Tell which prosecutions which targets leave out for the number of their accused.

    ``places``: where in a workbook each entry stands, instead of its number.
    """
    from commands.usecases.uncounted import uncounted
    from ledger.values.stream import Stream

    told = list(entries)
    for one in uncounted(ledger, home, told):
        place = places[told.index(one.entry)] if places else Stream(one.entry.record).key
        for each in one.targets:
            notice(LEFT_OUT, place=place, accused=one.entry.accused, **each._asdict())
        notice(HINT, position=one.entry.position or "N", plan=one.targets[0].plan)
