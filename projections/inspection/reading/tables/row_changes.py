"""The rise or fall that a table's row states beside two figures of two times."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from ledger.values.numbers import read_count
from projections.documents.lines.document import ReportCell, ReportLine
from projections.inspection.reading.stated.drafts import Draft
from projections.inspection.reading.stated.values import StatedChange
from projections.inspection.reading.tables.columns import Columns

_RISES: Final = "+▲↑"
_FALLS: Final = "-−–▼↓"
_SIGNS: Final = _RISES + _FALLS
_CHANGE: Final = re.compile(rf"([{re.escape(_SIGNS)}]?)\s*(\d[\d.]{{0,6}})")
_RATE: Final = re.compile(rf"[{re.escape(_SIGNS)}]?\s*(\d{{1,6}}(?:[.,]\d+)?)\s*%?")


def row_change(
    row: ReportLine, columns: Columns, stated: Sequence[Draft]
) -> Iterator[StatedChange]:
    """The rise or fall that a row states beside its one figure and the one of another time; without
    a sign it goes whither they do. By how many per cent stands in a column of its own.
    """
    swings, rates = _swings(row, columns)
    times = [it for it in row.cells if columns.frame(it.column, None).when == "other"]
    before = [it.text for it in times if it not in (*swings, *rates)]
    if not (len(stated) == len(swings) == len(before) == 1):
        return
    now, then = stated[0].value, read_count(before[0])
    found = _CHANGE.fullmatch(swings[0].text)
    change = read_count(found[2]) if found is not None else None
    if found is not None and change is not None and now is not None and then is not None:
        falls = found[1] in _FALLS if found[1] else now < then
        written = _written(rates, now, then)
        yield StatedChange(now, -change if falls else change, written, then, swings[0].where)


def _swings(row: ReportLine, columns: Columns) -> tuple[list[ReportCell], list[ReportCell]]:
    """The cells of a row that state a rise or fall, and those that say by how many per cent."""
    captions = columns.captions
    over = [(it, columns.innermost(it.column)) for it in row.cells]
    signed = [it for it, head in over if captions.compares(head) and _begins(it.text, _SIGNS)]
    named = [it for it, head in over if columns.is_swing(it.column) or _are_arrows(head)]
    rates = [it for it, head in over if it in named and captions.is_rate(head)]
    return [it for it in named if it not in rates] or signed, rates


def _written(rates: Sequence[ReportCell], now: int, then: int) -> str | None:
    """By how many per cent a row says that it rose or fell; None where its one rate is only how
    many per cent of what there was there are now.
    """
    rate = _RATE.fullmatch(rates[0].text) if len(rates) == 1 else None
    written = rate[1].replace(",", ".") if rate else None
    is_share = written and then and abs(Decimal(written) - Decimal(100 * now) / then) < 1
    return None if is_share else written


def _are_arrows(heading: str) -> bool:
    """Whether a heading is nothing but the signs of a rise and a fall: ``▲/▼``, ``+/-``."""
    marks = heading.replace(" ", "").replace("/", "").replace(",", "").strip("()")
    return len(marks) == 2 and _begins(marks[:1], _RISES) and _begins(marks[1:], _FALLS)


def _begins(text: str, signs: str) -> bool:
    return bool(text) and text[0] in signs
