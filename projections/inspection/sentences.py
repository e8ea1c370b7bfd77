"""Reads the sentences of a report one after the other: statements, their breakdowns, and what is neither."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import cast

from projections.documents.document import Where
from projections.inspection.chunks import Chunk, chunks
from projections.inspection.drafts import Draft, Sheaf
from projections.inspection.form import Form
from projections.inspection.items import Item, ItemBuilder, ItemList, Reading
from projections.inspection.labels import Label, Place, Reader
from projections.inspection.outline import Section
from projections.inspection.phrases import Node, nodes, walk
from projections.inspection.stated import AMBIGUOUS, COMPARISON, NOT_UNDERSTOOD, OTHER_LINE, SHARE, Measure, NotRead
from projections.inspection.statements import Clerk, Statement

_COMPOSITION = frozenset({"class", "list"})
"""Dimensions that a result may state alone, without saying of what: of the records there are now."""


class SentenceReader:
    """Reads lines in the order of the report, remembering the statement that the next line may break down."""

    def __init__(self, form: Form, sheaf: Sheaf, report_year: int | None, measure_of: Callable[[date], str]) -> None:
        self._form = form
        self._sheaf = sheaf
        self._year = report_year
        self._measure_of = measure_of
        self._open: Statement | None = None
        self._section = -1
        self._last_line: str | None = None

    def read(self, text: str, where: Where, section: Section) -> bool:
        """Read a line; tell whether any figure was found in it."""
        if section.number != self._section:
            self._open, self._section, self._last_line = None, section.number, None
        line = self._line_of(text, section)
        if line is None:
            return False
        self._last_line = line
        before = len(self._sheaf.drafts)
        self._statement(text, where, section, line)
        return len(self._sheaf.drafts) > before

    # ---- which line of work ----

    def _line_of(self, text: str, section: Section) -> str | None:
        """The section's line of work; where it has several or none, the one the sentence counts."""
        if section.line is not None:
            return section.line
        named = list(_lines_named(nodes(text, self._form, None)))
        if section.lines:
            return next((line for line in named if line in section.lines), self._last_line)
        return named[0] if named else None

    # ---- what the sentence is ----

    def _statement(self, text: str, where: Where, section: Section, line: str) -> None:
        clerk = Clerk(self._sheaf, self._form, line, where, "statistics" if section.part == "statistics" else "target")
        shown = nodes(text, self._form, line)
        reading = self._build(shown, line, "head")
        under = self._breaks_down(reading, shown, section, line, where)
        parts = self._build(shown, line, "part", removed=under.total.measure == "removed") if under is not None else None
        if under is not None and parts is not None and (_has_parts(parts) or not parts.heads):
            reading = parts
            self._list(reading, under, clerk)
        else:
            under = self._heads(reading, section, line, clerk)
            self._open = None if reading.heads else self._open
        for text in reading.comparisons:
            self._sheaf.not_read.append(NotRead(where, text, COMPARISON))
        for text in reading.lost:
            self._sheaf.not_read.append(NotRead(where, text, NOT_UNDERSTOOD))
        if under is not None:
            self._open = under
            if reading.opens:
                under.listed = reading.opens

    def _build(self, shown: tuple[Node, ...], line: str, place: Place, *, removed: bool = False) -> Reading:
        removed = removed or any((one := node.first("measure")) is not None and one.value == "removed" for node in shown)
        sourced = any(node.means("source") for node in walk(shown))

        def labels(chunk: Chunk, at: Place) -> Label:
            return Reader(line, at, self._year, self._measure_of, removed, sourced).label(chunk)

        return ItemBuilder(labels, place).build(chunks(shown))

    def _breaks_down(
        self, reading: Reading, shown: tuple[Node, ...], section: Section, line: str, where: Where
    ) -> Statement | None:
        """The statement whose parts this line lists, if it is no statement itself."""
        labels = [item.label for item in reading.heads[:1]] or ([reading.rest] if reading.rest else [])
        if any(label.split for label in labels):
            measure = next((label.measure for label in labels if label.sure), "current")
            return Statement(self._total(line, measure, where), "all")
        if any(label.sure or label.prior for label in labels) or (not reading.heads and reading.leading is None):
            return None
        same = self._open is not None and self._open.total.line == line
        if same and (reading.leading or any(label.cell or label.either or label.unread for label in labels)):
            return self._open
        if labels and section.line == line and section.part in ("target", "result") and _is_composition(labels[0]):
            return Statement(self._total(line, self._target_measure(section), where, virtual=True), "some")
        return None

    def _total(self, line: str, measure: str, where: Where, *, virtual: bool = False) -> Draft:
        """The line's total as the statistics state it; where they do not, one that is never shown."""
        for draft in reversed(self._sheaf.drafts):
            if not virtual and (draft.line, draft.measure, draft.cell, draft.mode) == (line, measure, {}, "statistics"):
                return draft
        return Draft(line, cast(Measure, measure), {}, None, "", where, "", "statistics", dropped=True)

    @staticmethod
    def _target_measure(section: Section) -> str:
        """What the target above the result speaks of; of the records there are now where it does not say."""
        named = {one.value for node in section.target if (one := node.first("measure")) and one.strong}
        return named.pop() if len(named) == 1 else "current"

    def _list(self, reading: Reading, under: Statement, clerk: Clerk) -> None:
        if reading.leading is not None:
            clerk.parts(under, reading.leading)
        if reading.heads:
            clerk.parts(under, ItemList(under.listed, reading.heads))

    # ---- heads ----

    # ``…, tăng 02`` behind a figure compares it; in a row of all four measures, begun by the opening, it is one of them.

    def _heads(self, reading: Reading, section: Section, line: str, clerk: Clerk) -> Statement | None:
        statement: Statement | None = None
        own = clerk
        measures: set[str] = set()
        if reading.leading is not None:
            for item in reading.leading.items:
                clerk.unread(item, NOT_UNDERSTOOD)
        for index, item in enumerate(reading.heads):
            following = reading.heads[index + 1] if index + 1 < len(reading.heads) else None
            _settle_symbol(item, following)
            other = _other_line(item, section, line)
            clerk = own.of(other) if other else own
            problem = self._problem(item, section, other or line)
            if other and statement is not None and not item.label.measure and not item.label.unread:
                clerk.total(item, statement.total.measure)
            elif statement is not None and not item.label.measure and not item.label.prior:
                self._beside(statement, item, clerk)
            elif problem:
                clerk.unread(item, problem)
            elif item.label.change and measures and "opening" not in measures:
                clerk.unread(item, COMPARISON)
            else:
                statement = clerk.total(item, item.label.measure)
                measures.add(item.label.measure)
        return statement

    def _problem(self, item: Item, section: Section, line: str) -> str:
        """Why a head is not read; empty when it is."""
        label = item.label
        if label.prior:
            return COMPARISON
        if label.lines and line not in label.lines:
            return OTHER_LINE
        if item.share:
            return SHARE
        if not label.measure or label.clash or label.narrowed:
            return NOT_UNDERSTOOD
        if item.doubtful:
            return AMBIGUOUS
        return "" if self._is_clear(item, section) else NOT_UNDERSTOOD

    @staticmethod
    def _is_clear(item: Item, section: Section) -> bool:
        """In the statistics a sure total may hold unknown words, but not as what is counted; elsewhere none at all."""
        label = item.label
        if section.strict or not label.sure or not label.unread:
            return not label.unread and (label.sure or not section.strict)
        counted = item.chunk.after[0] if item.chunk.after else None
        return item.stated and not label.none and (counted is None or counted.kind != "word" or not label.unread_after)

    @staticmethod
    def _beside(statement: Statement, item: Item, clerk: Clerk) -> None:
        """A counted thing beside a total on the same line: its part, or its equal where both name a symbol."""
        label = item.label
        if not label.cell:
            label.cell.update(label.either)
        if statement.total.cell and set(label.cell) == set(statement.total.cell) and not label.unread and not label.clash:
            statement.known += clerk.total(item, statement.total.measure).known
        else:
            clerk.parts(statement, ItemList("some", [item]))


def _lines_named(found: tuple[Node, ...]) -> list[str]:
    """Lines of work in the order in which they may be meant: what is counted, then what is named."""
    counted: list[str] = []
    named: list[str] = []
    value_seen = False
    for node in walk(found):
        value_seen = value_seen or node.is_value
        line = node.first("line")
        symbol = next((one for one in node.meanings if one.sense == "cell" and one.value == "symbol" and " " in node.text), None)
        code = line.value if line else symbol.line if symbol else None
        if code is not None:
            (counted if value_seen else named).append(code)
    return [*counted[:1], *named, *counted[1:]]


def _has_parts(reading: Reading) -> bool:
    """Whether anything on the line names a cell, so that it can be a part."""
    items = [*(reading.leading.items if reading.leading else ()), *reading.heads]
    return any(item.label.cell and not item.label.unread and not item.label.prior for item in items)


def _other_line(item: Item, section: Section, line: str) -> str | None:
    """Another line of work that the item counts, where the section is about both: ``06 vai ảo, 03 hộp thư bí mật``."""
    named = item.label.lines
    return named[0] if named and line not in named and named[0] in section.lines else None


def _is_composition(label: Label) -> bool:
    return bool(label.cell) and set(label.cell) <= _COMPOSITION and not label.lines


def _settle_symbol(item: Item, following: Item | None) -> None:
    """``Xác lập mới 02 HN, 01 HV``: the first is a symbol because the second is."""
    if item.label.either and following is not None and not following.label.measure and "symbol" in following.label.cell:
        item.label.cell.update(item.label.either)
