"""Reads counts that belong to no line of work: of results, effects, checks, officers, personas.

A count is known by the heading it stands under and by all the words around its number; where one
of them is not known, nothing of the sentence is read.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from projections.documents.lines.document import Document, ReportCell, ReportLine, Where
from projections.inspection.reading.counts.clauses import (
    VALUES,
    clauses_of,
    names_listed,
    sentences_of,
)
from projections.inspection.reading.lexicon.count_words import (
    CountContext,
    CountName,
    CountWords,
    Terms,
    cell_of,
    cell_terms,
    count_words,
    own_branches,
    plain_keys,
    plain_terms,
)
from projections.inspection.reading.lexicon.form import Form
from projections.inspection.reading.lines.bullets import NUMBERED, Bullet, bullet
from projections.inspection.reading.lines.tokens import Token, tokens
from projections.inspection.reading.results_by_hand import with_ids
from projections.inspection.reading.stated.names import StatedNames
from projections.inspection.reading.stated.values import StatedCount, StatedReport

TELLS: Final = "tells"
"""In the terms of a column: its cells say a cell of that name."""

TEXT: Final = "text"
"""What the words of a target are told as."""

Cell = dict[str, str]


def with_named_counts(report: StatedReport, document: Document, form: Form) -> StatedReport:
    """A report with the counts that stand where no figure was read."""
    taken = {one.where for one in report.figures}
    reader = _CountedLines(form, count_words(own_branches(document.properties)))
    every = with_ids(one for line in document.lines for one in reader.read(line))
    found = [one for one in every if one.where not in taken]
    understood = reader.understood | set(reader.repeated(document.lines))
    places = {one.where for one in found} | understood
    facts = places - reader.planned
    return replace(
        report,
        counts=tuple(one for one in found if isinstance(one, StatedCount)),
        all_counts=tuple(one for one in every if isinstance(one, StatedCount)),
        names=tuple(one for one in found if isinstance(one, StatedNames)),
        not_read=tuple(one for one in report.not_read if one.where not in places),
        others=tuple(one for one in report.others if one.where not in facts),
        understood=tuple(one for one in understood if one not in taken),
    )


Named = StatedCount | StatedNames


def named_counts(
    document: Document, form: Form, branches: tuple[str, ...] = ()
) -> tuple[Named, ...]:
    """The counts of a document, and what it lists by name, in reading order.

    ``branches``: those that a ledger added to the catalog, where the document does not say them.
    """
    reader = _CountedLines(form, count_words(own_branches(document.properties) or branches))
    return (*with_ids(count for line in document.lines for count in reader.read(line)),)


@dataclass(slots=True)
class _CountedLines:
    """Goes through the lines. ``depth``: of the heading whose context is open; ``columns``: what
    the columns of the table under it mean; ``lost``: what lines go on with was not understood;
    ``understood``: the places all of whose numbers are, those of names and empty slots, too;
    ``planned``: those of lines that count what is planned;
    ``texts``: what targets are called in a table that says what each asks for; ``words``: what
    words mean.
    """

    form: Form
    words: CountWords
    context: CountContext | None = None
    depth: int = 0
    table: int | None = None
    sheet: str | None = None
    held: Cell = field(default_factory=dict)
    lost: bool = False
    columns: dict[int, Terms] = field(default_factory=dict)
    understood: set[Where] = field(default_factory=set)
    planned: set[Where] = field(default_factory=set)
    texts: set[tuple[str, ...]] = field(default_factory=set)

    def read(self, line: ReportLine) -> Iterator[Named]:
        """The counts of a line, or of a row."""
        if line.where.sheet != self.sheet:
            self.sheet, self.context = line.where.sheet, None
        elif line.where.table is not None and self._is_another(line.where.table):
            self.context = None
        texts = [cell.text for cell in line.cells if cell.text] or [line.text]
        start = bullet(texts[0])
        if len(texts) == 1 and self._opens(start, texts[0]):
            return
        if len(texts) == 1 and (noted := self._noted(start, line.where)):
            yield from noted
            return
        if self.context is None:
            return
        if len(line.cells) > 1:
            if self.context.table:
                yield from self._row(line, self.context)
            return
        yield from self._line(start, line.where, self.context)

    def repeated(self, lines: Iterable[ReportLine]) -> Iterator[Where]:
        """Where targets are called as they are in a table that says what each asks for."""
        for line in lines:
            if not line.cells and plain_keys(bullet(line.text).content) in self.texts:
                yield line.where

    def _is_another(self, table: int) -> bool:
        """Whether a table is not the first under the heading of a table."""
        if self.context is None or not self.context.table:
            return False
        self.table = self.table or table
        return self.table != table

    def _opens(self, start: Bullet, text: str) -> bool:
        """Whether a line is the heading of a context; another of its rank closes the one before."""
        known, said = self.words, plain_keys(start.content)
        found, cell = known.contexts.get(said) or known.contexts.get(plain_keys(text)), Cell()
        if found is None and (begun := known.begun_by(said)):
            found, cell = begun
        if found is not None:
            self.context, self.depth, self.table = found, start.depth, None
            self.held, self.columns, self.lost = cell, {}, False
            return True
        if (start.kind in NUMBERED and start.depth <= self.depth) or text.isupper():
            self.context = None
        return False

    # ---- sentences ----

    def _noted(self, start: Bullet, where: Where) -> list[Named]:
        """The counts of a line that says itself what it counts, whatever heading is open."""
        said = plain_keys(start.content)
        for phrase, context in self.words.anywhere.items():
            if said[: len(phrase)] == phrase:
                reader = _CountedLines(self.form, self.words, context)
                if found := list(reader._line(start, where, context)):
                    self.understood |= reader.understood
                    return found
        return []

    def _line(self, start: Bullet, where: Where, context: CountContext) -> Iterator[Named]:
        """The counts of a line, or what it lists: all of its numbers are understood, or none.

        If they are not, nobody knows either what the lines below it go on with.
        """
        if context.asks:
            self.understood.add(where)
            return
        text = start.content
        label, colon, told = text.partition(":")
        terms = context.terms(plain_keys(label)) if colon else None
        if terms and (listed := self._listed(terms, told)):
            yield StatedNames(*listed, dict(self.held), where)
            return
        if terms and (name := context.named.get(terms)):
            yield from self._by_names(name, told, where, context)
            return
        found: list[StatedCount] = []
        for sentence in sentences_of(tokens(text, self.form)):
            counts = self._sentence(sentence, where, context)
            if counts is None:
                self.lost |= start.kind in NUMBERED or context.holds in self.held
                return
            found += counts
        self.understood.add(where)
        self.planned |= {where} if context.plans else set()
        yield from found

    def _by_names(
        self, name: CountName, told: str, where: Where, context: CountContext
    ) -> Iterator[StatedCount]:
        """Counts of what is called by names that nobody knows beforehand; all of them, or none."""
        (cell,) = name.cell
        found: list[StatedCount] = []
        for piece in told.strip(" .").split(";"):
            called, _, number = piece.rpartition(" ")
            terms = context.terms(plain_keys(called))
            one = context.counts.get(plain_terms(terms)) if terms else None
            if not number.isdigit() or not (one or called.endswith(":")):
                return
            of = {} if one else {cell: called.strip(" :")}
            named = one.name if one else name.name
            found.append(StatedCount(named, str(int(number)), None, {**self.held, **of}, where))
        yield from found

    def _listed(self, terms: Terms | None, told: str) -> tuple[str, tuple[str, ...]] | None:
        """What is listed under some terms, where the context knows of a list under them."""
        assert self.context is not None
        name = self.context.lists.get(plain_terms(terms)) if terms else None
        names = names_listed(told) if name else None
        return None if name is None or names is None else (name.name, names)

    def _sentence(
        self, found: Sequence[Token], where: Where, context: CountContext
    ) -> list[StatedCount] | None:
        """The counts of a sentence; None: one of its numbers is not understood."""
        counts: list[StatedCount] = []
        topic, last = Terms(), Terms()
        before: Cell = {}
        for clause in clauses_of(found, context):
            label, value = clause.before_value(), clause.value
            terms = context.terms(clause.words)
            if terms is None:
                return None
            cell = {**self.held, **(before if clause.goes_on else {}), **cell_of(terms)}
            before = before if clause.inside else cell
            if context.holds in cell_of(terms):
                self.held |= {context.holds: cell[context.holds]}
                self.lost = False
            if clause.topic is not None:
                about = context.terms(clause.topic) or frozenset()
                topic = about if plain_terms(about) else plain_terms(last) | cell_terms(about)
            if value is None:
                continue
            named = plain_terms(terms)
            name = self._name(named, topic, cell_of(terms), context)
            if name is None or label is None or self._is_lost(context):
                return None
            last = named or topic
            counts.append(_count(name, value, {**cell_of(topic), **cell}, where))
        return counts

    def _is_lost(self, context: CountContext) -> bool:
        """Whether a count would go on with what was not understood."""
        return self.lost and bool(context.holds)

    def _name(
        self, named: Terms, topic: Terms, cell: Cell, context: CountContext
    ) -> CountName | None:
        """What is counted: by the words alone, with those it goes on with, or is held under.

        Without words of its own by what narrows it.
        """
        held = frozenset({context.holds}) if context.holds in self.held else frozenset()
        ways = [named, named | plain_terms(topic), named | held]
        ways += [] if named else [frozenset({one}) for one in cell]
        return next((one for way in ways if (one := context.counts.get(way))), None)

    # ---- tables ----

    def _row(self, line: ReportLine, context: CountContext) -> Iterator[Named]:
        """The counts of a row; the first row whose cells are all known says what columns mean."""
        told = [cell for cell in line.cells if cell.text]
        if not told:
            return
        first, *cells = told
        if not self.columns:
            meant = {cell.column: context.column(plain_keys(cell.text)) for cell in cells}
            if all(one is not None for one in meant.values()):
                self.columns = {at: one for at, one in meant.items() if one is not None}
            return
        about = frozenset() if context.row else context.terms(plain_keys(first.text))
        if about is None:
            return
        row = {context.row: first.text} if context.row else cell_of(about)
        row |= self._told_by(cells)
        self.understood |= {first.where} if context.row else set()
        for cell in cells:
            column = self.columns.get(cell.column)
            if column is not None and TELLS not in cell_of(column):
                yield from self._of_cell(cell, column, about, {**row, **cell_of(column)})

    def _told_by(self, cells: Iterable[ReportCell]) -> Cell:
        """What cells say of the row that is no count: the day of it, the way things went."""
        told = [(cell_of(self.columns.get(one.column, frozenset())), one) for one in cells]
        self.understood |= {one.where for column, one in told if TELLS in column}
        self.texts |= {plain_keys(one.text) for column, one in told if column.get(TELLS) == TEXT}
        of = {column[TELLS]: one.text for column, one in told if TELLS in column}
        return {name: text for name, text in of.items() if name != TEXT}

    def _of_cell(self, cell: ReportCell, column: Terms, about: Terms, of: Cell) -> Iterator[Named]:
        """What a cell of a row lists, or counts."""
        assert self.context is not None
        if listed := self._listed(column | about, cell.text):
            yield StatedNames(*listed, of, cell.where)
            return
        *words, value = tokens(cell.text, self.form) or [None]
        said = self.context.terms(plain_keys(" ".join(one.text for one in words if one)))
        if value is None or value.kind not in VALUES or said is None:
            return
        name = self.context.counts.get(plain_terms(column | about | said))
        if name is not None:
            yield _count(name, value, {**of, **cell_of(said)}, cell.where)


def _count(named: CountName, value: Token, cell: Cell, where: Where) -> StatedCount:
    """A count with what it is of, where it is so many of so many."""
    name, of = named.name, {**named.cell, **cell}
    if value.kind == "ratio":
        return StatedCount(name, str(value.share[0]), value.share[1], of, where)
    written = value.text.replace(",", ".") if value.kind in ("decimal", "percent") else ""
    return StatedCount(name, written or str(value.number), None, of, where)
