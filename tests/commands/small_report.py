"""A small report about watch files, as text: what the little ledger supports, or anything else."""

from __future__ import annotations

from pathlib import Path

TEXT = """\
CÔNG AN TỈNH MẪU
CÔNG AN HUYỆN MẪU
Số: 9/BC-CAH
Huyện Mẫu, ngày 15 tháng 10 năm 2024
BÁO CÁO
Tổng kết công tác nghiệp vụ cơ bản năm 2024
II. KẾT QUẢ THỰC HIỆN
2.2. Công tác sưu tra (ST)
2.2.1. Thống kê số lượng đối tượng ST từ 15/10/2023 đến 14/10/2024:
- Tính đến ngày 15/10/2023 tiếp tục tiến hành sưu tra cá nhân {opening:02} đối tượng từ kỳ trước chuyển sang
- Bổ sung mới {added:02} đối tượng vào diện.
- Thanh loại {removed:02} đối tượng khỏi diện.
- Hiện đang tiến hành sưu tra {current:02} đối tượng.
"""


def write_report(
    path: Path, opening: int = 1, added: int = 4, removed: int = 1, current: int = 4
) -> Path:
    """Write a report that states these figures of watch files; left out, they are the little
    ledger's.
    """
    path.write_text(
        TEXT.format(opening=opening, added=added, removed=removed, current=current), "utf-8"
    )
    return path
