"""Stretches of days: two dates with nothing but connecting words between them, ``15/10 đến
14/10/2024``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from ledger.values.dates import read_day
from projections.inspection.reading.lexicon.form import Form
from projections.inspection.reading.lexicon.wording import key
from projections.inspection.reading.lines.pieces import Token

_YEARLESS: Final = re.compile(r"(?:ngày\s+)?(?P<day>\d{1,2}/\d{1,2})", re.IGNORECASE)
_FROM: Final = frozenset({key("từ"), key("ngày"), "("})


def with_spans(found: Sequence[Token], form: Form) -> list[Token]:
    """The tokens of a line with its stretches of days as one token each."""
    joined: list[Token] = []
    index = 0
    while index < len(found):
        end = _next_day(found, index, form)
        first, last = _first_day(found, index, end), found[end] if end else None
        if first is None or last is None:
            joined.append(found[index])
            index += 1
        else:
            text = " ".join(token.text for token in found[index : end + 1])
            joined.append(
                replace(found[index], kind="span", text=text, first=first, last=last.first)
            )
            index = end + 1
    return joined


def _next_day(found: Sequence[Token], index: int, form: Form) -> int:
    """Where the date stands that only connecting words divide from a token; 0 where none does."""
    end = index + 1
    while end < len(found) and (found[end].key in form.between or found[end].kind == "dash"):
        end += 1
    return end if index + 1 < end < len(found) and found[end].kind == "date" else 0


def _first_day(found: Sequence[Token], index: int, end: int) -> date | None:
    """The day a token names: a date; or behind ``từ`` or all alone with the date at ``end`` one
    without its year, the last before that date: ``Từ 15/10 đến 14/10/2024``.
    """
    token, last = found[index], found[end].first
    if token.kind == "date" or last is None:
        return token.first if token.kind == "date" else None
    alone = index == 0 and end == len(found) - 1
    begins = alone or (index > 0 and found[index - 1].key in _FROM)
    day = _YEARLESS.fullmatch(token.text) if token.kind in ("ratio", "reference") else None
    if not begins or day is None:
        return None
    days = (read_day(f"{day['day']}/{year}") for year in (last.year, last.year - 1))
    return next((it for it in days if isinstance(it, date) and it <= last), None)
