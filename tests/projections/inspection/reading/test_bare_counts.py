"""What says the measure of bare counts, why files went, and which numbers are no count."""

from __future__ import annotations

from pathlib import Path

import pytest

from projections.inspection.reading.stated.values import AMBIGUOUS, COMPARISON
from tests.projections.made_reports import HEAD, failures, read_file, read_lines, read_text, values
from tests.projections.made_tables import read_table

ST = "2. Công tác sưu tra\n"
NOW = {"VAI_AO.current": 4, "CTVBM.current": 12, "ST.current": 120}
BARE = "- Vai ảo: 04\n- CTVBM: 12\n- Sưu tra: 120 đối tượng"

INTRODUCED = [
    "Số hồ sơ hiện có đến ngày 14/10/2024:",
    "Hiện đang quản lý:",
    "I. HỒ SƠ ĐANG QUẢN LÝ",
    "SỐ LIỆU HIỆN CÓ",
]


@pytest.mark.parametrize("over", INTRODUCED)
def test_a_line_or_heading_over_bare_counts_says_what_they_count(over: str) -> None:
    """With dashes, with dots up to the number, and as titles of a table, whatever day stands
    between; without such a line nothing says it.
    """
    dotted = BARE.replace("- ", "").replace(": ", " ............ ")
    table = "TT|Nội dung|Số lượng\n1|Vai ảo|4\n2|CTVBM|12\n3|Sưu tra|120"
    dated = f"{over}\nNăm 2024 (từ 15/10/2023 đến 14/10/2024)"
    read = [read_lines(f"{over}\n{BARE}"), read_lines(f"{over}\n{dotted}")]
    read += [read_table(table, over), read_table(table, dated)]
    assert [NOW] * 4 == [values(report) for report in read]
    assert {} == values(read_lines(BARE))


def test_what_was_added_is_introduced_as_well() -> None:
    """As long as the list goes on; a measure of its own is nearer."""
    read = read_lines("Trong kỳ đã lập mới:\n- Sưu tra: 12\n- CTVBM: 03\n- Vai ảo: hiện có 4")
    assert {"ST.added": 12, "CTVBM.added": 3, "VAI_AO.current": 4} == values(read)


REASONS = {
    "do chết 01, chuyển đi nơi khác 02, tiến bộ 04": [1, 2, 4],
    "vì 01 chết, 02 chuyển đi nơi khác, 04 tiến bộ": [1, 2, 4],
    ", do: chết 01; chuyển nơi cư trú 02; không còn điều kiện 04": [1, 2, 4],
    "(nguyên nhân: chết 01, chuyển đi nơi khác 02, tiến bộ 04)": [1, 2, 4],
    "do chuyển đi nơi khác": [7],
    "do chết, hết 01": [],
}


@pytest.mark.parametrize("why", REASONS)
def test_why_files_went(why: str) -> None:
    """One by one, or all of them for one reason."""
    report = read_lines(f"{ST}- Thanh loại 7 đối tượng {why}; hiện có 30.")
    counts = [one.value for one in report.figures if "closing" in one.cell]
    assert (REASONS[why], []) == (counts, failures(report))
    assert ("ST.removed" in values(report)) == bool(counts)


NO_COUNT = [
    "10 đối tượng đến 12 đối tượng", "10 => 12", "10 -> 12", "10 → 12", "05(sáu)", "05 (sáu) đối tượng",
    "½", "Ⅴ", "⑤", "-03", "10 hoặc 12 đối tượng", "10 đối tượng (hay 11)", "từ 10 lên 12 đối tượng",
]  # fmt: skip


@pytest.mark.parametrize("said", NO_COUNT)
def test_a_number_that_may_be_another_is_listed_and_not_read(said: str) -> None:
    """A choice, a change, a word for another number, a digit that is a sign of its own."""
    report = read_lines(f"{ST}- Lập mới {said}; kết thúc 02.")
    assert {"ST.removed": 2} == values(report)
    assert [AMBIGUOUS] == [one.why for one in report.not_read if one.measure == "added"]


def test_an_equal_number_in_words_beside_it_is_a_count() -> None:
    """Up to a day is no choice either."""
    read = read_lines(f"{ST}- Lập mới 05 (năm) đối tượng, đến 14/10/2024 hiện có 12 đối tượng.")
    assert {"ST.added": 5, "ST.current": 12} == values(read)


@pytest.mark.parametrize("head", ["theo danh mục: I: 10; II 20", "Theo loại: A 10; B: 20"])
def test_a_list_by_what_divides_it(head: str) -> None:
    """The values need no word of their own."""
    found = values(read_lines(f"{ST}- Hiện có: 30. {head}"))
    assert [30, 10, 20] == list(found.values())


def test_a_symbol_in_brackets_behind_the_line_of_work_holds() -> None:
    """Below another line of work without a number, too."""
    lines = "B/ Số liệu\nSưu tra: đầu kỳ 5, hiện có 6\nCTVBM (LC): đầu kỳ = 06; hiện có 06"
    found = {"ST.opening": 5, "ST.current": 6, "CTVBM.opening.LC": 6, "CTVBM.current.LC": 6}
    assert found == values(read_lines(lines))


def test_a_numbered_line_of_text_counts_on_for_headings() -> None:
    """``C/`` behind the sentence ``B/`` ends what stood below that."""
    lines = "B/ Số liệu: có 2 biểu\nĐTCB: đầu kỳ 3; hiện có 3\nC/ Kết quả khác\n- Lập mới 06, thanh loại 2."
    found = values(read_lines(lines))
    assert {"DTCB.opening": 3, "DTCB.current": 3} == found


def test_movements_below_what_went() -> None:
    """``Kết thúc, thanh loại`` beside ``Chuyển giao đi`` and their sum."""
    heads = "Mảng|Đầu kỳ|Giảm trong kỳ|>|>\n<|<|Tổng số|Kết thúc, thanh loại|Chuyển giao đi"
    found = values(read_table(f"{heads}\nSưu tra|205|6|5|1"))
    closed = {"ST.removed.closed": 5, "ST.removed.transferred": 1}
    assert {"ST.opening": 205, "ST.removed": 6} | closed == found


def test_a_sum_beside_one_month_alone_is_not_known_to_be_the_periods() -> None:
    """Beside four quarters it is."""
    report = read_table("Mảng|Tháng 9|Lũy kế\n<|Lập mới|Lập mới\nSưu tra|2|9")
    assert {} == values(report)
    quarters = "Mảng|Quý I|Quý II|Quý III|Quý IV|Lũy kế\n<|Lập mới|Lập mới|Lập mới|Lập mới|Lập mới"
    report = read_table(f"{quarters}\nSưu tra|2|1|3|3|9")
    assert {"ST.added": 9} == values(report)
    assert COMPARISON in {one.why for one in report.not_read}


def test_a_letterhead_and_a_date_on_a_sheet_head_no_columns() -> None:
    """The table's own headings stand below them."""
    head = (
        "CÔNG AN HUYỆN SƠN KHÊ||Sơn Khê, ngày 16 tháng 10 năm 2024\nBẢNG TỔNG HỢP HỒ SƠ HIỆN CÓ|>|>"
    )
    found = values(read_table(f"{head}\nĐơn vị|Hiềm nghi|>\n<|HN|HV\nĐội 1|3|2", "", "Hien hanh"))
    assert {"HN.current.Đội-1.HN": 3, "HN.current.Đội-1.HV": 2} == found


MANNER = {
    "đơn vị đã khẩn trương, kịp thời lập mới 05 đối tượng": 5,
    "với tinh thần trách nhiệm cao, mặc dù còn nhiều khó khăn, đã lập mới 05 đối tượng": 5,
    "lập mới kịp thời 05 đối tượng": None,
    "lập mới 05 đối tượng đúng quy định": None,
}


@pytest.mark.parametrize("said", MANNER)
def test_how_it_was_done_narrows_nothing_before_the_measure(said: str) -> None:
    """Behind it it may; then the words that are not known are named."""
    report = read_lines(f"{ST}- Trong kỳ {said}.")
    assert MANNER[said] == values(report).get("ST.added")
    blocked = [one.word for one in report.not_read]
    assert blocked == (
        []
        if MANNER[said]
        else [" ".join(said.split()[2:4])]
        if "kịp" in said
        else ["đúng quy định"]
    )


def test_a_sentence_alone_in_a_paragraph_of_measures() -> None:
    """A weak word is enough there, though no heading says that these are statistics."""
    head = HEAD.replace("Số liệu từ", "Từ")
    said = "Duy trì 03 vai ảo (NV 02, CTV 01) và 01 hộp thư bí mật."
    before = "2. Về công tác cơ bản, CTVBM đầu kỳ 16, xây dựng mới 03, hiện sử dụng 17. "
    found = values(read_text(f"{head}\n{before}{said}"))
    now = {"VAI_AO.current": 3, "HTBM.current": 1}
    assert now.items() <= found.items()
    assert {} == values(read_text(f"{head}\n2. Về công tác cơ bản. {said}"))


SWINGS = {"+2": [], "2": [], "-2": ["change"], "+3": ["change"], "": []}


@pytest.mark.parametrize("swing", SWINGS)
def test_rises_and_falls_beside_two_times(swing: str) -> None:
    """Weighed against both; beside several figures it is not known of which it speaks."""
    heads = "Mảng|Đơn vị tính|Kỳ này|Cùng kỳ năm 2023|Tăng, giảm"
    report = read_table(f"{heads}\nSưu tra: lập mới|đối tượng|12|10|{swing}")
    assert SWINGS[swing] == [rule for rule, _ in failures(report)]
    several = read_table(f"Mảng|Lập mới|Hiện có|Cùng kỳ|Tăng, giảm\nSưu tra|12|30|10|{swing}")
    assert [] == failures(several)


RATES = {"+2|20": [], "+2|20,00%": [], "+2|120": [], "+2|25": ["change"], "+3|20": ["change"]}


@pytest.mark.parametrize("swing", RATES)
def test_rises_by_number_and_per_cent_below_one_heading(swing: str) -> None:
    """So many per cent of what there was are no rise."""
    heads = "Mảng|Cùng kỳ|Kỳ này|Tăng/giảm|>\n<|<|<|Số lượng|Tỷ lệ %"
    report = read_table(f"{heads}\nSưu tra: lập mới|10|12|{swing}")
    assert RATES[swing] == [rule for rule, _ in failures(report)]


def test_a_column_of_another_time_hides_no_wrong_movement(tmp_path: Path) -> None:
    """Nor one of rises and falls in the same line of text."""
    rows = [("đầu kỳ", 11, 9, "+2"), ("lập mới", 14, 12, "+2"), ("kết thúc", 13, 11, "+2")]
    rows += [("hiện có", 13, 10, "+3")]
    lines = [f"Hiềm nghi: {name}\thồ sơ\t{now}\t{then}\t{swing}" for name, now, then, swing in rows]
    heads = "Chỉ số\tĐơn vị tính\tKỳ này\tCùng kỳ năm 2023\tTăng, giảm"
    path = tmp_path / "bang.txt"
    path.write_text("\n".join([HEAD, heads, *lines]), "utf-8")
    assert ["movement"] == [rule for rule, _ in failures(read_file(path))]


def test_a_slot_filled_in_with_a_word_for_none() -> None:
    """Dots around it are left of the form; a blank slot says nothing."""
    lines = "- Đầu kỳ: ......Không......\n- Lập mới: ....Chưa làm được....\n- Hiện có: ...0...\n- Thanh loại: ........"
    found = {"ST.opening": 0, "ST.added": 0, "ST.current": 0, "ST.removed": None}
    assert found == values(read_lines(f"{ST}{lines}"))


def test_what_another_line_of_work_led_to_is_none_of_its_own() -> None:
    """In a table without headings of columns, below a title that names one line of work."""
    rows = "HIỆU QUẢ SỬ DỤNG VAI ẢO NĂM 2024|>\nĐối tượng đưa vào diện sưu tra|13\nTạo lập mới vai ảo|2"
    assert {"VAI_AO.added": 2} == values(read_table(rows))


def test_what_is_counted_in_one_line_of_work_alone() -> None:
    """``CTV`` is none of the special cases."""
    case = "4. Công tác chuyên án\n- Hiện có 1.\n+ CTV: hiện có 13"
    assert {"CA.current": 1} == values(read_lines(case))
    assert {"CTVBM.current": 13} == values(read_lines("5. Công tác CTVBM\n- Hiện có 13 CTV"))


def test_a_remark_beside_a_count_with_words_breaks_no_check() -> None:
    """The two numbers are of one thing, and neither is read."""
    rows = "Nội dung|Số liệu|Ghi chú\nA. SƯU TRA|>|>\nThanh loại|14 đối tượng|05 đối tượng do chuyển đi nơi khác"
    assert [] == failures(read_table(rows))
