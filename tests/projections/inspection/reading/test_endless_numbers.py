"""A row of digits that nobody wrote: no figure wherever it stands, and nothing falls over it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from ledger.values.numbers import MOST_DIGITS
from projections.documents.lines.intake import read_document
from projections.inspection.checks.rules import check_report
from projections.inspection.reading.lexicon.form import year_end_form
from projections.inspection.reading.read import read_report

REPORT = """BÁO CÁO
Từ ngày 15/10/2023 đến ngày 14/10/2024
2.2. Sưu tra
- Tính đến ngày 15/10/2023 đang quản lý 05 đối tượng ST.
- Trong kỳ bổ sung mới 02 đối tượng, gồm: 01 loại A, 01 loại B.
- Trong kỳ kết thúc 01 đối tượng (đạt 87,5% (07/08 đối tượng)).
- Hiện đang quản lý 06 đối tượng; tăng 01 đối tượng so với cùng kỳ.
- Xử phạt 84 vụ (tăng 36 vụ so với cùng kỳ), thu 1.500.000đ, 2 tỷ đồng.
(7) Chỉ tiêu số 7: Đối tượng ST loại B có CTVBM, đạt 100%
* Kết quả: 03/04 đối tượng, đạt tỷ lệ 75%.
Căn cứ Kế hoạch số 12/KH-CAH ngày 05/01/2024, quý 3, tháng 9, trong 5 năm qua.
1) Bảng số liệu
TT\tMảng\tĐầu kỳ\tTăng\tGiảm\tCuối kỳ
1\tST\t5\t2\t1\t6
2\tHN\t1+2\t1.234\t0\t3-4
"""
"""Numbers in every place and writing that the reader knows."""
FORM = year_end_form()
NUMBERS = [(found.start(), found.end()) for found in re.finditer(r"\d+", REPORT)]


@pytest.mark.uncounted
@pytest.mark.parametrize(("length", "step"), [(MOST_DIGITS + 1, 2), (5_000, 5)])
def test_an_endless_number_is_no_figure(tmp_path: Path, length: int, step: int) -> None:
    """Of any length that Python turns into no number, or would; all else stands as it did."""
    path, endless = tmp_path / "bao-cao.txt", "7" * length
    for start, end in NUMBERS[::step]:
        path.write_text(REPORT[:start] + endless + REPORT[end:], "utf-8")
        report = read_report(read_document(path), FORM)
        assert check_report(report, FORM)
        assert report.figures, REPORT[start - 20 : end + 20]
        amounts = [one.value or 0 for one in report.figures]
        amounts += [one.value or 0 for one in report.others]
        assert max(amounts) < 10**MOST_DIGITS, REPORT[start - 20 : end + 20]


@pytest.mark.parametrize("length", [1, 3, MOST_DIGITS])
def test_a_long_number_is_one(tmp_path: Path, length: int) -> None:
    """As many digits as a number may have are read."""
    path = tmp_path / "bao-cao.txt"
    path.write_text(REPORT.replace("đang quản lý 05", f"đang quản lý {'7' * length}"), "utf-8")
    report = read_report(read_document(path), FORM)
    assert int("7" * length) in [one.value for one in report.figures]
