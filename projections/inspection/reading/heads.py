"""Reads the totals of a sentence: which measure each states, and why some cannot be read."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Final

from projections.inspection.reading.form import Form
from projections.inspection.reading.frames import Frame
from projections.inspection.reading.items import Item, ItemList, Reading
from projections.inspection.reading.stated import (
    AMBIGUOUS,
    COMPARISON,
    NOT_UNDERSTOOD,
    OTHER_LINE,
    SHARE,
)
from projections.inspection.reading.statements import Clerk, Statement
from projections.inspection.reading.tree import Section

_CARRIED: Final = ("level", "unit", "branch")
"""Dimensions that, named before a sentence's first total, hold for the totals after it."""


@dataclass(slots=True)
class Heads:
    """One pass over the totals of a sentence.

    ``base``: the cell that the words before a colon name for all of them; ``foreign``, ``prior``:
    the sentence began with another line of work, with another year, and has not come back;
    ``obscure``: the sentence that began with files of which something unknown is said;
    ``passed``: a number of it was not read, so that ``tăng 02`` behind it may compare it.
    """

    section: Section
    line: str
    clerk: Clerk
    form: Form
    base: dict[str, str] = field(default_factory=dict)
    measures: set[str] = field(default_factory=set)
    statement: Statement | None = None
    foreign: bool = False
    prior: bool = False
    sentence: int = -1
    by_change: set[str] = field(default_factory=set)
    passed: bool = False
    topics: dict[int, Frame] = field(default_factory=dict)
    last: tuple[int, str] = (-1, "")
    measure: str = ""
    obscure: int = -1
    series: bool = False

    def read(self, reading: Reading) -> Statement | None:
        """Write every total that can be read; the last one is what the next lines may break
        down.
        """
        if reading.leading is not None:
            for item in reading.leading.items:
                self.clerk.unread(item, NOT_UNDERSTOOD)
        named = {item.label.measure for item in reading.heads} - {""}
        self.series = len(named) > 1
        _settle_comparisons(reading.heads)
        _settle_opening(reading.heads)
        self._settle_states(reading.heads)
        for index, item in enumerate(reading.heads):
            following = reading.heads[index + 1] if index + 1 < len(reading.heads) else None
            settle_symbol(item, following)
            self._follow(item)
            self._take(item)
        return self.statement

    def _settle_states(self, heads: list[Item]) -> None:
        """``Hiện đang đấu tranh 01 chuyên án, tạm đình chỉ 01``: the first may be all there are, or
        those that are not suspended.
        """
        for item, other in pairwise(heads):
            working = any(self.form.says_state(node.text) for node in item.chunk.nodes())
            suspended = not other.label.measure and any(
                one.value == "status" for node in other.chunk.nodes() for one in node.meanings
            )
            item.doubtful |= item.label.measure == "current" and working and suspended

    def _follow(self, item: Item) -> None:
        """Remember what the sentence began with."""
        begins = item.chunk.sentence != self.sentence
        self.sentence = item.chunk.sentence
        self.passed = self.passed and not begins
        if begins:
            self.prior = (
                any(node.means("prior") or node.kind == "year" for node in item.chunk.before)
                and item.label.prior
            )
        elif item.label.own_time or any(node.kind == "year" for node in item.chunk.before):
            self.prior = item.label.prior
        if item.label.lines:
            self.foreign = (
                self.line not in item.label.lines and item.label.lines[0] not in self.section.lines
            )
        for name in _CARRIED:
            if name in item.label.cell and self.statement is None and item.label.measure:
                self.base.setdefault(name, item.label.cell[name])

    def _take(self, item: Item) -> None:
        label = item.label
        other = other_line(item, self.section, self.line)
        clerk = self.clerk.of(other) if other else self.clerk
        self._inherit(item)
        over = self._topic(item)
        problem = COMPARISON if self.prior else OTHER_LINE if self.foreign else self._problem(item)
        problem = over.closed or problem
        if over.closed:
            clerk.unread(item, problem)
            self.passed = True
        elif other and self.statement is not None and not label.measure and not label.unread:
            clerk.total(item, self.statement.total.measure)
        elif self.statement is not None and not label.measure and not label.prior:
            self._beside(self.statement, item, clerk)
        elif problem:
            if label.unread_before and not label.measure and (label.noun or label.lines):
                self.obscure = item.chunk.sentence
            clerk.unread(item, problem)
            self.passed = True
        elif (
            label.change
            and (self.passed or self.measures - self.by_change)
            and "opening" not in self.measures
        ):
            # ``…, tăng 02`` behind a figure compares it; in a row of all four measures, begun by
            # the opening, or in ``tăng 05, giảm 03``, it is one of them
            clerk.unread(item, COMPARISON)
        else:
            label.cell = {**self.base, **over.cell, **label.cell}
            self.statement = clerk.total(item, label.measure)
            self.measures.add(label.measure)
            self.by_change |= {label.measure} if label.change else set()

    def _inherit(self, item: Item) -> None:
        """``Lập mới năm 2023: 42; năm 2024: 51``: the same measure of another time."""
        label = item.label
        if label.measure:
            self.last = (item.chunk.sentence, label.measure if label.sure else "")
        elif label.own_time and self.last[0] == item.chunk.sentence and not label.cell:
            label.measure, label.sure = self.last[1], bool(self.last[1])
        elif self.measure and self.statement is None and not label.change:
            label.measure, label.sure = self.measure, True

    def _topic(self, item: Item) -> Frame:
        """What holds over an item's number; a stock of now is of its day, whatever part of the
        period the sentence speaks of.
        """
        value = item.chunk.value
        over = self.topics.get(value.token.start, Frame()) if value and value.token else Frame()
        stock = item.label.sure and item.label.measure == "current"
        return replace(over, another="") if stock and over.another == "part" else over

    def _problem(self, item: Item) -> str:
        """Why a total is not read; empty when it is."""
        label = item.label
        if label.prior:
            return COMPARISON
        if item.share:
            return SHARE
        obscured = item.chunk.sentence == self.obscure and not (label.noun or label.lines)
        if _counts_units(item) or obscured:
            return NOT_UNDERSTOOD
        if not label.measure or label.clash or label.narrowed:
            return NOT_UNDERSTOOD
        if "closing" in label.cell and label.measure != "removed":
            return NOT_UNDERSTOOD
        if item.doubtful:
            return AMBIGUOUS
        vague = label.measure == "removed" and self.passed and not label.sure
        if vague or self._is_way(item):
            return AMBIGUOUS
        return "" if self._is_clear(item) else NOT_UNDERSTOOD

    def _is_way(self, item: Item) -> bool:
        """``Thanh loại 01 hiềm nghi``: alone, a word that is also the name of one way of closing
        may count all removals or those.
        """
        speaking = [node for node in item.chunk.before if node.means("measure")]
        named = all(self.form.is_way(self.line, node.text) for node in speaking)
        series = bool(self.measures) or self.series
        return item.label.measure == "removed" and bool(speaking) and named and not series

    def _is_clear(self, item: Item) -> bool:
        """In the statistics a sure total may hold unknown words, but not as what is counted;
        elsewhere none at all.
        """
        label = item.label
        return not label.unread and (label.sure or not self.section.strict)

    @staticmethod
    def _beside(statement: Statement, item: Item, clerk: Clerk) -> None:
        """A counted thing beside a total on the same line: its part, or its equal where both name a
        symbol.
        """
        label = item.label
        if not label.cell:
            label.cell.update(label.either)
        if (
            statement.total.cell
            and set(label.cell) == set(statement.total.cell)
            and not label.unread
            and not label.clash
        ):
            statement.known += clerk.total(item, statement.total.measure).known
        else:
            clerk.parts(statement, ItemList("some", [item]))


def _counts_units(item: Item) -> bool:
    """``05 đơn vị lập mới``: what is counted are units."""
    after = item.chunk.after[:1]
    return any(node.means("unit") and not node.means("line", "cell") for node in after)


def _settle_comparisons(heads: list[Item]) -> None:
    """In ``tăng 02, giảm 01 so với cùng kỳ`` the last words speak of both."""
    sentence = -1
    for item in reversed(heads):
        if item.label.change and (item.label.prior or item.chunk.sentence == sentence):
            item.label.prior, sentence = True, item.chunk.sentence
        else:
            sentence = -1


def _settle_opening(heads: list[Item]) -> None:
    """``Kỳ trước: 210 – lập mới: 15 – kết thúc: 12 – hiện có: 213``: before all its movements it is
    the opening stock.
    """
    named = [item.label.measure for item in heads]
    first = heads[0] if heads else None
    if (
        first is None
        or named[1:] != ["added", "removed", "current"]
        or not first.label.prior
        or any(node.kind == "year" for node in first.chunk.before)
        or first.label.unread
    ):
        return
    speaking = [node for node in first.chunk.nodes() if node.means("prior")]
    if all(node.means("before") for node in speaking) and not any(
        item.label.prior for item in heads[1:]
    ):
        first.label.prior, first.label.measure, first.label.sure = False, "opening", True


def other_line(item: Item, section: Section, line: str) -> str | None:
    """Another line of work that the item counts, where the section is about both: ``06 vai
    ảo, 03 hộp thư bí mật``.
    """
    named = item.label.lines
    return named[0] if named and line not in named and named[0] in section.lines else None


def settle_symbol(item: Item, following: Item | None) -> None:
    """``Xác lập mới 02 HN, 01 HV``: the first is a symbol because the second is."""
    if (
        item.label.either
        and following is not None
        and not following.label.measure
        and "symbol" in following.label.cell
    ):
        item.label.cell.update(item.label.either)
