"""Small reports: of watch files as text, what the little ledger supports or anything else; of
results and counts.
"""

from __future__ import annotations

from pathlib import Path

from docx import Document

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


HEAD = (
    "CÔNG AN TỈNH MẪU",
    "CÔNG AN HUYỆN MẪU",
    "Số: 9/BC-CAH",
    "Huyện Mẫu, ngày 15 tháng 10 năm 2024",
    "BÁO CÁO",
    "Tổng kết công tác nghiệp vụ cơ bản năm 2024",
    "(Từ ngày 15/10/2023 đến hết ngày 14/10/2024)",
    "1.2. Công tác tập huấn, quán triệt",
    "- Số đồng chí đã đọc, quán triệt thông tư, hướng dẫn: 03/05 (số văn bản: 7).",
)
ROWS = (
    ("TT", "Tiêu chí", "Kết quả", "Ghi chú"),
    ("1", "100% hồ sơ được kiểm tra", "15/16, đạt 93,75%", "Hoàn thành"),
    ("2", "Báo cáo đúng hạn", "4/4, đạt 100%", "Hoàn thành"),
)


def write_results(path: Path) -> None:
    """Write a Word report of two counts and a table of two targets."""
    document = Document()
    for text in HEAD:
        document.add_paragraph(text)
    table = document.add_table(rows=len(ROWS), cols=4)
    for at, row in enumerate(ROWS):
        for column, text in enumerate(row):
            table.cell(at, column).text = text
    document.save(str(path))
