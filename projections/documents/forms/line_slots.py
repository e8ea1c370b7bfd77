"""Slots of the lines of work: ``ST.opening``, ``ST.current{class=B}``, ``ST.statistics``.

The figures are those of `socai stats` for the unit and the days of the paper; ``.opened``,
``.closed`` and the other kinds of movement alone stand beside added and removed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import Final

from ledger.catalog.lines import catalog
from ledger.records.cell import attribute_field
from projections.documents.forms.breakdown_slots import BREAKDOWNS
from projections.documents.forms.cell_values import line_cell
from projections.documents.forms.form_books import FormBooks
from projections.documents.forms.notation import BEFORE, CHANGE, SlotName
from projections.documents.forms.slot_book import NoSuchSlot, number_of
from projections.documents.forms.slot_values import (
    BlankSlot,
    ChangeSlot,
    CountSlot,
    LinesSlot,
    SlotValue,
    TextSlot,
)
from projections.documents.year_end.figures import MEASURES
from projections.documents.year_end.wording import LineSection, sections
from projections.facts.movement import MOVEMENTS

_TOTALS: Final = ("opening", "added", "removed", "current")
_WORDED: Final = ("caption", "statistics", "now")
"""The whole sentences of a line; ``now``: the one of what there is at the end."""
_OUT: Final = frozenset({"closed"})
"""Kinds of movement that are counted where a record left; the others where it came."""


class LineSlots:
    """The slots of every line of work."""

    def __init__(self, books: FormBooks) -> None:
        self._books = books

    def value(self, name: SlotName) -> SlotValue:
        """A figure, its change, or the sentences of the line. Raises NoSuchSlot."""
        what = number_of(name, 1)
        if len(name.path) > 2:
            raise NoSuchSlot(str(name))
        if what in _WORDED and not name.cell and not name.against:
            return self._worded(name.root, what)
        if (name.root, what) in BREAKDOWNS and not name.cell and not name.against:
            return BREAKDOWNS[name.root, what](self._books, name.root)
        if what not in (*_TOTALS, "handled", *MOVEMENTS):
            raise NoSuchSlot(str(name))
        cell = line_cell(name, what, self._books)
        now = self._figure(self._books, name, what, cell)
        if not name.against:
            return CountSlot(now)
        if not self._books.reach_back:
            return BlankSlot(self._books.no_year_before)
        before = self._figure(self._books.before, name, what, cell)
        if name.against == BEFORE:
            return CountSlot(before)
        assert name.against == CHANGE, "a name asks for nothing else"
        return ChangeSlot(now, before)

    def _worded(self, line: str, what: str) -> SlotValue:
        section = self._sections[line]
        if what == "caption":
            return TextSlot(section.statistics)
        if what == "now":
            return LinesSlot((section.sentences[_TOTALS.index("current")],), (f"{line}.current",))
        levels = (section.levels_title, *section.levels) if section.levels else ()
        parts = tuple(f"{line}.{measure}" for measure in _TOTALS)
        return LinesSlot((*section.sentences, *levels), parts)

    @cached_property
    def _sections(self) -> Mapping[str, LineSection]:
        report = self._books.statistics
        codes = [line.code for line in report.lines]
        return dict(zip(codes, sections(report), strict=True))

    def _figure(
        self, books: FormBooks, name: SlotName, what: str, cell: Mapping[str, str | bool]
    ) -> int:
        if what in MEASURES:
            found: int = getattr(books.standings.figure(name.root, cell), what)
            return found
        if what == "handled":
            members = books.members(name.root, what)
            return sum(
                all(getattr(one.cell, attribute_field(key)) == said for key, said in cell.items())
                for one in members
            )
        counts = books.standings.figure(name.root, {**cell, "movement": what})
        return counts.removed if what in _OUT else counts.added

    def names(self) -> Iterable[str]:
        """Each line with its measures and sentences, and an example of a cell."""
        return line_names()


def line_names() -> Iterator[str]:
    """Each line with its measures and sentences, and an example of a cell."""
    for line in catalog().lines:
        for what in (*_WORDED, *_TOTALS, "handled", *MOVEMENTS):
            yield f"{line.code}.{what}"
    yield from (f"{line}.{what}" for line, what in BREAKDOWNS)
    yield from ("ST.current{class=B}", "CTVBM.added{symbol=LT,type=1}", "HN.opened~before")
    yield "HN.closedΔ"
