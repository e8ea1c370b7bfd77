"""How many files an inspection draws: to find one of some that are wrong, or to estimate how many.

Exact integers where a promise rests on them; sources: shared practice of auditors (Aslam, Popa and
Rivest for detecting, Cochran for estimating).
"""

from __future__ import annotations

from fractions import Fraction
from math import ceil, comb, log, log1p

from projections.inspection.sampling.bounds import deviations


def missed(files: int, wrong: int, drawn: int) -> Fraction:
    """The chance that a plain draw of ``drawn`` of ``files`` holds none of ``wrong`` bad ones.

    That is C(files − wrong, drawn) of C(files, drawn), and as well C(files − drawn, wrong) of
    C(files, wrong): the numbers are those of the smaller of both.
    """
    fewer, more = sorted((drawn, wrong))
    return Fraction(comb(files - more, fewer), comb(files, fewer))


def files_to_detect(files: int, wrong: int, confidence: Fraction) -> int:
    """The fewest files of which at least one is wrong, with ``confidence``, where ``wrong`` are.

    ``files``: how many there are; 1 ≤ ``wrong`` ≤ ``files``; 0 < ``confidence`` < 1. Of all files
    but ``wrong - 1`` one is always wrong, so that many are always enough; so are those of which
    none would be wrong so seldom if each went back before the next is drawn.
    """
    few, enough = 0, files - wrong + 1
    if wrong < files:
        drawn_back = log(float(1 - confidence)) / log1p(-wrong / files)
        enough = min(enough, ceil(drawn_back) + 1)
    while enough - few > 1:
        middle = (few + enough) // 2
        if missed(files, wrong, middle) <= 1 - confidence:
            enough = middle
        else:
            few = middle
    return enough


def files_to_estimate(
    files: int, margin: Fraction, expected: Fraction, confidence: Fraction
) -> int:
    """How many files tell a rate to within ``margin``, where it is about ``expected``.

    Cochran's n₀ = z²p(1 − p)/e², with the correction for a finite number of files
    n₀N/(n₀ + N − 1).
    """
    z = deviations(confidence)
    plenty = z**2 * float(expected * (1 - expected) / margin**2)
    return min(files, max(1, ceil(plenty * files / (plenty + files - 1))))
