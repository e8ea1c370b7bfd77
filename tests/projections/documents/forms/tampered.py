"""A paper of ours in which one number was changed, and who finds it.

Either a check of the paper against itself, or the books it was written from, or the reader, which
tells that it did not read a number or that a check cannot be made.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, Literal

from projections.documents.forms.form_books import FormBooks
from projections.documents.lines.document import Document, ReportCell, ReportLine, Where
from projections.inspection.checks.rules import check_report
from projections.inspection.reading.counts.named import named_counts
from projections.inspection.reading.ends import Stretch, stretches
from projections.inspection.reading.lexicon.form import year_end_form
from projections.inspection.reading.read import read_report
from projections.inspection.reading.stated.values import StatedCount, StatedReport
from projections.inspection.reconciliation.moments import Moments
from projections.inspection.results.count_values import CountedBooks
from projections.inspection.results.results import HeldResults, held_results

Finder = Literal["check", "books", "told", ""]
"""Who finds it; empty: nobody."""
_MEASURES = ("opening", "added", "removed", "current")


@dataclass(frozen=True)
class Place:
    """A number of a document: its line, its cell in a row (None of text), where it begins."""

    line: int
    cell: int | None
    start: int
    end: int


@dataclass(frozen=True)
class SoundPaper:
    """A paper as it was read, and the books it was written from."""

    document: Document
    books: CountedBooks

    @cached_property
    def report(self) -> StatedReport:
        return read_report(self.document, self.books.form)

    @cached_property
    def verdicts(self) -> Counter[Any]:
        return _verdicts(self.report)

    @cached_property
    def held(self) -> HeldResults:
        return _held(self.report, self.document, self.books)

    def places(self) -> Iterator[Place]:
        """The numbers that count something: none of a name, a day, a heading's number, nor of what
        is asked for or listed by name.
        """
        read = self.report
        listed = {(it.cell, it.text) for it in (*(one.where for one in read.names), *self.asked)}
        marked = stretches(self.document, read, self.books.form)
        for at, (line, cells) in enumerate(marked):
            for cell, found in enumerate(cells):
                where = line.cells[cell].where if line.cells else line.where
                if (where.cell, where.text) not in listed:
                    yield from _counting(at, cell if line.cells else None, found)

    @cached_property
    def asked(self) -> list[Where]:
        """Where the paper only says what is asked for: the words of targets, bounds, and numbers
        assigned of what is not asked of the unit.
        """
        counted = {one.where for one in self.report.all_counts}
        unasked = {one.assigned for one in self.report.targets if not one.asked and one.assigned}
        cells = [it.where for one in self.document.lines for it in one.cells if it.text in unasked]
        return [*cells, *(one for one in self.report.understood if one not in counted)]

    def with_wrong(self, place: Place) -> Document:
        """The document with another number there."""
        lines = list(self.document.lines)
        line = lines[place.line]
        if place.cell is None:
            text = _wrong(line.text, place)
            changed = replace(line, text=text, where=replace(line.where, text=text))
        else:
            changed = _in_row(line, place)
        lines[place.line] = changed
        return replace(self.document, lines=tuple(lines))

    def finder(self, place: Place) -> Finder:
        """Who finds that a number was changed."""
        document = self.with_wrong(place)
        report = read_report(document, self.books.form)
        new = _verdicts(report) - self.verdicts
        if any(verdict == "fails" for _, verdict, *_ in new):
            return "check"
        held = _held(report, document, self.books)
        if held.differing or any(_wrong_figures(report, self.books.books)):
            return "books"
        if _unheld(held) - _unheld(self.held):
            return "told"
        told = Counter((one.where.cell, one.text, one.why) for one in report.not_read)
        told -= Counter((one.where.cell, one.text, one.why) for one in self.report.not_read)
        return "told" if new or told or report.notices != self.report.notices else ""

    def words(self, place: Place) -> str:
        """What stands there, the number in square brackets."""
        line = self.document.lines[place.line]
        text = line.text if place.cell is None else line.cells[place.cell].text
        marked = f"{text[: place.start]}[{text[place.start : place.end]}]{text[place.end :]}"
        return f"{line.text[:30]} … {marked}" if place.cell is not None else marked


def _counting(line: int, cell: int | None, found: list[Stretch]) -> Iterator[Place]:
    at = 0
    for one in found:
        if one.end not in (None, "no_count"):
            for digits in re.finditer(r"\d+", one.text):
                yield Place(line, cell, at + digits.start(), at + digits.end())
        at += len(one.text)


def _wrong(text: str, place: Place) -> str:
    digits = text[place.start : place.end]
    return f"{text[: place.start]}{str(int(digits) + 1).zfill(len(digits))}{text[place.end :]}"


def _in_row(line: ReportLine, place: Place) -> ReportLine:
    assert place.cell is not None
    cells: list[ReportCell] = list(line.cells)
    wrong = replace(cells[place.cell], paragraphs=(_wrong(cells[place.cell].text, place),))
    cells[place.cell] = wrong
    text = " | ".join(one.text for one in cells)
    told = tuple(replace(one, where=replace(one.where, text=text)) for one in cells)
    return replace(line, text=text, where=replace(line.where, text=text), cells=told)


def _verdicts(report: StatedReport) -> Counter[Any]:
    checks = check_report(report, year_end_form())
    return Counter((one.rule, one.verdict, str(one.stated), str(one.expected)) for one in checks)


def _held(report: StatedReport, document: Document, books: CountedBooks) -> HeldResults:
    """What is stated beside figures, held against the books."""
    counts = [one for one in named_counts(document, books.form) if isinstance(one, StatedCount)]
    at = books.books.sight.books.known_at
    return held_results(report, counts, {at: books}, {at: books}, Moments(None, at, at), ours=True)


def _unheld(held: HeldResults) -> Counter[Any]:
    """What cannot be held against the books, and why."""
    return Counter((one.value.of, one.why) for one in held.every if one.verdict == "not_checkable")


def _wrong_figures(report: StatedReport, books: FormBooks) -> Iterator[bool]:
    units = books.sight.books.units.values()
    codes = {one.name: one.code for one in units}
    codes |= {one.name.rstrip(" 0123456789"): one.code for one in units}
    for figure in report.figures:
        if figure.line is None or figure.measure not in _MEASURES or figure.value is None:
            continue
        cell: dict[str, str | bool | None] = {**figure.cell}
        if "unit" in cell:
            cell["unit"] = codes.get(figure.cell["unit"])
        if "online" in cell:
            cell["online"] = cell["online"] == "true"
        counts = books.standings.figure(figure.line, cell)
        yield getattr(counts, figure.measure) != figure.value
