"""What an indicator came to: numerator, denominator, value, and what was counted on both sides."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from fractions import Fraction
from typing import Any, Final, NamedTuple

from ledger.values.period import Period
from projections.targets.sides import Side, Sides

COUNTED, NOT_APPLICABLE, NOT_KNOWN = "counted", "not_applicable", "not_known"
"""The states of a part (targets.md §2)."""


class DrillLine(NamedTuple):
    """How much a member had in a month it owed, or a listed unit in the period.

    ``first_day``: of the month (ISO), empty of a unit.
    """

    name: str
    first_day: str
    found: int


class YearAlone(NamedTuple):
    """One year, or part of one, of a figure that is asked over several: what it comes to alone.

    ``value``: None where there was nothing to compare with.
    """

    days: Period
    numerator: int
    denominator: int

    @property
    def value(self) -> Fraction | None:
        """The numerator over the denominator."""
        return Fraction(self.numerator, self.denominator) if self.denominator else None


class TargetNotice(NamedTuple):
    """Something whoever reads a result must know: a kind of ``notices.TEXTS``, and of whom.

    ``since``: from which day on, where a day is told.
    """

    kind: str
    names: tuple[str, ...] = ()
    number: int = 0
    since: date | None = None


Members = Side | Sides
"""What was counted on a side."""

NOBODY: Final = Sides(())
"""A side on which nothing was counted."""


class Measure(NamedTuple):
    """An indicator's result.

    ``numerator`` and ``denominator``: None where there is none; ``value``: exact, None where the
    state is not ``counted``; ``above``, ``below``: what was counted on the two sides; ``holds``: of
    an attestation; ``reason``: why it is not known; ``attestations``: their positions; ``drilled``:
    tells months or units, one by one; ``years``: of several years, each alone.
    """

    state: str
    numerator: int | None = None
    denominator: int | None = None
    value: Fraction | None = None
    above: Members = NOBODY
    below: Members = NOBODY
    holds: bool | None = None
    reason: str = ""
    attestations: tuple[int, ...] = ()
    drilled: Callable[[], tuple[DrillLine, ...]] = tuple
    years: tuple[YearAlone, ...] = ()
    notices: tuple[TargetNotice, ...] = ()


def ratio(above: Members, below: Members, **more: Any) -> Measure:
    """A ratio of two sums; of nothing it is not applicable (never 0 % or 100 %)."""
    sides = (above, below)
    if below.weight == 0:
        return Measure(NOT_APPLICABLE, above.weight, 0, None, *sides, **more)
    value = Fraction(above.weight, below.weight)
    return Measure(COUNTED, above.weight, below.weight, value, *sides, **more)
