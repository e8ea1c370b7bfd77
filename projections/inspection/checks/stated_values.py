"""What a report states, by the names of slots: ``D.closed{target=8}``.

Counts that belong to no line of work, how many are listed by name, both sides of the results of
targets, figures of lines of work, and of the days of the report how many weeks and months the
counts of its last half-year are over.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta
from fractions import Fraction
from typing import Final

from ledger.values.period import Period, months_before
from projections.documents.lines.document import Where
from projections.inspection.checks.listed_targets import listed_sides
from projections.inspection.checks.support import Evidence
from projections.inspection.reading.stated.values import StatedCount, StatedReport, TargetResult
from projections.targets.months import whole_months

WHOLE: Final = "whole"
"""Behind the name of a count of so many: of how many."""
_MONTHS: Final = 6
"""How many months at the end of its days a report counts checks and inspections over."""
_WEEK: Final = 7
_SHORT: Final = 31
"""Days; a report of no more tells how far the targets of the year have come."""

Cell = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class NamedValue:
    """A number with what it is of; ``text``: as it is written; ``where`` None: it is reckoned."""

    name: str
    cell: Cell
    number: Fraction
    where: Where | None = None
    text: str = ""


class NamedValues:
    """All of a report, found by their names."""

    def __init__(self, report: StatedReport) -> None:
        self._named: defaultdict[str, list[NamedValue]] = defaultdict(list)
        for one in _values(report):
            self._named[one.name].append(one)

    def named(self, name: str) -> list[NamedValue]:
        """Those of a name, in reading order."""
        return self._named.get(name, [])


def _values(report: StatedReport) -> Iterator[NamedValue]:
    yield from _counts(report.all_counts)
    for one in report.names:
        yield NamedValue(f"{one.name}.length", one.cell, Fraction(len(one.names)), one.where)
    for (line, measure, cell), figure in Evidence.of(report).items():
        if line is not None and figure.value is not None:
            number = Fraction(figure.value)
            yield NamedValue(f"{line}.{measure}", dict(cell), number, figure.where)
    if report.period is None or report.period.days > _SHORT:
        for result in (*report.results, *report.targets):
            yield from _sides(result)
    yield from _stretch(report)


def _counts(counts: Iterable[StatedCount]) -> Iterator[NamedValue]:
    for one in counts:
        number = Fraction(one.value.rstrip("%"))
        yield NamedValue(one.name, one.cell, number, one.where, one.value)
        if one.whole is not None:
            yield NamedValue(f"{one.name}.{WHOLE}", one.cell, Fraction(one.whole), one.where)


def _sides(result: TargetResult) -> Iterator[NamedValue]:
    """Both sides of every part of a result, by its indicator, where its target is of a list.

    Of any other that is one share, by its number.
    """
    cell = {} if result.number is None else {"target": str(result.number)}
    told = list(listed_sides(result))
    shares = [one for one in result.parts if one.denominator is not None]
    if not told and len(shares) == 1:
        sides = (("T.num", shares[0].numerator), ("T.den", shares[0].denominator))
        told = [(name, side) for name, side in sides if side is not None]
    for name, side in told:
        yield NamedValue(name, cell, Fraction(side), result.rate.where)


def _stretch(report: StatedReport) -> Iterator[NamedValue]:
    if report.period is not None:
        days = report.period
        yield NamedValue("period.months", {}, Fraction(len(whole_months(days))))
        start = months_before(days.end + timedelta(days=1), _MONTHS)
        days = Period(max(days.start, start), days.end)
        yield NamedValue("stretch.weeks", {}, Fraction(days.days, _WEEK))
        yield NamedValue("stretch.months", {}, Fraction(len(whole_months(days))))
