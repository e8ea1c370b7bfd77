"""Whom the title of a paper is about, where another one wrote it."""

from __future__ import annotations

import re
from typing import Final

_TITLE: Final = (
    r"(?:kết quả|kết luận|thông báo|báo cáo|biên bản|về|việc|v/v|công tác|cuộc|đợt|đoàn|qua|của)"
)
_COUNT: Final = r"(?<!năm )(?<!quý )(?<!tháng )(?<!ngày )(?<!\d)\d+ +[^\W\d]"
_INSPECTED: Final = re.compile(
    rf"(?:\W*(?:{_TITLE}\W+)*kiểm tra (?:(?!{_COUNT}).)*?(?<!\w)tại\s+"
    r"|.*?(?<!\w)được\s+(?:kiểm|thanh)\s+tra\s*:\s*)([^\d(.;:]+?)"
    r"(?=,?\s+(?:năm|từ|trong|quý|tháng|ngày)\s|,\s*(?-i:[A-ZĐ])|[\d(.;:]|$)",
    re.IGNORECASE,
)
"""``Kết quả kiểm tra … tại Công an quận B``, ``Đơn vị được kiểm tra: Công an quận B``; what counts
how often somebody inspected is no title: ``Lãnh đạo đã kiểm tra 09 lượt tại Công an các xã``.
"""
_OF_OFFICER: Final = re.compile(
    r"(?:\S+\s+){1,12}của\s+(cán\s+bộ(?:\s+(?-i:[A-ZĐ])[\w-]*){1,4})\W*", re.IGNORECASE
)
"""``Kiểm tra hồ sơ của cán bộ CB02``: a title about what one officer holds."""


def inspected(text: str) -> str:
    """The unit that a line says was inspected; empty where it says nothing of that."""
    found = _INSPECTED.match(text)
    return found[1] if found else ""


def officer_named(text: str) -> str:
    """The officer of whose files alone a line says the paper is; empty where of none."""
    found = _OF_OFFICER.fullmatch(text)
    return found[1] if found else ""
