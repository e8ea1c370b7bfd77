"""Where every number of a document ends: a figure, a result, what is no fact, not read, no count.

Made from what was read alone, so that it also shows a number that was lost on the way.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Any, Final, Literal

from projections.documents.lines.document import Document, ReportCell, ReportLine, Where
from projections.documents.year_end.provenance import from_line, is_caption
from projections.inspection.reading.head.letterhead import number_in
from projections.inspection.reading.lexicon.form import Form
from projections.inspection.reading.lexicon.wording import key, keys
from projections.inspection.reading.lines.bullets import bullet, items
from projections.inspection.reading.lines.ends_of_months import may_count
from projections.inspection.reading.lines.node import walk
from projections.inspection.reading.lines.phrases import counting_tokens, nodes
from projections.inspection.reading.lines.tokens import Token
from projections.inspection.reading.stated.values import (
    NOT_UNDERSTOOD,
    Figure,
    NotRead,
    StatedReport,
)
from projections.inspection.reading.tables.geometry import Grid, are_codes, is_index
from projections.inspection.reading.tables.identities import formula_at
from projections.inspection.reading.tables.side_by_side import blocks

End = Literal["figure", "result", "other", "not_read", "no_count", "lost"]
"""``result``: a share, rate or change; ``other``: of another period, or no fact; ``lost``: a number
that might count and of which nothing is told."""

_COUNTING: Final = frozenset({"number", "ratio", "decimal"})
_SUMMED: Final = re.compile(r"\d{1,9}(?:\s*\+\s*\d{1,9})+")
_DIGITS: Final = frozenset(
    {*_COUNTING, "percent", "money", "year", "duration", "date", "span", "reference"}
)
_Named = tuple[str, str]
_Place = tuple[int | None, int | None, str | None, str | None]


@dataclass(frozen=True, slots=True)
class Stretch:
    """A piece of a line. ``end``: where its number ends, None of text; ``figure``, ``why``: what
    was read, or why it was not.
    """

    text: str
    end: End | None = None
    figure: Figure | None = None
    why: str = ""


@dataclass(slots=True)
class _Told:
    """What is told of the numbers at one place, each to be used up once.

    ``results``: numbers of shares and changes; ``asked``: the place words a target;
    ``weighed``: it holds a target's result.
    """

    figures: list[Figure] = field(default_factory=list)
    others: Counter[int] = field(default_factory=Counter)
    results: Counter[int] = field(default_factory=Counter)
    not_read: list[NotRead] = field(default_factory=list)
    asked: bool = False
    weighed: bool = False
    listed: dict[int, Counter[str]] = field(default_factory=dict)

    def _listed(self, one: NotRead, form: Form) -> Counter[str]:
        """The numbers that an entry of what was not read still stands for."""
        if id(one) not in self.listed:
            self.listed[id(one)] = Counter(it.text for it in counting_tokens(one.text, form))
        return self.listed[id(one)]

    def end(self, token: Token, form: Form) -> Stretch:
        """Where the number of a token ends."""
        text, value = token.text, _value(token)
        for figure in self.figures:
            if value is not None and figure.value == value:
                self.figures.remove(figure)
                return Stretch(text, "figure", figure)
        if token.kind not in _COUNTING:
            return Stretch(text, "no_count")
        terms = [int(it) for it in text.split("+")] if _SUMMED.fullmatch(text) else []
        summed = [one for one in self.figures if one.value in terms]
        if terms and len(summed) >= len(terms):
            return Stretch(text, "figure", summed[0])
        if value is not None and _take(self.others, value):
            return Stretch(text, "other")
        if value is not None and _take(self.results, value):
            return Stretch(text, "result")
        for one in self.not_read:
            if _take(self._listed(one, form), text):
                return Stretch(text, "not_read", why=one.why)
        if self.asked or self.weighed:
            return Stretch(text, "other" if self.asked else "result")
        return Stretch(text, "lost")


def stretches(
    document: Document, report: StatedReport, form: Form
) -> Iterator[tuple[ReportLine, list[list[Stretch]]]]:
    """The lines of a document in reading order, each with its cells as stretches."""
    told = _told(report)
    units = (report.unit or "", *(figure.cell.get("unit", "") for figure in report.figures))
    whose = {named for unit in units for named in _named(unit)}

    def at(where: Where) -> _Told:
        return told.get(_place(where), _Told())

    for block in blocks(document.lines):
        numbering = _numbering(block, form)
        for line in block:
            index = is_index([cell for cell in line.cells if cell.text]) or _is_own(line)
            cells = (
                [(line.text, line.where, 0)]
                if not line.cells
                else [
                    ("" if cell.continued else cell.text, cell.where, cell.column)
                    for cell in line.cells
                ]
            )
            yield (
                line,
                [
                    _marked(text, at(where), form, index or column in numbering, whose)
                    for text, where, column in cells
                ],
            )


def _is_own(line: ReportLine) -> bool:
    """Whether a line of ours says where the document comes from, and no more."""
    return from_line(line.text) is not None or is_caption(line.text)


def ends(document: Document, report: StatedReport, form: Form) -> Counter[End]:
    """How many numbers of a document end where."""
    found = (
        one.end
        for _, cells in stretches(document, report, form)
        for cell in cells
        for one in cell
        if one.end
    )
    return Counter(found)


def unlisted(document: Document, report: StatedReport, form: Form) -> Iterator[NotRead]:
    """The numbers of which nothing else is told, with the cell or line they stand in."""
    for line, cells in stretches(document, report, form):
        places = [cell.where for cell in line.cells] or [line.where]
        for where, cell in zip(places, cells, strict=True):
            yield from (
                NotRead(where, one.text, NOT_UNDERSTOOD) for one in cell if one.end == "lost"
            )


def _numbering(rows: Sequence[ReportLine], form: Form) -> set[int]:
    """The columns of a table whose heading says that they number its rows, or that codes do."""
    grid = Grid(list(rows))
    return {cell.column for row in rows for cell in row.cells if _numbers_rows(cell, grid, form)}


def _numbers_rows(cell: ReportCell, grid: Grid, form: Form) -> bool:
    words = keys(cell.text)
    meanings = form.phrases.get(words[0], ((), {}))[1].get(words, ()) if words else ()
    said, texts = {one.sense for one in meanings}, grid.column(cell)
    coded = "codes" in said and are_codes(texts[texts.index(cell.text) + 1 :])
    return coded or "ordinal" in said


def _place(where: Where) -> _Place:
    return where.paragraph, where.table, where.sheet, where.cell


def _told(report: StatedReport) -> dict[_Place, _Told]:
    found: dict[_Place, _Told] = {}

    def at(where: Where) -> _Told:
        return found.setdefault(_place(where), _Told())

    for figure in report.figures:
        at(figure.where).figures.append(figure)
    for other in report.others:
        at(other.where).others[other.value] += 1
    for one in report.not_read:
        at(one.where).not_read.append(one)
    for where in report.criteria:
        at(where).asked = True
    for rate in report.rates:
        at(rate.where).results.update([rate.numerator or 0, rate.denominator or 0])
    results = (it.rate.where for it in (*report.targets, *report.results))
    counts = [it.where for it in report.counts] + [it.where for it in report.names]
    for where in (*report.understood, *results, *counts):
        at(where).weighed = True
    for change in report.changes:
        at(change.where).results.update([abs(change.change or 0), change.before or 0])
    return found


def _value(token: Token) -> int | None:
    if token.kind == "ratio":
        return token.share[0]
    return token.number if token.kind in ("number", "money") else None


def _take(counted: Counter[Any], one: Any) -> bool:
    """Use one up, where there is one."""
    counted[one] -= (there := counted[one] > 0)
    return there


def _marked(
    text: str, told: _Told, form: Form, numbering: bool, whose: set[_Named]
) -> list[Stretch]:
    """A cell's text as stretches: words, and its numbers with their ends.

    ``numbering``: it only numbers a row or a column; ``whose``: the names of whose the figures
    are, and of who reports.
    """
    found: list[Stretch] = []
    done, numbers = 0, _numbers(text)
    names, before = _in_names(text, form) | whose, ""
    formula, own = formula_at(text), number_in(text) or (0, 0)
    for token in counting_tokens(text, form):
        named = (before, token.text) in names
        before = token.key
        if token.kind not in _DIGITS or not any(map(str.isdigit, token.text)):
            continue
        found += [Stretch(text[done : token.start])] if token.start > done else []
        counted = any(begun <= token.start < ended for begun, ended in numbers)
        plain = numbering or named or counted or token.start >= formula
        plain |= own[0] <= token.start < own[1] and token.kind == "number"
        unsure = may_count(text, token.start, token.end)
        token = replace(token, kind="decimal") if unsure else token
        found.append(Stretch(token.text, "no_count") if plain else told.end(token, form))
        done = token.end
    return [*found, Stretch(text[done:])] if done < len(text) else found


def _numbers(text: str) -> list[tuple[int, int]]:
    """From where to where the items of a line are numbered."""
    found, done = [], 0
    for item in items(text):
        done = text.index(item, done)
        found.append((done, done + len(item) - len(bullet(item).content)))
    return found


def _in_names(text: str, form: Form) -> set[_Named]:
    """The numbers that stand in the form's phrases, ``loại 1``, and in names: ``số 3``."""
    kinds = ("phrase", "word")
    phrases = (one.text for one in walk(nodes(text, form, None)) if one.kind in kinds)
    return {named for phrase in phrases for named in _named(phrase)}


def _named(name: str) -> Iterator[_Named]:
    """The numbers in a name, each with the word before it."""
    return ((key(first), second) for first, second in pairwise(name.split()) if second.isdigit())
