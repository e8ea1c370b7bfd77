"""Other reports of a unit over the same days that stand submitted.

Which of them counts, or whether each does (of one branch of the force each), is for people to say.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from commands.usecases.reporting_unit import ReportingUnit
from commands.usecases.submission import period_of, unit_of
from ledger.entries.evidence import ReportSubmitted
from ledger.timeline import in_force

if TYPE_CHECKING:
    from ledger.application import Ledger
    from ledger.values.period import Period
    from projections.inspection.reconciliation.reconciled import Reconciliation


def same_days(
    ledger: Ledger, sha256: str, unit: ReportingUnit, days: Period
) -> tuple[ReportSubmitted, ...]:
    """Those of the same kind, where it is known of which kind a file was submitted, by position.

    Plans and lists that state no figure are none of them.
    """
    standing = list(_standing(ledger))
    kinds = {one.report for one in standing if one.sha256 == sha256}
    found = (
        one
        for one in standing
        if one.sha256 != sha256
        and one.figures
        and (unit_of(one), period_of(one)) == (unit, days)
        and (not kinds or one.report in kinds)
    )
    return tuple(sorted(found, key=lambda one: one.position))


def beside_it(ledger: Ledger, sha256: str, found: Reconciliation) -> tuple[ReportSubmitted, ...]:
    """The same of a report that was held against the books."""
    return same_days(ledger, sha256, ReportingUnit(found.unit, found.alone), found.period)


def same_days_json(others: Iterable[ReportSubmitted]) -> list[dict[str, Any]]:
    """The same as plain data."""
    return [{"entry": one.position, "file": one.file, "sha256": one.sha256} for one in others]


def _standing(ledger: Ledger) -> Iterator[ReportSubmitted]:
    """Every submission that stands."""
    for entries in ledger.streams(ledger.names("report")).values():
        for one in in_force(entries):
            if isinstance(one, ReportSubmitted):
                yield one
