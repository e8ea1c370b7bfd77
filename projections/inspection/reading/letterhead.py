"""Reads the head of a report: which unit wrote it, under which, its number and its date."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from projections.documents.lines.document import Document, Where
from projections.inspection.reading.form import Form
from projections.inspection.reading.tokens import Token, tokens
from projections.inspection.reading.tree import Bullet, Section

_NUMBER: Final = re.compile(
    r"(?<!\w)số\s*:?\s*(?P<number>[\d.…\s]*\d[\d\s]*/[\w\-/()]+)", re.IGNORECASE
)
_TITLE_LINES: Final = 4
_HEAD_CELLS: Final = 2
"""A head laid out as a table has the units beside the motto; a row of more cells begins the
figures.
"""
_TITLE_WORDS: Final = 30
_NUMBER_SLOT: Final = re.compile(r"(?<!\w)số\s*:\s*[\d.…\s_]*/?[\w\-/]*", re.IGNORECASE)

_LABELLED: Final = re.compile(
    r"\W*(?:tên\s+)?đơn\s+vị(?:\s+(?:báo\s+cáo|lập|lập\s+biểu))?\s*:\s*(?P<unit>\S.*?)\W*",
    re.IGNORECASE,
)
_CODE: Final = re.compile(r"[A-ZĐ][A-ZĐ0-9]*(?:[-./][A-ZĐ0-9]+)*")


@dataclass(slots=True)
class Head:
    """What the head says; None where it says nothing.

    ``places``: its lines, which state no figures.
    """

    unit: str | None = None
    parent: str | None = None
    number: str | None = None
    date: date | None = None
    date_where: Where | None = None
    places: set[Where] = field(default_factory=set)


def read_head(document: Document, form: Form) -> Head:
    """Read the lines before the title, and who is named behind ``Đơn vị:``, there or below it.

    What stands over a title, and over the number, is who wrote, in whatever words. A date at the
    end counts where the head has none.
    """
    head = Head()
    units: list[str] = []
    below: set[str] = set()
    closed = False
    passed: list[Where] = []
    titled = False
    for text, where in _lines(document, form):
        found = tokens(text, form)
        if not titled and _begins(found, form.letterhead.titles):
            head.places, titled = set(passed), True
        if (labelled := _labelled(text, form)) and labelled not in units:
            units.append(labelled)
        if titled:
            continue
        passed.append(where)
        if head.number is None and (number := _NUMBER.search(text)):
            head.number = re.sub(r"\s+", "", number["number"])
        if head.date is None:
            _take_date(head, found, where)
        unit = _unit(text, found, form)
        closed = closed or _NUMBER_SLOT.search(text) is not None
        if unit is None and not closed and (unit := _of_place(text, found, form)):
            below.add(unit)
        if unit and unit not in units:
            units.append(unit)
    units = [unit for unit in units if titled or unit not in below]
    head.unit = units[-1] if units else None
    head.parent = units[-2] if len(units) > 1 else None
    if head.date is None:
        _date_at_end(head, document, form)
    return head


class TitleLines:
    """Tells the lines of a report's title: the one that begins with a title's word and the short
    ones right below it.
    """

    def __init__(self, form: Form) -> None:
        self._form = form
        self._seen = 0
        self._left = -1

    def take(self, text: str, start: Bullet, section: Section) -> bool:
        """Whether the next line belongs to the title.

        A line with a count, a bullet or a section's name ends it.
        """
        found = tokens(text, self._form)
        self._seen += 1
        begins = self._left < 0 and self._seen <= 2 * self._form.letterhead.max_lines
        if begins and _begins(found, self._form.letterhead.titles):
            self._left = _TITLE_LINES
        counts = any(one.kind in ("number", "dots") for one in found)
        if start.kind or section.part != "outside" or counts or len(text.split()) > _TITLE_WORDS:
            self._left = min(self._left, 0)
        titled = self._left > 0
        self._left -= titled
        return titled


def _lines(document: Document, form: Form) -> list[tuple[str, Where]]:
    """The first lines; a head is often laid out as a table, whose cells are read one after the
    other.
    """
    texts: list[tuple[str, Where]] = []
    for line in document.lines[: form.letterhead.max_lines]:
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
    if not _begins(found, form.letterhead.unit_starts):
        return None
    return _name(text, found, form)


def _name(text: str, found: tuple[Token, ...], form: Form) -> str | None:
    """A name without the motto and the number beside it, and the signs around it."""
    end = len(text)
    for index in range(1, len(found)):
        if _begins(found[index:], form.letterhead.motto):
            end = found[index].start
            break
    return _NUMBER_SLOT.sub("", text[:end]).strip(" -–—_*,.;:") or None


def _of_place(text: str, found: tuple[Token, ...], form: Form) -> str | None:
    """What a line over the title names by where it stands, whatever its words; None of what stands
    there, too: the motto, the place and the date, a remark, a stamp.
    """
    name = _name(text, found, form)
    other = _begins(found, form.letterhead.motto) or _begins(found, form.letterhead.no_units)
    dated = any(token.kind in ("date", "span", "bad_date", "dots") for token in found)
    if name is None or other or dated or not text.strip()[:1].isalpha() or ":" in name:
        return None
    return name


def _labelled(text: str, form: Form) -> str | None:
    """A unit named behind a label, as heads of tables in Excel have it; behind the same words
    stands as often what is counted (``Đơn vị: hồ sơ``), which is no unit's name or code.
    """
    if (found := _LABELLED.fullmatch(text)) is None:
        return None
    name = found["unit"].strip(" -–—_*,.;")
    begins = _begins(tokens(name, form), form.letterhead.unit_starts)
    return name if begins or _CODE.fullmatch(name) else None


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
