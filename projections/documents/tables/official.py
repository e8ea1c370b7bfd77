"""Words that stand on every official document, in Vietnamese (Nghị định 30/2020/NĐ-CP)."""

from __future__ import annotations

from datetime import date
from typing import Final

MOTHERLAND: Final = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO: Final = "Độc lập - Tự do - Hạnh phúc"


def official_day(day: date) -> str:
    """A day as official letters write it: a nought before days under 10 and the months 1 and 2."""
    month = f"{day.month:02d}" if day.month < 3 else str(day.month)
    return f"ngày {day.day:02d} tháng {month} năm {day.year}"
