"""Layouts that nobody had in mind: each is read, or listed, and nothing is taken for what it is not."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook

from tests.projections.made_reports import failures, read_file, read_lines, read_text, values
from tests.projections.made_tables import read_table

Read = dict[str, int | None]

QUARTER = (
    "CÔNG AN HUYỆN MẪU\nBÁO CÁO\nKết quả quý II/2024\n(từ ngày 15/3/2024 đến ngày 14/6/2024)\n"
)


def test_the_beginning_of_a_quarter_is_no_quarter() -> None:
    """``đầu quý 31`` says how many there were."""
    line = "1. Sưu tra: đầu quý 31, lập mới 04, thanh loại 03, cuối quý 32."
    expected = {"ST.opening": 31, "ST.added": 4, "ST.removed": 3, "ST.current": 32}
    assert expected == values(read_text(QUARTER + line))
    assert {} == values(read_text(f"{QUARTER}1. Sưu tra: cuối quý 2 đối tượng."))


def test_a_title_names_the_line_of_work_and_who_holds_it() -> None:
    """What the teams hold is theirs, row by row; their sum is not said to be the whole unit's."""
    title = "Kết quả công tác sưu tra của các đội nghiệp vụ năm 2024"
    text = f"{title}\n- Đội 1: lập mới 05. - Đội 2: lập mới 06."
    found = values(read_lines(f"{title}\n1. Đội Hình sự: lập mới 05, thanh loại 02."))
    assert {"ST.added.Đội-Hình-sự": 5, "ST.removed.Đội-Hình-sự": 2} == found
    assert "ST.added" not in values(read_lines(text))


def test_a_sentence_goes_on_with_the_line_of_work_of_the_one_before() -> None:
    """In a paragraph about several lines of work, until the next is named."""
    text = (
        "Đầu kỳ đơn vị quản lý 90 đối tượng sưu tra. Trong năm bổ sung vào diện 12 đối tượng, "
        "đưa ra 08 đối tượng. Về hiềm nghi, đầu kỳ 04 hồ sơ. Trong năm lập thêm 05 hồ sơ."
    )
    expected = {"ST.opening": 90, "ST.added": 12, "ST.removed": 8, "HN.opening": 4, "HN.added": 5}
    assert expected == values(read_lines(text))


@pytest.mark.parametrize(
    "line",
    [
        "Đã hướng dẫn các xã rà soát, lập mới 25 hồ sơ.",
        "Đã hướng dẫn Công an các xã, thị trấn lập mới 25 hồ sơ.",
        "Đã chỉ đạo Công an các xã lập mới 25 hồ sơ.",
        "Chỉ đạo, đôn đốc các đội lập mới 25 hồ sơ.",
    ],
)
def test_what_others_were_told_to_do_is_not_known_to_be_done(line: str) -> None:
    """It is kept as what others were told."""
    report = read_lines(f"1. Sưu tra\n- {line}")
    assert {} == values(report)
    assert {"another"} == {one.modality for one in report.others}


def test_a_correction_doubts_what_stands_before_it() -> None:
    """Which number is right is said in too many ways."""
    line = "1. Sưu tra: hiện quản lý 112. Qua kiểm tra, tính sót 05. Nay đính chính: hiện có 117."
    report = read_lines(line)
    assert {} == values(report)
    assert all(any(it in one.text for one in report.not_read) for it in ("112", "117"))
    assert {} == values(read_lines("1. Sưu tra: số đã báo cáo là 112 đối tượng hiện quản lý."))


def test_collaborators_named_in_short_are_no_personas() -> None:
    """``CTV`` beside no other line of work counts collaborators; below personas it is a symbol."""
    assert {"CTVBM.current": 12} == values(read_lines("II. NVCB\n- CTV: hiện có 12."))
    personas = "- Vai ảo: hiện có 05 (NV 03, CTV 02)."
    expected = {"VAI_AO.current": 5, "VAI_AO.current.NV": 3, "VAI_AO.current.CTV": 2}
    assert expected == values(read_lines(f"II. NVCB\n{personas}"))


CHANGES: list[tuple[str, list[str]]] = [
    ("Lập mới 38 đối tượng (cùng kỳ 43, giảm 03)", ["change"]),
    ("Lập mới 38 đối tượng (cùng kỳ 43 đối tượng, giảm 05 đối tượng)", []),
    ("Lập mới 38 đối tượng, cùng kỳ năm 2023 43 đối tượng, giảm 04 đối tượng", ["change"]),
    ("Lập mới 38 đối tượng (cùng kỳ năm trước là 30, tăng 08)", []),
    ("Lập mới 38 đối tượng (cùng kỳ 43 vụ, giảm 03 vụ)", []),
    ("Hiện có 41 đối tượng (kỳ trước 40, tăng 03)", []),
    ("Lập mới 04 (cùng kỳ: 02, tăng 02)", []),
    ("Lập mới 04 (cùng kỳ: 02; tăng 03)", ["change"]),
    ("Lập mới 04 hồ sơ (năm trước: 02 hồ sơ, tăng 05 hồ sơ so với cùng kỳ)", ["change"]),
    ("Lập mới 04 hồ sơ (năm trước 02 hồ sơ, tăng 02 hồ sơ so với năm trước)", []),
    ("Lập mới 04 hồ sơ (năm trước: 02 vụ, tăng 03 hồ sơ so với cùng kỳ)", []),
    ("Hiện có 41 đối tượng (năm trước: 40, tăng 03, giảm 02 so với đầu kỳ)", []),
    ("Hiện có 41 đối tượng (năm trước: 40, tăng 03)", []),
]


@pytest.mark.parametrize(("line", "rules"), CHANGES)
def test_a_change_beside_what_was_before_is_weighed(line: str, rules: list[str]) -> None:
    """Against the same time before; beside the period before's stock it is a movement."""
    report = read_lines(f"1. Sưu tra\n- {line}.")
    assert rules == [rule for rule, _ in failures(report)]


@pytest.mark.parametrize("below", [False, True])
@pytest.mark.parametrize(
    "placed",
    [
        "Lộc Mẫu, ngày 18 tháng 10 năm 2024",
        "TP. Lộc Mẫu, ngày 18/10/2024",
        "(Lộc Mẫu, ngày … tháng 10 năm 2024)",
    ],
)
def test_the_place_and_the_date_on_a_sheet_are_no_heading(
    tmp_path: Path, placed: str, *, below: bool
) -> None:
    """They say when the report was written, and nothing of the table below."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    title: list[list[str | int]] = [["BÁO CÁO"], ["Số liệu từ ngày 15/10/2023 đến ngày 14/10/2024"]]
    rows: list[list[str | int]] = [
        ["CÔNG AN THÀNH PHỐ LỘC MẪU"],
        *(title if below else []),
        [placed],
        *([] if below else title),
        ["Mảng công tác", "Đầu kỳ", "Tăng", "Giảm", "Cuối kỳ"],
        ["Sưu tra", 32, 9, 8, 33],
    ]
    for row in rows:
        sheet.append(row)
    book.save(tmp_path / "so-lieu.xlsx")
    expected = {"ST.opening": 32, "ST.added": 9, "ST.removed": 8, "ST.current": 33}
    report = read_file(tmp_path / "so-lieu.xlsx")
    assert expected == values(report)
    assert report.date == (None if "…" in placed else date(2024, 10, 18))


def test_a_head_beside_the_motto_heads_no_columns(tmp_path: Path) -> None:
    """Laid out in cells, it stands above the table as it would in lines."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (
        ["CÔNG AN TỈNH MẪU", None, None, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"],
        ["CÔNG AN HUYỆN MẪU", None, None, "Độc lập - Tự do - Hạnh phúc"],
        ["BIỂU TỔNG HỢP NĂM 2024"], ["Từ 15/10/2023 đến 14/10/2024"],
        ["STT", "Nội dung", "ĐVT", "Số liệu"], [1, "Công tác sưu tra"],
        ["1.1", "Số đầu kỳ", "ĐT", 61], ["1.2", "Lập mới", "ĐT", 9],
    ):  # fmt: skip
        sheet.append(row)
    book.save(tmp_path / "bieu.xlsx")
    assert {"ST.opening": 61, "ST.added": 9} == values(read_file(tmp_path / "bieu.xlsx"))


TABLES: list[tuple[str, str, Read]] = [
    (
        "Bảng 3. Số CTVBM hiện có của các đơn vị",
        "Đơn vị|LT|LC\nĐội Hình sự|2|8\nĐội Ma túy|4|9",
        {
            "CTVBM.current.Đội-Hình-sự.LT": 2,
            "CTVBM.current.Đội-Hình-sự.LC": 8,
            "CTVBM.current.Đội-Ma-túy.LT": 4,
            "CTVBM.current.Đội-Ma-túy.LC": 9,
        },
    ),
    (
        "Bảng 1. Biến động",
        "Tiêu chí|Sưu tra|CTVBM\nĐầu kỳ|61|20\nLập mới|9|3",
        {"ST.opening": 61, "CTVBM.opening": 20, "ST.added": 9, "CTVBM.added": 3},
    ),
]


@pytest.mark.parametrize(("title", "rows", "expected"), TABLES)
def test_what_a_title_or_a_corner_says_leaves_the_table_readable(
    title: str, rows: str, expected: Read
) -> None:
    """Units together leave to each row its own; criteria of lines of work are measures."""
    assert expected == values(read_table(rows, title))


def test_a_weak_word_behind_a_sure_one_says_the_same() -> None:
    """``xác lập`` may be anything alone."""
    line = "Trong năm lập mới: 12 hồ sơ sưu tra; xác lập 01 chuyên án."
    assert {"ST.added": 12, "CA.added": 1} == values(read_lines(f"II. KẾT QUẢ\n{line}"))


def test_a_numbered_row_below_removals_is_no_way_of_closing_by_itself() -> None:
    """It may be another line of work's own: neither is said."""
    rows = (
        "TT|Chỉ số|Số lượng\n4|Kết thúc hiềm nghi|11\n5|Xác lập chuyên án|4\n6|Kết thúc chuyên án|5"
    )
    assert {"HN.removed": 11, "CA.removed": 5} == values(read_table(rows))
    parts = "Chỉ số|Số lượng\nKết thúc hiềm nghi|11\n- Xác lập chuyên án|4\n- Khởi tố|7"
    expected = {"HN.removed": 11, "HN.removed.closing-to_case": 4}
    assert expected.items() <= values(read_table(parts)).items()


@pytest.mark.parametrize(("change", "rules"), [("+2", ["change"]), ("-2", []), ("2", [])])
def test_a_signed_number_below_a_comparison_is_a_change(change: str, rules: list[str]) -> None:
    """Without a sign it may be what there was."""
    rows = f"Nội dung|Năm 2024|Năm 2023|So sánh\nLập mới hiềm nghi|9|11|{change}"
    report = read_table(rows)
    assert {"HN.added": 9} == values(report)
    assert rules == [rule for rule, _ in failures(report)]


def test_the_rest_said_without_a_number_is_not_nothing() -> None:
    """Parts that are named make less than the total."""
    line = "Đưa ra 24 đối tượng (chết 04, chuyển đi nơi khác 11, còn lại do hết yêu cầu)."
    report = read_lines(f"1. Sưu tra\n- {line}")
    assert 24 == values(report)["ST.removed"]
    assert [] == failures(report)
    without = line.replace(", còn lại do hết yêu cầu", "")
    assert ["parts"] == [rule for rule, _ in failures(read_lines(f"1. Sưu tra\n- {without}"))]
