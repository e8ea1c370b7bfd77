"""One value that a report states of a target or a count, beside what the books say of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from fractions import Fraction
from typing import Any, Final, NamedTuple

from ledger.errors import N_
from projections.inspection.checks.rate import near
from projections.inspection.reading.stated.results import StatedValue as StatedValue
from projections.inspection.reading.stated.results import What as What
from projections.inspection.reconciliation.causes import (
    Alternatives,
    Cause,
    Difference,
    alternatives_json,
    difference_json,
    is_open,
)
from projections.inspection.reconciliation.moments import Moments

NOT_KEPT = N_("the books do not say it")
NONE_KEPT = N_("the books hold nothing of its kind, so it is not certain that they keep it")
NO_SUCH_COUNT = N_("the books keep no count of this kind")
NO_LIST = N_("which list of targets is meant is not certain; --list names it")
NO_SUCH_TARGET = N_("the list has no target with this number or these words, or several")
NO_SUCH_PART = N_("which part of the target it is of is not certain")
NOT_ASKED = N_("the list does not ask it of such a unit, or of these days")


class Recount(NamedTuple):
    """What the books say of a value as known at one moment; None: they do not, and ``why``."""

    said: str | None
    agrees: bool = False
    why: str = NOT_KEPT


@dataclass(frozen=True, slots=True)
class HeldValue:
    """A value and its recounts; ``verdict`` as of a figure (``reconciled.VERDICTS``).

    Of a list: ``strange``, what it names and the books did not then; ``left_out``, the converse.
    """

    value: StatedValue
    then: str | None
    now: str | None
    verdict: str
    why: str = ""
    written: str | None = None
    causes: tuple[Cause, ...] = ()
    alternatives: Alternatives = ()
    strange: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()

    @property
    def is_open(self) -> bool:
        """Whether nothing told of it is certain enough to be a cause."""
        return is_open(self.causes)

    @property
    def agrees_then(self) -> bool:
        """Whether it is what was known at the submission."""
        return self.verdict in ("matches", "matches_then")

    @property
    def differs(self) -> bool:
        """Whether it is not confirmed both then and now."""
        return self.verdict not in ("matches", "not_checkable")

    @property
    def difference(self) -> Difference | None:
        """How much more is stated than was known then; None of what is no number."""
        if self.value.what == "names":
            return None
        return difference_of(self.then, self.value.stated)

    @property
    def is_number(self) -> bool:
        """Whether it is a whole number that is stated, and one that was known then."""
        return self.value.stated.isdigit() and (self.then or "").isdigit()

    def as_json(self) -> dict[str, Any]:
        """The value in its stable JSON form."""
        difference = self.difference
        return {
            "of": self.value.of,
            "text": self.value.text or None,
            "part": self.value.label or None,
            "what": self.value.what,
            "stated": self.value.stated,
            "recounted_then": self.then,
            "recounted_now": self.now,
            "difference": None if difference is None else difference_json(difference),
            "verdict": self.verdict,
            "causes": [cause.as_json() for cause in self.causes],
            "why": self.why or None,
            "where": self.value.where.as_json(),
            **({} if self.written is None else {"recounted_written": self.written}),
            **({} if self.value.by_hand is None else {"by_hand": self.value.by_hand}),
            **alternatives_json(self.alternatives),
        }

    def list_json(self) -> dict[str, Any]:
        """A list in its stable JSON form: names where a value has one text."""
        named = {"strange": [*self.strange], "left_out": [*self.left_out]}
        texts = ("stated", "recounted_then", "recounted_now", "recounted_written")
        told = {name: one for name, one in self.as_json().items() if name not in _OF_VALUES}
        for name in told.keys() & {*texts}:
            told[name] = None if told[name] is None else [*filter(None, told[name].split(", "))]
        return told | named


_OF_VALUES: Final = ("text", "part", "what", "difference", "causes")
"""What values have in JSON, and lists have not."""


def difference_of(before: str | None, after: str | None) -> Difference | None:
    """How much more one number is than another; None where one of them is none.

    Of so many of so many it is of the first where these differ, else of the second.
    """
    if before is None or after is None:
        return None
    ones, others = before.split("/"), after.split("/")
    if len(ones) != len(others):
        return None
    try:
        pairs = [(_number(one), _number(other)) for one, other in zip(ones, others, strict=True)]
    except InvalidOperation:
        return None
    differences: list[Difference] = [other - one for one, other in pairs]
    return next((one for one in differences if one), differences[0])


def _number(text: str) -> Difference:
    """A number as it is stated. Raises InvalidOperation."""
    return int(text) if text.isdigit() else Decimal(text.rstrip("%"))


def held(value: StatedValue, recounts: Mapping[int, Recount], moments: Moments) -> HeldValue:
    """A value held against its recounts, by position; not checkable where one is missing then."""
    then, now = (recounts.get(at, Recount(None)) for at in (moments.then, moments.now))
    if then.said is None:
        return not_checkable(value, then.why)
    written = None if moments.written is None else recounts.get(moments.written)
    verdict = "matches_now" if now.agrees else "differs"
    if then.agrees:
        verdict = "matches" if now.agrees else "matches_then"
    elif written is not None and written.agrees:
        verdict = "matches_written"
    return HeldValue(value, then.said, now.said, verdict, written=written and written.said)


def not_checkable(value: StatedValue, why: str) -> HeldValue:
    """A value that cannot be held against the books, and why."""
    return HeldValue(value, None, None, "not_checkable", why)


def alike(stated: str, said: str) -> bool:
    """Whether two numbers are the same, one of them perhaps rounded to fewer decimals."""
    if stated == said:
        return True
    try:
        left, right = (Decimal(one.rstrip("%")) for one in (stated, said))
    except InvalidOperation:
        return False
    rough, fine = sorted((left, right), key=lambda one: -int(one.as_tuple().exponent))
    return near(rough, Fraction(fine))


def counted(found: Iterable[HeldValue]) -> list[HeldValue]:
    """Those that could be held against the books."""
    return [one for one in found if one.verdict != "not_checkable"]
