"""The masks that stand for numbers of sources in a report, made again as when it was written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from ledger.values.numbering import MASK
from projections.masking.masks import SOURCE_LINES, Masks

if TYPE_CHECKING:
    from projections.documents.forms.form import ReportForm
    from projections.inspection.reading.stated.names import StatedNames
    from projections.inspection.reading.stated.values import StatedCount
    from projections.inspection.results.count_values import CountedBooks

_TELL_NUMBERS: Final = frozenset({"W", "N", "F", "E"})
"""The first words of the names of slots that tell file numbers of any line."""


class ReportMasks:
    """Calls the numbers of sources as a report does whose counts and lists these are.

    The same number has the same mask at every moment: that of the books at which it was written.
    Where they do not come to all rows with masks that it states, or to all masks that it lists,
    which file is meant is not known, and numbers stay as they are. ``form``: the form whose
    template that is built in it was written in; of any other its lists must be those of the books.
    """

    def __init__(
        self,
        counts: Sequence[StatedCount],
        lists: Sequence[StatedNames] = (),
        form: ReportForm | None = None,
    ) -> None:
        self._masked = [one for one in counts if any(MASK in it for it in one.cell.values())]
        self._lists = [one for one in lists if any(MASK in it for it in one.names)]
        self._form = form
        self._masks = Masks()
        self._fits: bool | None = None

    @property
    def certain(self) -> bool:
        """Whether it is known by now which file each mask stands for."""
        return bool(self._fits)

    def laid_over(
        self, books: Mapping[int, CountedBooks], written: int
    ) -> Mapping[int, CountedBooks]:
        """Books by position, with numbers called so; ``written``: at which the report was."""
        if not (self._masked or self._lists) or self._fits is False:
            return books
        told = {at: one.called_by(self._called) for at, one in books.items()}
        if self._fits is None:
            first = told.get(written)
            self._fits = first is not None and self._fit(first)
        return told if self._fits else books

    def as_called(self, one: StatedNames) -> StatedNames:
        """A list with the numbers of sources that were typed into it called so, too."""
        return replace(one, names=tuple(map(self._masks.value, one.names)))

    def _fit(self, first: CountedBooks) -> bool:
        """Whether the books come to what it states, each mask made where it was first written."""
        from projections.documents.forms.slot_book import NoSuchSlot

        for name in self._form.in_order if self._form else ():
            if name.root in _TELL_NUMBERS:
                with suppress(NoSuchSlot):
                    first.slots.value(name)
        return all(map(first.has_row, self._masked)) and all(
            self._is_listed(first, one) for one in self._lists
        )

    def _is_listed(self, first: CountedBooks, one: StatedNames) -> bool:
        """Whether the books have all the masks of a list there, and no other where need be."""
        from projections.inspection.results.listed_names import names_by

        there, stated = {*(names_by(first, one).names or ())}, {*self.as_called(one).names}
        return stated <= there if self._form else stated == there

    def _called(self, line: str, number: str) -> str:
        if line not in SOURCE_LINES:
            return number
        self._masks.learn(line, number)
        return self._masks.value(number)
