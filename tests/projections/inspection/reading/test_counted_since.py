"""Columns of what is counted from a day on, and titles that say what figures are for."""

from __future__ import annotations

import pytest

from projections.documents.lines.document import Document
from projections.inspection.reading.lexicon.form import year_end_form
from projections.inspection.reading.read import read_report
from tests.projections.made_reports import document_of, values
from tests.projections.made_tables import read_table, table_lines

MONTH = """CÔNG AN QUẬN MẪU
Quận Mẫu, ngày 15 tháng 3 năm 2025
THỐNG KÊ HỒ SƠ NGHIỆP VỤ THÁNG 3 NĂM 2025
(Từ ngày 15/02/2025 đến ngày 14/3/2025)"""


def month(heading: str) -> dict[str, int | None]:
    """What is read of a month's table with two columns below a heading of their own."""
    rows = (
        f"TT|Loại hồ sơ|Đầu tháng|Phát sinh trong tháng|>|Cuối tháng|{heading}|>\n"
        "<|<|<|Tăng|Giảm|<|Tăng|Giảm\nII|Sưu tra|84|4|3|85|17|14\n|- Loại A|29|1|1|29|5|6"
    )
    lines = (*document_of(MONTH).lines, *table_lines(rows))
    return values(read_report(Document("bang.xlsx", "xlsx", "", lines), year_end_form()))


@pytest.mark.parametrize(
    "heading",
    [
        "Lũy kế từ 15/10/2024",
        "Từ ngày 15/10/2024 đến nay",
        "Kể từ 15/10/2024",
        "Từ 15/10/2024 đến 14/3/2025",
        "Lũy kế năm",
    ],
)
def test_what_is_counted_from_an_earlier_day_is_of_another_time(heading: str) -> None:
    """Beside the month's own columns, which are read."""
    assert month(heading) == {
        "ST.opening": 84,
        "ST.added": 4,
        "ST.removed": 3,
        "ST.current": 85,
        "ST.opening.A": 29,
        "ST.added.A": 1,
        "ST.removed.A": 1,
        "ST.current.A": 29,
    }


def test_what_is_counted_from_the_first_day_is_of_the_period() -> None:
    """Two columns of one thing with other values are not read."""
    assert set(month("Từ 15/02/2025")) & {"ST.added", "ST.removed"} == set()


@pytest.mark.parametrize(
    "title",
    [
        "SỐ LIỆU PHỤC VỤ CHẤM ĐIỂM THI ĐUA NĂM 2024",
        "SỐ LIỆU PHỤC VỤ BÌNH XÉT THI ĐUA NĂM 2024",
        "SỐ LIỆU PHỤC VỤ ĐÁNH GIÁ, XẾP LOẠI NĂM 2024",
    ],
)
def test_what_figures_are_for_narrows_nothing(title: str) -> None:
    """A label and its value a row."""
    rows = "TT|Nội dung|Số lượng\n1|Số đối tượng sưu tra đầu kỳ|38\n2|Số đối tượng sưu tra hiện quản lý|40"
    assert values(read_table(rows, title)) == {"ST.opening": 38, "ST.current": 40}
