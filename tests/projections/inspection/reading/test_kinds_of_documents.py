"""Documents that are no usual report: minutes, letters, plans, answers, what was typed without
accents.
"""

from __future__ import annotations

import pytest

from projections.documents.lines.document import Document, ReportLine, Where
from projections.inspection.reading.lexicon.form import year_end_form
from projections.inspection.reading.read import read_report
from projections.inspection.reading.stated.values import IN_NOTE, NOT_FACT, StatedReport
from tests.projections.made_reports import (
    HEAD,
    document_of,
    failures,
    read_lines,
    read_text,
    values,
)
from tests.projections.made_tables import read_table, table_lines

MINUTES = """CÔNG AN HUYỆN MẪU
BIÊN BẢN
Giao ban tháng 8 năm 2024
(Số liệu từ ngày 15/7/2024 đến ngày 14/8/2024)
NỘI DUNG
1. Đội Hình sự báo cáo:
Về sưu tra, đầu tháng quản lý 76 đối tượng; trong tháng đưa vào diện 04, đưa ra 02; cuối tháng còn 78.
2. Tổ Tổng hợp báo cáo số liệu chung toàn huyện:
Sưu tra: đầu tháng 139; tăng 09; giảm 04; cuối tháng 144."""


def test_minutes_hold_what_each_team_said_and_the_whole() -> None:
    """Who speaks holds the figures; who speaks for the whole unit does not."""
    report = read_text(MINUTES)
    said = values(report)
    assert "CÔNG AN HUYỆN MẪU" == report.unit
    assert (76, 78) == (said["ST.opening.Đội-Hình-sự"], said["ST.current.Đội-Hình-sự"])
    assert (139, 9, 4, 144) == tuple(
        said[f"ST.{one}"] for one in ("opening", "added", "removed", "current")
    )


def test_whom_a_letter_goes_to_holds_nothing() -> None:
    """The figures of a letter are not its receiver's; weekdays may stand between two dates."""
    letter = """Đến: Đội Tổng hợp - CAH Mẫu
Công an xã A gửi số liệu trong tuần (từ thứ Năm ngày 05/9/2024 đến thứ Tư ngày 11/9/2024):
1. Sưu tra: 58 (đầu tuần) + 03 (đưa vào) - 01 (đưa ra) = 60 (cuối tuần)
2. Hiềm nghi: đang xác minh 02 hồ sơ, trong tuần không lập mới, không có hồ sơ kết thúc."""
    assert values(read_text(letter)) == {
        "ST.opening": 58,
        "ST.added": 3,
        "ST.removed": 1,
        "ST.current": 60,
        "HN.current": 2,
        "HN.added": 0,
        "HN.removed": 0,
    }


PLAN = """CÔNG AN TỈNH MẪU
PHÒNG CẢNH SÁT HÌNH SỰ
Mẫu, ngày 20 tháng 12 năm 2024
KẾ HOẠCH
Xây dựng, sử dụng cộng tác viên bí mật năm 2025
I. TÌNH HÌNH HIỆN NAY
Năm 2024 đã xây dựng mới 07 CTVBM. Hiện nay đang quản lý 49 CTVBM, trong đó: 47 LC, 02 LD.
II. MỤC TIÊU NĂM 2025
Xây dựng mới 09 CTVBM.
III. PHÂN BỔ CHỈ TIÊU"""


def test_what_a_plan_says_there_is_now_is_a_fact() -> None:
    """The rest of it is planned, in its sentences as in its table."""
    rows = "Loại | Hiện có | Xây dựng mới\nLC | 47 | 4\nCộng CTVBM | 49 | 5"
    lines = (*document_of(PLAN).lines, *table_lines(rows))
    report = read_report(Document("ke-hoach.docx", "docx", "", lines), year_end_form())
    assert {(it.line, it.measure, it.value) for it in report.figures} == {
        ("CTVBM", "current", 49),
        ("CTVBM", "current", 47),
        ("CTVBM", "current", 2),
    }
    assert {"4", "5"} <= {one.text for one in report.not_read if one.why == NOT_FACT}


ANSWERS = [
    ("Số chuyên án xác lập trong kỳ?", "05 chuyên án (VA: 04; VB: 01).", {"CA.added": 5}),
    ("Trong số đối tượng sưu tra cuối kỳ có bao nhiêu loại A?", "Loại A: 88.", {}),
    ("Lý do đưa đối tượng ra khỏi diện sưu tra?", "Chết: 03.", {}),
    ("Bao nhiêu CTVBM xếp loại yếu?", "03 CTVBM.", None),
    ("Năm 2022 kết thúc bao nhiêu hồ sơ hiềm nghi?", "11 hồ sơ.", None),
]


@pytest.mark.parametrize(("question", "answer", "read"), ANSWERS)
def test_an_answer_is_read_by_its_question(
    question: str, answer: str, read: dict[str, int] | None
) -> None:
    """On the next line and in the next cell alike; what the question narrows is not read."""
    table = f"Câu | Nội dung hỏi | Trả lời\n1 | {question} | {answer}\n2 | Ai lập? | Đội 1"
    for report in (read_lines(f"Hỏi: {question}\nĐáp: {answer}"), read_table(table)):
        said = values(report)
        assert (said == {}) is (read is None)
        assert (read or {}).items() <= said.items()


def test_what_a_question_asks_for_is_of_its_measure() -> None:
    """A class and a way of closing take the measure that was asked for."""
    report = read_lines(f"{ANSWERS[1][0]}\n{ANSWERS[1][1]}\n{ANSWERS[2][0]}\n{ANSWERS[2][1]}")
    assert {"ST.current.A": 88, "ST.removed.closing-died": 3} == values(report)


UNACCENTED = """CONG AN HUYEN NAM MAU
BAO CAO NHANH SO LIEU NGHIEP VU CO BAN NAM 2024
(tu ngay 15/10/2023 den ngay 14/10/2024)
- Suu tra: dau ky 96 doi tuong, dua vao dien 14, dua ra khoi dien 11, hien quan ly 99 doi tuong
- Chuyen an: dau ky 0, lap moi 2 (1 VA, 1 VB), ket thuc 2, hien con 0.
- Tam giam 05 doi tuong. Nguoi nghien: dau ky 40, hien co 42."""


def test_what_was_typed_without_accents_is_read_where_one_phrase_is_meant() -> None:
    """Words that stay without accents are not known, and leave unread what they stand over."""
    assert values(read_text(UNACCENTED)) == {
        "ST.opening": 96,
        "ST.added": 14,
        "ST.removed": 11,
        "ST.current": 99,
        "CA.opening": 0,
        "CA.added": 2,
        "CA.added.VA": 1,
        "CA.added.VB": 1,
        "CA.removed": 2,
        "CA.current": 0,
    }


def test_a_text_with_accents_is_left_as_it_is() -> None:
    """``ho so`` in a report with accents is a slip of some word that is not known."""
    assert {} == values(read_lines("2. Công tác sưu tra\n- Ho so lap moi 05"))


def test_numbers_of_footnotes_are_listed() -> None:
    """They explain: none is a figure, and none is lost."""
    note = "Trong đó 05 đối tượng sưu tra lập mới"
    document = document_of(f"{HEAD}\n2. Công tác sưu tra\n- Lập mới 12 đối tượng")
    noted = ReportLine(note, Where(note, paragraph=99))
    report = read_report(
        Document("a.docx", "docx", "", document.lines, notes=(noted,)), year_end_form()
    )
    assert {"ST.added": 12} == values(report)
    assert [note] == [one.text for one in report.not_read if one.why == IN_NOTE]


def of_teams(title: str) -> StatedReport:
    """A table of two teams and their sum under a title."""
    rows = "TT | Đơn vị | Sưu tra | >\n< | < | Đầu kỳ | Hiện có\n1 | Đội Hình sự | 45 | 47\n2 | Đội Ma túy | 5 | 6\n| Tổng cộng | 50 | 53"
    return read_table(rows, title)


def test_units_named_together_over_a_table_hold_its_rows() -> None:
    """Each row names its own; the sum of some units is theirs together, and not the whole's."""
    said = values(of_teams("Số liệu hồ sơ nghiệp vụ của các đội năm 2024"))
    assert said == {
        "ST.opening.Đội-Hình-sự": 45,
        "ST.current.Đội-Hình-sự": 47,
        "ST.opening.Đội-Ma-túy": 5,
        "ST.current.Đội-Ma-túy": 6,
        "ST.opening.các-đội": 50,
        "ST.current.các-đội": 53,
    }


def test_a_heading_beside_empty_places_heads_them_too() -> None:
    """A group's heading that is typed into its first place only, without merging them."""
    rows = "Mặt công tác | Năm 2023 | | Năm 2024 |\n | Tăng | Giảm | Tăng | Giảm\nSưu tra | 20 | 15 | 18 | 21"
    report = read_table(rows)
    assert {"ST.added": 18, "ST.removed": 21} == values(report)
    assert ["20", "15"] == [one.text for one in report.not_read]
    odd = "Mặt công tác | Số đầu kỳ | |\n | | Tăng | Giảm\nSưu tra | 20 | 15 | 18"
    assert {"ST.opening": 20, "ST.added": 15, "ST.removed": 18} == values(read_table(odd))


def test_a_heading_over_names_of_units_narrows_nothing() -> None:
    """``Đội, xã`` says of whom the rows are, and of what they count nothing."""
    rows = "Đội, xã | Sưu tra đầu kỳ | Sưu tra tăng\nĐội CSĐTTP về TTXH | 52 | 5\nToàn huyện | 207 | 20"
    said = values(read_table(rows))
    assert (52, 207, 20) == (
        said["ST.opening.Đội-CSĐTTP-về-TTXH"],
        said["ST.opening"],
        said["ST.added"],
    )


def test_the_month_in_the_title_tells_two_columns_apart() -> None:
    """Below a title that itself begins the statistics; without it either may be meant."""
    head = "CÔNG AN XÃ MẪU\nTHỐNG KÊ\nKết quả tháng 9/2024\n(Từ ngày 15/8/2024 đến ngày 14/9/2024)"
    rows = "Nội dung | Tháng 8 | Tháng 9\nSưu tra đầu tháng | 40 | 42"
    lines = (*document_of(head).lines, *table_lines(rows))
    report = read_report(Document("a.docx", "docx", "", lines), year_end_form())
    assert {"ST.opening": 42} == values(report)


def test_a_column_of_others_beside_their_sum_is_not_read() -> None:
    """``Khác`` beside ``Cộng`` is a way of coming that is not known, and leaves the sum alone."""
    rows = "Loại hồ sơ | Đầu kỳ | Tăng | > | >\n< | < | Cộng | Lập mới | Khác\nSưu tra | 412 | 13 | 11 | 2"
    said = values(read_table(rows))
    assert {"ST.opening": 412, "ST.added": 13, "ST.added.opened": 11} == said


def test_the_month_before_is_another_and_no_slip() -> None:
    """A stretch that ends where the report's begins accuses nobody, and states no figure."""
    report = read_text(
        "CÔNG AN HUYỆN MẪU\nBÁO CÁO\nTháng 9 (từ ngày 15/8/2024 đến ngày 14/9/2024)\n"
        "1. Công tác sưu tra\n- Lập mới 05\n"
        "Số liệu tháng 8 (từ ngày 15/7/2024 đến ngày 14/8/2024)\n1. Công tác sưu tra\n- Lập mới 07"
    )
    assert [] == failures(report)
    assert {"ST.added": 5} == values(report)


def test_a_row_that_contradicts_a_column_is_not_read_at_all() -> None:
    """``Mang sang`` carries a page's sums over; what stood there before is read all the same."""
    rows = "Loại hồ sơ | Đầu kỳ | Tăng | Hiện có\nSưu tra | 10 | 2 | 12\nMang sang | 30 | 5 | 35"
    assert {"ST.opening": 10, "ST.added": 2, "ST.current": 12} == values(read_table(rows))


def test_a_branch_among_rows_of_lines_of_work_is_another_register() -> None:
    """It is no part of the line above it, unless it is indented."""
    rows = "Mảng công tác | Đầu kỳ | Hiện có\nSưu tra | 10 | 12\nHình sự | 5 | 6"
    assert {"ST.opening": 10, "ST.current": 12} == values(read_table(rows))
    indented = values(read_table(rows.replace("Hình sự", "- Hình sự")))
    assert 6 == indented["ST.current.hình-sự"]


def test_what_an_inspection_found_is_of_the_unit_that_was_inspected() -> None:
    """The title names it; whoever wrote the report holds none of it."""
    report = read_text(
        "CÔNG AN THÀNH PHỐ MẪU\nPHÒNG KIỂM TRA\nBÁO CÁO\n"
        "Kết quả kiểm tra công tác nghiệp vụ cơ bản tại Công an quận B\n"
        "(Từ 15/10/2023 đến 14/10/2024)\nTrong kỳ, đơn vị lập mới 40 đối tượng sưu tra."
    )
    assert {"ST.added.Công-an-quận-B": 40} == values(report)


def test_each_line_of_work_of_a_sentence_is_of_whom_it_begins_with() -> None:
    """Also one that is counted beside another, without a measure of its own."""
    said = values(
        read_lines("1. Công an xã A: hiện quản lý 62 đối tượng sưu tra, 25 hồ sơ hiềm nghi.")
    )
    assert {"ST.current.Công-an-xã-A": 62, "HN.current.Công-an-xã-A": 25} == said


def test_headings_below_figures_begin_anew() -> None:
    """A line of work named again below them is not one of its own symbols."""
    rows = "Loại hồ sơ | Năm nay\nHN xác lập | 12\n | Đầu kỳ | Hiện có\nHiềm nghi | 6 | 7"
    assert {"HN.opening": 6, "HN.current": 7}.items() <= values(read_table(rows)).items()


def test_lines_of_work_may_stand_below_a_heading_for_fields() -> None:
    """Beside the units they are of, which are written once for several rows."""
    rows = "Đơn vị | Lĩnh vực | Đầu kỳ | Tăng\nĐội CSHS | Sưu tra | 60 | 4\n | Hiềm nghi | 3 | 1\nTổng | Sưu tra | 60 | 4"
    assert {
        "ST.opening.Đội-CSHS": 60,
        "ST.added.Đội-CSHS": 4,
        "HN.opening.Đội-CSHS": 3,
        "HN.added.Đội-CSHS": 1,
        "ST.opening": 60,
        "ST.added": 4,
    } == values(read_table(rows))


def test_words_where_figures_should_stand_head_the_columns_anew() -> None:
    """Another table right below one: none of its figures is of the columns above."""
    rows = (
        "TT | Nội dung | Đầu kỳ | Tăng | Cuối kỳ\n1 | Hiềm nghi | 4 | 5 | 9\n"
        "TT | Tên đội | Sưu tra A | Sưu tra B | Cộng ST\n1 | Đội HS | 20 | 40 | 60"
    )
    assert {"HN.opening": 4, "HN.added": 5, "HN.current": 9} == values(read_table(rows))
