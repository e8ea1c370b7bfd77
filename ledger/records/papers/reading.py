"""How an inspection reads its reports: corrections of readings, one for each place."""

from __future__ import annotations

from typing import Final

from ledger.catalog.lines import Line, catalog
from ledger.entries.reading import ReadingCorrected
from ledger.errors import UnknownCode
from ledger.errors.readings import ReadByInspected, ReadingCorrectedAlready, ReadingStruck
from ledger.records.cell import OF_MOVEMENTS
from ledger.values.stream import Stream

Readings = tuple[ReadingCorrected, ...]
OF_ALL: Final = ("symbol", "level", "unit", "officer")
"""What figures of every line can be broken down by, besides what its records carry."""


def readings_after(
    before: Readings, inspected: tuple[str, ...], entry: ReadingCorrected
) -> Readings:
    """The corrections after one more. ``inspected``: officers by their codes.

    Raises ReadByInspected, ReadingCorrectedAlready, ReadingStruck, UnknownCode.
    """
    code = Stream(entry.record).key
    _refuse_unfit(entry)
    if entry.read_by in inspected:
        raise ReadByInspected(officer=entry.read_by, code=code)
    for one in before:
        if _same_place(one, entry):
            raise ReadingCorrectedAlready(
                code=code, figure=one.figure, place=one.place, position=one.position
            )
    return (*before, entry)


def _same_place(one: ReadingCorrected, other: ReadingCorrected) -> bool:
    """Whether both speak of one number of one file.

    Of a number that was not read only its place is known, and what it is made.
    """
    if (one.sha256, one.place) != (other.sha256, other.place):
        return False
    made = bool(one.made and other.made)
    return one.figure == other.figure or (made and _read_as(one) == _read_as(other))


def _read_as(one: ReadingCorrected) -> tuple[str | None, str | None, str | None, list[str]]:
    return one.line_read, one.measure_read, one.count_read, sorted(one.cell or ())


def _of_results(entry: ReadingCorrected) -> tuple[str | None, ...]:
    return entry.said, entry.count_read


def _refuse_unfit(entry: ReadingCorrected) -> None:
    """Raises ReadingStruck, UnknownCode."""
    said = (entry.line_read, entry.measure_read, entry.cell, entry.value, *_of_results(entry))
    if entry.struck and any(one is not None for one in said):
        raise ReadingStruck(figure=entry.figure, place=entry.place)
    if entry.line_read is None:
        return
    line = catalog().line(entry.line_read)
    known = dimensions_of(line, entry.measure_read)
    for pair in entry.cell or ():
        if pair.partition("=")[0] not in known:
            raise UnknownCode(field="cell", text=pair, line=line.name, known=", ".join(known))


def dimensions_of(line: Line, measure: str | None) -> tuple[str, ...]:
    """What a measure of a line can be broken down by."""
    own = tuple(name for name in line.attributes if name != "object")
    status = ("status",) if line.suspends else ()
    moved = OF_MOVEMENTS if measure in ("added", "removed") else ()
    return (*OF_ALL, *own, *status, *moved)
