"""What a rule of the report against itself finds, and how that is written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final, Literal

from ledger.errors import N_
from projections.documents.lines.document import Where
from projections.inspection.reading.stated.as_json import not_read_json, notices_json, readings_json
from projections.inspection.reading.stated.values import StatedReport

RuleName = Literal[
    "movement", "parts", "rate", "repeat", "level", "period", "date", "grade", "change"
]
Verdict = Literal["holds", "fails", "not_checkable"]
Value = int | str | date | tuple[date, date] | None
"""Counts, days, periods; rates and grades as they are written."""

HOLDS: Final = N_("it holds")
FAILS: Final = N_("stated {stated}, but {expected} follows from the other figures")
AT_MOST: Final = N_("stated {stated}, but by the other figures it is at most {expected}")
AT_LEAST: Final = N_("stated {stated}, but by the other figures it is at least {expected}")
GRADED_OTHERWISE: Final = N_("stated {stated}, but criterion and result make it {expected}")
NOT_STATED: Final = N_("some of the figures are not stated")
NOT_EXHAUSTIVE: Final = N_("the parts do not claim to be all there are")
PARTS_UNREAD: Final = N_("some of the parts could not be read")
RECLASSIFIED: Final = N_("the differences cancel out: records may have moved between the parts")
COUNTED_BY_BOTH: Final = N_(
    "stated {stated}, the parts together {expected}: what one handed over to another both may count"
)
STATED_BESIDE: Final = N_("what came or went otherwise may be stated beside it")
ANOTHER_PERIOD: Final = N_("it may speak of another period")
NO_DATE: Final = N_("the report has no date")
NO_PARTS: Final = N_("what stands apart from the total may be no part of it")
UNCERTAIN_MEASURE: Final = N_("it may be a breakdown of another figure")
FORMULA_DOUBTED: Final = N_("the formula of the table does not fit most of its rows")
CARRIED_ON: Final = N_("it sums up rows of which one does not add up")


@dataclass(frozen=True, slots=True)
class Check:
    """One thing a rule looked at.

    ``stated`` against ``expected``; ``figures``: the ids of those involved; ``where``: the line of
    the total of parts, of the current figure of a movement, and otherwise of what is stated;
    ``reason``: a template filled from ``stated`` and ``expected``.

    ``lines``: the whole text of every line involved, that of ``where`` first. ``group``: the
    number, from 1, of the failing checks that one wrong figure explains, ``because_of`` the index
    of their root; None of the root itself, and where a check stands alone. ``taken_away``: of the
    figures behind the first those that are not added to what it should be.
    """

    rule: RuleName
    verdict: Verdict
    line: str | None
    stated: Value
    expected: Value
    figures: tuple[str, ...]
    where: Where
    reason: str = HOLDS
    cell: dict[str, str] = field(default_factory=dict)
    lines: tuple[str, ...] = ()
    group: int | None = None
    because_of: int | None = None
    taken_away: frozenset[str] = frozenset()


def in_groups(results: Sequence[Check]) -> tuple[Check, ...]:
    """The checks with the consequences of a root right below it; otherwise in their order."""
    below: dict[int, list[Check]] = {}
    for check in results:
        if check.because_of is not None:
            below.setdefault(check.because_of, []).append(check)
    roots = ((index, one) for index, one in enumerate(results) if one.because_of is None)
    return tuple(one for index, root in roots for one in (root, *below.get(index, [])))


def checks_json(report: StatedReport, results: Sequence[Check]) -> dict[str, Any]:
    """The checks in their stable JSON form; dates as ISO 8601, a period as ``from/to``.

    What was not read and what was noticed is told as ``inspect read`` tells it.
    """
    counted = Counter(check.verdict for check in results)
    verdicts: tuple[Verdict, ...] = ("holds", "fails", "not_checkable")
    return {
        "checks": [_check_json(check, report) for check in results],
        "summary": {
            **{verdict: counted[verdict] for verdict in verdicts},
            "not_read": len(report.not_read),
        },
        "not_read": not_read_json(report),
        "notices": notices_json(report),
        **readings_json(report),
    }


def by_hand_in(check: Check, report: StatedReport) -> list[int]:
    """The entries by which an inspector reads figures of a check as he does.

    Of results and counts, which have no figures, those of the lines it is of.
    """
    found = {report.figure(one).by_hand for one in check.figures}
    lines = {check.where.text, *check.lines}
    for one in report.by_hand:
        if one.entry.value_kind and one.fits and one.where.text in lines:
            found.add(one.entry.position)
    return sorted(one for one in found if one is not None)


def _check_json(check: Check, report: StatedReport) -> dict[str, Any]:
    read = by_hand_in(check, report) if report.by_hand else []
    return {
        "rule": check.rule,
        "verdict": check.verdict,
        "line": check.line,
        "stated": written(check.stated),
        "expected": written(check.expected),
        "figures": list(check.figures),
        "where": check.where.as_json(),
        "lines": list(check.lines),
        "group": check.group,
        "because_of": check.because_of,
        **({"by_hand": read} if read else {}),
    }


def written(value: Value) -> int | str | None:
    """A value as JSON holds it."""
    if isinstance(value, tuple):
        return "/".join(day.isoformat() for day in value)
    return value.isoformat() if isinstance(value, date) else value
