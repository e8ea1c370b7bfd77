"""Reads one cell of a register as what its column holds: a value, or the fault in it.

Nothing is guessed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from functools import lru_cache
from typing import Final

from ledger.catalog.lines import Line, catalog
from ledger.catalog.own_list import NOTHING_ADDED, OwnList
from ledger.errors import UnknownCode
from ledger.values.dates import EARLIEST_DAY, LATEST_DAY, DayFault, format_date, read_day
from ledger.values.naming import as_code
from ledger.values.numbering import number_fault, other_script
from ledger.values.old_letters import CODINGS, OldLetters
from ledger.values.text import as_seen
from projections.documents.excel.cell_values import SheetCell, day_of_serial
from projections.documents.excel.number_formats import MAX_EXACT
from projections.registers.reading.problems import Fault
from projections.registers.reading.vocabulary import key, vocabulary

SERIAL_DAYS: Final = (date(1990, 1, 1), LATEST_DAY)
"""A bare number is taken for Excel's count of days only when it falls between these; 12 or 2024
does not.
"""

MAX_NUMBER_LENGTH: Final = 60
MAX_CODE_LENGTH: Final = 40
MAX_TEXT_LENGTH: Final = 200

_ERROR_CODES: Final = frozenset(
    [
        "#NULL!",
        "#DIV/0!",
        "#VALUE!",
        "#REF!",
        "#NAME?",
        "#NUM!",
        "#N/A",
        "#GETTING_DATA",
        "#SPILL!",
        "#CALC!",
    ]
)
_OUTWARD: Final = re.compile(
    r"HYPERLINK|WEBSERVICE|FILTERXML|\bIMAGE\b|\bDDE\b|\bRTD\b|\bCALL\b|\[|\||://|\\\\",
    re.IGNORECASE,
)
"""What a formula holds that opens an address, another file or a program."""
_TIME_OF_DAY: Final = re.compile(r"[ T]+\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?$")
_SERIAL: Final = re.compile(r"[0-9]{5}")
_NUMBER: Final = re.compile(r"\d+([.,]\d+)?")
_DAY_FAULTS: Final[Mapping[DayFault, str]] = {
    "unreadable": "unreadable_date",
    "short_year": "two_digit_year",
    "no_such_day": "impossible_date",
}


def is_blank(cell: SheetCell | None) -> bool:
    """Whether a cell says nothing: no value, or a dash or dots in place of one.

    A formula always says something, and be it an empty text.
    """
    if cell is None:
        return True
    if cell.kind != "text" or len(cell.text) >= 4 or cell.formula is not None:
        return False
    return cell.text.replace(" ", "") in vocabulary().placeholders


_YES_OR_NO: Final = frozenset({"online", "number", "position", "note", "problem"})
"""The columns in which a word of refusal is a value, or is not kept."""
_HAPPENED: Final = frozenset({"opened_on", "closed_on", "closing", "archived_on"})
"""The columns in which a cross may be a tick: yes, it was closed."""
_LONGEST_NEGATIVE: Final = 16


def says_nothing(name: str, cell: SheetCell) -> bool:
    """Whether a cell of this column is blank, or says that nothing applies: “Không”, 0, x."""
    if is_blank(cell):
        return True
    if len(cell.text) > _LONGEST_NEGATIVE or cell.formula is not None or name in _YES_OR_NO:
        return False
    said = cell.text.casefold().rstrip(" .")
    if said in vocabulary().negatives:
        return True
    return said in vocabulary().crossed and name not in _HAPPENED


def no_day(cell: SheetCell, *, needed: bool) -> Fault:
    """What is wrong with a text that is no day: a mark, or another text; ``needed``: not blank."""
    known, said = vocabulary(), key(cell.text)
    if cell.text.casefold() in known.crossed or said in known.yes or said in known.done:
        return Fault("mark_for_opening" if needed else "mark_for_day")
    return Fault("unreadable_date" if needed else "no_day")


def content_fault(cell: SheetCell) -> Fault | None:
    """The fault of a cell whose content is no plain value, whatever its column."""
    if cell.formula is not None or cell.text.startswith("="):
        return Fault("formula")
    if cell.kind == "error" or cell.text in _ERROR_CODES:
        return Fault("error_value", {"value": cell.text})
    if cell.steering:
        return Fault("steering_sign", {"sign": cell.steering})
    return _old_letters(cell.old) if cell.old else None


def _old_letters(old: OldLetters) -> Fault:
    """The fault of a text in letters from before Unicode, or of which letters were lost."""
    if old.coding:
        return Fault("old_letters", {"coding": old.coding, "meant": old.meant})
    return Fault("lost_letters")


def outward_fault(cell: SheetCell) -> Fault | None:
    """The fault of a formula that leads out of the workbook, which no remark does."""
    formula = cell.written if cell.written.startswith("=") else ""
    return Fault("outward_formula") if _OUTWARD.search(formula) else None


def unconverted(cell: SheetCell) -> Iterator[SheetCell]:
    """The cell as it would be if it were typed in old letters."""
    texts = (cell.old.meant,) if cell.old else (code(cell.text) for code in CODINGS.values())
    for text in texts:
        if (meant := as_seen(text)) != cell.text:
            yield SheetCell("text", meant)


def read_text(cell: SheetCell, limit: int = MAX_TEXT_LENGTH) -> str | Fault:
    """A text of at most ``limit`` characters; a number is what it looks like, a date is no text."""
    if fault := content_fault(cell):
        return fault
    if cell.kind == "date":
        return Fault("date_for_text")
    if len(cell.text) > limit:
        return Fault("too_long", {"length": len(cell.text), "limit": limit})
    return cell.text


def read_identifier(cell: SheetCell, limit: int) -> str | Fault:
    """A file number or a code of at most ``limit`` characters.

    A text, or a whole number as its format shows it. Of other numbers Excel has lost what was
    typed: digits, a point or a comma.
    """
    text = read_text(cell, limit)
    if isinstance(text, Fault) or cell.kind == "text":
        return text
    number = cell.number
    whole = number is not None and number.is_integer() and 0 <= number < MAX_EXACT
    return text if whole else Fault("not_as_typed")


def read_number(cell: SheetCell) -> str | Fault:
    """A file number: one number of one file, as the ledger takes it."""
    text = read_identifier(cell, MAX_NUMBER_LENGTH)
    if isinstance(text, Fault):
        return text
    if len(cell.lines) > 1 and all(map(str.isdecimal, cell.lines)):
        return Fault("several_numbers")
    fault = number_fault(text)
    return _other_script(text) if fault == "other_script" else Fault(fault) if fault else text


def _other_script(text: str) -> Fault:
    """The fault of a letter that only looks like one of ours."""
    other = other_script(text)
    assert other is not None, "who calls has seen one"
    return Fault("other_script", {"letter": other.letter, "name": other.name})


def read_code(cell: SheetCell) -> str | Fault:
    """A code of a unit or an officer, as written.

    Hyphens stand for the spaces and colons a code cannot have.
    """
    text = read_identifier(cell, MAX_CODE_LENGTH)
    if isinstance(text, Fault):
        return text
    if not any(map(str.isalnum, text)):
        return Fault("signs_alone")
    return _other_script(text) if other_script(text) else as_code(text)


def read_officer(cell: SheetCell) -> str | Fault:
    """One officer's code."""
    code = read_code(cell)
    if not isinstance(code, Fault) and re.search("[,;]", code):
        return Fault("several_officers")
    return code


def read_attribute(
    cell: SheetCell, name: str, line: Line, own: OwnList = NOTHING_ADDED
) -> str | bool | Fault:
    """An attribute's coded value as the catalog or the ledger's own list knows it for this line."""
    if name == "online":
        return read_online(cell)
    text = read_text(cell)
    return text if isinstance(text, Fault) else _coded(name, text, line.code, own)


@lru_cache(maxsize=4096)
def _coded(name: str, text: str, line: str, own: OwnList) -> str | Fault:
    """Registers repeat few values many times, so each is looked up once."""
    try:
        return own.code(name, _value(name, text), line)
    except UnknownCode as unknown:
        known = unknown.values["known"]
        return Fault(f"unknown_{name}", {"known": known}) if known else Fault(f"unlisted_{name}")


def read_online(cell: SheetCell) -> bool | Fault:
    """Whether a record concerns the network (không gian mạng): a mark, or yes and no."""
    text = read_text(cell)
    if isinstance(text, Fault):
        return text
    if key(text) in vocabulary().yes:
        return True
    return (
        Fault("unknown_online", {"known": "x, có, không"})
        if key(text) not in vocabulary().no
        else False
    )


def is_rating(cell: SheetCell) -> bool:
    """Whether a cell of a collaborator headed “Xếp loại” holds no type, but how it was rated."""
    return isinstance(_coded("type", cell.text, "CTVBM", NOTHING_ADDED), Fault)


def read_closing(cell: SheetCell, line: Line) -> str | Fault:
    """A way of closing, coded."""
    text = read_text(cell)
    return text if isinstance(text, Fault) else way_of_closing(text, line.code)


@lru_cache(maxsize=4096)
def way_of_closing(text: str, line: str) -> str | Fault:
    """The code of the way of closing that a text names, of the line with this code."""
    try:
        return catalog().line(line).closing(text).code
    except UnknownCode as unknown:
        return Fault("unknown_closing", {"known": unknown.values["known"]})


def read_date(cell: SheetCell, today: date) -> date | Fault:
    """A day of the past, given as a date, as Excel's number of it, or as text."""
    if fault := content_fault(cell):
        return fault
    day = _day(cell)
    if isinstance(day, Fault):
        return day
    if day > today:
        return Fault("future_date", {"value": format_date(day), "today": format_date(today)})
    if day < EARLIEST_DAY:
        return Fault("implausible_date", {"value": format_date(day)})
    return day


def _day(cell: SheetCell) -> date | Fault:
    if cell.kind == "date" and cell.day:
        return cell.day
    return _day_of_number(cell) if cell.kind == "number" else _day_of_text(cell.text)


def _day_of_number(cell: SheetCell) -> date | Fault:
    if cell.day is None or not SERIAL_DAYS[0] <= cell.day <= SERIAL_DAYS[1]:
        return Fault("number_for_date")
    return cell.day


@lru_cache(maxsize=8192)
def _day_of_text(text: str) -> date | Fault:
    written = _TIME_OF_DAY.sub("", text)
    if _NUMBER.fullmatch(written):
        serial = int(written) if _SERIAL.fullmatch(written) else None
        return _day_of_number(
            SheetCell("number", written, day=None if serial is None else day_of_serial(serial))
        )
    day = read_day(written)
    return day if isinstance(day, date) else Fault(_DAY_FAULTS[day])


def _value(name: str, text: str) -> str:
    """A value without the words that may stand before it, other writings of it replaced."""
    kind = vocabulary().columns[name]
    for prefix in sorted(kind.prefixes, key=len, reverse=True):
        if key(text).startswith(key(prefix)) and len(key(text)) > len(key(prefix)):
            text = key(text)[len(key(prefix)) :].upper()
            break
    return kind.readings.get(key(text), text)
