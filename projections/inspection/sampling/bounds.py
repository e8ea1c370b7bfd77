"""What the files that were drawn say of all: at most so many are wrong, between these rates."""

from __future__ import annotations

from fractions import Fraction
from math import comb, exp, lgamma, log, sqrt
from statistics import NormalDist


def most_wrong(files: int, drawn: int, found: int, confidence: Fraction) -> int:
    """At most how many of ``files`` are wrong, where ``found`` of the ``drawn`` ones are.

    With more wrong ones, a plain draw would hold so few with a chance of at most
    1 − ``confidence`` (exact one-sided bound of the hypergeometric distribution).
    """
    possible, too_many = found, files - drawn + found + 1
    while too_many - possible > 1:
        middle = (possible + too_many) // 2
        if _is_oftener(files, middle, drawn, found, 1 - confidence):
            possible = middle
        else:
            too_many = middle
    return possible


def _is_oftener(files: int, wrong: int, drawn: int, found: int, often: Fraction) -> bool:
    """Whether :func:`_at_most` is more than ``often``; exact, but where it is far from it."""
    terms = [
        log_ways(wrong, one) + log_ways(files - wrong, drawn - one)
        for one in range(found + 1)
        if one <= wrong and drawn - one <= files - wrong
    ]
    if not terms:
        return False
    likeliest, ways = max(terms), log_ways(files, drawn)
    about = likeliest - ways + log(sum(exp(one - likeliest) for one in terms))
    if abs(about - log(often)) > DOUBT * lgamma(files + 1):
        return about > log(often)
    return _at_most(files, wrong, drawn, found) > often


DOUBT = 1e-9
"""No sum of logarithms of factorials is wrong by so much of the largest."""


def log_ways(files: int, drawn: int) -> float:
    """About the logarithm of the number of ways to draw some of some files."""
    return lgamma(files + 1) - lgamma(drawn + 1) - lgamma(files - drawn + 1)


def _at_most(files: int, wrong: int, drawn: int, found: int) -> Fraction:
    """The chance that a plain draw holds at most ``found`` of the ``wrong`` files."""
    fewer, more = sorted((wrong, drawn))
    most = min(found, fewer)
    ways = (comb(more, one) * comb(files - more, fewer - one) for one in range(most + 1))
    return Fraction(sum(ways), comb(files, fewer))


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
