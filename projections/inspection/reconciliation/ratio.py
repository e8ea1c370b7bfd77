"""How far the reports of several units agree with the books together: the ratio of a sample."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt


@dataclass(frozen=True, slots=True)
class SampledRatio:
    """Recounted ÷ reported over sampled units, as survey statistics estimate a ratio.

    ``units`` of ``out_of`` were held against the books; ``reported`` and ``recounted``: their sums.
    """

    units: int
    out_of: int
    reported: int
    recounted: int
    spread: float

    @property
    def ratio(self) -> float | None:
        """R = Σy ÷ Σx; None where nothing was reported."""
        return self.recounted / self.reported if self.reported else None

    @property
    def standard_error(self) -> float | None:
        """SE = √((1 − m/M) · Σ(y − Rx)² / (m − 1) / m) ÷ x̄; None of fewer than two units.

        Of all units there are it is nought: nothing was left to chance.
        """
        if self.units < 2 or not self.reported:
            return None
        left_out = 1 - self.units / self.out_of
        return sqrt(left_out * self.spread / (self.units - 1) / self.units) / (
            self.reported / self.units
        )


def sampled_ratio(counts: Sequence[tuple[int, int]], out_of: int) -> SampledRatio:
    """The ratio of units, each with what it reported and what was recounted.

    ``out_of``: of how many units they are a sample; fewer than there are: they are all.
    """
    reported, recounted = (sum(column) for column in zip(*counts, strict=True))
    ratio = recounted / reported if reported else 0
    spread = sum((y - ratio * x) ** 2 for x, y in counts)
    return SampledRatio(len(counts), max(out_of, len(counts)), reported, recounted, spread)
