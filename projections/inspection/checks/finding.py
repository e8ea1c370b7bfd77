"""What a rule of the report against itself finds, and how that is written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final, Literal

from ledger.errors import N_
from projections.documents.lines.document import Where

RuleName = Literal[
    "movement", "parts", "rate", "repeat", "level", "period", "date", "grade", "change"
]
Verdict = Literal["holds", "fails", "not_checkable"]
Value = int | date | tuple[date, date] | None

HOLDS: Final = N_("it holds")
FAILS: Final = N_("stated {stated}, but {expected} follows from the other figures")
NOT_STATED: Final = N_("some of the figures are not stated")
NOT_EXHAUSTIVE: Final = N_("the parts do not claim to be all there are")
PARTS_UNREAD: Final = N_("some of the parts could not be read")
EXPLAINED: Final = N_("one of its figures is already contradicted by its own parts")
RECLASSIFIED: Final = N_("the differences cancel out: records may have moved between the parts")
ANOTHER_PERIOD: Final = N_("it may speak of another period")
NO_DATE: Final = N_("the report has no date")
UNCERTAIN_MEASURE: Final = N_("it may be a breakdown of another figure")


@dataclass(frozen=True, slots=True)
class Check:
    """One thing a rule looked at.

    ``stated`` against ``expected``; ``figures``: the ids of those involved; ``where``: the line in
    which the figure to blame stands; ``reason``: a template filled from ``stated`` and
    ``expected``.
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


def checks_json(results: Iterable[Check]) -> dict[str, Any]:
    """The checks in their stable JSON form; dates as ISO 8601, a period as ``from/to``."""
    checks = tuple(results)
    counted = Counter(check.verdict for check in checks)
    verdicts: tuple[Verdict, ...] = ("holds", "fails", "not_checkable")
    return {
        "checks": [
            {
                "rule": check.rule,
                "verdict": check.verdict,
                "line": check.line,
                "stated": written(check.stated),
                "expected": written(check.expected),
                "figures": list(check.figures),
                "where": check.where.as_json(),
            }
            for check in checks
        ],
        "summary": {verdict: counted[verdict] for verdict in verdicts},
    }


def written(value: Value) -> int | str | None:
    """A value as JSON holds it."""
    if isinstance(value, tuple):
        return "/".join(day.isoformat() for day in value)
    return value.isoformat() if isinstance(value, date) else value
