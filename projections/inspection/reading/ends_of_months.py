"""``đầu tháng 06``: a month that is named, or how many there were at its beginning."""

from __future__ import annotations

import re
from typing import Final

_END: Final = re.compile(r"(?<=đầu |uối )(?P<span>tháng|quý)\s+(?P<number>\d{1,3})", re.IGNORECASE)
_COUNTED: Final = re.compile(r"\s*(?:;|đối tượng|hồ sơ|đt(?!\w)|HS(?!\w))", re.IGNORECASE)
_BOTH_ENDS: Final = re.compile(
    r"đầu (?P<span>tháng|quý) \d{1,3}\s*[-–,;(|].*[-–,;|]\s*cuối (?P=span) \d{1,3}\s*(?:[.;(|]|$)",
    re.IGNORECASE,
)
"""``đầu tháng 4, tăng 1, giảm 2, cuối tháng 3``: a line that states both ends of a month."""
_OF_YEAR: Final = {"tháng": 12, "quý": 4}


def stock_at(text: str, position: int) -> re.Match[str] | None:
    """The word ``tháng`` or ``quý`` alone, where it names none but says with the number behind it
    how many there were at its beginning or end: ``đầu tháng 06; lập mới 02``, ``cuối quý 32``.
    """
    end = _END.match(text, position)
    if end is None:
        return None
    none = int(end["number"]) > _OF_YEAR[end["span"].casefold()]
    counted = end["span"].casefold() == "tháng" and _COUNTED.match(text, end.end())
    stated = none or counted or _BOTH_ENDS.search(text)
    return re.compile(r"\w+").match(text, position) if stated else None
