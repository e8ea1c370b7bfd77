"""Reads counts that belong to no line of work: of results, effects, checks, officers, personas.

A count is known by the heading it stands under and by all the words around its number; where one
of them is not known, nothing of the sentence is read.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from projections.documents.lines.document import Document, ReportLine, Where
from projections.inspection.reading.bullets import NUMBERED, Bullet, bullet
from projections.inspection.reading.count_words import (
    CountContext,
    CountName,
    Terms,
    count_words,
    plain_keys,
)
from projections.inspection.reading.form import Form
from projections.inspection.reading.result_words import holds, result_words
from projections.inspection.reading.stated import StatedCount, StatedReport
from projections.inspection.reading.tokens import Token, tokens

_VALUES: Final = frozenset({"number", "ratio", "decimal", "percent"})
_ENDS: Final = frozenset({"semicolon", "stop"})
_CUTS: Final = frozenset({"comma"}) | _ENDS

Cell = dict[str, str]


def with_named_counts(report: StatedReport, document: Document, form: Form) -> StatedReport:
    """A report with the counts that stand where no figure was read."""
    taken = {one.where for one in report.figures}
    counts = tuple(one for one in named_counts(document, form) if one.where not in taken)
    places = {one.where for one in counts}
    return replace(
        report,
        counts=counts,
        not_read=tuple(one for one in report.not_read if one.where not in places),
        others=tuple(one for one in report.others if one.where not in places),
    )


def named_counts(document: Document, form: Form) -> tuple[StatedCount, ...]:
    """The counts of a document, in reading order."""
    reader = _CountedLines(form)
    return tuple(count for line in document.lines for count in reader.read(line))


@dataclass(slots=True)
class _CountedLines:
    """Goes through the lines. ``depth``: of the heading whose context is open; ``columns``: what
    the columns of the table under it mean.
    """

    form: Form
    context: CountContext | None = None
    depth: int = 0
    table: int | None = None
    sheet: str | None = None
    held: Cell = field(default_factory=dict)
    columns: dict[int, Terms] = field(default_factory=dict)

    def read(self, line: ReportLine) -> Iterator[StatedCount]:
        """The counts of a line, or of a row."""
        if line.where.sheet != self.sheet:
            self.sheet, self.context = line.where.sheet, None
        elif line.where.table is not None and self._is_another(line.where.table):
            self.context = None
        texts = [cell.text for cell in line.cells if cell.text] or [line.text]
        start = bullet(texts[0])
        if len(texts) == 1 and self._opens(start, texts[0]):
            return
        if self.context is None:
            return
        if len(line.cells) > 1:
            if self.context.table:
                yield from self._row(line, self.context)
            return
        yield from self._line(start.content, line.where, self.context)

    def _is_another(self, table: int) -> bool:
        """Whether a table is not the first under the heading of a table."""
        if self.context is None or not self.context.table:
            return False
        self.table = self.table or table
        return self.table != table

    def _opens(self, start: Bullet, text: str) -> bool:
        """Whether a line is the heading of a context; another of its rank closes the one before."""
        known = count_words().contexts
        found = known.get(plain_keys(start.content)) or known.get(plain_keys(text))
        if found is not None:
            self.context, self.depth, self.table = found, start.depth, None
            self.held, self.columns = {}, {}
            return True
        if (start.kind in NUMBERED and start.depth <= self.depth) or text.isupper():
            self.context = None
        return False

    # ---- sentences ----

    def _line(self, text: str, where: Where, context: CountContext) -> Iterator[StatedCount]:
        """The counts of a line: all of its numbers are understood, or none."""
        found: list[StatedCount] = []
        for sentence in _sentences(tokens(text, self.form)):
            counts = self._sentence(sentence, where, context)
            if counts is None:
                return
            found += counts
        yield from found

    def _sentence(
        self, found: Sequence[Token], where: Where, context: CountContext
    ) -> list[StatedCount] | None:
        """The counts of a sentence; None: one of its numbers is not understood."""
        counts: list[StatedCount] = []
        topic: Terms = frozenset()
        before: Cell = {}
        for clause in _clauses(found):
            label, value = clause.before_value(), clause.value
            terms = count_words().terms(clause.words)
            if terms is None:
                return None
            cell = before = {**self.held, **(before if clause.goes_on else {}), **_cell(terms)}
            if context.holds in _cell(terms):
                self.held = {context.holds: cell[context.holds]}
            if value is None:
                continue
            if clause.topic is not None:
                topic = count_words().terms(clause.topic) or frozenset()
            named = _plain(terms)
            name = context.counts.get(named) or context.counts.get(named | _plain(topic))
            if name is None or label is None:
                return None
            counts.append(_count(name, value, {**_cell(topic), **cell}, where))
        return counts

    # ---- tables ----

    def _row(self, line: ReportLine, context: CountContext) -> Iterator[StatedCount]:
        """The counts of a row; the first row whose cells are all known says what columns mean."""
        told = [cell for cell in line.cells if cell.text]
        if not told:
            return
        first, *cells = told
        if not self.columns:
            meant = {cell.column: count_words().terms(plain_keys(cell.text)) for cell in cells}
            if all(one is not None for one in meant.values()):
                self.columns = {at: one for at, one in meant.items() if one is not None}
            return
        about = frozenset() if context.row else count_words().terms(plain_keys(first.text))
        if about is None:
            return
        row = {context.row: first.text} if context.row else _cell(about)
        for cell in cells:
            found = tokens(cell.text, self.form)
            column = self.columns.get(cell.column)
            if column is None or len(found) != 1 or found[0].kind not in _VALUES:
                continue
            name = context.counts.get(_plain(column | about))
            if name is not None:
                yield _count(name, found[0], {**row, **_cell(column)}, cell.where)


def _count(named: CountName, value: Token, cell: Cell, where: Where) -> StatedCount:
    """A count with what it is of, where it is so many of so many."""
    part, _, whole = value.text.partition("/")
    name, of = named.name, {**named.cell, **cell}
    if value.kind == "ratio":
        return StatedCount(name, str(int(part)), int(whole), of, where)
    written = value.text.replace(",", ".") if value.kind in ("decimal", "percent") else ""
    return StatedCount(name, written or str(value.number), None, of, where)


def _plain(terms: Terms) -> Terms:
    """Terms that are no cell."""
    return frozenset(one for one in terms if "=" not in one)


def _cell(terms: Terms) -> Cell:
    """The cell that some terms name."""
    return {one.partition("=")[0]: one.partition("=")[2] for one in terms if "=" in one}


@dataclass(slots=True)
class _Clause:
    """The words around a value; ``topic``: those before a colon that are not right before it;
    ``goes_on``: a comma divides it from the one before.
    """

    words: list[str] = field(default_factory=list)
    value: Token | None = None
    topic: list[str] | None = None
    label: list[str] | None = None
    goes_on: bool = False

    def before_value(self) -> list[str] | None:
        """The words; None where two values share them."""
        return self.words if self.label is None else None


def _sentences(found: Sequence[Token]) -> Iterator[list[Token]]:
    sentence: list[Token] = []
    for token in found:
        sentence.append(token)
        if token.kind == "stop":
            yield sentence
            sentence = []
    yield sentence


def _clauses(found: Sequence[Token]) -> Iterator[_Clause]:
    """The clauses of a sentence, each with one value; words without one go to the next."""
    words = [token.key or token.text for token in found]
    named = count_words().in_phrases(words)
    clause = _Clause()
    for token, inner in _with_brackets(found):
        place = found.index(token)
        if inner:
            yield from _clauses(inner)
        elif token.kind in _CUTS:
            if token.kind in _ENDS or (clause.value is not None and _has_value(found, place)):
                yield clause
                clause = _Clause(goes_on=token.kind == "comma")
        elif token.kind == "colon":
            following = found[place + 1] if place + 1 < len(found) else None
            if following is not None and following.kind not in _VALUES:
                clause.topic = list(clause.words)
        elif token.kind in _VALUES and place not in named:
            if clause.value is not None:
                clause.label = clause.words
            clause.value = token
        elif token.kind in ("word", "number", "duration", "reference"):
            clause.words += [token.key] if token.kind == "word" else plain_keys(token.text)
    yield clause


def _has_value(found: Sequence[Token], comma: int) -> bool:
    """Whether a value stands behind a comma, before anything else divides."""
    for token in found[comma + 1 :]:
        if token.kind in _CUTS:
            return False
        if token.kind in _VALUES:
            return True
    return False


def _with_brackets(found: Sequence[Token]) -> Iterator[tuple[Token, list[Token]]]:
    """The tokens, and in one the tokens of a bracket that holds values; of what it is compared
    with, nothing; a bracket of words alone is as if it were none.
    """
    at = 0
    while at < len(found):
        if found[at].kind != "open":
            yield found[at], []
            at += 1
            continue
        end = next((i for i in range(at, len(found)) if found[i].kind == "close"), len(found))
        inner = list(found[at + 1 : end])
        known = result_words()
        if holds(inner, known.against | known.same):
            pass
        elif any(one.kind in _VALUES for one in inner):
            yield found[at], inner
        else:
            yield from ((one, []) for one in inner)
        at = end + 1
