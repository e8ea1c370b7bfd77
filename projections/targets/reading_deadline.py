"""The deadline that a list gives the year-end review over its reporting year (forms.md §7)."""

from __future__ import annotations

from typing import Final

from ledger.values.period import reporting_year
from projections.calendar.deadline import DeadlineRule, read_deadline
from projections.targets import vocabulary
from projections.toml.fields import Fields

REPORTING_YEAR: Final = "reporting_year"
_ANY_YEAR: Final = reporting_year(2023)
"""Its days are those of every year."""


def read_deadline_of_year(head: Fields) -> DeadlineRule | None:
    """``"15/11"``: before that day; or ``{ before = "15/11" }``, ``{ by = "15/11" }``.

    A day of the year in which the reporting year ends, that year over. None: none is stated.
    """
    stated = head.value("deadline", "text", "table")
    if stated is None:
        return None
    if head.data.get("period") in vocabulary.PERIODS and head.data["period"] != REPORTING_YEAR:
        head.wrong("deadline", "no_own_deadline")
        return None
    if isinstance(stated, str):
        return _rule(head, "deadline", stated, included=False)
    table = head.inside(stated, "deadline")
    found = {key: table.text(key) for key in ("before", "by") if table.has(key)}
    table.done()
    if len(found) != 1:
        table.wrong(None, "bad_deadline", text=", ".join(found.values()))
        return None
    ((key, text),) = found.items()
    return _rule(table, key, text, included=key == "by")


def _rule(table: Fields, key: str, text: str, *, included: bool) -> DeadlineRule | None:
    rule = read_deadline(text, included=included)
    is_of_any_year = rule is not None and rule.month is not None and rule.year is None
    if rule is None or not is_of_any_year or rule.of(_ANY_YEAR).day < _ANY_YEAR.end:
        table.wrong(key, "bad_deadline", text=text)
        return None
    return rule
