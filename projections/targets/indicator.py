"""The nine forms of indicators, and no others (targets.md §3)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from projections.targets.counted_set import Condition, CountedSet


@dataclass(frozen=True, slots=True)
class Indicator:
    """A figure that a target names; ``kind``: of its value, ``whole``, ``ratio`` or ``none``."""

    FORM: ClassVar[str] = ""
    KIND: ClassVar[str] = "ratio"

    name: str

    @property
    def form(self) -> str:
        """Which of the nine it is."""
        return self.FORM

    @property
    def kind(self) -> str:
        """What its value is."""
        return self.KIND


@dataclass(frozen=True, slots=True)
class SizeCount(Indicator):
    """How many members a set has, or the sum of a quantity."""

    FORM: ClassVar[str] = "count"
    KIND: ClassVar[str] = "whole"

    of: CountedSet


@dataclass(frozen=True, slots=True)
class Share(Indicator):
    """The members of a set that also satisfy ``having``, over the set."""

    FORM: ClassVar[str] = "share"

    of: CountedSet
    having: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class Ratio(Indicator):
    """A sum of counts over another."""

    FORM: ClassVar[str] = "ratio"

    numerator: tuple[CountedSet, ...]
    denominator: tuple[CountedSet, ...]


@dataclass(frozen=True, slots=True)
class GapOfCounts(Indicator):
    """A count less another.

    ``right`` None: the same count in the period one year before; ``base_set``: where it is empty,
    the part is not applicable.
    """

    FORM: ClassVar[str] = "difference"
    KIND: ClassVar[str] = "whole"

    left: CountedSet
    right: CountedSet | None
    base_set: CountedSet | None = None


@dataclass(frozen=True, slots=True)
class GapOfShares(Indicator):
    """Another indicator's share now, less the same share one year before."""

    FORM: ClassVar[str] = "difference"

    share: str


@dataclass(frozen=True, slots=True)
class FallSinceBaseline(Indicator):
    """How far a count fell since the baseline of a programme, over that of the baseline."""

    FORM: ClassVar[str] = "change"

    of: CountedSet


@dataclass(frozen=True, slots=True)
class DistinctValues(Indicator):
    """How many values of an attribute there are among a set's members.

    ``among``: only these values count (none: all).
    """

    FORM: ClassVar[str] = "distinct"
    KIND: ClassVar[str] = "whole"

    of: CountedSet
    attribute: str
    among: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ListedKind:
    """Units that a target lists: of a kind, and with one of some branches where any are named."""

    kind: str
    branches: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PerUnit(Indicator):
    """The smallest count among listed units; listed units with at least so many over all listed."""

    FORM: ClassVar[str] = "per_unit"
    KIND: ClassVar[str] = "whole"

    count: CountedSet
    listed: tuple[ListedKind, ...]
    at_least: int = 1


@dataclass(frozen=True, slots=True)
class EveryMonth(Indicator):
    """Members with enough in every month that they owe, over members that owe a month.

    ``counting``: ``items``, ``valuable``, or the checks ``any`` and ``by_commander``.
    """

    FORM: ClassVar[str] = "every_month"

    of: CountedSet
    counting: str
    at_least: int = 1


@dataclass(frozen=True, slots=True)
class Attested(Indicator):
    """What no record can say.

    ``refuted_by``: what refutes it, where it is more than ``above``.
    """

    FORM: ClassVar[str] = "attested"
    KIND: ClassVar[str] = "none"

    refuted_by: CountedSet | None = None
    above: int = 0


FORMS: dict[str, tuple[type[Indicator], ...]] = {
    "count": (SizeCount,),
    "share": (Share,),
    "ratio": (Ratio,),
    "difference": (GapOfCounts, GapOfShares),
    "change": (FallSinceBaseline,),
    "distinct": (DistinctValues,),
    "per_unit": (PerUnit,),
    "every_month": (EveryMonth,),
    "attested": (Attested,),
}
"""The nine, by name."""
