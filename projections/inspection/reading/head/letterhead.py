"""Reads the head of a report: which unit wrote it, under which, its number and its date."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import takewhile
from typing import Final

from projections.documents.lines.document import Document, ReportLine, Where
from projections.inspection.reading.frames.holders import (
    COMMUNE,
    begins,
    label_beside,
    rank,
)
from projections.inspection.reading.head.head_names import (
    NUMBER_SLOT,
    begun_with,
    falls,
    goes_on,
    named_apart,
    speaking,
    unit_alone,
    unit_labelled,
    unit_named,
    unit_of_place,
)
from projections.inspection.reading.head.subjects import inspected, officer_named
from projections.inspection.reading.lexicon.form import Form
from projections.inspection.reading.lexicon.wording import keys
from projections.inspection.reading.lines.node import walk
from projections.inspection.reading.lines.phrases import nodes
from projections.inspection.reading.lines.placed_days import is_placed_day
from projections.inspection.reading.lines.tokens import Token, tokens

_NUMBER: Final = re.compile(
    r"(?<!\w)(?<!biểu )(?<!mẫu )(?<!lục )số\s*:?\s*(?P<number>[\d.…\s]*\d[\d\s]*/[\w\-/()]+)",
    re.IGNORECASE,
)
_COUNTED_TO: Final = frozenset({"đến", "hết"})
"""Before a day up to which is counted: it is no day on which anything was written."""
_HEAD_CELLS: Final = 2
"""A head laid out as a table has the units beside the motto; a row of more cells begins the
figures.
"""


@dataclass(slots=True)
class Head:
    """What the head says; None where it says nothing.

    ``places``: its lines, which state no figures; ``about``: the unit that the title says the
    report is about, where another one wrote it.
    """

    unit: str | None = None
    parent: str | None = None
    number: str | None = None
    date: date | None = None
    date_where: Where | None = None
    places: set[Where] = field(default_factory=set)
    about: str = ""


def read_head(document: Document, form: Form) -> Head:
    """Read the lines before the title, and who is named behind ``Đơn vị:``, there or below it.

    What stands over a title, and over the number, is who wrote, in whatever words. Where the
    sheets of a workbook have heads of their own, it is whom they all name. A date at the end
    counts where the head has none.
    """
    read = [_Letterhead(form).read(lines) for lines in _sheets(document)]
    head = read[0].head if read else Head()
    units = _common([one.units for one in read if one.units], form)
    head.unit = units[-1] if units else None
    head.parent = units[-2] if len(units) > 1 else None
    if head.date is None:
        _date_at_end(head, document, form)
    return head


def number_in(text: str) -> tuple[int, int] | None:
    """From where to where a line says the number of its document: ``Số: 214/BC-CAH``."""
    found = _NUMBER.search(text)
    return found.span("number") if found else None


def _sheets(document: Document) -> list[list[ReportLine]]:
    """The lines of each sheet; those of a document without sheets together."""
    found: dict[str | None, list[ReportLine]] = {}
    for line in document.lines:
        found.setdefault(line.where.sheet, []).append(line)
    return list(found.values())


def _common(chains: list[list[str]], form: Form) -> list[str]:
    """Whom all sheets name, from above: below that each names whose it is. Where they name nobody
    together, the first counts if it names one above all others.
    """
    if len(chains) < 2:
        return chains[0] if chains else []
    shared = [set(map(keys, chain)) for chain in chains]
    last = next((it for it in reversed(chains[0]) if all(keys(it) in one for one in shared)), None)
    if last is not None:
        return max((_up_to(last, chain) for chain in chains), key=len)
    first, *others = chains
    above = all(rank(first[-1], form) > rank(one[0], form) > 0 for one in others)
    return first if above else []


def _up_to(name: str, chain: list[str]) -> list[str]:
    """A chain as far as a name in it."""
    return chain[: [keys(one) for one in chain].index(keys(name)) + 1]


@dataclass(slots=True)
class _Letterhead:
    """Reads the head of a document or of a sheet. ``units``: who is named, from above."""

    form: Form
    head: Head = field(default_factory=Head)
    units: list[str] = field(default_factory=list)
    _titled: bool = False
    _below: set[str] = field(default_factory=set)
    _closed: bool = False

    def read(self, lines: list[ReportLine]) -> _Letterhead:
        """Read the first lines."""
        passed: list[Where] = []
        stated = False
        labels = {name for line in lines for name in _labels(line, self.form)}
        for text, where in _lines(lines, self.form):
            found = tokens(text, self.form)
            if not self._titled and begun_with(found, self.form.letterhead.titles):
                self.head.places, self._titled = set(passed), True
            states = _states(text, self.form)
            stated = stated or states
            if len(labels) == 1 and not stated and (named := unit_labelled(text, self.form)):
                self._add(named)
            if not (self._titled or states):
                passed.append(where)
                self._over_title(text, found, where)
            elif not self.units and where == lines[0].where and states:
                self._add(speaking(text, found, self.form))
            elif not stated:
                self._below_title(text, found, where)
        if self._titled and not self.units and not self.head.about:
            for name in self._named_below(lines):
                self._add(name)
        self._settle(lines)
        return self

    def _named_below(self, lines: list[ReportLine]) -> list[str]:
        """Who is named alone below a title that stands under nobody's name, from above, where all
        others that head anything stand lower.
        """
        told = [unit_alone(one.text, self.form) for one in lines]
        begun = next((at for at, it in enumerate(told) if it), len(told))
        run = [it for it in takewhile(bool, told[begun:]) if it]
        ranks = [rank(it, self.form) for it in told[begun:] if it]
        lower = all(it < ranks[len(run) - 1] for it in ranks[len(run) :])
        above = falls(ranks[: len(run)]) and lower
        return run if above and begun < self.form.letterhead.max_lines else []

    def _below_title(self, text: str, found: tuple[Token, ...], where: Where) -> None:
        """Whom the title, or a line below it, says the report is about; place and day, where they
        stand there.
        """
        if self.head.date is None and is_placed_day(text, self.form):
            _take_date(self.head, found, where)
        unit = unit_named(inspected(text), tokens(inspected(text), self.form), self.form)
        self.head.about = self.head.about or unit or officer_named(text)

    def _settle(self, lines: list[ReportLine]) -> None:
        """Who is named, from above; without a title what only follows a name is nobody's."""
        self.units = [unit for unit in self.units if self._titled or unit not in self._below]
        if self._is_inverted():
            self.units.reverse()
        if not self._titled:
            self.head.places |= set(self._heading(lines))

    def _heading(self, lines: list[ReportLine]) -> Iterator[Where]:
        """The first lines of what has no title that name who reports, from above, and head nothing
        that follows.
        """
        texts = [line.text.strip() for line in lines[: len(self.units)]]
        ranks = [rank(text, self.form) for text in texts]
        if texts == self.units and (len(texts) == 1 or falls(ranks)):
            yield from (line.where for line in lines[: len(texts)])

    def _is_inverted(self) -> bool:
        """Whether a team or commune stands over the district or province that it is under."""
        known = all(begins(unit, self.form.letterhead.unit_starts) for unit in self.units)
        ranks = [rank(unit, self.form) for unit in self.units]
        return known and len(ranks) == 2 and 0 < ranks[0] <= COMMUNE < ranks[1]

    def _over_title(self, text: str, found: tuple[Token, ...], where: Where) -> None:
        """Take a line over the title."""
        head, form = self.head, self.form
        if head.number is None and (number := number_in(text)):
            head.number = re.sub(r"\s+", "", text[slice(*number)])
        if head.date is None:
            _take_date(head, found, where)
        self._closed = self._closed or NUMBER_SLOT.search(text) is not None
        unit = unit_named(text, found, form)
        if unit is None and not self._closed and (unit := unit_of_place(text, found, form)):
            if self.units and goes_on(self.units[-1], found, form):
                unit = f"{self.units.pop()} {unit}"
            self._below.add(unit)
        self._add(unit)

    def _add(self, unit: str | None) -> None:
        for one in named_apart(unit, self.form) if unit else ():
            if keys(one) not in map(keys, self.units):
                self.units.append(one)


def _labels(line: ReportLine, form: Form) -> Iterator[str]:
    """Who is named behind labels in a line."""
    texts = [joined] if (joined := label_beside(line, form)) else [cell.text for cell in line.cells]
    for text in texts or [line.text]:
        if name := unit_labelled(text, form):
            yield name


def _states(text: str, form: Form) -> bool:
    """Whether a line states a figure: who is named behind it is not who reports."""
    found = list(walk(nodes(text, form, None)))
    return any(node.is_value for node in found) and any(node.means("measure") for node in found)


def _lines(lines: list[ReportLine], form: Form) -> list[tuple[str, Where]]:
    """The first lines; a head is often laid out as a table, whose cells are read one after the
    other.
    """
    texts: list[tuple[str, Where]] = []
    for line in lines[: form.letterhead.max_lines]:
        if joined := label_beside(line, form):
            texts.append((joined, line.where))
            continue
        if sum(bool(cell.text) and not cell.continued for cell in line.cells) > _HEAD_CELLS:
            break
        if line.cells:
            texts += [
                (text, cell.where)
                for cell in line.cells
                if not cell.continued
                for text in cell.paragraphs
            ]
        else:
            texts.append((line.text, line.where))
    return texts


def _take_date(head: Head, found: tuple[Token, ...], where: Where) -> None:
    """The date behind the place, ``Huyện Mẫu, ngày 15 tháng 10 năm 2024``; a stretch of days is the
    period, not the date.
    """
    dates = [(index, token) for index, token in enumerate(found) if token.kind == "date"]
    if len(dates) != 1 or any(token.kind == "span" for token in found):
        return
    index, token = dates[0]
    counted = _COUNTED_TO.intersection(
        one.text.casefold() for one in found[max(0, index - 3) : index]
    )
    if index + 2 >= len(found) and token.first is not None and not counted:
        head.date, head.date_where = token.first, where


def _date_at_end(head: Head, document: Document, form: Form) -> None:
    """Tables for signing often carry ``…, ngày 15 tháng 10 năm 2024`` above the signature."""
    for line in document.lines[-12:]:
        for cell in line.cells or (None,):
            text, where = (cell.text, cell.where) if cell else (line.text, line.where)
            found = tokens(text, form)
            if (
                head.date is None
                and "tháng" in text.casefold()
                and any(token.kind == "comma" for token in found[:8])
            ):
                _take_date(head, found, where)
