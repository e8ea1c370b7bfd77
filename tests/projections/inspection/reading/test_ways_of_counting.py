"""Turns of phrase in which a number's measure stands in an unusual place, or nowhere."""

from __future__ import annotations

import pytest

from tests.projections.made_reports import read_lines, read_text, values

ST, HN = "2. Công tác sưu tra\n", "3. Công tác hiềm nghi\n"

READ = [
    (f"{ST}- 58 (đầu kỳ) + 03 (lập mới) = 61 (cuối kỳ)", {"opening": 58, "added": 3, "current": 61}),
    (f"{ST}- 120 (+15, -12) còn 123", {}),
    (f"{ST}- Đầu tháng 139; hiện có 144", {"current": 144}),
    (f"{HN}- Đầu kỳ 05, không có hồ sơ kết thúc, hiện còn 05", {"opening": 5, "removed": 0, "current": 5}),
    (
        f"{ST}- Bổ sung 22, nhiều hơn 6 tháng đầu năm 2023 là 5 đối tượng; đưa ra 16 đối tượng",
        {"added": 22, "removed": 16},
    ),
    (
        f"{HN}- Xác lập mới: 05 hồ sơ\n- Chuyển giao 01 hồ sơ cho đơn vị khác\n- Kết thúc: 03",
        {"added": 5, "removed.transferred": 1, "removed": 3},
    ),
    (
        f"{HN}- Xác lập mới 05, trong đó nhận chuyển giao từ đơn vị khác 01\n"
        "- Kết thúc 03, trong đó chuyển giao cho đơn vị khác 01",
        {"added": 5, "added.transferred": 1, "removed": 3, "removed.transferred": 1},
    ),
    (f"{ST}- Số đầu kỳ ........: 20\n- Hiện có.....: 22\n  (A: 9; B: 13)", {"opening": 20, "current": 22, "current.A": 9, "current.B": 13}),
    (
        f"{HN}- Xác lập mới: 09. Nguồn: ĐTCB 02; sưu tra 04\n- Kết thúc: 05. Hình thức: chuyển chuyên án 02",
        {"added": 9, "added.source-DTCB": 2, "added.source-ST": 4, "removed": 5, "removed.closing-to_case": 2},
    ),
    ("4. Công tác chuyên án\nVX: đầu kỳ 0, lập mới 1", {"opening.VX": 0, "added.VX": 1}),
    (
        "4. Công tác chuyên án\n- Chuyên án đang đấu tranh đầu năm: 03; chuyên án xác lập mới: 09",
        {"opening": 3, "added": 9},
    ),
    (f"{HN}- Năm 2023 chuyển qua: 08\n- Chuyển sang năm 2025: 07", {"opening": 8, "current": 7}),
    (
        f"{ST}- Đang quản lý 260 (đầu kỳ 255; bổ sung 25; loại 20)",
        {"current": 260, "opening": 255, "added": 25, "removed": 20},
    ),
    (f"{ST}- Đầu năm 2024, toàn huyện quản lý 200. Đến ngày 14/10/2024 còn 206", {"opening": 200, "current": 206}),
    (f"{ST}- Đối với nhóm có tiền án, toàn huyện quản lý 200 đối tượng, lập mới 05", {}),
    (f"{ST}- Qua khảo sát ở chợ, Đội Hình sự quản lý 20 đối tượng", {}),
    ("Sưu tra: Đầu kỳ: 25 Tăng: 2 Giảm: 1 Cuối kỳ: 26", {"opening": 25, "added": 2, "removed": 1, "current": 26}),
    ("4. Mạng lưới bí mật\n- LT: đầu năm 12, tăng 2", {"opening.LT": 12, "added.LT": 2}),
    ("4. Công tác chuyên án\n- Kết thúc 3; không có chuyên án chuyển kỳ sau", {"removed": 3, "current": 0}),
    (f"{ST}- Hiện còn: 43, bao gồm: 17 A, 26 loại B", {"current": 43, "current.A": 17, "current.B": 26}),
    (
        "4. Công tác chuyên án\n- Hiện có 3\n- Phân cấp quản lý (số hiện có):\n+ cấp tỉnh: Không\n+ cấp huyện: 3",
        {"current": 3, "current.tỉnh": 0, "current.huyện": 3},
    ),
    (
        f"{ST}- Lập mới 25, kết thúc 20.\nRiêng Công an xã A: đầu kỳ 30, lập mới 4, kết thúc 3",
        {"added": 25, "removed": 20},
    ),
    (
        f"{ST}- Bổ sung 25, trong đó Đội Hình sự bổ sung 4, kết thúc 3",
        {"added": 25, "added.Đội-Hình-sự": 4},
    ),
    (
        f"{ST}- Bổ sung 25, trong đó Đội Hình sự bổ sung 4; kết thúc 20",
        {"added": 25, "added.Đội-Hình-sự": 4, "removed": 20},
    ),
    (f"{ST}- Lập mới 25, trong đó Đội Hình sự 4, kết thúc 20", {"added": 25, "added.Đội-Hình-sự": 4, "removed": 20}),
    ("5. Vai ảo\n- Hiện có 3, gồm:\n+ Đội Kinh tế: Không\n+ Đội Hình sự: 3", {"current": 3, "current.Đội-Kinh-tế": 0, "current.Đội-Hình-sự": 3}),
    ("Mục I. Sưu tra\n- Lập mới 05", {"added": 5}),
    ("5. Vai ảo\n- Tăng: 12\n- Ngày 12/3/2024 lập mới 83 hồ sơ vai ảo.", {"added": 12}),
    (f"{ST}- Vào diện 15, ra khỏi diện 12, số dư cuối kỳ 123", {"added": 15, "removed": 12, "current": 123}),
    ("5. Công tác CTVBM\n- Trong 80 LT, LC đủ thời gian phân loại có 70 LT, LC xếp loại khá", {}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "read"), READ)
def test_a_turn_of_phrase_is_read_or_left(text: str, read: dict[str, int]) -> None:
    """What is told by the words beside a number is read; what may be of another number is not."""
    said = {name.partition(".")[2]: value for name, value in values(read_lines(text)).items()}
    assert read == said


def test_the_quarter_before_carried_over_is_the_opening() -> None:
    """As the year before is; a quarter of the period itself is not."""
    head = "CÔNG AN HUYỆN MẪU\nBÁO CÁO\nTừ ngày 01/4/2024 đến ngày 30/6/2024\n"
    said = values(read_text(f"{head}{ST}- Quý I chuyển sang 210, lập mới 20"))
    assert {"ST.opening": 210, "ST.added": 20} == said
    assert {} == values(read_lines(f"{ST}- Quý III chuyển sang 210"))


def test_another_line_of_work_behind_several_measures_is_of_none_of_them() -> None:
    """Behind one it is of that."""
    text = "Toàn đơn vị lập mới 3 đối tượng sưu tra, thanh loại 1; 2 hồ sơ hiềm nghi"
    assert {"ST.added": 3, "ST.removed": 1} == values(read_lines(text))
    assert {"ST.added": 3, "HN.added": 2} == values(
        read_lines("Toàn đơn vị lập mới 3 đối tượng sưu tra; 2 hồ sơ hiềm nghi")
    )


@pytest.mark.parametrize("ending", ["; lập mới 02", " hồ sơ, lập mới 02", " đối tượng."])
def test_a_number_behind_the_beginning_of_the_month_counts(ending: str) -> None:
    """``đầu tháng 06; …`` states how many there were, ``đầu tháng 6, …`` names a month."""
    head = "CÔNG AN HUYỆN MẪU\nBÁO CÁO\nTừ ngày 15/7/2024 đến ngày 14/8/2024\n"
    said = values(read_text(f"{head}{ST}- Đầu tháng 06{ending}"))
    assert 6 == said["ST.opening"]
    assert "ST.opening" not in values(read_text(f"{head}{ST}- Đầu tháng 6, lập mới 02"))


PARTS_IN_WORDS: list[tuple[str, dict[str, int]]] = [
    ("Lập mới mười hai (12) đối tượng", {"ST.added": 12}),
    ("Lập mới hai (02)", {"ST.added": 2}),
    ("Lập mới mười hai (13) đối tượng", {}),
    ("Kết quả tháng năm (05): lập mới 3", {}),
    (
        "Thanh loại chín (09) đối tượng, trong đó: chết hai, chuyển khỏi địa bàn bảy",
        {"ST.removed": 9, "ST.removed.closing-died": 2, "ST.removed.closing-left_area": 7},
    ),
    (
        "Hiện có 65 (loại A hai mươi mốt; loại B bốn mươi bốn)",
        {"ST.current": 65, "ST.current.A": 21, "ST.current.B": 44},
    ),
    ("Lập mới 3 đối tượng loại A hai, loại B một", {}),
    ("Lập mới 5; phụ trách địa bàn hai, thanh loại ba", {"ST.added": 5}),
]


@pytest.mark.parametrize(("line", "expected"), PARTS_IN_WORDS)
def test_parts_in_words_and_counts_told_again_in_digits(
    line: str, expected: dict[str, int]
) -> None:
    """Words that say another number than the digits behind them are not believed."""
    assert expected == values(read_lines(f"1. Sưu tra\n- {line}."))
