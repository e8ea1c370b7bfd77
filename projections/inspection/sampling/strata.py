"""A draw by strata (phân tầng): how many files of each line or unit, and what that can miss.

The files of all strata together are drawn as evenly as whole files allow. Where exactly the wrong
files stand nobody knows, so what is promised is promised for the worst place.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Hashable, Mapping
from fractions import Fraction
from heapq import heapify, heapreplace
from math import lgamma, log, prod
from typing import TypeVar

from projections.inspection.sampling.bounds import DOUBT, log_ways, most_wrong
from projections.inspection.sampling.size import files_to_detect, missed

Key = TypeVar("Key", bound=Hashable)


def shares(sizes: Mapping[Key, int], drawn: int) -> dict[Key, int]:
    """How many of ``drawn`` files come from each stratum, by the sizes of the strata.

    One of each first, then always from the stratum of which the fewest are drawn for its size; of
    two alike, from the one named first. A larger draw takes no less from any stratum. ``drawn`` is
    at most the files there are.
    """
    keys = [key for key, size in sizes.items() if size]
    given = dict.fromkeys(sizes, 0) | dict.fromkeys(keys[:drawn], 1)
    if (left := drawn - len(keys)) <= 0:
        return given
    files = sum(sizes.values())
    # all of whom fewer are drawn for their size than of the whole: they come before any other
    given |= {key: min(sizes[key], 1 + sizes[key] * left // files) for key in keys}
    waiting = [(_need(sizes[key], given[key]), place) for place, key in enumerate(keys)]
    heapify(waiting)
    for _file in range(drawn - sum(given.values())):
        key = keys[waiting[0][1]]
        given[key] += 1
        heapreplace(waiting, (_need(sizes[key], given[key]), waiting[0][1]))
    return given


def _need(size: int, taken: int) -> Fraction:
    """How much a stratum of which some are taken needs the next file, the less the more."""
    return Fraction(-size, taken) if taken < size else Fraction(1)


def missed_at_worst(sizes: Mapping[Key, int], drawn: Mapping[Key, int], wrong: int) -> Fraction:
    """The chance that none of ``wrong`` bad files is drawn, where they stand best hidden.

    The next bad file is always hidden in the stratum where it is missed most often; each further
    one in a stratum is missed less often, so no other hiding place is better.
    """
    hidden = _best_hidden(sizes, drawn, wrong)
    if hidden is None:
        return Fraction(0)
    return prod((missed(sizes[key], hidden[key], drawn[key]) for key in hidden), start=Fraction(1))


def _is_missed_at_worst(
    sizes: Mapping[Key, int], drawn: Mapping[Key, int], wrong: int, often: Fraction
) -> bool:
    """Whether that chance is more than ``often``; exact, but where it is far from it."""
    hidden = _best_hidden(sizes, drawn, wrong)
    if hidden is None:
        return False
    about = sum(
        log_ways(sizes[key] - hidden[key], drawn[key]) - log_ways(sizes[key], drawn[key])
        for key in hidden
    )
    doubt = DOUBT * sum(lgamma(sizes[key] + 1) for key in hidden)
    if abs(about - log(often)) > doubt:
        return about > log(often)
    return missed_at_worst(sizes, drawn, wrong) > often


def _best_hidden(
    sizes: Mapping[Key, int], drawn: Mapping[Key, int], wrong: int
) -> dict[Key, int] | None:
    """Where so many bad files are missed most often, by stratum; None where one is always drawn.

    The h-th of n files drawn from N is missed with a chance of 1 − n/(N − h + 1). All that are
    missed more often than some chance are found at once; the few others one by one.
    """
    wrong -= sum(size for key, size in sizes.items() if not drawn[key])
    keys = [key for key in sizes if drawn[key]]
    if wrong <= 0:
        return {}
    if wrong > sum(sizes[key] - drawn[key] for key in keys):
        return None

    def oftener(least: int) -> dict[Key, int]:
        """Those of whom at least one in so many, by 2⁴⁰, of what is left is not drawn."""
        kept = ((key, sizes[key] + 1 + (-drawn[key] * least >> _FINE)) for key in keys)
        return {key: min(max(count, 0), sizes[key] - drawn[key]) for key, count in kept}

    most = (max(sizes[key] for key in keys) + 1) << _FINE
    hidden = oftener(
        bisect_left(range(most), -wrong, 1 << _FINE, key=lambda at: -sum(oftener(at).values()))
    )
    waiting = [
        (-_missed_too(sizes[key], drawn[key], hidden[key]), place) for place, key in enumerate(keys)
    ]
    heapify(waiting)
    for _file in range(wrong - sum(hidden.values())):
        key = keys[waiting[0][1]]
        hidden[key] += 1
        following = -_missed_too(sizes[key], drawn[key], hidden[key])
        heapreplace(waiting, (following, waiting[0][1]))
    return hidden


_FINE = 40
"""So many binary digits tell shares apart: no stratum has as many files as 2⁴⁰."""


def _missed_too(files: int, drawn: int, hidden: int) -> Fraction:
    """The chance that one more bad file of a stratum is missed, where all before it were."""
    left = files - drawn - hidden
    return Fraction(left, files - hidden) if left > 0 else Fraction(0)


def files_to_detect_by(sizes: Mapping[Key, int], wrong: int, confidence: Fraction) -> int:
    """The fewest files, shared out over the strata, of which one is wrong with ``confidence``.

    Wherever the ``wrong`` files stand; compare ``files_to_detect``, for a draw
    from all.
    """
    if len(sizes) == 1:
        return files_to_detect(sum(sizes.values()), wrong, confidence)
    few, enough = 0, sum(sizes.values())
    while enough - few > 1:
        middle = (few + enough) // 2
        if _is_missed_at_worst(sizes, shares(sizes, middle), wrong, 1 - confidence):
            few = middle
        else:
            enough = middle
    return enough


def most_wrong_unseen(
    sizes: Mapping[Key, int], drawn: Mapping[Key, int], confidence: Fraction
) -> int:
    """At most how many files are wrong, where none of those drawn by strata is."""
    possible, too_many = 0, sum(sizes.values()) - sum(drawn.values()) + 1
    while too_many - possible > 1:
        middle = (possible + too_many) // 2
        if _is_missed_at_worst(sizes, drawn, middle, 1 - confidence):
            possible = middle
        else:
            too_many = middle
    return possible


def most_wrong_by(
    sizes: Mapping[Key, int],
    drawn: Mapping[Key, int],
    found: Mapping[Key, int],
    confidence: Fraction,
) -> int:
    """At most how many files are wrong, where so many of those drawn by strata are.

    Where some are, the bounds of the strata are added up; each then holds with so much more
    confidence that all hold together (Bonferroni).
    """
    if not any(found.values()):
        return most_wrong_unseen(sizes, drawn, confidence)
    each = 1 - (1 - confidence) / len(sizes)
    return sum(most_wrong(sizes[key], drawn[key], found[key], each) for key in sizes)
