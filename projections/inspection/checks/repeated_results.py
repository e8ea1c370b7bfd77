"""Rule ``repeat`` on results of targets: told in lines of text, and once more in a table."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from projections.inspection.checks.finding import FAILS, HOLDS, Check, Verdict
from projections.inspection.checks.standing import GRADES
from projections.inspection.reading.lexicon.wording import keys
from projections.inspection.reading.stated.values import StatedPart, StatedReport, TargetResult

Words = tuple[str, ...]


def check(report: StatedReport) -> Iterator[Check]:
    """Hold every result of a table against that of the same target in the text.

    Targets and parts are the same by their words; where only the numbers in these differ, one of
    them is wrong. What only one of the places states is not held.
    """
    told: defaultdict[Words, list[TargetResult]] = defaultdict(list)
    for one in report.results:
        told[_without_numbers(one.criterion)].append(one)
    for row in report.targets:
        first = told[_without_numbers(row.criterion)] if row.criterion else []
        if len(first) == 1:
            yield from _held(row, first[0])


def _held(row: TargetResult, first: TargetResult) -> Iterator[Check]:
    """A row against the text: its words, its parts by what they are called, then its grade."""
    if keys(row.criterion) != keys(first.criterion):
        yield _compared(row.criterion, first.criterion, row, first)
    for part in row.parts:
        named = _named(part, first)
        if len(named) == 1 and not part.role:
            if keys(part.label) != keys(named[0].label):
                yield _compared(part.label, named[0].label, row, first)
            yield _compared(_shown(part), _shown(named[0]), row, first)
    if row.grade and first.grade:
        yield _compared(GRADES[row.grade], GRADES[first.grade], row, first)


def _named(part: StatedPart, first: TargetResult) -> list[StatedPart]:
    """The parts of a result that are called as one is; else but for the numbers in its name."""
    words, rough = keys(part.label), _without_numbers(part.label)
    exactly = [one for one in first.parts if keys(one.label) == words]
    return exactly or [one for one in first.parts if _without_numbers(one.label) == rough]


def _without_numbers(text: str) -> Words:
    return tuple(one for one in keys(text) if not one.isdigit())


def _shown(part: StatedPart) -> str:
    """A part as it is stated: both its sides and its rate."""
    sides = [str(one) for one in (part.numerator, part.denominator) if one is not None]
    rate = [f"{part.value}%"] if part.value is not None else []
    return ", ".join(["/".join(sides), *rate] if sides else rate) or "–"


def _compared(stated: str, expected: str, row: TargetResult, first: TargetResult) -> Check:
    right = stated == expected
    verdict: Verdict = "holds" if right else "fails"
    reason, lines = HOLDS if right else FAILS, (first.rate.where.text,)
    return Check("repeat", verdict, None, stated, expected, (), row.rate.where, reason, lines=lines)
