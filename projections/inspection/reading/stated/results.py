"""The results of targets as a report states them: shares with their rates, parts, grades."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from projections.documents.lines.document import Where

Grade = Literal["not_met", "partly", "met", "exceeded"]


@dataclass(frozen=True, slots=True)
class StatedRate:
    """So many of so many, and the rate stated of it in per cent, with a point for decimals."""

    numerator: int | None
    denominator: int | None
    value: str | None
    where: Where


PartRole = Literal["", "all", "left_out"]
"""What a number in brackets is to the counts before it: of how many they are, or what they omit."""


@dataclass(frozen=True, slots=True)
class StatedPart:
    """A part of a target's result: so many, or so many of so many, and what it is called.

    ``value``: the rate stated of it in per cent; ``asked``: False where it is said not to be asked
    of the unit; ``role``: empty where it is a part of its own.
    """

    label: str
    numerator: int | None = None
    denominator: int | None = None
    value: str | None = None
    asked: bool = True
    role: PartRole = ""


@dataclass(frozen=True, slots=True)
class TargetResult:
    """What a report states as the result of a target: a share and its rate.

    ``number``: the target's; None in a table that does not number them. There also: ``grade``, and
    in words ``criterion``, ``result`` and ``assigned``, the number to be reached; ``code``: what
    stands in the number's place; ``parts``: all that the result states; ``asked``: False where the
    target is said not to be asked of the unit.
    """

    number: int | None
    rate: StatedRate
    grade: Grade | None = None
    criterion: str = ""
    result: str = ""
    assigned: str = ""
    code: str = ""
    parts: tuple[StatedPart, ...] = ()
    asked: bool = True
