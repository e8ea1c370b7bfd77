"""The results of targets as a report states them: shares with their rates, parts, grades."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from projections.documents.lines.document import Where

Grade = Literal["not_met", "partly", "met", "exceeded"]
What = Literal["number", "numerator", "denominator", "rate", "grade", "asked", "count", "names"]
"""``number``: a count that is a result of a target; ``count``: one of no target; ``names``: a list
by name.
"""
ByHand = tuple[tuple[str, int], ...]
"""Which values an inspector reads so, each with the position of the entry by which he does."""


@dataclass(frozen=True, slots=True)
class StatedValue:
    """One value as it is stated.

    ``of``: the number of the target, or the name of the count as slots of forms are called;
    ``text``: the target's words, as the report has them; ``label``: what its part is called;
    ``stated``: a number with a point for decimals, a rate in per cent, so many of so many, or the
    code of a grade. ``by_hand``: the position of the entry by which an inspector reads it so.
    """

    of: str
    what: What
    stated: str
    where: Where
    text: str = ""
    label: str = ""
    by_hand: int | None = None


def entry_by_hand(marks: ByHand, what: str) -> int | None:
    """The entry by which an inspector reads one of several values as he does, where one does."""
    return dict(marks).get("numerator" if what == "number" else what)


@dataclass(frozen=True, slots=True)
class StatedRate:
    """So many of so many, and the rate stated of it in per cent, with a point for decimals.

    ``by_hand``: which of them an inspector reads so.
    """

    numerator: int | None
    denominator: int | None
    value: str | None
    where: Where
    by_hand: ByHand = ()


PartRole = Literal["", "all", "left_out"]
"""What a number in brackets is to the counts before it: of how many they are, or what they omit."""


@dataclass(frozen=True, slots=True)
class StatedPart:
    """A part of a target's result: so many, or so many of so many, and what it is called.

    ``value``: the rate stated of it in per cent; ``asked``: False where it is said not to be asked
    of the unit; ``role``: empty where it is a part of its own; ``by_hand``: which values of it an
    inspector reads so.
    """

    label: str
    numerator: int | None = None
    denominator: int | None = None
    value: str | None = None
    asked: bool = True
    role: PartRole = ""
    by_hand: ByHand = ()


@dataclass(frozen=True, slots=True)
class TargetResult:
    """What a report states as the result of a target: a share and its rate.

    ``number``: the target's; None in a table that does not number them. There also: ``grade``, and
    in words ``criterion``, ``result`` and ``assigned``, the number to be reached; ``code``: what
    stands in the number's place; ``parts``: all that the result states; ``asked``: False where the
    target is said not to be asked of the unit; ``by_hand``: its grade, where an inspector reads
    it so.
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
    by_hand: ByHand = ()

    @property
    def read_by_hand(self) -> tuple[int, ...]:
        """The entries by which an inspector reads values of it."""
        parts = (part.by_hand for part in self.parts)
        marks = (*self.by_hand, *self.rate.by_hand, *(mark for some in parts for mark in some))
        return tuple(sorted({position for _kind, position in marks}))
