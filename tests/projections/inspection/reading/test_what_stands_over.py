"""What stands over a number: time, holder, cells, plans, other registers, in words and in tables.

Only what is a fact of the report's own time, line and files becomes a figure.
"""

from __future__ import annotations

import pytest

from projections.inspection.reading.stated.values import NOT_FACT
from tests.projections.made_reports import HEAD, failures, read_lines, read_text, values
from tests.projections.made_tables import read_table

Read = dict[str, int | None]

ST, HN, CA, BM, DT = (
    "2. Công tác sưu tra\n",
    "3. Công tác hiềm nghi\n",
    "4. Công tác chuyên án\n",
    "5. Công tác CTVBM\n",
    "1. Công tác ĐTCB\n",
)

LINES: list[tuple[str, Read]] = [
    (
        ST + "Năm trước: đầu kỳ 310, bổ sung 42. Năm nay: đầu kỳ 314, bổ sung 51.",
        {"ST.opening": 314, "ST.added": 51},
    ),
    (
        ST
        + "- Quý I lập mới 05, quý II lập mới 06, quý III lập mới 04, quý IV lập mới 03; cả năm lập mới 18.",
        {"ST.added": 18},
    ),
    (
        ST + "- Cùng kỳ năm 2023: lập mới 42, thanh loại 38.\n- Lập mới 51, thanh loại 40.",
        {"ST.added": 51, "ST.removed": 40},
    ),
    (ST + "- So với năm 2023: lập mới tăng 09, thanh loại tăng 02.", {}),
    (ST + "- Trong tháng lập mới 03. Lũy kế 26.", {}),
    (ST + "1.1. Quý I\n- Lập mới 05.\n1.2. Cả năm\n- Lập mới 18.", {"ST.added": 18}),
    (ST + "- Giai đoạn 2021-2024 lập mới 128.\n- Lập mới 26.", {"ST.added": 26}),
    (
        HN + "- Tổng thụ lý: 15 hồ sơ.\n- Đã kết thúc: 07.\n- Hiện còn: 08.",
        {"HN.handled": 15, "HN.removed": 7, "HN.current": 8},
    ),
    (HN + "- Tổng số 15 hồ sơ, kết thúc 07.", {"HN.removed": 7}),
    (
        CA + "- Thụ lý 07 chuyên án, trong đó kỳ trước chuyển sang 03, xác lập mới 04.",
        {"CA.handled": 7, "CA.opening": 3, "CA.added": 4},
    ),
    (ST + "- Hiện có: 1 204 đối tượng", {"ST.current": 1204}),
    (ST + "- Hiện có: 1 20 đối tượng", {}),
    (ST + "- Hiện có: Đội 1 204, Đội 2 31", {"ST.current.Đội-1": 204, "ST.current.Đội-2": 31}),
    (ST + "- Hiện có: 1.204 đối tượng; lập mới: 05-06 đối tượng", {"ST.current": 1204}),
    (ST + "- Hiện có: O5 đối tượng", {}),
    (ST + "- Hiện có 52, lập mới hai đối tượng", {"ST.current": 52, "ST.added": 2}),
    (ST + "- Hiện có khoảng 50 đối tượng, lập mới 02", {"ST.added": 2}),
    (ST + "- Theo kế hoạch lập mới 20 đối tượng, thực hiện 22.", {}),
    (ST + "- Phấn đấu năm 2024 lập mới 20, thanh loại 10.", {}),
    (ST + "- Được giao lập mới 20, đã lập mới 22.", {"ST.added": 22}),
    (ST + "- Đề nghị cấp trên cho lập mới 03, thanh loại 02.", {}),
    (ST + "- Nếu lập mới 03 thì hiện có 55.", {}),
    (ST + "- Đối tượng tái phạm: lập mới 03, hiện có 10.\n- Hiện có 52.", {"ST.current": 52}),
    (ST + "- Riêng đối tượng dưới 18 tuổi: lập mới 03, thanh loại 02.", {}),
    (ST + "- Lập mới 03 đối tượng nữ, 02 đối tượng là người nước ngoài.", {}),
    (ST + "- Qua kiểm tra 30 hồ sơ, có 05 hồ sơ thiếu tài liệu, 03 hồ sơ quá hạn.", {}),
    (ST + "- Hiện có 40/52 đối tượng được rà soát.", {}),
    (ST + "- Tiếp nhận từ Công an huyện Bắc Mẫu 03 đối tượng; bàn giao 02 đối tượng.", {}),
    (
        "A. ĐỘI HÌNH SỰ\n1. Sưu tra: đầu kỳ 20, lập mới 05, thanh loại 03, hiện có 22.\nB. ĐỘI MA TÚY\n1. Sưu tra: đầu kỳ 32, lập mới 07, thanh loại 05, hiện có 34.",
        {
            "ST.opening.ĐỘI-HÌNH-SỰ": 20,
            "ST.added.ĐỘI-HÌNH-SỰ": 5,
            "ST.removed.ĐỘI-HÌNH-SỰ": 3,
            "ST.current.ĐỘI-HÌNH-SỰ": 22,
            "ST.opening.ĐỘI-MA-TÚY": 32,
            "ST.added.ĐỘI-MA-TÚY": 7,
            "ST.removed.ĐỘI-MA-TÚY": 5,
            "ST.current.ĐỘI-MA-TÚY": 34,
        },
    ),
    (
        ST
        + "1.1. Đội Hình sự\n- Đầu kỳ 10, hiện có 12.\n1.2. Đội Ma túy\n- Đầu kỳ 20, hiện có 21.\n1.3. Toàn huyện\n- Đầu kỳ 30, hiện có 33.",
        {
            "ST.opening.Đội-Hình-sự": 10,
            "ST.current.Đội-Hình-sự": 12,
            "ST.opening.Đội-Ma-túy": 20,
            "ST.current.Đội-Ma-túy": 21,
            "ST.opening": 30,
            "ST.current": 33,
        },
    ),
    (
        BM + "5.1. Cấp huyện\n- Đầu kỳ 10, hiện có 12.\n5.2. Cấp xã\n- Đầu kỳ 20, hiện có 21.",
        {
            "CTVBM.opening.huyện": 10,
            "CTVBM.current.huyện": 12,
            "CTVBM.opening.xã": 20,
            "CTVBM.current.xã": 21,
        },
    ),
    (
        ST + "- Danh mục I: đầu kỳ 10, lập mới 02.\n- Danh mục II: đầu kỳ 20, lập mới 03.",
        {"ST.opening.I": 10, "ST.added.I": 2, "ST.opening.II": 20, "ST.added.II": 3},
    ),
    (
        CA
        + "a) VA: đầu kỳ 01, lập mới 02, kết thúc 02, còn 01.\nb) VX: đầu kỳ 0, lập mới 01, kết thúc 0, còn 01.",
        {
            "CA.opening.VA": 1,
            "CA.added.VA": 2,
            "CA.removed.VA": 2,
            "CA.current.VA": 1,
            "CA.opening.VX": 0,
            "CA.added.VX": 1,
            "CA.removed.VX": 0,
            "CA.current.VX": 1,
        },
    ),
    (
        "I. KẾT QUẢ\n1. Công tác sưu tra\n- Hiện có 52 đối tượng.\n2. Công tác quản lý người sau cai nghiện\n- Hiện quản lý 30 người, tăng 05.",
        {"ST.current": 52},
    ),
    (
        "I. KẾT QUẢ\n1. Công tác sưu tra\n- Hiện có 52 đối tượng.\n2. Công tác tuần tra\n- Tổ chức 30 lượt, tăng 05.\n3. Công tác hiềm nghi\n- Hiện có 07 hồ sơ.",
        {"ST.current": 52, "HN.current": 7},
    ),
    (
        ST
        + "- Hiện có 52 đối tượng.\n+ Đối tượng cấm đi khỏi nơi cư trú: 05.\n+ Đối tượng truy nã: 03.",
        {"ST.current": 52},
    ),
    (ST + "- Gọi hỏi răn đe 30 đối tượng, kiểm điểm 05, giáo dục 12, đưa đi cai nghiện 03.", {}),
    (
        CA + "- Kết thúc 02 chuyên án, khởi tố 03 vụ, 07 bị can, thu giữ 05 xe máy.",
        {"CA.removed": 2},
    ),
    (CA + "- Hiện đang đấu tranh 02 chuyên án với 15 đối tượng.", {"CA.current": 2}),
    (
        BM + "- Hiện có 10 CTVBM, đã cấp kinh phí 12.000.000đ, bình quân 01 tin/tháng.",
        {"CTVBM.current": 10},
    ),
    (BM + "- Tập huấn cho 45 cán bộ; bổ sung 02 cán bộ chuyên trách.", {}),
    (
        BM + "- Lập mới 05 (tăng 02 so với cùng kỳ); thanh loại 03 (giảm 01).",
        {"CTVBM.added": 5, "CTVBM.removed": 3},
    ),
    (ST + "- Số lượng: tăng 05, giảm 03.", {"ST.added": 5, "ST.removed": 3}),
    (
        ST + "- Lập mới 09, so với cùng kỳ tăng 02 (28,5%); thanh loại 05, giảm 01.",
        {"ST.added": 9, "ST.removed": 5},
    ),
    (
        "Trong năm đã lập mới 09 đối tượng sưu tra, xác lập 03 hồ sơ hiềm nghi, mở 02 chuyên án.",
        {"ST.added": 9, "HN.added": 3, "CA.added": 2},
    ),
    ("- Sưu tra: 22 đối tượng (A: 9; B: 13)\n- Hiềm nghi: 03 hồ sơ\n- Chuyên án: 02", {}),
    (
        "- ST đầu kỳ 18, tăng 9, giảm 5, còn 22\n- HN đầu kỳ 2, tăng 3, giảm 2, còn 3",
        {
            "ST.opening": 18,
            "ST.added": 9,
            "ST.removed": 5,
            "ST.current": 22,
            "HN.opening": 2,
            "HN.added": 3,
            "HN.removed": 2,
            "HN.current": 3,
        },
    ),
    (
        ST + "- Hiện có 22 (đầu kỳ 18, tăng 09, giảm 05)",
        {"ST.current": 22, "ST.opening": 18, "ST.added": 9, "ST.removed": 5},
    ),
    (
        ST + "- Số đối tượng hiện đang quản lý là 22, tăng 04 đối tượng so với đầu kỳ (18)",
        {"ST.current": 22, "ST.opening": 18},
    ),
    (
        HN + "- Kết thúc 07 hồ sơ: chuyển chuyên án 02, khởi tố 03, loại 02",
        {"HN.removed": 7, "HN.removed.closing-to_case": 2, "HN.removed.closing-prosecuted": 3},
    ),
    (
        DT + "- Tính đến 15/10/2023 có 10 hồ sơ (05 địa bàn, 03 lĩnh vực, 02 tuyến)",
        {"DTCB.opening": 10, "DTCB.opening.ĐB": 5, "DTCB.opening.ĐV": 3, "DTCB.opening.ĐY": 2},
    ),
    (ST + "- Bổ sung mới 28 đối tượng (đạt 140% chỉ tiêu)", {"ST.added": 28}),
    (
        BM + "- Chỉ tiêu 5: xây dựng mới 03 CTVBM.\n- Kết quả: xây dựng mới 04 CTVBM, đạt 133%.",
        {"CTVBM.added": 4},
    ),
    (
        ST + "- Hiện có 52 đối tượng. Trong đó 12 đối tượng thuộc diện quản lý của Công an tỉnh.",
        {"ST.current": 52},
    ),
    (ST + "- Số đối tượng có mặt tại địa bàn hiện có 45, vắng mặt 07.", {}),
    (ST + "- Đã gọi hỏi 30/52 đối tượng đang quản lý.", {}),
    (ST + "- Năm 2022: 40, năm 2023: 45, năm 2024: 52.", {}),
    (ST + "- Hiện có 52 (năm 2023: 45; năm 2022: 40).", {"ST.current": 52}),
    (ST + "- Đến tháng 6/2024 hiện có 48; đến nay hiện có 52.", {"ST.current": 52}),
    (ST + "- Tính đến 30/6/2024: hiện có 48 đối tượng.", {}),
    (ST + "- Bình quân mỗi tháng lập mới 02 đối tượng.", {}),
    (ST + "- Mỗi đội lập mới ít nhất 02 đối tượng.", {}),
    (
        ST + "- Đề xuất: lập mới 05; thanh loại 03.\n- Kết quả: lập mới 04; thanh loại 03.",
        {"ST.added": 4, "ST.removed": 3},
    ),
    (ST + "Kế hoạch năm 2025: lập mới 20; thanh loại 10; hiện có 62.", {}),
    (
        ST
        + "1.1. Kế hoạch năm 2025\n- Lập mới 20; thanh loại 10.\n1.2. Kết quả năm 2024\n- Lập mới 18.",
        {"ST.added": 18},
    ),
    (ST + "- Phúc tra 30 hồ sơ, phát hiện bổ sung 02 đối tượng bỏ lọt.", {}),
    (ST + "- Hồ sơ chuyển đi 03, chuyển đến 02.", {}),
    (HN + "- Hồ sơ hiềm nghi quá hạn: đầu kỳ 02, hiện có 01.", {}),
    (
        HN + "- Hiềm nghi về ma túy: đầu kỳ 02, lập mới 01, kết thúc 02, hiện có 01.",
        {
            "HN.opening.ma-túy": 2,
            "HN.added.ma-túy": 1,
            "HN.removed.ma-túy": 2,
            "HN.current.ma-túy": 1,
        },
    ),
    (CA + "- Chuyên án do tỉnh xác lập: đầu kỳ 01, kết thúc 01.", {}),
    (CA + "- Phối hợp với Công an tỉnh xác lập 02 chuyên án.", {}),
    (CA + "- Tham gia 03 chuyên án của tỉnh, kết thúc 02.", {}),
    (
        BM + "- Cộng tác viên công khai: hiện có 120 người.\n- CTVBM: hiện có 10.",
        {"CTVBM.current": 10},
    ),
    (BM + "- Xếp loại: tốt 03, khá 05, trung bình 02; đề nghị thanh loại 02.", {}),
    (BM + "- Cung cấp 45 tin, tăng 05 tin; xử lý 30 tin, hiện còn 15 tin.", {}),
    (BM + "- Trang bị mới 02 điện thoại, hiện có 05 điện thoại.", {}),
    (
        "I. KẾT QUẢ\n1. Sưu tra: hiện có 52.\n2. Quản lý cư trú: hiện có 1.200 hộ; tăng 20, giảm 10.\n3. Hiềm nghi: hiện có 07.",
        {"ST.current": 52, "HN.current": 7},
    ),
    (
        "I. KẾT QUẢ\n1. Sưu tra\n- Hiện có 52.\nQuản lý vũ khí: đầu kỳ 10, tăng 02, giảm 01, hiện có 11 khẩu.",
        {"ST.current": 52},
    ),
    (
        "I. Công tác sưu tra\nHiện có 52 đối tượng.\nII. Công tác cai nghiện\nHiện có 30 người, lập mới 05 hồ sơ, kết thúc 03 hồ sơ.",
        {"ST.current": 52},
    ),
    (
        "I. Công tác sưu tra\nHiện có 52 đối tượng.\nII. Xử lý vi phạm hành chính\n1. Lập mới 25 hồ sơ.\n2. Kết thúc 20 hồ sơ.",
        {"ST.current": 52},
    ),
    (ST + "* Ghi chú: hiện có 52 là số liệu của quý III.", {}),
    (ST + "- Theo báo cáo năm trước, hiện có 48 đối tượng.", {}),
    (
        ST + "- Công an xã Nam Mẫu: đầu kỳ 30, hiện có 32.\n- Toàn huyện: đầu kỳ 50, hiện có 52.",
        {
            "ST.opening.Công-an-xã-Nam-Mẫu": 30,
            "ST.current.Công-an-xã-Nam-Mẫu": 32,
            "ST.opening": 50,
            "ST.current": 52,
        },
    ),
    (ST + "- Trong 9 tháng lập mới 15, ước cả năm lập mới 20.", {}),
    (
        ST + "- Lập mới 20 (chỉ tiêu 18); thanh loại 10 (chỉ tiêu 08).",
        {"ST.added": 20, "ST.removed": 10},
    ),
    (ST + "- Lập mới đạt 20/18 chỉ tiêu.", {}),
    (ST + "- 03 đơn vị chưa lập mới; 05 đơn vị lập mới từ 02 đối tượng trở lên.", {}),
    (ST + "- Hiện có: 52 đối tượng/45 hồ sơ.", {}),
    (ST + "- Tăng 05%, giảm 03%.", {}),
    (ST + "- Lập mới 20 hồ sơ (30 đối tượng).", {"ST.added": 20}),
    (
        ST
        + "- Đầu kỳ 50\n- Lập mới 05\n- Thanh loại 03\n- Cuối kỳ 52\n- Đối tượng ngoài tỉnh: 04\n- Đối tượng là nữ: 10",
        {"ST.opening": 50, "ST.added": 5, "ST.removed": 3, "ST.current": 52},
    ),
    (ST + "Ví dụ cách ghi:\n- Đầu kỳ 50\n- Lập mới 05", {}),
    (ST + "- (Số liệu dự kiến) lập mới 05, thanh loại 03.", {}),
    (ST + "- Lập mới 05 đối tượng (dự kiến).", {}),
    (ST + "- Nhiệm kỳ trước lập mới 128; nhiệm kỳ này lập mới 26.", {}),
    (
        ST + "- Hiện có 12 đối tượng\n+ A: Tồn đầu kỳ: 02, hiện có: 03",
        {"ST.current": 12, "ST.opening.A": 2, "ST.current.A": 3},
    ),
    (
        HN + "- Hiện có 02: Đội CSHS: 01; CAX Tây Mẫu: không; CATT Mẫu: 01.",
        {
            "HN.current": 2,
            "HN.current.Đội-CSHS": 1,
            "HN.current.CAX-Tây-Mẫu": 0,
            "HN.current.CATT-Mẫu": 1,
        },
    ),
    (
        ST
        + "- Hiện có: 09\n- Phân cấp quản lý:\n+ Cấp huyện: 04\n+ Cấp xã: 05. Toàn tỉnh lập mới 62 hồ sơ.",
        {"ST.current": 9, "ST.current.huyện": 4, "ST.current.xã": 5},
    ),
    (
        ST + "- Thanh loại 03 (chết 01, chuyển giao 01, đi khỏi địa bàn 01).",
        {
            "ST.removed": 3,
            "ST.removed.closing-died": 1,
            "ST.removed.transferred": 1,
            "ST.removed.closing-left_area": 1,
        },
    ),
    (
        ST + "- Thanh loại 02 (kết thúc hồ sơ 01, chuyển giao 01, chết 01).",
        {
            "ST.removed": 2,
            "ST.removed.closed": 1,
            "ST.removed.transferred": 1,
            "ST.removed.closing-died": 1,
        },
    ),
    (ST + "- Năm 2021 lập mới 10, giảm 18; cuối kỳ còn 47.", {}),
    (
        ST + "- So với cùng kỳ tăng 03; lập mới 10; thanh loại 05.",
        {"ST.added": 10, "ST.removed": 5},
    ),
    (ST + "- Trong 5 năm qua lập mới 72 đối tượng, giảm 03 đối tượng.", {}),
    (BM + "- Tiếp nhận mới 85 tin báo, đã giải quyết 30 tin.", {}),
    (
        ST + "- Hiện có 52 đối tượng.\n- Công an huyện Nam Mẫu báo cáo hiện có 47 đối tượng.",
        {"ST.current": 52},
    ),
    (
        "Kết quả năm 2023 như sau:\n- Sưu tra: đầu kỳ 73, lập mới 12.\nKết quả năm 2024 như sau:\n- Sưu tra: đầu kỳ 29, lập mới 20.",
        {"ST.opening": 29, "ST.added": 20},
    ),
    (
        DT + "- Đầu kỳ 05; tăng 03.\n+ Địa bàn (ĐB): Gối đầu: 02 hồ sơ ĐTCB, lập mới: 01",
        {"DTCB.opening": 5, "DTCB.added": 3},
    ),
    (
        DT + "- Đầu kỳ 05; tăng 03.\n+ Địa bàn (ĐB): Đầu kỳ: 02, số tăng: 01",
        {"DTCB.opening": 5, "DTCB.added": 3, "DTCB.opening.ĐB": 2, "DTCB.added.ĐB": 1},
    ),
    (
        "6. Vai ảo\n- Tăng 02 vai ảo, gồm: lập mới: 01, nhận chuyển giao: 01",
        {"VAI_AO.added": 2, "VAI_AO.added.opened": 1, "VAI_AO.added.transferred": 1},
    ),
    (
        "Mẫu báo cáo\n2. Công tác sưu tra: đầu kỳ ..., lập mới ..., hiện có ...",
        {"ST.opening": None, "ST.added": None, "ST.current": None},
    ),
]


@pytest.mark.parametrize(("text", "expected"), LINES, ids=[text for text, _ in LINES])
def test_only_facts_of_the_period_are_figures(text: str, expected: Read) -> None:
    """Nothing else is read, and nothing is alleged."""
    report = read_lines(text)
    found = {
        name: value
        for name, value in values(report).items()
        if not name.startswith(("count", "money"))
    }
    assert (expected, []) == (found, failures(report))


def test_the_month_before_is_another() -> None:
    """A month from the 15th may be called after either of two; its title says after which."""
    head = HEAD.split("BÁO CÁO")[0] + "BÁO CÁO\nKết quả công tác {title}\n"
    head += "Số liệu từ ngày 15/08/2024 đến ngày 14/09/2024\n"
    text = f"{head}{ST}2.1. Tháng 8 năm 2024\n- Lập mới 24.\n2.2. Tháng 9 năm 2024\n- Lập mới 07."
    read = [values(read_text(text.format(title=f"tháng {month} năm 2024"))) for month in (8, 9)]
    assert [{"ST.added": 24}, {"ST.added": 7}] == read


def test_a_numbered_line_ends_the_section_it_goes_on_from() -> None:
    """Of what comes next under the same number's kind, nothing is the section's."""
    text = f"{ST}- Hiện có 52 đối tượng.\n3. Công tác khác hiện có 30 đối tượng."
    assert {"ST.current": 52} == values(read_lines(text))


def test_what_is_planned_is_listed() -> None:
    """A part about the next year states no figures, and is not passed over."""
    report = read_lines("III. PHƯƠNG HƯỚNG\n- Lập mới 20 đối tượng sưu tra.")
    assert ({}, [NOT_FACT]) == (values(report), [one.why for one in report.not_read])


TABLES: list[tuple[str, str, Read]] = [
    (
        "Nội dung|Tháng 8|Tháng 9|Tháng 10|Cộng\nLập mới|2|3|1|6\nThanh loại|1|0|1|2",
        "2. Công tác sưu tra",
        {"ST.added": 6, "ST.removed": 2},
    ),
    (
        "Nội dung|Quý I|Quý II|Quý III|Quý IV|Cả năm\nLập mới|2|3|1|1|7",
        "2. Công tác sưu tra",
        {"ST.added": 7},
    ),
    (
        "Mảng|Hiện có|Lập mới|Kết thúc\nSưu tra|22|9|5\nHiềm nghi|3|3|2",
        "",
        {
            "ST.current": 22,
            "ST.added": 9,
            "ST.removed": 5,
            "HN.current": 3,
            "HN.added": 3,
            "HN.removed": 2,
        },
    ),
    (
        "Đơn vị|Sưu tra|>|Hiềm nghi|>\n<|Lập mới|Hiện có|Lập mới|Hiện có\nĐội Hình sự|3|10|1|2\nCông an xã Tân An|2|8|0|1\nCộng|5|18|1|3",
        "",
        {
            "ST.added.Đội-Hình-sự": 3,
            "ST.current.Đội-Hình-sự": 10,
            "HN.added.Đội-Hình-sự": 1,
            "HN.current.Đội-Hình-sự": 2,
            "ST.added.Công-an-xã-Tân-An": 2,
            "ST.current.Công-an-xã-Tân-An": 8,
            "HN.added.Công-an-xã-Tân-An": 0,
            "HN.current.Công-an-xã-Tân-An": 1,
            "ST.added": 5,
            "ST.current": 18,
            "HN.added": 1,
            "HN.current": 3,
        },
    ),
    ("TT|Mảng|Kế hoạch|Thực hiện\n1|Sưu tra lập mới|20|22", "", {"ST.added": 22}),
    (
        "TT|Mảng|Chỉ tiêu|Kết quả|Tỷ lệ\n1|Lập mới|20|22|110%",
        "2. Công tác sưu tra",
        {"ST.added": 22},
    ),
    ("Mảng|Năm trước|Năm nay\nSưu tra hiện có|20|22", "", {"ST.current": 22}),
    (
        "Mảng|Đầu kỳ|Tăng|Giảm|Cuối kỳ\nSưu tra|18|9|5|22\nNgười nghiện|90|5|3|92\nTruy nã|6|1|2|5",
        "",
        {"ST.opening": 18, "ST.added": 9, "ST.removed": 5, "ST.current": 22},
    ),
    (
        "Mảng|Đầu kỳ|Tăng|Giảm|Cuối kỳ\nSưu tra|18|9|5|22\nTrong đó: nữ|4|1|0|5\nHiềm nghi|2|3|2|3",
        "",
        {
            "ST.opening": 18,
            "ST.added": 9,
            "ST.removed": 5,
            "ST.current": 22,
            "HN.opening": 2,
            "HN.added": 3,
            "HN.removed": 2,
            "HN.current": 3,
        },
    ),
    (
        "Mảng|Tổng thụ lý|Kết thúc|Còn lại\nHiềm nghi|15|7|8\nChuyên án|7|5|2",
        "",
        {
            "HN.handled": 15,
            "HN.removed": 7,
            "HN.current": 8,
            "CA.handled": 7,
            "CA.removed": 5,
            "CA.current": 2,
        },
    ),
    (
        "STT|Nội dung|Đơn vị tính|Số liệu\n1|Sưu tra||\n1.1|Đầu kỳ|Đối tượng|18\n1.2|Lập mới|Đối tượng|9\n2|Hiềm nghi||\n2.1|Đầu kỳ|Hồ sơ|2",
        "",
        {"ST.opening": 18, "ST.added": 9, "HN.opening": 2},
    ),
    (
        "Mảng|Đầu kỳ|Lập mới|Kết thúc|Hiện có|So với cùng kỳ|>\n<|<|<|<|<|Tăng|Giảm\nSưu tra|18|9|5|22|4|0",
        "",
        {"ST.opening": 18, "ST.added": 9, "ST.removed": 5, "ST.current": 22},
    ),
    (
        "Chỉ tiêu|Đầu kỳ|Tăng|Giảm|Cuối kỳ\nTổng số ST|18|9|5|22\nTrong đó loại A|8|3|2|9\nLoại B|10|6|3|13",
        "",
        {
            "ST.opening": 18,
            "ST.added": 9,
            "ST.removed": 5,
            "ST.current": 22,
            "ST.opening.A": 8,
            "ST.added.A": 3,
            "ST.removed.A": 2,
            "ST.current.A": 9,
            "ST.opening.B": 10,
            "ST.added.B": 6,
            "ST.removed.B": 3,
            "ST.current.B": 13,
        },
    ),
    (
        "Loại|Đầu kỳ|Lập mới|Hiện có\nLT|3|1|4\nLC|5|2|5\nTổng|8|3|9",
        "5. Công tác CTVBM",
        {
            "CTVBM.opening.LT": 3,
            "CTVBM.added.LT": 1,
            "CTVBM.current.LT": 4,
            "CTVBM.opening.LC": 5,
            "CTVBM.added.LC": 2,
            "CTVBM.current.LC": 5,
            "CTVBM.opening": 8,
            "CTVBM.added": 3,
            "CTVBM.current": 9,
        },
    ),
    ("Mảng|Hiện có|Đề nghị lập mới|Đề nghị kết thúc\nSưu tra|40|5|4", "", {"ST.current": 40}),
    (
        "Mảng|Đầu kỳ (1)|Tăng (2)|Giảm (3)|Cuối kỳ (4=1+2-3)\nSưu tra|18|9|5|22",
        "",
        {"ST.opening": 18, "ST.added": 9, "ST.removed": 5, "ST.current": 22},
    ),
    (
        "Mảng|Đầu kỳ|Tăng|Giảm|Cuối kỳ|Điểm\nSưu tra|18|9|5|22|10",
        "",
        {"ST.opening": 18, "ST.added": 9, "ST.removed": 5, "ST.current": 22},
    ),
    ("Mảng|Số lượng\nSưu tra|22\nHiềm nghi|3", "", {}),
    (
        "Mảng|Kỳ trước chuyển sang|Lập mới|Kết thúc, thanh loại|Hiện đang quản lý\nĐTCB|4|2|1|5\n- ĐV|3|2|1|4\n- ĐN|1|0|0|1",
        "",
        {
            "DTCB.opening": 4,
            "DTCB.added": 2,
            "DTCB.removed": 1,
            "DTCB.current": 5,
            "DTCB.opening.ĐV": 3,
            "DTCB.added.ĐV": 2,
            "DTCB.removed.ĐV": 1,
            "DTCB.current.ĐV": 4,
            "DTCB.opening.ĐN": 1,
            "DTCB.added.ĐN": 0,
            "DTCB.removed.ĐN": 0,
            "DTCB.current.ĐN": 1,
        },
    ),
    (
        "Nội dung|Số lượng|Ghi chú\nSưu tra đầu kỳ|18|\nSưu tra lập mới|9|trong đó 02 nữ\nCán bộ mới bổ sung|3|",
        "",
        {"ST.opening": 18, "ST.added": 9},
    ),
    (
        "Mảng|Đầu kỳ|Lập mới|Trong đó: nữ|Kết thúc|Hiện có\nSưu tra|18|9|2|5|22",
        "",
        {"ST.opening": 18, "ST.added": 9, "ST.removed": 5, "ST.current": 22},
    ),
    ("Mảng|Tổng số|Đạt|Không đạt\nSưu tra hiện có|22|20|2", "", {"ST.current": 22}),
    (
        "Năm|Đầu kỳ|Lập mới|Kết thúc|Hiện có\n2022|30|5|3|32\n2023|32|4|6|30\n2024|30|9|5|34",
        "2. Công tác sưu tra",
        {"ST.opening": 30, "ST.added": 9, "ST.removed": 5, "ST.current": 34},
    ),
    (
        "Tháng|Lập mới|Kết thúc\n1|2|1\n2|3|1\nCộng|5|2",
        "2. Công tác sưu tra",
        {"ST.added": 5, "ST.removed": 2},
    ),
    (
        "Tháng|Lập mới|Kết thúc\nTháng 1|2|1\nTháng 2|3|1\nCả năm|5|2",
        "2. Công tác sưu tra",
        {"ST.added": 5, "ST.removed": 2},
    ),
    (
        "Mảng|Năm 2023|>|Năm 2024|>\n<|Lập mới|Kết thúc|Lập mới|Kết thúc\nSưu tra|18|9|20|5",
        "",
        {"ST.added": 20, "ST.removed": 5},
    ),
    ("Mảng|Đơn vị báo cáo|Đơn vị bạn\nSưu tra hiện có|22|30", "", {}),
    ("Nội dung|Kết quả|Cùng kỳ|Tăng/giảm\nSưu tra lập mới|9|7|2", "", {"ST.added": 9}),
]


@pytest.mark.parametrize(("text", "above", "expected"), TABLES, ids=[text for text, _, _ in TABLES])
def test_only_columns_of_facts_are_figures(text: str, above: str, expected: Read) -> None:
    """Of the period, of the line of work, and of all its files or of a cell that is known."""
    report = read_table(text, above)
    assert (expected, []) == (values(report), failures(report))
