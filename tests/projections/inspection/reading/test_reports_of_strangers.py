"""Turns of phrase of reports by other hands: what is read, and above all what is not read as
something else.
"""

from __future__ import annotations

import pytest

from projections.inspection.reading.stated.values import COMPARISON
from tests.projections.made_reports import failures, read_lines, read_text, values
from tests.projections.made_tables import read_table

DTCB, ST, HN, CA = (
    "1. Công tác ĐTCB\n",
    "2. Công tác sưu tra\n",
    "3. Công tác hiềm nghi\n",
    "4. Công tác chuyên án\n",
)
CTVBM = "5. Công tác CTVBM\n"

Read = dict[str, int | None]

WORDED: list[tuple[str, str, Read]] = [
    ("points between letters", "2/ Công tác S.T:\n+ Tăng: 05", {"ST.added": 5}),
    ("blanks between letters", "4/ Công tác C T V B M:\n+ Tăng: 05", {"CTVBM.added": 5}),
    (
        "another span",
        f"{ST}- Năm trước chuyển qua: 08\n- Tăng trong năm: 02",
        {"ST.opening": 8, "ST.added": 2},
    ),
    ("months are no count", f"{ST}- Trong 12 tháng bổ sung mới 03 đối tượng", {"ST.added": 3}),
    ("all of one symbol", f"{CA}- Kết thúc: 01 CA (VX)", {"CA.removed": 1, "CA.removed.VX": 1}),
    (
        "all of one type",
        f"{CTVBM}- Hiện có: 01 ĐT (loại 2)",
        {"CTVBM.current.LT": 1, "CTVBM.current.LT.2": 1},
    ),
    ("a symbol repeated", f"{DTCB}- Bổ sung mới 01 lĩnh vực (ĐV)", {"DTCB.added.ĐV": 1}),
    (
        "a whole town is no level",
        f"{ST}- Hiện nay toàn thị xã đang quản lý 50 đối tượng",
        {"ST.current": 50},
    ),
    (
        "an area under guard is no symbol",
        f"{DTCB}- Trên địa bàn huyện hiện có 05 hồ sơ",
        {"DTCB.current": 5},
    ),
    ("cases beside files", f"{CA}- Kết thúc 02 chuyên án, khởi tố 03 vụ", {"CA.removed": 2}),
    (
        "rises and falls as movements",
        f"{CTVBM}- Tăng 05, gồm: 02 LT, 03 LC; giảm 03, gồm: 01 LT, 02 LC",
        {
            "CTVBM.added": 5,
            "CTVBM.added.LT": 2,
            "CTVBM.added.LC": 3,
            "CTVBM.removed": 3,
            "CTVBM.removed.LT": 1,
            "CTVBM.removed.LC": 2,
        },
    ),
    (
        "rises and falls against another year",
        f"{ST}- Bổ sung mới 04\n- Tăng 02, giảm 0 so với cùng kỳ",
        {"ST.added": 4},
    ),
    (
        "the period before, before its movements",
        f"{ST}Kỳ trước: 210 - Lập mới: 15 - Kết thúc: 12 - Hiện có: 213",
        {"ST.opening": 210, "ST.added": 15, "ST.removed": 12, "ST.current": 213},
    ),
    ("the period before, alone", f"{ST}Kỳ trước: 210 - Lập mới: 15", {}),
    (
        "reasons",
        f"{ST}- Thanh loại: 7 đối tượng; lý do: chết 01, chuyển đi nơi khác 02, xét loại 04",
        {
            "ST.removed": 7,
            "ST.removed.closing-died": 1,
            "ST.removed.closing-left_area": 2,
            "ST.removed.closing-reviewed_out": 4,
        },
    ),
    (
        "one number for two ways of closing",
        f"{ST}- Thanh loại 07 đối tượng (chết: 01, bị bắt, khởi tố: 06)",
        {"ST.removed": 7, "ST.removed.closing-died": 1},
    ),
    (
        "one number for two ways of closing in a list",
        f"{ST}- Thanh loại 07 đối tượng, trong đó: chết: 01, bị bắt, khởi tố: 06",
        {"ST.removed": 7, "ST.removed.closing-died": 1},
    ),
    (
        "one number for two ways of closing that begin a list",
        f"{ST}- Thanh loại 07 đối tượng, trong đó: bị bắt, khởi tố 06; chết 01",
        {"ST.removed": 7, "ST.removed.closing-died": 1},
    ),
    (
        "a dimension before its values",
        f"{ST}- Hiện có 20, gồm: Danh mục: I 01; II 05; III 12; IV 02",
        {
            "ST.current": 20,
            "ST.current.I": 1,
            "ST.current.II": 5,
            "ST.current.III": 12,
            "ST.current.IV": 2,
        },
    ),
    (
        "a dimension on a line of its own",
        f"{ST}1.1. Đầu kỳ: 20 đối tượng\n- Phân theo danh mục:\n+ I: 05\n+ III: 15",
        {"ST.opening": 20, "ST.opening.I": 5, "ST.opening.III": 15},
    ),
    (
        "units on lines of their own",
        f"{ST}1.1. Đầu kỳ: 20 đối tượng\n- Phân theo đơn vị:\n+ Đội hình sự: 05\n+ Đội KT, MT: 15",
        {"ST.opening": 20, "ST.opening.Đội-hình-sự": 5, "ST.opening.Đội-KT-MT": 15},
    ),
    (
        "bare sources behind a word for them",
        f"{HN}- Xác lập mới 20\n* Nguồn: ĐTCB: 12; khác: 08",
        {"HN.added": 20, "HN.added.source-DTCB": 12, "HN.added.source-KHAC": 8},
    ),
    (
        "a weak word that begins a line",
        f"{CTVBM}- Mới: 03 CTVBM\n- KT: 0\n- Còn: 2 LC",
        {"CTVBM.added": 3, "CTVBM.removed": 0, "CTVBM.current.LC": 2},
    ),
    (
        "special cases by their letters",
        f"{CA}- Kết thúc: 02 CA, trong đó phá án: 02 CA",
        {
            "CA.removed": 2,
            "CA.removed.closing-solved": 2,
        },
    ),
    (
        "a share under a target",
        f"{ST}- Bổ sung mới 04\nĐã bố trí CTVBM cho 35/40 đối tượng loại B = 87,5%.",
        {"ST.added": 4},
    ),
    (
        "a heading that counts",
        f"{CTVBM}- Mới: 03 CTVBM\n6. HỘP THƯ BÍ MẬT: 12\n- Tăng: 02",
        {"CTVBM.added": 3, "HTBM.added": 2},
    ),
    ("a case's own number", f"{CA}- Đầu kỳ: 1 (VA 0724)", {"CA.opening": 1}),
    ("a reason without a number", f"{ST}- Giảm: 1 (lý do: bắt)", {"ST.removed": 1}),
    (
        "a count beside a flow, not of it",
        f"{ST}- Thanh loại: 36 đối tượng;\n- Số ST trên mạng: 12.",
        {"ST.removed": 36},
    ),
    (
        "ways of closing beside the removals",
        f"{ST}- Thanh loại: 36 đối tượng;\n- Chết: 06; chuyển đi: 30",
        {"ST.removed": 36, "ST.removed.closing-died": 6, "ST.removed.closing-left_area": 30},
    ),
    (
        "groups on the net",
        f"{DTCB}- Hiện có:\n+ Hội nhóm trên KGM (ĐN): 02",
        {"DTCB.current": None, "DTCB.current.ĐN": 2},
    ),
    ("a rise behind a number that was not read", f"{ST}- Có 02, tăng 01", {}),
    (
        "a target and its result on one line",
        f"{ST}(5) Chỉ tiêu số 5: lập mới từ 05 hồ sơ. Kết quả: bổ sung mới 09 đối tượng",
        {"ST.added": 9},
    ),
    (
        "glued letters",
        f"{ST}- Hiện có: 05 (loạiA: 02; DM1: 03)",
        {"ST.current": 5, "ST.current.A": 2, "ST.current.I": 3},
    ),
]


@pytest.mark.parametrize(
    ("text", "expected"), [case[1:] for case in WORDED], ids=[case[0] for case in WORDED]
)
def test_turns_of_phrase(text: str, expected: Read) -> None:
    """What people write, and what it means; nothing of it is false."""
    report = read_lines(text)
    assert (expected, []) == (values(report), failures(report))


def test_a_letter_for_a_nought_is_listed() -> None:
    """``O5`` is no number, and not passed over in silence."""
    report = read_lines(f"{ST}- Bổ sung mới: O5 đối tượng")
    assert ({}, ["Bổ sung mới: O5 đối tượng"]) == (
        values(report),
        [one.text for one in report.not_read],
    )


def test_a_number_without_a_colon() -> None:
    """``Số 15/BC-CAP``."""
    assert "15/BC-CAP" == read_text("CÔNG AN PHƯỜNG MẪU\nSố 15/BC-CAP\nBÁO CÁO").number


# ---- tables
# -------------------------------------------------------------------------------------------


def test_one_heading_over_additions_and_removals() -> None:
    """``Phát sinh trong kỳ`` says less than what stands below it."""
    heads = "Mảng|Đầu kỳ|Phát sinh trong kỳ|Phát sinh trong kỳ|Hiện có\n<|<|Tăng|Giảm|<"
    assert [18, 9, 5, 22] == list(values(read_table(f"{heads}\nSưu tra|18|9|5|22")).values())


def test_symbols_and_letters_beside_a_merged_line_of_work() -> None:
    """The line's own name among its symbols is one; A and B, named alone, are classes; sums are the
    line's.
    """
    rows = "Hiềm nghi|HN|5|4\n<|HV|2|1\n<|Cộng|7|5\nSưu tra|A|30|5\n<|B|70|15\n<|Cộng|100|20"
    found = values(read_table(f"Mảng công tác|Ký hiệu|Đầu kỳ|Tăng\n{rows}"))
    assert [
        "HN.opening.HN",
        "HN.added.HN",
        "HN.opening.HV",
        "HN.added.HV",
        "HN.opening",
        "HN.added",
    ] == list(found)[:6]
    assert {"ST.opening.A": 30, "ST.opening.B": 70, "ST.opening": 100}.items() <= found.items()


def test_a_line_of_work_and_its_abbreviation_in_one_row() -> None:
    """``Hiềm nghi | HN`` in a row of its own is the line, not its symbol."""
    found = values(
        read_table("Mảng công tác|Viết tắt|Đầu kỳ|Tăng\nHiềm nghi|HN|5|4\nChuyên án|CA|2|1")
    )
    assert {"HN.opening": 5, "HN.added": 4, "CA.opening": 2, "CA.added": 1} == found


def test_classes_and_symbols_across() -> None:
    """Two rows of headings; the upper one names the line of work."""
    heads = "Chỉ tiêu|Sưu tra|Sưu tra|Sưu tra|CTVBM|CTVBM\n<|Loại A|Loại B|Tổng|LT|LC"
    found = values(read_table(f"{heads}\nĐầu kỳ|30|70|100|6|20"))
    named = ["ST.opening.A", "ST.opening.B", "ST.opening", "CTVBM.opening.LT", "CTVBM.opening.LC"]
    assert dict(zip(named, [30, 70, 100, 6, 20], strict=True)) == found


def test_bare_letters_across() -> None:
    """Below ``Phân loại``, or below the dimension's own name."""
    heads = "Chỉ tiêu|Tổng|Phân loại|Phân loại|Danh mục|Danh mục\n<|<|A|B|I|II"
    found = values(read_table(f"{heads}\nĐầu kỳ|100|30|70|10|20", ST.strip()))
    assert {
        "ST.opening": 100,
        "ST.opening.A": 30,
        "ST.opening.B": 70,
        "ST.opening.I": 10,
        "ST.opening.II": 20,
    } == found


def test_columns_of_two_years() -> None:
    """Only this year's is read; the heading of years alone is a heading."""
    report = read_table(
        "Nội dung|Năm 2023|Năm 2024|Tỷ lệ\nSố đưa mới|18|20|11,1%\nSố hiện có|95|100|5%",
        ST.strip(),
    )
    assert ({"ST.added": 20, "ST.current": 100}, []) == (values(report), failures(report))
    assert ("18", COMPARISON) in [(one.text, one.why) for one in report.not_read]


def test_two_counts_of_one_thing_in_a_row_are_not_read() -> None:
    """What tells them apart was not understood."""
    report = read_table("Nội dung|Cột một|Cột hai\nSố đưa mới|18|20\nSố hiện có|95|95", ST.strip())
    assert ({"18", "20"}, []) == (
        {one.text for one in report.not_read} & {"18", "20"},
        failures(report),
    )
    assert "ST.added" not in values(report)


def test_the_whole_unit_is_a_total() -> None:
    """``Toàn huyện`` is no team."""
    report = read_table("Đơn vị|Đầu kỳ|Tăng\nĐội 1|10|2\nĐội 2|12|3\nToàn huyện|22|5", ST.strip())
    assert {"ST.opening": 22, "ST.added": 5}.items() <= values(report).items()


def test_units_in_a_table_are_not_who_reports() -> None:
    """The head ends where a table's figures begin."""
    head = "CÔNG AN HUYỆN MẪU\nDANH SÁCH"
    table = read_table("TT|Đơn vị|Đầu kỳ\n1|Công an xã An Bình|5\n2|Công an xã Tân Tiến|6")
    assert "CÔNG AN HUYỆN MẪU" == table.unit
    assert "CÔNG AN HUYỆN MẪU" == read_text(head).unit


def test_what_counts_are_counted_in_names_no_symbol() -> None:
    """``ĐT`` below ``ĐVT`` is short for *đối tượng*, not for *đặc tình*."""
    found = values(
        read_table("TT|Nội dung|ĐVT|Số liệu\nI|SƯU TRA||\n1|Đưa mới|ĐT|20\n2|Hiện quản lý|ĐT|104")
    )
    assert {"ST.added": 20, "ST.current": 104} == found


def test_ways_of_closing_below_a_heading_for_removals() -> None:
    """``Thanh loại`` beside others is one of them, not their sum."""
    heads = (
        "Mảng|Đầu kỳ|Lập mới|Kết thúc|Kết thúc|Kết thúc|Hiện có\n<|<|<|Khởi tố|Thanh loại|Chết|<"
    )
    report = read_table(f"{heads}\nSưu tra|100|20|6|8|2|104")
    closings = {
        "ST.removed.closing-prosecuted": 6,
        "ST.removed.closing-reviewed_out": 8,
        "ST.removed.closing-died": 2,
    }
    assert (closings, []) == (
        {name: value for name, value in values(report).items() if "removed" in name},
        failures(report),
    )


def test_ways_of_closing_in_rows_below_the_removals() -> None:
    """As long as no other measure comes between."""
    found = values(
        read_table(
            "Nội dung|Số liệu\nSố thanh loại|16\nTrong đó: chết|1\nSố hiện có|104\nchết|1",
            ST.strip(),
        )
    )
    assert {"ST.removed": 16, "ST.removed.closing-died": 1, "ST.current": 104} == found


def test_a_lines_own_name_among_its_symbols_and_their_sum() -> None:
    """In rows and in columns alike."""
    rows = read_table("Nội dung|Đầu kỳ\nHN|6\nHV|2\nCộng|8", HN.strip())
    columns = read_table("Nội dung|Tổng số|HN|HV\nĐầu kỳ|8|6|2", HN.strip())
    expected = {"HN.opening": 8, "HN.opening.HN": 6, "HN.opening.HV": 2}
    assert (expected, expected) == (values(rows), values(columns))
    assert [] == failures(rows) + failures(columns)


def test_a_column_of_kinds_is_none_of_removals() -> None:
    """``Loại`` is also a word for taking off the list."""
    found = values(
        read_table("Mảng công tác|Ký hiệu|Loại|Đầu kỳ|Giảm\nĐiều tra cơ bản|||4|1\n|ĐV||3|0")
    )
    assert {
        "DTCB.opening": 4,
        "DTCB.removed": 1,
        "DTCB.opening.ĐV": 3,
        "DTCB.removed.ĐV": 0,
    } == found


def test_measures_beside_counts_with_words() -> None:
    """A table of two columns, the left one of measures."""
    found = values(
        read_table(
            "Nội dung|Số lượng\nĐầu kỳ|100 đối tượng\nTăng|20 đối tượng (05 loại A, 15 loại B)",
            ST.strip(),
        )
    )
    assert {"ST.opening": 100, "ST.added": 20, "ST.added.A": 5, "ST.added.B": 15} == found
