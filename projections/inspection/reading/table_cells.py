"""What a single cell of a table holds: a count, an empty slot, a number of its row or column, or
words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from ledger.values.numbers import read_count
from projections.documents.lines.document import ReportCell, ReportLine

_SLOT: Final = re.compile(r"[\s.…_\-–—/]*")
WORDED: Final = re.compile(r"(?:\d{1,3}(?:\.\d{3})+|\d+)(?![\d/%,.]|\s*%|\s*[-–—+~/>]\s*\d)")
"""A count with words behind it: ``10 (04 LT, 06 LC)``; never a rate, a range or a sum."""
ENUMERATOR: Final = re.compile(
    r"[\s(]*(?:[IVXLC]+|\d+(?:\.\d+)*|[A-Za-zĐđ])[\s).:/]*|[\s\-–—+*•.…]*"
)
"""What stands before a row to number it: ``1``, ``II.``, ``2.1``, ``a)``, a dash."""
INDEX: Final = re.compile(r"\(?\s*(?:\d{1,2}|[A-Za-z])\s*(?:=[\d\s+\-]+)?\)?")
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


def is_year(text: str) -> bool:
    """Whether a cell holds nothing but the digits of a year."""
    return bool(re.fullmatch(r"(?:19|20)\d{2}", text.strip()))


def is_text(cell: ReportCell) -> bool:
    """Whether a cell holds words."""
    return not pure_value(cell.text)[0]


def is_index(cells: list[ReportCell]) -> bool:
    """Whether a row only numbers the columns: (1) (2) (3), A B 1 2 3."""
    return (
        len(cells) > 2 and all(INDEX.fullmatch(cell.text) for cell in cells) and _consecutive(cells)
    )


def _consecutive(cells: list[ReportCell]) -> bool:
    numbers = [int(found.group()) for cell in cells if (found := re.search(r"\d+", cell.text))]
    return len(numbers) > 1 and numbers == list(range(numbers[0], numbers[0] + len(numbers)))


def tables(lines: tuple[ReportLine, ...]) -> Iterator[list[ReportLine]]:
    """The document's lines, rows of one table or sheet together."""
    block: list[ReportLine] = []
    for line in lines:
        same = (
            bool(block)
            and bool(line.cells)
            and bool(block[-1].cells)
            and _same_table(line, block[-1])
        )
        if block and not same:
            yield block
            block = []
        block.append(line)
    if block:
        yield block


def _same_table(one: ReportLine, other: ReportLine) -> bool:
    return (one.where.table, one.where.sheet) == (other.where.table, other.where.sheet)
