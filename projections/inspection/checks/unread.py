"""The numbers of a report that were not read, by where they stand among those that were."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from typing import Final

from ledger.values.numbers import MOST_DIGITS, column_index
from projections.documents.lines.document import Where
from projections.inspection.reading.stated.values import COMPARISON, NotRead

MOST: Final = 8
"""Numbers beyond which it is not tried which of them came and which went: any sum may be meant."""

_Spot = tuple[int, int]
"""Row and column in a table; in running text the paragraph, and no column."""


class Unread:
    """The numbers that were not read, by table (or running text) and in its order."""

    def __init__(self, not_read: Iterable[NotRead]) -> None:
        self._in: dict[object, list[tuple[_Spot, list[int]]]] = {}
        for one in not_read:
            if one.why == COMPARISON and not any(map(str.isalpha, one.text)):
                continue  # a column of another time in the same line
            part, spot = _place(one.where)
            self._in.setdefault(part, []).append((spot, _numbers(one.text)))
        for found in self._in.values():
            found.sort()

    def among(self, places: Iterable[Where]) -> list[int]:
        """The numbers in the lines, or the rows and columns, from the first place to the last."""
        parts: dict[object, list[_Spot]] = {}
        for where in places:
            part, spot = _place(where)
            parts.setdefault(part, []).append(spot)
        return [number for part, spots in parts.items() for number in self._between(part, spots)]

    def make_up(self, difference: int, places: Iterable[Where]) -> bool:
        """Whether some of the numbers among these places, come or gone, can make a difference."""
        found = self.among(places)
        sums = {0}
        for number in found[:MOST]:
            sums |= {one + signed for one in sums for signed in (number, -number)}
        return difference in sums or len(found) > MOST

    def _between(self, part: object, spots: list[_Spot]) -> Iterable[int]:
        found = self._in.get(part, [])
        first, last = min(spots)[0], max(spots)[0]
        left, right = min(column for _, column in spots), max(column for _, column in spots)
        start = bisect_left(found, ((first, left), []))
        for (row, column), numbers in found[start:]:
            if row > last:
                break
            if left <= column <= right:
                yield from numbers


def _place(where: Where) -> tuple[object, _Spot]:
    """The table a place is in, None in running text, and where it stands there."""
    if where.cell is None:
        return None, (where.paragraph or 0, 0)
    letters, row = re.sub(r"\d", "", where.cell), re.sub(r"\D", "", where.cell)
    return (where.sheet, where.table), (int(row), column_index(letters))


def _numbers(text: str) -> list[int]:
    """The numbers in a text; a sign that divides thousands ends none."""
    found = (re.sub(r"\D", "", one) for one in re.findall(r"\d+(?:[.,' ]\d{3})*", text))
    return [int(digits) for digits in found if len(digits) <= MOST_DIGITS]
