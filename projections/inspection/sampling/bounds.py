"""What the files that were drawn say of all: at most so many are wrong, between these rates."""

from __future__ import annotations

from fractions import Fraction
from math import comb, sqrt
from statistics import NormalDist


def most_wrong(files: int, drawn: int, found: int, confidence: Fraction) -> int:
    """At most how many of ``files`` are wrong, where ``found`` of the ``drawn`` ones are.

    With more wrong ones, a plain draw would hold so few with a chance of at most
    1 − ``confidence`` (exact one-sided bound of the hypergeometric distribution).
    """
    possible, too_many = found, files - drawn + found + 1
    while too_many - possible > 1:
        middle = (possible + too_many) // 2
        if _at_most(files, middle, drawn, found) > 1 - confidence:
            possible = middle
        else:
            too_many = middle
    return possible


def _at_most(files: int, wrong: int, drawn: int, found: int) -> Fraction:
    """The chance that a plain draw holds at most ``found`` of the ``wrong`` files."""
    ways = (comb(wrong, one) * comb(files - wrong, drawn - one) for one in range(found + 1))
    return Fraction(sum(ways), comb(files, drawn))


def deviations(confidence: Fraction) -> float:
    """How many standard deviations to either side hold so much of a normal distribution."""
    return NormalDist().inv_cdf(float((1 + confidence) / 2))


def wilson(found: int, looked_at: int, confidence: Fraction) -> tuple[float, float]:
    """Between which rates the whole lies (Wilson), where ``found`` of ``looked_at`` files are so.

    Both from 0 to 1; ``looked_at`` ≥ 1.
    """
    square = deviations(confidence) ** 2
    rate = found / looked_at
    middle = rate + square / (2 * looked_at)
    spread = sqrt(square * (rate * (1 - rate) + square / (4 * looked_at)) / looked_at)
    whole = 1 + square / looked_at
    return max(0.0, (middle - spread) / whole), min(1.0, (middle + spread) / whole)
