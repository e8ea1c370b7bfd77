"""``đầu tháng 06``, ``tăng trong tháng 06``: a month that is named, or how many there were at its
beginning, or came in it.
"""

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
_WITHIN: Final = re.compile(
    r"(?<=trong )(?P<span>tháng|quý)\s+(?P<number>\d{1,3})(?![\d/.,%])", re.IGNORECASE
)
_FLOW: Final = re.compile(
    r"(?:tăng|giảm|mới|thêm|bổ sung|phát sinh|loại|kết thúc|đưa ra|đưa vào) trong $", re.IGNORECASE
)
_FLOW_LETTERS: Final = 20
_RECORDS: Final = re.compile(
    r"\s*(?:đối tượng|hồ sơ|chuyên án|cộng tác viên|vai ảo|h[òộ]p thư|hòm thư|người|trường hợp"
    r"|đt(?!\w)|HS(?!\w)|CTV(?:BM)?(?!\w)|(?-i:[A-ZĐ]{2})(?!\w))",
    re.IGNORECASE,
)
_NAMED: Final = re.compile(r"(?:tháng|quý)\s+\d{1,3}\s*", re.IGNORECASE)
_OF_YEAR: Final = {"tháng": 12, "quý": 4}


def stock_at(text: str, position: int) -> re.Match[str] | None:
    """The word ``tháng`` or ``quý`` alone, where it names none but says with the number behind it
    how many there were at its beginning or end: ``đầu tháng 06; lập mới 02``, ``cuối quý 32``; or
    behind a flow how many came or went in it: ``tăng trong tháng 06 đối tượng``.
    """
    if (flow := _WITHIN.match(text, position)) is not None:
        none = int(flow["number"]) > _OF_YEAR[flow["span"].casefold()]
        begun = _FLOW.search(text[max(0, position - _FLOW_LETTERS) : position])
        stated = none or (begun and _RECORDS.match(text, flow.end()))
        return re.compile(r"\w+").match(text, position) if stated else None
    end = _END.match(text, position)
    if end is None:
        return None
    none = int(end["number"]) > _OF_YEAR[end["span"].casefold()]
    counted = end["span"].casefold() == "tháng" and _COUNTED.match(text, end.end())
    stated = none or counted or _BOTH_ENDS.search(text)
    return re.compile(r"\w+").match(text, position) if stated else None


def may_count(text: str, start: int, end: int) -> bool:
    """Whether a month or a quarter stands right before what is counted, so that its number may
    count that: ``Trong tháng 04 hồ sơ``.
    """
    named = _NAMED.fullmatch(text, start, end)
    return named is not None and _RECORDS.match(text, end) is not None
