"""How an inspector's reading of a report is marked and told, in whatever is printed of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from commands.cli.telling.inspection_tables import (
    figure_in_words,
    place_of,
    value_of,
    with_marks,
)
from commands.session import Session
from commands.speech import _, notice
from commands.usecases.reading_anew import (
    Readings,
    inspections_reading,
    read_by_inspection,
    readings_of,
)
from commands.usecases.report_file import ReportFile, read_report_file
from ledger.errors import N_
from ledger.values.dates import format_date

if TYPE_CHECKING:
    from projections.documents.tables.table import Phrase, Table
    from projections.inspection.forms.form_file import FormFile
    from projections.inspection.reading.stated.values import (
        Figure,
        HandReading,
        StatedReport,
        StatedValue,
    )

by_inspection: Callable[[Any], Any] = click.option(
    "--inspection",
    metavar="CODE",
    help=N_("Read the report as this inspection reads it, where it corrected the reading."),
)

CORRECTED = N_(
    "[{position}] {place}: read anew by {officer} on {day} as {read}; the program reads {was}. "
    "Why: {why}"
)
MADE = N_(
    "[{position}] {place}: read by {officer} on {day} as {read}; the program reads nothing. "
    "Why: {why}"
)
STRUCK = N_(
    "[{position}] {place}: struck by {officer} on {day} as no figure; the program reads {was}. "
    "Why: {why}"
)
NOT_APPLIED = N_(
    "[{position}] {place}: what {officer} corrected on {day} is read otherwise today, and stays as "
    "the program reads it. Why it was corrected: {why}"
)


def as_asked(
    session: Session, file: Path, words: FormFile | None, inspection: str | None
) -> ReportFile:
    """A report file, as an inspection reads it where one is named. Raises UnknownPaper."""
    read = read_report_file(file, words)
    if inspection is None:
        return read
    session.prove()
    readings = readings_of(session.ledger, inspection, read.sha256)
    tell_of_inspections(session, readings)
    return read_by_inspection(read, readings)


def tell_of_inspections(session: Session, readings: Readings) -> None:
    """Say where corrections are not used: of other bytes, or of an inspection that is not named."""
    if readings.code is None:
        for code in inspections_reading(session.ledger, readings.sha256):
            notice(ANOTHER_READS, inspection=code)
    elif not readings.entries and readings.others:
        notice(OTHER_BYTES, inspection=readings.code, files=", ".join(readings.others))


ANOTHER_READS = N_(
    "Note: inspection {inspection} corrected how this file is read; with --inspection {inspection} "
    "that is used."
)
OTHER_BYTES = N_(
    "Note: inspection {inspection} corrected how other files are read ({files}), and not this one: "
    "its bytes are others."
)


def marked(table: Table, report: StatedReport, of_rows: Iterable[Sequence[int]]) -> Table:
    """A table whose rows show by which entries they are read as they are, told in its captions.

    ``of_rows``: the positions of each row's.
    """
    if not report.by_hand:
        return table
    rows = [
        (*row[:-1], with_marks(str(row[-1]), *positions)) if positions else row
        for row, positions in zip(table.rows, of_rows, strict=True)
    ]
    told = (*table.caption_lines, *map(_told, report.by_hand))
    return replace(table, rows=rows, caption_lines=told)


def entry_of(figure: Figure) -> tuple[int, ...]:
    """The entry by which an inspector reads a figure as he does, where one does."""
    return () if figure.by_hand is None else (figure.by_hand,)


def reading_told(one: HandReading) -> str:
    """A correction of the reading, in the user's language."""
    from projections.documents.tables.table import say

    return say(_told(one), _)


def _told(one: HandReading) -> Phrase:
    from projections.documents.tables.table import Phrase

    entry = one.entry
    values = {
        "position": entry.position,
        "place": place_of(one.where) or entry.place,
        "officer": entry.read_by,
        "day": format_date(entry.effective_on),
        "why": entry.why,
        "read": _value(one.after),
        "was": _value(one.before),
    }
    if not one.fits:
        return Phrase(NOT_APPLIED, values)
    return Phrase(STRUCK if one.after is None else CORRECTED if one.before else MADE, values)


def _value(one: Figure | StatedValue | None) -> str:
    from projections.inspection.reading.stated.values import StatedValue

    if isinstance(one, StatedValue):
        return value_in_words(one)
    return f"{figure_in_words(one)}: {value_of(one)}" if one else ""


def value_in_words(one: StatedValue) -> str:
    """A value of a result, or a count, with what it is of."""
    from projections.inspection.results.value_words import called, shown

    return f"{called(one, _)}: {shown(one, one.stated or None)}"
