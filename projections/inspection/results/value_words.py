"""What a value of a target or a count is called, and how it is written."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from ledger.errors import N_
from ledger.records.value_readings import STATED_GRADES
from projections.inspection.reading.stated.results import StatedValue

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
    if value.what == "count":
        return value.of
    what = WHAT[value.what] and translate(WHAT[value.what])
    target = translate(N_("target {number}")).format(number=value.of) if value.of else value.text
    return ", ".join(one for one in (target, value.label, what) if one)


def shown(value: StatedValue, said: str | None) -> str:
    """A value as people write it; a dash where nothing is said."""
    if said is None:
        return "–"
    if (name := STATED_GRADES.get(said)) is not None:
        return name
    decimal = said.replace(".", ",")
    return f"{decimal}%" if value.what == "rate" else decimal
