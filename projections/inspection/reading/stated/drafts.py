"""Figures while a report is being read: before doubts are settled and ids are given."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from ledger.values.period import Period
from projections.documents.lines.document import Where
from projections.inspection.reading.stated.values import (
    AMBIGUOUS,
    CELL_ORDER,
    DIFFERENT_STORIES,
    Breakdown,
    Figure,
    Listed,
    Measure,
    Mode,
    NotRead,
    OtherFigure,
    StatedChange,
    StatedRate,
    TargetResult,
)

_SPELLED: Final = frozenset({"group", "source", "online", "closing"})
"""Dimensions whose codes would not say in an id what they are codes of."""


BLANK: Final = "…"
"""What stands where something is left to be written."""
_STOCKS: Final = frozenset({"opening", "current", "handled"})
_WAYS: Final = frozenset({"movement", "closing"})
"""How files came or went."""


@dataclass(slots=True, eq=False)
class Draft:
    """A figure to be. ``parent``: the total it stands under; ``by_day``: only its day says which
    stock it is; ``word``: what says its measure, ``sure``: which can mean nothing else,
    ``by_change``: a rise or fall.
    """

    line: str | None
    measure: Measure
    cell: dict[str, str]
    value: int | None
    unit_of_measure: str
    where: Where
    text: str
    mode: Mode
    as_of: date | None = None
    by_day: bool = False
    parent: Draft | None = None
    dropped: bool = False
    by_change: bool = False
    word: str = ""
    sure: bool = False
    id: str = ""

    @property
    def key(self) -> tuple[str | None, str, tuple[tuple[str, str], ...], str]:
        """What it is a figure of, and in which part of the report."""
        return self.line, self.measure, tuple(sorted(self.cell.items())), self.mode


@dataclass(slots=True, eq=False)
class DraftList:
    """A breakdown to be. ``loose``: on lines of its own, which nothing announced; ``rivals``: other
    totals of the line above, which it may divide as well.
    """

    total: Draft
    dimension: str
    listed: Listed
    parts: list[Draft] = field(default_factory=list)
    whole: bool = True
    loose: bool = False
    rivals: list[Draft] = field(default_factory=list)

    @property
    def _divides(self) -> bool:
        """Whether its parts are the whole total, and of no other."""
        value = sum(part.value or 0 for part in self.parts)
        others = [one.value for one in self.rivals]
        return value == self.total.value and value not in others

    @property
    def may_be_registers(self) -> bool:
        """Whether its branches, ``+ Hình sự: 27``, may be units, or other registers: nothing
        announced them, and they are not the whole total.
        """
        return self.loose and self.dimension == "branch" and not self._divides

    @property
    def may_be_of_others(self) -> bool:
        """Whether it may divide any of several totals: ``Lập mới 12, hiện có 28`` over ``+ Đội 1:
        5``.
        """
        return bool(self.rivals) and not self._divides


@dataclass(slots=True)
class Sheaf:
    """All that was read so far."""

    drafts: list[Draft] = field(default_factory=list)
    lists: list[DraftList] = field(default_factory=list)
    not_read: list[NotRead] = field(default_factory=list)
    others: list[OtherFigure] = field(default_factory=list)
    targets: list[TargetResult] = field(default_factory=list)
    rates: list[StatedRate] = field(default_factory=list)
    changes: list[StatedChange] = field(default_factory=list)
    criteria: list[Where] = field(default_factory=list)

    def unread(self, head: Container[Where]) -> Iterator[NotRead]:
        """What was not read below the ``head``; a slot that was left empty states nothing."""
        for one in self.not_read:
            is_empty = BLANK in one.text and not any(map(str.isdigit, one.text))
            if one.where not in head and not is_empty:
                yield one

    def settle(self) -> None:
        """Drop parts that nothing says to be parts, and stocks that came or went: no file of now is
        one that was handed over (``Hiện có, bàn giao``).
        """
        for draft in self.drafts:
            if draft.measure in _STOCKS and _WAYS & draft.cell.keys() and not draft.dropped:
                self.drop(draft)
        divided = {id(one.total) for one in self.lists}
        for one in self.lists:
            for draft in one.parts if one.may_be_registers or one.may_be_of_others else ():
                if not draft.dropped and (one.may_be_of_others or id(draft) not in divided):
                    self.drop(draft)

    def set_apart(self, told: set[Draft]) -> None:
        """Drop what two places tell different stories of, with its parts."""
        for draft in self.drafts:
            if draft in told or draft.parent in told:
                told.add(draft)
                if not draft.dropped:
                    self._leave_out(draft, DIFFERENT_STORIES)

    def drop(self, draft: Draft) -> None:
        """Leave out a figure that can be read in more than one way, with its parts."""
        self._leave_out(draft, AMBIGUOUS)
        for other in self.drafts:
            if other.parent is draft and not other.dropped:
                self.drop(other)

    def _leave_out(self, draft: Draft, why: str) -> None:
        draft.dropped = True
        kept = (draft.line, draft.measure, draft.cell)
        self.not_read.append(NotRead(draft.where, draft.text, why, *kept))

    def figures(self, period: Period | None) -> tuple[Figure, ...]:
        """The figures with their ids, in reading order."""
        seen: Counter[str] = Counter()
        counted = self._counted()
        found = []
        for draft in self.drafts:
            if draft.dropped:
                continue
            name = figure_name(draft.line, draft.measure, draft.cell)
            seen[name] += 1
            draft.id = nth_name(name, seen[name])
            found.append(_figure(draft, period, counted.get(draft.line, "hồ sơ")))
        return tuple(found)

    def _counted(self) -> dict[str | None, str]:
        """What the report counts in each line of work, where it says so: the word beside the first
        total that has one.
        """
        named: dict[str | None, str] = {}
        for draft in self.drafts:
            if draft.unit_of_measure and not draft.cell and not draft.dropped:
                named.setdefault(draft.line, draft.unit_of_measure)
        return named

    def breakdowns(self) -> tuple[Breakdown, ...]:
        """The breakdowns whose total stands, after :meth:`figures` gave the ids."""
        found = []
        for one in self.lists:
            parts = tuple(draft.id for draft in one.parts if not draft.dropped)
            whole = one.whole and len(parts) == len(one.parts)
            if parts and not one.total.dropped:
                found.append(Breakdown(one.total.id, parts, one.dimension, one.listed, whole))
        return tuple(found)


def _figure(draft: Draft, period: Period | None, counted: str) -> Figure:
    of_flow = period if draft.measure in ("added", "removed") else None
    return Figure(
        draft.id,
        draft.line,
        draft.measure,
        dict(draft.cell),
        draft.value,
        draft.unit_of_measure or counted,
        draft.where,
        draft.as_of,
        of_flow,
        draft.mode,
    )


def figure_name(line: str | None, measure: str, cell: Mapping[str, str]) -> str:
    """A readable id: ``CTVBM.added.LT.1``, ``ST.current.III``, ``CTVBM.current.huyện.LC``."""
    parts = [line or "", measure]
    for dimension in ordered(cell):
        code = cell[dimension]
        parts.append(f"{dimension}-{code}" if dimension in _SPELLED else code)
    return ".".join(part.replace(" ", "-") for part in parts if part)


def nth_name(name: str, number: int) -> str:
    """The id of the first, second, … of those called alike: ``ST.added``, ``ST.added#2``."""
    return name if number == 1 else f"{name}#{number}"


def parts_of_name(name: str) -> tuple[str, str, dict[str, str], list[str]]:
    """An id taken apart: line, measure, what of the cell is spelled, and the bare codes of it.

    Where it is no figure's, some of that is empty.
    """
    line, _dot, rest = name.partition("#")[0].partition(".")
    measure, *codes = rest.split(".")
    spelled: dict[str, str] = {}
    bare = []
    for part in codes:
        dimension, _dash, code = part.partition("-")
        if dimension in CELL_ORDER:
            spelled[dimension] = code
        else:
            bare.append(part)
    return line, measure, spelled, bare


def ordered(dimensions: Iterable[str]) -> list[str]:
    """Dimensions in the order they are written."""
    return sorted(dimensions, key=lambda name: CELL_ORDER.index(name))
