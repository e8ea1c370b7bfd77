"""Makes what a report states, figure by figure, for rules that no wording should decide."""

from __future__ import annotations

from datetime import date

from ledger.values.period import Period
from projections.documents.lines.document import Where
from projections.inspection.checks.finding import FAILS, HOLDS, Check
from projections.inspection.checks.rules import check_report
from projections.inspection.reading.lexicon.form import year_end_form
from projections.inspection.reading.stated.values import (
    Breakdown,
    Figure,
    Listed,
    Measure,
    StatedReport,
)

MEASURES: tuple[Measure, ...] = ("opening", "added", "removed", "current")
YEAR = Period(date(2023, 10, 15), date(2024, 10, 14))


def figure(measure: Measure, value: int | None, line: str | None = "ST", **cell: str) -> Figure:
    """A stated figure; its id, and the text of its line, say what it is a figure of."""
    names = {name.rstrip("_"): code for name, code in cell.items()}
    told = ".".join([str(line), measure, *names.values()])
    return Figure(told, line, measure, names, value, "hồ sơ", Where(told, paragraph=1))


def four(values: tuple[int | None, ...], line: str = "ST", **cell: str) -> list[Figure]:
    """Opening, added, removed, current of a cell; None is a blank."""
    return [
        figure(measure, value, line, **cell)
        for measure, value in zip(MEASURES, values, strict=True)
    ]


def listing(
    total: Figure,
    parts: list[Figure],
    dimension: str,
    listed: Listed = "all",
    *,
    whole: bool = True,
) -> Breakdown:
    """Parts as a report lists them under their total."""
    return Breakdown(total.id, tuple(part.id for part in parts), dimension, listed, whole)


def checked(rule: str, figures: list[Figure], *breakdowns: Breakdown) -> list[Check]:
    """What a rule finds in a report of these figures; a verdict goes with every reason."""
    report = StatedReport(None, None, None, None, YEAR, tuple(figures), breakdowns)
    found = [one for one in check_report(report, year_end_form()) if one.rule == rule]
    going_with = {HOLDS: "holds", FAILS: "fails"}
    assert [going_with.get(one.reason, "not_checkable") for one in found] == [
        one.verdict for one in found
    ]
    return found


def verdicts(rule: str, figures: list[Figure], *breakdowns: Breakdown) -> list[str]:
    """The verdicts of a rule, in reading order."""
    return [one.verdict for one in checked(rule, figures, *breakdowns)]
