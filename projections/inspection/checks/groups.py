"""Failing checks that one wrong figure explains together: a root and its consequences.

Every rule that adds up figures states an identity: a sum of figures, each added or taken away, that
comes to nothing. One figure with another value may mend several that fail; they are then one group.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from projections.inspection.checks.finding import Check, RuleName
from projections.inspection.reading.stated.values import StatedReport

_ROOTS: Final[tuple[RuleName, ...]] = ("parts", "level", "movement", "repeat")
"""Which rule's check is the root of a group: the list a figure stands over or in before its
movement, and what is only said again last.
"""
_TAKEN_AWAY: Final = frozenset({"removed", "current", "handled"})
"""The measures that a movement takes away: opening + added − removed − current (or handled) = 0."""

Correction = tuple[str, int]
"""A figure's id, and what to add to its value."""


@dataclass(frozen=True, slots=True)
class _Identity:
    """A check as a sum: figure id → +1 or −1, and what the sum comes to."""

    index: int
    signs: dict[str, int]
    amount: int

    def corrections(self, report: StatedReport) -> Iterable[Correction]:
        """The changes of one figure that mend it; no figure can be less than nought."""
        for figure, sign in self.signs.items():
            change = -self.amount * sign
            if (report.figure(figure).value or 0) + change >= 0:
                yield figure, change


def grouped(checks: Sequence[Check], report: StatedReport) -> tuple[Check, ...]:
    """Return the checks in their order, those of one group with its number, from 1.

    Consequences carry the index of their root.

    A group is made where correcting one figure mends two failing checks or more, and more than it
    would break of those that hold. The correction that mends most makes the first group; a check is
    in one group at most.
    """
    found = list(checks)
    mends, breaks = _weighed(checks, report)
    number = 0
    while together := _largest(mends, breaks, checks):
        number += 1
        root = min(together, key=lambda index: _rank(checks, index))
        for index in together:
            because = None if index == root else root
            found[index] = replace(found[index], group=number, because_of=because)
        mends = {one: indexes - together for one, indexes in mends.items()}
    return tuple(found)


def _weighed(
    checks: Sequence[Check], report: StatedReport
) -> tuple[dict[Correction, frozenset[int]], dict[str, int]]:
    """What each correction mends, and how many checks hold with each figure.

    What is mended: indexes of failing checks. Those that hold are all broken by any change of the
    figure.
    """
    mends: dict[Correction, set[int]] = {}
    breaks: dict[str, int] = {}
    for index, check in enumerate(checks):
        if check.rule not in _ROOTS or check.verdict == "not_checkable":
            continue
        identity = _identity(index, check, report)
        if check.verdict == "holds":
            for figure in identity.signs:
                breaks[figure] = breaks.get(figure, 0) + 1
        else:
            for correction in identity.corrections(report):
                mends.setdefault(correction, set()).add(index)
    several = {one: frozenset(indexes) for one, indexes in mends.items() if len(indexes) > 1}
    return several, breaks


def _identity(index: int, check: Check, report: StatedReport) -> _Identity:
    """A check as its rule adds it up.

    Parts and repetitions name the figure first that the others come to.
    """
    signs = {
        figure: _sign(check, place, report.figure(figure).measure)
        for place, figure in enumerate(check.figures)
    }
    amount = sum(sign * (report.figure(figure).value or 0) for figure, sign in signs.items())
    return _Identity(index, signs, amount)


def _sign(check: Check, place: int, measure: str) -> int:
    taken_away = measure in _TAKEN_AWAY if check.rule == "movement" else place == 0
    return -1 if taken_away or check.figures[place] in check.taken_away else 1


def _largest(
    mends: dict[Correction, frozenset[int]], breaks: dict[str, int], checks: Sequence[Check]
) -> frozenset[int]:
    """The failing checks that the best correction mends; none where no correction explains."""

    def gain(correction: Correction) -> int:
        return len(mends[correction]) - breaks.get(correction[0], 0)

    explaining = [one for one, indexes in mends.items() if len(indexes) > 1 and gain(one) > 0]
    if not explaining:
        return frozenset()
    first = min(
        explaining,
        key=lambda one: (-gain(one), min(_rank(checks, index) for index in mends[one])),
    )
    return mends[first]


def _rank(checks: Sequence[Check], index: int) -> tuple[int, int, int]:
    """Which of several checks is the root: by rule, the innermost cell, the first in the report."""
    check = checks[index]
    return _ROOTS.index(check.rule), -len(check.cell), index
