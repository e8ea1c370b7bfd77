"""How a part stands against its threshold, and the grade of a target (targets.md §2)."""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final, NamedTuple

from projections.targets.indicator import Indicator
from projections.targets.measure import (
    NOT_APPLICABLE,
    NOT_KNOWN,
    DrillLine,
    Measure,
    YearAlone,
)
from projections.targets.target_list import TargetPart

MET, EXCEEDED, PARTLY, NOT_MET = "met", "exceeded", "partly", "not_met"


def holds_against(value: Fraction, comparator: str, threshold: Fraction) -> bool:
    """Whether a value satisfies a threshold; exact, never rounded."""
    return _COMPARING[comparator](value, threshold)


_COMPARING: Final[Mapping[str, Callable[[Fraction, Fraction], bool]]] = {
    ">=": operator.ge,
    ">": operator.gt,
    "<=": operator.le,
    "<": operator.lt,
    "=": operator.eq,
}


def is_exceeded(
    value: Fraction,
    comparator: str,
    threshold: Fraction,
    stretch: Fraction | None,
    *,
    percent: bool,
) -> bool:
    """Whether a threshold that is met is exceeded: by the stretch, or where none is stated at all.

    Never of “>”, “<” and “=”, and never 100 %.
    """
    if comparator not in (">=", "<=") or (percent and threshold == 1):
        return False
    if stretch is not None:
        return holds_against(value, comparator, stretch)
    return value != threshold and holds_against(value, comparator, threshold)


@dataclass(frozen=True, slots=True)
class GradedGroup:
    """The members of a part that have a threshold of their own, or the rest (``by`` general)."""

    by: str
    name: str
    numerator: int
    denominator: int
    value: Fraction
    threshold: Fraction
    met: bool
    exceeded: bool


class GradedPart(NamedTuple):
    """A part of a target, as it came out.

    ``stated``: as the list states it; ``of``: its indicator, and ``measure`` what that came to,
    where the part is asked; ``state``: ``counted``, ``not_applicable`` or ``not_known``, and the
    ``reason`` of the last two; ``threshold``: as resolved, of a quota its number; ``quotas``: the
    positions of its entries.
    """

    stated: TargetPart
    of: Indicator
    state: str
    measure: Measure | None = None
    threshold: Fraction | None = None
    percent: bool = False
    met: bool | None = None
    exceeded: bool = False
    groups: tuple[GradedGroup, ...] = ()
    quotas: tuple[int, ...] = ()
    unjudged: str = ""

    @property
    def letter(self) -> str:
        """Its letter in its target, from a on."""
        return self.stated.letter

    @property
    def indicator(self) -> str:
        """The name of its indicator."""
        return self.of.name

    @property
    def form(self) -> str:
        """Of which of the nine forms its indicator is."""
        return self.of.form

    @property
    def kind(self) -> str:
        """What its value is: ``whole``, ``ratio`` or ``none``."""
        return self.of.kind

    @property
    def comparator(self) -> str:
        """By what its value is held against the threshold."""
        return self.stated.comparator

    @property
    def stretch(self) -> Fraction | None:
        """From what on it is exceeded, where the list states it."""
        return self.stated.stretch

    @property
    def informative(self) -> bool:
        """Whether it is shown and never grades."""
        return self.stated.informative

    @property
    def numerator(self) -> int | None:
        """What was counted above the line."""
        return self.measure.numerator if self.measure else None

    @property
    def denominator(self) -> int | None:
        """What was counted below the line."""
        return self.measure.denominator if self.measure else None

    @property
    def value(self) -> Fraction | None:
        """What its indicator came to."""
        return self.measure.value if self.measure else None

    @property
    def attestations(self) -> tuple[int, ...]:
        """The positions of the attestations it rests on."""
        return self.measure.attestations if self.measure else ()

    @property
    def years(self) -> tuple[YearAlone, ...]:
        """Of several years, each alone."""
        return self.measure.years if self.measure else ()

    @property
    def reason(self) -> str:
        """Why it is not applicable, or not known."""
        return self.unjudged or (self.measure.reason if self.measure else "")

    @property
    def above(self) -> tuple[str, ...]:
        """The identifiers of what was counted above the line."""
        return self.measure.above.names if self.measure else ()

    @property
    def below(self) -> tuple[str, ...]:
        """The identifiers of what was counted below the line."""
        return self.measure.below.names if self.measure else ()

    @property
    def drill(self) -> tuple[DrillLine, ...]:
        """How much there was month by month, or unit by unit."""
        return self.measure.drilled() if self.measure else ()

    @property
    def verdicts(self) -> list[tuple[bool, bool]]:
        """Whether it is met, and exceeded: of each group, where it has any."""
        if self.groups:
            return [(one.met, one.exceeded) for one in self.groups]
        return [] if self.met is None else [(self.met, self.exceeded)]


def grade_of(parts: Iterable[GradedPart]) -> str:
    """The grade of a target by those of its parts that apply and are not informative."""
    graded = [one for one in parts if not one.informative and one.state != NOT_APPLICABLE]
    if not graded:
        return NOT_APPLICABLE
    if NOT_KNOWN in [one.state for one in graded]:
        return NOT_KNOWN
    return _combined([one for part in graded for one in part.verdicts])


def _combined(verdicts: Sequence[tuple[bool, bool]]) -> str:
    """The grade of what is met or not, and exceeded or not, one by one."""
    met = [one for one, _ in verdicts]
    if all(met):
        return EXCEEDED if (True, True) in verdicts else MET
    return PARTLY if any(met) else NOT_MET
