"""The table of minutes on how much of what reports state the books support."""

from __future__ import annotations

from collections.abc import Iterator

from ledger.catalog.lines import catalog
from ledger.catalog.names import MEASURES
from projections.inspection.minutes.minutes import Minutes
from projections.inspection.minutes.reports import NONE, Row
from projections.inspection.minutes.words import minutes_words
from projections.inspection.reconciliation.verification import Verified


def verification(minutes: Minutes) -> Iterator[Row]:
    """The verification factor of every total, as the books stood then and as they stand now."""
    for report in minutes.reports:
        for one in report.found.verification.rows:
            yield {
                "report": report.name,
                "line": catalog().line(one.line).name,
                "measure": minutes.translate(MEASURES[one.measure]),
                "reported": one.reported,
                "then": one.then,
                "factor_then": _decimal(one.factor_then),
                "now": one.now,
                "factor": _decimal(one.factor_now),
                "flag": _flag(one),
            }


def _flag(one: Verified) -> str | None:
    """What is to be noted of a factor: that it is far off, or why there is none."""
    if one.flagged:
        return minutes_words("flagged")
    return None if one.reported else minutes_words("none_reported")


def _decimal(value: float | None) -> str:
    return NONE if value is None else f"{value:.4f}".replace(".", ",")
