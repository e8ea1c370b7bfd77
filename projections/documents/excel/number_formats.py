"""How Excel shows a number, written as on a Vietnamese machine.

The part of number formats that registers and reports use (ECMA-376 part 1, §18.8.30 and §18.8.31).
A format that is not understood shows its number as “General” does; none is ever half obeyed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Final

BUILT_IN: Final = {
    1: "0",
    2: "0.00",
    3: "#,##0",
    4: "#,##0.00",
    9: "0%",
    10: "0.00%",
    18: "h:mm AM/PM",
    19: "h:mm:ss AM/PM",
    20: "h:mm",
    21: "h:mm:ss",
    45: "mm:ss",
    46: "[h]:mm:ss",
    47: "mm:ss.0",
} | dict.fromkeys([14, 15, 16, 17, 22, *range(27, 32), 36, *range(50, 59)], "d/m/yyyy")
"""The formats a workbook refers to by number alone; those that show a day, in East Asian languages
too, are all written as one.
"""
MAX_CODE_LENGTH: Final = 255
"""Characters of a format, as Excel allows."""
MAX_EXACT: Final = 1e15
"""Excel keeps 15 digits: what is larger is shown rounded, with an exponent."""

_ASIDE: Final = re.compile(r"\[(?!h+\]|m+\]|s+\])[^\]]*\]|_.|\*.")
"""Colours, conditions and locales; room left for a sign; a sign that fills the cell."""
_LITERAL: Final = r'(?:"[^"]*"|\\.|[ $+\-/():!^&\'~{}<>=])*'
_DIGITS: Final = re.compile(
    rf"(?P<before>{_LITERAL})(?P<whole>[#0](?:[#0,]*[#0])?)(?:\.(?P<part>0*#*))?"
    rf"(?P<percent>%?)(?P<after>{_LITERAL})"
)
_DAY_OR_YEAR: Final = re.compile(r"[dy]|(?<![hs:])m{3,}", re.IGNORECASE)
_CLOCK: Final = re.compile(r"[hs]", re.IGNORECASE)
_QUOTED: Final = re.compile(r'"[^"]*"|\\.')


@dataclass(frozen=True, slots=True)
class _Digits:
    """A format of digits: ``"ST-"000``, ``#,##0``, ``0.0%``.

    At least ``whole`` digits before the comma, at most ``part`` behind it. Zeros that end the
    number there are left out: 12,00 is 12.
    """

    before: str
    whole: int
    thousands: bool
    part: int
    percent: bool
    after: str

    def show(self, number: float) -> str:
        scaled = Decimal(repr(abs(number))) * (100 if self.percent else 1)
        rounded = scaled.quantize(Decimal(1).scaleb(-self.part), ROUND_HALF_UP)
        whole, _, part = f"{rounded:f}".partition(".")
        part = part.rstrip("0")
        digits = whole.lstrip("0").rjust(self.whole, "0")
        if self.thousands:
            digits = re.sub(r"(?<=\d)(?=(?:\d{3})+$)", ".", digits)
        sign = "-" if number < 0 and rounded else ""
        comma = "," if part else ""
        percent = "%" if self.percent else ""
        return f"{sign}{self.before}{digits}{comma}{part}{percent}{self.after}"


@dataclass(frozen=True, slots=True, eq=False)
class NumberFormat:
    """What a number format shows: a day, a time of day, digits, or the number as it is."""

    shows_day: bool = False
    shows_time: bool = False
    digits: _Digits | None = None

    def show(self, number: float) -> str:
        """The number as the cell shows it; a day is shown by who knows the workbook's calendar."""
        if self.shows_time and 0 <= number < MAX_EXACT:
            minutes, seconds = divmod(round(number * 86_400), 60)
            return f"{minutes // 60}:{minutes % 60:02}:{seconds:02}"
        if self.digits and abs(number) < MAX_EXACT:
            return self.digits.show(number)
        return general(number)


def general(number: float) -> str:
    """A number without a format: whole numbers as they are, others to twelve digits."""
    if number.is_integer() and abs(number) < MAX_EXACT:
        return str(int(number))
    return f"{number:.12g}".replace(".", ",").replace("e", "E")


def number_format(number: int, code: str | None) -> NumberFormat:
    """The format of this number in the workbook.

    ``code``: how the workbook writes it, None for a built-in one.
    """
    written = BUILT_IN.get(number, "") if code is None else code
    if len(written) > MAX_CODE_LENGTH or re.search("general", written, re.IGNORECASE):
        return NumberFormat()
    plain = _ASIDE.sub("", written)
    letters = _QUOTED.sub("", plain)
    if _DAY_OR_YEAR.search(letters):
        return NumberFormat(shows_day=True)
    if _CLOCK.search(letters):
        return NumberFormat(shows_time=True)
    found = _DIGITS.fullmatch(plain)
    return NumberFormat(digits=_digits(found)) if found else NumberFormat()


def _digits(found: re.Match[str]) -> _Digits:
    return _Digits(
        before=_literal(found["before"]),
        whole=found["whole"].count("0"),
        thousands="," in found["whole"],
        part=len(found["part"] or ""),
        percent=bool(found["percent"]),
        after=_literal(found["after"]),
    )


def _literal(written: str) -> str:
    """The text a literal stands for, its quotation marks and backslashes taken off."""
    return re.sub(r'"([^"]*)"|\\(.)', lambda found: found[1] or found[2] or "", written)
