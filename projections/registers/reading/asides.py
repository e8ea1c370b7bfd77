"""Tells by its words whether a text of a table begins a sum, a note or a signature."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from ledger.values.text import fold
from projections.registers.reading.vocabulary import key, spaced, vocabulary

_PLACE_AND_DATE: Final = re.compile(r"ngay\s*\S*\s*thang\s*\S*\s*nam\b")
_PLACE_AND_DAY: Final = re.compile(
    r"[^\d]*\bngay\s*[\d.…]+\s*[/.\-]\s*[\d.…]+\s*[/.\-]\s*[\d.…]+\W*"
)
_COUNTS_ROWS: Final = re.compile(
    r"=\s*\+?\s*(?:_xlfn\.)?(?:SUBTOTAL|AGGREGATE|COUNT\w*|SUM\w*|ROWS|DCOUNTA?)\s*\(",
    re.IGNORECASE,
)
_FILE_NUMBER: Final = re.compile(r"[^\W\d_]+\d*[-/.][^\s:,()+]*\d[^\s:,()+]*")
"""One word with a digit after a hyphen or slash: ``CONG-12/2024`` counts nothing."""


def says_sum(text: str) -> bool:
    """Whether a text begins with a word for a sum: “Cộng loại A: 01”, “Tổng (I+II)”, “C ộ n g”."""
    first = text[:1]
    if first.isalnum() and key(first) not in _sum_initials():
        return False
    words = vocabulary()
    said = spaced(text)
    if not said.startswith(words.totals):
        return _is_bare(text)
    return not said.startswith(words.not_totals) and not _FILE_NUMBER.fullmatch(text)


def says_bare_sum(text: str) -> bool:
    """Whether a text is a word for a sum and, beside figures, nothing else."""
    return says_sum(text) and _is_bare(text)


def _is_bare(text: str) -> bool:
    """Whether a text without its figures is a word for a sum, however its letters are spaced."""
    return key(re.sub(r"[\d().,:]+", " ", text)) in vocabulary().bare_totals


def counts_rows(formula: str | None) -> bool:
    """Whether a formula is one that counts or adds up a column."""
    return formula is not None and bool(_COUNTS_ROWS.match(formula))


@cache
def _sum_initials() -> frozenset[str]:
    """The first letters of the words for sums: most texts need no further look."""
    return frozenset(words[1] for words in vocabulary().totals)


def is_note(text: str) -> bool:
    """Whether a text is a note or a place and date, though it may hold figures."""
    noted = spaced(text).startswith(vocabulary().notes) and not _FILE_NUMBER.fullmatch(text)
    return noted or bool(_PLACE_AND_DAY.fullmatch(fold(text)))


def is_signature(text: str) -> bool:
    """Whether a text stands where a register is signed.

    Place and date, an office, “ký, ghi rõ họ tên”.
    """
    words = key(text)
    return bool(_PLACE_AND_DATE.search(fold(text))) or any(
        words.startswith(one) for one in vocabulary().footers
    )
