"""A report as an inspector reads it: corrections of the reading laid over what the program read.

They are of a file's very bytes; whoever calls chooses those of this file. What today's program
reads otherwise than when a correction was recorded is not corrected by it, and said.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import cast

from ledger.entries.reading import ReadingCorrected
from projections.documents.lines.document import Where
from projections.inspection.reading.results_by_hand import value_read_anew
from projections.inspection.reading.stated.drafts import figure_name
from projections.inspection.reading.stated.places import place_named as place_named
from projections.inspection.reading.stated.values import (
    Figure,
    HandReading,
    Measure,
    NotRead,
    StatedReport,
)


def as_read_by_hand(
    report: StatedReport, corrections: Iterable[ReadingCorrected], places: Iterable[Where]
) -> StatedReport:
    """The report with its corrections. ``places``: those of the document, to be found by name."""
    known: dict[str, Where] = {}
    for where in places:
        known.setdefault(place_named(where), where)
    order = {place: number for number, place in enumerate(known)}
    for entry in corrections:
        where = known.get(entry.place, Where(""))
        if entry.value_kind is None:
            report = _corrected(report, entry, where, order)
        else:
            report = _with_value(report, entry, where)
    return report


def _with_value(report: StatedReport, entry: ReadingCorrected, where: Where) -> StatedReport:
    """The report with a value of a result, or a count, as a correction reads it."""
    changed, told = value_read_anew(report, entry, where)
    changed = replace(changed, by_hand=(*report.by_hand, told))
    if entry.made and told.before is None:
        return replace(changed, not_read=tuple(_still_unread(changed, entry.place)))
    return changed


def _corrected(
    report: StatedReport, entry: ReadingCorrected, where: Where, order: Mapping[str, int]
) -> StatedReport:
    before = next(_meant(report.figures, entry), None)
    if before is None and not entry.made:
        told = HandReading(entry, where, None, None, fits=False)
        return replace(report, by_hand=(*report.by_hand, told))
    after = None if entry.struck else _read(entry, before, where)
    told = HandReading(entry, before.where if before else where, before, after)
    changed = replace(
        report,
        figures=tuple(_with(report.figures, before, after, order)),
        by_hand=(*report.by_hand, told),
        _index={},
    )
    if before is None:
        return replace(changed, not_read=tuple(_still_unread(changed, entry.place)))
    return changed if after and after.key == before.key else _apart(changed, before.id)


def _meant(figures: Iterable[Figure], entry: ReadingCorrected) -> Iterator[Figure]:
    """The figure that a correction is of, where it is still read; of a place made a figure, what
    is read there meanwhile.
    """
    for one in figures:
        place = place_named(one.where)
        if entry.made:
            if place == entry.place and one.key == _made(entry, one.where).key:
                yield one
        elif one.id == entry.figure and place in ("", entry.place):
            yield one


def cell_of(entry: ReadingCorrected) -> dict[str, str]:
    """The cell that a correction states, dimension by dimension."""
    pairs = (pair.partition("=") for pair in entry.cell or ())
    return {name: code for name, _equals, code in pairs}


def _read(entry: ReadingCorrected, before: Figure | None, where: Where) -> Figure:
    """The figure as a correction reads it; of another measure it has no day of its own."""
    if before is None:
        return _made(entry, where)
    read = replace(
        before, line=entry.line_read, cell=cell_of(entry), value=entry.value, by_hand=entry.position
    )
    measure = measure_of(entry, before.measure)
    if measure == before.measure:
        return read
    return replace(read, measure=measure, as_of=None, period=None, through=False)


def _made(entry: ReadingCorrected, where: Where) -> Figure:
    cell, measure = cell_of(entry), measure_of(entry, "count")
    said = (entry.figure, entry.line_read, measure, cell, entry.value, "hồ sơ", where)
    return Figure(*said, by_hand=entry.position)


def measure_of(entry: ReadingCorrected, other: Measure) -> Measure:
    """The measure that a correction states; another where it states none."""
    return cast(Measure, entry.measure_read or other)


def _with(
    figures: Sequence[Figure],
    before: Figure | None,
    after: Figure | None,
    order: Mapping[str, int],
) -> Iterator[Figure]:
    """The figures with one put in the place of another, taken out, or set behind those before it.

    ``order``: of the places in the document.
    """
    if before is not None:
        for one in figures:
            if one is not before:
                yield one
            elif after is not None:
                yield after
    elif after is not None:
        place = order.get(place_named(after.where), len(order))
        earlier = [order.get(place_named(one.where), 0) <= place for one in figures]
        last = len(figures) - earlier[::-1].index(True) if any(earlier) else 0
        yield from (*figures[:last], after, *figures[last:])


def _apart(report: StatedReport, figure: str) -> StatedReport:
    """The report whose breakdowns no longer speak of a figure, which is none of theirs."""
    kept = []
    for one in report.breakdowns:
        parts = tuple(part for part in one.parts if part != figure)
        if parts and one.total != figure:
            kept.append(replace(one, parts=parts, whole=one.whole and parts == one.parts))
    return replace(report, breakdowns=tuple(kept))


def _still_unread(report: StatedReport, place: str) -> Iterator[NotRead]:
    """What was not read, without what is used up by the figures made at a place."""
    made = sum(bool(one.entry.made) and one.entry.place == place for one in report.by_hand)
    for one in report.not_read:
        if place_named(one.where) == place:
            numbers = max(1, len(_NUMBERS.findall(one.text)))
            made -= numbers
            if made >= 0:
                continue
        yield one


_NUMBERS = re.compile(r"\d+(?:[.,]\d+)*")


def figure_id(line: str | None, measure: str, cell: dict[str, str], taken: Iterable[str]) -> str:
    """An id for a figure that is made, as the program gives them, which none has yet."""
    name = figure_name(line, measure, cell)
    known, number = {*taken}, 1
    while (numbered := name if number == 1 else f"{name}#{number}") in known:
        number += 1
    return numbered
