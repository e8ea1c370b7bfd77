"""What a value of a target's result, or of a count, can be read as by an inspector."""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import Final

from ledger.errors import N_, BadValue, UnknownCode
from ledger.values.naming import reading_key
from ledger.values.numbers import read_count
from ledger.values.text import as_seen

COUNT: Final = "count"
VALUE_KINDS: Final = MappingProxyType(
    {
        "numerator": ("tử số",),
        "denominator": ("mẫu số",),
        "rate": ("tỷ lệ", "tỉ lệ"),
        "grade": ("xếp loại", "đánh giá", "mức độ hoàn thành"),
        COUNT: ("số đếm",),
    }
)
"""The values of results and counts, with other words for them."""
STATED_GRADES: Final = MappingProxyType(
    {
        "not_met": "Không hoàn thành",
        "partly": "Hoàn thành một phần",
        "met": "Hoàn thành",
        "exceeded": "Hoàn thành vượt mức",
        "not_applicable": "Không thuộc diện",
    }
)
"""The official words for how a target was reached, and for one that is not asked of the unit."""
_RATE: Final = re.compile(r"(\d{1,7}(?:[.,]\d{1,6})?)\s*%?")
_CALLED: Final = re.compile(
    r"[A-Z][A-Za-z0-9_]*(?:\.[A-Za-z_][A-Za-z0-9_]*)+(?:\{[a-z_]+=[^,={}]+(?:,[a-z_]+=[^,={}]+)*\})?"
)


def value_kind_meant(text: str) -> str | None:
    """Which value of a result a text means; None: none."""
    key = reading_key(text)
    for kind, words in VALUE_KINDS.items():
        if key in map(reading_key, (kind, *words)):
            return kind
    return None


def said_as(kind: str, text: str) -> str:
    """A value as it is kept: a whole number, a rate in per cent with a point, the code of a grade.

    A count may be so many of so many, or a rate with its sign. Raises BadValue, UnknownCode.
    """
    shown = as_seen(text)
    if kind == "grade":
        return _grade(shown)
    if kind == "rate":
        return _rate(shown)
    if kind == COUNT and shown.endswith("%"):
        return f"{_rate(shown)}%"
    sides = shown.split("/") if kind == COUNT else [shown]
    numbers = [read_count(one.strip()) for one in sides]
    if None in numbers or len(numbers) > 2:
        raise BadValue(field="value", text=text, why=N_("it is not a whole number from 0 on"))
    return "/".join(map(str, numbers))


def _rate(text: str) -> str:
    found = _RATE.fullmatch(text)
    if found is None:
        raise BadValue(field="value", text=text, why=N_("it is no rate in per cent"))
    return found[1].replace(",", ".")


def _grade(text: str) -> str:
    for code, name in STATED_GRADES.items():
        if reading_key(text) in (reading_key(code), reading_key(name)):
            return code
    known = ", ".join(f"{code} ({name})" for code, name in STATED_GRADES.items())
    raise UnknownCode(field="grade", text=text, line="socai", known=known)


def count_called(text: str) -> str:
    """What a count is called, as slots of forms are. Raises BadValue."""
    shown = "".join(as_seen(text).split(" "))
    if _CALLED.fullmatch(shown) is None:
        raise BadValue(field="count_read", text=text, why=N_("no count is called so"))
    return shown
