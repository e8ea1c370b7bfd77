"""The geometry of a table, apart from what its words mean: what each cell holds, where it stands,
what stands around it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Final

from ledger.values.numbers import column_letter, read_count
from projections.documents.lines.document import ReportCell, ReportLine

_SLOT: Final = re.compile(r"[\s.…_\-–—/]*")
WORDED: Final = re.compile(r"(?:\d{1,3}(?:\.\d{3})+|\d+)(?![\d/%,.]|\s*%|\s*[-–—+~/>]\s*\d)")
"""A count with words behind it: ``10 (04 LT, 06 LC)``; never a rate, a range or a sum."""
ENUMERATOR: Final = re.compile(
    r"[\s(]*(?:[IVXLC]+|\d+(?:\.\d+)*[a-zđ]?|[A-Za-zĐđ])[\s).:/]*|[\s\-–—+*•.…]*"
)
"""What stands before a row to number it: ``1``, ``II.``, ``2.1``, ``a)``, a dash."""
INDEX: Final = re.compile(r"\(?\s*(?:\d{1,2}[a-zđ]?|[A-Za-z])\s*\)?\s*(?:=[\d\s+\-–()]+)?\)?")
_NUMBERING: Final = re.compile(
    r"\(?\s*(?:(?P<number>\d{1,2})|[A-Za-z])\s*\)?\s*(?:=[\d\s+\-–()/:*x×.%]+)?"
)
_FORMULA: Final = re.compile(r"[\s(=]*\d{1,2}(?:[\s()]*[+\-–/:*x×]\s*\(?\d{1,3}\)?)+%?[\s)]*")
"""``1+2``: what a column comes to, in the place of its number."""
NUMBERED: Final = re.compile(r"(?:[IVXLC]+|[A-ZĐ])\s*[.):-]\s*\S.*")
"""``II. Sưu tra``: a heading, whatever it names."""
_CODE: Final = re.compile(r"[\d.]*|[A-Za-zĐđ]")
_NONE: Final = frozenset({"không", "không có"})


def pure_value(text: str) -> tuple[bool, int | None]:
    """Whether a cell holds nothing but a count or an empty slot, and the count."""
    if _SLOT.fullmatch(text):
        return True, None
    if (count := read_count(text)) is not None:
        return True, count
    return (True, 0) if text.casefold() in _NONE else (False, None)


def is_count(cell: ReportCell) -> bool:
    """Whether a cell of its own holds a count."""
    return not cell.continued and read_count(cell.text) is not None


def is_spoilt(text: str) -> bool:
    """Whether a cell among counts holds what is none: ``1,5``, ``-3``, ``khoảng 9``, ``12%``,
    a formula without its value.
    """
    return not pure_value(text)[0] and not WORDED.match(text) and bool(re.search(r"\d|^[=#]", text))


def is_signed(text: str) -> bool:
    """Whether a cell holds nothing but a number with a sign, as a change has: ``-1``, ``+2``."""
    return bool(re.fullmatch(r"[+\-−–]\s?\d+(?:[.,]\d+)*\s?%?", text.strip()))


_SIGNS: Final = {
    **dict.fromkeys(("+", "(+)", "thêm"), "tăng"),
    **dict.fromkeys(("-", "–", "(-)", "(–)", "bớt"), "giảm"),
}
"""Signs that head columns of what came and of what went, words that do so only side by side, and
the words for them.
"""
_LETTERS: Final = {"t": "tăng", "g": "giảm"}
"""Letters that do so only one behind the other, between two other columns: ``ĐK | T | G | CK``."""


_DITTOS: Final = frozenset({'"', "''", "”", "“", "〃", "nt", "n.t", "như trên"})


def with_signs_named(row: ReportLine) -> ReportLine:
    """A row of headings in which both signs stand, with the words for them: ``Đầu kỳ | + | -``."""
    texts = [cell.text.strip().casefold() for cell in row.cells]
    fours = zip(texts, texts[1:], texts[2:], texts[3:], strict=False)
    lettered = any([*_LETTERS] == [*four[1:3]] and four[0] and four[3] for four in fours)
    known = {**_SIGNS, **_LETTERS} if lettered else _SIGNS
    if len({known.get(it) for it in texts} - {None}) < 2 or any(map(is_count, row.cells)):
        return row
    said = (known.get(one, it.text) for one, it in zip(texts, row.cells, strict=True))
    cells = (replace(it, paragraphs=(one,)) for one, it in zip(said, row.cells, strict=True))
    return replace(row, cells=tuple(cells))


def with_dittos_blank(row: ReportLine) -> ReportLine:
    """A row whose first cell repeats the one above by a sign, with that left empty."""
    first = next((it for it in row.cells if it.text), None)
    if first is None or first.text.strip(" -").casefold() not in _DITTOS:
        return row
    kept = (replace(it, paragraphs=()) if it is first else it for it in row.cells)
    return replace(row, cells=tuple(kept))


def is_year(text: str) -> bool:
    """Whether a cell holds nothing but the digits of a year."""
    return bool(re.fullmatch(r"(?:19|20)\d{2}", text.strip()))


def is_text(cell: ReportCell) -> bool:
    """Whether a cell holds words."""
    return not pure_value(cell.text)[0]


def is_heading(cell: ReportCell) -> bool:
    """Whether a cell of its own holds words and no count."""
    return bool(cell.text) and not cell.continued and is_text(cell)


def are_codes(texts: Iterable[str]) -> bool:
    """Whether what stands below a heading are digits alone, or the letter of a column."""
    return all(_CODE.fullmatch(text) for text in texts)


def is_index(cells: Sequence[ReportCell]) -> bool:
    """Whether a row only numbers the columns: (1) (2) (3), A B 1 2 3, 1 2 3=1+2, 1 2 1+2."""
    return len(cells) > 2 and len([it for it in index_numbers(cells) if it]) > 1


def index_numbers(cells: Sequence[ReportCell]) -> list[int | None]:
    """The number that each cell of a row gives its column, None beside a letter; nothing where
    the row does not only number columns, one after the other.
    """
    found: list[int | None] = []
    last: int | None = None
    for cell in cells:
        numbered = _NUMBERING.fullmatch(cell.text)
        formula = numbered is None and _FORMULA.fullmatch(cell.text)
        if numbered is None and not (formula and last is not None):
            return []
        number = int(numbered["number"]) if numbered and numbered["number"] else None
        number = last + 1 if formula and last is not None else number
        if None not in (number, last) and number != (last or 0) + 1:
            return []
        last = last if number is None else number
        found.append(number)
    return found


def tables(lines: Sequence[ReportLine]) -> Iterator[list[ReportLine]]:
    """The document's lines, rows of one table or sheet together."""
    block: list[ReportLine] = []
    for line in lines:
        before = block[-1] if block else None
        same = before is not None and bool(line.cells) and bool(before.cells) and (
            (line.where.table, line.where.sheet) == (before.where.table, before.where.sheet)
        )  # fmt: skip
        if block and not same:
            yield block
            block = []
        block.append(line)
    if block:
        yield block


@dataclass(slots=True)
class Grid:
    """The rows of one table, found by where they stand."""

    rows: list[ReportLine]
    titles: set[str] = field(default_factory=set)
    """The texts that stand alone in their rows, above a row without a count."""
    _at: dict[object, int] = field(default_factory=dict)
    _down: dict[int, list[str]] = field(default_factory=dict)
    _counted: dict[int, bool] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._at = {row.where: index for index, row in enumerate(self.rows)}
        for row, below in pairwise(self.rows):
            shown = [it.text for it in row.cells if it.text]
            if len(shown) == 1 and not any(map(is_count, below.cells)):
                self.titles.add(shown[0])

    def below(self, row: ReportLine, count: int) -> list[ReportLine]:
        """The next rows."""
        at = self._at.get(row.where, len(self.rows))
        return self.rows[at + 1 : at + 1 + count]

    def onward(self, row: ReportLine) -> Iterator[ReportLine]:
        """A row and all below it."""
        for at in range(self._at.get(row.where, len(self.rows)), len(self.rows)):
            yield self.rows[at]

    def spread(self, row: ReportLine) -> list[ReportCell]:
        """The cells of a row of headings, each as wide as it reads: one whose place is not merged
        with the empty ones to its right heads those, too, where all have headings below.
        """
        below = {it.column for one in self.below(row, 1) for it in one.cells if is_heading(it)}
        wide: list[ReportCell] = []
        for cell in row.cells:
            before = wide[-1] if wide else None
            joins = before is not None and before.text and not (cell.text or cell.continued)
            if before is not None and joins and below >= {before.column, cell.column}:
                wide[-1] = replace(before, span=cell.column + cell.span - before.column)
            else:
                wide.append(cell)
        return wide

    def column(self, cell: ReportCell) -> list[str]:
        """Every text in a cell's column, each once."""
        if cell.column not in self._down:
            texts = (it.text for row in self.rows for it in row.cells if it.column == cell.column)
            self._down[cell.column] = list(dict.fromkeys(texts))
        return self._down[cell.column]

    def explains(self, cell: ReportCell) -> set[str]:
        """The texts in a cell's column that stand alone in their rows: titles, remarks."""
        alone = (row for row in self.rows if sum(bool(it.text) for it in row.cells) == 1)
        return {it.text for row in alone for it in row.cells if it.column == cell.column}

    def heads_rows(self, cell: ReportCell, row: ReportLine) -> bool:
        """Whether a label is merged with the row above or below, or the row below leaves its place
        empty.
        """
        below = (it for one in self.below(row, 1) for it in one.cells if it.column == cell.column)
        same = next(below, None)
        return cell.continued or (same is not None and (same.continued or not same.text))

    def counts_in(self, column: int) -> bool:
        """Whether a cell of this column is a count."""
        if column not in self._counted:
            cells = (it for row in self.rows for it in row.cells if it.column == column)
            self._counted[column] = any(map(is_count, cells))
        return self._counted[column]


def padded(row: ReportLine, columns: int) -> ReportLine:
    """The row with an empty cell in every column up to this one: a sheet leaves out those at its
    end.
    """
    last = max((cell.column + cell.span - 1 for cell in row.cells), default=columns)
    number = re.search(r"\d+$", row.where.cell or "")
    if last >= columns or number is None:
        return row
    more = (
        ReportCell((), at, replace(row.where, cell=f"{column_letter(at)}{number.group()}"))
        for at in range(last + 1, columns + 1)
    )
    return replace(row, cells=(*row.cells, *more))


def states_count(cell: ReportCell) -> bool:
    """Whether a cell holds a count, or what should be one."""
    return pure_value(cell.text)[1] is not None or is_spoilt(cell.text)


def are_blank(labels: list[ReportCell], counts: list[ReportCell]) -> bool:
    """Whether labels stand before empty places for counts, and nowhere else."""
    width = max((cell.column + cell.span for cell in labels), default=0)
    named = bool(labels) and bool(counts)
    return named and not any(it.text or it.column < width for it in counts)
