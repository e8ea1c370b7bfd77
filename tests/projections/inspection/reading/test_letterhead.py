"""Who wrote a report, and when, by the lines over its title."""

from __future__ import annotations

from datetime import date

import pytest

from projections.inspection.reading.head.letterhead import Head, number_in, read_head
from projections.inspection.reading.lexicon.form import year_end_form
from tests.projections.made_reports import document_of, read_text, values


def _head(text: str) -> Head:
    return read_head(document_of(text), year_end_form())


HEADS: list[tuple[str, str | None, str | None]] = [
    ("CÔNG AN TỈNH MẪU\nCÔNG AN HUYỆN MẪU\nBÁO CÁO", "CÔNG AN HUYỆN MẪU", "CÔNG AN TỈNH MẪU"),
    ("CÔNG AN HUYỆN MẪU\nĐội Cảnh sát điều tra\ntội phạm về ma túy\nBÁO CÁO",
     "Đội Cảnh sát điều tra tội phạm về ma túy", "CÔNG AN HUYỆN MẪU"),
    ("CÔNG AN HUYỆN MẪU CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nBÁO CÁO", "CÔNG AN HUYỆN MẪU", None),
    ("Kính gửi: Công an tỉnh Mẫu\nBÁO CÁO", None, None),
    ("BÁO CÁO\nĐơn vị: Đội Hình sự\n1. Sưu tra: lập mới 02", "Đội Hình sự", None),
    ("BÁO CÁO\nĐơn vị: hồ sơ\n1. Sưu tra: lập mới 02", None, None),
    ("1. Sưu tra: lập mới 02\nĐội Hình sự: lập mới 01", None, None),
    ("Hiện có 05 hồ sơ\nCÔNG AN HUYỆN MẪU\nBÁO CÁO", "CÔNG AN HUYỆN MẪU", None),
    ("CATP MẪU\nCAP ĐÔNG\nBC kết quả năm 2024", "CAP ĐÔNG", "CATP MẪU"),
    ("CÔNG AN HUYỆN MẪU\nBiểu số 3/NVCB\nBÁO CÁO", "CÔNG AN HUYỆN MẪU", None),
    ("CÔNG AN HUYỆN MẪU\nPhụ lục số 3\nBÁO CÁO", "CÔNG AN HUYỆN MẪU", None),
    ("CÔNG AN TỈNH MẪU - CÔNG AN HUYỆN A\nBÁO CÁO", "CÔNG AN HUYỆN A", "CÔNG AN TỈNH MẪU"),
    ("CAT MẪU / CAH A\nBÁO CÁO", "CAH A", "CAT MẪU"),
    ("CÔNG AN TỈNH MẪU CÔNG AN HUYỆN A\nBÁO CÁO", "CÔNG AN HUYỆN A", "CÔNG AN TỈNH MẪU"),
    ("CÔNG AN HUYỆN A (ĐỘI HÌNH SỰ)\nBÁO CÁO", "ĐỘI HÌNH SỰ", "CÔNG AN HUYỆN A"),
    ("CÔNG AN HUYỆN A (MỚI)\nBÁO CÁO", "CÔNG AN HUYỆN A (MỚI)", None),
    ("ĐỘI HÌNH SỰ\nCÔNG AN HUYỆN A\nBÁO CÁO", "ĐỘI HÌNH SỰ", "CÔNG AN HUYỆN A"),
    ("CÔNG AN THÀNH PHỐ A\nPHÒNG HÌNH SỰ\nBÁO CÁO", "PHÒNG HÌNH SỰ", "CÔNG AN THÀNH PHỐ A"),
    ("CÔNG AN HUYỆN A\nBỘ PHẬN THAM MƯU\nBÁO CÁO", "BỘ PHẬN THAM MƯU", "CÔNG AN HUYỆN A"),
    ("CÔNG AN HUYỆN A\nĐỘI SỐ 3\nBÁO CÁO", "ĐỘI SỐ 3", "CÔNG AN HUYỆN A"),
    ("CÔNG AN HUYỆN A\nA, ngày ... tháng ... năm 2024\nBÁO CÁO", "CÔNG AN HUYỆN A", None),
    ("CÔNG AN HUYỆN A\nTài liệu nội bộ\nTrang 1/3\nPL 02\nBÁO CÁO", "CÔNG AN HUYỆN A", None),
    ("CÔNG AN HUYỆN A - CÔNG AN TỈNH B\nBÁO CÁO", "CÔNG AN HUYỆN A - CÔNG AN TỈNH B", None),
    ("ĐỘI KINH TẾ - MA TÚY\nBÁO CÁO", "ĐỘI KINH TẾ - MA TÚY", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "unit", "parent"), HEADS)
def test_the_last_unit_over_the_title_reports(
    text: str, unit: str | None, parent: str | None
) -> None:
    """Under the one before it; whom a letter goes to is none, nor what a label counts."""
    head = _head(text)
    assert (head.unit, head.parent) == (unit, parent)


def test_number_and_date_stand_beside_the_units() -> None:
    """A stretch of days is no date of the report."""
    head = _head("CÔNG AN HUYỆN MẪU\nSố: 12/BC-CAH\nHuyện Mẫu, ngày 16 tháng 10 năm 2024\nBÁO CÁO")
    assert (head.number, head.date) == ("12/BC-CAH", date(2024, 10, 16))
    assert _head("CÔNG AN HUYỆN MẪU\nTừ 15/10/2023 đến 14/10/2024\nBÁO CÁO").date is None
    assert number_in("Số: 12/BC-CAH, ngày 16/10/2024") == (4, 13)
    assert number_in("Biểu số 3/NVCB") is None


def test_a_table_for_signing_bears_its_date_at_its_end() -> None:
    """Where the head has none."""
    text = (
        "CÔNG AN HUYỆN MẪU\nBÁO CÁO\nLập mới 02\nHuyện Mẫu, ngày 16 tháng 10 năm 2024\nĐội trưởng"
    )
    assert _head(text).date == date(2024, 10, 16)


def test_a_day_up_to_which_is_counted_is_no_date_of_the_paper() -> None:
    """An annex without a head says of when it is, and the date of the report that it belongs to."""
    head = _head(
        "PHÒNG CẢNH SÁT HÌNH SỰ\nPhụ lục 1: Số CTVBM hiện có (tính đến hết ngày 14/10/2025)\n"
        "(Kèm theo Báo cáo số 905/BC-PC02 ngày 17/10/2025)"
    )
    assert head.date == date(2025, 10, 17)


def test_an_inspection_tells_whom_it_is_about() -> None:
    """Another unit than the one that wrote."""
    head = _head(
        "CÔNG AN TỈNH MẪU\nTHÔNG BÁO\nKết quả kiểm tra hồ sơ tại Công an huyện Mẫu năm 2024"
    )
    assert (head.unit, head.about) == ("CÔNG AN TỈNH MẪU", "Công an huyện Mẫu")


def test_a_number_in_the_reporting_unit_s_name_is_no_count() -> None:
    """Wherever its name stands again, also under a heading that says what is counted."""
    text = (
        "CÔNG AN HUYỆN MẪU\nĐội TB 8\nSố: 214/BC-TB8\nHuyện Mẫu, ngày 15 tháng 10 năm 2024\n"
        "BÁO CÁO\nSố liệu từ ngày 15/10/2023 đến ngày 14/10/2024\n"
        "1. CTVBM hiện có theo phân cấp\nĐơn vị: Đội TB 8\n- Hiện đang sử dụng 05 CTVBM."
    )
    report = read_text(text)
    assert {"CTVBM.current": 5} == values(report)
    assert () == report.not_read
