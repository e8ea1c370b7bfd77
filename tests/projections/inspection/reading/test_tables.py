"""Statistics in tables: a cell's figure is what its row and its column say together."""

from __future__ import annotations

from projections.inspection.reading.stated.values import COMPARISON, SHARE
from tests.projections.made_reports import failing, failures, values
from tests.projections.made_tables import read_table

MEASURES = "TT|Mảng công tác|Đầu kỳ|Tăng|Giảm|Cuối kỳ"


def test_lines_of_work_down_and_measures_across() -> None:
    """The usual form; a dash and an empty cell are slots left blank."""
    found = values(read_table(f"{MEASURES}\n1|Sưu tra|18|09|05|22\n2|HTBM|1|-||1"))
    assert {"ST.opening": 18, "ST.added": 9, "ST.removed": 5, "ST.current": 22} == dict(
        list(found.items())[:4]
    )
    assert {"HTBM.opening": 1, "HTBM.added": None, "HTBM.removed": None, "HTBM.current": 1} == dict(
        list(found.items())[4:]
    )


def test_measures_down_and_symbols_across() -> None:
    """The other way round, below a heading that names the line of work."""
    found = values(
        read_table(
            "Nội dung|Tổng số|LT|LC|LD\nĐầu kỳ|9|3|5|1\nHiện có|10|4|5|1", "2.5. Công tác CTVBM"
        )
    )
    assert [9, 3, 5, 1, 10, 4, 5, 1] == list(found.values())
    assert ["CTVBM.opening", "CTVBM.opening.LT", "CTVBM.opening.LC", "CTVBM.opening.LD"] == list(
        found
    )[:4]


def test_a_failing_movement_names_the_row() -> None:
    """The row's cells joined by bars; the cell of the current figure."""
    report = read_table(f"{MEASURES}\n1|Sưu tra|18|09|05|25")
    assert [("movement", "1 | Sưu tra | 18 | 09 | 05 | 25")] == failures(report)
    assert "F2" == report.figure("ST.current").where.cell


def test_a_part_that_does_not_move_explains_its_total() -> None:
    """A row whose own movement another value would mend is one group with the list it stands in:
    both rows are told.
    """
    rows = "5|CTVBM|9|3|2|10\n|LT|3|1|0|4\n|LC|5|2|2|6\n|LD|1|0|0|1"
    found = failing(read_table(f"{MEASURES}\n{rows}"))
    assert [
        ("movement", "| LC | 5 | 2 | 2 | 6", 1),
        ("parts", "5 | CTVBM | 9 | 3 | 2 | 10", 1),
    ] == [(one.rule, one.where.text.strip(), one.group) for one in found]


def test_numbers_of_columns_rows_and_other_years_are_no_figures() -> None:
    """Neither (1) (2) (3) nor running numbers, rates, or the year before."""
    rows = (
        "TT|Mảng công tác|Năm 2023|Hiện có|Tỷ lệ %|So với cùng "
        "kỳ\n(1)|(2)|(3)|(4)|(5)|(6)\n1|Sưu tra|20|22|110|2"
    )
    assert {"ST.current": 22} == values(read_table(rows))


def test_figures_of_other_years_and_rates_are_listed() -> None:
    """Nothing is left out in silence, but the numbers of rows."""
    rows = (
        "TT|Mảng công tác|Năm 2023|Hiện có|Tỷ lệ %|So với cùng "
        "kỳ\n1|Sưu tra|20|22|110|+2\n2|HTBM|3|||"
    )
    report = read_table(rows)
    told = [(one.text, one.why) for one in report.not_read]
    assert [("20", COMPARISON), ("110", SHARE), ("3", COMPARISON)] == told
    assert [(22, 2)] == [(one.value, one.change) for one in report.changes]


def test_the_period_before_beside_its_movements_is_the_opening() -> None:
    """Before columns of additions, removals and what there is now; in any other place it is a
    comparison.
    """
    row = "1|Sưu tra|18|9|5|22"
    found = values(read_table(f"TT|Mảng công tác|Kỳ trước|Tăng|Giảm|Hiện có\n{row}"))
    assert {"ST.opening": 18, "ST.added": 9, "ST.removed": 5, "ST.current": 22} == found
    for heads in (
        "Kỳ trước|Đầu kỳ|Tăng|Giảm|Hiện có",
        "So với kỳ trước|Tăng|Giảm|Hiện có",
        "Kỳ trước|Tăng|Giảm",
    ):
        count = heads.count("|") + 1
        report = read_table(f"TT|Mảng công tác|{heads}\n1|Sưu tra|18" + "|9" * (count - 1))
        assert 18 not in values(report).values()
        assert [("18", COMPARISON)] == [(one.text, one.why) for one in report.not_read]
    report = read_table("TT|Mảng công tác|Tăng|Giảm|Hiện có|Kỳ trước\n1|Sưu tra|9|5|22|18")
    assert ["18"] == [one.text for one in report.not_read]


def test_a_section_is_not_led_away_by_a_heading_that_is_another_lines_symbol() -> None:
    """``Hệ loại`` heads classes of watch files here, and is a symbol's name elsewhere."""
    rows = (
        "Hệ loại|Số đối tượng|Ghi chú\n<|Đầu kỳ|Tăng|Giảm|Cuối "
        "kỳ|\nLoại A|8|3|2|9|\nTổng cộng|18|9|5|22|"
    )
    rows = rows.replace("Số đối tượng|", "Số đối tượng||||", 1)
    found = values(read_table(rows, "1. Công tác sưu tra"))
    assert (8, 9, 18, 22) == tuple(
        found[name] for name in ("ST.opening.A", "ST.current.A", "ST.opening", "ST.current")
    )
    assert {"ST"} == {name.partition(".")[0] for name in found}


def test_parts_of_a_table_stand_in_the_row_of_their_total() -> None:
    """Which of the rows is wrong cannot be told; the failing figure stands in the total's."""
    rows = "Mảng công tác|Ký hiệu|Tăng|Hiện có\nCTVBM|Tổng|3|10\n|LT|1|4\n|LC|2|4\n|LD|0|1"
    assert [("parts", "CTVBM | Tổng | 3 | 10")] == failures(read_table(rows))


def test_a_group_heads_the_rows_below_it() -> None:
    """A row without figures names the line of work, or the measure; a total names none and belongs
    to the group.
    """
    rows = (
        f"{MEASURES}\nI|Công tác CTVBM||||\n|Tổng "
        f"số|9|3|2|10\n|LT|3|1|0|4\nII|Công tác hiềm "
        f"nghi||||\n|HN|2|2|2|2"
    )
    found = values(read_table(rows))
    assert (9, 3, 2) == (found["CTVBM.opening"], found["CTVBM.opening.LT"], found["HN.current.HN"])
    measures = "Nội dung|LT|LC\nSố hiện có||\nCấp huyện|4|2\nSố lập mới||\nCấp huyện|1|0"
    found = values(read_table(measures, "2.5. Công tác CTVBM"))
    assert (4, 1) == (found["CTVBM.current.huyện.LT"], found["CTVBM.added.huyện.LT"])


def test_a_total_over_several_lines_of_work_is_none_of_them() -> None:
    """It is listed as not read."""
    report = read_table(f"{MEASURES}\n1|Sưu tra|18|09|05|22\n2|HTBM|1|0|0|1\n|Tổng cộng|19|9|5|23")
    assert {18, 22} <= set(values(report).values())
    assert 23 not in values(report).values()
    assert {"19", "9", "5", "23"} == {one.text for one in report.not_read}


def test_teams_and_the_total_of_them() -> None:
    """Rows of teams under a heading of one line of work."""
    rows = "Đơn vị|Đầu kỳ|Hiện có\nĐội Hình sự|2|3\nCông an xã Tân An|1|2\nTổng cộng|3|4"
    report = read_table(rows, "2.4. Công tác chuyên án")
    assert (3, 2, 4) == tuple(
        values(report)[f"CA.current{name}"] for name in (".Đội-Hình-sự", ".Công-an-xã-Tân-An", "")
    )
    assert [("level", "Tổng cộng | 3 | 4")] == failures(report)


def test_symbols_below_a_level_belong_to_it_only_if_indented() -> None:
    """Otherwise it cannot be told, and they are not read."""
    head = "2.5. Công tác CTVBM\nSố hiện có theo phân cấp:"
    found = values(
        read_table("Phân cấp|Số lượng\nCấp huyện|7\n- LT|4\n- LC|3\nTổng số|7\nLT|4", head)
    )
    assert {
        "CTVBM.current.huyện": 7,
        "CTVBM.current.huyện.LT": 4,
        "CTVBM.current.huyện.LC": 3,
    } == dict(list(found.items())[:3])
    assert {"CTVBM.current": 7, "CTVBM.current.LT": 4} == dict(list(found.items())[3:])
    assert {"CTVBM.current.huyện": 7} == values(
        read_table("Phân cấp|Số lượng\nCấp huyện|7\nLT|4\nLC|3", head)
    )


def test_words_and_numbers_side_by_side() -> None:
    """Two columns; what follows a measure breaks it down."""
    rows = "Đầu kỳ|18\nBổ sung mới|9\n- Loại A|3\n- Loại B|6\nHiện có|22"
    found = values(read_table(rows, "2.2. Công tác sưu tra"))
    assert {
        "ST.opening": 18,
        "ST.added": 9,
        "ST.added.A": 3,
        "ST.added.B": 6,
        "ST.current": 22,
    } == found


def test_counts_with_words_behind_them() -> None:
    """A cell may hold a count and its parts; what it says beyond that is listed."""
    rows = (
        "Mảng|Tăng|Hiện có\nCTVBM|03 hồ sơ (01 LT; 02 LC)|10 "
        "CTVBM\nSưu tra|09 cái gì đó|22 (chưa rà soát 05)"
    )
    report = read_table(rows)
    assert {
        "CTVBM.added": 3,
        "CTVBM.added.LT": 1,
        "CTVBM.added.LC": 2,
        "CTVBM.current": 10,
        "ST.current": 22,
    } == values(report)
    assert "09 cái gì đó" in {one.text for one in report.not_read}


def test_sentences_in_cells_are_read_as_sentences() -> None:
    """A table may be no more than a layout."""
    first = "Công tác sưu tra: đầu kỳ 18, bổ sung mới 09, thanh loại 05, hiện có 22"
    rows = f"TT|Nội dung\n1|{first}\n2|Công tác hộp thư bí mật: hiện có 01"
    assert [18, 9, 5, 22, 1] == list(values(read_table(rows)).values())


def test_a_row_without_a_name_is_read_only_when_it_is_the_only_one() -> None:
    """Below its heading the first row needs no name; a stray number does."""
    found = read_table("Đầu kỳ|Tăng|Giảm|Cuối kỳ\n18|09|05|22\n|||44", "2.2. Công tác sưu tra")
    assert [18, 9, 5, 22] == list(values(found).values())
    assert ["44"] == [one.text for one in found.not_read]


def test_merged_names_hold_for_every_row_they_span() -> None:
    """``CTVBM`` beside ``Tổng``, ``LT``, ``LC``."""
    rows = "Mảng|Ký hiệu|Đầu kỳ|Cuối kỳ\nCTVBM|Tổng số|8|9\n<|LT|3|4\n<|LC|5|5"
    found = values(read_table(rows))
    assert [8, 9, 3, 4, 5, 5] == list(found.values())
    assert "CTVBM.current.LC" in found


def test_a_symbol_beside_its_lines_name_is_not_taken_for_another() -> None:
    """``Hiềm nghi`` is also the name of the symbol HN; beside it HV stays HV."""
    rows = "Mảng|Ký hiệu|Đầu kỳ|Cuối kỳ\nHiềm nghi|Tổng số|4|4\nHiềm nghi|HN|3|3\nHiềm nghi|HV|1|1"
    found = values(read_table(rows))
    assert (4, 3, 1) == (found["HN.current"], found["HN.current.HN"], found["HN.current.HV"])


def test_a_sheets_name_is_a_heading() -> None:
    """Where it names a line of work."""
    rows = "Đầu kỳ|Cuối kỳ\n18|22"
    assert {"ST.opening": 18, "ST.current": 22} == values(read_table(rows, sheet="Sưu tra"))
    assert {} == values(read_table(rows, sheet="Bảng 1"))


def test_numbers_alone_are_no_table_of_counts() -> None:
    """Without a word in it nothing is said."""
    assert {} == values(read_table("1|2\n3|4", "2.2. Công tác sưu tra"))


def test_contradicting_headings_are_not_read() -> None:
    """A row of additions under a column of removals; a symbol of another line of work."""
    assert {} == values(
        read_table("Nội dung|Giảm trong kỳ\nTăng trong kỳ|5", "2.2. Công tác sưu tra")
    )
    assert {"CTVBM.current.LT": 4} == values(
        read_table("Nội dung|Hiện có LT|Hiện có loại A\nCTVBM|4|3")
    )


def test_years_below_removals_are_no_ways_of_closing() -> None:
    """The report's own is read, the other one's is not."""
    report = read_table(
        "Mảng|Đầu kỳ|>|Tăng|>|Giảm|>|Hiện có|>\n<|Năm 2023|Năm 2024|Năm 2023|Năm 2024|Năm 2023|Năm 2024|Năm 2023|Năm 2024\n"
        "Sưu tra|10|12|3|4|1|2|12|14"
    )
    assert {"ST.opening": 12, "ST.added": 4, "ST.removed": 2, "ST.current": 14} == values(report)
