"""How high a row of Excel must be, and how wide a text is in its columns."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from projections.documents.tables.widths import thousandths, wrapped

LINES_LIMIT: Final = 20
"""A row of Excel is at most 409 points high."""
_LINE_POINTS: Final = 17
_DIGIT_THOUSANDTHS: Final = 500
"""Excel counts the width of a column in digits."""
_BOLD: Final = 1.1
_AIR: Final = 1.05
"""Excel draws letters a little wider than they are; a line that is cut is worse than a high row."""


def lines_of(texts: Iterable[tuple[str, int]], *, bold: bool = True) -> int:
    """How many lines the texts of a row need, each in a column of a width in digits.

    Excel breaks a word that is wider than its column. ``bold``: they may be.
    """
    measure = digits if bold else _plain_digits
    return max(
        (
            sum(-(-measure(line) // (width - 1)) or 1 for line in wrapped(text, width - 1, measure))
            for text, width in texts
            if "\n" in text or len(text) > width // 2
        ),
        default=1,
    )


def points_of(lines: int) -> int:
    """The height of a row of so many lines, in points: as much as a row can have."""
    return _LINE_POINTS * min(lines, LINES_LIMIT)


def digits(text: str) -> int:
    """The width of a text in digits, as Excel counts the width of a column, bold or not."""
    return -(-int(thousandths(text) * _BOLD) // _DIGIT_THOUSANDTHS)


def _plain_digits(text: str) -> int:
    """The same of letters that are not bold."""
    return -(-int(thousandths(text) * _AIR) // _DIGIT_THOUSANDTHS)
