"""Tables in plain text: rows divided by tabs or by wide blanks."""

from __future__ import annotations

from pathlib import Path

from tests.projections.made_reports import HEAD, failures, read_file, values


def written(folder: Path, *lines: str) -> Path:
    """A report with these lines below its head."""
    path = folder / "bang.txt"
    path.write_text("\n".join((HEAD, *lines)), "utf-8")
    return path


def test_tabs_divide_the_cells_of_a_table(tmp_path: Path) -> None:
    """As pasted from Word or Excel; an empty cell stays in its column, also at the end of a row."""
    report = read_file(
        written(
            tmp_path,
            "TT\tMảng\tĐầu kỳ\tTăng\tGiảm\tCuối kỳ",
            "1\tSưu tra\t18\t9\t5\t22",
            "2\tHiềm nghi\t2\t\t1",
            "3\tChuyên án\t1\t2\t2\t1",
        )
    )
    assert (22, 2, None, 1, 1) == tuple(
        values(report)[name]
        for name in ("ST.current", "HN.opening", "HN.added", "HN.removed", "CA.current")
    )
    assert [] == failures(report)


def test_wide_blanks_divide_cells_too(tmp_path: Path) -> None:
    """Columns set with blanks; the sentence below them is none of their rows."""
    report = read_file(
        written(
            tmp_path,
            "2. Công tác sưu tra",
            "Đơn vị          Đầu kỳ    Hiện có",
            "Đội Hình sự       3         4",
            "Đội Ma túy        5         7",
            "Cộng              8        11",
            "Thanh loại 02 đối tượng.",
        )
    )
    assert (4, 11, 2) == tuple(
        values(report)[name] for name in ("ST.current.Đội-Hình-sự", "ST.current", "ST.removed")
    )


def test_headings_that_leave_the_first_column_free_are_headings(tmp_path: Path) -> None:
    """They are one fewer than the cells of a row, and stand to the right of its name."""
    report = read_file(
        written(
            tmp_path,
            "2. Công tác sưu tra",
            "            Tổng    Loại A    Loại B",
            "Đầu kỳ       200      70       130",
            "Hiện có      205      71       134",
        )
    )
    assert {"ST.opening.A": 70, "ST.current": 205, "ST.current.B": 134}.items() <= values(
        report
    ).items()


def test_a_letterhead_set_with_blanks_is_no_table(tmp_path: Path) -> None:
    """Two columns of words hold no counts."""
    report = read_file(
        written(
            tmp_path,
            "CÔNG AN HUYỆN MẪU      CỘNG HÒA",
            "Số: 1/BC      Mẫu",
            "2. Sưu tra: hiện có 5",
        )
    )
    assert {"ST.current": 5} == values(report)


def test_bars_at_both_ends_frame_a_row_or_divide_empty_cells(tmp_path: Path) -> None:
    """As the rows beside it do: every cell stays below its heading."""
    report = read_file(
        written(
            tmp_path,
            "Mảng | Tồn đầu | Phát sinh | | Tồn cuối | Ghi chú",
            " | | Tăng | Giảm | | |",
            "Sưu tra | 18 | 9 | 5 | 22 |",
            "Hiềm nghi | 2 | 1 | 2 | 1 | đủ",
        )
    )
    assert {"ST.opening": 18, "ST.added": 9, "ST.removed": 5, "ST.current": 22} == {
        name: value for name, value in values(report).items() if name.startswith("ST")
    }
    framed = read_file(written(tmp_path, "| Mảng | Tăng | Giảm |", "| Sưu tra | 9 | 5 |"))
    assert values(framed) == {"ST.added": 9, "ST.removed": 5}


def test_bars_and_tabs_divide_rows_of_one_count(tmp_path: Path) -> None:
    """Wide blanks may stand in a sentence."""
    rows = ("Mảng|Chỉ số|Số lượng", "Sưu tra|Đầu kỳ|18", "|Lập mới|9")
    for mark in ("|", "\t"):
        report = read_file(written(tmp_path, *(row.replace("|", mark) for row in rows)))
        assert values(report) == {"ST.opening": 18, "ST.added": 9}


ACCOUNT = {"ST.opening": 40, "ST.added": 3, "ST.removed": 1, "ST.current": 42}


def test_dashes_and_strokes_divide_cells_below_headings(tmp_path: Path) -> None:
    """A name with a dash in it ends the table; headings that say more are none."""
    heads = "Nội dung - Đầu kỳ - Tăng - Giảm - Hiện có"
    dashed = [heads, "Sưu tra - 40 - 3 - 1 - 42", "Đội Kinh tế - Ma túy - 20 - 3 - 1 - 22"]
    assert values(read_file(written(tmp_path, *dashed))) == ACCOUNT
    stroked = ["Mảng / ĐK / T / G / CK", "Sưu tra / 40 / 3 / 1 / 42"]
    assert values(read_file(written(tmp_path, *stroked))) == ACCOUNT
    said = ["2. Hiềm nghi", "Sưu tra: Đầu kỳ - Tăng - Giảm - Hiện có", "40 - 3 - 1 - 42"]
    assert values(read_file(written(tmp_path, *said))) == {}
