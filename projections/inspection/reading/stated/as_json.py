"""What a report states, as JSON."""

from __future__ import annotations

from typing import Any

from ledger.values.stream import Stream
from projections.inspection.reading.stated.names import StatedNames
from projections.inspection.reading.stated.results import ByHand
from projections.inspection.reading.stated.values import (
    Figure,
    HandReading,
    OtherFigure,
    StatedChange,
    StatedCount,
    StatedPart,
    StatedReport,
    StatedValue,
    TargetResult,
)


def figures_json(report: StatedReport) -> dict[str, Any]:
    """The report's figures in their stable JSON form."""
    period = report.period
    return {
        "report": {
            "unit": report.unit,
            "date": report.date.isoformat() if report.date else None,
            "from": period.start.isoformat() if period else None,
            "to": period.end.isoformat() if period else None,
        },
        "figures": [
            {
                "id": figure.id,
                "line": figure.line,
                "measure": figure.measure,
                "cell": figure.cell,
                "value": figure.value,
                "unit_of_measure": figure.unit_of_measure,
                "where": figure.where.as_json(),
                **by_hand_json(figure),
            }
            for figure in report.figures
        ],
        "others": [_other_json(one) for one in report.others],
        "targets": [_target_json(one) for one in report.targets],
        "counts": [_count_json(one) for one in report.counts],
        "changes": [_change_json(one) for one in report.changes],
        "results": [_target_json(one) for one in report.results],
        "names": [_names_json(one) for one in report.names],
        "not_read": not_read_json(report),
        "notices": notices_json(report),
        **readings_json(report),
    }


def by_hand_json(figure: Figure | StatedCount) -> dict[str, Any]:
    """By which entry an inspector reads a figure as he does, where one does."""
    return {} if figure.by_hand is None else {"by_hand": figure.by_hand}


def readings_json(report: StatedReport) -> dict[str, Any]:
    """How an inspector reads a report otherwise, where he does."""
    return {"by_hand": [_hand_json(one) for one in report.by_hand]} if report.by_hand else {}


def _hand_json(one: HandReading) -> dict[str, Any]:
    entry = one.entry
    state = "struck" if entry.struck else "made" if entry.made else "corrected"
    return {
        "entry": entry.position,
        "inspection": Stream(entry.record).key,
        "read_by": entry.read_by,
        "on": entry.effective_on.isoformat(),
        "why": entry.why,
        "figure": entry.figure,
        "place": entry.place,
        "state": state if one.fits else "not_applied",
        "read": _read_json(one.before),
    }


def _read_json(before: Figure | StatedValue | None) -> dict[str, Any] | None:
    """What the program reads, as a figure or as a value of a result or a count."""
    if isinstance(before, StatedValue):
        return {"of": before.of, "what": before.what, "value": before.stated}
    if before is None:
        return None
    return {
        "line": before.line,
        "measure": before.measure,
        "cell": before.cell,
        "value": before.value,
    }


def _other_json(one: OtherFigure) -> dict[str, Any]:
    return {
        "line": one.line,
        "measure": one.measure,
        "cell": one.cell,
        "value": one.value,
        "period": one.period or None,
        "modality": one.modality or None,
        "noun": one.noun or None,
        "where": one.where.as_json(),
    }


def _target_json(one: TargetResult) -> dict[str, Any]:
    alone = one.parts[0] if len(one.parts) == 1 else None
    sides = alone if alone and one.rate.value is None else one.rate
    return {
        "number": one.number,
        "code": one.code or None,
        "numerator": sides.numerator,
        "denominator": sides.denominator,
        "value": one.rate.value,
        "grade": one.grade if one.asked else "not_applicable",
        "parts": [_part_json(part) for part in one.parts],
        "where": one.rate.where.as_json(),
        **_marks_json((*one.by_hand, *(() if one.parts else one.rate.by_hand))),
    }


def _marks_json(marks: ByHand) -> dict[str, Any]:
    """By which entry an inspector reads each of some values as he does, where he does."""
    return {"by_hand": dict(marks)} if marks else {}


def _count_json(one: StatedCount) -> dict[str, Any]:
    return {
        "name": one.name,
        "cell": one.cell,
        "value": int(one.value) if one.value.isdigit() else one.value,
        "of": one.whole,
        "where": one.where.as_json(),
        **by_hand_json(one),
    }


def _change_json(one: StatedChange) -> dict[str, Any]:
    return {
        "value": one.value,
        "change": one.change,
        "rate": one.rate,
        "before": one.before,
        "where": one.where.as_json(),
    }


def _names_json(one: StatedNames) -> dict[str, Any]:
    return {
        "name": one.name,
        "cell": one.cell,
        "names": list(one.names),
        "where": one.where.as_json(),
    }


def _part_json(part: StatedPart) -> dict[str, Any]:
    return {
        "label": part.label or None,
        "numerator": part.numerator,
        "denominator": part.denominator,
        "value": part.value,
        "state": "counted" if part.asked else "not_applicable",
        **_marks_json(part.by_hand),
    }


def not_read_json(report: StatedReport) -> list[dict[str, Any]]:
    """The places that were not read, with why, in their stable JSON form."""
    return [
        {"where": one.where.as_json(), "text": one.text, "why": one.why} for one in report.not_read
    ]


def notices_json(report: StatedReport) -> list[str]:
    """What a reader should know about the file, in English whatever the user speaks."""
    return [notice.say(str) for notice in report.notices]
