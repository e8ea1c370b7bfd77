"""What a value of a target or a count is called, and how it is written."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Final

from ledger.errors import N_
from ledger.records.value_readings import STATED_GRADES
from projections.inspection.reading.stated.results import StatedValue

if TYPE_CHECKING:
    from projections.inspection.results.held_value import HeldValue

NOT_ASKED: Final = STATED_GRADES["not_applicable"]
"""The official words for a target that is not asked of the unit."""
WHAT: Final = {
    "number": "",
    "numerator": N_("numerator"),
    "denominator": N_("denominator"),
    "rate": N_("rate"),
    "grade": N_("grade"),
    "asked": N_("whether it is asked"),
}


def called(value: StatedValue, translate: Callable[[str], str]) -> str:
    """Of what a value is: the target and its part, or the count."""
    if value.what in ("count", "names"):
        return value.of
    what = WHAT[value.what] and translate(WHAT[value.what])
    target = translate(N_("target {number}")).format(number=value.of) if value.of else value.text
    return ", ".join(one for one in (target, value.label, what) if one)


def shown(value: StatedValue, said: str | None) -> str:
    """A value as people write it; a dash where nothing is said, or nothing is listed."""
    if not said:
        return "–"
    if value.what == "names":
        return said
    if (name := STATED_GRADES.get(said)) is not None:
        return name
    decimal = said.replace(".", ",")
    return f"{decimal}%" if value.what == "rate" else decimal


STRANGE: Final = N_("it names what the books did not have there then: {names}")
LEFT_OUT: Final = N_("it leaves out what the books had there then: {names}")


def beside_the_books(one: HeldValue, translate: Callable[[str], str]) -> Iterator[str]:
    """What a list names that the books did not, and what it leaves out."""
    for text, names in ((STRANGE, one.strange), (LEFT_OUT, one.left_out)):
        if names:
            yield translate(text).format(names=", ".join(names))
