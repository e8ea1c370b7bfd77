"""Who reports where a paper has no usual title, headings that narrow nothing, columns of ways."""

from __future__ import annotations

import pytest

from projections.inspection.reading.frames.papers import without_papers
from projections.inspection.reading.lexicon.form import year_end_form
from projections.inspection.reading.lines.phrases import nodes
from tests.projections.made_reports import read_lines, read_text, values
from tests.projections.made_tables import read_table

Read = dict[str, int | None]

LINES = "1. Sưu tra: đầu kỳ 40; lập mới 6; thanh loại 4; hiện có 42"
FIGURES: Read = {"ST.opening": 40, "ST.added": 6, "ST.removed": 4, "ST.current": 42}
PERIOD = "(15/10/2023 - 14/10/2024)"


@pytest.mark.parametrize(
    ("head", "unit"),
    [
        ("CÔNG AN TỈNH MẪU\nCÔNG AN HUYỆN TÂN MẪU\nVề công tác năm 2024", "CÔNG AN HUYỆN TÂN MẪU"),
        ("CÔNG AN TỈNH MẪU\nCÔNG AN HUYỆN TÂN MẪU\nTRẢ LỜI\nCông văn 12", "CÔNG AN HUYỆN TÂN MẪU"),
        ("CÔNG AN HUYỆN TÂN MẪU\nVề tình hình năm 2024", "CÔNG AN HUYỆN TÂN MẪU"),
    ],
)
def test_who_reports_without_a_usual_title(head: str, unit: str) -> None:
    """Their names at the beginning head none of the figures."""
    report = read_text(f"{head}\n{PERIOD}\n{LINES}")
    assert (unit, FIGURES) == (report.unit, values(report))


def test_a_message_of_one_line() -> None:
    """Who speaks in it reports; who is spoken of behind another does not."""
    said = "số liệu tháng 9 (15/8/2024 - 14/9/2024): ST đầu tháng 40, mới 3, loại 1, còn 42"
    report = read_text(f"CAX Hà An báo cáo anh {said}")
    found: Read = {"ST.opening": 40, "ST.added": 3, "ST.removed": 1, "ST.current": 42}
    assert ("CAX Hà An", found) == (report.unit, values(report))
    assert read_text(f"CAX Hà An: {said}").unit is None


@pytest.mark.parametrize(
    "heading",
    [
        "NHỮNG KẾT QUẢ ĐẠT ĐƯỢC",
        "SỐ LIỆU THEO YÊU CẦU CỦA ĐOÀN KIỂM TRA",
        "KIỂM ĐIỂM VIỆC THỰC HIỆN NHIỆM VỤ",
        "KẾT QUẢ TỪNG MẶT CÔNG TÁC",
        "KẾT QUẢ TỰ KIỂM TRA",
        "SỐ LIỆU LÀM CĂN CỨ CHẤM ĐIỂM",
        "KẾT QUẢ THỰC HIỆN KẾ HOẠCH SỐ 12/KH-CAT",
    ],
)
def test_headings_that_narrow_nothing(heading: str) -> None:
    """They say what figures are for, or how they were come by."""
    assert values(read_lines(f"I. {heading}\n{LINES}")) == FIGURES


@pytest.mark.parametrize(
    "heading",
    ["SỐ LIỆU MINH HỌA", "SỐ LIỆU THAM KHẢO", "KẾT QUẢ THÁNG CAO ĐIỂM", "KẾ HOẠCH SỐ 12/KH-CAT"],
)
def test_headings_that_may_narrow(heading: str) -> None:
    """Of another time, of others, planned, or examples."""
    assert values(read_lines(f"I. {heading}\n{LINES}")) == {}


@pytest.mark.parametrize(("paper", "planned"), [("Thông tư", False), ("Kế hoạch", True)])
def test_norms_plan_nothing(paper: str, planned: bool) -> None:
    """A circular says how work is done, a plan how much."""
    found = nodes(f"Công tác sưu tra theo {paper} số 12/2020/TT-BCA", year_end_form(), None)
    assert without_papers(found)[1] is planned


WAYS = """Mảng|Tổng kết thúc|Trong đó|>|Lập mới|Nguồn|>
<|<|Lập chuyên án|Khởi tố|<|ĐTCB|Sưu tra
Hiềm nghi|8|5|3|9|2|7"""


def test_columns_of_ways_and_sources() -> None:
    """Below ``Trong đó`` or ``Nguồn`` they divide the column before them."""
    assert values(read_table(WAYS)) == {
        "HN.removed": 8, "HN.removed.closing-to_case": 5, "HN.removed.closing-prosecuted": 3,
        "HN.added": 9, "HN.added.source-DTCB": 2, "HN.added.source-ST": 7,
    }  # fmt: skip


def test_a_column_of_flows_named_as_values_are() -> None:
    """``Loại`` behind stocks and flows holds no names, though ``1`` could be one."""
    table = "Mảng|Đầu kỳ|Mới|Loại|Còn lại\nSưu tra|10|2|1|11\nHiềm nghi|1|1|1|1"
    assert not any("list" in it.cell or "class" in it.cell for it in read_table(table).figures)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("lập mới 6, bằng năm trước; hiện có 42", {"ST.added": 6, "ST.current": 42}),
        ("năm 2023 lập mới 6; hiện có 42", {}),
        (
            "lập mới 6, cùng kỳ 5; thanh loại 4, cùng kỳ 3; hiện có 42",
            {
                "ST.added": 6,
                "ST.removed": 4,
                "ST.current": 42,
            },
        ),
        ("lập mới 6, năm 2023 là 5; hiện có 42", {"ST.added": 6, "ST.current": 42}),
        ("lập mới 6; năm 2023 có 40; thanh loại 3", {"ST.added": 6}),
        ("lập mới 6, năm 2023; lập mới 7, năm 2024", {"ST.added": 7}),
        ("lập mới 6 (năm 2023); hiện có 42", {"ST.current": 42}),
        ("lập mới 6, cùng kỳ năm trước; hiện có 42", {"ST.current": 42}),
        ("ĐK 40/ LM 6/ TL 4/ CK 42", FIGURES),
    ],
)
def test_what_a_count_is_compared_with(line: str, expected: Read) -> None:
    """Behind the count it holds for nothing else; before it, for what follows."""
    assert values(read_lines(f"1. Sưu tra\n{line}")) == expected


MOTIVES = [
    ("Nhận thức rõ tầm quan trọng của công tác này, đơn vị đã", True),
    ("Nhờ làm tốt công tác vận động quần chúng, đơn vị đã", True),
    ("Trước tình hình trên, Công an huyện đã", True),
    ("Với sự phối hợp của Đội Ma túy, đơn vị đã", False),
    ("Nhờ quản lý đối tượng nước ngoài, đơn vị đã", False),
    ("Đối với người nước ngoài, đơn vị đã", False),
    ("Để quản lý số tù tha về, đơn vị đã", False),
]


@pytest.mark.parametrize(("words", "harmless"), MOTIVES)
def test_why_or_how_all_of_it_was_done(words: str, harmless: bool) -> None:
    """At the beginning of a sentence, naming nobody and nothing counted; to what end may narrow."""
    found = values(read_lines(f"1. Sưu tra\n{words} lập mới 6 hồ sơ"))
    assert found == ({"ST.added": 6} if harmless else {})


OPENED: Read = {"ST.opening": 10, "ST.added": 2, "ST.removed": 1, "ST.current": 11}
FLOWS: Read = {"ST.added": 2, "ST.removed": 1}
LEFT: list[tuple[str, Read]] = [
    ("Tồn 10|Tăng 2|Giảm 1|Còn 11", OPENED),
    ("Đầu kỳ 10|Tăng 2|Giảm 1|Tồn 11", OPENED),
    ("Tăng 2|Giảm 1|Tồn 11", FLOWS),
    ("Tồn 10", {}),
]


@pytest.mark.parametrize(("account", "expected"), LEFT)
def test_what_is_left_in_columns_and_in_rows(account: str, expected: Read) -> None:
    """``Tồn`` is what there was before flows, what is left behind them and the opening."""
    parts = [one.rsplit(" ", 1) for one in account.split("|")]
    heads, counts = ("|".join(it) for it in zip(*parts, strict=True))
    columns = read_table(f"Mảng|{heads}\nSưu tra|{counts}\nLoại A|{counts}")
    assert {it for it in values(columns).items() if not it[0].endswith(".A")} == {*expected.items()}
    rows = "\n".join(f"{head}|{count}" for head, count in parts)
    assert values(read_table(f"Nội dung|Số lượng\n{rows}", "1. Sưu tra")) == expected


def test_an_opening_by_a_weak_word_alone() -> None:
    """``Tồn: 42`` with nothing else of its line may be what there is now."""
    assert values(read_lines("1. Sưu tra\n- Tồn: 42")) == {}
    assert values(read_lines("1. Sưu tra\n- Tồn: 42\n- Hiện có: 44")) == {
        "ST.opening": 42, "ST.current": 44,
    }  # fmt: skip


ACCOUNT = "\n- Đầu kỳ: 4\n- Hiện có: 5, trong đó: danh mục I: 2"


@pytest.mark.parametrize(
    ("heading", "cell"),
    [
        ("2. Sưu tra loại A", "A"),
        ("A. ĐỐI TƯỢNG SƯU TRA LOẠI A", "A"),
        ("II. Đối tượng ST loại B:", "B"),
        ("2. Công tác sưu tra\na) ST loại A", "A"),
        ("2. Công tác sưu tra\n* Sưu tra loại B:", "B"),
    ],
)
def test_a_heading_of_a_class_that_names_its_line_of_work(heading: str, cell: str) -> None:
    """What is below it is of the class, lists of it too."""
    found = values(read_lines(f"{heading}{ACCOUNT}"))
    assert {f"ST.opening.{cell}", f"ST.current.{cell}", f"ST.current.{cell}.I"} == {*found}


@pytest.mark.parametrize(
    "heading", ["2. Loại A", "2. Sưu tra loại A nữ", "2. Sưu tra loại A do Công an tỉnh quản lý"]
)
def test_a_heading_of_a_class_without_its_line_or_narrowed(heading: str) -> None:
    """Nothing is read below it."""
    assert {} == values(read_lines(f"{heading}{ACCOUNT}"))


def test_both_classes_together_are_all() -> None:
    """Below headings of each."""
    one = "A. Sưu tra loại A\nĐầu kỳ: 5\nB. Sưu tra loại B\nĐầu kỳ: 7\n"
    found = values(read_lines(f"{one}C. TỔNG HỢP CẢ HAI LOẠI\nTổng số sưu tra đầu kỳ 12"))
    assert {"ST.opening.A": 5, "ST.opening.B": 7, "ST.opening": 12} == found


def test_rows_and_columns_of_classes_name_their_line_of_work() -> None:
    """Without a heading above the table."""
    rows = read_table("TT|Nội dung|Đầu kỳ|Tăng\n1|Sưu tra loại A|4|2\n2|ST loại B|9|3")
    assert [4, 2, 9, 3] == list(values(rows).values())
    columns = read_table("Đơn vị|Sưu tra loại A|ST loại B\nĐội 1|4|9", "Bảng tổng hợp hiện có")
    assert {"ST.current.Đội-1.A": 4, "ST.current.Đội-1.B": 9} == values(columns)
