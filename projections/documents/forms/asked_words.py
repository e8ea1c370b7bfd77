"""What the targets of a list ask for, in words: thresholds as its plan states them."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from projections.documents.forms.slot_values import CellValue, RowsSlot, decimal_text, rate_text
from projections.documents.forms.target_words import results_wording
from projections.targets.indicator import Attested
from projections.targets.target_list import AssignedQuota, Target, TargetList, TargetPart


def asked_rows(plan: TargetList) -> RowsSlot:
    """What every target of a list asks for, one a row: a plan states it, and no result."""
    rows: list[dict[str, CellValue]] = [
        {
            "number": str(one.number),
            "ref": one.ref,
            "text": one.text,
            "asked": asked_text(one, plan),
        }
        for one in plan.targets
    ]
    columns = ("number", "ref", "text", "asked")
    return RowsSlot(columns, ("TT", "Mục", "Chỉ tiêu", "Yêu cầu"), tuple(rows))


def asked_text(target: Target, plan: TargetList) -> str:
    """All that a target asks for, each part called by its name where there are several."""
    parts = [one for one in target.parts if not one.informative]
    wording = results_wording()
    told = []
    for part in parts:
        text = "".join(_asked(part, plan))
        label = wording["labels"].get(part.indicator, "") if len(parts) > 1 else ""
        own = f"{label}: {{asked}}" if label else "{asked}"
        told.append(wording["asked_of"].get(part.indicator, own).format(asked=text))
    return "; ".join(dict.fromkeys(told))


def _asked(part: TargetPart, plan: TargetList) -> Iterator[str]:
    """What one part asks for, with the thresholds of its exceptions."""
    wording = results_wording()["asked"]
    if isinstance(plan.indicators[part.indicator], Attested):
        yield wording["attested"]
    elif isinstance(part.threshold, AssignedQuota):
        yield wording["quota"]
    elif part.threshold is not None:
        text = _bound(part, part.threshold)
        if part.stretch is not None:
            text = wording["stretch"].format(asked=text, number=_number(part, part.stretch))
        yield text
        for one in part.exceptions:
            yield f" (riêng {one.value}: {_bound(part, one.threshold)})"


def _bound(part: TargetPart, threshold: Fraction) -> str:
    wording, number = results_wording()["asked"], _number(part, threshold)
    if part.percent and threshold == 1:
        return wording["whole"]
    kind = {">=": "at_least", "<=": "at_most", ">": "above", "<": "below", "=": "at_least"}
    name = kind[part.comparator]
    if part.percent and name in ("at_least", "at_most"):
        name = f"percent_{name}"
    return wording[name].format(number=number)


def _number(part: TargetPart, value: Fraction) -> str:
    return rate_text(value) if part.percent else decimal_text(value)
