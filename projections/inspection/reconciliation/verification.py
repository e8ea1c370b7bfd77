"""How far a report agrees with the books as a whole: the factor of data-quality audits.

The verification factor is recounted ÷ reported, of one line and one measure, over totals only: an
error up and an error down must not make a clean picture together, and parts are in their total.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

LEAST_PERCENT, MOST_PERCENT = 90, 110
"""Where a factor below or above is flagged: the bounds of routine data-quality audits."""


@dataclass(frozen=True, slots=True)
class Verified:
    """The totals of one line and one measure: as reported, as recounted then, as recounted now."""

    line: str
    measure: str
    reported: int
    then: int
    now: int

    @property
    def factor_then(self) -> float | None:
        """Recounted then ÷ reported; None where nothing was reported."""
        return factor(self.then, self.reported)

    @property
    def factor_now(self) -> float | None:
        """Recounted now ÷ reported; None where nothing was reported."""
        return factor(self.now, self.reported)

    @property
    def differs(self) -> bool:
        """Whether either recount is another than what was reported."""
        return not self.reported == self.then == self.now

    @property
    def flagged(self) -> bool:
        """Whether either factor is outside the bounds; none reported where there are some is."""
        least, most = LEAST_PERCENT * self.reported, MOST_PERCENT * self.reported
        return any(not least <= 100 * recounted <= most for recounted in (self.then, self.now))

    def as_json(self) -> dict[str, Any]:
        """The row in its stable JSON form."""
        return {
            "line": self.line,
            "measure": self.measure,
            "reported": self.reported,
            "then": self.then,
            "now": self.now,
            "factor_then": self.factor_then,
            "factor_now": self.factor_now,
        }


def factor(recounted: int, reported: int) -> float | None:
    """Recounted ÷ reported, to four decimals; None where nothing was reported."""
    return round(recounted / reported, 4) if reported else None


@dataclass(frozen=True, slots=True)
class Agreement:
    """All rows, and how many of the figures that could be checked are confirmed."""

    rows: tuple[Verified, ...]
    confirmed: int
    checkable: int

    @property
    def reported(self) -> int:
        """All that the totals report."""
        return sum(row.reported for row in self.rows)

    @property
    def absolute_error(self) -> int:
        """Σ |recounted now − reported| over totals: errors up and down add up."""
        return sum(abs(row.now - row.reported) for row in self.rows)

    @property
    def pooled_factor(self) -> float | None:
        """Σ recounted now ÷ Σ reported, kept for old readers of the JSON: errors cancel in it."""
        return factor(sum(row.now for row in self.rows), self.reported)

    def as_json(self) -> dict[str, Any]:
        """The verification in its stable JSON form."""
        return {
            "verification": [row.as_json() for row in self.rows],
            "confirmed": self.confirmed,
            "checkable": self.checkable,
            "absolute_error": self.absolute_error,
            "verification_factor": self.pooled_factor,
        }
