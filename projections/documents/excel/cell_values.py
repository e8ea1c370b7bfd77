"""What a cell of a workbook holds, and how its stored form is read (ECMA-376 part 1, §18.3.1.4,
§18.8.30).
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import lru_cache
from typing import Final, Literal, NamedTuple

from ledger.values.dates import format_date
from ledger.values.text import as_seen

CellKind = Literal["text", "number", "date", "boolean", "error", "formula"]

_DAY_FORMATS: Final = frozenset([14, 15, 16, 17, 22, *range(27, 32), 36, *range(50, 59)])
"""Built-in number formats that show a day, those of East Asian languages included."""
_NOT_PATTERN: Final = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]')
"""The parts of a number format that are shown as they stand, colours, conditions and locales."""
_DAY_OR_YEAR: Final = re.compile(r"[dy]|(?<![hs:])m{3,}", re.IGNORECASE)
_ESCAPE: Final = re.compile(r"_x([0-9A-Fa-f]{4})_")
_NUMBER: Final = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d{1,3})?")
_FIRST_DAY_1900: Final = date(1899, 12, 31)
_FIRST_DAY_1904: Final = date(1904, 1, 1)
_LAST_SERIAL: Final = 2_958_465
"""31/12/9999 as Excel counts days."""
_PHANTOM_DAY: Final = 60
"""Excel's 29/02/1900, a day that never was; later serials are one too high."""


class SheetCell(NamedTuple):
    """A cell that is not blank. A named tuple, for a register has millions of them.

    ``text``: what it says, NFC, for people and for reading; of a formula its text with ``=``, never
    its value.
    ``number``: the stored number of a number or date; ``day``: the day it is, or would be if its
    format showed one.
    ``repeated``: the value stands in the first cell of the merged area this cell belongs to.
    """

    kind: CellKind
    text: str
    number: float | None = None
    day: date | None = None
    repeated: bool = False


clean = lru_cache(maxsize=8192)(as_seen)
"""What people see of a text; a register repeats few texts many times."""


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
    shown = clean(unescape(text))
    return SheetCell("text", shown) if shown else None


def formula_cell(formula: str) -> SheetCell:
    """A cell whose value would have to be computed.

    A formula shared with another cell has no text of its own.
    """
    return SheetCell("formula", clean(f"={formula or '…'}"))


def boolean_cell(stored: str) -> SheetCell:
    """A cell that holds true or false."""
    return SheetCell("boolean", "TRUE" if stored.strip() in ("1", "true") else "FALSE")


def number_cell(stored: str, *, is_date: bool, from_1904: bool) -> SheetCell | None:
    """A cell that holds a number, shown as a date where its format says so."""
    if not _NUMBER.fullmatch(stored.strip()):
        return text_cell(stored)
    number = float(stored)
    day = day_of_serial(number, from_1904=from_1904)
    if day and is_date:
        return SheetCell("date", format_date(day), number, day)
    return SheetCell("number", format(number, ".15g"), number, day)


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


def shows_date(format_id: int, code: str | None) -> bool:
    """Tell whether a number format shows a day. A format of hours alone shows none."""
    if code is None:
        return format_id in _DAY_FORMATS
    if re.search(r"general", code, re.IGNORECASE):
        return False
    return bool(_DAY_OR_YEAR.search(_NOT_PATTERN.sub("", code)))
