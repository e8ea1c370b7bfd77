"""Turns that reports of strangers had, each as a kind: what is read of them, and what is not."""

from __future__ import annotations

import pytest

from tests.projections.made_reports import failures, read_lines, read_text, values
from tests.projections.made_tables import read_table

ST = "2. Công tác sưu tra\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            f"{ST}Hiện có 06 (A 02 B 04).",
            {"ST.current": 6, "ST.current.A": 2, "ST.current.B": 4},
        ),
        (
            f"{ST}Cùng kỳ năm trước chỉ đưa ra 28 thì năm nay đưa ra 36.",
            {"ST.removed": 36},
        ),
        ("Từ kết quả ĐTCB đã đưa vào diện sưu tra 09 đối tượng.", {}),
        (
            "2. Công tác sưu tra được chú trọng. Đưa vào diện 44. 100% loại B đã bố trí CTVBM."
            " Hiện quản lý 295 đối tượng.",
            {"ST.added": 44, "ST.current": 295},
        ),
        (
            f"{ST}Hiện quản lý 295, còn lại 203 loại B; theo danh mục: I 14, II 281.",
            {"ST.current": 295, "ST.current.B": 203, "ST.current.I": 14, "ST.current.II": 281},
        ),
        ("Sưu tra lập mới 02. 03 đối tượng đã chuyển khỏi địa bàn.", {"ST.added": 2}),
        (
            "4. CTVBM: hiện vẫn có 05 LC như kỳ trước, không tăng không giảm.",
            {"CTVBM.current.LC": 5},
        ),
        (
            f"{ST}Thanh loại 17 (chết 02, chuyển đi 03, còn lại 12); hiện có 115.",
            {
                "ST.removed": 17,
                "ST.removed.closing-died": 2,
                "ST.removed.closing-left_area": 3,
                "ST.current": 115,
            },
        ),
        (
            "Hiện quản lý 61 đối tượng sưu tra, 13 CTVBM (05 LT, 08 LC), 02 vai ảo NV.",
            {
                "ST.current": 61,
                "CTVBM.current": 13,
                "CTVBM.current.LT": 5,
                "CTVBM.current.LC": 8,
                "VAI_AO.current.NV": 2,
            },
        ),
        (
            "Về hiềm nghi: đầu kỳ 11, lập mới 23, còn 09.\n"
            "Về ST, từ 164 đối tượng đầu kỳ, đến nay quản lý 169 đối tượng.",
            {
                "HN.opening": 11,
                "HN.added": 23,
                "HN.current": 9,
                "ST.opening": 164,
                "ST.current": 169,
            },
        ),
        (
            "3. Hiềm nghi\nTổng thụ lý 34, lập mới từ nguồn ST 12, từ CTVBM 07;"
            " xét theo hình thức thì có 19 HN, 03 HV.",
            {"HN.handled": 34, "HN.added.source-ST": 12, "HN.added.source-CTVBM": 7},
        ),
        (
            "II. Sưu tra\n1. Đầu kỳ: 56. 2. Đưa vào: ……08…… 3. Đưa ra: ……06…… 4. Hiện có: 58.",
            {"ST.opening": 56, "ST.added": 8, "ST.removed": 6, "ST.current": 58},
        ),
        ("2. Sưu tra\nLập mới 05, tăng 2. Thanh loại 3.", {"ST.added": 5, "ST.removed": 3}),
        ("IV. Công tác trọng tâm\nSưu tra: lập mới 05, thanh loại 02.", {}),
    ],
)
def test_turns_of_strangers(text: str, expected: dict[str, int]) -> None:
    """Nothing is read that is not stated."""
    assert expected == values(read_lines(text))


def test_the_subject_of_a_letter_says_of_when_it_is() -> None:
    """Whatever longer stretch a line further down adds up."""
    text = (
        "Chủ đề: Số liệu NVCB tháng 3/2025 (từ 15/02/2025 đến 14/03/2025)\n"
        "- Sưu tra: đầu kỳ 47, tháng này đưa vào 3, đưa ra 2, giờ còn 48.\n"
        "Cộng dồn quý I (15/12/2024 - 14/3/2025): sưu tra đưa vào 10, đưa ra 6."
    )
    told = values(read_text(text))
    assert {"ST.opening": 47, "ST.added": 3, "ST.removed": 2, "ST.current": 48} == told


def test_sentences_beside_numbered_lines_of_work_are_theirs() -> None:
    """Each below what its column says of when, in a table that holds counts as well."""
    head = "STT|Mặt công tác|Năm 2023|Kết quả năm 2024"
    rows = (
        "1|Sưu tra|Đầu kỳ 200; hiện có 233|Đầu kỳ 233; đưa vào 34 (cùng kỳ 27; tăng 07); hiện có 9"
    )
    report = read_table(f"{head}\n{rows}\n2|Hiềm nghi|Đầu kỳ 5; hiện có 8|Đầu kỳ 8; hiện có 7")
    told = {"ST.opening": 233, "ST.added": 34, "ST.current": 9, "HN.opening": 8, "HN.current": 7}
    assert told == values(report)


def test_a_change_in_a_bracket_is_held_against_both_numbers() -> None:
    """A comma or a semicolon stands between them."""
    assert [] == failures(read_lines(f"{ST}Lập mới 11 (cùng kỳ 08; tăng 03)."))
    found = failures(read_lines(f"{ST}Lập mới 11 (cùng kỳ 08; tăng 05)."))
    assert ["change"] == [rule for rule, _ in found]


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        (
            "Nội dung|Số đã báo cáo|Số đính chính|Lý do\n"
            "Sưu tra - lập mới|42|44|Sót 02\nSưu tra - hiện có|205|206|",
            {"ST.added": 44, "ST.current": 206},
        ),
        (
            "Loại hồ sơ|Đầu kỳ|Tăng trong kỳ|>|>|Hiện có\n"
            "<|<|Tổng|Lập mới|Tăng khác|<\nSưu tra|268|11|9|2|279",
            {"ST.opening": 268, "ST.added": 11, "ST.added.opened": 9, "ST.current": 279},
        ),
        (
            "Đơn vị cũ|Sưu tra\nCông an xã Hòa Tân (cũ)|38",
            {"ST.current.Công-an-xã-Hòa-Tân-(cũ)": 38},
        ),
    ],
)
def test_tables_of_strangers(table: str, expected: dict[str, int]) -> None:
    """Numbers put right, other ways of coming, units that were merged."""
    assert expected == values(read_table(table, "Hiện có"))


def test_what_becomes_of_a_stock_divides_it_by_nothing() -> None:
    """``Hiện có (bàn giao)``: a bracket that names no more than how files go."""
    rows = "Loại hồ sơ|Đầu kỳ|Lập thêm|Kết thúc|Hiện có (bàn giao)\nHồ sơ sưu tra|83|04|02|85"
    assert 85 == values(read_table(rows))["ST.current"]


def test_what_a_quarter_of_the_year_before_carries_over_is_the_opening() -> None:
    """The year stands between the quarter and the words for it."""
    head = "CÔNG AN QUẬN MẪU\nBÁO CÁO\nQuý I/2024 (từ 15/12/2023 đến 14/3/2024)\nII. Sưu tra\n"
    told = values(read_text(f"{head}Quý IV/2023 chuyển sang 211, tăng 18, giảm 15, hiện có 214."))
    assert 211 == told["ST.opening"]


@pytest.mark.parametrize(
    "text",
    [
        "Sưu tra và hiềm nghi: đầu kỳ 4; lập mới 6; hiện có 8.",
        "Sưu tra, hiềm nghi: lập mới 6, hiện có 8.",
        "Công tác sưu tra, hiềm nghi, chuyên án lập mới 6, hiện có 8.",
        "Công tác sưu tra và CTVBM được duy trì. Lập mới 5 đối tượng.",
        "Năm 2023, 2024: sưu tra lập mới 5.",
        "Năm 2023 và năm 2024 sưu tra lập mới 5.",
    ],
)
def test_what_is_of_several_lines_of_work_or_years_is_of_none(text: str) -> None:
    """Whatever joins their names; numbers that name their line of work themselves are its."""
    assert {} == values(read_lines(text))
    told = values(read_lines("CTVBM, vai ảo: hiện có 46 CTVBM, 03 vai ảo."))
    assert {"CTVBM.current": 46, "VAI_AO.current": 3} == told


def test_who_is_named_last_holds_what_follows_in_a_paragraph() -> None:
    """And the time that was named before goes on."""
    teams = "Đội Hình sự: sưu tra lập mới 05. Đội Ma túy: sưu tra lập mới 07. Hiềm nghi lập mới 03."
    told = values(read_lines(teams))
    assert 3 == told["HN.added.Đội-Ma-túy"]
    assert {} == values(read_lines(f"Năm 2023: {teams}"))


def test_columns_of_plans_state_nothing_and_rows_of_others_are_theirs() -> None:
    """``Phương hướng`` beside results; a row that names several lines of work, or none."""
    head = "STT|Mặt công tác|Kết quả|Phương hướng"
    rows = (
        "1|Sưu tra|Đầu kỳ 4; lập mới 6; hiện có 8|Lập mới 9, thanh loại 2\n"
        "2|Người nghiện|Đầu kỳ 10; tăng 2; hiện có 12|\n"
        "3|Hiềm nghi và chuyên án|Đầu kỳ 1; lập mới 2; hiện có 3|"
    )
    told = values(read_table(f"{head}\n{rows}"))
    assert {"ST.opening": 4, "ST.added": 6, "ST.current": 8} == told


def test_a_way_of_coming_below_a_row_of_another_year_is_of_that_year() -> None:
    """``- Lập mới`` below ``Tăng năm 2023``."""
    rows = "1|Tăng năm 2023|5\n|- Lập mới|2\n2|Hiện có|10"
    assert {"ST.current": 10} == values(read_table(f"TT|Nội dung|Sưu tra\n{rows}"))


@pytest.mark.parametrize("heading", ["So sánh", "Tăng/giảm", "▲/▼"])
@pytest.mark.parametrize(("rose", "fell"), [("▲ 4", "▼ 4"), ("+4", "-4"), ("↑4", "↓4")])
def test_arrows_are_signs_of_a_change(heading: str, rose: str, fell: str) -> None:
    """Beside two years; one that is off is found."""
    rows = f"Nội dung|Năm 2023|Năm 2024|{heading}\nLập mới|17|21|{rose}\nThanh loại|14|10|{fell}"
    assert [] == failures(read_table(rows, ST.strip()))
    wrong = rows.replace(f"21|{rose}", f"21|{rose.replace('4', '6')}")
    assert ["change"] == [rule for rule, _ in failures(read_table(wrong, ST.strip()))]
