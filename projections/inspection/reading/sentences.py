"""Reads the sentences of a report one after the other, each in the light of the one before it."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import Final, cast

from projections.documents.lines.document import Where
from projections.inspection.reading.chunks import Chunk
from projections.inspection.reading.drafts import Draft, Sheaf
from projections.inspection.reading.frames import Frame
from projections.inspection.reading.heads import Heads
from projections.inspection.reading.items import Item, ItemList, Reading
from projections.inspection.reading.labels import Label
from projections.inspection.reading.nesting import Nesting
from projections.inspection.reading.phrases import Node, nodes, walk
from projections.inspection.reading.stated import (
    COMPARISON,
    NOT_UNDERSTOOD,
    Listed,
    Measure,
    NotRead,
)
from projections.inspection.reading.statements import Clerk, Statement
from projections.inspection.reading.surroundings import Surroundings
from projections.inspection.reading.tokens import tokens
from projections.inspection.reading.topics import topics
from projections.inspection.reading.tree import Bullet, Section

_COMPOSITION: Final = frozenset({"class", "list"})
"""Dimensions that a result may state alone, without saying of what: of the records there are now.
"""
_LONG_PREFIX: Final = 80


class SentenceReader:
    """Reads lines in the order of the report, remembering the statement that the next line may
    break down.
    """

    def __init__(self, around: Surroundings, sheaf: Sheaf) -> None:
        self._around = around
        self._form = around.form
        self._sheaf = sheaf
        self._nesting = Nesting()
        self._section = -1
        self._last_line: str | None = None
        self._over: dict[str, str] = {}
        self._measure = ""

    def read(self, start: Bullet, where: Where, section: Section, frame: Frame) -> bool:
        """Read a line; tell whether any figure was found in it. ``frame``: that of
        what stands over it.
        """
        self._over, self._measure = frame.cell, frame.measure
        if section.number != self._section:
            self._section, self._last_line = section.number, None
            self._nesting.close()
        before = len(self._sheaf.drafts)
        for text in [start.content] if section.line else self._apart(start.content):
            line = self._line_of(text, section)
            if line is not None:
                self._last_line = line
                under = section if section.lines else self._naming(text, section)
                self._sentence(replace(start, content=text), where, under, line)
        return len(self._sheaf.drafts) > before

    def _naming(self, text: str, section: Section) -> Section:
        """The section of a sentence under no line of work: of those that it names."""
        lines = tuple(dict.fromkeys(_lines_named(nodes(text, self._form, None))))
        return replace(section, frame=replace(section.frame, lines=lines))

    def _apart(self, text: str) -> list[str]:
        """The sentences of a paragraph under no line of work, where several lines are named."""
        ends = [one.end for one in tokens(text, self._form) if one.kind == "stop"]
        cuts = [0, *(end for end in ends if text.count("(", 0, end) == text.count(")", 0, end))]
        pieces = [text[one:other].strip() for one, other in pairwise([*cuts, len(text)])]
        named = {
            line for piece in pieces for line in _lines_named(nodes(piece, self._form, None))[:1]
        }
        return [piece for piece in pieces if piece] if len(named) > 1 else [text]

    def _line_of(self, text: str, section: Section) -> str | None:
        """The section's line of work; where it has several or none, the one the sentence counts."""
        if section.line is not None:
            return section.line
        named = _lines_named(nodes(text, self._form, None))
        if section.lines:
            return next((line for line in named if line in section.lines), self._last_line)
        return named[0] if named else None

    def _sentence(self, start: Bullet, where: Where, section: Section, line: str) -> None:
        clerk = Clerk(
            self._sheaf,
            self._form,
            line,
            where,
            "statistics" if section.part == "statistics" else "target",
        )
        prefix, text = self._prefix(start.content, line)
        base = {**self._over, **prefix}
        shown = nodes(text, self._form, line)
        over = topics(shown, self._around.frames, line)
        reading = self._around.items(shown, line, "head")
        under = None if prefix else self._under(reading, start, section, line, where)
        parts = (
            self._around.items(shown, line, "part", removed=under.total.measure == "removed")
            if under is not None
            else None
        )
        if under is not None and parts is not None and under.dimension:
            clerk.complete_names(parts.heads, under.dimension)
        opens: Listed | None = reading.opens or None
        if under is not None and parts is not None and _has_parts(parts):
            first = self._list(parts, under, clerk)
            self._nesting.nest(under, first, start, opens)
            reading = parts
        elif under is not None and not reading.heads and reading.leading is None:
            self._nesting.open(under, opens)
        else:
            statement = Heads(
                section, line, clerk, self._form, base, topics=over, measure=self._measure
            ).read(reading)
            if statement is not None and not statement.total.dropped:
                self._nesting.open(statement, opens, start)
            elif reading.heads:
                self._nesting.close()
            elif opens and self._nesting.under(line, start) is not None:
                self._nesting.announce(opens, self._form.dimension_headed(text, line))
        self._sheaf.not_read += [NotRead(where, text, COMPARISON) for text in reading.comparisons]
        self._sheaf.not_read += [NotRead(where, text, NOT_UNDERSTOOD) for text in reading.lost]

    def _prefix(self, text: str, line: str) -> tuple[dict[str, str], str]:
        """The cell that words before the first colon name for every total behind it: ``Đội
        hình sự: đầu kỳ 5, tăng 3``.
        """
        prefix, colon, rest = text.partition(":")
        shown = nodes(prefix, self._form, line)
        behind = nodes(rest, self._form, line)
        states = any(node.is_value for node in behind) and _strong(behind)
        if (
            not colon
            or len(prefix) > _LONG_PREFIX
            or not states
            or _strong(shown)
            or any(node.is_value for node in shown)
        ):
            return {}, text
        label = self._around.reader(line, "part").label(Chunk(before=list(shown)))
        if any(node.means("line") and not node.text.isupper() for node in shown):
            label.cell.pop("symbol", None)
        if label.unread or label.prior or label.clash or not label.cell:
            return {}, text
        return label.cell, rest

    def _under(
        self, reading: Reading, start: Bullet, section: Section, line: str, where: Where
    ) -> Statement | None:
        """The statement whose parts this line lists, if it is no statement itself."""
        labels = [item.label for item in reading.heads[:1]] or (
            [reading.rest] if reading.rest else []
        )
        if any(label.split for label in labels):
            measure = next((label.measure for label in labels if label.sure), "current")
            return Statement(self._total(line, measure, where), "all")
        if any(label.sure or label.prior for label in labels) or (
            not reading.heads and reading.leading is None
        ):
            return None
        under = self._nesting.under(line, start)
        if under is not None and reading.heads and _begins_otherwise(reading.heads[0], under):
            return None
        if (
            under is not None
            and reading.heads
            and self._nesting.is_beside(start)
            and not _belongs(reading.heads[0], under)
        ):
            return None
        if under is not None and (
            reading.leading or any(label.cell or label.either or label.unread for label in labels)
        ):
            return under
        if (
            labels
            and section.line == line
            and section.part in ("target", "result")
            and _is_composition(labels[0])
        ):
            measure = next(
                (item.label.measure for item in reading.heads if item.label.measure),
                _target_measure(section),
            )
            return Statement(self._total(line, measure, where, virtual=True), "some")
        return None

    def _total(self, line: str, measure: str, where: Where, *, virtual: bool = False) -> Draft:
        """The line's total as the statistics state it; where they do not, one that is never
        shown.
        """
        for draft in reversed(self._sheaf.drafts):
            if not virtual and (draft.line, draft.measure, draft.cell, draft.mode) == (
                line,
                measure,
                self._over,
                "statistics",
            ):
                return draft
        alone = [
            draft
            for draft in self._sheaf.drafts
            if (draft.line, draft.measure, draft.mode) == (line, measure, "statistics")
            and draft.parent is None
        ]
        if len(alone) == 1 and not virtual:
            return alone[0]
        return Draft(
            line,
            cast(Measure, measure),
            dict(self._over),
            None,
            "",
            where,
            "",
            "statistics",
            dropped=True,
        )

    @staticmethod
    def _list(reading: Reading, under: Statement, clerk: Clerk) -> Draft | None:
        """Write the parts of a line; the first of them."""
        lists = [reading.leading] if reading.leading is not None else []
        lists += [ItemList(under.listed, reading.heads)] if reading.heads else []
        written = [clerk.parts(under, one) for one in lists]
        return next((draft for draft in written if draft is not None), None)


def _strong(found: tuple[Node, ...]) -> bool:
    return any((one := node.first("measure")) is not None and one.strong for node in walk(found))


def _begins_otherwise(item: Item, under: Statement) -> bool:
    """``Còn: 2 LC`` under what was added begins with a word for another measure, if a weak one."""
    first = item.chunk.before[0].first("measure") if item.chunk.before else None
    return (
        first is not None
        and item.chunk.colon
        and item.label.measure not in ("", under.total.measure)
    )


def _belongs(item: Item, under: Statement) -> bool:
    """What a line beside a total may still divide: the stock there is now; removals by ways of
    closing, additions by sources.
    """
    bound = {"removed": "closing", "added": "source"}.get(under.total.measure)
    named = {
        one.value for node in item.chunk.nodes() for one in node.meanings if one.sense == "cell"
    }
    return under.total.measure == "current" or bound in named


def _target_measure(section: Section) -> str:
    """What the target above the result speaks of; of the records there are now where it does not
    say.
    """
    named = {one.value for node in section.target if (one := node.first("measure")) and one.strong}
    return named.pop() if len(named) == 1 else "current"


def _has_parts(reading: Reading) -> bool:
    """Whether anything on the line names a cell, so that it can be a part."""
    items = [*(reading.leading.items if reading.leading else ()), *reading.heads]
    return any(item.label.cell and not item.label.prior for item in items)


def _is_composition(label: Label) -> bool:
    return bool(label.cell) and set(label.cell) <= _COMPOSITION and not label.lines


def _lines_named(found: tuple[Node, ...]) -> list[str]:
    """Lines of work in the order in which they may be meant: what is counted, then what is
    named.
    """
    counted: list[str] = []
    named: list[str] = []
    value_seen = False
    for node in walk(found):
        value_seen = value_seen or node.is_value
        line = node.first("line")
        symbol = next(
            (
                one
                for one in node.meanings
                if one.sense == "cell" and one.value == "symbol" and " " in node.text
            ),
            None,
        )
        code = line.value if line else symbol.line if symbol else None
        if code is not None:
            (counted if value_seen else named).append(code)
    return [*counted[:1], *named, *counted[1:]]
