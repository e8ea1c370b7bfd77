"""What a cell of a workbook holds, and how its stored form is read (ECMA-376 part 1, §18.3.1.4)."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import lru_cache
from typing import Final, Literal, NamedTuple

from ledger.values.dates import format_date
from ledger.values.old_letters import OldLetters, old_letters
from ledger.values.steering import steering_sign
from ledger.values.text import as_seen
from projections.documents.excel.number_formats import NumberFormat, general

CellKind = Literal["text", "number", "date", "boolean", "error", "formula"]

_ESCAPE: Final = re.compile(r"_x([0-9A-Fa-f]{4})_")
_NUMBER: Final = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d{1,3})?")
_FIRST_DAY_1900: Final = date(1899, 12, 31)
_FIRST_DAY_1904: Final = date(1904, 1, 1)
_LAST_SERIAL: Final = 2_958_465
"""31/12/9999 as Excel counts days."""
_PHANTOM_DAY: Final = 60
"""Excel's 29/02/1900, a day that never was; later serials are one too high."""
_REMEMBERED_LENGTH: Final = 200
"""Characters of a text that is kept to be met again: longer ones seldom are, and take room."""


class SheetCell(NamedTuple):
    """A cell that is not blank. A named tuple, for a register has millions of them.

    ``kind``: of the value; ``formula`` where there is none, because a formula has no value stored
    with it. ``text``: what the cell shows, NFC, on one line; then the formula itself. ``number``:
    the stored number of a number or date; ``day``: the day it is, or would be if its format showed
    one. ``formula``: with ``=``, where the value is a formula's, as the program that saved the file
    computed it. ``lines``: the text line by line, where it has several. ``repeated``: the value
    stands in the first cell of the merged area this cell belongs to. ``steering``: the first sign
    of a text that a terminal would obey (``U+001B``); it is not in ``text``. ``old``: what a text
    from before Unicode says.
    """

    kind: CellKind
    text: str
    number: float | None = None
    day: date | None = None
    formula: str | None = None
    lines: tuple[str, ...] = ()
    repeated: bool = False
    steering: str | None = None
    old: OldLetters | None = None

    @property
    def written(self) -> str:
        """What somebody typed: the formula, where there is one, never its value."""
        return self.text if self.formula is None else self.formula


def unescape(text: str) -> str:
    """Undo the ``_x000D_`` escapes of characters that XML cannot hold.

    ECMA-376 part 1, §22.9.2.19.
    """
    if "_x" not in text:
        return text
    return (
        _ESCAPE.sub(lambda found: chr(int(found[1], 16)), text)
        .encode("utf-16", "surrogatepass")
        .decode("utf-16", "replace")
    )


def text_cell(text: str) -> SheetCell | None:
    """A cell of text; None when nothing is to be seen in it."""
    return _short_text_cell(text) if len(text) <= _REMEMBERED_LENGTH else _text_cell(text)


def _text_cell(text: str) -> SheetCell | None:
    written = unescape(text)
    sign, old = steering_sign(written), old_letters(written)
    lines = tuple(shown for line in written.splitlines() if (shown := as_seen(line)))
    if len(lines) > 1:
        return SheetCell("text", " ".join(lines), lines=lines, steering=sign, old=old)
    return SheetCell("text", lines[0], steering=sign, old=old) if lines else None


_short_text_cell = lru_cache(maxsize=8192)(_text_cell)
"""Registers repeat few texts many times."""


def formula_cell(formula: str, value: SheetCell | None, *, has_value: bool) -> SheetCell:
    """The cell of a formula, by the value stored with it.

    ``has_value``: something is stored, though perhaps an empty text. A formula shared with another
    cell has no text of its own.
    """
    written = as_seen(f"={formula or '…'}")
    if value is not None:
        return value._replace(formula=written)
    return (
        SheetCell("text", "", formula=written)
        if has_value
        else SheetCell("formula", written, formula=written)
    )


def boolean_cell(stored: str) -> SheetCell:
    """A cell that holds true or false, in the words Excel shows in every language but a few."""
    return SheetCell("boolean", "TRUE" if stored.strip() in ("1", "true") else "FALSE")


@lru_cache(maxsize=16_384)
def number_cell(stored: str, shown_as: NumberFormat, *, from_1904: bool) -> SheetCell | None:
    """A cell that holds a number, shown as its format says."""
    if not _NUMBER.fullmatch(stored.strip()):
        return text_cell(stored)
    number = float(stored)
    day = day_of_serial(number, from_1904=from_1904)
    if shown_as.shows_day:
        if day:
            return SheetCell("date", format_date(day), number, day)
        return SheetCell("number", general(number), number)
    return SheetCell("number", as_seen(shown_as.show(number)), number, day)


def iso_date_cell(stored: str) -> SheetCell | None:
    """A cell of the type ``d``, which stores its date as ISO 8601 text."""
    try:
        day = date.fromisoformat(stored.strip()[:10])
    except ValueError:
        return text_cell(stored)
    return SheetCell("date", format_date(day), day=day)


def day_of_serial(serial: float, *, from_1904: bool = False) -> date | None:
    """The day Excel shows for a number; None where it shows none. The time of day is left out."""
    days = int(serial) if 0 <= serial <= _LAST_SERIAL else -1
    if from_1904:
        return _FIRST_DAY_1904 + timedelta(days) if 0 <= days <= _LAST_SERIAL - 1462 else None
    if days < 1 or days == _PHANTOM_DAY:
        return None
    return _FIRST_DAY_1900 + timedelta(days if days < _PHANTOM_DAY else days - 1)
