"""What an indicator came to: numerator, denominator, value, and what was counted on both sides."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import NamedTuple

from ledger.values.period import Period
from projections.targets.items import Item

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
    """Something whoever reads a result must know: a kind of ``notices.TEXTS``, and of whom."""

    kind: str
    names: tuple[str, ...] = ()
    number: int = 0


@dataclass(frozen=True)
class Measure:
    """An indicator's result.

    ``numerator`` and ``denominator``: None where there is none; ``value``: exact, None where the
    state is not ``counted``; ``above``, ``below``: what was counted on the two sides; ``holds``: of
    an attestation; ``reason``: why it is not known; ``attestations``: their positions; ``drill``:
    months or units, one by one; ``years``: of several years, each alone.
    """

    state: str
    numerator: int | None = None
    denominator: int | None = None
    value: Fraction | None = None
    above: tuple[Item, ...] = ()
    below: tuple[Item, ...] = ()
    holds: bool | None = None
    reason: str = ""
    attestations: tuple[int, ...] = ()
    drill: tuple[DrillLine, ...] = ()
    years: tuple[YearAlone, ...] = ()
    notices: tuple[TargetNotice, ...] = field(default=())


def weight_of(items: Iterable[Item]) -> int:
    """What some members come to."""
    return sum(one.weight for one in items)


def ratio(above: Sequence[Item], below: Sequence[Item], **more: object) -> Measure:
    """A ratio of two sums; of nothing it is not applicable (never 0 % or 100 %)."""
    numerator, denominator = weight_of(above), weight_of(below)
    sides = {"above": tuple(above), "below": tuple(below)}
    if denominator == 0:
        return Measure(NOT_APPLICABLE, numerator, 0, **sides, **more)  # type: ignore[arg-type]
    value = Fraction(numerator, denominator)
    return Measure(COUNTED, numerator, denominator, value, **sides, **more)  # type: ignore[arg-type]


def names_of(items: Iterable[Item]) -> tuple[str, ...]:
    """The identifiers of what was counted, each once; what counted nothing is left out."""
    return tuple(dict.fromkeys(one.name for one in items if one.weight))
