"""Values of targets' results, and counts, as an inspector reads them.

Each has an id: ``T5.numerator``, ``T5.2.rate`` (of the second part), ``T5.grade``, and of a count
what slots of forms are called: ``I.checks{day=may}``. Of several called alike the later have a
number behind it: ``I.checks#2``, ``T5#2.rate``.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any, Final, Literal, NamedTuple, cast

from ledger.entries.reading import ReadingCorrected
from ledger.records.value_readings import COUNT
from projections.documents.forms.notation import slot_name
from projections.documents.lines.document import Where
from projections.inspection.reading.stated.names import StatedNames
from projections.inspection.reading.stated.places import place_named
from projections.inspection.reading.stated.results import entry_by_hand
from projections.inspection.reading.stated.values import (
    Grade,
    HandReading,
    StatedCount,
    StatedPart,
    StatedRate,
    StatedReport,
    StatedValue,
    TargetResult,
)

Listed = Literal["targets", "results"]
_UNASKED: Final = "not_applicable"
_FIELDS: Final = {"numerator": "numerator", "denominator": "denominator", "rate": "value"}
"""The fields of a part, by what is read."""


class TargetValue(NamedTuple):
    """A value that a result of a target states, or could (``value.stated`` empty: it does not).

    ``listed``, ``row``, ``part``: where it stands in the report as read; ``part`` None: it is of
    the one share of a result that has no parts, or a grade; ``kind``: as entries call it.
    """

    id: str
    kind: str
    value: StatedValue
    listed: Listed
    row: int
    part: int | None


def rows_once(report: StatedReport) -> Iterator[tuple[Listed, int, TargetResult]]:
    """Every result once: rows of tables, lines of text, and shares that no such line has told."""
    lines = {one.rate.where for one in report.results}
    both: tuple[tuple[Listed, Sequence[TargetResult]], ...] = (
        ("targets", report.targets),
        ("results", report.results),
    )
    for listed, rows in both:
        for at, row in enumerate(rows):
            if row.criterion or row.rate.where not in lines:
                yield listed, at, row


def row_ids(report: StatedReport) -> dict[tuple[Listed, int], str]:
    """The ids of results, by where they stand in the report as read."""
    seen, found = Counter[str](), dict[tuple[Listed, int], str]()
    for listed, at, row in rows_once(report):
        name = f"T{row.code or ('' if row.number is None else row.number)}"
        found[listed, at] = _numbered(name, seen)
    return found


def target_values(report: StatedReport) -> Iterator[TargetValue]:
    """Every value of every result, those too that are not stated."""
    ids = row_ids(report)
    for listed, at, row in rows_once(report):
        parts = _parts(row)
        for number, part in enumerate(parts):
            head = ids[listed, at] + ("" if len(parts) == 1 else f".{number + 1}")
            for kind, name in _FIELDS.items():
                said = getattr(part, name)
                value = _value(row, kind, "" if said is None else str(said), part)
                place = number if row.criterion else None
                yield TargetValue(f"{head}.{kind}", kind, value, listed, at, place)
        if row.criterion:
            said = (row.grade or "") if row.asked else _UNASKED
            value = _value(row, "grade", said, StatedPart("", by_hand=row.by_hand))
            yield TargetValue(f"{ids[listed, at]}.grade", "grade", value, listed, at, None)


def with_ids(found: Iterable[StatedCount | StatedNames]) -> list[StatedCount | StatedNames]:
    """What is counted and what is listed by name in reading order, each count with its id."""
    seen = Counter[str]()
    return [
        replace(one, id=_numbered(one.called, seen)) if isinstance(one, StatedCount) else one
        for one in found
    ]


def count_value(one: StatedCount) -> StatedValue:
    """A count as a value."""
    return StatedValue(one.called, "count", one.shown, one.where, by_hand=one.by_hand)


def value_read_anew(
    report: StatedReport, entry: ReadingCorrected, where: Where
) -> tuple[StatedReport, HandReading]:
    """The report with a value as an entry reads it, and how it was read before.

    ``where``: the place of the entry in the document.
    """
    if entry.value_kind == COUNT:
        every, told = counts_read_anew(report.all_counts, entry, where)
        free, _told = counts_read_anew(report.counts, entry, where)
        return replace(report, all_counts=every, counts=free), told
    for one in target_values(report):
        if one.id == entry.figure and place_named(one.value.where) == entry.place:
            return _with_value(report, one, entry)
    return report, HandReading(entry, where, None, None, fits=False)


# ---- counts -------------------------------------------------------------------------------------


def counts_read_anew(
    counts: Sequence[StatedCount], entry: ReadingCorrected, where: Where
) -> tuple[tuple[StatedCount, ...], HandReading]:
    """Counts with the one that an entry is of as it reads it, taken out, or one more."""
    before = next((one for one in counts if _is_meant(one, entry)), None)
    if before is None and not entry.made:
        return (*counts,), HandReading(entry, where, None, None, fits=False)
    after = None if entry.struck else _count(entry, before, where)
    told = HandReading(
        entry,
        before.where if before else where,
        count_value(before) if before else None,
        count_value(after) if after else None,
    )
    if before is None:
        return (*counts, *filter(None, [after])), told
    put = ([after] if one is before and after else [] if one is before else [one] for one in counts)
    return tuple(one for some in put for one in some), told


def _is_meant(one: StatedCount, entry: ReadingCorrected) -> bool:
    """Whether a count is the one of an entry; of a number made one, what is read there since."""
    called = one.called == entry.count_read if entry.made else one.id == entry.figure
    return called and place_named(one.where) == entry.place


def _count(entry: ReadingCorrected, before: StatedCount | None, where: Where) -> StatedCount:
    value, _stroke, whole = (entry.said or "").partition("/")
    name = slot_name(entry.count_read or (before.called if before else ""))
    assert name is not None, "the entry was refused"
    return StatedCount(
        ".".join(name.path),
        value,
        int(whole) if whole else None,
        dict(name.cell),
        before.where if before else where,
        entry.figure,
        entry.position,
    )


# ---- results of targets -------------------------------------------------------------------------


def _with_value(
    report: StatedReport, one: TargetValue, entry: ReadingCorrected
) -> tuple[StatedReport, HandReading]:
    said, position = entry.said, entry.position or 0
    before = one.value if one.value.stated else None
    read = replace(one.value, stated=said, by_hand=position) if said is not None else None
    told = HandReading(entry, one.value.where, before, read)
    if one.kind == "grade":
        return _with_row(report, one, _graded(_row(report, one), said, position)), told
    row = _row(report, one)
    old = _parts(row)[one.part or 0]
    number = said if said is None or one.kind == "rate" else int(said)
    marks = (*(it for it in old.by_hand if it[0] != one.kind), (one.kind, position))
    changes: dict[str, Any] = {_FIELDS[one.kind]: number}
    new = replace(old, by_hand=marks, asked=old.asked or said is not None, **changes)
    changed = _with_rates(report, _sides(old), new, row.rate.where)
    return _with_row(changed, one, _retold(row, one, new, before, said)), told


def _graded(row: TargetResult, said: str | None, position: int) -> TargetResult:
    asked = said != _UNASKED
    grade = cast(Grade | None, said) if asked else None
    return replace(row, grade=grade, asked=asked, by_hand=(("grade", position),))


def _retold(
    row: TargetResult,
    one: TargetValue,
    new: StatedPart,
    before: StatedValue | None,
    said: str | None,
) -> TargetResult:
    """A result with a part of it otherwise, in its words, too."""
    parts = _parts(row)
    old = parts[one.part or 0]
    rate = row.rate
    if one.part is None or _sides(rate) == _sides(old):
        rate = _rate(new, rate.where)
    if one.part is None:
        return replace(row, rate=rate)
    now = (*parts[: one.part], new, *parts[one.part + 1 :])
    result = _reworded(row.result, before.stated if before else None, said)
    return replace(row, rate=rate, parts=now, result=result)


def _reworded(text: str, before: str | None, said: str | None) -> str:
    """The words of a result with a number otherwise; none where it is not certain which is meant:
    then nothing is concluded from them.
    """
    if before is None or said is None:
        return ""
    whole, _point, rest = before.partition(".")
    thousands = f"{int(whole):,}".replace(",", r"\.")
    written = rf"0*(?:{whole}|{thousands})" + (rf"[.,]{rest}" if rest else "")
    found = [*re.finditer(rf"(?<![\d.,]){written}(?!\d|[.,]\d)", text)]
    if len(found) != 1:
        return ""
    return text[: found[0].start()] + said.replace(".", ",") + text[found[0].end() :]


def _with_rates(report: StatedReport, old: _Sides, new: StatedPart, where: Where) -> StatedReport:
    """The report whose rates at a place are those of a part that is otherwise."""
    is_rate = new.denominator is not None and new.value is not None
    rate, found = _rate(new, where), False
    rates = []
    for one in report.rates:
        if not found and one.where == where and _sides(one) == old:
            found = True
            rates += [rate] if is_rate else []
        else:
            rates.append(one)
    if not found and is_rate and None in old[1:]:
        rates.append(rate)
    targets = tuple(
        replace(one, rate=rate)
        if not one.criterion and one.rate.where == where and _sides(one.rate) == old
        else one
        for one in report.targets
    )
    return replace(report, rates=tuple(rates), targets=targets)


def _row(report: StatedReport, one: TargetValue) -> TargetResult:
    rows: Sequence[TargetResult] = getattr(report, one.listed)
    return rows[one.row]


def _with_row(report: StatedReport, one: TargetValue, row: TargetResult) -> StatedReport:
    rows: Sequence[TargetResult] = getattr(report, one.listed)
    changes: dict[str, Any] = {one.listed: (*rows[: one.row], row, *rows[one.row + 1 :])}
    return replace(report, **changes)


def _parts(row: TargetResult) -> tuple[StatedPart, ...]:
    """The parts of a result; of one that has none, its share."""
    if row.criterion:
        return row.parts or (StatedPart(""),)
    return (StatedPart("", *_sides(row.rate), by_hand=row.rate.by_hand),)


_Sides = tuple[int | None, int | None, str | None]


def _sides(one: StatedPart | StatedRate) -> _Sides:
    return one.numerator, one.denominator, one.value


def _rate(part: StatedPart, where: Where) -> StatedRate:
    return StatedRate(*_sides(part), where, part.by_hand)


def _value(row: TargetResult, kind: str, said: str, part: StatedPart) -> StatedValue:
    alone = kind == "numerator" and part.denominator is None and part.value is None
    return StatedValue(
        row.code or ("" if row.number is None else str(row.number)),
        cast(Any, "number" if alone else kind),
        said,
        row.rate.where,
        row.criterion,
        part.label,
        entry_by_hand(part.by_hand, kind),
    )


def _numbered(name: str, seen: Counter[str]) -> str:
    seen[name] += 1
    return name if seen[name] == 1 else f"{name}#{seen[name]}"
