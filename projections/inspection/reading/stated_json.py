"""What a report states, as JSON."""

from __future__ import annotations

from typing import Any

from projections.inspection.reading.stated import (
    OtherFigure,
    StatedReport,
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
            }
            for figure in report.figures
        ],
        "others": [_other_json(one) for one in report.others],
        "targets": [_target_json(one) for one in report.targets],
        "not_read": not_read_json(report),
        "notices": notices_json(report),
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
    return {
        "number": one.number,
        "numerator": one.rate.numerator,
        "denominator": one.rate.denominator,
        "value": one.rate.value,
        "grade": one.grade,
        "where": one.rate.where.as_json(),
    }


def not_read_json(report: StatedReport) -> list[dict[str, Any]]:
    """The places that were not read, with why, in their stable JSON form."""
    return [
        {"where": one.where.as_json(), "text": one.text, "why": one.why} for one in report.not_read
    ]


def notices_json(report: StatedReport) -> list[str]:
    """What a reader should know about the file, in English whatever the user speaks."""
    return [notice.say(str) for notice in report.notices]
