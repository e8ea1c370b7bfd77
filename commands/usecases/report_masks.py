"""The masks that stand for numbers of sources in a report, made again as when it was written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from ledger.values.numbering import MASK
from projections.masking.masks import SOURCE_LINES, Masks

if TYPE_CHECKING:
    from projections.inspection.reading.stated.values import StatedCount
    from projections.inspection.results.count_values import CountedBooks


class ReportMasks:
    """Calls the numbers of sources as a report does whose counts these are.

    The same number has the same mask at every moment: that of the books at which it was written.
    Where they do not come to all rows with masks that it states, which file is meant is not known,
    and numbers stay as they are.
    """

    def __init__(self, counts: Sequence[StatedCount]) -> None:
        self._masked = [one for one in counts if any(MASK in it for it in one.cell.values())]
        self._masks = Masks()
        self._fits: bool | None = None

    def laid_over(
        self, books: Mapping[int, CountedBooks], written: int
    ) -> Mapping[int, CountedBooks]:
        """Books by position, with numbers called so; ``written``: at which the report was."""
        if not self._masked or self._fits is False:
            return books
        told = {at: one.called_by(self._called) for at, one in books.items()}
        if self._fits is None:
            first = told.get(written)
            self._fits = first is not None and all(map(first.has_row, self._masked))
        return told if self._fits else books

    def _called(self, line: str, number: str) -> str:
        if line not in SOURCE_LINES:
            return number
        self._masks.learn(line, number)
        return self._masks.value(number)
