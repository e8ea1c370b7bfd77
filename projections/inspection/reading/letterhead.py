"""Reads the head of a report: which unit wrote it, under which, its number and its date."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise
from typing import Final

from projections.documents.lines.document import Document, ReportLine, Where
from projections.inspection.reading.form import Form
from projections.inspection.reading.holders import (
    COMMUNE,
    begins,
    is_counted,
    label_beside,
    labelled,
    rank,
)
from projections.inspection.reading.node import walk
from projections.inspection.reading.phrases import nodes
from projections.inspection.reading.subjects import inspected, officer_named
from projections.inspection.reading.tokens import Token, tokens
from projections.inspection.reading.wording import keys

_NUMBER: Final = re.compile(
    r"(?<!\w)(?<!biểu )(?<!mẫu )(?<!lục )số\s*:?\s*(?P<number>[\d.…\s]*\d[\d\s]*/[\w\-/()]+)",
    re.IGNORECASE,
)
_DATED: Final = frozenset({"date", "span", "bad_date", "dots", "reference", "ratio"})
"""In a line over the title that names nobody: the place and the date, the number of a page."""
_BETWEEN: Final = re.compile(r"\s+[-–—]\s+|\s*[/,;|()]\s*")
"""Between the names of two units on one line."""
_SPOKEN: Final = ("!", "?")
_HEAD_CELLS: Final = 2
"""A head laid out as a table has the units beside the motto; a row of more cells begins the
figures.
"""
_NAME_WORDS: Final = 24
"""A name with the motto beside it is no longer; a sentence that begins with a name is."""
_NUMBER_SLOT: Final = re.compile(r"(?<!\w)số\s*:\s*[\d.…\s_]*/?[\w\-/]*", re.IGNORECASE)


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
    _below: set[str] = field(default_factory=set)
    _closed: bool = False

    def read(self, lines: list[ReportLine]) -> _Letterhead:
        """Read the first lines."""
        passed: list[Where] = []
        titled = stated = False
        labels = {name for line in lines for name in _labels(line, self.form)}
        for text, where in _lines(lines, self.form):
            found = tokens(text, self.form)
            if not titled and _begins(found, self.form.letterhead.titles):
                self.head.places, titled = set(passed), True
            states = _states(text, self.form)
            stated = stated or states
            if len(labels) == 1 and not stated and (named := _labelled(text, self.form)):
                self._add(named)
            if not (titled or states):
                passed.append(where)
                self._over_title(text, found, where)
            elif not self.units and where == lines[0].where and states:
                self._add(_speaking(text, found, self.form))
            elif not stated:
                unit = _unit(inspected(text), tokens(inspected(text), self.form), self.form)
                self.head.about = self.head.about or unit or officer_named(text)
        self.units = [unit for unit in self.units if titled or unit not in self._below]
        if self._is_inverted():
            self.units.reverse()
        if not titled:
            self.head.places |= set(self._heading(lines))
        return self

    def _heading(self, lines: list[ReportLine]) -> Iterator[Where]:
        """The first lines of what has no title that name who reports, from above, and head nothing
        that follows.
        """
        texts = [line.text.strip() for line in lines[: len(self.units)]]
        ranks = [rank(text, self.form) for text in texts]
        if texts == self.units and (len(texts) == 1 or _falls(ranks)):
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
        self._closed = self._closed or _NUMBER_SLOT.search(text) is not None
        unit = _unit(text, found, form)
        if unit is None and not self._closed and (unit := _of_place(text, found, form)):
            if self.units and _goes_on(self.units[-1], found, form):
                unit = f"{self.units.pop()} {unit}"
            self._below.add(unit)
        self._add(unit)

    def _add(self, unit: str | None) -> None:
        for one in _apart(unit, self.form) if unit else ():
            if keys(one) not in map(keys, self.units):
                self.units.append(one)


def _apart(name: str, form: Form) -> list[str]:
    """The units that one line names from above: ``Công an tỉnh A - Công an huyện B``, also with
    nothing between them; with the lower first it is the name of that, and of whom it is under.
    """
    starts = form.letterhead.unit_starts
    at = [one.start for one in tokens(name, form) if begins(name[one.start :], starts)]
    run = [name[one:end].strip() for one, end in pairwise([*at, len(name)])]
    for names in (list(filter(None, map(str.strip, _BETWEEN.split(name)))), run):
        ranks = [rank(one, form) for one in names]
        if len(names) > 1 and all(begins(one, starts) for one in names) and _falls(ranks):
            return names
    return [name]


def _falls(ranks: Sequence[int]) -> bool:
    """Whether each of some units stands above the next."""
    return all(above > below > 0 for above, below in pairwise(ranks))


def _labels(line: ReportLine, form: Form) -> Iterator[str]:
    """Who is named behind labels in a line."""
    texts = [joined] if (joined := label_beside(line, form)) else [cell.text for cell in line.cells]
    for text in texts or [line.text]:
        if name := _labelled(text, form):
            yield name


def _states(text: str, form: Form) -> bool:
    """Whether a line states a figure: who is named behind it is not who reports."""
    found = list(walk(nodes(text, form, None)))
    return any(node.is_value for node in found) and any(node.means("measure") for node in found)


def _goes_on(name: str, found: tuple[Token, ...], form: Form) -> bool:
    """Whether a line goes on with the name on the line before: that one ends where a name does
    not, or this one begins so.
    """
    joints = form.letterhead.joints
    words = keys(name)
    levels = {one for level in form.letterhead.levels for one in level}
    ended = any(words[-len(one) :] == one for one in (*joints, *levels))
    return ended or bool(_begins(found, joints))


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


def _begins(found: tuple[Token, ...], phrases: tuple[tuple[str, ...], ...]) -> int:
    """How many tokens of the longest phrase the line begins with."""
    keys = tuple(token.key for token in found)
    return max((len(phrase) for phrase in phrases if keys[: len(phrase)] == phrase), default=0)


def _unit(text: str, found: tuple[Token, ...], form: Form) -> str | None:
    """A unit's name as written; what else stands on its line (the motto beside it, the number) is
    left out.
    """
    party = _begins(found, form.letterhead.party)
    start = found[party].start if party < len(found) else len(text)
    if not begins(text[start:], form.letterhead.unit_starts):
        return None
    return _name(text[start:], tokens(text[start:], form), form)


def _name(text: str, found: tuple[Token, ...], form: Form) -> str | None:
    """A name without the motto and the number beside it, what its unit says, and the signs around
    it.
    """
    if len(text.split()) > _NAME_WORDS:
        return None
    end = len(text)
    for index in range(1, len(found)):
        if _begins(found[index:], (*form.letterhead.motto, *form.letterhead.speaks)):
            end = found[index].start
            break
    return _NUMBER_SLOT.sub("", text[:end]).strip(" -–—_*,.;:") or None


def _speaking(text: str, found: tuple[Token, ...], form: Form) -> str | None:
    """Who speaks in a message of one line: ``CAX Hà An báo cáo: ST đầu tháng 40, mới 3``."""
    ends = (
        one.start for at, one in enumerate(found) if _begins(found[at:], form.letterhead.speaks)
    )
    said = text[: next(ends, 0)]
    return _unit(said, tokens(said, form), form)


def _of_place(text: str, found: tuple[Token, ...], form: Form) -> str | None:
    """What a line over the title names by where it stands, whatever its words; None of what stands
    there, too: the motto, the place and the date, a remark, a stamp, a greeting.
    """
    name = _name(text, found, form)
    other = _begins(found, form.letterhead.motto) or begins(text, form.letterhead.no_units)
    dated = any(token.kind in _DATED for token in found)
    spoken = text.rstrip().endswith(_SPOKEN)
    if name is None or other or dated or spoken or not text.strip()[:1].isalpha() or ":" in name:
        return None
    return name


def _labelled(text: str, form: Form) -> str | None:
    """A unit named behind a label, as heads of tables in Excel have it; behind the same words
    stands as often what is counted (``Đơn vị: hồ sơ``), which is no unit's name or code.
    """
    name = labelled(text)
    return name if name[:1].isupper() and not is_counted(nodes(name, form, None)) else None


def _take_date(head: Head, found: tuple[Token, ...], where: Where) -> None:
    """The date behind the place, ``Huyện Mẫu, ngày 15 tháng 10 năm 2024``; a stretch of days is the
    period, not the date.
    """
    dates = [(index, token) for index, token in enumerate(found) if token.kind == "date"]
    if len(dates) != 1 or any(token.kind == "span" for token in found):
        return
    index, token = dates[0]
    if index + 2 >= len(found) and token.first is not None:
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
