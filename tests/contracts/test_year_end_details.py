"""What the results of a year-end report consist of, by the worked example of targets.md §5.1."""

from __future__ import annotations

from pathlib import Path

import pytest
from docx import Document

from projections.documents.lines.intake import read_document
from projections.inspection.checks.rules import check_report
from projections.inspection.reading.lexicon.form import year_end_form
from projections.inspection.reading.read import read_report
from tests.commands.console import Console
from tests.contracts.test_targets import BOOKS, YEAR

ATTESTED = """
attest record two_days_a_month --officer L1 --unit HX --from 15/10/2023 --to 14/10/2024 --yes-it-is --document 5/XN --attested-by L1 --on 14/10/2024
sanction record "khiển trách" --unit DX1 --individuals 2 --document 5/QĐ --on 10/2/2024
file-check ST-02 --by-officer C1 --findings 1 --on 15/2/2024
file-check ST-02 --by-officer C1 --findings 0 --on 20/5/2024
file-check ST-02 --by-officer C1 --findings 0 --on 6/6/2024
"""

LINES = """
- Số đồng chí lãnh đạo, chỉ huy dành từ 02 ngày làm việc mỗi tháng cho công tác NVCB: 01/02; số tháng bảo đảm: 13/24.
- Số lượt kiểm tra trong cả kỳ: 03 lượt, bình quân cả kỳ 0,25 lượt mỗi tháng; Ngày NVCB (thứ năm) 02 lượt; Tuần NVCB (07 ngày cuối tháng) 0 lượt; Tháng NVCB (tháng 5) 01 lượt.
- Số lỗi phát hiện qua kiểm tra hồ sơ: ĐTCB 0; ST 01; HN 0; chuyên án 0; CTVBM 0; vai ảo 0; HTBM 0.
- Xử lý: 0 tập thể, 02 cá nhân. Hình thức: khiển trách: 0 tập thể, 02 cá nhân.
- Không sót, lọt đối tượng sưu tra: …………; không có vụ việc nơi khác phát hiện trước: đạt.
- Theo hệ lực lượng: Môi trường 01/01.
- Theo ký hiệu: ĐB 01/01; ĐV 01/01.
- Đối tượng chưa có hồ sơ ĐTCB: không có.
- Số hồ sơ ĐN trong kỳ: 0; có hiệu quả: 0; thuộc hệ: không có.
- Hồ sơ chậm báo cáo định kỳ: ĐB-01.
* Kết quả: 02 đối tượng (cùng kỳ 02, bằng cùng kỳ).
- Bổ sung mới do lập mới: 02, trong đó:
+ Chưa xác định hệ: 02 (Loại A: 0; Loại B: 02) (Danh mục I: 0; Danh mục II: 0; Danh mục III: 02; Danh mục IV: 0).
- Riêng các đơn vị trinh sát:
+ Chưa xác định hệ: 02 (Loại A: 0; Loại B: 02) (Danh mục I: 0; Danh mục II: 0; Danh mục III: 02; Danh mục IV: 0).
- CTVBM được bố trí theo dõi đối tượng loại B: 01.
- Giảm do kết thúc 02 hồ sơ, trong đó: chuyển hiềm nghi 0; xác lập chuyên án 0; bắt 01; khởi tố 0; áp dụng biện pháp bắt buộc 0; thanh loại 0; chết 0; đi khỏi nơi cư trú 01.
- Không tính 01 hồ sơ (chết, đi khỏi nơi cư trú, không thuộc diện quản lý).
- Tổng số bắt, khởi tố 03; trừ đảng viên 01; trừ ngoài diện quản lý 0; cộng ST bị bắt, khởi tố không có trong các kết quả này 0.
- Theo đầu mối: Đội 1: 01; ít nhất 01.
- Theo đầu mối: Công an huyện X: 0; ít nhất 0.
- Giảm do kết thúc 01 hồ sơ, trong đó: xác lập chuyên án 01; chuyển khởi tố 0; đủ căn cứ đề nghị khởi tố 0; không đủ căn cứ 0.
- Theo hệ lực lượng: các hệ còn lại 01/01, đạt 100%; hình sự không thuộc diện; môi trường không thuộc diện.
- Nguồn của 01 hồ sơ: ĐTCB 0; sưu tra 0; hiềm nghi 01; CTVBM 0; vai ảo 0; nguồn khác 0.
- Theo đầu mối: Công an huyện X: 01; ít nhất 01.
- Giảm do kết thúc 01 hồ sơ, trong đó: phá án chuyển khởi tố 01; đủ căn cứ đề nghị khởi tố 0; đình chỉ 0.
- Theo ký hiệu: VA 01/01.
- LT, LC cung cấp 0 tin, trong đó có 0 tin có giá trị.
- Bình quân mỗi LT, LC mỗi tháng: 0 tin.
- Vai ảo nghiệp vụ theo đầu mối: Công an huyện X: 0; ít nhất 0.
- Vai ảo CTV theo đầu mối: Công an huyện X: 0; ít nhất 0.
"""
"""Lines of the report, in their order."""


def test_results_are_told_with_what_they_consist_of(
    console: Console, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By branch, symbol, source, way of closing and unit; the paper reads back and all holds."""
    monkeypatch.chdir(tmp_path)
    console.all("\n".join(BOOKS["HX"]) + ATTESTED, ledger="so")
    console.all(f"report write --form bao-cao-nam {YEAR} --output nam --format docx", ledger="so")
    word = Document("nam.docx")
    texts = iter([one.text for one in word.paragraphs])
    missing = [one for one in LINES.strip().splitlines() if one not in texts]
    assert [] == missing
    cells = {tuple(cell.text for cell in row.cells) for table in word.tables for row in table.rows}
    assert ("Đội 1", "01/01", "100%", "01") in cells
    assert ("Đội 1", "01", "03", "01", "0", "0", "02", "50%") in cells
    report = read_report(read_document(Path("nam.docx")), year_end_form())
    assert [] == [one for one in check_report(report, year_end_form()) if one.verdict == "fails"]
    assert () == report.not_read


def test_of_nobody_it_is_not_asked(
    console: Console, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """So many of none is no share: it prints “Không thuộc diện”, and reads as nothing."""
    monkeypatch.chdir(tmp_path)
    console.all("\n".join(BOOKS["HX"]), ledger="so")
    write = f'report write --form bao-cao-nam {YEAR} --branch "hình sự" --output nam'
    console.all(f"{write} --format docx", ledger="so")
    texts = [one.text for one in Document("nam.docx").paragraphs]
    assert not [one for one in texts if "00/00" in one]
    nobody = "Không thuộc diện"
    told = (
        f"lãnh đạo tham gia: {nobody}; chỉ huy tham gia: {nobody}; cán bộ được kiểm tra: {nobody}."
    )
    assert f"- Số đồng chí {told}" in texts
    report = read_report(read_document(Path("nam.docx")), year_end_form())
    assert () == report.not_read
