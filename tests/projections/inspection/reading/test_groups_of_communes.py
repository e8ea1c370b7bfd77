"""A group of communes that reports, and units whose names end in ``số`` and a number."""

from __future__ import annotations

import pytest

from tests.projections.made_reports import read_lines, read_text, values

HEAD = """CÔNG AN HUYỆN ĐÔNG MẪU
CỤM CÔNG AN XÃ SỐ 2
BÁO CÁO
Kết quả công tác nghiệp vụ cơ bản của Cụm năm 2024
(Từ ngày 15/10/2023 đến ngày 14/10/2024)
"""
CA = "2. Công tác chuyên án\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "I. KẾT QUẢ CHUNG TOÀN CỤM\n1. Sưu tra: lập mới 14, hiện có 98.\n"
            "II. KẾT QUẢ CỦA TỪNG ĐƠN VỊ\n1. Công an xã Bắc Mẫu\na) Sưu tra: lập mới 05, hiện có 32.",
            {
                "ST.added": 14,
                "ST.current": 98,
                "ST.added.Công-an-xã-Bắc-Mẫu": 5,
                "ST.current.Công-an-xã-Bắc-Mẫu": 32,
            },
        ),
        (
            "1. Sưu tra\nTrong năm, Cụm lập mới 14 đối tượng; toàn cụm hiện có 98.",
            {"ST.added": 14, "ST.current": 98},
        ),
        (
            "1. Sưu tra\nCụm lập mới 03; Cụm khác trong huyện lập mới 05. Cụm số 3 lập mới 04.",
            {"ST.added": 3},
        ),
    ],
)
def test_a_group_of_communes_reports(text: str, expected: dict[str, int]) -> None:
    """It is the whole, the communes stand under it, and no other group does."""
    assert values(read_text(HEAD + text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{CA}Đội số 2 xác lập mới 04 chuyên án.", {"CA.added.Đội-số-2": 4}),
        (f"{CA}Cụm số 2 xác lập mới 04 chuyên án.", {}),
        (f"{CA}Địa bàn số 2 xác lập mới 04 chuyên án.", {}),
        (f"{CA}Đội khác xác lập mới 04 chuyên án.", {}),
        (f"{CA}1. Cụm Công an xã số 1\nXác lập mới 05 chuyên án.", {}),
        (f"{CA}1. Đội nghiệp vụ số 3\nXác lập mới 05 chuyên án.", {}),
        (f"{CA}1. Đội TA 7\nXác lập mới 05 chuyên án.", {}),
        (f"{CA}Đội Hình sự có tổng số 05 chuyên án.", {}),
        (f"{CA}Đội Hình sự tổng số xác lập mới 05.", {"CA.added.Đội-Hình-sự": 5}),
        (
            f"{CA}Hiện có 13 chuyên án:\n- Đội HS 7\n- Đội MT 6",
            {"CA.current": 13, "CA.current.Đội-HS": 7, "CA.current.Đội-MT": 6},
        ),
    ],
)
def test_the_number_of_a_unit_is_part_of_its_name(text: str, expected: dict[str, int]) -> None:
    """What is below such a name is not the whole's, and no unit's that is not known as one."""
    assert values(read_lines(text)) == expected


def test_the_number_of_a_unit_is_no_count() -> None:
    """It is not listed as a number that was not read."""
    report = read_lines(f"{CA}1. Cụm Công an xã số 1\nXác lập mới 05 chuyên án.")
    assert [one.text for one in report.not_read] == ["Xác lập mới 05 chuyên án."]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (
            "Hiện có 17, trong đó Công an xã Bắc Mẫu 06, Công an thị trấn Mẫu 11.",
            {"Công-an-xã-Bắc-Mẫu": 6, "Công-an-thị-trấn-Mẫu": 11},
        ),
        (
            "Hiện có 17, trong đó CAX Bắc Mẫu 06, Công an xã Phú Quý 11.",
            {"CAX-Bắc-Mẫu": 6, "Công-an-xã-Phú-Quý": 11},
        ),
        ("Theo Mẫu 06, hiện có 17; xem Biểu Mẫu 02.", {}),
        ("Hiện có 17 (Mẫu 06).", {}),
    ],
)
def test_a_place_may_be_called_as_what_numbers_papers(text: str, parts: dict[str, int]) -> None:
    """The number behind its name counts."""
    found = values(read_lines(f"{CA}{text}"))
    whole = {"CA.current": 17}
    assert found == {**whole, **{f"CA.current.{name}": value for name, value in parts.items()}}
