"""Which line of work a sheet is about, by its name or by the titles above its table."""

from __future__ import annotations

from collections.abc import Iterable

from ledger.catalog.lines import Line, catalog
from projections.registers.reading.vocabulary import key

_SHORT = 3
"""A name this short (``ST``, ``CA``) counts only when it is the sheet's whole name.

“CA HUYỆN” is a police station.
"""


def line_of_sheet(sheet_name: str, titles: Iterable[str]) -> Line | None:
    """The line of work, or None when neither name nor titles tell; then each row's symbol does."""
    whole = key(sheet_name)
    for line in catalog().lines:
        if whole in {key(name) for name in (line.code, *line.names)}:
            return line
    return _named_in([sheet_name]) or _named_in(titles)


def _named_in(texts: Iterable[str]) -> Line | None:
    """The one line named in the texts; of two, the one whose name comes first and is longest."""
    for text in texts:
        whole = key(text)
        found = [
            (whole.index(name), -len(name), position)
            for position, line in enumerate(catalog().lines)
            for name in {key(one) for one in (line.code, *line.names)}
            if len(name) > _SHORT and name in whole
        ]
        if found:
            return catalog().lines[min(found)[2]]
    return None
