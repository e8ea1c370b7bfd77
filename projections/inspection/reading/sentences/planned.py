"""So many of what was planned: ``đã lập mới 14/20 đối tượng theo kế hoạch năm``."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import dropwhile
from typing import Final

from ledger.values.period import Period
from projections.inspection.reading.lexicon.form import Form
from projections.inspection.reading.sentences.counted import Count

_OF_PLAN: Final = re.compile(
    r"(?:theo |so với |trên )?(?:kế hoạch|chỉ tiêu)(?: kế hoạch)?(?: được giao| giao| đề ra)?"
    r"(?P<year>(?: của)?(?: cả)? năm)?(?: được giao| giao| đề ra)?"
)
_NEW_YEAR: Final = (1, 1)


def settle_planned(heads: list[Count], period: Period | None, form: Form) -> None:
    """What came or went, of so many that the plan of the year names, is all that did where the
    period begins with the year: else it may be counted from there.
    """
    begun = period is not None and (period.start.day, period.start.month)
    for item in heads if begun in (form.year_start, _NEW_YEAR) else ():
        value, behind = item.clause.value, _planned(item)
        if value is not None and item.share and behind and _states_flow(item):
            item.clause.value = replace(value, kind="number")
            unknown = tuple(it for it in item.label.unknown if it not in behind)
            item.label = replace(item.label, modality="", when="", unknown=unknown)


def _planned(item: Count) -> list[str]:
    """The words behind a count that say of which plan it is so much; none where others do."""
    words = dropwhile(lambda it: it.means("noun", "line"), item.clause.after)
    said = [it.text for it in words]
    return said if _OF_PLAN.fullmatch(" ".join(said).casefold()) else []


def _states_flow(item: Count) -> bool:
    """Whether the words before a count say what came or went, of no other time, as a fact."""
    label = item.label
    compared = label.when == "other" and "compared" in label.marks
    asked = any(it.means("modality", "prior", "about") for it in item.clause.before)
    flow = label.measure in ("added", "removed") and label.sure
    return flow and not (asked or item.over.closed) and (not label.when or compared)
