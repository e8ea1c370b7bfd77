"""Numbers that count nothing, or less than the line's total: listed as not read, and never
alarmed.
"""

from __future__ import annotations

import pytest

from tests.projections.made_reports import HEAD, failures, read_lines, read_text, values

ST = "2. Công tác sưu tra\n"
WHOLE_ST = f"{ST}- Bổ sung mới 09 đối tượng.\n- Hiện đang quản lý 22 đối tượng\n"


@pytest.mark.parametrize(
    "sentence",
    [
        "Bổ sung mới 0.9 đối tượng",
        "Bổ sung mới 1,5 đối tượng.",
        "Bổ sung mới -2 đối tượng",
        "Bổ sung mới 10-12 đối tượng",
        "Bổ sung mới 1.234,5 đối tượng",
        "Bổ sung mới hơn 10 đối tượng",
        "Bổ sung mới khoảng 09 đối tượng",
        "Bổ sung mới trên 10 đối tượng",
        "Bổ sung mới: gần 10 đối tượng",
    ],
)
def test_a_number_that_is_no_count_is_listed_as_not_read(sentence: str) -> None:
    """A decimal, a sign, a range or a rough number is nobody's count."""
    report = read_lines(f"{ST}- {sentence}")
    assert values(report) == {}
    assert [one.text.replace(":", "") for one in report.not_read] == [
        sentence.rstrip(".").replace(":", "")
    ]


def test_what_stands_beside_a_number_that_is_no_count_is_read() -> None:
    """Only the number itself is left out."""
    report = read_lines(
        f"{ST}- Bổ sung mới 1,5 đối tượng, thanh loại 03 đối tượng\n- "
        f"Hiện có 20, gồm: loại A 0.9, loại B 11"
    )
    assert values(report) == {"ST.removed": 3, "ST.current": 20, "ST.current.B": 11}
    assert failures(report) == []


def test_a_count_in_thousands_and_a_day_with_points_are_what_they_were() -> None:
    """Points that mean something else are no decimals."""
    report = read_lines(f"{ST}- Tính đến 15.10.2023 tiếp tục 1.234 đối tượng")
    assert values(report) == {"ST.opening": 1234}


CA, HN, CTVBM, HTBM = (
    "4. Công tác chuyên án\n",
    "3. Công tác hiềm nghi\n",
    "5. Công tác CTVBM\n",
    "6. Công tác hộp thư bí mật\n",
)
PART: list[tuple[str, str, dict[str, int | None]]] = [
    (CA, "Hiện có 03 chuyên án sử dụng vai ảo.", {}),
    (CA, "Trong 05 chuyên án hiện có, 02 chuyên án có sử dụng CTVBM.", {"CA.current": 5}),
    (
        CA,
        "Trong tổng số 05 chuyên án hiện đang quản lý có 04 chuyên án sử dụng CTVBM.",
        {"CA.current": 5},
    ),
    (CA, "Hiện có 02 chuyên án đưa vào sưu tra", {}),
    (CA, "Xác lập mới 02 chuyên án có sử dụng đặc tình", {}),
    (CA, "Xác lập mới 02 chuyên án có sử dụng cơ sở bí mật", {}),
    (CA, "Hiện có 04 VA sử dụng LT, LC", {}),
    (CA, "Số chuyên án có sử dụng CTVBM hiện có: 02", {}),
    (HN, "Hiện có 02 hiềm nghi có sử dụng CTVBM.", {}),
    (HN, "Xác lập mới 03 hiềm nghi từ ĐTCB", {"HN.added.source-DTCB": 3}),
    (ST, "Hiện có 13 đối tượng sưu tra có CTVBM (theo dõi).", {}),
    (ST, "Sưu tra: hiện có 13 đối tượng có CTVBM", {}),
    (CTVBM, "Hiện có 05 CTVBM theo dõi sưu tra.", {}),
    (HTBM, "Hiện có 01 HTBM của CTVBM.", {}),
    (HTBM, "Hiện đang quản lý 03 HTBM, đang sử dụng 02 HTBM.", {"HTBM.current": 3}),
]


@pytest.mark.parametrize(
    ("heading", "sentence", "read"), PART, ids=[sentence for _, sentence, _ in PART]
)
def test_a_count_of_a_part_is_not_the_lines_total(
    heading: str, sentence: str, read: dict[str, int | None]
) -> None:
    """What another line of work restricts is not read; the total before it stands alone."""
    report = read_lines(f"{heading}- {sentence}")
    assert values(report) == read
    assert failures(report) == []
    assert report.not_read or "từ ĐTCB" in sentence


def test_lines_below_a_count_of_a_part_are_not_its_parts() -> None:
    """They would be added up against the wrong total."""
    report = read_lines(
        f"{CA}- Hiện đang quản lý 03 chuyên án, đang sử dụng 02 chuyên án, trong đó:\n+ 01 VA"
    )
    assert values(report) == {"CA.current": 3}


@pytest.mark.parametrize(
    "sentence",
    [
        "Quý III bổ sung mới 03 đối tượng",
        "Quý 3 bổ sung mới 03 đối tượng",
        "6 tháng đầu năm bổ sung mới 05 đối tượng",
        "Tuần này bổ sung mới 01 đối tượng",
        "Tháng 9 bổ sung mới 02",
        "Tháng 9/2024 bổ sung mới 02 đối tượng",
        "Từ 01/01/2024 đến 30/06/2024 bổ sung mới 05 đối tượng",
        "Từ 15/10/2022 đến 14/10/2023 bổ sung mới 05 đối tượng",
        "Bổ sung mới 03 đối tượng trong quý III",
        "Tăng trong tháng: 02",
    ],
)
def test_a_flow_of_a_part_of_the_period_is_listed_as_not_read(sentence: str) -> None:
    """A quarter's additions are not the year's."""
    report = read_lines(f"{WHOLE_ST}- {sentence}")
    assert values(report) == {"ST.added": 9, "ST.current": 22}
    assert failures(report) == []
    assert len(report.not_read) == 1


def test_what_a_sentence_says_of_its_stretch_holds_to_the_next_one() -> None:
    """A flow after it in the same sentence is of the same stretch."""
    text = (
        "- Quý III bổ sung mới 03 đối tượng, thanh loại 02 đối tượng, "
        "hiện có 22 đối tượng. Trong kỳ thanh loại 05 đối tượng"
    )
    report = read_lines(f"{ST}{text}")
    assert values(report) == {"ST.current": 22, "ST.removed": 5}


@pytest.mark.parametrize(
    ("period", "sentence"),
    [
        ("15/07/2024 đến ngày 14/10/2024", "Quý III bổ sung mới 03 đối tượng"),
        ("15/06/2024 đến ngày 14/09/2024", "Quý III năm 2024 bổ sung mới 03 đối tượng"),
        ("01/07/2024 đến ngày 30/09/2024", "Tăng trong quý: 03"),
        ("01/01/2024 đến ngày 30/06/2024", "6 tháng đầu năm bổ sung mới 03 đối tượng"),
        ("15/09/2024 đến ngày 14/10/2024", "Trong tháng bổ sung mới 03 đối tượng"),
        ("15/09/2024 đến ngày 14/10/2024", "Tháng 10 bổ sung mới: 03 đối tượng"),
        ("10/10/2024 đến ngày 16/10/2024", "Tuần này bổ sung mới 03 đối tượng"),
        ("15/10/2023 đến ngày 14/10/2024", "Từ 15/10/2023 đến 14/10/2024 bổ sung mới 03 đối tượng"),
        ("15/10/2023 đến ngày 14/10/2024", "Trong năm 2024 bổ sung mới 03 đối tượng"),
    ],
)
def test_a_flow_of_the_reports_own_period_is_read(period: str, sentence: str) -> None:
    """However the period is named."""
    head = HEAD.replace("15/10/2023 đến ngày 14/10/2024", period)
    assert values(read_text(f"{head}\n{ST}- {sentence}")) == {"ST.added": 3}


@pytest.mark.parametrize(
    "head", ["- Quý III:", "- Tháng 9 năm 2024:", "2.2.9. Quý IV", "- Trong 6 tháng đầu năm:"]
)
def test_what_stands_below_another_stretch_is_not_the_periods(head: str) -> None:
    """A line that names nothing but a stretch heads those below it, up to the next of its own
    rank.
    """
    below = f"{head}\n+ Bổ sung mới 03 đối tượng."
    rest = (
        "2.3. Công tác hiềm nghi\n- Lập mới 02 hiềm nghi."
        if head.startswith("2")
        else "- Thanh loại 05 đối tượng."
    )
    report = read_lines(f"2.2. Công tác sưu tra (ST)\n- Bổ sung mới 09 đối tượng.\n{below}\n{rest}")
    assert [9, 2 if head.startswith("2") else 5] == [figure.value for figure in report.figures]
    assert ["Bổ sung mới 03 đối tượng."] == [one.text for one in report.not_read]
