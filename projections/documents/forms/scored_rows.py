"""Scored tables (bảng chấm điểm): a list of targets row by row, as it is handed in (forms.md §2).

The reference of a target says where it stands: ``1 ST`` under the first row and the heading of its
line, ``4`` as the row of that number, and below it where that row is taken.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction
from typing import Final

from ledger.catalog.papers import papers
from projections.documents.forms.form_books import FormBooks
from projections.documents.forms.slot_values import CellValue, RowsSlot, ShareSlot, rate_text
from projections.documents.forms.target_words import (
    called,
    grade_word,
    own_words,
    part_words,
    reasons_of,
    result_words,
    results_wording,
)
from projections.documents.year_end.wording import two_digits
from projections.targets.grade import EXCEEDED, MET, GradedPart
from projections.targets.grading import GradedTarget
from projections.targets.measure import COUNTED, NOT_APPLICABLE
from projections.targets.seen_books import CountedOutcome

_COLUMNS: Final = ("number", "criterion", "result", "assigned", "grade")
_TITLES: Final = ("TT", "Tiêu chí", "Kết quả đạt được", "Chỉ tiêu được giao", "Ghi chú")
_FIRST: Final = "1"
_OF_LINE: Final = "-"
"""What stands before the heading of a line."""
_BELOW: Final = "+"
"""What stands before a row that has no number."""
_CASES: Final = "prosecution"

Row = dict[str, CellValue]


def scored_rows(books: FormBooks, *, short: bool = False) -> RowsSlot:
    """The rows of the table; ``short``: those that have a number alone, without grades."""
    targets = books.graded.targets
    rows = list(_rows(books, targets))
    if short:
        numbered = [row for row in rows if row["number"] not in (_OF_LINE, _BELOW)]
        rows = [{**row, "grade": ""} for row in numbered]
    return RowsSlot(_COLUMNS, _TITLES, tuple(rows), tuple(reasons_of(targets)))


def _rows(books: FormBooks, targets: Iterable[GradedTarget]) -> Iterator[Row]:
    wording, above = results_wording(), ("", "")
    under_first = [one for one in targets if _place(one)[0] == _FIRST]
    for one in targets:
        row, group = _place(one)
        if row == _FIRST and above[0] != _FIRST:
            yield _heading(_FIRST, wording["scored"]["first"], _met_of(under_first))
        if group and (row, group) != above:
            yield _heading(_OF_LINE, wording["scored_groups"].get(group, group))
        is_first = not group and row != above[0]
        above = row, group
        yield _row(books, one, row if is_first and row else _BELOW)


def _place(target: GradedTarget) -> tuple[str, str]:
    """The number of the row a target belongs to, and the line it stands under there, if any."""
    row, _, group = target.ref.partition(" ")
    return row, group


def _heading(number: str, text: str, result: str = "") -> Row:
    return {"number": number, "criterion": text, "result": result, "assigned": "", "grade": ""}


def _met_of(targets: Iterable[GradedTarget]) -> str:
    """How many of some rows are met or better, of those that apply."""
    grades = [one.grade for one in targets if one.grade != NOT_APPLICABLE]
    met = sum(one in (MET, EXCEEDED) for one in grades)
    return result_words("rows_met", share=ShareSlot(met, len(grades)).text)


def _row(books: FormBooks, target: GradedTarget, number: str) -> Row:
    """A target: what was reached, what was asked, its grade."""
    asked = [one for one in target.parts if one.state != NOT_APPLICABLE]
    several = len(asked) > 1
    told = [_part_text(books, one) for one in asked]
    texts = [
        called(one, text) if several and one.kind != "none" else text
        for one, text in zip(asked, told, strict=True)
    ]
    return {
        "number": number,
        "criterion": target.text,
        "result": _begun(result_words("between").join(texts) or result_words("not_asked")),
        "assigned": _begun(_assigned(target)),
        "grade": grade_word(target.grade),
    }


def _part_text(books: FormBooks, part: GradedPart) -> str:
    """What a part came to, numbers first; an attestation by its name."""
    own = own_words(part, "scored_indicators")
    if part.kind == "none" and part.state == COUNTED and part.reason != "refuted":
        word = "attested" if part.met else "not_attested"
        return result_words(word, attestation=_attestation(part.indicator))
    return part_words(part, own, **_cases(books, part), **_shares(part))


def _attestation(code: str) -> str:
    name: str = next(one.name for one in papers().values("attestation") if one.code == code)
    return name[:1].lower() + name[1:]


def _begun(text: str) -> str:
    """A text with a capital at its beginning."""
    return text[:1].upper() + text[1:]


def _cases(books: FormBooks, part: GradedPart) -> Mapping[str, str]:
    """Of counted cases: their accused, the cases in all, and those that were left out."""
    every = books.outcomes(_CASES)
    above = frozenset(part.above)
    counted = [one for one in every if f"#{one.position}" in above]
    left = len(every) - len(counted)
    told = {"accused": _accused(counted), "all": len(every), "left": left}
    return {name: two_digits(number) for name, number in told.items()}


def _accused(cases: Iterable[CountedOutcome]) -> int:
    return sum(one.numbers["accused"] for one in cases)


def _shares(part: GradedPart) -> Mapping[str, str]:
    """Of a share that is to fall: what it is, and what it was the year before."""
    if not part.denominator:
        return {}
    now = Fraction(part.numerator or 0, part.denominator)
    return {"now": rate_text(now), "then": rate_text(now - (part.value or 0))}


def _assigned(target: GradedTarget) -> str:
    """What was asked of each part that applies: a quota, a threshold, or what is no number.

    Of a target of which no part applies, what nothing could be measured by, or was not assigned.
    """
    parts = [one for one in target.parts if not one.informative]
    told = [one for one in parts if one.state != NOT_APPLICABLE]
    told = told or [one for one in parts if one.reason in ("", "no_quota")]
    texts = (_asked_of(one, labelled=len(told) > 1) for one in told)
    return result_words("between").join(dict.fromkeys(texts)) or result_words("not_asked")


def _asked_of(part: GradedPart, *, labelled: bool) -> str:
    """What was asked of a part, with what it is called where its own words do not say so."""
    own = results_wording()["asked_of"].get(part.indicator)
    if own is not None:
        return own.format(asked=_threshold(part))
    name = results_wording()["asked_labels"].get(part.indicator, "")
    if labelled and name:
        return result_words("labelled", label=name, text=_threshold(part))
    return called(part, _threshold(part)) if labelled else _threshold(part)


def _threshold(part: GradedPart) -> str:
    """The number or the rate that was asked for, or what is asked in words."""
    asked = results_wording()["asked"]
    if part.kind == "none":
        return asked["attested"]
    if part.threshold is None:
        return result_words("unassigned" if part.state == NOT_APPLICABLE else "not_yet_assigned")
    if not part.threshold:
        return asked["below" if part.comparator == "<" else "above"]
    amount = rate_text(part.threshold) if part.percent else two_digits(int(part.threshold))
    return result_words("at_most", amount=amount) if part.comparator == "<=" else amount
