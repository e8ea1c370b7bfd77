"""A draw by strata (phân tầng): how many files of each line or unit, and what that can miss.

The files of all strata together are drawn as evenly as whole files allow. Where exactly the wrong
files stand nobody knows, so what is promised is promised for the worst place.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from fractions import Fraction
from heapq import heapify, heapreplace
from typing import TypeVar

from projections.inspection.sampling.bounds import most_wrong
from projections.inspection.sampling.size import files_to_detect

Key = TypeVar("Key", bound=Hashable)


def shares(sizes: Mapping[Key, int], drawn: int) -> dict[Key, int]:
    """How many of ``drawn`` files come from each stratum, by the sizes of the strata.

    One of each first, then always from the stratum of which the fewest are drawn for its size; of
    two alike, from the one named first. A larger draw takes no less from any stratum. ``drawn`` is
    at most the files there are.
    """
    given = dict.fromkeys(sizes, 0)
    for key in _order(sizes, drawn):
        given[key] += 1
    return given


def _order(sizes: Mapping[Key, int], drawn: int) -> list[Key]:
    """From which stratum the first file comes, the second, and so on."""
    keys = [key for key, size in sizes.items() if size]
    order = keys[:drawn]
    waiting = [(Fraction(-sizes[key]), place, 1) for place, key in enumerate(keys)]
    heapify(waiting)
    while len(order) < drawn:
        _need, place, taken = waiting[0]
        key = keys[place]
        if taken < sizes[key]:
            order.append(key)
            heapreplace(waiting, (Fraction(-sizes[key], taken + 1), place, taken + 1))
        else:
            heapreplace(waiting, (Fraction(1), place, taken))
    return order


def missed_at_worst(sizes: Mapping[Key, int], drawn: Mapping[Key, int], wrong: int) -> Fraction:
    """The chance that none of ``wrong`` bad files is drawn, where they stand best hidden.

    The next bad file is always hidden in the stratum where it is missed most often; each further
    one in a stratum is missed less often, so no other hiding place is better.
    """
    chance = Fraction(1)
    waiting = [
        (-_missed_too(sizes[key], drawn[key], 0), place, key, 0) for place, key in enumerate(sizes)
    ]
    heapify(waiting)
    for _file in range(wrong):
        factor, place, key, hidden = waiting[0]
        chance *= -factor
        following = -_missed_too(sizes[key], drawn[key], hidden + 1)
        heapreplace(waiting, (following, place, key, hidden + 1))
    return chance


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
        if missed_at_worst(sizes, shares(sizes, middle), wrong) <= 1 - confidence:
            enough = middle
        else:
            few = middle
    return enough


def most_wrong_unseen(
    sizes: Mapping[Key, int], drawn: Mapping[Key, int], confidence: Fraction
) -> int:
    """At most how many files are wrong, where none of those drawn by strata is."""
    possible, too_many = 0, sum(sizes.values()) - sum(drawn.values()) + 1
    while too_many - possible > 1:
        middle = (possible + too_many) // 2
        if missed_at_worst(sizes, drawn, middle) > 1 - confidence:
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
