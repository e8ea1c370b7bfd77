"""Months of a figure that stand out from the others, and a year from the two before it.

Sources: the modified z-score of Iglewicz and Hoaglin, and the desk review of routine data (WHO).
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from statistics import fmean, median, stdev
from typing import NamedTuple

from projections.inspection.quality.thresholds import thresholds

_NORMAL = Fraction(6745, 10_000)
"""The median absolute deviation of a normal distribution, in standard deviations."""


class StandingOut(NamedTuple):
    """A place in a series that stands out.

    ``z``: its modified z-score; None where more than half of the values are the median, so that
    there is none; ``deviations``: how many standard deviations it is from the mean.
    """

    place: int
    value: int
    z: float | None
    deviations: float


def modified_z(values: Sequence[int]) -> list[float | None]:
    """The modified z-score of each value, 0.6745 (x − median) ÷ MAD; None where MAD is 0."""
    middle = Fraction(median(values))
    spread = Fraction(median(abs(value - middle) for value in values))
    if not spread:
        return [None] * len(values)
    return [float(_NORMAL * (value - middle) / spread) for value in values]


def deviations(values: Sequence[int]) -> list[float]:
    """By how many standard deviations of the sample each value differs from the mean."""
    spread = stdev(values) if len(values) > 1 else 0.0
    mean = fmean(values)
    return [(value - mean) / spread if spread else 0.0 for value in values]


def standing_out(values: Sequence[int]) -> list[StandingOut]:
    """The values beyond the modified z-score, or beyond so many standard deviations.

    None that differs by little from the median: among small numbers every second one would.
    """
    limits, middle = thresholds(), median(values)
    told = zip(values, modified_z(values), deviations(values), strict=True)
    return [
        StandingOut(place, value, z, far)
        for place, (value, z, far) in enumerate(told)
        if abs(value - middle) >= limits.least_difference
        and ((z is not None and abs(z) > limits.modified_z) or abs(far) > limits.deviations)
    ]


def year_ratio(now: int, before: Sequence[int]) -> Fraction | None:
    """A year ÷ the mean of those before it; None where that is 0."""
    return Fraction(now * len(before), sum(before)) if sum(before) else None
