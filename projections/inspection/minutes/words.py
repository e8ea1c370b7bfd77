"""The words of minutes, which are Vietnamese whatever the user speaks."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

_WORDS: Final[Mapping[str, str]] = {
    "not_submitted": "{position} (không nộp qua sổ)",
    "read_by": "đọc lại bởi {officer}, bút toán {entry}",
    "paragraph": "đoạn {place}",
    "nothing_read": "không đọc được",
    "struck": "không phải số liệu",
    "not_applied": "không còn áp dụng: nay chương trình đọc khác",
    "flagged": "ngoài 0,90–1,10",
    "none_reported": "báo cáo 0: không có hệ số",
    "nothing_checkable": "không số liệu nào kiểm tra được",
    "nothing_stated": "không nêu",
    "not_recorded": "chưa ghi",
    "unannounced": "không, kiểm tra đột xuất",
    "to_be_checked": "còn {count} hồ sơ chưa kiểm tra, chưa kết luận",
    "at_most": "nhiều nhất {most} trong {files} hồ sơ có thiếu sót (độ tin cậy {confidence}%)",
    "between": "từ {low} đến {high} số hồ sơ có thiếu sót (độ tin cậy {confidence}%)",
    "unchecked": "{confirmed} (không kiểm tra được: {unchecked})",
    "all_unchecked": "không kiểm tra được: {unchecked}",
    "not_again": "chọn lại KHÔNG ra các hồ sơ đã ghi",
    "voided": "lần chọn này đã hủy (bút toán {entry}, người ghi {officer}): {reason}",
    "passed": "nắm được",
    "failed": "chưa nắm được",
    "count": "số liệu khác",
    "count_of": "“{text}”",
    "figure": "số liệu “{figure}” của báo cáo nộp ở bút toán {entry}",
    "more": "báo cáo nhiều hơn {count}",
    "less": "báo cáo ít hơn {count}",
    "perhaps": "có thể: {causes}",
    "otherwise": "hoặc: {causes}",
    "other_files": "cùng số nhưng khác hồ sơ: bớt {gone}; thêm {come}",
    "contested": "không nhất trí: {answer}",
    "though_contested": "{status}; ý kiến không nhất trí: {answer}",
    "overdue": "{status}, QUÁ HẠN",
}
STATUSES: Final[Mapping[str, str]] = {
    "open": "chưa giải trình",
    "answered": "đã giải trình",
    "contested": "không nhất trí",
    "not_remedied": "chưa khắc phục",
    "remedied": "đã khắc phục",
    "strength": "ưu điểm",
}
"""How a finding stands, by ``Found.status``."""


def minutes_words(name: str, **values: object) -> str:
    """A text of the minutes, with its values filled in."""
    return _WORDS[name].format(**values)
